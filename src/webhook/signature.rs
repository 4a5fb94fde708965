//! Webhook signatures: HMAC-SHA256 over the raw body, in hex (`docs/api.md`, "Signatures").
//!
//! # Invariants
//! - Comparison takes the same time wherever the first difference is, and every secret is tried.
//! - The timestamp header is not covered by the signature: a fresh one proves little, a stale one is still refused.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::Sha256;

use crate::model::{Secret, Span, service_time};

/// The header that carries the signature, in lower case.
pub const SIGNATURE_HEADER: &str = "x-meetstream-signature";
/// The header that carries the time of signing, in lower case.
pub const TIMESTAMP_HEADER: &str = "x-meetstream-timestamp";

/// How far the timestamp may be from now, in either direction, unless told otherwise (`docs/architecture.md`, "Trust").
pub const DEFAULT_TOLERANCE: Duration = Duration::from_mins(5);

/// Why a delivery's signature or timestamp does not hold.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SignatureError {
    /// The timestamp lies further ahead than the tolerance.
    #[error("timestamp is {} ahead, more than the tolerance of {}", Span(*.ahead), Span(*.tolerance))]
    Future {
        /// How far ahead.
        ahead: Duration,
        /// What would have been accepted.
        tolerance: Duration,
    },
    /// Not 64 hexadecimal digits.
    #[error("signature is not 64 hexadecimal digits, with or without `sha256=` before them")]
    Malformed,
    /// Valid under none of the secrets.
    #[error("signature does not match")]
    Mismatch,
    /// There is no signature.
    #[error("signature is missing")]
    Missing,
    /// The timestamp lies further back than the tolerance.
    #[error("timestamp is {} old, more than the tolerance of {}", Span(*.age), Span(*.tolerance))]
    Stale {
        /// How far back.
        age: Duration,
        /// What would have been accepted.
        tolerance: Duration,
    },
    /// The timestamp cannot be read.
    #[error("timestamp is not ISO 8601")]
    TimestampMalformed,
}

/// The value of the signature header: 32 bytes, shown as `sha256=<hex>`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Signature([u8; 32]);

impl FromStr for Signature {
    type Err = SignatureError;

    /// Reads 64 hexadecimal digits of either case, with or without `sha256=`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let digits = match text.split_at_checked(7) {
            Some((prefix, digits)) if prefix.eq_ignore_ascii_case("sha256=") => digits,
            Some(_) | None => text,
        };
        let mut bytes = [0; 32];
        hex::decode_to_slice(digits, &mut bytes).map_err(|_| SignatureError::Malformed)?;
        Ok(Self(bytes))
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "sha256={}", hex::encode(self.0))
    }
}

/// One or more secrets, ready to sign and to check.
///
/// Several may be configured while one is being rotated: the first signs, any verifies.
#[derive(Clone)]
pub struct Keys {
    first: Hmac<Sha256>,
    others: Vec<Hmac<Sha256>>,
}

impl Keys {
    /// Prepares the secrets; `None` when there are none.
    pub fn new<'a>(secrets: impl IntoIterator<Item = &'a Secret>) -> Option<Self> {
        // HMAC takes a key of any length, so none is ever left out.
        let mut keys = secrets.into_iter().filter_map(|secret| Hmac::new_from_slice(secret.reveal().as_bytes()).ok());
        Some(Self { first: keys.next()?, others: keys.collect() })
    }

    /// Signs a body with the first secret.
    pub fn sign(&self, body: &[u8]) -> Signature {
        Signature(self.first.clone().chain_update(body).finalize().into_bytes().into())
    }

    /// Checks a signature against every secret.
    ///
    /// # Errors
    /// [`SignatureError::Mismatch`] when it is valid under none.
    pub fn verify(&self, body: &[u8], signature: &Signature) -> Result<(), SignatureError> {
        let matches = std::iter::once(&self.first)
            .chain(&self.others)
            .filter(|key| (*key).clone().chain_update(body).verify_slice(&signature.0).is_ok())
            .count();
        if matches > 0 { Ok(()) } else { Err(SignatureError::Mismatch) }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Keys({} redacted)", self.others.len() + 1)
    }
}

