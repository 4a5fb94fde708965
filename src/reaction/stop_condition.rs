use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use crate::model::{BotId, ExitStatus, Outcome, Record, Until};

/// What ends a pipeline by itself, besides Ctrl-C.
#[derive(Clone, Debug, Default)]
pub(crate) struct StopOptions {
    pub(crate) until: Option<Until>,
    /// After so many events.
    pub(crate) count: Option<u64>,
    /// After so long without an event.
    pub(crate) idle: Option<Duration>,
    pub(crate) bots: Awaited,
}

impl StopOptions {
    /// Whether it ends by itself.
    pub(crate) fn has_end(&self) -> bool {
        self.until.is_some() || self.count.is_some() || self.idle.is_some()
    }
}

/// Whose end ends the pipeline.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Awaited {
    /// The first bot's that comes to it.
    #[default]
    Any,
    /// That of all that [`StopCondition::expect`] has named, in the end.
    Named,
}

/// Finds the last event that is waited for, in all events from a place on; where bots were named, the last of each.
#[derive(Clone, Debug)]
pub(super) struct LastEvent {
    options: StopOptions,
    events: u64,
}

impl LastEvent {
    /// Takes note of an event of a bot that is listened to; `is_shown` unless its name is not meant. Returns what it is
    /// if it was the last.
    ///
    /// What ends the listener need not be shown: `--event 'audio.*' --until stopped` is no contradiction.
    pub(super) fn is_it(&mut self, record: &Record, is_shown: bool) -> Option<Last> {
        if record.duplicate {
            return None;
        }
        self.events += u64::from(is_shown);
        let last = match (&self.options.until, record.reason) {
            (Some(Until::Stopped), Some(_)) => Some(Last::Stop),
            (Some(Until::Event(pattern)), _) if pattern.asks_for(&record.delivery.event) => Some(Last::Event),
            (Some(Until::Complete | Until::Event(_) | Until::Stopped) | None, _) => None,
        };
        let counted = self.options.count.is_some_and(|count| self.events >= count);
        last.or(counted.then_some(Last::Event))
    }

    /// The same, for whoever wants to know only whether nothing is waited for after it. Bots that were named have a last
    /// event each, and there is more to come of the others.
    pub(super) fn ends_all(&mut self, record: &Record, is_shown: bool) -> bool {
        self.is_it(record, is_shown).is_some() && self.options.bots == Awaited::Any
    }
}

/// What the last event was.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Last {
    /// The one that was waited for.
    Event,
    /// The stop of a bot: what it means, its session decides.
    Stop,
}

/// Says when the pipeline has seen enough. The first end that is reached counts.
#[derive(Debug)]
pub(crate) struct StopCondition {
    options: StopOptions,
    /// When the last event was seen, or a session ended.
    last_seen: Mutex<Instant>,
    bots: Mutex<Bots>,
    reached: watch::Sender<Option<ExitStatus>>,
    /// The session whose end was the first, where any was waited for.
    first_ended: Mutex<Option<BotId>>,
}

/// How far the bots are that were named.
#[derive(Debug, Default)]
struct Bots {
    /// Those that are waited for; `None` while they are still being named.
    expected: Option<HashSet<BotId>>,
    /// How each ended that has.
    ended: HashMap<BotId, ExitStatus>,
}

impl Bots {
    /// The worst status, once every bot has one.
    fn status(&self) -> Option<ExitStatus> {
        let ended = self.expected.as_ref()?.iter().map(|bot| self.ended.get(bot).copied());
        ended.reduce(|worst, status| Some(worst?.and(status?))).flatten()
    }
}

impl StopCondition {
    pub(crate) fn new(options: StopOptions) -> Self {
        Self {
            options,
            last_seen: Mutex::new(Instant::now()),
            bots: Mutex::default(),
            reached: watch::Sender::new(None),
            first_ended: Mutex::default(),
        }
    }

    /// Names the bots that are waited for, where there are such; some may have come to their end already.
    pub(crate) fn expect(&self, bots: &[BotId]) {
        let mut known = lock(&self.bots);
        known.expected = Some(bots.iter().cloned().collect());
        if let Some(status) = known.status() {
            self.end(status);
        }
    }

