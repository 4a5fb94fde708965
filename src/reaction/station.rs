use std::collections::HashSet;
use std::error::Error as _;
use std::sync::Arc;

use tokio::task::JoinSet;
use tokio::time::Instant;

use super::lanes::{Lanes, Left, MOST_OF_BOT, Work};
use super::ledger::Ledger;
use super::{Drain, ReactionError, Stage};
use crate::journal::{Effect, Follower, JournalError, Query, Start};
use crate::model::{BotId, EventPattern, Record, Seq};

/// What the reactions that act on the outside have in common: a place in the journal of their own, the events that
/// are theirs, in order per bot, and a ledger of what was done.
#[derive(Debug)]
pub(super) struct Station {
    pub(super) stage: Stage,
    reaction: &'static str,
    /// What tells it from every other one in the journal.
    identity: String,
    /// Names that are meant; `None` means all.
    pattern: Option<EventPattern>,
    follower: Follower,
    /// A second look at the end, for when no event is awaited.
    ending: Drain,
    /// Whether the sources have ended and every event was looked at.
    exhausted: bool,
    lanes: Lanes,
    ledger: Ledger,
    /// Events that were left in the journal, being read.
    reading: JoinSet<Result<Read, JournalError>>,
    /// Events that were dealt with before a restart.
    dealt_with: HashSet<Seq>,
    /// Whether it has said that the journal cannot be written.
    has_complained: bool,
}

/// Something that has come up.
#[derive(Debug)]
pub(super) enum Step {
    Ending,
    Event(Arc<Record>),
    Exhausted,
    Read(Read),
    Save,
}

/// Events that had been left in the journal.
#[derive(Debug)]
pub(super) struct Read {
    left: Left,
    /// All that there are up to this place.
    up_to: Seq,
    records: Vec<Record>,
}

impl Station {
    /// Takes a place in the journal: after the cursor, or at the tail for one that is new.
    pub(super) async fn start(
        stage: Stage,
        reaction: &'static str,
        identity: String,
        pattern: Option<EventPattern>,
    ) -> Result<Self, ReactionError> {
        let cursor = format!("{reaction}:{identity}");
        let follower = stage.journal.follow(&cursor, Start::Cursor).await.map_err(failed)?;
        let dealt_with = stage.journal.effects_after(follower.last(), reaction, &identity).await.map_err(failed)?;
        Ok(Self {
            lanes: Lanes::after(follower.last()),
            ledger: Ledger::new(stage.journal.clone(), cursor, follower.last()),
            reading: JoinSet::new(),
            ending: stage.drain.clone(),
            exhausted: false,
            stage,
            reaction,
            identity,
            pattern,
            follower,
            dealt_with,
            has_complained: false,
        })
    }

    /// The first of the events that waited while nobody listened, if any did.
    pub(super) fn waiting_from(&self) -> Option<Seq> {
        self.follower.is_behind().then(|| Seq(self.follower.last().0 + 1))
    }

    /// What comes up next, to be handed to [`Station::take_step`]. Cancel safe.
    pub(super) async fn step(&mut self) -> Result<Step, ReactionError> {
        let is_open = !self.exhausted && !self.lanes.is_full();
        tokio::select! {
            biased;
            () = until(self.ledger.due()) => Ok(Step::Save),
            Some(read) = self.reading.join_next() => match read {
                Ok(read) => Ok(Step::Read(read.map_err(failed)?)),
                // Nobody ends these tasks but by ending this one.
                Err(_) => Ok(Step::Ending),
            },
            next = self.stage.drain.next(&mut self.follower), if is_open => {
                Ok(next.map_err(failed)?.map_or(Step::Exhausted, Step::Event))
            }
            () = self.ending.begun(), if !self.ending.has_begun() => Ok(Step::Ending),
        }
    }

    pub(super) async fn take_step(&mut self, step: Step) -> Result<(), ReactionError> {
        match step {
            Step::Ending => Ok(()),
            Step::Event(record) => {
                self.queue(record);
                Ok(())
            }
            Step::Exhausted => {
                self.exhausted = true;
                Ok(())
            }
            Step::Read(read) => {
                self.take_up(read);
                Ok(())
            }
            Step::Save => self.save_or_wait().await,
        }
    }

