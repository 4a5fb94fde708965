//! The operations of the API: who may ask, what is refused, and what is answered (`api.md`, sections 1 to 3).

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Body;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use jiff::{SignedDuration, Timestamp};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};
use url::{Url, form_urlencoded};

use super::bot::{AUDIO_LINK, Bot, Media, Run, RunStatus, VIDEO_LINK};
use super::store::Retrieval;
use super::{Job, Notice, Shared, agents, artifacts, calendar, live, logins, player, request, storage};
use crate::model::ProviderMode;
use crate::webhook::scenario::Step;

/// The largest request body accepted. Ours.
const MAX_BODY: usize = 1024 * 1024;

/// How many bots a page of `GET /bots` has. Ours: the service's size is not documented.
const PAGE: usize = 20;

/// How long a later transcription run takes at real speed.
const TRANSCRIPTION: Duration = Duration::from_secs(10);

/// What `Retry-After` says on 429, in seconds: the rates are counted by the minute.
const RATE_WINDOW_S: &str = "60";

/// What is answered, and what is to happen after.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: Value,
    pub(super) job: Option<Job>,
}

/// An answer that ends an operation early.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    message: String,
}

impl Answer {
    pub(super) fn ok(body: Value) -> Self {
        Self { status: StatusCode::OK, body, job: None }
    }

    /// Done, with nothing to say.
    pub(super) fn empty() -> Self {
        Self::ok(Value::Null)
    }

    /// A refusal that says more than its message.
    pub(super) fn refused(status: StatusCode, body: Value) -> Self {
        Self { status, body, job: None }
    }

    /// What exists, but is not ready.
    pub(super) fn pending(body: Value) -> Self {
        Self { status: StatusCode::ACCEPTED, body, job: None }
    }
}

impl Refusal {
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }

    /// A value that the service does not accept.
    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    pub(super) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        Self { status: refusal.status, body: json!({"message": refusal.message}), job: None }
    }
}

/// A request to the API, taken apart.
pub(super) struct Call<'a> {
    pub(super) method: &'a Method,
    path: &'a str,
    query: &'a str,
    headers: &'a HeaderMap,
    body: &'a [u8],
    /// The key that was sent; it has proved nothing but its form.
    pub(super) key: String,
}

/// Answers one request, whichever it is.
pub(super) async fn respond<B>(shared: Arc<Shared>, request: Request<B>) -> Response<Full<Bytes>>
where
    B: Body,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    let query = head.uri.query().unwrap_or_default();
    let response = if path.starts_with("/media/") {
        let now = (shared.options.clock)();
        let retrieval = Retrieval { method: &head.method, path, query, headers: &head.headers, now };
        shared.store.retrieve(&retrieval, |bot_id, file| shared.with_bot(bot_id, |bot| bot.object(file)).flatten())
    } else {
        let answer = match Limited::new(body, MAX_BODY).collect().await {
            Ok(body) => api(&shared, &head.method, path, query, &head.headers, &body.to_bytes()),
            Err(_) => Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "Request body is too large.")),
        };
        let answer = answer.unwrap_or_else(Answer::from);
        if let Some(job) = answer.job {
            shared.start(job).await;
        }
        // Some operations answer with nothing at all (`api.md`, section 1).
        let body = if answer.body.is_null() { Bytes::new() } else { Bytes::from(answer.body.to_string()) };
        let mut response = Response::new(Full::new(body));
        *response.status_mut() = answer.status;
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static(RATE_WINDOW_S));
        }
        if let Ok(id) = HeaderValue::from_str(&uuid::Uuid::new_v4().to_string()) {
            response.headers_mut().insert("x-request-id", id);
        }
        response
    };
    let status = response.status().as_u16();
    shared.tell(Notice::Answered { method: head.method.to_string(), path: path.to_owned(), status });
    response
}

