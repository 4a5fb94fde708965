use std::time::{Duration, Instant};

use super::probe::ProbeError;
use crate::http::Backoff;

/// Failures in a row from which on the tunnel counts as lost: a single one may be an accident of the net.
const LOSS: u32 = 2;
/// How long others may answer in the receiver's place before the program is started again. It mends a broken connection
/// by itself, and keeps its address then; a new start may lose that.
const PATIENCE: Duration = Duration::from_mins(1);
/// How soon it is asked again after failures.
const AGAIN: Backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_secs(15));

/// What the questions through the tunnel have shown so far. Pure.
#[derive(Debug, Default)]
pub(super) struct Health {
    failures: u32,
    /// Since when others have answered without a break.
    elsewhere_since: Option<Instant>,
}

/// What a further answer means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Verdict {
    /// It works again.
    Back,
    /// Others answer, and go on doing so: the program must be started again.
    Dead,
    /// It has just been lost.
    Lost,
    /// Nothing new.
    Same,
}

impl Health {
    /// Takes an answer, or what came instead.
    ///
    /// Where nobody answers, this machine may have no net itself: the program is let alone, and comes back with its
    /// address when the net does.
    pub(super) fn note(&mut self, answer: Result<(), &ProbeError>, now: Instant) -> Verdict {
        let was_lost = self.failures >= LOSS;
        let since = match answer {
            Ok(()) => {
                *self = Self::default();
                return if was_lost { Verdict::Back } else { Verdict::Same };
            }
            Err(ProbeError::Elsewhere { .. }) => Some(self.elsewhere_since.unwrap_or(now)),
            Err(ProbeError::Silent(_) | ProbeError::Random | ProbeError::Untrusted { .. }) => None,
        };
        self.failures = self.failures.saturating_add(1);
        self.elsewhere_since = since;
        if was_lost && since.is_some_and(|since| now.duration_since(since) >= PATIENCE) {
            Verdict::Dead
        } else if !was_lost && self.failures >= LOSS {
            Verdict::Lost
        } else {
            Verdict::Same
        }
    }

    /// When to ask next: every so often while all is well, soon after a failure.
    pub(super) fn pause(&self, usual: Duration) -> Duration {
        if self.failures == 0 { usual } else { AGAIN.pause(self.failures).min(usual) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elsewhere() -> ProbeError {
        ProbeError::Elsewhere { status: 530, beginning: "error code: 1033".to_owned() }
    }

    fn silent() -> ProbeError {
        let error = reqwest::Url::parse("http://127.0.0.1/")
            .map(|url| crate::http::client(&url, &crate::model::Trust::default()).user_agent("\n").build());
        ProbeError::Silent(error.unwrap().unwrap_err())
    }

    #[test]
    fn one_failure_is_an_accident_two_are_a_loss_and_an_answer_ends_it() {
        let (mut health, now) = (Health::default(), Instant::now());
        assert_eq!(health.note(Ok(()), now), Verdict::Same);
        assert_eq!(health.note(Err(&silent()), now), Verdict::Same);
        assert_eq!(health.note(Ok(()), now), Verdict::Same);
        assert_eq!(health.note(Err(&elsewhere()), now), Verdict::Same);
        assert_eq!(health.note(Err(&silent()), now), Verdict::Lost);
        assert_eq!(health.note(Err(&silent()), now), Verdict::Same);
        assert_eq!(health.note(Ok(()), now), Verdict::Back);
        assert_eq!(health.note(Ok(()), now), Verdict::Same);
    }

    #[test]
    fn a_program_is_given_up_when_others_answer_for_long_but_not_without_a_net() {
        let (mut health, begin) = (Health::default(), Instant::now());
        let at = |seconds| begin + Duration::from_secs(seconds);
        for second in 0..3_600 {
            assert_ne!(health.note(Err(&silent()), at(second)), Verdict::Dead);
        }
        assert_eq!(health.note(Err(&elsewhere()), at(3_600)), Verdict::Same);
        assert_eq!(health.note(Err(&elsewhere()), at(3_659)), Verdict::Same);
        assert_eq!(health.note(Err(&silent()), at(3_660)), Verdict::Same);
        assert_eq!(health.note(Err(&elsewhere()), at(3_661)), Verdict::Same);
        assert_eq!(health.note(Err(&elsewhere()), at(3_721)), Verdict::Dead);
    }

    #[test]
    fn it_is_asked_sooner_after_a_failure_and_never_later_than_usual() {
        let (mut health, now) = (Health::default(), Instant::now());
        let usual = Duration::from_secs(30);
        assert_eq!(health.pause(usual), usual);
        let pauses: Vec<u64> = std::iter::repeat_with(|| {
            health.note(Err(&elsewhere()), now);
            health.pause(usual).as_secs()
        })
        .take(6)
        .collect();
        assert_eq!(pauses, [1, 2, 4, 8, 15, 15]);
        assert_eq!(health.pause(Duration::from_millis(50)), Duration::from_millis(50));
    }
}
