//! What reactions did with an event, or are still to do.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::journal::{TaskState, TaskStatus};
use crate::model::{ArtifactKind, printable};
use crate::output::Palette;
use crate::record::millis;

/// What a reaction did with the event, or is still to do.
#[derive(Serialize)]
pub(super) struct ShownEffect<'a> {
    reaction: &'a str,
    target: &'a str,
    state: &'static str,
    attempts: u32,
    #[serde(serialize_with = "millis")]
    at: Timestamp,
    detail: Option<&'a RawValue>,
    /// The artifact that is fetched.
    kind: Option<ArtifactKind>,
}

pub(super) fn shown_effect(task: &TaskStatus) -> ShownEffect<'_> {
    ShownEffect {
        reaction: &task.reaction,
        target: &task.target,
        state: task.state.as_str(),
        attempts: task.attempts,
        at: task.updated_at,
        detail: task.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok()),
        kind: task.kind,
    }
}

/// What a reaction did with the event, or is still to do, on a line.
pub(super) fn reaction(task: &TaskStatus, zone: &TimeZone, palette: Palette) -> String {
    let on = task.kind.map_or_else(|| task.target.clone(), |kind| kind.to_string());
    let what = [&task.reaction, &on].map(|word| printable(word)).join(" ");
    let mut line = format!("{}  {}", palette.faint(&local(task.updated_at, zone)), what.trim_end());
    let failed = (task.state == TaskState::Failed).then(|| palette.bad("failed"));
    let open = task.state.is_open().then(|| format!("to be done, attempts so far {}", task.attempts));
    for part in failed.into_iter().chain(open).chain(task.detail.as_deref().map(details)) {
        line.push_str("  ");
        line.push_str(&part);
    }
    line
}

/// What a record says beyond what the line says already.
fn details(detail: &str) -> String {
    let Ok(Value::Object(members)) = serde_json::from_str(detail) else { return printable(detail) };
    let said = ["type", "seq", "url", "bot_id", "kind"];
    let parts = members.iter().filter(|(name, value)| !value.is_null() && !said.contains(&name.as_str()));
    let parts = parts.map(|(name, value)| match value {
        Value::String(text) => format!("{name} {}", printable(text)),
        Value::Array(_) | Value::Bool(_) | Value::Null | Value::Number(_) | Value::Object(_) => {
            format!("{} {}", printable(name), printable(&value.to_string()))
        }
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// A time on the user's clock, to the second.
pub(super) fn local(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at).strftime("%Y-%m-%d %H:%M:%S").to_string()
}
