//! `--where`: which events count by their payload.

use serde_json::{Value, json};

use super::listen;
use crate::support::{App, TestEnv, http, status};

fn of_team(team: &str, n: u32, name: &str) -> Value {
    json!({"event": name, "bot_id": format!("bot-of-{team}"), "timestamp": format!("t{n}"), "n": n,
           "custom_attributes": {"team": team}})
}

fn post(url: &str, body: &Value) {
    assert_eq!(http("POST", url, &[], body.to_string().as_bytes()).status, 200);
}

const OF_A: &str = r#".custom_attributes.team == "a""#;

#[test]
fn only_events_that_fulfil_it_are_shown_relayed_and_run_and_every_session_is_told_of() {
    let env = TestEnv::new().with("PATH", "/usr/local/bin:/usr/bin:/bin");
    let app = App::start(|_| status(204));
    let target = app.port().to_string();
    let arguments = [
        "--where",
        OF_A,
        "--where",
        ".n < 9",
        "--forward",
        &target,
        "--exec",
        "echo $MEETSTREAM_SEQ >> ran",
        "--until",
        "complete",
    ];
    let (mut listener, url) = listen(&env, &arguments);
    for (n, team) in [(1, "b"), (2, "a"), (3, "b"), (9, "a")] {
        post(&url, &of_team(team, n, "bot.recording"));
    }
    let event = listener.record("event");
    assert_eq!((&event["seq"], &event["payload"]["n"]), (&json!(2), &json!(2)));
    assert_eq!(app.take().json()["n"], 2);
    assert_eq!(listener.record("exec")["seq"], 2);
    post(&url, &of_team("b", 5, "bot.done"));
    let run = listener.wait();
    let session = run.records("session").remove(0);
    assert_eq!(
        (&session["bot_id"], &session["outcome"], run.code),
        (&json!("bot-of-b"), &json!("completed"), 0),
        "{run:?}"
    );
    assert_eq!(run.records("event").len(), 1, "{run:?}");
    assert!(app.so_far().is_empty());
    assert_eq!(std::fs::read_to_string(env.work().join("ran")).unwrap(), "2\n");

    let numbers = |arguments: &[&str]| -> Vec<u64> {
        let run = env.run([&["events"], arguments, &["--where", OF_A]].concat());
        assert_eq!(run.code, 0, "{run:?}");
        run.records("event").iter().map(|event| event["seq"].as_u64().unwrap()).collect()
    };
    assert_eq!(numbers(&["list", "--json"]), [2, 4], "everything is kept");
    assert_eq!(numbers(&["list", "--json", "--limit", "1"]), [4]);
    assert_eq!(numbers(&["export"]), [2, 4]);
    let replayed = env.run(["events", "replay", "..", "--where", ".n == 9", "--to", &target]);
    assert_eq!(replayed.code, 0, "{replayed:?}");
    assert_eq!(app.so_far().iter().map(|hooked| hooked.json()["n"].clone()).collect::<Vec<_>>(), [9]);
    assert_eq!(env.run(["events", "replay", "..", "--where", ".n == 99", "--to", &target]).code, 5);
}

#[test]
fn files_are_fetched_of_events_that_fulfil_it() {
    let env = TestEnv::new();
    let mut listener = env.start(["listen", "--port", "0", "--json", "--where", OF_A]);
    let url = listener.record("ready")["url"].as_str().unwrap().to_owned();
    for (n, team) in [(1, "b"), (2, "a")] {
        post(&url, &of_team(team, n, "audio.processed"));
    }
    assert_eq!(listener.record("event")["seq"], 2);
    post(&url, &of_team("b", 3, "bot.done"));
    listener.record("session");
    listener.interrupt();
    let asked = |seq: &str| env.run(["events", "show", seq, "--json"]).json()["effects"].as_array().unwrap().len();
    assert_eq!((asked("1"), asked("2")), (0, 1));
}

#[test]
fn what_has_no_answer_does_not_count_and_is_said_once() {
    let env = TestEnv::new();
    let app = App::start(|_| status(204));
    let (mut listener, url) = listen(&env, &["--where", ".n | startswith(\"x\")", "--forward", &app.url()]);
    for body in [json!({"event": "x", "n": 1}), json!({"event": "y", "n": 2}), json!({"event": "z", "n": "x"})] {
        post(&url, &body);
    }
    assert_eq!(listener.record("event")["seq"], 3);
    assert_eq!(app.take().json()["event"], "z");
    let run = listener.interrupt();
    let told: Vec<&str> = run.stderr.lines().filter(|line| line.contains("--where")).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("where it has no answer, an event does not count"), "{told:#?}");
    let run = env.run(["events", "list", "--where", ".n"]);
    assert!(run.code == 0 && run.stderr.matches("neither true nor false").count() == 1, "{run:?}");
}

#[test]
fn what_is_no_condition_is_refused_at_the_start_with_its_place() {
    let env = TestEnv::new();
    for (condition, told) in [
        (".a == ]", "unexpected `]` at character 7"),
        (".a[", "it ends too early"),
        ("frobnicate", "unknown `frobnicate` at character 1"),
        ("def f: f; f", "`def`"),
        ("true | repeat(.)", "`repeat` at character 8 is not for conditions"),
        ("[range(1000000000000)] == []", "`range` at character 2"),
        ("env", "`env`"),
    ] {
        for command in [&["listen", "--port", "0"][..], &["events", "list"], &["events", "export"]] {
            let run = env.run([command, &["--where", condition]].concat());
            assert_eq!(run.code, 2, "{run:?}");
            assert!(run.stderr.contains(told), "{told}: {run:?}");
        }
    }
}
