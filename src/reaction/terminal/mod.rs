//! Shows events as they come and what becomes of them: a line each for people, a record each for scripts.
//!
//! What became of a task is shown after the events up to its own. Every attempt is shown while the terminal keeps up;
//! one that was paused goes on with how each task stands then.

mod event_counts;
mod line;
mod task;

use std::collections::VecDeque;
use std::sync::Arc;

use super::context::{ReactionContext, following};
use super::output_queue::OutputQueue;
use super::stop_condition::LastEvent;
use crate::journal::{Follower, Journal, JournalError, Start, TaskStatus};
use crate::model::{BotId, EventName, Record, Seq};
use crate::output::{Layout, clock_time};
use crate::reaction::error::ReactionError;
use crate::record::{StreamRecord, body_line};
use event_counts::EventCounts;
pub(crate) use task::TerminalOptions;

/// Rendered bytes that are sent without waiting for more: half of what a pipe holds.
const LONGEST_WRITE: usize = 32 << 10;
/// Changes read at a time.
const CHANGES: u32 = 256;

/// The reaction that shows. It begins at the tail of the journal.
#[derive(Debug)]
pub(crate) struct Terminal {
    context: ReactionContext,
    options: TerminalOptions,
    follower: Follower,
    changes: Changes,
    /// Finds the last event that is shown; `None` behind it.
    last_event: Option<LastEvent>,
    counts: EventCounts,
    /// Rendered and not yet sent.
    lines: Vec<u8>,
    /// The room of a line when the first of these was rendered.
    layout: Layout,
}

/// The terminal's way through what becomes of tasks.
#[derive(Debug)]
struct Changes {
    journal: Journal,
    last: i64,
    read: VecDeque<TaskStatus>,
}

/// Something to be shown.
enum News {
    Change(TaskStatus),
    Counted(Vec<event_counts::Counted>),
    Event(Arc<Record>),
}

impl Terminal {
    /// Takes its place in the journal.
    pub(crate) async fn start(context: ReactionContext, options: TerminalOptions) -> Result<Self, ReactionError> {
        let follower = context.journal.follow("terminal", Start::Tail).await.map_err(following)?;
        let changes =
            Changes { journal: context.journal.clone(), last: context.journal.newest_change(), read: VecDeque::new() };
        let last_event = Some(context.stop.last_event());
        let layout = context.output.layout();
        Ok(Self {
            context,
            options,
            follower,
            changes,
            last_event,
            counts: EventCounts::default(),
            lines: Vec::new(),
            layout,
        })
    }

