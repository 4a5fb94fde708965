use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ArtifactKind, EventKind, EventName, ExitStatus, Processing, Progress, Record, Source, StopReason};

/// How a session ended.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The bot took part and its processing went well.
    Completed,
    /// The host refused it, or refused the recording.
    Denied,
    /// It broke down, or its processing failed.
    Failed,
    /// A participant removed it.
    Kicked,
    /// Nobody admitted it.
    NotAllowed,
}

impl Outcome {
    /// The name used in records and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Denied => "denied",
            Self::Failed => "failed",
            Self::Kicked => "kicked",
            Self::NotAllowed => "not_allowed",
        }
    }

    /// Whether a script should treat the session as failed (exit status 8). A kicked bot has recorded until then.
    pub fn is_failure(self) -> bool {
        match self {
            Self::Denied | Self::Failed | Self::NotAllowed => true,
            Self::Completed | Self::Kicked => false,
        }
    }

    /// What it means to a script, wherever it is told.
    pub fn exit_status(self) -> ExitStatus {
        if self.is_failure() { ExitStatus::SessionFailed } else { ExitStatus::Done }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// What a session is still going to produce, as far as is known. Audio is always expected.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Expected {
    /// Whether a transcript comes after the call; `None` when nobody knows what was asked for.
    pub transcript: Option<bool>,
    /// Whether a video was asked for; `None` when nobody knows.
    pub video: Option<bool>,
}

/// What one event did to a session.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SessionChange {
    /// The session had got further already.
    Late,
    /// The session moved forward.
    Moved,
    /// The event says nothing about how far the session is.
    Unrelated,
}

/// One event of a session's timeline, as the manifest lists it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Milestone {
    /// The event's specific name.
    pub name: EventName,
    /// When it happened by the service's clock, else when it was received.
    pub at: Timestamp,
    /// Where it came from.
    pub source: Source,
}

/// What is known of one bot: a fold over its events, in any order, any number of times.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// How far it has got.
    pub progress: Option<Progress>,
    /// Why the bot stopped, once it has.
    pub reason: Option<StopReason>,
    /// What the service said about the stop.
    pub stop_message: Option<String>,
    /// When the first event, the admission and the stop happened.
    pub began_at: Option<Timestamp>,
    /// When the bot was in the meeting.
    pub joined_at: Option<Timestamp>,
    /// When the bot stopped, by the service's clock.
    pub stopped_at: Option<Timestamp>,
    /// When the stop was received, by this machine's clock: grace periods count from here.
    pub stop_received_at: Option<Timestamp>,
    /// When anything at all was last received.
    pub last_received_at: Option<Timestamp>,
    /// When the service erased the data.
    pub deleted_at: Option<Timestamp>,
    /// How the processing of each artifact ended.
    pub processing: Vec<(ArtifactKind, Processing)>,
    /// Events that repeated an earlier one.
    pub duplicates: u64,
    /// The timeline in the order of its times, duplicates and streams left out.
    pub milestones: Vec<Milestone>,
    /// What the host last said about the recording.
    permission: Option<Permission>,
    /// Whether a recording began, and whether that is proven.
    recorded: Option<IsProven>,
    /// Whether the end of the processing told of a failure of something that it did not name.
    has_broken_down: bool,
    proven: Proven,
}

/// Whether something is known by a proven event.
type IsProven = bool;

/// What the host said about the recording.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Permission {
    is_given: bool,
    at: Timestamp,
    is_proven: IsProven,
}

/// What is known by proven events ([`super::Delivery::is_proven`]). Others tell of the rest, and change none of this.
#[derive(Clone, Debug, Default)]
struct Proven {
    /// Anything at all.
    anything: bool,
    done: bool,
    deletion: bool,
    stop: bool,
    processing: Vec<ArtifactKind>,
}

impl Session {
    /// How long an event of a bot that never took part is waited for: `bot.done` may follow its stop.
    pub const GRACE: Duration = Duration::from_secs(30);
    /// How long the processing may be silent after the stop: the transcript of a long meeting takes many
    /// minutes.
    pub const IDLE_AFTER_STOP: Duration = Duration::from_mins(30);
    /// How long a bot may be silent before its stop. No bot stays longer than five hours (`docs/api.md`, "Automatic
    /// leave"), but one may be scheduled for tomorrow.
    pub const IDLE: Duration = Duration::from_hours(24);
    /// The most events that the timeline lists. A session has a dozen; a bot in trouble repeats `bot.error`.
    pub const LONGEST_TIMELINE: usize = 100;

