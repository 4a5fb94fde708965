//! The journal: the only hand-over between sources and reactions. An append-only log on disk.
//!
//! # Invariants
//! - [`Journal::append`] resolves after the commit is on disk (SQLite, WAL; [`log`] says how).
//! - One thread writes; everything queued goes into one transaction (group commit). Another one syncs, a third reads.
//! - Reactions know this handle, never SQLite: a broker could take its place.
//! - Neither secrets nor presigned links are written here.

mod admission;
mod checkpoint;
mod events;
mod follower;
mod inlet;
mod log;
mod query;
mod recent;
mod schema;
mod state;
mod writer;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, Transaction};
use tokio::sync::{mpsc, oneshot, watch};

pub(crate) use admission::Known;
pub(crate) use follower::{Follower, Start};
pub(crate) use query::{Effect, Imported, Query};
pub(crate) use state::{Download, DownloadState, SentBot};

use crate::model::{Delivery, Record, Seq};
use checkpoint::Checkpoints;
use inlet::Inlet;
use log::{Log, Outlet, Published};
use recent::Recent;

/// Why the journal cannot be used. Cheap to clone: one failed commit fails everyone in its group.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum JournalError {
    /// The writer thread is gone.
    #[error("the journal is closed")]
    Closed,
    /// A file or folder cannot be made or opened.
    #[error("cannot {verb} `{}`", path.display())]
    File {
        verb: &'static str,
        path: PathBuf,
        #[source]
        source: Arc<io::Error>,
    },
    /// Another listener has this journal.
    #[error("another listener is using `{}`", path.display())]
    Locked { path: PathBuf },
    /// Made by a newer version of this program.
    #[error("`{}` has format {found}, this program knows formats up to {known}", path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    /// SQLite failed: a full disk, a damaged file.
    #[error("the database failed")]
    Sql(#[source] Arc<rusqlite::Error>),
    /// A row holds what this program never writes.
    #[error("event {seq} in the journal cannot be read: {problem}")]
    Damaged { seq: Seq, problem: String },
}

impl JournalError {
    pub(crate) fn hint(&self) -> Option<String> {
        match self {
            Self::Closed | Self::Sql(_) => Some("check that the disk is not full and the file not damaged".to_owned()),
            Self::File { .. } => Some(
                "use another place with --journal FILE or MEETSTREAM_STATE_DIR, or none with --ephemeral".to_owned(),
            ),
            Self::Locked { .. } => Some(
                "stop the other one, or use another journal with --journal FILE, or none on disk with --ephemeral"
                    .to_owned(),
            ),
            Self::Newer { .. } => Some("update meetstream, or use another journal with --journal FILE".to_owned()),
            Self::Damaged { .. } => None,
        }
    }
}

impl From<rusqlite::Error> for JournalError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(Arc::new(error))
    }
}

/// Where a journal is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Location {
    /// In this file, with SQLite's own two beside it.
    File(PathBuf),
    /// Nowhere on disk; gone with the process.
    Memory,
}

/// A handle on the journal. Cheap to clone; the last one dropped closes it.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    inlet: Inlet,
    writes: mpsc::Sender<writer::Request>,
    reads: mpsc::Sender<writer::Request>,
    tail: watch::Receiver<Seq>,
    recent: Arc<Recent>,
    /// After the senders, so that the threads find their queues closed.
    _threads: Arc<(writer::Thread, Option<writer::Thread>)>,
}

