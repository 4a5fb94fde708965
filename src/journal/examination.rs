use std::path::Path;

use rusqlite::Connection;

use super::error::JournalError;
use super::location;
use super::store::{schema, state};

/// The most problems of a damaged file that are told.
const MOST_PROBLEMS: u32 = 3;

/// What a look at a journal has found, which changes nothing in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Examination {
    /// Whether there is one yet.
    pub(crate) exists: bool,
    /// The size of its database, in bytes.
    pub(crate) bytes: u64,
    /// Whether a listener has it at this moment.
    pub(crate) has_listener: bool,
    /// Why it is not of this version's format, where a newer one has made it.
    pub(crate) newer: Option<JournalError>,
    /// What is wrong with the file.
    pub(crate) problems: Vec<String>,
    /// How many events it holds.
    pub(crate) events: u64,
    /// How many sessions have not ended.
    pub(crate) open_sessions: u64,
    /// How many tasks wait to be done.
    pub(crate) waiting: u64,
}

/// Looks at a journal, makes none, and changes nothing. Blocks for as long as reading the whole file takes.
///
/// # Errors
/// When it cannot be opened, or is none.
pub(crate) fn examine(path: &Path) -> Result<Examination, JournalError> {
    if let Some(wal) = location::orphaned_log(path) {
        return Err(JournalError::Orphaned { path: path.to_owned(), wal });
    }
    if !path.exists() {
        return Ok(Examination::default());
    }
    let has_listener = location::has_listener(path);
    let db = schema::open_existing(path)?;
    let mut found = Examination { exists: true, has_listener, ..Examination::default() };
    found.bytes = db.query_row("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", [], count)?;
    let check = format!("PRAGMA quick_check({MOST_PROBLEMS})");
    let problems = db.prepare(&check)?.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    found.problems = problems.into_iter().filter(|problem| problem != "ok").collect();
    match schema::is_current(&db, path) {
        Ok(true) => look_inside(&db, &mut found)?,
        // The next command that uses it brings it to the current format.
        Ok(false) => {}
        Err(newer @ JournalError::Newer { .. }) => found.newer = Some(newer),
        Err(error) => return Err(error),
    }
    Ok(found)
}

fn look_inside(db: &Connection, found: &mut Examination) -> Result<(), JournalError> {
    found.events = db.query_row("SELECT count(*) FROM events", [], count)?;
    found.open_sessions = state::count_open_sessions(db)?;
    found.waiting =
        db.query_row("SELECT count(*) FROM tasks WHERE state IN ('queued', 'ready', 'deferred')", [], count)?;
    Ok(())
}

fn count(row: &rusqlite::Row<'_>) -> rusqlite::Result<u64> {
    row.get::<_, i64>(0).map(i64::unsigned_abs)
}
