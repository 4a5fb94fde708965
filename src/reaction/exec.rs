//! Runs the user's command for events: the payload on stdin, nothing of it on the command line.

mod child;

use std::sync::Arc;
use std::time::Duration;

use super::context::{ReactionContext, distinct};
use super::counters::Counters;
use super::error::ReactionError;
use super::planner::{Meant, Planner};
use super::worker::{Attempt, Limits, Next, Runner, Worker};
use crate::files::Spool;
use crate::journal::{Task, TaskQueue};
use crate::model::{EventPattern, Record};
use crate::record::StreamRecord;
use child::Run;

/// What one `--exec` or `--on` asks for.
#[derive(Clone, Debug)]
pub(crate) struct ExecOptions {
    /// For the shell.
    pub(crate) command: String,
    /// Names that are meant; `None` means all.
    pub(crate) pattern: Option<EventPattern>,
    /// How long a command may run; `None`: as long as it takes.
    pub(crate) timeout: Option<Duration>,
    /// How many may run at a time, each for another bot.
    pub(crate) jobs: usize,
    /// Where payloads are while a command works with them.
    pub(crate) spool: Spool,
}

impl ExecOptions {
    /// The tasks of this command.
    pub(crate) fn queue(&self) -> TaskQueue {
        let whole = format!("{}={}", self.pattern.as_ref().map_or("*", EventPattern::as_str), self.command);
        TaskQueue { reaction: "exec", target: distinct(program(&self.command), &whole) }
    }
}

/// The reaction.
pub(crate) struct Exec(Worker<Command>);

impl Exec {
    /// Takes its place in the journal. Says so if events have waited.
    pub(crate) async fn start(context: ReactionContext, options: ExecOptions) -> Result<Self, ReactionError> {
        let queue = options.queue();
        let ExecOptions { command, pattern, timeout, jobs, spool } = options;
        let planner = Planner::start(context.clone(), &queue, Meant::Understood(pattern)).await?;
        if let Some(from) = planner.waiting_from(&queue).await? {
            context.output.printer().note(&format!("commands go on with event {from}"));
        }
        let limits = Limits { lanes: jobs, of_lane: 16, takes_events: true, goes_on_to_the_end: true };
        let counters = Arc::clone(&context.counters);
        let command = Command { run: Run { command: command.into(), timeout, spool }, counters };
        Ok(Self(Worker::new(context, queue, command, limits).planned_by(planner)))
    }

    /// Runs commands until the end, and then for what has come.
    pub(crate) async fn run(self) -> Result<(), ReactionError> {
        self.0.run().await
    }
}

/// Runs a command for one event after the other.
struct Command {
    run: Run,
    counters: Arc<Counters>,
}

impl Runner for Command {
    async fn run(&self, task: &Task, event: Option<&Record>) -> Attempt {
        let Some(event) = event else { return Attempt::untold(Next::Failed) };
        let completion = self.run.over(event).await;
        let record = StreamRecord::Exec {
            seq: task.seq,
            exit_status: completion.exit_status,
            duration_ms: u64::try_from(completion.duration.as_millis()).unwrap_or(u64::MAX),
        };
        Attempt {
            next: if completion.failure.is_some() { Next::Failed } else { Next::Done },
            detail: serde_json::to_string(&record).ok(),
            remark: completion.failure,
        }
    }

    async fn written(&self, _: &Task, attempt: &Attempt) {
        self.counters.ran.add(1);
        if attempt.next != Next::Done {
            self.counters.ran_failed.add(1);
        }
    }

    /// A shell is always there.
    fn went_away(&self, _: &str) {}

    fn came_back(&self, _: u64) {}
}

/// What the journal may say of a command: its program, since its arguments may hold secrets.
fn program(command: &str) -> &str {
    let word = command.split_whitespace().next().unwrap_or_default();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'/');
    if !word.is_empty() && word.len() <= 64 && word.bytes().all(is_plain) { word } else { "command" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_program_is_written_down() {
        for (command, shown) in [
            ("./handle.sh --token abc", "./handle.sh"),
            ("TOKEN=abc ./handle.sh", "command"),
            ("", "command"),
            ("'my program' x", "command"),
        ] {
            assert_eq!(program(command), shown, "{command}");
        }
    }
}