fn api(
    shared: &Arc<Shared>,
    method: &Method,
    path: &str,
    query: &str,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Answer, Refusal> {
    let route = path
        .strip_prefix("/api/v1/")
        .ok_or_else(|| Refusal::not_found(format!("The sandbox has no route {method} {path}")))?;
    let decoded: Vec<String> = route
        .trim_end_matches('/')
        .split('/')
        .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
        .collect();
    let segments: Vec<&str> = decoded.iter().map(String::as_str).collect();
    let call = Call { method, path, query, headers, body, key: authenticate(headers)? };
    match (method.as_str(), segments.as_slice()) {
        ("POST", ["bots", "create_bot"]) => create(shared, &call),
        ("GET", ["bots"]) => Ok(list(shared, &call)),
        ("GET", ["bots", id, "status"]) => call.on_bot(shared, id, |bot| Answer::ok(status(bot))),
        ("GET", ["bots", id, "detail"]) => call.on_bot(shared, id, |bot| Answer::ok(detail(shared, bot))),
        ("GET", ["bots", id, "get_audio"]) => call.on_bot(shared, id, |bot| audio(shared, bot))?,
        ("GET", ["bots", id, "get_video"]) => call.on_bot(shared, id, |bot| video(shared, bot))?,
        ("GET", ["bots", id, "transcriptions"]) => {
            call.on_bot(shared, id, |bot| Answer::ok(transcriptions(shared, bot)))
        }
        ("GET", ["bots", id, "remove_bot"]) => call.on_bot(shared, id, remove)?,
        ("GET", ["bots", id, operation]) if artifacts::OPERATIONS.contains(operation) => {
            call.on_bot(shared, id, |bot| artifacts::respond(shared, bot, operation))?
        }
        ("DELETE", ["bots", id, "delete"]) => delete(shared, &call, id),
        ("POST", ["bots", id, "transcribe"]) => transcribe(shared, &call, id),
        ("GET", ["transcript", id, "get_transcript"]) => transcript(shared, &call, id),
        (_, ["bots", id, command]) if live::is_command(command) => live::respond(shared, &call, id, command),
        (_, ["calendar", rest @ ..]) => calendar::respond(shared, &call, rest),
        (_, ["mia"]) => agents::respond(shared, &call),
        (_, ["admin", "configs"]) => storage::respond(shared, &call),
        (_, ["google-login-domains", rest @ ..]) => logins::domains(shared, &call, logins::Provider::Google, rest),
        (_, ["teams-login-domains", rest @ ..]) => logins::domains(shared, &call, logins::Provider::Teams, rest),
        (_, ["google-logins", rest @ ..]) => logins::logins(shared, &call, logins::Provider::Google, rest),
        (_, ["teams-logins", rest @ ..]) => logins::logins(shared, &call, logins::Provider::Teams, rest),
        _ => Err(call.no_route()),
    }
}

/// Reads the key: 401 for none or the wrong scheme, 403 for one that cannot be a key.
fn authenticate(headers: &HeaderMap) -> Result<String, Refusal> {
    let header = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match header.split_once(' ') {
        Some((scheme, key)) if scheme.eq_ignore_ascii_case("token") && key.trim().starts_with("ms_") => {
            Ok(key.trim().to_owned())
        }
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("token") => {
            Err(Refusal::new(StatusCode::FORBIDDEN, "Invalid API key. The sandbox takes any key that begins with ms_."))
        }
        Some(_) | None => Err(Refusal::new(StatusCode::UNAUTHORIZED, "Authentication credentials were not provided.")),
    }
}

impl Call<'_> {
    /// Runs an operation on a bot of the caller: 404 for none, 403 for another's.
    pub(super) fn on_bot<T>(&self, shared: &Shared, id: &str, run: impl FnOnce(&mut Bot) -> T) -> Result<T, Refusal> {
        match shared.with_bot(id, |bot| (bot.owner == self.key).then(|| run(bot))) {
            Some(Some(value)) => Ok(value),
            Some(None) => Err(Refusal::new(StatusCode::FORBIDDEN, "This bot belongs to another account.")),
            None => Err(Refusal::not_found(format!("Bot not found: {id}"))),
        }
    }

    /// The body's fields; none where there is no body.
    pub(super) fn fields(&self) -> Result<Map<String, Value>, Refusal> {
        if self.body.trim_ascii().is_empty() {
            return Ok(Map::new());
        }
        serde_json::from_slice(self.body).map_err(|_| Refusal::bad("Request body must be a JSON object."))
    }

    /// Tells which login domains the caller has, by the field that names one.
    pub(super) fn login_domains<'s>(&'s self, shared: &'s Shared) -> impl Fn(&str, &str) -> bool + use<'s> {
        |field, domain| {
            let provider =
                if field == "google_login_domain" { logins::Provider::Google } else { logins::Provider::Teams };
            shared.with_account(&self.key, |account| account.has_login_domain(provider, domain))
        }
    }

    /// The refusal of a path that leads nowhere.
    pub(super) fn no_route(&self) -> Refusal {
        Refusal::not_found(format!("The sandbox has no route {} {}", self.method, self.path))
    }

    /// The refusal of a verb on a path that knows others.
    pub(super) fn wrong_method(&self) -> Refusal {
        Refusal::new(StatusCode::METHOD_NOT_ALLOWED, format!("Method \"{}\" not allowed.", self.method))
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Whether there is no body.
    pub(super) fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    pub(super) fn query(&self, name: &str) -> Option<String> {
        self.pairs().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        form_urlencoded::parse(self.query.as_bytes()).into_owned()
    }
}

fn created(status: StatusCode, bot: &Bot, transcript_id: Option<&str>) -> Answer {
    let body = json!({
        "bot_id": bot.id,
        "transcript_id": transcript_id,
        "meeting_url": bot.request.meeting_link,
        "status": bot.status,
    });
    Answer { status, body, job: None }
}

fn create(shared: &Arc<Shared>, call: &Call<'_>) -> Result<Answer, Refusal> {
    let idempotency_key = call.header("idempotency-key").map(str::to_owned);
    // A replay answers 507, whatever the body says, and does not repeat the transcript's id.
    let replay = shared.with_bots(|bots| {
        let mut own = bots.iter().filter(|bot| bot.owner == call.key);
        let original = own.find(|bot| idempotency_key.is_some() && bot.idempotency_key == idempotency_key);
        original.map(|bot| created(StatusCode::INSUFFICIENT_STORAGE, bot, None))
    });
    if let Some(replay) = replay {
        return Ok(replay);
    }
    let request = request::read(call.body, call.login_domains(shared)).map_err(Refusal::bad)?;
    if let Some(existing) = shared.with_bots(|bots| deduplicated(bots, &request, &call.key)) {
        return existing;
    }
    let now = (shared.options.clock)();
    let scenario = request.scenario.or(shared.options.scenario).unwrap_or_else(|| request.usual_scenario());
    let steps = scheduled(scenario.steps(request.asked(), shared.options.envelope), request.join_at, now);
    let mut bot = Bot::new(uuid::Uuid::new_v4().to_string(), call.key.clone(), request, now);
    bot.idempotency_key = idempotency_key;
    let id = bot.id.clone();
    let mut answer = created(StatusCode::CREATED, &bot, bot.transcript_id());
    shared.with_bots(|bots| bots.push(bot));
    shared.tell(Notice::Created { bot_id: id.clone(), scenario });
    answer.job = Some(Box::pin(player::play(Arc::clone(shared), id, steps)));
    Ok(answer)
}

/// A bot with the same `deduplication_key`: the answer when it is in the same meeting, 409 when it is in another.
fn deduplicated(bots: &[Bot], request: &request::Request, owner: &str) -> Option<Result<Answer, Refusal>> {
    let key = request.deduplication_key.as_ref()?;
    let existing = bots.iter().find(|bot| bot.owner == owner && bot.request.deduplication_key.as_ref() == Some(key))?;
    Some(if existing.request.meeting_link == request.meeting_link {
        Ok(created(StatusCode::OK, existing, existing.transcript_id()))
    } else {
        let message = format!("deduplication_key is already bound to another meeting by bot {}", existing.id);
        Err(Refusal::new(StatusCode::CONFLICT, message))
    })
}

/// Puts the wait for `join_at` before a lifecycle.
pub(super) fn scheduled(steps: Vec<Step>, join_at: Option<Timestamp>, now: Timestamp) -> Vec<Step> {
    let wait = join_at.map(|at| at.duration_since(now)).filter(SignedDuration::is_positive);
    match wait.zip(Step::single("bot.scheduled")) {
        Some((wait, first)) => {
            let shifted = steps.into_iter().map(|step| step.delayed(wait.unsigned_abs()));
            std::iter::once(first).chain(shifted).collect()
        }
        None => steps,
    }
}

/// A page of the caller's bots, the newest first. The cursor is the id of the last bot of the page before.
fn list(shared: &Shared, call: &Call<'_>) -> Answer {
    let cursor = call.query("cursor");
    let wanted: Vec<(String, String)> = call
        .pairs()
        .filter_map(|(key, value)| Some((key.strip_prefix("custom_attr[")?.strip_suffix(']')?.to_owned(), value)))
        .collect();
    let matches = |bot: &&Bot| {
        let attribute = |key: &str| bot.request.custom_attributes.get(key).and_then(Value::as_str);
        bot.owner == call.key && wanted.iter().all(|(key, value)| attribute(key) == Some(value))
    };
    shared.with_bots(|bots| {
        let mut own = bots.iter().rev().filter(matches).peekable();
        if let Some(cursor) = cursor {
            while own.next_if(|bot| bot.id != cursor).is_some() {}
            own.next();
        }
        let page: Vec<&Bot> = own.by_ref().take(PAGE).collect();
        let next = own.peek().and(page.last()).map(|bot| bot.id.clone());
        let items: Vec<Value> = page.into_iter().map(Bot::item).collect();
        Answer::ok(json!({"bots": items, "hasNextPage": next.is_some(), "nextCursor": next}))
    })
}

fn status(bot: &Bot) -> Value {
    json!({"bot_id": bot.id, "status": bot.status, "custom_attributes": bot.request.custom_attributes})
}

fn detail(shared: &Shared, bot: &Bot) -> Value {
    let captions = bot.has_captions().then(|| shared.link(&bot.id, "captions.vtt", AUDIO_LINK));
    json!({"bot_details": bot.details(captions.as_deref())})
}

fn audio(shared: &Shared, bot: &Bot) -> Result<Answer, Refusal> {
    match bot.audio {
        Media::Absent => Err(Refusal::not_found("Audio not found for this bot.")),
        Media::Processing => {
            Ok(Answer::pending(json!({"audio_status": "Processing", "message": "Audio is still being processed."})))
        }
        Media::Ready => Ok(Answer::ok(json!({"audio_url": shared.link(&bot.id, "audio.wav", AUDIO_LINK)}))),
    }
}

fn video(shared: &Shared, bot: &Bot) -> Result<Answer, Refusal> {
    match bot.video {
        Media::Absent => Err(Refusal::not_found("Video not found for this bot.")),
        Media::Processing => {
            Ok(Answer::pending(json!({"video_status": "Processing", "message": "Video is still being processed."})))
        }
        Media::Ready => Ok(Answer::ok(json!({
            "video_url": shared.link(&bot.id, "video.mp4", VIDEO_LINK),
            "video_info": {
                "duration": 24.0, "size_mb": 0.07, "resolution": "320x180", "fps": 10,
                "frames_processed": 240, "corrupted_frames": 0,
            },
        }))),
    }
}

fn transcriptions(shared: &Shared, bot: &Bot) -> Value {
    let run = |run: &Run| {
        let link = |kind: &str| shared.link(&bot.id, &format!("{}_{kind}.json", run.transcript_id), AUDIO_LINK);
        let urls = (run.status == RunStatus::Success)
            .then(|| json!({"raw_transcript": link("raw"), "processed_transcript": link("processed")}));
        // After a failure this list goes on saying "Not started"; `bot_details` has the truth (`api.md`, section 3.1).
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

fn remove(bot: &mut Bot) -> Result<Answer, Refusal> {
    if bot.stopped.is_some() {
        return Err(Refusal::not_found("Bot is not in a meeting."));
    }
    bot.removal.notify_one();
    Ok(Answer::ok(json!({"message": "Bot is being removed from the meeting.", "bot_id": bot.id})))
}

fn delete(shared: &Arc<Shared>, call: &Call<'_>, id: &str) -> Result<Answer, Refusal> {
    let now = (shared.options.clock)();
    let (objects, at, callback_url) = call.on_bot(shared, id, |bot| {
        bot.deletion.notify_one();
        (bot.stored_objects(), bot.next_time(now), bot.request.callback_url.clone())
    })?;
    shared.forget(id);
    let body = json!({
        "message": format!("Successfully deleted {objects} objects for bot {id}"),
        "bot_id": id,
        "deleted_objects": objects,
    });
    let job =
        callback_url.map(|url| -> Job { Box::pin(player::tell_deletion(Arc::clone(shared), id.to_owned(), at, url)) });
    Ok(Answer { status: StatusCode::OK, body, job })
}

fn transcribe(shared: &Arc<Shared>, call: &Call<'_>, id: &str) -> Result<Answer, Refusal> {
    let bad = |message: &str| Refusal::new(StatusCode::BAD_REQUEST, message);
    let body: Map<String, Value> =
        serde_json::from_slice(call.body).map_err(|_| bad("Request body must be a JSON object."))?;
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
    let now = (shared.options.clock)();
    let transcript_id = uuid::Uuid::new_v4().to_string();
    let started = call.on_bot(shared, id, |bot| {
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
        return Err(Refusal::not_found("No stored audio for this bot."));
    }
    let body = json!({
        "bot_id": id,
        "transcript_id": transcript_id,
        "provider": provider.as_str(),
        "message": "Transcription started",
    });
    let job: Job = Box::pin(player::transcribe(Arc::clone(shared), id.to_owned(), callback_url, TRANSCRIPTION));
    Ok(Answer { status: StatusCode::OK, body, job: Some(job) })
}

fn transcript(shared: &Shared, call: &Call<'_>, id: &str) -> Result<Answer, Refusal> {
    let raw = call.query("raw").as_deref() == Some("true");
    let found = shared.with_bots(|bots| {
        let bot = bots.iter().find(|bot| bot.runs.iter().any(|run| run.transcript_id == id))?;
        let run = bot.runs.iter().find(|run| run.transcript_id == id)?;
        let answer = match run.status {
            RunStatus::Success => Answer::ok(if raw { bot.raw_transcript(run) } else { bot.transcript() }),
            // A failed run is never told apart here: it is 202 for ever (`api.md`, section 3.1).
            RunStatus::Failed | RunStatus::NotStarted | RunStatus::Processing => {
                let state = if run.status == RunStatus::Failed { RunStatus::NotStarted } else { run.status };
                let message = format!("Transcript is still being processed. Current status: {}", state.as_str());
                Answer::pending(json!({"message": message}))
            }
        };
        Some((bot.owner == call.key, answer))
    });
    match found {
        Some((true, answer)) => Ok(answer),
        Some((false, _)) => Err(Refusal::new(StatusCode::FORBIDDEN, "This transcript belongs to another account.")),
        None => Err(Refusal::not_found(format!("Transcript not found: {id}"))),
    }
}
