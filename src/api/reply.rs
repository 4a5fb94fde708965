use bytes::Bytes;
use reqwest::header::HeaderMap;
use serde_json::Value;

use super::error::words_of;
use super::wire::View;
use super::{ApiError, Refusal};
use crate::model::lenient_json;

/// A successful answer, as it came.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The service's name for the request.
    pub request_id: Option<String>,
    /// Every header.
    pub headers: HeaderMap,
    /// The body's bytes.
    pub body: Bytes,
}

/// A successful JSON answer: what it means to us beside what it is.
#[derive(Clone, Debug)]
pub struct Answer<T> {
    /// What we understood of it. Never an error: what is missing or odd reads as absent.
    pub view: T,
    /// All of it, for `--json`.
    pub raw: Value,
    /// The answer itself; its body has the exact bytes.
    pub reply: Reply,
}

impl Reply {
    /// The body as JSON; an empty body is `null`, since some calls answer with one.
    pub fn json(&self) -> Result<Value, ApiError> {
        if self.body.trim_ascii().is_empty() {
            return Ok(Value::Null);
        }
        lenient_json::read(&self.body).map_err(|_| ApiError::Decode {
            request_id: self.request_id.clone(),
            start: String::from_utf8_lossy(self.body.get(..120).unwrap_or(&self.body)).into_owned(),
            status: self.status,
        })
    }

    /// The body, read.
    pub(crate) fn read<T: View>(self) -> Result<Answer<T>, ApiError> {
        let raw = self.json()?;
        Ok(Answer { view: T::read(&raw), raw, reply: self })
    }

    /// The answer as one that came too early: a success without what was asked for.
    pub(crate) fn not_ready(self) -> ApiError {
        ApiError::NotReady(Box::new(self.refusal()))
    }

    /// The answer as a failure: a success that lacks what it should hold.
    pub(crate) fn into_refusal(self) -> ApiError {
        ApiError::Refused(Box::new(self.refusal()))
    }

    fn refusal(self) -> Refusal {
        Refusal {
            status: self.status,
            message: words_of(&self.body, self.status),
            request_id: self.request_id,
            retry_after: None,
            body: self.body,
        }
    }

    /// Whether the service had this request before (507 on a call with an idempotency key).
    pub fn is_replay(&self) -> bool {
        self.status == 507
    }
}