    /// Folds one record in. What a proven event tells, no unproven one takes back; and a proven one takes the place of
    /// what was only said.
    pub fn apply(&mut self, record: &Record) -> SessionChange {
        if record.duplicate && !record.is_confirmation() {
            self.duplicates += 1;
            return SessionChange::Unrelated;
        }
        let is_proven = record.delivery.is_proven();
        let event = &record.delivery.event;
        let received_at = record.delivery.received_at;
        let at = event.happened_at().unwrap_or(received_at);
        self.last_received_at = self.last_received_at.max(Some(received_at));
        if event.name.is_stream() {
            return SessionChange::Unrelated;
        }
        self.began_at = Some(self.began_at.map_or(at, |began| began.min(at)));
        if self.milestones.len() < Self::LONGEST_TIMELINE && !record.is_confirmation() {
            let place = self.milestones.partition_point(|milestone| milestone.at <= at);
            self.milestones.insert(place, Milestone { name: event.name.clone(), at, source: record.delivery.source });
        }
        if let Some((kind, processing)) = event.processing()
            && (is_proven || !self.proven.processing.contains(&kind))
        {
            self.processing.retain(|(known, _)| *known != kind);
            self.processing.push((kind, processing));
            self.proven.processing.extend(is_proven.then_some(kind));
        }
        if event.says_processing_failed() && (is_proven || !self.proven.done) {
            let parts = event.failed_parts();
            self.has_broken_down |= parts.is_empty();
            for kind in parts {
                // It repeats what is known, or what is known came of a later attempt.
                if self.processing_of(kind).is_none() {
                    self.processing.push((kind, Processing::Failed));
                }
            }
        }
        self.hear_of_recording(event.name.kind(), at, is_proven);
        if event.is_data_deletion() && (is_proven || !self.proven.anything) {
            self.deleted_at = Some(at);
            self.proven.deletion |= is_proven;
        } else if is_proven && !self.proven.deletion {
            self.deleted_at = None;
        }
        self.proven.anything |= is_proven;
        if event.progress() == Some(Progress::InMeeting) {
            self.joined_at = self.joined_at.or(Some(at));
        }
        if let Some(reason) = event.stop_reason()
            && self.is_news_of_stop(reason, is_proven)
        {
            self.reason = Some(reason);
            self.stop_message.clone_from(&event.message);
            self.stopped_at = Some(at);
            self.stop_received_at = Some(received_at);
        }
        self.proven.stop |= is_proven && event.stop_reason().is_some();
        self.proven.done |= is_proven && event.progress() == Some(Progress::Done);
        match event.progress() {
            Some(next) if self.progress.is_none_or(|now| next > now) => {
                self.progress = Some(next);
                SessionChange::Moved
            }
            Some(next) if self.progress.is_some_and(|now| next < now) => SessionChange::Late,
            Some(_) | None => SessionChange::Unrelated,
        }
    }

    /// The host may change its mind: what was said last counts.
    fn hear_of_recording(&mut self, kind: EventKind, at: Timestamp, is_proven: IsProven) {
        if kind == EventKind::Recording {
            self.recorded = self.recorded.max(Some(is_proven));
        }
        let is_given = kind == EventKind::RecordingPermissionAllowed;
        let is_newest = self.permission.is_none_or(|known| (is_proven, at) >= (known.is_proven, known.at));
        if is_newest && (is_given || kind == EventKind::RecordingPermissionDenied) {
            self.permission = Some(Permission { is_given, at, is_proven });
        }
    }

    /// The first stop decides; but one that says only that the bot stopped, as the API tells of a kick, gives way to one
    /// that says how, and one that nothing proves to one that is proven.
    fn is_news_of_stop(&self, reason: StopReason, is_proven: bool) -> bool {
        let Some(known) = self.reason else { return true };
        let says_more = !known.is_specific() && reason.is_specific();
        match (self.proven.stop, is_proven) {
            // That there is nothing to fetch, a proof has contradicted.
            (true, false) => says_more && !reason.never_took_part(),
            (false, true) => reason.is_specific() || !known.is_specific() || known.never_took_part(),
            (true, true) | (false, false) => says_more,
        }
    }

    /// Whether any of its events is proven.
    pub fn is_proven(&self) -> bool {
        self.proven.anything
    }

    /// Whether an event shows that the session goes on, where only unproven ones had ended it. One that it has been told
    /// of before shows nothing.
    pub fn is_reopened_by(&self, record: &Record) -> bool {
        let (event, proven) = (&record.delivery.event, &self.proven);
        let at = event.happened_at().unwrap_or(record.delivery.received_at);
        let goes_on =
            event.processing().is_some() || event.progress().is_some_and(|progress| progress < Progress::Done);
        let is_known = self.milestones.iter().any(|known| known.name == event.name && known.at == at);
        let ended_by_proof = proven.done || proven.deletion || proven.stop;
        record.delivery.is_proven() && !record.duplicate && goes_on && !is_known && !ended_by_proof
    }

    /// How the processing of one artifact ended, if it has.
    pub fn processing_of(&self, kind: ArtifactKind) -> Option<Processing> {
        self.processing.iter().find(|(known, _)| *known == kind).map(|(_, processing)| *processing)
    }

