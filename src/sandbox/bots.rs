//! Bots: creating, listing, asking, sending away and erasing them, and their transcripts (`docs/api.md`, "Creating a
//! bot" and "Bots").

use std::sync::Arc;
use std::time::Duration;

use hyper::StatusCode;
use serde_json::{Map, Value, json};
use url::Url;

use super::bot::{AUDIO_LINK, Bot, Media, Run, RunStatus, VIDEO_LINK};
use super::call::{Call, CallError, CallReply};
use super::endpoints::Endpoints;
use super::fault::Fault;
use super::media;
use super::player::{self, Deletion, LaterRun};
use super::request::{self, BotRequest};
use super::state::{FollowUp, State};
use crate::model::ProviderMode;

/// How many bots a page of `GET /bots` has. The service's size is not documented; this one makes paging easy to try.
const PAGE: usize = 20;

/// How long a later transcription run takes at real speed.
const TRANSCRIPTION: Duration = Duration::from_secs(10);

fn created(status: StatusCode, bot: &Bot, transcript_id: Option<&str>) -> CallReply {
    let body = json!({
        "bot_id": bot.id,
        "transcript_id": transcript_id,
        "meeting_url": bot.request.meeting_link,
        "status": bot.status,
    });
    CallReply { status, body, follow_up: None }
}

pub(super) fn create(state: &Arc<State>, call: &Call<'_>) -> Result<CallReply, CallError> {
    let idempotency_key = call.header("idempotency-key").map(str::to_owned);
    // A replay answers 507, whatever the body says, and does not repeat the transcript's id.
    let replay = state.with_bots(|bots| {
        let mut own = bots.iter().filter(|bot| bot.owner == call.key);
        let original = own.find(|bot| idempotency_key.is_some() && bot.idempotency_key == idempotency_key);
        original.map(|bot| created(StatusCode::INSUFFICIENT_STORAGE, bot, None))
    });
    if let Some(replay) = replay {
        return Ok(replay);
    }
    let request = request::read(call.body, call.login_domains(state)).map_err(CallError::bad)?;
    Endpoints::read(&request).map_err(CallError::bad)?;
    if let Some(existing) = state.with_bots(|bots| deduplicated(bots, &request, &call.key)) {
        return existing;
    }
    let mut bot = Bot::new(uuid::Uuid::new_v4().to_string(), call.key.clone(), request, (state.options.clock)());
    bot.idempotency_key = idempotency_key;
    // A bot that is to join later signs in when it does.
    if !bot.is_scheduled() {
        let signed_in = state.sign_in(&bot.owner, &bot.id, bot.request.sign_in.as_ref());
        signed_in.map_err(|refusal| CallError::without_account(&refusal))?;
    }
    let mut answer = created(StatusCode::CREATED, &bot, bot.transcript_id());
    answer.follow_up = Some(player::begin(state, bot));
    Ok(answer)
}

/// A bot with the same `deduplication_key`: the answer when it is in the same meeting, 409 when it is in another.
fn deduplicated(bots: &[Bot], request: &BotRequest, owner: &str) -> Option<Result<CallReply, CallError>> {
    let key = request.deduplication_key.as_ref()?;
    let existing = bots.iter().find(|bot| bot.owner == owner && bot.request.deduplication_key.as_ref() == Some(key))?;
    Some(if existing.request.meeting_link == request.meeting_link {
        Ok(created(StatusCode::OK, existing, existing.transcript_id()))
    } else {
        let message = format!("deduplication_key is already bound to another meeting by bot {}", existing.id);
        Err(CallError::new(StatusCode::CONFLICT, message))
    })
}

