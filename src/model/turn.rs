//! What events mean whose status tells otherwise than their name, in one table. By its name alone an event is explained in
//! `event_kind`, a stop by its reason in `stop_reason`.

use ArtifactKind::{Audio, Transcript, Video};
use EventKind::{AudioProcessed, DataDeletion, Done, ManifestCompleted, TranscriptionProcessed, VideoProcessed};
use Meaning::{As, Own};
use Processing::{Failed, Skipped};

use super::{ArtifactKind, Effect, EventKind, Explanation, Processing};

/// An event whose status tells otherwise than its name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Turn {
    /// The event.
    pub kind: EventKind,
    /// What its status tells.
    pub told: Processing,
    /// The one part of the session that it names as failed; `None` where it names none, or several.
    pub part: Option<ArtifactKind>,
    /// What that means.
    pub explanation: Explanation,
}

/// Where a meaning is written.
enum Meaning {
    /// With the event that says by its name what this one says by its status.
    As(EventKind),
    /// Here: what has happened, and what to do about it.
    Own(&'static str, &'static str),
}

const UNMADE: &str = "do not wait for it; `meetstream show BOT` tells what there is";

/// Every turn; of an event and its status, the one that names no part comes last.
const TURNS: [(EventKind, Processing, Option<ArtifactKind>, Meaning); 13] = [
    (
        AudioProcessed,
        Failed,
        None,
        Own("the audio could not be made from the recording, and will not come; the message says why", UNMADE),
    ),
    (AudioProcessed, Skipped, None, As(EventKind::AudioSkipped)),
    (TranscriptionProcessed, Failed, None, As(EventKind::TranscriptionFailed)),
    (TranscriptionProcessed, Skipped, None, As(EventKind::TranscriptionSkipped)),
    (
        VideoProcessed,
        Failed,
        None,
        Own("the video could not be made from the recording, and will not come; the message says why", UNMADE),
    ),
    (VideoProcessed, Skipped, None, Own("there is no video and there will be none", "do not wait for it")),
    (
        ManifestCompleted,
        Failed,
        None,
        Own(
            "the list of what was recorded could not be written; the recording itself may be there",
            "wait for the `*.processed` events all the same",
        ),
    ),
    (ManifestCompleted, Skipped, None, As(EventKind::ManifestSkipped)),
    (
        Done,
        Failed,
        Some(Audio),
        Own("the processing is over, and the audio could not be made; the message says why", UNMADE),
    ),
    (
        Done,
        Failed,
        Some(Transcript),
        Own(
            "the processing is over, and no transcript could be made; the message says why",
            "check the provider's key and credit, then `meetstream transcribe BOT --provider PROVIDER` over the stored audio",
        ),
    ),
    (
        Done,
        Failed,
        Some(Video),
        Own("the processing is over, and the video could not be made; the message says why", UNMADE),
    ),
    (
        Done,
        Failed,
        None,
        Own(
            "the processing is over, and something could not be made; the message says what and why",
            "see what there is with `meetstream show BOT`, and fetch it with `meetstream fetch all BOT`",
        ),
    ),
    (
        DataDeletion,
        Failed,
        None,
        Own(
            "the bot's data were to be deleted, and the service does not say that they are; nothing is removed here",
            "ask with `meetstream status BOT`; `meetstream delete BOT` deletes them",
        ),
    ),
];

impl Turn {
    /// Every one that is known; of an event and its status, the one that names no part comes last.
    pub fn all() -> impl Iterator<Item = Self> {
        TURNS.iter().filter_map(|(kind, told, part, meaning)| {
            let explanation = match *meaning {
                As(named) => named.explanation()?,
                Own(meaning, next) => Explanation { meaning, next },
            };
            Some(Self { kind: *kind, told: *told, part: *part, explanation })
        })
    }

    /// The explanation of an event whose status tells so, and that names one part as failed or none.
    pub(super) fn explanation(kind: EventKind, told: Processing, part: Option<ArtifactKind>) -> Option<Explanation> {
        let fits = |turn: &Self| (turn.kind, turn.told) == (kind, told) && (turn.part.is_none() || turn.part == part);
        Self::all().find(fits).map(|turn| turn.explanation)
    }

    /// The explanation of how the processing of an artifact ended, whatever the event is called.
    pub(super) fn explanation_of(artifact: ArtifactKind, told: Processing) -> Option<Explanation> {
        let settles = |kind: &&EventKind| kind.effect() == Effect::Settles(artifact, Processing::Ready);
        Self::explanation(*EventKind::ALL.iter().find(settles)?, told, None)
    }
}
