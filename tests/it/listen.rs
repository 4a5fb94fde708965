//! `listen`: what arrives, what is answered, what is recorded, and how it ends.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

use serde_json::{Value, json};

use crate::support::{Listener, Run, TestEnv, http, listen_for_people};

/// Every payload that we hold, by file name.
fn payloads() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/payloads");
    let mut payloads: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect();
    payloads.sort();
    payloads
}

#[test]
fn records_go_through_an_expression_and_one_that_it_fails_on_is_left_out() {
    let env = TestEnv::new();
    let flags = ["--count", "2", "--jq", "select(.type != \"summary\") | .name | ascii_upcase"];
    let (running, url) = listen_for_people(&env, &flags);
    for name in ["bot.joining", "bot.inmeeting"] {
        let body = format!(r#"{{"event":"{name}","bot_id":"b-1"}}"#);
        assert_eq!(http("POST", &url, &[], body.as_bytes()).status, 200);
    }
    let run = running.wait();
    assert_eq!((run.code, run.stdout.as_str()), (0, "BOT.JOINING\nBOT.INMEETING\n"), "{}", run.stderr);
    let ready_has_no_name = "warning: a record was left out: the jq expression failed: ";
    assert!(run.stderr.starts_with(ready_has_no_name) && run.stderr.lines().count() == 1, "{}", run.stderr);
}

#[test]
fn every_payload_becomes_the_promised_record() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download"]);
    assert_eq!(listener.ready()["signatures"], "off");
    assert_eq!(listener.ready()["public_url"], Value::Null);
    let expected = [
        ("bot_event-only-bot.denied.json", "bot.denied", json!("denied")),
        ("documented-audio.processed.json", "audio.processed", Value::Null),
        ("documented-bot.inmeeting.json", "bot.inmeeting", Value::Null),
        ("documented-bot.joining.json", "bot.joining", Value::Null),
        ("documented-bot.stopped.json", "bot.stopped", json!("stopped")),
        ("documented-data_deletion.json", "data_deletion", Value::Null),
        ("documented-transcription.processed.json", "transcription.processed", Value::Null),
        ("documented-video.processed.json", "video.processed", Value::Null),
        ("live-bot.done-failed.json", "bot.done", Value::Null),
        ("live-bot.error.json", "bot.error", Value::Null),
        ("live-manifest.completed.json", "manifest.completed", Value::Null),
        ("live-participant_events.leave.json", "participant_events.leave", Value::Null),
        ("live-transcript-chunk.json", "transcript.chunk", Value::Null),
        ("live-transcription.failed.json", "transcription.failed", Value::Null),
        ("two-layer-bot.denied.json", "bot.denied", json!("denied")),
        ("two-layer-bot.failed.json", "bot.failed", json!("failed")),
        ("two-layer-bot.kicked.json", "bot.kicked", json!("kicked")),
        ("two-layer-bot.notallowed.json", "bot.notallowed", json!("not_allowed")),
    ];
    let payloads = payloads();
    assert_eq!(payloads.len(), expected.len());
    for ((file, body), (expected_file, name, reason)) in payloads.iter().zip(expected) {
        assert_eq!(file, expected_file);
        assert_eq!(listener.post(body).status, 200, "{file}");
        let record = listener.record("event");
        assert_eq!((&record["name"], &record["reason"]), (&json!(name), &reason), "{file}");
        assert_eq!((&record["source"], &record["auth"]), (&json!("webhook"), &json!("none")), "{file}");
        let sent: Value = serde_json::from_slice(body).unwrap();
        assert_eq!(record["payload"], sent, "{file}");
        let bot_id = sent.get("bot_id").unwrap_or(&sent["data"]["bot"]["id"]);
        assert_eq!(&record["bot_id"], bot_id, "{file}");
    }
    let run = listener.interrupt();
    assert_eq!(run.code, 0, "{}", run.stderr);
    // The others were heard of by nothing but events of which a session has none, or have ended.
    let open = ["b-2", "6667fd0c-0165-471a-a880-06a1180be377", "b-3"];
    assert_eq!(
        run.records("summary"),
        [
            json!({"type": "summary", "received": 18, "polled": 0, "duplicates": 0, "rejected": 0, "saved": 0, "failed": 0,
            "relayed": 0, "waiting": 0, "ran": 0, "ran_failed": 0, "open": open, "open_count": 3, "ran_waiting": 0,
            "unsaved": 0, "targets": [], "next": open.map(|bot| format!("meetstream watch {bot}"))})
        ]
    );
    let last: Value = serde_json::from_str(run.stdout.lines().last().unwrap()).unwrap();
    assert_eq!(last["type"], "summary", "the last record");
}

