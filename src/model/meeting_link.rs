use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

/// A meeting's link, checked to lead to one of the three platforms unless the user vouched for it.
#[derive(Clone, Eq, PartialEq)]
pub struct MeetingLink {
    text: String,
    platform: Option<Platform>,
}

/// Where a meeting takes place.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Google Meet.
    GoogleMeet,
    /// Microsoft Teams.
    Teams,
    /// Zoom.
    Zoom,
}

/// Why a string is not a meeting link.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseMeetingLinkError {
    /// Not an `https` (or `http`) URL with a host.
    #[error("a meeting link is a URL such as https://meet.google.com/abc-defg-hij")]
    Form,
    /// The right host, but no meeting in the path.
    #[error("the link names no meeting; on {} it looks like {expected}", platform.as_str())]
    NoMeeting {
        /// Where it leads.
        platform: Platform,
        /// What a link of this platform looks like.
        expected: &'static str,
    },
    /// A host of none of the platforms, as of a mail filter, with a meeting's link in its query.
    #[error("`{host}` is in front of a meeting's link; give that one itself: {inner}")]
    Wrapped {
        /// The link's host.
        host: String,
        /// The meeting's link, without its passcode.
        inner: String,
    },
    /// A host of none of the platforms.
    #[error("`{host}` is not a Google Meet, Zoom or Microsoft Teams host")]
    OtherHost {
        /// The link's host.
        host: String,
    },
}

impl MeetingLink {
    /// Reads a link of one of the three platforms (`docs/api.md`, "Meeting links"). The query is kept: it holds the
    /// passcode.
    pub fn parse(text: &str) -> Result<Self, ParseMeetingLinkError> {
        let (text, url) = Self::parse_url(text)?;
        let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
        let within = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
        let path = url.path().trim_matches('/');
        let (platform, names_meeting, expected) = if host == "meet.google.com" {
            (Platform::GoogleMeet, is_meet_code(path) || path.contains('/'), "https://meet.google.com/abc-defg-hij")
        } else if within("zoom.us") || within("zoom.com") || within("zoomgov.com") {
            let meets = path.split('/').any(|part| part.len() >= 9 && part.bytes().all(|b| b.is_ascii_digit()));
            (Platform::Zoom, meets || path.starts_with("my/"), "https://zoom.us/j/1234567890?pwd=… (9 to 11 digits)")
        } else if ["teams.microsoft.com", "teams.live.com", "teams.cloud.microsoft"].contains(&host.as_str()) {
            // The path may be that of the app that opens the meeting, with the meeting's behind `#` or in the query.
            let meets = path.split('/').any(|part| part == "meet") && path != "meet" || text.contains("meetup-join");
            (Platform::Teams, meets, "https://teams.microsoft.com/l/meetup-join/…")
        } else {
            return Err(match wrapped(&url) {
                Some(link) => ParseMeetingLinkError::Wrapped { host, inner: link.redacted() },
                None => ParseMeetingLinkError::OtherHost { host },
            });
        };
        if names_meeting {
            Ok(Self { text, platform: Some(platform) })
        } else {
            Err(ParseMeetingLinkError::NoMeeting { platform, expected })
        }
    }

    /// Reads any URL: for a platform, a vanity domain or a test service that we do not know of.
    pub fn parse_any(text: &str) -> Result<Self, ParseMeetingLinkError> {
        match Self::parse(text) {
            Ok(link) => Ok(link),
            Err(ParseMeetingLinkError::Form) => Err(ParseMeetingLinkError::Form),
            Err(
                ParseMeetingLinkError::NoMeeting { .. }
                | ParseMeetingLinkError::OtherHost { .. }
                | ParseMeetingLinkError::Wrapped { .. },
            ) => Self::parse_url(text).map(|(text, _)| Self { text, platform: None }),
        }
    }

    fn parse_url(text: &str) -> Result<(String, Url), ParseMeetingLinkError> {
        let text = text.trim();
        let url = Url::parse(text).map_err(|_| ParseMeetingLinkError::Form)?;
        if matches!(url.scheme(), "https" | "http") && url.has_host() {
            Ok((text.to_owned(), url))
        } else {
            Err(ParseMeetingLinkError::Form)
        }
    }

    /// The link as given, for the wire.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where the meeting takes place; `None` for a link that the user vouched for.
    pub fn platform(&self) -> Option<Platform> {
        self.platform
    }

