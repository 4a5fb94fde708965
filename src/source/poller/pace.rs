//! When the next request may go out, whichever bot it is about.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The shortest time between two requests. The service documents no limit for it, so it is kept to
/// what a person with a script would do.
const INTERVAL: Duration = Duration::from_millis(100);

/// The rate that all looks share. When the service asks to wait, they all wait.
#[derive(Debug)]
pub(super) struct Pace {
    interval: Duration,
    /// No request goes out before.
    next: Mutex<Instant>,
}

impl Pace {
    /// A rate for looks at one bot that are at least `base` apart.
    pub(super) fn new(base: Duration) -> Self {
        Self { interval: INTERVAL.min(base), next: Mutex::new(Instant::now()) }
    }

    /// Resolves when a request may go out. Cancel safe: at worst nobody uses the turn.
    pub(super) async fn turn(&self) {
        loop {
            let next = {
                let mut next = self.next();
                let now = Instant::now();
                if *next <= now {
                    *next = now + self.interval;
                    return;
                }
                *next
            };
            tokio::time::sleep_until(next).await;
        }
    }

    /// Lets no request out for so long. Returns whether that is later than before.
    pub(super) fn hold(&self, pause: Duration) -> bool {
        let until = Instant::now() + pause;
        let mut next = self.next();
        let is_later = until > *next;
        *next = until.max(*next);
        is_later
    }

    fn next(&self) -> MutexGuard<'_, Instant> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn requests_are_apart_and_all_of_them_wait_when_asked_to() {
        let pace = Pace::new(Duration::from_secs(2));
        let began = Instant::now();
        for _ in 0..3 {
            pace.turn().await;
        }
        assert_eq!(began.elapsed(), 2 * INTERVAL);
        assert!(pace.hold(Duration::from_mins(1)));
        assert!(!pace.hold(Duration::from_secs(1)));
        tokio::join!(pace.turn(), pace.turn());
        assert_eq!(began.elapsed(), 3 * INTERVAL + Duration::from_mins(1));
    }
}
