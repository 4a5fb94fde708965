//! What is known of a bot, and what is found in it.

use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::known::Known;
use crate::api::history::tell;
use crate::api::wire::BotDetails;
use crate::model::{BotId, Effect, EventKind, ExitStatus, Progress, Provider, Session, StopReason, folded};

/// What went wrong, and what to do.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub(crate) struct Finding {
    /// What it is about, in a word.
    #[serde(skip)]
    pub(crate) about: &'static str,
    pub(crate) what: String,
    pub(crate) advice: Vec<String>,
    /// Whether the bot did not do what it was sent for.
    #[serde(skip)]
    pub(crate) failed: bool,
}

/// What is known of a bot.
#[derive(Clone, Debug)]
pub(crate) struct Case<'a> {
    pub(super) bot_id: &'a BotId,
    /// What the service says; nothing where it was not asked.
    pub(super) details: &'a BotDetails,
    pub(super) known: &'a Known,
    /// What the journal and the service together tell of the session.
    pub(super) session: Session,
    pub(super) now: Timestamp,
    /// Whether the service runs on this machine, as the sandbox does.
    pub(super) service_is_here: bool,
}

impl<'a> Case<'a> {
    pub(crate) fn new(
        bot_id: &'a BotId,
        details: &'a BotDetails,
        known: &'a Known,
        now: Timestamp,
        service_is_here: bool,
    ) -> Self {
        let mut session = known.session.clone();
        tell(details, &mut session, now);
        Self { bot_id, details, known, session, now, service_is_here }
    }

    /// What the bot's session means to a script.
    pub(super) fn exit_status(&self) -> ExitStatus {
        self.session.outcome().exit_status()
    }

    /// Who is to write the transcript, as far as is known.
    pub(super) fn provider(&self) -> Option<Provider> {
        self.details.provider().or(self.known.sent.as_ref().and_then(|sent| sent.provider))
    }

    /// The event that the bot's state tells of.
    pub(super) fn state(&self) -> Option<EventKind> {
        self.details.status.as_deref().and_then(EventKind::from_status)
    }

    pub(super) fn has_stopped(&self) -> bool {
        self.session.progress >= Some(Progress::Stopped)
    }

    pub(super) fn took_part(&self) -> bool {
        !self.session.reason.is_some_and(StopReason::never_took_part)
    }

    pub(super) fn are_media_gone(&self) -> bool {
        self.session.deleted_at.is_some()
    }

    /// What the bot was asked for with, as far as is known.
    pub(super) fn request(&self) -> Option<Value> {
        if self.details.request.is_object() {
            return Some(self.details.request.clone());
        }
        serde_json::from_str(&self.known.sent.as_ref()?.request).ok()
    }
}

/// A length of time in whole seconds, as people are told it.
pub(super) fn round(duration: Duration) -> Duration {
    Duration::from_secs(duration.as_secs())
}

/// Whether a bot in this state will not be in the meeting again; its media may still be processed.
pub(super) fn has_left(status: &str) -> bool {
    let ends = |kind: EventKind| match kind.effect() {
        Effect::Deletes | Effect::Ends(_) => true,
        Effect::Moves(progress) => progress >= Progress::Stopped,
        Effect::Nothing | Effect::Settles(..) | Effect::Streams => false,
    };
    EventKind::from_status(status).is_some_and(ends) || folded(status) == "cancelled"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bot_has_left_when_it_stopped_or_never_came() {
        for status in ["Stopped", "Done", "NotAllowed", "Denied", "ERROR", "FAILED", "MediaExpired", "Cancelled"] {
            assert!(has_left(status), "{status}");
        }
        for status in
            ["Active", "Scheduled", "Joining", "InWaitingRoom", "In_Meeting", "Recording", "Leaving", "unknown"]
        {
            assert!(!has_left(status), "{status}");
        }
    }
}
