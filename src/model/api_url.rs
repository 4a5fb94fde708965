use std::fmt;
use std::str::FromStr;

use url::Url;

use super::is_loopback;

/// Where the REST API lives: an `https` URL, or plain `http` on this machine only, so that the key cannot travel in
/// the clear.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ApiUrl(Url);

/// Why a string is not an API URL.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseApiUrlError {
    /// Plain `http` to another machine.
    #[error("an API URL must be https unless it is on this machine, or the key would travel in the clear")]
    Cleartext,
    /// Not a URL with a host, or one with a user, a query or a fragment.
    #[error("an API URL looks like https://api.meetstream.ai/api/v1")]
    Form,
}

impl ApiUrl {
    /// The service's own address.
    pub const DEFAULT: &str = "https://api.meetstream.ai/api/v1";

    /// The URL of one operation. Each segment is percent-encoded, so that an id can never become another route.
    pub fn join<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url
    }

    /// The URL itself.
    pub fn as_url(&self) -> &Url {
        &self.0
    }
}

impl FromStr for ApiUrl {
    type Err = ParseApiUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text.trim()).map_err(|_| ParseApiUrlError::Form)?;
        let bare =
            url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
        if !bare || !url.has_host() {
            return Err(ParseApiUrlError::Form);
        }
        match (url.scheme(), is_loopback(&url)) {
            ("https", _) | ("http", true) => Ok(Self(url)),
            ("http", false) => Err(ParseApiUrlError::Cleartext),
            _ => Err(ParseApiUrlError::Form),
        }
    }
}

impl fmt::Display for ApiUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_never_travels_in_the_clear() {
        for url in ["http://api.meetstream.ai/api/v1", "http://127.0.0.1.evil.example/", "http://10.0.0.1/"] {
            assert_eq!(url.parse::<ApiUrl>(), Err(ParseApiUrlError::Cleartext), "{url}");
        }
        for url in ["", "api.meetstream.ai", "ftp://127.0.0.1", "https://user:pass@host/", "https://host/?a=b"] {
            assert_eq!(url.parse::<ApiUrl>(), Err(ParseApiUrlError::Form), "{url}");
        }
        for url in
            ["https://api.meetstream.ai/api/v1/", "http://127.0.0.1:4000/api/v1", "http://[::1]:1/", "http://localhost"]
        {
            assert!(url.parse::<ApiUrl>().is_ok(), "{url}");
        }
    }

    #[test]
    fn segments_never_become_another_route() {
        let url: ApiUrl = "http://127.0.0.1:4000/api/v1/".parse().unwrap();
        assert_eq!(url.join(["bots", "a/../b?c"]).as_str(), "http://127.0.0.1:4000/api/v1/bots/a%2F..%2Fb%3Fc");
    }
}
