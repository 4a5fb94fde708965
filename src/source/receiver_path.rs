use std::fmt;
use std::str::FromStr;

use super::path_token::CHALLENGE_PATH;

/// The path that webhooks are sent to: `/` or segments, without query, fragment or a slash at its end.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct ReceiverPath(String);

/// Why a string is not a path to receive on.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{given}` is not a path such as /webhook")]
pub(crate) struct ParseReceiverPathError {
    pub(crate) given: String,
}

impl ReceiverPath {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ReceiverPath {
    type Err = ParseReceiverPathError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
        let dots = |segment: &str| segment == "." || segment == "..";
        // A slash at the end is dropped, but not from `/`, and not from `//`, which is no path.
        let path = if given.len() > 2 { given.strip_suffix('/').unwrap_or(given) } else { given };
        let is_path = path.starts_with('/')
            && !["/healthz", CHALLENGE_PATH].contains(&path)
            && path.bytes().all(plain)
            && (path == "/" || path.split('/').skip(1).all(|segment| !segment.is_empty() && !dots(segment)));
        if is_path {
            Ok(Self(path.to_owned()))
        } else {
            Err(ParseReceiverPathError { given: crate::model::printable(given) })
        }
    }
}

impl fmt::Display for ReceiverPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_are_received_on() {
        for (given, path) in [("/webhook", "/webhook"), ("/a/b-1/", "/a/b-1"), ("/", "/")] {
            assert_eq!(given.parse::<ReceiverPath>().unwrap().as_str(), path);
        }
        for given in
            ["", "webhook", "//", "/a//b", "/a?b", "/a b", "/../x", "/é", "C:/Git/webhook", "/healthz", CHALLENGE_PATH]
        {
            assert!(given.parse::<ReceiverPath>().is_err(), "{given}");
        }
    }
}
