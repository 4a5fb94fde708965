//! What reactions did with events, and how far each has got.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::schema::micros;
use crate::journal::error::JournalError;
use crate::model::Seq;

/// What a reaction did with an event.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Effect {
    pub(crate) seq: Seq,
    /// Which kind of reaction, such as `forward`.
    pub(crate) reaction: String,
    /// What it acted on, such as a URL.
    pub(crate) target: String,
    pub(crate) at: Timestamp,
    /// The record that it printed, as JSON.
    pub(crate) detail: String,
}

/// Remembers what a reaction did with an event.
pub(in crate::journal) fn insert(db: &Connection, effect: &Effect) -> Result<(), JournalError> {
    let Effect { seq, reaction, target, at, detail } = effect;
    db.prepare_cached("INSERT INTO effects (seq, reaction, target, at, detail) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![seq.0, reaction, target, micros(*at), detail])?;
    Ok(())
}

/// What reactions did with an event, in order of time.
pub(in crate::journal) fn of_event(db: &Connection, seq: Seq) -> Result<Vec<Effect>, JournalError> {
    let mut statement =
        db.prepare_cached("SELECT reaction, target, at, detail FROM effects WHERE seq = ?1 ORDER BY id")?;
    let mut rows = statement.query([seq.0])?;
    let mut effects = Vec::new();
    while let Some(row) = rows.next()? {
        let at = Timestamp::from_microsecond(row.get(2)?)
            .map_err(|error| JournalError::Damaged { seq, problem: error.to_string() })?;
        effects.push(Effect { seq, reaction: row.get(0)?, target: row.get(1)?, at, detail: row.get(3)? });
    }
    Ok(effects)
}

/// The events after a place with which a reaction did something on a target.
pub(in crate::journal) fn after(
    db: &Connection,
    after: Seq,
    reaction: &str,
    target: &str,
) -> Result<HashSet<Seq>, JournalError> {
    let mut statement =
        db.prepare_cached("SELECT seq FROM effects WHERE seq > ?1 AND reaction = ?2 AND target = ?3")?;
    let places = statement.query_map(params![after.0, reaction, target], |row| row.get(0).map(Seq))?;
    Ok(places.collect::<rusqlite::Result<_>>()?)
}

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
