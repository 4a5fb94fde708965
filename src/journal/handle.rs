use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, Transaction};
use tokio::sync::{mpsc, oneshot, watch};

use super::commit::batch::AppendBatcher;
use super::commit::checkpoint::Checkpoints;
use super::commit::recent::RecentCache;
use super::commit::request::{Access, Request};
use super::commit::sync::{Published, Wal, WalSync};
use super::commit::writer::{self, Thread};
use super::error::JournalError;
use super::location::{Location, make_private};
use super::store::schema;
use crate::model::{Delivery, Record, Seq};

/// A handle on the journal. Cheap to clone; the last one dropped closes it.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    batcher: AppendBatcher,
    writes: mpsc::Sender<Request>,
    reads: mpsc::Sender<Request>,
    tail: watch::Receiver<Seq>,
    recent: Arc<RecentCache>,
    /// After the senders, so that the threads find their queues closed.
    _threads: Arc<(Thread, Option<Thread>)>,
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
        let recent = Arc::new(RecentCache::default());
        let published = Published { tail: tail_sender, recent: Arc::clone(&recent) };
        let wal = match location {
            Location::File(path) => Some(Wal::of(path)?),
            Location::Memory => None,
        };
        let wal_sync = WalSync::new(wal, published).map_err(failed)?;
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
        let (writes, writing) = writer::spawn(connection, wal_sync, checkpoints).map_err(failed)?;
        Ok(Self {
            reads: reads.unwrap_or_else(|| writes.clone()),
            batcher: AppendBatcher::new(&writes),
            writes,
            tail,
            recent,
            _threads: Arc::new((writing, reading)),
        })
    }

    /// Keeps a delivery. Resolves when it is on disk, with its place and what is known of it: whether it repeats an
    /// earlier event, whether it came late.
    ///
    /// Cancel safe: dropped before it resolves, the delivery may or may not have been kept.
    pub(crate) async fn append(&self, delivery: Delivery) -> Result<Arc<Record>, JournalError> {
        self.batcher.append(delivery).await
    }

    /// The newest place in the journal, as far as this process has written.
    pub(crate) fn tail(&self) -> Seq {
        *self.tail.borrow()
    }

    /// Changes whenever the tail does.
    pub(super) fn watch_tail(&self) -> watch::Receiver<Seq> {
        self.tail.clone()
    }

    /// The newest events of the tail.
    pub(super) fn recent(&self) -> &RecentCache {
        &self.recent
    }

    /// Reads in a transaction of its own, beside commits.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        Self::submit(&self.reads, Access::Read, work).await
    }

    /// Changes something, in a group with other changes. Resolves when it is on disk.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        Self::submit(&self.writes, Access::Write, work).await
    }

    async fn submit<T: Send + 'static>(
        requests: &mpsc::Sender<Request>,
        access: Access,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let (reply, answer) = oneshot::channel();
        let request = Request::new(access, work, reply);
        requests.send(request).await.map_err(|_| JournalError::Closed)?;
        answer.await.map_err(|_| JournalError::Closed)?
    }
}
