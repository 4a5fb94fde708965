//! `meetstream events reparse`: reads anew what was not understood when it came.

use jiff::tz::TimeZone;
use serde::Serialize;

use super::list;
use super::selection::{Pages, queries, unreadable};
use crate::cli::events::ReparseArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, LookupError};
use crate::journal::{Journal, Query};
use crate::model::{Delivery, EventName, MOST_UNPACKED, Record, Seq};
use crate::webhook::envelope;

/// What became of the events that were not understood.
#[derive(Debug, Default, Serialize)]
#[serde(tag = "type", rename = "reparsed")]
struct Reparsed {
    /// How many were read now.
    read: usize,
    /// The events that they told.
    events: usize,
    /// How many were read before.
    known: usize,
    /// How many cannot be understood by this version either.
    unread: usize,
}

pub(super) async fn run(args: ReparseArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let ReparseArgs { places } = args;
    let name = EventName::UNPARSED.parse().unwrap_or_else(|never| match never {});
    let unparsed = Query { patterns: vec![name], ..Query::default() };
    for place in places.iter().filter(|place| place.first == place.last) {
        let seq = Seq(place.first);
        let record = journal.event(seq).await.map_err(unreadable)?.ok_or(LookupError::NoEvent { seq })?;
        if !record.delivery.event.is_unparsed() {
            ctx.printer.note(&format!("event {seq} was understood when it came"));
        }
    }
    // What this appends is not looked at by it.
    let end = journal.tail();
    let (mut sum, zone) = (Reparsed::default(), TimeZone::system());
    for query in queries(&unparsed, &places) {
        let mut pages = Pages::new(journal, Query { last: query.last.min(end), ..query }, ctx);
        loop {
            let records = pages.next().await?;
            if records.is_empty() {
                break;
            }
            // One that repeats another tells nothing new.
            for record in records.iter().filter(|record| record.delivery.event.is_unparsed() && !record.duplicate) {
                let new = read(record, &mut sum, journal, ctx).await?;
                list::print(&new, &zone, ctx)?;
            }
        }
    }
    ctx.printer.answer(&sum, || said(&sum))?;
    Ok(ExitStatus::Done)
}

/// Reads one, and appends what it tells.
async fn read(record: &Record, sum: &mut Reparsed, journal: &Journal, ctx: &Context) -> Result<Vec<Record>, Error> {
    let Delivery { received_at, source, auth, headers, query, body, .. } = &record.delivery;
    let parts = match envelope::parse_all(headers, body, MOST_UNPACKED) {
        Ok(parts) => parts,
        Err(problem) => {
            sum.unread += 1;
            ctx.printer.note(&format!("event {}: {problem}", record.seq));
            return Ok(Vec::new());
        }
    };
    let is_whole = parts.iter().all(|part| part.body == *body);
    let headers = if is_whole { headers.clone() } else { envelope::headers_of_item(headers) };
    let deliveries = parts.into_iter().map(|part| Delivery {
        received_at: *received_at,
        source: *source,
        auth: *auth,
        headers: headers.clone(),
        query: query.clone(),
        body: part.body,
        event: part.event,
    });
    let appended = journal.reparse(record.seq, deliveries.collect(), ctx.now()).await;
    let appended = appended.map_err(|source| Error::Journal { action: "append to the journal", source })?;
    match &appended {
        Some(new) => {
            sum.read += 1;
            sum.events += new.len();
        }
        None => sum.known += 1,
    }
    Ok(appended.unwrap_or_default())
}

fn said(sum: &Reparsed) -> String {
    let Reparsed { read, events, known, unread } = sum;
    let count = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    match (read + unread, *known) {
        (0, 0) => return "nothing to read anew: every event was understood when it came".to_owned(),
        (0, 1) => return "nothing to read anew: 1 event was read before".to_owned(),
        (0, known) => return format!("nothing to read anew: {known} events were read before"),
        _ => {}
    }
    let mut parts = vec![format!("read {} of {} anew", read, count(read + unread, "event"))];
    if events != read {
        parts.push(format!("which tell {}", count(*events, "event")));
    }
    if *known > 0 {
        parts.push(format!("{known} read before"));
    }
    if *unread > 0 {
        parts.push(format!("{unread} not understood by this version"));
    }
    parts.join(", ")
}
