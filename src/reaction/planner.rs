use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::context::{ReactionContext, following, until};
use super::error::ReactionError;
use crate::journal::{Follower, Planned, Start, TaskQueue};
use crate::model::{Event, EventPattern, Record, Seq};

/// How long a place in the journal may stay unwritten behind which are only events that are none of its business: a
/// crash costs another look at them, and writing costs a sync.
const DELAY: Duration = Duration::from_secs(1);

/// Finds the events that become tasks of a queue, a batch at a time.
#[derive(Debug)]
pub(super) struct Planner {
    context: ReactionContext,
    follower: Follower,
    meant: Meant,
    planned: Vec<Planned>,
    /// When the place is handed over, if it has moved.
    due: Option<Instant>,
}

/// Which events become tasks, by their names; `None` means any name.
#[derive(Clone, Debug)]
pub(super) enum Meant {
    /// Those that were not understood too.
    All(Option<EventPattern>),
    /// Those that were understood, or whose name is given as it is.
    Understood(Option<EventPattern>),
}

/// What a planner has found.
#[derive(Debug)]
pub(super) struct Batch {
    /// The events that become tasks, in order.
    pub(super) planned: Vec<Planned>,
    /// How far the journal was looked at.
    pub(super) place: Seq,
}

/// The batches of a planner. They end when the end has begun and every event was looked at.
#[derive(Debug)]
pub(super) struct Batches {
    batches: mpsc::Receiver<Result<Batch, ReactionError>>,
    _planner: JoinSet<()>,
}

impl Planner {
    /// Takes its place in the journal: where it was before, or at the tail for a target that is new.
    pub(super) async fn start(
        context: ReactionContext,
        queue: &TaskQueue,
        meant: Meant,
    ) -> Result<Self, ReactionError> {
        let follower = context.journal.follow(&queue.cursor(), Start::Cursor).await.map_err(following)?;
        Ok(Self { context, follower, meant, planned: Vec::new(), due: None })
    }

    /// The first event that waited while nobody listened, if any did.
    pub(super) async fn waiting_from(&self, queue: &TaskQueue) -> Result<Option<Seq>, ReactionError> {
        let open = self.context.journal.open_tasks(queue).await.map_err(following)?;
        let next = self.follower.is_behind().then(|| Seq(self.follower.last().0 + 1));
        Ok(open.first.or(next))
    }

    /// Begins to look. It stays one batch ahead of whoever takes them.
    pub(super) fn batches(self) -> Batches {
        let (sender, batches) = mpsc::channel(1);
        let mut planner = JoinSet::new();
        planner.spawn(self.run(sender));
        Batches { batches, _planner: planner }
    }

    async fn run(mut self, batches: mpsc::Sender<Result<Batch, ReactionError>>) {
        loop {
            let (batch, is_last) = match self.look().await {
                Ok(goes_on) => {
                    (Ok(Batch { planned: std::mem::take(&mut self.planned), place: self.follower.last() }), !goes_on)
                }
                Err(error) => (Err(error), true),
            };
            self.due = None;
            if batches.send(batch).await.is_err() || is_last {
                return;
            }
        }
    }

    /// Looks at events until there is something to hand over. Returns whether there may be more.
    async fn look(&mut self) -> Result<bool, ReactionError> {
        while self.planned.is_empty() {
            let record = tokio::select! {
                biased;
                record = self.context.shutdown.next(&mut self.follower) => record.map_err(following)?,
                () = until(self.due) => return Ok(true),
            };
            let Some(record) = record else { return Ok(false) };
            self.take(&record);
            while let Some(record) = self.follower.ready() {
                self.take(&record);
            }
            self.due.get_or_insert_with(|| Instant::now() + DELAY);
        }
        Ok(true)
    }

    fn take(&mut self, record: &Record) {
        let event = &record.delivery.event;
        if self.meant.means(event) && !record.duplicate && self.context.passes(record) {
            self.planned.push(Planned { seq: record.seq, bot_id: event.bot_id.clone() });
        }
    }
}

impl Meant {
    fn means(&self, event: &Event) -> bool {
        match self {
            Self::All(pattern) => pattern.as_ref().is_none_or(|pattern| pattern.matches(event)),
            Self::Understood(Some(pattern)) => pattern.asks_for(event),
            Self::Understood(None) => !event.is_unparsed(),
        }
    }
}

impl Batches {
    /// The next batch; `None` when there are no more. Cancel safe.
    pub(super) async fn next(&mut self) -> Option<Result<Batch, ReactionError>> {
        self.batches.recv().await
    }
}
