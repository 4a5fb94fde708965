//! Webhook signatures: HMAC-SHA256 over the raw body, in hex (`docs/api.md`, "Signatures").
//!
//! # Invariants
//! - Comparison takes the same time wherever the first difference is, and every secret is tried.
//! - The timestamp header is not covered by the signature: a fresh one proves little, a stale one is still refused.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use hmac::digest::CtOutput;
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
    #[error("timestamp is neither ISO 8601 nor seconds or milliseconds since 1970")]
    TimestampMalformed,
}

/// The most signatures of one delivery that are looked at.
pub const MOST_SIGNATURES: usize = 8;

/// One signature: 32 bytes, shown as `sha256=<hex>`.
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

/// What the signature headers of one delivery say: one signature or several, as while a secret is being rotated where
/// they are made. Any valid one counts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Signatures(Vec<Signature>);

impl Signatures {
    /// Reads the values of the signature headers, each a signature or several, with commas or spaces between them. Those
    /// beyond the first [`MOST_SIGNATURES`] are not looked at, nor are those of another kind beside one of ours. `None`
    /// without any value.
    ///
    /// # Errors
    /// [`SignatureError::Malformed`] when none is a signature.
    pub fn read<'a>(values: impl IntoIterator<Item = &'a [u8]>) -> Result<Option<Self>, SignatureError> {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return Ok(None);
        }
        let is_between = |byte: &u8| *byte == b',' || byte.is_ascii_whitespace();
        let given = values.flat_map(|value| value.split(is_between)).filter(|given| !given.is_empty());
        let read = given.take(MOST_SIGNATURES).filter_map(|given| str::from_utf8(given).ok()?.parse().ok());
        let signatures: Vec<Signature> = read.collect();
        if signatures.is_empty() { Err(SignatureError::Malformed) } else { Ok(Some(Self(signatures))) }
    }
}

impl From<Signature> for Signatures {
    fn from(signature: Signature) -> Self {
        Self(vec![signature])
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
        self.verify_each(body, std::slice::from_ref(signature))
    }

    /// Checks every signature against every secret.
    ///
    /// # Errors
    /// [`SignatureError::Mismatch`] when none is valid under any.
    pub fn verify_any(&self, body: &[u8], signatures: &Signatures) -> Result<(), SignatureError> {
        self.verify_each(body, &signatures.0)
    }

    fn verify_each(&self, body: &[u8], signatures: &[Signature]) -> Result<(), SignatureError> {
        let matches = |key: &Hmac<Sha256>| {
            let right = key.clone().chain_update(body).finalize();
            signatures.iter().filter(|given| right == CtOutput::new(given.0.into())).count()
        };
        let matches: usize = std::iter::once(&self.first).chain(&self.others).map(matches).sum();
        if matches > 0 { Ok(()) } else { Err(SignatureError::Mismatch) }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Keys({} redacted)", self.others.len() + 1)
    }
}

/// Checks that the timestamp header lies within `tolerance` of `now`, in both directions. It is written as ISO 8601, UTC
/// where there is no zone, or as seconds or milliseconds since 1970, with or without a fraction.
///
/// # Errors
/// When it cannot be read, is stale, or lies ahead.
pub fn check_timestamp(header: &str, now: Timestamp, tolerance: Duration) -> Result<(), SignatureError> {
    let signed_at = since_1970(header).or_else(|| service_time(header)).ok_or(SignatureError::TimestampMalformed)?;
    let distance = now.duration_since(signed_at);
    let span = distance.unsigned_abs();
    match (span > tolerance, distance.is_negative()) {
        (false, _) => Ok(()),
        (true, true) => Err(SignatureError::Future { ahead: span, tolerance }),
        (true, false) => Err(SignatureError::Stale { age: span, tolerance }),
    }
}

/// A time in seconds since 1970, which have nine to eleven digits from 1973 to 5138, or in milliseconds, which have three
/// more.
fn since_1970(text: &str) -> Option<Timestamp> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    match whole.len() {
        9..=11 => Timestamp::from_second(number).ok(),
        12..=14 => Timestamp::from_millisecond(number).ok(),
        _ => None,
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
    fn any_valid_signature_counts_among_eight() {
        let body = V1.as_bytes();
        let valid = keys(&["new"]).sign(body).to_string();
        let keys = keys(&["old", "new"]);
        let bare = valid.trim_start_matches("sha256=").to_owned();
        let wrong = format!("sha256={}", "0".repeat(64));
        let check = |values: &[&str]| {
            let signatures = Signatures::read(values.iter().map(|value| value.as_bytes()))?;
            keys.verify_any(body, &signatures.ok_or(SignatureError::Missing)?)
        };
        let list = |wrong_ones: usize| [vec![&*wrong; wrong_ones], vec![&*valid]].concat().join(",");
        for values in [
            &[&*valid][..],
            &[&format!("{wrong},{valid}")],
            &[&format!("{valid}, {wrong}")],
            &[&format!("v0=abc {bare}")],
            &[&format!(" ,, {valid},")],
            &[&wrong, "nonsense", "", &valid],
            &[&list(7)],
            &[",,,,,,,,,,", &valid],
        ] {
            assert_eq!(check(values), Ok(()), "{values:?}");
        }
        assert_eq!(check(&[&list(8)]), Err(SignatureError::Mismatch), "the ninth is not looked at");
        assert_eq!(check(&[&wrong, &wrong]), Err(SignatureError::Mismatch));
        for values in [&[""][..], &["nonsense"], &[&format!("{bare}{bare}")], &["sha256="], &["é,ÿ"]] {
            assert_eq!(check(values), Err(SignatureError::Malformed), "{values:?}");
        }
        assert_eq!(Signatures::read([&b"\xff"[..]]), Err(SignatureError::Malformed));
        assert_eq!(check(&[]), Err(SignatureError::Missing));
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
            "1772176311",
            " 1772176011 ",
            "1772176311.863543",
            "1772176311863",
            "1772176311863.5",
        ] {
            assert_eq!(check(header), Ok(()), "{header}");
        }
        assert!(matches!(check("2026-02-27T07:06:50Z"), Err(SignatureError::Stale { .. })));
        assert!(matches!(check("2026-02-27T07:16:52Z"), Err(SignatureError::Future { .. })));
        for header in ["1772176010", "1772176010999", "1772176010.9", "177217631", "99999999999", "100000000000"] {
            assert!(
                matches!(check(header), Err(SignatureError::Stale { .. } | SignatureError::Future { .. })),
                "{header}"
            );
        }
        for header in [
            "",
            "yesterday",
            "0",
            "-1772176311",
            "+1772176311",
            "1772176311s",
            "1772176311.",
            ".5",
            "1772176311.8.6",
            "1.772176311e9",
            "1772176311863543",
            "1772176311863543000",
            "１７７２１７６３１１",
            &"9".repeat(400),
        ] {
            assert_eq!(check(header), Err(SignatureError::TimestampMalformed), "{header}");
        }
    }
}
