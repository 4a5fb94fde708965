//! Does the tasks of one queue: claims those whose time has come, has them tried, and writes what became of them.
//!
//! # Invariants
//! - Tasks of one bot are done one after the other, those of different bots side by side.
//! - What an attempt did is written before its task is claimed again. A crash repeats at most what was not written.
//! - What is held in memory is what is being done, however much waits: the journal is the queue.

use std::collections::HashSet;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{Notify, mpsc};
use tokio::task::{JoinError, JoinSet};
use tokio::time::Instant;

use super::context::{ReactionContext, following, until};
use super::error::ReactionError;
use super::planner::{Batch, Batches, Planner};
use crate::http::Backoff;
use crate::journal::{Claimed, Journal, JournalError, Task, TaskQueue, TaskReport, TaskState, Turn};
use crate::model::Record;

/// The rests of a target where nobody answers: an app that was restarted should not wait long.
const RESTS: Backoff = Backoff::doubling(Duration::from_millis(250), Duration::from_secs(5));
/// The most bytes of bodies of one lane in memory, beyond a first event: 32 lanes stay under 8 MiB.
const LARGEST_LANE: usize = 256 << 10;
/// Attempts that may wait to be written while the journal is busy.
const REPORTS: usize = 64;

/// What is done with each task of a queue.
pub(super) trait Runner: Send + Sync + 'static {
    /// Tries a task once. Its event is there if the limits ask for events.
    fn run(&self, task: &Task, event: Option<&Record>) -> impl Future<Output = Attempt> + Send;

    /// Hears of an attempt once it is written.
    fn written(&self, task: &Task, attempt: &Attempt) -> impl Future<Output = ()> + Send;

    /// Says that nobody answers any more.
    fn went_away(&self, cause: &str);

    /// Says that the target answers again, with so many tasks open.
    fn came_back(&self, open: u64);
}

/// An attempt that has ended.
#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) next: Next,
    /// The NDJSON record of it; `None` if there is nothing to say.
    pub(super) detail: Option<String>,
    /// A line for people beside the record.
    pub(super) remark: Option<String>,
}

impl Attempt {
    /// An attempt of which there is nothing to say.
    pub(super) fn untold(next: Next) -> Self {
        Self { next, detail: None, remark: None }
    }
}

/// What an attempt means for its task.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Next {
    /// The task is left for the next listener.
    Deferred,
    Done,
    /// The task is not tried again.
    Failed,
    /// The task is tried again after a while.
    Retry(Duration),
    /// Nobody answers: the whole target rests.
    TargetAway {
        cause: String,
    },
}

/// How much is done at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Tasks side by side, each of another bot.
    pub(super) lanes: usize,
    /// The most tasks of one bot that are claimed at once, so that they share their commits.
    pub(super) of_lane: usize,
    /// Whether a task is about what its event says.
    pub(super) takes_events: bool,
    /// Whether what is ready is still begun when the end has begun.
    pub(super) goes_on_to_the_end: bool,
}

/// Does the tasks of one queue.
pub(super) struct Worker<R> {
    context: ReactionContext,
    queue: TaskQueue,
    runner: Arc<R>,
    limits: Limits,
    /// The events that become tasks; `None` when no more will, or where others make the tasks.
    events: Option<Batches>,
    /// What the events that were read last ask for, not written yet.
    batch: Option<Batch>,
    /// Told when others have made tasks.
    requested: Arc<Notify>,
    clock: SteadyClock,
    lanes: JoinSet<Result<Vec<i64>, JournalError>>,
    reports: (mpsc::Sender<Report>, mpsc::Receiver<Report>),
    /// Attempts to be written.
    ended: Vec<Report>,
    /// Tasks that were claimed, and of which nothing is written since.
    held: HashSet<i64>,
    turn: Option<PendingTurn>,
    /// Attempts that the turn under way writes.
    writing: Vec<Report>,
    /// Lanes that the turn under way asks for.
    asked: usize,
    /// Whether there may be tasks to claim.
    may_claim: bool,
    /// When a task that waits becomes due.
    due: Option<Instant>,
    target: Presence,
}

type PendingTurn = Pin<Box<dyn Future<Output = Result<Claimed, ReactionError>> + Send>>;

