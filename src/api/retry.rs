use std::time::Duration;

use crate::http::{Backoff, is_transient};

/// When to try again, decided without a clock and without chance: the caller hands both in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RetryPolicy {
    /// How often a call is made in all.
    pub(crate) attempts: u32,
    /// The waits of our own choice; chance takes a part of each. A `Retry-After` may ask for more.
    pub(crate) backoff: Backoff,
}

/// What one attempt ended with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Attempt {
    /// An answer, with what its `Retry-After` asks for.
    Answered {
        /// The HTTP status.
        status: u16,
        /// How long the service asks to wait.
        retry_after: Option<Duration>,
    },
    /// No connection, or one that broke before the whole answer was there.
    Broken,
}

/// What to do after an attempt.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Decision {
    /// The answer stands.
    Accept,
    /// Try again after this long.
    RetryAfter(Duration),
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { attempts: 4, backoff: Backoff::doubling(Duration::from_millis(250), Duration::from_secs(8)) }
    }
}

impl RetryPolicy {
    /// Decides after attempt number `made` (from 1), with `left` of the call's time and `chance` in `0.0..1.0`.
    ///
    /// A call that is not `repeatable` may have had its effect, so its answer stands whatever it is.
    pub(crate) fn decide(
        &self,
        attempt: Attempt,
        made: u32,
        repeatable: bool,
        left: Duration,
        chance: f64,
    ) -> Decision {
        let (worth_it, asked) = match attempt {
            Attempt::Answered { status, retry_after } => (is_transient(status), retry_after),
            Attempt::Broken => (true, None),
        };
        if !worth_it || !repeatable || made >= self.attempts {
            return Decision::Accept;
        }
        let wait = self.backoff.asked_or_jittered(asked, made, chance);
        if wait > left { Decision::Accept } else { Decision::RetryAfter(wait) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AMPLE: Duration = Duration::from_mins(1);

    fn answered(status: u16) -> Attempt {
        Attempt::Answered { status, retry_after: None }
    }

    #[test]
    fn exactly_these_statuses_are_tried_again() {
        let policy = RetryPolicy::default();
        let retried: Vec<u16> = (100..=599)
            .filter(|status| policy.decide(answered(*status), 1, true, AMPLE, 0.5) != Decision::Accept)
            .collect();
        let expected: Vec<u16> = [408, 429].into_iter().chain(500..=599).collect();
        assert_eq!(retried, expected);
    }

    #[test]
    fn a_call_that_may_have_had_its_effect_is_not_repeated() {
        let policy = RetryPolicy::default();
        for attempt in [answered(503), answered(429), Attempt::Broken] {
            assert_eq!(policy.decide(attempt, 1, false, AMPLE, 0.5), Decision::Accept, "{attempt:?}");
        }
    }

    #[test]
    fn waits_double_are_jittered_and_end_after_the_fourth_attempt() {
        let policy = RetryPolicy::default();
        let wait = |made, chance| policy.decide(Attempt::Broken, made, true, AMPLE, chance);
        assert_eq!(wait(1, 1.0), Decision::RetryAfter(Duration::from_millis(250)));
        assert_eq!(wait(2, 1.0), Decision::RetryAfter(Duration::from_millis(500)));
        assert_eq!(wait(3, 1.0), Decision::RetryAfter(Duration::from_secs(1)));
        assert_eq!(wait(3, 0.0), Decision::RetryAfter(Duration::ZERO));
        assert_eq!(wait(4, 0.5), Decision::Accept);
        let patient = RetryPolicy { attempts: u32::MAX, ..policy };
        assert_eq!(
            patient.decide(Attempt::Broken, 4_000_000_000, true, AMPLE, 1.0),
            Decision::RetryAfter(policy.backoff.longest)
        );
    }

    #[test]
    fn the_service_says_how_long_unless_there_is_no_time() {
        let policy = RetryPolicy::default();
        let limited = |seconds| Attempt::Answered { status: 429, retry_after: Some(Duration::from_secs(seconds)) };
        assert_eq!(policy.decide(limited(7), 1, true, AMPLE, 0.0), Decision::RetryAfter(Duration::from_secs(7)));
        assert_eq!(policy.decide(limited(0), 3, true, AMPLE, 1.0), Decision::RetryAfter(Duration::from_secs(1)));
        assert_eq!(policy.decide(limited(3600), 1, true, AMPLE, 0.0), Decision::Accept);
        assert_eq!(policy.decide(Attempt::Broken, 1, true, Duration::ZERO, 0.5), Decision::Accept);
    }
}
