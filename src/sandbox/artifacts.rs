//! What a bot's meeting leaves besides its recordings: who was there, who spoke when, what was chatted, what each one's
//! microphone and camera gave, and what the screen looked like (`docs/api.md`, "What else a meeting leaves").

use std::time::Duration;

use serde_json::{Value, json};

use super::bot::{Bot, Media, VIDEO_LINK};
use super::call::{CallError, CallReply};
use super::media::{self, Person};
use super::state::State;
use crate::webhook::scenario::RECORDED;

/// The operations that are answered here, by the last part of their path.
pub(super) const OPERATIONS: [&str; 7] = [
    "get_audio_streams",
    "get_chats",
    "get_participants",
    "get_recording_streams",
    "get_screenshots",
    "get_speaker_timeline",
    "summary",
];

/// Which devices a stream comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stream {
    Audio,
    Video,
}

/// Answers one of [`OPERATIONS`].
pub(super) fn respond(state: &State, bot: &Bot, operation: &str) -> Result<CallReply, CallError> {
    match operation {
        "get_audio_streams" => streams(state, bot, Stream::Audio),
        "get_chats" => when_ready(bot, "Chat", || chats(bot)),
        "get_participants" => Ok(CallReply::ok(participants(bot))),
        "get_recording_streams" => streams(state, bot, Stream::Video),
        "get_screenshots" => screenshots(state, bot),
        "get_speaker_timeline" => when_ready(bot, "Speaker timeline", || media::speaker_timeline(bot.recorded_from())),
        "summary" => summary(bot),
        _ => Err(CallError::not_found("The sandbox does not know this artifact.")),
    }
}

/// 202 during the meeting and its processing, 404 when nothing was recorded.
fn when_ready(bot: &Bot, what: &str, make: impl FnOnce() -> Value) -> Result<CallReply, CallError> {
    match bot.audio {
        Media::Failed | Media::Ready => Ok(CallReply::ok(make())),
        Media::Processing => Ok(CallReply::pending(json!({"message": format!("{what} is still being processed.")}))),
        Media::Absent if bot.stopped.is_none() => {
            Ok(CallReply::pending(json!({"message": format!("{what} is not available during the meeting.")})))
        }
        Media::Absent => Err(CallError::not_found(format!("{what} not found for this bot."))),
    }
}

fn participants(bot: &Bot) -> Value {
    let Some(joined_at) = bot.began_recording() else { return json!([]) };
    let is_over = bot.stopped.is_some();
    let participant = |person: &Person| {
        json!({
            "deviceId": person.device_id,
            "displayName": person.name,
            "fullName": person.name,
            "profilePicture": "",
            "status": if is_over { 6 } else { 1 },
            "humanized_status": if is_over { "left" } else { "in_meeting" },
            "streamIds": [format!("{}_1", person.slug)],
            "lastUpdated": joined_at.to_string(),
        })
    };
    Value::Array(media::PEOPLE.into_iter().map(participant).collect())
}

/// What was written in the chat, in order: by the people of the recording, and by the bot.
fn chats(bot: &Bot) -> Value {
    let began_at = bot.recorded_from();
    let [ana, ben] = media::PEOPLE;
    let (own_id, own_name) = ("spaces/sandbox/devices/bot", bot.request.bot_name.as_str());
    let mut written = vec![
        (Duration::from_secs(11), ana.device_id, ana.name, "https://127.0.0.1/ is all it takes"),
        (Duration::from_secs(15), ben.device_id, ben.name, "no cent spent ✓"),
    ];
    written.extend(bot.said().map(|(after, text)| (after, own_id, own_name, text)));
    written.sort_by_key(|(after, ..)| *after);
    let message = |(index, (after, device_id, name, text)): (usize, &(Duration, &str, &str, &str))| {
        let at = (began_at + *after).to_string();
        json!({
            "messageId": format!("m-{}", index + 1),
            "deviceId": device_id,
            "timestamp": at,
            "text": text,
            "speakerName": name,
            "speakerDisplayName": name,
            "clientTimestamp": at,
            "sessionTimestamp": after.as_secs(),
        })
    };
    let authors = [(ana.device_id, ana.name), (ben.device_id, ben.name), (own_id, own_name)];
    let speakers: Vec<Value> = authors
        .into_iter()
        .map(|(id, name)| (id, name, written.iter().filter(|(_, author, ..)| *author == id).count()))
        .filter(|(.., count)| *count > 0)
        .map(|(id, name, count)| json!({"deviceId": id, "name": name, "displayName": name, "messageCount": count}))
        .collect();
    json!({
        "metadata": {
            "sessionId": 1,
            "startTime": began_at.to_string(),
            "lastUpdated": (began_at + RECORDED).to_string(),
            "totalMessages": written.len(),
            "uniqueSpeakers": speakers.len(),
            "botId": bot.id,
            "meetingId": "sandbox",
        },
        "speakers": speakers,
        "chatMessages": written.iter().enumerate().map(message).collect::<Vec<Value>>(),
    })
}

