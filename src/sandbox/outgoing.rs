//! The webhooks of one bot on their way out: one after the other, unless faults send them twice or out of order. Pure.

use fastrand::Rng;

use super::fault::Fault;

/// How many webhooks are held back, so that one may overtake others.
const WINDOW: usize = 3;

/// Decides who overtakes whom: the same in every run.
const SEED: u64 = 2;

/// What is held back. `T` is a webhook.
#[derive(Debug)]
pub(super) struct Outgoing<T> {
    held: Vec<T>,
    chance: Rng,
}

impl<T: Clone> Outgoing<T> {
    /// Takes a webhook in, and returns those that are to be sent at once, in order.
    pub(super) fn pass(&mut self, webhook: T, faults: &[Fault]) -> Vec<T> {
        let copies = if faults.contains(&Fault::Duplicate) { 2 } else { 1 };
        self.held.extend(std::iter::repeat_n(webhook, copies));
        if !faults.contains(&Fault::Shuffle) {
            return self.rest();
        }
        let mut due = Vec::new();
        while self.held.len() > WINDOW {
            due.push(self.held.remove(self.chance.usize(..self.held.len())));
        }
        due
    }

    /// What is left when nothing follows, in order.
    pub(super) fn rest(&mut self) -> Vec<T> {
        std::mem::take(&mut self.held)
    }
}

impl<T> Default for Outgoing<T> {
    fn default() -> Self {
        Self { held: Vec::new(), chance: Rng::with_seed(SEED) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(faults: &[Fault]) -> Vec<usize> {
        let mut outgoing = Outgoing::default();
        let mut sent: Vec<usize> = (0..12).flat_map(|webhook| outgoing.pass(webhook, faults)).collect();
        sent.extend(outgoing.rest());
        sent
    }

    #[test]
    fn nothing_is_held_back_without_a_reason() {
        let mut outgoing = Outgoing::default();
        assert_eq!(outgoing.pass("a", &[Fault::Unavailable]), ["a"]);
        assert_eq!(outgoing.pass("b", &[Fault::Duplicate]), ["b", "b"]);
        assert!(outgoing.rest().is_empty());
    }

    #[test]
    fn shuffled_webhooks_all_come_near_their_place_and_in_the_same_order_each_time() {
        for (faults, copies) in [(vec![Fault::Shuffle], 1), (vec![Fault::Duplicate, Fault::Shuffle], 2)] {
            let shuffled = sent(&faults);
            assert_eq!(shuffled, sent(&faults));
            assert!(!shuffled.is_sorted(), "{shuffled:?}");
            let mut sorted = shuffled;
            sorted.sort_unstable();
            assert_eq!(sorted, (0..12 * copies).map(|place| place / copies).collect::<Vec<_>>());
        }
    }
}
