use std::path::Path;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::super::error::RelayError;
use super::added_header::AddedHeader;
use crate::http::{self, TlsProblem, Unreached};
use crate::model::{Headers, Record, Span, Target, Trust, printable, shortened};
use crate::webhook::identity::EventKey;
use crate::webhook::signature::{Keys, SIGNATURE_HEADER, TIMESTAMP_HEADER};

/// Says which event it is, the same in every delivery of it, so that an app can recognise repetitions.
const EVENT_KEY: HeaderName = HeaderName::from_static("x-meetstream-event-key");
/// Counts the attempts to deliver an event to this target, from 1.
const DELIVERY_ATTEMPT: HeaderName = HeaderName::from_static("x-meetstream-delivery-attempt");

/// Headers that the relayed request sets by itself, and `expect`, which the sender asked of the listener.
const OWN: [&str; 4] = ["content-length", "expect", "host", "transfer-encoding"];

/// How much of an answer is read so that its connection can be used again, in bytes. Answers to webhooks are short; a
/// longer one costs a new connection.
const LONGEST_ANSWER: u64 = 64 << 10;
/// How much of an answer is shown, in characters: enough to recognise an error by.
const PREVIEW: usize = 200;

/// Delivers events to one target, a request each.
#[derive(Clone, Debug)]
pub(crate) struct HttpDelivery {
    http: reqwest::Client,
    target: Target,
    keys: Option<Keys>,
    added: Vec<AddedHeader>,
    timeout: Option<Duration>,
    clock: fn() -> Timestamp,
}

/// How a delivery is made.
#[derive(Clone, Debug)]
pub(crate) struct DeliveryOptions {
    /// How long an answer may take; `None`: as long as it takes.
    pub(crate) timeout: Option<Duration>,
    /// Signs anew with these.
    pub(crate) keys: Option<Keys>,
    /// Headers that are sent with it.
    pub(crate) added: Vec<AddedHeader>,
    /// Whom the target must be vouched for by.
    pub(crate) trust: Trust,
    /// Whether nobody need vouch for a target on this machine.
    pub(crate) takes_unproven: bool,
    pub(crate) clock: fn() -> Timestamp,
}

/// One attempt and its end.
#[derive(Clone, Debug)]
pub(crate) struct DeliveryAttempt {
    pub(crate) outcome: DeliveryOutcome,
    /// The status of the answer, if there was one.
    pub(crate) status: Option<u16>,
    pub(crate) duration: Duration,
    /// The beginning of the target's answer, or why there was none, fit for a terminal; `None` after a success.
    pub(crate) error: Option<String>,
    /// What to do about a target that cannot be reached.
    pub(crate) remedy: Option<&'static str>,
}

/// What an attempt means for what follows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum DeliveryOutcome {
    /// 2xx.
    Delivered,
    /// The app failed (5xx), or gave no answer in time.
    Failed,
    /// The app will not have it (4xx), or sent us elsewhere (3xx).
    Refused,
    /// Nobody is there, or nobody who can be trusted.
    Unreachable,
}

impl HttpDelivery {
    pub(crate) fn new(target: Target, options: DeliveryOptions) -> Result<Self, RelayError> {
        let DeliveryOptions { timeout, keys, added, trust, takes_unproven, clock } = options;
        let begun = if takes_unproven && target.url().scheme() == "https" {
            http::client_for_unproven(target.url())
                .ok_or_else(|| RelayError::UnprovenElsewhere { target: target.to_string() })?
        } else {
            http::client(target.url(), &trust)
        };
        let http = begun.http1_only().build().map_err(RelayError::Client)?;
        Ok(Self { http, target, keys, added, timeout, clock })
    }

    pub(crate) fn target(&self) -> &Target {
        &self.target
    }

    /// Delivers one event once.
    pub(crate) async fn deliver(&self, record: &Record, attempt: u32) -> DeliveryAttempt {
        let begin = Instant::now();
        let mut request = self
            .http
            .post(self.address(record))
            .headers(self.headers(record, attempt))
            .body(record.delivery.body.clone());
        if let Some(timeout) = self.timeout {
            request = request.timeout(timeout);
        }
        let mut remedy = None;
        let (outcome, status, error) = match request.send().await {
            Ok(answer) => {
                let status = answer.status();
                let location = answer.headers().get(reqwest::header::LOCATION).cloned();
                let body = http::beginning(answer, LONGEST_ANSWER).await;
                let outcome = match status.as_u16() {
                    200..=299 => DeliveryOutcome::Delivered,
                    500..=599 => DeliveryOutcome::Failed,
                    _ => DeliveryOutcome::Refused,
                };
                let error = match outcome {
                    DeliveryOutcome::Delivered => None,
                    DeliveryOutcome::Failed | DeliveryOutcome::Refused | DeliveryOutcome::Unreachable
                        if status.is_redirection() =>
                    {
                        Some(redirection(location.as_ref()))
                    }
                    DeliveryOutcome::Failed | DeliveryOutcome::Refused | DeliveryOutcome::Unreachable => {
                        Some(preview(&body))
                    }
                };
                (outcome, Some(status.as_u16()), error)
            }
            Err(error) => {
                let problem = TlsProblem::behind(&error);
                remedy = match &problem {
                    Some(problem) => Some(problem.remedy()),
                    None => error.is_connect().then(|| unreachable_remedy(&self.target)),
                };
                let outcome = if remedy.is_some() { DeliveryOutcome::Unreachable } else { DeliveryOutcome::Failed };
                (outcome, None, Some(problem.map_or_else(|| self.cause(&error), |problem| problem.to_string())))
            }
        };
        DeliveryAttempt { outcome, status, duration: begin.elapsed(), error, remedy }
    }

