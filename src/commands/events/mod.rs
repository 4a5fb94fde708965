//! `meetstream events`: the journal, offline but for `catch-up`. Every command works beside a running listener.

mod catch_up;
mod edit;
mod effect;
mod export;
pub(super) mod import;
mod list;
mod prune;
mod reparse;
mod replay;
mod selection;
mod show;

pub(super) use prune::text as pruned;

use std::path::Path;

use crate::cli::events::{EventsArgs, EventsCommand};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::journal::{self, Location};

/// Looks at the journal, or changes it.
pub(super) async fn run(args: EventsArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let EventsArgs { journal, command } = args;
    let makes_one = matches!(command, EventsCommand::Import(_));
    if let Some(path) = journal.as_deref().filter(|_| !makes_one) {
        check_is_there(path)?;
    }
    let is_named = journal.is_some();
    let path = journal.unwrap_or_else(|| ctx.settings.locations.journal());
    // Without the journal, which may not open, and must not be changed.
    if let EventsCommand::Export(args) = &command
        && args.salvage
    {
        return export::salvage(args, &path, ctx);
    }
    // Looking into a journal that nobody has begun is no reason to make it.
    let location =
        if is_named || makes_one || journal::has_remains(&path) { Location::File(path) } else { Location::Memory };
    let journal = ctx.journal_at(&location)?;
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

/// Refuses a journal that was named and is not there: a slip of the pen would read as an empty one.
fn check_is_there(path: &Path) -> Result<(), Error> {
    // One of which there are remains says itself what it lacks.
    if journal::has_remains(path) {
        return Ok(());
    }
    path.metadata().map(drop).map_err(|source| {
        let hint = Some("check --journal; without it, the profile's own is read".into());
        InputError::File { verb: "find the journal", what: InputSource::File(path.to_owned()), hint, source }.into()
    })
}