#[test]
fn what_is_no_event_is_refused_with_the_reason() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download"]);
    let nested = format!(r#"{{"a":{}{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    for (body, status, reason) in [
        (&b""[..], 400, "the body is empty"),
        (b"event=bot.joining", 400, "the body is not JSON: line 1, column 1: no value begins here"),
        (b"[]", 400, "the body is not a JSON object"),
        (b"{\"a\":\"\xff\"}", 400, "the body is not UTF-8 text: invalid byte at offset 6"),
        (nested.as_bytes(), 400, "the body nests deeper than 120 levels"),
        (&vec![b' '; 2 << 20], 413, "the body is larger than 1048576 bytes"),
    ] {
        let reply = listener.post(body);
        assert_eq!((reply.status, reply.text()), (status, format!("{reason}\n")));
        let mut record = listener.record("rejected");
        let has_remedy = !reason.contains("deeper");
        for (field, is_there) in [("begins", status == 400 && !body.is_empty()), ("remedy", has_remedy)] {
            let text = record.as_object_mut().unwrap().remove(field);
            assert!(!is_there || text.is_some(), "{field} of {reason}");
        }
        assert_eq!(
            record,
            json!({"type": "rejected", "status": status, "reason": reason, "path": "/webhook", "bytes": body.len()})
        );
    }
    let run = listener.interrupt();
    assert!(run.records("event").is_empty());
    assert_eq!(run.records("summary")[0]["rejected"], 6);
}

#[test]
fn strange_values_are_kept_and_shown_and_never_acted_on() {
    let env = TestEnv::new().with("MEETSTREAM_API_KEY", TestEnv::KEY);
    let mut listener = Listener::start(&env, &[]);
    let long = "x".repeat(10_000);
    for (bot_id, expected) in [
        (json!("../../x"), Value::Null),
        (json!(long), Value::Null),
        (json!(null), Value::Null),
        (json!(["a"]), Value::Null),
        (json!(12), json!("12")),
    ] {
        let body = json!({"event": "audio.processed", "bot_id": bot_id, "message": "a\u{1b}[2Jb", "status_code": "x"});
        assert_eq!(listener.post(body.to_string()).status, 200, "{bot_id}");
        let record = listener.record("event");
        assert_eq!(record["bot_id"], expected);
        assert_eq!(record["payload"], body, "as it came");
        if bot_id == json!(12) {
            break;
        }
    }
    let run = listener.kill();
    assert!(run.records("artifact").iter().all(|artifact| artifact["bot_id"] == "12"), "{}", run.stdout);
    assert_eq!(std::fs::read_dir(env.work()).unwrap().count(), 0, "nothing was written");
}

#[test]
fn other_paths_and_methods_are_told_apart_and_said_once() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download"]);
    let url = listener.url().to_owned();
    for _ in 0..2 {
        let reply = http("GET", &url, &[], b"");
        assert_eq!((reply.status, reply.header("allow")), (405, Some("POST")));
        assert_eq!(http("POST", &listener.at("/other?x=1"), &[], b"{}").status, 404);
    }
    let health = http("GET", &listener.at("/healthz"), &[], b"");
    assert_eq!((health.status, health.text().as_str()), (200, "ok\n"));
    assert_eq!(http("DELETE", &listener.at("/healthz"), &[], b"").header("allow"), Some("GET, HEAD"));
    assert_eq!(http("POST", &format!("{url}?source=x"), &[], b"{\"event\":\"x\"}").status, 200, "a query is no path");
    listener.record("event");
    let run = listener.interrupt();
    let rejected: Vec<_> =
        run.records("rejected").iter().map(|record| (record["status"].clone(), record["path"].clone())).collect();
    assert_eq!(
        rejected,
        [(json!(405), json!("/webhook")), (json!(404), json!("/other")), (json!(405), json!("/healthz"))]
    );
    assert_eq!(run.records("summary")[0]["rejected"], 5, "counted each time");
}

