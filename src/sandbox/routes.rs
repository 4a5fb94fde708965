//! The paths of the API: who may ask, and which operation answers (`docs/api.md`).

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Body;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;

use super::account::LoginProvider;
use super::call::{Call, CallError, CallReply};
use super::fault::Fault;
use super::options::Notice;
use super::state::State;
use super::store::Retrieval;
use super::{agents, artifacts, bots, calendar, control, live, logins, storage};

/// The largest request body accepted, in bytes. The largest that a client sends, a login's certificate, has a few KiB.
const MAX_BODY: usize = 1024 * 1024;

/// What `Retry-After` says on 429, in seconds: the rates are counted by the minute.
const RATE_WINDOW_S: &str = "60";

/// The same while [`Fault::RateLimited`] is switched on, so that nobody who tries it waits for long.
const FAULT_RETRY_AFTER_S: &str = "1";

/// Answers one request, whichever it is.
pub(super) async fn respond<B>(state: Arc<State>, request: Request<B>, peer: IpAddr) -> Response<Full<Bytes>>
where
    B: Body,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    let query = head.uri.query().unwrap_or_default();
    let foreign = state.hosts.check(&head.uri, &head.headers).err();
    let response = if let Some(foreign) = &foreign {
        let message = format!("{foreign}. {FOREIGN}");
        json(StatusCode::FORBIDDEN, serde_json::json!({"message": message}).to_string().into())
    } else if path.starts_with("/media/") {
        let now = (state.options.clock)();
        let retrieval = Retrieval { method: &head.method, path, query, headers: &head.headers, now };
        state.store.retrieve(&retrieval, |bot_id, file| state.with_bot(bot_id, |bot| bot.object(file)).flatten())
    } else {
        let faults = state.faults();
        let answer = match Limited::new(body, MAX_BODY).collect().await {
            Ok(body) if path.starts_with(control::ROOT) => control::respond(&state, &head, &body.to_bytes(), peer),
            Ok(body) => {
                state.count(&head.method, path);
                refusal(&faults)
                    .map_or_else(|| api(&state, &head.method, path, query, &head.headers, &body.to_bytes()), Err)
            }
            Err(_) => Err(CallError::new(StatusCode::PAYLOAD_TOO_LARGE, "Request body is too large.")),
        };
        let answer = answer.unwrap_or_else(CallReply::from);
        if let Some(follow_up) = answer.follow_up {
            state.start(follow_up).await;
        }
        // Some operations answer with nothing at all (`docs/api.md`, "Calls and answers").
        let body = if answer.body.is_null() { Bytes::new() } else { Bytes::from(answer.body.to_string()) };
        let mut response = json(answer.status, body);
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            let is_fault = faults.contains(&Fault::RateLimited);
            let retry_after = if is_fault { FAULT_RETRY_AFTER_S } else { RATE_WINDOW_S };
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static(retry_after));
        }
        if let Ok(id) = HeaderValue::from_str(&uuid::Uuid::new_v4().to_string()) {
            response.headers_mut().insert("x-request-id", id);
        }
        response
    };
    let status = response.status().as_u16();
    let refused = foreign.map(|foreign| foreign.to_string());
    state.tell(Notice::Answered { method: head.method.to_string(), path: path.to_owned(), status, refused });
    response
}

fn json(status: StatusCode, body: Bytes) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// What a client is told whose request was made for a web page, or seems so.
const FOREIGN: &str = "The sandbox is no website: clients and curl may use it, web pages may not. A name that it is \
                       called by is given with --allow-host NAME.";

/// What every call is refused with while a fault is switched on.
fn refusal(faults: &[Fault]) -> Option<CallError> {
    let (status, message) = if faults.contains(&Fault::Unavailable) {
        (StatusCode::SERVICE_UNAVAILABLE, "Service unavailable: a fault of the sandbox.")
    } else if faults.contains(&Fault::RateLimited) {
        (StatusCode::TOO_MANY_REQUESTS, "Rate limit exceeded: a fault of the sandbox.")
    } else {
        return None;
    };
    Some(CallError::new(status, message))
}

pub(super) fn api(
    state: &Arc<State>,
    method: &Method,
    path: &str,
    query: &str,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<CallReply, CallError> {
    let route = path
        .strip_prefix("/api/v1/")
        .ok_or_else(|| CallError::not_found(format!("The sandbox has no route {method} {path}")))?;
    let decoded: Vec<String> = route
        .trim_end_matches('/')
        .split('/')
        .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
        .collect();
    let segments: Vec<&str> = decoded.iter().map(String::as_str).collect();
    let call = Call { method, path, query, headers, body, key: authenticate(headers)? };
    match (method.as_str(), segments.as_slice()) {
        ("POST", ["bots", "create_bot"]) => bots::create(state, &call),
        ("GET", ["bots"]) => Ok(bots::list(state, &call)),
        ("GET", ["bots", id, "status"]) => call.on_bot(state, id, |bot| CallReply::ok(bots::status(bot))),
        ("GET", ["bots", id, "detail"]) => call.on_bot(state, id, |bot| CallReply::ok(bots::detail(state, bot))),
        ("GET", ["bots", id, "get_audio"]) => call.on_bot(state, id, |bot| bots::audio(state, bot))?,
        ("GET", ["bots", id, "get_video"]) => call.on_bot(state, id, |bot| bots::video(state, bot))?,
        ("GET", ["bots", id, "transcriptions"]) => {
            call.on_bot(state, id, |bot| CallReply::ok(bots::transcriptions(state, bot)))
        }
        ("GET", ["bots", id, "remove_bot"]) => call.on_bot(state, id, bots::remove)?,
        ("GET", ["bots", id, operation]) if artifacts::OPERATIONS.contains(operation) => {
            call.on_bot(state, id, |bot| artifacts::respond(state, bot, operation))?
        }
        ("DELETE", ["bots", id, "delete"]) => bots::delete(state, &call, id),
        ("POST", ["bots", id, "transcribe"]) => bots::transcribe(state, &call, id),
        ("GET", ["transcript", id, "get_transcript"]) => bots::transcript(state, &call, id),
        (_, ["bots", id, command]) if live::is_command(command) => live::respond(state, &call, id, command),
        (_, ["calendar", rest @ ..]) => calendar::respond(state, &call, rest),
        (_, ["mia"]) => agents::respond(state, &call),
        (_, ["admin", "configs"]) => storage::respond(state, &call),
        (_, ["google-login-domains", rest @ ..]) => logins::domains(state, &call, LoginProvider::Google, rest),
        (_, ["teams-login-domains", rest @ ..]) => logins::domains(state, &call, LoginProvider::Teams, rest),
        (_, ["google-logins", rest @ ..]) => logins::logins(state, &call, LoginProvider::Google, rest),
        (_, ["teams-logins", rest @ ..]) => logins::logins(state, &call, LoginProvider::Teams, rest),
        _ => Err(call.no_route()),
    }
}

/// Reads the key: 401 for none or the wrong scheme, 403 for one that cannot be a key.
fn authenticate(headers: &HeaderMap) -> Result<String, CallError> {
    let header = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match header.split_once(' ') {
        Some((scheme, key)) if scheme.eq_ignore_ascii_case("token") && key.trim().starts_with("ms_") => {
            Ok(key.trim().to_owned())
        }
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("token") => Err(CallError::new(
            StatusCode::FORBIDDEN,
            "Invalid API key. The sandbox takes any key that begins with ms_.",
        )),
        Some(_) | None => {
            Err(CallError::new(StatusCode::UNAUTHORIZED, "Authentication credentials were not provided."))
        }
    }
}
