//! What a bot in a meeting can be told (`api.md`, section 3). It takes every command, and does nothing.

use hyper::StatusCode;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::Shared;
use super::request::text;
use super::routes::{Answer, Call, Refusal};

/// How often a bot's recording may be paused or resumed a minute.
const COMMANDS_A_MINUTE: usize = 30;

/// What was commanded of which bot, and when.
#[derive(Debug, Default)]
pub(super) struct Commands(Vec<(String, Timestamp)>);

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

pub(super) fn respond(shared: &Shared, call: &Call<'_>, id: &str, command: &str) -> Result<Answer, Refusal> {
    if call.method.as_str() != "POST" {
        return Err(call.wrong_method());
    }
    let needs = COMMANDS.iter().find(|(known, _)| *known == command).and_then(|(_, field)| *field);
    let body = if call.is_empty() { Map::new() } else { call.fields()? };
    if let Some(field) = needs {
        text(&body, field).map_err(Refusal::bad)?.ok_or_else(|| Refusal::bad(format!("{field} is required.")))?;
    }
    let (status, stopped) = call.on_bot(shared, id, |bot| (bot.status.clone(), bot.stopped.is_some()))?;
    let now = (shared.options.clock)();
    if needs.is_none() && shared.with_account(&call.key, |account| account.commands.exceed(id, now)) {
        let message = "Rate limit exceeded: 30 requests per minute";
        return Err(Refusal::new(StatusCode::TOO_MANY_REQUESTS, message));
    }
    if stopped {
        return Err(Refusal::not_found("Bot is not in a meeting."));
    }
    if !matches!(status.as_str(), "InMeeting" | "Recording") {
        let body = json!({"message": format!("Bot cannot do that while {status}"), "bot_id": id});
        return Ok(Answer::refused(StatusCode::CONFLICT, body));
    }
    Ok(Answer::ok(json!({"status": "accepted", "bot_id": id, "command": Value::from(command)})))
}

impl Commands {
    /// Counts a command and says whether there were too many in the last minute.
    fn exceed(&mut self, bot: &str, now: Timestamp) -> bool {
        self.0.retain(|(_, at)| now.duration_since(*at) < SignedDuration::from_mins(1));
        self.0.push((bot.to_owned(), now));
        self.0.iter().filter(|(commanded, _)| commanded == bot).count() > COMMANDS_A_MINUTE
    }
}