    /// For whoever looks at every event.
    pub(super) fn last_event(&self) -> LastEvent {
        LastEvent { options: self.options.clone(), events: 0 }
    }

    /// Takes note of a session that has ended.
    pub(super) fn session_ended(&self, bot: &BotId, outcome: Outcome) {
        self.saw_something();
        let status = outcome.exit_status();
        match (&self.options.until, self.options.bots) {
            (Some(Until::Complete), Awaited::Any) => {
                lock(&self.first_ended).get_or_insert_with(|| bot.clone());
                self.end(status);
            }
            (Some(Until::Complete | Until::Stopped), Awaited::Named) => self.bot_ended(bot, status),
            // The event that is waited for cannot come any more.
            (Some(Until::Event(_)), Awaited::Named) => self.bot_ended(bot, ExitStatus::NotReady.and(status)),
            (Some(Until::Event(_) | Until::Stopped), Awaited::Any) | (None, _) => {}
        }
    }

    /// Takes note of a session that has failed after all. It decides, where its end has decided before.
    pub(super) fn session_corrected(&self, bot: &BotId, outcome: Outcome) {
        let status = outcome.exit_status();
        match (&self.options.until, self.options.bots) {
            (Some(Until::Complete), Awaited::Any) if lock(&self.first_ended).as_ref() == Some(bot) => {
                self.worsen(status);
            }
            (Some(Until::Complete | Until::Stopped), Awaited::Named) => {
                let mut bots = lock(&self.bots);
                if let Some(ended) = bots.ended.get_mut(bot) {
                    *ended = ended.and(status);
                }
                if let Some(status) = bots.status() {
                    self.worsen(status);
                }
            }
            (Some(Until::Complete | Until::Event(_) | Until::Stopped) | None, _) => {}
        }
    }

    /// Makes an end that was reached a worse one.
    fn worsen(&self, status: ExitStatus) {
        self.reached.send_modify(|reached| *reached = reached.map(|reached| reached.and(status)));
    }

    /// The status of an end that was reached, by what has come since.
    pub(crate) fn settled(&self, status: ExitStatus) -> ExitStatus {
        self.reached.borrow().map_or(status, |reached| reached.and(status))
    }

    /// Takes note of a bot that has come to its end; the first status counts.
    pub(crate) fn bot_ended(&self, bot: &BotId, status: ExitStatus) {
        let mut bots = lock(&self.bots);
        bots.ended.entry(bot.clone()).or_insert(status);
        if let Some(status) = bots.status() {
            self.end(status);
        }
    }

    /// Takes note of an event that is the last one, by [`LastEvent::is_it`]. Returns whether it ends everything.
    pub(super) fn event_reached(&self, bot: Option<&BotId>, status: ExitStatus) -> bool {
        match (self.options.bots, bot) {
            (Awaited::Named, Some(bot)) => {
                self.bot_ended(bot, status);
                false
            }
            (Awaited::Any, _) | (Awaited::Named, None) => {
                self.end(status);
                true
            }
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

    /// Has the pipeline end, unless it is about to.
    fn end(&self, status: ExitStatus) {
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
        lock(&self.last_seen)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
            bots: Awaited::Any,
        })
    }

    #[test]
    fn a_stop_is_the_last_event_where_it_is_waited_for() {
        let mut last = condition(Some("stopped"), None, None).last_event();
        assert_eq!(last.is_it(&record("bot.joining", "Joining", false), true), None);
        assert_eq!(last.is_it(&record("bot.stopped", "NotAllowed", false), true), Some(Last::Stop));
    }

    #[test]
    fn duplicates_do_not_count() {
        let mut last = condition(None, Some(2), None).last_event();
        assert_eq!(last.is_it(&record("a", "", false), true), None);
        assert_eq!(last.is_it(&record("a", "", true), true), None);
        assert_eq!(last.is_it(&record("b", "", false), true), Some(Last::Event));
    }

