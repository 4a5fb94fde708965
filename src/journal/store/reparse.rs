//! Events that a later version makes of what was not understood when it came.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde_json::json;

use super::append;
use super::schema::micros;
use crate::journal::error::JournalError;
use crate::model::{BotId, Delivery, Record, Seq};

/// Appends what an event that was not understood turned out to tell. Returns `None` if that was done before.
///
/// What was relayed of it, or is about to be, was relayed with the same bytes, and is not relayed again.
pub(in crate::journal) fn reparse(
    db: &Connection,
    seq: Seq,
    deliveries: Vec<Delivery>,
    now: Timestamp,
) -> Result<Option<Vec<Record>>, JournalError> {
    if was_read(db, seq)? {
        return Ok(None);
    }
    let records = append::append_all(db, deliveries)?;
    let mut relayed = db.prepare_cached(
        "INSERT INTO tasks (reaction, target, seq, bot_id, kind, state, attempts, not_before, updated_at)
         SELECT reaction, target, ?2, ?3, kind, 'done', 0, 0, ?4 FROM tasks
         WHERE seq = ?1 AND reaction = 'forward' AND state IN ('queued', 'ready', 'done')",
    )?;
    for record in &records {
        let bot_id = record.delivery.event.bot_id.as_ref().map(BotId::as_str);
        relayed.execute(params![seq.0, record.seq.0, bot_id, micros(now)])?;
    }
    let events: Vec<Seq> = records.iter().map(|record| record.seq).collect();
    let detail = json!({"type": "reparsed", "seq": seq, "events": events}).to_string();
    // It is no change that anybody is told of: the events are.
    db.prepare_cached(
        "INSERT INTO tasks (reaction, target, seq, bot_id, kind, state, attempts, not_before, updated_at, detail)
         VALUES ('reparse', '', ?1, NULL, '', 'done', 1, 0, ?2, ?3)",
    )?
    .execute(params![seq.0, micros(now), detail])?;
    Ok(Some(records))
}

/// Whether an event was read anew before.
fn was_read(db: &Connection, seq: Seq) -> rusqlite::Result<bool> {
    let mut select =
        db.prepare_cached("SELECT EXISTS (SELECT 1 FROM tasks WHERE seq = ?1 AND reaction = 'reparse')")?;
    select.query_row([seq.0], |row| row.get(0))
}
