use std::time::Duration;

/// Growing pauses between attempts, as data: whoever waits counts the failures.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Backoff {
    /// The pause after the first failure.
    pub(crate) first: Duration,
    /// How many times as long each pause is as the one before.
    pub(crate) factor: f64,
    /// The longest pause.
    pub(crate) longest: Duration,
}

impl Backoff {
    /// Pauses that double.
    pub(crate) const fn doubling(first: Duration, longest: Duration) -> Self {
        Self { first, factor: 2.0, longest }
    }

    /// The pause after so many failures in a row; after none, as after the first.
    pub(crate) fn pause(&self, failures: u32) -> Duration {
        let steps = i32::try_from(failures.saturating_sub(1)).unwrap_or(i32::MAX);
        let grown = self.first.as_secs_f64() * self.factor.powi(steps);
        Duration::try_from_secs_f64(grown).map_or(self.longest, |grown| grown.min(self.longest))
    }

    /// A part of that pause by `chance` in `0.0..1.0`, so that many who failed at the same time do not come back at
    /// the same time.
    pub(crate) fn jittered(&self, failures: u32, chance: f64) -> Duration {
        self.pause(failures).mul_f64(chance.clamp(0.0, 1.0))
    }

    /// How long to wait where the server was asked how long: what it asks for, else as [`Backoff::jittered`]. One that
    /// asks for no wait, perhaps because its clock is behind ours, is not asked again at once.
    pub(crate) fn asked_or_jittered(&self, asked: Option<Duration>, failures: u32, chance: f64) -> Duration {
        asked.filter(|asked| !asked.is_zero()).unwrap_or_else(|| self.jittered(failures, chance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_the_longest_and_stay_there() {
        let doubling = Backoff::doubling(Duration::from_millis(250), Duration::from_secs(5));
        let slower = Backoff { first: Duration::from_secs(1), factor: 1.5, longest: Duration::from_secs(3) };
        for (backoff, failures, milliseconds) in [
            (doubling, 0, 250),
            (doubling, 1, 250),
            (doubling, 2, 500),
            (doubling, 3, 1_000),
            (doubling, 5, 4_000),
            (doubling, 6, 5_000),
            (doubling, u32::MAX, 5_000),
            (slower, 1, 1_000),
            (slower, 2, 1_500),
            (slower, 3, 2_250),
            (slower, 4, 3_000),
        ] {
            assert_eq!(backoff.pause(failures), Duration::from_millis(milliseconds), "{backoff:?} after {failures}");
        }
    }

    #[test]
    fn chance_takes_a_part_of_a_pause() {
        let backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_secs(8));
        for (chance, milliseconds) in [(0.0, 0), (0.25, 500), (1.0, 2_000), (7.0, 2_000), (-1.0, 0)] {
            assert_eq!(backoff.jittered(2, chance), Duration::from_millis(milliseconds), "{chance}");
        }
    }

    #[test]
    fn a_server_may_ask_for_its_own_pause_but_not_for_none() {
        let backoff = Backoff::doubling(Duration::from_secs(4), Duration::from_secs(8));
        for (asked, milliseconds) in [(Some(1_500), 1_500), (Some(60_000), 60_000), (Some(0), 4_000), (None, 4_000)] {
            let asked = asked.map(Duration::from_millis);
            assert_eq!(backoff.asked_or_jittered(asked, 2, 0.5), Duration::from_millis(milliseconds), "{asked:?}");
        }
    }
}
