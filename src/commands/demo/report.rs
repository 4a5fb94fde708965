//! What the demo ends with: what `record` ends with, and what to do next.

use serde::Serialize;

use crate::commands::record::{Entry, Recorded, SavedFile, files, show_timeline, show_tree};
use crate::context::Context;
use crate::error::Error;
use crate::model::BotId;
use crate::output::Format;

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

pub(super) async fn show(bot_id: &BotId, recorded: &Recorded, own: &Context) -> Result<(), Error> {
    let (timeline, files) = (recorded.timeline(bot_id).await?, files(&recorded.folder, bot_id)?);
    if own.printer.format() == Format::Json {
        let entry = |Entry { after, record }: Entry| TimelineEntry {
            after_ms: after.as_millis(),
            name: record.delivery.event.name.to_string(),
        };
        let folder = recorded.folder.join(bot_id.as_str()).display().to_string();
        let timeline = timeline.into_iter().map(entry).collect();
        own.printer.record(&DemoRecord { bot_id, folder, timeline, files })?;
        return Ok(());
    }
    show_timeline(&timeline, &own.printer)?;
    show_tree(&recorded.folder, bot_id, &files, &own.printer)?;
    own.printer.note(
        "\nThat was the sandbox. With an API key the same command does it for real:\n\
         \x20 meetstream auth login\n\
         \x20 meetstream record --link URL",
    );
    Ok(())
}
