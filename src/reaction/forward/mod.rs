//! Relays events to the user's app: exact bytes, in order per bot, at least once, and never lost because it was down.

mod delivery;
mod line;

use std::sync::Arc;
use std::time::Duration;

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
use crate::output::Printer;
use crate::reaction::error::ReactionError;
use crate::record::StreamRecord;

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
}

/// The reaction.
pub(crate) struct Forward(Worker<Relay>);

impl Forward {
    /// Takes its place in the journal. Says so if events have waited.
    pub(crate) async fn start(context: ReactionContext, options: ForwardOptions) -> Result<Self, ReactionError> {
        let queue = options.queue();
        let ForwardOptions { target, pattern, retry_refused, delivery } = options;
        let url = target.to_string();
        let planner = Planner::start(context.clone(), &queue, Meant::All(pattern)).await?;
        let printer = context.output.printer().clone();
        if let Some(from) = planner.waiting_from(&queue).await? {
            printer.note(&format!("forwarding to {url} goes on with event {from}"));
        }
        let relay = Relay {
            delivery: HttpDelivery::new(target, delivery)?,
            url,
            retry_refused,
            printer,
            counters: Arc::clone(&context.counters),
        };
        Ok(Self(Worker::new(context, queue, relay, LIMITS).planned_by(planner)))
    }

    /// Delivers until the end, and then what can be delivered at once.
    pub(crate) async fn run(self) -> Result<(), ReactionError> {
        self.0.run().await
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
    printer: Printer,
    counters: Arc<Counters>,
}

impl Runner for Relay {
    async fn run(&self, task: &Task, event: Option<&Record>) -> worker::Attempt {
        let Some(event) = event else { return worker::Attempt::untold(Next::Failed) };
        let attempts = task.attempts + 1;
        let attempt = self.delivery.deliver(event, attempts).await;
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
        let url = &self.url;
        self.printer.warning(&format!("cannot reach {url}: {cause}. Events are kept and sent when it is back"));
    }

    fn came_back(&self, open: u64) {
        let events = if open == 1 { "1 event".to_owned() } else { format!("{open} events") };
        self.printer.note(&format!("{} is back: sending {events}", self.url));
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