    /// Whether it is a code of Google Meet without its dashes, which not everybody takes.
    pub fn lacks_dashes(&self) -> bool {
        let url = Url::parse(&self.text);
        self.platform == Some(Platform::GoogleMeet)
            && url.is_ok_and(|url| is_bare_meet_code(url.path().trim_matches('/')))
    }

    /// The link without its query and fragment, where passcodes are.
    pub fn redacted(&self) -> String {
        match self.text.split_once(['?', '#']) {
            Some((before, _)) => format!("{before}?…"),
            None => self.text.clone(),
        }
    }
}

/// Whether a path names a meeting of Google Meet: letters and digits in groups, or the ten letters of a code without its
/// dashes. What Google Meet has beside meetings has names of its own, in one word.
fn is_meet_code(path: &str) -> bool {
    let is_word = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_word && (path.contains('-') || is_bare_meet_code(path))
}

fn is_bare_meet_code(path: &str) -> bool {
    path.len() == 10 && path.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The meeting's link in the query of another one, one deep, as mail filters and search engines write it.
fn wrapped(url: &Url) -> Option<MeetingLink> {
    let inner = url.query_pairs().map(|(_, value)| value).find(|value| value.starts_with("https://"))?;
    // A wrapper in a wrapper is none: this ends.
    let is_plain = Url::parse(&inner).ok()?.query_pairs().all(|(_, value)| !value.starts_with("https://"));
    is_plain.then(|| MeetingLink::parse(&inner).ok())?
}

impl fmt::Debug for MeetingLink {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "MeetingLink({})", self.redacted())
    }
}

impl Platform {
    /// The platform's own name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::GoogleMeet => "Google Meet",
            Self::Teams => "Microsoft Teams",
            Self::Zoom => "Zoom",
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platform_is_read_from_the_host() {
        for (link, platform) in [
            ("https://meet.google.com/abc-defg-hij", Platform::GoogleMeet),
            ("https://zoom.us/j/1234567890?pwd=abc", Platform::Zoom),
            ("https://acme.zoom.us/j/12345678901", Platform::Zoom),
            ("https://teams.microsoft.com/l/meetup-join/19%3ameeting", Platform::Teams),
            ("https://teams.live.com/meet/9312345", Platform::Teams),
            ("https://teams.microsoft.com/meet/2312345?p=x", Platform::Teams),
            ("https://teams.microsoft.com/v2/?meetingjoin=true#/l/meetup-join/19:meeting", Platform::Teams),
            (
                "https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join%2F19",
                Platform::Teams,
            ),
            ("https://meet.google.com/lookup/abcdefg", Platform::GoogleMeet),
        ] {
            assert_eq!(MeetingLink::parse(link).unwrap().platform(), Some(platform), "{link}");
        }
    }

    #[test]
    fn other_links_need_the_escape() {
        for link in [
            "https://example.com/x",
            "https://meet.google.com/",
            "https://meet.google.com/new",
            "https://meet.google.com/landing",
            "https://teams.microsoft.com/v2/",
            "https://teams.microsoft.com/",
            "https://zoom.us/",
            "https://zoom.us.evil.example/j/1234567890",
        ] {
            assert!(MeetingLink::parse(link).is_err(), "{link}");
            assert!(MeetingLink::parse_any(link).is_ok(), "{link}");
        }
        for link in ["", "abc-defg-hij", "javascript:alert(1)", "mailto:a@b"] {
            assert_eq!(MeetingLink::parse_any(link), Err(ParseMeetingLinkError::Form), "{link}");
        }
    }

    #[test]
    fn what_a_mail_filter_wraps_is_named_without_its_passcode() {
        let inner = "https%3A%2F%2Fzoom.us%2Fj%2F1234567890%3Fpwd%3Dsecret";
        let link = format!("https://eur01.safelinks.protection.outlook.com/?url={inner}&data=05");
        let error = MeetingLink::parse(&link).unwrap_err().to_string();
        assert!(error.contains("https://zoom.us/j/1234567890?…") && !error.contains("secret"), "{error}");
        let other = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2F";
        assert!(matches!(MeetingLink::parse(other), Err(ParseMeetingLinkError::OtherHost { .. })));
    }

    #[test]
    fn passcodes_are_not_shown() {
        let link = MeetingLink::parse("https://zoom.us/j/1234567890?pwd=secret#x").unwrap();
        assert_eq!(format!("{link:?}"), "MeetingLink(https://zoom.us/j/1234567890?…)");
        assert_eq!(link.as_str(), "https://zoom.us/j/1234567890?pwd=secret#x");
    }
}
