use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Identifies one bot, as returned by `create_bot`.
///
/// The service documents an opaque string, so the only rule is the one our own safety needs: an id is spliced into
/// URL paths and file names, and is therefore 1 to 128 ASCII letters, digits, `-` or `_`.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct BotId(String);

/// Why a string is not a bot id.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseBotIdError {
    /// A character other than an ASCII letter, a digit, `-` or `_`.
    #[error("a bot id holds only letters, digits, `-` and `_`")]
    Character,
    /// Nothing at all.
    #[error("a bot id cannot be empty")]
    Empty,
    /// More characters than any id has.
    #[error("a bot id has at most {} characters, this one has {len}", BotId::MAX_LEN)]
    TooLong {
        /// Its length in bytes.
        len: usize,
    },
}

impl BotId {
    /// The longest id accepted, in bytes. The service's ids are UUIDs of 36; a file name may have 255.
    pub const MAX_LEN: usize = 128;

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first eight characters, for a person's eye; never enough to act on.
    pub fn short(&self) -> &str {
        self.0.get(..8).unwrap_or(&self.0)
    }
}

impl TryFrom<String> for BotId {
    type Error = ParseBotIdError;

    fn try_from(id: String) -> Result<Self, Self::Error> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        match id.len() {
            0 => Err(ParseBotIdError::Empty),
            1..=Self::MAX_LEN if id.bytes().all(allowed) => Ok(Self(id)),
            1..=Self::MAX_LEN => Err(ParseBotIdError::Character),
            len => Err(ParseBotIdError::TooLong { len }),
        }
    }
}

impl FromStr for BotId {
    type Err = ParseBotIdError;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        Self::try_from(id.to_owned())
    }
}

impl From<BotId> for String {
    fn from(id: BotId) -> Self {
        id.0
    }
}

impl fmt::Display for BotId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_could_leave_their_folder_or_route_are_refused() {
        for id in ["../../x", "a/b", "a b", "a%2fb", ".", "é", "a\0b", "a\nb", ""] {
            assert!(id.parse::<BotId>().is_err(), "{id:?}");
        }
        assert_eq!("x".repeat(10_000).parse::<BotId>(), Err(ParseBotIdError::TooLong { len: 10_000 }));
    }

    #[test]
    fn uuids_and_short_ids_are_accepted() {
        for id in ["6667fd0c-0165-471a-a880-06a1180be377", "b-4", "A_1"] {
            assert_eq!(id.parse::<BotId>().unwrap().as_str(), id);
        }
    }
}
