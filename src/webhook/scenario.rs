//! Whole lifecycles as data: which webhooks a bot sends, when, and in which words. The sandbox and `simulate` play the
//! same scenarios from here.
//!
//! # Invariants
//! - Every name, status and message is one that a source reports (`api.md`, sections 5.1 to 5.5).
//! - Rendering is pure: the caller says who the bot is and what time it is.

mod speed;

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::model::StopReason;
pub use speed::{ParseSpeedError, Speed};

/// Which generation of the envelope is spoken (`api.md`, section 5.1).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Envelope {
    /// The published guide's: `event` names the event, and the reason of a stop is in `bot_status` alone.
    Event,
    /// What arrives today: `event` and, for most events, the specific name in `bot_event`.
    #[default]
    TwoLayer,
}

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
    template: &'static Template,
}

/// Whom a payload speaks of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The bot's id.
    pub bot_id: &'a str,
    /// `custom_attributes` as given when the bot was created; `None` leaves the key out.
    pub custom_attributes: Option<&'a Map<String, Value>>,
    /// When it happened.
    pub at: Timestamp,
}

/// How long the recorded part of every scenario lasts, which is the length of the sandbox's recording.
pub const RECORDED: Duration = Duration::from_secs(24);

/// An event as it is written, but for who and when.
#[derive(Debug, Eq, PartialEq)]
struct Template {
    /// The specific name.
    name: &'static str,
    message: &'static str,
    shape: Shape,
    /// `status_code` in a two-layer envelope.
    code: u16,
}

/// Which fields an event has besides its name, message and code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Shape {
    /// `<subject>_status`.
    Artifact {
        key: &'static str,
        status: &'static str,
    },
    /// The text of a live transcript; no name at all.
    Chunk,
    Deletion,
    Lifecycle {
        status: &'static str,
    },
    /// A lifecycle event without code, time and attributes, as `bot.error` was captured.
    Notice {
        status: &'static str,
    },
    Participant {
        action: &'static str,
    },
}

const fn lifecycle(name: &'static str, status: &'static str, message: &'static str, code: u16) -> Template {
    Template { name, message, shape: Shape::Lifecycle { status }, code }
}

const fn artifact(
    name: &'static str,
    key: &'static str,
    status: &'static str,
    message: &'static str,
    code: u16,
) -> Template {
    Template { name, message, shape: Shape::Artifact { key, status }, code }
}

static SCHEDULED: Template = lifecycle("bot.scheduled", "Scheduled", "Bot is scheduled to join", 200);
static JOINING: Template = lifecycle("bot.joining", "Joining", "Bot is joining the meeting", 200);
static WAITING: Template = lifecycle("bot.in_waiting_room", "InWaitingRoom", "Bot is waiting to be admitted", 200);
static IN_MEETING: Template = lifecycle("bot.inmeeting", "InMeeting", "Bot is in the meeting", 200);
static PERMISSION_ALLOWED: Template = lifecycle(
    "bot.recording_permission_allowed",
    "RecordingPermissionAllowed",
    "Recording permission was granted",
    200,
);
static PERMISSION_DENIED: Template =
    lifecycle("bot.recording_permission_denied", "RecordingPermissionDenied", "Recording permission was denied", 200);
static RECORDING: Template = lifecycle("bot.recording", "Recording", "Bot started recording", 200);
static TROUBLE: Template = Template {
    name: "bot.error",
    message: "Unauthorized Connection: Insufficient funds",
    shape: Shape::Notice { status: "InMeeting" },
    code: 200,
};
static LEAVING: Template = lifecycle("bot.leaving", "Leaving", "Bot is leaving the meeting", 200);
static STOPPED: Template = lifecycle("bot.stopped", "Stopped", "Bot left the meeting", 200);
static KICKED: Template = lifecycle("bot.kicked", "Stopped", "Bot was removed from the meeting", 200);
static NOT_ALLOWED: Template = lifecycle("bot.notallowed", "NotAllowed", "Failed: Not admitted to meeting", 500);
static DENIED: Template = lifecycle("bot.denied", "Denied", "Host denied the bot", 500);
static FAILED: Template = lifecycle("bot.failed", "FAILED", "Bot stopped unexpectedly", 500);
static UPLOADING: Template = lifecycle("bot.uploading", "Stopped", "Bot is uploading the recording", 200);
static TRANSCRIPTION_READY: Template = lifecycle("bot.transcriptionready", "Stopped", "Transcription is ready", 200);
static DONE: Template = lifecycle("bot.done", "Done", "Bot processing completed", 200);
static DONE_AFTER_FAILURE: Template =
    lifecycle("bot.done", "Done", "Error: Transcript processing failed: Deepgram API error: 401", 500);
