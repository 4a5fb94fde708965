use std::fmt;
use std::str::FromStr;

/// Identifies something of the service other than a bot: a calendar's event, an agent, an account, a domain.
///
/// Providers choose these ids, so almost any text is allowed; it is percent-encoded in a URL. What could lead to
/// another route, or hide in a terminal, is refused.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ResourceId(String);

/// Why a string is not such an id.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseResourceIdError {
    /// A control character.
    #[error("an id holds no control characters")]
    Character,
    /// Empty, `.` or `..`: in a path, these lead to another route.
    #[error("an id cannot be empty, `.` or `..`")]
    Route,
    /// More than any id has.
    #[error("an id has at most {} bytes", ResourceId::MAX_LEN)]
    TooLong,
}

impl ResourceId {
    /// The longest id accepted, in bytes. A Google event id has at most 1,024.
    pub const MAX_LEN: usize = 1_024;

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ResourceId {
    type Err = ParseResourceIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if matches!(text, "" | "." | "..") {
            Err(ParseResourceIdError::Route)
        } else if text.len() > Self::MAX_LEN {
            Err(ParseResourceIdError::TooLong)
        } else if text.chars().any(char::is_control) {
            Err(ParseResourceIdError::Character)
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

impl fmt::Display for ResourceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_lead_elsewhere_are_refused() {
        for text in ["", " ", ".", "..", "a\nb", "a\u{9b}b"] {
            assert!(text.parse::<ResourceId>().is_err(), "{text:?}");
        }
        assert_eq!("x".repeat(2_000).parse::<ResourceId>(), Err(ParseResourceIdError::TooLong));
        for text in ["acme.com", "_60q30c1g60o30e1i60o4ac1g60rj8gpl88rj2c1h84s34h9g60s30c1g60o30c1g_2026", "AAMk/AD=="]
        {
            assert_eq!(text.parse::<ResourceId>().unwrap().as_str(), text);
        }
    }
}
