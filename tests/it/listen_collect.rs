//! `listen`: what it fetches, how sessions end, and what survives.

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Habits, Listener, MediaService, Service, TestEnv, http, wait_until};

fn manifest(env: &TestEnv, bot: &str) -> Value {
    serde_json::from_slice(&std::fs::read(env.work().join("recordings").join(bot).join("session.json")).unwrap())
        .unwrap()
}

fn with_service(env: TestEnv, api_url: &str) -> TestEnv {
    env.with("MEETSTREAM_API_URL", api_url).with("MEETSTREAM_API_KEY", "ms_test")
}

fn deepgram() -> Value {
    json!({"transcript": {"provider": {"deepgram": {"model": "nova-3", "language": "en"}}}})
}

#[test]
fn a_session_ends_with_its_files_and_a_manifest() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let env = with_service(env, service.api_url());
    let mut listener = Listener::start(&env, &["--until", "complete"]);
    let bot = service.create(&json!({"callback_url": listener.url(), "video_required": true,
        "recording_config": deepgram()}));
    let bot = bot["bot_id"].as_str().unwrap();
    let session = listener.record("session");
    assert_eq!((&session["bot_id"], &session["outcome"]), (&json!(bot), &json!("completed")));
    assert_eq!(session["artifacts"], json!(["audio", "transcript", "video"]));
    assert!(session["duration_s"].is_f64(), "{session}");
    let run = listener.wait();
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stderr, "");
    for kind in ["audio", "transcript", "video"] {
        let records: Vec<_> = run.records("artifact").into_iter().filter(|record| record["kind"] == kind).collect();
        let saved = records.last().unwrap();
        assert_eq!(saved["state"], "saved", "{records:?}");
        let path = env.work().join(saved["path"].as_str().unwrap());
        assert_eq!(path.metadata().unwrap().len(), saved["bytes"].as_u64().unwrap());
    }
    assert_eq!(run.records("summary")[0]["saved"], 3);
    let files = ["audio.wav", "session.json", "transcript.json", "transcript.md", "video.mp4"];
    assert_eq!(env.tree("recordings"), files.map(|file| format!("{bot}/{file}")));
    let manifest = manifest(&env, bot);
    assert_eq!(manifest["outcome"], "completed");
    let names: Vec<_> = manifest["events"].as_array().unwrap().iter().map(|event| event["name"].clone()).collect();
    assert_eq!(names[0], "bot.joining");
    assert!(names.contains(&json!("bot.stopped")) && names.contains(&json!("audio.processed")), "{names:?}");
    assert_eq!(manifest["artifacts"].as_array().unwrap().len(), 4);
}

#[test]
fn a_bot_that_was_denied_leaves_a_manifest_and_status_8() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--scenario", "denied"]);
    let env = with_service(env, service.api_url());
    let mut listener = Listener::start(&env, &["--until", "complete"]);
    let bot = service.create(&json!({"callback_url": listener.url()}));
    let session = listener.record("session");
    assert_eq!(session["outcome"], "denied");
    assert_eq!(listener.wait().code, 8);
    assert_eq!(manifest(&env, bot["bot_id"].as_str().unwrap())["outcome"], "denied");
}

#[test]
fn a_session_that_is_over_waits_for_nothing_that_was_never_announced() {
    let never = FakeApi::always(Answer::json(202, &json!({"message": "Audio is still being processed."})));
    let env = with_service(TestEnv::new(), &never.url());
    let mut listener = Listener::start(&env, &["--until", "complete"]);
    listener.event("bot.stopped", "b-1", "Stopped");
    listener.event("bot.done", "b-1", "Done");
    let session = listener.record("session");
    assert_eq!((&session["bot_id"], &session["artifacts"]), (&json!("b-1"), &json!([])));
    assert_eq!(listener.wait().code, 0);
    assert!(never.lines().iter().any(|line| line.contains("/bots/b-1/get_audio")), "{:?}", never.lines());
}