    /// Whether no further event is needed (`docs/architecture.md`, "The end of a session"). The caller adds the idle
    /// limit.
    pub fn is_complete(&self, expected: Expected, now: Timestamp) -> bool {
        if self.progress == Some(Progress::Done) || self.deleted_at.is_some() {
            return true;
        }
        if self.reason.is_none() {
            return false;
        }
        if self.leaves_nothing() {
            return self.grace_ends_at().is_some_and(|end| now >= end);
        }
        let has = |kind| self.processing_of(kind).is_some();
        has(ArtifactKind::Audio)
            && (expected.transcript == Some(false) || has(ArtifactKind::Transcript))
            && (expected.video == Some(false) || has(ArtifactKind::Video))
    }

    /// Whether there may be such an artifact, as far as is known once the session is over.
    pub fn may_have(&self, kind: ArtifactKind, expected: Expected) -> bool {
        if self.leaves_nothing() || self.deleted_at.is_some() {
            return false;
        }
        match (kind, self.processing_of(kind)) {
            (_, Some(Processing::Failed | Processing::Skipped)) => false,
            (ArtifactKind::Transcript, None) => expected.transcript != Some(false),
            (ArtifactKind::Video, None) => expected.video != Some(false),
            (_, Some(Processing::Ready) | None) => true,
        }
    }

    /// Whether the host refused the recording and did not allow it later, and nothing shows that there is one. The stop
    /// that follows may look clean.
    pub fn is_recording_refused(&self) -> bool {
        let Some(refusal) = self.permission.filter(|permission| !permission.is_given) else { return false };
        let contradicts = |is_proven: IsProven| is_proven >= refusal.is_proven;
        let is_there = |(kind, processing): &(ArtifactKind, Processing)| {
            *processing == Processing::Ready && contradicts(self.proven.processing.contains(kind))
        };
        !self.recorded.is_some_and(contradicts) && !self.processing.iter().any(is_there)
    }

    /// Whether the bot has stopped and no media can exist: it never took part, or was not allowed to record.
    pub fn leaves_nothing(&self) -> bool {
        self.reason.is_some_and(|reason| reason.never_took_part() || self.is_recording_refused())
    }

    /// When the grace period of a bot that leaves nothing runs out.
    pub fn grace_ends_at(&self) -> Option<Timestamp> {
        if !self.leaves_nothing() {
            return None;
        }
        self.stop_received_at.and_then(|stop| stop.checked_add(Self::GRACE).ok())
    }

    /// When waiting for another event makes no sense any more; `None` before the first.
    pub fn idle_limit_at(&self) -> Option<Timestamp> {
        let limit = if self.reason.is_some() { Self::IDLE_AFTER_STOP } else { Self::IDLE };
        self.last_received_at.and_then(|last| last.checked_add(limit).ok())
    }

    /// How the session ended, as far as its events tell.
    pub fn outcome(&self) -> Outcome {
        match self.reason {
            Some(StopReason::Denied) => Outcome::Denied,
            Some(StopReason::NotAllowed) => Outcome::NotAllowed,
            Some(StopReason::Failed) => Outcome::Failed,
            Some(StopReason::Kicked | StopReason::Stopped) if self.is_recording_refused() => Outcome::Denied,
            None if self.progress == Some(Progress::Done) && self.is_recording_refused() => Outcome::Denied,
            Some(StopReason::Kicked) if !self.has_failed_processing() => Outcome::Kicked,
            Some(StopReason::Kicked | StopReason::Stopped) | None if self.has_failed_processing() => Outcome::Failed,
            Some(StopReason::Kicked | StopReason::Stopped) | None => Outcome::Completed,
        }
    }

    /// Whether anything that was to be made of the recording could not be made.
    pub fn has_failed_processing(&self) -> bool {
        self.has_broken_down || !self.failed_parts().is_empty()
    }

    /// What could not be made of the recording, as far as events name it, in the order of [`ArtifactKind::ALL`].
    pub fn failed_parts(&self) -> Vec<ArtifactKind> {
        let has_failed = |kind: &ArtifactKind| self.processing_of(*kind) == Some(Processing::Failed);
        ArtifactKind::ALL.iter().copied().filter(has_failed).collect()
    }

    /// Why it failed, in words; `None` where it did not, or nobody says why.
    pub fn cause(&self) -> Option<String> {
        match (self.outcome(), self.reason) {
            (Outcome::Completed | Outcome::Kicked, _) => None,
            (Outcome::Failed, Some(StopReason::Failed))
            | (Outcome::Denied, Some(StopReason::Denied))
            | (Outcome::NotAllowed, _) => self.stop_message.clone(),
            (Outcome::Denied, _) => Some("the host refused the recording".to_owned()),
            (Outcome::Failed, _) => {
                let parts: Vec<_> = self.failed_parts().into_iter().map(ArtifactKind::as_str).collect();
                let parts = parts.join(", ");
                Some(if parts.is_empty() {
                    "the processing failed".to_owned()
                } else {
                    format!("could not be made: {parts}")
                })
            }
        }
    }

    /// From the admission (else the first event) to the stop; `None` while it goes on.
    pub fn duration(&self) -> Option<Duration> {
        let from = self.joined_at.or(self.began_at)?;
        Some(self.stopped_at?.duration_since(from).unsigned_abs())
    }
}

#[cfg(test)]
mod tests;
