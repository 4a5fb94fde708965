//! What has happened to a bot, by what the API tells of it, in the order of a session. Pure.

use bytes::Bytes;
use jiff::Timestamp;

use super::wire::{BotDetails, Stage};
use crate::model::{
    ArtifactKind, Auth, Delivery, Effect, Event, EventKind, Headers, Processing, Progress, Record, Seq, ServiceTime,
    Session, Source, StopReason, TimelineStage,
};

/// An artifact of which the details tell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Product {
    /// The sound.
    Audio,
    /// The transcript after the call.
    Transcript,
    /// The picture.
    Video,
}

impl Product {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Audio, Self::Transcript, Self::Video];

    /// The stage at which it is ready.
    pub fn stage(self) -> TimelineStage {
        match self {
            Self::Audio => TimelineStage::AudioProcessing,
            Self::Transcript => TimelineStage::TranscriptionReady,
            Self::Video => TimelineStage::VideoProcessing,
        }
    }

    /// How the details say that its processing stands.
    pub fn status(self, details: &BotDetails) -> Option<&str> {
        match self {
            Self::Audio => details.audio_status.as_deref(),
            Self::Transcript => details.transcript_status.as_deref(),
            Self::Video => details.video_status.as_deref(),
        }
    }

    /// The event of an end of its processing; `None` for one of which the service has never sent any.
    fn event(self, processing: Processing) -> Option<EventKind> {
        match (self, processing) {
            (Self::Audio, Processing::Failed | Processing::Ready) => Some(EventKind::AudioProcessed),
            (Self::Audio, Processing::Skipped) => Some(EventKind::AudioSkipped),
            (Self::Transcript, Processing::Failed) => Some(EventKind::TranscriptionFailed),
            (Self::Transcript, Processing::Ready) => Some(EventKind::TranscriptionProcessed),
            (Self::Transcript, Processing::Skipped) => Some(EventKind::TranscriptionSkipped),
            (Self::Video, Processing::Failed | Processing::Ready) => Some(EventKind::VideoProcessed),
            (Self::Video, Processing::Skipped) => None,
        }
    }
}

/// One thing that has happened.
#[derive(Clone, Debug)]
pub struct Happening {
    /// The event that a webhook tells of it.
    pub kind: EventKind,
    /// When, where the service says.
    pub at: Option<Timestamp>,
    /// What the service says about it.
    pub message: Option<String>,
    /// How the processing of an artifact ended, in the service's word.
    pub word: Option<String>,
}

impl Happening {
    /// Without a time or a word of it.
    pub fn untimed(kind: EventKind) -> Self {
        Self { kind, at: None, message: None, word: None }
    }

    fn at_stage(kind: EventKind, stage: &Stage) -> Self {
        Self { at: stage.at, message: stage.message.clone(), ..Self::untimed(kind) }
    }

    /// The artifact that it settles, and how.
    pub fn processing(&self) -> Option<(ArtifactKind, Processing)> {
        match self.kind.effect() {
            Effect::Settles(kind, processing) => Some((kind, processing)),
            Effect::Deletes | Effect::Ends(_) | Effect::Moves(_) | Effect::Nothing | Effect::Streams => None,
        }
    }

    /// Whether the service's word is that of a failure.
    pub fn has_failed(&self) -> bool {
        self.word.as_deref().and_then(Processing::from_word) == Some(Processing::Failed)
    }

    /// What a session makes of it.
    fn record(self, received_at: Timestamp) -> Record {
        let event = Event {
            message: self.message.clone(),
            timestamp: self.at.map(|at| ServiceTime::new(at.to_string())),
            processing_status: self.has_failed().then(|| "error".to_owned()),
            ..Event::named(Some(self.kind.name()), None::<&str>)
        };
        let delivery = Delivery {
            received_at,
            source: Source::Poll,
            auth: Auth::None,
            headers: Headers::default(),
            query: None,
            body: Bytes::new(),
            event,
        };
        // It tells nothing new where the journal has it.
        Record { seq: Seq(0), reason: delivery.event.stop_reason(), delivery, duplicate: true, late: false }
    }
}

/// Folds what the details tell into what is known of a session, as if its webhooks had told it. What the service says of
/// an artifact now is the authority on it: it may be in the making again.
///
/// `now` stands for the time of what has none.
pub fn tell(details: &BotDetails, session: &mut Session, now: Timestamp) {
    for (product, kind) in
        Product::ALL.into_iter().zip([ArtifactKind::Audio, ArtifactKind::Transcript, ArtifactKind::Video])
    {
        if product.status(details).is_some_and(|word| Processing::from_word(word).is_none()) {
            session.processing.retain(|(known, _)| *known != kind);
        }
    }
    let mut last = None;
    for happening in happenings(details, &[]) {
        last = happening.at.or(last);
        session.apply(&happening.record(last.unwrap_or(now)));
    }
}

