use std::time::Duration;

use super::fault::Fault;
use crate::http::Backoff;

/// Decides what follows a fault. Pure: it is told the bytes so far and a random number.
#[derive(Clone, Debug)]
pub(super) struct Attempts {
    /// How many attempts in a row may bring nothing.
    limit: u32,
    /// How many spans in a row may bring too little.
    slow_limit: u32,
    /// The pause after the first of them, doubled with each.
    pause: Duration,
    /// How many have brought nothing.
    failed: u32,
    /// How often a link was refused, or its object not found, since the last progress.
    refusals: u32,
    /// The most bytes that were ever there: a restart that gets no further is no progress.
    high_water: u64,
}

/// What follows a fault.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Next {
    /// Nothing helps.
    GiveUp,
    /// Go on where it stopped.
    Resume { after: Duration, fresh_link: bool },
    /// Throw away what is there and begin at the first byte.
    StartOver { after: Duration },
}

/// The first pause, and the longest: the eight attempts of `--retries` span about a minute and a half, which a router that
/// restarts needs.
pub(super) const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// The longest that a store's `Retry-After` is obeyed: a link of ten minutes still has time left then.
const LONGEST_WISH: Duration = Duration::from_mins(5);
/// How many fresh links are tried in a row when each is refused at once: a clock that is wrong, or a key that lacks the
/// right, refuses all of them.
const REFUSALS: u32 = 3;

impl Attempts {
    pub(super) fn new(limit: u32, slow_limit: u32, pause: Duration, already_there: u64) -> Self {
        Self { limit, slow_limit, pause, failed: 0, refusals: 0, high_water: already_there }
    }

    /// How many attempts in a row have brought nothing.
    pub(super) fn failed(&self) -> u32 {
        self.failed
    }

    /// Judges a fault when `done` bytes are there. `chance` is in `0..1`.
    pub(super) fn after(&mut self, fault: &Fault, done: u64, chance: f64) -> Next {
        if done > self.high_water {
            self.high_water = done;
            self.failed = 0;
            self.refusals = 0;
        }
        if let Fault::Slow { times, .. } = fault {
            // That it brings something is no progress: it would go on for days.
            self.failed = *times;
            let next = Next::Resume { after: Duration::ZERO, fresh_link: false };
            return if self.gave_up(fault) { Next::GiveUp } else { next };
        }
        if !is_curable(fault) {
            return Next::GiveUp;
        }
        self.failed += 1;
        if self.gave_up(fault) {
            return Next::GiveUp;
        }
        let pause = self.pause(chance);
        match fault {
            Fault::Busy { retry_after, .. } => {
                let asked = |wish: Duration| {
                    self.backoff().asked_or_jittered(Some(wish.min(LONGEST_WISH)), self.failed, chance)
                };
                Next::Resume { after: retry_after.map_or(pause, asked), fresh_link: false }
            }
            Fault::Refused { .. } | Fault::Gone { .. } => {
                self.refusals += 1;
                let enough = if matches!(fault, Fault::Gone { .. }) { 1 } else { REFUSALS };
                if self.refusals > enough {
                    return Next::GiveUp;
                }
                let after = if self.refusals == 1 { Duration::ZERO } else { pause };
                Next::Resume { after, fresh_link: true }
            }
            Fault::Changed | Fault::WrongRange | Fault::Unsatisfiable { .. } => Next::StartOver { after: pause },
            Fault::Broken(_)
            | Fault::Client(_)
            | Fault::Link(_)
            | Fault::Rejected { .. }
            | Fault::Slow { .. }
            | Fault::Stalled { .. }
            | Fault::Tls(_)
            | Fault::Truncated
            | Fault::Disk(_) => Next::Resume { after: pause, fresh_link: false },
        }
    }

    /// Whether all attempts that there may be were made.
    pub(super) fn gave_up(&self, fault: &Fault) -> bool {
        self.failed > if matches!(fault, Fault::Slow { .. }) { self.slow_limit } else { self.limit }
    }

    /// Nothing after progress, then a random part of a doubling span.
    fn pause(&self, chance: f64) -> Duration {
        if self.failed <= 1 && self.high_water > 0 {
            return Duration::ZERO;
        }
        self.backoff().jittered(self.failed, 0.5 + chance / 2.0)
    }

    fn backoff(&self) -> Backoff {
        Backoff::doubling(self.pause, LONGEST_PAUSE)
    }
}

