//! Whole lifecycles as data: which webhooks a bot sends, when, and in which words. The sandbox and `simulate` play the
//! same scenarios from here.
//!
//! # Invariants
//! - Every name, status and message is one that a source reports (`docs/api.md`, "Webhooks").
//! - Rendering is pure: the caller says who the bot is and what time it is.

mod live;
mod speed;
mod subject;
mod template;

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde_json::Value;

use crate::model::EventKind;
pub use live::{Attendance, Chunk, Word};
pub use speed::{ParseSpeedError, Speed};
pub use subject::{Envelope, Subject};
use template::Template;

/// A lifecycle that can be played.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Scenario {
    /// As [`Scenario::PostCall`], and then the data are erased.
    DataDeletion,
    /// The host refuses the bot.
    Denied,
    /// The bot breaks down in the meeting.
    Failed,
    /// Two attempts to join fail, the third succeeds; then as [`Scenario::PostCall`].
    JoinRetried,
    /// A participant removes the bot.
    Kicked,
    /// Nobody admits the bot.
    LobbyTimeout,
    /// The meeting is recorded and processed.
    PostCall,
    /// The words came during the meeting; afterwards there is audio, but no transcript.
    StreamingOnly,
    /// The meeting is recorded, but no transcript can be made.
    TranscriptFailed,
}

/// Why a string is not the name of a scenario.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("unknown scenario `{given}`; known are {}", Scenario::ALL.map(Scenario::as_str).join(", "))]
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
    /// Every scenario.
    pub const ALL: [Self; 9] = [
        Self::PostCall,
        Self::StreamingOnly,
        Self::LobbyTimeout,
        Self::Denied,
        Self::Kicked,
        Self::Failed,
        Self::TranscriptFailed,
        Self::JoinRetried,
        Self::DataDeletion,
    ];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DataDeletion => "data-deletion",
            Self::Denied => "denied",
            Self::Failed => "failed",
            Self::JoinRetried => "join-retried",
            Self::Kicked => "kicked",
            Self::LobbyTimeout => "lobby-timeout",
            Self::PostCall => "post-call",
            Self::StreamingOnly => "streaming-only",
            Self::TranscriptFailed => "transcript-failed",
        }
    }

    /// What happens, in one line.
    pub fn summary(self) -> &'static str {
        match self {
            Self::DataDeletion => "as post-call, and then the data are erased",
            Self::Denied => "the host refuses the bot",
            Self::Failed => "the bot breaks down in the meeting",
            Self::JoinRetried => "two attempts to join fail, the third succeeds",
            Self::Kicked => "a participant removes the bot",
            Self::LobbyTimeout => "nobody admits the bot",
            Self::PostCall => "the meeting is recorded, then processed",
            Self::StreamingOnly => "words during the meeting only: audio, but no transcript afterwards",
            Self::TranscriptFailed => "the meeting is recorded, but no transcript can be made",
        }
    }

    /// What a bot of this scenario is asked for when nobody says.
    pub fn usually_asked(self) -> Asked {
        Asked { transcript: self != Self::StreamingOnly, video: false }
    }

    /// Whether the bot is ever in the meeting.
    pub fn takes_part(self) -> bool {
        match self {
            Self::Denied | Self::LobbyTimeout => false,
            Self::DataDeletion
            | Self::Failed
            | Self::JoinRetried
            | Self::Kicked
            | Self::PostCall
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
            DataDeletion, Denied, Done, Failed, InWaitingRoom, Joining, Kicked, Leaving, NotAllowed,
            TranscriptionFailed, TranscriptionProcessed,
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
            let failed = self == Self::TranscriptFailed && asked.transcript;
            if failed {
                line.then_as(4, Template::DONE_AFTER_FAILURE)
            } else {
                line.then(4, Done)
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
    /// it has recorded is processed as planned.
    pub fn removal(has_recorded: bool, planned: &[Self]) -> Vec<Self> {
        let mut timeline = Timeline::default();
        timeline.then(0, EventKind::Leaving).then(2, EventKind::Stopped);
        match planned.iter().position(|step| step.kind().stop_reason().is_some()) {
            Some(stop) if has_recorded => {
                let processing = planned.iter().skip(stop);
                let stopped_after = processing.clone().next().map_or(Duration::ZERO, |step| step.after);
                let shifted = processing
                    .skip(1)
                    .map(|step| Self { after: timeline.at + step.after.saturating_sub(stopped_after), ..*step });
                timeline.steps.extend(shifted);
            }
            Some(_) | None => {
                timeline.then(4, EventKind::Done);
            }
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
            .into_iter()
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
