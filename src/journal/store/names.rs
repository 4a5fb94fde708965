//! The names that events have had, so that a search for one that never occurred reads no events, and one for a rare one
//! reads none before its first.

use std::collections::HashSet;

use rusqlite::{CachedStatement, Connection, params};

use crate::model::{Event, EventPattern, Headers};
use crate::webhook::envelope;

/// More names than any service has: beyond, the names of events that were pruned are dropped.
const MANY: i64 = 1_000;
/// The most names that a search lists in SQL.
const LISTED: usize = 500;

/// Notes the names of events that are appended within one transaction.
pub(super) struct Names<'db> {
    insert: CachedStatement<'db>,
    noted: HashSet<(String, String)>,
}

impl<'db> Names<'db> {
    pub(super) fn prepare(db: &'db Connection) -> rusqlite::Result<Self> {
        let insert =
            db.prepare_cached("INSERT INTO names (name, general, first) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
        Ok(Self { insert, noted: HashSet::new() })
    }

    /// Notes an event's names.
    pub(super) fn note(&mut self, event: &Event, seq: i64) -> rusqlite::Result<()> {
        let names = (event.name.as_str(), event.general.as_deref().unwrap_or_default());
        // Most events of a transaction have one of a few names.
        if !self.noted.iter().any(|(name, general)| (name.as_str(), general.as_str()) == names) {
            self.insert.execute(params![names.0, names.1, seq])?;
            self.noted.insert((names.0.to_owned(), names.1.to_owned()));
        }
        Ok(())
    }
}

/// Which events can have a name that is meant.
pub(super) struct Occurrences {
    /// Their specific names; none where they are too many to be listed.
    pub(super) names: Vec<String>,
    /// The first of them, by its place.
    pub(super) first: i64,
}

/// Finds which events can have a name that is meant; `None` where none can.
pub(super) fn occurrences(db: &Connection, patterns: &[EventPattern]) -> rusqlite::Result<Option<Occurrences>> {
    let mut select = db.prepare_cached("SELECT name, general, first FROM names")?;
    let mut rows = select.query([])?;
    let (mut names, mut first) = (HashSet::new(), i64::MAX);
    while let Some(row) = rows.next()? {
        let (name, general): (String, String) = (row.get(0)?, row.get(1)?);
        let event = match general.as_str() {
            "" => Event::named(Some(&name), None::<&str>),
            general => Event::named(Some(general), Some(&name)),
        };
        if patterns.iter().any(|pattern| pattern.matches(&event)) {
            first = first.min(row.get(2)?);
            names.insert(name);
        }
    }
    let is_any = !names.is_empty();
    let names = if names.len() <= LISTED { names.into_iter().collect() } else { Vec::new() };
    Ok(is_any.then_some(Occurrences { names, first }))
}

/// Notes the names of all events that a journal of an older format has.
pub(super) fn note_all(db: &Connection) -> rusqlite::Result<()> {
    let mut names = Names::prepare(db)?;
    let mut select = db.prepare("SELECT seq, name, headers, body FROM events ORDER BY seq")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        // What cannot be read is found by no name.
        let texts =
            (row.get::<_, String>(1), row.get::<_, String>(2).map(Headers::from_json), row.get::<_, Vec<u8>>(3));
        if let (Ok(name), Ok(Ok(headers)), Ok(body)) = texts
            && let Ok(event) = envelope::parse_kept(&name, &headers, &body.into())
        {
            names.note(&event, row.get(0)?)?;
        }
    }
    Ok(())
}

/// Drops the names of events that were pruned, where somebody has made up many.
pub(in crate::journal) fn forget(db: &Connection) -> rusqlite::Result<()> {
    let count: i64 = db.query_row("SELECT count(*) FROM names", [], |row| row.get(0))?;
    if count > MANY {
        db.execute("DELETE FROM names WHERE name NOT IN (SELECT DISTINCT name FROM events)", [])?;
    }
    Ok(())
}
