//! `meetstream events replay`: events again, to a URL or to the reactions of the listener.

use super::edit;
use super::selection::{Pages, queries, query, unreadable};
use crate::cli::events::{Places, ReplayArgs};
use crate::commands::{added_headers, resign};
use crate::context::Context;
use crate::error::{Error, ExitStatus, LookupError, PayloadError};
use crate::journal::{Journal, Query, TaskQueue, TaskState};
use crate::model::{Assignment, Auth, Delivery, Record, Seq, Source, printable};
use crate::output::Format;
use crate::reaction::RelayError;
use crate::reaction::forward::{DeliveryOptions, DeliveryOutcome, HttpDelivery, Told, line, signed, stream_record};
use crate::record::{StreamRecord, body_line};
use crate::webhook::signature::{Keys, SIGNATURE_HEADER, TIMESTAMP_HEADER};

/// How an event is changed on its way.
struct Changes {
    assignments: Vec<Assignment>,
    edit: bool,
    keys: Option<Keys>,
}

pub(super) async fn run(args: ReplayArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let ReplayArgs { places, select, to, header, forward_insecure, changes: assignments, edit, resign: signs } = args;
    let query = query(select, journal, ctx).await?;
    let changes = Changes {
        assignments,
        edit,
        keys: if signs { resign::keys(&ctx.settings.webhook_secrets.value, ctx)? } else { None },
    };
    let queries = queries(&query, &places);
    let delivery = match to {
        Some(target) => {
            let options = DeliveryOptions {
                timeout: None,
                keys: changes.keys.clone(),
                added: added_headers::read(&header)?,
                trust: ctx.trust()?,
                takes_unproven: forward_insecure,
                clock: ctx.clock,
            };
            Some(HttpDelivery::new(target, options)?)
        }
        None => None,
    };
    if edit {
        let mut matching = 0;
        for query in &queries {
            matching += journal.matching(query, Seq(0), 2).await.map_err(unreadable)?.len();
        }
        if matching > 1 {
            return Err(PayloadError::Several.into());
        }
    }
    let mut replayed = 0;
    let mut refused = 0;
    // What a replay appends is not replayed by it.
    let end = journal.tail();
    for query in queries {
        let mut pages = Pages::new(journal, Query { last: query.last.min(end), ..query }, ctx);
        loop {
            let mut records = pages.next().await?;
            if records.is_empty() {
                break;
            }
            replayed += records.len();
            for record in &mut records {
                apply(record, &changes, ctx)?;
            }
            match &delivery {
                Some(delivery) => refused += post(&records, delivery, journal, ctx).await?,
                None => append(records, &changes, journal, ctx).await?,
            }
        }
    }
    if replayed == 0 {
        return Err(missing(&places, journal).await);
    }
    if delivery.is_none() {
        ctx.printer.note("the listener on this journal acts on them now, or when it next starts");
    }
    Ok(if refused == 0 { ExitStatus::Done } else { ExitStatus::Failure })
}

/// Why there is nothing to replay.
async fn missing(places: &[Places], journal: &Journal) -> Error {
    match places {
        [Places { first, last }] if first == last => match journal.event(Seq(*first)).await {
            Err(error) => unreadable(error),
            Ok(_) => LookupError::NoEvent { seq: Seq(*first) }.into(),
        },
        _ => LookupError::NothingMatches.into(),
    }
}

fn apply(record: &mut Record, changes: &Changes, ctx: &Context) -> Result<(), Error> {
    let before = record.delivery.body.clone();
    edit::change(record, &changes.assignments)?;
    if changes.edit {
        edit::edit(record, ctx.settings.editor.as_deref())?;
    }
    if record.delivery.body != before {
        record.delivery.auth = Auth::None;
        let is_signed =
            record.delivery.headers.pairs().iter().any(|(name, _)| name.eq_ignore_ascii_case(SIGNATURE_HEADER));
        if is_signed && changes.keys.is_none() {
            ctx.printer.warning(&format!(
                "event {} was changed, so its signature no longer matches; --resign makes a new one",
                record.seq
            ));
        }
    }
    Ok(())
}

