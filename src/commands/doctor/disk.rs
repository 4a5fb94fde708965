//! What is on the disk: the journal, and room for recordings.

use std::path::Path;

use super::check::Check;
use crate::files;
use crate::journal::{self, Examination, JournalError};
use crate::model::{ByteSize, Failure as _, Situation, with_causes};

/// Less free space than this is worth a word: about three hours of audio as WAV (48 kHz, 16 bit, mono).
const LITTLE: u64 = 1 << 30;

/// With less than this, nothing can be kept reliably.
const NONE: u64 = 16 << 20;

/// The journal's check, and whether a listener has it.
pub(super) fn journal(path: &Path) -> (Check, bool) {
    match journal::examine(path) {
        Ok(found) => (examined(path, &found), found.has_listener),
        Err(error) => (unusable(path, &error), false),
    }
}

fn examined(path: &Path, found: &Examination) -> Check {
    const NAME: &str = "journal";
    let shown = path.display();
    let Examination { exists, bytes, has_listener, newer, problems, events, open_sessions, waiting } = found;
    let check = if !exists {
        Check::pass(NAME, format!("{shown} is made by the first command that needs it"))
    } else if !problems.is_empty() {
        let what = format!("{shown} is damaged: {}", problems.join("; "));
        let save = "keep what can be read: `meetstream events export`, then move the file away";
        Check::fail(NAME, what, save)
    } else if let Some(newer) = newer {
        Check::warn(NAME, newer.to_string(), advice(newer))
    } else {
        let size = ByteSize(*bytes);
        let what = format!("{shown} is sound: {size}, {}", counted(*events, "event", "events"));
        let unfinished =
            [(*open_sessions, "open session", "open sessions"), (*waiting, "waiting task", "waiting tasks")];
        let left: Vec<String> = unfinished
            .iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| counted(*count, one, many))
            .collect();
        match (left.as_slice(), has_listener) {
            ([], _) => Check::pass(NAME, what),
            (left, true) => Check::pass(NAME, format!("{what}; {}, and a listener at work", left.join(", "))),
            (left, false) => Check::warn(
                NAME,
                format!("{what}; {}, and no listener at work", left.join(", ")),
                "go on with it: `meetstream listen`",
            ),
        }
    };
    let check = with_space(check, path);
    check
        .fact("path", shown.to_string())
        .fact("bytes", *bytes)
        .fact("events", *events)
        .fact("open_sessions", *open_sessions)
        .fact("waiting_tasks", *waiting)
        .fact("has_listener", *has_listener)
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What a command that can use another journal would be told.
fn advice(error: &JournalError) -> String {
    let at = Situation::default();
    error.hint(&at).and_then(|hint| hint.told(&at)).unwrap_or_default()
}

fn unusable(path: &Path, error: &JournalError) -> Check {
    let what = format!("{}: {}", path.display(), with_causes(error));
    let advice = match error {
        JournalError::Foreign { .. } | JournalError::Orphaned { .. } | JournalError::Newer { .. } => advice(error),
        JournalError::Closed
        | JournalError::Damaged { .. }
        | JournalError::Database(_)
        | JournalError::File(_)
        | JournalError::Gone { .. }
        | JournalError::Locked { .. }
        | JournalError::Thread(_) => {
            "move it away to begin a new one, or use another: `meetstream listen --journal other.db`".to_owned()
        }
    };
    Check::fail("journal", what, advice)
}

/// Whether recordings can be kept in a folder, and how many.
pub(super) fn output(folder: &Path) -> Check {
    const NAME: &str = "output";
    let shown = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let elsewhere = "keep recordings elsewhere: `meetstream config set output_dir recordings`";
    // The nearest that is there decides about what is to be made in it.
    let there = shown.ancestors().find(|ancestor| ancestor.symlink_metadata().is_ok()).unwrap_or(&shown);
    let shown = shown.display();
    if there.is_dir()
        && let Err(error) = tempfile::tempfile_in(there)
    {
        let what = format!("nothing can be written in {}: {error}", there.display());
        return Check::fail(NAME, what, elsewhere);
    }
    if !there.is_dir() {
        return Check::fail(NAME, format!("{} is no folder", there.display()), elsewhere);
    }
    let free = files::room(there).map(|room| room.free);
    let room = free.map(|free| format!(", {} free", ByteSize(free))).unwrap_or_default();
    let what =
        if folder.is_dir() { format!("{shown} can be written{room}") } else { format!("{shown} can be made{room}") };
    let check = with_space(Check::pass(NAME, what), there).fact("path", shown.to_string());
    match free {
        Some(free) => check.fact("free_bytes", free),
        None => check,
    }
}

/// Says when the disk of a path is nearly full.
fn with_space(check: Check, path: &Path) -> Check {
    let there = path.ancestors().find(|ancestor| ancestor.is_dir());
    let Some(free) = there.and_then(files::room).map(|room| room.free) else { return check };
    let what = format!("{}; only {} free on its disk", check.what, ByteSize(free));
    let advice = "make room, or use another disk: `meetstream config list` says what is where";
    match free {
        0..NONE => Check::fail(check.name, what, advice),
        NONE..LITTLE if check.status == super::check::Verdict::Pass => Check::warn(check.name, what, advice),
        NONE.. => check,
    }
}
