//! The examples of `docs/records.md` beside what the commands print.

use serde_json::{Value, json};

use super::page::Page;
use crate::support::{App, Listener, Service, TestEnv, status};

#[cfg(unix)]
use crate::tunnel::StandIn;

/// The examples below the heading that names a command.
fn examples_of(command: &str) -> Vec<Value> {
    let blocks = Page::named("docs/records.md").blocks();
    let below = blocks.iter().filter(|block| block.language == "json" && block.section.ends_with(command));
    below.map(|block| serde_json::from_str(&block.text).unwrap()).collect()
}

/// Checks that every record is as documented, and that nothing else is.
fn assert_documented(command: &str, records: &[Value]) {
    let examples = examples_of(command);
    for record in records {
        let example = examples.iter().find(|example| example["type"] == record["type"]);
        assert_same_form(example.unwrap_or_else(|| panic!("`{command}` prints {record}")), record, command);
    }
    for example in examples {
        assert!(records.iter().any(|record| record["type"] == example["type"]), "`{command}` prints no {example}");
    }
}

/// Checks that two values have the same fields in the same order, and values of the same kind where both have one. What
/// the service sent is its own affair.
fn assert_same_form(example: &Value, real: &Value, at: &str) {
    match (example, real) {
        (Value::Object(example), Value::Object(real)) => {
            let keys = |fields: &serde_json::Map<String, Value>| fields.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(example), keys(real), "the fields of {at}");
            for (key, value) in example.iter().filter(|(key, _)| !["payload", "response"].contains(&key.as_str())) {
                assert_same_form(value, &real[key], &format!("{at}.{key}"));
            }
        }
        (Value::Array(example), Value::Array(real)) => {
            if let (Some(example), Some(real)) = (example.first(), real.first()) {
                assert_same_form(example, real, &format!("{at}[0]"));
            }
        }
        (Value::Null, _) | (_, Value::Null) => {}
        _ => assert_eq!(std::mem::discriminant(example), std::mem::discriminant(real), "{at}: {example} and {real}"),
    }
}

/// Every record on stdout.
fn all(stdout: &str) -> Vec<Value> {
    stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn listen_and_the_sandbox_print_the_documented_records_and_leave_the_documented_manifest() {
    let env = TestEnv::new();
    let mut service = Service::start(&env, &[]);
    let env = env.with("MEETSTREAM_API_URL", service.api_url()).with("MEETSTREAM_API_KEY", "ms_test");
    let app = App::start(|_| status(204));
    let forward = app.port().to_string();
    let listener = Listener::start(&env, &["--until", "complete", "--forward", &forward, "--on", "bot.joining=exit 0"]);
    let ready = listener.ready().clone();
    assert_eq!(listener.post("not JSON").status, 400);
    let created = env.run([
        "create",
        "-q",
        "--link",
        "https://meet.google.com/abc-defg-hij",
        "--transcript",
        "deepgram",
        "--callback-url",
        listener.url(),
    ]);
    let bot = created.stdout.trim();

    let watched = env.run(["status", bot, "--watch", "--json"]);
    let run = listener.wait();

    assert_eq!((run.code, watched.code), (0, 0), "{} {}", run.stderr, watched.stderr);
    assert_documented("Records of listen", &all(&run.stdout));
    assert_eq!(all(&run.stdout)[0], ready);
    assert_documented("Records of other commands", &all(&watched.stdout));
    let manifest = std::fs::read(env.work().join("recordings").join(bot).join("session.json")).unwrap();
    let mut manifest: Value = serde_json::from_slice(&manifest).unwrap();
    // Files are listed in the order in which they were saved; the example is the audio.
    manifest["artifacts"].as_array_mut().unwrap().retain(|artifact| artifact["kind"] == "audio");
    assert_same_form(&examples_of("Files")[0], &manifest, "session.json");
    service.create(&json!({"socket_connection_url": {"websocket_url": "ws://127.0.0.1:9/"},
        "live_transcription_required": {"webhook_url": "http://127.0.0.1:9/"},
        "recording_config": {"transcript": {"provider": {"meeting_captions": {}}}}}));
    let records = ["bot", "delivery", "ignored", "request", "channel"].map(|kind| service.record(kind));
    assert_documented("Records of sandbox", &[&records[..], &[service.ready().clone()]].concat());
}

#[cfg(unix)]
#[test]
fn a_tunnel_is_told_of_in_the_documented_records() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared");
    let mut listener = Listener::start(&env, &["--no-download", "--tunnel", "cloudflared"]);
    program.kill();
    let told = [listener.record("tunnel"), listener.record("tunnel")];
    assert_documented("Records of a tunnel", &told);
    assert_eq!(told.map(|record| record["state"].clone()), ["lost", "restarted"]);
}

#[test]
fn an_app_that_is_not_there_is_told_of_in_the_documented_record() {
    let env = TestEnv::new();
    let target = crate::support::free_port().to_string();
    let mut listener = Listener::start(&env, &["--no-download", "--forward", &target]);
    assert_documented("Records of an app", &[listener.record("target")]);
}

#[test]
fn demo_prints_the_documented_records() {
    let run = TestEnv::new().run(["demo", "--json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (closing, before): (Vec<_>, Vec<_>) = all(&run.stdout).into_iter().partition(|record| record["type"] == "demo");
    assert_documented("Records of demo", &closing);
    let of_listen = examples_of("Records of listen");
    for record in before {
        let example = of_listen.iter().find(|example| example["type"] == record["type"]).unwrap();
        assert_same_form(example, &record, "demo");
    }
}

#[test]
fn simulate_prints_the_documented_records() {
    let app = App::start(|_| status(204));
    let to = app.port().to_string();
    let run = TestEnv::new().run(["simulate", "kicked", "--to", &to, "--speed", "1000", "--json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_documented("Records of simulate", &all(&run.stdout));
}

#[test]
fn an_error_is_the_documented_object() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let env = env.with("MEETSTREAM_API_URL", service.api_url()).with("MEETSTREAM_API_KEY", "ms_test");
    let run = env.run(["status", "6667fd0c-0165-471a-a880-06a1180be377", "--json"]);
    assert_eq!((run.code, run.stdout.as_str()), (5, ""));
    let real = json!({"error": run.error()});
    let example = &examples_of("Errors")[0];
    assert_same_form(example, &real, "the error");
    assert_eq!(example["error"]["kind"], real["error"]["kind"]);
}
