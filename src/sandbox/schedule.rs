//! Bots that join the events of a calendar. They are bots like any other, with a time to join at.

use std::sync::Arc;

use hyper::StatusCode;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::account::{Event, Schedule};
use super::bot::{Bot, Signals};
use super::call::{Call, CallError, CallReply};
use super::player;
use super::request::{self, flag, object, text};
use super::state::{FollowUp, State};
use crate::model::EventKind;

/// How many occurrences of a series get a bot unless the request says otherwise.
const OCCURRENCES: usize = 52;

/// What a request asks for.
struct Wish {
    config: Map<String, Value>,
    occurrences: usize,
}

pub(super) fn add(state: &Arc<State>, call: &Call<'_>, id: &str) -> Result<CallReply, CallError> {
    let wish = Wish::read(call)?;
    let events = state.with_account(&call.key, |account| {
        let calendars = &account.calendars;
        let event = calendars.events.iter().find(|event| event.id == id);
        let event = event.ok_or_else(|| CallError::not_found(format!("Event not found: {id}")))?;
        if let Some(existing) = calendars.schedules.iter().find(|schedule| schedule.event_id == id) {
            let body = json!({"message": "A bot is already scheduled for this event.", "bot_id": existing.bot_id});
            return Ok(Err(CallReply::refused(StatusCode::CONFLICT, body)));
        }
        let later = calendars.events.iter().filter(|other| {
            other.series.is_some()
                && other.series == event.series
                && other.start > event.start
                && !calendars.schedules.iter().any(|schedule| schedule.event_id == other.id)
        });
        Ok(Ok(std::iter::once(event).chain(later).take(wish.occurrences).cloned().collect::<Vec<Event>>()))
    })?;
    let events = match events {
        Ok(events) => events,
        Err(conflict) => return Ok(conflict),
    };
    let group = (events.len() > 1).then(|| uuid::Uuid::new_v4().to_string());
    let mut added = Vec::new();
    let mut follow_ups = Vec::new();
    for event in &events {
        let link = event.meeting_url.ok_or_else(|| CallError::bad("This event has no meeting link."))?;
        let (bot_id, follow_up) = begin(state, call, &create_body(&wish.config, link, event.start))?;
        follow_ups.push(follow_up);
        added.push(Schedule {
            id: uuid::Uuid::new_v4().to_string(),
            event_id: event.id.clone(),
            bot_id,
            group: group.clone(),
            join_at: event.start,
            config: wish.config.clone(),
        });
    }
    let body = added.first().map_or(Value::Null, |first| {
        json!({
            "scheduled": true,
            "schedule_id": first.id,
            "bot_id": first.bot_id,
            "schedule_group": first.group,
            "event_id": first.event_id,
            "scheduled_time": first.join_at.to_string(),
            "bot_config": first.config,
            "is_recurring_occurrence": events.first().is_some_and(|event| event.series.is_some()),
        })
    });
    state.with_account(&call.key, |account| account.calendars.schedules.extend(added));
    Ok(CallReply { status: StatusCode::CREATED, body, follow_up: Some(together(follow_ups)) })
}

