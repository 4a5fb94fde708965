//! Calendars, their events, and the bots that join them (`api.md`, section 4.1). Every connected calendar has the same
//! three events: one in an hour, one tomorrow, and one that recurs every week.

use std::sync::Arc;

use hyper::{Method, StatusCode};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::{bad, object, refusal, required, wrong_method};
use crate::sandbox::Shared;
use crate::sandbox::routes::{Answer, Call, Refusal, enlist};

/// How many events a page has unless told otherwise. Ours.
const PAGE: usize = 50;

/// What one key has connected.
#[derive(Debug, Default)]
pub(super) struct Calendars {
    connections: Vec<Connection>,
    events: Vec<Event>,
    scheduled: Vec<Scheduled>,
    /// The configuration of the bot that joins every meeting, while one does.
    auto_join: Option<Value>,
    last_config: Value,
}

#[derive(Debug)]
struct Connection {
    id: String,
    provider: &'static str,
    connected_at: Timestamp,
}

#[derive(Debug)]
struct Event {
    id: String,
    calendar_id: String,
    summary: &'static str,
    start: Timestamp,
    /// Whether it belongs to a series, and whether the series is joined.
    recurring: Option<bool>,
    meeting_url: &'static str,
}

#[derive(Debug)]
struct Scheduled {
    bot_id: String,
    event_id: String,
    join_at: String,
    bot_username: String,
}

pub(super) fn respond(
    shared: &Arc<Shared>,
    method: &Method,
    rest: &[&str],
    call: &Call<'_>,
) -> Option<Result<Answer, Refusal>> {
    let now = (shared.options.clock)();
    if let ("POST", ["schedule", event]) = (method.as_str(), rest) {
        return Some(schedule(shared, event, call, now));
    }
    let on = |run: &dyn Fn(&mut Calendars) -> Result<Answer, Refusal>| {
        Some(shared.with_account(&call.key, |account| run(&mut account.calendars)))
    };
    match (method.as_str(), rest) {
        ("POST", ["create_calendar"]) => on(&|calendars| connect(calendars, "google", call, now)),
        ("POST", ["create_outlook_calendar"]) => on(&|calendars| connect(calendars, "outlook", call, now)),
        ("GET", [] | ["calendars"]) => on(&|calendars| Ok(Answer::ok(calendars.list()))),
        ("GET", ["events" | "get_events"]) => on(&|calendars| Ok(events(calendars, call))),
        ("DELETE", ["schedule", event]) => on(&|calendars| unschedule(shared, calendars, event, call)),
        ("GET", ["scheduled_bots"]) => on(&|calendars| {
            let bots: Vec<Value> = calendars.scheduled.iter().map(Scheduled::view).collect();
            Ok(Answer::ok(json!({"scheduled_bots": bots, "total": bots.len()})))
        }),
        ("PATCH", ["scheduled_bots", bot]) => on(&|calendars| reschedule(calendars, bot, call)),
        ("DELETE", ["scheduled_bots", bot]) => on(&|calendars| cancel(shared, calendars, bot)),
        ("POST", ["auto-schedule", "enable"]) => on(&|calendars| enable(calendars, call)),
        ("POST", ["auto-schedule", "disable"]) => on(&|calendars| {
            calendars.auto_join = None;
            Ok(Answer::ok(json!({"message": "Auto-schedule disabled", "auto_schedule_enabled": false})))
        }),
        ("GET", ["auto-schedule", "settings"]) => on(&|calendars| {
            let enabled = calendars.auto_join.is_some();
            Ok(Answer::ok(json!({"auto_schedule_enabled": enabled, "default_bot_config": calendars.last_config})))
        }),
        ("POST", ["toggle-recurrence"]) => on(&|calendars| toggle(calendars, call)),
        ("POST", ["disconnect"]) => on(&|calendars| disconnect(shared, calendars, call)),
        (_, ["disconnect" | "toggle-recurrence" | "create_calendar" | "create_outlook_calendar"] | ["schedule", _]) => {
            Some(Err(wrong_method()))
        }
        _ => None,
    }
}

impl Calendars {
    fn list(&self) -> Value {
        let calendars: Vec<Value> = self.connections.iter().map(Connection::view).collect();
        json!({"total": calendars.len(), "user_id": "sandbox", "calendars": calendars})
    }

    fn event(&self, id: &str) -> Result<&Event, Refusal> {
        let found = self.events.iter().find(|event| event.id == id);
        found.ok_or_else(|| Refusal::not_found(format!("Event not found: {id}")))
    }
}

