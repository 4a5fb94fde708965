use std::sync::{Arc, OnceLock};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use crate::commands::continued::Continued;
use crate::context::Clock;
use crate::model::Span;
use crate::output::Printer;
use crate::source::PollerHandle;

/// How often the clocks are read.
const INTERVAL: Duration = Duration::from_secs(1);
/// How long an absence must be to be worth a word: a busy machine is late by less.
const ABSENCE: Duration = Duration::from_secs(10);
/// The same for a program that was stopped, which it knows: a sender may have given up.
const STOP: Duration = Duration::from_secs(1);
/// How much later than the end of the interval the signal may come.
const LATENESS: Duration = Duration::from_millis(100);

/// Says when this program has not run for a while, for nobody received what was sent meanwhile; has the poller ask for it,
/// if there is one by then, and calls `woke`. What counts is from this call on, not from the first time that the future is
/// polled.
pub(super) fn watch(
    printer: Printer,
    clock: Clock,
    poller: Arc<OnceLock<PollerHandle>>,
    woke: impl Fn(),
) -> impl Future<Output = ()> {
    let last = (clock(), Instant::now());
    let continued = Continued::catch();
    run(printer, clock, poller, woke, last, continued)
}

async fn run(
    printer: Printer,
    clock: Clock,
    poller: Arc<OnceLock<PollerHandle>>,
    woke: impl Fn(),
    mut last: (Timestamp, Instant),
    mut continued: Continued,
) {
    // What the interval before was too long: the end of a stop may be noticed before the signal is.
    let mut before = Duration::ZERO;
    loop {
        let mut was_stopped = tokio::select! {
            biased;
            () = continued.next() => true,
            () = tokio::time::sleep(INTERVAL) => false,
        };
        let now = (clock(), Instant::now());
        let mut absence = absence(now.0.duration_since(last.0), now.1 - last.1);
        if was_stopped {
            absence = absence.max(before);
        } else if absence >= ABSENCE {
            was_stopped = tokio::time::timeout(LATENESS, continued.next()).await.is_ok();
        }
        before = absence;
        if absence >= if was_stopped { STOP } else { ABSENCE } {
            let remedy = match poller.get() {
                Some(poller) => {
                    poller.wake();
                    "the API is asked what they told"
                }
                None => "`meetstream events catch-up` asks the API what they told",
            };
            let (what, lost) = if was_stopped {
                ("this program was stopped", "webhooks that nobody took in time")
            } else {
                ("the machine slept, or its clock was set forward,", "webhooks sent meanwhile")
            };
            printer.warning(&format!(
                "{what} for about {}: {lost} are lost, for the service sends each one once; {remedy}",
                Span(Duration::from_secs(absence.as_secs())),
            ));
            woke();
            before = Duration::ZERO;
        }
        last = now;
    }
}

/// How much longer an interval was than it should have been, by either clock: the steady one stands still while some
/// machines sleep.
fn absence(by_wall: SignedDuration, by_steady: Duration) -> Duration {
    let by_wall = Duration::try_from(by_wall).unwrap_or_default();
    by_wall.max(by_steady).saturating_sub(INTERVAL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Format, Volume};

    #[tokio::test(start_paused = true)]
    async fn a_jump_of_the_clock_wakes_who_asks_the_api() {
        thread_local! {
            static NOW: std::cell::Cell<Timestamp> = const { std::cell::Cell::new(Timestamp::UNIX_EPOCH) };
        }
        let printer = Printer::new(Format::Json, Volume::Quiet, |_| false);
        let woke = std::cell::Cell::new(0);
        for (jump, expected) in [(5, 0), (7_200, 1)] {
            let watch = watch(printer.clone(), || NOW.get(), Arc::default(), || woke.set(woke.get() + 1));
            let jumps = async {
                tokio::time::sleep(INTERVAL / 2).await;
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
    fn an_absence_is_what_an_interval_was_too_long_by_either_clock() {
        for (by_wall, by_steady, absent) in [(1, 1, 0), (8, 8, 7), (7_201, 1, 7_200), (61, 61, 60), (-3_600, 1, 0)] {
            let by_steady = Duration::from_secs(by_steady);
            let absence = absence(SignedDuration::from_secs(by_wall), by_steady);
            assert_eq!(absence, Duration::from_secs(absent), "{by_wall}");
        }
    }
}
