use std::time::Duration;

use tokio::time::Instant;

use crate::journal::{Effect, Journal, JournalError};
use crate::model::Seq;

/// How long what was done may stay unwritten. Ours: a crash repeats at most so much, and a commit costs a sync.
const DELAY: Duration = Duration::from_millis(250);
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

    /// Writes if enough has gathered.
    pub(super) async fn save_if_full(&mut self) -> Result<(), JournalError> {
        if self.effects.len() >= BATCH { self.save().await } else { Ok(()) }
    }

    /// Writes everything.
    pub(super) async fn save(&mut self) -> Result<(), JournalError> {
        self.due = None;
        if !self.effects.is_empty() || self.settled > self.saved {
            self.journal.settle(&self.name, self.settled, std::mem::take(&mut self.effects)).await?;
            self.saved = self.settled;
        }
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
