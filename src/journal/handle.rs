use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, Transaction};
use tokio::sync::{mpsc, oneshot, watch};

use super::acknowledged::Acknowledgements;
use super::commit::batch::AppendBatcher;
use super::commit::checkpoint::Checkpoints;
use super::commit::recent::RecentCache;
use super::commit::request::{Access, JournalRequest};
use super::commit::thread::Thread;
use super::commit::writer::{self, Publisher};
use super::error::JournalError;
use super::location::{DatabaseFile, ListenerLock, Location, OpenFiles};
use super::locked::Locked;
use super::loss::{self, Loss};
use super::store::{schema, tasks};
use super::unreadable::Unreadable;
use crate::model::{Delivery, Record, Seq};

/// The journals that a process has open. Each is opened once, whoever asks for it by whatever path, and stays open as
/// long as this.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journals(Arc<Locked<Opened>>);

#[derive(Debug, Default)]
struct Opened {
    journals: HashMap<PathBuf, Journal>,
    losses: Vec<Loss>,
}

impl Journals {
    /// The journal at a location: made (folder 0700, file 0600) and brought to the current format if need be. One in
    /// memory is always a new one.
    ///
    /// # Errors
    /// When a file cannot be made, is no journal, or belongs to one that is gone. One of a newer format can be read, and
    /// one that this user may not write to, if all of it is in its database.
    pub(crate) fn open(&self, location: &Location) -> Result<Journal, JournalError> {
        let database = match location {
            Location::File(path) => DatabaseFile::resolve(path)?,
            Location::Memory => return Journal::in_memory(),
        };
        let mut open = self.0.lock();
        if let Some(journal) = open.journals.get(database.path()) {
            return Ok(journal.clone());
        }
        let (journal, loss) = Journal::open(&database)?;
        open.losses.extend(loss);
        open.journals.insert(database.path().to_owned(), journal.clone());
        Ok(journal)
    }

    /// What journals were found to have lost when they were opened, and was not told before.
    pub(crate) fn take_losses(&self) -> Vec<Loss> {
        std::mem::take(&mut self.0.lock().losses)
    }

    /// What was found in any of them that cannot be read, and was not told before: it was passed over, and is kept.
    pub(crate) fn take_unreadable(&self) -> Vec<JournalError> {
        self.0.lock().journals.values().flat_map(|journal| journal.unreadable.take()).collect()
    }
}

/// A handle on the journal. Cheap to clone; the last one dropped closes it.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    batcher: AppendBatcher,
    writes: mpsc::Sender<JournalRequest>,
    reads: mpsc::Sender<JournalRequest>,
    tail: watch::Receiver<Seq>,
    recent: Arc<RecentCache>,
    /// `None` in memory.
    database: Option<DatabaseFile>,
    /// Why nothing can be changed: a newer version has made it, or another user.
    read_only: Option<JournalError>,
    /// The newest change of a task.
    changes: Arc<watch::Sender<i64>>,
    unreadable: Unreadable,
    /// After the senders, so that the threads find their queues closed.
    _threads: Arc<(Option<Thread>, Option<Thread>)>,
}

impl Journal {
    fn in_memory() -> Result<Self, JournalError> {
        let connection = Connection::open_in_memory()?;
        schema::prepare(&connection, Path::new(":memory:"))?;
        Self::start(connection, None)
    }

    pub(super) fn open(database: &DatabaseFile) -> Result<(Self, Option<Loss>), JournalError> {
        match database.obstacle() {
            Some((why, true)) => {
                let connection = schema::open_immutable(database.path())?;
                return Ok((Self::read_only(connection, database, why)?, None));
            }
            Some((why, false)) => return Err(why),
            None => {}
        }
        let is_new = database.create()?;
        let (connection, loss) = loss::open(database, is_new)?;
        let journal = match schema::prepare(&connection, database.given()) {
            Ok(()) => {
                if let Some(Loss { acknowledged, .. }) = loss {
                    schema::skip_to(&connection, acknowledged)?;
                }
                Self::start(connection, Some(database.clone()))
            }
            Err(newer @ JournalError::Newer { .. }) => Self::read_only(connection, database, newer),
            Err(error) => Err(error),
        };
        Ok((journal?, loss))
    }

