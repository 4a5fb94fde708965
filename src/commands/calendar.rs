//! `meetstream calendar`: calendars, their events, and the bots that join them.

use serde_json::{Map, Value, json};

use crate::api::wire::{CalendarEvent, config_for};
use crate::api::{ApiError, CalendarAccess, Client, EventQuery};
use crate::cli::{BotConfigArgs, CalendarArgs, CalendarCommand, CalendarProvider, ConnectArgs, OnOff, Switch};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, Source};
use crate::model::{MeetingLink, ResourceId, Secret, printable};
use crate::output::{Column, Format, Table, When, read_object, read_secret, read_text};

/// How many pages are followed at most.
const MOST_PAGES: usize = 1_000;

pub(crate) async fn run(args: CalendarArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    match args.command {
        CalendarCommand::AutoJoin { switch, config } => auto_join(switch, &config, ctx).await,
        CalendarCommand::Cancel { bots } => super::bots::cancel_scheduled(&bots, ctx).await,
        CalendarCommand::Connect(connect) => connect_calendar(connect, ctx).await,
        CalendarCommand::Disconnect { provider, account, purge_events, yes } => {
            disconnect(provider, account.as_ref(), purge_events, yes, ctx).await
        }
        CalendarCommand::Events { calendar, from, until, limit, all, stored, absolute } => {
            let query = EventQuery {
                calendar_id: calendar.map(|calendar| calendar.to_string()),
                cursor: None,
                from: date(from, "--from")?,
                limit,
                stored_only: stored,
                until: date(until, "--until")?,
            };
            events(query, all, absolute, ctx).await
        }
        CalendarCommand::List => list(ctx).await,
        CalendarCommand::Recurrence { event, switch } => recurrence(&event, switch, ctx).await,
        CalendarCommand::Reschedule { bot, at, name, attr } => {
            let mut body = Map::new();
            if let Some(at) = date(at, "--at")? {
                body.insert("scheduled_join_time".to_owned(), at.into());
            }
            if let Some(name) = name {
                body.insert("bot_username".to_owned(), name.into());
            }
            if !attr.is_empty() {
                let attributes: Map<String, Value> = attr.into_iter().map(|(key, value)| (key, value.into())).collect();
                body.insert("custom_attributes".to_owned(), attributes.into());
            }
            let bot = ctx.bot(&bot).await?;
            let action = format!("reschedule bot `{bot}`");
            let answer =
                ctx.api()?.reschedule_bot(&bot, body.into()).await.map_err(|source| Error::api(action, source))?;
            done(&format!("rescheduled bot {bot}"), json!({"bot_id": bot}), "rescheduled", answer.raw, ctx)
        }
        CalendarCommand::Schedule { event, occurrence, all_occurrences, occurrence_limit, config } => {
            let mut body = Map::new();
            let config = bot_config(&config)?;
            if !config.is_empty() {
                body.insert("bot_config".to_owned(), config.into());
            }
            if let Some(day) = occurrence {
                body.insert("occurrence_date".to_owned(), day.to_string().into());
            }
            if all_occurrences {
                body.insert("schedule_all_occurrences".to_owned(), true.into());
                body.insert("recurring_event".to_owned(), true.into());
            }
            if let Some(limit) = occurrence_limit {
                body.insert("occurrence_limit".to_owned(), limit.into());
            }
            schedule(&event, body.into(), ctx).await
        }
        CalendarCommand::Scheduled { absolute } => scheduled(absolute, ctx).await,
        CalendarCommand::Unschedule { event, all_occurrences } => {
            let action = format!("unschedule event `{}`", printable(event.as_str()));
            let answer = ctx
                .api()?
                .unschedule_event(&event, all_occurrences)
                .await
                .map_err(|source| Error::api(action, source))?;
            let line = format!("no bot joins event {}", printable(event.as_str()));
            done(&line, json!({"event_id": event.as_str()}), "unscheduled", answer.raw, ctx)
        }
    }
}

