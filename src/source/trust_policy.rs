use std::time::Duration;

use jiff::Timestamp;

use super::path_token::CHALLENGE_PATH;
use super::{PathToken, ReceiverPath};
use crate::model::Auth;
use crate::record::SignaturePolicy;
use crate::webhook::signature::{self, Keys, SignatureError};

/// Who may deliver: the paths and the signatures (`docs/architecture.md`, "Trust"). Pure.
#[derive(Clone, Debug)]
pub(crate) struct TrustPolicy {
    pub(crate) path: ReceiverPath,
    pub(crate) token: Option<PathToken>,
    pub(crate) secret_path: SecretPath,
    pub(crate) keys: Option<Keys>,
    pub(crate) allow_unsigned: bool,
    /// How far a timestamp may be from now.
    pub(crate) tolerance: Duration,
}

/// Whether the plain path is closed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SecretPath {
    /// Both paths are open.
    Optional,
    /// Only the secret path is: the receiver can be reached from outside, or the user wants it so.
    Required,
}

/// On which path a delivery came.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum DeliveryPath {
    Plain,
    Secret,
}

/// What a delivery shows to be let in: header values as they came.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Credentials<'a> {
    pub(super) signature: Option<&'a [u8]>,
    pub(super) timestamp: Option<&'a [u8]>,
}

impl TrustPolicy {
    /// What becomes of signatures.
    pub(crate) fn policy(&self) -> SignaturePolicy {
        match (&self.keys, self.allow_unsigned) {
            (None, _) => SignaturePolicy::Off,
            (Some(_), true) => SignaturePolicy::Checked,
            (Some(_), false) => SignaturePolicy::Required,
        }
    }

    /// The path to deliver on, the token included where it is required.
    pub(crate) fn callback_path(&self) -> String {
        match (&self.token, self.secret_path) {
            (Some(token), SecretPath::Required) => {
                format!("{}/{}", self.path.as_str().trim_end_matches('/'), token.reveal())
            }
            (Some(_) | None, _) => self.path.to_string(),
        }
    }

    /// The answer to a challenge (`docs/security.md`, "The check from outside"). `None` where there is none to answer:
    /// a receiver that nobody reaches from outside stays silent.
    pub(super) fn answer(&self, path: &str, query: &str) -> Option<String> {
        let token = self.token.as_ref().filter(|_| self.secret_path == SecretPath::Required)?;
        if path == CHALLENGE_PATH { token.answer(query) } else { None }
    }

    /// Recognises a path, exactly as it came: nothing is decoded or resolved.
    pub(super) fn way(&self, path: &str) -> Option<DeliveryPath> {
        if path == self.path.as_str() {
            return (self.secret_path == SecretPath::Optional).then_some(DeliveryPath::Plain);
        }
        let given = path.strip_prefix(self.path.as_str().trim_end_matches('/'))?.strip_prefix('/')?;
        self.token.as_ref()?.matches(given).then_some(DeliveryPath::Secret)
    }

    /// A path that may be shown: a token in it, or what was tried as one, is left out.
    pub(super) fn shown(&self, path: &str) -> String {
        let below = path
            .strip_prefix(self.path.as_str().trim_end_matches('/'))
            .and_then(|rest| rest.strip_prefix('/'))
            .filter(|given| given.len() >= 16);
        let shown = match (&self.token, below) {
            (_, Some(_)) => format!("{}/…", self.path.as_str().trim_end_matches('/')),
            (Some(token), None) => path.replace(token.reveal(), "…"),
            (None, None) => path.to_owned(),
        };
        crate::model::shortened(&crate::model::printable(&shown), 200)
    }

