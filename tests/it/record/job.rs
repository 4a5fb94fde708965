//! The job as it should go.

use serde_json::json;

use super::{FILES, LINK, WHOLE, bot_of, bots, instead, manifest, record, user, words};
use crate::support::{Answer, TestEnv, free_port};

#[test]
fn a_link_becomes_files_without_any_webhook() {
    let (env, service) = user(&[]);
    let run = record(&env, &WHOLE);
    assert_eq!((run.code, bots(&service).len()), (0, 1), "{}", run.stderr);
    let records: Vec<serde_json::Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (first, last) = (records.first().unwrap(), records.last().unwrap());
    assert_eq!((&first["type"], &first["url"]), (&json!("ready"), &json!(null)));
    let events = run.records("event");
    assert!(events.iter().all(|event| event["source"] == "poll"), "{events:?}");
    assert_eq!((&last["type"], &last["polled"]), (&json!("summary"), &json!(events.len())));
    assert_eq!(run.records("session")[0]["outcome"], "completed");
    let bot = bot_of(&run);
    assert_eq!(env.tree("recordings"), FILES.map(|file| format!("{bot}/{file}")));
    let manifest = manifest(&env, &bot);
    assert_eq!((&manifest["outcome"], manifest["artifacts"].as_array().unwrap().len()), (&json!("completed"), 4));
}

