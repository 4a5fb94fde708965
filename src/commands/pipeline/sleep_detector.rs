use std::time::Duration;

use jiff::SignedDuration;
use tokio::time::Instant;

use crate::context::Clock;
use crate::model::Span;
use crate::output::Printer;
use crate::source::PollerHandle;

/// How often the clocks are read.
const INTERVAL: Duration = Duration::from_secs(5);
/// How long an absence must be to be worth a word: a busy machine is late by less.
const ABSENCE: Duration = Duration::from_secs(10);

/// Says when this program has not run for a while, for nobody received what was sent meanwhile; has the poller ask for it,
/// and calls `woke`.
pub(super) async fn watch(printer: Printer, clock: Clock, poller: Option<PollerHandle>, woke: impl Fn()) {
    let mut last = (clock(), Instant::now());
    loop {
        tokio::time::sleep(INTERVAL).await;
        let now = (clock(), Instant::now());
        if let Some(absence) = absence(now.0.duration_since(last.0), now.1 - last.1) {
            let remedy = match &poller {
                Some(poller) => {
                    poller.wake();
                    "the API is asked what they told"
                }
                None => "`meetstream events catch-up` asks the API what they told",
            };
            printer.warning(&format!(
                "the machine slept, or its clock was set forward, for about {}: webhooks sent meanwhile are lost, for \
                 the service sends each one once; {remedy}",
                Span(Duration::from_secs(absence.as_secs())),
            ));
            woke();
        }
        last = now;
    }
}

/// How much longer an interval was than it should have been, by either clock: the steady one stands still while some
/// machines sleep.
fn absence(by_wall: SignedDuration, by_steady: Duration) -> Option<Duration> {
    let by_wall = Duration::try_from(by_wall).unwrap_or_default();
    by_wall.max(by_steady).checked_sub(INTERVAL).filter(|absence| *absence >= ABSENCE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Format, Volume};

    #[tokio::test(start_paused = true)]
    async fn a_jump_of_the_clock_wakes_who_asks_the_api() {
        thread_local! {
            static NOW: std::cell::Cell<jiff::Timestamp> = const { std::cell::Cell::new(jiff::Timestamp::UNIX_EPOCH) };
        }
        let printer = Printer::new(Format::Json, Volume::Quiet, |_| false);
        let woke = std::cell::Cell::new(0);
        for (jump, expected) in [(5, 0), (7_200, 1)] {
            let watch = watch(printer.clone(), || NOW.get(), None, || woke.set(woke.get() + 1));
            let jumps = async {
                tokio::time::sleep(Duration::from_secs(1)).await;
                NOW.set(NOW.get() + Duration::from_secs(jump));
                tokio::time::sleep(INTERVAL).await;
            };
            tokio::select! {
                () = watch => {}
                () = jumps => {}
            }
            assert_eq!(woke.get(), expected, "{jump} s");
        }
    }

    #[test]
    fn only_a_long_absence_is_told() {
        for (by_wall, by_steady, told) in
            [(5, 5, None), (12, 12, None), (7_205, 5, Some(7_200)), (65, 65, Some(60)), (-3_600, 5, None)]
        {
            let told = told.map(Duration::from_secs);
            assert_eq!(absence(SignedDuration::from_secs(by_wall), Duration::from_secs(by_steady)), told, "{by_wall}");
        }
    }
}
