//! `meetstream calendar events`: what is to come, page by page.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::print::{Listed, Row, or_dash};
use crate::api::wire::{CalendarEvent, Fields};
use crate::api::{ApiError, Client, EventQuery};
use crate::cli::CalendarEventsArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::output::{Column, Format, When};

/// How many pages are followed at most: a list that is longer does not end.
const MOST_PAGES: usize = 1_000;

/// What was fetched.
#[derive(Default)]
struct Fetched {
    events: Vec<(CalendarEvent, Value)>,
    /// Where the list goes on.
    next_cursor: Option<String>,
    /// Why the list could not be followed to its end.
    broken: Option<ApiError>,
}

pub(super) async fn events(args: CalendarEventsArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let CalendarEventsArgs { calendar, from, until, all, limit, stored, absolute } = args;
    let now = ctx.now();
    let (from, until) = (from.map(|moment| moment.resolve(now)), until.map(|moment| moment.resolve(now)));
    if let (Some(from), Some(until)) = (from, until)
        && from >= until
    {
        return Err(InputError::refused("calendar events", "--until must be after --from").into());
    }
    let query = EventQuery {
        calendar_id: calendar.map(|id| id.to_string()),
        cursor: None,
        from: from.map(|at| at.to_string()),
        limit,
        stored_only: stored,
        until: until.map(|at| at.to_string()),
    };
    let fetched =
        fetch(query, all, &ctx.api()?).await.map_err(|source| Error::api("list the calendar's events", source))?;
    let when = if absolute { When::Absolute } else { When::Relative { now } };
    let rows = fetched.events.into_iter().map(|(event, raw)| row(&event, &raw, when)).collect();
    let columns = vec![
        Column::whole("EVENT"),
        Column::text("BEGINS"),
        Column::text("NAME"),
        Column::text("MEETING"),
        Column::text("BOT"),
    ];
    let has_more = fetched.next_cursor.is_some();
    let rest = [("next_cursor", json!(fetched.next_cursor))];
    let status = Listed { name: "events", columns, rows }.print(rest, ctx)?;
    if let Some(source) = fetched.broken {
        return Err(Error::api("list all events", source));
    }
    if has_more && limit.is_none() && ctx.printer.format() == Format::Human {
        ctx.printer.note("there are more: --all prints every one, --limit N so many");
    }
    Ok(status)
}

async fn fetch(mut query: EventQuery, all: bool, api: &Client) -> Result<Fetched, ApiError> {
    let limit = query.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    let mut fetched = Fetched::default();
    let mut seen = HashSet::new();
    for _ in 0..MOST_PAGES {
        let page = api.calendar_events(&query).await?;
        let list = || Fields::of(&page.raw).value(&["results", "events", "data"])?.as_array();
        let raw = page.raw.as_array().or_else(list);
        let raw = raw.cloned().unwrap_or_default().into_iter().chain(std::iter::repeat(Value::Null));
        fetched.events.extend(page.view.results.into_iter().zip(raw));
        fetched.events.truncate(limit);
        fetched.next_cursor = page.view.next.filter(|_| page.view.has_more);
        let Some(cursor) = &fetched.next_cursor else { return Ok(fetched) };
        if fetched.events.len() >= limit || !(all || query.limit.is_some()) {
            return Ok(fetched);
        }
        if !seen.insert(cursor.clone()) {
            fetched.broken = Some(ApiError::Endless { pages: seen.len() + 1 });
            return Ok(fetched);
        }
        query.cursor = Some(cursor.clone());
    }
    fetched.broken = Some(ApiError::Endless { pages: MOST_PAGES });
    Ok(fetched)
}

fn row(event: &CalendarEvent, raw: &Value, when: When) -> Row {
    let bots: Vec<&str> = event.bots.iter().filter_map(bot_of).collect();
    // A link without a known platform is a meeting too.
    let meeting = event.meeting_platform.as_deref().or(event.meeting_url.as_ref().map(|_| "link"));
    Row {
        id: event.id.clone(),
        cells: vec![
            or_dash(event.id.as_deref()),
            when.show(event.start_time),
            or_dash(event.summary.as_deref()),
            or_dash(meeting),
            or_dash(bots.first().copied()),
        ],
        document: json!({
            "event_id": event.id, "name": event.summary, "start_time": event.start_time, "end_time": event.end_time,
            "meeting_platform": event.meeting_platform, "meeting_url": event.meeting_url, "bots": bots,
            "response": raw,
        }),
    }
}

/// The id of a bot that will join; the list holds objects, or ids alone.
fn bot_of(bot: &Value) -> Option<&str> {
    bot.as_str().or_else(|| bot.get("bot_id")?.as_str())
}
