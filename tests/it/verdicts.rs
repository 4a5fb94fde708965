//! What a session means to a script: the same whenever and however it is asked.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Listener, Service, TestEnv};

const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";

/// What the service says of a bot whose state is the first word, and that has reached stages.
fn service(status: &'static str, details: Value) -> FakeApi {
    FakeApi::start(move |call, _| match call.target.rsplit('/').next() {
        Some("status") => Answer::json(200, &json!({"bot_id": BOT, "status": status})),
        Some("detail") => {
            let mut details = details.clone();
            details["Status"] = status.into();
            Answer::json(200, &json!({"bot_details": details}))
        }
        _ => Answer::json(202, &json!({"message": "Not started"})),
    })
}

fn reached(stages: &[&str]) -> Value {
    let stage = |name: &&str| ((*name).to_owned(), json!({"status": true, "timestamp": "2026-02-27T07:11:51Z"}));
    json!({"StatusTimeline": stages.iter().map(stage).collect::<serde_json::Map<_, _>>(),
        "RequestPayload": {"video_required": false, "recording_config": {"transcript": {"provider": {"deepgram": {}}}}},
        "transcript_id": "t-1"})
}

/// Every way to ask what became of a bot.
const QUESTIONS: &[&[&str]] = &[
    &["status", BOT],
    &["status", BOT, "--watch"],
    &["show", BOT],
    &["watch", BOT, "--no-download", "--ephemeral"],
    &["record", "--resume", BOT, "--no-download", "--ephemeral"],
];

#[test]
fn a_bot_that_was_turned_away_is_8_whenever_and_however_it_is_asked() {
    for (status, stages) in [
        ("Denied", &["Joining", "BotRejected"][..]),
        ("Done", &["Joining", "WaitingRoom", "Leaving", "BotRejected", "Done"]),
        ("Done", &["Joining", "BotNotAllowed", "Done"]),
        ("Stopped", &["Joining", "BotNotAllowed", "Stopped", "Done"]),
        ("Done", &["Joining", "InMeeting", "Error", "Done"]),
    ] {
        let api = service(status, reached(stages));
        let env = TestEnv::of(&api);
        // Until the service has said that it is done with a bot, those that follow it give it half a minute.
        let questions = if stages.contains(&"Done") { QUESTIONS } else { QUESTIONS.split_at(3).0 };
        for question in questions {
            let run = env.run(*question);
            assert_eq!(run.code, 8, "{status} {stages:?} {question:?}: {}", run.stderr);
        }
        assert_ne!(env.run(["doctor", BOT]).code, 0);
    }
}

#[test]
fn a_bot_whose_transcript_failed_is_8_whoever_asks() {
    let mut details = reached(&["Joining", "InMeeting", "Stopped", "AudioProcessing", "Done"]);
    details["TranscriptStatus"] = "Failed".into();
    details["AudioStatus"] = "Success".into();
    let api = service("Done", details);
    let env = TestEnv::of(&api);
    for question in QUESTIONS {
        let run = env.run(*question);
        assert_eq!(run.code, 8, "{question:?}: {}", run.stderr);
    }
}

#[test]
fn a_bot_that_did_its_work_is_0_and_its_outcome_is_told() {
    let mut details = reached(&["Joining", "InMeeting", "Stopped", "AudioProcessing", "Done"]);
    details["TranscriptStatus"] = "Success".into();
    details["AudioStatus"] = "Success".into();
    let api = service("Done", details);
    let env = TestEnv::of(&api);
    for question in &QUESTIONS[..4] {
        let run = env.run(*question);
        assert_eq!(run.code, 0, "{question:?}: {}", run.stderr);
    }
    assert_eq!(env.run(["status", BOT, "--json"]).json()["outcome"], "completed");
    let api = service("Recording", reached(&["Joining", "InMeeting"]));
    let run = TestEnv::of(&api).run(["status", BOT, "--json"]);
    assert_eq!((run.code, run.json()["outcome"].clone()), (0, Value::Null));
}

#[test]
fn a_look_that_comes_after_the_refusal_still_tells_of_it() {
    let mut env = TestEnv::new();
    let service = Service::start(&env, &["--speed", "2000"]);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");
    let made = service.create(&json!({"custom_attributes": {"scenario": "denied"}}));
    let bot = made["bot_id"].as_str().unwrap();
    let watched = env.run(["status", bot, "--watch"]);
    assert_eq!(watched.code, 8, "{}", watched.stdout);
    let asked = env.run(["status", bot]);
    assert_eq!((asked.code, asked.stdout), (8, format!("{bot}  Done  denied\n")));
    assert_eq!(env.run(["status", bot, "-q"]).stdout, "Done\n");
    assert_eq!(env.run(["status", bot, "--json"]).json()["outcome"], "denied");
}

#[test]
fn what_the_journal_heard_counts_where_the_service_keeps_quiet() {
    let api = service("Stopped", json!({}));
    let env = TestEnv::of(&api);
    let listener = Listener::start(&env, &["--no-download"]);
    listener.event("bot.recording_permission_denied", BOT, "RecordingPermissionDenied");
    listener.event("bot.stopped", BOT, "Stopped");
    listener.interrupt();
    let run = env.run(["status", BOT]);
    assert_eq!((run.code, run.stdout), (8, format!("{BOT}  Stopped  denied\n")));
    assert_eq!(env.run(["show", BOT]).code, 8);
}

#[test]
fn a_recording_that_was_refused_is_a_failed_session_though_the_stop_is_clean() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--until", "stopped"]);
    listener.event("bot.recording_permission_denied", BOT, "RecordingPermissionDenied");
    listener.event("bot.stopped", BOT, "Stopped");
    assert_eq!(listener.wait().code, 8);
}

#[test]
fn nothing_waits_for_an_artifact_of_a_bot_that_never_came_in() {
    for (status, stages) in [
        ("Done", &["Joining", "WaitingRoom", "Leaving", "Stopped", "Done"][..]),
        ("Done", &["Joining", "WaitingRoom", "BotRejected", "Done"]),
        ("NotAllowed", &["Joining", "WaitingRoom"]),
    ] {
        let api = service(status, reached(stages));
        let env = TestEnv::of(&api);
        for kind in ["transcript", "audio", "summary", "all"] {
            let begin = std::time::Instant::now();
            let run = env.run(["fetch", kind, BOT, "--wait", "10m"]);
            assert_eq!(run.code, 5, "{status} {kind}: {}", run.stderr);
            assert!(begin.elapsed() < Duration::from_mins(1), "{kind}");
            assert!(run.stderr.contains("the bot was never in the meeting"), "{status} {kind}: {}", run.stderr);
            assert!(!run.stderr.contains("meetstream transcribe"), "there is no audio: {}", run.stderr);
        }
    }
}
