use std::collections::VecDeque;
use std::sync::Arc;

use crate::journal::locked::Locked;
use crate::model::{Record, Seq};

/// The newest events, kept for the followers that keep up, so that nothing is read and parsed a second time.
#[derive(Debug, Default)]
pub(in crate::journal) struct RecentCache(Locked<Ring>);

#[derive(Debug, Default)]
struct Ring {
    records: VecDeque<Arc<Record>>,
    /// In bytes, of all bodies.
    size: usize,
}

/// The most events kept: several group commits, so that a follower may miss a few turns.
const MOST: usize = 2_048;
/// The most bytes of bodies kept: 2 KiB for each event, of which most have a few hundred bytes. It bounds the memory
/// where bodies are large.
const LARGEST: usize = 4 << 20;

impl RecentCache {
    /// Adds what a commit has added.
    pub(super) fn extend<'a>(&self, records: impl Iterator<Item = &'a Arc<Record>>) {
        let mut ring = self.0.lock();
        for record in records {
            ring.size += record.delivery.body.len();
            ring.records.push_back(Arc::clone(record));
        }
        while ring.records.len() > MOST || ring.size > LARGEST {
            let Some(oldest) = ring.records.pop_front() else { break };
            ring.size -= oldest.delivery.body.len();
        }
    }

    /// The events that follow on a place without a gap, at most `limit`; none if the next one is not here.
    pub(in crate::journal) fn after(&self, last: Seq, limit: u32) -> VecDeque<Arc<Record>> {
        let ring = self.0.lock();
        let from = ring.records.partition_point(|record| record.seq <= last);
        ring.records
            .range(from..)
            .zip(1_i64..=i64::from(limit))
            .take_while(|(record, step)| record.seq.0 == last.0 + step)
            .map(|(record, _)| Arc::clone(record))
            .collect()
    }

    /// The event at a place, if it is here.
    pub(in crate::journal) fn at(&self, seq: Seq) -> Option<Arc<Record>> {
        let ring = self.0.lock();
        let place = ring.records.binary_search_by_key(&seq, |record| record.seq).ok()?;
        ring.records.get(place).map(Arc::clone)
    }
}
