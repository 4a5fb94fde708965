use std::str::FromStr;

use super::{EventKind, EventPattern, nearest};

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

/// Why a string is nothing to wait for.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "complete, stopped or the name of an event is expected, such as bot.done{}",
    near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
)]
pub struct ParseUntilError {
    /// What was meant, most likely.
    pub near: Option<&'static str>,
}

impl Until {
    /// Every word that is known: what is no event, and then the events.
    pub fn words() -> impl Iterator<Item = &'static str> {
        ["complete", "stopped"].into_iter().chain(EventKind::ALL.iter().map(|kind| kind.name()))
    }
}

impl FromStr for Until {
    type Err = ParseUntilError;

    /// What nobody knows is refused, for the wait would never end: but for something with the form of an event's name
    /// that is not nearly the name of a known one. The service may have new ones.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Ok(pattern) = text.parse::<EventPattern>();
        match pattern.as_str() {
            "complete" => return Ok(Self::Complete),
            "stopped" => return Ok(Self::Stopped),
            _ if pattern.fits_known() => return Ok(Self::Event(pattern)),
            _ => {}
        }
        match nearest(pattern.as_str(), Self::words()) {
            None if pattern.as_str().contains('.') => Ok(Self::Event(pattern)),
            None => Err(ParseUntilError { near: EventKind::near(pattern.as_str()).first().copied() }),
            near => Err(ParseUntilError { near }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_for_what_never_comes_is_refused_with_what_was_meant() {
        for (text, near) in [
            ("compleet", Some("complete")),
            ("stoped", Some("stopped")),
            ("bot.joinning", Some("bot.joining")),
            ("video", Some("video.processed")),
            ("xyz", None),
            ("", None),
        ] {
            assert_eq!(text.parse::<Until>(), Err(ParseUntilError { near }), "{text}");
        }
        for text in ["complete", "stopped", "bot.done", "audio.*", "*", "data_deletion", "brand.new", "brand.*"] {
            assert!(text.parse::<Until>().is_ok(), "{text}");
        }
    }
}