    /// Decides whether a delivery is let in, and how far it is trusted.
    pub(super) fn admit(
        &self,
        way: DeliveryPath,
        credentials: Credentials<'_>,
        body: &[u8],
        now: Timestamp,
    ) -> Result<Auth, SignatureError> {
        let by_path = match way {
            DeliveryPath::Plain => Auth::None,
            DeliveryPath::Secret => Auth::Path,
        };
        let Some(keys) = &self.keys else { return Ok(by_path) };
        let auth = match (credentials.signature, way) {
            (Some(given), _) => {
                let given = str::from_utf8(given).map_err(|_| SignatureError::Malformed)?;
                keys.verify(body, &given.parse()?)?;
                Auth::Signature
            }
            (None, DeliveryPath::Plain) if !self.allow_unsigned => return Err(SignatureError::Missing),
            (None, DeliveryPath::Plain | DeliveryPath::Secret) => by_path,
        };
        if let Some(timestamp) = credentials.timestamp {
            let timestamp = str::from_utf8(timestamp).map_err(|_| SignatureError::TimestampMalformed)?;
            signature::check_timestamp(timestamp, now, self.tolerance)?;
        }
        Ok(auth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Secret;

    const BODY: &[u8] = br#"{"event":"bot.joining"}"#;
    const NOW: &str = "2026-02-27T07:11:51Z";

    fn policy(secrets: &[&str]) -> TrustPolicy {
        let secrets: Vec<Secret> = secrets.iter().filter_map(|secret| Secret::new(secret)).collect();
        TrustPolicy {
            path: "/webhook".parse().unwrap(),
            token: Some(PathToken::random().unwrap()),
            secret_path: SecretPath::Optional,
            keys: Keys::new(&secrets),
            allow_unsigned: false,
            tolerance: signature::DEFAULT_TOLERANCE,
        }
    }

    fn admit(
        trust: &TrustPolicy,
        way: DeliveryPath,
        signature: Option<&str>,
        timestamp: Option<&str>,
    ) -> Result<Auth, SignatureError> {
        let credentials =
            Credentials { signature: signature.map(str::as_bytes), timestamp: timestamp.map(str::as_bytes) };
        trust.admit(way, credentials, BODY, NOW.parse().unwrap())
    }

    fn signed(secret: &str) -> String {
        policy(&[secret]).keys.unwrap().sign(BODY).to_string()
    }

    #[test]
    fn without_a_secret_only_the_path_counts() {
        let policy = policy(&[]);
        assert_eq!(policy.policy(), SignaturePolicy::Off);
        assert_eq!(admit(&policy, DeliveryPath::Plain, Some("nonsense"), Some("nonsense")), Ok(Auth::None));
        assert_eq!(admit(&policy, DeliveryPath::Secret, None, None), Ok(Auth::Path));
    }

    #[test]
    fn with_a_secret_unsigned_deliveries_need_the_secret_path_or_leave() {
        let mut policy = policy(&["one", "two"]);
        assert_eq!(policy.policy(), SignaturePolicy::Required);
        assert_eq!(admit(&policy, DeliveryPath::Plain, None, None), Err(SignatureError::Missing));
        assert_eq!(admit(&policy, DeliveryPath::Secret, None, None), Ok(Auth::Path));
        assert_eq!(admit(&policy, DeliveryPath::Plain, Some(&signed("two")), Some(NOW)), Ok(Auth::Signature));
        assert_eq!(admit(&policy, DeliveryPath::Secret, Some(&signed("one")), None), Ok(Auth::Signature));
        policy.allow_unsigned = true;
        assert_eq!(policy.policy(), SignaturePolicy::Checked);
        assert_eq!(admit(&policy, DeliveryPath::Plain, None, None), Ok(Auth::None));
    }

    #[test]
    fn an_invalid_signature_or_stale_timestamp_is_always_refused() {
        let mut policy = policy(&["one"]);
        policy.allow_unsigned = true;
        for way in [DeliveryPath::Plain, DeliveryPath::Secret] {
            assert_eq!(admit(&policy, way, Some(&signed("other")), None), Err(SignatureError::Mismatch));
            assert_eq!(admit(&policy, way, Some("sha256=zz"), None), Err(SignatureError::Malformed));
            let stale = admit(&policy, way, Some(&signed("one")), Some("2026-02-27T07:06:50Z"));
            assert!(matches!(stale, Err(SignatureError::Stale { .. })), "{stale:?}");
        }
    }

    #[test]
    fn paths_are_taken_as_they_come() {
        let mut policy = policy(&[]);
        let secret = format!("/webhook/{}", policy.token.as_ref().unwrap().reveal());
        assert_eq!(policy.way("/webhook"), Some(DeliveryPath::Plain));
        assert_eq!(policy.way(&secret), Some(DeliveryPath::Secret));
        let upper = secret.to_uppercase();
        for path in ["/", "/webhook/", "/webhook/x", "/web%68ook", "/webhook/../webhook", "//webhook", "", "*", &upper]
        {
            assert_eq!(policy.way(path), None, "{path}");
        }
        policy.secret_path = SecretPath::Required;
        assert_eq!((policy.way("/webhook"), policy.way(&secret)), (None, Some(DeliveryPath::Secret)));
        assert_eq!(policy.callback_path(), secret);
    }

    #[test]
    fn a_challenge_is_answered_only_where_the_secret_path_is_required() {
        let mut policy = policy(&[]);
        let challenge = policy.token.as_ref().unwrap().challenge().unwrap();
        let (path, query) = challenge.target.split_once('?').unwrap();
        assert_eq!(policy.answer(path, query), None);
        policy.secret_path = SecretPath::Required;
        assert!(challenge.is_answered_by(policy.answer(path, query).unwrap().as_bytes()));
        assert_eq!(policy.answer("/webhook", query), None);
        policy.token = None;
        assert_eq!(policy.answer(path, query), None);
    }

    #[test]
    fn tokens_are_never_shown() {
        let policy = policy(&[]);
        let token = policy.token.clone().unwrap();
        for path in [format!("/webhook/{}", token.reveal()), format!("/x/{}/y", token.reveal())] {
            assert!(!policy.shown(&path).contains(token.reveal()), "{path}");
        }
        let nearly = format!("/webhook/{}x", token.reveal());
        assert_eq!(policy.shown(&nearly), "/webhook/…");
        assert_eq!(policy.shown("/other"), "/other");
    }
}
