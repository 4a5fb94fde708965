//! What goes wrong around a recording, and changes nothing in it: whatever becomes of webhooks, of the API and of the
//! program, the files are the same byte by byte, and so is the manifest but for where its events came from.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::{WHOLE, bot_of, user, words};
use crate::support::{Run, Running, Service, TestEnv, free_port, wait_until};

/// Every event of a whole meeting, in order.
const LIFECYCLE: [&str; 12] = [
    "bot.joining",
    "bot.in_waiting_room",
    "bot.inmeeting",
    "bot.recording",
    "bot.leaving",
    "bot.stopped",
    "manifest.completed",
    "audio.processed",
    "transcription.processed",
    "bot.transcriptionready",
    "video.processed",
    "bot.done",
];

/// What comes of a meeting: each file's bytes, and the manifest without times and places.
#[derive(Debug, PartialEq)]
struct Recorded {
    files: BTreeMap<String, Vec<u8>>,
    outcome: Value,
    artifacts: Vec<Value>,
    /// Name and time of each event that the API tells of too, with its own time.
    events: Vec<(Value, Value)>,
}

impl Recorded {
    fn read(env: &TestEnv, bot: &str) -> Self {
        let folder = env.work().join("recordings").join(bot);
        let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
        let manifest: Value = serde_json::from_slice(&read("session.json")).unwrap();
        let names = env.tree(&format!("recordings/{bot}"));
        let files = names.into_iter().filter(|name| name != "session.json");
        let files: BTreeMap<String, Vec<u8>> = files.map(|name| (name.clone(), read(&name))).collect();
        let artifacts = manifest["artifacts"].as_array().unwrap().iter().map(|artifact| {
            let mut artifact = artifact.clone();
            artifact.as_object_mut().unwrap().remove("saved_at");
            artifact
        });
        let mut artifacts: Vec<Value> = artifacts.collect();
        artifacts.sort_by_key(|artifact| artifact["path"].to_string());
        let events = manifest["events"].as_array().unwrap().iter();
        // The API does not tell when the manifest was written, nor that a transcript was announced twice.
        let events = events.filter(|event| {
            !["manifest.completed", "bot.transcriptionready"].contains(&event["name"].as_str().unwrap())
        });
        let events = events.map(|event| (event["name"].clone(), event["at"].clone())).collect();
        Self { files, outcome: manifest["outcome"].clone(), artifacts, events }
    }

    /// What another machine makes of the same bot afterwards, through the API alone, when nothing goes wrong.
    fn afterwards(service: &Service, bot: &str) -> Self {
        service.set_faults(&[]);
        let env = TestEnv::new().with("MEETSTREAM_API_URL", service.api_url()).with("MEETSTREAM_API_KEY", "ms_test");
        let run = env.start(["record", "--resume", bot, "--poll-every", "50ms", "--json"]).wait();
        assert_eq!(run.code, 0, "{}", run.stderr);
        Self::read(&env, bot)
    }
}

/// Makes sure that a run has left what one without faults leaves.
fn assert_unharmed(env: &TestEnv, service: &Service, run: &Run, what: &str) {
    assert_eq!(run.code, 0, "{what}: {}", run.stderr);
    let bot = bot_of(run);
    let recorded = Recorded::read(env, &bot);
    assert_eq!(recorded.outcome, "completed", "{what}");
    assert_eq!(recorded.files.len(), 4, "{what}: {:?}", recorded.files.keys());
    let (found, expected) = (&recorded, &Recorded::afterwards(service, &bot));
    for (name, bytes) in &expected.files {
        assert!(found.files.get(name) == Some(bytes), "{what}: {name} differs");
    }
    assert_eq!((&found.artifacts, &found.events), (&expected.artifacts, &expected.events), "{what}");
    let partial: Vec<String> = env
        .tree("recordings")
        .into_iter()
        .filter(|name| Path::new(name).extension().is_some_and(|it| it == "partial"))
        .collect();
    assert_eq!(partial, [""; 0], "{what}");
}

/// Records a meeting to its end, which must come.
fn record(env: &TestEnv, flags: &[&str]) -> Run {
    env.start(words(flags)).wait()
}

/// Records a meeting with webhooks, and asks the API too.
fn record_with_webhooks(env: &TestEnv) -> Run {
    let port = free_port().to_string();
    let public = format!("http://127.0.0.1:{port}");
    let flags = ["--public-url", &public, "--port", &port];
    record(env, &[&WHOLE[..], &flags].concat())
}

/// How many events came from a source.
fn count(run: &Run, source: &str) -> usize {
    run.records("event").iter().filter(|event| event["source"] == source && event["duplicate"] == false).count()
}

/// Starts to record a meeting without webhooks, and waits until it has got as far as an event.
fn begin(env: &TestEnv, event: &str) -> (Running, String) {
    let mut running = env.start(words(&WHOLE));
    let reached = running.record_where(|record| record["name"] == event);
    (running, reached["bot_id"].as_str().unwrap().to_owned())
}

