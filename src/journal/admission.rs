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
    let signs = Signs::of(db, &delivery)?;
    let duplicate = is_duplicate(db, &delivery, &signs)?;
    let furthest = signs.heard.as_ref().and_then(|heard| heard.rank);
    let late = !duplicate && signs.rank.zip(furthest).is_some_and(|(rank, furthest)| furthest > rank);
    insert(db, delivery, &signs, duplicate, late)
}

/// Appends an event of an export unless the journal has it from the same moment. Returns whether it was appended.
pub(super) fn import(db: &Connection, imported: Imported) -> Result<bool, JournalError> {
    let Imported { delivery, duplicate, late } = imported;
    let signs = Signs::of(db, &delivery)?;
    let bot_id = delivery.event.bot_id.as_ref().map(BotId::as_str);
    // Exports tell the time to the millisecond.
    let from = micros(delivery.received_at) / 1_000 * 1_000;
    let known: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM events INDEXED BY events_by_time
                 WHERE received_at BETWEEN ?1 AND ?1 + 999 AND bot_id IS ?2 AND identity = ?3)",
        )?
        .query_row(params![from, bot_id, signs.key.as_bytes()], |row| row.get(0))?;
    if !known {
        insert(db, delivery, &signs, duplicate, late)?;
    }
    Ok(!known)
}

/// What an event is recognised and ordered by.
struct Signs {
    key: EventKey,
    /// The time by which duplicates are looked for first, so that what is looked for lies together.
    happened: Option<i64>,
    /// How far the session is by this event.
    rank: Option<i64>,
    heard: Option<Heard>,
}

impl Signs {
    fn of(db: &Connection, delivery: &Delivery) -> rusqlite::Result<Self> {
        let event = &delivery.event;
        Ok(Self {
            key: EventKey::of(event, &delivery.body),
            happened: event.happened_at().map(micros),
            rank: event.progress().map(|progress| i64::from(progress.rank())),
            heard: Heard::of(db, event)?,
        })
    }
}

/// What the journal knows of a bot.
struct Heard {
    /// Its newest event.
    seq: i64,
    /// The furthest that its events have got.
    rank: Option<i64>,
}

impl Heard {
    /// Of an event's bot; `None` if it is the first time.
    fn of(db: &Connection, event: &Event) -> rusqlite::Result<Option<Self>> {
        let Some(bot_id) = &event.bot_id else { return Ok(None) };
        db.prepare_cached("SELECT seq, rank FROM heard WHERE bot_id = ?1")?
            .query_row([bot_id.as_str()], |row| Ok(Self { seq: row.get(0)?, rank: row.get(1)? }))
            .optional()
    }
}

fn insert(
    db: &Connection,
    delivery: Delivery,
    signs: &Signs,
    duplicate: bool,
    late: bool,
) -> Result<Record, JournalError> {
    let event = &delivery.event;
    let headers = serde_json::to_string(&delivery.headers).unwrap_or_default();
    db.prepare_cached(
        "INSERT INTO events (received_at, source, auth, bot_id, name, rank, identity, duplicate, late, headers, body,
                             previous, happened)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        micros(delivery.received_at),
        delivery.source.as_str(),
        delivery.auth.as_str(),
        event.bot_id.as_ref().map(BotId::as_str),
        event.name.as_str(),
        signs.rank,
        signs.key.as_bytes(),
        duplicate,
        late,
        headers,
        &delivery.body[..],
        signs.heard.as_ref().map(|heard| heard.seq),
        signs.happened,
    ])?;
    let seq = db.last_insert_rowid();
    if let Some(bot_id) = &event.bot_id {
        let furthest = signs.rank.max(signs.heard.as_ref().and_then(|heard| heard.rank));
        db.prepare_cached("INSERT OR REPLACE INTO heard (bot_id, seq, rank) VALUES (?1, ?2, ?3)")?
            .execute(params![bot_id.as_str(), seq, furthest])?;
    }
    let reason = event.stop_reason();
    Ok(Record { seq: Seq(seq), delivery, reason, duplicate, late })
}

/// A replay repeats on purpose, so it never counts: neither as a duplicate nor as what a later one duplicates.
fn is_duplicate(db: &Connection, delivery: &Delivery, signs: &Signs) -> Result<bool, JournalError> {
    if delivery.source == Source::Replay {
        return Ok(false);
    }
    let (since, allowed) = if delivery.event.timestamp.is_some() {
        (i64::MIN, 1)
    } else {
        let since = micros(delivery.received_at) - i64::try_from(WINDOW.as_micros()).unwrap_or(i64::MAX);
        let allowed = if delivery.event.name.as_str() == "bot.joining" { JOINING_ATTEMPTS } else { 1 };
        (since, allowed)
    };
    let known: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM events INDEXED BY events_by_identity
             WHERE happened IS ?1 AND identity = ?2 AND NOT duplicate AND source <> 'replay' AND received_at >= ?3",
        )?
        .query_row(params![signs.happened, signs.key.as_bytes(), since], |row| row.get(0))?;
    Ok(known >= allowed)
}
