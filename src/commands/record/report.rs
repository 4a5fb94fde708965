//! What a recording ends with: the session's timeline and the tree of what was saved.

use std::fs;
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use crate::error::{Error, InputError, InputSource};
use crate::model::{BotId, ByteSize, Record, Session, Span, printable};
use crate::output::{Printer, hanging};

/// The column in which it is told what an event means: after time and name.
const MEANING: usize = 2 + 7 + 2 + 2 + 24 + 1;
/// The least room for that in a column of its own.
const LEAST: usize = 32;

/// An event of a session.
pub(crate) struct Entry {
    /// How long after the first it happened.
    pub(crate) after: Duration,
    pub(crate) record: Record,
}

/// A file in a bot's folder.
#[derive(Serialize)]
pub(crate) struct SavedFile {
    /// Its path in the folder, with `/` between its parts.
    pub(crate) path: String,
    pub(crate) bytes: u64,
}

/// The events of a session in the order of their times.
pub(crate) fn timeline(mut records: Vec<Record>) -> Vec<Entry> {
    records.retain(|record| !record.duplicate && !record.delivery.event.name.is_stream());
    records.sort_by_key(happened_at);
    let first = records.first().map(happened_at);
    let entry = |record: Record| {
        let after = first.map_or(Duration::ZERO, |first| happened_at(&record).duration_since(first).unsigned_abs());
        Entry { after, record }
    };
    records.into_iter().map(entry).collect()
}

fn happened_at(record: &Record) -> Timestamp {
    record.delivery.event.happened_at().unwrap_or(record.delivery.received_at)
}

/// Every file of a bot but the hidden ones; none where there is no folder.
pub(crate) fn files(out: &Path, bot_id: &BotId) -> Result<Vec<SavedFile>, Error> {
    let folder = out.join(bot_id.as_str());
    let mut files = Vec::new();
    if folder.exists() {
        walk(&folder, "", &mut files)
            .map_err(|source| InputError::unreadable(InputSource::File(folder.clone()), source))?;
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

pub(crate) fn show_timeline(entries: &[Entry], printer: &Printer) -> Result<(), Error> {
    let palette = printer.palette();
    printer.line(&palette.strong("Timeline"))?;
    for Entry { after, record } in entries {
        let event = &record.delivery.event;
        let meaning = event.explanation().map_or("", |explanation| explanation.meaning);
        let name = palette.tone(event.tone(), &format!("{:<24}", printable(event.name.as_str())));
        // Where a column of its own would be too narrow, it goes on at the beginning of the name.
        let width = printer.layout().width().filter(|width| *width >= MEANING + LEAST);
        let meaning = hanging(meaning, MEANING, MEANING, width);
        let meaning = meaning.split('\n').map(|line| palette.faint(line)).collect::<Vec<_>>().join("\n");
        printer.line(&format!("  {:>7.1} s  {name} {meaning}", after.as_secs_f64()))?;
    }
    Ok(())
}

pub(crate) fn show_tree(out: &Path, bot_id: &BotId, files: &[SavedFile], printer: &Printer) -> Result<(), Error> {
    let palette = printer.palette();
    printer.line(&format!("\n{}", palette.strong("Files")))?;
    if files.is_empty() {
        printer.line("  none")?;
        return Ok(());
    }
    printer.line(&format!("  {}/", out.display()))?;
    let folder = format!("  └── {bot_id}/");
    let has_room = printer.layout().width().is_none_or(|width| folder.chars().count() <= width);
    printer.line(&if has_room { folder } else { format!("  └── {}…/", bot_id.short()) })?;
    for (index, file) in files.iter().enumerate() {
        let branch = if index + 1 == files.len() { "└──" } else { "├──" };
        let size = ByteSize(file.bytes).to_string();
        printer.line(&format!("      {branch} {:<24} {}", printable(&file.path), palette.faint(&size)))?;
    }
    Ok(())
}

/// Says in a line how a session ended.
pub(crate) fn show_outcome(session: &Session, printer: &Printer) -> Result<(), Error> {
    let palette = printer.palette();
    let outcome = session.outcome();
    let word = outcome.as_str().replace('_', " ");
    let word = if outcome.is_failure() { palette.bad(&word) } else { palette.good(&word) };
    let time = session.duration().filter(|_| session.joined_at.is_some());
    let time = time.map(|time| format!(" after {}", Span(Duration::from_secs(time.as_secs())))).unwrap_or_default();
    let said = session.cause().map(|said| format!(": {}", printable(&said))).unwrap_or_default();
    printer.line(&format!("\n{}{}{time}{said}", palette.strong("Outcome  "), word))?;
    Ok(())
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<SavedFile>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let metadata = entry.metadata()?;
        if metadata.is_dir() {
            walk(&entry.path(), &format!("{path}/"), files)?;
        } else if !name.starts_with('.') {
            files.push(SavedFile { path, bytes: metadata.len() });
        }
    }
    Ok(())
}