pub(super) fn remove(state: &State, call: &Call<'_>, id: &str) -> Result<CallReply, CallError> {
    let all = call.query("cancel_all_occurrences").as_deref() == Some("true");
    let from: Option<Timestamp> = match call.query("from_date") {
        Some(text) => Some(instant_or_day(&text).ok_or_else(|| CallError::bad("from_date must be an ISO 8601 date"))?),
        None => None,
    };
    let (cancelled, recurring) = state.with_account(&call.key, |account| {
        let calendars = &mut account.calendars;
        let event = calendars.events.iter().find(|event| event.id == id);
        let series = event.ok_or_else(|| CallError::not_found(format!("Event not found: {id}")))?.series.clone();
        let of_series = |event_id: &str| {
            let event = calendars.events.iter().find(|event| event.id == event_id);
            event.is_some_and(|event| event.series == series && from.is_none_or(|from| event.start >= from))
        };
        let is_meant =
            |schedule: &Schedule| schedule.event_id == id || (all && series.is_some() && of_series(&schedule.event_id));
        let (gone, kept): (Vec<Schedule>, Vec<Schedule>) = calendars.schedules.iter().cloned().partition(is_meant);
        calendars.schedules = kept;
        Ok((gone, series.is_some()))
    })?;
    if cancelled.is_empty() {
        return Err(CallError::not_found("No bot is scheduled for this event."));
    }
    for schedule in &cancelled {
        end(state, &schedule.bot_id);
    }
    Ok(CallReply::ok(json!({
        "unscheduled": true,
        "event_id": id,
        "cancelled_schedules": cancelled.iter().map(|schedule| schedule.id.clone()).collect::<Vec<_>>(),
        "schedules_cancelled": cancelled.len(),
        "bots_deleted": cancelled.len(),
        "cancel_all_occurrences": all,
        "is_recurring_series": recurring,
    })))
}

/// The form of this list is not published; it is that of the bots' own fields.
pub(super) fn list(state: &State, call: &Call<'_>) -> CallReply {
    let schedules = state.with_account(&call.key, |account| account.calendars.schedules.clone());
    let bots: Vec<Value> = schedules
        .iter()
        .filter_map(|schedule| {
            let (status, name) =
                state.with_bot(&schedule.bot_id, |bot| (bot.status.clone(), bot.request.bot_name.clone()))?;
            Some(json!({
                "bot_id": schedule.bot_id,
                "bot_username": name,
                "scheduled_join_time": schedule.join_at.to_string(),
                "status": status,
                "event_id": schedule.event_id,
            }))
        })
        .collect();
    CallReply::ok(json!({"total": bots.len(), "scheduled_bots": bots}))
}

pub(super) fn change(state: &Arc<State>, call: &Call<'_>, id: &str) -> Result<CallReply, CallError> {
    let fields = call.fields()?;
    let known = ["scheduled_join_time", "bot_username", "custom_attributes"];
    if let Some(odd) = fields.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(CallError::bad(format!("{odd} cannot be changed; use one of: {}", known.join(", "))));
    }
    let text = |name: &str| text(&fields, name).map_err(CallError::bad);
    let join_at = match text("scheduled_join_time")? {
        Some(text) => Some(
            text.parse::<Timestamp>()
                .map_err(|_| CallError::bad("scheduled_join_time must be an ISO 8601 time with a time zone"))?,
        ),
        None => None,
    };
    let name = text("bot_username")?;
    let attributes = object(&fields, "custom_attributes").map_err(CallError::bad)?.cloned();
    is_pending(state, call, id)?;
    state.with_account(&call.key, |account| {
        let schedule = account.calendars.schedules.iter_mut().find(|schedule| schedule.bot_id == id);
        if let (Some(schedule), Some(join_at)) = (schedule, join_at) {
            schedule.join_at = join_at;
        }
    });
    let life = state.with_bot(id, |bot| {
        if let Some(name) = name {
            bot.request.bot_name = name;
        }
        if let Some(attributes) = attributes {
            bot.request.custom_attributes = attributes;
        }
        join_at.map(|join_at| {
            bot.request.join_at = Some(join_at);
            // The task that waits for the old time to join ends, and another one waits for the new time.
            bot.signals.end.notify_one();
            bot.signals = Signals::default();
            let mut steps = player::lifecycle(state, &bot.request).1;
            // That it is scheduled is told once.
            steps.retain(|step| step.kind() != EventKind::Scheduled || !bot.has_begun());
            (bot.signals.clone(), steps)
        })
    });
    let body = json!({
        "message": "Scheduled bot updated",
        "bot_id": id,
        "updated_fields": fields.keys().collect::<Vec<_>>(),
        "schedule_updated": join_at.is_some(),
    });
    let follow_up = life.flatten().map(|(signals, steps)| -> FollowUp {
        Box::pin(player::play(Arc::clone(state), id.to_owned(), signals, steps))
    });
    Ok(CallReply { status: StatusCode::OK, body, follow_up })
}

