//! One line for what became of a task.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use crate::journal::{TaskState, TaskStatus};
use crate::model::{ArtifactKind, BotId, ByteSize, Outcome, Span};
use crate::output::{Layout, NAME_COLUMN, Palette, clock_time};
use crate::reaction::forward;

/// The column in which a line goes on that has no room.
const BELOW: usize = 10;
/// The column in which what is told begins: after time, name and bot.
const BEFORE: usize = BELOW + NAME_COLUMN + 2 + 8 + 2;

/// What is needed to tell people of tasks.
#[derive(Clone, Debug, Default)]
pub(crate) struct TerminalOptions {
    /// What the targets of relayed events are called, by their names in the journal.
    pub(crate) targets: HashMap<String, String>,
    /// Where files go, a folder per bot in it; `None` if none are fetched.
    pub(crate) folder: Option<PathBuf>,
    /// The flags with which `events` finds the journal again; `None` where nothing of it is left.
    pub(crate) journal_flags: Option<String>,
    /// Bots of which is shown first what the journal has from before.
    pub(crate) history: Vec<BotId>,
    /// Whether somebody else shows the chunks of live transcripts.
    pub(crate) omits_chunks: bool,
}

/// What the record of an attempt says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum TaskRecord {
    Artifact {
        kind: ArtifactKind,
        path: Option<String>,
        bytes: Option<u64>,
        error: Option<String>,
    },
    Exec {
        duration_ms: u64,
    },
    Forward {
        status: Option<u16>,
        duration_ms: u64,
        error: Option<String>,
    },
    Session {
        outcome: Outcome,
        duration_s: Option<f64>,
        artifacts: Vec<ArtifactKind>,
        #[serde(default)]
        failed: Vec<ArtifactKind>,
        #[serde(default)]
        corrects: bool,
    },
}

/// The line; `None` where people are spared one.
pub(super) fn line(task: &TaskStatus, options: &TerminalOptions, layout: Layout, palette: Palette) -> Option<String> {
    match serde_json::from_str(task.detail.as_deref()?).ok()? {
        TaskRecord::Artifact { kind, path, bytes, error } => {
            let verb = if task.state == TaskState::Done { "saved" } else { "failed" };
            let size = bytes.map(|bytes| format!(" ({})", ByteSize(bytes))).unwrap_or_default();
            let saved = || match &path {
                Some(path) => layout.together(&(layout.path(Path::new(path), BEFORE, size.len()) + &size)),
                None => "nothing to save".to_owned(),
            };
            let is_good = task.state == TaskState::Done;
            Some(dated(task, &format!("{kind} {verb}"), is_good, &error.unwrap_or_else(saved), palette))
        }
        TaskRecord::Exec { duration_ms } => Some(exec(task, duration_ms, options, palette)),
        TaskRecord::Forward { status, duration_ms, error } => {
            let target = options.targets.get(&task.target).unwrap_or(&task.target);
            let (seq, bot_id, error) = (task.seq, task.bot_id.as_ref(), error.as_deref());
            relayed(task, &forward::Told { seq, bot_id, target, status, duration_ms, error }, palette)
        }
        TaskRecord::Session { outcome, duration_s, artifacts, failed, corrects } => {
            let mut parts = vec![outcome.as_str().replace('_', " ")];
            let duration = duration_s.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
            parts.extend(duration.map(|duration| Span(duration).to_string()));
            let names = |kinds: &[ArtifactKind]| kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ");
            match (artifacts.is_empty(), &options.folder, &task.bot_id) {
                (false, Some(folder), Some(bot_id)) => {
                    parts.push(format!("{} in {}", names(&artifacts), of_bot(folder, bot_id, layout)));
                }
                (true, Some(_), _) => parts.push("no files".to_owned()),
                (_, None, _) | (_, _, None) => {}
            }
            if !failed.is_empty() {
                parts.push(format!("could not be made: {}", names(&failed)));
            }
            parts.extend(task.remark.clone());
            let name = if corrects { "session corrected" } else { "session ended" };
            Some(dated(task, name, !outcome.is_failure(), &parts.join(", "), palette))
        }
    }
}

/// The folder of a bot, with the id as short as elsewhere where the whole has no room on a line.
fn of_bot(folder: &Path, bot_id: &BotId, layout: Layout) -> String {
    let whole = folder.join(bot_id.as_str());
    let shown = layout.path(&whole, 0, BELOW);
    if shown.starts_with('…') { folder.join(format!("{}…", bot_id.short())).display().to_string() } else { shown }
}

