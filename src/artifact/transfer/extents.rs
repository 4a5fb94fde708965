use std::collections::BTreeMap;
use std::ops::Range;

/// A set of byte ranges: disjoint, not touching, in order.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Extents(BTreeMap<u64, u64>);

impl Extents {
    /// Adds a range.
    pub(super) fn insert(&mut self, range: &Range<u64>) {
        if range.start >= range.end {
            return;
        }
        let (mut start, mut end) = (range.start, range.end);
        let touching: Vec<(u64, u64)> =
            self.0.range(..=end).rev().take_while(|(_, known)| **known >= start).map(|(s, e)| (*s, *e)).collect();
        for (known_start, known_end) in touching {
            self.0.remove(&known_start);
            start = start.min(known_start);
            end = end.max(known_end);
        }
        self.0.insert(start, end);
    }

    /// Takes a range out.
    pub(super) fn remove(&mut self, range: &Range<u64>) {
        if range.start >= range.end {
            return;
        }
        let touched: Vec<(u64, u64)> = self
            .0
            .range(..range.end)
            .rev()
            .take_while(|(_, known)| **known > range.start)
            .map(|(s, e)| (*s, *e))
            .collect();
        for (start, end) in touched {
            self.0.remove(&start);
            if start < range.start {
                self.0.insert(start, range.start);
            }
            if end > range.end {
                self.0.insert(range.end, end);
            }
        }
    }

    /// How many bytes it covers.
    pub(super) fn covered(&self) -> u64 {
        self.0.iter().map(|(start, end)| end - start).sum()
    }

    /// How many bytes it covers from the first one on without a gap.
    pub(super) fn prefix(&self) -> u64 {
        self.0.get(&0).copied().unwrap_or(0)
    }

    /// What is missing below `end`.
    pub(super) fn holes(&self, end: u64) -> Vec<Range<u64>> {
        let mut holes = Vec::new();
        let mut from = 0;
        for (start, known_end) in &self.0 {
            if from < (*start).min(end) {
                holes.push(from..(*start).min(end));
            }
            from = from.max(*known_end);
        }
        if from < end {
            holes.push(from..end);
        }
        holes
    }

    /// The part of it below `end`.
    pub(super) fn below(&self, end: u64) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(start, _)| **start < end)
                .map(|(start, known)| (*start, (*known).min(end)))
                .collect(),
        )
    }

    /// The ranges, in order.
    pub(super) fn pairs(&self) -> Vec<(u64, u64)> {
        self.0.iter().map(|(start, end)| (*start, *end)).collect()
    }
}

impl FromIterator<(u64, u64)> for Extents {
    fn from_iter<T: IntoIterator<Item = (u64, u64)>>(pairs: T) -> Self {
        let mut extents = Self::default();
        for (start, end) in pairs {
            extents.insert(&(start..end));
        }
        extents
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn touching_ranges_become_one() {
        let extents: Extents = [(10, 20), (30, 40), (20, 30), (0, 5)].into_iter().collect();
        assert_eq!(extents.pairs(), [(0, 5), (10, 40)]);
        assert_eq!((extents.prefix(), extents.covered()), (5, 35));
        assert_eq!(extents.holes(50), [5..10, 40..50]);
        assert_eq!(extents.holes(35), vec![5..10]);
        assert_eq!(extents.below(12).pairs(), [(0, 5), (10, 12)]);
    }

    proptest! {
        #[test]
        fn it_agrees_with_a_set_of_bytes(steps in prop::collection::vec((any::<bool>(), 0_u64..64, 0_u64..16), 0..40)) {
            let mut extents = Extents::default();
            let mut bytes = [false; 80];
            for (add, start, length) in steps {
                let range = start..start + length;
                if add { extents.insert(&range) } else { extents.remove(&range) }
                for byte in range {
                    bytes[usize::try_from(byte).unwrap()] = add;
                }
            }
            let covered: Vec<u64> = (0..80).filter(|byte| bytes[usize::try_from(*byte).unwrap()]).collect();
            let listed: Vec<u64> = extents.pairs().into_iter().flat_map(|(start, end)| start..end).collect();
            prop_assert_eq!(&listed, &covered);
            let holes: u64 = extents.holes(80).into_iter().map(|hole| hole.end - hole.start).sum();
            prop_assert_eq!(holes + extents.covered(), 80);
            prop_assert!(extents.pairs().windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }
}