pub(super) fn cancel(state: &State, call: &Call<'_>, id: &str) -> Result<CallReply, CallError> {
    is_pending(state, call, id)?;
    end(state, id);
    Ok(CallReply::ok(json!({"message": "Scheduled bot cancelled", "bot_id": id})))
}

/// Takes a bot back before it joins.
pub(super) fn end(state: &State, bot_id: &str) {
    state.with_bot(bot_id, |bot| bot.signals.end.notify_one());
    state.forget(bot_id);
}

/// 404 unless a calendar's bot of the caller has this id, 409 once it is on its way.
fn is_pending(state: &State, call: &Call<'_>, id: &str) -> Result<(), CallError> {
    let known = state
        .with_account(&call.key, |account| account.calendars.schedules.iter().any(|schedule| schedule.bot_id == id));
    match state.with_bot(id, |bot| bot.status.clone()).filter(|_| known).as_deref() {
        Some("Active" | "Scheduled") => Ok(()),
        Some(status) => Err(CallError::new(
            StatusCode::CONFLICT,
            format!("Only a pending bot can be changed; this one is {status}."),
        )),
        None => Err(CallError::not_found(format!("Scheduled bot not found: {id}"))),
    }
}

impl Wish {
    fn read(call: &Call<'_>) -> Result<Self, CallError> {
        let fields = call.fields()?;
        let config = object(&fields, "bot_config").map_err(CallError::bad)?.cloned().unwrap_or_default();
        let flag = |name: &str| flag(&fields, name).map_err(CallError::bad);
        let occurrences = match fields.get("occurrence_limit") {
            None | Some(Value::Null) => OCCURRENCES,
            Some(limit) => limit
                .as_u64()
                .filter(|limit| *limit > 0)
                .and_then(|limit| usize::try_from(limit).ok())
                .ok_or_else(|| CallError::bad("occurrence_limit must be a positive number"))?,
        };
        if let Some(date) = text(&fields, "occurrence_date").map_err(CallError::bad)?
            && instant_or_day(&date).is_none()
        {
            return Err(CallError::bad("occurrence_date must be an ISO 8601 date"));
        }
        let all = flag("schedule_all_occurrences")?.unwrap_or(false);
        flag("recurring_event")?;
        Ok(Self { config, occurrences: if all { occurrences } else { 1 } })
    }
}

/// Creates the bot and returns what plays its life.
fn begin(state: &Arc<State>, call: &Call<'_>, body: &Map<String, Value>) -> Result<(String, FollowUp), CallError> {
    let json = Value::Object(body.clone()).to_string();
    let request = request::read(json.as_bytes(), call.login_domains(state)).map_err(CallError::bad)?;
    let bot = Bot::new(uuid::Uuid::new_v4().to_string(), call.key.clone(), request, (state.options.clock)());
    if !bot.is_scheduled() {
        let signed_in = state.sign_in(&bot.owner, &bot.id, bot.request.sign_in.as_ref());
        signed_in.map_err(|refusal| CallError::without_account(&refusal))?;
    }
    Ok((bot.id.clone(), player::begin(state, bot)))
}

/// The body of `create_bot` that a calendar's `bot_config` stands for: the two differ in how a transcript is asked for.
fn create_body(config: &Map<String, Value>, meeting_link: &str, join_at: Timestamp) -> Map<String, Value> {
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

/// Bots live beside each other.
fn together(follow_ups: Vec<FollowUp>) -> FollowUp {
    Box::pin(async move {
        let mut tasks: tokio::task::JoinSet<()> = follow_ups.into_iter().collect();
        while tasks.join_next().await.is_some() {}
    })
}

fn instant_or_day(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| {
        let day: jiff::civil::Date = text.parse().ok()?;
        jiff::tz::TimeZone::UTC.to_timestamp(day.into()).ok()
    })
}
