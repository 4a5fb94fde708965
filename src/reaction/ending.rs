use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use crate::model::{EventPattern, ExitStatus, Outcome, Record, StopReason};

/// What ends a listener by itself, besides Ctrl-C.
#[derive(Clone, Debug, Default)]
pub(crate) struct EndingOptions {
    pub(crate) until: Option<Until>,
    /// After so many events.
    pub(crate) count: Option<u64>,
    /// After so long without an event.
    pub(crate) idle: Option<Duration>,
}

/// What is waited for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Until {
    /// A session has ended, downloads included.
    Complete,
    /// An event of such a name has come.
    Event(EventPattern),
    /// A bot has stopped.
    Stopped,
}

impl FromStr for Until {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "complete" => Self::Complete,
            "stopped" => Self::Stopped,
            _ => text.parse().map(Self::Event)?,
        })
    }
}

/// Watches for the end. The reactions tell it what they saw; the first end that is reached counts.
#[derive(Debug)]
pub(crate) struct Ending {
    options: EndingOptions,
    seen: Mutex<Seen>,
    verdict: watch::Sender<Option<ExitStatus>>,
}

#[derive(Debug)]
struct Seen {
    events: u64,
    last: Instant,
}

impl Ending {
    pub(crate) fn new(options: EndingOptions) -> Self {
        let seen = Mutex::new(Seen { events: 0, last: Instant::now() });
        Self { options, seen, verdict: watch::channel(None).0 }
    }

    /// Takes note of an event of a bot that is listened to; `is_shown` unless its name is not meant. Returns whether it
    /// was the last.
    ///
    /// What ends the listener need not be shown: `--event 'audio.*' --until stopped` is no contradiction.
    pub(crate) fn saw(&self, record: &Record, is_shown: bool) -> bool {
        let events = {
            let mut seen = self.seen();
            seen.last = Instant::now();
            seen.events += u64::from(is_shown && !record.duplicate);
            seen.events
        };
        if record.duplicate {
            return false;
        }
        let status = match (&self.options.until, record.reason) {
            (Some(Until::Stopped), Some(reason)) => Some(status_of_stop(reason)),
            (Some(Until::Event(pattern)), _) if pattern.matches(&record.delivery.event) => Some(ExitStatus::Done),
            (Some(Until::Complete | Until::Event(_) | Until::Stopped) | None, _) => None,
        };
        let counted = self.options.count.is_some_and(|count| events >= count).then_some(ExitStatus::Done);
        match status.or(counted) {
            Some(status) => {
                self.end(status);
                true
            }
            None => false,
        }
    }

    /// Takes note of a session that has ended.
    pub(crate) fn session_ended(&self, outcome: Outcome) {
        self.seen().last = Instant::now();
        if self.options.until == Some(Until::Complete) {
            self.end(if outcome.is_failure() { ExitStatus::SessionFailed } else { ExitStatus::Done });
        }
    }

    /// Resolves when an end is reached, with the status that says how. Cancel safe.
    pub(crate) async fn reached(&self) -> ExitStatus {
        let mut verdict = self.verdict.subscribe();
        tokio::select! {
            reached = verdict.wait_for(Option::is_some) => match reached {
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
            let end = self.seen().last + idle;
            if Instant::now() >= end {
                let is_wait = self.options.until.is_some() || self.options.count.is_some();
                return if is_wait { ExitStatus::NotReady } else { ExitStatus::Done };
            }
            tokio::time::sleep_until(end).await;
        }
    }

    fn end(&self, status: ExitStatus) {
        self.verdict.send_if_modified(|verdict| {
            let first = verdict.is_none();
            verdict.get_or_insert(status);
            first
        });
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
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
    use crate::model::{Auth, Delivery, Event, Seq, Source};

    fn record(name: &str, status: &str, duplicate: bool) -> Record {
        let event = Event { bot_status: Some(status.to_owned()), ..Event::named(Some(name), None::<&str>) };
        Record {
            seq: Seq(1),
            reason: event.stop_reason(),
            delivery: Delivery {
                received_at: jiff::Timestamp::UNIX_EPOCH,
                source: Source::Webhook,
                auth: Auth::None,
                headers: crate::model::Headers::default(),
                body: bytes::Bytes::new(),
                event,
            },
            duplicate,
            late: false,
        }
    }

    fn ending(until: Option<&str>, count: Option<u64>, idle: Option<u64>) -> Ending {
        Ending::new(EndingOptions {
            until: until.map(|text| text.parse().unwrap()),
            count,
            idle: idle.map(Duration::from_secs),
        })
    }

    #[tokio::test]
    async fn a_failed_stop_ends_with_8() {
        for (status, expected) in [("Stopped", ExitStatus::Done), ("NotAllowed", ExitStatus::SessionFailed)] {
            let ending = ending(Some("stopped"), None, None);
            assert!(!ending.saw(&record("bot.joining", "Joining", false), true));
            assert!(ending.saw(&record("bot.stopped", status, false), true));
            assert_eq!(ending.reached().await, expected);
        }
    }

    #[tokio::test]
    async fn duplicates_do_not_count() {
        let ending = ending(None, Some(2), None);
        assert!(!ending.saw(&record("a", "", false), true));
        assert!(!ending.saw(&record("a", "", true), true));
        assert!(ending.saw(&record("b", "", false), true));
        assert_eq!(ending.reached().await, ExitStatus::Done);
    }

    #[tokio::test]
    async fn only_what_is_shown_is_counted_and_the_end_need_not_be_shown() {
        let ending = ending(Some("stopped"), Some(2), None);
        assert!(!ending.saw(&record("a", "", false), true));
        assert!(!ending.saw(&record("b", "", false), false));
        assert!(ending.saw(&record("bot.stopped", "Stopped", false), false));
    }

    #[tokio::test(start_paused = true)]
    async fn idling_ends_with_0_alone_and_with_3_where_something_was_waited_for() {
        assert_eq!(ending(None, None, Some(9)).reached().await, ExitStatus::Done);
        assert_eq!(ending(Some("complete"), None, Some(9)).reached().await, ExitStatus::NotReady);
        let until = ending(Some("video.*"), None, None);
        assert!(until.saw(&record("video.processed", "", false), true));
        assert_eq!(until.reached().await, ExitStatus::Done);
    }
}
