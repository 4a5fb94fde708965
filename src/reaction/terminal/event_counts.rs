use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use crate::model::{BotId, EventName, Progress, Record};
use crate::reaction::context::until;
use crate::webhook::participant::Participant;

/// How long chunks and participant events are counted before the counter is shown: a line now and then shows that the
/// stream goes on.
const COUNTING: Duration = Duration::from_secs(5);
/// Bots whose counters are remembered; with one more, all are dropped. A listener has a few bots at a time, and only
/// the decoration of lines is lost.
const BOTS: usize = 1_024;

/// What makes one line of many events: further attempts to join, transcript chunks, participant events.
#[derive(Debug, Default)]
pub(super) struct EventCounts {
    bots: HashMap<BotId, Bot>,
    /// When the oldest counter is shown.
    due: Option<Instant>,
    /// Whether a time since a stage was shown, with what it is.
    has_explained: bool,
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
    /// Whom they are about, as far as they tell.
    pub(super) people: Vec<String>,
}

/// How many people a counter names.
const NAMED: usize = 4;

/// What the line of an event says beside the event.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Annotations {
    /// The time since the session's last stage.
    pub(super) since_stage: Option<Duration>,
    /// Whether it says what that time is.
    pub(super) explains: bool,
}

impl EventCounts {
    /// Takes an event in. Returns the counters to show before it, and what to tell beside it; `None` if it is only
    /// counted.
    pub(super) fn count(&mut self, record: &Record) -> (Vec<Counted>, Option<Annotations>) {
        let event = &record.delivery.event;
        let Some(bot_id) = &event.bot_id else { return (Vec::new(), Some(Annotations::default())) };
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
                if counter.people.len() < NAMED {
                    counter.people.extend(person(record).filter(|person| !counter.people.contains(person)));
                }
            } else {
                let (name, people) = (event.name.clone(), person(record).into_iter().collect());
                let bot_id = bot_id.clone();
                bot.counters.push(Counted { bot_id, name, count: before + 1, last_at: received_at, people });
                self.due.get_or_insert_with(|| Instant::now() + COUNTING);
            }
            return (counted, None);
        }
        counted.append(&mut bot.counters);
        let since_stage = since_stage.filter(|_| progress.is_some());
        let explains = since_stage.is_some() && !std::mem::replace(&mut self.has_explained, true);
        let annotations = Annotations { since_stage, explains };
        if event.progress() == Some(Progress::Done) {
            self.bots.remove(bot_id);
        }
        (counted, Some(annotations))
    }

    /// Resolves when counters are due, with all of them. Cancel safe.
    pub(super) async fn due(&mut self) -> Vec<Counted> {
        until(self.due).await;
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

/// The name of whom a participant event is about.
fn person(record: &Record) -> Option<String> {
    if !record.delivery.event.name.as_str().starts_with("participant_events.") {
        return None;
    }
    Participant::of(&record.delivery.payload())?.name
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
        let mut counts = EventCounts::default();
        let chunk = record(r#"{"bot_id":"b-1","transcript":"Uh","words":[]}"#, "2026-02-27T07:00:00Z");
        for _ in 0..3 {
            assert_eq!(counts.count(&chunk), (Vec::new(), None));
        }
        let stop = record(r#"{"bot_id":"b-1","event":"bot.stopped"}"#, "2026-02-27T07:00:01Z");
        let (counted, annotations) = counts.count(&stop);
        assert_eq!((counted[0].name.as_str(), counted[0].count), ("transcript.chunk", 3));
        assert!(annotations.is_some());
        counts.count(&chunk);
        assert_eq!(counts.due().await[0].count, 1);
    }

    #[tokio::test(start_paused = true)]
    async fn people_who_come_are_named_each_once() {
        let mut counts = EventCounts::default();
        for name in ["Ana Duarte", "Ben Okoro", "Ana Duarte"] {
            let body = format!(
                r#"{{"event":"participant_events.join","data":{{"bot":{{"id":"b-1"}},"data":{{"participant":{{"name":"{name}"}}}}}}}}"#
            );
            counts.count(&record(&body, "2026-02-27T07:00:00Z"));
        }
        let counted = counts.due().await;
        assert_eq!((counted[0].count, counted[0].people.join(", ").as_str()), (3, "Ana Duarte, Ben Okoro"));
    }

    #[tokio::test(start_paused = true)]
    async fn further_attempts_to_join_are_counted_and_stages_timed() {
        let mut counts = EventCounts::default();
        let joining = |at| record(r#"{"bot_id":"b-1","event":"bot.joining"}"#, at);
        assert_eq!(counts.count(&joining("2026-02-27T07:00:00Z")).1, Some(Annotations::default()));
        assert_eq!(counts.count(&joining("2026-02-27T07:00:10Z")), (Vec::new(), None));
        assert_eq!(counts.due().await[0].count, 2, "nobody waits for the third");
        assert_eq!(counts.count(&joining("2026-02-27T07:00:30Z")), (Vec::new(), None));
        let inside = record(r#"{"bot_id":"b-1","event":"bot.inmeeting"}"#, "2026-02-27T07:01:00Z");
        let (counted, annotations) = counts.count(&inside);
        assert_eq!((counted[0].name.as_str(), counted[0].count), ("bot.joining", 3));
        assert_eq!(annotations, Some(Annotations { since_stage: Some(Duration::from_secs(30)), explains: true }));
        let left = record(r#"{"bot_id":"b-1","event":"bot.stopped"}"#, "2026-02-27T07:02:00Z");
        let annotations = counts.count(&left).1.unwrap();
        assert!(annotations.since_stage.is_some() && !annotations.explains, "it is said once");
        let audio = record(r#"{"bot_id":"b-1","event":"audio.processed"}"#, "2026-02-27T07:01:00Z");
        assert_eq!(counts.count(&audio).1, Some(Annotations::default()));
    }
}
