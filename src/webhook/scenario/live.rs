//! What is told of a meeting while it goes on: its words, and who comes and goes (`docs/api.md`, "During the meeting").

use std::time::Duration;

use serde_json::{Value, json};

use super::subject::{Envelope, Subject, written};

/// A piece of the live transcript: what one person has said so far in one go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chunk<'a> {
    /// The full name.
    pub speaker: &'a str,
    /// From the first of this go to the latest.
    pub words: &'a [Word<'a>],
    /// How sure the provider is of each word, from 0 to 1; `None` for one that does not say.
    pub confidence: Option<f64>,
    /// Whether the person has finished, and the words stay as they are.
    pub is_final: bool,
    /// Whether punctuation was added after the fact.
    pub is_formatted: bool,
    /// The provider's `transcription_mode`.
    pub mode: &'a str,
}

/// A word and when it was said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word<'a> {
    /// The word with its capitals and punctuation.
    pub text: &'a str,
    /// When it begins, in seconds of the recording.
    pub start: f64,
    /// When it ends, in seconds of the recording.
    pub end: f64,
}

/// Somebody who comes or goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Attendance<'a> {
    /// `join` or `leave`.
    pub action: &'a str,
    /// Tells them from others with the same name.
    pub id: &'a str,
    /// The name as it is shown in the meeting.
    pub name: &'a str,
    /// The full name.
    pub full_name: &'a str,
    /// The meeting's platform, in the service's word.
    pub platform: &'a str,
    /// When, from the beginning of the recording.
    pub relative: Duration,
}

impl Word<'_> {
    /// The word without capitals and punctuation.
    pub fn plain(&self) -> String {
        self.text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
    }
}

impl Chunk<'static> {
    /// One that stands for all.
    pub(super) const SAMPLE: Self = Self {
        speaker: "Ana",
        words: &[Word { text: "Good", start: 0.6, end: 0.9 }, Word { text: "morning", start: 0.9, end: 1.4 }],
        confidence: None,
        is_final: true,
        is_formatted: false,
        mode: "raw",
    };
}

impl Chunk<'_> {
    /// The payload. `subject.at` is when the latest word was said.
    pub fn render(&self, subject: &Subject<'_>) -> Value {
        // A provider that does not say how sure it is has the number 0 in its place.
        let confidence = self.confidence.map_or_else(|| json!(0), Value::from);
        let words = self.words.iter().map(|word| {
            json!({
                "word": word.plain(),
                "start": word.start,
                "end": word.end,
                "confidence": confidence,
                "speaker": self.speaker,
                "punctuated_word": word.text,
                "speech_confidence": confidence,
            })
        });
        let said: Vec<&str> = self.words.iter().map(|word| word.text).collect();
        json!({
            "bot_id": subject.bot_id,
            "speakerName": self.speaker,
            "timestamp": written(subject.at, Envelope::TwoLayer),
            "transcript": said.join(" "),
            "utterance": "",
            "words": words.collect::<Vec<Value>>(),
            "is_final": self.is_final,
            "end_of_turn": self.is_final,
            "turn_is_formatted": self.is_formatted,
            "transcription_mode": self.mode,
            "custom_attributes": subject.custom_attributes.cloned().unwrap_or_default(),
        })
    }
}

impl Attendance<'static> {
    /// One that stands for all.
    pub(super) const SAMPLE: Self = Self {
        action: "join",
        id: "spaces/x/devices/290",
        name: "Ana",
        full_name: "Ana Duarte",
        platform: "gmeet",
        relative: Duration::from_millis(4_200),
    };
}

impl Attendance<'_> {
    /// The payload. `subject.at` is when it happened.
    pub fn render(&self, subject: &Subject<'_>) -> Value {
        let at = written(subject.at, Envelope::TwoLayer);
        json!({
            "event": format!("participant_events.{}", self.action),
            "timestamp": at,
            "data": {
                "data": {
                    "action": self.action,
                    "participant": {
                        "id": self.id, "name": self.name, "full_name": self.full_name, "platform": self.platform,
                    },
                    "timestamp": {"relative": self.relative.as_secs_f64(), "absolute": at},
                },
                "bot": {"id": subject.bot_id, "metadata": {}},
            },
            "custom_attributes": subject.custom_attributes.cloned().unwrap_or_default(),
        })
    }
}