#[test]
fn duplicates_and_late_events_are_marked() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download"]);
    let event = |name: &str| format!(r#"{{"event":"{name}","bot_id":"b-1","timestamp":"2026-02-27T07:11:51Z"}}"#);
    for (name, duplicate, late) in [
        ("bot.joining", false, false),
        ("bot.joining", true, false),
        ("bot.stopped", false, false),
        ("bot.inmeeting", false, true),
    ] {
        assert_eq!(listener.post(event(name)).status, 200, "a duplicate too");
        let record = listener.record("event");
        assert_eq!((&record["duplicate"], &record["late"]), (&json!(duplicate), &json!(late)), "{name}");
    }
    let run = listener.interrupt();
    assert_eq!(run.records("summary")[0]["duplicates"], 1);
}

#[test]
fn people_see_a_line_per_event_and_what_a_failure_means() {
    let env = TestEnv::new();
    let (mut running, url) = listen_for_people(&env, &[]);
    let post = |body: &str| assert_eq!(http("POST", &url, &[], body.as_bytes()).status, 200);
    post(
        r#"{"event":"bot.joining","bot_id":"6667fd0c-0165","bot_status":"Joining","message":"Bot is\u001b[31m joining"}"#,
    );
    assert!(
        running
            .next_line()
            .unwrap()
            .ends_with("  bot.joining               6667fd0c  Joining             Bot is joining")
    );
    post(r#"{"bot_id":"6667fd0c-0165","transcript":"Uh","words":[]}"#);
    post(r#"{"bot_id":"6667fd0c-0165","transcript":"Uh, not","words":[]}"#);
    post(
        r#"{"event":"bot.stopped","bot_id":"6667fd0c-0165","bot_status":"NotAllowed","message":"Failed: Not admitted"}"#,
    );
    assert!(running.next_line().unwrap().ends_with("  transcript.chunk          6667fd0c  ×2"));
    let stop = running.next_line().unwrap();
    assert!(
        stop.contains("  bot.stopped               6667fd0c  NotAllowed          Failed: Not admitted  +"),
        "{stop}"
    );
    assert!(running.next_line().unwrap().trim_start().starts_with("means  "));
    assert!(running.next_line().unwrap().trim_start().starts_with("next  "));
    let run = running.interrupt();
    assert_eq!(run.code, 0);
    let summary = "4 received, 0 duplicates, 0 rejected; artifacts: 0 saved, 0 failed; sessions still open: 1\n      \
                   open 6667fd0c  `meetstream watch 6667fd0c-0165` goes on with it\n";
    assert!(run.stderr.ends_with(summary) && !run.stdout.contains("received"), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("Ready {url}\n")), "{}", run.stderr);
    assert!(run.stderr.contains("signatures not checked: no webhook secret is configured"), "{}", run.stderr);
    assert!(!run.stdout.contains('\u{1b}') && !run.stderr.contains('\u{1b}'));
}

#[test]
fn a_port_that_is_taken_is_named_with_the_way_out() {
    let env = TestEnv::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = env.run(["listen", "--port", &port]);
    assert_eq!((run.code, run.stdout.as_str()), (6, ""));
    assert!(run.stderr.contains(&format!("cannot listen on 127.0.0.1:{port}")), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("port {port} is taken")) && run.stderr.contains("--port 0"), "{}", run.stderr);
}

