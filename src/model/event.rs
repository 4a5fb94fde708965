use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    ArtifactKind, BotId, Effect, EventKind, Explanation, Processing, Progress, ServiceTime, StopReason, Tone, Turn,
};

/// The specific name of an event: `bot_event` where the payload has one, else `event`.
///
/// The list is the service's to extend, so any name is kept as it came.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct EventName(String);

impl EventName {
    /// What an event without any name is called.
    pub const UNNAMED: &str = "unknown";
    /// What a live transcript chunk is called; the service sends it without a name.
    pub const TRANSCRIPT_CHUNK: &str = "transcript.chunk";
    /// What a delivery is called that proved itself and was not understood.
    pub const UNPARSED: &str = "unparsed";

    /// Takes a name as it came.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which event it is, of those that are known.
    pub fn kind(&self) -> EventKind {
        EventKind::from_name(&self.0)
    }

    /// Whether many of these come in a meeting, each of little weight: transcript chunks and participant events, those
    /// that the service may still invent included.
    pub fn is_stream(&self) -> bool {
        self.kind().effect() == Effect::Streams || self.0.starts_with("participant_events.")
    }
}

impl Default for EventName {
    fn default() -> Self {
        Self::new(Self::UNNAMED)
    }
}

impl fmt::Display for EventName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

/// One event, read from an envelope of any generation. Nothing is required of an event but to be a JSON object.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Event {
    /// The specific name: `bot_event`, else `event`, else what it is called for want of a name.
    pub name: EventName,
    /// The general name: `event`, as it came, where `bot_event` beside it is more specific (a two-layer envelope).
    pub general: Option<String>,
    /// The bot, where the payload names one that can be an id. It is at `data.bot.id` in participant events.
    pub bot_id: Option<BotId>,
    /// What stood in the place of the id, where it cannot be one.
    pub odd_bot_id: Option<String>,
    /// `bot_status`, as it came.
    pub bot_status: Option<String>,
    /// `audio_status`, `transcript_status`, `video_status` or `status`: the first there is.
    pub processing_status: Option<String>,
    /// A text for people; it carries the reason of a failure.
    pub message: Option<String>,
    /// `status_code`. Sources contradict each other on it: never decide by it alone.
    pub status_code: Option<i64>,
    /// `timestamp`, as it came.
    pub timestamp: Option<ServiceTime>,
    /// Why the body was not understood. Nothing else is known of such an event: it is called [`EventName::UNPARSED`].
    pub problem: Option<String>,
}

impl Event {
    /// An event of which nothing is known but what `event` and `bot_event` name it.
    pub fn named(event: Option<impl Into<String>>, bot_event: Option<impl Into<String>>) -> Self {
        let (event, bot_event) = (event.map(Into::into), bot_event.map(Into::into));
        let (name, general) = match bot_event {
            Some(specific) => (Some(specific), event),
            None => (event, None),
        };
        Self { name: name.map_or_else(EventName::default, EventName::new), general, ..Self::default() }
    }

    /// What was delivered and proved itself, but was not understood.
    pub fn unparsed(problem: impl Into<String>) -> Self {
        Self { problem: Some(problem.into()), ..Self::named(Some(EventName::UNPARSED), None::<&str>) }
    }

    /// Whether the body was not understood: it is kept, shown and relayed, and nothing else is done about it.
    pub fn is_unparsed(&self) -> bool {
        self.problem.is_some()
    }

    /// What there is to tell people beside the name: the message, or why there is none.
    pub fn remark(&self) -> Option<&str> {
        self.message.as_deref().or(self.problem.as_deref())
    }

    /// Why the bot stopped; `None` for an event that does not end the participation.
    ///
    /// The specific name decides, else `bot_status` without regard to case (`docs/api.md`, "How a stop is read").
    pub fn stop_reason(&self) -> Option<StopReason> {
        let of_general = || EventKind::from_name(self.general.as_deref()?).stop_reason();
        let by_name = self.name.kind().stop_reason().or_else(of_general)?;
        let by_status = self.bot_status.as_deref().map(StopReason::from_status);
        Some(if by_name == StopReason::Stopped { by_status.unwrap_or(by_name) } else { by_name })
    }

