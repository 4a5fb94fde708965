use std::sync::Arc;

use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::{mpsc, watch};

use super::checkpoint::Checkpoints;
use super::recent::RecentCache;
use super::request::{JournalRequest, answer_group};
use super::thread::Thread;
use crate::journal::acknowledged::Acknowledgements;
use crate::journal::error::JournalError;
use crate::journal::location::OpenFiles;
use crate::journal::store::schema;
use crate::model::Seq;

/// Requests that may wait: two for each of the 1,024 connections that the receiver takes, so that none waits to queue.
const QUEUE: usize = 2_048;
/// The most requests in one transaction; it bounds how long the first waits for the last. Beyond some hundred events,
/// the sync is a small part of a commit.
const GROUP: usize = 256;

/// The side of the writer of what those who follow see.
#[derive(Debug)]
pub(in crate::journal) struct Publisher {
    pub(in crate::journal) tail: watch::Sender<Seq>,
    pub(in crate::journal) recent: Arc<RecentCache>,
    /// `None` in memory.
    pub(in crate::journal) acknowledgements: Option<Acknowledgements>,
}

impl Publisher {
    /// Tells those who follow of a group that is on disk.
    fn publish(&mut self, connection: &Connection, group: &[JournalRequest]) {
        self.recent.extend(group.iter().flat_map(JournalRequest::appended));
        if let Some(newest) = newest(connection, group) {
            if let Some(file) = &mut self.acknowledgements {
                file.note(newest);
            }
            self.tail.send_if_modified(|tail| std::mem::replace(tail, newest) != newest);
        }
    }
}

/// Starts the thread that writes. It ends when every sender is gone and the queue is empty.
pub(in crate::journal) fn spawn(
    mut connection: Connection,
    files: Option<OpenFiles>,
    mut publisher: Publisher,
    checkpoints: Checkpoints,
) -> Result<(mpsc::Sender<JournalRequest>, Thread), JournalError> {
    let (requests, mut queue) = mpsc::channel::<JournalRequest>(QUEUE);
    let thread = Thread::spawn("journal", move || {
        let check = || files.as_ref().map_or(Ok(()), OpenFiles::check);
        let mut group = Vec::new();
        while queue.blocking_recv_many(&mut group, GROUP) > 0 {
            // Before, so that nothing is written that cannot be kept; after, because it counts where it was written.
            let commit = check().and_then(|()| run_group(&mut connection, &mut group)).and_then(|()| check());
            if commit.is_ok() {
                publisher.publish(&connection, &group);
            }
            answer_group(std::mem::take(&mut group), &commit);
            checkpoints.after_commit(&connection);
        }
    })?;
    Ok((requests, thread))
}

/// Starts a thread that only reads, so that a long search holds up no commit.
pub(in crate::journal) fn spawn_reader(
    mut connection: Connection,
    checkpoints: Checkpoints,
) -> Result<(mpsc::Sender<JournalRequest>, Thread), JournalError> {
    let (requests, mut queue) = mpsc::channel::<JournalRequest>(QUEUE);
    let thread = Thread::spawn("journal-reads", move || {
        while let Some(request) = queue.blocking_recv() {
            let mut group = vec![request];
            let commit = run_group(&mut connection, &mut group);
            answer_group(group, &commit);
            checkpoints.after_read(&connection);
        }
    })?;
    Ok((requests, thread))
}

/// The newest place, if a group was to change anything.
fn newest(connection: &Connection, group: &[JournalRequest]) -> Option<Seq> {
    let appended = group.iter().flat_map(JournalRequest::appended).last().map(|record| record.seq);
    match appended {
        None if group.iter().any(JournalRequest::writes) => schema::newest(connection).ok(),
        newest => newest,
    }
}

fn run_group(connection: &mut Connection, group: &mut [JournalRequest]) -> Result<(), JournalError> {
    let writes = group.iter().any(JournalRequest::writes);
    let behavior = if writes { TransactionBehavior::Immediate } else { TransactionBehavior::Deferred };
    let transaction = connection.transaction_with_behavior(behavior)?;
    let mut appender = None;
    for request in group.iter_mut() {
        request.run(&transaction, &mut appender)?;
    }
    drop(appender);
    transaction.commit()?;
    Ok(())
}
