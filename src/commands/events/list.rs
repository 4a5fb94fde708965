//! `meetstream events list`: a line an event, the newest last.

use jiff::tz::TimeZone;
use serde::Serialize;

use super::effect::{ShownEffect, local, reaction, shown_effect};
use super::selection::{Pages, query, tell_problems, unreadable};
use crate::cli::events::ListArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::journal::{Journal, TaskState};
use crate::model::{BotId, Record, Source, printable, shortened, without_queries};
use crate::output::{Format, NAME_COLUMN, OutputError, Palette};
use crate::record::{StreamRecord, body_line};

/// The longest message in a line, in characters.
const LONGEST_MESSAGE: usize = 80;

pub(super) async fn run(args: ListArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let ListArgs { select, limit } = args;
    let (narrowed, is_of_failed) = (!select.is_open(), select.failed);
    let mut query = query(select, journal, ctx).await?;
    if limit > 0 {
        let Some(first) = journal.newest(&query, limit).await.map_err(unreadable)? else {
            tell_problems(&query, ctx);
            ctx.printer.note(if narrowed { "no event matches" } else { "the journal has no events yet" });
            return Ok(ExitStatus::Done);
        };
        query.first = first;
    }
    let zone = TimeZone::system();
    let mut pages = Pages::new(journal, query, ctx);
    loop {
        let records = pages.next().await?;
        if records.is_empty() {
            return Ok(ExitStatus::Done);
        }
        if is_of_failed {
            print_failed(&records, &zone, journal, ctx).await?;
        } else {
            print(&records, &zone, ctx)?;
        }
    }
}

/// An event, with what was not done with it.
#[derive(Serialize)]
struct Failed<'a> {
    #[serde(flatten)]
    event: StreamRecord<'a>,
    effects: Vec<ShownEffect<'a>>,
}

/// Prints events, each with what was not done with it.
async fn print_failed(records: &[Record], zone: &TimeZone, journal: &Journal, ctx: &Context) -> Result<(), Error> {
    for record in records {
        let mut tasks = journal.tasks_of(record.seq, None).await.map_err(unreadable)?;
        tasks.retain(|task| ["forward", "exec"].contains(&task.reaction.as_str()) && task.state != TaskState::Done);
        match ctx.printer.format() {
            Format::Json => {
                let body = body_line(record);
                let event = StreamRecord::event(record, &body);
                ctx.printer.record(&Failed { event, effects: tasks.iter().map(shown_effect).collect() })?;
            }
            Format::Human => {
                let palette = ctx.printer.palette();
                ctx.printer.line(&line(record, zone, palette))?;
                for task in &tasks {
                    ctx.printer.line(&format!("        {}", reaction(task, zone, palette)))?;
                }
            }
        }
    }
    Ok(())
}

/// Prints events, a line each.
pub(super) fn print(records: &[Record], zone: &TimeZone, ctx: &Context) -> Result<(), OutputError> {
    records.iter().try_for_each(|record| match ctx.printer.format() {
        Format::Json => ctx.printer.record(&StreamRecord::event(record, &body_line(record))),
        Format::Human => ctx.printer.line(&line(record, zone, ctx.printer.palette())),
    })
}

fn line(record: &Record, zone: &TimeZone, palette: Palette) -> String {
    let event = &record.delivery.event;
    let bot = |id: &BotId| palette.bot(id, &format!("{:<8}", id.short()));
    let bot = event.bot_id.as_ref().map_or_else(|| format!("{:<8}", "-"), bot);
    let name = format!("{:<NAME_COLUMN$}", shortened(&printable(event.name.as_str()), 2 * NAME_COLUMN));
    let mut line = format!(
        "{:>6}  {}  {bot}  {}",
        record.seq,
        palette.faint(&local(record.delivery.received_at, zone)),
        palette.tone(event.tone(), &name)
    );
    let reason = record.reason.map(|reason| reason.as_str().to_owned());
    let message = event.remark().map(|message| shortened(&printable(&without_queries(message)), LONGEST_MESSAGE));
    let marks = [
        (record.duplicate, "duplicate"),
        (record.late, "late"),
        (record.delivery.source != Source::Webhook, record.delivery.source.as_str()),
    ];
    let marks = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| palette.faint(mark));
    for part in reason.into_iter().chain(marks).chain(message) {
        line.push_str("  ");
        line.push_str(&part);
    }
    line.truncate(line.trim_end().len());
    line
}
