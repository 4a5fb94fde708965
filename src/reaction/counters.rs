use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::model::BotId;
use crate::record::{RelayedTo, StreamRecord};

/// What the listener did in all.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    received: Counter,
    polled: Counter,
    duplicates: Counter,
    rejected: Counter,
    pub(super) saved: Counter,
    pub(super) failed: Counter,
    /// What apps took, by their addresses.
    relayed: Mutex<HashMap<String, u64>>,
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
    /// What each app of this listener got, and what waits for it.
    pub(crate) targets: Vec<RelayedTo>,
    /// Events for which a command of this listener is still to be run.
    pub(crate) commands: u64,
    /// Downloads that are still to be done.
    pub(crate) downloads: u64,
    /// The newest of the bots whose session goes on.
    pub(crate) open: Vec<BotId>,
    /// How many they are in all.
    pub(crate) open_count: u64,
    /// The commands that go on with all of it.
    pub(crate) next: Vec<String>,
}

impl LeftOver {
    /// Events that wait to be relayed.
    pub(crate) fn relays(&self) -> u64 {
        self.targets.iter().map(|target| target.waiting).sum()
    }

    /// Whether anything is still to be done with what has come.
    pub(crate) fn is_any_due(&self) -> bool {
        self.relays() + self.commands + self.downloads > 0
    }
}

impl Counters {
    /// Counts an event that an app took.
    pub(super) fn relayed(&self, url: &str) {
        let mut relayed = self.relayed.lock().unwrap_or_else(PoisonError::into_inner);
        *relayed.entry(url.to_owned()).or_default() += 1;
    }

    /// How many events an app took.
    pub(crate) fn relayed_to(&self, url: &str) -> u64 {
        self.relayed.lock().unwrap_or_else(PoisonError::into_inner).get(url).copied().unwrap_or_default()
    }

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
            relayed: left.targets.iter().map(|target| target.relayed).sum(),
            waiting: left.relays(),
            ran: self.ran.get(),
            ran_failed: self.ran_failed.get(),
            open: &left.open,
            open_count: left.open_count,
            ran_waiting: left.commands,
            unsaved: left.downloads,
            targets: &left.targets,
            next: &left.next,
        }
    }
}
