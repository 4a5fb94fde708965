use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::Full;
use hyper::body::{Body as _, Incoming};
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::http::request::Parts;
use hyper::{Method, Request, Response, StatusCode};
use jiff::Timestamp;
use tokio::time::Instant;

use super::body_budget::{BodyBudget, FREE, Reserved};
use super::trust_policy::{DeliveryPath, plain_form};
use super::{SOUND_PATH, SoundIntake, TrustPolicy, sound};
use crate::http::{self, ForeignRequest, ReadBodyError};
use crate::journal::{Journal, JournalError};
use crate::model::{
    Auth, Delivery, Event, Headers, Record, Source, UnpackError, printable, shortened, without_queries,
};
use crate::webhook::envelope::{self, EnvelopeError, Part};
use crate::webhook::signature::SignatureError;

/// How long a body may take from its head on (`docs/architecture.md`, "Deliveries").
const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// Where the receiver says that it is alive.
const HEALTH_PATH: &str = "/healthz";

type HttpResponse = Response<Full<Bytes>>;

/// What happens with each request, from its head to its answer (`docs/architecture.md`, "Deliveries"). Each thread of
/// the receiver has a clone.
#[derive(Clone)]
pub(crate) struct Intake {
    pub(crate) trust: TrustPolicy,
    pub(crate) journal: Journal,
    /// Where bots send their sound; `None` takes none.
    pub(crate) sound: Option<SoundIntake>,
    /// The largest body, in bytes.
    pub(crate) max_body: u64,
    /// What all bodies share.
    pub(crate) budget: BodyBudget,
    pub(crate) clock: fn() -> Timestamp,
    /// Is told of everything; must not block.
    pub(crate) report: Arc<dyn Fn(IntakeReport<'_>) + Send + Sync>,
}

/// What became of a request.
#[derive(Debug)]
pub(crate) enum IntakeReport<'a> {
    /// It is in the journal.
    Kept(&'a Record),
    /// It should be in the journal and is not.
    Lost { body: &'a Bytes, error: &'a JournalError },
    /// It was refused.
    Rejected(&'a Rejection),
}

/// A request that was refused.
#[derive(Debug)]
pub(crate) struct Rejection {
    pub(crate) reason: RejectionReason,
    /// The path as it may be shown; empty where the head could not be read.
    pub(crate) path: String,
    /// The body's length, as far as it was read or announced.
    pub(crate) bytes: u64,
    /// How a body begins that is no event, fit to be shown.
    pub(crate) begins: Option<String>,
}

/// Why a request was refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RejectionReason {
    /// Too many large bodies are in hand.
    #[error("too many large bodies are being received at the same time")]
    Busy,
    /// A web page may have made a browser send it, and it proves nothing.
    #[error(transparent)]
    Foreign(ForeignRequest),
    /// Its head is too long, or has too many headers.
    #[error("the head of the request is too large")]
    HeadTooLarge,
    /// It begins as HTTP/2 does without encryption.
    #[error("HTTP/2 is not spoken here without encryption")]
    Http2,
    /// The connection ended or broke within the body.
    #[error("the body is incomplete")]
    Incomplete,
    /// It is not HTTP, or not as it should be.
    #[error("the request is malformed: {problem}")]
    Malformed {
        /// In the words of hyper, without anything of the request.
        problem: String,
    },
    /// Something else than `POST`.
    #[error("method {method} is not POST")]
    Method { method: Method, allowed: &'static str },
    /// It cannot be an event.
    #[error(transparent)]
    NotEvent(EnvelopeError),
    /// It does not ask for a web socket, where nothing else is taken.
    #[error("only web sockets are taken here")]
    NotSocket,
    /// Nothing is received there.
    #[error("nothing is received on this path")]
    Path,
    /// It has not proved where it comes from.
    #[error(transparent)]
    Signature(SignatureError),
    /// The body did not come in time.
    #[error("the body took longer than {} s", BODY_TIMEOUT.as_secs())]
    Slow,
    /// It begins as an encrypted connection does.
    #[error("it is TLS, and plain HTTP is spoken here")]
    Tls,
    /// The body is larger than accepted.
    #[error("the body is larger than {limit} bytes")]
    TooLarge { limit: u64 },
}

impl RejectionReason {
    /// The HTTP status that says so.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Foreign(_) => StatusCode::FORBIDDEN,
            Self::HeadTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::NotEvent(EnvelopeError::Packed(UnpackError::TooLarge { .. })) | Self::TooLarge { .. } => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            Self::NotEvent(EnvelopeError::Packed(UnpackError::Unknown { .. })) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Http2 | Self::Incomplete | Self::Malformed { .. } | Self::NotEvent(_) | Self::Tls => {
                StatusCode::BAD_REQUEST
            }
            Self::Method { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotSocket => StatusCode::UPGRADE_REQUIRED,
            Self::Path => StatusCode::NOT_FOUND,
            Self::Signature(_) => StatusCode::UNAUTHORIZED,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
        }
    }

    /// Whether the rest of the connection cannot be relied on, or is not worth reading.
    fn ends_connection(&self) -> bool {
        match self {
            Self::Busy
            | Self::HeadTooLarge
            | Self::Http2
            | Self::Incomplete
            | Self::Malformed { .. }
            | Self::Slow
            | Self::Tls
            | Self::TooLarge { .. } => true,
            Self::Foreign(_)
            | Self::Method { .. }
            | Self::NotEvent(_)
            | Self::NotSocket
            | Self::Path
            | Self::Signature(_) => false,
        }
    }
}

impl Intake {
    /// Answers one request. A delivery is in the journal before it is answered with 200.
    pub(super) async fn answer(self: Arc<Self>, request: Request<Incoming>) -> HttpResponse {
        let (head, body) = request.into_parts();
        let announced = body.size_hint().exact().unwrap_or_default();
        let path = &*plain_form(head.uri.path());
        let is_reading = matches!(head.method, Method::GET | Method::HEAD);
        if path == HEALTH_PATH {
            if is_reading {
                return plain(StatusCode::OK, Bytes::from_static(b"ok\n"));
            }
            let reason = RejectionReason::Method { method: head.method, allowed: "GET, HEAD" };
            return self.refuse(reason, path, announced);
        }
        if is_reading && let Some(answer) = self.trust.answer(path, head.uri.query().unwrap_or_default()) {
            let mut answer = plain(StatusCode::OK, format!("{answer}\n").into());
            answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            return answer;
        }
        if self.sound.is_some()
            && let Some(above) = path.strip_suffix(SOUND_PATH)
            && self.trust.way(above) == Some(DeliveryPath::Secret)
        {
            let (path, refused) = (path.to_owned(), RejectionReason::NotSocket);
            return sound::agree(head).unwrap_or_else(|| self.refuse(refused, &path, announced));
        }
        let Some(way) = self.trust.way(path) else {
            return self.refuse(RejectionReason::Path, path, announced);
        };
        if head.method != Method::POST {
            return self.refuse(RejectionReason::Method { method: head.method, allowed: "POST" }, path, announced);
        }
        if let Err(foreign) = self.trust.check_origin(way, &head.uri, &head.headers) {
            return self.refuse(RejectionReason::Foreign(foreign), path, announced);
        }
        // What is reserved for a body is given back when it has been answered.
        match self.read_body(body).await {
            Ok((body, _reserved)) => self.take(way, &head, body, path).await,
            Err((refusal, bytes)) => self.refuse(refusal, path, bytes),
        }
    }

