//! Every scenario has the outcome that it is made for, whoever plays it and whoever is asked.

use serde_json::{Value, json};

use crate::support::{Listener, Run, Service, TestEnv, http, listen_for_people};

/// Every scenario, its outcome and the exit status that goes with it.
const OUTCOMES: [(&str, &str, i32); 13] = [
    ("post-call", "completed", 0),
    ("streaming-only", "completed", 0),
    ("lobby-timeout", "not_allowed", 8),
    ("denied", "denied", 8),
    ("kicked", "kicked", 0),
    ("failed", "failed", 8),
    ("recording-denied", "denied", 8),
    ("permission-regained", "completed", 0),
    ("audio-failed", "failed", 8),
    ("transcript-failed", "failed", 8),
    ("done-failed", "failed", 8),
    ("join-retried", "completed", 0),
    ("data-deletion", "completed", 0),
];

/// Those in which what an earlier event told, or a status beside a name, decides.
const REMEMBERED: [&str; 4] = ["recording-denied", "permission-regained", "audio-failed", "done-failed"];

fn simulate(env: &TestEnv, scenario: &str, to: &str, flags: &[&str]) {
    let run = env.run([&["simulate", scenario, "--to", to, "--speed", "100000", "-q"], flags].concat());
    assert_eq!(run.code, 0, "{scenario}: {}", run.stderr);
}

#[test]
fn every_simulated_scenario_ends_with_its_outcome() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download", "--ephemeral"]);
    let url = listener.url().to_owned();
    for (scenario, outcome, _) in OUTCOMES {
        simulate(&env, scenario, &url, &[]);
        assert_eq!(listener.record("session")["outcome"], outcome, "{scenario}");
    }
    for scenario in REMEMBERED {
        simulate(&env, scenario, &url, &["--envelope", "event"]);
        let (_, outcome, _) = OUTCOMES.iter().find(|(name, ..)| *name == scenario).unwrap();
        assert_eq!(listener.record("session")["outcome"], *outcome, "{scenario} in the first generation");
    }
}

#[test]
fn a_listener_that_waits_for_a_session_ends_with_its_status() {
    let env = TestEnv::new();
    for (scenario, outcome, code) in OUTCOMES.into_iter().filter(|(name, ..)| REMEMBERED.contains(name)) {
        let listener = Listener::start(&env, &["--no-download", "--ephemeral", "--until", "complete"]);
        simulate(&env, scenario, listener.url(), &[]);
        let run = listener.wait();
        assert_eq!((run.code, &run.records("session")[0]["outcome"]), (code, &json!(outcome)), "{scenario}");
    }
}

/// The outcome that a command tells under `--json`.
fn outcome(run: &Run) -> Value {
    match serde_json::from_str::<Value>(&run.stdout) {
        Ok(document) => document["outcome"].clone(),
        Err(_) => run.records("session")[0]["outcome"].clone(),
    }
}

#[test]
fn the_sandbox_tells_the_same_to_whoever_asks() {
    let mut env = TestEnv::new();
    let service = Service::start(&env, &["--speed", "2000"]);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");
    for (scenario, expected, code) in OUTCOMES.into_iter().filter(|(name, ..)| REMEMBERED.contains(name)) {
        let attribute = format!("scenario={scenario}");
        let link = "https://meet.google.com/abc-defg-hij";
        let flags = ["--transcript", "deepgram", "--attr", &attribute, "--poll-every", "50ms", "--json"];
        let recorded = env.run([&["record", "--link", link], &flags[..]].concat());
        assert_eq!((recorded.code, outcome(&recorded)), (code, json!(expected)), "{scenario}: {}", recorded.stderr);
        let bot = recorded.records("session")[0]["bot_id"].as_str().unwrap().to_owned();
        // Somebody else's machine, whose journal knows nothing of the bot.
        let stranger =
            TestEnv::new().with("MEETSTREAM_API_URL", service.api_url()).with("MEETSTREAM_API_KEY", "ms_test");
        let watch = ["watch", &bot, "--no-download", "--ephemeral", "--poll-every", "50ms", "--json"];
        for question in [&["status", &bot, "--json"][..], &watch, &["show", &bot]] {
            let run = stranger.run(question);
            assert_eq!(run.code, code, "{scenario} {question:?}: {}{}", run.stdout, run.stderr);
            if question.contains(&"--json") {
                assert_eq!(outcome(&run), expected, "{scenario} {question:?}");
            }
        }
        let saved = |kind: &str| env.work().join("recordings").join(&bot).join(kind).exists();
        assert_eq!(saved("audio.wav"), !["recording-denied", "audio-failed"].contains(&scenario), "{scenario}");
        assert_eq!(saved("transcript.json"), ["permission-regained", "audio-failed"].contains(&scenario), "{scenario}");
        if scenario == "recording-denied" {
            let fetched = stranger.run(["fetch", "audio", &bot, "--wait", "10m"]);
            assert_eq!(fetched.code, 5, "nothing is waited for: {}", fetched.stderr);
            assert!(fetched.stderr.contains("refused the recording"), "{}", fetched.stderr);
        }
    }
}