static MANIFEST: Template =
    artifact("manifest.completed", "manifest_status", "Success", "Manifest processing completed successfully", 200);
static MANIFEST_SKIPPED: Template =
    artifact("manifest.skipped", "manifest_status", "Skipped", "Nothing was recorded", 200);
static AUDIO: Template =
    artifact("audio.processed", "audio_status", "Success", "Audio processing completed successfully", 200);
static AUDIO_SKIPPED: Template = artifact("audio.skipped", "audio_status", "Skipped", "No audio was recorded", 200);
static TRANSCRIPT: Template = artifact(
    "transcription.processed",
    "transcript_status",
    "Success",
    "Transcript processing completed successfully",
    200,
);
static TRANSCRIPT_FAILED: Template = artifact(
    "transcription.failed",
    "transcript_status",
    "Failed",
    "Transcript processing error: Deepgram API error: 401",
    500,
);
static TRANSCRIPT_SKIPPED: Template =
    artifact("transcription.skipped", "transcript_status", "Skipped", "No speech was recorded", 200);
static VIDEO: Template =
    artifact("video.processed", "video_status", "Success", "Video processing completed successfully", 200);
static JOINED: Template =
    Template { name: "participant_events.join", message: "", shape: Shape::Participant { action: "join" }, code: 200 };
static LEFT: Template = Template {
    name: "participant_events.leave",
    message: "",
    shape: Shape::Participant { action: "leave" },
    code: 200,
};
static DELETION: Template =
    Template { name: "data_deletion", message: "Bot data deleted successfully", shape: Shape::Deletion, code: 200 };
static CHUNK: Template = Template { name: "transcript.chunk", message: "", shape: Shape::Chunk, code: 200 };

/// Every event that can be sent alone.
static SINGLES: [&Template; 28] = [
    &SCHEDULED,
    &JOINING,
    &WAITING,
    &IN_MEETING,
    &PERMISSION_ALLOWED,
    &PERMISSION_DENIED,
    &RECORDING,
    &TROUBLE,
    &LEAVING,
    &STOPPED,
    &KICKED,
    &NOT_ALLOWED,
    &DENIED,
    &FAILED,
    &UPLOADING,
    &MANIFEST,
    &MANIFEST_SKIPPED,
    &AUDIO,
    &AUDIO_SKIPPED,
    &TRANSCRIPT,
    &TRANSCRIPT_FAILED,
    &TRANSCRIPT_SKIPPED,
    &TRANSCRIPTION_READY,
    &VIDEO,
    &DONE,
    &JOINED,
    &LEFT,
    &DELETION,
];

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
    /// Sources disagree on `bot.done` after a streaming-only or a never admitted bot (`api.md`, section 5.7): the
    /// two-layer generation sends it, the older one does not, so both ways can be tried.
    pub fn steps(self, asked: Asked, envelope: Envelope) -> Vec<Step> {
        let asked = if self == Self::StreamingOnly { Asked { transcript: false, ..asked } } else { asked };
        let mut play = Play::default();
        match self {
            Self::Denied => play.then(0, &JOINING).then(6, &WAITING).then(15, &LEAVING).then(1, &DENIED),
            Self::LobbyTimeout => play.then(0, &JOINING).then(6, &WAITING).then(60, &LEAVING).then(1, &NOT_ALLOWED),
            Self::Failed => play.join().then(12, &FAILED),
            Self::Kicked => play.join().then(RECORDED.as_secs(), &KICKED).process(asked, &TRANSCRIPT),
            Self::TranscriptFailed => play.join().leave().process(asked, &TRANSCRIPT_FAILED),
            Self::JoinRetried => {
                play.then(0, &JOINING).then(20, &JOINING).then(20, &JOINING).admit().leave().process(asked, &TRANSCRIPT)
            }
            Self::DataDeletion | Self::PostCall | Self::StreamingOnly => {
                play.join().leave().process(asked, &TRANSCRIPT)
            }
        };
        let silent_end = !self.takes_part() || self == Self::StreamingOnly;
        if envelope == Envelope::TwoLayer || !silent_end {
            let failed = self == Self::TranscriptFailed && asked.transcript;
            play.then(4, if failed { &DONE_AFTER_FAILURE } else { &DONE });
        }
        if self == Self::DataDeletion {
            play.then(30, &DELETION);
        }
        play.steps
    }
}