    /// The target, with the query of the delivery behind its own.
    fn address(&self, record: &Record) -> Url {
        let mut url = self.target.url().clone();
        if let Some(query) = &record.delivery.query {
            url.set_query(Some(&query.after(self.target.url().query())));
        }
        url
    }

    fn headers(&self, record: &Record, attempt: u32) -> HeaderMap {
        let delivery = &record.delivery;
        let mut headers = relayed(&delivery.headers);
        AddedHeader::put(&self.added, &mut headers);
        headers.insert(EVENT_KEY, header_value(&EventKey::of(&delivery.event, &delivery.payload()).to_string()));
        headers.insert(DELIVERY_ATTEMPT, HeaderValue::from(attempt));
        if delivery.body.is_empty() {
            // Some servers refuse a POST of unknown length.
            headers.insert(reqwest::header::CONTENT_LENGTH, HeaderValue::from(0));
        }
        if let Some(keys) = &self.keys {
            for (name, value) in signed(keys, &delivery.body, (self.clock)()) {
                headers.insert(name, header_value(&value));
            }
        }
        headers
    }

    fn cause(&self, error: &reqwest::Error) -> String {
        if error.is_timeout() && !error.is_connect() {
            let timeout = self.timeout.unwrap_or_default();
            return format!("no answer within {}", Span(timeout));
        }
        Unreached::behind(error).to_string()
    }
}

/// What to do where nobody is there.
pub(crate) fn unreachable_remedy(target: &Target) -> &'static str {
    if !target.is_loopback() {
        "check the address"
    } else if Path::new("/.dockerenv").exists() {
        "start your app, or check the port; in a container, an app on the host is at host.docker.internal"
    } else {
        "start your app, or check the port"
    }
}

/// The headers of a signature made now.
pub(crate) fn signed(keys: &Keys, body: &[u8], now: Timestamp) -> [(&'static str, String); 2] {
    [(SIGNATURE_HEADER, keys.sign(body).to_string()), (TIMESTAMP_HEADER, now.to_string())]
}

/// The headers of a delivery, without those that our request sets.
fn relayed(headers: &Headers) -> HeaderMap {
    let headers = headers.pairs();
    let mut kept = HeaderMap::with_capacity(headers.len() + 4);
    for (name, value) in headers {
        if OWN.iter().any(|own| name.eq_ignore_ascii_case(own)) {
            continue;
        }
        // The journal keeps values as Latin-1, so each character is one byte again.
        let bytes: Option<Vec<u8>> = value.chars().map(|character| u8::try_from(u32::from(character)).ok()).collect();
        let value = bytes.and_then(|bytes| HeaderValue::from_bytes(&bytes).ok());
        // Only an import can hold what no request could have carried.
        if let (Ok(name), Some(value)) = (HeaderName::from_bytes(name.as_bytes()), value) {
            kept.append(name, value);
        }
    }
    kept
}

fn header_value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

fn preview(body: &[u8]) -> String {
    let text = printable(&String::from_utf8_lossy(body));
    if text.is_empty() { "no body".to_owned() } else { shortened(&text, PREVIEW) }
}

fn redirection(location: Option<&HeaderValue>) -> String {
    match location.and_then(|location| location.to_str().ok()) {
        Some(location) => {
            // An app that repeats our address repeats its query, which may be secret.
            let place =
                location.split_once('?').map_or_else(|| printable(location), |(place, _)| printable(place) + "?…");
            format!("redirects are not followed; forward to `{}` itself", shortened(&place, PREVIEW))
        }
        None => "redirects are not followed".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_of_its_own_carries_the_delivery_s_headers() {
        let headers = [
            ("Host", "public.example"),
            ("Content-Length", "2"),
            ("Content-Type", "application/json"),
            ("Transfer-Encoding", "chunked"),
            ("X-MeetStream-Signature", "sha256=00"),
            ("x-twice", "a"),
            ("x-twice", "b"),
            ("x-latin", "\u{e9}"),
            ("x-odd", "日"),
            ("bad name", "x"),
        ];
        let kept = relayed(&headers.into_iter().collect());
        let names: Vec<&str> = kept.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["content-type", "x-meetstream-signature", "x-twice", "x-twice", "x-latin"]);
        assert_eq!(kept["x-latin"].as_bytes(), b"\xe9");
    }

    #[test]
    fn answers_are_shown_short_and_harmless() {
        assert_eq!(preview(b"a\x1b[2Jb\n"), "a b");
        assert_eq!(preview(b""), "no body");
        assert_eq!(preview(&[b'x'; 1000]).chars().count(), PREVIEW);
    }
}