/// Prints what was done: one line with the id, or the id, the action and the API's answer.
fn done(line: &str, id: Value, action: &str, raw: Value, ctx: &Context) -> Result<ExitStatus, Error> {
    let mut document = match id {
        Value::Object(fields) => fields,
        Value::Array(_) | Value::Bool(_) | Value::Null | Value::Number(_) | Value::String(_) => Map::new(),
    };
    document.insert("action".to_owned(), action.into());
    document.insert("response".to_owned(), raw);
    ctx.printer.outcome(line, &document)?;
    Ok(ExitStatus::Done)
}

/// Requires a date to have a zone.
fn date(text: Option<String>, flag: &'static str) -> Result<Option<String>, Error> {
    match &text {
        Some(given) if given.parse::<jiff::Timestamp>().is_err() => {
            let problem = format!("{flag}: a date needs a zone, such as 2030-03-01T09:00:00Z or …+01:00");
            Err(InputError::refused("calendar", problem).into())
        }
        Some(_) | None => Ok(text),
    }
}

/// The calendar's own form of a bot's configuration (`api.md`, section 4.1).
fn bot_config(args: &BotConfigArgs) -> Result<Map<String, Value>, Error> {
    let mut config = match &args.payload {
        Some(path) => read_object(&Source::from_argument(path.clone()))?,
        None => Map::new(),
    };
    if let Some(name) = &args.name {
        config.insert("bot_name".to_owned(), name.clone().into());
    }
    if args.video {
        config.insert("video_required".to_owned(), true.into());
    }
    if let Some(url) = &args.callback_url {
        config.insert("callback_url".to_owned(), url.to_string().into());
    }
    if let Some(provider) = args.transcript {
        config.insert("transcription".to_owned(), json!({provider.as_str(): config_for(provider, None)}));
    }
    Ok(config)
}

async fn connect_calendar(args: ConnectArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let (client_secret, refresh_token) = secrets(&args)?;
    let access = match args.provider {
        CalendarProvider::Google if args.replace => {
            return Err(InputError::refused("calendar connect", "--replace is for Outlook").into());
        }
        CalendarProvider::Google => CalendarAccess::Google { client_id: args.client_id, client_secret, refresh_token },
        CalendarProvider::Outlook => {
            CalendarAccess::Outlook { client_id: args.client_id, client_secret, refresh_token, replace: args.replace }
        }
    };
    let answer =
        ctx.api()?.connect_calendar(&access).await.map_err(|source| Error::api("connect the calendar", source))?;
    let id = crate::api::wire::Fields::of(&answer.raw).text(&["calendar_id", "id"]);
    let who = answer.view.user_email.map(|email| format!(" of {}", printable(&email))).unwrap_or_default();
    let shown = id.as_deref().map_or_else(|| "the calendar".to_owned(), |id| format!("calendar {}", printable(id)));
    ctx.printer.next("meetstream calendar events");
    done(&format!("connected {shown}{who}"), json!({"calendar_id": id}), "connected", answer.raw, ctx)
}

fn secrets(args: &ConnectArgs) -> Result<(Secret, Secret), Error> {
    if let (Some(secret), Some(token)) = (&args.client_secret_file, &args.refresh_token_file) {
        let secret = read_secret(&Source::from_argument(secret.clone()))?;
        return Ok((secret, read_secret(&Source::from_argument(token.clone()))?));
    }
    let text = read_text(&Source::Stdin)?;
    let mut lines = text.lines().filter_map(Secret::new);
    if let (Some(secret), Some(token), None) = (lines.next(), lines.next(), lines.next()) {
        return Ok((secret, token));
    }
    let problem = "stdin must hold two lines: the client's secret, then the refresh token";
    Err(InputError::refused("calendar connect", problem).into())
}

async fn disconnect(
    provider: Option<CalendarProvider>,
    account: Option<&ResourceId>,
    purge_events: bool,
    yes: bool,
    ctx: &Context,
) -> Result<ExitStatus, Error> {
    let mut body = Map::new();
    if let Some(provider) = provider {
        body.insert("provider".to_owned(), provider_name(provider).into());
    }
    if let Some(account) = account {
        body.insert("account_id".to_owned(), account.as_str().into());
    }
    if purge_events {
        body.insert("purge_events".to_owned(), true.into());
    }
    if !yes {
        ctx.printer.confirm("This disconnects the calendar and cancels its scheduled bots.", "disconnect")?;
    }
    let answer = ctx
        .api()?
        .disconnect_calendar(body.into())
        .await
        .map_err(|source| Error::api("disconnect the calendar", source))?;
    let which = account.map_or_else(|| "the calendar".to_owned(), |account| printable(account.as_str()));
    done(&format!("disconnected {which}"), json!({}), "disconnected", answer.raw, ctx)
}

