//! The words of `Status`, in one table (`docs/api.md`, "Bots").

use std::str::FromStr;

use super::{EventKind, folded, nearest};

/// Each word as the service writes it, and the event that it tells of; `None` for one that tells of none.
const STATUSES: [(&str, Option<EventKind>); 21] = [
    ("Active", None),
    ("Scheduled", Some(EventKind::Scheduled)),
    ("Joining", Some(EventKind::Joining)),
    ("InWaitingRoom", Some(EventKind::InWaitingRoom)),
    ("WaitingRoom", Some(EventKind::InWaitingRoom)),
    ("InMeeting", Some(EventKind::InMeeting)),
    ("RecordingPermissionAllowed", Some(EventKind::RecordingPermissionAllowed)),
    ("RecordingPermissionDenied", Some(EventKind::RecordingPermissionDenied)),
    ("Recording", Some(EventKind::Recording)),
    ("Leaving", Some(EventKind::Leaving)),
    ("Stopped", Some(EventKind::Stopped)),
    // It begins with the stop, of which it keeps quiet.
    ("MediaProcessing", Some(EventKind::Stopped)),
    ("Kicked", Some(EventKind::Kicked)),
    ("NotAllowed", Some(EventKind::NotAllowed)),
    ("BotNotAllowed", Some(EventKind::NotAllowed)),
    ("Denied", Some(EventKind::Denied)),
    ("BotRejected", Some(EventKind::Denied)),
    ("Error", Some(EventKind::Failed)),
    ("Failed", Some(EventKind::Failed)),
    ("Done", Some(EventKind::Done)),
    ("MediaExpired", Some(EventKind::DataDeletion)),
];

/// A word of `Status` that is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Status(&'static str);

/// Why a string is no status.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("there is no such status; {}", advice(given))]
pub struct ParseStatusError {
    /// What was given.
    pub given: String,
}

fn advice(given: &str) -> String {
    let words: Vec<(String, &str)> = Status::all().map(|Status(word)| (folded(word), word)).collect();
    let near = nearest(&folded(given), words.iter().map(|(folded, _)| folded.as_str()));
    match words.iter().find(|(folded, _)| Some(folded.as_str()) == near) {
        Some((_, word)) => format!("did you mean `{word}`?"),
        None => format!("known are {}", Status::all().map(Status::as_str).collect::<Vec<_>>().join(", ")),
    }
}

impl Status {
    /// Every word, in the order of a session.
    pub fn all() -> impl Iterator<Item = Self> {
        STATUSES.iter().map(|(word, _)| Self(word))
    }

    /// The word as the service writes it.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Whether a word of the service is this one, without regard to case, `_` or spaces.
    pub fn is(self, word: &str) -> bool {
        folded(self.0) == folded(word)
    }
}

impl FromStr for Status {
    type Err = ParseStatusError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        Self::all().find(|status| status.is(given)).ok_or_else(|| ParseStatusError { given: given.to_owned() })
    }
}

impl EventKind {
    /// The event that a word of `Status` tells of, without regard to case, `_` or spaces; `None` for a word that tells
    /// of none, such as `Active`, or that nobody knows.
    pub fn from_status(status: &str) -> Option<Self> {
        let wanted = folded(status);
        STATUSES.iter().find(|(word, _)| folded(word) == wanted).and_then(|(_, kind)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_in_any_spelling_and_a_slip_is_told() {
        for text in ["Recording", "recording", "in_waiting_room", "In Meeting"] {
            assert!(text.parse::<Status>().is_ok(), "{text}");
        }
        let told = |text: &str| text.parse::<Status>().unwrap_err().to_string();
        assert_eq!(told("Recordng"), "there is no such status; did you mean `Recording`?");
        assert!(told("Nonsense").contains("known are Active, Scheduled"), "{}", told("Nonsense"));
    }

    #[test]
    fn a_status_is_read_in_every_spelling() {
        for (status, kind) in [
            ("NotAllowed", Some(EventKind::NotAllowed)),
            ("in_waiting room", Some(EventKind::InWaitingRoom)),
            ("FAILED", Some(EventKind::Failed)),
            ("MediaProcessing", Some(EventKind::Stopped)),
            ("MediaExpired", Some(EventKind::DataDeletion)),
            ("Active", None),
            ("Cancelled", None),
            ("", None),
        ] {
            assert_eq!(EventKind::from_status(status), kind, "{status}");
        }
    }
}
