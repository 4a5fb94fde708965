//! The stages of a bot's life as the API tells them, in one table: the stage of `StatusTimeline`, and the event that
//! reaches it (`docs/api.md`, "Bots").

use super::EventKind;

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
}
