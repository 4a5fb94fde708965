use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, TransactionBehavior, params};

use super::names;
use crate::journal::error::JournalError;
use crate::model::Seq;
use crate::webhook::envelope;

/// How long to wait for another process's write: far longer than any transaction of this program takes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// What a path in a URI of SQLite's is written without.
const URI: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b':');

/// Statements that stay prepared on a connection: more than this program has.
const STATEMENTS: usize = 64;

/// One step towards the current format.
pub(in crate::journal) struct Migration {
    pub(in crate::journal) sql: &'static str,
    /// Runs after the SQL, for what SQL cannot do.
    then: fn(&Connection) -> rusqlite::Result<()>,
}

/// The steps from an empty file to the current format, in order. Never edit one: append another.
pub(in crate::journal) const MIGRATIONS: &[Migration] = &[
    Migration { sql: FIRST, then: |_| Ok(()) },
    Migration { sql: IN_ORDER_OF_ARRIVAL, then: date_events },
    Migration { sql: OUTBOX, then: |_| Ok(()) },
    Migration { sql: POLLED, then: |_| Ok(()) },
    Migration { sql: CREATES, then: |_| Ok(()) },
    Migration { sql: CHECKED, then: |_| Ok(()) },
    Migration { sql: OPEN_SESSIONS, then: |_| Ok(()) },
    Migration { sql: NAMES, then: names::note_all },
    Migration { sql: SEEN, then: |_| Ok(()) },
    Migration { sql: QUERIES, then: |_| Ok(()) },
];

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

/// One table of tasks in the place of downloads and effects; a cursor tells from now on how far events have become
/// tasks. Of the events after a cursor, those with an effect are done, and the others become tasks when a listener
/// comes to them.
const OUTBOX: &str = "
    CREATE TABLE tasks (
        id         INTEGER PRIMARY KEY,
        reaction   TEXT    NOT NULL,   -- forward, exec, download, session, replay
        target     TEXT    NOT NULL,   -- what it acts on, such as a URL
        seq        INTEGER NOT NULL,   -- the event that it is about
        bot_id     TEXT,
        kind       TEXT    NOT NULL,   -- of the artifact that is fetched; else empty
        state      TEXT    NOT NULL,   -- queued, ready, deferred, done, failed
        attempts   INTEGER NOT NULL,
        not_before INTEGER NOT NULL,   -- microseconds since 1970, UTC; 0 for at once
        change     INTEGER,            -- orders what there is to say; NULL while that is nothing
        updated_at INTEGER NOT NULL,   -- microseconds since 1970, UTC
        detail     TEXT,               -- JSON: the record of the last attempt
        remark     TEXT                -- what people are told beside it
    ) STRICT;
    CREATE UNIQUE INDEX tasks_by_event ON tasks (seq, reaction, target, kind);
    CREATE UNIQUE INDEX tasks_of_download ON tasks (bot_id, kind) WHERE reaction = 'download';
    CREATE INDEX tasks_by_lane ON tasks (reaction, target, bot_id, seq) WHERE state IN ('queued', 'ready');
    CREATE INDEX tasks_due ON tasks (reaction, target, not_before, seq) WHERE state = 'ready';
    CREATE INDEX tasks_deferred ON tasks (reaction) WHERE state = 'deferred';
    CREATE INDEX tasks_by_change ON tasks (change) WHERE change IS NOT NULL;
    CREATE TABLE task_changes (
        newest INTEGER NOT NULL        -- the newest change that was ever made; no number is given twice
    ) STRICT;
    INSERT INTO tasks (reaction, target, seq, bot_id, kind, state, attempts, not_before, updated_at, detail)
        SELECT effects.reaction, target, effects.seq, bot_id, '',
               CASE WHEN json_valid(detail)
                         AND (json_extract(detail, '$.status') BETWEEN 200 AND 299 OR json_extract(detail, '$.exit_status') = 0)
                    THEN 'done' ELSE 'failed' END,
               CASE WHEN json_valid(detail) THEN ifnull(json_extract(detail, '$.attempt'), 1) ELSE 1 END,
               0, at, detail
        FROM effects LEFT JOIN events ON events.seq = effects.seq
        WHERE id IN (SELECT max(id) FROM effects GROUP BY seq, reaction, target) AND reaction NOT LIKE '% failed'
        ORDER BY id;
    -- The app failed on these, and got nothing else of their bots before they succeed.
    INSERT INTO tasks (reaction, target, seq, bot_id, kind, state, attempts, not_before, updated_at, detail)
        SELECT 'forward', target, events.seq, bot_id, '', 'ready', 1, 0, at, detail
        FROM effects JOIN events ON events.seq = effects.seq
        WHERE id IN (SELECT max(id) FROM effects GROUP BY seq, reaction, target) AND reaction = 'forward failed'
        ORDER BY id
        ON CONFLICT (seq, reaction, target, kind) DO NOTHING;
    INSERT INTO tasks (reaction, target, seq, bot_id, kind, state, attempts, not_before, updated_at, detail)
        SELECT 'download', '',
               ifnull((SELECT seq FROM events WHERE events.seq = downloads.seq AND events.bot_id = downloads.bot_id), heard.seq),
               downloads.bot_id, kind, CASE state WHEN 'saved' THEN 'done' WHEN 'failed' THEN 'failed' ELSE 'ready' END,
               0, 0, updated_at,
               CASE WHEN state <> 'pending' THEN json_object(
                   'type', 'artifact', 'bot_id', downloads.bot_id, 'kind', kind, 'state', state, 'path', NULL,
                   'bytes', NULL, 'sha256', NULL, 'error', error) END
        FROM downloads JOIN heard ON heard.bot_id = downloads.bot_id
        ORDER BY updated_at;
    UPDATE tasks SET change = id WHERE detail IS NOT NULL;
    INSERT INTO task_changes SELECT ifnull(max(id), 0) FROM tasks;
    DROP TABLE downloads;
    DROP TABLE effects;
