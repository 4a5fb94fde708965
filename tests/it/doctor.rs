//! What `doctor` finds on a machine, and what it says to do about it.

mod bot;

use std::fs::Permissions;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Listener, Run, TestEnv, database, free_port, http};

const CONFIG: &str = "home/.config/meetstream/config.toml";

/// An API that accepts every key, by a clock that is so many seconds ahead.
fn healthy(ahead: i64) -> FakeApi {
    let now = SystemTime::now();
    let offset = Duration::from_secs(ahead.unsigned_abs());
    let now = if ahead < 0 { now - offset } else { now + offset };
    let answer = Answer::json(200, &json!({"bots": [], "hasNextPage": false, "nextCursor": null}));
    FakeApi::always(answer.header("date", &httpdate::fmt_http_date(now)))
}

/// A user whom nothing fails, with further settings in the profile.
fn user(api: &FakeApi, settings: &str) -> TestEnv {
    let env = TestEnv::of(api).with("PATH", "/usr/bin:/bin");
    configure(&env, settings, 0o600);
    env
}

fn configure(env: &TestEnv, settings: &str, mode: u32) {
    let text = format!("[profiles.default]\n{settings}\n[profiles.default.listen]\nport = {}\n", free_port());
    let path = env.file(&format!("../{CONFIG}"), text);
    std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// Examines the machine, and looks at one check of it: how it stands, and what was found.
fn check(env: &TestEnv, name: &str) -> (String, String) {
    let (run, found) = examine(env, &[]);
    let found = found["checks"].as_array().unwrap().iter().find(|check| check["name"] == name).unwrap().clone();
    let text = |key: &str| found[key].as_str().unwrap().to_owned();
    assert_eq!(found["advice"] == json!([]), found["status"] == "pass", "a remedy for each problem: {found}");
    assert_eq!(run.code == 1, run.json()["status"] == "fail");
    (text("status"), text("what"))
}

/// The report, for whom every command that it advises is one.
fn examine(env: &TestEnv, arguments: &[&str]) -> (Run, Value) {
    let run = env.run([&["doctor", "--json"], arguments].concat());
    let report = run.json();
    for check in report["checks"].as_array().unwrap() {
        for advice in check["advice"].as_array().unwrap() {
            for command in commands(advice.as_str().unwrap()) {
                let help = env.run(command.split(' ').skip(1).chain(["--help"]));
                assert_eq!(help.code, 0, "{command}: {}", help.stderr);
            }
        }
    }
    (run, report)
}

/// The commands of ours in a text.
fn commands(text: &str) -> Vec<&str> {
    text.split('`').filter(|part| part.starts_with("meetstream ")).collect()
}

fn state(env: &TestEnv) -> std::path::PathBuf {
    env.home().join(".local/state/meetstream/default")
}

/// A journal with an event of a session that goes on.
fn journal(env: &TestEnv) -> std::path::PathBuf {
    let mut listener = Listener::start(env, &["--no-download"]);
    listener.event("bot.inmeeting", "b-1", "InMeeting");
    listener.record("event");
    assert_eq!(listener.interrupt().code, 0);
    state(env).join("journal.db")
}

#[test]
fn on_a_healthy_machine_everything_passes_and_nothing_is_made() {
    let api = healthy(0);
    let env = user(&api, "bot_name = \"Nina\"");
    let before = env.tree("..");

    let (run, report) = examine(&env, &[]);

    assert_eq!((run.code, &report["status"]), (0, &json!("pass")), "{report:#}");
    let names: Vec<&str> =
        report["checks"].as_array().unwrap().iter().map(|check| check["name"].as_str().unwrap()).collect();
    let all = ["configuration", "permissions", "api", "clock", "proxy", "port", "tunnel", "journal", "output"];
    assert_eq!(names, all);
    let settings = &report["checks"][0]["facts"];
    assert_eq!(settings["api_key"]["origin"], "environment MEETSTREAM_API_KEY");
    assert_eq!(settings["bot_name"]["value"], "Nina");
    assert!(report["checks"][2]["facts"]["duration_ms"].is_u64());
    assert_eq!(env.tree(".."), before);

    let people = env.run(["doctor"]);
    assert_eq!((people.code, people.stderr.as_str()), (0, ""));
    assert!(people.stdout.contains("bot_name Nina (file "), "{}", people.stdout);
    assert!(people.stdout.lines().last().unwrap().starts_with("nothing is wrong ("), "{}", people.stdout);
}

#[test]
fn a_configuration_that_cannot_be_read_is_a_finding_without_the_secrets_in_it() {
    let env = TestEnv::new();
    env.file(&format!("../{CONFIG}"), "[profiles.default]\napi_key = \"ms_unfinished_secret\n");
    let (run, report) = examine(&env, &[]);
    assert_eq!((run.code, &report["checks"][0]["status"]), (1, &json!("fail")));
    assert!(report["checks"][0]["what"].as_str().unwrap().contains(".toml:2:"), "{report:#}");
    assert!(!run.stdout.contains("ms_unfinished_secret"), "{}", run.stdout);
    assert_eq!(env.run(["config", "list"]).code, 2, "only doctor goes on");
}

#[test]
fn files_that_others_can_read_are_a_warning_and_those_that_they_can_change_a_failure() {
    let api = healthy(0);
    let env = user(&api, "");
    assert_eq!(check(&env, "permissions").0, "pass");
    configure(&env, "", 0o640);
    let (status, what) = check(&env, "permissions");
    assert_eq!(status, "warn");
    assert!(what.contains("config.toml is open to other users (mode 0640)"), "{what}");
    journal(&env);
    std::fs::set_permissions(state(&env), Permissions::from_mode(0o777)).unwrap();
    let (status, what) = check(&env, "permissions");
    assert_eq!(status, "fail");
    assert!(what.contains("meetstream/default is open"), "the worst first: {what}");
    let people = env.run(["doctor"]).stdout;
    assert!(people.contains("chmod 600") && people.contains("chmod 700"), "both are told: {people}");
}

#[test]
fn a_key_that_is_missing_unseen_or_rejected_is_told_apart() {
    let api = healthy(0);
    let env = user(&api, "").with("MEETSTREAM_API_KEY", "");
    assert_eq!(check(&env, "api"), ("fail".to_owned(), "there is no API key".to_owned()));

    for (status, expected) in [(401, "sees no valid key (401)"), (403, "rejects the key from environment")] {
        let api = FakeApi::always(Answer::json(status, &json!({"message": "No.\u{1b}[2J"})));
        let env = user(&api, "");
        let (verdict, what) = check(&env, "api");
        assert_eq!(verdict, "fail");
        assert!(what.contains(expected) && what.contains("No."), "{what}");
        let people = env.run(["doctor"]).stdout;
        assert!(!people.contains('\u{1b}'), "{people:?}");
    }
}

#[test]
fn an_api_that_is_down_or_none_or_silent_fails_in_time() {
    let down = FakeApi::always(Answer::json(503, &json!({"message": "Maintenance"})));
    let env = user(&down, "timeout = \"300ms\"");
    let (status, what) = check(&env, "api");
    assert_eq!(status, "fail");
    assert!(what.contains("503") || what.contains("no answer from"), "{what}");

    let other = FakeApi::always(Answer::text(200, "text/html", "<html>Welcome</html>"));
    assert_eq!(check(&user(&other, ""), "api").0, "fail");

    let nobody = format!("http://127.0.0.1:{}/api/v1", free_port());
    let env = user(&down, "timeout = \"300ms\"").with("MEETSTREAM_API_URL", &nobody);
    assert_eq!(check(&env, "api").0, "fail");
    let (status, what) = check(&env, "clock");
    assert_eq!(status, "warn");
    assert!(what.contains("cannot be compared"), "{what}");

    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api/v1", silent.local_addr().unwrap());
    let env = user(&down, "").with("MEETSTREAM_API_URL", &url);
    let (run, report) = examine(&env, &["--timeout", "200ms"]);
    assert_eq!(run.code, 1);
    assert!(report["checks"][2]["what"].as_str().unwrap().contains("within 200ms"), "{report:#}");
}

#[test]
fn a_clock_that_is_off_warns_and_one_that_refuses_webhooks_fails() {
    for (ahead, expected) in [(0, "pass"), (-120, "warn"), (120, "warn"), (3_600, "fail"), (-3_600, "fail")] {
        let api = healthy(ahead);
        let (status, what) = check(&user(&api, ""), "clock");
        assert_eq!(status, expected, "{what}");
        let direction = if ahead < 0 { "ahead of the service's" } else { "behind the service's" };
        assert!(expected == "pass" || what.contains(direction), "{what}");
    }
    let timeless = FakeApi::ok(&json!({"bots": []}));
    let (status, what) = check(&user(&timeless, ""), "clock");
    assert_eq!((status.as_str(), what.as_str()), ("warn", "cannot be compared: the answer has no date"));
}

#[test]
fn programs_for_tunnels_are_named_and_where_there_is_none_how_to_get_one() {
    let api = healthy(0);
    let env = user(&api, "");
    let folder = env.work().join("bin");
    let program = |name: &str| {
        let path = env.file(&format!("bin/{name}"), "#!/bin/sh\n");
        std::fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
    };
    program("other");
    let mut env = env.with("PATH", folder.to_str().unwrap());
    let (status, what) = check(&env, "tunnel");
    assert_eq!(status, "warn");
    assert!(what.starts_with("no program for --tunnel"), "{what}");
    env.file("bin/ngrok", "#!/bin/sh\n");
    assert_eq!(check(&env, "tunnel").0, "warn", "it may not be run");
    std::fs::set_permissions(folder.join("ngrok"), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(check(&env, "tunnel"), ("pass".to_owned(), "ngrok (not installed: cloudflared, ssh)".to_owned()));
    let (_, report) = examine(&env, &[]);
    let facts = &report["checks"].as_array().unwrap().iter().find(|check| check["name"] == "tunnel").unwrap()["facts"];
    assert_eq!(facts, &json!({"cloudflared": null, "ngrok": folder.join("ngrok"), "ssh": null}));
    env.set("PATH", "");
    assert_eq!(check(&env, "tunnel").0, "warn");
}

#[test]
fn proxies_are_shown_without_their_passwords() {
    let api = healthy(0);
    let env = user(&api, "")
        .with("HTTPS_PROXY", "http://nina:hunter2@proxy.example:8080")
        .with("no_proxy", "localhost,10.0.0.0/8");
    let run = env.run(["doctor", "-v"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("HTTPS_PROXY=http://…@proxy.example:8080"), "{}", run.stdout);
    assert!(run.stdout.contains("no_proxy=localhost,10.0.0.0/8"), "{}", run.stdout);
    assert!(!format!("{run:?}").contains("hunter2"));

    let odd = user(&api, "").with("ALL_PROXY", "ftp://proxy.example");
    let (status, what) = check(&odd, "proxy");
    assert_eq!(status, "warn");
    assert!(what.ends_with("ALL_PROXY"), "{what}");
}

#[test]
fn no_secret_is_printed_however_much_is_said() {
    let api = FakeApi::always(Answer::json(403, &json!({"message": "rejected"})));
    let env = user(&api, "webhook_secrets = [\"whsec_0123456789abcdef\"]");
    for flags in [&["doctor", "-v"][..], &["doctor", "--json", "-v"]] {
        let run = env.run(flags);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(said.contains("…cdef"), "{said}");
        assert!(!said.contains(TestEnv::KEY) && !said.contains("whsec_0123456789abcdef"), "{said}");
    }
}

#[test]
fn the_port_is_free_ours_anothers_or_not_to_be_had() {
    let api = healthy(0);
    let env = user(&api, "");
    assert_eq!(check(&env, "port").0, "pass");

    journal(&env);
    let port = env.run(["config", "get", "listen.port"]).stdout.trim().to_owned();
    let mut listener = env.start(["listen", "--json", "--no-download"]);
    let url = listener.record("ready")["url"].as_str().unwrap().to_owned();
    let (status, what) = check(&env, "port");
    assert_eq!(status, "pass");
    assert!(what.contains("taken by the listener of this profile"), "{what}");
    let (status, what) = check(&env, "journal");
    assert_eq!(status, "pass");
    assert!(what.contains("1 open session, and a listener at work"), "{what}");
    let next = http("POST", &url, &[], br#"{"event":"bot.stopped","bot_id":"b-1","bot_status":"Stopped"}"#);
    assert_eq!((next.status, listener.interrupt().code), (200, 0), "it was not disturbed");

    let mut other = env.start(["listen", "--json", "--no-download", "--ephemeral"]);
    other.record("ready");
    let (status, what) = check(&env, "port");
    assert_eq!(status, "warn");
    assert!(what.contains("taken by another listener"), "{what}");
    other.kill();

    let taken = TcpListener::bind(format!("127.0.0.1:{port}")).unwrap();
    let (status, what) = check(&env, "port");
    assert_eq!(status, "fail");
    assert!(what.contains("taken by another program"), "{what}");
    drop(taken);

    let elsewhere = TestEnv::of(&api);
    elsewhere.file(&format!("../{CONFIG}"), "[profiles.default.listen]\nhost = \"192.0.2.1\"\n");
    let (status, what) = check(&elsewhere, "port");
    assert_eq!(status, "fail");
    assert!(what.contains("192.0.2.1:3333"), "{what}");
}

#[test]
fn a_journal_tells_its_size_and_what_is_left_to_do() {
    let api = healthy(0);
    let env = user(&api, "");
    assert!(check(&env, "journal").1.contains("is made by the first command"));

    let path = journal(&env);
    let (status, what) = check(&env, "journal");
    assert_eq!(status, "warn");
    assert!(what.contains("1 event; 1 open session, and no listener at work"), "{what}");

    database(&path).execute("UPDATE sessions SET closed_at = 1", []).unwrap();
    assert_eq!(check(&env, "journal").0, "pass");
    database(&path).pragma_update(None, "user_version", 1_000).unwrap();
    let (status, what) = check(&env, "journal");
    assert_eq!(status, "warn");
    assert!(what.contains("has format 1000"), "{what}");
}

#[test]
fn a_journal_that_is_damaged_or_gone_or_none_is_a_failure() {
    let api = healthy(0);
    let env = user(&api, "");
    let path = journal(&env);
    let write = |path: &Path, bytes: &[u8]| drop(env.file(path.to_str().unwrap(), bytes));
    let whole = std::fs::read(&path).unwrap();

    let mut damaged = whole.clone();
    for byte in damaged.iter_mut().skip(4_096) {
        *byte = 0xff;
    }
    write(&path, &damaged);
    let (status, what) = check(&env, "journal");
    assert_eq!(status, "fail", "{what}");

    write(&path, b"This is no journal, but a text that somebody has put here.");
    let (status, what) = check(&env, "journal");
    assert_eq!(status, "fail");
    assert!(what.contains("the file is no journal"), "{what}");

    std::fs::remove_file(&path).unwrap();
    write(&path.with_extension("db-wal"), &[1; 64]);
    let (status, what) = check(&env, "journal");
    assert_eq!(status, "fail");
    assert!(what.contains("is missing, but"), "{what}");
    assert!(!path.exists(), "none is made");
}

#[test]
fn recordings_must_have_a_folder() {
    let api = healthy(0);
    let env = user(&api, "output_dir = \"kept/recordings\"");
    let (status, what) = check(&env, "output");
    assert_eq!(status, "pass");
    assert!(what.contains("kept/recordings can be made, ") && what.ends_with(" free"), "{what}");
    env.file("kept", "a file in its place");
    let (status, what) = check(&env, "output");
    assert_eq!(status, "fail");
    assert!(what.contains("kept is no folder"), "{what}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_is_a_failure() {
    let api = healthy(0);
    let env = user(&api, "output_dir = \"disk\"");
    let command = env.command(["doctor", "--json"]);
    let Some(running) = crate::support::on_small_disk(&env, "8m", &command) else {
        // Where no disk may be made, none can be full.
        return;
    };
    let run = running.wait();
    let report = run.json();
    let output = report["checks"].as_array().unwrap().iter().find(|check| check["name"] == "output").unwrap();
    assert_eq!((run.code, &output["status"]), (1, &json!("fail")), "{output}");
    assert!(output["what"].as_str().unwrap().contains("only 8.0 MiB free"), "{output}");
}

#[test]
fn a_closed_pipe_or_a_filter_is_no_failure_of_its_own() {
    let api = healthy(0);
    let env = user(&api, "");
    let run = env.run(["doctor", "--jq", ".checks[] | select(.status != \"pass\") | .name"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
}
