use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use crate::journal::error::JournalError;
use crate::model::Seq;
use crate::webhook::envelope;

/// How long to wait for another process's write: far longer than any transaction of this program takes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Statements that stay prepared on a connection: more than this program has.
const STATEMENTS: usize = 64;

/// One step towards the current format.
pub(in crate::journal) struct Migration {
    pub(in crate::journal) sql: &'static str,
    /// What SQL cannot do, after it.
    then: fn(&Connection) -> rusqlite::Result<()>,
}

/// The steps from an empty file to the current format, in order. Never edit one: append another.
pub(in crate::journal) const MIGRATIONS: &[Migration] =
    &[Migration { sql: FIRST, then: |_| Ok(()) }, Migration { sql: IN_ORDER_OF_ARRIVAL, then: date_events }];

const FIRST: &str = "
    CREATE TABLE events (
        seq         INTEGER PRIMARY KEY AUTOINCREMENT,
        received_at INTEGER NOT NULL,  -- microseconds since 1970, UTC
        source      TEXT    NOT NULL,
        auth        TEXT    NOT NULL,
        bot_id      TEXT,
        name        TEXT    NOT NULL,
        rank        INTEGER,           -- how far the session is by this event
        identity    BLOB    NOT NULL,  -- what a duplicate shares
        duplicate   INTEGER NOT NULL,
        late        INTEGER NOT NULL,
        headers     TEXT    NOT NULL,  -- JSON: [[name, value], ...]
        body        BLOB    NOT NULL
    ) STRICT;
    -- The bot first, so that the events of one meeting touch the same few pages.
    CREATE INDEX events_by_bot ON events (bot_id, identity);
    CREATE INDEX events_by_time ON events (received_at);
    CREATE TABLE progress (
        bot_id TEXT    PRIMARY KEY,
        rank   INTEGER NOT NULL        -- the furthest of the bot's events
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE cursors (
        reaction TEXT    PRIMARY KEY,
        seq      INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE bots (
        bot_id     TEXT    PRIMARY KEY,
        created_at INTEGER NOT NULL,   -- microseconds since 1970, UTC
        provider   TEXT,
        video      INTEGER NOT NULL,
        request    TEXT    NOT NULL    -- JSON as sent, secrets masked
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE downloads (
        bot_id     TEXT    NOT NULL,
        kind       TEXT    NOT NULL,
        state      TEXT    NOT NULL,   -- pending, saved, failed
        seq        INTEGER,            -- the event that asked for it
        error      TEXT,
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (bot_id, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sessions (
        bot_id    TEXT    PRIMARY KEY,
        closed_at INTEGER,             -- NULL while it goes on
        outcome   TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessions_open ON sessions (bot_id) WHERE closed_at IS NULL;
    CREATE TABLE effects (
        id       INTEGER PRIMARY KEY,
        seq      INTEGER NOT NULL,
        reaction TEXT    NOT NULL,
        target   TEXT    NOT NULL,
        at       INTEGER NOT NULL,
        detail   TEXT    NOT NULL      -- JSON: the record that was printed
    ) STRICT;
    CREATE INDEX effects_by_event ON effects (seq);
";

/// Each event points at the one before it of the same bot, duplicates are looked for by time first, and places are
/// given by the writer: whatever is appended goes to the end of everything, and a commit writes few pages however many
/// bots there are.
const IN_ORDER_OF_ARRIVAL: &str = "
    CREATE TABLE ordered (
        seq         INTEGER PRIMARY KEY,
        received_at INTEGER NOT NULL,  -- microseconds since 1970, UTC
        source      TEXT    NOT NULL,
        auth        TEXT    NOT NULL,
        bot_id      TEXT,
        previous    INTEGER,           -- the event of the same bot before it
        name        TEXT    NOT NULL,
        rank        INTEGER,           -- how far the session is by this event
        happened    INTEGER,           -- microseconds since 1970 by the event's own timestamp
        identity    BLOB    NOT NULL,  -- what a duplicate shares
        duplicate   INTEGER NOT NULL,
        late        INTEGER NOT NULL,
        headers     TEXT    NOT NULL,  -- JSON: [[name, value], ...]
        body        BLOB    NOT NULL
    ) STRICT;
    INSERT INTO ordered
        SELECT seq, received_at, source, auth, bot_id, lag(seq) OVER (PARTITION BY bot_id ORDER BY seq), name, rank,
               NULL, identity, duplicate, late, headers, body
        FROM events ORDER BY seq;
    UPDATE ordered SET previous = NULL WHERE bot_id IS NULL;
    CREATE TABLE heard (
        bot_id TEXT    PRIMARY KEY,
        seq    INTEGER NOT NULL,       -- its newest event
        rank   INTEGER                 -- the furthest of its events
    ) STRICT, WITHOUT ROWID;
    INSERT INTO heard
        SELECT bot_id, max(seq), (SELECT rank FROM progress WHERE progress.bot_id = events.bot_id)
        FROM events WHERE bot_id IS NOT NULL GROUP BY bot_id;
    DROP TABLE progress;
    CREATE TABLE pruned (
        seq INTEGER NOT NULL           -- the newest place that was ever pruned; no place is given twice
    ) STRICT;
    INSERT INTO pruned SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'events';
    DROP TABLE events;
    ALTER TABLE ordered RENAME TO events;
    CREATE INDEX events_by_time ON events (received_at);
    CREATE INDEX events_by_identity ON events (happened, identity) WHERE NOT duplicate AND source <> 'replay';
";

fn date_events(db: &Connection) -> rusqlite::Result<()> {
    let mut update = db.prepare("UPDATE events SET happened = ?2 WHERE seq = ?1")?;
    let mut select = db.prepare("SELECT seq, body FROM events")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let happened_at = envelope::parse(row.get_ref(1)?.as_blob()?).ok().and_then(|event| event.happened_at());
        update.execute(params![row.get::<_, i64>(0)?, happened_at.map(micros)])?;
    }
    Ok(())
}

/// Brings a database to the current format.
///
/// # Errors
/// [`JournalError::Newer`] when it has a newer one; then it is left as it is.
pub(in crate::journal) fn prepare(connection: &Connection, path: &Path) -> Result<(), JournalError> {
    set_up(connection)?;
    let is_current = is_current(connection, path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    if is_current { Ok(()) } else { migrate(connection, path) }
}

/// Opens a second connection to a database that [`prepare`] has prepared.
pub(in crate::journal) fn open_reader(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    set_up(&connection)?;
    Ok(connection)
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // A commit is on disk before anyone can see it, in this process or another.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // The reader does them, off the path of the commits.
    connection.pragma_update(None, "wal_autocheckpoint", 0)
}

fn migrate(connection: &Connection, path: &Path) -> Result<(), JournalError> {
    let transaction = rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Exclusive)?;
    // Another process may have been first.
    if is_current(&transaction, path)? {
        return Ok(());
    }
    let found = usize::try_from(version(&transaction)?).unwrap_or(0);
    for step in MIGRATIONS.iter().skip(found) {
        transaction.execute_batch(step.sql)?;
        (step.then)(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", known())?;
    transaction.commit()?;
    Ok(())
}

/// Whether a database has the current format, and not an older one.
fn is_current(connection: &Connection, path: &Path) -> Result<bool, JournalError> {
    let (found, known) = (version(connection)?, known());
    if found > known {
        return Err(JournalError::Newer { path: path.to_owned(), found, known });
    }
    Ok(found == known)
}

/// The current format.
fn known() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// The newest place in the journal.
pub(in crate::journal) fn newest(connection: &Connection) -> rusqlite::Result<Seq> {
    let seq = connection
        .prepare_cached("SELECT seq FROM events ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(Seq(seq.unwrap_or(0)))
}

/// A time as the journal writes it.
pub(super) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}
