//! Removing what is old.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::schema::micros;
use crate::journal::error::JournalError;

/// Events removed in one transaction. They take a few milliseconds, in which a listener's appends wait.
const BATCH: u32 = 500;

/// One batch of what was looked at to be removed.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::journal) struct Pruned {
    /// How many were removed.
    pub(in crate::journal) removed: usize,
    /// The time and the place of the last event that was looked at; `None` when there are no more.
    pub(in crate::journal) last: Option<(i64, i64)>,
}

/// Removes a batch of the events received before a time, after those that an earlier batch has looked at, and what
/// reactions did with them. What is still to be done with an event keeps it.
pub(in crate::journal) fn prune_batch(
    db: &Connection,
    before: Timestamp,
    after: Option<(i64, i64)>,
) -> Result<Pruned, JournalError> {
    let mut select = db.prepare_cached(
        "SELECT received_at, seq,
                EXISTS (SELECT 1 FROM tasks WHERE tasks.seq = events.seq AND state IN ('queued', 'ready'))
         FROM events WHERE received_at < ?1 AND (received_at, seq) > (?2, ?3) ORDER BY received_at, seq LIMIT ?4",
    )?;
    let (time, seq) = after.unwrap_or((i64::MIN, 0));
    let events: Vec<((i64, i64), bool)> = select
        .query_map(params![micros(before), time, seq, BATCH], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let places: Vec<i64> = events.iter().filter(|(_, is_open)| !is_open).map(|((_, seq), _)| *seq).collect();
    let mut torn = BTreeSet::new();
    for seq in &places {
        db.prepare_cached("DELETE FROM tasks WHERE seq = ?1")?.execute([seq])?;
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
    Ok(Pruned { removed: places.len(), last: events.last().map(|(place, _)| *place) })
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
    db.execute("DELETE FROM polled WHERE bot_id NOT IN (SELECT bot_id FROM heard)", [])?;
    db.execute("DELETE FROM sessions WHERE bot_id NOT IN (SELECT bot_id FROM heard)", [])?;
    db.execute("DELETE FROM tasks WHERE reaction = 'download' AND bot_id NOT IN (SELECT bot_id FROM heard)", [])?;
    Ok(())
}
