//! What the API says of a bot, as the webhooks that would have told it. Pure.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::cadence::Phase;
use crate::api::wire::{BotDetails, Fields, Stage};
use crate::model::{
    ArtifactKind, Auth, BotId, Delivery, Effect, EventKind, Headers, Processing, Progress, Source, StopReason,
    TimelineStage, folded,
};
use crate::webhook::envelope;
use crate::webhook::scenario::{Envelope, Step, Subject};

/// How long `bot.done` is waited for after the stop of a bot that never took part, as a session waits for it.
const GRACE: SignedDuration = SignedDuration::from_secs(30);

/// An artifact of which the details tell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Product {
    Audio,
    Transcript,
    Video,
}

impl Product {
    const ALL: [Self; 3] = [Self::Audio, Self::Transcript, Self::Video];

    /// The stage at which it is ready.
    fn stage(self) -> TimelineStage {
        match self {
            Self::Audio => TimelineStage::AudioProcessing,
            Self::Transcript => TimelineStage::TranscriptionReady,
            Self::Video => TimelineStage::VideoProcessing,
        }
    }

    /// How the details say that its processing stands.
    fn status(self, details: &BotDetails) -> Option<&str> {
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

/// What one look at a bot has found.
#[derive(Debug)]
pub(super) struct Observation {
    /// What has happened to it so far, in order.
    pub(super) deliveries: Vec<Delivery>,
    pub(super) phase: Phase,
    /// What is there although the details do not tell.
    pub(super) ready: Vec<Product>,
}

/// One thing that has happened.
#[derive(Clone, Debug)]
struct Happening {
    kind: EventKind,
    /// When, where the service says.
    at: Option<Timestamp>,
    message: Option<String>,
    /// How the processing of an artifact ended, in the service's word.
    word: Option<String>,
}

impl Happening {
    fn untimed(kind: EventKind) -> Self {
        Self { kind, at: None, message: None, word: None }
    }

    fn at_stage(kind: EventKind, stage: &Stage) -> Self {
        Self { at: stage.at, message: stage.message.clone(), ..Self::untimed(kind) }
    }

    fn processing(&self) -> Option<(ArtifactKind, Processing)> {
        match self.kind.effect() {
            Effect::Settles(kind, processing) => Some((kind, processing)),
            Effect::Deletes | Effect::Ends(_) | Effect::Moves(_) | Effect::Nothing | Effect::Streams => None,
        }
    }
}

/// What the details do not say the state of, and only a request for it can tell.
pub(super) fn unanswered(details: &BotDetails) -> Vec<Product> {
    let reason = stop(details).and_then(|stop| stop.kind.stop_reason());
    if reason.is_none_or(StopReason::never_took_part) {
        return Vec::new();
    }
    let expected = details.expected();
    let may_be_there = |product: Product| {
        let is_reached = details.stage(product.stage()).is_some();
        // A timeline that does not have it yet has answered, unless everything is over.
        let is_told = is_reached || details.timeline.is_empty() || details.stage(TimelineStage::Done).is_some();
        let is_wanted = match product {
            Product::Audio => true,
            Product::Transcript => expected.transcript.unwrap_or(is_reached) && details.transcript_id.is_some(),
            Product::Video => expected.video.unwrap_or(is_reached),
        };
        is_told && is_wanted
    };
    Product::ALL.into_iter().filter(|product| product.status(details).is_none() && may_be_there(*product)).collect()
}

/// What a bot's details say; `ready` are the artifacts of which they do not say that they are there.
pub(super) fn observe(
    bot_id: &BotId,
    details: &BotDetails,
    raw: &Value,
    ready: Vec<Product>,
    now: Timestamp,
) -> Observation {
    let happenings = happenings(details, &ready);
    let phase = phase(details, &happenings, now);
    let attributes = attributes(raw);
    let deliver = |happening: &Happening| delivery(bot_id, happening, attributes, now);
    Observation { deliveries: happenings.iter().filter_map(deliver).collect(), phase, ready }
}

/// The deletion of a bot's data, of which the API tells by not having the bot any more.
pub(super) fn deletion(bot_id: &BotId, now: Timestamp) -> Option<Delivery> {
    let message = Some("The API does not have the bot any more".to_owned());
    let happening = Happening { message, ..Happening::untimed(EventKind::DataDeletion) };
    delivery(bot_id, &happening, None, now)
}

/// What has happened, in the order of a session as far as the times do not say otherwise.
fn happenings(details: &BotDetails, ready: &[Product]) -> Vec<Happening> {
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
fn stop(details: &BotDetails) -> Option<Happening> {
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
    match processing(word)? {
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
        Some(word) => processing(word)?,
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

/// Reads a word for how processing stands; `None` while it goes on, and for a word that nobody knows.
fn processing(word: &str) -> Option<Processing> {
    match folded(word).as_str() {
        "success" | "completed" | "ready" | "processed" => Some(Processing::Ready),
        "failed" | "failure" | "error" => Some(Processing::Failed),
        "skipped" => Some(Processing::Skipped),
        _ => None,
    }
}

fn phase(details: &BotDetails, happenings: &[Happening], now: Timestamp) -> Phase {
    let has = |kind| happenings.iter().any(|happening| happening.kind == kind);
    if has(EventKind::DataDeletion) {
        return Phase::Deleted;
    }
    let stop = happenings.iter().find_map(|happening| Some((happening.kind.stop_reason()?, happening.at)));
    let had_its_grace = |at: Timestamp| now.duration_since(at) >= GRACE;
    match stop {
        _ if has(EventKind::Done) => return Phase::Over,
        Some((reason, at)) if reason.never_took_part() && at.is_some_and(had_its_grace) => return Phase::Over,
        Some((reason, _)) if !reason.never_took_part() && is_settled(details, happenings) => return Phase::Settled,
        Some(_) | None => {}
    }
    if stop.is_some() || has(EventKind::Leaving) {
        return Phase::Processing;
    }
    if has(EventKind::InMeeting) || has(EventKind::Recording) {
        return Phase::InMeeting;
    }
    let join_at = Fields::of(&details.request).instant(&["join_at"]).filter(|at| *at > now);
    match (join_at, has(EventKind::Joining) || has(EventKind::InWaitingRoom)) {
        (Some(at), false) => Phase::Scheduled(at),
        (Some(_), true) | (None, _) => Phase::Arriving,
    }
}

/// Whether everything that is made of the meeting has been made, or will not be.
fn is_settled(details: &BotDetails, happenings: &[Happening]) -> bool {
    let expected = details.expected();
    let has = |kind| happenings.iter().filter_map(Happening::processing).any(|(settled, _)| settled == kind);
    has(ArtifactKind::Audio)
        && (expected.transcript == Some(false) || has(ArtifactKind::Transcript))
        && (expected.video == Some(false) || has(ArtifactKind::Video))
}

/// What the bot's maker wrote on it, as it was written.
fn attributes(raw: &Value) -> Option<&Map<String, Value>> {
    let details = Fields::of(raw).value(&["bot_details", "bot"]).unwrap_or(raw);
    Fields::of(details).value(&["custom_attributes"])?.as_object()
}

/// Writes something as the service writes it in a webhook. What the service has not said is left out.
fn delivery(
    bot_id: &BotId,
    happening: &Happening,
    custom_attributes: Option<&Map<String, Value>>,
    now: Timestamp,
) -> Option<Delivery> {
    let subject = Subject { bot_id: bot_id.as_str(), custom_attributes, at: happening.at.unwrap_or(now) };
    let mut body = Step::single(happening.kind)?.render(&subject, Envelope::TwoLayer);
    let fields = body.as_object_mut()?;
    for unsaid in ["status_code", "deleted_objects"] {
        fields.shift_remove(unsaid);
    }
    match &happening.message {
        Some(message) => drop(fields.insert("message".to_owned(), message.as_str().into())),
        None => drop(fields.shift_remove("message")),
    }
    if happening.at.is_none() {
        fields.shift_remove("timestamp");
    }
    if let (Some((kind, _)), Some(word)) = (happening.processing(), &happening.word) {
        if processing(word) == Some(Processing::Failed) {
            fields.insert("status".to_owned(), "error".into());
        }
        fields.insert(format!("{kind}_status"), word.as_str().into());
    }
    let body = serde_json::to_vec(&body).ok()?;
    Some(Delivery {
        received_at: now,
        source: Source::Poll,
        auth: Auth::None,
        headers: [("content-type", "application/json")].into_iter().collect::<Headers>(),
        event: envelope::parse(&body).ok()?,
        body: body.into(),
    })
}

/// How old something is, where it is told; nothing for what a clock puts into the future.
pub(super) fn age(delivery: &Delivery, now: Timestamp) -> Duration {
    let at = delivery.event.happened_at();
    at.and_then(|at| Duration::try_from(now.duration_since(at)).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::api::wire::View as _;

    const NOW: &str = "2026-05-26T11:00:00Z";

    fn read(details: &Value) -> BotDetails {
        BotDetails::read(&json!({"bot_details": details}))
    }

    fn seen(details: &Value, ready: &[Product]) -> Observation {
        let raw = json!({"bot_details": details});
        observe(&"b-1".parse().unwrap(), &BotDetails::read(&raw), &raw, ready.to_vec(), NOW.parse().unwrap())
    }

    fn names(details: &Value) -> Vec<String> {
        seen(details, &[]).deliveries.iter().map(|delivery| delivery.event.name.to_string()).collect()
    }

    fn reached(stages: &[(&str, &str)]) -> Value {
        let stage = |(name, at): &(&str, &str)| {
            let at = format!("2026-05-26T{at}Z");
            ((*name).to_owned(), json!({"message": "", "status": true, "timestamp": at}))
        };
        Value::Object(stages.iter().map(stage).collect())
    }

    const DEEPGRAM: fn() -> Value =
        || json!({"video_required": true, "recording_config": {"transcript": {"provider": {"deepgram": {}}}}});

    #[test]
    fn a_whole_session_is_told_in_order_whatever_the_order_of_its_stages() {
        let observation = seen(
            &json!({
                "Status": "Done", "AudioStatus": "Success", "VideoStatus": "Success", "TranscriptStatus": "Failed",
                "ManifestStatus": "Success", "custom_attributes": {"n": 1}, "RequestPayload": DEEPGRAM(),
                "StatusTimeline": reached(&[
                    ("Done", "10:20:00"), ("VideoProcessing", "10:16:00"), ("Levitating", "10:01:00"),
                    ("Stopped", "10:15:00"), ("Joining", "10:00:00"), ("InMeeting", "10:02:00.123456"),
                    ("AudioProcessing", "10:17:00"), ("Recording", "10:02:00.2"),
                ]),
            }),
            &[],
        );
        let told: Vec<_> = observation
            .deliveries
            .iter()
            .map(|delivery| {
                format!("{} {}", delivery.event.name, delivery.event.timestamp.as_ref().map_or("-", |at| at.as_str()))
            })
            .collect();
        assert_eq!(
            told,
            [
                "bot.joining 2026-05-26T10:00:00.000Z",
                "bot.inmeeting 2026-05-26T10:02:00.123Z",
                "bot.recording 2026-05-26T10:02:00.200Z",
                "bot.stopped 2026-05-26T10:15:00.000Z",
                "manifest.completed -",
                "video.processed 2026-05-26T10:16:00.000Z",
                "audio.processed 2026-05-26T10:17:00.000Z",
                "transcription.failed -",
                "bot.done 2026-05-26T10:20:00.000Z",
            ]
        );
        assert_eq!(observation.phase, Phase::Over);
        let bodies: Vec<_> = observation
            .deliveries
            .iter()
            .map(|delivery| String::from_utf8_lossy(&delivery.body).into_owned())
            .collect();
        insta::assert_snapshot!(bodies[3], @r#"{"event":"bot.stopped","bot_event":"bot.stopped","bot_id":"b-1","bot_status":"Stopped","timestamp":"2026-05-26T10:15:00.000Z","custom_attributes":{"n":1}}"#);
        insta::assert_snapshot!(bodies[7], @r#"{"event":"transcription.failed","bot_event":"transcription.failed","bot_id":"b-1","status":"error","transcript_status":"Failed","custom_attributes":{"n":1}}"#);
    }

    #[test]
    fn without_a_timeline_the_status_tells() {
        for (status, told) in [
            ("Active", &[][..]),
            ("Scheduled", &["bot.scheduled"]),
            ("InWaitingRoom", &["bot.in_waiting_room"]),
            ("RecordingPermissionDenied", &["bot.recording_permission_denied"]),
            ("recording", &["bot.recording"]),
            ("MediaProcessing", &["bot.stopped"]),
            ("NotAllowed", &["bot.notallowed"]),
            ("Done", &["bot.stopped", "bot.done"]),
            ("MediaExpired", &["data_deletion"]),
            ("Levitating", &[]),
        ] {
            assert_eq!(names(&json!({"Status": status})), told, "{status}");
        }
    }

    #[test]
    fn a_stop_is_one_and_the_stage_that_says_most_of_it_counts() {
        for (status, stages, told) in [
            ("Stopped", &[("BotNotAllowed", "10:00:00"), ("Stopped", "10:00:01")][..], &["bot.notallowed"][..]),
            ("Denied", &[("Stopped", "10:00:00")], &["bot.denied"]),
            ("Error", &[("Error", "10:00:00")], &["bot.failed"]),
            ("Done", &[("Error", "10:00:00"), ("Done", "10:01:00")], &["bot.failed", "bot.done"]),
            ("Recording", &[("Error", "10:00:00"), ("Recording", "09:00:00")], &["bot.recording"]),
            ("Stopped", &[("Error", "10:00:00"), ("Stopped", "10:10:00")], &["bot.stopped"]),
        ] {
            assert_eq!(names(&json!({"Status": status, "StatusTimeline": reached(stages)})), told, "{status}");
        }
    }

    #[test]
    fn details_of_any_type_are_read_as_far_as_they_make_sense() {
        for details in [
            json!(null),
            json!([]),
            json!({"Status": 7, "StatusTimeline": "x", "AudioStatus": [], "custom_attributes": 3}),
            json!({"StatusTimeline": {"Joining": 3, "InMeeting": {"status": "no"}, "Done": {"status": {}}}}),
        ] {
            let observation = seen(&details, &[]);
            assert!(observation.deliveries.is_empty(), "{details}");
            assert_eq!(observation.phase, Phase::Arriving, "{details}");
        }
        let odd = json!({"StatusTimeline": {"Joining": {"status": "true", "timestamp": "soon", "message": 3}}});
        let [joining] = &seen(&odd, &[]).deliveries[..] else { panic!("{odd}") };
        assert_eq!((joining.event.happened_at(), joining.event.message.as_deref()), (None, Some("3")));
    }

    #[test]
    fn what_the_details_do_not_tell_is_asked_for() {
        let stopped = reached(&[("Stopped", "10:00:00")]);
        let expected = json!({"Status": "Stopped", "transcript_id": "t-1", "RequestPayload": DEEPGRAM()});
        let with = |name: &str, value: Value| {
            let mut details = expected.clone();
            details[name] = value;
            details
        };
        let all = [Product::Audio, Product::Transcript, Product::Video];
        for (details, asked) in [
            (expected.clone(), &all[..]),
            (with("AudioStatus", json!("Processing")), &all[1..]),
            (with("StatusTimeline", stopped.clone()), &[]),
            (with("StatusTimeline", reached(&[("Stopped", "10:00:00"), ("Done", "10:01:00")])), &all),
            (with("StatusTimeline", reached(&[("Stopped", "10:00:00"), ("AudioProcessing", "10:01:00")])), &all[..1]),
            (with("Status", json!("NotAllowed")), &[]),
            (with("Status", json!("Recording")), &[]),
            (with("RequestPayload", json!({"video_required": false})), &all[..1]),
        ] {
            assert_eq!(unanswered(&read(&details)), asked, "{details}");
        }
        let told = seen(&expected, &[Product::Audio]);
        assert_eq!(told.deliveries.last().unwrap().event.name.as_str(), "audio.processed");
        assert_eq!(told.phase, Phase::Processing);
    }

    #[test]
    fn the_phase_is_that_of_what_is_to_come() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let audio = |request: Value| json!({"Status": "Stopped", "AudioStatus": "Success", "RequestPayload": request});
        let streaming = json!({"video_required": false,
            "recording_config": {"transcript": {"provider": {"deepgram_streaming": {}}}}});
        let turned_away = |at| json!({"StatusTimeline": reached(&[("BotRejected", at)])});
        for (details, phase) in [
            (
                json!({"Status": "Scheduled", "RequestPayload": {"join_at": "2026-05-27T11:00:00Z"}}),
                Phase::Scheduled(at("2026-05-27T11:00:00Z")),
            ),
            (json!({"Status": "Scheduled", "RequestPayload": {"join_at": "2026-05-26T10:59:00Z"}}), Phase::Arriving),
            (json!({"Status": "InWaitingRoom"}), Phase::Arriving),
            (json!({"Status": "Recording"}), Phase::InMeeting),
            (json!({"Status": "Leaving"}), Phase::Processing),
            (audio(DEEPGRAM()), Phase::Processing),
            (audio(streaming), Phase::Settled),
            (audio(Value::Null), Phase::Processing),
            (turned_away("10:59:45"), Phase::Processing),
            (turned_away("10:59:30"), Phase::Over),
            (json!({"Status": "MediaExpired"}), Phase::Deleted),
        ] {
            assert_eq!(seen(&details, &[]).phase, phase, "{details}");
        }
    }

    #[test]
    fn a_deletion_is_the_services_word() {
        let deletion = deletion(&"b-1".parse().unwrap(), NOW.parse().unwrap()).unwrap();
        assert!(deletion.event.is_data_deletion() && deletion.is_proven());
        insta::assert_snapshot!(String::from_utf8_lossy(&deletion.body), @r#"{"event":"data_deletion","bot_event":"data_deletion","bot_id":"b-1","status":"success","message":"The API does not have the bot any more"}"#);
    }
}