/// A page of the caller's bots, the newest first. The cursor is the id of the last bot of the page before.
pub(super) fn list(state: &State, call: &Call<'_>) -> CallReply {
    let cursor = call.query("cursor");
    let wanted: Vec<(String, String)> = call
        .pairs()
        .filter_map(|(key, value)| Some((key.strip_prefix("custom_attr[")?.strip_suffix(']')?.to_owned(), value)))
        .collect();
    let matches = |bot: &&Bot| {
        let attribute = |key: &str| bot.request.custom_attributes.get(key).and_then(Value::as_str);
        bot.owner == call.key && wanted.iter().all(|(key, value)| attribute(key) == Some(value))
    };
    state.with_bots(|bots| {
        let mut own = bots.iter().rev().filter(matches).peekable();
        if let Some(cursor) = cursor {
            while own.next_if(|bot| bot.id != cursor).is_some() {}
            own.next();
        }
        let page: Vec<&Bot> = own.by_ref().take(PAGE).collect();
        let next = own.peek().and(page.last()).map(|bot| bot.id.clone());
        let items: Vec<Value> = page.into_iter().map(Bot::item).collect();
        CallReply::ok(json!({"bots": items, "hasNextPage": next.is_some(), "nextCursor": next}))
    })
}

pub(super) fn status(bot: &Bot) -> Value {
    json!({"bot_id": bot.id, "status": bot.status, "custom_attributes": bot.request.custom_attributes})
}

pub(super) fn detail(state: &State, bot: &Bot) -> Value {
    let captions = bot.has_captions().then(|| state.link(&bot.id, "captions.vtt", AUDIO_LINK));
    let mut details = bot.details(captions.as_deref());
    Fault::distort(&state.faults(), &mut details);
    json!({"bot_details": details})
}

pub(super) fn audio(state: &State, bot: &Bot) -> Result<CallReply, CallError> {
    match bot.audio {
        Media::Absent | Media::Failed => Err(CallError::not_found("Audio not found for this bot.")),
        Media::Processing => {
            Ok(CallReply::pending(json!({"audio_status": "Processing", "message": "Audio is still being processed."})))
        }
        Media::Ready => Ok(CallReply::ok(json!({"audio_url": state.link(&bot.id, "audio.wav", AUDIO_LINK)}))),
    }
}

pub(super) fn video(state: &State, bot: &Bot) -> Result<CallReply, CallError> {
    match bot.video {
        Media::Absent | Media::Failed => Err(CallError::not_found("Video not found for this bot.")),
        Media::Processing => {
            Ok(CallReply::pending(json!({"video_status": "Processing", "message": "Video is still being processed."})))
        }
        Media::Ready => Ok(CallReply::ok(json!({
            "video_url": state.link(&bot.id, "video.mp4", VIDEO_LINK),
            "video_info": media::video_info(),
        }))),
    }
}

pub(super) fn transcriptions(state: &State, bot: &Bot) -> Value {
    let run = |run: &Run| {
        let link = |kind: &str| state.link(&bot.id, &format!("{}_{kind}.json", run.transcript_id), AUDIO_LINK);
        let urls = (run.status == RunStatus::Success)
            .then(|| json!({"raw_transcript": link("raw"), "processed_transcript": link("processed")}));
        // After a failure this list goes on saying "Not started"; `bot_details` has the truth (`docs/api.md`,
        // "Transcripts").
        let status = if run.status == RunStatus::Failed { RunStatus::NotStarted } else { run.status };
        json!({
            "transcript_id": run.transcript_id,
            "provider": run.provider.as_str(),
            "status": status.as_str(),
            "created_at": run.created_at.to_string(),
            "config": run.configuration,
            "download_urls": urls,
        })
    };
    json!({"bot_id": bot.id, "transcriptions": bot.runs.iter().map(run).collect::<Vec<_>>()})
}

pub(super) fn remove(bot: &mut Bot) -> Result<CallReply, CallError> {
    if bot.stopped.is_some() || bot.is_scheduled() {
        return Err(CallError::not_found("Bot is not in a meeting."));
    }
    bot.call_back();
    Ok(CallReply::ok(json!({"message": "Bot is being removed from the meeting.", "bot_id": bot.id})))
}

