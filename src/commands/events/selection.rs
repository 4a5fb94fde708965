//! Which events of the journal a command is about, and reading them a page at a time.

use jiff::tz::TimeZone;

use crate::cli::events::{Places, SelectArgs};
use crate::context::Context;
use crate::error::{Error, LookupError};
use crate::journal::{Journal, JournalError, Query};
use crate::model::{BotId, BotPrefix, Condition, EventPattern, Record, Seq};

/// Events read at a time: a few hundred KiB.
pub(super) const PAGE: usize = 500;
/// The most bots that one prefix can mean: far more than anybody reads through.
const MOST_BOTS: u32 = 1_000;

pub(super) fn unreadable(source: JournalError) -> Error {
    Error::Journal { action: "read the journal", source }
}

/// What is asked of the journal.
pub(super) async fn query(select: SelectArgs, journal: &Journal, ctx: &Context) -> Result<Query, Error> {
    let SelectArgs { bots, events, conditions, since, until, source, failed } = select;
    for doubt in events.iter().filter_map(EventPattern::doubt) {
        ctx.printer.warning(&format!("--event: {doubt}"));
    }
    let (now, zone) = ((ctx.clock)(), TimeZone::system());
    let mut ids = Vec::new();
    for bot in &bots {
        ids.extend(known_bots(bot, journal).await?);
    }
    Ok(Query {
        patterns: events,
        bots: ids,
        conditions,
        since: since.map(|at| at.resolve(now, &zone)),
        until: until.map(|at| at.resolve(now, &zone)),
        source: source.map(Into::into),
        failed,
        ..Query::default()
    })
}

async fn known_bots(bot: &BotPrefix, journal: &Journal) -> Result<Vec<BotId>, Error> {
    let mut ids = journal.bots_with_prefix(bot.as_str(), MOST_BOTS).await.map_err(unreadable)?;
    ids.retain(|id| bot.matches(id));
    if ids.is_empty() { Err(LookupError::NoBot { bot: bot.clone() }.into()) } else { Ok(ids) }
}

/// One query for each range; one in all where none is given.
pub(super) fn queries(query: &Query, places: &[Places]) -> Vec<Query> {
    if places.is_empty() {
        return vec![query.clone()];
    }
    places.iter().map(|places| Query { first: Seq(places.first), last: Seq(places.last), ..query.clone() }).collect()
}

/// Says, once, where a condition could not be answered.
pub(super) fn tell_problems(query: &Query, ctx: &Context) {
    for problem in Condition::problems(&query.conditions) {
        ctx.printer.warning(&problem);
    }
}

/// The matching events, a page at a time.
pub(super) struct Pages<'a> {
    journal: &'a Journal,
    ctx: &'a Context,
    query: Query,
    after: Seq,
    ended: bool,
}

impl<'a> Pages<'a> {
    pub(super) fn new(journal: &'a Journal, query: Query, ctx: &'a Context) -> Self {
        Self { journal, ctx, query, after: Seq(0), ended: false }
    }

    /// The next events; none when there are no more.
    pub(super) async fn next(&mut self) -> Result<Vec<Record>, Error> {
        if self.ended {
            return Ok(Vec::new());
        }
        let records = self.journal.matching(&self.query, self.after, PAGE).await.map_err(unreadable)?;
        tell_problems(&self.query, self.ctx);
        self.ended = records.len() < PAGE;
        self.after = records.last().map_or(self.after, |record| record.seq);
        Ok(records)
    }
}
