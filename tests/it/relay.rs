//! What `listen` does with events for others: `--forward`, `--route`, `--exec`, `--on`, and `events` beside it.

mod beside;
#[cfg(unix)]
mod condition;
#[cfg(unix)]
mod exec;
mod forward;
#[cfg(unix)]
mod query;
mod target;

use serde_json::{Value, json};

use crate::support::{Running, TestEnv, http};

/// A listener that takes deliveries, and the URL to deliver to.
fn listen(env: &TestEnv, arguments: &[&str]) -> (Running, String) {
    let mut all = vec!["listen", "--port", "0", "--json", "--no-download"];
    all.extend(arguments);
    let mut listener = env.start(&all);
    let url = listener.record("ready")["url"].as_str().unwrap().to_owned();
    (listener, url)
}

/// Delivers an event and sees it acknowledged.
fn post(url: &str, body: &Value) {
    assert_eq!(http("POST", url, &[], body.to_string().as_bytes()).status, 200);
}

/// The `n`th event of a bot.
fn event(bot: &str, n: u32) -> Value {
    json!({"event": "bot.recording", "bot_id": bot, "timestamp": format!("t{n}"), "n": n})
}
