//! Progress on stderr: bars on a terminal, a line every ten seconds elsewhere, nothing when quiet.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use jiff::Timestamp;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior};

use crate::artifact::{Progress, Step, Update};
use crate::context::Clock;
use crate::model::{Span, printable};
use crate::output::record::{ArtifactState, StreamRecord};
use crate::output::{Format, Printer, Volume};

/// How often a line is written where there is no terminal.
const EVERY: Duration = Duration::from_secs(10);

/// What is shown while files arrive. Dropping it, or [`Display::end`], clears the bars.
pub(super) struct Display {
    shown: Arc<Shown>,
    lines: Option<JoinHandle<()>>,
}

struct Shown {
    printer: Printer,
    clock: Clock,
    /// Whether records of started files go to stdout.
    records: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    files: BTreeMap<String, File>,
    /// All files together; there only when there are several.
    total: Option<ProgressBar>,
}

/// One file on its way.
struct File {
    bar: ProgressBar,
    done: u64,
    total: Option<u64>,
    expires_at: Option<Timestamp>,
    attempt: Option<u32>,
    began: Instant,
    /// Bytes that were there when it began.
    resumed: u64,
}

impl Display {
    /// Begins to show. `records` tells whether stdout is free for records.
    pub(super) fn start(printer: &Printer, records: bool, clock: Clock) -> Self {
        let shown = Arc::new(Shown {
            printer: printer.clone(),
            clock,
            records: records && printer.format() == Format::Json,
            state: Mutex::default(),
        });
        let plain =
            !printer.stderr_is_terminal() && printer.volume() > Volume::Quiet && printer.format() == Format::Human;
        let lines = plain.then(|| tokio::spawn(write_lines(Arc::clone(&shown))));
        Self { shown, lines }
    }

    /// Where the news goes.
    pub(super) fn progress(&self) -> Progress {
        let shown = Arc::clone(&self.shown);
        Progress::new(move |update| shown.take(update))
    }

    /// Clears the bars.
    pub(super) fn end(self) {
        drop(self);
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(lines) = &self.lines {
            lines.abort();
        }
        let mut state = self.shown.lock();
        for file in state.files.values() {
            file.bar.finish_and_clear();
        }
        if let Some(total) = state.total.take() {
            total.finish_and_clear();
        }
        state.files.clear();
    }
}

async fn write_lines(shown: Arc<Shown>) {
    let mut ticks = tokio::time::interval_at(Instant::now() + EVERY, EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let lines: Vec<String> =
            shown.lock().files.iter().map(|(name, file)| file.line(name, (shown.clock)())).collect();
        for line in lines {
            shown.printer.note(&line);
        }
    }
}

