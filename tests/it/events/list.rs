use serde_json::json;

use super::{BOT, five_events, import, line, records, seqs};
use crate::support::TestEnv;

#[test]
fn the_newest_come_last_and_the_limit_keeps_them() {
    let env = five_events();
    let run = env.run(["events", "list", "-n", "2"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(run.stdout, @r"
    4  2026-02-27 07:04:00  5b0ff6e7  audio.processed           replay
    5  2026-02-27 07:05:00  6667fd0c  data_deletion             replay
    ");
    assert_eq!(seqs(&env.run(["events", "list", "--json"])), [1, 2, 3, 4, 5]);
    assert_eq!(seqs(&env.run(["events", "list", "--json", "--limit", "0"])), [1, 2, 3, 4, 5]);
}

#[test]
fn filters_narrow_the_list() {
    let env = five_events();
    for (filters, expected) in [
        (&["--bot", BOT][..], &[1, 3, 4][..]),
        (&["--bot", "6667fd0c"], &[2, 5]),
        (&["--event", "bot.*"], &[1, 2, 3]),
        (&["--event", "bot.stopped"], &[3]),
        (&["--event", "bot.kicked", "--event", "data_*"], &[3, 5]),
        (&["--event", "bot.*", "--limit", "1"], &[3]),
        (&["--since", "2026-02-27T07:03:00Z"], &[3, 4, 5]),
        (&["--since", "2026-02-27T07:02", "--until", "2026-02-27T07:04"], &[2, 3]),
        (&["--since", "2h"], &[]),
        (&["--source", "replay", "--until", "2026-02-27T07:02"], &[1]),
        (&["--source", "webhook"], &[]),
    ] {
        let mut arguments = vec!["events", "list", "--json", "--quiet"];
        arguments.extend(filters);
        assert_eq!(seqs(&env.run(&arguments)), expected, "{filters:?}");
    }
}

#[test]
fn records_are_those_of_listen() {
    let run = five_events().run(["events", "list", "--json", "--event", "bot.kicked"]);
    insta::assert_snapshot!(run.stdout, @r#"{"type":"event","seq":3,"received_at":"2026-02-27T07:03:00.000Z","source":"replay","auth":"none","name":"bot.kicked","reason":"kicked","bot_id":"5b0ff6e7-3cea-4c9f-a6b4-851c5f11cf4f","duplicate":false,"late":false,"payload":{"event":"bot.stopped","bot_event":"bot.kicked","bot_id":"5b0ff6e7-3cea-4c9f-a6b4-851c5f11cf4f","bot_status":"Stopped","timestamp":"2026-02-27T07:03:00Z"}}"#);
}

#[test]
fn an_empty_journal_and_an_unknown_bot_say_so() {
    let env = TestEnv::new();
    let run = env.run(["events", "list"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "the journal has no events yet\n"));
    let run = five_events().run(["events", "list", "--bot", "6667fd0d"]);
    assert_eq!((run.code, run.stdout.as_str()), (5, ""));
    insta::assert_snapshot!(run.stderr, @r"
    error: the journal has no event of bot `6667fd0d`

    hint: `meetstream events list` prints what there is
    ");
    let run = env.run(["events", "list", "--since", "yesterday"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("a time is written like 2h (ago)"), "{}", run.stderr);
}

#[test]
fn hostile_text_reaches_no_terminal() {
    let payload = json!({"event": "x\u{1b}]0;owned\u{7}\nbot.done", "bot_id": "../../etc", "message": "\u{1b}[2J\u{202e}\u{9b}31m",
        "status": "\u{1b}c"});
    let hostile = json!({"type": "event", "received_at": "2026-02-27T07:00:00Z", "payload": payload,
        "headers": [["x-\u{1b}[1m", "a\u{1b}[2Jb"]]});
    let env = import(&hostile.to_string());
    for arguments in [&["events", "list"][..], &["events", "show", "1"]] {
        let run = env.run(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let is_harmless = |c: char| c == '\n' || (!c.is_control() && c != '\u{202e}');
        assert!(run.stdout.chars().all(is_harmless), "{:?}", run.stdout);
    }
    assert_eq!(env.run(["events", "list"]).stdout.lines().count(), 1);
    let run = env.run(["events", "list", "--json"]);
    assert_eq!(records(&run)[0]["payload"], payload);
}

#[test]
fn an_event_is_shown_in_full() {
    let body = "{\n  \"event\": \"audio.processed\",\n  \"bot_id\": \"b-1\", \"n\": 1.50\n}\n";
    let imported = json!({"type": "event", "received_at": "2026-02-27T07:04:00.863Z", "late": true, "body": body,
        "headers": [["content-type", "application/json"], ["x-meetstream-signature", "sha256=00"]]});
    let env = import(&imported.to_string());
    let run = env.run(["events", "show", "1"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(run.stdout, @r#"
    event 1 audio.processed
    received  2026-02-27 07:04:00
    source    replay, auth none, late
    bot       b-1
    key       0888480cd295b00f5e939e033c2e2a08

    headers
      content-type: application/json
      x-meetstream-signature: sha256=00

    body (63 bytes)
    {
      "event": "audio.processed",
      "bot_id": "b-1", "n": 1.50
    }
    "#);
    assert_eq!(env.run(["events", "show", "1", "--raw"]).stdout, body);
    let shown = env.run(["events", "show", "1", "--json"]).json();
    assert_eq!(shown["body"], body);
    assert_eq!(shown["headers"][1], json!(["x-meetstream-signature", "sha256=00"]));
    assert_eq!(shown["effects"], json!([]));
}

#[test]
fn an_event_that_is_not_there_is_not_found() {
    let env = five_events();
    let run = env.run(["events", "show", "6", "--json"]);
    assert_eq!((run.code, run.stdout.as_str()), (5, ""));
    let error = run.error();
    assert_eq!(error["kind"], "not_found");
    assert_eq!(error["message"], "the journal has no event 6");
    let simulated = env.run(["simulate", "--from", "6", "--to", "http://127.0.0.1:1", "--json"]);
    assert_eq!(simulated.error(), error, "the same failure is the same, whatever the command");
}

#[test]
fn pruning_removes_what_is_older() {
    let env = five_events();
    let recent = line(&jiff::Timestamp::now().to_string(), &json!({"event": "bot.done", "bot_id": "b-9"}));
    assert_eq!(env.run_with_input(["events", "import"], &recent).stdout, "imported 1 event\n");
    let run = env.run(["events", "prune", "--older-than", "2000000h"]);
    assert_eq!(run.code, 2, "beyond a hundred years: {run:?}");
    assert_eq!(env.run(["events", "prune", "--older-than", "100000d"]).code, 2);
    let run = env.run(["events", "prune", "--older-than", "36000d"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "removed 0 events older than 36000d\n", ""));
    assert_eq!(env.run(["events", "prune"]).stdout, "removed 5 events older than 30d\n");
    assert_eq!(seqs(&env.run(["events", "list", "--json"])), [6]);
}