/// Checks that the timestamp header lies within `tolerance` of `now`, in both directions. A time without a zone is
/// taken as UTC.
///
/// # Errors
/// When it cannot be read, is stale, or lies ahead.
pub fn check_timestamp(header: &str, now: Timestamp, tolerance: Duration) -> Result<(), SignatureError> {
    let signed_at = service_time(header).ok_or(SignatureError::TimestampMalformed)?;
    let distance = now.duration_since(signed_at);
    let span = distance.unsigned_abs();
    match (span > tolerance, distance.is_negative()) {
        (false, _) => Ok(()),
        (true, true) => Err(SignatureError::Future { ahead: span, tolerance }),
        (true, false) => Err(SignatureError::Stale { age: span, tolerance }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const V1: &str = r#"{"event":"bot.joining","bot_id":"6667fd0c-0165-471a-a880-06a1180be377","bot_status":"Joining","message":"Bot is joining the meeting","status_code":200,"timestamp":"2026-02-27T07:11:51.863543+00:00","custom_attributes":{}}"#;
    const V2: &str = r#"{"event": "bot.stopped", "bot_event": "bot.notallowed", "bot_id": "b-2", "bot_status": "NotAllowed", "message": "Réunion – non admis ✓", "status_code": 500, "timestamp": "2026-06-16T06:28:14.445Z", "custom_attributes": {"tenant": "日本"}}"#;
    const V3: &str = "{\n  \"bot_id\": \"b-3\",\n  \"event\": \"data_deletion\",\n  \"status\": \"success\",\n  \"deleted_objects\": 7,\n  \"status_code\": 200\n}\n";

    fn keys(secrets: &[&str]) -> Keys {
        let secrets: Vec<Secret> = secrets.iter().filter_map(|secret| Secret::new(secret)).collect();
        Keys::new(&secrets).unwrap()
    }

    #[test]
    fn the_published_vectors_hold() {
        for (secret, body, signature) in [
            ("whsec_test_1", V1, "sha256=40617f6cb09b4bc2cdeaf40712c6509b3ada4c6c1d15e787503c753510161061"),
            ("whsec_test_2", V2, "sha256=2b5bd64067f5add7bb6f5822ed07e48d3e8835671b5ee31a9bfa45a1e157fc02"),
            ("sécret with space", V3, "sha256=5e9bb7e42bb3c4e1b9161802f779c26276355a8679ea331337be4db469df37af"),
        ] {
            assert_eq!(keys(&[secret]).sign(body.as_bytes()).to_string(), signature);
            let bare_upper = signature.trim_start_matches("sha256=").to_uppercase();
            for form in [signature, &bare_upper] {
                assert_eq!(keys(&["other", secret]).verify(body.as_bytes(), &form.parse().unwrap()), Ok(()));
            }
        }
    }

    #[test]
    fn a_body_that_was_touched_does_not_match() {
        let signature = "40617f6cb09b4bc2cdeaf40712c6509b3ada4c6c1d15e787503c753510161061".parse().unwrap();
        for body in [format!("{V1} "), V1.replace("\":", "\": "), String::new()] {
            assert_eq!(keys(&["whsec_test_1"]).verify(body.as_bytes(), &signature), Err(SignatureError::Mismatch));
        }
    }

    #[test]
    fn only_sixty_four_hexadecimal_digits_are_a_signature() {
        for text in ["", "sha256=", "sha256=40", &"g".repeat(64), &"é".repeat(32), &"0".repeat(65), &"0".repeat(63)] {
            assert_eq!(text.parse::<Signature>(), Err(SignatureError::Malformed), "{text}");
        }
    }

    #[test]
    fn timestamps_are_checked_in_both_directions() {
        let now: Timestamp = "2026-02-27T07:11:51Z".parse().unwrap();
        let check = |header| check_timestamp(header, now, DEFAULT_TOLERANCE);
        for header in [
            "2026-02-27T07:11:51.863543+00:00",
            "2026-02-27T07:06:51Z",
            "2026-02-27T08:16:51+01:00",
            "2026-02-27T07:11:51",
        ] {
            assert_eq!(check(header), Ok(()), "{header}");
        }
        assert!(matches!(check("2026-02-27T07:06:50Z"), Err(SignatureError::Stale { .. })));
        assert!(matches!(check("2026-02-27T07:16:52Z"), Err(SignatureError::Future { .. })));
        for header in ["", "yesterday", "1772176311"] {
            assert_eq!(check(header), Err(SignatureError::TimestampMalformed), "{header}");
        }
    }
}