    /// Shows until the end has begun and everything is shown.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        self.show_history().await?;
        while let Some(news) = self.next().await? {
            match news {
                News::Change(task) => self.show_task(&task).await?,
                News::Counted(counted) => self.render_counted(counted),
                News::Event(record) => self.show_event(&record).await?,
            }
            // Lines of events that came with one commit go out with one write.
            if !self.follower.is_behind() && !self.changes.is_behind() {
                self.flush().await?;
            }
        }
        let counted = self.counts.take_all();
        self.render_counted(counted);
        self.flush().await
    }

    /// Shows what the journal has of bots from before, and how those ended that have.
    async fn show_history(&mut self) -> Result<(), ReactionError> {
        let (journal, before) = (self.context.journal.clone(), Seq(self.follower.last().0 + 1));
        let (mut records, mut ends) = (Vec::new(), Vec::new());
        for bot in std::mem::take(&mut self.options.history) {
            records.extend(journal.session_events(&bot, before).await.map_err(following)?);
            ends.extend(journal.end_of_session(&bot).await.map_err(following)?);
        }
        records.sort_by_key(|record| record.seq);
        let context = self.context.clone();
        for record in records.iter().filter(|record| context.passes(record)) {
            self.render(record)?;
            self.flush_if_long().await?;
        }
        for end in ends {
            self.render_task(&end);
        }
        self.flush().await
    }

    /// What comes up next; `None` when the end has begun and everything was shown.
    async fn next(&mut self) -> Result<Option<News>, ReactionError> {
        loop {
            if let Some(record) = self.follower.ready() {
                return Ok(Some(News::Event(record)));
            }
            if let Some(task) = self.changes.next().await.map_err(following)? {
                return Ok(Some(News::Change(task)));
            }
            // Events that are there are read before anything is waited for: a read that the wait interrupts would begin
            // again.
            if self.follower.is_behind() {
                let record = self.follower.next().await.map_err(following)?;
                return Ok(Some(News::Event(record)));
            }
            tokio::select! {
                record = self.context.shutdown.next(&mut self.follower) => match record.map_err(following)? {
                    Some(record) => return Ok(Some(News::Event(record))),
                    None if self.changes.is_behind() => {}
                    None => return Ok(None),
                },
                counted = self.counts.due() => return Ok(Some(News::Counted(counted))),
                () = self.context.journal.changed(self.changes.last) => {}
            }
        }
    }

    async fn show_event(&mut self, record: &Record) -> Result<(), ReactionError> {
        let Some(last_event) = &mut self.last_event else { return Ok(()) };
        let event = &record.delivery.event;
        let is_shown = self.context.passes(record);
        if self.context.filter.passes_bot_of(event) && last_event.ends_all(record, is_shown) {
            self.last_event = None;
        }
        if is_shown {
            self.render(record)?;
        }
        self.flush_if_long().await
    }

    async fn show_task(&mut self, task: &TaskStatus) -> Result<(), ReactionError> {
        while self.follower.last() < task.seq && self.follower.is_behind() {
            let record = self.follower.next().await.map_err(following)?;
            self.show_event(&record).await?;
        }
        // Replays are shown by the command that makes them.
        if task.reaction == "replay" || !self.passes(task.bot_id.as_ref()) {
            return Ok(());
        }
        self.render_task(task);
        self.flush_if_long().await
    }

    fn passes(&self, bot_id: Option<&BotId>) -> bool {
        bot_id.is_none_or(|bot_id| self.context.filter.passes_bot(bot_id))
    }

    fn render(&mut self, record: &Record) -> Result<(), ReactionError> {
        if self.options.omits_chunks && record.delivery.event.name.as_str() == EventName::TRANSCRIPT_CHUNK {
            return Ok(());
        }
        if self.context.output.is_json() {
            let payload = body_line(record);
            return Ok(OutputQueue::ndjson(&StreamRecord::event(record, &payload), &mut self.lines)?);
        }
        let (counted, annotations) = self.counts.count(record);
        self.render_counted(counted);
        if let Some(annotations) = annotations {
            self.measure();
            let at = clock_time(record.delivery.received_at);
            self.push(line::event(record, annotations, &at, self.layout, self.context.output.palette()));
        }
        Ok(())
    }

    fn render_task(&mut self, task: &TaskStatus) {
        let line = if self.context.output.is_json() {
            task.detail.clone()
        } else {
            self.measure();
            task::line(task, &self.options, self.layout, self.context.output.palette())
        };
        if let Some(line) = line {
            self.push(line);
        }
    }

    fn render_counted(&mut self, counted: Vec<event_counts::Counted>) {
        if self.context.output.is_json() {
            return;
        }
        for counted in counted {
            let at = clock_time(counted.last_at);
            self.push(line::counted(&counted, &at, self.context.output.palette()));
        }
    }

    /// Looks how wide a line may be, once for all that is written at once.
    fn measure(&mut self) {
        if self.lines.is_empty() {
            self.layout = self.context.output.layout();
        }
    }

    fn push(&mut self, line: String) {
        self.lines.extend(line.into_bytes());
        self.lines.push(b'\n');
    }

    async fn flush_if_long(&mut self) -> Result<(), ReactionError> {
        if self.lines.len() >= LONGEST_WRITE { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<(), ReactionError> {
        if self.lines.is_empty() {
            return Ok(());
        }
        Ok(self.context.output.send(std::mem::take(&mut self.lines)).await?)
    }
}

impl Changes {
    /// The next change, if there is one.
    async fn next(&mut self) -> Result<Option<TaskStatus>, JournalError> {
        let newest = self.journal.newest_change();
        if self.read.is_empty() && newest > self.last {
            self.read = self.journal.changed_after(self.last, CHANGES).await?.into();
            if self.read.is_empty() {
                // Tasks in other states are not shown.
                self.last = newest;
            }
        }
        let task = self.read.pop_front();
        if let Some(task) = &task {
            self.last = task.change;
        }
        Ok(task)
    }

    /// Whether there may be a change.
    fn is_behind(&self) -> bool {
        !self.read.is_empty() || self.journal.newest_change() > self.last
    }
}
