//! Bars for files on their way.

use std::collections::BTreeMap;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use super::layout::NAME_COLUMN;
use super::printer::stderr_width;
use crate::model::{BotId, shortened};

/// What a bar shows, the name in its column.
const WIDE: Columns = Columns {
    known: "{prefix:<24} {binary_bytes:>10} of {binary_total_bytes:<10} {wide_bar} {binary_bytes_per_sec}  {eta}",
    unknown: "{prefix:<24} {binary_bytes:>10}  {binary_bytes_per_sec}",
};
/// The same where there is less room than [`WIDEST`].
const NARROW: Columns = Columns {
    known: "{prefix:<16.16} {binary_bytes:>10} {wide_bar} {eta}",
    unknown: "{prefix:<16.16} {binary_bytes:>10}",
};
/// The fewest columns in which the wide columns leave room for a bar.
const WIDEST: usize = 90;

/// What is shown of a file of known and of unknown length.
#[derive(Clone, Copy, Debug)]
struct Columns {
    known: &'static str,
    unknown: &'static str,
}

impl Columns {
    fn of_terminal() -> Self {
        if stderr_width().is_some_and(|width| width < WIDEST) { NARROW } else { WIDE }
    }

    /// A length of nothing is one that nobody has told yet.
    fn of(self, total: Option<u64>) -> &'static str {
        if total.is_some_and(|total| total > 0) { self.known } else { self.unknown }
    }
}

/// Bars on a terminal; they go with this.
pub(super) struct Bars {
    progress: MultiProgress,
    /// Lines above the files.
    lines: Vec<ProgressBar>,
    files: BTreeMap<(BotId, String), ProgressBar>,
    /// All files together; there only when there were several at once.
    total: Option<ProgressBar>,
}

/// What is shown of a file.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    pub(super) name: String,
    /// In bytes, as are the others.
    pub(super) done: u64,
    pub(super) total: Option<u64>,
    /// Bytes that were there when it began.
    pub(super) resumed: u64,
    /// What there is to say besides numbers.
    pub(super) remark: String,
}

impl Bars {
    pub(super) fn on(progress: MultiProgress) -> Self {
        Self { progress, lines: Vec::new(), files: BTreeMap::new(), total: None }
    }

    /// Shows lines above the files; as many as before, or more.
    pub(super) fn say(&mut self, lines: Vec<String>) {
        for (place, line) in lines.into_iter().enumerate() {
            if place == self.lines.len() {
                let bar = ProgressBar::no_length().with_style(style("{wide_msg}"));
                self.lines.push(self.progress.insert(place, bar));
            }
            if let Some(bar) = self.lines.get(place) {
                bar.set_message(line);
            }
        }
    }

    /// Shows files; and all together, where the bytes of those that are here already are given.
    pub(super) fn show(&mut self, files: &BTreeMap<(BotId, String), Bar>, arrived: Option<u64>) {
        self.files.retain(|key, bar| {
            let stays = files.contains_key(key);
            if !stays {
                bar.finish_and_clear();
            }
            stays
        });
        self.show_total(files, arrived);
        for (key, file) in files {
            let place = self.lines.len();
            let bar = self.files.entry(key.clone()).or_insert_with(|| begin(&self.progress, place, file));
            if bar.length() != file.total {
                bar.set_style(of_file(file.total));
                match file.total {
                    Some(total) => bar.set_length(total),
                    None => bar.unset_length(),
                }
            }
            bar.set_position(file.done);
            bar.set_message(file.remark.clone());
        }
    }

    fn show_total(&mut self, files: &BTreeMap<(BotId, String), Bar>, arrived: Option<u64>) {
        let Some(arrived) = arrived else {
            self.total.take().inspect(ProgressBar::finish_and_clear);
            return;
        };
        let total = self.total.get_or_insert_with(|| {
            let bar = ProgressBar::no_length().with_prefix("total");
            self.progress.add(bar)
        });
        let sum = |of: fn(&Bar) -> u64| files.values().map(of).sum::<u64>().saturating_add(arrived);
        let length =
            files.values().all(|file| file.total.is_some()).then(|| sum(|file| file.total.unwrap_or_default()));
        total.set_style(style(Columns::of_terminal().of(length)));
        match length {
            Some(length) => total.set_length(length),
            None => total.unset_length(),
        }
        total.set_position(sum(|file| file.done));
    }
}

impl Drop for Bars {
    fn drop(&mut self) {
        let files = std::mem::take(&mut self.files).into_values();
        for bar in std::mem::take(&mut self.lines).into_iter().chain(files).chain(self.total.take()) {
            bar.finish_and_clear();
        }
    }
}

fn begin(progress: &MultiProgress, place: usize, file: &Bar) -> ProgressBar {
    let bar = ProgressBar::no_length().with_style(of_file(None)).with_position(file.resumed);
    let bar = progress.insert(place, bar.with_prefix(shortened(&file.name, NAME_COLUMN)));
    bar.reset_eta();
    bar
}

/// What is shown of one file: its columns, and what there is to say.
fn of_file(total: Option<u64>) -> ProgressStyle {
    style(&format!("{}  {{msg}}", Columns::of_terminal().of(total)))
}

/// A template of ours always parses; a broken one would show the default.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
