use std::time::Duration;

use tokio::time::Instant;

use crate::journal::{Effect, Journal, JournalError};
use crate::model::Seq;

/// How long what was done may stay unwritten. Ours: a crash repeats at most so much, and a commit costs a sync.
const DELAY: Duration = Duration::from_millis(250);
/// When to try again what could not be written. Ours.
const AGAIN: Duration = Duration::from_secs(1);
/// What is written at once, at most. Ours.
const BATCH: usize = 512;

/// Writes down what a reaction did, and how far it got, a batch at a time.
#[derive(Debug)]
pub(super) struct Ledger {
    journal: Journal,
    /// The reaction's name, as its cursor has it.
    name: String,
    effects: Vec<Effect>,
    settled: Seq,
    saved: Seq,
    /// When what waits must be written.
    due: Option<Instant>,
}

impl Ledger {
    /// A ledger that goes on after a place.
    pub(super) fn new(journal: Journal, name: String, saved: Seq) -> Self {
        Self { journal, name, effects: Vec::new(), settled: saved, saved, due: None }
    }

    /// Notes what was done with an event.
    pub(super) fn note(&mut self, effect: Effect) {
        self.effects.push(effect);
        self.wait();
    }

    /// Notes that everything up to a place is settled.
    pub(super) fn settle(&mut self, seq: Seq) {
        if seq > self.settled {
            self.settled = seq;
            self.wait();
        }
    }

    /// Whether enough has gathered to be written; where that fails, once more with each further batch.
    pub(super) fn is_full(&self) -> bool {
        !self.effects.is_empty() && self.effects.len().is_multiple_of(BATCH)
    }

    /// Writes everything. What fails to be written stays, to be written later.
    pub(super) async fn save(&mut self) -> Result<(), JournalError> {
        if !self.effects.is_empty() || self.settled > self.saved {
            self.due = Some(Instant::now() + AGAIN);
            self.journal.settle(&self.name, self.settled, self.effects.clone()).await?;
            self.effects.clear();
            self.saved = self.settled;
        }
        self.due = None;
        Ok(())
    }

    /// When what waits must be written; `None` when nothing waits.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due
    }

    fn wait(&mut self) {
        self.due.get_or_insert_with(|| Instant::now() + DELAY);
    }
}