    /// Which artifact became ready, failed or was skipped, if the event is about one. Where the name says that it is there,
    /// the status may say that it is not.
    pub fn processing(&self) -> Option<(ArtifactKind, Processing)> {
        let (kind, processing) = match self.name.kind().effect() {
            Effect::Settles(kind, processing) => (kind, processing),
            Effect::Deletes | Effect::Ends(_) | Effect::Moves(_) | Effect::Nothing | Effect::Streams => {
                processing_by_pattern(self.name.as_str())?
            }
        };
        Some((kind, if processing == Processing::Ready { self.word().unwrap_or(processing) } else { processing }))
    }

    /// What the event's own status word tells; `None` where it has none that is known.
    fn word(&self) -> Option<Processing> {
        self.processing_status.as_deref().and_then(Processing::from_word)
    }

    /// What the event tells beyond its name: that what it is about failed, or was skipped. A stop has a reason for that.
    pub fn otherwise(&self) -> Option<Processing> {
        match (self.name.kind().effect(), self.processing(), self.word()) {
            (Effect::Ends(_), ..) => None,
            (Effect::Settles(_, named), Some((_, processing)), _) => Some(processing).filter(|told| *told != named),
            (Effect::Moves(_), ..) => self.says_processing_failed().then_some(Processing::Failed),
            (Effect::Deletes, ..) => (!self.is_data_deletion()).then_some(Processing::Failed),
            (Effect::Nothing | Effect::Settles(..) | Effect::Streams, _, word) => {
                let named = if self.name.kind() == EventKind::ManifestSkipped {
                    Processing::Skipped
                } else {
                    Processing::Ready
                };
                word.filter(|word| *word != named && *word != Processing::Ready)
            }
        }
    }

    /// Whether it tells of the end of the processing and that something failed: by its status code and its message
    /// together, for neither alone says it (`docs/api.md`).
    pub fn says_processing_failed(&self) -> bool {
        self.name.kind() == EventKind::Done && self.status_code == Some(500) && self.error_text().is_some()
    }

    /// What follows `Error:` in the message.
    fn error_text(&self) -> Option<&str> {
        const BEGINNING: &str = "error:";
        let (beginning, text) = self.message.as_deref()?.trim_start().split_at_checked(BEGINNING.len())?;
        beginning.eq_ignore_ascii_case(BEGINNING).then_some(text)
    }

    /// The artifacts that its message says to have failed; none where it names none.
    pub fn failed_parts(&self) -> Vec<ArtifactKind> {
        let text = self.error_text().unwrap_or_default().to_ascii_lowercase();
        let named = |text: &str| {
            let parts = [
                ("audio", ArtifactKind::Audio),
                ("transcript", ArtifactKind::Transcript),
                ("video", ArtifactKind::Video),
            ];
            parts.into_iter().filter(|(word, _)| text.contains(word)).map(|(_, kind)| kind).collect::<Vec<_>>()
        };
        // What failed stands before the cause: `Transcript processing failed: the audio is too short`.
        let subject = named(text.split(':').next().unwrap_or_default());
        if subject.is_empty() { named(&text) } else { subject }
    }

    /// How far the session has got by this event; `None` for events that do not move it.
    pub fn progress(&self) -> Option<Progress> {
        if self.stop_reason().is_some() {
            return Some(Progress::Stopped);
        }
        match self.name.kind().effect() {
            Effect::Moves(progress) => Some(progress),
            Effect::Deletes | Effect::Ends(_) | Effect::Nothing | Effect::Settles(..) | Effect::Streams => None,
        }
    }

    /// How the event is to be taken at a glance: by its name and by what its status says.
    pub fn tone(&self) -> Tone {
        match (self.stop_reason(), self.processing(), self.otherwise()) {
            (Some(reason), ..) => reason.tone(),
            (None, Some((_, processing)), _) => processing.tone(),
            (None, None, Some(_)) if self.progress() == Some(Progress::Done) => Tone::Bad,
            (None, None, Some(_)) => Tone::Warning,
            (None, None, None) => self.name.kind().tone(),
        }
    }

