use super::{EventKind, Explanation, StopReason, Tone, folded, is_slip_of};

/// A word of the service that is explained.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Term {
    /// The specific name of an event.
    Event(EventKind),
    /// Why a bot stopped.
    Reason(StopReason),
}

impl Term {
    /// Every word: the events in the order of a session, then the reasons of a stop.
    pub fn all() -> impl Iterator<Item = Self> {
        let events = EventKind::ALL.iter().copied().map(Self::Event);
        events.chain(StopReason::ALL.into_iter().map(Self::Reason))
    }

    /// Finds a word as a person writes it: an event, a reason, or a value of `bot_status` such as `NotAllowed`.
    pub fn look_up(word: &str) -> Option<Self> {
        let wanted = folded(word);
        let wanted = if wanted == "error" { "failed" } else { &wanted };
        // A value of `bot_status` is its event's name without the `bot.`: `InMeeting`. A bare `processed` is no name.
        let is_status = |term: &Self| term.as_str().strip_prefix("bot.").is_some_and(|name| folded(name) == wanted);
        Self::all()
            .find(|term| term.as_str() == word)
            .or_else(|| Self::all().find(|term| folded(term.as_str()) == wanted))
            .or_else(|| Self::all().find(is_status))
    }

    /// The words nearest to one that is none, for a hint.
    pub fn near(word: &str) -> Vec<&'static str> {
        Self::all().map(Self::as_str).filter(|known| resembles(known, word)).take(6).collect()
    }

    /// The word itself.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event(kind) => kind.name(),
            Self::Reason(reason) => reason.as_str(),
        }
    }

    /// What it means; `None` only for an event that nobody knows.
    pub fn explanation(self) -> Option<Explanation> {
        match self {
            Self::Event(kind) => kind.explanation(),
            Self::Reason(reason) => Some(reason.explanation()),
        }
    }
}

impl Tone {
    /// How a word of the service for the state of a bot, or of what is made of its recording, is to be taken.
    pub fn of_status(word: &str) -> Self {
        match Term::look_up(word) {
            Some(Term::Event(kind)) => kind.tone(),
            Some(Term::Reason(reason)) => reason.tone(),
            None => match folded(word).as_str() {
                "completed" | "processed" | "ready" | "success" => Self::Good,
                "failure" => Self::Bad,
                "mediaexpired" | "cancelled" | "skipped" => Self::Warning,
                _ => Self::Plain,
            },
        }
    }
}

/// Whether a word is a known one with a slip in it, or shares its first or its last part with it.
fn resembles(known: &str, word: &str) -> bool {
    if is_slip_of(known, word) {
        return true;
    }
    let parts = ['.', '_', ' '];
    let last = word.rsplit(parts).next().unwrap_or(word).to_ascii_lowercase();
    let first = word.split(parts).next().unwrap_or(word).to_ascii_lowercase();
    (last.len() > 2 && known.contains(&last)) || (first.len() > 2 && first != "bot" && known.starts_with(&first))
}

impl EventKind {
    /// The names of events nearest to a word that is none, for a hint.
    pub fn near(word: &str) -> Vec<&'static str> {
        Self::ALL.iter().map(|kind| kind.name()).filter(|known| resembles(known, word)).take(6).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_people_write_them() {
        for (word, name) in [
            ("bot.stopped", "bot.stopped"),
            ("Stopped", "stopped"),
            ("NotAllowed", "not_allowed"),
            ("not_allowed", "not_allowed"),
            ("ERROR", "failed"),
            ("InMeeting", "bot.inmeeting"),
            ("Audio.Processed", "audio.processed"),
            ("data-deletion", "data_deletion"),
        ] {
            assert_eq!(Term::look_up(word).map(Term::as_str), Some(name), "{word}");
        }
        assert_eq!(Term::look_up("bot.flew"), None);
        assert!(Term::near("video.failed").contains(&"video.processed"));
        assert!(Term::near("bot.flew").is_empty());
        assert_eq!(Term::near("bot.joinning"), ["bot.joining"]);
    }

    #[test]
    fn a_word_for_a_state_has_the_tone_of_what_it_stands_for() {
        for (word, tone) in [
            ("Done", Tone::Good),
            ("Success", Tone::Good),
            ("NotAllowed", Tone::Bad),
            ("FAILED", Tone::Bad),
            ("InWaitingRoom", Tone::Warning),
            ("Joining", Tone::Plain),
            ("a word of tomorrow", Tone::Plain),
        ] {
            assert_eq!(Tone::of_status(word), tone, "{word}");
        }
    }

    #[test]
    fn every_word_is_explained() {
        assert!(Term::all().all(|term| term.explanation().is_some()));
    }
}
