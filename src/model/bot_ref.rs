use std::fmt;
use std::str::FromStr;

use super::{BotId, ParseBotIdError};

/// How a user names a bot: by its id, by the beginning of an id that the journal knows, or as `@last`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum BotRef {
    /// An id, or the beginning of one.
    Id(BotId),
    /// The newest bot that this machine created.
    Last,
}

impl BotRef {
    /// How many characters of an id are enough to find the rest, at least.
    pub const SHORTEST_PREFIX: usize = 8;
    /// How long the service's own ids are; a text of this length is taken for a whole one.
    pub const WHOLE: usize = 36;

    /// The text to look up where it may be the beginning of an id; `None` where it can only be a whole one.
    pub fn prefix(&self) -> Option<&str> {
        match self {
            Self::Id(id) => Some(id.as_str()).filter(|text| (Self::SHORTEST_PREFIX..Self::WHOLE).contains(&text.len())),
            Self::Last => None,
        }
    }
}

impl FromStr for BotRef {
    type Err = ParseBotIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "@last" => Ok(Self::Last),
            id => id.parse().map(Self::Id),
        }
    }
}

impl fmt::Display for BotRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(formatter),
            Self::Last => formatter.write_str("@last"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_be_the_beginning_of_an_id_is_looked_up() {
        let prefix = |text: &str| text.parse::<BotRef>().unwrap().prefix().map(str::to_owned);
        assert_eq!(prefix("6667fd0c"), Some("6667fd0c".to_owned()));
        assert_eq!(prefix("b-1"), None);
        assert_eq!(prefix("6667fd0c-0165-471a-a880-06a1180be377"), None);
        assert_eq!("@last".parse(), Ok(BotRef::Last));
        assert!("a/b".parse::<BotRef>().is_err());
        assert!("@first".parse::<BotRef>().is_err());
    }
}
