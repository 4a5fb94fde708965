use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use crate::model::{ExitStatus, Outcome, Record, StopReason, Until};

/// What ends a listener by itself, besides Ctrl-C.
#[derive(Clone, Debug, Default)]
pub(crate) struct StopOptions {
    pub(crate) until: Option<Until>,
    /// After so many events.
    pub(crate) count: Option<u64>,
    /// After so long without an event.
    pub(crate) idle: Option<Duration>,
}

/// Finds the last event that is waited for, in all events from a place on.
#[derive(Clone, Debug)]
pub(super) struct LastEvent {
    options: StopOptions,
    events: u64,
}

impl LastEvent {
    /// Takes note of an event of a bot that is listened to; `is_shown` unless its name is not meant. Returns how the
    /// listener ends if it was the last.
    ///
    /// What ends the listener need not be shown: `--event 'audio.*' --until stopped` is no contradiction.
    pub(super) fn is_it(&mut self, record: &Record, is_shown: bool) -> Option<ExitStatus> {
        if record.duplicate {
            return None;
        }
        self.events += u64::from(is_shown);
        let status = match (&self.options.until, record.reason) {
            (Some(Until::Stopped), Some(reason)) => Some(status_of_stop(reason)),
            (Some(Until::Event(pattern)), _) if pattern.matches(&record.delivery.event) => Some(ExitStatus::Done),
            (Some(Until::Complete | Until::Event(_) | Until::Stopped) | None, _) => None,
        };
        let counted = self.options.count.is_some_and(|count| self.events >= count);
        status.or(counted.then_some(ExitStatus::Done))
    }
}

/// Says when the listener has seen enough. The first end that is reached counts.
#[derive(Debug)]
pub(crate) struct StopCondition {
    options: StopOptions,
    /// When the last event was seen, or a session ended.
    last_seen: Mutex<Instant>,
    reached: watch::Sender<Option<ExitStatus>>,
}

impl StopCondition {
    pub(crate) fn new(options: StopOptions) -> Self {
        Self { options, last_seen: Mutex::new(Instant::now()), reached: watch::Sender::new(None) }
    }

    /// For whoever looks at every event.
    pub(super) fn last_event(&self) -> LastEvent {
        LastEvent { options: self.options.clone(), events: 0 }
    }

    /// Takes note of a session that has ended.
    pub(super) fn session_ended(&self, outcome: Outcome) {
        self.saw_something();
        if self.options.until == Some(Until::Complete) {
            self.end(if outcome.is_failure() { ExitStatus::SessionFailed } else { ExitStatus::Done });
        }
    }

    /// Resolves when an end is reached, with the status that says how. Cancel safe.
    pub(crate) async fn reached(&self) -> ExitStatus {
        let mut reached = self.reached.subscribe();
        tokio::select! {
            reached = reached.wait_for(Option::is_some) => match reached {
                Ok(status) => status.unwrap_or(ExitStatus::Done),
                Err(_) => std::future::pending().await,
            },
            status = self.idled() => status,
        }
    }

    /// Idling is what was asked for, or a wait for something else that ran out.
    async fn idled(&self) -> ExitStatus {
        let Some(idle) = self.options.idle else { return std::future::pending().await };
        loop {
            let end = *self.last_seen() + idle;
            if Instant::now() >= end {
                let is_wait = self.options.until.is_some() || self.options.count.is_some();
                return if is_wait { ExitStatus::NotReady } else { ExitStatus::Done };
            }
            tokio::time::sleep_until(end).await;
        }
    }

    /// Has the listener end, unless it is about to.
    pub(super) fn end(&self, status: ExitStatus) {
        self.reached.send_if_modified(|reached| {
            let is_first = reached.is_none();
            reached.get_or_insert(status);
            is_first
        });
    }

    /// Takes note that something has come.
    pub(super) fn saw_something(&self) {
        *self.last_seen() = Instant::now();
    }

    fn last_seen(&self) -> MutexGuard<'_, Instant> {
        self.last_seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn status_of_stop(reason: StopReason) -> ExitStatus {
    match reason {
        StopReason::Denied | StopReason::Failed | StopReason::NotAllowed => ExitStatus::SessionFailed,
        StopReason::Kicked | StopReason::Stopped => ExitStatus::Done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Event, testing};

    fn record(name: &str, status: &str, duplicate: bool) -> Record {
        let event = Event { bot_status: Some(status.to_owned()), ..Event::named(Some(name), None::<&str>) };
        Record { duplicate, ..testing::record(event, "", "1970-01-01T00:00:00Z") }
    }

    fn condition(until: Option<&str>, count: Option<u64>, idle: Option<u64>) -> StopCondition {
        StopCondition::new(StopOptions {
            until: until.map(|text| text.parse().unwrap()),
            count,
            idle: idle.map(Duration::from_secs),
        })
    }

    #[test]
    fn a_failed_stop_ends_with_8() {
        for (status, expected) in [("Stopped", ExitStatus::Done), ("NotAllowed", ExitStatus::SessionFailed)] {
            let mut last = condition(Some("stopped"), None, None).last_event();
            assert_eq!(last.is_it(&record("bot.joining", "Joining", false), true), None);
            assert_eq!(last.is_it(&record("bot.stopped", status, false), true), Some(expected));
        }
    }

    #[test]
    fn duplicates_do_not_count() {
        let mut last = condition(None, Some(2), None).last_event();
        assert_eq!(last.is_it(&record("a", "", false), true), None);
        assert_eq!(last.is_it(&record("a", "", true), true), None);
        assert_eq!(last.is_it(&record("b", "", false), true), Some(ExitStatus::Done));
    }

    #[test]
    fn only_what_is_shown_is_counted_and_the_end_need_not_be_shown() {
        let mut last = condition(Some("stopped"), Some(2), None).last_event();
        assert_eq!(last.is_it(&record("a", "", false), true), None);
        assert_eq!(last.is_it(&record("b", "", false), false), None);
        assert_eq!(last.is_it(&record("bot.stopped", "Stopped", false), false), Some(ExitStatus::Done));
    }

    #[tokio::test]
    async fn the_first_end_counts() {
        let condition = condition(Some("complete"), None, None);
        condition.session_ended(Outcome::Denied);
        condition.session_ended(Outcome::Completed);
        assert_eq!(condition.reached().await, ExitStatus::SessionFailed);
    }

    #[tokio::test(start_paused = true)]
    async fn idling_ends_with_0_alone_and_with_3_where_something_was_waited_for() {
        assert_eq!(condition(None, None, Some(9)).reached().await, ExitStatus::Done);
        assert_eq!(condition(Some("complete"), None, Some(9)).reached().await, ExitStatus::NotReady);
        let mut until = condition(Some("video.*"), None, None).last_event();
        assert_eq!(until.is_it(&record("video.processed", "", false), true), Some(ExitStatus::Done));
    }
}
