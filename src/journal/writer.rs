use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

use super::admission::Admission;
use super::checkpoint::Checkpoints;
use super::log::{Committed, Outlet};
use super::{JournalError, schema};
use crate::model::{Delivery, Record, Seq};

/// Requests that may wait. Ours: enough to fill a group commit from every connection the receiver takes.
const QUEUE: usize = 2_048;
/// The most requests in one transaction. Ours: bounds how long the first waits for the last.
const GROUP: usize = 256;

/// Whether a request changes anything; a group that does not needs no lock and no sync.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Access {
    Read,
    Write,
}

/// One piece of work for a thread that owns a connection.
pub(super) enum Request {
    /// Keeps deliveries. Their source waits for the replies in this runtime.
    Append(Vec<Append>, Handle),
    /// Anything else.
    Work { access: Access, work: Box<dyn Work> },
}

/// A delivery on its way in.
pub(super) struct Append {
    delivery: Option<Delivery>,
    outcome: Option<Result<Arc<Record>, JournalError>>,
    reply: oneshot::Sender<Result<Arc<Record>, JournalError>>,
}

impl Append {
    pub(super) fn new(delivery: Delivery, reply: oneshot::Sender<Result<Arc<Record>, JournalError>>) -> Self {
        Self { delivery: Some(delivery), outcome: None, reply }
    }

    fn run<'db>(&mut self, transaction: &'db Transaction<'_>, admission: &mut Option<Admission<'db>>) {
        self.outcome = self.delivery.take().map(|delivery| {
            let admission = match admission {
                Some(admission) => admission,
                None => admission.insert(Admission::begin(transaction)?),
            };
            admission.append(delivery).map(Arc::new)
        });
    }
}

impl Request {
    pub(super) fn new<T, F>(access: Access, work: F, reply: oneshot::Sender<Result<T, JournalError>>) -> Self
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    {
        Self::Work { access, work: Box::new(Job { work: Some(work), outcome: None, reply }) }
    }

    fn writes(&self) -> bool {
        match self {
            Self::Append(..) => true,
            Self::Work { access, .. } => *access == Access::Write,
        }
    }

    /// Does what is asked for inside a group's transaction.
    ///
    /// # Errors
    /// When SQLite has rolled back by itself, as it does when the disk is full: nothing more may run outside.
    fn run<'db>(
        &mut self,
        transaction: &'db Transaction<'_>,
        admission: &mut Option<Admission<'db>>,
    ) -> Result<(), JournalError> {
        match self {
            Self::Append(appends, _) => {
                for append in appends {
                    append.run(transaction, admission);
                    if transaction.is_autocommit() {
                        let failure = append.outcome.take().and_then(Result::err);
                        return Err(failure.unwrap_or(JournalError::Closed));
                    }
                }
            }
            Self::Work { work, .. } => {
                // It may append for itself.
                *admission = None;
                work.run(transaction);
                if transaction.is_autocommit() {
                    return Err(work.failure().unwrap_or(JournalError::Closed));
                }
            }
        }
        Ok(())
    }

    /// The events that it added, once it has run.
    pub(super) fn appended(&self) -> impl Iterator<Item = &Arc<Record>> {
        let appends = match self {
            Self::Append(appends, _) => appends.as_slice(),
            Self::Work { .. } => &[],
        };
        appends.iter().filter_map(|append| append.outcome.as_ref()?.as_ref().ok())
    }
}

