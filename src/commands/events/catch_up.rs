//! `meetstream events catch-up`: asks the API what became of bots while nobody listened.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::list;
use crate::api::{ApiError, Client};
use crate::cli::events::CatchUpArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::journal::Journal;
use crate::model::{BotId, Failure as _};
use crate::output::Format;
use crate::record::StreamRecord;
use crate::source::{CaughtUp, PollerError, Unfinished, catch_up};

/// Bots that are read from the journal at a time.
const PAGE: u32 = 1_024;
/// Bots that are named to people.
const NAMED: usize = 8;

/// What the looks have brought.
#[derive(Default)]
struct Found {
    bots: usize,
    events: usize,
    open: Vec<BotId>,
    /// The status of the first bot that could not be looked at.
    status: Option<ExitStatus>,
}

pub(super) async fn run(args: CatchUpArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    let mut named = BTreeSet::new();
    for bot in &args.bots {
        named.insert(ctx.bot_in(journal, bot).await?);
    }
    let mut bots = named.clone();
    if named.is_empty() {
        let failed = |source| Error::Journal { action: "read the journal", source };
        let mut unfinished = Unfinished::default();
        loop {
            bots.extend(unfinished.next(journal, ctx.now(), PAGE).await.map_err(failed)?);
            if unfinished.begins_again() {
                break;
            }
        }
    }
    if let Some(since) = args.since {
        let since = since.resolve(ctx.now(), &TimeZone::system());
        bots.extend(created_since(&api, since).await.map_err(|source| Error::api("list the bots", source))?);
    }
    let (mut found, zone) = (Found::default(), TimeZone::system());
    for bot in &bots {
        match catch_up(&api, journal, bot, ctx.clock).await {
            Ok(CaughtUp { new, is_open }) => {
                list::print(&new, &zone, ctx)?;
                found.bots += 1;
                found.events += new.len();
                found.open.extend(is_open.then(|| bot.clone()));
            }
            // A simulation's, or another account's.
            Err(error) if !named.contains(bot) && is_unknown(&error) => {
                ctx.printer.trace(&format!("{bot}: the API does not know it"));
            }
            Err(error) if is_about_one(&error) => {
                let error = Error::from(error);
                ctx.printer.error(&error);
                found.status.get_or_insert(error.exit_status());
            }
            Err(error) => return Err(error.into()),
        }
    }
    tell(&found, ctx)?;
    Ok(found.status.unwrap_or(ExitStatus::Done))
}

/// The bots of the account that were created at a time or later.
async fn created_since(api: &Client, since: jiff::Timestamp) -> Result<Vec<BotId>, ApiError> {
    let mut bots = Vec::new();
    let mut pages = api.bot_pages(&[]);
    while let Some(page) = pages.next().await? {
        let is_older = |at: Option<jiff::Timestamp>| at.is_some_and(|at| at < since);
        let bots_of_page = &page.view.bots;
        let all_older = !bots_of_page.is_empty() && bots_of_page.iter().all(|bot| is_older(bot.created_at));
        let new = page.view.bots.into_iter().filter(|bot| !is_older(bot.created_at));
        bots.extend(new.filter_map(|bot| bot.id?.parse::<BotId>().ok()));
        // The newest come first, as far as the service says.
        if all_older {
            break;
        }
    }
    Ok(bots)
}

fn is_unknown(error: &PollerError) -> bool {
    matches!(error, PollerError::Bot { source, .. } if source.is_not_found())
}

/// Whether another bot may fare better.
fn is_about_one(error: &PollerError) -> bool {
    matches!(error, PollerError::Bot { source, .. } if source.is_not_found() || source.status() == Some(403))
}

fn tell(found: &Found, ctx: &Context) -> Result<(), Error> {
    let Found { bots, events, open, .. } = found;
    if ctx.printer.format() == Format::Json {
        let record = StreamRecord::CaughtUp { bots: *bots, events: *events, open };
        return Ok(ctx.printer.record(&record)?);
    }
    if *bots == 0 {
        ctx.printer.note("no bot to ask about: every session has ended");
        return Ok(());
    }
    let of = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    ctx.printer.note(&format!("{} new, of {}", of(*events, "event"), of(*bots, "bot")));
    if !open.is_empty() {
        let ids: Vec<&str> = open.iter().take(NAMED).map(BotId::as_str).collect();
        let more = match open.len() - ids.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        ctx.printer.note(&format!("still open: {}{more}", ids.join(", ")));
    }
    Ok(())
}