#[test]
fn what_was_pending_when_it_was_killed_is_fetched_by_the_next() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let down = FakeApi::always(Answer::json(503, &json!({"message": "down"})));
    let env = with_service(env, &down.url());
    let mut listener = Listener::start(&env, &[]);
    let bot = service.create(&json!({"callback_url": listener.url(), "recording_config": deepgram()}));
    let bot = bot["bot_id"].as_str().unwrap();
    listener.running().record_where(|record| record["name"] == "bot.done");
    let first = listener.kill();
    assert_eq!(first.records("session").len(), 0, "the downloads are waited for");
    assert!(env.tree("recordings").is_empty());

    let env = with_service(env, service.api_url());
    let mut again = Listener::start(&env, &["--until", "complete"]);
    let session = again.record("session");
    assert_eq!((&session["bot_id"], &session["artifacts"]), (&json!(bot), &json!(["audio", "transcript"])));
    let run = again.wait();
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.records("event").len(), 0, "the terminal begins at the tail");
    let files = ["audio.wav", "session.json", "transcript.json", "transcript.md"];
    assert_eq!(env.tree("recordings"), files.map(|file| format!("{bot}/{file}")));
}

#[cfg(unix)]
#[test]
fn bars_are_drawn_beside_the_events_on_a_terminal() {
    let down = FakeApi::always(Answer::json(503, &json!({"message": "down"})));
    let env = TestEnv::of(&down).with("TERM", "xterm");
    let flags = ["--artifacts", "audio", "--until", "complete"];
    let mut before = Listener::start(&env, &flags);
    before.event("audio.processed", MediaService::BOT, "");
    before.event("bot.done", MediaService::BOT, "Done");
    before.running().record_where(|record| record["name"] == "bot.done");
    drop(before.kill());
    let pace = std::time::Duration::from_millis(2);
    let media = MediaService::start(Habits { length: 8 << 20, pace, ..Habits::default() });
    let env = with_service(env, &media.url());
    let watched = env.run_watched([&["listen", "--port", "0"], &flags[..]].concat());
    assert_eq!(watched.code, 0, "{}", watched.stderr);
    let bar = format!("{} audio", MediaService::BOT);
    assert!(watched.stderr.contains(&bar) && watched.stderr.contains("8.0 MiB"), "{:?}", watched.stderr);
    assert!(watched.stdout.contains("audio saved"), "{}", watched.stdout);
}

#[test]
fn without_a_key_it_says_so_once_and_a_later_listener_fetches() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let mut listener = Listener::start(&env, &[]);
    service.create(&json!({"callback_url": listener.url()}));
    listener.record("session");
    let run = listener.interrupt();
    assert_eq!(run.stderr.matches("there is no API key").count(), 1, "{}", run.stderr);
    assert!(run.records("artifact").is_empty());
    let env = with_service(env, service.api_url());
    let mut again = Listener::start(&env, &[]);
    let saved = again.running().record_where(|record| record["type"] == "artifact" && record["state"] == "saved");
    assert_eq!(saved["kind"], "audio");
}

#[test]
fn a_refused_download_is_a_record_and_counted() {
    let api = FakeApi::always(Answer::json(403, &json!({"message": "key rejected"})));
    let env = TestEnv::of(&api);
    let mut listener = Listener::start(&env, &[]);
    listener.event("audio.processed", "b-1", "");
    let failed = listener.record("artifact");
    assert_eq!(
        (&failed["state"], &failed["kind"], &failed["bot_id"]),
        (&json!("failed"), &json!("audio"), &json!("b-1"))
    );
    assert!(failed["error"].as_str().unwrap().contains("403: key rejected"), "{failed}");
    let run = listener.interrupt();
    assert_eq!(run.records("summary")[0]["failed"], 1);
    assert!(!run.stdout.contains(TestEnv::KEY) && !run.stderr.contains(TestEnv::KEY));
}

#[test]
fn erased_data_cancels_what_was_still_to_be_fetched() {
    let api = FakeApi::always(Answer::json(503, &json!({"message": "down"})));
    let env = TestEnv::of(&api);
    let mut listener = Listener::start(&env, &[]);
    listener.event("audio.processed", "b-1", "");
    listener.record("event");
    listener.event("data_deletion", "b-1", "");
    let failed = listener.record("artifact");
    assert_eq!(failed["error"], "the service has deleted the bot's data");
    drop(listener.interrupt());
    assert!(manifest(&env, "b-1")["deleted_remotely_at"].is_string());
}

#[test]
fn a_duplicate_fetches_nothing() {
    let api = FakeApi::always(Answer::json(403, &json!({"message": "key rejected"})));
    let env = TestEnv::of(&api);
    let mut listener = Listener::start(&env, &[]);
    for _ in 0..3 {
        listener.event("audio.processed", "b-1", "");
    }
    listener.record("artifact");
    let run = listener.interrupt();
    assert_eq!(run.records("artifact").len(), 1, "{}", run.stdout);
}

