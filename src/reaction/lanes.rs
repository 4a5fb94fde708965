use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use crate::model::{BotId, Record, Seq};

/// The most events held in memory by one reaction; the journal holds the rest. Ours.
const MOST: usize = 1_024;
/// The most bytes of bodies held. Ours.
const LARGEST: usize = 4 << 20;
/// The most events held of one bot, so that one that is stuck leaves room for the others. Ours.
pub(super) const MOST_OF_BOT: usize = 16;
/// The most bytes of bodies held of one bot, beyond a first event. Ours.
const LARGEST_OF_BOT: usize = 256 << 10;
/// Lanes ready to be worked on that are enough not to look for more. Ours: as many as any reaction has at work.
const ENOUGH: usize = 64;

/// Which events may be worked on now: those of one bot one after the other, those of different bots side by side.
/// Events that name no bot are one lane together.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    by_bot: HashMap<Option<BotId>, Lane>,
    /// Lanes with work that nobody is at, in order of their turn.
    ready: VecDeque<Option<BotId>>,
    /// Bytes of every event that is held and not settled, by place.
    open: BTreeMap<Seq, usize>,
    size: usize,
    /// From where on events of a lane are left in the journal, by place.
    left_from: BTreeSet<(Seq, Option<BotId>)>,
    /// How many are left.
    left: usize,
    /// The last event that was looked at.
    seen: Seq,
}

/// Events of one bot that wait. The lane exists while one of them is worked on, even if none waits behind it.
#[derive(Debug, Default)]
struct Lane {
    waiting: VecDeque<Work>,
    /// The first and the last of the later events that were left in the journal, to be read when those that wait are
    /// done.
    left: Option<(Seq, Seq)>,
    /// Whether those are being read.
    is_read: bool,
    /// Whether one of its events is worked on.
    is_taken: bool,
}

/// One event to work on.
#[derive(Clone, Debug)]
pub(super) struct Work {
    pub(super) record: Arc<Record>,
    /// How often it was tried before.
    pub(super) attempts: u32,
}

/// Events of one bot that were left in the journal.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Left {
    /// `None` for events that name no bot.
    pub(super) bot_id: Option<BotId>,
    pub(super) first: Seq,
    pub(super) last: Seq,
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

    /// Whether an event has to be left in the journal, because too many of its bot wait already.
    pub(super) fn leaves(&self, record: &Record) -> bool {
        self.by_bot.get(&key(record)).is_some_and(|lane| lane.left.is_some() || lane.is_full(record))
    }

    /// Leaves an event in the journal.
    pub(super) fn leave(&mut self, record: &Record) {
        self.pass(record.seq);
        self.left += 1;
        let key = key(record);
        let lane = self.by_bot.entry(key.clone()).or_default();
        let first = lane.left.map_or(record.seq, |(first, _)| first);
        lane.left = Some((first, record.seq));
        self.left_from.insert((first, key));
    }

    /// Queues an event behind the others of its bot.
    pub(super) fn push(&mut self, record: Arc<Record>) {
        self.pass(record.seq);
        let size = record.delivery.body.len();
        self.open.insert(record.seq, size);
        self.size += size;
        let key = key(&record);
        let lane = self.by_bot.entry(key.clone()).or_default();
        if lane.waiting.is_empty() && !lane.is_taken {
            self.ready.push_back(key);
        }
        lane.waiting.push_back(Work { record, attempts: 0 });
    }

    /// The next event to work on. Its lane waits until it is finished or put back.
    pub(super) fn take(&mut self) -> Option<Work> {
        let lane = self.by_bot.get_mut(&self.ready.pop_front()?)?;
        lane.is_taken = true;
        lane.waiting.pop_front()
    }

    /// What was left in the journal of a bot, if it is time to read it. It is handed out once, until it is taken up.
    pub(super) fn take_left(&mut self, bot_id: Option<BotId>) -> Option<Left> {
        let lane = self.by_bot.get_mut(&bot_id).filter(|lane| lane.waiting.is_empty() && !lane.is_read)?;
        let (first, last) = lane.left?;
        lane.is_read = true;
        Some(Left { bot_id, first, last })
    }

    /// Takes up events that were left: all of them up to a place, of which `count` were counted as left, and `meant` are
    /// still to be worked on.
    pub(super) fn take_up(&mut self, left: &Left, up_to: Seq, count: usize, meant: Vec<Arc<Record>>) {
        self.left = self.left.saturating_sub(count);
        for record in meant {
            self.push(record);
        }
        self.left_from.remove(&(left.first, left.bot_id.clone()));
        let Some(lane) = self.by_bot.get_mut(&left.bot_id) else { return };
        lane.is_read = false;
        lane.left = lane.left.map(|(_, last)| (Seq(up_to.0 + 1), last)).filter(|(first, last)| first <= last);
        match lane.left {
            Some((first, _)) => drop(self.left_from.insert((first, left.bot_id.clone()))),
            None if lane.waiting.is_empty() && !lane.is_taken => drop(self.by_bot.remove(&left.bot_id)),
            None => {}
        }
    }

    /// Settles an event; the next of its bot may follow.
    pub(super) fn finish(&mut self, record: &Record) {
        self.size -= self.open.remove(&record.seq).unwrap_or_default();
        let key = key(record);
        let Some(lane) = self.by_bot.get_mut(&key) else { return };
        lane.is_taken = false;
        match (lane.waiting.is_empty(), lane.left) {
            (true, None) => drop(self.by_bot.remove(&key)),
            (true, Some(_)) => {}
            (false, _) => self.ready.push_back(key),
        }
    }

    /// Puts an event back where it was, to be taken again.
    pub(super) fn put_back(&mut self, work: Work) {
        let key = key(&work.record);
        let lane = self.by_bot.entry(key.clone()).or_default();
        lane.is_taken = false;
        lane.waiting.push_front(work);
        self.ready.push_front(key);
    }

    /// Everything up to this place is settled.
    pub(super) fn settled(&self) -> Seq {
        let held = self.open.keys().next().copied();
        let left = self.left_from.first().map(|(first, _)| *first);
        held.into_iter().chain(left).min().map_or(self.seen, |first| Seq(first.0 - 1))
    }

    /// Whether no more should be looked at for now: there is work enough, or no room.
    pub(super) fn is_full(&self) -> bool {
        let has_enough = self.ready.len() >= ENOUGH || (!self.ready.is_empty() && self.left >= MOST);
        has_enough || self.open.len() + self.left_from.len() >= MOST || self.size >= LARGEST
    }

    /// Whether everything that was queued is settled.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty() && self.left_from.is_empty()
    }

    /// How many events are known and not settled.
    pub(super) fn len(&self) -> usize {
        self.open.len() + self.left
    }
}

