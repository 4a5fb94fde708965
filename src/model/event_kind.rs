//! Every event that a source reports, in one table: its name, what it does to a session, how it looks, and what it
//! means. A new event is a new row here; the compiler then leads to what `simulate` sends for it and to the stage that
//! the sandbox shows.

use super::{ArtifactKind, Explanation, Processing, Progress, StopReason, Tone};

/// What an event does to the session of its bot.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Effect {
    /// The bot's data are gone from the service.
    Deletes,
    /// Ends the participation. The reason of `bot.stopped` itself may be told apart further by `bot_status`.
    Ends(StopReason),
    /// Takes the session to a stage.
    Moves(Progress),
    /// Nothing.
    Nothing,
    /// Settles an artifact; the event's own status word may say that it failed after all.
    Settles(ArtifactKind, Processing),
    /// Nothing; and many of these come in a meeting, each of little weight.
    Streams,
}

/// Writes the kinds, and every fact about them, from one table. A row: kind, name, effect, tone, what it means, and
/// what to do next; the last two are the reason's for an event that is named after a reason.
macro_rules! events {
    ($($kind:ident $name:literal $effect:expr, $tone:ident, $explanation:expr;)+) => {
        /// Which event it is, of those that are known. The service may extend the list at any time.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum EventKind {
            $(#[doc = concat!("`", $name, "`.")] $kind,)+
            /// An event of a name that no source has reported yet.
            Other,
        }

        impl EventKind {
            /// Every kind that has a name of its own, in the order of a session.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The kind of a specific name: `bot_event`, else `event`.
            pub fn from_name(name: &str) -> Self {
                match name {
                    $($name => Self::$kind,)+
                    _ => Self::Other,
                }
            }

            /// The specific name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)+
                    Self::Other => "unknown",
                }
            }

            /// What it does to its session.
            pub fn effect(self) -> Effect {
                match self {
                    $(Self::$kind => $effect,)+
                    Self::Other => Effect::Nothing,
                }
            }

            /// How it is to be taken, unless its status says more.
            pub fn tone(self) -> Tone {
                match self {
                    $(Self::$kind => Tone::$tone,)+
                    Self::Other => Tone::Plain,
                }
            }

            /// What it means, unless its status says more; `None` for an event that nobody knows.
            pub fn explanation(self) -> Option<Explanation> {
                match self {
                    $(Self::$kind => Some($explanation),)+
                    Self::Other => None,
                }
            }
        }
    };
}

const fn means(meaning: &'static str, next: &'static str) -> Explanation {
    Explanation { meaning, next }
}

