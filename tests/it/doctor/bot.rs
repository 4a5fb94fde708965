//! What `doctor BOT` finds out about a bot, and what it says to do about it.

use serde_json::{Value, json};

use super::examine;
use crate::support::{Answer, FakeApi, Listener, Service, TestEnv, free_port};

const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";

/// What is found of a bot beside what it is known from, as `STATUS about: what`, and the exit status.
fn found(env: &TestEnv, bot: &str) -> (i32, Vec<String>) {
    let (run, report) = examine(env, &[bot]);
    assert_eq!(report["bot_id"], if bot == "@last" { report["bot_id"].clone() } else { json!(bot) });
    let text = |check: &Value, key: &str| check[key].as_str().unwrap().to_owned();
    let told = |check: &Value| format!("{} {}: {}", text(check, "status"), text(check, "name"), text(check, "what"));
    let checks = report["checks"].as_array().unwrap();
    assert!(checks.iter().all(|check| check["status"] == "pass" || check["advice"] != json!([])), "{report:#}");
    (run.code, checks.iter().map(told).filter(|line| !line.starts_with("pass ")).collect())
}

/// An API that says this of the bot.
fn saying(details: &Value) -> (TestEnv, FakeApi) {
    let api = FakeApi::ok(&json!({"bot_details": details}));
    (TestEnv::of(&api), api)
}

/// What is found of a bot that was made with a callback, of which the API says this.
fn of_details(details: &Value, request: &Value) -> (i32, Vec<String>) {
    let mut request = request.clone();
    request["callback_url"] = json!("https://hooks.example/webhook/0123456789abcdef");
    let mut details = details.clone();
    details["RequestPayload"] = request;
    let (env, _api) = saying(&details);
    found(&env, BOT)
}

/// What is found of a bot by its webhooks alone: there is no key, and no service.
fn of_webhooks(webhooks: &[Value]) -> (i32, Vec<String>) {
    let mut env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download"]);
    for (second, webhook) in webhooks.iter().enumerate() {
        let mut body = webhook.clone();
        body["bot_id"] = json!(BOT);
        body["timestamp"] = json!(format!("2026-02-27T07:11:{second:02}Z"));
        assert_eq!(listener.post(body.to_string()).status, 200);
        listener.record("event");
    }
    assert_eq!(listener.interrupt().code, 0);
    env.set("MEETSTREAM_API_URL", &format!("http://127.0.0.1:{}/api/v1", free_port()));
    let (code, mut found) = found(&env, BOT);
    assert_eq!(found.remove(0), "warn service: there is no API key");
    (code, found)
}

fn provider(name: &str) -> Value {
    json!({"recording_config": {"transcript": {"provider": {name: {}}}}})
}

#[test]
fn a_bot_that_did_its_job_and_was_heard_has_nothing_wrong() {
    let mut env = TestEnv::new();
    let service = Service::start(&env, &[]);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");
    let listener = Listener::start(&env, &["--no-download", "--until", "complete"]);
    let url = listener.url().to_owned();
    let arguments = ["create", "-q", "--link", "https://meet.google.com/abc-defg-hij", "--transcript", "deepgram"];
    assert_eq!(env.run([&arguments[..], &["--callback-url", &url]].concat()).code, 0);
    assert_eq!(listener.wait().code, 0);

    assert_eq!(found(&env, "@last"), (0, vec![]));
    let people = env.run(["doctor", "@last"]).stdout;
    assert!(people.starts_with("bot ") && people.contains("pass  service        says: Done\n"), "{people}");
    assert!(people.contains(" events, sent from here "), "{people}");
}

#[test]
fn a_bot_that_failed_is_explained_with_what_to_do() {
    for (details, expected) in [
        (json!({"Status": "NotAllowed"}), "fail stop: nobody admitted the bot in time"),
        (
            json!({"Status": "Stopped", "StatusTimeline": {"BotRejected": {"status": true, "message": "Denied by host"}}}),
            "fail stop: the host turned the bot, or its recording, away: Denied by host",
        ),
        (json!({"Status": "FAILED"}), "fail stop: the bot broke down; there may be media up to then"),
        (json!({"Status": "Done", "TranscriptStatus": "Failed"}), "fail transcript: the transcript failed"),
        (
            json!({"Status": "RecordingPermissionDenied"}),
            "fail recording: the host refused the recording: there are no media, even if the stop looks clean",
        ),
        (
            json!({"Status": "MediaExpired"}),
            "fail media: the service has erased what was recorded, by request or because its retention ran out",
        ),
    ] {
        let (code, found) = of_details(&details, &provider("deepgram"));
        assert_eq!(code, 1, "{found:?}");
        assert!(found.iter().any(|line| line == expected), "{expected}: {found:?}");
    }
}

#[test]
fn a_bot_that_is_silent_or_waits_is_a_warning() {
    for (details, expected) in [
        (
            json!({"Status": "Joining", "CreatedAt": "2026-01-01T00:00:00Z"}),
            "warn silence: the bot has said nothing for ",
        ),
        (
            json!({"Status": "InWaitingRoom",
                "StatusTimeline": {"WaitingRoom": {"status": true, "timestamp": "2026-01-01T00:00:00Z"}}}),
            "warn lobby: it has waited for ",
        ),
    ] {
        let (code, found) = of_details(&details, &provider("deepgram"));
        assert_eq!(code, 0, "{found:?}");
        assert!(found.iter().any(|line| line.starts_with(expected)), "{expected}: {found:?}");
    }
}

