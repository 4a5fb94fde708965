use std::fmt;
use std::str::FromStr;

use url::Url;

use super::{HostName, is_loopback};

/// The address that leads from the outside to the receiver's root: scheme and host, perhaps a port, and a path where a
/// proxy gives the receiver a part of its own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PublicUrl(Url);

/// Why a string is no public address.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParsePublicUrlError {
    /// Not a URL with a host.
    #[error("a public address is written like https://hooks.example.com")]
    Form,
    /// It holds more than scheme, host, port and path.
    #[error("a public address has no user, query or fragment: what is secret comes with the path")]
    More,
    /// The service delivers to `https` only.
    #[error("a public address begins with https://: the service delivers nowhere else")]
    Scheme,
}

impl PublicUrl {
    /// The address of a port of a host, without encryption; `None` if that is no host.
    pub fn plain(host: &str, port: u16) -> Option<Self> {
        let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
        base(&format!("http://{host}:{port}")).ok().filter(|url| url.path() == "/").map(Self)
    }

    /// What is below it; `path` begins with a slash, and may have a query.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0.as_str().trim_end_matches('/'))
    }

    /// The address as it is asked for.
    pub fn url(&self) -> &Url {
        &self.0
    }

    /// The host in it.
    pub fn host(&self) -> Option<HostName> {
        self.0.host_str()?.parse().ok()
    }

    /// Whether the service delivers there.
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }
}

impl FromStr for PublicUrl {
    type Err = ParsePublicUrlError;

    /// Reads an `https` address. This machine may be reached without encryption.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = base(text.trim())?;
        if url.scheme() == "https" || is_loopback(&url) { Ok(Self(url)) } else { Err(ParsePublicUrlError::Scheme) }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

fn base(text: &str) -> Result<Url, ParsePublicUrlError> {
    let url = Url::parse(text).map_err(|_| ParsePublicUrlError::Form)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(ParsePublicUrlError::Scheme);
    }
    let has_more = url.query().is_some() || url.fragment().is_some() || !url.username().is_empty();
    if has_more || url.password().is_some() { Err(ParsePublicUrlError::More) } else { Ok(url) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_https_or_this_machine_and_nothing_more() {
        for (text, callback) in [
            ("https://fox.trycloudflare.com", "https://fox.trycloudflare.com/webhook"),
            (" https://example.com:8443/hooks/ ", "https://example.com:8443/hooks/webhook"),
            ("http://127.0.0.1:3333", "http://127.0.0.1:3333/webhook"),
        ] {
            let url: PublicUrl = text.parse().unwrap();
            assert_eq!(url.join("/webhook"), callback);
        }
        for (text, error) in [
            ("", ParsePublicUrlError::Form),
            ("fox.trycloudflare.com", ParsePublicUrlError::Form),
            ("https://", ParsePublicUrlError::Form),
            ("http://example.com", ParsePublicUrlError::Scheme),
            ("file:///etc/passwd", ParsePublicUrlError::Scheme),
            ("https://ana:pw@example.com", ParsePublicUrlError::More),
            ("https://example.com/?key=1", ParsePublicUrlError::More),
            ("https://example.com/#top", ParsePublicUrlError::More),
        ] {
            assert_eq!(text.parse::<PublicUrl>(), Err(error), "{text}");
        }
    }

    #[test]
    fn a_port_of_a_host_is_an_address_without_encryption() {
        let plain = |host, port| PublicUrl::plain(host, port).map(|url| url.to_string());
        assert_eq!(plain("box.example.com", 40_123).as_deref(), Some("http://box.example.com:40123"));
        assert_eq!(plain("::1", 80).as_deref(), Some("http://[::1]"));
        for host in ["", "a b", "ana@box", "box/x", "box?x"] {
            assert_eq!(plain(host, 1), None, "{host}");
        }
    }
}
