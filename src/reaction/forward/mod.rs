//! Relays events to the user's app: exact bytes, in order per bot, at least once, and never lost because it was down.

mod added_header;
mod delivery;
mod line;
mod reachability;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

pub(crate) use added_header::AddedHeader;
pub(crate) use delivery::{
    DeliveryAttempt, DeliveryOptions, DeliveryOutcome, HttpDelivery, signed, unreachable_remedy,
};
pub(crate) use line::{Told, line, tie};

use super::context::{ReactionContext, distinct};
use super::counters::Counters;
use super::planner::{Meant, Planner};
use super::worker::{self, Limits, Next, Runner, Worker};
use crate::http::Backoff;
use crate::journal::{Task, TaskQueue};
use crate::model::{EventPattern, Record, Target};
use crate::reaction::error::ReactionError;
use crate::record::StreamRecord;
use reachability::Reachability;

const LIMITS: Limits = Limits {
    // An app on the same machine needs no more requests at a time.
    lanes: 32,
    of_lane: 16,
    takes_events: true,
    goes_on_to_the_end: true,
};
/// The rests of an event that the app fails on.
const RESTS: Backoff = Backoff::doubling(Duration::from_millis(250), Duration::from_secs(30));

/// What one `--forward` or `--route` asks for.
#[derive(Clone, Debug)]
pub(crate) struct ForwardOptions {
    pub(crate) target: Target,
    /// Names that are meant; `None` means all.
    pub(crate) pattern: Option<EventPattern>,
    /// Whether an event that the app refused is sent again.
    pub(crate) retry_refused: bool,
    pub(crate) delivery: DeliveryOptions,
    /// The requests that may be under way at a time, of all targets that share it; `None`: as many as there are bots.
    pub(crate) slots: Option<Arc<Semaphore>>,
}

/// The reaction.
pub(crate) struct Forward {
    worker: Worker<Relay>,
    reachability: Arc<Reachability>,
}

impl Forward {
    /// Takes its place in the journal. Says so if events have waited.
    pub(crate) async fn start(context: ReactionContext, options: ForwardOptions) -> Result<Self, ReactionError> {
        let queue = options.queue();
        let ForwardOptions { target, pattern, retry_refused, delivery, slots } = options;
        let url = target.to_string();
        let planner = Planner::start(context.clone(), &queue, Meant::All(pattern)).await?;
        if let Some(from) = planner.waiting_from(&queue).await? {
            context.output.printer().note(&format!("forwarding to {url} goes on with event {from}"));
        }
        let reachability = Arc::new(Reachability::new(target.clone(), context.output.clone()));
        let relay = Relay {
            delivery: HttpDelivery::new(target, delivery)?,
            url,
            retry_refused,
            slots,
            reachability: Arc::clone(&reachability),
            counters: Arc::clone(&context.counters),
        };
        Ok(Self { worker: Worker::new(context, queue, relay, LIMITS).planned_by(planner), reachability })
    }

    /// Delivers until the end, and then what can be delivered at once.
    pub(crate) async fn run(self) -> Result<(), ReactionError> {
        tokio::select! {
            ended = self.worker.run() => ended,
            never = self.reachability.watch() => match never {},
        }
    }
}

impl ForwardOptions {
    /// The tasks of this target.
    pub(crate) fn queue(&self) -> TaskQueue {
        let (shown, whole) = (self.target.to_string(), self.target.url().as_str());
        let target = match &self.pattern {
            None if shown == whole => shown,
            None => distinct(&shown, whole),
            Some(pattern) => distinct(&shown, &format!("{}={whole}", pattern.as_str())),
        };
        TaskQueue { reaction: "forward", target }
    }
}

/// Delivers one event after the other.
struct Relay {
    delivery: HttpDelivery,
    /// The target, fit to be shown.
    url: String,
    retry_refused: bool,
    slots: Option<Arc<Semaphore>>,
    reachability: Arc<Reachability>,
    counters: Arc<Counters>,
}

impl Runner for Relay {
    async fn run(&self, task: &Task, event: Option<&Record>) -> worker::Attempt {
        let Some(event) = event else { return worker::Attempt::untold(Next::Failed) };
        let attempts = task.attempts + 1;
        let slot = match &self.slots {
            // It is never closed.
            Some(slots) => slots.acquire().await.ok(),
            None => None,
        };
        let attempt = self.delivery.deliver(event, attempts).await;
        drop(slot);
        if attempt.outcome != DeliveryOutcome::Unreachable {
            self.reachability.answered();
        }
        let detail = serde_json::to_string(&stream_record(event, &self.url, attempts, &attempt));
        let next = match attempt.outcome {
            DeliveryOutcome::Delivered => Next::Done,
            DeliveryOutcome::Refused if !self.retry_refused => Next::Failed,
            DeliveryOutcome::Failed | DeliveryOutcome::Refused => Next::Retry(RESTS.pause(attempts)),
            DeliveryOutcome::Unreachable => {
                let parts = [attempt.error.as_deref(), attempt.remedy];
                Next::TargetAway { cause: parts.into_iter().flatten().collect::<Vec<_>>().join("; ") }
            }
        };
        worker::Attempt { next, detail: detail.ok(), remark: None }
    }

    async fn written(&self, _: &Task, attempt: &worker::Attempt) {
        if attempt.next == Next::Done {
            self.counters.relayed(&self.url);
        }
    }

    fn went_away(&self, cause: &str) {
        self.reachability.went_away(cause);
    }

    fn came_back(&self, open: u64) {
        self.reachability.came_back(open);
    }
}

/// An attempt as a record.
pub(crate) fn stream_record<'a>(
    record: &Record,
    url: &'a str,
    attempts: u32,
    attempt: &'a DeliveryAttempt,
) -> StreamRecord<'a> {
    StreamRecord::Forward {
        seq: record.seq,
        url,
        status: attempt.status,
        attempt: attempts,
        duration_ms: u64::try_from(attempt.duration.as_millis()).unwrap_or(u64::MAX),
        error: attempt.error.as_deref(),
    }
}