/// Posts events one after the other. Returns how many the app did not take.
async fn post(records: &[Record], delivery: &HttpDelivery, journal: &Journal, ctx: &Context) -> Result<usize, Error> {
    let url = delivery.target().to_string();
    let mut refused = 0;
    for record in records {
        let attempt = delivery.deliver(record, 1).await;
        if attempt.outcome == DeliveryOutcome::Unreachable {
            let cause = attempt.error.unwrap_or_default();
            let remedy = attempt.remedy.unwrap_or_default();
            return Err(RelayError::Unreachable { target: url, cause, remedy }.into());
        }
        refused += usize::from(attempt.outcome != DeliveryOutcome::Delivered);
        let shown = stream_record(record, &url, 1, &attempt);
        let queue = TaskQueue { reaction: "replay", target: url.clone() };
        let state = if attempt.outcome == DeliveryOutcome::Delivered { TaskState::Done } else { TaskState::Failed };
        let detail = serde_json::to_string(&shown).unwrap_or_default();
        journal
            .note_task(queue, record.seq, state, detail, (ctx.clock)())
            .await
            .map_err(|source| Error::Journal { action: "note the replay in the journal", source })?;
        ctx.printer.answer(&shown, || {
            let event = &record.delivery.event;
            let told = Told {
                seq: record.seq,
                bot_id: event.bot_id.as_ref(),
                target: delivery.target().url().path(),
                status: attempt.status,
                duration_ms: u64::try_from(attempt.duration.as_millis()).unwrap_or(u64::MAX),
                error: attempt.error.as_deref(),
            };
            format!("{}  {}", line(&told, ctx.printer.palette()).trim_start(), printable(event.name.as_str()))
        })?;
    }
    Ok(refused)
}

/// Appends copies of events to the journal, where a listener finds them.
async fn append(records: Vec<Record>, changes: &Changes, journal: &Journal, ctx: &Context) -> Result<(), Error> {
    let places: Vec<Seq> = records.iter().map(|record| record.seq).collect();
    let copies = records.into_iter().map(|record| {
        let mut delivery = Delivery { received_at: (ctx.clock)(), source: Source::Replay, ..record.delivery };
        if let Some(keys) = &changes.keys {
            sign(&mut delivery, keys);
        }
        delivery
    });
    let appended = journal
        .append_all(copies.collect())
        .await
        .map_err(|source| Error::Journal { action: "append to the journal", source })?;
    for (from, record) in places.iter().zip(&appended) {
        let queue = TaskQueue { reaction: "replay", target: String::new() };
        let detail = serde_json::json!({"type": "replayed", "seq": from, "as": record.seq}).to_string();
        journal
            .note_task(queue, *from, TaskState::Done, detail, (ctx.clock)())
            .await
            .map_err(|source| Error::Journal { action: "note the replay in the journal", source })?;
        match ctx.printer.format() {
            Format::Json => ctx.printer.record(&StreamRecord::event(record, &body_line(record)))?,
            Format::Human => {
                let name = printable(record.delivery.event.name.as_str());
                ctx.printer.line(&format!("{from} → {}  {name}", record.seq))?;
            }
        }
    }
    Ok(())
}

fn sign(delivery: &mut Delivery, keys: &Keys) {
    let ours = [SIGNATURE_HEADER, TIMESTAMP_HEADER];
    let mut headers = delivery.headers.pairs();
    headers.retain(|(name, _)| !ours.iter().any(|header| name.eq_ignore_ascii_case(header)));
    let fresh = signed(keys, &delivery.body, delivery.received_at);
    headers.extend(fresh.map(|(name, value)| (name.to_owned(), value)));
    delivery.headers = headers.into_iter().collect();
}
