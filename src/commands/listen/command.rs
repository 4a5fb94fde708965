use std::ffi::{OsStr, OsString};
use std::io;
use std::process::Stdio;
use std::time::Duration;

use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::error::{CommandError, ExitStatus};
use crate::model::{Secret, printable, variables};
use crate::output;
use crate::reaction::ProcessGroup;

/// How long a command may take to end once it was told to.
const GRACE: Duration = Duration::from_secs(5);

/// What stands for the callback URL in its arguments.
const PLACEHOLDER: &str = "{url}";

/// The command that is run once deliveries are taken.
#[derive(Debug)]
pub(super) struct UserCommand {
    program: OsString,
    arguments: Vec<OsString>,
}

/// A command that runs beside the listener. Dropped, it is killed with all that it started.
#[derive(Debug)]
pub(super) struct RunningCommand {
    // In this order: a group is signalled as long as its leader's number is nobody else's.
    group: Option<ProcessGroup>,
    child: Child,
    program: String,
    /// Whether it was told to end.
    is_told: bool,
    #[cfg(unix)]
    changes: tokio::signal::unix::Signal,
}

impl UserCommand {
    /// What stands after `--`; `None` where nothing does.
    pub(super) fn new(words: Vec<OsString>) -> Option<Self> {
        let mut words = words.into_iter();
        Some(Self { program: words.next()?, arguments: words.collect() })
    }

    /// Runs it, without a shell: the callback URL in its arguments and its environment, with the secret that verifies what
    /// is relayed, where there is one. What it prints goes to stderr.
    ///
    /// # Errors
    /// [`CommandError::NotFound`] and [`CommandError::NotStarted`].
    pub(super) fn start(&self, url: &str, secret: Option<&Secret>) -> Result<RunningCommand, CommandError> {
        let program = printable(&self.program.to_string_lossy());
        let started = self.spawn(url, secret);
        started.map_err(|source| {
            let is_missing = source.kind() == io::ErrorKind::NotFound;
            if is_missing { CommandError::NotFound { program } } else { CommandError::NotStarted { program, source } }
        })
    }

    fn spawn(&self, url: &str, secret: Option<&Secret>) -> io::Result<RunningCommand> {
        #[cfg(unix)]
        let changes = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::child())?;
        let mut command = Command::new(&self.program);
        command
            .args(self.arguments.iter().map(|argument| filled(argument, url)))
            .env("MEETSTREAM_URL", url)
            .env_remove(variables::WEBHOOK_SECRET)
            .envs(secret.map(|secret| (variables::WEBHOOK_SECRET, secret.reveal())))
            .stdin(stdin())
            .stdout(output::child_stdout()?)
            .kill_on_drop(true);
        #[cfg(unix)]
        command.process_group(0);
        let child = command.spawn()?;
        Ok(RunningCommand {
            group: Some(ProcessGroup::of(&child)),
            child,
            program: printable(&self.program.to_string_lossy()),
            is_told: false,
            #[cfg(unix)]
            changes,
        })
    }
}

/// What the command reads. The terminal is the listener's: a program in another process group that reads from it is stopped,
/// for good.
fn stdin() -> Stdio {
    if io::IsTerminal::is_terminal(&io::stdin()) { Stdio::null() } else { Stdio::inherit() }
}

/// An argument with the URL in its place. What is no text has no place for it.
fn filled(argument: &OsStr, url: &str) -> OsString {
    match argument.to_str() {
        Some(text) => text.replace(PLACEHOLDER, url).into(),
        None => argument.to_owned(),
    }
}

impl RunningCommand {
    /// Resolves when it has ended; what it left running goes on. Cancel safe.
    ///
    /// # Errors
    /// [`CommandError::Failed`] unless it ended with 0.
    pub(super) async fn ended(&mut self) -> Result<(), CommandError> {
        match self.outcome().await {
            Ok(None) => Ok(()),
            Ok(Some(how)) => Err(CommandError::Failed { program: self.program.clone(), how }),
            Err(source) => Err(CommandError::NotStarted { program: self.program.clone(), source }),
        }
    }

    /// How it failed, once it has ended. It is not buried: until it is, its number stands for its group and for nothing else.
    #[cfg(unix)]
    async fn outcome(&mut self) -> io::Result<Option<String>> {
        use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
        let id = self.child.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        let id = id.ok_or_else(|| io::Error::other("it has no process id"))?;
        loop {
            let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
            if let Some(status) = waitid(WaitId::Pid(id), options)? {
                return Ok(match (status.exit_status(), status.terminating_signal()) {
                    (Some(0), _) => None,
                    (Some(code), _) => Some(format!("ended with status {code}")),
                    (None, Some(signal)) => Some(format!("was ended by signal {signal}")),
                    (None, None) => Some("failed".to_owned()),
                });
            }
            self.changes.recv().await;
        }
    }

    /// How it failed, once it has ended. Its group cannot be told from another's then.
    #[cfg(windows)]
    async fn outcome(&mut self) -> io::Result<Option<String>> {
        let status = self.child.wait().await?;
        if let Some(group) = self.group.take() {
            group.leave();
        }
        Ok(match status.code() {
            Some(0) => None,
            Some(code) => Some(format!("ended with status {code}")),
            None => Some("failed".to_owned()),
        })
    }

    /// Hands a signal on to it and all that it started.
    #[cfg_attr(
        windows,
        expect(unused_variables, reason = "Windows tells everybody at the console of Ctrl-C by itself")
    )]
    pub(super) fn pass_on(&mut self, signal: ExitStatus) {
        self.is_told = true;
        #[cfg(unix)]
        if let Some(group) = &self.group {
            use rustix::process::Signal;
            group.signal(if signal == ExitStatus::Interrupted { Signal::INT } else { Signal::TERM });
        }
    }

    /// Ends it with all that it started: tells it to, and kills what is left after a while.
    pub(super) async fn end(mut self) {
        if !self.is_told {
            self.pass_on(ExitStatus::Terminated);
        }
        if cfg!(unix) {
            // What it says about its end is no news any more.
            drop(timeout(GRACE, self.outcome()).await);
        }
        drop(self.group.take());
        drop(self.child.wait().await);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_takes_every_place_that_is_kept_for_it() {
        for (argument, expected) in [
            ("{url}", "http://h/w"),
            ("--to={url}?a={url}", "--to=http://h/w?a=http://h/w"),
            ("{URL} url", "{URL} url"),
            ("", ""),
        ] {
            assert_eq!(filled(OsStr::new(argument), "http://h/w"), expected, "{argument}");
        }
    }
}
