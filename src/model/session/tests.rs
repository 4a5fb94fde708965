use super::super::{Event, ServiceTime, testing};
use super::*;

fn record(name: &str, status: &str, at: &str) -> Record {
    let event = Event {
        bot_status: Some(status.to_owned()),
        timestamp: Some(ServiceTime::new(at)),
        ..Event::named(Some(name), None::<&str>)
    };
    testing::record(event, "", at)
}

fn folded(events: &[(&str, &str, &str)]) -> Session {
    let mut session = Session::default();
    for (name, status, at) in events {
        session.apply(&record(name, status, at));
    }
    session
}

const UNKNOWN: Expected = Expected { transcript: None, video: None };

#[test]
fn a_session_only_moves_forward() {
    let mut session = folded(&[("bot.inmeeting", "InMeeting", "2026-02-27T07:12:30Z")]);
    assert_eq!(session.apply(&record("bot.joining", "Joining", "2026-02-27T07:11:51Z")), SessionChange::Late);
    assert_eq!(session.progress, Some(Progress::InMeeting));
    assert_eq!(session.apply(&record("bot.stopped", "Stopped", "2026-02-27T07:42:29Z")), SessionChange::Moved);
    assert_eq!(session.duration(), Some(Duration::from_secs(1_799)));
}

#[test]
fn it_is_complete_when_everything_expected_has_come() {
    let mut session = folded(&[("bot.stopped", "Stopped", "2026-02-27T07:12:30Z")]);
    let now = "2026-02-27T08:00:00Z".parse().unwrap();
    let expected = Expected { transcript: Some(true), video: Some(false) };
    assert!(!session.is_complete(expected, now));
    session.apply(&record("transcription.failed", "", "2026-02-27T07:12:40Z"));
    assert!(!session.is_complete(expected, now));
    session.apply(&record("audio.processed", "", "2026-02-27T07:12:41Z"));
    assert!(session.is_complete(expected, now));
    assert!(!session.is_complete(UNKNOWN, now), "a video may still come");
    assert_eq!(session.outcome(), Outcome::Failed);
    session.apply(&record("bot.done", "Done", "2026-02-27T07:12:42Z"));
    assert!(session.is_complete(UNKNOWN, now));
}

#[test]
fn a_bot_that_never_took_part_is_given_thirty_seconds() {
    let session = folded(&[("bot.stopped", "Denied", "2026-02-27T07:12:30Z")]);
    assert!(!session.is_complete(UNKNOWN, "2026-02-27T07:12:59Z".parse().unwrap()));
    assert!(session.is_complete(UNKNOWN, "2026-02-27T07:13:00Z".parse().unwrap()));
    assert_eq!(session.outcome(), Outcome::Denied);
}

const MET: [(&str, &str, &str); 2] =
    [("bot.inmeeting", "InMeeting", "2026-02-27T07:12:00Z"), ("bot.stopped", "Stopped", "2026-02-27T07:20:00Z")];

/// A bot that was in a meeting and stopped cleanly, and what else was told of it, in either order.
fn met(told: &[(&str, &str, &str)]) -> [Session; 2] {
    [folded(&[&MET[..], told].concat()), folded(&[told, &MET[..]].concat())]
}

#[test]
fn a_recording_that_was_refused_is_denied_and_leaves_nothing() {
    for session in met(&[("bot.recording_permission_denied", "", "2026-02-27T07:13:00Z")]) {
        assert!(!session.is_complete(UNKNOWN, "2026-02-27T07:20:29Z".parse().unwrap()));
        assert!(session.is_complete(UNKNOWN, "2026-02-27T07:20:30Z".parse().unwrap()), "nothing is waited for");
        assert!(!session.may_have(ArtifactKind::Audio, UNKNOWN));
        assert_eq!(session.outcome(), Outcome::Denied);
    }
    let denied = ("bot.recording_permission_denied", "", "2026-02-27T07:13:00Z");
    assert_eq!(folded(&[denied]).outcome(), Outcome::Completed, "the host may still allow it");
    for end in [("bot.done", "Done"), ("bot.kicked", "Stopped")] {
        assert_eq!(folded(&[denied, (end.0, end.1, "2026-02-27T07:20:00Z")]).outcome(), Outcome::Denied, "{end:?}");
    }
}

#[test]
fn what_the_host_said_last_about_the_recording_counts() {
    let (denied, allowed) = ("bot.recording_permission_denied", "bot.recording_permission_allowed");
    let (early, late) = ("2026-02-27T07:13:00Z", "2026-02-27T07:14:00Z");
    for (told, outcome) in [
        ([(denied, "", early), (allowed, "", late)], Outcome::Completed),
        ([(allowed, "", late), (denied, "", early)], Outcome::Completed),
        ([(allowed, "", early), (denied, "", late)], Outcome::Denied),
        ([("bot.recording", "", early), (denied, "", late)], Outcome::Completed),
        ([(denied, "", early), ("audio.processed", "", late)], Outcome::Completed),
    ] {
        for session in met(&told) {
            assert_eq!(session.outcome(), outcome, "{told:?}");
        }
    }
}

#[test]
fn a_refusal_that_nothing_proves_takes_no_recording_away() {
    const AT: &str = "2026-02-27T07:13:00Z";
    let mut session = folded(&[("bot.recording_permission_denied", "", AT)]);
    session.apply(&proven("bot.recording", "", AT));
    session.apply(&proven("bot.stopped", "Stopped", AT));
    assert_eq!(session.outcome(), Outcome::Completed);
    let mut session = folded(&[("bot.recording", "", AT)]);
    session.apply(&proven("bot.recording_permission_denied", "", AT));
    session.apply(&record("bot.recording_permission_allowed", "", AT));
    session.apply(&proven("bot.stopped", "Stopped", AT));
    assert_eq!(session.outcome(), Outcome::Denied, "what is proven is not taken back");
}

