use std::borrow::Cow;
use std::time::Duration;

use hyper::{HeaderMap, Uri};
use jiff::Timestamp;
use percent_encoding::percent_decode_str;

use super::path_token::CHALLENGE_PATH;
use super::{PathToken, ReceiverPath};
use crate::http::{AllowedHosts, ForeignRequest};
use crate::model::{Auth, QueryString};
use crate::record::SignaturePolicy;
use crate::webhook::signature::{self, Keys, SIGNATURE_HEADER, SignatureError, Signatures, TIMESTAMP_HEADER};

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
    /// As whom the receiver may be spoken to on the plain path.
    pub(crate) hosts: AllowedHosts,
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

impl TrustPolicy {
    /// What becomes of signatures.
    pub(crate) fn policy(&self) -> SignaturePolicy {
        match (&self.keys, self.allow_unsigned) {
            (None, _) => SignaturePolicy::Off,
            (Some(_), true) => SignaturePolicy::Checked,
            (Some(_), false) => SignaturePolicy::Required,
        }
    }

    /// Whether deliveries are let in that prove nothing.
    pub(crate) fn admits_unproven(&self) -> bool {
        self.secret_path == SecretPath::Optional && self.policy() != SignaturePolicy::Required
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

    /// Recognises a path in its [`plain_form`].
    pub(super) fn way(&self, path: &str) -> Option<DeliveryPath> {
        if path == self.path.as_str() {
            return (self.secret_path == SecretPath::Optional).then_some(DeliveryPath::Plain);
        }
        let given = path.strip_prefix(self.path.as_str().trim_end_matches('/'))?.strip_prefix('/')?;
        self.token.as_ref()?.matches(given).then_some(DeliveryPath::Secret)
    }

    /// A path that may be shown: a token in it, or what was tried as one, is left out, however it is encoded.
    pub(super) fn shown(&self, path: &str) -> String {
        let own = self.path.as_str().trim_end_matches('/');
        let path = wholly_decoded(path);
        let below = path.strip_prefix(own).and_then(|rest| rest.strip_prefix('/'));
        if below.is_some_and(|given| given.len() >= TELLING) {
            return format!("{own}/…");
        }
        let tells = |segment: &str| {
            segment.split(|character: char| !character.is_ascii_hexdigit()).any(|digits| digits.len() >= TELLING)
        };
        let segments: Vec<&str> = path.split('/').map(|segment| if tells(segment) { "…" } else { segment }).collect();
        crate::model::shortened(&crate::model::printable(&segments.join("/")), 200)
    }

    /// The query of a delivery as it is kept: a proxy may have put the whole path into it, and the token with that.
    pub(super) fn kept_query(&self, target: &Uri) -> Option<QueryString> {
        let query = target.query()?;
        let Some(token) = &self.token else { return QueryString::new(query) };
        let tells = |pair: &str| wholly_decoded(pair).contains(token.reveal());
        QueryString::new(&query.split('&').filter(|pair| !tells(pair)).collect::<Vec<_>>().join("&"))
    }

    /// Refuses what a web page has its visitor's browser send. Whoever knows the secret path is no such page. What has a
    /// signature is let through to [`TrustPolicy::admit`], which refuses it unless the signature is valid.
    pub(super) fn check_origin(
        &self,
        way: DeliveryPath,
        target: &Uri,
        headers: &HeaderMap,
    ) -> Result<(), ForeignRequest> {
        match way {
            DeliveryPath::Secret => Ok(()),
            DeliveryPath::Plain if self.keys.is_some() && headers.contains_key(SIGNATURE_HEADER) => Ok(()),
            DeliveryPath::Plain => self.hosts.check(target, headers),
        }
    }

    /// Decides whether a delivery is let in, and how far it is trusted.
    pub(super) fn admit(
        &self,
        way: DeliveryPath,
        headers: &HeaderMap,
        body: &[u8],
        now: Timestamp,
    ) -> Result<Auth, SignatureError> {
        let by_path = match way {
            DeliveryPath::Plain => Auth::None,
            DeliveryPath::Secret => Auth::Path,
        };
        let Some(keys) = &self.keys else { return Ok(by_path) };
        let given =
            Signatures::read(headers.get_all(SIGNATURE_HEADER).iter().map(hyper::header::HeaderValue::as_bytes))?;
        let auth = match (given, way) {
            (Some(given), _) => {
                keys.verify_any(body, &given)?;
                Auth::Signature
            }
            (None, DeliveryPath::Plain) if !self.allow_unsigned => return Err(SignatureError::Missing),
            (None, DeliveryPath::Plain | DeliveryPath::Secret) => by_path,
        };
        if let Some(timestamp) = headers.get(TIMESTAMP_HEADER) {
            let timestamp = str::from_utf8(timestamp.as_bytes()).map_err(|_| SignatureError::TimestampMalformed)?;
            signature::check_timestamp(timestamp, now, self.tolerance)?;
        }
        Ok(auth)
    }
}

/// How many characters of a path may tell a token, or a part of one that is worth guessing on.
const TELLING: usize = 16;
/// How often a path is decoded before it is shown.
const DECODINGS: usize = 8;

/// The one spelling of a path that every comparison is made with: letters, digits and `-._~` are not percent-encoded
/// (RFC 3986, section 6.2.2.2), no slash stands at its end, and one at its beginning. Nothing is resolved, and no slash
/// comes out of an encoding: any other path stays another.
pub(super) fn plain_form(path: &str) -> Cow<'_, str> {
    let path = if path.starts_with("//") { path.get(1..).unwrap_or(path) } else { path };
    let path = if path.len() > 1 { path.strip_suffix('/').unwrap_or(path) } else { path };
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut pieces = path.split('%');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let octet = piece.get(..2).and_then(|digits| {
            let [octet] = hex::decode(digits).ok()?.try_into().ok()?;
            Some(char::from(octet)).filter(|character| character.is_ascii_alphanumeric() || "-._~".contains(*character))
        });
        match octet {
            Some(octet) => plain.extend([octet.to_string().as_str(), piece.get(2..).unwrap_or_default()]),
            None => plain.extend(["%", piece]),
        }
    }
    Cow::Owned(plain)
}

