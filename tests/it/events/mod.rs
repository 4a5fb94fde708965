//! `meetstream events`: the journal.

mod catch_up;
mod export;
mod list;
mod replay;

use serde_json::{Value, json};

use crate::support::{Run, TestEnv};

const BOT: &str = "5b0ff6e7-3cea-4c9f-a6b4-851c5f11cf4f";
const OTHER: &str = "6667fd0c-0165-471a-a880-06a1180be377";

/// One line of an export.
fn line(received_at: &str, payload: &Value) -> String {
    json!({"type": "event", "received_at": received_at, "payload": payload}).to_string()
}

/// A user whose journal holds five events of two bots, a minute apart from 07:01 on.
fn five_events() -> TestEnv {
    let events = [
        json!({"event": "bot.joining", "bot_id": BOT, "message": "Bot is joining", "timestamp": "2026-02-27T07:01:00Z"}),
        json!({"event": "bot.joining", "bot_id": OTHER, "timestamp": "2026-02-27T07:02:00Z"}),
        json!({"event": "bot.stopped", "bot_event": "bot.kicked", "bot_id": BOT, "bot_status": "Stopped",
               "timestamp": "2026-02-27T07:03:00Z"}),
        json!({"event": "audio.processed", "bot_id": BOT, "audio_status": "Success"}),
        json!({"event": "data_deletion", "bot_id": OTHER, "timestamp": "2026-02-27T07:05:00Z"}),
    ];
    let lines: Vec<String> =
        events.iter().zip(1..).map(|(event, minute)| line(&format!("2026-02-27T07:0{minute}:00Z"), event)).collect();
    import(&lines.join("\n"))
}

/// A user whose journal holds what a file holds.
fn import(lines: &str) -> TestEnv {
    let env = TestEnv::new();
    let run = env.run_with_input(["events", "import"], lines);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.stderr, "");
    env
}

/// The records that a command wrote.
fn records(run: &Run) -> Vec<Value> {
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn seqs(run: &Run) -> Vec<i64> {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    records(run).iter().map(|record| record["seq"].as_i64().unwrap()).collect()
}
