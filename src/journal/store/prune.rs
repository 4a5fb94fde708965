//! Removing what is old.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::schema::micros;
use crate::journal::error::JournalError;

/// Events removed in one transaction. Ours: a few milliseconds of work, so that a listener's appends are not held up.
const BATCH: u32 = 500;

/// Removes a batch of the events received before a time and what reactions did with them. Returns how many there were.
pub(in crate::journal) fn prune_batch(db: &Connection, before: Timestamp) -> Result<usize, JournalError> {
    let mut statement =
        db.prepare_cached("SELECT seq FROM events WHERE received_at < ?1 ORDER BY received_at LIMIT ?2")?;
    let places: Vec<i64> =
        statement.query_map(params![micros(before), BATCH], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut torn = BTreeSet::new();
    for seq in &places {
        db.prepare_cached("DELETE FROM effects WHERE seq = ?1")?.execute([seq])?;
        let bot = db
            .prepare_cached(
                "DELETE FROM events WHERE seq = ?1
                 RETURNING CASE WHEN EXISTS (SELECT 1 FROM events AS e WHERE e.seq = events.previous) THEN bot_id END",
            )?
            .query_row([seq], |row| row.get::<_, Option<String>>(0))?;
        torn.extend(bot);
    }
    if let Some(newest) = places.iter().max() {
        db.prepare_cached("UPDATE pruned SET seq = max(seq, ?1)")?.execute([newest])?;
    }
    torn.iter().try_for_each(|bot_id| link_again(db, bot_id))?;
    Ok(places.len())
}

/// Links the events of a bot again after one in their midst was removed, as happens where a clock was set back or an
/// export was imported.
fn link_again(db: &Connection, bot_id: &str) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE events SET previous = link.previous FROM
             (SELECT seq, lag(seq) OVER (ORDER BY seq) AS previous FROM events WHERE bot_id = ?1) AS link
         WHERE link.seq = events.seq",
    )?
    .execute([bot_id])?;
    db.prepare_cached(
        "UPDATE heard SET seq = newest FROM (SELECT max(seq) AS newest FROM events WHERE bot_id = ?1)
         WHERE bot_id = ?1 AND newest IS NOT NULL",
    )?
    .execute([bot_id])?;
    Ok(())
}

/// Sessions and downloads of bots without any event left would be taken up again by every listener.
pub(in crate::journal) fn forget_bots(db: &Connection) -> Result<(), JournalError> {
    db.execute("DELETE FROM heard WHERE NOT EXISTS (SELECT 1 FROM events WHERE events.seq = heard.seq)", [])?;
    for table in ["sessions", "downloads"] {
        db.execute(&format!("DELETE FROM {table} WHERE bot_id NOT IN (SELECT bot_id FROM heard)"), [])?;
    }
    Ok(())
}