    async fn take(&self, way: DeliveryPath, head: &Parts, body: Bytes, path: &str) -> HttpResponse {
        let bytes = u64::try_from(body.len()).unwrap_or(u64::MAX);
        let now = (self.clock)();
        let auth = match self.trust.admit(way, &head.headers, &body, now) {
            Ok(auth) => auth,
            Err(error) => return self.refuse(RejectionReason::Signature(error), path, bytes),
        };
        let headers = kept(&head.headers);
        let parts = match understood(&headers, &body, self.max_body, auth) {
            Ok(parts) => parts,
            Err(error) => return self.refuse_body(error, path, &body),
        };
        // An item of an array is neither packed nor signed as the whole was.
        let is_whole = parts.iter().all(|part| part.body == body);
        let headers = if is_whole { headers } else { envelope::headers_of_item(&headers) };
        let query = self.trust.kept_query(&head.uri);
        // The last part takes what is common to all, so that a body with one event copies nothing.
        let common = std::iter::repeat_n((headers, query), parts.len());
        let delivery = |(Part { body, event }, (headers, query))| Delivery {
            received_at: now,
            source: Source::Webhook,
            auth,
            headers,
            query,
            body,
            event,
        };
        match self.keep(parts.into_iter().zip(common).map(delivery).collect()).await {
            Ok(()) => plain(StatusCode::OK, Bytes::from_static(b"ok\n")),
            Err(error) => {
                (self.report)(IntakeReport::Lost { body: &body, error: &error });
                plain(StatusCode::SERVICE_UNAVAILABLE, Bytes::from_static(b"the event could not be kept\n"))
            }
        }
    }

