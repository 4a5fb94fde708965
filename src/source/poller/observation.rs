//! What the API says of a bot, as the webhooks that would have told it. Pure.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::cadence::Phase;
use crate::api::history::{Happening, Product, happenings, stop};
use crate::api::wire::{BotDetails, Fields};
use crate::model::{ArtifactKind, Auth, BotId, Delivery, EventKind, Headers, Source, StopReason, TimelineStage};
use crate::webhook::envelope;
use crate::webhook::scenario::{Envelope, Step, Subject};

/// How long `bot.done` is waited for after the stop of a bot that never took part, as a session waits for it.
const GRACE: SignedDuration = SignedDuration::from_secs(30);

/// What one look at a bot has found.
#[derive(Debug)]
pub(super) struct Observation {
    /// What has happened to it so far, in order.
    pub(super) deliveries: Vec<Delivery>,
    pub(super) phase: Phase,
    /// What is there although the details do not tell.
    pub(super) ready: Vec<Product>,
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
        if happening.has_failed() {
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
        query: None,
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
