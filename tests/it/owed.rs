//! What is still to be done: at the end of a listener, on the board, and in the journal.

use serde_json::{Value, json};

use crate::support::{Answer, App, FakeApi, Listener, TestEnv, free_port, listen_for_people, status};

const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";
/// What begins the id of the first bot.
const SHORT: &str = "6667fd0c";
const OTHER: &str = "7777fd0c-0165-471a-a880-06a1180be377";

#[test]
fn a_listener_that_ends_tells_what_it_owes_and_the_command_that_goes_on_with_it() {
    let env = TestEnv::new();
    let port = free_port();
    let target = format!("{port}/hooks");
    let flags = ["--no-download", "--journal", "j.db", "--forward", &target, "--exec", "exit 3"];
    let mut listener = Listener::start(&env, &flags);
    for number in 0..5 {
        listener.event("bot.joining", &format!("{BOT}-{number}"), "Joining");
    }
    for _ in 0..5 {
        assert_eq!(listener.record("exec")["exit_status"], 3);
    }
    let run = listener.interrupt();
    let summary = &run.records("summary")[0];
    assert_eq!((&summary["relayed"], &summary["waiting"]), (&json!(0), &json!(5)));
    assert_eq!((&summary["ran"], &summary["ran_failed"]), (&json!(5), &json!(5)));
    let url = format!("http://localhost:{port}/hooks");
    assert_eq!(summary["targets"], json!([{"url": url, "relayed": 0, "waiting": 5}]));
    let next = summary["next"].as_array().unwrap();
    assert_eq!(next[0], format!("meetstream listen --journal j.db --forward {url}"));
    assert_eq!(next[1], format!("meetstream watch {BOT}-4 --journal j.db"));
    assert_eq!(next.len(), 6);

    // The command that is named does go on with it.
    let app = App::on(port, |_| status(204));
    let words: Vec<&str> = next[0].as_str().unwrap().split(' ').skip(2).collect();
    let listener = Listener::start(&env, &[&["--no-download"], &words[..]].concat());
    for _ in 0..5 {
        assert_eq!(app.take().path, "/hooks");
    }
    let run = listener.interrupt();
    let summary = &run.records("summary")[0];
    assert_eq!((&summary["waiting"], &summary["targets"][0]["waiting"]), (&json!(0), &json!(0)));
}

