use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

use super::JournalError;
use super::writer::{Append, Request};
use crate::model::{Delivery, Record};

/// The way of deliveries into the journal. What comes in one turn of the source's runtime is handed over together: a
/// commit of many costs little more than a commit of one.
#[derive(Clone, Debug)]
pub(super) struct Inlet {
    writes: mpsc::Sender<Request>,
    gathered: Arc<Mutex<Vec<Append>>>,
}

impl Inlet {
    pub(super) fn new(writes: mpsc::Sender<Request>) -> Self {
        Self { writes, gathered: Arc::default() }
    }

    /// See [`super::Journal::append`].
    pub(super) async fn append(&self, delivery: Delivery) -> Result<Arc<Record>, JournalError> {
        let (reply, answer) = oneshot::channel();
        if self.gather(Append::new(delivery, reply)) {
            // Not here: whoever came first may be dropped, and must not take along those who came after.
            drop(tokio::spawn(self.clone().hand_over()));
        }
        answer.await.map_err(|_| JournalError::Closed)?
    }

    /// Returns whether it is the first, and so has to be handed over.
    fn gather(&self, append: Append) -> bool {
        let mut gathered = self.gathered();
        gathered.push(append);
        gathered.len() == 1
    }

    async fn hand_over(self) {
        let gathered = std::mem::take(&mut *self.gathered());
        // The replies that a closed journal drops tell that it is.
        drop(self.writes.send(Request::Append(gathered, Handle::current())).await);
    }

    fn gathered(&self) -> MutexGuard<'_, Vec<Append>> {
        // Nothing in here panics half-way.
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Append {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Append")
    }
}
