//! What the journal decides as it takes a delivery in: whether it repeats an event, and whether it is late.

use std::time::Duration;

use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};

use super::JournalError;
use super::events::micros;
use crate::model::{Delivery, Record, Seq};

/// How long an event without a timestamp is recognised (`design.md`, section 5).
const WINDOW: Duration = Duration::from_mins(10);
/// How often `bot.joining` may come: join retries send it again (Webhook Events guide, section 7).
const JOINING_ATTEMPTS: i64 = 3;

/// Appends a delivery and says what is known of it.
pub(super) fn append(db: &Connection, delivery: Delivery) -> Result<Record, JournalError> {
    let event = &delivery.event;
    let identity = identity(&delivery);
    let duplicate = is_duplicate(db, &delivery, &identity)?;
    let rank = event.progress().map(|progress| i64::from(progress.rank()));
    let late = !duplicate && is_late(db, &delivery, rank)?;
    let headers = serde_json::to_string(&delivery.headers).unwrap_or_default();
    db.prepare_cached(
        "INSERT INTO events (received_at, source, auth, bot_id, name, rank, identity, duplicate, late, headers, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        micros(delivery.received_at),
        delivery.source.as_str(),
        delivery.auth.as_str(),
        event.bot_id.as_ref().map(|id| id.as_str()),
        event.name().as_str(),
        rank,
        identity,
        duplicate,
        late,
        headers,
        &delivery.body[..],
    ])?;
    let reason = event.stop_reason();
    Ok(Record { seq: Seq(db.last_insert_rowid()), delivery, reason, duplicate, late })
}

/// What two deliveries of one event share: bot, name and timestamp; without a timestamp, the body.
///
/// Chunks and participant events share their timestamp with others of the same moment, so the body counts there too.
fn identity(delivery: &Delivery) -> [u8; 16] {
    let event = &delivery.event;
    let name = event.name();
    let bot = event.bot_id.as_ref().map(|id| id.as_str()).or(event.odd_bot_id.as_deref()).unwrap_or_default();
    let mut digest = Sha256::new();
    for part in [bot, name.as_str(), event.timestamp.as_deref().unwrap_or_default()] {
        digest.update(part.as_bytes());
        // No part holds a zero byte that JSON did not escape into being; the separator keeps "a"+"b" apart from "ab".
        digest.update([0]);
    }
    if event.timestamp.is_none() || name.is_stream() {
        digest.update(&delivery.body);
    }
    let digest: [u8; 32] = digest.finalize().into();
    let (half, _) = digest.as_chunks::<16>().0.split_first().map_or(([0; 16], &[][..]), |(half, rest)| (*half, rest));
    half
}

fn is_duplicate(db: &Connection, delivery: &Delivery, identity: &[u8; 16]) -> Result<bool, JournalError> {
    let (since, allowed) = match &delivery.event.timestamp {
        Some(_) => (i64::MIN, 1),
        None => {
            let since = micros(delivery.received_at) - i64::try_from(WINDOW.as_micros()).unwrap_or(i64::MAX);
            let allowed = if delivery.event.name().as_str() == "bot.joining" { JOINING_ATTEMPTS } else { 1 };
            (since, allowed)
        }
    };
    let known: i64 = db
        .prepare_cached("SELECT count(*) FROM events WHERE identity = ?1 AND NOT duplicate AND received_at >= ?2")?
        .query_row(params![identity, since], |row| row.get(0))?;
    Ok(known >= allowed)
}

fn is_late(db: &Connection, delivery: &Delivery, rank: Option<i64>) -> Result<bool, JournalError> {
    let (Some(bot_id), Some(rank)) = (&delivery.event.bot_id, rank) else { return Ok(false) };
    let furthest: Option<i64> = db
        .prepare_cached("SELECT max(rank) FROM events WHERE bot_id = ?1")?
        .query_row([bot_id.as_str()], |row| row.get(0))?;
    Ok(furthest.is_some_and(|furthest| furthest > rank))
}