impl Journal {
    /// Opens a journal, making it (folder 0700, file 0600) and bringing it to the current format if need be.
    ///
    /// # Errors
    /// When a file cannot be made, is no journal, or is a newer one.
    pub(crate) fn open(location: &Location) -> Result<Self, JournalError> {
        let connection = match location {
            Location::File(path) => {
                make_private(path)?;
                Connection::open(path)?
            }
            Location::Memory => Connection::open_in_memory()?,
        };
        let path = match location {
            Location::File(path) => path.as_path(),
            Location::Memory => Path::new(":memory:"),
        };
        let tail = schema::prepare(&connection, path)?;
        let failed =
            |source| JournalError::File { verb: "start a thread for", path: path.to_owned(), source: Arc::new(source) };
        let (tail_sender, tail) = watch::channel(tail);
        let recent = Arc::new(Recent::default());
        let published = Published { tail: tail_sender, recent: Arc::clone(&recent) };
        let log = match location {
            Location::File(path) => Some(Log::of(path)?),
            Location::Memory => None,
        };
        let outlet = Outlet::new(log, published).map_err(failed)?;
        let checkpoints = Checkpoints::default();
        let (reads, reading) = match location {
            Location::File(path) => {
                let second = schema::open_reader(path)?;
                writer::spawn_reader(second, checkpoints.clone()).map(|(reads, thread)| (Some(reads), Some(thread)))
            }
            // A database in memory belongs to its one connection.
            Location::Memory => Ok((None, None)),
        }
        .map_err(failed)?;
        let checkpoints = checkpoints.asking(reads.clone());
        let (writes, writing) = writer::spawn(connection, outlet, checkpoints).map_err(failed)?;
        Ok(Self {
            reads: reads.unwrap_or_else(|| writes.clone()),
            inlet: Inlet::new(&writes),
            writes,
            tail,
            recent,
            _threads: Arc::new((writing, reading)),
        })
    }

    /// Takes the one listener's place on a journal, until the returned lock is dropped.
    ///
    /// # Errors
    /// [`JournalError::Locked`] when another process has it.
    pub(crate) fn lock_for_listener(path: &Path) -> Result<ListenerLock, JournalError> {
        make_private(path)?;
        let lock_path = path.with_added_extension("lock");
        let failed = |source| JournalError::File { verb: "lock", path: lock_path.clone(), source: Arc::new(source) };
        let file = File::options().create(true).append(true).open(&lock_path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(ListenerLock { _file: file }),
            Err(std::fs::TryLockError::WouldBlock) => Err(JournalError::Locked { path: path.to_owned() }),
            Err(std::fs::TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    /// Keeps a delivery. Resolves when it is on disk, with its place and what is known of it: whether it repeats an
    /// earlier event, whether it came late.
    ///
    /// Cancel safe: dropped before it resolves, the delivery may or may not have been kept.
    pub(crate) async fn append(&self, delivery: Delivery) -> Result<Arc<Record>, JournalError> {
        self.inlet.append(delivery).await
    }

    /// The newest place in the journal, as far as this process has written.
    pub(crate) fn tail(&self) -> Seq {
        *self.tail.borrow()
    }

    /// Follows the journal in order, from the reaction's own cursor or from the tail.
    pub(crate) async fn follow(&self, reaction: &str, start: Start) -> Result<Follower, JournalError> {
        Follower::new(self.clone(), reaction, start).await
    }

    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        Self::submit(&self.reads, writer::Access::Read, work).await
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        Self::submit(&self.writes, writer::Access::Write, work).await
    }

    async fn submit<T: Send + 'static>(
        requests: &mpsc::Sender<writer::Request>,
        access: writer::Access,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let (reply, answer) = oneshot::channel();
        let request = writer::Request::new(access, work, reply);
        requests.send(request).await.map_err(|_| JournalError::Closed)?;
        answer.await.map_err(|_| JournalError::Closed)?
    }
}

/// Held by the one listener of a journal.
#[derive(Debug)]
pub(crate) struct ListenerLock {
    _file: File,
}

/// Makes the folder and an empty file that only their owner can read; SQLite gives its side files the same mode.
fn make_private(path: &Path) -> Result<(), JournalError> {
    let failed =
        |verb, path: &Path, source| JournalError::File { verb, path: path.to_owned(), source: Arc::new(source) };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(|source| failed("create", folder, source))?;
    }
    let mut options = File::options();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|source| failed("open", path, source))
}

#[cfg(test)]
mod tests;