impl Connection {
    fn view(&self) -> Value {
        json!({
            "id": self.id, "summary": format!("Sandbox {}", self.provider), "description": null, "isPrimary": true,
            "accessRole": "owner", "timeZone": "UTC", "selected": true, "platform": self.provider,
            "connected_at": self.connected_at.to_string(),
        })
    }
}

impl Event {
    fn view(&self, scheduled: &[Scheduled]) -> Value {
        let bots: Vec<Value> = scheduled.iter().filter(|bot| bot.event_id == self.id).map(Scheduled::view).collect();
        let end = self.start.checked_add(SignedDuration::from_mins(30)).unwrap_or(self.start);
        json!({
            "id": self.id, "calendar_id": self.calendar_id, "start_time": self.start.to_string(),
            "end_time": end.to_string(), "meeting_platform": "google_meet", "meeting_url": self.meeting_url,
            "is_deleted": false, "raw": {"summary": self.summary, "recurring": self.recurring.is_some()}, "bots": bots,
        })
    }
}

impl Scheduled {
    fn view(&self) -> Value {
        json!({
            "bot_id": self.bot_id, "event_id": self.event_id, "scheduled_join_time": self.join_at,
            "bot_username": self.bot_username, "status": "Scheduled",
        })
    }
}

fn connect(
    calendars: &mut Calendars,
    provider: &'static str,
    call: &Call<'_>,
    now: Timestamp,
) -> Result<Answer, Refusal> {
    let body = object(call)?;
    let prefix = if provider == "google" { "google" } else { "microsoft" };
    for field in ["client_id", "client_secret", "refresh_token"] {
        required(&body, &format!("{prefix}_{field}"))?;
    }
    let replace = body.get("replace").and_then(Value::as_bool).unwrap_or_default();
    let connected = calendars.connections.iter().any(|connection| connection.provider == provider);
    if provider == "outlook" && connected && !replace {
        let message = "An Outlook account is already connected; send replace to take its place";
        return Err(Refusal::new(StatusCode::CONFLICT, message));
    }
    let id = uuid::Uuid::new_v4().to_string();
    let replaced: Vec<String> =
        calendars.connections.iter().filter(|known| known.provider == provider).map(|known| known.id.clone()).collect();
    calendars.connections.retain(|connection| connection.provider != provider);
    calendars.events.retain(|event| !replaced.contains(&event.calendar_id));
    let after = |hours: i64| now.checked_add(SignedDuration::from_hours(hours)).unwrap_or(now);
    for (summary, start, recurring, meeting_url) in [
        ("Interview", after(1), None, "https://meet.google.com/abc-defg-hij"),
        ("Planning", after(24), None, "https://meet.google.com/klm-nopq-rst"),
        ("Weekly", after(7 * 24), Some(false), "https://meet.google.com/uvw-xyza-bcd"),
    ] {
        let id_of_event = uuid::Uuid::new_v4().to_string();
        calendars.events.push(Event {
            id: id_of_event,
            calendar_id: id.clone(),
            summary,
            start,
            recurring,
            meeting_url,
        });
    }
    let connection = Connection { id: id.clone(), provider, connected_at: now };
    let view = connection.view();
    calendars.connections.push(connection);
    let body = json!({
        "calendar_id": id, "platform": provider, "user_email": "ann@example.com", "user_name": "Ann",
        "primary_calendar_id": id, "message": "Calendar connected", "calendars": [view], "watch_setup": true,
    });
    Ok(Answer { status: StatusCode::CREATED, ..Answer::ok(body) })
}

fn events(calendars: &Calendars, call: &Call<'_>) -> Answer {
    let bound = |name: &str| call.query(name).and_then(|text| text.parse::<Timestamp>().ok());
    let (from, until, calendar) = (bound("time_min"), bound("time_max"), call.query("calendar_id"));
    let limit = call.query("limit").and_then(|limit| limit.parse().ok()).unwrap_or(PAGE).max(1);
    let skip = call.query("cursor").and_then(|cursor| cursor.parse::<usize>().ok()).unwrap_or_default();
    let matching: Vec<&Event> = calendars
        .events
        .iter()
        .filter(|event| from.is_none_or(|from| event.start >= from) && until.is_none_or(|until| event.start < until))
        .filter(|event| calendar.as_deref().is_none_or(|id| event.calendar_id == id))
        .collect();
    let page: Vec<Value> =
        matching.iter().skip(skip).take(limit).map(|event| event.view(&calendars.scheduled)).collect();
    let next = (skip + limit < matching.len()).then(|| (skip + limit).to_string());
    Answer::ok(json!({"next": next, "previous": null, "has_more": next.is_some(), "results": page}))
}

