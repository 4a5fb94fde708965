//! Fetches what the collector asks for: its tasks are one for each bot and kind.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::{Notify, mpsc, oneshot};

use super::files;
use crate::artifact::{Archive, ArtifactError, OnDeletion, Outlook, Progress, SaveOptions, Saved, Step};
use crate::http::Backoff;
use crate::journal::{Task, TaskQueue};
use crate::model::{ArtifactKind, BotId, Record, Seq, Session, printable};
use crate::output::ProgressDisplay;
use crate::reaction::context::ReactionContext;
use crate::reaction::error::ReactionError;
use crate::reaction::worker::{Attempt, Limits, Next, Runner, Worker};
use crate::record::{ArtifactState, StreamRecord};

const LIMITS: Limits = Limits {
    // Links are valid for minutes: more downloads at a time would each be slower, and some links expire.
    lanes: 4,
    of_lane: 1,
    takes_events: false,
    // Downloads that are not begun wait for the next listener.
    goes_on_to_the_end: false,
};
/// How often a whole download is tried again; what the transfer retries by itself comes on top.
const RETRIES: u32 = 5;
/// The pauses before that: over three minutes in all, which an outage of the service may take.
const PAUSES: Backoff = Backoff { first: Duration::from_secs(2), factor: 3.0, longest: Duration::from_mins(2) };
/// Bots of which the collector has not heard yet that a download has ended.
const SETTLED: usize = 16;

/// The reaction that downloads.
pub(crate) struct Downloads {
    worker: Worker<Fetch>,
    /// Resolves when the collector has said which of the tasks in the journal are to be done.
    begun: oneshot::Receiver<()>,
}

/// The collector's side of the downloads.
#[derive(Debug)]
pub(super) struct DownloadsHandle {
    /// To be told when there is something to fetch.
    pub(super) requested: Arc<Notify>,
    /// The bot of each download that has come to an end; closed when no more can.
    pub(super) settled: mpsc::Receiver<BotId>,
    begin: Option<oneshot::Sender<()>>,
}

impl DownloadsHandle {
    /// Has the downloads begin.
    pub(super) fn begin(&mut self) {
        if let Some(begin) = self.begin.take() {
            begin.send(()).unwrap_or_default();
        }
    }
}

impl Downloads {
    pub(super) fn new(
        context: ReactionContext,
        archive: Archive,
        save: SaveOptions,
        on_deletion: OnDeletion,
        display: ProgressDisplay,
    ) -> (Self, DownloadsHandle) {
        let (sender, settled) = mpsc::channel(SETTLED);
        let fetch = Fetch { context: context.clone(), archive, save, display, on_deletion, settled: sender };
        let worker = Worker::new(context, TaskQueue::downloads(), fetch, LIMITS);
        let requested = worker.requested();
        let (begin, begun) = oneshot::channel();
        (Self { worker, begun }, DownloadsHandle { requested, settled, begin: Some(begin) })
    }

    /// Downloads until the end, and then until those that run are done.
    pub(crate) async fn run(self) -> Result<(), ReactionError> {
        // A collector that has ended begins nothing more.
        self.begun.await.unwrap_or_default();
        self.worker.run().await
    }
}

/// Fetches one artifact after the other.
struct Fetch {
    context: ReactionContext,
    archive: Archive,
    save: SaveOptions,
    display: ProgressDisplay,
    on_deletion: OnDeletion,
    settled: mpsc::Sender<BotId>,
}

impl Runner for Fetch {
    async fn run(&self, task: &Task, _: Option<&Record>) -> Attempt {
        let (Some(bot_id), Some(kind)) = (&task.bot_id, task.kind) else { return Attempt::untold(Next::Failed) };
        let progress = self.progress(task.attempts);
        let saved = self.archive.save(bot_id, kind, &self.save, &progress).await;
        if self.on_deletion == OnDeletion::Remove && self.is_erased(bot_id).await {
            files::remove(&self.archive, bot_id, self.context.output.printer()).await;
            return Attempt::untold(Next::Failed);
        }
        match saved {
            Ok(saved) => self.saved(bot_id, kind, &saved),
            Err(error) => self.failed(task, bot_id, kind, &error).await,
        }
    }

    async fn written(&self, task: &Task, attempt: &Attempt) {
        let is_told = usize::from(attempt.detail.is_some());
        match attempt.next {
            Next::Done => self.context.counters.saved.add(1),
            Next::Deferred | Next::Failed => self.context.counters.failed.add(is_told),
            Next::Retry(_) | Next::TargetAway { .. } => return,
        }
        if let Some(bot_id) = &task.bot_id {
            // A collector that has ended waits for nothing.
            drop(self.settled.send(bot_id.clone()).await);
        }
    }