const REMOVING: [&str; 4] = ["--on-deletion", "remove", "--artifacts", "audio"];

#[test]
fn files_go_with_the_data_when_told_to_and_the_record_stays() {
    let media = MediaService::start(Habits { length: 100_000, ..Habits::default() });
    let env = with_service(TestEnv::new(), &media.url());
    let mut listener = Listener::start(&env, &[&REMOVING[..], &["--secret-path"]].concat());
    listener.event("audio.processed", MediaService::BOT, "");
    listener.running().record_where(|record| record["state"] == "saved");
    let folder = format!("recordings/{}", MediaService::BOT);
    assert_eq!(env.tree(&folder), ["audio.wav", "session.json"]);
    env.file(&format!("{folder}/notes.txt"), "mine");
    listener.event("data_deletion", MediaService::BOT, "");
    let run = listener.interrupt();
    assert!(run.stderr.contains("the service has deleted the bot's data; local files removed: 1"), "{}", run.stderr);
    assert_eq!(env.tree(&folder), ["notes.txt", "session.json"], "what is not ours stays");
    let manifest = manifest(&env, MediaService::BOT);
    assert_eq!(manifest["artifacts"], json!([]));
    assert!(manifest["deleted_remotely_at"].is_string(), "{manifest}");
}

#[test]
fn a_deletion_that_proves_nothing_removes_nothing() {
    let media = MediaService::start(Habits { length: 100_000, ..Habits::default() });
    let env = with_service(TestEnv::new(), &media.url());
    let mut listener = Listener::start(&env, &REMOVING);
    listener.event("audio.processed", MediaService::BOT, "");
    listener.running().record_where(|record| record["state"] == "saved");
    listener.event("data_deletion", MediaService::BOT, "");
    let run = listener.interrupt();
    assert!(run.stderr.contains("nothing proves it: local files stay"), "{}", run.stderr);
    assert_eq!(env.tree(&format!("recordings/{}", MediaService::BOT)), ["audio.wav", "session.json"]);
    assert_eq!(manifest(&env, MediaService::BOT)["artifacts"].as_array().unwrap().len(), 1);
}

#[test]
fn a_forged_deletion_keeps_the_genuine_one_from_nothing() {
    let media = MediaService::start(Habits { length: 100_000, ..Habits::default() });
    let env = with_service(TestEnv::new(), &media.url()).with("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1");
    let body = format!(r#"{{"event":"data_deletion","bot_id":"{}","bot_status":""}}"#, MediaService::BOT);
    let signature = env.run_with_input(["sign", "-"], &body).stdout;
    let mut listener = Listener::start(&env, &[&REMOVING[..], &["--allow-unsigned"]].concat());
    listener.event("audio.processed", MediaService::BOT, "");
    listener.running().record_where(|record| record["state"] == "saved");
    let folder = format!("recordings/{}", MediaService::BOT);
    listener.event("data_deletion", MediaService::BOT, "");
    listener.running().wait_for_stderr("nothing proves it: local files stay");
    // The list of files may just be written anew.
    wait_until("the files to be left alone", || env.tree(&folder) == ["audio.wav", "session.json"]);
    let headers = [("X-MeetStream-Signature", signature.trim())];
    assert_eq!(http("POST", listener.url(), &headers, body.as_bytes()).status, 200);
    let run = listener.interrupt();
    assert!(run.stderr.contains("the service has deleted the bot's data; local files removed: 1"), "{}", run.stderr);
    assert_eq!(env.tree(&folder), ["session.json"]);
}

#[test]
fn a_download_that_runs_when_the_data_go_leaves_nothing() {
    let pace = std::time::Duration::from_millis(2);
    let media = MediaService::start(Habits { length: 16 << 20, pace, ..Habits::default() });
    let env = with_service(TestEnv::new(), &media.url());
    let mut listener = Listener::start(&env, &[&REMOVING[..], &["--secret-path"]].concat());
    listener.event("audio.processed", MediaService::BOT, "");
    listener.running().record_where(|record| record["state"] == "started");
    listener.event("data_deletion", MediaService::BOT, "");
    listener.running().record_where(|record| record["state"] == "failed");
    drop(listener.interrupt());
    assert_eq!(env.tree(&format!("recordings/{}", MediaService::BOT)), ["session.json"]);
}
