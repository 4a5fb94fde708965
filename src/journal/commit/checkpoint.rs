use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::request::{Access, JournalRequest};
use crate::journal::error::JournalError;

/// Pages that a commit writes beside those of its rows: the last of each table and index that an event goes to.
const PAGES_OF_COMMIT: u64 = 8;
/// Pages and rows written between two checkpoints: about 10 MiB of single events, 2 MiB of many at once. Fewer would
/// copy the same pages more often, more would let the log grow beyond what is written over.
const WRITTEN: u64 = 4_096;
/// Pages in the log from which the writer itself finishes a checkpoint, so that the log begins anew: what is written
/// over costs less to sync than what is added. 16 MiB.
const LONG_LOG: i64 = 4_096;

/// When the log of the database is copied into the database. The reading thread copies, so that a commit waits for
/// its own sync only; while commits go on, that alone never empties the log, so the writer now and then copies the
/// little that is left.
#[derive(Clone, Debug, Default)]
pub(in crate::journal) struct Checkpoints {
    shared: Arc<Shared>,
    reader: Option<mpsc::Sender<JournalRequest>>,
}

#[derive(Debug, Default)]
struct Shared {
    /// Since the last checkpoint.
    written: AtomicU64,
    /// Rows that the writer had changed by the last commit.
    rows: AtomicU64,
    is_due: AtomicBool,
    is_log_long: AtomicBool,
}

impl Checkpoints {
    /// The writer's side: it asks the reader to copy.
    pub(in crate::journal) fn asking(mut self, reader: Option<mpsc::Sender<JournalRequest>>) -> Self {
        self.reader = reader;
        self
    }

    /// For the writer, after each commit.
    pub(super) fn after_commit(&self, connection: &Connection) {
        let Some(reader) = &self.reader else { return };
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
    }
}

/// Copies what no other connection still reads from the log, waiting for nobody. Returns the log's length in pages.
///
/// A failure loses nothing, and the next commit meets the same disk.
fn copy(connection: &Connection) -> Option<i64> {
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get(1)).ok()
}