    /// Reads a body, never more of it than is accepted. A large one is read on when the budget has room for all of it: it is
    /// known to be large when so much of it has come, not when it says so. On failure, says how much there was.
    async fn read_body(&self, mut body: Incoming) -> Result<(Bytes, Option<Reserved>), (RejectionReason, u64)> {
        let limit = self.max_body;
        let announced = body.size_hint();
        if announced.lower() > limit {
            return Err((RejectionReason::TooLarge { limit }, announced.lower()));
        }
        let (mut whole, mut left) = (BytesMut::new(), BODY_TIMEOUT);
        let failed = |reason, whole: &BytesMut| (reason, u64::try_from(whole.len()).unwrap_or(u64::MAX));
        match read_on(&mut body, FREE, limit, &mut whole, &mut left).await {
            Ok(true) => return Ok((whole.freeze(), None)),
            Ok(false) => {}
            Err(reason) => return Err(failed(reason, &whole)),
        }
        let most = announced.upper().unwrap_or(limit).min(limit);
        let reserved = self.budget.reserve(most, BODY_TIMEOUT).await;
        let reserved = reserved.ok_or_else(|| failed(RejectionReason::Busy, &whole))?;
        let rest = announced.lower().saturating_sub(u64::try_from(whole.len()).unwrap_or(u64::MAX));
        whole.reserve(usize::try_from(rest).unwrap_or_default());
        match read_on(&mut body, u64::MAX, limit, &mut whole, &mut left).await {
            Ok(_) => Ok((whole.freeze(), Some(reserved))),
            Err(reason) => Err(failed(reason, &whole)),
        }
    }

    /// Keeps deliveries, all or none of them, and reports them.
    async fn keep(&self, mut deliveries: Vec<Delivery>) -> Result<(), JournalError> {
        if deliveries.len() > 1 {
            for record in self.journal.append_all(deliveries).await? {
                (self.report)(IntakeReport::Kept(&record));
            }
        } else if let Some(delivery) = deliveries.pop() {
            let record = self.journal.append(delivery).await?;
            (self.report)(IntakeReport::Kept(&record));
        }
        Ok(())
    }

    /// Tells of a request whose head could not be read, and which was answered so.
    pub(super) fn tell_unread(&self, reason: RejectionReason) {
        (self.report)(IntakeReport::Rejected(&Rejection { path: String::new(), reason, bytes: 0, begins: None }));
    }

    fn refuse(&self, reason: RejectionReason, path: &str, bytes: u64) -> HttpResponse {
        self.answer_refused(&Rejection { path: self.trust.shown(path), reason, bytes, begins: None })
    }

    fn refuse_body(&self, error: EnvelopeError, path: &str, body: &Bytes) -> HttpResponse {
        let bytes = u64::try_from(body.len()).unwrap_or(u64::MAX);
        let (path, reason) = (self.trust.shown(path), RejectionReason::NotEvent(error));
        self.answer_refused(&Rejection { path, reason, bytes, begins: beginning(body) })
    }

