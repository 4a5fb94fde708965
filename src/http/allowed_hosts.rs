use std::net::IpAddr;

use hyper::header::{HOST, HeaderMap, HeaderValue, ORIGIN};
use hyper::{Uri, header::HeaderName};

use crate::model::{HostName, printable, shortened};

/// As whom a server on this machine is spoken to. Every local server asks [`AllowedHosts::check`] of what proves nothing,
/// for a web page can have its visitor's browser send anything to this machine.
#[derive(Clone, Debug)]
pub(crate) struct AllowedHosts {
    /// Beside the names that this machine has for itself.
    names: Vec<HostName>,
    /// Whether any address will do: it is bound to all of them. A page cannot take an address for its own, as it can a
    /// name.
    any_address: bool,
}

/// What shows that a request was made for a web page, or for another server.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum ForeignRequest {
    /// Only browsers send such a header.
    #[error("a browser sent it, for a web page: it has the header {header}")]
    Browser { header: HeaderName },
    /// The name leads here, but is none that was given: a page may have had its own name lead here.
    #[error("the host `{host}` is not one of this server's names")]
    Host { host: String },
}

/// What the names of all headers begin with that say what a browser makes a request for (Fetch Metadata).
const FETCH_METADATA: &str = "sec-fetch-";

impl AllowedHosts {
    /// For a server that is bound to an address, and called by names.
    pub(crate) fn new(bound: IpAddr, names: impl IntoIterator<Item = HostName>) -> Self {
        let names = std::iter::once(HostName::Address(bound)).chain(names).collect();
        Self { names, any_address: bound.is_unspecified() }
    }

    /// Looks for what shows a browser: `Origin`, any `Sec-Fetch-` header, or another host than this server's, in the
    /// target or in `Host`. A request without a host, as HTTP/1.0 allows, is none of a browser.
    ///
    /// # Errors
    /// When there is any.
    pub(crate) fn check(&self, target: &Uri, headers: &HeaderMap) -> Result<(), ForeignRequest> {
        let is_telling = |name: &&HeaderName| *name == ORIGIN || name.as_str().starts_with(FETCH_METADATA);
        if let Some(header) = headers.keys().find(is_telling) {
            return Err(ForeignRequest::Browser { header: header.clone() });
        }
        let given = headers.get_all(HOST).iter().map(HeaderValue::as_bytes);
        let mut hosts = target.authority().map(|authority| authority.as_str().as_bytes()).into_iter().chain(given);
        match hosts.find(|host| !self.is_own(host)) {
            Some(host) => {
                let host = shortened(&printable(&String::from_utf8_lossy(host)), 100);
                Err(ForeignRequest::Host { host })
            }
            None => Ok(()),
        }
    }

    fn is_own(&self, authority: &[u8]) -> bool {
        let host = str::from_utf8(authority).ok().and_then(HostName::of_authority);
        host.is_some_and(|host| {
            host.is_this_machine()
                || self.names.contains(&host)
                || (self.any_address && matches!(host, HostName::Address(_)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(allowed: &AllowedHosts, target: &str, headers: &[(&str, &str)]) -> Result<(), ForeignRequest> {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        allowed.check(&target.parse().unwrap(), &headers)
    }

    fn hosts(bound: &str, names: &[&str]) -> AllowedHosts {
        AllowedHosts::new(bound.parse().unwrap(), names.iter().map(|name| name.parse().unwrap()))
    }

    #[test]
    fn what_only_browsers_send_is_foreign() {
        let own = ("host", "127.0.0.1:3333");
        for header in ["origin", "Origin", "sec-fetch-site", "Sec-Fetch-Dest", "sec-fetch-anything"] {
            let foreign = check(&hosts("127.0.0.1", &[]), "/webhook", &[own, (header, "null")]);
            assert!(matches!(foreign, Err(ForeignRequest::Browser { .. })), "{header}");
        }
        for header in ["x-origin", "referer", "sec-websocket-key", "content-type"] {
            assert_eq!(check(&hosts("127.0.0.1", &[]), "/webhook", &[own, (header, "x")]), Ok(()), "{header}");
        }
    }

    #[test]
    fn the_host_must_be_this_server_wherever_it_stands() {
        let allowed = hosts("192.168.1.5", &["Hooks.example.com"]);
        for (target, headers) in [
            ("/webhook", &[][..]),
            ("/webhook", &[("host", "localhost:3333")]),
            ("/webhook", &[("host", "192.168.1.5:3333")]),
            ("/webhook", &[("host", "hooks.EXAMPLE.com")]),
            ("http://127.0.0.1/webhook", &[("host", "127.0.0.1")]),
            ("http://hooks.example.com:80/webhook", &[]),
        ] {
            assert_eq!(check(&allowed, target, headers), Ok(()), "{target} {headers:?}");
        }
        for (target, headers) in [
            ("/webhook", &[("host", "evil.example")][..]),
            ("/webhook", &[("host", "")]),
            ("/webhook", &[("host", "192.168.1.6")]),
            ("/webhook", &[("host", "x.hooks.example.com")]),
            ("/webhook", &[("host", "localhost"), ("host", "evil.example")]),
            ("http://evil.example/webhook", &[("host", "localhost")]),
            ("http://localhost@evil.example/webhook", &[("host", "localhost")]),
            ("http://user@localhost/webhook", &[]),
        ] {
            let foreign = check(&allowed, target, headers);
            assert!(matches!(foreign, Err(ForeignRequest::Host { .. })), "{target} {headers:?}");
        }
    }

    #[test]
    fn a_server_on_every_address_has_all_of_them_but_no_more_names() {
        for bound in ["0.0.0.0", "::"] {
            let allowed = hosts(bound, &[]);
            for host in ["10.1.2.3:4000", "[fe80::1]", "0.0.0.0:4000"] {
                assert_eq!(check(&allowed, "/", &[("host", host)]), Ok(()), "{host}");
            }
            assert!(check(&allowed, "/", &[("host", "box.local")]).is_err());
        }
    }
}