events! {
    Scheduled "bot.scheduled" Effect::Moves(Progress::Scheduled), Plain, means(
        "the bot was accepted and joins at the time given as `join_at`",
        "nothing; `bot.joining` comes at that time",
    );
    Joining "bot.joining" Effect::Moves(Progress::Joining), Plain, means(
        "the bot is connecting to the meeting; up to three times if an attempt fails",
        "treat repeats as one; wait for `bot.inmeeting` or `bot.stopped`",
    );
    InWaitingRoom "bot.in_waiting_room" Effect::Moves(Progress::InWaitingRoom), Warning, means(
        "the bot waits in the lobby for somebody to admit it",
        "ask the host to admit it before its waiting-room timeout; a signed-in bot may skip the lobby",
    );
    InMeeting "bot.inmeeting" Effect::Moves(Progress::InMeeting), Good, means(
        "the bot is in the meeting",
        "mark it as live; messages and images can be sent from now on",
    );
    RecordingPermissionAllowed "bot.recording_permission_allowed" Effect::Nothing, Plain, means(
        "the host allowed the recording (Zoom)",
        "nothing; `bot.recording` follows",
    );
    RecordingPermissionDenied "bot.recording_permission_denied" Effect::Nothing, Warning, means(
        "the host refused the recording (Zoom)",
        "expect a stop and no media, even if the stop itself looks clean; ask the host to allow recording",
    );
    Recording "bot.recording" Effect::Moves(Progress::Recording), Good, means(
        "the bot records from now on",
        "tell the participants if your rules ask for it",
    );
    Error "bot.error" Effect::Nothing, Warning, means(
        "something went wrong during the meeting, most often with the live transcription; the bot carries on",
        "read the message; check the provider's key and credit; do not treat the session as ended",
    );
    Leaving "bot.leaving" Effect::Moves(Progress::Leaving), Plain, means(
        "the bot is on its way out",
        "nothing; `bot.stopped` follows",
    );
    Stopped "bot.stopped" Effect::Ends(StopReason::Stopped), Good, means(
        "the bot's participation has ended, once and for all; the reason is in `bot_event` or `bot_status`",
        "read the reason; after a normal stop, wait for the `*.processed` events before you fetch",
    );
    Kicked "bot.kicked" Effect::Ends(StopReason::Kicked), Warning, StopReason::Kicked.explanation();
    NotAllowed "bot.notallowed" Effect::Ends(StopReason::NotAllowed), Bad, StopReason::NotAllowed.explanation();
    Denied "bot.denied" Effect::Ends(StopReason::Denied), Bad, StopReason::Denied.explanation();
    Failed "bot.failed" Effect::Ends(StopReason::Failed), Bad, StopReason::Failed.explanation();
    Uploading "bot.uploading" Effect::Nothing, Plain, means(
        "the recording is being uploaded",
        "nothing; the processing events follow",
    );
    ManifestCompleted "manifest.completed" Effect::Nothing, Plain, means(
        "the list of what was recorded is written; processing goes on",
        "nothing; wait for the `*.processed` events",
    );
    ManifestSkipped "manifest.skipped" Effect::Nothing, Plain, means(
        "nothing was recorded, so there is nothing to list",
        "expect no media",
    );
    AudioProcessed "audio.processed" Effect::Settles(ArtifactKind::Audio, Processing::Ready), Good, means(
        "the audio is ready; for a bot with a streaming provider this may be the last event",
        "fetch it now: `meetstream fetch audio BOT`; links are valid for an hour",
    );
    AudioSkipped "audio.skipped" Effect::Settles(ArtifactKind::Audio, Processing::Skipped), Warning, means(
        "there is no audio and there will be none",
        "do not wait for it",
    );
    TranscriptionProcessed "transcription.processed"
        Effect::Settles(ArtifactKind::Transcript, Processing::Ready), Good, means(
        "the transcript is ready",
        "fetch it now: `meetstream fetch transcript BOT`",
    );
    TranscriptionFailed "transcription.failed"
        Effect::Settles(ArtifactKind::Transcript, Processing::Failed), Bad, means(
        "no transcript could be made; the message says why, and fetching it answers 202 for ever",
        "check the provider's key and credit, then `meetstream transcribe BOT --provider PROVIDER` over the stored audio",
    );
    TranscriptionSkipped "transcription.skipped"
        Effect::Settles(ArtifactKind::Transcript, Processing::Skipped), Warning, means(
        "there is no transcript and there will be none",
        "do not wait for it",
    );
    TranscriptionReady "bot.transcriptionready" Effect::Nothing, Plain, means(
        "the transcript is ready, said once more",
        "nothing that `transcription.processed` has not done already",
    );
    VideoProcessed "video.processed" Effect::Settles(ArtifactKind::Video, Processing::Ready), Good, means(
        "the video is ready; only for bots that were asked for one",
        "fetch it at once: `meetstream fetch video BOT`; links are valid for ten minutes",
    );
    Done "bot.done" Effect::Moves(Progress::Done), Good, means(
        "the processing is over, and nothing but a deletion follows; not every bot sends it",
        "read the message: it repeats what failed. Do not depend on this event alone",
    );
    ParticipantJoined "participant_events.join" Effect::Streams, Plain, means(
        "somebody joined the meeting",
        "nothing; the bot's id is at `data.bot.id`",
    );
    ParticipantLeft "participant_events.leave" Effect::Streams, Plain, means(
        "somebody left the meeting",
        "nothing; the bot's id is at `data.bot.id`",
    );
    TranscriptChunk "transcript.chunk" Effect::Streams, Plain, means(
        "a piece of the live transcript, which the service sends without a name",
        "replace the running text by it, and keep it when `end_of_turn` or `is_final` is true",
    );
    DataDeletion "data_deletion" Effect::Deletes, Plain, means(
        "the bot's data are gone from the service, by request or because their retention ran out",
        "drop your references; only what was downloaded before is left",
    );
    Unparsed "unparsed" Effect::Nothing, Warning, means(
        "a delivery that proved itself by its signature or by the secret path, but that this version does not \
         understand; its bytes are kept and forwarded as they came, and nothing else is done",
        "look at it with `meetstream events show SEQ`; after an update, `meetstream events reparse` reads it anew",
    );
}

impl EventKind {
    /// Why the participation has ended, by the name alone; `None` for an event that does not end it.
    pub fn stop_reason(self) -> Option<StopReason> {
        match self.effect() {
            Effect::Ends(reason) => Some(reason),
            Effect::Deletes | Effect::Moves(_) | Effect::Nothing | Effect::Settles(..) | Effect::Streams => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for kind in EventKind::ALL {
            assert_eq!(EventKind::from_name(kind.name()), *kind);
        }
        assert_eq!(EventKind::from_name("bot.flew"), EventKind::Other);
    }

    #[test]
    fn the_colour_of_a_stop_is_its_reasons() {
        for kind in EventKind::ALL {
            if let Some(reason) = kind.stop_reason() {
                assert_eq!(kind.tone(), reason.tone(), "{}", kind.name());
            }
        }
    }
}
