//! What the journal decides as it takes a delivery in: whether it repeats an event, and whether it is late.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::JournalError;
use super::events::micros;
use super::query::Imported;
use crate::model::{BotId, Delivery, Event, Record, Seq, Source};
use crate::webhook::identity::EventKey;

/// How long an event without a timestamp is recognised (`design.md`, section 5).
const WINDOW: Duration = Duration::from_mins(10);
/// How often `bot.joining` may come: join retries send it again (Webhook Events guide, section 7).
const JOINING_ATTEMPTS: i64 = 3;

/// Appends a delivery and says what is known of it.
pub(super) fn append(db: &Connection, delivery: Delivery) -> Result<Record, JournalError> {
    let key = EventKey::of(&delivery.event, &delivery.body);
    let duplicate = is_duplicate(db, &delivery, key)?;
    let late = !duplicate && is_late(db, &delivery)?;
    insert(db, delivery, key, duplicate, late)
}

/// Appends an event of an export unless the journal has it from the same moment. Returns whether it was appended.
pub(super) fn import(db: &Connection, imported: Imported) -> Result<bool, JournalError> {
    let Imported { delivery, duplicate, late } = imported;
    let key = EventKey::of(&delivery.event, &delivery.body);
    let bot_id = delivery.event.bot_id.as_ref().map(BotId::as_str);
    // Exports tell the time to the millisecond.
    let known: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM events
                 WHERE bot_id IS ?1 AND identity = ?2 AND received_at / 1000 = ?3 / 1000)",
        )?
        .query_row(params![bot_id, key.as_bytes(), micros(delivery.received_at)], |row| row.get(0))?;
    if !known {
        insert(db, delivery, key, duplicate, late)?;
    }
    Ok(!known)
}

fn insert(
    db: &Connection,
    delivery: Delivery,
    key: EventKey,
    duplicate: bool,
    late: bool,
) -> Result<Record, JournalError> {
    let event = &delivery.event;
    let headers = serde_json::to_string(&delivery.headers).unwrap_or_default();
    db.prepare_cached(
        "INSERT INTO events (received_at, source, auth, bot_id, name, rank, identity, duplicate, late, headers, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        micros(delivery.received_at),
        delivery.source.as_str(),
        delivery.auth.as_str(),
        event.bot_id.as_ref().map(BotId::as_str),
        event.name().as_str(),
        rank(event),
        key.as_bytes(),
        duplicate,
        late,
        headers,
        &delivery.body[..],
    ])?;
    let reason = event.stop_reason();
    Ok(Record { seq: Seq(db.last_insert_rowid()), delivery, reason, duplicate, late })
}

fn rank(event: &Event) -> Option<i64> {
    event.progress().map(|progress| i64::from(progress.rank()))
}

/// A replay repeats on purpose, so it never counts: neither as a duplicate nor as what a later one duplicates.
fn is_duplicate(db: &Connection, delivery: &Delivery, key: EventKey) -> Result<bool, JournalError> {
    if delivery.source == Source::Replay {
        return Ok(false);
    }
    let (since, allowed) = if delivery.event.timestamp.is_some() {
        (i64::MIN, 1)
    } else {
        let since = micros(delivery.received_at) - i64::try_from(WINDOW.as_micros()).unwrap_or(i64::MAX);
        let allowed = if delivery.event.name().as_str() == "bot.joining" { JOINING_ATTEMPTS } else { 1 };
        (since, allowed)
    };
    let bot_id = delivery.event.bot_id.as_ref().map(BotId::as_str);
    let known: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM events
             WHERE bot_id IS ?1 AND identity = ?2 AND NOT duplicate AND source <> 'replay' AND received_at >= ?3",
        )?
        .query_row(params![bot_id, key.as_bytes(), since], |row| row.get(0))?;
    Ok(known >= allowed)
}

/// Whether the session had got further already; if not, remembers how far it is.
fn is_late(db: &Connection, delivery: &Delivery) -> Result<bool, JournalError> {
    let (Some(bot_id), Some(rank)) = (&delivery.event.bot_id, rank(&delivery.event)) else { return Ok(false) };
    let furthest: Option<i64> = db
        .prepare_cached("SELECT rank FROM progress WHERE bot_id = ?1")?
        .query_row([bot_id.as_str()], |row| row.get(0))
        .optional()?;
    if furthest.is_none_or(|furthest| furthest < rank) {
        db.prepare_cached("INSERT OR REPLACE INTO progress (bot_id, rank) VALUES (?1, ?2)")?
            .execute(params![bot_id.as_str(), rank])?;
    }
    Ok(furthest.is_some_and(|furthest| furthest > rank))
}
