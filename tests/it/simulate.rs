//! `simulate`: meetings that never were, against a handler.

use std::collections::HashMap;
use std::net::TcpListener;

use serde_json::{Value, json};

use crate::support::{App, Hook, Hooked, Run, TestEnv, http, localhost_sockets, status};

/// Plays at full speed and returns the run and what came.
fn played(env: &TestEnv, hook: &Hook, arguments: &[&str]) -> (Run, Vec<Hooked>) {
    let url = hook.url();
    let mut all = vec!["simulate", "--to", &url, "--speed", "10000"];
    all.extend(arguments);
    let run = env.run(all);
    (run, hook.so_far())
}

fn records(run: &Run) -> Vec<Value> {
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_scenario_plays_in_both_generations() {
    let env = TestEnv::new();
    let hook = Hook::start();
    for (scenario, reason, last) in [
        ("post-call", "bot.stopped", "bot.done"),
        ("streaming-only", "bot.stopped", "bot.done"),
        ("lobby-timeout", "bot.notallowed", "bot.done"),
        ("denied", "bot.denied", "bot.done"),
        ("kicked", "bot.kicked", "bot.done"),
        ("failed", "bot.failed", "bot.done"),
        ("recording-denied", "bot.stopped", "bot.done"),
        ("permission-regained", "bot.stopped", "bot.done"),
        ("audio-failed", "bot.stopped", "bot.done"),
        ("transcript-failed", "bot.stopped", "bot.done"),
        ("done-failed", "bot.stopped", "bot.done"),
        ("join-retried", "bot.stopped", "bot.done"),
        ("data-deletion", "bot.stopped", "data_deletion"),
    ] {
        let (run, came) = played(&env, &hook, &[scenario, "--json"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{scenario}");
        let names: Vec<_> = came.iter().map(Hooked::name).collect();
        assert_eq!(names.first().map(String::as_str), Some("bot.joining"), "{scenario}");
        assert_eq!(names.last().map(String::as_str), Some(last), "{scenario}");
        assert!(names.iter().any(|name| name == reason), "{scenario}: {names:?}");
        let told = records(&run);
        let (summary, sent) = told.split_last().unwrap();
        assert_eq!(sent.iter().map(|record| record["name"].clone()).collect::<Vec<_>>(), names);
        assert!(sent.iter().all(|record| record["type"] == "sent" && record["status"] == 200));
        assert_eq!((&summary["type"], &summary["failed"]), (&json!("summary"), &json!(0)));

        let (run, came) = played(&env, &hook, &[scenario, "--envelope", "event"]);
        assert_eq!(run.code, 0, "{scenario}");
        assert!(came.iter().all(|hooked| hooked.json().get("bot_event").is_none()), "{scenario}");
        assert_eq!(run.stdout.lines().count(), came.len(), "{scenario}");
    }
}

#[test]
fn a_retried_join_is_three_events_at_different_times() {
    let (_, came) = played(&TestEnv::new(), &Hook::start(), &["join-retried"]);
    let mut times: Vec<_> = came.iter().filter(|hooked| hooked.name() == "bot.joining").map(Hooked::json).collect();
    times.dedup_by_key(|body| body["timestamp"].clone());
    assert_eq!(times.len(), 3);
}

#[test]
fn a_single_event_can_be_changed() {
    let env = TestEnv::new();
    let changes = ["--set", "bot_id=b-7", "--set", "status_code=418", "--attr", "tenant=acme"];
    let (run, came) = played(&env, &Hook::start(), &[&["audio.processed"][..], &changes].concat());
    assert_eq!(run.code, 0);
    let body = came[0].json();
    assert_eq!((&body["bot_id"], &body["status_code"]), (&json!("b-7"), &json!(418)));
    assert_eq!(body["custom_attributes"], json!({"tenant": "acme"}));
    assert!(run.stdout.starts_with("b-7 audio.processed → 200"), "{}", run.stdout);
}

#[test]
fn a_change_that_fits_nowhere_is_an_error_before_anything_is_sent() {
    let (run, came) = played(&TestEnv::new(), &Hook::start(), &["post-call", "--set", "bot.id=x"]);
    assert_eq!((run.code, run.stdout.as_str(), came.len()), (2, "", 0));
    assert!(run.stderr.contains("no `bot.id`") && run.stderr.contains("bot_id"), "{}", run.stderr);
    let (run, came) = played(&TestEnv::new(), &Hook::start(), &["post-call", "--set", "audio_status=Failed"]);
    assert_eq!(run.code, 0, "one event has it: {}", run.stderr);
    assert!(came.iter().any(|hooked| hooked.json()["audio_status"] == "Failed"));
}

#[test]
fn an_unknown_scenario_is_a_usage_error_that_lists_them() {
    let (run, _) = played(&TestEnv::new(), &Hook::start(), &["party"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("lobby-timeout"), "{}", run.stderr);
}

#[test]
fn webhooks_are_signed_with_the_configured_secret_unless_told_otherwise() {
    let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", "whsec_env");
    env.file("secret", "whsec_file");
    let hook = Hook::start();
    for flags in [&[][..], &["--secret-file", "secret"]] {
        let (_, came) = played(&env, &hook, &[&["bot.joining"][..], flags].concat());
        let signature = came[0].header("x-meetstream-signature").unwrap();
        let mut verify = vec!["verify", "--signature", signature];
        verify.extend(["--timestamp", came[0].header("x-meetstream-timestamp").unwrap()]);
        verify.extend(flags);
        assert_eq!(env.run_with_input(verify, &came[0].body).code, 0);
    }
    let (_, came) = played(&env, &hook, &["bot.joining", "--unsigned"]);
    assert_eq!(came[0].header("x-meetstream-signature"), None);
}

#[test]
fn a_handler_that_refuses_is_shown_and_the_status_is_1() {
    let hook = Hook::answering(|hooked| if hooked.name() == "bot.stopped" { 500 } else { 204 });
    let (run, came) = played(&TestEnv::new(), &hook, &["post-call"]);
    assert_eq!((run.code, came.len()), (1, 11), "it goes on as the service does");
    assert!(run.stdout.contains("bot.stopped → 500 ok"), "{}", run.stdout);
    assert!(run.stderr.contains("10 accepted, 1 not"), "{}", run.stderr);

    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let run = TestEnv::new().run(["simulate", "bot.joining", "--to", &format!("{nobody}/secret-token"), "--json"]);
    assert_eq!(run.code, 6);
    assert_eq!(records(&run)[0]["error"], "nothing listens there");
    assert!(!run.stdout.contains("secret-token") && !run.stderr.contains("secret-token"));
}

#[test]
fn localhost_is_either_of_its_addresses() {
    for socket in localhost_sockets() {
        let app = App::at(socket, |_| status(200));
        let run = TestEnv::new().run(["simulate", "bot.joining", "--to", &format!("{}/hook", app.port())]);
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(app.take().path, "/hook");
    }
}

#[test]
fn the_same_seed_goes_wrong_in_the_same_way() {
    let env = TestEnv::new();
    let hook = Hook::start();
    let wrong = |seed| {
        let flags = ["post-call", "--duplicate", "0.4", "--drop", "20%", "--shuffle", "--seed", seed, "--json"];
        let (run, came) = played(&env, &hook, &flags);
        let (told, names) = (records(&run), came.iter().map(Hooked::name).collect::<Vec<_>>());
        for twice in told.iter().filter(|record| record["duplicate"] == true) {
            let name = twice["name"].as_str().unwrap();
            let bodies: Vec<_> = came.iter().filter(|hooked| hooked.name() == name).map(|h| h.body.clone()).collect();
            assert_eq!(bodies[0], bodies[1], "a redelivery has the same bytes");
        }
        (names, told.last().unwrap()["dropped"].clone())
    };
    assert_eq!(wrong("7"), wrong("7"));
    assert_ne!(wrong("7").0, wrong("8").0);
}

#[test]
fn many_bots_play_at_a_rate_each_in_its_own_order() {
    let (run, came) = played(&TestEnv::new(), &Hook::start(), &["kicked", "--bots", "20", "--rate", "2000", "--json"]);
    assert_eq!(run.code, 0);
    let mut by_bot: HashMap<String, Vec<String>> = HashMap::new();
    for hooked in &came {
        by_bot.entry(hooked.json()["bot_id"].to_string()).or_default().push(hooked.name());
    }
    assert_eq!(by_bot.len(), 20);
    let orders: std::collections::HashSet<_> = by_bot.values().collect();
    assert_eq!(orders.len(), 1, "{orders:?}");
    let summary = records(&run).pop().unwrap();
    assert_eq!(summary["sent"], came.len());
    let least = f64::from(u32::try_from(came.len() - 1).unwrap()) / 2.0;
    assert!(summary["duration_ms"].as_f64().unwrap() >= least, "no faster than the rate: {summary}");
}

#[test]
fn the_examples_in_the_help_are_understood() {
    let env = TestEnv::new();
    let help = env.run(["simulate", "--help"]).stdout.replace(" \\\n    ", " ");
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let examples: Vec<_> = help.lines().map(str::trim).filter(|line| line.starts_with("meetstream ")).collect();
    assert!(examples.len() >= 5, "{help}");
    let fitting = |word| match word {
        "1000" => "10",
        word if word.starts_with("3000") || word.starts_with("http://") => nobody.as_str(),
        word => word,
    };
    for example in examples {
        let words: Vec<_> = example.split(' ').skip(1).map(fitting).collect();
        let run = env.run([&words[..], &["--speed", "100000"]].concat());
        assert_eq!(run.code, 6, "nobody listens, but the words are right: {example}\n{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn an_event_of_the_journal_can_be_sent_again_as_it_came() {
    let env = TestEnv::new();
    let hook = Hook::start();
    let mut listener = env.start(["listen", "--port", "0", "--json", "--no-download"]);
    let url = listener.record("ready")["url"].as_str().unwrap().to_owned();
    let body = "{ \"event\": \"bot.joining\",\n  \"bot_id\": \"b-1\", \"n\": 1.50 }";
    assert_eq!(http("POST", &url, &[], body.as_bytes()).status, 200);
    listener.record("event");
    assert_eq!(listener.interrupt().code, 0);

    let (run, came) = played(&env, &hook, &["--from", "1"]);
    assert_eq!((run.code, String::from_utf8_lossy(&came[0].body).as_ref()), (0, body), "{}", run.stderr);
    let (_, came) = played(&env, &hook, &["--from", "1", "--set", "n=2"]);
    assert_eq!(came[0].json(), json!({"event": "bot.joining", "bot_id": "b-1", "n": 2}));
    let (run, _) = played(&env, &hook, &["--from", "1", "--set", "x=2"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let (run, _) = played(&env, &hook, &["--from", "99"]);
    assert_eq!((run.code, run.stdout.as_str()), (5, ""));
    assert!(run.stderr.contains("no event 99"), "{}", run.stderr);
}
