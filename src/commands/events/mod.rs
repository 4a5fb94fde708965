//! `meetstream events`: the journal, offline. Every command works beside a running listener.

mod edit;
mod export;
mod import;
mod list;
mod replay;
mod show;

use jiff::tz::TimeZone;

use crate::cli::events::{EventsArgs, EventsCommand, PruneArgs, SelectArgs};
use crate::context::Context;
use crate::error::{Error, ExitStatus, LookupError};
use crate::journal::{Journal, JournalError, Location, Query};
use crate::model::{BotId, BotPrefix, Record, Seq, Span};

/// Events read at a time: a few hundred KiB.
const PAGE: usize = 500;
/// The most bots that one prefix can mean: far more than anybody reads through.
const MOST_BOTS: u32 = 1_000;

/// Looks at the journal, or changes it.
pub(super) async fn run(args: EventsArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let EventsArgs { journal, command } = args;
    let path = journal.unwrap_or_else(|| ctx.settings.locations.journal());
    let journal = ctx.journal_at(&Location::File(path))?;
    match command {
        EventsCommand::List(args) => list::run(args, &journal, ctx).await,
        EventsCommand::Show(args) => show::run(args, &journal, ctx).await,
        EventsCommand::Replay(args) => replay::run(args, &journal, ctx).await,
        EventsCommand::Export(args) => export::run(args, &journal, ctx).await,
        EventsCommand::Import(args) => import::run(args, &journal, ctx).await,
        EventsCommand::Prune(args) => prune(args, &journal, ctx).await,
    }
}

async fn prune(args: PruneArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let PruneArgs { older_than } = args;
    let Span(age) = older_than.unwrap_or(Span(ctx.settings.retention.value));
    let before = (ctx.clock)().checked_sub(age).unwrap_or(jiff::Timestamp::MIN);
    let events =
        journal.prune(before).await.map_err(|source| Error::Journal { action: "prune the journal", source })?;
    let noun = if events == 1 { "event" } else { "events" };
    ctx.printer.answer(&serde_json::json!({"type": "pruned", "events": events}), || {
        format!("removed {events} {noun} older than {}", Span(age))
    })?;
    Ok(ExitStatus::Done)
}

fn unreadable(source: JournalError) -> Error {
    Error::Journal { action: "read the journal", source }
}

/// What is asked of the journal.
async fn query(select: SelectArgs, journal: &Journal, ctx: &Context) -> Result<Query, Error> {
    let SelectArgs { bots, events, since, until, source } = select;
    let (now, zone) = ((ctx.clock)(), TimeZone::system());
    let mut ids = Vec::new();
    for bot in &bots {
        ids.extend(known_bots(bot, journal).await?);
    }
    Ok(Query {
        patterns: events,
        bots: ids,
        since: since.map(|at| at.resolve(now, &zone)),
        until: until.map(|at| at.resolve(now, &zone)),
        source: source.map(Into::into),
        ..Query::default()
    })
}

async fn known_bots(bot: &BotPrefix, journal: &Journal) -> Result<Vec<BotId>, Error> {
    let mut ids = journal.bots_with_prefix(bot.as_str(), MOST_BOTS).await.map_err(unreadable)?;
    ids.retain(|id| bot.matches(id));
    if ids.is_empty() { Err(LookupError::NoBot { bot: bot.clone() }.into()) } else { Ok(ids) }
}

/// The matching events, a page at a time.
struct Pages<'a> {
    journal: &'a Journal,
    query: Query,
    after: Seq,
    ended: bool,
}

impl<'a> Pages<'a> {
    fn new(journal: &'a Journal, query: Query) -> Self {
        Self { journal, query, after: Seq(0), ended: false }
    }

    /// The next events; none when there are no more.
    async fn next(&mut self) -> Result<Vec<Record>, Error> {
        if self.ended {
            return Ok(Vec::new());
        }
        let records = self.journal.matching(&self.query, self.after, PAGE).await.map_err(unreadable)?;
        self.ended = records.len() < PAGE;
        self.after = records.last().map_or(self.after, |record| record.seq);
        Ok(records)
    }
}
