//! What the demo ends with: the session's timeline and the tree of what it saved.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde::Serialize;

use crate::context::Context;
use crate::error::{Error, InputError, InputSource};
use crate::journal::Journal;
use crate::model::{BotId, ByteSize, Record, printable};
use crate::output::{Format, Printer};

/// The closing record of `--json`.
#[derive(Serialize)]
#[serde(tag = "type", rename = "demo")]
struct DemoRecord<'a> {
    bot_id: &'a BotId,
    folder: String,
    timeline: Vec<TimelineEntry>,
    files: Vec<SavedFile>,
}

#[derive(Serialize)]
struct TimelineEntry {
    after_ms: u128,
    name: String,
}

#[derive(Serialize)]
struct SavedFile {
    path: String,
    bytes: u64,
}

pub(super) async fn show(bot_id: &BotId, out: &Path, own: &Context) -> Result<(), Error> {
    let journal: Journal = own.journal()?;
    let failed = |source| Error::Journal { action: "read the session back", source };
    let records = journal.events_of(bot_id).await.map_err(failed)?;
    let folder = out.join(bot_id.as_str());
    let mut files = Vec::new();
    walk(&folder, "", &mut files)
        .map_err(|source| InputError::unreadable(InputSource::File(folder.clone()), source))?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    if own.printer.format() == Format::Json {
        let timeline = entries(&records).map(|(after, record)| TimelineEntry {
            after_ms: after.as_millis(),
            name: record.delivery.event.name.to_string(),
        });
        let folder = folder.display().to_string();
        own.printer.record(&DemoRecord { bot_id, folder, timeline: timeline.collect(), files })?;
        return Ok(());
    }
    show_timeline(&records, &own.printer)?;
    show_tree(out, bot_id, &files, &own.printer)?;
    own.printer.note(
        "\nThat was the sandbox. With an API key the same commands do it for real:\n\
         \x20 meetstream auth login\n\
         \x20 meetstream listen\n\
         \x20 meetstream create --link URL --callback-url PUBLIC-URL",
    );
    Ok(())
}

/// Each event and how long after the first it happened.
fn entries(records: &[Record]) -> impl Iterator<Item = (Duration, &Record)> {
    let at = |record: &Record| record.delivery.event.happened_at().unwrap_or(record.delivery.received_at);
    let first = records.iter().map(at).min();
    records.iter().map(move |record| {
        let after = first.map_or(Duration::ZERO, |first| at(record).duration_since(first).unsigned_abs());
        (after, record)
    })
}

fn show_timeline(records: &[Record], printer: &Printer) -> Result<(), Error> {
    let palette = printer.palette();
    printer.line(&format!("\n{}", palette.strong("Timeline")))?;
    for (after, record) in entries(records) {
        let name = &record.delivery.event.name;
        let meaning = record.delivery.event.explanation().map_or("", |explanation| explanation.meaning);
        let name = format!("{:<24}", printable(name.as_str()));
        printer.line(&format!(
            "  {:>5.1} s  {} {}",
            after.as_secs_f64(),
            palette.accent(&name),
            palette.faint(meaning)
        ))?;
    }
    Ok(())
}

fn show_tree(out: &Path, bot_id: &BotId, files: &[SavedFile], printer: &Printer) -> Result<(), Error> {
    let palette = printer.palette();
    printer.line(&format!("\n{}", palette.strong("Files")))?;
    printer.line(&format!("  {}/", out.display()))?;
    printer.line(&format!("  └── {bot_id}/"))?;
    for (index, file) in files.iter().enumerate() {
        let branch = if index + 1 == files.len() { "└──" } else { "├──" };
        let size = ByteSize(file.bytes).to_string();
        printer.line(&format!("      {branch} {:<24} {}", file.path, palette.faint(&size)))?;
    }
    Ok(())
}

/// Every file below a folder but the hidden ones, with `/` between the parts of its path.
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
