use std::sync::atomic::{AtomicU64, Ordering};

use crate::record::StreamRecord;

/// What the listener did in all.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    received: AtomicU64,
    duplicates: AtomicU64,
    rejected: AtomicU64,
    saved: AtomicU64,
    failed: AtomicU64,
}

impl Tally {
    /// Counts a delivery that was kept.
    pub(crate) fn received(&self, duplicate: bool) {
        self.received.fetch_add(1, Ordering::Relaxed);
        if duplicate {
            self.duplicates.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Counts a request that was refused.
    pub(crate) fn rejected(&self) {
        self.rejected.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts an artifact that is on disk.
    pub(crate) fn saved(&self) {
        self.saved.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts an artifact that could not be fetched.
    pub(crate) fn failed(&self) {
        self.failed.fetch_add(1, Ordering::Relaxed);
    }

    /// The counts as a record.
    pub(crate) fn summary(&self) -> StreamRecord<'static> {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        StreamRecord::Summary {
            received: count(&self.received),
            duplicates: count(&self.duplicates),
            rejected: count(&self.rejected),
            saved: count(&self.saved),
            failed: count(&self.failed),
        }
    }
}
