//! Runs the user's command for events: the payload on stdin, nothing of it on the command line.

mod child;

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use super::lanes::Work;
use super::station::Station;
use super::{ReactionError, Stage};
use crate::model::{EventPattern, Record};
use crate::output::Palette;
use crate::record::StreamRecord;
use child::{Completion, Run};

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
}

/// The reaction.
#[derive(Debug)]
pub(crate) struct Exec {
    station: Station,
    command: Arc<str>,
    timeout: Option<Duration>,
    jobs: usize,
    running: JoinSet<(Work, Completion)>,
}

impl Exec {
    /// Takes its place in the journal.
    pub(crate) async fn start(stage: Stage, options: ExecOptions) -> Result<Self, ReactionError> {
        let ExecOptions { command, pattern, timeout, jobs } = options;
        let whole = format!("{}={command}", pattern.as_ref().map_or("*", EventPattern::as_str));
        let identity = super::distinct(program(&command), &whole);
        let station = Station::start(stage, "exec", identity, pattern).await?;
        Ok(Self { station, command: command.into(), timeout, jobs, running: JoinSet::new() })
    }

    /// Runs commands until the sources have ended and every event has had its turn.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        if let Some(from) = self.station.waiting_from() {
            self.station.stage.screen.printer().note(&format!("commands go on with event {from}"));
        }
        loop {
            while self.running.len() < self.jobs {
                match self.station.take() {
                    Some(work) => self.spawn(work),
                    None => break,
                }
            }
            if self.running.is_empty() && self.station.is_over() {
                break;
            }
            tokio::select! {
                biased;
                Some(done) = self.running.join_next() => match done {
                    Ok((work, completion)) => self.completed(&work, &completion).await?,
                    // Nobody ends these tasks but by ending this one.
                    Err(_) => break,
                },
                step = self.station.step() => {
                    let step = step?;
                    self.station.take_step(step).await?;
                }
            }
        }
        self.station.save().await
    }

    fn spawn(&mut self, work: Work) {
        let run = Run { command: Arc::clone(&self.command), timeout: self.timeout };
        self.running.spawn(async move {
            let completion = run.over(&work.record).await;
            (work, completion)
        });
    }

    async fn completed(&mut self, work: &Work, completion: &Completion) -> Result<(), ReactionError> {
        let shown = StreamRecord::Exec {
            seq: work.record.seq,
            exit_status: completion.exit_status,
            duration_ms: u64::try_from(completion.duration.as_millis()).unwrap_or(u64::MAX),
        };
        self.station.stage.screen.show(&shown, |palette| line(&work.record, completion, palette)).await?;
        let detail = serde_json::to_string(&shown).unwrap_or_default();
        self.station.finish(&work.record, detail).await
    }
}

/// What the journal may say of a command: its program, since its arguments may hold secrets.
fn program(command: &str) -> &str {
    let word = command.split_whitespace().next().unwrap_or_default();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'/');
    if !word.is_empty() && word.len() <= 64 && word.bytes().all(is_plain) { word } else { "command" }
}

/// `→ exit 3 31 ms  6667fd0c #12`, with what to do where that is no success.
fn line(record: &Record, completion: &Completion, palette: Palette) -> String {
    let bot = record.delivery.event.bot_id.as_ref().map_or("-", |bot_id| bot_id.short());
    let tie = palette.faint(&format!("{bot} #{}", record.seq));
    let milliseconds = completion.duration.as_millis();
    match &completion.failure {
        None => format!("  → {} {milliseconds} ms  {tie}", palette.good("exit 0")),
        Some(failure) => format!(
            "  → {} {milliseconds} ms  {tie}  run it again with `meetstream events replay {}`",
            palette.bad(failure),
            record.seq
        ),
    }
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