#[test]
fn people_get_timeline_and_files_on_stdout_and_the_rest_beside() {
    let (env, _service) = user(&[]);
    let run = env.run(["record", "--link", LINK, "--poll-every", "50ms", "--out", "kept"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (timeline, files) = run.stdout.split_once("\nFiles\n").unwrap();
    assert!(timeline.starts_with("Timeline\n      0.0 s  bot.joining "), "{timeline}");
    assert!(files.starts_with("  kept/\n  └── ") && files.contains("├── audio.wav "), "{files}");
    assert!(run.stderr.contains("  bot.joining ") && run.stderr.contains("  session ended "), "{}", run.stderr);
    let quiet = env.run(["record", "--link", LINK, "--poll-every", "50ms", "-q"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (0, ""));
}

#[test]
fn a_bot_that_is_turned_away_ends_with_8() {
    for scenario in ["denied", "lobby-timeout"] {
        let (env, _service) = user(&["--scenario", scenario]);
        let run = record(&env, &WHOLE);
        assert_eq!(run.code, 8, "{scenario}: {}", run.stderr);
        assert_eq!(run.records("artifact").len(), 0, "{scenario}");
    }
}

#[test]
fn a_streaming_provider_s_transcript_is_not_waited_for() {
    let (env, _service) = user(&[]);
    let run = record(&env, &["--transcript", "deepgram_streaming"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.records("session")[0]["artifacts"], json!(["audio"]));
}

#[test]
fn several_links_are_recorded_side_by_side() {
    let (env, service) = user(&[]);
    let links = format!("{LINK}\n\n  https://zoom.us/j/1234567890?pwd=x\n");
    let run = env.run_with_input(
        ["record", "--link", "-", "--link", "https://meet.google.com/zzz-zzzz-zzz", "--poll-every", "50ms"],
        links,
    );
    assert_eq!((run.code, bots(&service).len()), (0, 3), "{}", run.stderr);
    assert_eq!(run.stdout.matches("Timeline").count(), 3, "{}", run.stdout);
    assert_eq!(env.tree("recordings").iter().filter(|file| file.ends_with("/audio.wav")).count(), 3);
}

#[test]
fn one_of_several_that_cannot_be_sent_keeps_no_other_from_being_recorded() {
    let (env, service) = user(&[]);
    let args = ["record", "--link", LINK, "--link", "https://meet.google.com/zzz-zzzz-zzz", "--json", "--any-link"];
    let bad = instead(&service, |call| {
        let is_bad = call.target.ends_with("/bots/create_bot") && call.json()["meeting_link"] == LINK;
        is_bad.then(|| Answer::json(400, &json!({"message": "no such meeting"})))
    });
    let env = env.with("MEETSTREAM_API_URL", &bad.url());
    let run = env.run([&args[..], &["--poll-every", "50ms"]].concat());
    assert_eq!(run.records("session")[0]["outcome"], "completed", "{}", run.stderr);
    assert!(run.stderr.contains("no such meeting"), "{}", run.stderr);
    assert_ne!(run.code, 0);
}

#[test]
fn with_a_public_address_webhooks_come_first_and_on_the_secret_path() {
    let (env, _service) = user(&["--speed", "20"]);
    let port = free_port().to_string();
    let url = format!("http://127.0.0.1:{port}");
    let flags = ["record", "--link", LINK, "--public-url", &url, "--port", &port, "--json", "--poll-every", "1s"];
    let run = env.run(flags);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let ready = &run.records("ready")[0];
    assert!(ready["public_url"].as_str().unwrap().starts_with(&format!("{url}/webhook/")), "{ready}");
    let events = run.records("event");
    assert!(events.iter().all(|event| event["duplicate"] == false), "{events:?}");
    let came = events.iter().filter(|event| event["source"] == "webhook" && event["auth"] == "path").count();
    assert!(came > events.len() / 2, "{events:?}");
    let elsewhere = env.run([&flags[..], &["--callback-url", "https://example.com/hook"]].concat());
    assert_eq!(elsewhere.code, 2, "{}", elsewhere.stderr);
}

#[test]
fn transcripts_come_in_the_forms_that_were_asked_for() {
    let (env, _service) = user(&[]);
    let run = record(&env, &["--transcript", "deepgram", "--artifacts", "transcript", "--format", "srt,txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bot = bot_of(&run);
    let files = ["session.json", "transcript.json", "transcript.srt", "transcript.txt"];
    assert_eq!(env.tree("recordings"), files.map(|file| format!("{bot}/{file}")));
}

#[test]
fn what_is_missing_in_the_end_is_said_and_ends_with_9() {
    let (env, service) = user(&[]);
    let without_video = instead(&service, |call| {
        let is_video = call.target.ends_with("/get_video");
        is_video.then(|| Answer::json(404, &json!({"message": "Video not found."})))
    });
    let env = env.with("MEETSTREAM_API_URL", &without_video.url());
    let run = record(&env, &["--video"]);
    assert_eq!(run.code, 9, "{}", run.stderr);
    let bot = bot_of(&run);
    assert!(run.stderr.contains(&format!("video of bot {bot} is missing")), "{}", run.stderr);
}

#[test]
fn what_cannot_be_recorded_is_refused_before_anything_is_sent() {
    let (env, service) = user(&[]);
    for (flags, status, text) in [
        (vec!["record"], 2, "`URL` must be given"),
        (vec!["record", "--link", "https://example.com/meeting"], 2, "--any-link"),
        (vec!["record", "--link", LINK, "--resume", "b-1"], 2, "--resume"),
        (vec!["record", "--resume", "b-1", "--video"], 2, "--resume"),
        (vec!["record", "--resume", "6667fd0c-0165-471a-a880-06a1180be377"], 5, "404"),
        (vec!["record", "--link", LINK, "--link", LINK, "--idempotency-key", "k"], 2, "one link"),
        (vec!["record", "--link", LINK, "--out", "in-the-way/kept"], 2, "--out"),
    ] {
        env.file("in-the-way", "");
        let run = env.run(&flags);
        assert_eq!(run.code, status, "{flags:?}: {}", run.stderr);
        assert!(run.stderr.contains(text), "{flags:?}: {}", run.stderr);
    }
    let run = env.run_with_input(["record", "--link", "-"], "\n");
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(bots(&service).is_empty());
    let without_key = TestEnv::new().with("MEETSTREAM_API_URL", service.api_url()).run(words(&[]));
    assert_eq!(without_key.code, 4, "{}", without_key.stderr);
    let dry = env.run(["record", "--link", "https://zoom.us/j/1234567890?pwd=hunter2", "--dry-run"]);
    assert!(dry.code == 0 && dry.stdout.contains("create_bot") && !dry.stdout.contains("hunter2"), "{}", dry.stdout);
    assert!(bots(&service).is_empty());
}
