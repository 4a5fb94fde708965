//! How large a file may become, and how slowly it may come. Pure.

use std::time::Duration;

/// The most bytes of one file.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::artifact) struct SizeLimit(
    /// What the user allows; `None` for what is usual.
    pub(in crate::artifact) Option<u64>,
);

/// What the slowest store that is waited for sends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slowest {
    /// In bytes.
    pub(super) bytes: u64,
    /// In so much time of waiting for it.
    pub(super) within: Duration,
}

/// How fast a file comes, over spans of waiting for the network. The time that the disk takes does not count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    slowest: Slowest,
    waited: Duration,
    bytes: u64,
    /// Spans in a row that brought too little.
    slow: u32,
}

/// Unless told otherwise, a file has no more than this: a video of 24 hours at 9 Mbit/s has 91 GiB.
const USUAL: u64 = 100 << 30;
/// What is sent packed may have this much in any case, unpacked.
const UNPACKED: u64 = 1 << 30;
/// And so many times what was sent. Speech in WAV is packed to a half, silence to a thousandth.
const RATIO: u64 = 200;

impl SizeLimit {
    /// Of what is sent.
    pub(super) fn sent(self) -> u64 {
        self.0.unwrap_or(USUAL)
    }

    /// Of what is unpacked from so many bytes.
    pub(super) fn unpacked(self, packed: u64) -> u64 {
        self.0.unwrap_or_else(|| packed.saturating_mul(RATIO).clamp(UNPACKED, USUAL))
    }
}

impl Pace {
    pub(super) fn new(slowest: Slowest) -> Self {
        Self { slowest, waited: Duration::ZERO, bytes: 0, slow: 0 }
    }

    /// Takes in what came after a wait. At the end of a span that brought too little: how many such there were in a row.
    pub(super) fn note(&mut self, bytes: u64, waited: Duration) -> Option<u32> {
        self.bytes = self.bytes.saturating_add(bytes);
        self.waited += waited;
        if self.waited < self.slowest.within {
            return None;
        }
        self.slow = if self.bytes < self.slowest.bytes { self.slow.saturating_add(1) } else { 0 };
        (self.waited, self.bytes) = (Duration::ZERO, 0);
        (self.slow > 0).then_some(self.slow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_have_what_is_usual_or_what_the_user_allows() {
        assert_eq!(SizeLimit(None).sent(), 100 << 30);
        assert_eq!(SizeLimit(Some(5)).sent(), 5);
        for (packed, unpacked) in [(0, 1 << 30), (2 << 20, 1 << 30), (100 << 20, 20_000 << 20), (u64::MAX, 100 << 30)] {
            assert_eq!(SizeLimit(None).unpacked(packed), unpacked, "{packed}");
        }
        assert_eq!(SizeLimit(Some(5)).unpacked(100), 5);
    }

    #[test]
    fn only_time_that_was_waited_counts_and_only_slow_spans_in_a_row() {
        let second = Duration::from_secs(1);
        let mut pace = Pace::new(Slowest { bytes: 100, within: 3 * second });
        let spans = [
            (10, None),
            (10, None),
            (10, Some(1)),
            (0, None),
            (99, None),
            (0, Some(2)),
            (100, None),
            (0, None),
            (0, None),
        ];
        for (number, (bytes, slow)) in spans.into_iter().enumerate() {
            assert_eq!(pace.note(bytes, second), slow, "{number}");
        }
        assert_eq!(pace.note(0, Duration::ZERO), None);
        assert_eq!(pace.note(5, 3 * second), Some(1), "a good span ends the row");
    }
}
