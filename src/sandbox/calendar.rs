//! Connected calendars, their events, and bots that join by themselves (`api.md`, section 4.1). Each calendar comes with
//! the same few events, so that there is something to schedule.

use std::sync::Arc;

use hyper::StatusCode;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::Shared;
use super::request::{flag, object, text};
use super::routes::{Answer, Call, Refusal};
use super::schedule::{self, Schedule};

/// How many events a page has. Ours: the service's size is not documented.
const PAGE: usize = 20;

/// The calendars of one key.
#[derive(Debug, Default)]
pub(super) struct Calendars {
    connections: Vec<Connection>,
    /// In the order of their beginning.
    pub(super) events: Vec<Event>,
    pub(super) schedules: Vec<Schedule>,
    /// What auto-join sends, once it was ever turned on.
    default_bot_config: Value,
    auto_schedule_enabled: bool,
}

#[derive(Debug)]
struct Connection {
    provider: &'static str,
    account_id: String,
    calendar_id: String,
    email: String,
}

/// One event, or one occurrence of a series.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) calendar_id: String,
    platform: &'static str,
    summary: &'static str,
    meeting_platform: Option<&'static str>,
    pub(super) meeting_url: Option<&'static str>,
    pub(super) start: Timestamp,
    end: Timestamp,
    /// What the occurrences of a series have in common.
    pub(super) series: Option<String>,
    recurring_enabled: bool,
    created_at: Timestamp,
}

/// What every new calendar holds: id, name, minutes from now, platform and link, whether it is of the weekly series.
type Seed = (&'static str, &'static str, i64, Option<(&'static str, &'static str)>, bool);

const WEEK: i64 = 7 * 24 * 60;
const SYNC: Option<(&str, &str)> = Some(("google_meet", "https://meet.google.com/wky-sync-aaa"));
const ZOOM: Option<(&str, &str)> = Some(("zoom", "https://zoom.us/j/1234567890?pwd=sandbox"));
const TEAMS: Option<(&str, &str)> = Some(("teams", "https://teams.microsoft.com/l/meetup-join/19%3asandbox/0"));
const SEEDS: [Seed; 6] = [
    ("weekly-sync-1", "Weekly sync", 90, SYNC, true),
    ("design-review", "Design review", 210, ZOOM, false),
    ("customer-call", "Customer call", 36 * 60, TEAMS, false),
    ("lunch", "Lunch", 60 * 60, None, false),
    ("weekly-sync-2", "Weekly sync", 90 + WEEK, SYNC, true),
    ("weekly-sync-3", "Weekly sync", 90 + 2 * WEEK, SYNC, true),
];

pub(super) fn respond(shared: &Arc<Shared>, call: &Call<'_>, rest: &[&str]) -> Result<Answer, Refusal> {
    match (call.method.as_str(), rest) {
        ("POST", ["create_calendar"]) => connect(shared, call, "google"),
        ("POST", ["create_outlook_calendar"]) => connect(shared, call, "outlook"),
        ("GET", [] | ["calendars"]) => Ok(list(shared, call)),
        ("GET", ["events" | "get_events"]) => events(shared, call),
        ("POST", ["schedule", id]) => schedule::add(shared, call, id),
        ("DELETE", ["schedule", id]) => schedule::remove(shared, call, id),
        ("GET", ["scheduled_bots"]) => Ok(schedule::list(shared, call)),
        ("PATCH", ["scheduled_bots", id]) => schedule::change(shared, call, id),
        ("DELETE", ["scheduled_bots", id]) => schedule::cancel(shared, call, id),
        ("POST", ["auto-schedule", "enable"]) => enable(shared, call),
        ("POST", ["auto-schedule", "disable"]) => Ok(disable(shared, call)),
        ("GET", ["auto-schedule", "settings"]) => Ok(settings(shared, call)),
        ("POST", ["toggle-recurrence"]) => toggle(shared, call),
        ("POST" | "DELETE", ["disconnect"]) => disconnect(shared, call),
        (
            _,
            []
            | [
                "create_calendar"
                | "create_outlook_calendar"
                | "events"
                | "get_events"
                | "scheduled_bots"
                | "disconnect",
            ]
            | ["schedule" | "scheduled_bots", _]
            | ["auto-schedule", "enable" | "disable" | "settings"],
        ) => Err(call.wrong_method()),
        _ => Err(call.no_route()),
    }
}

