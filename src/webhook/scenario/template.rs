//! How each event is written, in either generation of the envelope.

use serde_json::{Map, Value, json};

use super::live::{Attendance, Chunk};
use super::subject::{Envelope, Subject, written};
use crate::model::{ArtifactKind, Effect, EventKind, Processing};

/// An event as it is written, but for who and when.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Template {
    pub(super) kind: EventKind,
    /// The text for people.
    pub(super) message: &'static str,
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

/// The `status_code` of a failure.
const FAILED: u16 = 500;

impl Template {
    /// `bot.done` after a transcript that could not be made.
    pub(super) const DONE_WITHOUT_TRANSCRIPT: Self =
        Self::done_after("Error: Transcript processing failed: Deepgram API error: 401");

    /// `bot.done` after audio that could not be made.
    pub(super) const DONE_WITHOUT_AUDIO: Self = Self::done_after("Error: Audio processing failed");

    /// Audio that could not be made.
    pub(super) const AUDIO_FAILED: Self = Self {
        kind: EventKind::AudioProcessed,
        message: "Audio processing failed",
        shape: Shape::Artifact { key: "audio_status", status: "Failed" },
        code: FAILED,
    };

    const fn done_after(message: &'static str) -> Self {
        Self { kind: EventKind::Done, message, shape: Shape::Lifecycle { status: "Done" }, code: FAILED }
    }

    /// How the service writes an event; `None` for one that it has never sent.
    pub(super) fn of(kind: EventKind) -> Option<Self> {
        let lifecycle = |status, message| (Shape::Lifecycle { status }, message);
        let artifact = |key, status, message| (Shape::Artifact { key, status }, message);
        let (shape, message) = match kind {
            EventKind::Scheduled => lifecycle("Scheduled", "Bot is scheduled to join"),
            EventKind::Joining => lifecycle("Joining", "Bot is joining the meeting"),
            EventKind::InWaitingRoom => lifecycle("InWaitingRoom", "Bot is waiting to be admitted"),
            EventKind::InMeeting => lifecycle("InMeeting", "Bot is in the meeting"),
            EventKind::RecordingPermissionAllowed => {
                lifecycle("RecordingPermissionAllowed", "Recording permission was granted")
            }
            EventKind::RecordingPermissionDenied => {
                lifecycle("RecordingPermissionDenied", "Recording permission was denied")
            }
            EventKind::Recording => lifecycle("Recording", "Bot started recording"),
            EventKind::Error => (Shape::Notice { status: "InMeeting" }, "Unauthorized Connection: Insufficient funds"),
            EventKind::Leaving => lifecycle("Leaving", "Bot is leaving the meeting"),
            EventKind::Stopped => lifecycle("Stopped", "Bot left the meeting"),
            EventKind::Kicked => lifecycle("Stopped", "Bot was removed from the meeting"),
            EventKind::NotAllowed => lifecycle("NotAllowed", "Failed: Not admitted to meeting"),
            EventKind::Denied => lifecycle("Denied", "Host denied the bot"),
            EventKind::Failed => lifecycle("FAILED", "Bot stopped unexpectedly"),
            EventKind::Uploading => lifecycle("Stopped", "Bot is uploading the recording"),
            EventKind::ManifestCompleted => {
                artifact("manifest_status", "Success", "Manifest processing completed successfully")
            }
            EventKind::ManifestSkipped => artifact("manifest_status", "Skipped", "Nothing was recorded"),
            EventKind::AudioProcessed => artifact("audio_status", "Success", "Audio processing completed successfully"),
            EventKind::AudioSkipped => artifact("audio_status", "Skipped", "No audio was recorded"),
            EventKind::TranscriptionProcessed => {
                artifact("transcript_status", "Success", "Transcript processing completed successfully")
            }
            EventKind::TranscriptionFailed => {
                artifact("transcript_status", "Failed", "Transcript processing error: Deepgram API error: 401")
            }
            EventKind::TranscriptionSkipped => artifact("transcript_status", "Skipped", "No speech was recorded"),
            EventKind::TranscriptionReady => lifecycle("Stopped", "Transcription is ready"),
            EventKind::VideoProcessed => artifact("video_status", "Success", "Video processing completed successfully"),
            EventKind::Done => lifecycle("Done", "Bot processing completed"),
            EventKind::ParticipantJoined => (Shape::Participant { action: "join" }, ""),
            EventKind::ParticipantLeft => (Shape::Participant { action: "leave" }, ""),
            EventKind::TranscriptChunk => (Shape::Chunk, ""),
            EventKind::DataDeletion => (Shape::Deletion, "Bot data deleted successfully"),
            EventKind::Other | EventKind::Unparsed => return None,
        };
        let failed = [EventKind::NotAllowed, EventKind::Denied, EventKind::Failed, EventKind::TranscriptionFailed];
        Some(Self { kind, message, shape, code: if failed.contains(&kind) { FAILED } else { 200 } })
    }