/// An attempt and its task.
#[derive(Debug)]
struct Report {
    task: Task,
    attempt: Attempt,
}

/// Whether anybody is at the target.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Presence {
    Present,
    /// Nobody knows: one attempt finds out.
    Probed {
        failures: u32,
    },
    Resting {
        failures: u32,
        until: Instant,
    },
}

/// Time that goes on evenly, whatever becomes of the machine's clock.
#[derive(Clone, Copy, Debug)]
struct SteadyClock {
    began_at: Timestamp,
    began: Instant,
}

impl SteadyClock {
    fn now(&self) -> Timestamp {
        self.after(Duration::ZERO)
    }

    fn after(&self, pause: Duration) -> Timestamp {
        self.began_at.checked_add(self.began.elapsed().saturating_add(pause)).unwrap_or(Timestamp::MAX)
    }

    fn instant(&self, at: Timestamp) -> Instant {
        self.began + Duration::try_from(at.duration_since(self.began_at)).unwrap_or_default()
    }
}

impl<R: Runner> Worker<R> {
    pub(super) fn new(context: ReactionContext, queue: TaskQueue, runner: R, limits: Limits) -> Self {
        let clock = SteadyClock { began_at: (context.clock)(), began: Instant::now() };
        Self {
            context,
            queue,
            runner: Arc::new(runner),
            limits,
            events: None,
            batch: None,
            requested: Arc::default(),
            clock,
            lanes: JoinSet::new(),
            reports: mpsc::channel(REPORTS),
            ended: Vec::new(),
            held: HashSet::new(),
            turn: None,
            writing: Vec::new(),
            asked: 0,
            may_claim: true,
            due: None,
            target: Presence::Present,
        }
    }

    /// Has the worker make its tasks, of the events that a planner means.
    pub(super) fn planned_by(mut self, planner: Planner) -> Self {
        self.events = Some(planner.batches());
        self
    }

    /// To be told when others have made tasks.
    pub(super) fn requested(&self) -> Arc<Notify> {
        Arc::clone(&self.requested)
    }

    /// Works until the end has begun and everything is done, or cannot be done for now.
    pub(super) async fn run(mut self) -> Result<(), ReactionError> {
        let mut shutdown = self.context.shutdown.clone();
        loop {
            self.begin_turn();
            if self.is_over() {
                return Ok(());
            }
            let wake_at = self.wake_at();
            // Events wait where they are while there are tasks enough.
            let has_enough = self.may_claim && self.free_lanes() == 0 && self.target == Presence::Present;
            tokio::select! {
                biased;
                Some(report) = self.reports.1.recv() => self.take_reports(report).await?,
                Some(ended) = self.lanes.join_next() => self.lane_ended(ended)?,
                claimed = pending(&mut self.turn) => self.turned(claimed?).await,
                batch = next_batch(&mut self.events), if self.batch.is_none() && !has_enough => match batch {
                    Some(batch) => self.batch = Some(batch?),
                    None => self.events = None,
                },
                () = until(wake_at) => self.wake(),
                () = self.requested.notified() => self.may_claim = true,
                () = shutdown.begun(), if !shutdown.has_begun() => {}
            }
        }
    }

    /// Begins a turn, unless one is under way or there is no need. One that is begun asks for all that it can get.
    fn begin_turn(&mut self) {
        let lanes = self.free_lanes();
        if self.turn.is_some() {
            return;
        }
        let is_needed = self.batch.is_some() || !self.ended.is_empty() || (self.may_claim && lanes > 0);
        if !is_needed {
            return;
        }
        let (planned, place) = match self.batch.take() {
            Some(Batch { planned, place }) => (planned, Some(place)),
            None => (Vec::new(), None),
        };
        self.writing = std::mem::take(&mut self.ended);
        (self.asked, self.may_claim, self.due) = (lanes, lanes == 0, None);
        let turn = Turn {
            queue: self.queue.clone(),
            planned,
            place,
            reports: self.writing.iter().map(|report| self.report(report)).collect(),
            lanes,
            of_lane: if self.target == Presence::Present { self.limits.of_lane } else { 1 },
            held: self.held.clone(),
            now: self.clock.now(),
            at: (self.context.clock)(),
        };
        let context = self.context.clone();
        self.turn = Some(Box::pin(async move { context.surely(|| context.journal.take_turn(turn.clone())).await }));
    }

