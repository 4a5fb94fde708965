//! `listen`: what it asks the API for because no webhook told.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Listener, Run, Service, TestEnv, listen_for_people};

const SOON: &[&str] = &["--poll-every", "50ms", "--until", "complete"];

/// A user with a key, and a sandbox for them.
fn user(flags: &[&str]) -> (TestEnv, Service) {
    let mut env = TestEnv::new();
    let service = Service::start(&env, flags);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");
    (env, service)
}

/// Sends a bot from the user's machine.
fn send(env: &TestEnv, callback_url: &str) -> String {
    let link = ["--link", "https://meet.google.com/abc-defg-hij", "--transcript", "deepgram"];
    let run = env.run([&["create", "--json", "--callback-url", callback_url][..], &link].concat());
    assert_eq!(run.code, 0, "{run:?}");
    run.json()["bot_id"].as_str().unwrap().to_owned()
}

/// The events that were none the second time, each with its source; no two of them have one name.
fn told(run: &Run) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let events = run.records("event").into_iter().filter(|event| event["duplicate"] == false);
    let told: Vec<_> = events.map(|event| (text(&event["name"]), text(&event["source"]))).collect();
    let names: BTreeSet<_> = told.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), told.len(), "{told:?}");
    told
}

#[test]
fn what_no_webhook_tells_is_asked_for_and_fetched() {
    let (env, service) = user(&["--fault", "drop=all"]);
    let listener = Listener::start(&env, SOON);
    let bot = send(&env, listener.url());
    let run = listener.wait();
    assert_eq!(run.code, 0, "{run:?}");
    let told = told(&run);
    for name in ["bot.joining", "bot.stopped", "audio.processed", "transcription.processed"] {
        assert!(told.contains(&(name.to_owned(), "poll".to_owned())), "{name} in {told:?}");
    }
    let summary = &run.records("summary")[0];
    assert_eq!((&summary["received"], &summary["polled"]), (&json!(0), &json!(told.len())));
    let files = ["audio.wav", "session.json", "transcript.json", "transcript.md"];
    assert_eq!(env.tree("recordings"), files.map(|file| format!("{bot}/{file}")));
    assert!(service.requests(&bot).iter().any(|(route, _)| route == "GET /bots/{bot_id}/detail"));
}

#[test]
fn whichever_webhook_is_dropped_it_is_asked_for_and_the_session_is_whole() {
    const EVENTS: [&str; 10] = [
        "bot.joining",
        "bot.in_waiting_room",
        "bot.inmeeting",
        "bot.recording",
        "bot.leaving",
        "bot.stopped",
        "manifest.completed",
        "audio.processed",
        "transcription.processed",
        "bot.done",
    ];
    let (env, service) = user(&["--speed", "60"]);
    let mut listener = Listener::start(&env, &["--poll-every", "50ms"]);
    let mut bots = Vec::new();
    for dropped in EVENTS {
        service.set_faults(&[&format!("drop={dropped}")]);
        let bot = send(&env, listener.url());
        let (mut polled, mut ended, mut done) = (false, false, false);
        while !(polled && ended && done) {
            let record = listener.running().record_where(|record| record["bot_id"] == bot.as_str());
            polled |= record["name"] == dropped && record["source"] == "poll";
            ended |= record["type"] == "session";
            done |= record["name"] == "bot.done";
        }
        bots.push(bot);
    }
    assert_eq!(listener.interrupt().code, 0);
    for (bot, dropped) in bots.iter().zip(EVENTS) {
        let folder = env.work().join("recordings").join(bot);
        let manifest: Value = serde_json::from_slice(&std::fs::read(folder.join("session.json")).unwrap()).unwrap();
        let events = manifest["events"].as_array().unwrap();
        for name in EVENTS {
            let told: Vec<_> = events.iter().filter(|event| event["name"] == name).collect();
            assert_eq!(told.len(), 1, "{name} with {dropped} dropped: {manifest}");
            assert!(name != dropped || told[0]["source"] == "poll", "{manifest}");
        }
        assert_eq!(manifest["outcome"], "completed");
        let files = ["audio.wav", "session.json", "transcript.json", "transcript.md"];
        assert_eq!(env.tree(&format!("recordings/{bot}")), files, "{dropped}");
    }
}

#[test]
fn webhooks_that_come_twice_and_out_of_order_are_one_event_with_what_was_asked_for() {
    let (env, _service) = user(&["--fault", "duplicate", "--fault", "shuffle"]);
    let listener = Listener::start(&env, SOON);
    send(&env, listener.url());
    let run = listener.wait();
    assert_eq!(run.code, 0, "{run:?}");
    assert!(told(&run).len() >= 8);
}

#[test]
fn raw_reality_is_what_webhooks_tell() {
    let (env, service) = user(&["--fault", "drop=bot.inmeeting", "--fault", "drop=audio.processed"]);
    let mut listener = Listener::start(&env, &["--no-poll", "--no-download"]);
    let bot = send(&env, listener.url());
    listener.running().record_where(|record| record["name"] == "bot.done");
    let run = listener.interrupt();
    assert!(told(&run).iter().all(|(name, source)| source == "webhook" && name != "bot.inmeeting"), "{run:?}");
    assert_eq!(run.records("summary")[0]["polled"], 0);
    assert!(service.requests(&bot).iter().all(|(route, _)| route != "GET /bots/{bot_id}/detail"));
}

#[test]
fn a_restart_asks_for_what_was_missed() {
    let (env, service) = user(&["--speed", "20"]);
    let mut listener = Listener::start(&env, &["--no-poll"]);
    let bot = send(&env, listener.url());
    listener.record("event");
    assert_eq!(listener.interrupt().code, 0);
    let run = Listener::start(&env, SOON).wait();
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.records("session")[0]["bot_id"], bot.as_str());
    let told = told(&run);
    assert!(told.iter().all(|(name, source)| source == "poll" && name != "bot.joining"), "{told:?}");
    drop(service);
}

#[test]
fn people_are_told_how_much_came_only_by_polling() {
    let (env, _service) = user(&["--fault", "drop=all"]);
    let (running, url) = listen_for_people(&env, SOON);
    send(&env, &url);
    let run = running.wait();
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.contains("events came only by polling"), "{run:?}");
}

#[test]
fn a_refused_key_keeps_nobody_from_listening() {
    let api = FakeApi::always(Answer::json(401, &json!({"message": "Invalid token."})));
    let env = TestEnv::of(&api);
    let mut listener = Listener::start(&env, &["--no-download", "--poll-every", "50ms"]);
    listener.event("bot.joining", "b-1", "Joining");
    listener.running().wait_for_stderr("is asked no further");
    listener.event("bot.inmeeting", "b-1", "InMeeting");
    let run = listener.interrupt();
    assert_eq!((run.code, run.records("event").len()), (0, 2), "{run:?}");
    assert_eq!(api.lines(), ["GET /api/v1/bots/b-1/detail"]);
}

#[test]
fn an_outage_of_the_api_is_waited_out() {
    let (env, service) = user(&["--fault", "drop=all"]);
    let mut listener = Listener::start(&env, SOON);
    let bot = send(&env, listener.url());
    listener.record("event");
    service.set_faults(&["drop=all", "unavailable"]);
    listener.running().wait_for_stderr("the API cannot be asked for now");
    service.set_faults(&["drop=all", "rate-limited"]);
    service.set_faults(&["drop=all", "odd-timeline", "no-artifact-status"]);
    let run = listener.wait();
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.contains("the API answers again"), "{run:?}");
    assert_eq!(run.records("session")[0]["bot_id"], bot.as_str());
    assert!(told(&run).len() >= 8);
}