    fn queue(&mut self, record: Arc<Record>) {
        if self.means(&record) && self.lanes.leaves(&record) {
            self.lanes.leave(&record);
        } else if self.means(&record) && !self.dealt_with.remove(&record.seq) {
            self.lanes.push(record);
        } else {
            self.lanes.pass(record.seq);
            self.ledger.settle(self.lanes.settled());
        }
    }

    fn means(&self, record: &Record) -> bool {
        let event = &record.delivery.event;
        let named = self.pattern.as_ref().is_none_or(|pattern| pattern.matches(event));
        named && !record.duplicate && self.stage.filter.passes(event)
    }

    /// The next event to work on; the later ones of its bot wait.
    pub(super) fn take(&mut self) -> Option<Work> {
        let work = self.lanes.take()?;
        self.read_left(work.record.delivery.event.bot_id.clone());
        Some(work)
    }

    /// Has the next events read of those that were left of a bot, if it is time.
    fn read_left(&mut self, bot_id: Option<BotId>) {
        let Some(left) = self.lanes.take_left(bot_id) else { return };
        let journal = self.stage.journal.clone();
        self.reading.spawn(async move {
            let bots = left.bot_id.iter().cloned().collect();
            let query = Query { bots, first: left.first, last: left.last, ..Query::default() };
            let records = journal.matching(&query, Seq(0), MOST_OF_BOT).await?;
            let last = records.last().filter(|_| records.len() == MOST_OF_BOT);
            Ok(Read { up_to: last.map_or(left.last, |record| record.seq), left, records })
        });
    }

    fn take_up(&mut self, Read { left, up_to, mut records }: Read) {
        records.retain(|record| record.delivery.event.bot_id == left.bot_id && self.means(record));
        let count = records.len();
        records.retain(|record| !self.dealt_with.remove(&record.seq));
        self.lanes.take_up(&left, up_to, count, records.into_iter().map(Arc::new).collect());
        self.ledger.settle(self.lanes.settled());
        self.read_left(left.bot_id);
    }

    /// Puts an event back, to be taken again.
    pub(super) fn put_back(&mut self, work: Work) {
        self.lanes.put_back(work);
    }

    /// Settles an event; `detail` is the record that was shown.
    pub(super) async fn finish(&mut self, record: &Record, detail: String) -> Result<(), ReactionError> {
        self.ledger.note(self.effect(self.reaction.to_owned(), record, detail));
        self.lanes.finish(record);
        self.ledger.settle(self.lanes.settled());
        if self.ledger.is_full() { self.save_or_wait().await } else { Ok(()) }
    }

    /// Notes a failure of an event that will be tried again.
    pub(super) fn note_failure(&mut self, record: &Record, detail: String) {
        self.ledger.note(self.effect(format!("{} failed", self.reaction), record, detail));
    }

    fn effect(&self, reaction: String, record: &Record, detail: String) -> Effect {
        Effect { seq: record.seq, reaction, target: self.identity.clone(), at: (self.stage.clock)(), detail }
    }

    /// How many events are not settled.
    pub(super) fn waiting(&self) -> usize {
        self.lanes.len()
    }

    /// Whether to return, with nothing under way and nothing that may be started: the sources have ended, and what is
    /// left, if anything, cannot be done for now.
    pub(super) fn is_over(&self) -> bool {
        self.ending.has_begun() && self.reading.is_empty() && (self.exhausted || !self.lanes.is_empty())
    }

    /// Writes down what was done, at the end.
    pub(super) async fn save(&mut self) -> Result<(), ReactionError> {
        self.ledger.save().await.map_err(failed)
    }

    /// Writes down what was done. A journal that cannot write for now, such as on a full disk, ends no listener: it is
    /// said once, and tried again.
    async fn save_or_wait(&mut self) -> Result<(), ReactionError> {
        match self.ledger.save().await {
            Err(JournalError::Closed) => Err(failed(JournalError::Closed)),
            Err(source) => {
                if !std::mem::replace(&mut self.has_complained, true) {
                    let cause = source.source().map_or_else(|| source.to_string(), ToString::to_string);
                    let printer = self.stage.screen.printer();
                    printer.warning(&format!("what {} did is not written down for now: {cause}", self.reaction));
                }
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }
}

/// Resolves at a time; never, if there is none.
pub(super) async fn until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}

fn failed(source: JournalError) -> ReactionError {
    ReactionError::Journal { action: "follow the journal", source }
}
