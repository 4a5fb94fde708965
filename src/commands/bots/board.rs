//! `meetstream status` without a bot: every bot that is under way, by what the journal and the service know of it, and
//! what is still owed to it.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use super::finding::{Case, has_left, round};
use super::known::Known;
use super::list::remember;
use crate::api::wire::{BotDetails, BotSummary};
use crate::api::{ApiError, Client};
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::journal::{Journal, JournalError, Owed, SentBot};
use crate::model::{ArtifactKind, BotId, Session, Span, TimelineStage};
use crate::output::{Cell, Column, Format, Table, Volume};

/// Bots of the journal that are looked at: a board is read by a person.
const MOST: u32 = 100;
/// Bots whose details are asked for, one after the other.
const MOST_ASKED: usize = 30;
/// Pages of the service's list, the newest first; the first without an open bot is the last.
const MOST_PAGES: usize = 5;
/// How long nothing may be heard of a bot that was sent from here before it is no longer expected.
const UNHEARD_FOR: Duration = Session::IDLE;

/// A line of the board.
#[derive(Debug, Serialize)]
struct Line {
    bot_id: BotId,
    name: Option<String>,
    /// In the service's word, else the last event.
    state: String,
    since: Option<Timestamp>,
    /// Artifacts that are still to come.
    expected: Vec<ArtifactKind>,
    relays_waiting: u64,
    commands_waiting: u64,
    downloads_waiting: u64,
    /// Artifacts that could not be saved here.
    unsaved: Vec<ArtifactKind>,
    /// When the bot left, if it has.
    #[serde(skip)]
    stopped_at: Option<Timestamp>,
}

/// Everything on it.
#[derive(Serialize)]
struct Board<'a> {
    bots: &'a [Line],
    /// Whether the service was asked.
    service: bool,
}

/// Prints the board.
///
/// # Errors
/// When the journal cannot be read, and, after what it knows was shown, when the service did not answer.
pub(super) async fn board(ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    let has_key = api.has_key();
    let (listed, broken) = if has_key { listed(&api).await } else { (Vec::new(), None) };
    remember(listed.iter().filter_map(id_of).collect(), ctx).await;
    let (mut bots, owed) = kept(ctx).await?;
    let names: HashMap<BotId, BotSummary> = listed.into_iter().filter_map(|bot| Some((id_of(&bot)?, bot))).collect();
    let news: Vec<BotId> = names.keys().filter(|bot| !bots.contains(bot)).cloned().collect();
    bots.extend(news);
    let mut lines = Vec::new();
    for (number, bot) in bots.into_iter().enumerate() {
        let asks = has_key && broken.is_none() && number < MOST_ASKED;
        let details = if asks { details(&api, &bot).await? } else { None };
        let details = details.unwrap_or_else(|| by_summary(names.get(&bot)));
        let known = Known::read(&bot, ctx).await?;
        let case = Case::new(&bot, &details, &known, ctx.now(), false);
        lines.extend(line(&case, owed.get(&bot)));
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.since));
    show(&lines, has_key, ctx)?;
    broken.map_or(Ok(ExitStatus::Done), |source| Err(Error::api("list the open bots", source)))
}

fn id_of(bot: &BotSummary) -> Option<BotId> {
    bot.id.as_deref()?.parse().ok()
}

/// What is known of a bot without its details.
fn by_summary(bot: Option<&BotSummary>) -> BotDetails {
    bot.map_or_else(BotDetails::default, |bot| BotDetails {
        status: bot.status.clone(),
        name: bot.name.clone(),
        created_at: bot.created_at,
        ..BotDetails::default()
    })
}

/// A bot's details; `None` where the service does not have it.
async fn details(api: &Client, bot: &BotId) -> Result<Option<BotDetails>, Error> {
    match api.bot_details(bot).await {
        Ok(answer) => Ok(Some(answer.view)),
        Err(source) if source.is_not_found() => Ok(None),
        Err(source) => Err(Error::api(format!("fetch the details of bot `{bot}`"), source)),
    }
}

/// The bots that the service lists as under way, and why it told no further.
async fn listed(api: &Client) -> (Vec<BotSummary>, Option<ApiError>) {
    let mut open = Vec::new();
    let mut pages = api.bot_pages(&[]);
    for _ in 0..MOST_PAGES {
        match pages.next().await {
            Ok(Some(page)) => {
                let before = open.len();
                let is_open = |bot: &BotSummary| bot.status.as_deref().is_some_and(|status| !has_left(status));
                open.extend(page.view.bots.into_iter().filter(is_open));
                if open.len() == before {
                    break;
                }
            }
            Ok(None) | Err(ApiError::Endless { .. }) => break,
            Err(error) => return (open, Some(error)),
        }
    }
    (open, None)
}

/// The bots of which the journal expects more, and what is still to be done for each.
async fn kept(ctx: &Context) -> Result<(Vec<BotId>, HashMap<BotId, Owed>), Error> {
    if !ctx.settings.locations.journal().exists() {
        return Ok(<_>::default());
    }
    let journal = ctx.journal()?;
    let failed = |source| Error::Journal { action: "read the journal", source };
    let owed = journal.owed(MOST).await.map_err(failed)?;
    let mut bots = open_of(&journal, ctx.now()).await.map_err(failed)?;
    bots.extend(owed.iter().map(|owed| owed.bot_id.clone()));
    let mut seen = HashSet::new();
    bots.retain(|bot| seen.insert(bot.clone()));
    Ok((bots, owed.into_iter().map(|owed| (owed.bot_id.clone(), owed)).collect()))
}

