use std::sync::Arc;

use rusqlite::Transaction;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::journal::error::JournalError;
use crate::journal::store::append::Appender;
use crate::model::{Delivery, Record};

/// Whether a request changes anything; a group that does not needs no lock and no sync.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::journal) enum Access {
    Read,
    Write,
}

/// One piece of work for a thread that owns a connection.
pub(in crate::journal) enum JournalRequest {
    /// Keeps deliveries. Their source waits for the replies in this runtime.
    Append(Vec<Append>, Handle),
    /// Anything else.
    Work { access: Access, work: Box<dyn Work> },
}

/// A delivery on its way in.
pub(in crate::journal) struct Append {
    delivery: Option<Delivery>,
    outcome: Option<Result<Arc<Record>, JournalError>>,
    reply: oneshot::Sender<Result<Arc<Record>, JournalError>>,
}

impl Append {
    pub(in crate::journal) fn new(
        delivery: Delivery,
        reply: oneshot::Sender<Result<Arc<Record>, JournalError>>,
    ) -> Self {
        Self { delivery: Some(delivery), outcome: None, reply }
    }

    fn run<'db>(&mut self, transaction: &'db Transaction<'_>, appender: &mut Option<Appender<'db>>) {
        self.outcome = self.delivery.take().map(|delivery| {
            let appender = match appender {
                Some(appender) => appender,
                None => appender.insert(Appender::begin(transaction)?),
            };
            appender.append(delivery).map(Arc::new)
        });
    }
}

impl std::fmt::Debug for Append {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Append")
    }
}

impl JournalRequest {
    pub(in crate::journal) fn new<T, F>(
        access: Access,
        work: F,
        reply: oneshot::Sender<Result<T, JournalError>>,
    ) -> Self
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, JournalError> + Send + 'static,
    {
        Self::Work { access, work: Box::new(Job { work: Some(work), outcome: None, reply }) }
    }

    pub(super) fn writes(&self) -> bool {
        match self {
            Self::Append(..) => true,
            Self::Work { access, .. } => *access == Access::Write,
        }
    }

    /// Does what is asked for inside a group's transaction.
    ///
    /// # Errors
    /// When SQLite has rolled back by itself, as it does when the disk is full: nothing more may run outside.
    pub(super) fn run<'db>(
        &mut self,
        transaction: &'db Transaction<'_>,
        appender: &mut Option<Appender<'db>>,
    ) -> Result<(), JournalError> {
        match self {
            Self::Append(appends, _) => {
                for append in appends {
                    append.run(transaction, appender);
                    if transaction.is_autocommit() {
                        let failure = append.outcome.take().and_then(Result::err);
                        return Err(failure.unwrap_or(JournalError::Closed));
                    }
                }
            }
            Self::Work { work, .. } => {
                // The work may append events by itself, which the appender would not know of.
                *appender = None;
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
pub(in crate::journal) trait Work: Send {
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
    // The caller may have been dropped, and needs no answer then.
    drop(reply.send(answer));
}

/// Tells everyone in a group how it went. Sources are told from within their runtime: one wake, however many wait.
pub(super) fn answer_group(group: Vec<JournalRequest>, commit: &Result<(), JournalError>) {
    for request in group {
        match request {
            JournalRequest::Append(appends, runtime) => {
                let commit = commit.clone();
                drop(runtime.spawn(async move {
                    for append in appends {
                        answer(append.outcome, append.reply, &commit);
                    }
                }));
            }
            JournalRequest::Work { work, .. } => work.answer(commit),
        }
    }
}
