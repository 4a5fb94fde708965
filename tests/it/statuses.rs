//! Equal failures have equal exit statuses, whichever command meets them (`docs/records.md`, "Exit statuses").

use std::io::Read as _;
use std::net::TcpListener;
use std::process::Stdio;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use serde_json::json;

use crate::support::{Answer, FakeApi, TestEnv};

const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";
const LINK: &str = "https://meet.google.com/abc-defg-hij";

/// A command line that calls the API, and whether it is about one thing that the service may not have.
const CALLS: &[(&[&str], bool)] = &[
    (&["agent", "list"], false),
    (&["agent", "show", "a-1"], true),
    (&["agent", "create", "--file", "agent.json"], false),
    (&["agent", "delete", "a-1", "--yes"], true),
    (&["api", "GET", "bots"], true),
    (&["auth", "status"], false),
    (&["calendar", "auto-join", "on"], false),
    (&["calendar", "cancel", BOT], true),
    (&["calendar", "events"], false),
    (&["calendar", "list"], false),
    (&["calendar", "scheduled"], false),
    (&["calendar", "schedule", "e-1"], true),
    (&["create", "--link", LINK], false),
    (&["delete", BOT, "--yes"], true),
    (&["events", "catch-up", BOT], true),
    (&["fetch", "audio", BOT], true),
    (&["fetch", "all", BOT], true),
    (&["fetch", "captions", BOT], true),
    (&["fetch", "transcript", BOT], true),
    (&["image", BOT, "https://example.com/i.png"], true),
    (&["list"], false),
    (&["login", "google", "list", "--domain", "example.com"], false),
    (&["login", "teams", "list", "--domain", "example.com"], false),
    (&["login-domain", "google", "list"], false),
    (&["login-domain", "teams", "list"], false),
    (&["pause", BOT], true),
    (&["record", "--link", LINK, "--journal", "record.db"], false),
    (&["remove", BOT], true),
    (&["resume", BOT], true),
    (&["say", BOT, "hello"], true),
    (&["show", BOT], true),
    (&["status", BOT], true),
    (&["status", BOT, "--watch", "9s"], true),
    (&["storage", "show"], false),
    (&["transcribe", BOT, "--provider", "deepgram"], true),
    (&["transcripts", BOT], true),
    (&["watch", BOT, "--journal", "watch.db"], true),
];

/// How long one command may take, its tries included.
const PATIENCE: Duration = Duration::from_mins(2);

/// Runs command lines beside each other, each for a user of its own, and returns those that end otherwise than said.
fn wrong(users: impl Fn() -> TestEnv + Sync, cases: &[(&[&str], i32)]) -> Vec<String> {
    let one = |(arguments, expected): &(&[&str], i32)| {
        let env = users();
        env.file("agent.json", "{\"agent_name\":\"a\"}");
        let mut child = env.command(*arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (mut stdout, mut stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let (ended, end) = channel::<()>();
        let said = std::thread::spawn(move || {
            let mut said = String::new();
            stderr.read_to_string(&mut said).unwrap();
            std::io::copy(&mut stdout, &mut std::io::sink()).unwrap();
            drop(ended);
            said
        });
        // It ends when its streams do, and one that does not is ended.
        if matches!(end.recv_timeout(PATIENCE), Err(RecvTimeoutError::Timeout)) {
            child.kill().unwrap();
        }
        let (code, said) = (child.wait().unwrap().code().unwrap_or(-1), said.join().unwrap());
        (code != *expected).then(|| format!("{arguments:?} ended with {code} instead of {expected}: {said}"))
    };
    let of_chunk = |chunk: &[(&[&str], i32)]| {
        std::thread::scope(|scope| {
            let running: Vec<_> = chunk.iter().map(|case| scope.spawn(|| one(case))).collect();
            running.into_iter().filter_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        })
    };
    cases.chunks(8).flat_map(of_chunk).collect()
}

fn all(status: i32) -> Vec<(&'static [&'static str], i32)> {
    CALLS.iter().map(|(arguments, _)| (*arguments, status)).collect()
}

fn nobody() -> String {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().to_string()
}

#[test]
fn without_a_key_every_call_ends_with_4() {
    let address = nobody();
    let keyless = || TestEnv::new().with("MEETSTREAM_API_URL", &format!("http://{address}/api/v1"));
    assert_eq!(wrong(keyless, &all(4)), [""; 0]);
}

#[test]
fn a_refused_key_ends_every_call_with_4() {
    for status in [401, 403] {
        let api = FakeApi::always(Answer::json(status, &json!({"message": "Invalid API key."})));
        assert_eq!(wrong(|| TestEnv::of(&api), &all(4)), [""; 0], "{status}");
    }
}

#[test]
fn what_the_service_does_not_have_ends_every_call_with_5() {
    let api = FakeApi::always(Answer::json(404, &json!({"message": "Not found."})));
    let cases: Vec<_> = CALLS.iter().filter(|(_, has)| *has).map(|(arguments, _)| (*arguments, 5)).collect();
    assert_eq!(wrong(|| TestEnv::of(&api), &cases), [""; 0]);
}

/// What follows bots waits until the service is back.
fn that_give_up() -> Vec<(&'static [&'static str], i32)> {
    all(6).into_iter().filter(|(arguments, _)| arguments[0] != "watch").collect()
}