async fn open_of(journal: &Journal, now: Timestamp) -> Result<Vec<BotId>, JournalError> {
    let sent_since = now.checked_sub(UNHEARD_FOR).unwrap_or(Timestamp::MIN);
    let mut bots = journal.unheard_bots(sent_since, MOST).await?;
    bots.extend(journal.open_sessions(None, MOST).await?.sessions.into_iter().map(|session| session.bot_id));
    Ok(bots)
}

/// The line of a bot; `None` of one that is over and to which nothing is owed.
fn line(case: &Case<'_>, owed: Option<&Owed>) -> Option<Line> {
    let Case { bot_id, details, known, session, now, .. } = case;
    let wanted = details.expected();
    let wanted = if wanted == <_>::default() { known.sent.as_ref().map_or(wanted, SentBot::expected) } else { wanted };
    let is_under_way = details.status.as_deref().is_some_and(|status| !has_left(status));
    let is_silent = session.idle_limit_at().is_some_and(|limit| *now >= limit);
    let is_over = !is_under_way && (is_silent || session.is_complete(wanted, *now));
    let is_expected = |kind: &ArtifactKind| {
        let asked = match kind {
            ArtifactKind::Audio => true,
            ArtifactKind::Transcript => wanted.transcript == Some(true),
            ArtifactKind::Video => wanted.video == Some(true),
            ArtifactKind::AudioStreams
            | ArtifactKind::Captions
            | ArtifactKind::Chat
            | ArtifactKind::Participants
            | ArtifactKind::Screenshots
            | ArtifactKind::Speakers
            | ArtifactKind::Summary
            | ArtifactKind::VideoStreams => false,
        };
        asked && session.reason.is_some() && session.processing_of(*kind).is_none() && session.may_have(*kind, wanted)
    };
    let expected: Vec<ArtifactKind> =
        if is_over { Vec::new() } else { ArtifactKind::ALL.into_iter().filter(is_expected).collect() };
    let unsaved = known.unsaved().collect::<Vec<_>>();
    if is_over && owed.is_none() {
        return None;
    }
    let last = session.milestones.last();
    let stage = details.reached().last().map(|(_, stage)| stage.at);
    let since = stage.flatten().max(last.map(|last| last.at)).or(details.created_at);
    let since = since.or(known.sent.as_ref().map(|sent| sent.created_at));
    Some(Line {
        bot_id: (*bot_id).clone(),
        name: details.name.clone(),
        state: details.status.clone().or(last.map(|last| last.name.to_string())).unwrap_or_else(|| "sent".to_owned()),
        since,
        expected,
        relays_waiting: owed.map_or(0, |owed| owed.relays),
        commands_waiting: owed.map_or(0, |owed| owed.commands),
        downloads_waiting: owed.map_or(0, |owed| owed.downloads),
        unsaved,
        stopped_at: session
            .stopped_at
            .or_else(|| details.stage(TimelineStage::Stopped).and_then(|stage| stage.at))
            .or(details.ended_at),
    })
}

fn show(lines: &[Line], has_key: bool, ctx: &Context) -> Result<(), Error> {
    if !has_key {
        ctx.printer
            .note("without an API key this is what the journal knows; `meetstream auth login` has the service asked");
    }
    match ctx.printer.format() {
        Format::Json => ctx.printer.document(&Board { bots: lines, service: has_key })?,
        Format::Human if lines.is_empty() => ctx.printer.note("no bot is under way, and nothing is owed to any"),
        Format::Human if ctx.printer.volume() == Volume::Quiet => {
            lines.iter().try_for_each(|line| ctx.printer.line(line.bot_id.as_str()))?;
        }
        Format::Human => ctx.printer.table(&table(lines, ctx.now()))?,
    }
    Ok(())
}

fn table(lines: &[Line], now: Timestamp) -> Table {
    let mut table = Table::new([
        Column::whole("BOT"),
        Column::whole("STATE"),
        Column::whole("FOR"),
        Column::text("NAME"),
        Column::text("OWED"),
    ]);
    for line in lines {
        let time = line.since.map_or_else(|| "-".to_owned(), |since| time_since(since, now));
        let owes = owes(line, now);
        table.row([
            Cell::bot(line.bot_id.as_str()),
            Cell::status(&line.state),
            time.into(),
            line.name.clone().unwrap_or_else(|| "-".to_owned()).into(),
            if owes.is_empty() { "-".to_owned() } else { owes.join(", ") }.into(),
        ]);
    }
    table
}

fn time_since(then: Timestamp, now: Timestamp) -> String {
    let time = now.duration_since(then);
    if time.is_negative() { "-".to_owned() } else { Span(round(time.unsigned_abs())).to_string() }
}

/// What is still owed to a bot, in words.
fn owes(line: &Line, now: Timestamp) -> Vec<String> {
    let late = line.stopped_at.map(|at| format!(" for {}", time_since(at, now))).unwrap_or_default();
    let several = |count: u64, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one} waiting")),
        count => Some(format!("{count} {many} waiting")),
    };
    let expected = line.expected.iter().map(|kind| format!("{kind} expected{late}"));
    let waiting = [
        several(line.relays_waiting, "relay", "relays"),
        several(line.commands_waiting, "command", "commands"),
        several(line.downloads_waiting, "download", "downloads"),
    ];
    let unsaved = line.unsaved.iter().map(|kind| format!("{kind} not saved"));
    expected.chain(waiting.into_iter().flatten()).chain(unsaved).collect()
}
