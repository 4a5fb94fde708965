use std::io;
use std::thread::JoinHandle;

use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::mpsc;

use super::checkpoint::Checkpoints;
use super::request::{Request, answer_group};
use super::sync::{Committed, WalSync};
use crate::journal::error::JournalError;
use crate::journal::store::schema;
use crate::model::Seq;

/// Requests that may wait. Ours: enough to fill a group commit from every connection the receiver takes.
const QUEUE: usize = 2_048;
/// The most requests in one transaction. Ours: bounds how long the first waits for the last.
const GROUP: usize = 256;

/// A thread that owns a connection. Dropped after the last sender, it waits for what is queued.
#[derive(Debug)]
pub(in crate::journal) struct Thread(Option<JoinHandle<()>>);

impl Drop for Thread {
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            // A panic in there has been reported by the thread itself.
            drop(thread.join());
        }
    }
}

/// Starts the thread that writes. It ends when every sender is gone and the queue is empty.
pub(in crate::journal) fn spawn(
    mut connection: Connection,
    wal_sync: WalSync,
    checkpoints: Checkpoints,
) -> io::Result<(mpsc::Sender<Request>, Thread)> {
    let (requests, mut queue) = mpsc::channel::<Request>(QUEUE);
    let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(move || {
        let mut group = Vec::new();
        while queue.blocking_recv_many(&mut group, GROUP) > 0 {
            let commit = wal_sync.prepare(&connection).and_then(|()| run_group(&mut connection, &mut group));
            let newest = newest(&connection, &group);
            wal_sync.send(Committed { group: std::mem::take(&mut group), commit, newest });
            checkpoints.after_commit(&connection);
        }
    })?;
    Ok((requests, Thread(Some(thread))))
}

/// Starts a thread that only reads, so that a long search holds up no commit.
pub(in crate::journal) fn spawn_reader(
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
    let mut appender = None;
    for request in group.iter_mut() {
        request.run(&transaction, &mut appender)?;
    }
    drop(appender);
    transaction.commit()?;
    Ok(())
}