    /// What the service answers is about one artifact, never about all.
    fn went_away(&self, _: &str) {}

    fn came_back(&self, _: u64) {}
}

impl Fetch {
    fn saved(&self, bot_id: &BotId, kind: ArtifactKind, saved: &Saved) -> Attempt {
        for warning in &saved.warnings {
            self.context.output.printer().warning(&printable(warning));
        }
        // The file that a person opens.
        let path = saved.files.first().map(|file| file.path.display().to_string());
        let record = saved_record(bot_id, kind, saved, path.as_deref());
        Attempt { next: Next::Done, detail: serde_json::to_string(&record).ok(), remark: None }
    }

    async fn failed(&self, task: &Task, bot_id: &BotId, kind: ArtifactKind, error: &ArtifactError) -> Attempt {
        let (reason, printer) = (error.reason(), self.context.output.printer());
        // Only the end of a session asks for what was never announced, and "not ready" is the last word on that.
        if error.outlook() == Outlook::NotYet && !self.is_announced(bot_id, kind).await {
            printer.trace(&format!("{kind} of {bot_id}: {reason}; it was never announced"));
            return Attempt::untold(Next::Failed);
        }
        let next = match (error.outlook().may_pass(), task.attempts < RETRIES) {
            (true, true) => {
                printer.trace(&format!("{kind} of {bot_id}: {reason}; trying again"));
                return Attempt::untold(Next::Retry(PAUSES.pause(task.attempts + 1)));
            }
            (true, false) => Next::Deferred,
            (false, _) => Next::Failed,
        };
        let detail = serde_json::to_string(&failed_record(bot_id, kind, &reason)).ok();
        Attempt { next, detail, remark: None }
    }

    /// Whether the service has proven that it has deleted a bot's data.
    async fn is_erased(&self, bot_id: &BotId) -> bool {
        let events = self.events(bot_id).await;
        events.iter().any(|record| record.delivery.is_proven() && record.delivery.event.is_data_deletion())
    }

    /// Whether an event has told of an artifact.
    async fn is_announced(&self, bot_id: &BotId, kind: ArtifactKind) -> bool {
        let mut session = Session::default();
        for record in self.events(bot_id).await {
            session.apply(&record);
        }
        session.processing_of(kind).is_some()
    }

    /// The events of a bot's session; none at an end that cannot wait for the journal.
    async fn events(&self, bot_id: &BotId) -> Vec<Record> {
        let journal = &self.context.journal;
        self.context.surely(|| journal.session_events(bot_id, Seq(i64::MAX))).await.unwrap_or_default()
    }

    /// Shows how a transfer goes; scripts hear that it begins, once for all the tries.
    fn progress(&self, attempts: u32) -> Progress {
        let (output, display) = (self.context.output.clone(), self.display.clone());
        let told = AtomicBool::new(attempts > 0);
        Progress::new(move |update| {
            display.take(update);
            if matches!(update.step, Step::Started { .. }) && !told.swap(true, Ordering::Relaxed) {
                let record = StreamRecord::Artifact {
                    bot_id: update.bot,
                    kind: update.kind,
                    state: ArtifactState::Started,
                    path: None,
                    bytes: None,
                    sha256: None,
                    unchanged: None,
                    error: None,
                };
                output.offer_to_scripts(&record);
            }
        })
    }
}

/// The record of a download that failed.
pub(super) fn failed_record<'a>(bot_id: &'a BotId, kind: ArtifactKind, reason: &'a str) -> StreamRecord<'a> {
    StreamRecord::Artifact {
        bot_id,
        kind,
        state: ArtifactState::Failed,
        path: None,
        bytes: None,
        sha256: None,
        unchanged: None,
        error: Some(reason),
    }
}

/// The record of a download that is on disk.
fn saved_record<'a>(
    bot_id: &'a BotId,
    kind: ArtifactKind,
    saved: &'a Saved,
    path: Option<&'a str>,
) -> StreamRecord<'a> {
    let file = saved.files.first();
    StreamRecord::Artifact {
        bot_id,
        kind,
        state: ArtifactState::Saved,
        path,
        bytes: file.map(|file| file.bytes),
        sha256: file.map(|file| file.sha256.as_str()),
        unchanged: file.map(|file| file.unchanged),
        error: None,
    }
}
