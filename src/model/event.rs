use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ArtifactKind, BotId, Effect, EventKind, Explanation, Processing, Progress, ServiceTime, StopReason, Tone};

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

    /// Which artifact became ready, failed or was skipped, if the event is about one.
    pub fn processing(&self) -> Option<(ArtifactKind, Processing)> {
        let (kind, processing) = match self.name.kind().effect() {
            Effect::Settles(kind, processing) => (kind, processing),
            Effect::Deletes | Effect::Ends(_) | Effect::Moves(_) | Effect::Nothing | Effect::Streams => {
                processing_by_pattern(self.name.as_str())?
            }
        };
        Some((
            kind,
            if self.says_failed() && processing == Processing::Ready { Processing::Failed } else { processing },
        ))
    }

    /// Whether the event's own status word tells of a failure.
    pub fn says_failed(&self) -> bool {
        self.processing_status
            .as_deref()
            .is_some_and(|status| ["failed", "failure", "error"].iter().any(|word| status.eq_ignore_ascii_case(word)))
    }

    /// Whether it tells of the end of the processing and repeats that something failed: its status code alone says
    /// nothing (`docs/api.md`).
    pub fn says_processing_failed(&self) -> bool {
        let begins_with = |word: &str| {
            let message = self.message.as_deref().unwrap_or_default();
            message.get(..word.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(word))
        };
        self.name.kind() == EventKind::Done && (self.says_failed() || begins_with("error") || begins_with("failed"))
    }

    /// The artifact that its message names; `None` where it names none.
    pub fn failed_artifact(&self) -> Option<ArtifactKind> {
        let message = self.message.as_deref()?.to_ascii_lowercase();
        let named =
            [("transcript", ArtifactKind::Transcript), ("video", ArtifactKind::Video), ("audio", ArtifactKind::Audio)];
        named.into_iter().find(|(word, _)| message.contains(word)).map(|(_, kind)| kind)
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
        match (self.stop_reason(), self.processing()) {
            (Some(reason), _) => reason.tone(),
            (None, Some((_, processing))) => processing.tone(),
            (None, None) if !self.says_failed() => self.name.kind().tone(),
            (None, None) if self.progress() == Some(Progress::Done) => Tone::Bad,
            (None, None) => Tone::Warning,
        }
    }

    /// What the event means and what to do about it: by its name and by what its status says. `None` for an event that
    /// nobody knows.
    pub fn explanation(&self) -> Option<Explanation> {
        match (self.stop_reason(), self.processing()) {
            (Some(reason), _) => Some(reason.explanation()),
            // The name `audio.processed` does not say that its status may be `Failed`.
            (None, Some((kind, Processing::Failed))) => failure_of(kind),
            (None, _) => self.name.kind().explanation(),
        }
    }

    /// When the service says that it happened; `None` where it does not say.
    pub fn happened_at(&self) -> Option<Timestamp> {
        self.timestamp.as_ref()?.at()
    }

    /// Whether the bot's data are gone from the service.
    pub fn is_data_deletion(&self) -> bool {
        self.name.kind() == EventKind::DataDeletion
    }
}

fn failure_of(kind: ArtifactKind) -> Option<Explanation> {
    if kind == ArtifactKind::Transcript {
        return EventKind::TranscriptionFailed.explanation();
    }
    Some(Explanation {
        meaning: "it could not be made from the recording, and will not come; the message says why",
        next: "do not wait for it; `meetstream show BOT` tells what there is",
    })
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

    #[test]
    fn an_event_without_a_name_is_still_an_event() {
        assert_eq!(event(None, None, None).name.as_str(), "unknown");
    }
}