/// Whether the host refused a bot that was in the meeting: not the bot, then, but the recording.
pub fn was_refused_inside(details: &BotDetails) -> bool {
    let denied = stop(details).and_then(|stop| stop.kind.stop_reason()) == Some(StopReason::Denied);
    denied && details.stage(TimelineStage::InMeeting).is_some()
}

/// Whether a bot was turned away or removed before anybody let it in: it has stopped, and the timeline knows of no moment
/// in the meeting.
pub fn never_came_in(details: &BotDetails) -> bool {
    let Some(stop) = stop(details) else { return false };
    let was_in = |stage| details.stage(stage).is_some();
    let has_come = was_in(TimelineStage::InMeeting)
        || was_in(TimelineStage::Recording)
        || details.started_at.is_some()
        || details.audio_status.is_some();
    // A timeline without the beginning would not know of the middle either.
    let knows_the_way = was_in(TimelineStage::Joining) || was_in(TimelineStage::WaitingRoom);
    stop.kind.stop_reason().is_some_and(StopReason::never_took_part) || (knows_the_way && !has_come)
}

/// What has happened, in the order of a session as far as the times do not say otherwise.
pub fn happenings(details: &BotDetails, ready: &[Product]) -> Vec<Happening> {
    let mut found: Vec<Happening> = TimelineStage::ALL
        .iter()
        .filter(|stage| stage.event().stop_reason().is_none() && !matches!(stage.event().effect(), Effect::Settles(..)))
        .filter_map(|stage| Some(Happening::at_stage(stage.event(), details.stage(*stage)?)))
        .collect();
    if let Some(kind) = status(details)
        && kind.stop_reason().is_none()
        && found.iter().all(|happening| happening.kind != kind)
    {
        found.push(Happening::untimed(kind));
    }
    found.extend(stop(details));
    found.extend(manifest(details));
    found.extend(Product::ALL.into_iter().filter_map(|product| artifact(details, product, ready.contains(&product))));
    let place = |kind| EventKind::ALL.iter().position(|known| *known == kind);
    found.sort_by_key(|happening| place(happening.kind));
    // What has no time came after what is before it in the order of a session.
    let mut last = Timestamp::MIN;
    let mut timed: Vec<(Timestamp, Happening)> = Vec::new();
    for happening in found {
        let at = happening.at.unwrap_or(last);
        last = last.max(at);
        timed.push((at, happening));
    }
    timed.sort_by_key(|(at, _)| *at);
    timed.into_iter().map(|(_, happening)| happening).collect()
}

fn status(details: &BotDetails) -> Option<EventKind> {
    EventKind::from_status(details.status.as_deref()?)
}

/// The stop: by the stage that says most of it, else by the status, else because what comes after has come.
pub fn stop(details: &BotDetails) -> Option<Happening> {
    let status = status(details);
    let by_status = status.filter(|kind| kind.stop_reason().is_some());
    let at = |stage: TimelineStage| Some(Happening::at_stage(stage.event(), details.stage(stage)?));
    let is_live =
        status.is_some_and(|kind| matches!(kind.effect(), Effect::Moves(progress) if progress < Progress::Stopped));
    // A bot that is in trouble and carries on has this stage too.
    let broke_down =
        by_status == Some(EventKind::Failed) || (!is_live && details.stage(TimelineStage::Stopped).is_none());
    let mut stop = at(TimelineStage::BotNotAllowed)
        .or_else(|| at(TimelineStage::BotRejected))
        .or_else(|| at(TimelineStage::Error).filter(|_| broke_down))
        .or_else(|| at(TimelineStage::Stopped))
        .or_else(|| by_status.map(Happening::untimed))
        .or_else(|| (status == Some(EventKind::Done)).then(|| Happening::untimed(EventKind::Stopped)))
        .or_else(|| at(TimelineStage::Done).map(|_| Happening::untimed(EventKind::Stopped)))?;
    if stop.kind == EventKind::Stopped {
        stop.kind = by_status.unwrap_or(stop.kind);
    }
    if stop.message.is_none() {
        stop.message.clone_from(&details.message);
    }
    Some(stop)
}

fn manifest(details: &BotDetails) -> Option<Happening> {
    let word = details.manifest_status.as_deref()?;
    match Processing::from_word(word)? {
        Processing::Ready => Some(Happening::untimed(EventKind::ManifestCompleted)),
        Processing::Skipped => Some(Happening::untimed(EventKind::ManifestSkipped)),
        Processing::Failed => None,
    }
}

/// How the processing of an artifact ended, if it has. Its status is the authority where there is one: its stage may be
/// reached when the processing begins.
fn artifact(details: &BotDetails, product: Product, is_ready: bool) -> Option<Happening> {
    let word = product.status(details);
    let processing = match word {
        Some(word) => Processing::from_word(word)?,
        None if is_ready => Processing::Ready,
        None => return None,
    };
    let event = product.event(processing)?;
    let found = match details.stage(product.stage()).filter(|_| processing == Processing::Ready) {
        Some(stage) => Happening::at_stage(event, stage),
        None => Happening::untimed(event),
    };
    Some(Happening { word: word.map(str::to_owned), ..found })
}