    /// How many lanes may be begun.
    fn free_lanes(&self) -> usize {
        let may_begin = self.limits.goes_on_to_the_end || !self.context.shutdown.has_begun();
        let lanes = match self.target {
            Presence::Present => self.limits.lanes,
            Presence::Probed { .. } => 1,
            Presence::Resting { .. } => 0,
        };
        if may_begin { lanes.saturating_sub(self.lanes.len()) } else { 0 }
    }

    fn report(&self, Report { task, attempt }: &Report) -> TaskReport {
        let (state, retry_at) = match &attempt.next {
            Next::Deferred => (TaskState::Deferred, None),
            Next::Done => (TaskState::Done, None),
            Next::Failed => (TaskState::Failed, None),
            Next::Retry(pause) => (TaskState::Ready, Some(self.clock.after(*pause))),
            Next::TargetAway { .. } => (TaskState::Ready, None),
        };
        TaskReport {
            id: task.id,
            seq: task.seq,
            bot_id: task.bot_id.clone(),
            state,
            attempts: task.attempts + 1,
            retry_at,
            detail: attempt.detail.clone(),
            remark: attempt.remark.clone(),
        }
    }

    /// Takes what a turn has brought: it is written, and there are further tasks.
    async fn turned(&mut self, Claimed { lanes, due_at }: Claimed) {
        self.turn = None;
        for Report { task, attempt } in std::mem::take(&mut self.writing) {
            self.held.remove(&task.id);
            // A task that can be tried at once was still in hand when the turn looked for some; so was one that is not
            // made of its event, and that was asked for anew meanwhile.
            let is_over = self.limits.takes_events && matches!(attempt.next, Next::Done | Next::Failed);
            self.may_claim |= !is_over;
            self.runner.written(&task, &attempt).await;
        }
        self.due = due_at.map(|at| self.clock.instant(at));
        self.may_claim |= lanes.len() == self.asked;
        let has_probe = !lanes.is_empty() || !self.lanes.is_empty() || self.asked == 0;
        if matches!(self.target, Presence::Probed { .. }) && !has_probe {
            // The queue is empty.
            self.target = Presence::Present;
        }
        for tasks in lanes {
            self.held.extend(tasks.iter().map(|task| task.id));
            let lane = Lane {
                runner: Arc::clone(&self.runner),
                journal: self.context.journal.clone(),
                takes_events: self.limits.takes_events,
                reports: self.reports.0.clone(),
            };
            self.lanes.spawn(lane.run(tasks));
        }
    }

    /// Takes attempts that have ended.
    async fn take_reports(&mut self, first: Report) -> Result<(), ReactionError> {
        let mut next = Some(first);
        while let Some(report) = next {
            match &report.attempt.next {
                Next::TargetAway { cause } => self.target_is_away(cause),
                Next::Deferred | Next::Done | Next::Failed | Next::Retry(_) => self.target_is_present().await?,
            }
            self.ended.push(report);
            next = self.reports.1.try_recv().ok();
        }
        // Lanes that have ended with these are free for the turn that writes them.
        while let Some(ended) = self.lanes.try_join_next() {
            self.lane_ended(ended)?;
        }
        Ok(())
    }

    fn target_is_away(&mut self, cause: &str) {
        let failures = match self.target {
            Presence::Present => {
                self.runner.went_away(cause);
                1
            }
            Presence::Probed { failures } => failures + 1,
            // Further attempts were under way when the first one failed.
            Presence::Resting { .. } => return,
        };
        let until = Instant::now() + RESTS.pause(failures);
        self.target = Presence::Resting { failures, until };
    }

    async fn target_is_present(&mut self) -> Result<(), ReactionError> {
        if self.target != Presence::Present {
            self.target = Presence::Present;
            self.may_claim = true;
            let open = self.context.journal.open_tasks(&self.queue).await.map_err(following)?;
            self.runner.came_back(open.count);
        }
        Ok(())
    }