/// A lifecycle being written down.
#[derive(Default)]
struct Play {
    at: Duration,
    steps: Vec<Step>,
}

impl Play {
    fn then(&mut self, pause_seconds: u64, template: &'static Template) -> &mut Self {
        self.at += Duration::from_secs(pause_seconds);
        self.steps.push(Step { after: self.at, template });
        self
    }

    fn join(&mut self) -> &mut Self {
        self.then(0, &JOINING).admit()
    }

    fn admit(&mut self) -> &mut Self {
        self.then(6, &WAITING).then(9, &IN_MEETING).then(3, &RECORDING)
    }

    fn leave(&mut self) -> &mut Self {
        self.then(RECORDED.as_secs(), &LEAVING).then(2, &STOPPED)
    }

    fn process(&mut self, asked: Asked, transcript: &'static Template) -> &mut Self {
        self.then(4, &MANIFEST).then(4, &AUDIO);
        if asked.transcript {
            self.then(8, transcript);
            if *transcript == TRANSCRIPT {
                self.then(1, &TRANSCRIPTION_READY);
            }
        }
        if asked.video {
            self.then(4, &VIDEO);
        }
        self
    }
}

impl Step {
    /// An event alone, by its specific name.
    pub fn single(name: &str) -> Option<Self> {
        let known = SINGLES.iter().copied().chain([&CHUNK]).find(|template| template.name == name)?;
        Some(Self { after: Duration::ZERO, template: known })
    }

    /// The names that [`Step::single`] knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        SINGLES.iter().copied().chain([&CHUNK]).map(|template| template.name)
    }

    /// The webhooks that remain of a lifecycle when the bot is called back through the API now: it leaves, and what
    /// it has recorded is processed as planned.
    pub fn removal(has_recorded: bool, planned: &[Self]) -> Vec<Self> {
        let mut play = Play::default();
        play.then(0, &LEAVING).then(2, &STOPPED);
        let is_stop = |step: &Self| StopReason::from_event_name(step.name()).is_some();
        match planned.iter().position(is_stop) {
            Some(stop) if has_recorded => {
                let processing = planned.iter().skip(stop);
                let stopped_after = processing.clone().next().map_or(Duration::ZERO, |step| step.after);
                let shifted = processing
                    .skip(1)
                    .map(|step| Self { after: play.at + step.after.saturating_sub(stopped_after), ..*step });
                play.steps.extend(shifted);
            }
            Some(_) | None => {
                play.then(4, &DONE);
            }
        }
        play.steps
    }

    /// The same webhook, later.
    #[must_use]
    pub fn delayed(self, by: Duration) -> Self {
        Self { after: self.after + by, ..self }
    }

    /// The specific name, in either generation.
    pub fn name(&self) -> &'static str {
        self.template.name
    }

    /// The text for people.
    pub fn message(&self) -> &'static str {
        self.template.message
    }

    /// `bot_status`, for events that have one.
    pub fn bot_status(&self) -> Option<&'static str> {
        match self.template.shape {
            Shape::Lifecycle { status } | Shape::Notice { status } => Some(status),
            Shape::Artifact { .. } | Shape::Chunk | Shape::Deletion | Shape::Participant { .. } => None,
        }
    }

    /// The payload, as a service of the given generation writes it.
    pub fn render(&self, subject: &Subject<'_>, envelope: Envelope) -> Value {
        let template = self.template;
        let name = template.name;
        let attributes = || subject.custom_attributes.map_or_else(|| json!({}), |map| Value::Object(map.clone()));
        let at = written(subject.at, envelope);
        let mut body = Map::new();
        let mut put = |key: &str, value: Value| {
            body.insert(key.to_owned(), value);
        };
        match template.shape {
            Shape::Chunk => return chunk(subject),
            Shape::Participant { action } => return participant(subject, name, action),
            Shape::Artifact { .. } | Shape::Deletion | Shape::Lifecycle { .. } | Shape::Notice { .. } => {}
        }
        let terminal = StopReason::from_event_name(name).is_some();
        put("event", json!(if terminal { "bot.stopped" } else { name }));
        if envelope == Envelope::TwoLayer && has_specific_name(name) {
            put("bot_event", json!(name));
        }
        put("bot_id", json!(subject.bot_id));
        match template.shape {
            Shape::Lifecycle { status } => {
                // The guide's status word for a breakdown is `Error`, and its code is always 200.
                let guide = envelope == Envelope::Event;
                let code = if guide && terminal { 200 } else { template.code };
                put("bot_status", json!(if guide && name == "bot.failed" { "Error" } else { status }));
                put("message", json!(template.message));
                put("status_code", json!(code));
                put("timestamp", json!(at));
                put("custom_attributes", attributes());
            }
            Shape::Notice { status } => {
                put("bot_status", json!(status));
                put("message", json!(template.message));
            }
            // The guide's three artifact examples have neither time nor attributes.
            Shape::Artifact { key, status } if envelope == Envelope::Event && name.ends_with(".processed") => {
                put(key, json!(status));
                put("message", json!(template.message));
                put("status_code", json!(template.code));
            }
            Shape::Artifact { key, status } => {
                put("status", json!(if template.code == 200 { "success" } else { "error" }));
                put(key, json!(status));
                put("message", json!(template.message));
                put("status_code", json!(template.code));
                if subject.custom_attributes.is_some() {
                    put("custom_attributes", attributes());
                }
                put("timestamp", json!(at));
            }
            Shape::Deletion => {
                put("status", json!("success"));
                put("message", json!(template.message));
                put("deleted_objects", json!(5));
                put("timestamp", json!(at));
                put("status_code", json!(template.code));
            }
            Shape::Chunk | Shape::Participant { .. } => {}
        }
        Value::Object(body)
    }
}

