//! What fuzz targets need of the receiver's door.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::LazyLock;

use hyper::Uri;
use hyper::header::{HeaderMap, ORIGIN};
use jiff::Timestamp;

use super::trust_policy::{DeliveryPath, plain_form};
use super::{PathToken, SecretPath, TrustPolicy};
use crate::http::AllowedHosts;
use crate::model::{Auth, Secret};
use crate::webhook::signature::{DEFAULT_TOLERANCE, Keys};

static POLICY: LazyLock<Option<TrustPolicy>> = LazyLock::new(|| {
    Some(TrustPolicy {
        path: "/webhook".parse().ok()?,
        token: Some(PathToken::random().ok()?),
        secret_path: SecretPath::Optional,
        keys: Keys::new(&Secret::new("whsec_fuzz")),
        allow_unsigned: true,
        tolerance: DEFAULT_TOLERANCE,
        hosts: AllowedHosts::new(IpAddr::V4(Ipv4Addr::LOCALHOST), []),
    })
});

/// Treats the head of a request as the receiver does. A token that nobody has told is never found, nothing that is shown
/// of a path can hurt a terminal, no unsigned request of a page gets in, and nothing counts as signed.
///
/// # Panics
/// When one of these does not hold.
pub fn read_request(target: &Uri, headers: &HeaderMap) {
    let Some(policy) = &*POLICY else { return };
    let path = plain_form(target.path());
    assert!(!policy.shown(target.path()).chars().any(char::is_control));
    let way = policy.way(&path);
    assert_ne!(way, Some(DeliveryPath::Secret));
    let let_in = policy.check_origin(DeliveryPath::Plain, target, headers).is_ok();
    let is_signed = headers.contains_key("x-meetstream-signature");
    assert!(!let_in || is_signed || !headers.contains_key(ORIGIN));
    let auth = policy.admit(DeliveryPath::Plain, headers, b"{}", Timestamp::UNIX_EPOCH);
    assert!(auth.is_err() || auth == Ok(Auth::None));
}
