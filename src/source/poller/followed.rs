//! What the poller knows of one bot.

use std::collections::HashSet;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use super::cadence::{Phase, pause};
use super::observation::{Observation, age};
use crate::api::history::Product;
use crate::model::{Delivery, Fact};

/// How long a bot is followed after its session has ended: some say that they are done a moment later.
const AFTERWARDS: Duration = Duration::from_mins(2);

/// A bot that is followed.
#[derive(Debug)]
pub(super) struct Followed {
    /// When it is looked at next.
    due: Instant,
    /// When it was last looked at.
    looked_at: Option<Instant>,
    /// Whether a request for it is out.
    pub(super) is_asked: bool,
    /// Whether the API has told of it since it is followed.
    pub(super) was_seen: bool,
    phase: Phase,
    phase_since: Instant,
    /// Since when its session is known to have ended.
    ended: Option<Instant>,
    /// What is there although its details do not tell.
    pub(super) ready: Vec<Product>,
    /// What was seen of it, appended or waiting.
    known: HashSet<Fact>,
    /// What was seen and is appended at a later time, unless a webhook brings it by then.
    waiting: Vec<(Instant, Delivery)>,
}

impl Followed {
    pub(super) fn new(due: Instant) -> Self {
        Self {
            due,
            looked_at: None,
            is_asked: false,
            was_seen: false,
            phase: Phase::Arriving,
            phase_since: Instant::now(),
            ended: None,
            ready: Vec::new(),
            known: HashSet::new(),
            waiting: Vec::new(),
        }
    }

    /// When it is looked at next; `None` while that is under way, and where nothing can be seen of it any more.
    pub(super) fn look_at(&self) -> Option<Instant> {
        (!self.is_asked && !self.is_over()).then_some(self.due)
    }

    /// When the first of what waits may be appended.
    pub(super) fn ripe_at(&self) -> Option<Instant> {
        self.waiting.iter().map(|(at, _)| *at).min()
    }

    /// Whether nothing can be seen of it any more.
    fn is_over(&self) -> bool {
        self.phase == Phase::Deleted
    }

    /// Whether nothing is left to do about it.
    pub(super) fn is_finished(&self) -> bool {
        self.is_over() && self.waiting.is_empty()
    }

    /// Takes note that its session has ended. Returns whether it need be followed no further.
    pub(super) fn has_ended(&mut self) -> bool {
        let since = *self.ended.get_or_insert_with(Instant::now);
        self.waiting.is_empty() && (self.phase == Phase::Over || since.elapsed() >= AFTERWARDS)
    }

    /// Has it looked at as soon as it may be: not twice within `base`.
    pub(super) fn hasten(&mut self, base: Duration) {
        let soonest = self.looked_at.map_or_else(Instant::now, |at| at + base);
        self.due = self.due.min(soonest);
    }

    /// Has it looked at again after a pause.
    pub(super) fn postpone(&mut self, pause: Duration) {
        self.due = Instant::now() + pause;
    }

    /// Takes in what was seen; `patience` is how long each thing waits for its webhook. Returns what to append now.
    pub(super) fn saw(
        &mut self,
        seen: Observation,
        patience: Duration,
        base: Duration,
        now: Timestamp,
    ) -> Vec<Delivery> {
        let instant = Instant::now();
        self.was_seen = true;
        self.looked_at = Some(instant);
        if self.phase != seen.phase && !both_scheduled(self.phase, seen.phase) {
            self.phase_since = instant;
        }
        self.phase = seen.phase;
        self.ready = seen.ready;
        self.due = instant + pause(self.phase, instant - self.phase_since, base, now);
        for delivery in seen.deliveries {
            if self.known.insert(Fact::of(&delivery.event)) {
                let wait = patience.saturating_sub(age(&delivery, now));
                self.waiting.push((instant + wait, delivery));
            }
        }
        self.ripe(instant)
    }

    /// Takes out what has waited long enough.
    pub(super) fn ripe(&mut self, now: Instant) -> Vec<Delivery> {
        self.waiting.extract_if(.., |(at, _)| *at <= now).map(|(_, delivery)| delivery).collect()
    }

    /// Takes back what could not be appended.
    pub(super) fn put_back(&mut self, deliveries: Vec<Delivery>, pause: Duration) {
        let at = Instant::now() + pause;
        self.waiting.extend(deliveries.into_iter().map(|delivery| (at, delivery)));
    }
}

fn both_scheduled(one: Phase, other: Phase) -> bool {
    matches!((one, other), (Phase::Scheduled(_), Phase::Scheduled(_)))
}
