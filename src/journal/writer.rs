use std::io;
use std::thread::JoinHandle;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::{mpsc, oneshot, watch};

use super::{JournalError, schema};
use crate::model::Seq;

/// Requests that may wait. Ours: enough to fill a group commit from every connection the receiver takes.
const QUEUE: usize = 2_048;
/// The most requests in one transaction. Ours: bounds how long the first waits for the last.
const GROUP: usize = 512;

/// Whether a request changes anything; a group that does not needs no lock and no sync.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Access {
    Read,
    Write,
}

/// One piece of work for the thread that owns the connection.
pub(super) struct Request {
    access: Access,
    work: Box<dyn Work>,
}

impl Request {
    pub(super) fn new<T, F>(access: Access, work: F, reply: oneshot::Sender<Result<T, JournalError>>) -> Self
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    {
        Self { access, work: Box::new(Job { work: Some(work), outcome: None, reply }) }
    }
}

/// Work that is done inside a group's transaction and answered after its commit.
trait Work: Send {
    fn run(&mut self, transaction: &Transaction<'_>);
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

    fn answer(self: Box<Self>, commit: &Result<(), JournalError>) {
        let answer = match commit {
            Ok(()) => self.outcome.unwrap_or(Err(JournalError::Closed)),
            Err(error) => Err(error.clone()),
        };
        // A caller that has gone needs no answer.
        drop(self.reply.send(answer));
    }
}

/// The thread that owns the connection. Dropped after the last sender, it waits for what is queued.
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

/// Starts the thread. It ends when every sender is gone and the queue is empty.
pub(super) fn spawn(
    mut connection: Connection,
    tail: watch::Sender<Seq>,
) -> io::Result<(mpsc::Sender<Request>, Thread)> {
    let (requests, mut queue) = mpsc::channel::<Request>(QUEUE);
    let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(move || {
        let mut group = Vec::with_capacity(GROUP);
        while queue.blocking_recv_many(&mut group, GROUP) > 0 {
            let commit = run_group(&mut connection, &mut group);
            if let (Ok(()), Ok(newest)) = (&commit, schema::newest(&connection)) {
                tail.send_if_modified(|tail| std::mem::replace(tail, newest) != newest);
            }
            for request in group.drain(..) {
                request.work.answer(&commit);
            }
        }
    })?;
    Ok((requests, Thread(Some(thread))))
}

fn run_group(connection: &mut Connection, group: &mut [Request]) -> Result<(), JournalError> {
    let writes = group.iter().any(|request| request.access == Access::Write);
    let behavior = if writes { TransactionBehavior::Immediate } else { TransactionBehavior::Deferred };
    let transaction = connection.transaction_with_behavior(behavior)?;
    for request in group.iter_mut() {
        request.work.run(&transaction);
    }
    transaction.commit()?;
    Ok(())
}