    /// With a thread that writes and one that reads.
    fn start(connection: Connection, database: Option<DatabaseFile>) -> Result<Self, JournalError> {
        let (tail_sender, tail) = watch::channel(schema::newest(&connection)?);
        let changes = Arc::new(watch::Sender::new(tasks::newest_change(&connection)?));
        let recent = Arc::new(RecentCache::default());
        let files = database.as_ref().map(OpenFiles::of).transpose()?;
        let acknowledgements = match (&database, schema::id(&connection)?) {
            (Some(database), Some(id)) => Acknowledgements::begin(database, id, schema::newest_given(&connection)?),
            (_, None) | (None, _) => None,
        };
        let publisher = Publisher { tail: tail_sender, recent: Arc::clone(&recent), acknowledgements };
        let checkpoints = Checkpoints::of(files.clone());
        let (reads, reading) = match &database {
            Some(database) => {
                let second = schema::open_reader(database.path())?;
                let (reads, thread) = writer::spawn_reader(second, checkpoints.clone())?;
                (Some(reads), Some(thread))
            }
            // A database in memory belongs to its one connection.
            None => (None, None),
        };
        let (writes, writing) = writer::spawn(connection, files, publisher, checkpoints.asking(reads.clone()))?;
        Ok(Self {
            reads: reads.unwrap_or_else(|| writes.clone()),
            batcher: AppendBatcher::new(&writes),
            writes,
            tail,
            recent,
            changes,
            database,
            read_only: None,
            unreadable: Unreadable::default(),
            _threads: Arc::new((Some(writing), reading)),
        })
    }

    /// With a thread that reads.
    fn read_only(connection: Connection, database: &DatabaseFile, why: JournalError) -> Result<Self, JournalError> {
        connection.pragma_update(None, "query_only", true)?;
        let newest = schema::newest(&connection).map_err(JournalError::from);
        let newest = newest.map_err(|error| if error.is_misfit() { why.clone() } else { error })?;
        let (reads, reading) = writer::spawn_reader(connection, Checkpoints::of(None))?;
        Ok(Self {
            batcher: AppendBatcher::new(&reads),
            writes: reads.clone(),
            reads,
            tail: watch::channel(newest).1,
            recent: Arc::default(),
            changes: Arc::new(watch::Sender::new(0)),
            database: Some(database.clone()),
            read_only: Some(why),
            unreadable: Unreadable::default(),
            _threads: Arc::new((None, Some(reading))),
        })
    }

    /// Takes the one listener's place on the journal, until the returned lock is dropped; `None` if it is in memory.
    ///
    /// # Errors
    /// [`JournalError::Locked`] when another process has it, [`JournalError::Newer`] and [`JournalError::Foreign`] when
    /// nothing could be kept in it.
    pub(crate) fn lock_for_listener(&self) -> Result<Option<ListenerLock>, JournalError> {
        self.check_writable()?;
        self.database.as_ref().map(ListenerLock::take).transpose()
    }

    /// The folder that it is in, if anybody on this machine may put another journal in its place.
    pub(crate) fn exposed_folder(&self) -> Option<&Path> {
        self.database.as_ref().and_then(DatabaseFile::exposed_folder)
    }

    /// Keeps a delivery. Resolves when it is on disk, with its place and what is known of it: whether it repeats an
    /// earlier event, whether it came late.
    ///
    /// Cancel safe: dropped before it resolves, the delivery may or may not have been kept.
    pub(crate) async fn append(&self, delivery: Delivery) -> Result<Arc<Record>, JournalError> {
        self.check_writable()?;
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

    /// The newest change of a task, as far as this process has written.
    pub(crate) fn newest_change(&self) -> i64 {
        *self.changes.borrow()
    }

    /// Resolves when there is a change of a task after one. Cancel safe.
    pub(crate) async fn changed(&self, after: i64) {
        let mut changes = self.changes.subscribe();
        // The sender lives as long as this journal.
        drop(changes.wait_for(|newest| *newest > after).await);
    }

    pub(super) fn tell_of_change(&self, newest: i64) {
        self.changes.send_if_modified(|change| std::mem::replace(change, newest.max(*change)) < newest);
    }

    /// Reads in a transaction of its own, beside commits.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let answer = submit(&self.reads, Access::Read, work).await;
        match &self.read_only {
            Some(why) => answer.map_err(|error| if error.is_misfit() { why.clone() } else { error }),
            None => answer,
        }
    }

    /// The same, passing over what cannot be read.
    pub(super) async fn read_rows<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection, &Unreadable) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let unreadable = self.unreadable.clone();
        self.read(move |db| work(db, &unreadable)).await
    }

    /// What was passed over.
    pub(super) fn unreadable(&self) -> &Unreadable {
        &self.unreadable
    }

    /// Changes something, in a group with other changes. Resolves when it is on disk.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        self.check_writable()?;
        submit(&self.writes, Access::Write, work).await
    }

    fn check_writable(&self) -> Result<(), JournalError> {
        self.read_only.clone().map_or(Ok(()), Err)
    }
}

async fn submit<T: Send + 'static>(
    requests: &mpsc::Sender<JournalRequest>,
    access: Access,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
) -> Result<T, JournalError> {
    let (reply, answer) = oneshot::channel();
    let request = JournalRequest::new(access, work, reply);
    requests.send(request).await.map_err(|_| JournalError::Closed)?;
    answer.await.map_err(|_| JournalError::Closed)?
}