#[test]
fn a_service_that_is_down_ends_every_call_with_6() {
    let api = FakeApi::always(Answer::json(503, &json!({"message": "maintenance"})).header("retry-after", "0"));
    assert_eq!(wrong(|| TestEnv::of(&api), &that_give_up()), [""; 0]);
}

#[test]
fn a_network_that_is_down_ends_every_call_with_6() {
    let address = nobody();
    let url = format!("http://{address}/api/v1");
    let user = || TestEnv::new().with("MEETSTREAM_API_URL", &url).with("MEETSTREAM_API_KEY", TestEnv::KEY);
    assert_eq!(wrong(user, &that_give_up()), [""; 0]);
    let target = format!("http://{address}/hook");
    let simulate: &[&str] = &["simulate", "denied", "--to", &target];
    let several: &[&str] = &["simulate", "post-call", "--to", &target, "--bots", "1000"];
    let alone: &[&str] = &["simulate", "bot.joining", "--to", &target, "--json"];
    assert_eq!(wrong(TestEnv::new, &[(simulate, 6), (several, 6), (alone, 6)]), [""; 0]);
}

#[test]
fn a_target_where_nobody_is_gets_the_same_answer_of_simulate_and_of_a_replay() {
    let target = format!("http://{}/hook", nobody());
    let env = TestEnv::new();
    env.file("export.ndjson", "{\"type\":\"event\",\"received_at\":\"2026-02-27T07:11:51Z\",\"source\":\"webhook\",\
                               \"auth\":\"none\",\"payload\":{\"event\":\"bot.joining\",\"bot_id\":\"b-1\"},\"headers\":[]}\n");
    let imported = env.run(["events", "import", "export.ndjson"]);
    assert_eq!(imported.code, 0, "{}", imported.stderr);
    let simulated = env.run(["simulate", "post-call", "--to", &target, "--bots", "1000"]);
    let replayed = env.run(["events", "replay", "1", "--to", &target]);
    assert_eq!((simulated.code, replayed.code), (6, 6));
    assert!(simulated.stdout.lines().count() < 10, "{}", simulated.stdout);
    for run in [simulated, replayed] {
        assert!(run.stderr.contains("cannot reach http://127.0.0.1"), "{}", run.stderr);
        assert!(run.stderr.contains("hint: start your app, or check the port"), "{}", run.stderr);
    }
}

/// Commands that need the state directory, the journal in it or a journal that is named.
const KEEPERS: &[&[&str]] = &[
    &["create", "--link", LINK],
    &["events", "catch-up", BOT],
    &["events", "export"],
    &["events", "import", "agent.json"],
    &["events", "list"],
    &["events", "prune"],
    &["events", "reparse"],
    &["events", "replay", "1"],
    &["events", "show", "1"],
    &["listen", "--port", "0", "--idle", "0s"],
    &["listen", "--port", "0", "--idle", "0s", "--secret-path", "--ephemeral"],
    &["record", "--link", LINK],
    &["show", BOT],
    &["status", "@last"],
    &["watch", BOT],
];

#[test]
fn a_state_directory_that_is_a_file_ends_whatever_needs_it_with_2() {
    let api = FakeApi::always(Answer::json(201, &json!({"bot_id": BOT, "status": "Active"})));
    let user = || {
        let mut env = TestEnv::of(&api);
        let file = env.file("state", "");
        env.set("MEETSTREAM_STATE_DIR", file.to_str().unwrap());
        env
    };
    // What only looks finds nothing there; and a bot that was made is made, with a warning that it is not remembered.
    let cases: Vec<(&[&str], i32)> = KEEPERS
        .iter()
        .filter(|arguments| ["import", "listen", "record", "watch"].iter().any(|keeper| arguments.contains(keeper)))
        .map(|arguments| (*arguments, 2))
        .collect();
    assert_eq!(wrong(user, &cases), [""; 0]);
}

