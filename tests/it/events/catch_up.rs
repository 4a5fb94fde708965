//! `events catch-up`: what the API tells and no webhook told.

use serde_json::{Value, json};

use super::records;
use crate::support::{Listener, Service, TestEnv};

/// A user with a key, and a sandbox for them whose meetings take a moment.
fn user() -> (TestEnv, Service) {
    let mut env = TestEnv::new();
    let service = Service::start(&env, &[]);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");
    (env, service)
}

/// Sends a bot from the user's machine, with nowhere to send webhooks to.
fn send(env: &TestEnv) -> String {
    let link = "https://meet.google.com/abc-defg-hij";
    let run = env.run(["create", "--link", link, "--transcript", "deepgram", "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    run.json()["bot_id"].as_str().unwrap().to_owned()
}

/// Catches up again and again until all is over; the events of all runs.
fn until_over(env: &TestEnv, arguments: &[&str]) -> Vec<Value> {
    let mut events = Vec::new();
    loop {
        let run = env.run([&["events", "catch-up", "--json"], arguments].concat());
        assert_eq!(run.code, 0, "{run:?}");
        let end = records(&run).pop().unwrap();
        assert_eq!(end["type"], "caught_up", "{run:?}");
        let new = run.records("event");
        assert_eq!(end["events"], new.len());
        events.extend(new);
        if names(&events).contains(&"bot.done") {
            assert_eq!((&end["bots"], &end["open"]), (&json!(1), &json!([])));
            return events;
        }
    }
}

fn names(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| event["name"].as_str().unwrap()).collect()
}

#[test]
fn a_session_of_which_nothing_was_heard_is_told_from_its_beginning_to_its_end() {
    let (env, _service) = user();
    let bot = send(&env);
    let events = until_over(&env, &[]);
    let names = names(&events);
    for name in ["bot.joining", "bot.inmeeting", "bot.stopped", "audio.processed", "transcription.processed"] {
        assert_eq!(names.iter().filter(|known| **known == name).count(), 1, "{name} in {names:?}");
    }
    assert!(events.iter().all(|event| event["source"] == "poll" && event["bot_id"] == bot.as_str()));
    assert!(events.iter().all(|event| event["duplicate"] == false && event["late"] == false));

    let listed = env.run(["events", "list", "--source", "poll", "--json"]);
    assert_eq!(records(&listed).len(), events.len(), "they are in the journal");
    let prefix: String = bot.chars().take(8).collect();
    let again = env.run(["events", "catch-up", &prefix]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{again:?}");
    assert!(again.stderr.contains("0 events new, of 1 bot"), "{again:?}");
}

#[test]
fn bots_of_other_machines_are_found_by_when_they_were_created() {
    let (env, service) = user();
    let bot = service.create(&json!({}))["bot_id"].as_str().unwrap().to_owned();
    let nothing = env.run(["events", "catch-up"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (0, ""));
    assert!(nothing.stderr.contains("no bot to ask about"), "{nothing:?}");
    let events = until_over(&env, &["--since", "1h"]);
    assert!(events.iter().all(|event| event["bot_id"] == bot.as_str()));
    let older = env.run(["events", "catch-up", "--since", "2100-01-01", "--json"]);
    assert_eq!(records(&older), [json!({"type": "caught_up", "bots": 0, "events": 0, "open": []})]);
}

#[test]
fn what_cannot_be_asked_about_is_said_and_the_others_are() {
    let (mut env, _service) = user();
    let bot = send(&env);
    let run = env.run(["events", "catch-up", "b-unknown", &bot, "--json"]);
    assert_eq!(run.code, 5, "{run:?}");
    assert_eq!(run.error()["http_status"], 404);
    assert_eq!(records(&run).pop().unwrap()["bots"], 1);
    env.set("MEETSTREAM_API_KEY", "");
    let run = env.run(["events", "catch-up", &bot]);
    assert_eq!(run.code, 4, "{run:?}");
}

#[test]
fn a_listener_acts_on_what_was_caught_up_and_a_simulation_is_nothing_to_ask_about() {
    let (env, service) = user();
    service.set_faults(&["drop=all"]);
    let mut listener = Listener::start(&env, &["--no-download", "--no-poll"]);
    listener.event("bot.joining", "b-simulated", "Joining");
    assert_eq!(listener.record("event")["bot_id"], "b-simulated");
    let bot = send(&env);
    let run = env.run(["events", "catch-up", "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    // On a slow machine all is over before the first is asked about.
    if !names(&run.records("event")).contains(&"bot.done") {
        until_over(&env, &[&bot]);
    }
    assert_eq!(listener.record("session")["bot_id"], bot.as_str());
}
