use std::sync::Arc;

use tokio::sync::watch;

use crate::journal::{Follower, JournalError};
use crate::model::Record;

/// Tells reactions that the sources have ended: what is in the journal is still dealt with, then they return.
///
/// A reaction that takes longer than the listener waits is dropped; its durable cursor says where it was.
#[derive(Clone, Debug)]
pub(crate) struct Drain(watch::Receiver<bool>);

/// Begins the end.
#[derive(Debug)]
pub(crate) struct Draining(watch::Sender<bool>);

impl Drain {
    pub(crate) fn new() -> (Draining, Self) {
        let (sender, receiver) = watch::channel(false);
        (Draining(sender), Self(receiver))
    }

    /// Whether the sources have ended.
    pub(crate) fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Resolves when the sources have ended. Cancel safe.
    pub(crate) async fn begun(&mut self) {
        // A sender that has gone has nothing to wait for either.
        drop(self.0.wait_for(|begun| *begun).await);
    }

    /// The follower's next event; `None` when the sources have ended and it has seen everything. Cancel safe.
    pub(crate) async fn next(&mut self, follower: &mut Follower) -> Result<Option<Arc<Record>>, JournalError> {
        if let Some(record) = follower.ready() {
            return Ok(Some(record));
        }
        if self.has_begun() && !follower.is_behind() {
            return Ok(None);
        }
        tokio::select! {
            biased;
            record = follower.next() => record.map(Some),
            () = self.begun(), if !self.has_begun() => {
                if follower.is_behind() { follower.next().await.map(Some) } else { Ok(None) }
            }
        }
    }
}

impl Draining {
    pub(crate) fn begin(&self) {
        self.0.send_replace(true);
    }
}