#[test]
fn a_journal_that_is_none_ends_whatever_opens_it_with_2() {
    let api = FakeApi::always(Answer::json(200, &json!({"bot_id": BOT, "status": "Active"})));
    let user = || {
        let env = TestEnv::of(&api);
        env.file("text.db", "This is no journal, but a text that somebody has put here.".repeat(100));
        std::fs::create_dir(env.work().join("folder.db")).unwrap();
        env
    };
    for journal in ["text.db", "folder.db"] {
        let lines: Vec<Vec<&str>> = KEEPERS
            .iter()
            .filter(|arguments| ["events", "listen", "record", "watch"].contains(&arguments[0]))
            .filter(|arguments| !arguments.contains(&"--ephemeral"))
            .map(|arguments| [arguments, &["--journal", journal][..]].concat())
            .collect();
        let cases: Vec<(&[&str], i32)> = lines.iter().map(|arguments| (arguments.as_slice(), 2)).collect();
        assert_eq!(wrong(user, &cases), [""; 0], "{journal}");
    }
}

#[test]
fn a_journal_that_is_not_there_is_refused_with_2_and_not_made() {
    let env = TestEnv::new();
    for command in [
        &["list"][..],
        &["show", "1"],
        &["replay", "1"],
        &["replay", "1", "--to", "9"],
        &["export"],
        &["export", "--salvage"],
        &["prune"],
        &["reparse"],
        &["catch-up", BOT],
    ] {
        let run = env.run([&["events"], command, &["--journal", "folder/typo.db"]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{command:?}: {}", run.stderr);
        assert!(run.stderr.contains("`folder/typo.db`"), "{command:?}: {}", run.stderr);
    }
    assert_eq!(env.tree(""), [""; 0]);
}

#[test]
fn a_profile_without_a_journal_reads_as_an_empty_one_and_makes_none() {
    let env = TestEnv::new();
    for (command, status) in [
        (&["events", "list"][..], 0),
        (&["events", "export"], 0),
        (&["events", "reparse"], 0),
        (&["events", "prune"], 0),
        (&["events", "show", "1"], 5),
        (&["events", "replay", "1"], 5),
        (&["simulate", "--from", "1", "--to", "9"], 5),
    ] {
        let run = env.run(command);
        assert_eq!(run.code, status, "{command:?}: {}", run.stderr);
    }
    let journal = |folder: &std::path::Path| folder.join("meetstream").exists();
    assert!(!journal(&env.home().join(".local/state")) && !journal(&env.home().join(".local/share")));
}

/// A folder that nobody can write to, whatever their rights: it is a file.
#[test]
fn an_output_folder_that_cannot_be_one_ends_whatever_saves_there_with_2() {
    let api = FakeApi::ok(&json!({"bot_id": BOT, "participants": []}));
    let user = || {
        let env = TestEnv::of(&api);
        env.file("taken", "");
        env
    };
    let cases: &[(&[&str], i32)] = &[
        (&["demo", "--out", "taken/x"], 2),
        (&["fetch", "participants", BOT, "--out", "taken/x"], 2),
        (&["listen", "--port", "0", "--idle", "0s", "--out", "taken/x"], 2),
        (&["record", "--link", LINK, "--out", "taken/x"], 2),
        (&["watch", BOT, "--out", "taken/x"], 2),
        (&["listen", "--port", "0", "--idle", "0s", "--ready-file", "taken/x"], 2),
        (&["events", "export", "--output", "taken/x"], 2),
    ];
    assert_eq!(wrong(user, cases), [""; 0]);
}

#[test]
fn input_that_is_none_ends_with_2() {
    let api = FakeApi::always(Answer::json(200, &json!({})));
    let env = TestEnv::of(&api);
    for arguments in [
        &["create", "--payload", "-"][..],
        &["agent", "create", "--file", "-"],
        &["events", "import", "-"],
        &["transcribe", BOT, "--provider", "deepgram", "--provider-config", "-"],
        &["api", "POST", "bots", "--input", "-"],
        &["status", "-"],
        &["watch", "-"],
    ] {
        let run = env.run_with_input(arguments, "{\"a\": /");
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
    }
    for arguments in [
        &["create", "--payload", "nope"][..],
        &["agent", "create", "--file", "nope"],
        &["events", "import", "nope"],
        &["verify", "nope"],
        &["sign", "nope"],
        &["storage", "set", "--file", "nope"],
        &["listen", "--port", "0", "--secret-file", "nope"],
    ] {
        let run = env.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(api.lines(), [""; 0]);
}
