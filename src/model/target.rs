use std::fmt;
use std::str::FromStr;

use url::Url;

use super::{EventPattern, is_loopback};

/// Where events are relayed to: an HTTP address. Written as `3000`, `3000/hook`, `host:port/path` or a whole URL.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Target(Url);

/// Why a string is no target.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseTargetError {
    /// The text is neither a port nor an address.
    #[error("a target is written like 3000, 3000/hook, host:8080/path or http://host/path")]
    Form,
    /// Not `http` or `https`.
    #[error("a target's address begins with http:// or https://, not `{scheme}://`")]
    Scheme {
        /// What it begins with.
        scheme: String,
    },
}

impl Target {
    /// The whole address, with everything in it that may be secret.
    pub fn url(&self) -> &Url {
        &self.0
    }

    /// What tells it from the others that events go to: its path, or the whole address where another has the same path.
    pub fn name_among<'a>(&self, others: impl IntoIterator<Item = &'a Self>) -> String {
        let path = self.0.path();
        if others.into_iter().any(|other| other != self && other.0.path() == path) {
            return self.to_string();
        }
        path.to_owned()
    }

    /// Whether it is this machine.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }
}

impl FromStr for Target {
    type Err = ParseTargetError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text.starts_with('/') {
            return Err(ParseTargetError::Form);
        }
        let end = text.find(['/', '?']).unwrap_or(text.len());
        let (host, rest) = text.split_at(end);
        let port = host.strip_prefix(':').unwrap_or(host);
        let whole = if text.contains("://") {
            text.to_owned()
        } else if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) {
            let port: u16 = port.parse().map_err(|_| ParseTargetError::Form)?;
            format!("http://localhost:{port}{rest}")
        } else {
            format!("http://{text}")
        };
        let url = Url::parse(&whole).map_err(|_| ParseTargetError::Form)?;
        match url.scheme() {
            "http" | "https" if url.has_host() => Ok(Self(url)),
            "http" | "https" => Err(ParseTargetError::Form),
            scheme => Err(ParseTargetError::Scheme { scheme: scheme.to_owned() }),
        }
    }
}

impl fmt::Display for Target {
    /// Writes the address without what may be secret: user, password, query.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.0.clone();
        shown.set_query(None);
        shown.set_fragment(None);
        // A user and a password can be taken away from any address with a host, and a target has one.
        shown.set_username("").unwrap_or_default();
        shown.set_password(None).unwrap_or_default();
        formatter.write_str(shown.as_str())
    }
}

/// Something for the events of some names only: `video.*=SOMETHING`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Routed<T> {
    /// The names.
    pub pattern: EventPattern,
    /// What is for them.
    pub to: T,
}

/// Why a string is no route.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseRoutedError<E> {
    /// No equals sign, or nothing on one side of it.
    #[error("a route is written like 'video.*=TARGET'")]
    Form,
    /// What follows the equals sign is not acceptable.
    #[error(transparent)]
    To(E),
}

impl<T: FromStr> FromStr for Routed<T> {
    type Err = ParseRoutedError<T::Err>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            Some((pattern, to)) if !pattern.trim().is_empty() && !to.trim().is_empty() => {
                let Ok(pattern) = pattern.parse();
                Ok(Self { pattern, to: to.trim().parse().map_err(ParseRoutedError::To)? })
            }
            Some(_) | None => Err(ParseRoutedError::Form),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_targets_are_on_this_machine() {
        for (text, url) in [
            ("3000", "http://localhost:3000/"),
            (":3000/hook", "http://localhost:3000/hook"),
            ("3000/hook?a=b", "http://localhost:3000/hook?a=b"),
            ("3000?a=b", "http://localhost:3000/?a=b"),
            ("app:8080/path", "http://app:8080/path"),
            ("localhost", "http://localhost/"),
            ("[::1]:9/x", "http://[::1]:9/x"),
            ("https://app.example/x", "https://app.example/x"),
        ] {
            assert_eq!(text.parse::<Target>().unwrap().url().as_str(), url, "{text}");
        }
        for text in ["", "70000", "http://", "ftp://host/x", "a b", "file:///etc/passwd", "//x"] {
            assert!(text.parse::<Target>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_may_be_secret_is_not_shown() {
        let target: Target = "https://user:pass@host:8443/hook?token=x#y".parse().unwrap();
        assert_eq!(target.to_string(), "https://host:8443/hook");
    }

    #[test]
    fn a_path_that_two_share_is_no_name() {
        let targets = ["3000/hook?token=x", "user:pass@[::1]:4000/hook", "3000/other"];
        let targets = targets.map(|text| text.parse::<Target>().unwrap());
        let names: Vec<String> = targets.iter().map(|target| target.name_among(&targets)).collect();
        assert_eq!(names, ["http://localhost:3000/hook", "http://[::1]:4000/hook", "/other"]);
        let twice = targets[0].name_among([&targets[0], &targets[0]]);
        assert_eq!(twice, "/hook", "one target under two patterns is one target");
    }

    #[test]
    fn routes_are_split_at_the_first_equals_sign() {
        let route: Routed<String> = "audio.*=./run.sh --a=b".parse().unwrap();
        assert_eq!((route.pattern.as_str(), route.to.as_str()), ("audio.*", "./run.sh --a=b"));
        assert!("video.*".parse::<Routed<Target>>().is_err());
        assert!("video.*=".parse::<Routed<Target>>().is_err());
        assert!("=3000".parse::<Routed<Target>>().is_err());
    }
}