    /// Takes the end of a lane: what it has not come to can be claimed again.
    fn lane_ended(&mut self, ended: Result<Result<Vec<i64>, JournalError>, JoinError>) -> Result<(), ReactionError> {
        // A lane that broke down has told nobody: its tasks stay in hand, for the next listener.
        if let Ok(left) = ended {
            for id in left.map_err(following)? {
                self.held.remove(&id);
                self.may_claim = true;
            }
        }
        Ok(())
    }

    fn wake(&mut self) {
        self.may_claim = true;
        if let Presence::Resting { failures, until } = self.target
            && until <= Instant::now()
        {
            self.target = Presence::Probed { failures };
        }
    }

    fn wake_at(&self) -> Option<Instant> {
        match self.target {
            Presence::Present => self.due.filter(|_| self.free_lanes() > 0),
            Presence::Probed { .. } => None,
            Presence::Resting { until, .. } => Some(until),
        }
    }

    /// Whether the end has begun, nothing is under way or to be written, and nothing can be begun.
    fn is_over(&self) -> bool {
        let is_planned = self.events.is_none() && self.batch.is_none();
        let is_idle =
            self.turn.is_none() && self.ended.is_empty() && self.lanes.is_empty() && self.reports.1.is_empty();
        let may_begin = self.may_claim && self.free_lanes() > 0;
        self.context.shutdown.has_begun() && is_planned && is_idle && !may_begin
    }
}

/// Tasks that are done one after the other.
struct Lane<R> {
    runner: Arc<R>,
    journal: Journal,
    takes_events: bool,
    reports: mpsc::Sender<Report>,
}

impl<R: Runner> Lane<R> {
    /// Does tasks until one is not settled. Returns those that it has not come to.
    async fn run(self, tasks: Vec<Task>) -> Result<Vec<i64>, JournalError> {
        let events = if self.takes_events {
            self.journal.events_at(tasks.iter().map(|task| task.seq).collect(), LARGEST_LANE).await?
        } else {
            vec![None; tasks.len()]
        };
        let mut left: Vec<i64> = tasks.iter().map(|task| task.id).rev().collect();
        for (task, event) in tasks.into_iter().zip(events) {
            left.pop();
            let attempt = if self.takes_events && event.is_none() {
                // The event was pruned by another program.
                Attempt::untold(Next::Failed)
            } else {
                self.runner.run(&task, event.as_deref()).await
            };
            let is_settled = matches!(attempt.next, Next::Done | Next::Failed);
            // The report is for the worker, which may have ended.
            if self.reports.send(Report { task, attempt }).await.is_err() || !is_settled {
                break;
            }
        }
        Ok(left)
    }
}

/// Resolves with a turn that is under way; pends while none is.
async fn pending(turn: &mut Option<PendingTurn>) -> Result<Claimed, ReactionError> {
    match turn {
        Some(turn) => turn.await,
        None => std::future::pending().await,
    }
}