";

/// Events that were read from the API, so that a webhook that tells the same later is known for a repetition.
const POLLED: &str = "
    CREATE TABLE polled (
        bot_id   TEXT    NOT NULL,
        fact     TEXT    NOT NULL,     -- what the event tells
        seq      INTEGER NOT NULL,
        webhook  BLOB,                 -- the identity of the webhook that told the same; NULL until it came
        PRIMARY KEY (bot_id, fact)
    ) STRICT, WITHOUT ROWID;
    -- Whether there is anything of the bot in the table above.
    ALTER TABLE heard ADD COLUMN is_polled INTEGER NOT NULL DEFAULT 0;
";

/// Calls that create bots, from before they are sent until they have come to their end.
const CREATES: &str = "
    CREATE TABLE creates (
        key     TEXT    PRIMARY KEY,   -- the idempotency key
        digest  TEXT    NOT NULL,      -- of the account and the body: what calls of the same share
        run     TEXT    NOT NULL,      -- the run of the program that makes the call
        journal TEXT    NOT NULL,      -- the journal that this run has to itself
        kept_at INTEGER NOT NULL,      -- microseconds since 1970, UTC
        bot_id  TEXT                   -- once it is known
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX creates_by_digest ON creates (digest);
";

/// What tells damage: a checksum of each row, and which journal it is, for the file beside it that says how far it was
/// acknowledged. What tells a reaction that is still used from one that is not.
const CHECKED: &str = "
    ALTER TABLE events ADD COLUMN checksum INTEGER;  -- CRC-32 of the row; NULL where an older version wrote it
    ALTER TABLE cursors ADD COLUMN used INTEGER;     -- the newest place when it was last used; NULL: by an older version
    CREATE TABLE journal (
        id TEXT NOT NULL                             -- made up at random
    ) STRICT;
    INSERT INTO journal VALUES (lower(hex(randomblob(16))));
";

/// The sessions that have not ended can be gone through a page at a time, the newest first.
const OPEN_SESSIONS: &str = "
    ALTER TABLE sessions ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;  -- the event that it began with, while it goes on
    UPDATE sessions SET begun = ifnull((SELECT seq FROM heard WHERE heard.bot_id = sessions.bot_id), 0)
        WHERE closed_at IS NULL;
    DROP INDEX sessions_open;
    CREATE INDEX sessions_by_begin ON sessions (begun, bot_id) WHERE closed_at IS NULL;
";

/// The names that events have had.
const NAMES: &str = "
    CREATE TABLE names (
        name    TEXT    NOT NULL,      -- the specific name
        general TEXT    NOT NULL,      -- the general one beside it; empty where there is none
        first   INTEGER NOT NULL,      -- the place of its first event
        PRIMARY KEY (name, general)
    ) STRICT, WITHOUT ROWID;
";

/// Bots that were seen in a list, so that the beginning of what one sees can be typed.
const SEEN: &str = "
    CREATE TABLE seen (
        bot_id  TEXT    PRIMARY KEY,
        seen_at INTEGER NOT NULL       -- microseconds since 1970, UTC
    ) STRICT, WITHOUT ROWID;
";

/// What followed the `?` of the address that an event was sent to.
const QUERIES: &str = "
    ALTER TABLE events ADD COLUMN query TEXT;  -- NULL where there was nothing
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
    let connection = connect(path)?;
    set_up(&connection)?;
    Ok(connection)
}