fn provider_name(provider: CalendarProvider) -> &'static str {
    match provider {
        CalendarProvider::Google => "google",
        CalendarProvider::Outlook => "outlook",
    }
}

async fn list(ctx: &Context) -> Result<ExitStatus, Error> {
    let answer = ctx.api()?.calendars().await.map_err(|source| Error::api("list the calendars", source))?;
    let calendars = answer.view.calendars;
    if ctx.printer.format() == Format::Json {
        ctx.printer.document(&json!({"calendars": calendars, "response": answer.raw}))?;
    } else if calendars.is_empty() {
        ctx.printer.note("no calendars; `meetstream calendar connect` adds one");
    } else {
        let mut table = Table::new([
            Column::whole("CALENDAR"),
            Column::text("NAME"),
            Column::text("PRIMARY"),
            Column::text("ACCESS"),
            Column::text("TIME ZONE"),
        ]);
        for calendar in calendars {
            let primary = if calendar.is_primary == Some(true) { "yes" } else { "-" };
            table.row([
                or_dash(calendar.id),
                or_dash(calendar.summary),
                primary.to_owned(),
                or_dash(calendar.access_role),
                or_dash(calendar.time_zone),
            ]);
        }
        ctx.printer.table(&table)?;
    }
    Ok(ExitStatus::Done)
}

async fn events(query: EventQuery, all: bool, absolute: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    let failed = |source| Error::api("list the events", source);
    let (events, next, broken) = fetch_events(&ctx.api()?, query, all).await.map_err(failed)?;
    if ctx.printer.format() == Format::Json {
        let events: Vec<Value> = events.iter().map(|(event, raw)| event_document(event, raw)).collect();
        ctx.printer.document(&json!({"events": events, "next_cursor": next}))?;
    } else if events.is_empty() {
        ctx.printer.note("no events");
    } else {
        ctx.printer.table(&event_table(events, absolute, ctx))?;
        if next.is_some() && broken.is_none() {
            ctx.printer.note("there are more: --all prints every one");
        }
    }
    broken.map_or(Ok(ExitStatus::Done), |source| Err(failed(source)))
}

type Page = (Vec<(CalendarEvent, Value)>, Option<String>, Option<ApiError>);

async fn fetch_events(api: &Client, mut query: EventQuery, all: bool) -> Result<Page, ApiError> {
    let mut events = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for pages in 1..=MOST_PAGES {
        let page = api.calendar_events(&query).await?;
        let raw = page.raw.as_array().or_else(|| page.raw.as_object()?.values().find_map(Value::as_array));
        events.extend(page.view.results.into_iter().zip(raw.cloned().unwrap_or_default()));
        let next = page.view.next.filter(|_| page.view.has_more);
        let Some(cursor) = next.clone().filter(|_| all) else { return Ok((events, next, None)) };
        if !seen.insert(cursor.clone()) {
            return Ok((events, next, Some(ApiError::Endless { pages })));
        }
        query.cursor = Some(cursor);
    }
    Ok((events, query.cursor, Some(ApiError::Endless { pages: MOST_PAGES })))
}

fn event_document(event: &CalendarEvent, raw: &Value) -> Value {
    json!({
        "event_id": event.id, "summary": event.summary, "start_time": event.start_time, "end_time": event.end_time,
        "meeting_platform": event.meeting_platform, "bots": event.bots.len(), "response": raw,
    })
}

fn event_table(events: Vec<(CalendarEvent, Value)>, absolute: bool, ctx: &Context) -> Table {
    let when = if absolute { When::Absolute } else { When::Relative { now: ctx.now() } };
    let mut table = Table::new([
        Column::whole("EVENT"),
        Column::text("STARTS"),
        Column::text("NAME"),
        Column::text("BOTS"),
        Column::text("MEETING"),
    ]);
    for (event, _) in events {
        let link = event.meeting_url.as_deref().and_then(|link| MeetingLink::parse_any(link).ok());
        table.row([
            or_dash(event.id),
            when.show(event.start_time),
            or_dash(event.summary),
            event.bots.len().to_string(),
            or_dash(link.map(|link| link.redacted())),
        ]);
    }
    table
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "-".to_owned())
}

