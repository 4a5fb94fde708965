//! `meetstream events`: the journal, offline but for `catch-up`. Every command works beside a running listener.

mod catch_up;
mod edit;
mod export;
pub(super) mod import;
mod list;
mod prune;
mod reparse;
mod replay;
mod selection;
mod show;

pub(super) use prune::text as pruned;

use crate::cli::events::{EventsArgs, EventsCommand};
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::journal::Location;

/// Looks at the journal, or changes it.
pub(super) async fn run(args: EventsArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let EventsArgs { journal, command } = args;
    let path = journal.unwrap_or_else(|| ctx.settings.locations.journal());
    // Without the journal, which may not open, and must not be changed.
    if let EventsCommand::Export(args) = &command
        && args.salvage
    {
        return export::salvage(args, &path, ctx);
    }
    let journal = ctx.journal_at(&Location::File(path))?;
    match command {
        EventsCommand::List(args) => list::run(args, &journal, ctx).await,
        EventsCommand::Show(args) => show::run(args, &journal, ctx).await,
        EventsCommand::Replay(args) => replay::run(args, &journal, ctx).await,
        EventsCommand::Reparse(args) => reparse::run(args, &journal, ctx).await,
        EventsCommand::Export(args) => export::run(args, &journal, ctx).await,
        EventsCommand::Import(args) => import::run(args, &journal, ctx).await,
        EventsCommand::Prune(args) => prune::run(args, &journal, ctx).await,
        EventsCommand::CatchUp(args) => catch_up::run(args, &journal, ctx).await,
    }
}
