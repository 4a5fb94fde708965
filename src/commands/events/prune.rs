use jiff::Timestamp;
use serde_json::json;

use crate::cli::events::PruneArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::journal::Journal;
use crate::model::Span;

pub(super) async fn run(args: PruneArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let PruneArgs { older_than } = args;
    let Span(age) = older_than.unwrap_or(Span(ctx.settings.retention.value));
    let before = (ctx.clock)().checked_sub(age).unwrap_or(Timestamp::MIN);
    let events =
        journal.prune(before).await.map_err(|source| Error::Journal { action: "prune the journal", source })?;
    let noun = if events == 1 { "event" } else { "events" };
    ctx.printer.answer(&json!({"type": "pruned", "events": events}), || {
        format!("removed {events} {noun} older than {}", Span(age))
    })?;
    Ok(ExitStatus::Done)
}
