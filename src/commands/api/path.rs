use percent_encoding::percent_decode_str;
use url::{Url, form_urlencoded};

use crate::model::ApiUrl;

/// Where a call goes: segments and a query, decoded, so that they are encoded once and in one way.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Target {
    pub(super) segments: Vec<String>,
    pub(super) query: Vec<(String, String)>,
}

/// Why a path cannot be called.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(super) enum PathProblem {
    /// An absolute URL that does not begin with the API's.
    #[error("that URL is not under the API's address {base}, and the key goes nowhere else")]
    Elsewhere { base: String },
    /// Nothing is left of it.
    #[error("the path is empty")]
    Empty,
    /// Empty, `.` and `..` lead to another route than they seem to.
    #[error("the path holds an empty segment, `.` or `..`")]
    Segment,
    /// Git Bash and its like turn `/bots` into a path of Windows.
    #[error(
        "the shell has turned the path into one of Windows: leave the leading slash away, or set MSYS_NO_PATHCONV=1"
    )]
    Rewritten,
}

impl Target {
    /// Reads a path relative to the API's address, the same with the address's own path before it, or a whole URL under
    /// the address.
    pub(super) fn read(text: &str, base: &ApiUrl) -> Result<Self, PathProblem> {
        let text = text.trim();
        if is_windows_path(text) {
            return Err(PathProblem::Rewritten);
        }
        let elsewhere = || PathProblem::Elsewhere { base: base.to_string() };
        let root = base.as_url().path().trim_matches('/');
        // `//host/path` is a URL too: it has the scheme of where it stands.
        if text.starts_with("//") {
            return Err(elsewhere());
        }
        let is_url =
            text.split_once("://").is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric()));
        let (path, query) = if is_url {
            let url = Url::parse(text).map_err(|_| elsewhere())?;
            let credentials = !url.username().is_empty() || url.password().is_some();
            if url.origin() != base.as_url().origin() || credentials {
                return Err(elsewhere());
            }
            let path = below(url.path(), root).ok_or_else(elsewhere)?.to_owned();
            (path, url.query().unwrap_or_default().to_owned())
        } else {
            let (path, query) = text.split_once('?').unwrap_or((text, ""));
            (below(path, root).unwrap_or(path).to_owned(), query.to_owned())
        };
        let path = path.strip_prefix('/').unwrap_or(&path);
        let path = path.strip_suffix('/').unwrap_or(path);
        if path.is_empty() {
            return Err(PathProblem::Empty);
        }
        let segments: Vec<String> =
            path.split('/').map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned()).collect();
        if segments.iter().any(|segment| matches!(segment.as_str(), "" | "." | "..")) {
            return Err(PathProblem::Segment);
        }
        Ok(Self { segments, query: form_urlencoded::parse(query.as_bytes()).into_owned().collect() })
    }
}

/// What follows `root` in a path, or nothing where the path is not below it.
fn below<'a>(path: &'a str, root: &str) -> Option<&'a str> {
    if root.is_empty() {
        return Some(path);
    }
    let rest = path.trim_start_matches('/').strip_prefix(root)?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

/// A drive, or the folder that Git for Windows calls `/`.
fn is_windows_path(text: &str) -> bool {
    let mut characters = text.chars();
    let drive = characters.next().is_some_and(|c| c.is_ascii_alphabetic()) && characters.next() == Some(':');
    drive && matches!(characters.next(), Some('/' | '\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Target, PathProblem> {
        Target::read(text, &"https://api.meetstream.ai/api/v1".parse().unwrap())
    }

    #[test]
    fn a_path_is_read_in_every_form() {
        for text in [
            "bots/b-1",
            "/bots/b-1",
            "/bots/b-1/",
            "/api/v1/bots/b-1",
            "api/v1/bots/b-1",
            "https://api.meetstream.ai/api/v1/bots/b-1",
            "https://API.meetstream.ai:443/api/v1/bots/b-1",
        ] {
            assert_eq!(read(text).unwrap().segments, ["bots", "b-1"], "{text}");
        }
        let target = read("bots?cursor=a%26b&custom_attr[team]=x+y").unwrap();
        assert_eq!(target.query, [("cursor", "a&b"), ("custom_attr[team]", "x y")].map(|(k, v)| (k.into(), v.into())));
        assert_eq!(read("/bots/a%2Fb c/é").unwrap().segments, ["bots", "a/b c", "é"]);
    }

    #[test]
    fn the_key_goes_nowhere_else() {
        for text in [
            "https://evil.example/api/v1/bots",
            "http://api.meetstream.ai/api/v1/bots",
            "https://api.meetstream.ai:444/api/v1/bots",
            "https://api.meetstream.ai/other/bots",
            "https://api.meetstream.ai/api/v1x/bots",
            "https://api.meetstream.ai/api/v1/../v2/bots",
            "https://user@api.meetstream.ai/api/v1/bots",
            "//evil.example/bots",
            "https://",
        ] {
            assert!(matches!(read(text), Err(PathProblem::Elsewhere { .. })), "{text}");
        }
    }

    #[test]
    fn a_path_never_leads_to_another_route() {
        for text in ["bots/../mia", "bots//x", "bots/%2e%2e/mia", "bots/./x"] {
            assert_eq!(read(text), Err(PathProblem::Segment), "{text}");
        }
        for text in ["", "/", "/api/v1", "?a=b"] {
            assert_eq!(read(text), Err(PathProblem::Empty), "{text}");
        }
    }

    #[test]
    fn a_path_that_the_shell_has_rewritten_is_told() {
        for text in ["C:/Program Files/Git/bots", "c:\\msys64\\bots"] {
            assert_eq!(read(text), Err(PathProblem::Rewritten), "{text}");
        }
    }
}