/// Whether asking again can help at all.
fn is_curable(fault: &Fault) -> bool {
    match fault {
        Fault::Broken(_)
        | Fault::Busy { .. }
        | Fault::Changed
        | Fault::Gone { .. }
        | Fault::Refused { .. }
        | Fault::Slow { .. }
        | Fault::Stalled { .. }
        | Fault::Truncated
        | Fault::Unsatisfiable { .. }
        | Fault::WrongRange => true,
        Fault::Link(source) => match source {
            super::LinkError::Api(source) => source.is_transient(),
            super::LinkError::Missing | super::LinkError::Unusable => false,
        },
        Fault::Client(_) | Fault::Disk(_) | Fault::Rejected { .. } | Fault::Tls(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::PathError;

    const BUSY: Fault = Fault::Busy { status: 503, retry_after: None };

    #[test]
    fn it_goes_on_without_end_while_there_is_progress() {
        let mut attempts = Attempts::new(2, 2, FIRST_PAUSE, 0);
        for done in 1..1_000 {
            let next = attempts.after(&Fault::Truncated, done, 0.5);
            assert_eq!(next, Next::Resume { after: Duration::ZERO, fresh_link: false });
        }
        assert!(matches!(attempts.after(&Fault::Truncated, 999, 0.5), Next::Resume { .. }));
        assert_eq!(attempts.after(&Fault::Truncated, 999, 0.5), Next::GiveUp);
    }

    #[test]
    fn a_store_that_stays_slow_is_given_up_although_it_brings_something() {
        let slow = |times| Fault::Slow { bytes: 60 << 10, within: Duration::from_mins(1), times };
        let mut attempts = Attempts::new(8, 2, FIRST_PAUSE, 0);
        let again = Next::Resume { after: Duration::ZERO, fresh_link: false };
        for (times, done, next) in
            [(1, 100, again), (2, 200, again), (1, 300, again), (2, 400, again), (3, 500, Next::GiveUp)]
        {
            assert_eq!(attempts.after(&slow(times), done, 0.5), next, "{times}");
        }
        assert_eq!(attempts.failed(), 3);
    }

    #[test]
    fn pauses_double_to_a_limit_and_a_store_may_ask_for_its_own() {
        let mut attempts = Attempts::new(20, 2, FIRST_PAUSE, 0);
        let pauses: Vec<u64> = (0..8)
            .map(|_| match attempts.after(&BUSY, 0, 1.0) {
                Next::Resume { after, .. } | Next::StartOver { after } => after.as_secs(),
                Next::GiveUp => panic!("too early"),
            })
            .collect();
        assert_eq!(pauses, [0, 1, 2, 4, 8, 16, 30, 30]);
        let asked = Fault::Busy { status: 429, retry_after: Some(Duration::from_secs(7)) };
        assert_eq!(attempts.after(&asked, 0, 1.0), Next::Resume { after: Duration::from_secs(7), fresh_link: false });
    }

    #[test]
    fn a_refused_link_is_replaced_and_a_second_missing_object_is_gone() {
        let mut attempts = Attempts::new(8, 2, FIRST_PAUSE, 10);
        let refused = Fault::Refused { status: 403 };
        assert_eq!(attempts.after(&refused, 10, 0.0), Next::Resume { after: Duration::ZERO, fresh_link: true });
        for _ in 0..2 {
            assert!(matches!(attempts.after(&refused, 10, 0.0), Next::Resume { fresh_link: true, .. }));
        }
        assert_eq!(attempts.after(&refused, 10, 0.0), Next::GiveUp);
        assert!(matches!(attempts.after(&refused, 11, 0.0), Next::Resume { .. }), "after progress it counts anew");

        let mut attempts = Attempts::new(8, 2, FIRST_PAUSE, 0);
        let gone = Fault::Gone { status: 404 };
        assert!(matches!(attempts.after(&gone, 0, 0.0), Next::Resume { fresh_link: true, .. }));
        assert_eq!(attempts.after(&gone, 0, 0.0), Next::GiveUp);
    }

    #[test]
    fn what_cannot_be_resumed_starts_over_and_what_cannot_be_cured_ends() {
        let mut attempts = Attempts::new(8, 2, FIRST_PAUSE, 0);
        for fault in [Fault::Changed, Fault::WrongRange, Fault::Unsatisfiable { total: Some(3) }] {
            assert!(matches!(attempts.after(&fault, 0, 0.0), Next::StartOver { .. }), "{fault}");
        }
        let disk = Fault::Disk(PathError { verb: "write", path: "a".into(), source: std::io::Error::other("full") });
        for fault in [Fault::Rejected { status: 418 }, Fault::Link(crate::artifact::transfer::LinkError::Missing), disk]
        {
            assert_eq!(attempts.after(&fault, 0, 0.0), Next::GiveUp, "{fault}");
        }
    }
}
