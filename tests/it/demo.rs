//! `demo`: the whole job in one process.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::TestEnv;

#[test]
fn the_whole_job_is_done_in_seconds_and_leaves_real_files() {
    let env = TestEnv::new();
    let began = Instant::now();

    let run = env.run(["demo", "--json", "--out", "kept"]);

    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(began.elapsed() < Duration::from_secs(30), "about six where nothing else runs");
    let records: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let events: Vec<_> = records.iter().filter(|record| record["type"] == "event").collect();
    assert!(events.iter().all(|event| event["auth"] == "signature"), "every webhook proved itself");
    assert!(records.iter().any(|record| record["type"] == "session" && record["outcome"] == "completed"));
    let closing = records.last().unwrap();
    assert_eq!(closing["type"], "demo");
    let timeline = closing["timeline"].as_array().unwrap();
    assert_eq!((&timeline[0]["name"], timeline.len()), (&json!("bot.joining"), events.len()));

    let bot = closing["bot_id"].as_str().unwrap();
    let files = ["audio.wav", "session.json", "transcript.json", "transcript.md", "video.mp4"];
    let listed: Vec<_> = closing["files"].as_array().unwrap().iter().map(|file| file["path"].clone()).collect();
    assert_eq!(listed, files);
    let read = |name: &str| std::fs::read(env.work().join("kept").join(bot).join(name)).unwrap();
    assert_eq!(&read("audio.wav")[8..16], b"WAVEfmt ");
    assert_eq!(&read("video.mp4")[4..8], b"ftyp");
    assert!(String::from_utf8(read("transcript.md")).unwrap().contains("Ana Duarte"));
    let manifest: Value = serde_json::from_slice(&read("session.json")).unwrap();
    assert_eq!(manifest["outcome"], "completed");
    assert!(env.tree("../home").is_empty(), "the user's own set-up is left alone: {:?}", env.tree("../home"));
}

#[test]
fn people_see_the_timeline_and_the_tree() {
    let env = TestEnv::new();

    let run = env.run(["demo"]);

    assert_eq!(run.code, 0, "{}", run.stderr);
    let ending = run.stdout.strip_prefix("Timeline\n").expect("a timeline and nothing before");
    let (timeline, tree) = ending.split_once("\nFiles\n").expect("a tree");
    assert!(timeline.starts_with("      0.0 s  bot.joining "), "{timeline}");
    assert!(tree.starts_with("  meetstream-demo/\n  └── "), "{tree}");
    assert!(tree.contains("├── audio.wav                750.0 KiB\n"), "{tree}");
    assert!(run.stderr.contains("$ meetstream record --link https://meet.google.com/abc-defg-hij --video"));
    assert!(run.stderr.contains("auth login"), "{}", run.stderr);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_said_at_the_start() {
    let env = TestEnv::new();
    env.file("in-the-way", "");

    let run = env.run(["demo", "--out", "in-the-way/kept"]);

    assert_eq!(run.stdout, "");
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("--out"), "{}", run.stderr);
}