fn streams(state: &State, bot: &Bot, stream: Stream) -> Result<CallReply, CallError> {
    let (status, available, option, folder) = match stream {
        Stream::Audio => ("audio_status", "audio_streams_available", "audio_separate_streams", media::AUDIO_STREAMS),
        Stream::Video => {
            ("video_status", "recording_streams_available", "video_separate_streams", media::VIDEO_STREAMS)
        }
    };
    if !bot.audio.is_settled() {
        if bot.audio == Media::Absent && bot.stopped.is_some() {
            return Err(CallError::not_found("Streams not found for this bot."));
        }
        let stage = if bot.stopped.is_some() { "processing" } else { "recording" };
        let told = json!({status: "in_progress", "message": "Streams are not available yet."});
        return Ok(CallReply::pending(match stream {
            Stream::Audio => told,
            Stream::Video => with(told, json!({"stage": stage})),
        }));
    }
    let is_wanted = bot.request.asks_for(option);
    let participant = |person: &Person| {
        let file = media::stream_file(folder, person);
        let filename = file.rsplit('/').next();
        let url = state.link(&bot.id, &file, VIDEO_LINK);
        let segment = json!({
            "segment_index": 0, "url": url, "filename": filename, "duration_seconds": RECORDED.as_secs_f64(),
        });
        let details = match stream {
            Stream::Audio => json!({"sample_rate": 48_000, "channels": 1, "codec": "opus"}),
            Stream::Video => json!({"width": 160, "height": 120, "codec": "vp8"}),
        };
        let segment = with(segment, details);
        let stream_id = format!("{}_1", person.slug);
        json!({"participant_name": person.name, "streams": [{"stream_id": stream_id, "segments": [segment]}]})
    };
    let people = if is_wanted { &media::PEOPLE[..] } else { &[] };
    let summary = json!({"total_participants": people.len(), "total_segments": people.len()});
    let listing = json!({
        "bot_id": bot.id,
        status: "Success",
        available: is_wanted,
        "participants": people.iter().map(|person| participant(person)).collect::<Vec<_>>(),
        "summary": summary,
    });
    Ok(CallReply::ok(match stream {
        Stream::Audio => listing,
        Stream::Video => {
            with(listing, json!({"screenshares": [], "summary": with(summary, json!({"total_screenshares": 0}))}))
        }
    }))
}

/// An object with further members, or others in the place of its own.
fn with(base: Value, further: Value) -> Value {
    match (base, further) {
        (Value::Object(mut members), Value::Object(further)) => {
            members.extend(further);
            Value::Object(members)
        }
        (base, _) => base,
    }
}

fn screenshots(state: &State, bot: &Bot) -> Result<CallReply, CallError> {
    if !bot.takes_screenshots() {
        return Err(CallError::not_found("Screenshots not found for this bot."));
    }
    when_ready(bot, "Screenshots", || {
        let at = (bot.recorded_from() + Duration::from_secs(8)).to_string();
        let url = state.link(&bot.id, media::SCREENSHOT_FILE, VIDEO_LINK);
        json!({"bot_id": bot.id, "screenshots": [{"timestamp": at, "url": url}]})
    })
}

/// A summary is a workflow's work.
fn summary(bot: &Bot) -> Result<CallReply, CallError> {
    let has_workflow = bot.request.payload.get("workflow_config_ids").and_then(Value::as_array);
    if has_workflow.is_none_or(Vec::is_empty) {
        return Err(CallError::not_found("Summary not found for this bot: it was given no workflow."));
    }
    when_ready(bot, "Summary", || {
        let told = "Ana and Ben find out that the sandbox needs no meeting, and decide to ship.";
        let details = with(bot.details(None), json!({"Summary": told}));
        json!({"bot_details": details})
    })
}
