//! How far each reaction has followed the journal.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::journal::error::JournalError;
use crate::model::Seq;

/// How far a reaction has got; `None` if it has never followed the journal.
pub(in crate::journal) fn cursor(db: &Connection, reaction: &str) -> Result<Option<Seq>, JournalError> {
    let seq = db
        .prepare_cached("SELECT seq FROM cursors WHERE reaction = ?1")?
        .query_row([&reaction], |row| row.get(0))
        .optional()?;
    Ok(seq.map(Seq))
}

/// Sets a reaction's cursor; it never moves back.
pub(in crate::journal) fn set_cursor(db: &Connection, reaction: &str, seq: Seq) -> Result<(), JournalError> {
    db.prepare_cached(
        "INSERT INTO cursors (reaction, seq, used) VALUES (?1, ?2, ifnull((SELECT max(seq) FROM events), 0))
         ON CONFLICT (reaction) DO UPDATE SET seq = max(seq, excluded.seq), used = excluded.used",
    )?
    .execute(params![reaction, seq.0])?;
    Ok(())
}

/// The place up to which every reaction has got, but for those that nobody has used since before a time; `None` where
/// there is none.
pub(super) fn slowest(db: &Connection, used_since: i64) -> rusqlite::Result<Option<i64>> {
    let mut select = db.prepare_cached(
        "SELECT min(seq) FROM cursors
         WHERE max(seq, ifnull(used, 0)) >=
               (SELECT seq FROM events WHERE received_at >= ?1 ORDER BY received_at, seq LIMIT 1)",
    )?;
    select.query_row([used_since], |row| row.get(0))
}