/// Makes a bot that joins the event: it is listed as any other, and joins at its time.
fn schedule(shared: &Arc<Shared>, event_id: &str, call: &Call<'_>, now: Timestamp) -> Result<Answer, Refusal> {
    let body = if call.body.is_empty() { Map::new() } else { object(call)? };
    let config = body.get("bot_config").and_then(Value::as_object).cloned().unwrap_or_default();
    let (link, start, recurring, existing) = shared.with_account(&call.key, |account| {
        let event = account.calendars.event(event_id)?;
        let existing = account.calendars.scheduled.iter().find(|bot| bot.event_id == event_id);
        Ok((event.meeting_url, event.start, event.recurring.is_some(), existing.map(|bot| bot.bot_id.clone())))
    })?;
    if let Some(bot_id) = existing {
        let body = json!({"message": "A bot is already scheduled for this event", "bot_id": bot_id});
        return Ok(refusal(StatusCode::CONFLICT, body));
    }
    let all = body.get("schedule_all_occurrences").and_then(Value::as_bool).unwrap_or_default();
    if all && !recurring {
        return Err(bad("schedule_all_occurrences needs a recurring event"));
    }
    let name = config.get("bot_name").and_then(Value::as_str).unwrap_or("MeetStream Bot").to_owned();
    let (bot_id, job) = enlist(shared, call, &create_body(&config, link, start, &name), now)?;
    let scheduled = Scheduled { bot_id, event_id: event_id.to_owned(), join_at: start.to_string(), bot_username: name };
    let answer = json!({
        "scheduled": true, "schedule_id": uuid::Uuid::new_v4().to_string(), "bot_id": scheduled.bot_id,
        "schedule_group": "sandbox", "event_id": event_id, "scheduled_time": scheduled.join_at, "bot_config": config,
        "is_recurring_occurrence": recurring,
    });
    shared.with_account(&call.key, |account| account.calendars.scheduled.push(scheduled));
    Ok(Answer { job: Some(job), ..Answer::ok(answer) })
}

/// The calendar's form of a configuration as a create body.
fn create_body(config: &Map<String, Value>, link: &str, start: Timestamp, name: &str) -> Value {
    let mut body = json!({
        "meeting_link": link, "join_at": start.to_string(), "bot_name": name,
        "video_required": config.get("video_required").cloned().unwrap_or(Value::Bool(true)),
    });
    if let Some(fields) = body.as_object_mut() {
        for field in ["callback_url", "bot_message", "automatic_leave", "recording_config", "deduplication_key"] {
            if let Some(value) = config.get(field) {
                fields.insert(field.to_owned(), value.clone());
            }
        }
        if let Some(provider) = config.get("transcription") {
            let recording = fields.entry("recording_config").or_insert_with(|| json!({}));
            if let Some(recording) = recording.as_object_mut() {
                recording.insert("transcript".to_owned(), json!({"provider": provider}));
            }
        }
    }
    body
}

fn unschedule(shared: &Shared, calendars: &mut Calendars, event_id: &str, call: &Call<'_>) -> Result<Answer, Refusal> {
    let recurring = calendars.event(event_id)?.recurring.is_some();
    let all = call.query("cancel_all_occurrences").as_deref() == Some("true");
    let bots: Vec<String> =
        calendars.scheduled.iter().filter(|bot| bot.event_id == event_id).map(|bot| bot.bot_id.clone()).collect();
    calendars.scheduled.retain(|bot| bot.event_id != event_id);
    for bot in &bots {
        call_off(shared, bot);
    }
    Ok(Answer::ok(json!({
        "unscheduled": !bots.is_empty(), "event_id": event_id, "cancelled_schedules": bots,
        "schedules_cancelled": bots.len(), "bots_deleted": bots.len(), "cancel_all_occurrences": all,
        "is_recurring_series": recurring,
    })))
}

/// Takes back a bot that has not joined: its life ends, and so does its record.
fn call_off(shared: &Shared, bot_id: &str) {
    shared.with_bot(bot_id, |bot| bot.deletion.notify_one());
    shared.forget(bot_id);
}

fn scheduled_bot<'a>(calendars: &'a mut Calendars, bot_id: &str) -> Result<&'a mut Scheduled, Refusal> {
    let found = calendars.scheduled.iter_mut().find(|bot| bot.bot_id == bot_id);
    found.ok_or_else(|| Refusal::not_found(format!("Scheduled bot not found: {bot_id}")))
}

