use std::sync::atomic::{AtomicU64, Ordering};

use crate::model::BotId;
use crate::record::StreamRecord;

/// What the listener did in all.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    received: Counter,
    polled: Counter,
    duplicates: Counter,
    rejected: Counter,
    pub(super) saved: Counter,
    pub(super) failed: Counter,
    pub(super) relayed: Counter,
    pub(super) ran: Counter,
    pub(super) ran_failed: Counter,
}

/// Something that is counted.
#[derive(Debug, Default)]
pub(super) struct Counter(AtomicU64);

impl Counter {
    pub(super) fn add(&self, count: usize) {
        self.0.fetch_add(u64::try_from(count).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// What is left when the listener ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct LeftOver {
    /// Events that wait to be relayed or run, of the targets of this listener.
    pub(crate) waiting: u64,
    /// The newest of the bots whose session goes on.
    pub(crate) open: Vec<BotId>,
    /// How many they are in all.
    pub(crate) open_count: u64,
}

impl Counters {
    /// Counts a delivery that was kept.
    pub(crate) fn received(&self, duplicate: bool) {
        self.received.add(1);
        self.duplicates.add(usize::from(duplicate));
    }

    /// Counts what was read from the API because no webhook had told it.
    pub(crate) fn polled(&self, count: usize) {
        self.polled.add(count);
    }

    /// Counts a request that was refused.
    pub(crate) fn rejected(&self) {
        self.rejected.add(1);
    }

    /// The counts as a record.
    pub(crate) fn summary<'a>(&self, left: &'a LeftOver) -> StreamRecord<'a> {
        StreamRecord::Summary {
            received: self.received.get(),
            polled: self.polled.get(),
            duplicates: self.duplicates.get(),
            rejected: self.rejected.get(),
            saved: self.saved.get(),
            failed: self.failed.get(),
            relayed: self.relayed.get(),
            waiting: left.waiting,
            ran: self.ran.get(),
            ran_failed: self.ran_failed.get(),
            open: &left.open,
            open_count: left.open_count,
        }
    }
}
