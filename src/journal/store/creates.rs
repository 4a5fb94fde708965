//! Calls that create a bot, kept before they are sent: whoever is killed in between can send the same call again.

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::schema::micros;
use super::tasks::no_such_value;
use crate::journal::error::JournalError;
use crate::journal::unreadable::Unreadable;
use crate::model::BotId;

/// How long a call is gone on with: after that its user means another meeting.
const KEPT_FOR: Duration = Duration::from_hours(1);

/// A call that creates a bot, and that has not come to its end.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct KeptCreate {
    /// The idempotency key that it is sent with.
    pub(crate) key: String,
    /// Tells calls of the same account with the same body.
    pub(crate) digest: String,
    /// The run of the program that makes it.
    pub(crate) run: String,
    /// The journal that this run has to itself: while somebody has it, the run goes on.
    pub(crate) journal: String,
    /// The bot, once it is known.
    pub(crate) bot_id: Option<BotId>,
}

/// Keeps a call, and drops those that nobody goes on with any more.
pub(in crate::journal) fn keep(db: &Connection, create: &KeptCreate, now: Timestamp) -> Result<(), JournalError> {
    db.prepare_cached("DELETE FROM creates WHERE kept_at < ?1")?.execute([micros(oldest(now))])?;
    db.prepare_cached("INSERT INTO creates (key, digest, run, journal, kept_at) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![create.key, create.digest, create.run, create.journal, micros(now)])?;
    Ok(())
}

/// The calls of the same body that were kept lately, the newest first.
pub(in crate::journal) fn kept(
    db: &Connection,
    unreadable: &Unreadable,
    digest: &str,
    now: Timestamp,
) -> Result<Vec<KeptCreate>, JournalError> {
    let mut select = db.prepare_cached(
        "SELECT key, digest, run, journal, bot_id FROM creates WHERE digest = ?1 AND kept_at >= ?2
         ORDER BY kept_at DESC, key",
    )?;
    let read = |row: &Row<'_>| {
        let bot_id: Option<String> = row.get(4)?;
        Ok(KeptCreate {
            key: row.get(0)?,
            digest: row.get(1)?,
            run: row.get(2)?,
            journal: row.get(3)?,
            bot_id: bot_id.map(|id| id.parse().map_err(no_such_value)).transpose()?,
        })
    };
    let creates = select.query(params![digest, micros(oldest(now))])?;
    Ok(unreadable.rows(creates, usize::MAX, ("call", "key"), read)?)
}

/// Makes a kept call that of another run, unless a third was first. Returns whether it is.
pub(in crate::journal) fn take_over(db: &Connection, from: &KeptCreate, to: &KeptCreate) -> Result<bool, JournalError> {
    let rows = db
        .prepare_cached("UPDATE creates SET run = ?3, journal = ?4 WHERE key = ?1 AND run = ?2")?
        .execute(params![from.key, from.run, to.run, to.journal])?;
    Ok(rows > 0)
}

/// Remembers which bot a kept call has created.
pub(in crate::journal) fn created(db: &Connection, key: &str, bot_id: &BotId) -> Result<(), JournalError> {
    db.prepare_cached("UPDATE creates SET bot_id = ?2 WHERE key = ?1")?.execute(params![key, bot_id.as_str()])?;
    Ok(())
}

/// Drops the calls of a run.
pub(in crate::journal) fn forget(db: &Connection, run: &str) -> Result<(), JournalError> {
    db.prepare_cached("DELETE FROM creates WHERE run = ?1")?.execute([run])?;
    Ok(())
}

fn oldest(now: Timestamp) -> Timestamp {
    now.checked_sub(KEPT_FOR).unwrap_or(Timestamp::MIN)
}