impl Lane {
    fn is_full(&self, next: &Record) -> bool {
        let size = |record: &Record| record.delivery.body.len();
        let waiting: usize = self.waiting.iter().map(|work| size(&work.record)).sum();
        let is_heavy = !self.waiting.is_empty() && waiting + size(next) > LARGEST_OF_BOT;
        self.waiting.len() >= MOST_OF_BOT || is_heavy
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
    fn a_bot_that_is_stuck_leaves_room_for_the_others() {
        let mut lanes = Lanes::after(Seq(0));
        let come = |lanes: &mut Lanes, seq, bot| {
            let record = record(seq, Some(bot));
            if lanes.leaves(&record) { lanes.leave(&record) } else { lanes.push(record) }
        };
        for seq in 1..=100 {
            come(&mut lanes, seq, "stuck");
        }
        come(&mut lanes, 101, "other");
        assert_eq!([take(&mut lanes), take(&mut lanes), take(&mut lanes)], [Some(1), Some(101), None]);
        assert_eq!((lanes.len(), lanes.open.len(), lanes.settled()), (101, MOST_OF_BOT + 1, Seq(0)));
        lanes.finish(&record(101, Some("other")));
        let held = i64::try_from(MOST_OF_BOT).unwrap();
        let stuck = || Some("stuck".parse().unwrap());
        for seq in 1..=held {
            if seq < held {
                assert_eq!(lanes.take_left(stuck()), None, "{seq}");
            }
            lanes.finish(&record(seq, Some("stuck")));
            assert_eq!(take(&mut lanes), (seq < held).then_some(seq + 1));
        }
        assert_eq!(lanes.settled(), Seq(held));
        let left = lanes.take_left(stuck()).unwrap();
        assert_eq!((left.first, left.last), (Seq(held + 1), Seq(100)));
        assert_eq!(lanes.take_left(stuck()), None, "it is being read");

        come(&mut lanes, 102, "stuck");
        lanes.take_up(&left, Seq(99), 83, vec![record(98, Some("stuck")), record(99, Some("stuck"))]);
        assert_eq!((take(&mut lanes), lanes.len(), lanes.settled()), (Some(98), 4, Seq(97)));
        lanes.finish(&record(98, Some("stuck")));
        assert_eq!(take(&mut lanes), Some(99));
        let left = lanes.take_left(stuck()).unwrap();
        assert_eq!((left.first, left.last), (Seq(100), Seq(102)));
        lanes.take_up(&left, Seq(102), 2, Vec::new());
        assert_eq!((lanes.settled(), lanes.len()), (Seq(98), 1));
        lanes.finish(&record(99, Some("stuck")));
        assert!(lanes.is_empty() && lanes.by_bot.is_empty() && lanes.settled() == Seq(102));
    }

    #[test]
    fn memory_is_bounded() {
        let mut lanes = Lanes::after(Seq(0));
        for seq in 1.. {
            if lanes.is_full() {
                break;
            }
            lanes.push(record(seq, Some(&format!("b-{}", seq % 50))));
        }
        assert_eq!(lanes.len(), MOST);
        let heavy = |seq| {
            let mut record = Arc::unwrap_or_clone(record(seq, Some("heavy")));
            record.delivery.body = vec![b' '; LARGEST_OF_BOT].into();
            Arc::new(record)
        };
        assert!(!lanes.leaves(&heavy(5_000)), "one event of a bot is always held");
        lanes.push(heavy(5_000));
        assert!(lanes.leaves(&heavy(5_001)));
    }
}