impl Event {
    fn new(seed: &Seed, connection: &Connection, now: Timestamp) -> Self {
        let (id, summary, minutes, meeting, recurs) = *seed;
        let now = now.round(jiff::Unit::Second).unwrap_or(now);
        let start = now.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(now);
        Self {
            id: format!("{}-{id}", connection.account_id),
            calendar_id: connection.calendar_id.clone(),
            platform: connection.provider,
            summary,
            meeting_platform: meeting.map(|(platform, _)| platform),
            meeting_url: meeting.map(|(_, url)| url),
            start,
            end: start.saturating_add(SignedDuration::from_mins(30)).unwrap_or(start),
            series: recurs.then(|| format!("{}-weekly-sync", connection.account_id)),
            recurring_enabled: false,
            created_at: now,
        }
    }

    fn shown(&self, schedules: &[Schedule]) -> Value {
        let bots: Vec<Value> = schedules
            .iter()
            .filter(|schedule| schedule.event_id == self.id)
            .map(|schedule| json!({"bot_id": schedule.bot_id, "schedule_id": schedule.id}))
            .collect();
        json!({
            "id": self.id,
            "start_time": self.start.to_string(),
            "end_time": self.end.to_string(),
            "calendar_id": self.calendar_id,
            "platform": self.platform,
            "platform_id": self.id,
            "ical_uid": format!("{}@sandbox", self.series.as_ref().unwrap_or(&self.id)),
            "meeting_platform": self.meeting_platform,
            "meeting_url": self.meeting_url,
            "created_at": self.created_at.to_string(),
            "updated_at": self.created_at.to_string(),
            "is_deleted": false,
            "raw": {"summary": self.summary, "recurringEventId": self.series},
            "bots": bots,
        })
    }
}

impl Connection {
    fn calendar(&self) -> Value {
        json!({
            "id": self.calendar_id,
            "summary": self.email,
            "description": null,
            "isPrimary": true,
            "accessRole": "owner",
            "timeZone": "UTC",
            "backgroundColor": "#9fe1e7",
            "foregroundColor": "#000000",
            "selected": true,
        })
    }
}

fn connect(shared: &Shared, call: &Call<'_>, provider: &'static str) -> Result<Answer, Refusal> {
    let fields = call.fields()?;
    let prefix = if provider == "google" { "google" } else { "microsoft" };
    for name in ["refresh_token", "client_id", "client_secret"] {
        let name = format!("{prefix}_{name}");
        if text(&fields, &name).map_err(Refusal::bad)?.is_none() {
            return Err(Refusal::bad(format!("{name} is required.")));
        }
    }
    let replace = flag(&fields, "replace").map_err(Refusal::bad)?.unwrap_or(false);
    let now = (shared.options.clock)();
    let (answer, replaced) = shared.with_account(&call.key, |account| {
        let calendars = &mut account.calendars;
        let mut replaced = Vec::new();
        if calendars.connections.iter().any(|connection| connection.provider == provider) {
            if provider == "outlook" && !replace {
                let message = "This Outlook account is already connected. Send replace: true to replace it.";
                return Err(Refusal::new(StatusCode::CONFLICT, message));
            }
            replaced = calendars.drop_connections(|connection| connection.provider == provider, true).1;
        }
        let connection = Connection {
            provider,
            account_id: format!("{provider}-1"),
            calendar_id: format!("{provider}-primary"),
            email: format!("me@{provider}.example"),
        };
        calendars.events.extend(SEEDS.iter().map(|seed| Event::new(seed, &connection, now)));
        calendars.events.sort_by_key(|event| event.start);
        let body = json!({
            "calendar_id": connection.calendar_id,
            "platform": provider,
            "user_email": connection.email,
            "user_name": "Sandbox User",
            "primary_calendar_id": connection.calendar_id,
            "message": "Calendar connected successfully",
            "calendars": [connection.calendar()],
            "watch_setup": true,
        });
        calendars.connections.push(connection);
        Ok((Answer { status: StatusCode::CREATED, body, job: None }, replaced))
    })?;
    for bot in replaced {
        schedule::end(shared, &bot);
    }
    Ok(answer)
}

