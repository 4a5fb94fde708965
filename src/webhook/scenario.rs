//! Whole lifecycles as data: which webhooks a bot sends, when, and in which words. The sandbox and `simulate` play the
//! same scenarios from here.
//!
//! # Invariants
//! - Every name, status and message is one that a source reports (`docs/api.md`, "Webhooks"); of audio that could not be
//!   made none has a message, and it is told in the words of a transcript that could not.
//! - Rendering is pure: the caller says who the bot is and what time it is.

mod live;
mod speed;
mod subject;
mod template;

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde_json::Value;

use crate::model::{ArtifactKind, Effect, EventKind, Processing};
pub use live::{Attendance, Chunk, Word};
pub use speed::{ParseSpeedError, Speed};
pub use subject::{Envelope, Subject};
use template::Template;

/// Writes the scenarios from one table. A row: scenario, its name on the command line, and what happens in one line.
macro_rules! scenarios {
    ($($scenario:ident $name:literal $summary:literal;)+) => {
        /// A lifecycle that can be played.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum Scenario {
            $(#[doc = concat!("`", $name, "`: ", $summary, ".")] $scenario,)+
        }

        impl Scenario {
            /// Every scenario.
            pub const ALL: &[Self] = &[$(Self::$scenario),+];

            /// The name on the command line.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$scenario => $name,)+
                }
            }

            /// What happens, in one line.
            pub fn summary(self) -> &'static str {
                match self {
                    $(Self::$scenario => $summary,)+
                }
            }
        }
    };
}

scenarios! {
    PostCall "post-call" "the meeting is recorded, then processed";
    StreamingOnly "streaming-only" "words during the meeting only: audio, but no transcript afterwards";
    LobbyTimeout "lobby-timeout" "nobody admits the bot";
    Denied "denied" "the host refuses the bot";
    Kicked "kicked" "a participant removes the bot";
    Failed "failed" "the bot breaks down in the meeting";
    RecordingDenied "recording-denied" "the host refuses the recording, and the stop looks clean";
    PermissionRegained "permission-regained" "the host refuses the recording, then allows it";
    AudioFailed "audio-failed" "the meeting is recorded, but the audio cannot be made";
    TranscriptFailed "transcript-failed" "the meeting is recorded, but no transcript can be made";
    DoneFailed "done-failed" "the transcript fails, and only the end of the processing tells of it";
    JoinRetried "join-retried" "two attempts to join fail, the third succeeds";
    DataDeletion "data-deletion" "as post-call, and then the data are erased";
}

/// Why a string is not the name of a scenario.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("unknown scenario `{given}`; known are {}", Scenario::names())]
pub struct ParseScenarioError {
    /// What was given.
    pub given: String,
}

/// What the bot was asked to bring home; it decides which artifact events come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Asked {
    /// A transcript after the call.
    pub transcript: bool,
    /// A video.
    pub video: bool,
}

/// One webhook of a lifecycle.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Step {
    /// How long after the first webhook it is sent, at real speed.
    pub after: Duration,
    template: Template,
}

/// How long the recorded part of every scenario lasts, which is the length of the sandbox's recording.
pub const RECORDED: Duration = Duration::from_secs(24);