fn done(status_code: Option<i64>, message: &str) -> Record {
    let mut done = record("bot.done", "Done", "2026-02-27T07:21:00Z");
    (done.delivery.event.status_code, done.delivery.event.message) = (status_code, Some(message.to_owned()));
    done
}

#[test]
fn a_failed_pipeline_is_one_by_status_code_and_message_together() {
    use ArtifactKind::{Audio, Transcript, Video};
    for (code, message, outcome, parts) in [
        (Some(500), "Error: Transcript processing failed: no audio heard", Outcome::Failed, &[Transcript][..]),
        (Some(500), "error: Audio and video processing failed", Outcome::Failed, &[Video, Audio]),
        (Some(500), "Error: processing failed: video", Outcome::Failed, &[Video]),
        (Some(500), "Error: the worker ran out of memory", Outcome::Failed, &[]),
        (Some(500), "Bot processing completed", Outcome::Completed, &[]),
        (Some(200), "Error: Transcript processing failed", Outcome::Completed, &[]),
        (None, "Error: Transcript processing failed", Outcome::Completed, &[]),
        (Some(500), "", Outcome::Completed, &[]),
        (Some(500), "Erroneous: é", Outcome::Completed, &[]),
    ] {
        let mut session = folded(&MET);
        session.apply(&done(code, message));
        assert_eq!((session.outcome(), &session.failed_parts()[..]), (outcome, parts), "{code:?} {message}");
    }
    let mut session = folded(&[&MET[..], &[("transcription.processed", "", "2026-02-27T08:00:00Z")]].concat());
    session.apply(&done(Some(500), "Error: Transcript processing failed"));
    assert_eq!(session.outcome(), Outcome::Completed, "a later run brought it");
}

#[test]
fn silence_ends_a_session_in_the_end() {
    let mut session = folded(&[("bot.inmeeting", "InMeeting", "2026-02-27T07:00:00Z")]);
    assert_eq!(session.idle_limit_at(), "2026-02-28T07:00:00Z".parse().ok());
    session.apply(&record("bot.stopped", "Stopped", "2026-02-27T08:00:00Z"));
    assert_eq!(session.idle_limit_at(), "2026-02-27T08:30:00Z".parse().ok());
}

#[test]
fn the_first_stop_decides() {
    let session = folded(&[
        ("bot.stopped", "NotAllowed", "2026-02-27T07:12:30Z"),
        ("bot.stopped", "Stopped", "2026-02-27T07:12:31Z"),
    ]);
    assert_eq!(session.reason, Some(StopReason::NotAllowed));
    let session = folded(&[
        ("bot.stopped", "Stopped", "2026-02-27T07:12:30Z"),
        ("bot.kicked", "Stopped", "2026-02-27T07:12:30Z"),
        ("bot.denied", "Denied", "2026-02-27T07:12:31Z"),
    ]);
    assert_eq!(session.reason, Some(StopReason::Kicked));
}

#[test]
fn the_timeline_is_in_the_order_of_its_times() {
    let session = folded(&[
        ("bot.done", "Done", "2026-02-27T08:00:00Z"),
        ("bot.joining", "Joining", "2026-02-27T07:00:00Z"),
        ("bot.inmeeting", "InMeeting", "2026-02-27T07:00:00Z"),
    ]);
    let names: Vec<&str> = session.milestones.iter().map(|milestone| milestone.name.as_str()).collect();
    assert_eq!(names, ["bot.joining", "bot.inmeeting", "bot.done"]);
}

fn proven(name: &str, status: &str, at: &str) -> Record {
    let mut record = record(name, status, at);
    record.delivery.auth = super::super::Auth::Signature;
    record
}

#[test]
fn what_is_proven_is_not_taken_back_by_what_is_not() {
    const AT: &str = "2026-02-27T08:00:00Z";
    let told = [
        ("bot.stopped", "Stopped", "bot.stopped", "Denied"),
        ("audio.processed", "", "audio.failed", ""),
        ("bot.inmeeting", "", "data_deletion", ""),
    ];
    for (name, status, forged, forged_status) in told {
        for forged_first in [true, false] {
            let mut records = [record(forged, forged_status, AT), proven(name, status, AT)];
            if !forged_first {
                records.reverse();
            }
            let mut session = Session::default();
            for record in &records {
                session.apply(record);
            }
            assert!(session.may_have(ArtifactKind::Audio, UNKNOWN), "{forged}, first: {forged_first}");
            assert_eq!(session.deleted_at, None, "{forged}, first: {forged_first}");
        }
    }
    let mut session = folded(&[("data_deletion", "", AT)]);
    assert!(session.deleted_at.is_some(), "nothing contradicts it");
    session.apply(&proven("data_deletion", "", AT));
    session.apply(&proven("audio.processed", "", AT));
    assert!(session.deleted_at.is_some(), "and nothing can any more");
}

#[test]
fn a_session_that_only_unproven_events_ended_goes_on() {
    const AT: &str = "2026-02-27T08:00:00Z";
    let ended = folded(&[("bot.stopped", "Stopped", AT), ("bot.done", "", AT)]);
    assert!(ended.is_reopened_by(&proven("bot.inmeeting", "", AT)));
    assert!(ended.is_reopened_by(&proven("audio.processed", "", AT)));
    assert!(!ended.is_reopened_by(&record("bot.inmeeting", "", AT)), "it proves nothing");
    assert!(!ended.is_reopened_by(&proven("bot.stopped", "Stopped", AT)), "it is what was told");
    let mut ended = ended;
    ended.apply(&proven("bot.done", "", AT));
    assert!(!ended.is_reopened_by(&proven("audio.processed", "", AT)), "it has ended");
}