/// Waits until a bot was asked about so many times more.
fn wait_for_requests(service: &Service, bot: &str, more: u64) {
    let total = || service.requests(bot).iter().map(|(_, count)| count).sum::<u64>();
    let before = total();
    wait_until("it is asked about", || total() >= before + more);
}

#[test]
fn any_webhook_may_be_lost() {
    let (env, service) = user(&[]);
    for name in LIFECYCLE {
        service.set_faults(&[&format!("drop={name}")]);
        let run = record_with_webhooks(&env);
        assert!(count(&run, "webhook") > 0, "{name}: {}", run.stdout);
        assert_unharmed(&env, &service, &run, name);
    }
}

#[test]
fn all_webhooks_may_be_lost_or_come_twice_and_out_of_order() {
    let (env, service) = user(&[]);
    for faults in [&[][..], &["drop=all"], &["duplicate"], &["shuffle"], &["duplicate", "shuffle"]] {
        service.set_faults(faults);
        let run = record_with_webhooks(&env);
        assert_eq!(count(&run, "webhook") == 0, faults == ["drop=all"], "{faults:?}: {}", run.stdout);
        assert_unharmed(&env, &service, &run, &format!("{faults:?}"));
    }
}

#[test]
fn the_api_may_be_down_or_refuse_for_a_while_at_any_time() {
    let (env, service) = user(&["--speed", "40"]);
    for (fault, since) in [
        ("unavailable", "bot.joining"),
        ("unavailable", "bot.recording"),
        ("unavailable", "audio.processed"),
        ("rate-limited", "bot.inmeeting"),
    ] {
        let (running, bot) = begin(&env, since);
        service.set_faults(&[fault]);
        wait_for_requests(&service, &bot, 3);
        service.set_faults(&[]);
        assert_unharmed(&env, &service, &running.wait(), &format!("{fault} since {since}"));
    }
}

#[test]
fn the_api_may_leave_out_or_garble_what_it_tells_of_a_bot() {
    let (env, service) = user(&[]);
    for faults in [&["odd-timeline"][..], &["no-artifact-status"]] {
        service.set_faults(faults);
        assert_unharmed(&env, &service, &record(&env, &WHOLE), &format!("{faults:?}"));
    }
    for faults in [&["no-timeline"][..], &["no-timeline", "no-artifact-status"]] {
        service.set_faults(faults);
        let run = record(&env, &WHOLE);
        assert_eq!(run.code, 0, "{faults:?}: {}", run.stderr);
        let bot = bot_of(&run);
        let (found, expected) = (Recorded::read(&env, &bot), Recorded::afterwards(&service, &bot));
        // Without a timeline nobody can tell when anything happened.
        assert_eq!(
            (found.files, found.artifacts, found.outcome),
            (expected.files, expected.artifacts, expected.outcome),
            "{faults:?}"
        );
    }
}

#[test]
fn the_program_may_be_killed_at_any_event() {
    let (env, service) = user(&["--speed", "40"]);
    for name in LIFECYCLE.into_iter().filter(|name| *name != "bot.transcriptionready") {
        let (running, bot) = begin(&env, name);
        running.kill();
        let again = record(&env, &WHOLE);
        assert_eq!(bot_of(&again), bot, "{name}");
        assert_unharmed(&env, &service, &again, name);
    }
}

#[test]
fn a_bot_that_never_comes_in_leaves_no_files_whatever_is_lost() {
    for scenario in ["denied", "lobby-timeout"] {
        let (env, service) = user(&["--scenario", scenario]);
        for faults in [&[][..], &["drop=all"], &["no-timeline"], &["duplicate", "shuffle"]] {
            service.set_faults(faults);
            let run = record_with_webhooks(&env);
            assert_eq!(run.code, 8, "{scenario} {faults:?}: {}", run.stderr);
            let expected = if scenario == "denied" { "denied" } else { "not_allowed" };
            assert_eq!(run.records("session")[0]["outcome"], expected, "{faults:?}");
            assert_eq!(run.records("artifact").len(), 0, "{scenario} {faults:?}: {}", run.stdout);
        }
    }
}

#[test]
fn a_streaming_provider_is_not_waited_for_whatever_is_lost() {
    let (env, service) = user(&[]);
    for faults in [&["drop=all"][..], &["no-timeline"], &["no-artifact-status", "drop=bot.done"]] {
        service.set_faults(faults);
        let run = record(&env, &["--transcript", "meetstream_streaming"]);
        assert_eq!(run.code, 0, "{faults:?}: {}", run.stderr);
        assert_eq!(env.tree(&format!("recordings/{}", bot_of(&run))), ["audio.wav", "session.json"], "{faults:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_clock_may_jump() {
    for ahead in [3_600, -3_600, 3 * 24 * 3_600] {
        let (env, service) = user(&["--speed", "40"]);
        let clock = crate::support::Clock::of(env);
        let env = &clock.0;
        let (running, bot) = begin(env, "bot.recording");
        clock.set(ahead);
        let run = running.wait();
        assert_eq!(bot_of(&run), bot);
        assert_unharmed(env, &service, &run, &format!("{ahead} s ahead"));
    }
}
