use serde::{Deserialize, Serialize};

use super::{Tone, folded};

/// How far one bot has got. Order matters: a later variant is later in the call, and a session only moves forward.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Progress {
    /// Accepted for a later time.
    Scheduled,
    /// Connecting; up to three times.
    Joining,
    /// Waiting to be admitted.
    InWaitingRoom,
    /// In the meeting.
    InMeeting,
    /// Recording.
    Recording,
    /// On the way out.
    Leaving,
    /// The participation has ended.
    Stopped,
    /// The processing has ended too.
    Done,
}

impl Progress {
    /// A number that grows with progress, for the journal.
    pub fn rank(self) -> u8 {
        match self {
            Self::Scheduled => 0,
            Self::Joining => 1,
            Self::InWaitingRoom => 2,
            Self::InMeeting => 3,
            Self::Recording => 4,
            Self::Leaving => 5,
            Self::Stopped => 6,
            Self::Done => 7,
        }
    }
}

/// How the processing of one artifact ended.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Processing {
    /// It failed; the event's message says why.
    Failed,
    /// It can be fetched.
    Ready,
    /// There is none and there will be none.
    Skipped,
}

impl Processing {
    /// Reads the service's word for how processing stands, without regard to case; `None` while it goes on, and for a
    /// word that nobody knows.
    pub fn from_word(word: &str) -> Option<Self> {
        match folded(word).as_str() {
            "success" | "completed" | "ready" | "processed" => Some(Self::Ready),
            "failed" | "failure" | "error" => Some(Self::Failed),
            "skipped" => Some(Self::Skipped),
            _ => None,
        }
    }

    /// The word for it in the journal and in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Ready => "ready",
            Self::Skipped => "skipped",
        }
    }

    /// How it is to be taken at a glance.
    pub fn tone(self) -> Tone {
        match self {
            Self::Failed => Tone::Bad,
            Self::Ready => Tone::Good,
            Self::Skipped => Tone::Warning,
        }
    }
}