#[test]
fn a_transcript_that_cannot_come_is_told_and_how_to_have_one() {
    let stopped = json!({"Status": "Done", "AudioStatus": "Success"});
    for (request, expected) in [
        (
            provider("meetstream_streaming"),
            "warn transcript: meetstream_streaming writes during the meeting only: no transcript is left afterwards",
        ),
        (provider("meeting_captions"), "warn transcript: the meeting's own captions stand for a transcript"),
        (json!({}), "warn transcript: none was asked for"),
    ] {
        assert_eq!(of_details(&stopped, &request), (0, vec![expected.to_owned()]));
    }
    let mut later = stopped;
    later["transcript_id"] = json!("t-2");
    assert_eq!(of_details(&later, &provider("meetstream_streaming")), (0, vec![]), "a later run has made one");
}

#[test]
fn webhooks_that_do_not_come_are_told_by_name() {
    let mut env = TestEnv::new();
    let service = Service::start(&env, &["--fault", "drop=bot.recording", "--fault", "drop=bot.leaving"]);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");
    let listener = Listener::start(&env, &["--no-download", "--until", "bot.done"]);
    let bot = service
        .create(&json!({"callback_url": listener.url(), "recording_config": provider("deepgram")["recording_config"]}));
    let bot = bot["bot_id"].as_str().unwrap().to_owned();
    assert_eq!(listener.wait().code, 0);
    let (code, lines) = found(&env, &bot);
    assert_eq!(code, 0);
    let expected = "warn webhooks: 2 of 8 never arrived in this journal: bot.recording, bot.leaving";
    assert_eq!(lines, [expected]);

    service.set_faults(&["drop=all"]);
    let silent = service.create(&json!({"callback_url": "http://127.0.0.1:9/0123456789abcdef"}));
    let details = || service.get(&format!("/bots/{}/detail", silent["bot_id"].as_str().unwrap())).json();
    while details()["bot_details"]["StatusTimeline"]["Joining"]["status"] != true {
        std::thread::yield_now();
    }
    let (_, lines) = found(&env, silent["bot_id"].as_str().unwrap());
    assert!(
        lines.contains(&"warn webhooks: none has arrived in this journal; they go to 127.0.0.1".to_owned()),
        "{lines:?}"
    );

    let without = service.create(&json!({}));
    let (_, lines) = found(&env, without["bot_id"].as_str().unwrap());
    assert!(lines.iter().any(|line| line.starts_with("warn webhooks: it sends none")), "{lines:?}");
}

#[test]
fn without_a_key_the_journal_tells_what_it_can() {
    let event =
        |name: &str, status: &str, message: &str| json!({"event": name, "bot_status": status, "message": message});
    let stopped = event("bot.stopped", "Stopped", "");
    let (code, found) = of_webhooks(&[
        event("bot.error", "InMeeting", "Unauthorized Connection: Insufficient funds"),
        stopped.clone(),
        json!({"event": "transcription.failed", "transcript_status": "Failed", "message": "Deepgram API error: 401"}),
    ]);
    assert_eq!(code, 1);
    assert_eq!(
        found,
        [
            "fail transcript: the transcript failed: Deepgram API error: 401",
            "warn trouble: something went wrong during the meeting: Unauthorized Connection: Insufficient funds",
        ]
    );
    let (_, found) = of_webhooks(&[event("bot.recording_permission_denied", "RecordingPermissionDenied", ""), stopped]);
    assert!(found[0].starts_with("fail recording: "), "{found:?}");
    let (code, found) =
        of_webhooks(&[event("bot.stopped", "NotAllowed", "Nobody came"), event("data_deletion", "", "")]);
    assert_eq!(code, 1);
    assert_eq!(found[0], "fail stop: nobody admitted the bot in time: Nobody came");
    assert!(found[1].starts_with("fail media: the service has erased what was recorded at 2026-02-27T07:11:01Z"));
}

#[test]
fn what_could_not_be_saved_is_told() {
    let mut env = TestEnv::new();
    let api = FakeApi::always(Answer::json(403, &json!({"message": "write only"})));
    env.set("MEETSTREAM_API_URL", &api.url());
    env.set("MEETSTREAM_API_KEY", TestEnv::KEY);
    let mut listener = Listener::start(&env, &[]);
    let audio = json!({"event": "audio.processed", "bot_id": BOT, "audio_status": "Success"});
    assert_eq!(listener.post(audio.to_string()).status, 200);
    listener.running().record_where(|record| record["type"] == "artifact" && record["state"] == "failed");
    assert_eq!(listener.interrupt().code, 0);
    let (code, found) = found(&env, BOT);
    assert_eq!(code, 1);
    assert_eq!(
        found,
        ["fail service: refuses to tell (403): write only", "fail download: could not be saved here: audio"]
    );
}

#[test]
fn a_bot_that_nobody_knows_is_a_failure_and_words_from_outside_are_harmless() {
    let api = FakeApi::always(Answer::json(404, &json!({"message": "Bot not found\u{1b}[2J."})));
    let env = TestEnv::of(&api);
    let (code, lines) = found(&env, BOT);
    assert_eq!(code, 1);
    assert!(lines[0].starts_with("fail service: does not know it: Bot not found"), "{lines:?}");
    assert!(!env.run(["doctor", BOT]).stdout.contains('\u{1b}'));

    let (env, _api) = saying(&json!({"Status": "Error\u{1b}]0;x\u{7}", "StatusTimeline":
        {"Error": {"status": true, "message": "\u{1b}[31mboom", "timestamp": "2026-05-26T10:10:20Z"}}}));
    let people = env.run(["doctor", BOT]);
    assert_eq!(people.code, 1);
    assert!(people.stdout.contains("boom") && !people.stdout.contains(['\u{1b}', '\u{7}']), "{:?}", people.stdout);

    let none = env.run(["doctor", "not/a/bot"]);
    assert_eq!((none.code, none.stdout.as_str()), (2, ""));
}