    /// What the event means and what to do about it: by its name and by what its status says. `None` for an event that
    /// nobody knows.
    pub fn explanation(&self) -> Option<Explanation> {
        if let Some(reason) = self.stop_reason() {
            return Some(reason.explanation());
        }
        let kind = self.name.kind();
        let by_status = match (self.otherwise(), self.processing()) {
            (Some(told), Some((artifact, _))) => Turn::explanation_of(artifact, told),
            (Some(told), None) => match self.failed_parts().as_slice() {
                [part] => Turn::explanation(kind, told, Some(*part)),
                _ => Turn::explanation(kind, told, None),
            },
            // Of a name that nobody has seen yet, such as `video.failed`, it is known what it is about.
            (None, Some((artifact, told))) if kind == EventKind::Other => Turn::explanation_of(artifact, told),
            (None, _) => None,
        };
        by_status.or_else(|| kind.explanation())
    }

    /// Whether a session may have failed because of it, whatever other events of it tell.
    pub fn may_fail_session(&self) -> bool {
        self.tone() == Tone::Bad || self.name.kind() == EventKind::RecordingPermissionDenied
    }

    /// When the service says that it happened; `None` where it does not say.
    pub fn happened_at(&self) -> Option<Timestamp> {
        self.timestamp.as_ref()?.at()
    }

    /// Whether the bot's data are gone from the service. One that does not say so by its status is none: files may be
    /// removed because of it.
    pub fn is_data_deletion(&self) -> bool {
        let succeeded = |word: &str| {
            Processing::from_word(word) == Some(Processing::Ready) || word.trim().eq_ignore_ascii_case("deleted")
        };
        self.name.kind() == EventKind::DataDeletion && self.processing_status.as_deref().is_none_or(succeeded)
    }
}