/// Work that is done inside a group's transaction and answered after its commit.
pub(super) trait Work: Send {
    fn run(&mut self, transaction: &Transaction<'_>);
    fn failure(&self) -> Option<JournalError>;
    fn answer(self: Box<Self>, commit: &Result<(), JournalError>);
}

struct Job<T, F> {
    work: Option<F>,
    outcome: Option<Result<T, JournalError>>,
    reply: oneshot::Sender<Result<T, JournalError>>,
}

impl<T, F> Work for Job<T, F>
where
    T: Send,
    F: FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send,
{
    fn run(&mut self, transaction: &Transaction<'_>) {
        self.outcome = self.work.take().map(|work| work(transaction));
    }

    fn failure(&self) -> Option<JournalError> {
        self.outcome.as_ref()?.as_ref().err().cloned()
    }

    fn answer(self: Box<Self>, commit: &Result<(), JournalError>) {
        answer(self.outcome, self.reply, commit);
    }
}

fn answer<T>(
    outcome: Option<Result<T, JournalError>>,
    reply: oneshot::Sender<Result<T, JournalError>>,
    commit: &Result<(), JournalError>,
) {
    let answer = match commit {
        Ok(()) => outcome.unwrap_or(Err(JournalError::Closed)),
        Err(error) => Err(error.clone()),
    };
    // A caller that has gone needs no answer.
    drop(reply.send(answer));
}

/// A thread that owns a connection. Dropped after the last sender, it waits for what is queued.
#[derive(Debug)]
pub(super) struct Thread(Option<JoinHandle<()>>);

impl Drop for Thread {
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            // A panic in there has been reported by the thread itself.
            drop(thread.join());
        }
    }
}

/// Starts the thread that writes. It ends when every sender is gone and the queue is empty.
pub(super) fn spawn(
    mut connection: Connection,
    outlet: Outlet,
    checkpoints: Checkpoints,
) -> io::Result<(mpsc::Sender<Request>, Thread)> {
    let (requests, mut queue) = mpsc::channel::<Request>(QUEUE);
    let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(move || {
        let mut group = Vec::new();
        while queue.blocking_recv_many(&mut group, GROUP) > 0 {
            let commit = outlet.prepare(&connection).and_then(|()| run_group(&mut connection, &mut group));
            let newest = newest(&connection, &group);
            outlet.send(Committed { group: std::mem::take(&mut group), commit, newest });
            checkpoints.after_commit(&connection);
        }
    })?;
    Ok((requests, Thread(Some(thread))))
}

/// Tells everyone in a group how it went. Sources are told from within their runtime: one wake, however many wait.
pub(super) fn answer_group(group: Vec<Request>, commit: &Result<(), JournalError>) {
    for request in group {
        match request {
            Request::Append(appends, runtime) => {
                let commit = commit.clone();
                drop(runtime.spawn(async move {
                    for append in appends {
                        answer(append.outcome, append.reply, &commit);
                    }
                }));
            }
            Request::Work { work, .. } => work.answer(commit),
        }
    }
}

/// Starts a thread that only reads, so that a long search holds up no commit.
pub(super) fn spawn_reader(
    mut connection: Connection,
    checkpoints: Checkpoints,
) -> io::Result<(mpsc::Sender<Request>, Thread)> {
    let (requests, mut queue) = mpsc::channel::<Request>(QUEUE);
    let thread = std::thread::Builder::new().name("journal-reads".to_owned()).spawn(move || {
        while let Some(request) = queue.blocking_recv() {
            let mut group = vec![request];
            let commit = run_group(&mut connection, &mut group);
            answer_group(group, &commit);
            checkpoints.after_read(&connection);
        }
    })?;
    Ok((requests, Thread(Some(thread))))
}

/// The newest place, if a group was to change anything.
fn newest(connection: &Connection, group: &[Request]) -> Option<Seq> {
    let appended = group.iter().flat_map(Request::appended).last().map(|record| record.seq);
    match appended {
        None if group.iter().any(Request::writes) => schema::newest(connection).ok(),
        newest => newest,
    }
}

fn run_group(connection: &mut Connection, group: &mut [Request]) -> Result<(), JournalError> {
    let writes = group.iter().any(Request::writes);
    let behavior = if writes { TransactionBehavior::Immediate } else { TransactionBehavior::Deferred };
    let transaction = connection.transaction_with_behavior(behavior)?;
    let mut admission = None;
    for request in group.iter_mut() {
        request.run(&transaction, &mut admission)?;
    }
    drop(admission);
    transaction.commit()?;
    Ok(())
}
