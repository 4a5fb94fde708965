use std::time::Duration;

use bytes::Bytes;
use serde_json::Value;

use crate::http::{TlsProblem, Unreached, is_transient};
use crate::model::{Span, lenient_json, printable, shortened};

/// How many characters of a server's text a message shows.
const LONGEST_TEXT: usize = 300;

/// Why a call of the API gave no usable answer.
///
/// Nothing in it, nor in its sources, holds the key or a URL's query.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The answer's body is larger than any the API sends; reading stopped there.
    #[error("the answer is larger than {} MiB", limit >> 20)]
    BodyTooLarge {
        /// In bytes.
        limit: u64,
    },
    /// No connection could be made, after every attempt.
    #[error("{} (tried {attempts} {})", problem.told_of(host), if *attempts == 1 { "time" } else { "times" })]
    Connect {
        /// How often it was tried.
        attempts: u32,
        /// Host and port.
        host: String,
        /// Why.
        problem: Unreached,
    },
    /// A successful status with a body that is not JSON, such as a gateway's page.
    #[error("the service answered {status} with {} in the place of JSON", what_begins(start))]
    Decode {
        /// The service's name for the request.
        request_id: Option<String>,
        /// How the body begins.
        start: String,
        /// The HTTP status.
        status: u16,
    },
    /// A list whose pages do not come to an end: a cursor came twice, or there are more pages than any list has.
    #[error("the list does not end: after {pages} pages the service still sends a next one")]
    Endless {
        /// How many pages were fetched.
        pages: usize,
    },
    /// There is no key to send.
    #[error("there is no API key")]
    KeyMissing,
    /// The key holds a character that cannot stand in an HTTP header.
    #[error("the API key holds a character that no key has")]
    KeyMalformed,
    /// What was asked for exists, or will, but is not there yet (202). Polling may end, or may not.
    #[error("not ready yet: {}", excerpt(&.0.message))]
    NotReady(Box<Refusal>),
    /// A header that cannot be sent, or a path segment (`.`, `..`, nothing) that would lead to another route.
    #[error("`{}` cannot be part of a request", excerpt(given))]
    Part {
        /// What was given.
        given: String,
    },
    /// The service answered with an error.
    #[error("the service answered {}: {}{}", .0.status, excerpt(&.0.message), .0.wish())]
    Refused(Box<Refusal>),
    /// No whole answer within the time that the call had, retries included.
    #[error("no answer from {host} within {}", Span(*after))]
    Timeout {
        /// The time that the call had.
        after: Duration,
        /// Host and port.
        host: String,
    },
    /// The HTTP client could not be set up.
    #[error("cannot set up TLS")]
    Tls {
        /// What is missing.
        source: reqwest::Error,
    },
    /// The connection broke while asking or answering.
    #[error("the connection to {host} broke: {problem}")]
    Transport {
        /// Host and port.
        host: String,
        /// How it broke.
        problem: Unreached,
    },
    /// The server cannot be trusted, or spoken to over TLS.
    #[error("no trusted connection to {host}")]
    Untrusted {
        /// Host and port.
        host: String,
        /// Why.
        #[source]
        problem: TlsProblem,
    },
}

/// An answer that is no success, as it came.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// What the body says in words, whole; compact JSON where it has no words.
    pub message: String,
    /// The service's name for the request.
    pub request_id: Option<String>,
    /// How long the service asks to wait before the next call.
    pub retry_after: Option<Duration>,
    /// The body, as received.
    pub body: Bytes,
}

impl Refusal {
    /// The body as JSON, where it is.
    pub fn json(&self) -> Option<Value> {
        lenient_json::read(&self.body).ok()
    }

    /// Whether it is a web page: the answer of a web server or a gateway, not of the API.
    pub fn is_page(&self) -> bool {
        is_page(&self.body)
    }

    /// Whether it is the key that it does not take, and not what was to be done with it.
    pub(super) fn is_about_key(&self) -> bool {
        let said = self.message.to_lowercase();
        ["api key", "apikey", "token", "credential", "authenticat"].iter().any(|word| said.contains(word))
    }

    fn wish(&self) -> String {
        self.retry_after.map_or_else(String::new, |wait| format!(" (wait {} before the next call)", Span(wait)))
    }
}

impl ApiError {
    /// The answer behind the error, where there was one that was not a success.
    pub fn refusal(&self) -> Option<&Refusal> {
        if let Self::NotReady(refusal) | Self::Refused(refusal) = self { Some(refusal) } else { None }
    }

    /// The HTTP status, where there was an answer.
    pub fn status(&self) -> Option<u16> {
        if let Self::Decode { status, .. } = self {
            Some(*status)
        } else {
            self.refusal().map(|refusal| refusal.status)
        }
    }

    /// What the service said, made printable and cut; `None` where it said nothing.
    pub fn message(&self) -> Option<String> {
        self.refusal().map(|refusal| excerpt(&refusal.message))
    }

    /// Whether there is no key, or the key was refused.
    pub fn is_auth(&self) -> bool {
        matches!(self, Self::KeyMissing | Self::KeyMalformed) || matches!(self.status(), Some(401 | 403))
    }

    /// Whether the subject is unknown, deleted or expired.
    pub fn is_not_found(&self) -> bool {
        matches!(self.status(), Some(404 | 410))
    }

