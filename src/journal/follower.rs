use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use super::error::JournalError;
use super::handle::Journal;
use crate::model::{Record, Seq};

/// Events read at a time: a few hundred KiB at most in a usual meeting.
const BATCH: u32 = 256;

/// How often a follower that waits looks whether another process has appended, such as `events replay`:
/// soon enough for somebody who waits for it, and seldom enough to cost nothing.
const LOOK: Duration = Duration::from_secs(1);

/// Events at a time from which on a follower is under load: more than a session sends at once.
const LOAD: usize = 16;

/// How long a follower under load lets events gather, so that it does not take the processor from the source for every
/// single commit. A person does not notice it.
const PAUSE: Duration = Duration::from_millis(5);

/// Where a reaction begins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Start {
    /// After its own durable cursor; at the tail if it has none yet.
    Cursor,
    /// With the next event that is appended.
    Tail,
}

/// One reaction's way through the journal.
#[derive(Debug)]
pub(crate) struct Follower {
    journal: Journal,
    reaction: String,
    last: Seq,
    batch: VecDeque<Arc<Record>>,
    is_under_load: bool,
}

impl Follower {
    async fn new(journal: Journal, reaction: &str, start: Start) -> Result<Self, JournalError> {
        let last = match start {
            Start::Tail => journal.tail(),
            Start::Cursor => {
                let seq = journal.cursor(reaction).await?.unwrap_or_else(|| journal.tail());
                // Also where it is known, so that the journal keeps for it what it has not come to.
                journal.set_cursor(reaction, seq).await?;
                seq
            }
        };
        Ok(Self { journal, reaction: reaction.to_owned(), last, batch: VecDeque::new(), is_under_load: false })
    }

    /// The next event, waiting until there is one; one that another process appended is noticed within a second.
    ///
    /// Cancel safe: an event is taken only when it is returned.
    ///
    /// # Errors
    /// [`JournalError::Closed`] when the journal has been closed.
    pub(crate) async fn next(&mut self) -> Result<Arc<Record>, JournalError> {
        loop {
            if let Some(record) = self.ready() {
                return Ok(record);
            }
            let last = self.last;
            if self.is_under_load && self.journal.tail() == last {
                tokio::time::sleep(PAUSE).await;
            }
            let tail = self.tail_after(last).await?;
            self.batch = self.journal.recent().after(last, BATCH);
            if self.batch.is_empty() {
                let older = self.journal.events_after(last, BATCH).await?;
                self.batch = older.into_iter().map(Arc::new).collect();
                // Places up to the tail that hold no event have been pruned.
                self.last = if self.batch.is_empty() { tail } else { last };
            }
            self.is_under_load = self.batch.len() >= LOAD;
        }
    }

    /// Waits for a tail beyond a place, and looks now and then whether another process has moved it.
    async fn tail_after(&self, last: Seq) -> Result<Seq, JournalError> {
        let mut tail = self.journal.watch_tail();
        loop {
            if let Ok(moved) = tokio::time::timeout(LOOK, tail.wait_for(|tail| *tail > last)).await {
                return moved.map(|tail| *tail).map_err(|_| JournalError::Closed);
            }
            // A journal that cannot be used is told to those who append; it may be usable again by the next look.
            if let Err(JournalError::Closed) = self.journal.look().await {
                return Err(JournalError::Closed);
            }
        }
    }

    /// The next event of those that have been read already.
    pub(crate) fn ready(&mut self) -> Option<Arc<Record>> {
        let record = self.batch.pop_front()?;
        self.last = record.seq;
        Some(record)
    }

    /// The events that have been read already, the next one first.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &Record> {
        self.batch.iter().map(Arc::as_ref)
    }

    /// Whether events wait that [`Follower::next`] would return at once.
    pub(crate) fn is_behind(&self) -> bool {
        !self.batch.is_empty() || self.journal.tail() > self.last
    }

    /// The last event that was returned.
    pub(crate) fn last(&self) -> Seq {
        self.last
    }

    /// Remembers on disk that everything up to `seq` has been dealt with.
    pub(crate) async fn advance(&self, seq: Seq) -> Result<(), JournalError> {
        self.journal.set_cursor(&self.reaction, seq).await
    }
}

impl Journal {
    /// Follows the journal in order, from the reaction's own cursor or from the tail.
    pub(crate) async fn follow(&self, reaction: &str, start: Start) -> Result<Follower, JournalError> {
        Follower::new(self.clone(), reaction, start).await
    }
}