fn reschedule(calendars: &mut Calendars, bot_id: &str, call: &Call<'_>) -> Result<Answer, Refusal> {
    let body = object(call)?;
    if body.contains_key("join_at") {
        return Err(bad("join_at is not accepted; use scheduled_join_time"));
    }
    let bot = scheduled_bot(calendars, bot_id)?;
    let mut updated = Vec::new();
    if let Some(at) = body.get("scheduled_join_time").and_then(Value::as_str) {
        at.parse::<Timestamp>().map_err(|_| bad("scheduled_join_time must be an ISO 8601 time with a time zone"))?;
        at.clone_into(&mut bot.join_at);
        updated.push("scheduled_join_time");
    }
    if let Some(name) = body.get("bot_username").and_then(Value::as_str) {
        name.clone_into(&mut bot.bot_username);
        updated.push("bot_username");
    }
    if body.contains_key("custom_attributes") {
        updated.push("custom_attributes");
    }
    let moved = updated.contains(&"scheduled_join_time");
    let body = json!({
        "message": "Scheduled bot updated", "bot_id": bot_id, "updated_fields": updated, "schedule_updated": moved,
    });
    Ok(Answer::ok(body))
}

fn cancel(shared: &Shared, calendars: &mut Calendars, bot_id: &str) -> Result<Answer, Refusal> {
    scheduled_bot(calendars, bot_id)?;
    calendars.scheduled.retain(|bot| bot.bot_id != bot_id);
    call_off(shared, bot_id);
    Ok(Answer::ok(json!({"message": "Scheduled bot cancelled", "bot_id": bot_id})))
}

fn enable(calendars: &mut Calendars, call: &Call<'_>) -> Result<Answer, Refusal> {
    let config = object(call)?.remove("default_bot_config").filter(Value::is_object);
    let config = config.ok_or_else(|| bad("default_bot_config is required."))?;
    calendars.auto_join = Some(config.clone());
    calendars.last_config = config.clone();
    Ok(Answer::ok(json!({
        "message": "Auto-schedule enabled", "auto_schedule_enabled": true, "default_bot_config": config,
    })))
}

fn toggle(calendars: &mut Calendars, call: &Call<'_>) -> Result<Answer, Refusal> {
    let body = object(call)?;
    let id = required(&body, "event_id")?;
    let enabled = body.get("recurring_enabled").and_then(Value::as_bool);
    let enabled = enabled.ok_or_else(|| bad("recurring_enabled is required."))?;
    calendars.event(&id)?;
    let event = calendars.events.iter_mut().find(|event| event.id == id && event.recurring.is_some());
    let event = event.ok_or_else(|| bad("The event is not recurring"))?;
    event.recurring = Some(enabled);
    Ok(Answer::ok(json!({
        "event_id": id, "recurring_enabled": enabled, "recurrence_rule": "RRULE:FREQ=WEEKLY",
        "message": "Recurrence updated", "summary": event.summary, "start_time": event.start.to_string(),
    })))
}

fn disconnect(shared: &Shared, calendars: &mut Calendars, call: &Call<'_>) -> Result<Answer, Refusal> {
    let body = if call.body.is_empty() { Map::new() } else { object(call)? };
    let provider = body.get("provider").and_then(Value::as_str);
    let account = body.get("account_id").and_then(Value::as_str);
    let chosen = |connection: &Connection| {
        provider.is_none_or(|provider| connection.provider == provider) && account.is_none_or(|id| connection.id == id)
    };
    let ids: Vec<String> =
        calendars.connections.iter().filter(|known| chosen(known)).map(|known| known.id.clone()).collect();
    match ids.as_slice() {
        [] => return Err(Refusal::not_found("No calendar is connected")),
        [_] => {}
        several => {
            let body = json!({
                "error": "Several calendars are connected", "scope": "calendar", "connection_count": several.len(),
                "next_steps": ["Send provider or account_id"],
            });
            return Ok(refusal(StatusCode::BAD_REQUEST, body));
        }
    }
    let gone = |event: &Event| ids.contains(&event.calendar_id);
    let events: Vec<String> =
        calendars.events.iter().filter(|event| gone(event)).map(|event| event.id.clone()).collect();
    let bots: Vec<String> =
        calendars.scheduled.iter().filter(|bot| events.contains(&bot.event_id)).map(|bot| bot.bot_id.clone()).collect();
    calendars.connections.retain(|connection| !ids.contains(&connection.id));
    calendars.events.retain(|event| !events.contains(&event.id));
    calendars.scheduled.retain(|bot| !bots.contains(&bot.bot_id));
    for bot in &bots {
        call_off(shared, bot);
    }
    Ok(Answer::ok(json!({
        "disconnected": true, "user_id": "sandbox", "watch_channel_stopped": true, "events_deleted": events.len(),
        "schedules_cancelled": bots.len(), "message": "Calendar disconnected",
    })))
}