/// Reads a name that no source has reported yet, such as `video.failed`, by the pattern of those that are known.
fn processing_by_pattern(name: &str) -> Option<(ArtifactKind, Processing)> {
    let (subject, verb) = name.split_once('.')?;
    let kind = match subject {
        "audio" => ArtifactKind::Audio,
        "transcription" => ArtifactKind::Transcript,
        "video" => ArtifactKind::Video,
        _ => return None,
    };
    let processing = match verb {
        "failed" => Processing::Failed,
        "processed" => Processing::Ready,
        "skipped" => Processing::Skipped,
        _ => return None,
    };
    Some((kind, processing))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(event: Option<&str>, bot_event: Option<&str>, status: Option<&str>) -> Event {
        Event { bot_status: status.map(str::to_owned), ..Event::named(event, bot_event) }
    }

    #[test]
    fn the_reason_is_the_specific_name_else_the_status() {
        for (name, specific, status, reason) in [
            (Some("bot.stopped"), None, Some("NotAllowed"), Some(StopReason::NotAllowed)),
            (Some("bot.stopped"), Some("bot.kicked"), Some("Stopped"), Some(StopReason::Kicked)),
            (Some("bot.stopped"), Some("bot.stopped"), Some("Stopped"), Some(StopReason::Stopped)),
            (None, Some("bot.denied"), Some("Denied"), Some(StopReason::Denied)),
            (Some("bot.stopped"), None, None, Some(StopReason::Stopped)),
            (Some("bot.failed"), None, Some("FAILED"), Some(StopReason::Failed)),
            (Some("bot.stopped"), Some("bot.new_word"), Some("Denied"), Some(StopReason::Denied)),
            (Some("bot.error"), None, Some("InMeeting"), None),
            (Some("bot.done"), None, Some("Stopped"), None),
        ] {
            assert_eq!(event(name, specific, status).stop_reason(), reason, "{name:?} {specific:?} {status:?}");
        }
    }

    #[test]
    fn processing_is_read_from_the_name_and_the_status_word() {
        let mut processed = event(Some("audio.processed"), None, None);
        assert_eq!(processed.processing(), Some((ArtifactKind::Audio, Processing::Ready)));
        processed.processing_status = Some("Failed".to_owned());
        assert_eq!(processed.processing(), Some((ArtifactKind::Audio, Processing::Failed)));
        assert_eq!(processed.tone(), Tone::Bad);
        assert!(processed.explanation().unwrap().meaning.contains("could not be made"));
        let unheard_of = event(Some("video.failed"), None, None);
        assert_eq!(unheard_of.processing(), Some((ArtifactKind::Video, Processing::Failed)));
        let skipped = event(Some("transcription.skipped"), None, None);
        assert_eq!(skipped.processing(), Some((ArtifactKind::Transcript, Processing::Skipped)));
        assert_eq!(event(Some("manifest.completed"), None, None).processing(), None);
    }

    /// What an event of a name is taken for whose status is this word.
    fn told(name: &str, word: &str) -> Event {
        Event { processing_status: Some(word.to_owned()), ..event(Some(name), None, None) }
    }

    #[test]
    fn explanations_go_by_name_and_status() {
        let explained = |event: &Event| event.explanation().unwrap().meaning;
        for (name, word, says) in [
            ("audio.processed", "Success", "the audio is ready"),
            ("audio.processed", "Failed", "the audio could not be made"),
            ("audio.processed", "Skipped", "there is no audio"),
            ("transcription.processed", "Failed", "no transcript could be made"),
            ("transcription.processed", "skipped", "there is no transcript"),
            ("transcription.failed", "Success", "no transcript could be made"),
            ("video.processed", "ERROR", "the video could not be made"),
            ("video.processed", "Skipped", "there is no video"),
            ("video.failed", "", "the video could not be made"),
            ("manifest.completed", "Success", "the list of what was recorded is written"),
            ("manifest.completed", "Failed", "the list of what was recorded could not be written"),
            ("data_deletion", "success", "the bot's data are gone"),
            ("data_deletion", "error", "the service does not say that they are"),
        ] {
            let event = told(name, word);
            assert!(explained(&event).contains(says), "{name} {word}: {}", explained(&event));
            let is_bad = says.contains("could not") || says.contains("no transcript could");
            assert!(!is_bad || matches!(event.tone(), Tone::Bad | Tone::Warning), "{name} {word}");
        }
        for (message, says) in [
            ("Error: Audio processing failed", "the audio could not be made"),
            ("Error: Transcript processing failed", "no transcript could be made"),
            ("Error: Video processing failed", "the video could not be made"),
            ("Error: Audio and video processing failed", "something could not be made"),
            ("Bot processing completed", "nothing but a deletion follows"),
        ] {
            let done = Event {
                message: Some(message.to_owned()),
                status_code: Some(500),
                ..event(Some("bot.done"), None, Some("Done"))
            };
            assert!(explained(&done).contains(says), "{message}: {}", explained(&done));
            assert_eq!(done.tone() == Tone::Bad, message.starts_with("Error"), "{message}");
        }
    }

    #[test]
    fn every_status_that_tells_otherwise_than_the_name_is_explained() {
        let is_good = |kind: &&EventKind| match kind.effect() {
            Effect::Settles(_, processing) => processing == Processing::Ready,
            Effect::Deletes => true,
            Effect::Ends(_) | Effect::Moves(_) | Effect::Nothing | Effect::Streams => {
                **kind == EventKind::ManifestCompleted
            }
        };
        for kind in EventKind::ALL.iter().filter(is_good) {
            for word in ["Failed", "Skipped"] {
                let otherwise = told(kind.name(), word);
                assert_ne!(otherwise.explanation(), kind.explanation(), "{} {word}", kind.name());
                assert_ne!(otherwise.tone(), Tone::Good, "{} {word}", kind.name());
            }
        }
    }

    #[test]
    fn only_a_deletion_that_says_so_is_one() {
        for (word, is_one) in [("success", true), ("Deleted", true), ("error", false), ("pending", false)] {
            assert_eq!(told("data_deletion", word).is_data_deletion(), is_one, "{word}");
        }
        assert!(event(Some("data_deletion"), None, None).is_data_deletion());
    }

    #[test]
    fn an_event_without_a_name_is_still_an_event() {
        assert_eq!(event(None, None, None).name.as_str(), "unknown");
    }
}
