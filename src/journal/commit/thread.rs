use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use crate::journal::error::JournalError;

/// A thread that ends when its queue is closed and empty. Dropped, it is waited for.
#[derive(Debug)]
pub(in crate::journal) struct Thread(Option<JoinHandle<()>>);

impl Thread {
    pub(super) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<Self, JournalError> {
        let thread = Builder::new().name(name.to_owned()).spawn(work);
        thread.map(|thread| Self(Some(thread))).map_err(|source| JournalError::Thread(Arc::new(source)))
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            // A thread that panicked has reported it by itself.
            drop(thread.join());
        }
    }
}