/// `07:11:51  audio saved               6667fd0c  path`.
fn dated(task: &TaskStatus, name: &str, is_good: bool, text: &str, palette: Palette) -> String {
    let name = format!("{name:NAME_COLUMN$}");
    let name = if is_good { palette.good(&name) } else { palette.bad(&name) };
    let bot =
        task.bot_id.as_ref().map_or_else(|| format!("{:8}", "-"), |id| palette.bot(id, &format!("{:8}", id.short())));
    format!("{}  {name}  {bot}  {text}", palette.faint(&clock_time(task.updated_at)))
}

/// `→ exit 3 31 ms  6667fd0c #12`, with what to do where that is no success.
fn exec(task: &TaskStatus, duration_ms: u64, options: &TerminalOptions, palette: Palette) -> String {
    let tie = forward::tie(task.bot_id.as_ref(), task.seq, palette);
    match &task.remark {
        None => format!("  → {} {duration_ms} ms  {tie}", palette.good("exit 0")),
        Some(failure) => {
            let again = options.journal_flags.as_ref().map(|flags| {
                let seq = task.seq;
                format!("  run it again with `meetstream events replay {seq}{flags}`")
            });
            format!("  → {} {duration_ms} ms  {tie}{}", palette.bad(failure), again.unwrap_or_default())
        }
    }
}

/// The line of an attempt to relay. People are spared repetitions of a failure, and told of an absence in one line.
fn relayed(task: &TaskStatus, told: &forward::Told<'_>, palette: Palette) -> Option<String> {
    let is_retried = task.state.is_open();
    let is_away = is_retried && task.retry_at.is_none();
    if is_away || (is_retried && task.attempts > 1) {
        return None;
    }
    let mut line = forward::line(told, palette);
    if task.attempts > 1 {
        line.push_str(&palette.faint(&format!(" (attempt {})", task.attempts)));
    }
    if is_retried {
        line.push_str(&palette.faint(" (kept: fix the app, it is tried again until it succeeds)"));
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Seq;

    const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";

    fn task(detail: &str) -> TaskStatus {
        let at = "2026-02-27T07:11:51Z".parse().unwrap();
        TaskStatus {
            change: 1,
            reaction: "download".to_owned(),
            target: String::new(),
            seq: Seq(1),
            bot_id: Some(BOT.parse().unwrap()),
            state: TaskState::Done,
            attempts: 1,
            retry_at: None,
            updated_at: at,
            detail: Some(detail.to_owned()),
            kind: None,
            remark: None,
        }
    }

    /// What is told, without the time of day.
    fn told(detail: &str, width: Option<usize>) -> String {
        let options = TerminalOptions { folder: Some("recordings".into()), ..TerminalOptions::default() };
        let layout = Layout::of(width);
        let line = layout.fit(&line(&task(detail), &options, layout, Palette::new(false)).unwrap());
        line.get(10..).unwrap().to_owned()
    }

    #[test]
    fn a_path_is_shortened_and_stays_on_one_line_with_its_size() {
        let saved = format!(
            r#"{{"type":"artifact","bot_id":"{BOT}","kind":"audio","state":"saved","path":"recordings/{BOT}/audio.wav","bytes":768000}}"#
        );
        let ended = format!(
            r#"{{"type":"session","bot_id":"{BOT}","outcome":"completed","duration_s":1799.0,"artifacts":["audio","video"]}}"#
        );
        let widths = [Some(40), Some(60), Some(80), Some(120), None];
        let told = widths.map(|width| format!("--- {width:?}\n{}\n{}\n", told(&saved, width), told(&ended, width)));
        insta::assert_snapshot!(told.concat(), @r"
        --- Some(40)
        audio saved
                  6667fd0c
                  …/audio.wav (750.0 KiB)
        session ended
                  6667fd0c  completed, 29m 59s,
                  audio, video in
                  recordings/6667fd0c…
        --- Some(60)
        audio saved               6667fd0c
                  …/audio.wav (750.0 KiB)
        session ended             6667fd0c  completed, 29m
                  59s, audio, video in
                  recordings/6667fd0c-0165-471a-a880-06a1180be377
        --- Some(80)
        audio saved               6667fd0c  …/audio.wav (750.0 KiB)
        session ended             6667fd0c  completed, 29m 59s, audio, video
                  in recordings/6667fd0c-0165-471a-a880-06a1180be377
        --- Some(120)
        audio saved               6667fd0c  recordings/6667fd0c-0165-471a-a880-06a1180be377/audio.wav (750.0 KiB)
        session ended             6667fd0c  completed, 29m 59s, audio, video in
                  recordings/6667fd0c-0165-471a-a880-06a1180be377
        --- None
        audio saved               6667fd0c  recordings/6667fd0c-0165-471a-a880-06a1180be377/audio.wav (750.0 KiB)
        session ended             6667fd0c  completed, 29m 59s, audio, video in recordings/6667fd0c-0165-471a-a880-06a1180be377
        ");
    }
}
