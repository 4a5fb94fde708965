//! Connected calendars, their events, and bots that join by themselves (`docs/api.md`, "Calendars").

use std::sync::Arc;

use hyper::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::account::{Connection, Event};
use super::call::{Call, CallError, CallReply};
use super::request::{flag, object, text};
use super::schedule;
use super::state::State;

/// How many events a page has. The service's size is not documented; all that a new calendar holds fit on one.
const PAGE: usize = 20;

pub(super) fn respond(state: &Arc<State>, call: &Call<'_>, rest: &[&str]) -> Result<CallReply, CallError> {
    match (call.method.as_str(), rest) {
        ("POST", ["create_calendar"]) => connect(state, call, "google"),
        ("POST", ["create_outlook_calendar"]) => connect(state, call, "outlook"),
        ("GET", [] | ["calendars"]) => Ok(list(state, call)),
        ("GET", ["events" | "get_events"]) => events(state, call),
        ("POST", ["schedule", id]) => schedule::add(state, call, id),
        ("DELETE", ["schedule", id]) => schedule::remove(state, call, id),
        ("GET", ["scheduled_bots"]) => Ok(schedule::list(state, call)),
        ("PATCH", ["scheduled_bots", id]) => schedule::change(state, call, id),
        ("DELETE", ["scheduled_bots", id]) => schedule::cancel(state, call, id),
        ("POST", ["auto-schedule", "enable"]) => enable(state, call),
        ("POST", ["auto-schedule", "disable"]) => Ok(disable(state, call)),
        ("GET", ["auto-schedule", "settings"]) => Ok(settings(state, call)),
        ("POST", ["toggle-recurrence"]) => toggle(state, call),
        ("POST" | "DELETE", ["disconnect"]) => disconnect(state, call),
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

fn connect(state: &State, call: &Call<'_>, provider: &'static str) -> Result<CallReply, CallError> {
    let fields = call.fields()?;
    let prefix = if provider == "google" { "google" } else { "microsoft" };
    for name in ["refresh_token", "client_id", "client_secret"] {
        let name = format!("{prefix}_{name}");
        if text(&fields, &name).map_err(CallError::bad)?.is_none() {
            return Err(CallError::bad(format!("{name} is required.")));
        }
    }
    let replace = flag(&fields, "replace").map_err(CallError::bad)?.unwrap_or(false);
    let now = (state.options.clock)();
    let (answer, replaced) = state.with_account(&call.key, |account| {
        let calendars = &mut account.calendars;
        let mut replaced = Vec::new();
        if calendars.connections.iter().any(|connection| connection.provider == provider) {
            if provider == "outlook" && !replace {
                let message = "This Outlook account is already connected. Send replace: true to replace it.";
                return Err(CallError::new(StatusCode::CONFLICT, message));
            }
            replaced = calendars.drop_connections(|connection| connection.provider == provider, true).1;
        }
        let connection = calendars.connect(provider, now);
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
        Ok((CallReply { status: StatusCode::CREATED, body, follow_up: None }, replaced))
    })?;
    for bot in replaced {
        schedule::end(state, &bot);
    }
    Ok(answer)
}

fn list(state: &State, call: &Call<'_>) -> CallReply {
    let calendars: Vec<Value> = state
        .with_account(&call.key, |account| account.calendars.connections.iter().map(Connection::calendar).collect());
    CallReply::ok(json!({"total": calendars.len(), "user_id": "sandbox", "calendars": calendars}))
}

fn events(state: &State, call: &Call<'_>) -> Result<CallReply, CallError> {
    let time = |name: &str| {
        let value = call.query(name);
        let parsed = value.map(|text| text.parse::<Timestamp>()).transpose();
        parsed.map_err(|_| CallError::bad(format!("{name} must be an ISO 8601 time with a time zone")))
    };
    let (from, until) = (time("time_min")?, time("time_max")?);
    let limit = match call.query("limit").map(|text| text.parse::<usize>()) {
        None => PAGE,
        Some(Ok(limit)) if limit > 0 => limit.min(250),
        Some(_) => return Err(CallError::bad("limit must be a positive number")),
    };
    let (calendar_id, cursor) = (call.query("calendar_id"), call.query("cursor"));
    Ok(state.with_account(&call.key, |account| {
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
        CallReply::ok(json!({"next": next, "previous": null, "has_more": next.is_some(), "results": results}))
    }))
}

fn enable(state: &State, call: &Call<'_>) -> Result<CallReply, CallError> {
    let fields = call.fields()?;
    let config = object(&fields, "default_bot_config").map_err(CallError::bad)?;
    let config = config.ok_or_else(|| CallError::bad("default_bot_config is required."))?.clone();
    Ok(state.with_account(&call.key, |account| {
        account.calendars.auto_schedule_enabled = true;
        account.calendars.default_bot_config = Value::Object(config.clone());
        CallReply::ok(json!({
            "message": "Auto-scheduling enabled", "auto_schedule_enabled": true, "default_bot_config": config,
        }))
    }))
}

fn disable(state: &State, call: &Call<'_>) -> CallReply {
    state.with_account(&call.key, |account| account.calendars.auto_schedule_enabled = false);
    CallReply::ok(json!({"message": "Auto-scheduling disabled", "auto_schedule_enabled": false}))
}

fn settings(state: &State, call: &Call<'_>) -> CallReply {
    state.with_account(&call.key, |account| {
        CallReply::ok(json!({
            "auto_schedule_enabled": account.calendars.auto_schedule_enabled,
            "default_bot_config": account.calendars.default_bot_config,
        }))
    })
}

fn toggle(state: &State, call: &Call<'_>) -> Result<CallReply, CallError> {
    let fields = call.fields()?;
    let id =
        text(&fields, "event_id").map_err(CallError::bad)?.ok_or_else(|| CallError::bad("event_id is required."))?;
    let enabled = flag(&fields, "recurring_enabled").map_err(CallError::bad)?;
    let enabled = enabled.ok_or_else(|| CallError::bad("recurring_enabled is required."))?;
    state.with_account(&call.key, |account| {
        let event = account.calendars.events.iter_mut().find(|event| event.id == id);
        let event = event.ok_or_else(|| CallError::not_found(format!("Event not found: {id}")))?;
        if event.series.is_none() {
            return Err(CallError::bad("This event is not a recurring event."));
        }
        event.recurring_enabled = enabled;
        Ok(CallReply::ok(json!({
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

fn disconnect(state: &State, call: &Call<'_>) -> Result<CallReply, CallError> {
    let fields = call.fields()?;
    let part = |name: &str| -> Result<Option<String>, CallError> {
        Ok(text(&fields, name).map_err(CallError::bad)?.or_else(|| call.query(name)))
    };
    let (provider, account_id) = (part("provider")?, part("account_id")?);
    let purge = flag(&fields, "purge_events").map_err(CallError::bad)?.unwrap_or(false);
    let (answer, bots) = state.with_account(&call.key, |account| {
        let calendars = &mut account.calendars;
        let is_meant = |connection: &Connection| {
            provider.as_ref().is_none_or(|provider| provider == connection.provider)
                && account_id.as_ref().is_none_or(|id| *id == connection.account_id)
        };
        match calendars.connections.iter().filter(|connection| is_meant(connection)).count() {
            0 => return Err(CallError::not_found("No calendar is connected.")),
            1 => {}
            count => {
                let body = json!({
                    "error": "Several calendars are connected; say which one to disconnect.",
                    "scope": "account", "connection_count": count,
                    "next_steps": "Send provider and account_id.",
                });
                return Ok((CallReply::refused(StatusCode::BAD_REQUEST, body), Vec::new()));
            }
        }
        let (events, bots) = calendars.drop_connections(is_meant, purge);
        let answer = CallReply::ok(json!({
            "disconnected": true, "user_id": "sandbox", "watch_channel_stopped": true, "events_deleted": events,
            "schedules_cancelled": bots.len(), "message": "Calendar disconnected",
        }));
        Ok((answer, bots))
    })?;
    for bot in bots {
        schedule::end(state, &bot);
    }
    Ok(answer)
}