impl Shown {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, update: &Update<'_>) {
        let name = printable(update.name);
        match &update.step {
            Step::Started { resumed, total } => {
                if self.records {
                    self.record_start(update);
                }
                self.add(name, *resumed, *total);
            }
            Step::Advanced { done, total } => self.with(&name, |file| {
                file.done = *done;
                file.total = *total;
                file.attempt = None;
            }),
            Step::Linked { expires_at } => self.with(&name, |file| file.expires_at = *expires_at),
            Step::Retrying { attempt, attempts, after, reason } => {
                self.with(&name, |file| file.attempt = Some(*attempt));
                let pause = if after.is_zero() { String::new() } else { format!(" in {}", Span(*after)) };
                self.printer.trace(&format!("{name}: {reason}; attempt {attempt} of {attempts}{pause}"));
            }
            Step::Waiting { after, reason } => {
                self.printer.note(&format!("{name} is not ready: {reason}; asking again in {}", Span(*after)));
            }
            Step::Saved { .. } | Step::Failed { .. } => self.remove(&name),
        }
        self.count();
    }

    /// A closed stdout ends the command when it prints what was saved.
    fn record_start(&self, update: &Update<'_>) {
        let record = StreamRecord::Artifact {
            bot_id: update.bot,
            kind: update.kind,
            state: ArtifactState::Started,
            path: None,
            bytes: None,
            sha256: None,
            error: None,
        };
        drop(self.printer.record(&record));
    }

    fn add(&self, name: String, resumed: u64, total: Option<u64>) {
        let mut state = self.lock();
        if state.files.len() == 1 && state.total.is_none() {
            let bar =
                ProgressBar::no_length().with_style(style("{prefix:<24} {binary_bytes:>10}  {binary_bytes_per_sec}"));
            state.total = Some(self.printer.progress().add(bar.with_prefix("total")));
        }
        let bar = ProgressBar::no_length().with_style(style(
            "{prefix:<24} {binary_bytes:>10} of {binary_total_bytes:<10} {wide_bar} {binary_bytes_per_sec}  {eta}  {msg}",
        ));
        let bar = self.printer.progress().insert(0, bar.with_prefix(crate::model::shortened(&name, 24)));
        bar.reset_eta();
        let file = File { bar, done: resumed, total, expires_at: None, attempt: None, began: Instant::now(), resumed };
        state.files.insert(name, file);
    }

    fn with(&self, name: &str, change: impl FnOnce(&mut File)) {
        let mut state = self.lock();
        let Some(file) = state.files.get_mut(name) else { return };
        change(file);
        if let Some(total) = file.total {
            file.bar.set_length(total);
        }
        file.bar.set_position(file.done);
        file.bar.set_message(file.remark((self.clock)()));
    }

    fn remove(&self, name: &str) {
        if let Some(file) = self.lock().files.remove(name) {
            file.bar.finish_and_clear();
        }
    }

    fn count(&self) {
        let state = self.lock();
        if let Some(total) = &state.total {
            total.set_position(state.files.values().map(|file| file.done).sum());
        }
    }
}

impl File {
    /// What there is to say besides numbers.
    fn remark(&self, now: Timestamp) -> String {
        if let Some(attempt) = self.attempt {
            return format!("attempt {attempt}");
        }
        let left = self.expires_at.and_then(|at| Duration::try_from(at.duration_since(now)).ok());
        left.map(|left| format!("link expires in {}", Span(Duration::from_secs(left.as_secs())))).unwrap_or_default()
    }

    /// The whole state on one line.
    fn line(&self, name: &str, now: Timestamp) -> String {
        let millis = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
        let rate = self.done.saturating_sub(self.resumed).saturating_mul(1_000) / millis;
        let total = self.total.filter(|total| *total > 0);
        let of = total.map_or_else(String::new, |total| {
            format!(" of {} ({} %)", HumanBytes(total), self.done.saturating_mul(100) / total)
        });
        let left = total.and_then(|total| total.saturating_sub(self.done).checked_div(rate));
        let left = left.map_or_else(String::new, |left| format!(", {} left", Span(Duration::from_secs(left))));
        let remark = Some(self.remark(now)).filter(|remark| !remark.is_empty());
        let remark = remark.map_or_else(String::new, |remark| format!(", {remark}"));
        format!("{name}: {}{of}, {}/s{left}{remark}", HumanBytes(self.done), HumanBytes(rate))
    }
}

/// A template of ours always parses; a broken one would show the default.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_how_far_it_is_and_what_threatens() {
        let now: Timestamp = "2026-02-27T07:00:00Z".parse().unwrap();
        let mut file = File {
            bar: ProgressBar::hidden(),
            done: 50 << 20,
            total: Some(200 << 20),
            expires_at: Some("2026-02-27T07:07:12Z".parse().unwrap()),
            attempt: None,
            began: Instant::now(),
            resumed: 50 << 20,
        };
        assert_eq!(file.line("video", now), "video: 50.00 MiB of 200.00 MiB (25 %), 0 B/s, link expires in 7m 12s");
        file.attempt = Some(3);
        file.total = None;
        assert_eq!(file.line("video", now), "video: 50.00 MiB, 0 B/s, attempt 3");
    }
}