fn list(shared: &Shared, call: &Call<'_>) -> Answer {
    let calendars: Vec<Value> = shared
        .with_account(&call.key, |account| account.calendars.connections.iter().map(Connection::calendar).collect());
    Answer::ok(json!({"total": calendars.len(), "user_id": "sandbox", "calendars": calendars}))
}

fn events(shared: &Shared, call: &Call<'_>) -> Result<Answer, Refusal> {
    let time = |name: &str| {
        let value = call.query(name);
        let parsed = value.map(|text| text.parse::<Timestamp>()).transpose();
        parsed.map_err(|_| Refusal::bad(format!("{name} must be an ISO 8601 time with a time zone")))
    };
    let (from, until) = (time("time_min")?, time("time_max")?);
    let limit = match call.query("limit").map(|text| text.parse::<usize>()) {
        None => PAGE,
        Some(Ok(limit)) if limit > 0 => limit.min(250),
        Some(_) => return Err(Refusal::bad("limit must be a positive number")),
    };
    let (calendar_id, cursor) = (call.query("calendar_id"), call.query("cursor"));
    Ok(shared.with_account(&call.key, |account| {
        let calendars = &account.calendars;
        let mut wanted = calendars
            .events
            .iter()
            .filter(|event| calendar_id.as_ref().is_none_or(|id| *id == event.calendar_id))
            .filter(|event| from.is_none_or(|from| event.end > from) && until.is_none_or(|until| event.start < until))
            .peekable();
        if let Some(cursor) = cursor {
            while wanted.next_if(|event| event.id != cursor).is_some() {}
            wanted.next();
        }
        let page: Vec<&Event> = wanted.by_ref().take(limit).collect();
        let next = wanted.peek().and(page.last()).map(|event| event.id.clone());
        let results: Vec<Value> = page.into_iter().map(|event| event.shown(&calendars.schedules)).collect();
        Answer::ok(json!({"next": next, "previous": null, "has_more": next.is_some(), "results": results}))
    }))
}

fn enable(shared: &Shared, call: &Call<'_>) -> Result<Answer, Refusal> {
    let fields = call.fields()?;
    let config = object(&fields, "default_bot_config").map_err(Refusal::bad)?;
    let config = config.ok_or_else(|| Refusal::bad("default_bot_config is required."))?.clone();
    Ok(shared.with_account(&call.key, |account| {
        account.calendars.auto_schedule_enabled = true;
        account.calendars.default_bot_config = Value::Object(config.clone());
        Answer::ok(json!({
            "message": "Auto-scheduling enabled", "auto_schedule_enabled": true, "default_bot_config": config,
        }))
    }))
}

fn disable(shared: &Shared, call: &Call<'_>) -> Answer {
    shared.with_account(&call.key, |account| account.calendars.auto_schedule_enabled = false);
    Answer::ok(json!({"message": "Auto-scheduling disabled", "auto_schedule_enabled": false}))
}

fn settings(shared: &Shared, call: &Call<'_>) -> Answer {
    shared.with_account(&call.key, |account| {
        Answer::ok(json!({
            "auto_schedule_enabled": account.calendars.auto_schedule_enabled,
            "default_bot_config": account.calendars.default_bot_config,
        }))
    })
}

fn toggle(shared: &Shared, call: &Call<'_>) -> Result<Answer, Refusal> {
    let fields = call.fields()?;
    let id = text(&fields, "event_id").map_err(Refusal::bad)?.ok_or_else(|| Refusal::bad("event_id is required."))?;
    let enabled = flag(&fields, "recurring_enabled").map_err(Refusal::bad)?;
    let enabled = enabled.ok_or_else(|| Refusal::bad("recurring_enabled is required."))?;
    shared.with_account(&call.key, |account| {
        let event = account.calendars.events.iter_mut().find(|event| event.id == id);
        let event = event.ok_or_else(|| Refusal::not_found(format!("Event not found: {id}")))?;
        if event.series.is_none() {
            return Err(Refusal::bad("This event is not a recurring event."));
        }
        event.recurring_enabled = enabled;
        Ok(Answer::ok(json!({
            "event_id": event.id,
            "recurring_enabled": event.recurring_enabled,
            "recurrence_rule": "RRULE:FREQ=WEEKLY",
            "message": "Recurrence updated",
            "summary": event.summary,
            "start_time": event.start.to_string(),
            "end_time": event.end.to_string(),
        })))
    })
}

