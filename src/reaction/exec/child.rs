use std::io;
use std::process::ExitStatus;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::process::Command;

use crate::files::Spool;
use crate::model::{QueryString, Record, Span, printable, shortened, variables, with_causes};
use crate::output;
use crate::reaction::process_group::ProcessGroup;

/// The most characters of an event's name in a variable: no name of the service has a tenth, and Linux takes no variable of
/// 128 KiB.
const LONGEST_NAME: usize = 1_000;
/// The longest query in a variable, in bytes: on Windows, all variables together have room for 32,767 characters.
const LONGEST_QUERY: usize = 8 << 10;

/// A command that is run over one event.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) command: Arc<str>,
    pub(super) timeout: Option<Duration>,
    /// Where payloads are meanwhile.
    pub(super) spool: Spool,
}

/// How a command ended.
#[derive(Clone, Debug)]
pub(super) struct Completion {
    /// `None` when it did not start, was killed, or took too long.
    pub(super) exit_status: Option<i32>,
    pub(super) duration: Duration,
    /// Why it counts as failed, if it does.
    pub(super) failure: Option<String>,
}

impl Run {
    /// Runs the command: payload on stdin and in a file that is gone afterwards, the rest in its environment.
    ///
    /// Dropped before it resolves, it ends the command and all that this has started.
    pub(super) async fn over(&self, record: &Record) -> Completion {
        let begin = Instant::now();
        let ended = self.wait(record).await;
        let duration = begin.elapsed();
        match ended {
            Ok(Some(status)) => Completion {
                exit_status: status.code(),
                duration,
                failure: (!status.success()).then(|| describe(status)),
            },
            Ok(None) => {
                let limit = Span(self.timeout.unwrap_or_default());
                let failure = Some(format!("killed after {limit} (--exec-timeout)"));
                Completion { exit_status: None, duration, failure }
            }
            Err(error) => {
                let failure = Some(format!("not started: {}", printable(&with_causes(&error))));
                Completion { exit_status: None, duration, failure }
            }
        }
    }

    /// Runs it to its end; `None` when that took too long.
    async fn wait(&self, record: &Record) -> io::Result<Option<ExitStatus>> {
        let payload = self.spool.file(&record.delivery.payload()).map_err(io::Error::other)?;
        let mut command = shell(&self.command);
        let event = &record.delivery.event;
        let query = record.delivery.query.as_ref().map_or("", QueryString::as_str);
        let query = if query.len() <= LONGEST_QUERY { query } else { "" };
        command
            // The API key stays: a command may use `meetstream` itself.
            .env_remove(variables::WEBHOOK_SECRET)
            // The name of an event may hold a zero byte, which no variable can, and be longer than any may be.
            .env("MEETSTREAM_EVENT", shortened(&printable(event.name.as_str()), LONGEST_NAME))
            .env("MEETSTREAM_BOT_ID", event.bot_id.as_ref().map_or("", |bot_id| bot_id.as_str()))
            .env("MEETSTREAM_SEQ", record.seq.to_string())
            .env("MEETSTREAM_QUERY", query)
            .env("MEETSTREAM_PAYLOAD_FILE", payload.path())
            .stdin(payload.reader().map_err(io::Error::other)?)
            .stdout(output::child_stdout()?)
            .kill_on_drop(true);
        let mut child = command.spawn()?;
        let group = ProcessGroup::of(&child);
        let late = async {
            match self.timeout {
                Some(timeout) => tokio::time::sleep(timeout).await,
                None => std::future::pending().await,
            }
        };
        let status = tokio::select! {
            status = child.wait() => Some(status?),
            () = late => None,
        };
        if status.is_some() {
            group.leave();
        } else {
            drop(group);
            // A killed command ends at once, and is waited for, or it stays behind as a zombie.
            child.wait().await?;
        }
        Ok(status)
    }
}

/// The user's command in the user's shell, in a process group of its own.
fn shell(command: &str) -> Command {
    #[cfg(unix)]
    {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(command).process_group(0);
        shell
    }
    #[cfg(windows)]
    {
        let mut shell = Command::new("cmd");
        shell.raw_arg(format!("/C \"{command}\""));
        shell
    }
}

fn describe(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("ended by signal {signal}");
    }
    status.code().map_or_else(|| "failed".to_owned(), |code| format!("exit {code}"))
}