/// Whether a two-layer envelope carries `bot_event` for this event (`api.md`, section 5.1).
fn has_specific_name(name: &str) -> bool {
    !name.starts_with("manifest.")
        && !name.starts_with("participant_events.")
        && !matches!(name, "bot.transcriptionready" | "bot.uploading" | "bot.error")
}

/// The time as each generation writes it.
fn written(at: Timestamp, envelope: Envelope) -> String {
    let form = match envelope {
        Envelope::Event => "%Y-%m-%dT%H:%M:%S%.6f+00:00",
        Envelope::TwoLayer => "%Y-%m-%dT%H:%M:%S%.3fZ",
    };
    at.strftime(form).to_string()
}

fn participant(subject: &Subject<'_>, name: &str, action: &str) -> Value {
    let at = written(subject.at, Envelope::TwoLayer);
    json!({
        "event": name,
        "timestamp": at,
        "data": {
            "data": {
                "action": action,
                "participant": {"id": "spaces/x/devices/290", "name": "Ana", "full_name": "Ana Duarte", "platform": "gmeet"},
                "timestamp": {"relative": 4.2, "absolute": at},
            },
            "bot": {"id": subject.bot_id, "metadata": {}},
        },
        "custom_attributes": subject.custom_attributes.cloned().unwrap_or_default(),
    })
}

fn chunk(subject: &Subject<'_>) -> Value {
    json!({
        "bot_id": subject.bot_id,
        "speakerName": "Ana",
        "timestamp": written(subject.at, Envelope::TwoLayer),
        "transcript": "Good morning",
        "utterance": "",
        "words": [
            {"word": "good", "start": 0.6, "end": 0.9, "confidence": 0, "speaker": "Ana", "punctuated_word": "Good", "speech_confidence": 0},
            {"word": "morning", "start": 0.9, "end": 1.4, "confidence": 0, "speaker": "Ana", "punctuated_word": "morning", "speech_confidence": 0},
        ],
        "is_final": true,
        "end_of_turn": true,
        "turn_is_formatted": false,
        "transcription_mode": "raw",
        "custom_attributes": subject.custom_attributes.cloned().unwrap_or_default(),
    })
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
