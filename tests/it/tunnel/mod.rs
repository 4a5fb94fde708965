//! `--tunnel` and `--public-url`: programs that stand in for cloudflared and ngrok, and ssh itself against a server of
//! its own.

mod listen;
mod loss;
mod public_url;
mod record;
mod ssh;
mod stand_in;

pub(crate) use stand_in::StandIn;

use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::{Listener, Run, TestEnv, http};

/// Writes a program below the working directory.
fn script(env: &TestEnv, name: &str, text: &str) -> PathBuf {
    let path = env.work().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut options = std::fs::File::options();
    let mut file = options.write(true).create_new(true).mode(0o755).open(&path).unwrap();
    std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
    path
}

/// Where bots are to deliver.
fn callback_url(record: &Value) -> String {
    let url = record.get("public_url").or(record.get("url"));
    url.and_then(Value::as_str).unwrap_or_else(|| panic!("{record}")).to_owned()
}

/// The error that ended a run, after what was said of its start.
fn closing_error(run: &Run) -> Value {
    let error: Value = serde_json::from_str(run.stderr.lines().last().unwrap()).unwrap();
    error["error"].clone()
}

/// Delivers an event at a URL and sees it come.
fn deliver(listener: &mut Listener, url: &str, bot: &str) {
    let body = format!(r#"{{"event":"bot.joining","bot_id":"{bot}","bot_status":"Joining"}}"#);
    assert_eq!(http("POST", url, &[], body.as_bytes()).status, 200, "{url}");
    let event = listener.record("event");
    assert_eq!((event["bot_id"].as_str(), event["auth"].as_str()), (Some(bot), Some("path")));
}
