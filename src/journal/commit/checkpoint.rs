use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::request::{Access, JournalRequest};
use crate::journal::error::JournalError;
use crate::journal::location::OpenFiles;
use crate::journal::store::schema;

/// Pages that a commit writes beside those of its rows: the last of each table and index that an event goes to.
const PAGES_OF_COMMIT: u64 = 8;
/// Pages and rows written between two checkpoints: about 10 MiB of single events, 2 MiB of many at once. Fewer would
/// copy the same pages more often, more would let the log grow beyond what is written over.
const WRITTEN: u64 = 4_096;
/// Pages in the log from which the writer itself finishes a checkpoint, so that the log begins anew: what is written
/// over costs less to sync than what is added. 16 MiB.
const LONG_LOG: i64 = 4_096;

/// How long after the last commit the rest of the log is copied too, and the log emptied: what is there is in one file
/// then, and a log that is damaged later can undo nothing.
const QUIET: Duration = Duration::from_secs(2);

/// When the log of the database is copied into the database. The reading thread copies, so that a commit waits for
/// its own sync only; while commits go on, that alone never empties the log, so the writer now and then copies the
/// little that is left.
#[derive(Clone, Debug)]
pub(in crate::journal) struct Checkpoints {
    shared: Arc<Shared>,
    /// `None` in memory, and where nothing is written.
    files: Option<OpenFiles>,
    reader: Option<mpsc::Sender<JournalRequest>>,
}

#[derive(Debug)]
struct Shared {
    began: Instant,
    /// When the last commit was, in milliseconds from the beginning; 0 once all of the log is in the database.
    unsettled: AtomicU64,
    /// Since the last checkpoint.
    written: AtomicU64,
    /// Rows that the writer had changed by the last commit.
    rows: AtomicU64,
    is_due: AtomicBool,
    is_log_long: AtomicBool,
}

impl Checkpoints {
    /// Those of a database whose files these are.
    pub(in crate::journal) fn of(files: Option<OpenFiles>) -> Self {
        let shared = Shared {
            began: Instant::now(),
            // What an earlier process has left counts as a commit.
            unsettled: AtomicU64::new(1),
            written: AtomicU64::default(),
            rows: AtomicU64::default(),
            is_due: AtomicBool::default(),
            is_log_long: AtomicBool::default(),
        };
        Self { shared: Arc::new(shared), files, reader: None }
    }

    /// The writer's side: it asks the reader to copy.
    pub(in crate::journal) fn asking(mut self, reader: Option<mpsc::Sender<JournalRequest>>) -> Self {
        self.reader = reader;
        self
    }

    /// For the writer, after each commit.
    pub(super) fn after_commit(&self, connection: &Connection) {
        let Some(reader) = &self.reader else { return };
        self.shared.unsettled.store(self.shared.now().max(1), Ordering::Relaxed);
        if self.shared.is_log_long.swap(false, Ordering::Relaxed) {
            copy(connection);
        }
        let rows = connection.total_changes();
        let new_rows = rows - self.shared.rows.swap(rows, Ordering::Relaxed);
        let written = new_rows + PAGES_OF_COMMIT;
        if self.shared.written.fetch_add(written, Ordering::Relaxed) + written >= WRITTEN {
            self.shared.written.store(0, Ordering::Relaxed);
            self.shared.is_due.store(true, Ordering::Relaxed);
            // A reader with a full queue looks at `is_due` by itself; one without work is woken by this.
            let (reply, _) = oneshot::channel::<Result<(), JournalError>>();
            drop(reader.try_send(JournalRequest::new(Access::Read, |_| Ok(()), reply)));
        }
    }

    /// For the reader, after each request.
    pub(super) fn after_read(&self, connection: &Connection) {
        if self.shared.is_due.swap(false, Ordering::Relaxed) && copy(connection).is_some_and(|log| log > LONG_LOG) {
            self.shared.is_log_long.store(true, Ordering::Relaxed);
        }
        self.settle(connection);
    }

    /// Once it is quiet, copies all and empties the log. Whoever follows the journal asks every second whether there is
    /// more, so while there is a listener this comes about in time.
    fn settle(&self, connection: &Connection) {
        let last = self.shared.unsettled.load(Ordering::Relaxed);
        let is_quiet = last > 0 && self.shared.now() > last + u64::try_from(QUIET.as_millis()).unwrap_or(u64::MAX);
        // Files that were moved away keep their log, by which their owner finds out.
        let Some(Ok(())) = self.files.as_ref().filter(|_| is_quiet).map(OpenFiles::check) else { return };
        let emptied = copy(connection).and_then(|_| empty(connection));
        let next = if emptied == Some(false) { self.shared.now() } else { 0 };
        // A commit that has come meanwhile counts.
        let update = |now| (now == last).then_some(next);
        self.shared.unsettled.fetch_update(Ordering::Relaxed, Ordering::Relaxed, update).unwrap_or_default();
    }
}

impl Shared {
    fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// Copies what no other connection still reads from the log, waiting for nobody. Returns the log's length in pages.
///
/// A failure loses nothing, and the next commit meets the same disk.
fn copy(connection: &Connection) -> Option<i64> {
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get(1)).ok()
}

/// Empties a log that was copied, waiting for nobody: a commit that comes meanwhile waits for this. Returns whether it
/// could.
fn empty(connection: &Connection) -> Option<bool> {
    connection.busy_timeout(Duration::ZERO).ok()?;
    let is_busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
    schema::wait_when_busy(connection).ok()?;
    is_busy.ok().map(|is_busy| !is_busy)
}