    /// Whether the subject exists but cannot be had yet.
    pub fn is_not_ready(&self) -> bool {
        matches!(self, Self::NotReady(_))
    }

    /// Whether the subject is in a state that excludes the call (409).
    pub fn is_conflict(&self) -> bool {
        self.status() == Some(409)
    }

    /// Whether the same call may succeed later: the network, a limit, a fault of the service.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Connect { .. } | Self::Timeout { .. } | Self::Transport { .. } | Self::Untrusted { .. } => true,
            Self::Refused(refusal) => is_transient(refusal.status),
            Self::BodyTooLarge { .. }
            | Self::Decode { .. }
            | Self::Endless { .. }
            | Self::KeyMissing
            | Self::KeyMalformed
            | Self::NotReady(_)
            | Self::Part { .. }
            | Self::Tls { .. } => false,
        }
    }
}

/// Reads what an error body says in words (`docs/api.md`, "Error bodies"): the first string of `message`, `detail` and
/// `error` that is not blank, else the JSON itself, else the text.
pub(crate) fn words_of(body: &[u8], status: u16) -> String {
    let Ok(json) = lenient_json::read(body) else {
        let text = String::from_utf8_lossy(body);
        return match text.trim() {
            "" => reason(status),
            _ if is_page(body) => format!("{} (a web page)", reason(status)),
            text => text.to_owned(),
        };
    };
    let word = ["message", "detail", "error"].into_iter().find_map(|key| {
        let text = json.get(key)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    });
    match (word, &json) {
        (Some(word), _) => word,
        (None, Value::String(text)) if !text.trim().is_empty() => text.trim().to_owned(),
        (None, Value::Null) => reason(status),
        (None, Value::Object(fields)) if fields.is_empty() => reason(status),
        (None, Value::Array(_) | Value::Bool(_) | Value::Number(_) | Value::Object(_) | Value::String(_)) => {
            json.to_string()
        }
    }
}

fn reason(status: u16) -> String {
    let known = reqwest::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    known.map_or_else(|| "no reason given".to_owned(), str::to_lowercase)
}

/// Whether a body is HTML, as web servers and gateways send it.
fn is_page(body: &[u8]) -> bool {
    let start = body.trim_ascii_start().get(..5).unwrap_or_default();
    start.eq_ignore_ascii_case(b"<html") || start.eq_ignore_ascii_case(b"<!doc")
}

/// What an answer is that begins so.
fn what_begins(start: &str) -> String {
    if is_page(start.as_bytes()) { "a web page".to_owned() } else { format!("`{}`", shortened(&printable(start), 60)) }
}

fn excerpt(text: &str) -> String {
    shortened(&printable(text), LONGEST_TEXT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::retry::{Attempt, Decision, RetryPolicy};
    use crate::model::Failure as _;

    fn refused(status: u16, body: &str) -> ApiError {
        ApiError::Refused(Box::new(Refusal {
            status,
            message: words_of(body.as_bytes(), status),
            request_id: Some("r-1".to_owned()),
            retry_after: None,
            body: Bytes::copy_from_slice(body.as_bytes()),
        }))
    }

    #[test]
    fn error_bodies_of_every_shape_become_words() {
        for (body, words) in [
            (r#"{"message":"meeting_link is required."}"#, "meeting_link is required."),
            (r#"{"detail":"Invalid token.","error":"x"}"#, "Invalid token."),
            (r#"{"message":"","detail":null,"error":"several calendars"}"#, "several calendars"),
            (r#"{"message":{"bot_name":["required"]}}"#, r#"{"message":{"bot_name":["required"]}}"#),
            (r#"["a", 1]"#, r#"["a",1]"#),
            (r#""just words""#, "just words"),
            ("<html>Bad gateway</html>", "bad gateway (a web page)"),
            ("", "bad gateway"),
            ("{}", "bad gateway"),
            ("null", "bad gateway"),
        ] {
            assert_eq!(words_of(body.as_bytes(), 502), words, "{body}");
        }
    }

    #[test]
    fn a_message_is_short_and_harmless() {
        let text = refused(500, &format!("{{\"message\":\"\\u001b[2J{}\"}}", "x".repeat(5_000))).to_string();
        assert!(text.starts_with("the service answered 500: xxx"), "{text}");
        assert!(text.chars().count() < LONGEST_TEXT + 40, "{text}");
    }

    #[test]
    fn statuses_fall_into_their_classes() {
        for (status, auth, not_found, transient) in [
            (400, false, false, false),
            (401, true, false, false),
            (403, true, false, false),
            (404, false, true, false),
            (409, false, false, false),
            (410, false, true, false),
            (429, false, false, true),
            (503, false, false, true),
        ] {
            let error = refused(status, "{}");
            assert_eq!(
                (error.is_auth(), error.is_not_found(), error.is_transient()),
                (auth, not_found, transient),
                "{status}"
            );
            assert_eq!((error.status(), error.request_id()), (Some(status), Some("r-1")));
        }
        assert!(ApiError::KeyMissing.is_auth());
    }

    #[test]
    fn what_is_said_to_pass_is_what_is_tried_again() {
        let policy = RetryPolicy::default();
        for status in 100..=999 {
            let attempt = Attempt::Answered { status, retry_after: None };
            let retried = policy.decide(attempt, 1, true, Duration::MAX, 0.5) != Decision::Accept;
            assert_eq!(refused(status, "{}").is_transient(), retried, "{status}");
        }
    }
}
