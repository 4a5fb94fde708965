//! What a bot in a meeting can be told (`docs/api.md`, "Bots"). It takes every command, and does nothing.

use hyper::StatusCode;
use serde_json::{Map, Value, json};

use super::call::{Call, CallError, CallReply};
use super::request::text;
use super::state::State;

/// Commands of the API, with the field that each cannot do without.
pub(super) const COMMANDS: [(&str, Option<&str>); 4] = [
    ("pause_recording", None),
    ("resume_recording", None),
    ("send_image", Some("img_url")),
    ("send_message", Some("message")),
];

/// Whether this is one of [`COMMANDS`].
pub(super) fn is_command(name: &str) -> bool {
    COMMANDS.iter().any(|(known, _)| *known == name)
}

pub(super) fn respond(state: &State, call: &Call<'_>, id: &str, command: &str) -> Result<CallReply, CallError> {
    if call.method.as_str() != "POST" {
        return Err(call.wrong_method());
    }
    let needs = COMMANDS.iter().find(|(known, _)| *known == command).and_then(|(_, field)| *field);
    let body = if call.is_empty() { Map::new() } else { call.fields()? };
    if let Some(field) = needs {
        text(&body, field).map_err(CallError::bad)?.ok_or_else(|| CallError::bad(format!("{field} is required.")))?;
    }
    let (status, stopped) = call.on_bot(state, id, |bot| (bot.status.clone(), bot.stopped.is_some()))?;
    let now = (state.options.clock)();
    if needs.is_none() && state.with_account(&call.key, |account| account.commands.exceed(id, now)) {
        let message = "Rate limit exceeded: 30 requests per minute";
        return Err(CallError::new(StatusCode::TOO_MANY_REQUESTS, message));
    }
    if stopped {
        return Err(CallError::not_found("Bot is not in a meeting."));
    }
    // Only what is being recorded can be paused.
    let can = if needs.is_none() { &["Recording"][..] } else { &["InMeeting", "Recording"] };
    if !can.contains(&status.as_str()) {
        let body = json!({"message": format!("Bot cannot do that while {status}"), "bot_id": id});
        return Ok(CallReply::refused(StatusCode::CONFLICT, body));
    }
    let now = tokio::time::Instant::now();
    call.on_bot(state, id, |bot| match command {
        "pause_recording" => drop(bot.presence.send_if_modified(|presence| presence.pause(now))),
        "resume_recording" => drop(bot.presence.send_if_modified(|presence| presence.resume(now))),
        "send_message" => bot.say(body.get("message").and_then(Value::as_str).unwrap_or_default(), state.options.speed),
        _ => {}
    })?;
    Ok(CallReply::ok(json!({"status": "accepted", "bot_id": id, "command": Value::from(command)})))
}