    fn answer_refused(&self, rejection: &Rejection) -> HttpResponse {
        (self.report)(IntakeReport::Rejected(rejection));
        let mut answer = plain(rejection.reason.status(), format!("{}\n", rejection.reason).into());
        if let RejectionReason::Method { allowed, .. } = rejection.reason {
            answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allowed));
        }
        if matches!(rejection.reason, RejectionReason::NotSocket) {
            answer.headers_mut().insert(header::UPGRADE, HeaderValue::from_static("websocket"));
        }
        if matches!(rejection.reason, RejectionReason::Busy) {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        if rejection.reason.ends_connection() {
            answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        answer
    }
}

impl std::fmt::Debug for Intake {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Intake").field("trust", &self.trust).finish_non_exhaustive()
    }
}

/// How a body begins, fit to be shown; `None` where it is empty, or might begin with a secret.
fn beginning(body: &[u8]) -> Option<String> {
    /// In characters.
    const LONGEST: usize = 60;
    /// What stands beside secrets, and what ours begin with.
    const SECRET: [&str; 9] = ["secret", "token", "passw", "pwd", "key", "auth", "signature", "whsec_", "ms_"];
    let text = String::from_utf8_lossy(body.get(..4 * LONGEST).unwrap_or(body));
    let shown = shortened(&without_queries(&printable(&text)), LONGEST);
    let lower = text.to_lowercase();
    (!shown.is_empty() && !SECRET.iter().any(|word| lower.contains(word))).then_some(shown)
}

fn plain(status: StatusCode, body: Bytes) -> HttpResponse {
    let mut answer = Response::new(Full::new(body));
    *answer.status_mut() = status;
    answer
}

/// Reads on until there are more than `pause` bytes, or the body is whole, which is told. Takes what time it takes from
/// `left`.
async fn read_on(
    body: &mut Incoming,
    pause: u64,
    limit: u64,
    into: &mut BytesMut,
    left: &mut Duration,
) -> Result<bool, RejectionReason> {
    let begun = Instant::now();
    let read = tokio::time::timeout(*left, http::read_beyond(body, pause, limit, into)).await;
    *left = left.saturating_sub(begun.elapsed());
    match read {
        Ok(Ok(is_whole)) => Ok(is_whole),
        Ok(Err(ReadBodyError::Broken(_))) => Err(RejectionReason::Incomplete),
        Ok(Err(ReadBodyError::TooLarge)) => Err(RejectionReason::TooLarge { limit }),
        Err(_) => Err(RejectionReason::Slow),
    }
}

/// What a body tells. One that proved itself comes only once, so it is kept even if it tells nothing.
fn understood(headers: &Headers, body: &Bytes, limit: u64, auth: Auth) -> Result<Vec<Part>, EnvelopeError> {
    envelope::parse_all(headers, body, limit).or_else(|error| match auth {
        Auth::None => Err(error),
        Auth::Path | Auth::Signature => {
            Ok(vec![Part { body: body.clone(), event: Event::unparsed(error.to_string()) }])
        }
    })
}

/// What is kept of a request's headers, the values as Latin-1.
fn kept(headers: &HeaderMap) -> Headers {
    http::end_to_end(headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())))
        .map(|(name, value)| {
            let latin_1 = || value.iter().map(|byte| char::from(*byte)).collect();
            (name, if value.is_ascii() { String::from_utf8_lossy(value) } else { Cow::Owned(latin_1()) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_body_shows_how_it_begins_unless_that_may_be_a_secret() {
        for (body, begins) in [
            (&b"event=bot.joining\x1b[2J&x=1"[..], Some("event=bot.joining &x=1")),
            (b"", None),
            (b"  \n", None),
            (b"webhook_secret=whsec_0123", None),
            (b"see https://s3.example/audio?X-Amz-Credential=x", Some("see https://s3.example/audio?\u{2026}")),
            (b"{\"api_key\": 1", None),
            (b"\xff\xfe", Some("\u{fffd}\u{fffd}")),
        ] {
            assert_eq!(beginning(body).as_deref(), begins, "{}", String::from_utf8_lossy(body));
        }
        assert_eq!(beginning(&[b'x'; 10_000]).unwrap().chars().count(), 60);
    }
}
