use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::extents::Extents;

/// Which ranges are to be had by whom.
#[derive(Debug)]
pub(super) struct Pieces {
    /// Arrived, or claimed by a worker.
    taken: Extents,
    /// The object's length; `None` until the store says.
    total: Option<u64>,
}

/// Pieces shared by the workers of one file.
#[derive(Clone, Debug)]
pub(super) struct SharedPieces(Arc<Mutex<Pieces>>);

/// A range that one worker has. What it did not get becomes free when it is dropped.
#[derive(Debug)]
pub(super) struct Claim {
    pieces: SharedPieces,
    /// Where the next byte goes.
    pub(super) at: u64,
    end: u64,
}

/// Whether a worker has the file to itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Company {
    Alone,
    Others,
}

/// How much a worker claims at a time, in bytes: small enough to share the end of a file fairly.
const PIECE: u64 = 8 << 20;

impl SharedPieces {
    pub(super) fn new(done: Extents, total: Option<u64>) -> Self {
        Self(Arc::new(Mutex::new(Pieces { taken: done, total })))
    }

    fn lock(&self) -> MutexGuard<'_, Pieces> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn total(&self) -> Option<u64> {
        self.lock().total
    }

    /// Learns the length. Claims that reach further are cut by their workers.
    pub(super) fn set_total(&self, total: u64) {
        self.lock().total = Some(total);
    }

    /// Forgets everything that arrived, and the length. No claim may be held.
    pub(super) fn reset(&self) {
        let mut pieces = self.lock();
        pieces.taken = Extents::default();
        pieces.total = None;
    }

    /// Claims a range: the first that is free, or, beside others, the upper half of the largest, so that whoever comes
    /// from below finds room to go on without a new request.
    pub(super) fn claim(&self, company: Company) -> Option<Claim> {
        let mut pieces = self.lock();
        let end = pieces.total.unwrap_or(u64::MAX);
        let holes = pieces.taken.holes(end);
        let start = match company {
            Company::Alone => holes.first()?.start,
            Company::Others => {
                let largest = holes.iter().max_by_key(|hole| hole.end - hole.start)?;
                let length = largest.end - largest.start;
                if length <= 2 * PIECE { largest.start } else { largest.start + length / 2 }
            }
        };
        let hole = holes.into_iter().find(|hole| hole.contains(&start))?;
        let range = start..hole.end.min(start.saturating_add(PIECE));
        pieces.taken.insert(&range);
        Some(Claim { pieces: self.clone(), at: range.start, end: range.end })
    }
}

impl Claim {
    /// How many bytes are still wanted; the length of the object cuts it.
    pub(super) fn left(&self) -> u64 {
        self.end.min(self.pieces.total().unwrap_or(u64::MAX)).saturating_sub(self.at)
    }

    /// Takes note that so many bytes have arrived.
    pub(super) fn advance(&mut self, bytes: u64) {
        self.at = self.at.saturating_add(bytes).min(self.end);
    }

    /// Claims what follows without a gap; false where another has it, or the object ends.
    pub(super) fn extend(&mut self) -> bool {
        let mut pieces = self.pieces.lock();
        let end = pieces.total.unwrap_or(u64::MAX);
        let next = pieces.taken.holes(end).into_iter().find(|hole| hole.start >= self.end);
        let Some(next) = next.filter(|hole| hole.start == self.end) else { return false };
        let until = next.end.min(self.end.saturating_add(PIECE));
        pieces.taken.insert(&(self.end..until));
        self.end = until;
        true
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.pieces.lock().taken.remove(&(self.at..self.end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_worker_goes_through_without_a_new_request() {
        let pieces = SharedPieces::new(Extents::default(), None);
        let mut claim = pieces.claim(Company::Alone).unwrap();
        assert_eq!(claim.left(), PIECE);
        pieces.set_total(3 * PIECE + 5);
        for expected in [PIECE, PIECE, PIECE, 5] {
            assert_eq!(claim.left(), expected);
            claim.advance(expected);
            assert_eq!(claim.extend(), expected != 5);
        }
        drop(claim);
        assert!(pieces.claim(Company::Alone).is_none());
    }

    #[test]
    fn workers_share_the_file_and_what_one_leaves_another_gets() {
        let total = 32 * PIECE;
        let pieces = SharedPieces::new(Extents::default(), Some(total));
        let mut first = pieces.claim(Company::Alone).unwrap();
        assert_eq!(first.at, 0);
        let second = pieces.claim(Company::Others).unwrap();
        assert!(second.at > 8 * PIECE && second.at < 24 * PIECE, "{}", second.at);
        let left_at = second.at;
        drop(second);
        let mut arrived = 0;
        loop {
            arrived += first.left();
            first.advance(first.left());
            if !first.extend() {
                drop(first);
                let Some(next) = pieces.claim(Company::Others) else { break };
                first = next;
            }
        }
        assert_eq!(arrived, total, "nothing twice, nothing left out; {left_at}");
    }

    #[test]
    fn what_an_earlier_run_got_is_not_claimed_again() {
        let done: Extents = [(0, 100), (200, 300)].into_iter().collect();
        let pieces = SharedPieces::new(done, Some(400));
        let mut ranges = Vec::new();
        while let Some(mut claim) = pieces.claim(Company::Others) {
            ranges.push((claim.at, claim.at + claim.left()));
            claim.advance(claim.left());
        }
        ranges.sort_unstable();
        assert_eq!(ranges, [(100, 200), (300, 400)]);
    }
}
