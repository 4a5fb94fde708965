use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::{Instant, sleep_until};

use crate::model::{BotId, EventName, Progress, Record};

/// How long chunks and participant events are counted before the counter is shown. Ours.
const COUNTING: Duration = Duration::from_secs(5);
/// Bots remembered; beyond, what is remembered of all is dropped. Ours: it only decorates.
const BOTS: usize = 1_024;

/// What makes one line of many events: further attempts to join, transcript chunks, participant events.
#[derive(Debug, Default)]
pub(super) struct Folds {
    bots: HashMap<BotId, Bot>,
    /// When the oldest counter is shown.
    due: Option<Instant>,
}

#[derive(Debug, Default)]
struct Bot {
    /// Attempts to join, this one included.
    joinings: u64,
    /// When the last stage of the session was received.
    stage_at: Option<Timestamp>,
    counters: Vec<Counted>,
}

/// Many events that are shown as one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Counted {
    pub(super) bot_id: BotId,
    pub(super) name: EventName,
    pub(super) count: u64,
    pub(super) last_at: Timestamp,
}

/// What is told beside an event.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Aside {
    /// The time since the session's last stage.
    pub(super) since_stage: Option<Duration>,
}

impl Folds {
    /// Takes an event in. Returns the counters to show before it, and what to tell beside it; `None` if it is only
    /// counted.
    pub(super) fn fold(&mut self, record: &Record) -> (Vec<Counted>, Option<Aside>) {
        let event = &record.delivery.event;
        let Some(bot_id) = &event.bot_id else { return (Vec::new(), Some(Aside::default())) };
        let mut counted = Vec::new();
        if self.bots.len() >= BOTS && !self.bots.contains_key(bot_id) {
            counted = self.take_all();
            self.bots.clear();
        }
        let bot = self.bots.entry(bot_id.clone()).or_default();
        let received_at = record.delivery.received_at;
        let progress = event.progress().filter(|_| !record.duplicate && !record.late);
        let since_stage = bot.stage_at.map(|at| received_at.duration_since(at).unsigned_abs());
        if progress.is_some() {
            bot.stage_at = Some(received_at);
        }
        bot.joinings += u64::from(progress == Some(Progress::Joining));
        let is_another_attempt = progress == Some(Progress::Joining) && bot.joinings > 1;
        if is_another_attempt || (event.name.is_stream() && !record.duplicate) {
            let before = if is_another_attempt { bot.joinings - 1 } else { 0 };
            if let Some(counter) = bot.counters.iter_mut().find(|counter| counter.name == event.name) {
                (counter.count, counter.last_at) = (counter.count + 1, received_at);
            } else {
                let name = event.name.clone();
                bot.counters.push(Counted { bot_id: bot_id.clone(), name, count: before + 1, last_at: received_at });
                self.due.get_or_insert_with(|| Instant::now() + COUNTING);
            }
            return (counted, None);
        }
        counted.append(&mut bot.counters);
        let aside = Aside { since_stage: since_stage.filter(|_| progress.is_some()) };
        if event.progress() == Some(Progress::Done) {
            self.bots.remove(bot_id);
        }
        (counted, Some(aside))
    }

    /// Resolves when counters are due, with all of them. Cancel safe.
    pub(super) async fn due(&mut self) -> Vec<Counted> {
        match self.due {
            Some(due) => sleep_until(due).await,
            None => std::future::pending().await,
        }
        self.take_all()
    }

    /// Every counter there is.
    pub(super) fn take_all(&mut self) -> Vec<Counted> {
        self.due = None;
        let mut counted: Vec<Counted> = self.bots.values_mut().flat_map(|bot| bot.counters.drain(..)).collect();
        counted.sort_by(|a, b| (a.last_at, &a.bot_id, &a.name).cmp(&(b.last_at, &b.bot_id, &b.name)));
        counted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;
    use crate::webhook::envelope;

    fn record(body: &str, at: &str) -> Record {
        let event = envelope::parse(body.as_bytes()).unwrap();
        testing::record(event, body, at)
    }

    #[tokio::test(start_paused = true)]
    async fn chunks_are_counted_until_something_else_comes_or_time_is_up() {
        let mut folds = Folds::default();
        let chunk = record(r#"{"bot_id":"b-1","transcript":"Uh","words":[]}"#, "2026-02-27T07:00:00Z");
        for _ in 0..3 {
            assert_eq!(folds.fold(&chunk), (Vec::new(), None));
        }
        let stop = record(r#"{"bot_id":"b-1","event":"bot.stopped"}"#, "2026-02-27T07:00:01Z");
        let (counted, folded) = folds.fold(&stop);
        assert_eq!((counted[0].name.as_str(), counted[0].count), ("transcript.chunk", 3));
        assert!(folded.is_some());
        folds.fold(&chunk);
        assert_eq!(folds.due().await[0].count, 1);
    }

    #[tokio::test(start_paused = true)]
    async fn further_attempts_to_join_are_counted_and_stages_timed() {
        let mut folds = Folds::default();
        let joining = |at| record(r#"{"bot_id":"b-1","event":"bot.joining"}"#, at);
        assert_eq!(folds.fold(&joining("2026-02-27T07:00:00Z")).1, Some(Aside { since_stage: None }));
        assert_eq!(folds.fold(&joining("2026-02-27T07:00:10Z")), (Vec::new(), None));
        assert_eq!(folds.due().await[0].count, 2, "nobody waits for the third");
        assert_eq!(folds.fold(&joining("2026-02-27T07:00:30Z")), (Vec::new(), None));
        let inside = record(r#"{"bot_id":"b-1","event":"bot.inmeeting"}"#, "2026-02-27T07:01:00Z");
        let (counted, aside) = folds.fold(&inside);
        assert_eq!((counted[0].name.as_str(), counted[0].count), ("bot.joining", 3));
        assert_eq!(aside, Some(Aside { since_stage: Some(Duration::from_secs(30)) }));
        let audio = record(r#"{"bot_id":"b-1","event":"audio.processed"}"#, "2026-02-27T07:01:00Z");
        assert_eq!(folds.fold(&audio).1, Some(Aside::default()));
    }
}
