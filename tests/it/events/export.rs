use serde_json::{Value, json};

use super::{BOT, five_events, import, line, records};
use crate::support::TestEnv;

#[test]
fn what_is_exported_is_imported_byte_for_byte() {
    let body = "{\r\n\t\"event\": \"x\", \"\\u00e9\": \"é\", \"n\": 1.50,\n \"bot_id\": \"b-1\" }\n";
    let first = json!({"type": "event", "received_at": "2026-02-27T07:04:00.863Z", "duplicate": true, "body": body,
        "headers": [["content-type", "application/json"], ["x-latin", "\u{e9}"]]});
    let env = import(&format!("{first}\n\n{}\n", line("2026-02-27T07:05:00Z", &json!({"event": "y", "a": 1}))));
    let exported = env.run(["events", "export"]);
    assert_eq!((exported.code, exported.stderr.as_str()), (0, ""));

    let other = TestEnv::new();
    let file = other.file("export.ndjson", &exported.stdout);
    let run = other.run(["events", "import", file.to_str().unwrap()]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "imported 2 events\n"));
    assert_eq!(other.run(["events", "export"]).stdout, exported.stdout);
    assert_eq!(other.run(["events", "show", "1", "--raw"]).stdout, body);

    let run = other.run(["events", "import", file.to_str().unwrap(), "--json"]);
    assert_eq!(run.json(), json!({"type": "imported", "events": 0, "known": 2}));
}

#[test]
fn thousands_of_events_of_one_millisecond_are_imported_once() {
    let lines: Vec<String> =
        (0..20_000).map(|n| line("2026-02-27T07:05:00.123Z", &json!({"event": "y", "n": n}))).collect();
    let lines = lines.join("\n");
    let env = import(&lines);
    let again = env.run_with_input(["events", "import", "--json"], &lines);
    assert_eq!(again.json(), json!({"type": "imported", "events": 0, "known": 20_000}));
    assert_eq!(records(&env.run(["events", "export"])).len(), 20_000);
}

#[test]
fn an_export_can_be_narrowed_and_put_into_a_file() {
    let env = five_events();
    let run = env.run(["events", "export", "--bot", BOT, "--output", "out.ndjson"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "wrote 3 events to `out.ndjson`\n"));
    let text = std::fs::read_to_string(env.work().join("out.ndjson")).unwrap();
    assert_eq!(text.lines().count(), 3);
    let run = env.run(["events", "export", "--output", "none/out.ndjson"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.starts_with("error: cannot write `none/out.ndjson`"), "{}", run.stderr);
}

#[test]
fn a_redacted_export_names_nobody_and_keeps_its_shape() {
    let env = import(
        &[
            json!({"type": "event", "received_at": "2026-02-27T07:04:00Z",
                "headers": [["cookie", "session=secret"], ["x-meetstream-signature", "sha256=00"]],
                "payload": {"event": "bot.joining", "bot_id": BOT, "message": "Ann Lee let the bot in",
                    "custom_attributes": {"customer": "Acme"}}}),
            json!({"type": "event", "received_at": "2026-02-27T07:05:00Z",
                "payload": {"bot_id": BOT, "speakerName": "Ann Lee", "transcript": "Acme is at https://acme.example/x",
                    "words": [{"word": "Acme", "start": 1.5}]}}),
        ]
        .map(|line| line.to_string())
        .join("\n"),
    );
    let run = env.run(["events", "export", "--redact"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for private in ["Ann", "Lee", "Acme", "acme", "secret", "sha256", "5b0ff6e7"] {
        assert!(!run.stdout.contains(private), "{private} in {}", run.stdout);
    }
    let exported = records(&run);
    assert_eq!(exported[0]["name"], "bot.joining");
    assert_eq!(exported[1]["name"], "transcript.chunk");
    assert_eq!(exported[0]["bot_id"], exported[1]["bot_id"]);
    assert_eq!(exported[0]["bot_id"], exported[0]["payload"]["bot_id"]);
    assert_eq!(exported[1]["payload"]["words"][0]["start"], 1.5);
    let word = exported[1]["payload"]["words"][0]["word"].as_str().unwrap();
    assert!(exported[1]["payload"]["transcript"].as_str().unwrap().starts_with(word), "{exported:?}");

    let other = TestEnv::new();
    assert_eq!(other.run_with_input(["events", "import"], &run.stdout).stdout, "imported 2 events\n");
    let again = other.run(["events", "export"]);
    assert_eq!(records(&again).iter().map(|line| &line["payload"]).collect::<Vec<&Value>>().len(), 2);
}

#[test]
fn a_broken_line_is_named_and_what_comes_before_it_in_its_page_is_not_taken() {
    let env = TestEnv::new();
    let good = line("2026-02-27T07:05:00Z", &json!({"event": "y"}));
    for (bad, problem) in [
        ("{\"type\":\"event\"", "column 15: it ends in the middle"),
        ("{\"type\":\"event\",\"received_at\":\"2026-02-27T07:05:00Z\"}", "neither a payload nor a body"),
        ("{\"type\":\"event\",\"received_at\":\"2026-02-27T07:05:00Z\",\"payload\":[1]}", "not a JSON object"),
    ] {
        let run = env.run_with_input(["events", "import"], format!("{good}\n{bad}\n"));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{bad}");
        assert!(run.stderr.starts_with("error: line 2 of `-` is no event: "), "{}", run.stderr);
        assert!(run.stderr.contains(problem), "{}", run.stderr);
    }
    assert_eq!(env.run(["events", "list"]).stdout, "");
    let run = env.run(["events", "import", "no-such-file"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("cannot read `no-such-file`"), "{}", run.stderr);
}
