//! What is known of a bot, and what is found in it.

use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::known::Known;
use crate::api::wire::BotDetails;
use crate::model::{BotId, EventKind, Provider, Session, StopReason, TimelineStage};

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
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case<'a> {
    pub(crate) bot_id: &'a BotId,
    /// What the service says; nothing where it was not asked.
    pub(crate) details: &'a BotDetails,
    pub(crate) known: &'a Known,
    pub(crate) now: Timestamp,
    /// Whether the service runs on this machine, as the sandbox does.
    pub(crate) service_is_here: bool,
}

impl Case<'_> {
    /// Who is to write the transcript, as far as is known.
    pub(super) fn provider(&self) -> Option<Provider> {
        self.details.provider().or(self.known.sent.as_ref().and_then(|sent| sent.provider))
    }

    /// The event that the bot's state tells of.
    pub(super) fn state(&self) -> Option<EventKind> {
        self.details.status.as_deref().and_then(EventKind::from_status)
    }

    pub(super) fn has_stopped(&self) -> bool {
        self.known.session.reason.is_some()
            || self.details.stage(TimelineStage::Stopped).is_some()
            || self.state().is_some_and(|kind| kind.stop_reason().is_some() || kind == EventKind::Done)
    }

    pub(super) fn took_part(&self) -> bool {
        !failed_stop(self.details, &self.known.session).is_some_and(StopReason::never_took_part)
    }

    pub(super) fn are_media_gone(&self) -> bool {
        self.known.session.deleted_at.is_some()
            || self.state() == Some(EventKind::DataDeletion)
            || self.details.stage(TimelineStage::MediaExpired).is_some()
    }

    /// What the bot was asked for with, as far as is known.
    pub(super) fn request(&self) -> Option<Value> {
        if self.details.request.is_object() {
            return Some(self.details.request.clone());
        }
        serde_json::from_str(&self.known.sent.as_ref()?.request).ok()
    }
}

/// Why the bot stopped, if it was no clean stop.
pub(super) fn failed_stop(details: &BotDetails, session: &Session) -> Option<StopReason> {
    session.reason.filter(|reason| *reason != StopReason::Stopped).or_else(|| failure(details))
}

/// What the state and the timeline say of a stop that was no clean one.
fn failure(details: &BotDetails) -> Option<StopReason> {
    let reached = |stage| details.stage(stage).is_some();
    let status = details.status.as_deref().map(StopReason::from_status).filter(|reason| *reason != StopReason::Stopped);
    status
        .or_else(|| reached(TimelineStage::BotNotAllowed).then_some(StopReason::NotAllowed))
        .or_else(|| reached(TimelineStage::BotRejected).then_some(StopReason::Denied))
        .or_else(|| reached(TimelineStage::Error).then_some(StopReason::Failed))
}

/// A length of time in whole seconds, as people are told it.
pub(super) fn round(duration: Duration) -> Duration {
    Duration::from_secs(duration.as_secs())
}
