use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use crate::model::{BotId, Record, Seq};

/// The most events held in memory by one reaction; the journal holds the rest. Ours.
const MOST: usize = 1_024;
/// The most bytes of bodies held. Ours.
const LARGEST: usize = 4 << 20;

/// Which events may be worked on now: those of one bot one after the other, those of different bots side by side.
/// Events that name no bot are one lane together.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    by_bot: HashMap<Option<BotId>, Lane>,
    /// Lanes with work that nobody is at, in order of their turn.
    ready: VecDeque<Option<BotId>>,
    /// Bytes of every event that is not settled, by place.
    open: BTreeMap<Seq, usize>,
    size: usize,
    /// The last event that was looked at.
    seen: Seq,
}

/// Events of one bot that wait. The lane exists while one of them is worked on, even if none waits behind it.
#[derive(Debug, Default)]
struct Lane {
    waiting: VecDeque<Work>,
}

/// One event to work on.
#[derive(Clone, Debug)]
pub(super) struct Work {
    pub(super) record: Arc<Record>,
    /// How often it was tried before.
    pub(super) attempts: u32,
}

impl Lanes {
    /// Lanes that begin after a place.
    pub(super) fn after(seen: Seq) -> Self {
        Self { seen, ..Self::default() }
    }

    /// Passes by an event with which nothing is to be done.
    pub(super) fn pass(&mut self, seq: Seq) {
        self.seen = self.seen.max(seq);
    }

    /// Queues an event behind the others of its bot.
    pub(super) fn push(&mut self, record: Arc<Record>) {
        self.pass(record.seq);
        let size = record.delivery.body.len();
        self.open.insert(record.seq, size);
        self.size += size;
        let key = key(&record);
        let lane = self.by_bot.entry(key.clone()).or_insert_with(|| {
            self.ready.push_back(key);
            Lane::default()
        });
        lane.waiting.push_back(Work { record, attempts: 0 });
    }

    /// The next event to work on. Its lane waits until it is finished or put back.
    pub(super) fn take(&mut self) -> Option<Work> {
        let key = self.ready.pop_front()?;
        self.by_bot.get_mut(&key)?.waiting.pop_front()
    }

    /// Settles an event; the next of its bot may follow.
    pub(super) fn finish(&mut self, record: &Record) {
        self.size -= self.open.remove(&record.seq).unwrap_or_default();
        let key = key(record);
        match self.by_bot.get(&key) {
            Some(lane) if lane.waiting.is_empty() => drop(self.by_bot.remove(&key)),
            Some(_) => self.ready.push_back(key),
            None => {}
        }
    }

    /// Puts an event back where it was, to be taken again.
    pub(super) fn put_back(&mut self, work: Work) {
        let key = key(&work.record);
        self.by_bot.entry(key.clone()).or_default().waiting.push_front(work);
        self.ready.push_front(key);
    }

    /// Everything up to this place is settled.
    pub(super) fn settled(&self) -> Seq {
        self.open.keys().next().map_or(self.seen, |first| Seq(first.0 - 1))
    }

    /// Whether no more should be queued for now.
    pub(super) fn is_full(&self) -> bool {
        self.open.len() >= MOST || self.size >= LARGEST
    }

    /// Whether everything that was queued is settled.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// How many events are not settled.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }
}

fn key(record: &Record) -> Option<BotId> {
    record.delivery.event.bot_id.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Auth, Delivery, Event, Source};

    fn record(seq: i64, bot: Option<&str>) -> Arc<Record> {
        let event = Event { bot_id: bot.map(|bot| bot.parse().unwrap()), ..Event::default() };
        let delivery = Delivery {
            received_at: "2026-02-27T07:11:51Z".parse().unwrap(),
            source: Source::Webhook,
            auth: Auth::None,
            headers: crate::model::Headers::default(),
            body: vec![b' '; 100].into(),
            event,
        };
        Arc::new(Record { seq: Seq(seq), delivery, reason: None, duplicate: false, late: false })
    }

    fn lanes(bots: &[Option<&str>]) -> Lanes {
        let mut lanes = Lanes::after(Seq(0));
        for (bot, seq) in bots.iter().zip(1..) {
            lanes.push(record(seq, *bot));
        }
        lanes
    }

    fn take(lanes: &mut Lanes) -> Option<i64> {
        lanes.take().map(|work| work.record.seq.0)
    }

    #[test]
    fn one_bot_is_in_order_and_bots_are_side_by_side() {
        let mut lanes = lanes(&[Some("a"), Some("a"), Some("b"), None, None]);
        assert_eq!([take(&mut lanes), take(&mut lanes), take(&mut lanes)], [Some(1), Some(3), Some(4)]);
        assert_eq!(take(&mut lanes), None);
        lanes.finish(&record(3, Some("b")));
        assert_eq!((take(&mut lanes), lanes.settled()), (None, Seq(0)));
        lanes.finish(&record(1, Some("a")));
        assert_eq!((take(&mut lanes), lanes.settled()), (Some(2), Seq(1)));
        lanes.push(record(6, Some("a")));
        assert_eq!(take(&mut lanes), None);
        for (seq, bot) in [(2, Some("a")), (4, None)] {
            lanes.finish(&record(seq, bot));
        }
        assert_eq!([take(&mut lanes), take(&mut lanes)], [Some(6), Some(5)]);
        assert_eq!(lanes.settled(), Seq(4));
        for (seq, bot) in [(6, Some("a")), (5, None)] {
            lanes.finish(&record(seq, bot));
        }
        assert!(lanes.is_empty() && lanes.by_bot.is_empty() && lanes.size == 0);
        lanes.pass(Seq(9));
        assert_eq!(lanes.settled(), Seq(9));
    }

    #[test]
    fn what_is_put_back_comes_before_what_waits() {
        let mut lanes = lanes(&[Some("a"), Some("a")]);
        let mut work = lanes.take().unwrap();
        work.attempts += 1;
        lanes.put_back(work);
        let again = lanes.take().unwrap();
        assert_eq!((again.record.seq, again.attempts, take(&mut lanes)), (Seq(1), 1, None));
    }

    #[test]
    fn memory_is_bounded() {
        let mut lanes = Lanes::after(Seq(0));
        while !lanes.is_full() {
            lanes.push(record(i64::try_from(lanes.len()).unwrap() + 1, None));
        }
        assert_eq!(lanes.len(), MOST);
    }
}
