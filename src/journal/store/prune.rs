//! Removing what is old.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::schema::micros;
use super::{cursors, events};
use crate::journal::error::JournalError;
use crate::journal::unreadable::Unreadable;

/// Events removed in one transaction. They take a few milliseconds, in which a listener's appends wait.
const BATCH: u32 = 500;

/// What is old.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Retention {
    /// How long events are kept. A reaction that was not used for so long is not waited for.
    pub(crate) age: Duration,
    pub(crate) now: Timestamp,
    /// What was received before is removed; `None` for what is older than the age. That is counted from the newest event
    /// where the clock is ahead of it: one that has leapt makes nothing old.
    pub(crate) before: Option<Timestamp>,
}

/// What became of old events.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Pruned {
    /// How many were removed.
    pub(crate) removed: usize,
    /// How many stay, because something is still to be done with them.
    pub(crate) kept: usize,
}

/// Which events go.
#[derive(Clone, Copy, Debug)]
pub(in crate::journal) struct Bounds {
    /// Those received before this time,
    before: i64,
    /// up to this place, to which every reaction has got.
    last: i64,
}

/// One batch of what was looked at to be removed.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::journal) struct Batch {
    pub(in crate::journal) pruned: Pruned,
    /// The time and the place of the last event that was looked at; `None` when there are no more.
    pub(in crate::journal) last: Option<(i64, i64)>,
}

/// Which events go by a retention.
pub(in crate::journal) fn bounds(db: &Connection, retention: &Retention) -> Result<Bounds, JournalError> {
    let newest: Option<i64> = db
        .prepare_cached("SELECT received_at FROM events ORDER BY received_at DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let now = micros(retention.now);
    let age = i64::try_from(retention.age.as_micros()).unwrap_or(i64::MAX);
    let old = newest.map_or(now, |newest| newest.min(now)).saturating_sub(age);
    let last = cursors::slowest(db, old)?.unwrap_or(i64::MAX);
    Ok(Bounds { before: retention.before.map_or(old, micros), last })
}

/// Removes a batch of old events, after those that an earlier batch has looked at, and what reactions did with them.
pub(in crate::journal) fn prune_batch(
    db: &Connection,
    unreadable: &Unreadable,
    bounds: Bounds,
    after: Option<(i64, i64)>,
) -> Result<Batch, JournalError> {
    let mut select = db.prepare_cached(
        "SELECT received_at, seq, seq > ?5
                OR EXISTS (SELECT 1 FROM tasks WHERE tasks.seq = events.seq AND state IN ('queued', 'ready', 'deferred'))
         FROM events WHERE received_at < ?1 AND (received_at, seq) > (?2, ?3) ORDER BY received_at, seq LIMIT ?4",
    )?;
    let (time, seq) = after.unwrap_or((i64::MIN, 0));
    let values = params![bounds.before, time, seq, BATCH, bounds.last];
    let events: Vec<((i64, i64), bool)> = select
        .query_map(values, |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
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
    torn.iter().try_for_each(|bot_id| link_again(db, unreadable, bot_id))?;
    let pruned = Pruned { removed: places.len(), kept: events.len() - places.len() };
    Ok(Batch { pruned, last: events.last().map(|(place, _)| *place) })
}

/// Links the events of a bot again after one in their midst was removed, as happens where a clock was set back or an
/// export was imported.
fn link_again(db: &Connection, unreadable: &Unreadable, bot_id: &str) -> Result<(), JournalError> {
    let mut select = db.prepare_cached(
        "SELECT seq, link FROM (SELECT seq, previous, lag(seq) OVER (ORDER BY seq) AS link FROM events WHERE bot_id = ?1)
         WHERE previous IS NOT link",
    )?;
    let links = select.query_map([bot_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (seq, previous) in links.collect::<rusqlite::Result<Vec<(i64, Option<i64>)>>>()? {
        events::link(db, unreadable, seq, previous)?;
    }
    db.prepare_cached(
        "UPDATE heard SET seq = newest FROM (SELECT max(seq) AS newest FROM events WHERE bot_id = ?1)
         WHERE bot_id = ?1 AND newest IS NOT NULL",
    )?
    .execute([bot_id])?;
    Ok(())
}

/// Bots that are looked at in one transaction, as briefly as a batch of events.
const BOTS: u32 = 1_000;

/// Forgets bots without any event left, the next ones after an id: their sessions and downloads would be taken up again by
/// every listener. Returns the last that was looked at; `None` at the end.
pub(in crate::journal) fn forget_bots(db: &Connection, after: &str) -> Result<Option<String>, JournalError> {
    let mut select = db.prepare_cached(
        "SELECT max(bot_id) FROM (SELECT bot_id FROM heard WHERE bot_id > ?1
                                  UNION SELECT bot_id FROM sessions WHERE bot_id > ?1 ORDER BY 1 LIMIT ?2)",
    )?;
    let last: Option<String> = select.query_row(params![after, BOTS], |row| row.get(0))?;
    // No id holds a character beyond `z`.
    let until = last.as_deref().unwrap_or("{");
    for statement in [
        "DELETE FROM heard WHERE bot_id > ?1 AND bot_id <= ?2
             AND NOT EXISTS (SELECT 1 FROM events WHERE events.seq = heard.seq)",
        "DELETE FROM polled WHERE bot_id > ?1 AND bot_id <= ?2
             AND NOT EXISTS (SELECT 1 FROM heard WHERE heard.bot_id = polled.bot_id)",
        "DELETE FROM sessions WHERE bot_id > ?1 AND bot_id <= ?2
             AND NOT EXISTS (SELECT 1 FROM heard WHERE heard.bot_id = sessions.bot_id)",
        "DELETE FROM tasks WHERE reaction = 'download' AND state IN ('done', 'failed') AND bot_id > ?1 AND bot_id <= ?2
             AND NOT EXISTS (SELECT 1 FROM heard WHERE heard.bot_id = tasks.bot_id)",
    ] {
        db.prepare_cached(statement)?.execute(params![after, until])?;
    }
    Ok(last)
}