    /// Whether it tells of a failure.
    pub(super) fn has_failed(&self) -> bool {
        self.code == FAILED
    }

    /// The artifact that it settles, and how.
    pub(super) fn processing(&self) -> Option<(ArtifactKind, Processing)> {
        match self.kind.effect() {
            Effect::Settles(kind, Processing::Ready) if self.has_failed() => Some((kind, Processing::Failed)),
            Effect::Settles(kind, processing) => Some((kind, processing)),
            Effect::Deletes | Effect::Ends(_) | Effect::Moves(_) | Effect::Nothing | Effect::Streams => None,
        }
    }

    /// `bot_status`, for events that have one.
    pub(super) fn bot_status(&self) -> Option<&'static str> {
        match self.shape {
            Shape::Lifecycle { status } | Shape::Notice { status } => Some(status),
            Shape::Artifact { .. } | Shape::Chunk | Shape::Deletion | Shape::Participant { .. } => None,
        }
    }

    /// The payload, as a service of the given generation writes it.
    pub(super) fn render(self, subject: &Subject<'_>, envelope: Envelope) -> Value {
        let name = self.kind.name();
        let attributes = || subject.custom_attributes.map_or_else(|| json!({}), |map| Value::Object(map.clone()));
        let at = written(subject.at, envelope);
        let mut body = Map::new();
        let mut put = |key: &str, value: Value| {
            body.insert(key.to_owned(), value);
        };
        match self.shape {
            Shape::Chunk => return Chunk::SAMPLE.render(subject),
            Shape::Participant { action } => return Attendance { action, ..Attendance::SAMPLE }.render(subject),
            Shape::Artifact { .. } | Shape::Deletion | Shape::Lifecycle { .. } | Shape::Notice { .. } => {}
        }
        let terminal = self.kind.stop_reason().is_some();
        put("event", json!(if terminal { "bot.stopped" } else { name }));
        if envelope == Envelope::TwoLayer && has_specific_name(self.kind) {
            put("bot_event", json!(name));
        }
        put("bot_id", json!(subject.bot_id));
        match self.shape {
            Shape::Lifecycle { status } => {
                // The guide's status word for a breakdown is `Error`, and its code is always 200.
                let guide = envelope == Envelope::Event;
                let code = if guide && terminal { 200 } else { self.code };
                put("bot_status", json!(if guide && self.kind == EventKind::Failed { "Error" } else { status }));
                put("message", json!(self.message));
                put("status_code", json!(code));
                put("timestamp", json!(at));
                put("custom_attributes", attributes());
            }
            Shape::Notice { status } => {
                put("bot_status", json!(status));
                put("message", json!(self.message));
            }
            // The guide's three artifact examples have neither time nor attributes.
            Shape::Artifact { key, status } if envelope == Envelope::Event && is_ready(self.kind) => {
                put(key, json!(status));
                put("message", json!(self.message));
                put("status_code", json!(self.code));
            }
            Shape::Artifact { key, status } => {
                put("status", json!(if self.code == 200 { "success" } else { "error" }));
                put(key, json!(status));
                put("message", json!(self.message));
                put("status_code", json!(self.code));
                if subject.custom_attributes.is_some() {
                    put("custom_attributes", attributes());
                }
                put("timestamp", json!(at));
            }
            Shape::Deletion => {
                put("status", json!("success"));
                put("message", json!(self.message));
                put("deleted_objects", json!(5));
                put("timestamp", json!(at));
                put("status_code", json!(self.code));
            }
            Shape::Chunk | Shape::Participant { .. } => {}
        }
        Value::Object(body)
    }
}

/// Whether an artifact can be fetched by this event.
fn is_ready(kind: EventKind) -> bool {
    matches!(kind.effect(), Effect::Settles(_, Processing::Ready))
}

/// Whether a two-layer envelope carries `bot_event` for this event (`docs/api.md`, "Generations of the envelope").
fn has_specific_name(kind: EventKind) -> bool {
    !matches!(
        kind,
        EventKind::Error
            | EventKind::ManifestCompleted
            | EventKind::ManifestSkipped
            | EventKind::ParticipantJoined
            | EventKind::ParticipantLeft
            | EventKind::TranscriptionReady
            | EventKind::Uploading
    )
}