#[test]
fn a_journal_has_one_listener_at_a_time() {
    let env = TestEnv::new();
    let first = Listener::start(&env, &["--no-download"]);
    let second = env.run(["listen", "--port", "0", "--no-download", "--json"]);
    assert_eq!((second.code, second.stdout.as_str()), (1, ""));
    let error = second.error();
    assert_eq!(error["kind"], "journal");
    assert!(error["causes"][0].as_str().unwrap().contains("another listener is using"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("--ephemeral"), "{error}");
    let beside = Listener::start(&env, &["--no-download", "--ephemeral"]);
    assert_eq!(beside.ready()["journal"], Value::Null);
    let other = Listener::start(&env, &["--no-download", "--journal", "other.db"]);
    assert_eq!(other.ready()["journal"], "other.db");
    drop((first, beside, other));
    drop(Listener::start(&env, &["--no-download"]));
}

#[test]
fn a_newer_journal_is_left_alone() {
    let env = TestEnv::new();
    drop(Listener::start(&env, &["--no-download", "--journal", "j.db"]).interrupt());
    // The version of the format is the big-endian number at offset 60 of an SQLite file.
    let path = env.work().join("j.db");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    env.file("j.db", &bytes);
    let run = env.run(["listen", "--port", "0", "--no-download", "--journal", "j.db"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("`j.db` has format 99"), "{}", run.stderr);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn an_output_folder_that_cannot_be_written_is_said_at_the_start() {
    let env = TestEnv::new();
    env.file("file", "");
    let run = env.run(["listen", "--port", "0", "--out", "file/below"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("cannot write to the output folder `file/below`"), "{}", run.stderr);
    assert!(run.stderr.contains("--no-download"), "{}", run.stderr);
}

#[test]
fn bad_arguments_are_usage_errors() {
    let env = TestEnv::new();
    for (arguments, message) in [
        (&["--path", "webhook"][..], "`webhook` is not a path"),
        (&["--count", "0"], "a whole number is expected, 1 or more"),
        (&["--tolerance", "soon"], "a duration is written like"),
        (&["--max-body", "much"], "a size is a whole number and a unit"),
        (&["--artifacts", "everything"], "there is no such artifact; known are video, audio"),
        (&["--secret-file", "missing"], "cannot read `missing`"),
        (&["--print-url"], "port 0 is not known before the listener runs"),
        (&["--journal", "a", "--ephemeral"], "cannot be given together with"),
    ] {
        let run = env.run(["listen", "--port", "0"].into_iter().chain(arguments.iter().copied()));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn it_ends_when_what_was_awaited_has_come() {
    let env = TestEnv::new();
    for (flags, names, code) in [
        (&["--until", "stopped"][..], &[("bot.joining", "Joining"), ("bot.stopped", "Stopped")][..], 0),
        (&["--until", "stopped"], &[("bot.stopped", "NotAllowed")], 8),
        (&["--until", "video.*"], &[("audio.processed", ""), ("video.processed", "")], 0),
        (&["--until", "complete"], &[("bot.stopped", "Error"), ("bot.done", "Done")], 8),
        (&["--until", "complete"], &[("bot.stopped", "Stopped"), ("bot.done", "Done")], 0),
        (&["--count", "2"], &[("a", ""), ("b", "")], 0),
        // What ends it need not be shown.
        (&["--event", "bot.joining", "--until", "stopped"], &[("bot.joining", ""), ("bot.stopped", "Denied")], 8),
        (&["--event", "bot.stopped", "--until", "audio.*"], &[("bot.stopped", "Stopped"), ("audio.skipped", "")], 0),
        (&["--event", "bot.done", "--until", "complete"], &[("bot.stopped", "Error"), ("bot.done", "Done")], 8),
    ] {
        let flags: Vec<&str> = ["--no-download", "--ephemeral"].into_iter().chain(flags.iter().copied()).collect();
        let listener = Listener::start(&env, &flags);
        for (name, status) in names {
            listener.event(name, "b-1", status);
        }
        let run = listener.wait();
        assert_eq!(run.code, code, "{flags:?}: {run:?}");
        let shown = if flags.contains(&"--event") { 1 } else { names.len() };
        assert_eq!(run.records("event").len(), shown, "{flags:?}");
        assert_eq!(run.records("summary").len(), 1, "{flags:?}");
    }
}

#[test]
fn idling_ends_it() {
    let env = TestEnv::new();
    for (flags, code) in [(&["--idle", "20ms"][..], 0), (&["--idle", "20ms", "--until", "complete"], 3)] {
        let flags: Vec<&str> = ["--no-download", "--ephemeral"].into_iter().chain(flags.iter().copied()).collect();
        let run = Listener::start(&env, &flags).wait();
        assert_eq!(run.code, code, "{flags:?}");
    }
}

#[test]
fn a_session_that_nobody_admitted_ends_after_its_grace_period_or_with_bot_done() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download"]);
    listener.event("bot.stopped", "b-1", "NotAllowed");
    listener.event("bot.done", "b-1", "Stopped");
    let session = listener.record("session");
    assert_eq!((&session["bot_id"], &session["outcome"]), (&json!("b-1"), &json!("not_allowed")));
    assert_eq!(session["artifacts"], json!([]));
    listener.event("bot.done", "b-1", "Stopped again");
    let run = listener.interrupt();
    assert_eq!(run.records("session").len(), 1, "a session ends once");
}

#[test]
fn filters_hide_and_everything_is_kept() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download", "--event", "audio.*,bot.stopped", "--bot", "6667fd0c"]);
    let bot = "6667fd0c-0165-471a-a880-06a1180be377";
    for (name, bot) in [("bot.joining", bot), ("audio.processed", "other-bot"), ("audio.processed", bot)] {
        listener.event(name, bot, "");
    }
    let kick = format!(r#"{{"event":"bot.stopped","bot_event":"bot.kicked","bot_id":"{bot}"}}"#);
    assert_eq!(listener.post(kick).status, 200);
    let (first, second) = (listener.record("event"), listener.record("event"));
    assert_eq!((&first["name"], &first["seq"]), (&json!("audio.processed"), &json!(3)));
    assert_eq!((&second["name"], &second["seq"]), (&json!("bot.kicked"), &json!(4)));
    let run = listener.interrupt();
    assert_eq!(run.records("summary")[0]["received"], 4);
    let filter = "filter only audio.*, bot.stopped of 6667fd0c shown, relayed and run; everything is kept";
    assert!(run.stderr.contains(filter), "{}", run.stderr);
}

#[test]
fn what_arrives_on_open_connections_while_it_ends_is_kept() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download"]);
    let body = r#"{"event":"bot.joining","bot_id":"b-1"}"#;
    let mut stream = TcpStream::connect(listener.address()).unwrap();
    write!(
        stream,
        "POST /webhook HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    )
    .unwrap();
    // The server has read the head when it asks for the body.
    let mut asked = [0; 25];
    stream.read_exact(&mut asked).unwrap();
    assert_eq!(&asked, b"HTTP/1.1 100 Continue\r\n\r\n");
    let port_is_closed = {
        let address = listener.address().to_owned();
        move || TcpStream::connect(&address).is_err()
    };
    let mut listener = listener;
    listener.running().signal(rustix::process::Signal::INT);
    while !port_is_closed() {
        std::thread::yield_now();
    }
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let run = listener.wait();
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.records("event").len(), 1, "shown too: {}", run.stdout);
}

#[test]
fn a_second_interrupt_quits_at_once() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download"]);
    let mut stream = TcpStream::connect(listener.address()).unwrap();
    write!(stream, "POST /webhook HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: 9\r\n\r\n")
        .unwrap();
    stream.read_exact(&mut [0; 25]).unwrap();
    let begun = std::time::Instant::now();
    let address = listener.address().to_owned();
    listener.running().signal(rustix::process::Signal::INT);
    while TcpStream::connect(&address).is_ok() {
        std::thread::yield_now();
    }
    listener.running().signal(rustix::process::Signal::INT);
    let run = listener.wait();
    assert_eq!(run.code, 130, "{}", run.stderr);
    assert!(begun.elapsed().as_secs() < 5, "the drain was not waited for");
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let env = TestEnv::new();
    let mut child = env
        .command(["listen", "--port", "0", "--json", "--no-download"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    std::io::BufRead::read_line(&mut stdout, &mut line).unwrap();
    let ready: Value = serde_json::from_str(&line).unwrap();
    drop(stdout);
    let url = ready["url"].as_str().unwrap();
    assert_eq!(http("POST", url, &[], b"{\"event\":\"x\"}").status, 200);
    let run = Run::from(child.wait_with_output().unwrap());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}