#[test]
fn a_failed_end_of_the_processing_names_its_part_and_what_to_do() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download", "--ephemeral"]);
    simulate(&env, "done-failed", listener.url(), &[]);
    assert_eq!(listener.record("session")["failed"], json!(["transcript"]));
    drop(listener);
    let (running, url) = listen_for_people(&env, &["--ephemeral", "--until", "complete"]);
    simulate(&env, "done-failed", &url, &[]);
    let run = running.wait();
    assert_eq!(run.code, 8);
    assert!(run.stdout.contains("means  the processing is over, and no transcript could be made"), "{}", run.stdout);
    assert!(run.stdout.contains("could not be made: transcript"), "{}", run.stdout);
}

/// The webhook of an event, with further fields.
fn webhook(name: &str, bot: &str, fields: &Value) -> String {
    let mut body = json!({"event": name, "bot_id": bot});
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    body.to_string()
}

#[test]
fn a_failure_after_the_verdict_corrects_it_once() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download"]);
    let refused = webhook("bot.recording_permission_denied", "b-4", &json!({"timestamp": "2026-02-27T07:10:00Z"}));
    let late = [
        (
            "b-1",
            webhook("transcription.failed", "b-1", &json!({"transcript_status": "Failed"})),
            "failed",
            "transcript",
        ),
        ("b-2", webhook("audio.processed", "b-2", &json!({"audio_status": "Failed"})), "failed", "audio"),
        (
            "b-3",
            webhook(
                "bot.done",
                "b-3",
                &json!({"status_code": 500, "message": "Error: Video processing failed",
                "timestamp": "2026-02-27T08:00:00Z"}),
            ),
            "failed",
            "video",
        ),
        ("b-4", refused, "denied", ""),
    ];
    for (bot, failure, outcome, part) in &late {
        listener.event("bot.stopped", bot, "Stopped");
        listener.event("bot.done", bot, "Done");
        let first = listener.record("session");
        assert_eq!((&first["outcome"], &first["corrects"]), (&json!("completed"), &json!(false)), "{bot}");
        for _ in 0..2 {
            assert_eq!(listener.post(failure).status, 200);
        }
        let second = listener.record("session");
        assert_eq!((&second["bot_id"], &second["outcome"]), (&json!(bot), &json!(outcome)));
        assert_eq!(second["corrects"], true, "{bot}");
        let named = second["failed"].as_array().unwrap();
        assert!(part.is_empty() == named.is_empty() && named.iter().all(|kind| kind == part), "{bot}: {named:?}");
    }
    listener.event("bot.stopped", "b-5", "Stopped");
    listener.event("bot.done", "b-5", "Done");
    assert_eq!(listener.record("session")["bot_id"], "b-5");
    drop(listener.kill());

    let mut next = Listener::start(&env, &["--no-download"]);
    assert_eq!(next.post(webhook("audio.processed", "b-5", &json!({"audio_status": "Failed"}))).status, 200);
    let corrected = next.record("session");
    assert_eq!((&corrected["bot_id"], &corrected["corrects"]), (&json!("b-5"), &json!(true)), "also after a restart");
}

#[test]
fn people_are_told_that_a_session_was_corrected() {
    let env = TestEnv::new();
    let (mut running, url) = listen_for_people(&env, &["--ephemeral"]);
    let post = |body: String| assert_eq!(http("POST", &url, &[], body.as_bytes()).status, 200);
    let mut line_with = |text: &str| loop {
        let line = running.next_line().expect("a line that says so");
        if line.contains(text) {
            return line;
        }
    };
    post(webhook("bot.stopped", "b-1", &json!({"bot_status": "Stopped"})));
    post(webhook("bot.done", "b-1", &json!({})));
    assert!(line_with("session ended").contains("completed"));
    post(webhook("transcription.failed", "b-1", &json!({})));
    let corrected = line_with("session corrected");
    assert!(corrected.contains("failed") && corrected.contains("could not be made: transcript"), "{corrected}");
}