fn disconnect(shared: &Shared, call: &Call<'_>) -> Result<Answer, Refusal> {
    let fields = call.fields()?;
    let part = |name: &str| -> Result<Option<String>, Refusal> {
        Ok(text(&fields, name).map_err(Refusal::bad)?.or_else(|| call.query(name)))
    };
    let (provider, account_id) = (part("provider")?, part("account_id")?);
    let purge = flag(&fields, "purge_events").map_err(Refusal::bad)?.unwrap_or(false);
    let (answer, bots) = shared.with_account(&call.key, |account| {
        let calendars = &mut account.calendars;
        let is_meant = |connection: &Connection| {
            provider.as_ref().is_none_or(|provider| provider == connection.provider)
                && account_id.as_ref().is_none_or(|id| *id == connection.account_id)
        };
        match calendars.connections.iter().filter(|connection| is_meant(connection)).count() {
            0 => return Err(Refusal::not_found("No calendar is connected.")),
            1 => {}
            count => {
                let body = json!({
                    "error": "Several calendars are connected; say which one to disconnect.",
                    "scope": "account", "connection_count": count,
                    "next_steps": "Send provider and account_id.",
                });
                return Ok((Answer::refused(StatusCode::BAD_REQUEST, body), Vec::new()));
            }
        }
        let (events, bots) = calendars.drop_connections(is_meant, purge);
        let answer = Answer::ok(json!({
            "disconnected": true, "user_id": "sandbox", "watch_channel_stopped": true, "events_deleted": events,
            "schedules_cancelled": bots.len(), "message": "Calendar disconnected",
        }));
        Ok((answer, bots))
    })?;
    for bot in bots {
        schedule::end(shared, &bot);
    }
    Ok(answer)
}

impl Calendars {
    /// Drops connections with what hangs on them; returns how many events went, and the bots that will not join.
    fn drop_connections(&mut self, is_meant: impl Fn(&Connection) -> bool, purge: bool) -> (usize, Vec<String>) {
        let gone: Vec<String> =
            self.connections.iter().filter(|c| is_meant(c)).map(|connection| connection.calendar_id.clone()).collect();
        self.connections.retain(|connection| !is_meant(connection));
        let of_gone = |event: &Event| gone.contains(&event.calendar_id);
        let events: Vec<String> =
            self.events.iter().filter(|event| of_gone(event)).map(|event| event.id.clone()).collect();
        let (cancelled, kept) =
            std::mem::take(&mut self.schedules).into_iter().partition(|schedule| events.contains(&schedule.event_id));
        self.schedules = kept;
        // Events that are kept come back with the calendar; without it they cannot be reached, so both look alike here.
        self.events.retain(|event| !of_gone(event));
        let cancelled: Vec<Schedule> = cancelled;
        (if purge { events.len() } else { 0 }, cancelled.into_iter().map(|schedule| schedule.bot_id).collect())
    }
}

/// The body of `create_bot` that a calendar's `bot_config` stands for: the two differ in how a transcript is asked for.
pub(super) fn create_body(config: &Map<String, Value>, meeting_link: &str, join_at: Timestamp) -> Map<String, Value> {
    let mut body = config.clone();
    body.remove("audio_required");
    if let Some(provider) = body.remove("transcription") {
        let recording = body.entry("recording_config").or_insert_with(|| json!({}));
        if let Some(recording) = recording.as_object_mut() {
            recording.insert("transcript".to_owned(), json!({"provider": provider}));
        }
    }
    body.insert("meeting_link".to_owned(), json!(meeting_link));
    body.insert("join_at".to_owned(), json!(join_at.to_string()));
    body
}
