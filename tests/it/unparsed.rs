//! Deliveries that prove themselves and are not understood, and several events in one delivery.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde_json::{Value, json};

use crate::support::{App, Listener, TestEnv, http, status};

/// Bodies that are no JSON object, and why.
const BODIES: [(&[u8], &str); 9] = [
    (b"event=bot.done&bot_id=b-1", "the body is not JSON: line 1, column 1: no value begins here"),
    (b"", "the body is empty"),
    (b" \n", "the body is empty"),
    (b"\xff\xfd\x00\x1b[2J\x9b", "the body is not UTF-8 text: invalid byte at offset 0"),
    (b"{\"event\":\"bot.done\"} and more", "the body is not JSON: line 1, column 22: something follows after the end"),
    (b"{\"event\":\"bot.done\",", "the body is not JSON: line 1, column 20: it ends in the middle"),
    (b"[]", "the body is not a JSON object"),
    (b"\"\x1b]0;title\x07\"", "the body is not a JSON object"),
    (b"[{\"event\":\"bot.done\"},7]", "item 2 of the array is not a JSON object"),
];

fn unparsed(body: &[u8]) -> String {
    json!({"type": "event", "received_at": "2026-02-27T07:01:00Z", "name": "unparsed", "body_base64": BASE64.encode(body)})
        .to_string()
}

#[test]
fn what_proves_itself_and_is_not_understood_is_kept_shown_and_relayed() {
    let env = TestEnv::new();
    let app = App::start(|_| status(200));
    let (target, count) = (app.url(), BODIES.len().to_string());
    let flags = ["--secret-path", "--no-download", "--forward", &target, "--count", &count];
    let acts = ["--exec", "cat > ran", "--on", "*=cat > ran", "--on", "unparsed=cat >> bodies"];
    let mut listener = Listener::start(&env, &[&flags[..], &acts].concat());
    for (body, problem) in BODIES {
        assert_eq!(listener.post(body).status, 200, "{problem}");
        let record = listener.record("event");
        assert_eq!((&record["name"], &record["auth"]), (&json!("unparsed"), &json!("path")));
        assert_eq!((&record["payload"], &record["bot_id"]), (&Value::Null, &Value::Null));
        assert_eq!(record["body_base64"], BASE64.encode(body));
        assert_eq!(record["problem"], problem);
        assert_eq!(record["duplicate"], false);
        let hooked = app.take();
        assert_eq!(hooked.header("content-length"), Some(&*body.len().to_string()));
        assert_eq!(hooked.body, body);
    }
    let run = listener.wait();
    assert_eq!(run.code, 0, "each counts as one event: {run:?}");
    assert_eq!(run.records("rejected"), Vec::<Value>::new());
    assert!(!env.work().join("ran").exists(), "commands expect JSON");
    let fed: Vec<u8> = BODIES.iter().flat_map(|(body, _)| body.to_vec()).collect();
    assert_eq!(std::fs::read(env.work().join("bodies")).unwrap(), fed);
}