fn wholly_decoded(path: &str) -> String {
    let mut path = path.to_owned();
    for _ in 0..DECODINGS {
        let decoded = percent_decode_str(&path).decode_utf8_lossy().into_owned();
        if decoded == path {
            break;
        }
        path = decoded;
    }
    path
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
            hosts: AllowedHosts::new("127.0.0.1".parse().unwrap(), []),
        }
    }

    fn admit(
        trust: &TrustPolicy,
        way: DeliveryPath,
        signature: Option<&str>,
        timestamp: Option<&str>,
    ) -> Result<Auth, SignatureError> {
        let given = [(SIGNATURE_HEADER, signature), (TIMESTAMP_HEADER, timestamp)];
        let given =
            given.into_iter().filter_map(|(name, value)| Some((name.parse().unwrap(), value?.parse().unwrap())));
        trust.admit(way, &given.collect(), BODY, NOW.parse().unwrap())
    }

    fn percent_encoded(text: &str) -> String {
        text.bytes().fold(String::new(), |all, byte| all + &format!("%{byte:02x}"))
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
    fn a_path_may_be_spelt_in_more_ways_than_one_but_is_never_resolved() {
        let mut policy = policy(&[]);
        let token = policy.token.as_ref().unwrap().reveal().to_owned();
        let encoded = percent_encoded(&token);
        for path in ["/webhook", "/webhook/", "//webhook", "//webhook/", "/web%68ook", "/%77%65%62%68%6F%6f%6b/"] {
            assert_eq!(policy.way(&plain_form(path)), Some(DeliveryPath::Plain), "{path}");
        }
        for path in [format!("/webhook/{token}"), format!("//web%68ook/{token}/"), format!("/webhook/{encoded}")] {
            assert_eq!(policy.way(&plain_form(&path)), Some(DeliveryPath::Secret), "{path}");
        }
        let upper = format!("/webhook/{token}").to_uppercase();
        for path in [
            "/",
            "//",
            "/webhook//",
            "///webhook",
            "/webhook/x",
            "/webhook/../webhook",
            "/%2e%2e/webhook",
            "/./webhook",
            "/webhook%2f",
            "/webhook%2F",
            "%2fwebhook",
            "/web%2568ook",
            "/webhook%",
            "/webhook%6",
            "/webhook%zz",
            "/webhook%00",
            "/webhook%20",
            "/webhook;x",
            "/WEBHOOK",
            "",
            "*",
            "webhook",
            &upper,
            &format!("/webhook/%2568{token}"),
            &format!("/webhook//{token}"),
            &format!("/webhook%2f{token}"),
        ] {
            assert_eq!(policy.way(&plain_form(path)), None, "{path}");
        }
        policy.secret_path = SecretPath::Required;
        let secret = format!("/webhook/{token}");
        assert_eq!((policy.way("/webhook"), policy.way(&secret)), (None, Some(DeliveryPath::Secret)));
        assert_eq!(policy.callback_path(), secret);
        policy.path = "/".parse().unwrap();
        assert_eq!(policy.way(&plain_form(&format!("//{token}/"))), Some(DeliveryPath::Secret));
        policy.secret_path = SecretPath::Optional;
        for path in ["/", "//"] {
            assert_eq!(policy.way(&plain_form(path)), Some(DeliveryPath::Plain), "{path}");
        }
    }

    #[test]
    fn who_proves_nothing_must_not_be_a_browser() {
        let headers: HeaderMap = [("origin", "null"), (SIGNATURE_HEADER, "x"), ("host", "evil.example")]
            .into_iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        let target: Uri = "/webhook".parse().unwrap();
        let check = |policy: &TrustPolicy, way| policy.check_origin(way, &target, &headers);
        assert!(check(&policy(&[]), DeliveryPath::Plain).is_err(), "without a secret a signature proves nothing");
        assert_eq!(check(&policy(&["one"]), DeliveryPath::Plain), Ok(()), "it is verified before anything else");
        assert_eq!(check(&policy(&[]), DeliveryPath::Secret), Ok(()));
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
        let encoded = percent_encoded(token.reveal());
        let twice = encoded.replace('%', "%25");
        for hidden in [&encoded, &twice, &token.reveal().to_uppercase(), &encoded.to_uppercase()] {
            for (path, shown) in [(format!("/webhook/{hidden}"), "/webhook/…"), (format!("/x/{hidden}/y"), "/x/…/y")]
            {
                assert_eq!(policy.shown(&path), shown, "{path}");
            }
        }
        for path in ["/other", "/hooks/meetstream-notifications", "/webhook/x", "/"] {
            assert_eq!(policy.shown(path), path);
        }
        assert!(!policy.shown("/%1b[2J%0a").contains(['\u{1b}', '\n']));
    }
}
