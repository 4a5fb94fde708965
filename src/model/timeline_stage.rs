//! The stages of a bot's life as the API tells them, in one table: the stage of `StatusTimeline`, the event that reaches
//! it, and the word of `Status` (`docs/api.md`, "Bots").

use super::{EventKind, folded};

/// Writes the stages from one table. A row: stage and its name in `StatusTimeline`, and the event that reaches it.
macro_rules! stages {
    ($($stage:ident $kind:ident;)+) => {
        /// A stage of `StatusTimeline`.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum TimelineStage {
            $(#[doc = concat!("`", stringify!($stage), "`.")] $stage,)+
        }

        impl TimelineStage {
            /// Every stage, in the order of the service.
            pub const ALL: &[Self] = &[$(Self::$stage),+];

            /// The name in `StatusTimeline`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$stage => stringify!($stage),)+
                }
            }

            /// The event that is sent when a bot reaches it.
            pub fn event(self) -> EventKind {
                match self {
                    $(Self::$stage => EventKind::$kind,)+
                }
            }
        }
    };
}

stages! {
    Scheduled Scheduled;
    Joining Joining;
    WaitingRoom InWaitingRoom;
    InMeeting InMeeting;
    Recording Recording;
    Leaving Leaving;
    Stopped Stopped;
    BotNotAllowed NotAllowed;
    BotRejected Denied;
    Error Failed;
    AudioProcessing AudioProcessed;
    VideoProcessing VideoProcessed;
    TranscriptionReady TranscriptionProcessed;
    Done Done;
    MediaExpired DataDeletion;
}

impl TimelineStage {
    /// Reads a name of `StatusTimeline`, without regard to case; `None` for one that nobody knows.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|stage| stage.as_str().eq_ignore_ascii_case(name)).copied()
    }

    /// The stage that an event reaches. One that was removed by a participant has stopped, and no stage tells more.
    pub fn of(kind: EventKind) -> Option<Self> {
        let kind = if kind == EventKind::Kicked { EventKind::Stopped } else { kind };
        Self::ALL.iter().find(|stage| stage.event() == kind).copied()
    }
}

impl EventKind {
    /// The event that a word of `Status` tells of, without regard to case, `_` or spaces; `None` for a word that tells
    /// of none, such as `Active`, or that nobody knows.
    ///
    /// `MediaProcessing` begins with the stop, of which it keeps quiet.
    pub fn from_status(status: &str) -> Option<Self> {
        Some(match folded(status).as_str() {
            "scheduled" => Self::Scheduled,
            "joining" => Self::Joining,
            "inwaitingroom" | "waitingroom" => Self::InWaitingRoom,
            "inmeeting" => Self::InMeeting,
            "recordingpermissionallowed" => Self::RecordingPermissionAllowed,
            "recordingpermissiondenied" => Self::RecordingPermissionDenied,
            "recording" => Self::Recording,
            "leaving" => Self::Leaving,
            "stopped" | "mediaprocessing" => Self::Stopped,
            "kicked" => Self::Kicked,
            "notallowed" | "botnotallowed" => Self::NotAllowed,
            "denied" | "botrejected" => Self::Denied,
            "error" | "failed" => Self::Failed,
            "done" => Self::Done,
            "mediaexpired" => Self::DataDeletion,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_reached_by_its_event_and_read_by_its_name() {
        for stage in TimelineStage::ALL {
            assert_eq!(TimelineStage::of(stage.event()), Some(*stage));
            assert_eq!(TimelineStage::from_name(&stage.as_str().to_uppercase()), Some(*stage));
        }
        assert_eq!(TimelineStage::of(EventKind::Kicked), Some(TimelineStage::Stopped));
        assert_eq!(TimelineStage::of(EventKind::TranscriptionFailed), None);
        assert_eq!(TimelineStage::from_name("Levitating"), None);
    }

    #[test]
    fn a_status_is_read_in_every_spelling() {
        for (status, kind) in [
            ("NotAllowed", Some(EventKind::NotAllowed)),
            ("in_waiting room", Some(EventKind::InWaitingRoom)),
            ("FAILED", Some(EventKind::Failed)),
            ("MediaProcessing", Some(EventKind::Stopped)),
            ("MediaExpired", Some(EventKind::DataDeletion)),
            ("Active", None),
            ("Cancelled", None),
            ("", None),
        ] {
            assert_eq!(EventKind::from_status(status), kind, "{status}");
        }
    }
}