/// The next batch of events; pends where there are none.
async fn next_batch(events: &mut Option<Batches>) -> Option<Result<Batch, ReactionError>> {
    match events {
        Some(events) => events.next().await,
        None => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::super::context::testing::context;
    use super::super::planner::Meant;
    use super::*;
    use crate::journal::{Journals, Location, TaskStatus};
    use crate::model::{Auth, Delivery, Headers, Seq, Source};
    use crate::webhook::envelope;

    const LIMITS: Limits = Limits { lanes: 2, of_lane: 3, takes_events: true, goes_on_to_the_end: true };

    /// Answers as it is told, and remembers what it was asked.
    struct Scripted<F> {
        answer: F,
        tried: Arc<Mutex<Vec<i64>>>,
    }

    impl<F: Fn(&Task) -> Next + Send + Sync + 'static> Runner for Scripted<F> {
        async fn run(&self, task: &Task, event: Option<&Record>) -> Attempt {
            assert_eq!(event.unwrap().seq, task.seq);
            self.tried.lock().unwrap().push(task.seq.0);
            tokio::task::yield_now().await;
            Attempt { next: (self.answer)(task), detail: Some("{}".to_owned()), remark: None }
        }

        async fn written(&self, _: &Task, _: &Attempt) {}

        fn went_away(&self, _: &str) {}

        fn came_back(&self, _: u64) {}
    }

    async fn journal_of(bots: &[&str]) -> Journal {
        let journal = Journals::default().open(&Location::Memory).unwrap();
        for (n, bot) in bots.iter().enumerate() {
            let body = format!(r#"{{"event":"bot.recording","bot_id":"{bot}","timestamp":"t{n}"}}"#);
            let delivery = Delivery {
                received_at: Timestamp::now(),
                source: Source::Webhook,
                auth: Auth::None,
                headers: Headers::default(),
                query: None,
                event: envelope::parse(body.as_bytes()).unwrap(),
                body: body.into_bytes().into(),
            };
            journal.append(delivery).await.unwrap();
        }
        journal
    }

    /// Has a worker do what it can with all events of a journal. Returns what it tried, and how each task stands.
    async fn worked(
        bots: &[&str],
        answer: impl Fn(&Task) -> Next + Send + Sync + 'static,
    ) -> (Vec<i64>, Vec<TaskStatus>) {
        let queue = TaskQueue { reaction: "test", target: "target".to_owned() };
        let journal = journal_of(&[]).await;
        // It takes its place before there is anything.
        let (context, shutdown) = context(journal.clone());
        let planner = Planner::start(context.clone(), &queue, Meant::All(None)).await.unwrap();
        let events = journal_of(bots).await.events_after(Seq(0), 100).await.unwrap();
        journal.append_all(events.into_iter().map(|event| event.delivery).collect()).await.unwrap();
        let tried = Arc::default();
        let runner = Scripted { answer, tried: Arc::clone(&tried) };
        shutdown.begin();
        Worker::new(context, queue, runner, LIMITS).planned_by(planner).run().await.unwrap();
        let mut tasks = Vec::new();
        for seq in 1..=bots.len() {
            tasks.extend(journal.tasks_of(Seq(i64::try_from(seq).unwrap()), None).await.unwrap());
        }
        let tried = tried.lock().unwrap().clone();
        (tried, tasks)
    }

    #[tokio::test]
    async fn the_end_comes_when_everything_is_done_and_each_bot_was_in_order() {
        let bots = ["a", "a", "b", "a", "c", "b", "a", "a", "c"];
        let (tried, tasks) = worked(&bots, |_| Next::Done).await;
        assert!(tasks.iter().all(|task| task.state == TaskState::Done && task.attempts == 1), "{tasks:?}");
        for bot in ["a", "b", "c"] {
            let of_bot: Vec<i64> = (1..).zip(bots).filter(|(_, of)| *of == bot).map(|(seq, _)| seq).collect();
            let tried: Vec<i64> = tried.iter().copied().filter(|seq| of_bot.contains(seq)).collect();
            assert_eq!(tried, of_bot, "{bot}");
        }
    }

    #[tokio::test]
    async fn one_that_is_to_be_tried_again_holds_up_its_bot_alone_and_not_the_end() {
        let answer = |task: &Task| match task.seq {
            Seq(1) => Next::Retry(Duration::from_mins(10)),
            Seq(2) => Next::Failed,
            _ => Next::Done,
        };
        let (tried, tasks) = worked(&["stuck", "b", "stuck", "b"], answer).await;
        assert_eq!(tried.len(), 3);
        let states: Vec<TaskState> = tasks.iter().map(|task| task.state).collect();
        assert_eq!(states, [TaskState::Ready, TaskState::Failed, TaskState::Queued, TaskState::Done]);
        assert!(tasks[0].retry_at.is_some_and(|at| at > Timestamp::now()));
        assert_eq!((tasks[0].attempts, tasks[2].attempts), (1, 0));
    }

    #[tokio::test]
    async fn a_target_that_is_away_is_left_alone() {
        let (tried, tasks) = worked(&["a", "b", "c", "d"], |_| Next::TargetAway { cause: String::new() }).await;
        assert!(tried.len() <= LIMITS.lanes, "{tried:?}");
        assert!(tasks.iter().all(|task| task.state == TaskState::Ready && task.retry_at.is_none()), "{tasks:?}");
    }
}
