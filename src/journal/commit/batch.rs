use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

use super::request::{Append, JournalRequest};
use crate::journal::error::JournalError;
use crate::journal::locked::Locked;
use crate::model::{Delivery, Record};

/// The way of deliveries into the journal. What comes in one turn of the source's runtime is handed over together: a
/// commit of many costs little more than a commit of one. A clone gathers for itself: each runtime has its own.
#[derive(Debug)]
pub(in crate::journal) struct AppendBatcher {
    /// Keeps no journal open: a task may hold this on the thread that waits for the writer to end.
    writes: mpsc::WeakSender<JournalRequest>,
    batch: Arc<Batch>,
}

#[derive(Debug, Default)]
struct Batch(Locked<Vec<Append>>);

impl AppendBatcher {
    pub(in crate::journal) fn new(writes: &mpsc::Sender<JournalRequest>) -> Self {
        Self { writes: writes.downgrade(), batch: Arc::default() }
    }

    /// See [`crate::journal::Journal::append`].
    pub(in crate::journal) async fn append(&self, delivery: Delivery) -> Result<Arc<Record>, JournalError> {
        let (reply, answer) = oneshot::channel();
        if self.batch.add(Append::new(delivery, reply)) {
            // The group is committed on a task of its own: the caller that began it may be dropped, and the others must
            // not lose their commit with it.
            drop(tokio::spawn(hand_over(Arc::clone(&self.batch), self.writes.clone())));
        }
        answer.await.map_err(|_| JournalError::Closed)?
    }
}

async fn hand_over(batch: Arc<Batch>, writes: mpsc::WeakSender<JournalRequest>) {
    let appends = batch.take();
    // The replies that are dropped with a journal that is closed tell that it is.
    let Some(writes) = writes.upgrade() else { return };
    drop(writes.send(JournalRequest::Append(appends, Handle::current())).await);
}

impl Clone for AppendBatcher {
    fn clone(&self) -> Self {
        Self { writes: self.writes.clone(), batch: Arc::default() }
    }
}

impl Batch {
    /// Returns whether it is the first, and so has to be handed over.
    fn add(&self, append: Append) -> bool {
        let mut appends = self.0.lock();
        appends.push(append);
        appends.len() == 1
    }

    fn take(&self) -> Vec<Append> {
        std::mem::take(&mut *self.0.lock())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use crate::journal::{Journals, Location};
    use crate::model::{Auth, Delivery, Headers, Source};
    use crate::webhook::envelope;

    #[test]
    fn what_was_not_handed_over_yet_keeps_no_journal_open() {
        let body = br#"{"event":"bot.joining"}"#;
        let delivery = Delivery {
            received_at: "2026-02-27T07:11:51Z".parse().unwrap(),
            source: Source::Webhook,
            auth: Auth::None,
            headers: Headers::default(),
            query: None,
            body: body.to_vec().into(),
            event: envelope::parse(body).unwrap(),
        };
        let (closed, is_closed) = std::sync::mpsc::channel();
        // On a thread of its own: where it is kept open, closing it never ends.
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(async {
                let journal = Journals::default().open(&Location::Memory).unwrap();
                tokio::select! {
                    biased;
                    _ = journal.append(delivery) => panic!("the task that hands over has had no turn"),
                    () = std::future::ready(()) => {}
                }
                drop(journal);
                closed.send(()).unwrap();
            });
        });
        is_closed.recv_timeout(Duration::from_mins(1)).expect("it is closed");
    }
}
