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
        "INSERT INTO cursors (reaction, seq) VALUES (?1, ?2)
         ON CONFLICT (reaction) DO UPDATE SET seq = max(seq, excluded.seq)",
    )?
    .execute(params![reaction, seq.0])?;
    Ok(())
}