    #[test]
    fn what_was_not_understood_is_counted_and_ends_nothing() {
        let unparsed = || testing::record(Event::unparsed("the body is empty"), "", "1970-01-01T00:00:00Z");
        let mut last = condition(Some("*"), Some(2), None).last_event();
        assert_eq!(last.is_it(&unparsed(), true), None);
        assert_eq!(last.is_it(&unparsed(), true), Some(Last::Event), "two were asked for");
    }

    #[test]
    fn only_what_is_shown_is_counted_and_the_end_need_not_be_shown() {
        let mut last = condition(Some("stopped"), Some(2), None).last_event();
        assert_eq!(last.is_it(&record("a", "", false), true), None);
        assert_eq!(last.is_it(&record("b", "", false), false), None);
        assert_eq!(last.is_it(&record("bot.stopped", "Stopped", false), false), Some(Last::Stop));
    }

    #[tokio::test]
    async fn the_first_end_counts() {
        let condition = condition(Some("complete"), None, None);
        condition.session_ended(&bot("b-1"), Outcome::Denied);
        condition.session_ended(&bot("b-2"), Outcome::Completed);
        assert_eq!(condition.reached().await, ExitStatus::SessionFailed);
    }

    #[tokio::test]
    async fn a_session_that_failed_after_all_decides_where_its_end_did() {
        let condition = condition(Some("complete"), None, None);
        condition.session_ended(&bot("b-1"), Outcome::Completed);
        condition.session_ended(&bot("b-2"), Outcome::Completed);
        let reached = condition.reached().await;
        condition.session_corrected(&bot("b-2"), Outcome::Failed);
        assert_eq!(condition.settled(reached), ExitStatus::Done, "it was not waited for");
        condition.session_corrected(&bot("b-1"), Outcome::Failed);
        assert_eq!(condition.settled(reached), ExitStatus::SessionFailed);
        let condition = named("complete");
        condition.session_ended(&bot("b-1"), Outcome::Completed);
        condition.session_corrected(&bot("b-1"), Outcome::Failed);
        condition.expect(&[bot("b-1"), bot("b-2")]);
        condition.session_ended(&bot("b-2"), Outcome::Completed);
        assert_eq!(condition.reached().await, ExitStatus::SessionFailed);
    }

    fn bot(id: &str) -> BotId {
        id.parse().unwrap()
    }

    fn named(until: &str) -> StopCondition {
        StopCondition::new(StopOptions {
            until: Some(until.parse().unwrap()),
            bots: Awaited::Named,
            ..StopOptions::default()
        })
    }

    #[tokio::test]
    async fn all_bots_that_were_named_are_waited_for_and_the_worst_decides() {
        let condition = named("complete");
        condition.session_ended(&bot("b-1"), Outcome::Denied);
        condition.session_ended(&bot("b-9"), Outcome::Completed);
        assert_eq!(*condition.reached.borrow(), None, "nobody was named yet");
        condition.expect(&[bot("b-1"), bot("b-2")]);
        assert_eq!(*condition.reached.borrow(), None);
        condition.session_ended(&bot("b-2"), Outcome::Completed);
        assert_eq!(condition.reached().await, ExitStatus::SessionFailed);
    }

    #[tokio::test]
    async fn a_session_that_ends_without_the_event_is_a_wait_that_ran_out() {
        let condition = named("video.processed");
        condition.expect(&[bot("b-1"), bot("b-2")]);
        assert!(!condition.event_reached(Some(&bot("b-1")), ExitStatus::Done));
        condition.session_ended(&bot("b-1"), Outcome::Failed);
        condition.session_ended(&bot("b-2"), Outcome::Completed);
        assert_eq!(condition.reached().await, ExitStatus::NotReady);
    }

    #[tokio::test(start_paused = true)]
    async fn idling_ends_with_0_alone_and_with_3_where_something_was_waited_for() {
        assert_eq!(condition(None, None, Some(9)).reached().await, ExitStatus::Done);
        assert_eq!(condition(Some("complete"), None, Some(9)).reached().await, ExitStatus::NotReady);
        let mut until = condition(Some("video.*"), None, None).last_event();
        assert_eq!(until.is_it(&record("video.processed", "", false), true), Some(Last::Event));
    }
}
