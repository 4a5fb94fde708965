//! `watch`: what `listen` shows, by asking.

use serde_json::{Value, json};

use super::{FILES, WHOLE, record, user};
use crate::support::{App, Listener, TestEnv};

const FLAGS: [&str; 3] = ["--poll-every", "50ms", "--json"];

/// Sends a bot of which nothing is heard.
fn send(env: &TestEnv) -> String {
    let run = env.run(["create", "--link", super::LINK, "--video", "--transcript", "deepgram", "-q"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.trim().to_owned()
}

fn names(records: &[Value]) -> Vec<&str> {
    records.iter().map(|record| record["name"].as_str().unwrap()).collect()
}

#[test]
fn a_bot_is_followed_to_its_files() {
    let (env, _service) = user(&[]);
    let bot = send(&env);
    let run = env.run([&["watch", &bot], &FLAGS[..]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let events = run.records("event");
    assert!(names(&events).contains(&"audio.processed") && events.iter().all(|event| event["source"] == "poll"));
    assert_eq!(run.records("session")[0]["artifacts"], json!(["audio", "transcript", "video"]));
    assert_eq!(run.records("summary").len(), 1);
    assert_eq!(env.tree("recordings"), FILES.map(|file| format!("{bot}/{file}")));
}

#[test]
fn what_the_journal_has_is_shown_first_and_what_is_lacking_is_fetched() {
    let (env, service) = user(&[]);
    let bot = send(&env);
    let first = env.run([&["watch", &bot, "--no-download"], &FLAGS[..]].concat());
    assert_eq!((first.code, env.tree("recordings").len()), (0, 0), "{}", first.stderr);

    let again = env.run([&["watch", "@last"], &FLAGS[..]].concat());
    assert_eq!(again.code, 0, "{}", again.stderr);
    let order = |run: &crate::support::Run| names(&run.records("event")).join(" ");
    assert_eq!(order(&again), order(&first), "from the journal");
    assert_eq!(again.records("session").len(), 1);
    assert_eq!(again.records("summary")[0]["polled"], 0);
    assert_eq!(env.tree("recordings"), FILES.map(|file| format!("{bot}/{file}")));

    let asked = service.requests(&bot);
    std::fs::remove_file(env.work().join(format!("recordings/{bot}/video.mp4"))).unwrap();
    let third = env.run([&["watch", &bot], &FLAGS[..]].concat());
    let saved: Vec<_> = third.records("artifact").into_iter().filter(|record| record["state"] == "saved").collect();
    assert_eq!((third.code, saved.len()), (0, 1), "{}", third.stderr);
    assert_eq!(env.tree("recordings"), FILES.map(|file| format!("{bot}/{file}")));
    let looks = |requests: &[(String, u64)]| {
        requests.iter().filter(|(route, _)| route.ends_with("/detail")).map(|(_, count)| count).sum::<u64>()
    };
    assert_eq!(looks(&service.requests(&bot)), looks(&asked), "the journal knew how it ended");
}

#[test]
fn it_ends_where_it_is_told_to_also_when_that_is_past() {
    let (env, _service) = user(&[]);
    let bot = send(&env);
    for until in ["bot.recording", "stopped", "bot.recording"] {
        let run = env.run([&["watch", &bot, "--until", until], &FLAGS[..]].concat());
        assert_eq!(run.code, 0, "{until}: {}", run.stderr);
    }
    let never = env.run([&["watch", &bot, "--until", "no.such.event"], &FLAGS[..]].concat());
    assert_eq!(never.code, 3, "the session ended without it: {}", never.stderr);
}

#[test]
fn several_bots_end_with_the_worst_status() {
    let (env, _service) = user(&[]);
    let good = send(&env);
    let denied = env.run(["create", "--link", super::LINK, "--attr", "scenario=denied", "-q"]);
    let run = env.run_with_input([&["watch", &good, "-"], &FLAGS[..]].concat(), denied.stdout);
    assert_eq!(run.code, 8, "{}", run.stderr);
    assert_eq!(run.records("session").len(), 2);
    let unknown = "6667fd0c-0165-471a-a880-06a1180be377";
    let run = env.run([&["watch", &good, unknown], &FLAGS[..]].concat());
    assert_eq!(run.code, 5, "{}", run.stderr);
    let run = env.run([&["watch", unknown], &FLAGS[..]].concat());
    assert_eq!(run.code, 5, "{}", run.stderr);
    let refused = env.with("MEETSTREAM_API_KEY", "").run([&["watch", unknown], &FLAGS[..]].concat());
    assert_eq!(refused.code, 4, "{}", refused.stderr);
}

#[test]
fn filters_hide_and_keep_nothing_out_of_the_journal_and_events_are_relayed() {
    let (env, _service) = user(&[]);
    let bot = send(&env);
    let app = App::start(|_| crate::support::status(200));
    let flags = ["--event", "audio.*", "--forward", &app.url(), "--no-download"];
    let run = env.run([&["watch", &bot], &flags[..], &FLAGS[..]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(names(&run.records("event")), ["audio.processed"]);
    assert_eq!(run.records("forward").len(), 1, "{}", run.stdout);
    let kept = env.run(["events", "list", "--json"]);
    assert!(names(&kept.records("event")).contains(&"bot.stopped"), "{}", kept.stdout);
}

#[test]
fn beside_a_listener_it_keeps_a_journal_of_its_own() {
    let (env, _service) = user(&[]);
    let listener = Listener::start(&env, &["--no-download"]);
    let bot = send(&env);
    let run = env.run([&["watch", &bot], &FLAGS[..]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let journal = run.records("ready")[0]["journal"].as_str().unwrap().to_owned();
    assert!(journal.ends_with("journal-2.db") && run.stderr.contains(&journal), "{}", run.stderr);
    assert_eq!(env.tree("recordings"), FILES.map(|file| format!("{bot}/{file}")));
    drop(listener.kill());
    let alone = record(&env, &WHOLE);
    assert!(alone.records("ready")[0]["journal"].as_str().unwrap().ends_with("/journal.db"));
}
