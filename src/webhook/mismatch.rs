//! Why a signature does not match: the usual accidents, tried one by one. Only for a person who asks; nothing here ever
//! lets a delivery in.

use std::fmt;

use serde_json::Value;

use super::signature::{Keys, SignatureError, Signatures};
use crate::model::{ExitStatus, Failure, Hint, Situation};

/// What happened to the body between the signing and the check.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mismatch {
    /// A line break was added at the end.
    LineBreakAdded,
    /// The line break at the end was lost.
    LineBreakLost,
    /// The JSON was parsed and written again.
    Reserialised,
    /// The timestamp was signed together with the body, as other services do.
    TimestampSigned,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::LineBreakAdded => "it matches the body without the line break at its end: check the bytes as they came",
            Self::LineBreakLost => "it matches the body with a line break at its end: check the bytes as they came",
            Self::Reserialised => {
                "it matches the same JSON with other white space: the body was parsed and written again on its way; check the bytes as they came"
            }
            Self::TimestampSigned => {
                "it matches `<timestamp>.<body>`: whoever signed must sign the body alone, as the service does"
            }
        })
    }
}

/// A webhook's signature or timestamp does not hold, for a person who asks.
#[derive(Debug, thiserror::Error)]
#[error("the webhook does not verify")]
pub struct VerifyError {
    /// What does not hold.
    pub source: SignatureError,
    /// What explains a mismatch, if anything usual does.
    pub mismatch: Option<Mismatch>,
}

impl From<SignatureError> for VerifyError {
    fn from(source: SignatureError) -> Self {
        Self { source, mismatch: None }
    }
}

impl Failure for VerifyError {
    fn exit_status(&self) -> ExitStatus {
        ExitStatus::Signature
    }

    fn kind(&self) -> &'static str {
        "signature"
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        let hint = match &self.source {
            SignatureError::Mismatch => {
                return Some(self.mismatch.map_or_else(|| USUAL_CAUSES.into(), |mismatch| mismatch.to_string().into()));
            }
            SignatureError::Missing => {
                "pass the X-MeetStream-Signature header with --signature; per-bot callbacks are not signed, only \
                 endpoints made in the dashboard are"
            }
            SignatureError::Future { .. } | SignatureError::Stale { .. } => {
                "the clocks differ, or the delivery is a replay; --tolerance widens the window"
            }
            SignatureError::TimestampMalformed => "pass the X-MeetStream-Timestamp header as it came",
            SignatureError::Malformed => "pass the X-MeetStream-Signature header as it came",
        };
        Some(hint.into())
    }
}

/// What to look at where no mismatch explains a mismatch.
const USUAL_CAUSES: &str = "usual causes: the body was parsed and written again, a line break was added at its end, or \
                            the secret is another one; check the bytes as they came";

/// Looks for the mismatch that explains a mismatch; `None` when none of the usual ones does, as with another secret.
pub fn explain(keys: &Keys, body: &[u8], signatures: &Signatures, timestamp: Option<&str>) -> Option<Mismatch> {
    let matches = |body: &[u8]| keys.verify_any(body, signatures).is_ok();
    if [&b"\r\n"[..], b"\n"].into_iter().any(|end| body.strip_suffix(end).is_some_and(matches)) {
        return Some(Mismatch::LineBreakAdded);
    }
    if [&b"\n"[..], b"\r\n"].into_iter().any(|end| matches(&[body, end].concat())) {
        return Some(Mismatch::LineBreakLost);
    }
    let rewritten = |value: Value| {
        let spaced = spaced(&value);
        let forms = [value.to_string(), spaced, serde_json::to_string_pretty(&value).unwrap_or_default()];
        forms.into_iter().any(|form| matches(form.as_bytes()) || matches(format!("{form}\n").as_bytes()))
    };
    if serde_json::from_slice(body).is_ok_and(rewritten) {
        return Some(Mismatch::Reserialised);
    }
    let joined = timestamp.map(|timestamp| [timestamp.trim().as_bytes(), b".", body].concat());
    joined.is_some_and(|joined| matches(&joined)).then_some(Mismatch::TimestampSigned)
}

/// JSON on one line with a space after `:` and `,`, as Python writes it.
fn spaced(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(spaced).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| format!("{}: {}", Value::from(key.as_str()), spaced(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        Value::Bool(_) | Value::Null | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Secret;

    #[test]
    fn the_usual_accidents_are_recognised() {
        let keys = Keys::new([&Secret::new("whsec_test").unwrap()]).unwrap();
        let body = br#"{"event":"bot.joining","list":[1,"a, b: c"],"n":null}"#;
        let python = br#"{"event": "bot.joining", "list": [1, "a, b: c"], "n": null}"#;
        for (signed, arrived, mismatch) in [
            (&body[..], &[&body[..], b"\n"].concat()[..], Some(Mismatch::LineBreakAdded)),
            (b"{}\r\n", b"{}", Some(Mismatch::LineBreakLost)),
            (body, python, Some(Mismatch::Reserialised)),
            (python, body, Some(Mismatch::Reserialised)),
            (b"2026-02-27T07:11:51Z.{}", b"{}", Some(Mismatch::TimestampSigned)),
            (b"something else", body, None),
        ] {
            let signature = keys.sign(signed);
            let found = explain(&keys, arrived, &signature.into(), Some("2026-02-27T07:11:51Z"));
            assert_eq!(found, mismatch, "{}", String::from_utf8_lossy(signed));
        }
    }

    #[test]
    fn deep_bodies_and_broken_ones_are_survived() {
        let keys = Keys::new([&Secret::new("whsec_test").unwrap()]).unwrap();
        let signature = keys.sign(b"x");
        for body in ["[".repeat(100_000), String::new(), "\u{0}".to_owned()] {
            assert_eq!(explain(&keys, body.as_bytes(), &signature.into(), None), None);
        }
    }
}
