use serde_json::json;

use super::{BOT, five_events, import, records, seqs};
use crate::support::{Hook, Hooked};

#[test]
fn a_replay_to_a_url_sends_the_bytes_and_headers_that_came() {
    let body = "{\r\n \"event\": \"x\",\t\"n\": 1.50, \"\\u00e9\": \"é\"}\n";
    let event = json!({"type": "event", "received_at": "2026-02-27T07:04:00Z", "body": body,
        "headers": [["content-type", "application/json; charset=utf-8"], ["x-meetstream-signature", "sha256=00"],
                    ["connection", "keep-alive, x-hop"], ["x-hop", "1"], ["host", "public.example"]]});
    let env = import(&event.to_string());
    let hook = Hook::start();
    let run = env.run(["events", "replay", "1", "--to", &hook.url()]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    assert!(run.stdout.starts_with("→ 200 POST /hook "), "{}", run.stdout);

    let hooked = hook.take();
    assert_eq!(hooked.body, body.as_bytes());
    assert_eq!(hooked.header("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(hooked.header("x-meetstream-signature"), Some("sha256=00"));
    assert_eq!(hooked.header("x-hop"), None);
    assert!(hooked.header("host").unwrap().starts_with("127.0.0.1:"));
    assert_eq!(hooked.header("x-meetstream-delivery-attempt"), Some("1"));
    assert_eq!(hooked.header("x-meetstream-event-key").unwrap().len(), 32);

    let shown = env.run(["events", "show", "1", "--json"]).json();
    assert_eq!(shown["effects"][0]["reaction"], "replay");
    assert_eq!(shown["effects"][0]["detail"]["status"], 200);
    let shown = env.run(["events", "show", "1"]);
    assert!(shown.stdout.contains("replay http://127.0.0.1:"), "{}", shown.stdout);
}

#[test]
fn ranges_and_filters_are_replayed_in_order() {
    let env = five_events();
    for (arguments, names) in [
        (&["2..4"][..], &["bot.joining", "bot.kicked", "audio.processed"][..]),
        (&["4.."], &["audio.processed", "data_deletion"]),
        (&["5", "1"], &["data_deletion", "bot.joining"]),
        (&["--bot", BOT], &["bot.joining", "bot.kicked", "audio.processed"]),
        (&["..4", "--event", "bot.*", "--bot", BOT], &["bot.joining", "bot.kicked"]),
    ] {
        let hook = Hook::start();
        let url = hook.url();
        let mut all = vec!["events", "replay", "--to", &url, "--json"];
        all.extend(arguments);
        let run = env.run(&all);
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(hook.so_far().iter().map(Hooked::name).collect::<Vec<_>>(), names, "{arguments:?}");
        let records = records(&run);
        assert_eq!(records.len(), names.len());
        assert_eq!(records[0]["type"], "forward");
        assert_eq!(records[0]["status"], 200);
    }
    let run = env.run(["events", "replay", "6..9"]);
    assert_eq!((run.code, run.stdout.as_str()), (5, ""));
    assert!(run.stderr.starts_with("error: no event matches\n"), "{}", run.stderr);
    assert_eq!(env.run(["events", "replay"]).code, 2);
}

#[test]
fn values_are_changed_and_a_wrong_path_is_an_error() {
    let env = five_events();
    let hook = Hook::start();
    let run = env.run(["events", "replay", "3", "--to", &hook.url(), "--set", "bot_id=b-7", "--set", "bot_status=7"]);
    assert_eq!(run.code, 0, "{run:?}");
    let body = hook.take().json();
    assert_eq!((&body["bot_id"], &body["bot_status"]), (&json!("b-7"), &json!(7)));

    let run = env.run(["events", "replay", "3", "--to", &hook.url(), "--set", "bot.id=b-7"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(run.stderr, @r"
    error: event 3 cannot be changed
      caused by: the payload has no `bot.id`

    hint: there is: event, bot_event, bot_id, bot_status, timestamp
    ");
    assert!(hook.so_far().is_empty());
}

#[test]
fn a_new_signature_is_valid_under_the_configured_secret() {
    let mut env = five_events();
    let hook = Hook::start();
    let run = env.run(["events", "replay", "1", "--to", &hook.url(), "--resign"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("`meetstream listen --print-secret` prints it"), "{}", run.stderr);
    assert!(hook.take().header("x-meetstream-signature").unwrap().starts_with("sha256="));

    env.set("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1");
    let run = env.run(["events", "replay", "1", "--to", &hook.url(), "--resign"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let hooked = hook.take();
    let secret = meetstream::model::Secret::new("whsec_test_1").unwrap();
    let keys = meetstream::webhook::signature::Keys::new([&secret]).unwrap();
    let signature = hooked.header("x-meetstream-signature").unwrap().parse().unwrap();
    assert_eq!(keys.verify(&hooked.body, &signature), Ok(()));
    let stamped: jiff::Timestamp = hooked.header("x-meetstream-timestamp").unwrap().parse().unwrap();
    assert!(jiff::Timestamp::now().duration_since(stamped).as_secs().abs() < 60);
}

#[test]
fn an_answer_that_is_no_success_is_shown_and_exits_1() {
    let env = five_events();
    let hook = Hook::answering(|hooked| if hooked.name() == "bot.kicked" { 422 } else { 204 });
    let run = env.run(["events", "replay", "1..3", "--to", &hook.url()]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[2].starts_with("→ 422 POST /hook") && lines[2].contains("  ok"), "{lines:?}");
}

#[test]
fn a_target_where_nobody_is_exits_6_with_the_cause() {
    let env = five_events();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let run = env.run(["events", "replay", "1", "--to", &format!("127.0.0.1:{port}")]);
    assert_eq!((run.code, run.stdout.as_str()), (6, ""));
    assert!(run.stderr.starts_with(&format!("error: cannot reach http://127.0.0.1:{port}/: connection refused\n")));
    assert!(run.stderr.contains("hint: start your app, or check the port"), "{}", run.stderr);
}

#[test]
fn without_a_url_copies_are_appended_for_the_listener() {
    let env = five_events();
    let run = env.run(["events", "replay", "1", "3"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "1 → 6  bot.joining\n3 → 7  bot.kicked\n"));
    assert_eq!(run.stderr, "the listener on this journal acts on them now, or when it next starts\n");
    let run = env.run(["events", "replay", "1..", "--json", "--quiet"]);
    assert_eq!(seqs(&run), (8..=14).collect::<Vec<i64>>(), "what a replay appends is not replayed by it");
    assert!(records(&run).iter().all(|record| record["duplicate"] == false && record["source"] == "replay"));
}

#[cfg(unix)]
#[test]
fn the_users_editor_changes_the_payload() {
    let mut env = five_events();
    let run = env.run(["events", "replay", "1", "--edit"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("set VISUAL or EDITOR"), "{}", run.stderr);

    let script = env.file("editor.sh", "#!/bin/sh\n/bin/sed \"$1\" \"$2\" > \"$2.new\" && /bin/mv \"$2.new\" \"$2\"\n");
    env.set("PATH", "/usr/bin:/bin");
    env.set("EDITOR", &format!("sh {} s/joining/waiting/", script.display()));
    let hook = Hook::start();
    let run = env.run(["events", "replay", "1", "--edit", "--to", &hook.url()]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    assert_eq!(hook.take().name(), "bot.waiting");

    env.set("EDITOR", &format!("sh {} s/{{/[/", script.display()));
    let run = env.run(["events", "replay", "1", "--edit", "--to", &hook.url()]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.starts_with("error: the edited payload cannot be used\n"), "{}", run.stderr);

    env.set("EDITOR", "false");
    let run = env.run(["events", "replay", "1", "--edit"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_eq!(env.run(["events", "replay", "1..2", "--edit"]).code, 2);
    assert!(hook.so_far().is_empty());
}

#[test]
fn another_journal_can_be_used() {
    let env = five_events();
    let export = env.run(["events", "export"]).stdout;
    env.file("export.ndjson", export);
    assert_eq!(env.run(["events", "import", "export.ndjson", "--journal", "other.db"]).code, 0);
    let run = env.run(["events", "list", "--journal", "other.db", "--json"]);
    assert_eq!((run.code, run.records("event").len()), (0, 5));
}