async fn schedule(event: &ResourceId, body: Value, ctx: &Context) -> Result<ExitStatus, Error> {
    let shown = printable(event.as_str());
    let action = format!("schedule a bot for event `{shown}`");
    let answer = ctx.api()?.schedule_event(event, body).await.map_err(|source| Error::api(action, source))?;
    let bot = crate::api::wire::Fields::of(&answer.raw).text(&["bot_id"]);
    let line = match &bot {
        Some(bot) => format!("bot {} joins event {shown}", printable(bot)),
        None => format!("a bot joins event {shown}"),
    };
    done(&line, json!({"event_id": event.as_str(), "bot_id": bot}), "scheduled", answer.raw, ctx)
}

async fn scheduled(absolute: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    let answer = ctx.api()?.scheduled_bots().await.map_err(|source| Error::api("list the scheduled bots", source))?;
    let bots = answer.view;
    if ctx.printer.format() == Format::Json {
        ctx.printer.document(&json!({"bots": bots, "response": answer.raw}))?;
    } else if bots.is_empty() {
        ctx.printer.note("no scheduled bots");
    } else {
        let when = if absolute { When::Absolute } else { When::Relative { now: ctx.now() } };
        let mut table = Table::new([
            Column::whole("BOT"),
            Column::text("JOINS"),
            Column::text("NAME"),
            Column::text("STATUS"),
            Column::text("EVENT"),
        ]);
        for bot in bots {
            table.row([
                or_dash(bot.bot_id),
                when.show(bot.scheduled_join_time),
                or_dash(bot.bot_username),
                or_dash(bot.status),
                or_dash(bot.event_id),
            ]);
        }
        ctx.printer.table(&table)?;
    }
    Ok(ExitStatus::Done)
}

async fn auto_join(switch: Switch, config: &BotConfigArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    match switch {
        Switch::On => {
            let mut body = bot_config(config)?;
            // Both are contested defaults, as in `create`.
            body.entry("bot_name").or_insert_with(|| ctx.settings.bot_name.value.clone().into());
            body.entry("video_required").or_insert(Value::Bool(false));
            let answer =
                api.enable_auto_join(body.into()).await.map_err(|source| Error::api("turn auto-join on", source))?;
            done("auto-join is on", json!({"auto_join": true}), "enabled", answer.raw, ctx)
        }
        Switch::Off => {
            let answer = api.disable_auto_join().await.map_err(|source| Error::api("turn auto-join off", source))?;
            ctx.printer.note("bots that are scheduled already stay: `meetstream calendar scheduled`");
            done("auto-join is off", json!({"auto_join": false}), "disabled", answer.raw, ctx)
        }
        Switch::Status => {
            let answer = api.auto_join().await.map_err(|source| Error::api("fetch the state of auto-join", source))?;
            let enabled = answer.view.auto_schedule_enabled;
            let line = match enabled {
                Some(true) => "auto-join is on",
                Some(false) => "auto-join is off",
                None => "the service does not say whether auto-join is on",
            };
            let document = json!({
                "auto_join": enabled, "bot_config": answer.view.default_bot_config, "response": answer.raw,
            });
            ctx.printer.outcome(line, &document)?;
            Ok(ExitStatus::Done)
        }
    }
}

async fn recurrence(event: &ResourceId, switch: OnOff, ctx: &Context) -> Result<ExitStatus, Error> {
    let enabled = switch == OnOff::On;
    let shown = printable(event.as_str());
    let action = format!("change the recurrence of event `{shown}`");
    let answer = ctx.api()?.set_recurrence(event, enabled).await.map_err(|source| Error::api(action, source))?;
    let line = if enabled { "every occurrence is joined" } else { "single occurrences are joined" };
    let id = json!({"event_id": event.as_str(), "recurring": enabled});
    done(&format!("event {shown}: {line}"), id, "recurrence", answer.raw, ctx)
}
