//! One line for what became of a task.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;

use crate::journal::{TaskState, TaskStatus};
use crate::model::{ArtifactKind, BotId, ByteSize, Outcome, Span};
use crate::output::{Palette, clock_time};
use crate::reaction::forward;

/// The width of the column of names.
const NAME: usize = 24;

/// What is needed to tell people of tasks.
#[derive(Clone, Debug, Default)]
pub(crate) struct TerminalOptions {
    /// What the targets of relayed events are called, by their names in the journal.
    pub(crate) targets: HashMap<String, String>,
    /// Where files go, a folder per bot in it; `None` if none are fetched.
    pub(crate) folder: Option<PathBuf>,
    /// Bots of which is shown first what the journal has from before.
    pub(crate) history: Vec<BotId>,
}

/// What the record of an attempt says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum TaskRecord {
    Artifact { kind: ArtifactKind, path: Option<String>, bytes: Option<u64>, error: Option<String> },
    Exec { duration_ms: u64 },
    Forward { status: Option<u16>, duration_ms: u64, error: Option<String> },
    Session { outcome: Outcome, duration_s: Option<f64>, artifacts: Vec<ArtifactKind> },
}

/// The line; `None` where people are spared one.
pub(super) fn line(task: &TaskStatus, options: &TerminalOptions, palette: Palette) -> Option<String> {
    match serde_json::from_str(task.detail.as_deref()?).ok()? {
        TaskRecord::Artifact { kind, path, bytes, error } => {
            let verb = if task.state == TaskState::Done { "saved" } else { "failed" };
            let size = bytes.map(|bytes| format!(" ({})", ByteSize(bytes))).unwrap_or_default();
            let saved = || format!("{}{size}", path.as_deref().unwrap_or("nothing to save"));
            let is_good = task.state == TaskState::Done;
            Some(dated(task, &format!("{kind} {verb}"), is_good, &error.unwrap_or_else(saved), palette))
        }
        TaskRecord::Exec { duration_ms } => Some(exec(task, duration_ms, palette)),
        TaskRecord::Forward { status, duration_ms, error } => {
            let target = options.targets.get(&task.target).unwrap_or(&task.target);
            let (seq, bot_id, error) = (task.seq, task.bot_id.as_ref(), error.as_deref());
            relayed(task, &forward::Told { seq, bot_id, target, status, duration_ms, error }, palette)
        }
        TaskRecord::Session { outcome, duration_s, artifacts } => {
            let mut parts = vec![outcome.as_str().replace('_', " ")];
            let duration = duration_s.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
            parts.extend(duration.map(|duration| Span(duration).to_string()));
            let saved: Vec<&str> = artifacts.iter().map(|kind| kind.as_str()).collect();
            match (saved.is_empty(), &options.folder, &task.bot_id) {
                (false, Some(folder), Some(bot_id)) => {
                    parts.push(format!("{} in {}", saved.join(", "), folder.join(bot_id.as_str()).display()));
                }
                (true, Some(_), _) => parts.push("no files".to_owned()),
                (_, None, _) | (_, _, None) => {}
            }
            parts.extend(task.remark.clone());
            Some(dated(task, "session ended", !outcome.is_failure(), &parts.join(", "), palette))
        }
    }
}

/// `07:11:51  audio saved               6667fd0c  path`.
fn dated(task: &TaskStatus, name: &str, is_good: bool, text: &str, palette: Palette) -> String {
    let name = format!("{name:NAME$}");
    let name = if is_good { palette.good(&name) } else { palette.bad(&name) };
    let bot = format!("{:8}", task.bot_id.as_ref().map_or("-", BotId::short));
    format!("{}  {name}  {}  {text}", palette.faint(&clock_time(task.updated_at)), palette.strong(&bot))
}

/// `→ exit 3 31 ms  6667fd0c #12`, with what to do where that is no success.
fn exec(task: &TaskStatus, duration_ms: u64, palette: Palette) -> String {
    let tie = palette.faint(&format!("{} #{}", task.bot_id.as_ref().map_or("-", BotId::short), task.seq));
    match &task.remark {
        None => format!("  → {} {duration_ms} ms  {tie}", palette.good("exit 0")),
        Some(failure) => format!(
            "  → {} {duration_ms} ms  {tie}  run it again with `meetstream events replay {}`",
            palette.bad(failure),
            task.seq
        ),
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
