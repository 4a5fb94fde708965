//! `meetstream events show`: one event in full, and what was done with it.

use jiff::tz::TimeZone;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::list::local;
use super::selection::unreadable;
use crate::cli::events::ShowArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, LookupError};
use crate::journal::{Journal, TaskStatus};
use crate::model::{Headers, Record, Seq, printable, printable_lines, shortened, without_queries};
use crate::output::{Format, Palette};
use crate::record::{StreamRecord, body_line, millis};
use crate::webhook::identity::EventKey;

/// The longest name in the first line, in characters.
const LONGEST_NAME: usize = 200;

/// The record of an event with all that is known of it.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    event: StreamRecord<'a>,
    key: String,
    headers: &'a Headers,
    /// Not there where `body_base64` is.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    effects: Vec<ShownEffect<'a>>,
}

/// What a reaction did with the event, or is still to do.
#[derive(Serialize)]
struct ShownEffect<'a> {
    reaction: &'a str,
    target: &'a str,
    state: &'static str,
    attempts: u32,
    #[serde(serialize_with = "millis")]
    at: jiff::Timestamp,
    detail: Option<&'a RawValue>,
}

pub(super) async fn run(args: ShowArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let ShowArgs { seq, raw } = args;
    let seq = Seq(seq);
    let record = journal.event(seq).await.map_err(unreadable)?.ok_or(LookupError::NoEvent { seq })?;
    if raw {
        ctx.printer.outside(&record.delivery.body)?;
        return Ok(ExitStatus::Done);
    }
    let tasks = journal.tasks_of(seq).await.map_err(unreadable)?;
    let payload = record.delivery.payload();
    let body = String::from_utf8_lossy(&payload);
    let key = EventKey::of(&record.delivery.event, &payload).to_string();
    match ctx.printer.format() {
        Format::Json => {
            let line = body_line(&record);
            ctx.printer.record(&Shown {
                event: StreamRecord::event(&record, &line),
                key,
                headers: &record.delivery.headers,
                body: (!record.delivery.event.is_unparsed()).then_some(&body),
                effects: tasks.iter().map(shown_effect).collect(),
            })?;
        }
        Format::Human => {
            let palette = ctx.printer.palette();
            ctx.printer.line(&head(&record, &key, palette))?;
            ctx.printer.value(&ctx.printer.shown_body(&body_text(&payload)))?;
            if !tasks.is_empty() {
                let zone = TimeZone::system();
                let reactions: Vec<String> =
                    tasks.iter().map(|task| format!("  {}", reaction(task, &zone, palette))).collect();
                ctx.printer.line(&format!("\n{}\n{}", palette.strong("reactions"), reactions.join("\n")))?;
            }
        }
    }
    Ok(ExitStatus::Done)
}

fn shown_effect(task: &TaskStatus) -> ShownEffect<'_> {
    ShownEffect {
        reaction: &task.reaction,
        target: &task.target,
        state: task.state.as_str(),
        attempts: task.attempts,
        at: task.updated_at,
        detail: task.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok()),
    }
}

fn head(record: &Record, key: &str, palette: Palette) -> String {
    let zone = TimeZone::system();
    let delivery = &record.delivery;
    let bot = delivery.event.bot_id.as_ref().map_or("-", |bot_id| bot_id.as_str());
    let reason = record.reason.map(|reason| format!(" ({})", reason.as_str())).unwrap_or_default();
    let name = shortened(&printable(delivery.event.name.as_str()), LONGEST_NAME);
    let marks = [(record.duplicate, ", duplicate"), (record.late, ", late")];
    let marks: String = marks.iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| *mark).collect();
    let mut lines = vec![
        format!("{} {}{reason}", palette.strong(&format!("event {}", record.seq)), palette.strong(&name)),
        format!("received  {}", local(delivery.received_at, &zone)),
        format!("source    {}, auth {}{marks}", delivery.source.as_str(), delivery.auth.as_str()),
        format!("bot       {bot}"),
        format!("key       {key}"),
    ];
    if let Some(problem) = &delivery.event.problem {
        lines.push(format!("problem   {}", palette.warning(&printable(problem))));
    }
    lines.extend([String::new(), palette.strong("headers")]);
    for (name, value) in &delivery.headers.pairs() {
        lines.push(format!("  {}: {}", palette.accent(&printable(name)), printable(value)));
    }
    lines.extend([String::new(), palette.strong(&format!("body ({} bytes)", delivery.body.len()))]);
    lines.join("\n")
}

/// A body as it may be shown.
fn body_text(body: &[u8]) -> String {
    match str::from_utf8(body) {
        Ok(text) => printable_lines(&without_queries(text.trim_end())),
        Err(_) => body.escape_ascii().to_string(),
    }
}

/// What a reaction did with the event, or is still to do, on a line.
fn reaction(task: &TaskStatus, zone: &TimeZone, palette: Palette) -> String {
    let what = [&task.reaction, &task.target].map(|word| printable(word)).join(" ");
    let mut line = format!("{}  {}", palette.faint(&local(task.updated_at, zone)), what.trim_end());
    let open = task.state.is_open().then(|| format!("to be done, attempts so far {}", task.attempts));
    for part in open.into_iter().chain(task.detail.as_deref().map(details)) {
        line.push_str("  ");
        line.push_str(&part);
    }
    line
}

/// What a record says beyond what the line says already.
fn details(detail: &str) -> String {
    let Ok(Value::Object(members)) = serde_json::from_str(detail) else { return printable(detail) };
    let said = ["type", "seq", "url", "bot_id"];
    let parts = members.iter().filter(|(name, value)| !value.is_null() && !said.contains(&name.as_str()));
    let parts = parts.map(|(name, value)| match value {
        Value::String(text) => format!("{name} {}", printable(text)),
        Value::Array(_) | Value::Bool(_) | Value::Null | Value::Number(_) | Value::Object(_) => {
            format!("{} {}", printable(name), printable(&value.to_string()))
        }
    });
    parts.collect::<Vec<_>>().join(", ")
}
