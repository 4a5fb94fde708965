use std::convert::Infallible;
use std::str::FromStr;

use super::EventPattern;

/// What is waited for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Until {
    /// A session has ended, downloads included.
    Complete,
    /// An event of such a name has come.
    Event(EventPattern),
    /// A bot has stopped.
    Stopped,
}

impl FromStr for Until {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "complete" => Self::Complete,
            "stopped" => Self::Stopped,
            _ => text.parse().map(Self::Event)?,
        })
    }
}
