use std::fmt;

use super::{ArtifactKind, Event, EventKind, EventName, Processing};

/// What an event tells of its session, however it came and however it is worded. A session needs to be told each once,
/// but for what repeats by nature: attempts to join, and what a later transcription brings.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Fact {
    /// Something else, which its name stands for.
    Named(EventName),
    /// The processing of an artifact has ended like this.
    Settled(ArtifactKind, Processing),
    /// The participation has ended.
    Stopped,
}

impl Fact {
    /// What an event tells.
    pub fn of(event: &Event) -> Self {
        if event.stop_reason().is_some() {
            return Self::Stopped;
        }
        match event.processing() {
            Some((kind, processing)) => Self::Settled(kind, processing),
            // A deletion that failed is another fact than one that comes later.
            None if event.name.kind() == EventKind::DataDeletion && !event.is_data_deletion() => {
                Self::Named(EventName::new("data_deletion failed"))
            }
            None => Self::Named(event.name.clone()),
        }
    }
}

impl Fact {
    /// Whether something is done about it that nobody should have done by making it up: files are fetched or removed, or
    /// not fetched any more.
    pub fn wants_proof(&self) -> bool {
        match self {
            Self::Named(name) => name.kind() == EventKind::DataDeletion,
            Self::Settled(..) | Self::Stopped => true,
        }
    }
}

/// As the journal writes it.
impl fmt::Display for Fact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => name.fmt(formatter),
            Self::Settled(kind, processing) => write!(formatter, "{kind} {}", processing.as_str()),
            Self::Stopped => formatter.write_str("bot.stopped"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differently_worded_events_tell_the_same() {
        let fact = |event: Option<&str>, bot_event: Option<&str>, status: Option<&str>| {
            let event = Event { processing_status: status.map(str::to_owned), ..Event::named(event, bot_event) };
            Fact::of(&event).to_string()
        };
        for (told, expected) in [
            (fact(Some("bot.stopped"), Some("bot.kicked"), None), "bot.stopped"),
            (fact(Some("bot.denied"), None, None), "bot.stopped"),
            (fact(Some("audio.processed"), None, Some("Success")), "audio ready"),
            (fact(Some("audio.processed"), None, Some("Failed")), "audio failed"),
            (fact(Some("audio.failed"), None, None), "audio failed"),
            (fact(Some("bot.joining"), None, None), "bot.joining"),
            (fact(Some("data_deletion"), None, Some("success")), "data_deletion"),
            (fact(Some("data_deletion"), None, Some("error")), "data_deletion failed"),
        ] {
            assert_eq!(told, expected);
        }
    }
}
