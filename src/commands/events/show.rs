//! `meetstream events show`: one event in full, and what was done with it.

use jiff::tz::TimeZone;
use serde::Serialize;

use super::effect::{ShownEffect, local, reaction, shown_effect};
use super::selection::unreadable;
use crate::cli::events::ShowArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, LookupError};
use crate::journal::Journal;
use crate::model::{Headers, Record, Seq, printable, printable_lines, shortened, without_queries};
use crate::output::{Format, Palette};
use crate::record::{StreamRecord, body_line};
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

pub(super) async fn run(args: ShowArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let ShowArgs { seq, raw } = args;
    let seq = Seq(seq);
    let record = journal.event(seq).await.map_err(unreadable)?.ok_or(LookupError::NoEvent { seq })?;
    if raw {
        ctx.printer.outside(&record.delivery.body)?;
        return Ok(ExitStatus::Done);
    }
    let event = &record.delivery.event;
    let announces = event.bot_id.clone().zip(event.processing().map(|(kind, _)| kind));
    let tasks = journal.tasks_of(seq, announces).await.map_err(unreadable)?;
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
    if let Some(query) = &delivery.query {
        lines.push(format!("query     {}", printable(&query.shown())));
    }
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