impl Scenario {
    /// The names of all, for people.
    pub(super) fn names() -> String {
        Self::ALL.iter().map(|scenario| scenario.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// What a bot of this scenario is asked for when nobody says.
    pub fn usually_asked(self) -> Asked {
        Asked { transcript: self != Self::StreamingOnly, video: false }
    }

    /// Whether the bot is ever in the meeting.
    pub fn takes_part(self) -> bool {
        match self {
            Self::Denied | Self::LobbyTimeout => false,
            Self::AudioFailed
            | Self::DataDeletion
            | Self::DoneFailed
            | Self::Failed
            | Self::JoinRetried
            | Self::Kicked
            | Self::PermissionRegained
            | Self::PostCall
            | Self::RecordingDenied
            | Self::StreamingOnly
            | Self::TranscriptFailed => true,
        }
    }

    /// The webhooks of the whole lifecycle, in order.
    ///
    /// Sources disagree on `bot.done` after a streaming-only or a never admitted bot (`docs/api.md`, "Where sources
    /// contradict each other"): the two-layer generation sends it, the older one does not, so both ways can be tried.
    pub fn steps(self, asked: Asked, envelope: Envelope) -> Vec<Step> {
        use EventKind::{
            AudioProcessed, DataDeletion, Denied, Done, Failed, InMeeting, InWaitingRoom, Joining, Kicked, Leaving,
            NotAllowed, Recording, RecordingPermissionAllowed, RecordingPermissionDenied, Stopped, TranscriptionFailed,
            TranscriptionProcessed,
        };

        let asked = if self == Self::StreamingOnly { Asked { transcript: false, ..asked } } else { asked };
        let mut timeline = Timeline::default();
        let line = &mut timeline;
        match self {
            Self::Denied => line.then(0, Joining).then(6, InWaitingRoom).then(15, Leaving).then(1, Denied),
            Self::LobbyTimeout => line.then(0, Joining).then(6, InWaitingRoom).then(60, Leaving).then(1, NotAllowed),
            Self::Failed => line.join().then(12, Failed),
            Self::Kicked => line.join().then(RECORDED.as_secs(), Kicked).process(asked, TranscriptionProcessed),
            Self::TranscriptFailed => line.join().leave().process(asked, TranscriptionFailed),
            Self::RecordingDenied => {
                let inside = line.then(0, Joining).then(6, InWaitingRoom).then(9, InMeeting);
                inside.then(3, RecordingPermissionDenied).then(60, Leaving).then(2, Stopped)
            }
            Self::PermissionRegained => {
                let inside = line.then(0, Joining).then(6, InWaitingRoom).then(9, InMeeting);
                let allowed = inside.then(3, RecordingPermissionDenied).then(20, RecordingPermissionAllowed);
                allowed.then(1, Recording).leave().process(asked, TranscriptionProcessed)
            }
            Self::AudioFailed => {
                let line = line.join().leave().process(asked, TranscriptionProcessed);
                line.replace(AudioProcessed, Some(Template::AUDIO_FAILED))
            }
            Self::DoneFailed => {
                let line = line.join().leave().process(asked, TranscriptionFailed);
                line.replace(if asked.transcript { TranscriptionFailed } else { AudioProcessed }, None)
            }
            Self::JoinRetried => {
                let third = line.then(0, Joining).then(20, Joining).then(20, Joining);
                third.admit().leave().process(asked, TranscriptionProcessed)
            }
            Self::DataDeletion | Self::PostCall | Self::StreamingOnly => {
                line.join().leave().process(asked, TranscriptionProcessed)
            }
        };
        let silent_end = !self.takes_part() || self == Self::StreamingOnly;
        if envelope == Envelope::TwoLayer || !silent_end {
            match self {
                Self::AudioFailed => line.then_as(4, Template::DONE_WITHOUT_AUDIO),
                Self::DoneFailed if !asked.transcript => line.then_as(4, Template::DONE_WITHOUT_AUDIO),
                Self::DoneFailed => line.then_as(4, Template::DONE_WITHOUT_TRANSCRIPT),
                Self::TranscriptFailed if asked.transcript => line.then_as(4, Template::DONE_WITHOUT_TRANSCRIPT),
                Self::DataDeletion
                | Self::Denied
                | Self::Failed
                | Self::JoinRetried
                | Self::Kicked
                | Self::LobbyTimeout
                | Self::PermissionRegained
                | Self::PostCall
                | Self::RecordingDenied
                | Self::StreamingOnly
                | Self::TranscriptFailed => line.then(4, Done),
            };
        }
        if self == Self::DataDeletion {
            line.then(30, DataDeletion);
        }
        timeline.steps
    }
}

/// A lifecycle being written down.
#[derive(Default)]
struct Timeline {
    at: Duration,
    steps: Vec<Step>,
}

impl Timeline {
    /// Adds an event, so many seconds after the one before it, as the service usually writes it.
    fn then(&mut self, pause_seconds: u64, kind: EventKind) -> &mut Self {
        match Template::of(kind) {
            Some(template) => self.then_as(pause_seconds, template),
            None => self,
        }
    }

    fn then_as(&mut self, pause_seconds: u64, template: Template) -> &mut Self {
        self.at += Duration::from_secs(pause_seconds);
        self.steps.push(Step { after: self.at, template });
        self
    }

    /// Has another webhook sent in the place of an event, or none.
    fn replace(&mut self, kind: EventKind, by: Option<Template>) -> &mut Self {
        let replaced = |step: Step| match by {
            _ if step.kind() != kind => Some(step),
            Some(template) => Some(Step { template, ..step }),
            None => None,
        };
        self.steps = std::mem::take(&mut self.steps).into_iter().filter_map(replaced).collect();
        self
    }

    fn join(&mut self) -> &mut Self {
        self.then(0, EventKind::Joining).admit()
    }

    fn admit(&mut self) -> &mut Self {
        self.then(6, EventKind::InWaitingRoom).then(9, EventKind::InMeeting).then(3, EventKind::Recording)
    }

    fn leave(&mut self) -> &mut Self {
        self.then(RECORDED.as_secs(), EventKind::Leaving).then(2, EventKind::Stopped)
    }

    fn process(&mut self, asked: Asked, transcription: EventKind) -> &mut Self {
        self.then(4, EventKind::ManifestCompleted).then(4, EventKind::AudioProcessed);
        if asked.transcript {
            self.then(8, transcription);
            if transcription == EventKind::TranscriptionProcessed {
                self.then(1, EventKind::TranscriptionReady);
            }
        }
        if asked.video {
            self.then(4, EventKind::VideoProcessed);
        }
        self
    }
}

impl Step {
    /// An event alone; `None` for one that no service sends.
    pub fn single(kind: EventKind) -> Option<Self> {
        Some(Self { after: Duration::ZERO, template: Template::of(kind)? })
    }

    /// The webhooks that remain of a lifecycle when the bot is called back through the API now: it leaves, and what
    /// it has recorded is processed, as planned where that was planned. `recorded` is `None` where it recorded nothing.
    pub fn removal(recorded: Option<Asked>, planned: &[Self]) -> Vec<Self> {
        let mut timeline = Timeline::default();
        timeline.then(0, EventKind::Leaving).then(2, EventKind::Stopped);
        let Some(asked) = recorded else {
            timeline.then(4, EventKind::Done);
            return timeline.steps;
        };
        let mut after = planned.iter().skip_while(|step| step.kind().stop_reason().is_none());
        let stopped_after = after.next().map_or(Duration::ZERO, |step| step.after);
        if after.clone().any(|step| matches!(step.kind().effect(), Effect::Settles(..))) {
            let shifted =
                after.map(|step| Self { after: timeline.at + (step.after.saturating_sub(stopped_after)), ..*step });
            timeline.steps.extend(shifted);
        } else {
            timeline.process(asked, EventKind::TranscriptionProcessed).then(4, EventKind::Done);
        }
        timeline.steps
    }

    /// The same webhook, later.
    #[must_use]
    pub fn delayed(self, by: Duration) -> Self {
        Self { after: self.after + by, ..self }
    }

    /// Which event it is.
    pub fn kind(&self) -> EventKind {
        self.template.kind
    }

    /// The specific name, in either generation.
    pub fn name(&self) -> &'static str {
        self.kind().name()
    }

    /// The text for people.
    pub fn message(&self) -> &'static str {
        self.template.message
    }

    /// The artifact that it settles, and how.
    pub fn processing(&self) -> Option<(ArtifactKind, Processing)> {
        self.template.processing()
    }

    /// Whether it tells of the end of a processing that failed.
    pub fn says_processing_failed(&self) -> bool {
        self.kind() == EventKind::Done && self.template.has_failed()
    }

    /// `bot_status`, for events that have one.
    pub fn bot_status(&self) -> Option<&'static str> {
        self.template.bot_status()
    }

    /// The payload, as a service of the given generation writes it.
    pub fn render(&self, subject: &Subject<'_>, envelope: Envelope) -> Value {
        self.template.render(subject, envelope)
    }
}

impl FromStr for Scenario {
    type Err = ParseScenarioError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|scenario| scenario.as_str() == given)
            .ok_or_else(|| ParseScenarioError { given: given.to_owned() })
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests;
