//! What a bot in a meeting can be told (`api.md`, section 3). It takes every command, and does nothing.

use std::sync::Arc;

use hyper::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::{Map, Value, json};

use super::{object, refusal, required};
use crate::sandbox::Shared;
use crate::sandbox::bot::Bot;
use crate::sandbox::routes::{Answer, Call, Refusal};

/// How often a bot's recording may be paused or resumed a minute.
const COMMANDS_A_MINUTE: usize = 30;

pub(super) fn respond(
    shared: &Arc<Shared>,
    method: &Method,
    id: &str,
    operation: &str,
    call: &Call<'_>,
) -> Option<Result<Answer, Refusal>> {
    let (command, needs) = match (method.as_str(), operation) {
        ("POST", "send_message") => ("send_message", Some("message")),
        ("POST", "send_image") => ("send_image", Some("img_url")),
        ("POST", "pause_recording") => ("pause_recording", None),
        ("POST", "resume_recording") => ("resume_recording", None),
        _ => return None,
    };
    Some(tell(shared, id, command, needs, call))
}

fn tell(shared: &Shared, id: &str, command: &str, needs: Option<&str>, call: &Call<'_>) -> Result<Answer, Refusal> {
    let body = if call.body.is_empty() { Map::new() } else { object(call)? };
    if let Some(field) = needs {
        required(&body, field)?;
    }
    let now = (shared.options.clock)();
    call.on_bot(shared, id, |bot| {
        if needs.is_none() && limited(bot, now) {
            let message = json!({"message": "Rate limit exceeded: 30 requests per minute"});
            return Ok(Answer { retry_after: Some(60), ..refusal(StatusCode::TOO_MANY_REQUESTS, message) });
        }
        if bot.stopped.is_some() {
            return Err(Refusal::not_found("Bot is not in a meeting."));
        }
        if !matches!(bot.status.as_str(), "InMeeting" | "Recording") {
            let message = json!({"message": format!("Bot cannot do that while {}", bot.status), "bot_id": bot.id});
            return Ok(refusal(StatusCode::CONFLICT, message));
        }
        Ok(Answer::ok(json!({"status": "accepted", "bot_id": bot.id, "command": Value::from(command)})))
    })?
}

/// Counts a command and says whether there were too many in the last minute.
fn limited(bot: &mut Bot, now: jiff::Timestamp) -> bool {
    bot.commanded_at.retain(|at| now.duration_since(*at) < SignedDuration::from_mins(1));
    bot.commanded_at.push(now);
    bot.commanded_at.len() > COMMANDS_A_MINUTE
}