#[test]
fn what_is_not_understood_is_printed_exported_and_replayed_whole() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--secret-path", "--no-download"]);
    for (body, _) in BODIES {
        assert_eq!(listener.post(body).status, 200);
        drop(listener.record("event"));
    }
    drop(listener.kill());

    let listed = env.run(["events", "list"]);
    for (_, problem) in BODIES {
        assert!(listed.stdout.contains(&format!("unparsed                  {problem}")), "{}", listed.stdout);
    }
    let exported = env.run(["events", "export"]);
    let other = TestEnv::new();
    assert_eq!(other.run_with_input(["events", "import"], &exported.stdout).code, 0);
    assert_eq!(
        other.run_with_input(["events", "import"], &exported.stdout).stdout,
        "imported 0 events, 9 known already\n"
    );
    let app = App::start(|_| status(200));
    for env in [&env, &other] {
        for ((body, problem), seq) in BODIES.iter().zip(1..) {
            let seq = &*seq.to_string();
            let shown = env.run(["events", "show", seq, "--json"]).json();
            assert_eq!((&shown["problem"], &shown["body_base64"]), (&json!(problem), &json!(BASE64.encode(body))));
            assert_eq!((shown.get("body"), &shown["payload"]), (None, &Value::Null));
            let text = env.run(["events", "show", seq]).stdout;
            assert!(text.contains(&format!("problem   {problem}\n")), "{text}");
            assert!(!text.chars().any(|character| character.is_control() && character != '\n'), "{text:?}");
            assert_eq!(env.run(["events", "replay", seq, "--to", &app.url()]).code, 0);
            assert_eq!(app.take().body, *body);
        }
    }
    let raw = env.command(["events", "show", "4", "--raw"]).output().unwrap();
    assert_eq!(raw.stdout, BODIES[3].0);
    let again = env.run(["events", "replay", "4", "--json"]).json();
    assert_eq!((&again["name"], &again["body_base64"]), (&json!("unparsed"), &json!(BASE64.encode(BODIES[3].0))));
    let shared = env.run(["events", "export", "--redact"]).stdout;
    assert!(!shared.contains(&BASE64.encode(BODIES[0].0)), "nobody knows what is private in it: {shared}");
    assert_eq!(TestEnv::new().run_with_input(["events", "import"], &shared).code, 0);
}

#[cfg(unix)]
#[test]
fn bytes_from_outside_reach_no_terminal() {
    let env = TestEnv::new();
    let large = [b"\x1b[2J\x9b".repeat(200_000), b"end".to_vec()].concat();
    let named = json!({"event": "\u{1b}[2Jx".repeat(200_000), "bot_id": "b-1", "message": "\u{9b}2J\r\n\u{202e}"});
    let lines = [
        unparsed(&large),
        json!({"type": "event", "received_at": "2026-02-27T07:01:00Z", "payload": named}).to_string(),
    ];
    assert_eq!(env.run_with_input(["events", "import"], &lines.join("\n")).code, 0);
    for arguments in [
        &["events", "list"][..],
        &["events", "show", "1"],
        &["events", "show", "1", "--raw"],
        &["events", "show", "2"],
        &["events", "show", "2", "--raw"],
    ] {
        let run = env.run_on_screen([&["--color", "never"], arguments].concat(), 80);
        assert_eq!(run.code, 0, "{arguments:?}");
        let hostile = |c: char| (c.is_control() && c != '\n' && c != '\r' && c != '\t') || c == '\u{202e}';
        let found = run.stdout.chars().find(|c| hostile(*c));
        assert_eq!(found, None, "{arguments:?}");
    }
}

#[test]
fn what_proves_nothing_is_refused_as_before() {
    let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1");
    let mut listener = Listener::start(&env, &["--no-download", "--allow-unsigned"]);
    for (body, problem) in BODIES {
        assert_eq!(listener.post(body).status, 400, "{problem}");
        assert_eq!(listener.record("rejected")["reason"], problem);
    }
    let body = "event=bot.done";
    let signature = env.run_with_input(["sign"], body).stdout;
    let headers = [("x-meetstream-signature", signature.trim())];
    assert_eq!(http("POST", listener.url(), &headers, body.as_bytes()).status, 200, "{signature}");
    let record = listener.record("event");
    assert_eq!((&record["name"], &record["auth"]), (&json!("unparsed"), &json!("signature")));
}