/// Opens a database that is there, to look at it.
pub(in crate::journal) fn open_existing(path: &Path) -> rusqlite::Result<Connection> {
    // One that could not write could not bring back what a crash has left in the log.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    wait_when_busy(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    // What is damaged stays as it is.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(connection)
}

/// Opens a database that nobody writes to, without its log.
pub(in crate::journal) fn open_immutable(path: &Path) -> rusqlite::Result<Connection> {
    let escaped = percent_encode(path.as_os_str().as_encoded_bytes(), &URI);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags)
}

/// Opens a database to read it, beside whoever works with it, with nothing made or changed, its log's index included. A log
/// is read if there is one; where it has lost its index, this fails.
pub(in crate::journal) fn open_untouched(path: &Path, has_log: bool) -> rusqlite::Result<Connection> {
    if !has_log {
        return open_immutable(path);
    }
    let escaped = percent_encode(path.as_os_str().as_encoded_bytes(), &URI);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(format!("file:{escaped}?readonly_shm=1"), flags)?;
    connection.busy_timeout(Duration::ZERO)?;
    Ok(connection)
}

/// Has a connection wait for another process's write.
pub(in crate::journal) fn wait_when_busy(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)
}

/// Opens a connection to a database, as it is.
#[expect(clippy::disallowed_methods, reason = "the one place where databases are opened")]
pub(in crate::journal) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    Connection::open(path)
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    wait_when_busy(connection)?;
    // A commit is on disk before anyone can see it, in this process or another.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // The thread of reads does the checkpoints, so that no commit waits for one.
    connection.pragma_update(None, "wal_autocheckpoint", 0)
}

fn migrate(connection: &Connection, path: &Path) -> Result<(), JournalError> {
    let transaction = rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Exclusive)?;
    // Another process may have migrated the file first.
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
pub(in crate::journal) fn is_current(connection: &Connection, path: &Path) -> Result<bool, JournalError> {
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

/// The newest place that was ever pruned.
pub(in crate::journal) fn pruned(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT seq FROM pruned", [], |row| row.get(0))
}

/// The newest place that was ever given.
pub(in crate::journal) fn newest_given(connection: &Connection) -> rusqlite::Result<Seq> {
    let mut select = connection.prepare("SELECT max(ifnull((SELECT max(seq) FROM events), 0), seq) FROM pruned")?;
    select.query_row([], |row| row.get(0)).map(Seq)
}

/// Has no place given up to one that was: what was lost leaves its place.
pub(in crate::journal) fn skip_to(connection: &Connection, Seq(last): Seq) -> rusqlite::Result<()> {
    connection.execute("UPDATE pruned SET seq = max(seq, ?1)", [last]).map(drop)
}

/// Whether a database has no tables yet.
pub(in crate::journal) fn is_blank(connection: &Connection) -> rusqlite::Result<bool> {
    version(connection).map(|version| version == 0)
}

/// Whether a database is of a format that knows [`newest_given`].
pub(in crate::journal) fn has_places(connection: &Connection) -> rusqlite::Result<bool> {
    connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'pruned'")?.exists([])
}

/// Which journal it is; `None` for one of an older format.
pub(in crate::journal) fn id(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let is_there = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'journal'")?.exists([])?;
    if is_there { connection.query_row("SELECT id FROM journal", [], |row| row.get(0)).optional() } else { Ok(None) }
}

/// A time as the journal writes it.
pub(super) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}
