use std::time::Duration;

use jiff::Timestamp;

use crate::cli::events::PruneArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::journal::{Journal, Pruned, Retention};
use crate::model::Span;
use crate::record::StreamRecord;

pub(super) async fn run(args: PruneArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let PruneArgs { older_than } = args;
    let Span(age) = older_than.unwrap_or(Span(ctx.settings.retention.value));
    let now = ctx.now();
    // Whoever types it sees the clock.
    let before = Some(now.checked_sub(age).unwrap_or(Timestamp::MIN));
    let retention = Retention { age: ctx.settings.retention.value, now, before };
    let pruned =
        journal.prune(retention).await.map_err(|source| Error::Journal { action: "prune the journal", source })?;
    let record = StreamRecord::Pruned { events: pruned.removed, kept: pruned.kept };
    ctx.printer.answer(&record, || text(pruned, age))?;
    Ok(ExitStatus::Done)
}

/// `removed 20 events older than 30d; 3 stay, for there is still something to do with them`.
pub(crate) fn text(pruned: Pruned, age: Duration) -> String {
    let Pruned { removed, kept } = pruned;
    let noun = if removed == 1 { "event" } else { "events" };
    let rest =
        if kept == 0 { String::new() } else { format!("; {kept} stay, for there is still something to do with them") };
    format!("removed {removed} {noun} older than {}{rest}", Span(age))
}