#[test]
fn an_array_of_objects_is_as_many_events() {
    let env = TestEnv::new();
    let app = App::start(|_| status(200));
    let mut listener = Listener::start(&env, &["--no-download", "--forward", &app.url()]);
    let items = [r#"{"event":"bot.joining", "bot_id":"b-1"}"#, r#"{"event":"bot.inmeeting","bot_id":"b-1"}"#];
    let body = format!(" [{},\n {}]", items[0], items[1]);
    let headers =
        [("x-meetstream-signature", "00"), ("x-own", "1"), ("content-type", "application/json; charset=utf-8")];
    assert_eq!(http("POST", listener.url(), &headers, body.as_bytes()).status, 200);
    for item in items {
        let record = listener.record("event");
        assert_eq!(record["payload"], serde_json::from_str::<Value>(item).unwrap());
        let hooked = app.take();
        assert_eq!(hooked.body, item.as_bytes());
        assert_eq!((hooked.header("x-own"), hooked.header("x-meetstream-signature")), (Some("1"), None));
        assert_eq!(hooked.header("content-type"), Some("application/json"));
    }
    for (body, reason) in [
        (format!("[{},7]", items[0]), "item 2 of the array is not a JSON object"),
        (format!("[{}]", vec!["{}"; 1_001].join(",")), "the body holds more than 1000 events"),
    ] {
        assert_eq!(listener.post(body).status, 400);
        assert_eq!(listener.record("rejected")["reason"], reason);
    }
    drop(listener.kill());
    assert_eq!(env.run(["events", "list", "--json"]).records("event").len(), 2);
}

#[test]
fn what_can_be_read_by_now_is_read_once() {
    let env = TestEnv::new();
    let app = App::start(|_| status(200));
    let mut listener =
        Listener::start(&env, &["--no-download", "--forward", &app.url(), "--exec", "cat >> ran; echo >> ran"]);
    let stopped = r#"{"event":"bot.stopped","bot_id":"b-1","bot_status":"Stopped"}"#;
    let two = r#"[{"event":"bot.joining","bot_id":"b-2"},{"event":"bot.done","bot_id":"b-2"}]"#;
    let bodies = [stopped.as_bytes(), two.as_bytes(), b"a=1"];
    let lines: Vec<String> = bodies.iter().map(|body| unparsed(body)).collect();
    assert_eq!(env.run_with_input(["events", "import"], &lines.join("\n")).code, 0);
    for body in bodies {
        assert_eq!(app.take().body, body, "it is relayed as it came");
        assert_eq!(listener.record("forward")["status"], 200);
    }

    let run = env.run(["events", "reparse", "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let names: Vec<Value> = run.records("event").iter().map(|event| event["name"].clone()).collect();
    assert_eq!(names, ["bot.stopped", "bot.joining", "bot.done"]);
    let sum = json!({"type": "reparsed", "read": 2, "events": 3, "known": 0, "unread": 1});
    assert_eq!(run.records("reparsed"), [sum]);
    assert!(run.stderr.contains("event 3: the body is not JSON"), "{}", run.stderr);
    for _ in 0..3 {
        drop(listener.record("exec"));
    }
    let again = env.run(["events", "reparse"]);
    assert_eq!(again.stdout, "read 0 of 1 event anew, 2 read before, 1 not understood by this version\n");
    assert_eq!(env.run(["events", "reparse", "1", "4.."]).stdout, "nothing to read anew: 1 event was read before\n");
    let shown = env.run(["events", "show", "2", "--json"]).json();
    let reparsed = shown["effects"].as_array().unwrap().iter().find(|effect| effect["reaction"] == "reparse").unwrap();
    assert_eq!(reparsed["detail"]["events"], json!([5, 6]));

    drop(listener.kill());
    let ran = std::fs::read_to_string(env.work().join("ran")).unwrap();
    assert_eq!(ran.lines().filter(|line| line.contains("b-2")).count(), 2, "{ran}");
    assert_eq!(ran.lines().filter(|line| line.contains("bot.stopped")).count(), 1, "{ran}");
    assert_eq!(app.so_far().len(), 0, "nothing was relayed twice");
    for (arguments, code) in [(["events", "reparse", "99"], 5), (["events", "reparse", "x"], 2)] {
        assert_eq!(env.run(arguments).code, code, "{arguments:?}");
    }
    assert_eq!(
        TestEnv::new().run(["events", "reparse"]).stdout,
        "nothing to read anew: every event was understood when it came\n"
    );
}
