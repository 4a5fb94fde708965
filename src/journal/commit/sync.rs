//! Between a commit and its answer: the database's log is brought to the disk.
//!
//! SQLite would do so within each commit (`synchronous=FULL`), and the writer would wait. With `synchronous=NORMAL` and
//! this thread, the writer is at the next group meanwhile. What is answered is on disk either way.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::watch;

use super::recent::RecentCache;
use super::request::{Request, answer_group};
use crate::journal::error::JournalError;
use crate::model::Seq;

/// Groups that the writer may be ahead of the disk, beside those that are being synced. Ours.
const AHEAD: usize = 4;

/// A group that the writer has dealt with.
pub(in crate::journal) struct Committed {
    pub(in crate::journal) group: Vec<Request>,
    pub(in crate::journal) commit: Result<(), JournalError>,
    /// The newest place, if the group changed anything.
    pub(in crate::journal) newest: Option<Seq>,
}

/// What is shared with those who follow.
#[derive(Debug)]
pub(in crate::journal) struct Published {
    pub(in crate::journal) tail: watch::Sender<Seq>,
    pub(in crate::journal) recent: Arc<RecentCache>,
}

impl Published {
    /// Tells those who follow, and those who wait for an answer.
    fn announce(&self, committed: Committed) {
        let Committed { group, commit, newest } = committed;
        if commit.is_ok() {
            self.recent.extend(group.iter().flat_map(Request::appended));
            if let Some(newest) = newest {
                self.tail.send_if_modified(|tail| std::mem::replace(tail, newest) != newest);
            }
        }
        answer_group(group, &commit);
    }
}

/// The log of a database on disk.
#[derive(Debug)]
pub(in crate::journal) struct Wal {
    file: File,
    path: PathBuf,
    sync_failed: SyncFailed,
}

/// Whether a part of the log may be missing on disk, so that nothing behind it counts: a sync has failed, and a later
/// one that succeeds says nothing of what was to be synced before.
#[derive(Clone, Debug, Default)]
pub(in crate::journal) struct SyncFailed(Arc<AtomicBool>);

impl Wal {
    /// Opens the log of a database that SQLite has open.
    pub(in crate::journal) fn of(database: &Path) -> Result<Self, JournalError> {
        let mut path = database.as_os_str().to_owned();
        path.push("-wal");
        let path = PathBuf::from(path);
        // Windows syncs only what may be written.
        let file = File::options().read(true).write(true).open(&path);
        match file {
            Ok(file) => Ok(Self { file, path, sync_failed: SyncFailed::default() }),
            Err(source) => Err(JournalError::File { verb: "open", path, source: Arc::new(source) }),
        }
    }

    fn sync(&self) -> Result<(), JournalError> {
        let failed = |source| JournalError::File { verb: "sync", path: self.path.clone(), source: Arc::new(source) };
        if self.sync_failed.is_set() {
            return Err(failed(io::Error::other("an earlier sync has failed")));
        }
        self.file.sync_data().map_err(|source| {
            self.sync_failed.0.store(true, Ordering::Release);
            failed(source)
        })
    }
}

impl SyncFailed {
    fn is_set(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    /// Copies the whole log into the database, which syncs both, and begins a new log.
    pub(in crate::journal) fn mend(&self, connection: &Connection) -> Result<(), JournalError> {
        if self.is_set() {
            let is_busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            if is_busy {
                let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
                return Err(rusqlite::Error::SqliteFailure(busy, None).into());
            }
            self.0.store(false, Ordering::Release);
        }
        Ok(())
    }
}

/// The way from the writer to those who wait.
#[derive(Debug)]
pub(in crate::journal) enum WalSync {
    /// There is no log: nothing survives the process anyway.
    Direct(Published),
    /// By way of the disk.
    Synced { committed: Option<SyncSender<Committed>>, sync_failed: SyncFailed, thread: Option<JoinHandle<()>> },
}

impl WalSync {
    pub(in crate::journal) fn new(log: Option<Wal>, published: Published) -> io::Result<Self> {
        let Some(log) = log else { return Ok(Self::Direct(published)) };
        let sync_failed = log.sync_failed.clone();
        let (committed, queue) = sync_channel::<Committed>(AHEAD);
        let thread = std::thread::Builder::new().name("journal-sync".to_owned()).spawn(move || {
            while let Ok(first) = queue.recv() {
                let groups: Vec<Committed> = std::iter::once(first).chain(queue.try_iter()).collect();
                let wrote = groups.iter().any(|committed| committed.commit.is_ok() && committed.newest.is_some());
                let synced = if wrote { log.sync() } else { Ok(()) };
                for mut committed in groups {
                    if committed.newest.is_some() {
                        committed.commit = committed.commit.and(synced.clone());
                    }
                    published.announce(committed);
                }
            }
        })?;
        Ok(Self::Synced { committed: Some(committed), sync_failed, thread: Some(thread) })
    }

    /// Makes good what an earlier failure has left.
    pub(in crate::journal) fn prepare(&self, connection: &Connection) -> Result<(), JournalError> {
        match self {
            Self::Direct(_) => Ok(()),
            Self::Synced { sync_failed, .. } => sync_failed.mend(connection),
        }
    }

    /// Waits while the disk is too far behind.
    pub(in crate::journal) fn send(&self, committed: Committed) {
        match self {
            Self::Direct(published) => published.announce(committed),
            Self::Synced { committed: sender, .. } => {
                // A thread that is gone has panicked; the replies that are dropped here tell that the journal is closed.
                drop(sender.as_ref().map(|sender| sender.send(committed)));
            }
        }
    }
}

impl Drop for WalSync {
    fn drop(&mut self) {
        if let Self::Synced { committed, thread, .. } = self {
            drop(committed.take());
            if let Some(thread) = thread.take() {
                // A panic in there has been reported by the thread itself.
                thread.join().unwrap_or_default();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::store::schema;
    use tokio::sync::oneshot;

    #[cfg(unix)]
    #[tokio::test]
    async fn what_could_not_be_synced_is_no_success_until_the_log_is_mended() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let connection = Connection::open(&path).unwrap();
        schema::prepare(&connection, &path).unwrap();
        let mut log = Wal::of(&path).unwrap();
        // A device that cannot be synced.
        log.file = File::open("/dev/null").unwrap();
        let sync_failed = log.sync_failed.clone();
        let published = Published { tail: watch::channel(Seq(0)).0, recent: Arc::default() };
        let mut tail = published.tail.subscribe();
        let wal_sync = WalSync::new(Some(log), published).unwrap();
        let attempt = || {
            let (reply, answer) = oneshot::channel();
            let group = vec![Request::new(crate::journal::commit::request::Access::Write, |_| Ok(()), reply)];
            wal_sync.send(Committed { group, commit: Ok(()), newest: Some(Seq(1)) });
            answer
        };
        for problem in ["Invalid argument", "an earlier sync has failed"] {
            let error = attempt().await.unwrap().unwrap_err();
            let cause = std::error::Error::source(&error).unwrap().to_string();
            assert!(cause.contains(problem), "{cause}");
        }
        assert!(!tail.has_changed().unwrap(), "nobody is told of what may not last");
        assert!(sync_failed.is_set());
        wal_sync.prepare(&connection).unwrap();
        assert!(!sync_failed.is_set());
        let log_length = std::fs::metadata(folder.path().join("journal.db-wal")).unwrap().len();
        assert_eq!(log_length, 0, "all of it is in the database");
        tail.borrow_and_update();
    }
}
