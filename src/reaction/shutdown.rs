use std::sync::Arc;

use tokio::sync::watch;

use crate::journal::{Follower, JournalError};
use crate::model::Record;

/// Tells reactions that nothing more will come: what is in the journal is still dealt with, then they return.
///
/// A reaction that takes longer than the listener waits is dropped; its place in the journal says where it was.
#[derive(Clone, Debug)]
pub(crate) struct ShutdownSignal(watch::Receiver<bool>);

/// Begins the end.
#[derive(Debug)]
pub(crate) struct Shutdown(watch::Sender<bool>);

impl ShutdownSignal {
    pub(crate) fn new() -> (Shutdown, Self) {
        let (sender, receiver) = watch::channel(false);
        (Shutdown(sender), Self(receiver))
    }

    /// Whether the end has begun.
    pub(crate) fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Resolves when the end begins. Cancel safe.
    pub(crate) async fn begun(&mut self) {
        // A sender that has gone has nothing to wait for either.
        drop(self.0.wait_for(|begun| *begun).await);
    }

    /// The follower's next event; `None` when the end has begun and it has seen everything. Cancel safe.
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

impl Shutdown {
    pub(crate) fn begin(&self) {
        self.0.send_replace(true);
    }
}