pub(super) fn delete(state: &Arc<State>, call: &Call<'_>, id: &str) -> Result<CallReply, CallError> {
    let now = (state.options.clock)();
    let (deletion, callback_url) = call.on_bot(state, id, |bot| {
        bot.signals.end.notify_one();
        let deletion = Deletion { at: bot.next_time(now), objects: bot.stored_objects() };
        (deletion, bot.request.callback_url.clone())
    })?;
    state.forget(id);
    let objects = deletion.objects;
    let body = json!({
        "message": format!("Successfully deleted {objects} objects for bot {id}"),
        "bot_id": id,
        "deleted_objects": objects,
    });
    let follow_up = callback_url
        .map(|url| -> FollowUp { Box::pin(player::tell_deletion(Arc::clone(state), id.to_owned(), deletion, url)) });
    Ok(CallReply { status: StatusCode::OK, body, follow_up })
}

pub(super) fn transcribe(state: &Arc<State>, call: &Call<'_>, id: &str) -> Result<CallReply, CallError> {
    let bad = |message: &str| CallError::new(StatusCode::BAD_REQUEST, message);
    let body: Map<String, Value> =
        serde_json::from_slice(call.body).map_err(|_| bad("BotRequest body must be a JSON object."))?;
    let (provider, configuration) =
        request::one_provider(body.get("provider").ok_or_else(|| bad("provider is required."))?)
            .map_err(|message| bad(&message))?;
    if provider.mode() != ProviderMode::PostCall {
        return Err(bad("provider must be a post-call provider"));
    }
    let callback_url = match body.get("callback_url").and_then(Value::as_str) {
        Some(url) => Some(Url::parse(url).map_err(|_| bad("callback_url must be a valid URL"))?),
        None => None,
    };
    let now = (state.options.clock)();
    let transcript_id = uuid::Uuid::new_v4().to_string();
    let started = call.on_bot(state, id, |bot| {
        let has_audio = bot.audio == Media::Ready;
        if has_audio {
            bot.runs.push(Run {
                transcript_id: transcript_id.clone(),
                provider,
                configuration,
                created_at: now,
                status: RunStatus::Processing,
            });
        }
        has_audio
    })?;
    if !started {
        return Err(CallError::not_found("No stored audio for this bot."));
    }
    let body = json!({
        "bot_id": id,
        "transcript_id": transcript_id,
        "provider": provider.as_str(),
        "message": "Transcription started",
    });
    let run = LaterRun { bot_id: id.to_owned(), transcript_id, callback_url };
    let follow_up: FollowUp = Box::pin(player::transcribe(Arc::clone(state), run, TRANSCRIPTION));
    Ok(CallReply { status: StatusCode::OK, body, follow_up: Some(follow_up) })
}

pub(super) fn transcript(state: &State, call: &Call<'_>, id: &str) -> Result<CallReply, CallError> {
    let raw = call.query("raw").as_deref() == Some("true");
    let found = state.with_bots(|bots| {
        let bot = bots.iter().find(|bot| bot.runs.iter().any(|run| run.transcript_id == id))?;
        let run = bot.runs.iter().find(|run| run.transcript_id == id)?;
        let answer = match run.status {
            RunStatus::Success => CallReply::ok(if raw { bot.raw_transcript(run) } else { bot.transcript() }),
            // A failed run is never told apart here: it is 202 for ever (`docs/api.md`, "Transcripts").
            RunStatus::Failed | RunStatus::NotStarted | RunStatus::Processing => {
                let state = if run.status == RunStatus::Failed { RunStatus::NotStarted } else { run.status };
                let message = format!("Transcript is still being processed. Current status: {}", state.as_str());
                CallReply::pending(json!({"message": message}))
            }
        };
        Some((bot.owner == call.key, answer))
    });
    match found {
        Some((true, answer)) => Ok(answer),
        Some((false, _)) => Err(CallError::new(StatusCode::FORBIDDEN, "This transcript belongs to another account.")),
        None => Err(CallError::not_found(format!("Transcript not found: {id}"))),
    }
}