#[test]
fn people_are_told_of_it_on_stderr_alone() {
    let env = TestEnv::new();
    let target = free_port().to_string();
    let (running, url) = listen_for_people(&env, &["--forward", &target]);
    let body = format!(r#"{{"event":"bot.joining","bot_id":"{BOT}"}}"#);
    assert_eq!(crate::support::http("POST", &url, &[], body.as_bytes()).status, 200);
    let run = running.interrupt();
    assert!(!run.stdout.contains("received") && !run.stdout.contains("waiting"), "{}", run.stdout);
    let summary = "1 received, 0 duplicates, 0 rejected; artifacts: 0 saved, 0 failed; relayed: 0, 1 waiting; \
                   sessions still open: 1\n";
    assert!(run.stderr.contains(summary), "{}", run.stderr);
    let address = format!("http://localhost:{target}/");
    let waiting =
        format!("   waiting 1 event for {address}; `meetstream listen --forward {address}` starts them again\n");
    assert!(run.stderr.contains(&waiting), "{}", run.stderr);
    let open = format!("      open 6667fd0c  `meetstream watch {BOT}` goes on with it\n");
    assert!(run.stderr.ends_with(&open), "{}", run.stderr);
}

#[test]
fn what_an_ephemeral_listener_loses_is_a_warning_also_when_quiet() {
    let env = TestEnv::new();
    let target = free_port().to_string();
    let flags = ["--ephemeral", "--no-download", "-q", "--forward", &target, "--ready-file", "url"];
    let running = env.start([&["listen", "--port", "0"], &flags[..]].concat());
    let url = env.wait_for("url");
    assert_eq!(crate::support::http("POST", &url, &[], br#"{"event":"bot.joining","bot_id":"b-1"}"#).status, 200);
    let run = running.interrupt();
    let lost = format!("warning: lost, for --ephemeral keeps nothing: 1 event for http://localhost:{target}/");
    assert!(run.stderr.contains(&lost), "{}", run.stderr);
    assert!(!run.stdout.contains("received") && !run.stderr.contains("received"), "{run:?}");

    let idle = env.run(["listen", "--port", "0", "--ephemeral", "--no-download", "-q", "--idle", "0s"]);
    assert_eq!((idle.code, idle.stdout.lines().count(), idle.stderr.as_str()), (0, 1, ""), "only where it listens");
}

/// A user whose app took one event, refused one for good, and is gone for the third; the command fails on all of them.
fn half_done() -> TestEnv {
    let env = TestEnv::new();
    let app = App::start(|hooked| status(if hooked.json()["n"] == 1 { 200 } else { 400 }));
    let target = app.port().to_string();
    let mut listener = Listener::start(&env, &["--no-download", "--forward", &target, "--on", "bot.joining=exit 3"]);
    for (number, name) in [(1, "bot.inmeeting"), (2, "bot.inmeeting"), (3, "bot.joining")] {
        let body = json!({"event": name, "bot_id": format!("{BOT}-{number}"), "n": number});
        assert_eq!(listener.post(body.to_string()).status, 200);
    }
    let mut left = 4;
    while left > 0 {
        listener.running().record_where(|record| record["type"] == "forward" || record["type"] == "exec");
        left -= 1;
    }
    assert_eq!(listener.interrupt().code, 0);
    drop(app);
    let listener = Listener::start(&env, &["--no-download", "--forward", &free_port().to_string()]);
    assert_eq!(listener.post(json!({"event": "x", "bot_id": OTHER, "n": 4}).to_string()).status, 200);
    listener.interrupt();
    env
}

#[test]
fn events_that_failed_or_wait_are_listed_with_what_is_missing() {
    let env = half_done();
    let listed = env.run(["events", "list", "--failed", "--json"]);
    let effects = |event: &Value| -> Vec<String> {
        let words =
            |effect: &Value| format!("{} {}", effect["reaction"].as_str().unwrap(), effect["state"].as_str().unwrap());
        event["effects"].as_array().unwrap().iter().map(words).collect()
    };
    let found: Vec<(Value, Vec<String>)> =
        listed.records("event").iter().map(|event| (event["seq"].clone(), effects(event))).collect();
    let expected = [
        (json!(2), vec!["forward failed".to_owned()]),
        (json!(3), vec!["forward failed".to_owned(), "exec failed".to_owned()]),
        (json!(4), vec!["forward ready".to_owned()]),
    ];
    let sorted = |mut found: Vec<(Value, Vec<String>)>| {
        for (_, effects) in &mut found {
            effects.sort();
        }
        found
    };
    assert_eq!(sorted(found), sorted(expected.to_vec()), "{}", listed.stdout);
    let shown = env.run(["events", "list", "--failed"]);
    assert!(
        shown.stdout.contains("  forward http://localhost:") && shown.stdout.contains("  failed"),
        "{}",
        shown.stdout
    );
    assert!(shown.stdout.contains("  to be done, attempts so far"), "{}", shown.stdout);
    assert_eq!(env.run(["events", "list", "--failed", "--event", "bot.inmeeting", "--json"]).records("event").len(), 1);
}

#[test]
fn events_that_failed_are_replayed_once() {
    let env = half_done();
    let app = App::start(|_| status(204));
    let target = app.port().to_string();
    let replayed = env.run(["events", "replay", "--failed", "--to", &target, "--json"]);
    assert_eq!((replayed.code, replayed.records("forward").len()), (0, 3), "{}", replayed.stderr);
    let numbers: Vec<Value> = (0..3).map(|_| app.take().json()["n"].clone()).collect();
    assert_eq!(numbers, [2, 3, 4]);
    let again = env.run(["events", "replay", "--failed", "--to", &target]);
    assert_eq!(again.code, 5, "{}", again.stderr);
    assert_eq!(env.run(["events", "list", "--failed"]).stdout, "");

    let env = half_done();
    assert_eq!(env.run(["events", "replay", "--failed"]).code, 0);
    assert_eq!(env.run(["events", "list", "--failed"]).stdout, "", "their copies stand for them");
    let shown = env.run(["events", "show", "2", "--json"]).json();
    let replay = shown["effects"].as_array().unwrap().iter().find(|effect| effect["reaction"] == "replay").unwrap();
    assert_eq!(replay["detail"], json!({"type": "replayed", "seq": 2, "as": 5}));
}

#[test]
fn an_event_tells_what_became_of_the_download_that_it_announced() {
    let env = TestEnv::new();
    let service = crate::support::Service::start(&env, &[]);
    let env = env.with("MEETSTREAM_API_URL", service.api_url()).with("MEETSTREAM_API_KEY", "ms_test");
    let mut listener = Listener::start(&env, &["--until", "complete"]);
    let url = listener.url().to_owned();
    service.create(&json!({"callback_url": url}));
    listener.record("session");
    listener.wait();
    let events = env.run(["events", "list", "--json", "--event", "audio.processed"]).records("event");
    let seq = events[0]["seq"].to_string();
    let shown = env.run(["events", "show", &seq, "--json"]).json();
    let effects = shown["effects"].as_array().unwrap();
    let download = effects.iter().find(|effect| effect["reaction"] == "download").unwrap();
    assert_eq!((&download["kind"], &download["state"]), (&json!("audio"), &json!("done")));
    assert_eq!(download["detail"]["state"], "saved");
    let shown = env.run(["events", "show", &seq]).stdout;
    assert!(shown.contains("  download audio  state saved, path "), "{shown}");
}

/// The service with two bots, one under way and one whose video is still to come.
fn service() -> FakeApi {
    let stages = |names: &[&str]| -> Value {
        let stage = |name: &&str| ((*name).to_owned(), json!({"status": true, "timestamp": "2026-02-27T07:11:51Z"}));
        Value::Object(names.iter().map(stage).collect())
    };
    FakeApi::start(move |call, _| {
        let details = |status: &str, names: &[&str]| {
            json!({"bot_details": {"Status": status, "BotUsername": "Nina", "StatusTimeline": stages(names),
                "RequestPayload": {"video_required": true}}})
        };
        match call.target.as_str() {
            "/api/v1/bots" => Answer::json(
                200,
                &json!({"bots": [
                {"BotID": BOT, "Status": "Recording", "BotUsername": "Nina", "CreatedAt": "2026-02-27T07:11:51Z"},
                {"BotID": OTHER, "Status": "Done", "BotUsername": "Otto"},
            ], "hasNextPage": false}),
            ),
            target if target.contains(BOT) && target.ends_with("detail") => {
                Answer::json(200, &details("Recording", &["Joining", "InMeeting", "Recording"]))
            }
            target if target.contains(OTHER) && target.ends_with("detail") => {
                Answer::json(200, &details("Stopped", &["Joining", "InMeeting", "Stopped", "AudioProcessing"]))
            }
            target if target.ends_with("status") => Answer::json(200, &json!({"status": "Recording"})),
            _ => Answer::json(404, &json!({"message": "Not found."})),
        }
    })
}

#[test]
fn the_board_has_every_bot_under_way_and_what_is_owed_to_it() {
    let api = service();
    let env = TestEnv::of(&api);
    let board = env.run(["status"]);
    assert_eq!(board.code, 0, "{}", board.stderr);
    let [head, row] = board.stdout.lines().collect::<Vec<_>>()[..] else { panic!("{}", board.stdout) };
    assert!(head.starts_with("BOT ") && head.ends_with("OWED"), "{head}");
    assert!(row.starts_with(&format!("{BOT}  Recording  ")) && row.contains("  Nina"), "{row}");

    let listener = Listener::start(&env, &["--no-download", "--forward", &free_port().to_string(), "--no-poll"]);
    let now = jiff::Timestamp::now();
    for name in ["bot.inmeeting", "bot.stopped"] {
        let body = json!({"event": name, "bot_id": OTHER, "bot_status": "Stopped", "timestamp": now.to_string()});
        assert_eq!(listener.post(body.to_string()).status, 200);
    }
    listener.interrupt();
    let board = env.run(["status", "--json"]).json();
    assert_eq!(board["service"], true);
    let other = board["bots"].as_array().unwrap().iter().find(|bot| bot["bot_id"] == OTHER).unwrap();
    assert_eq!((&other["state"], &other["relays_waiting"]), (&json!("Stopped"), &json!(2)));
    assert_eq!(other["expected"], json!(["video", "audio"]));
    let shown = env.run(["status"]).stdout;
    assert!(shown.contains("video expected for ") && shown.contains(", 2 relays waiting"), "{shown}");
    assert_eq!(env.run(["status", "-q"]).stdout.lines().count(), 2);
}

#[test]
fn without_a_key_the_board_is_what_the_journal_knows() {
    let env = TestEnv::new();
    let empty = env.run(["status"]);
    assert_eq!((empty.code, empty.stdout.as_str()), (0, ""));
    assert!(empty.stderr.contains("no bot is under way"), "{}", empty.stderr);
    assert!(empty.stderr.contains("without an API key"), "{}", empty.stderr);
    let listener = Listener::start(&env, &["--no-download"]);
    listener.event("bot.recording", BOT, "Recording");
    listener.interrupt();
    let board = env.run(["status"]);
    assert_eq!(board.code, 0);
    assert!(board.stdout.contains(&format!("{BOT}  bot.recording  ")), "{}", board.stdout);
    let json = env.run(["status", "--json"]).json();
    assert_eq!((&json["service"], &json["bots"][0]["bot_id"]), (&json!(false), &json!(BOT)));
}

#[test]
fn a_board_whose_service_does_not_answer_shows_the_journal_and_says_so() {
    let api = FakeApi::always(Answer::json(503, &json!({})).header("retry-after", "0"));
    let env = TestEnv::of(&api);
    let listener = Listener::start(&env, &["--no-download", "--no-poll"]);
    listener.event("bot.recording", BOT, "Recording");
    listener.interrupt();
    let board = env.run(["status"]);
    assert_eq!(board.code, 6, "{}", board.stderr);
    assert!(board.stdout.contains(BOT), "{}", board.stdout);
    let api = FakeApi::always(Answer::json(401, &json!({})));
    assert_eq!(TestEnv::of(&api).run(["status"]).code, 4);
}

#[test]
fn what_a_list_shows_can_be_typed() {
    let api = service();
    let env = TestEnv::of(&api);
    assert_eq!(env.run(["status", SHORT]).stdout, format!("{SHORT}  Recording\n"), "nobody has seen it yet");
    assert_eq!(env.run(["list"]).code, 0);
    assert_eq!(env.run(["status", SHORT]).stdout, format!("{BOT}  Recording\n"));
    assert_eq!(env.run(["status", "7777fd0c-"]).stdout, format!("{OTHER}  Recording\n"));
    assert_eq!(env.run(["status", "@last"]).code, 5, "it was seen, and not sent from here");
    let listed = env.run(["events", "list", "--bot", SHORT]);
    assert_eq!((listed.code, listed.stdout.as_str()), (0, ""), "{}", listed.stderr);
}

#[test]
fn a_list_that_cannot_be_remembered_is_shown_all_the_same() {
    let api = service();
    let mut env = TestEnv::of(&api);
    let file = env.file("state", "");
    env.set("MEETSTREAM_STATE_DIR", file.to_str().unwrap());
    let run = env.run(["list", "-q"]);
    assert_eq!((run.code, run.stdout.lines().count(), run.stderr.as_str()), (0, 2, ""));
}
