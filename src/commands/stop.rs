//! Ctrl-C and SIGTERM for the commands that only end that way.

use crate::error::{Error, ExitStatus};

/// The signals that ask this process for an end, caught from now on.
#[derive(Debug)]
pub(super) struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    hang_up: tokio::signal::unix::Signal,
    #[cfg(windows)]
    interrupt: tokio::signal::windows::CtrlC,
}

impl Signals {
    /// Begins to catch them.
    #[cfg(unix)]
    pub(super) fn catch() -> Result<Self, Error> {
        use tokio::signal::unix::{SignalKind, signal};

        Ok(Self {
            interrupt: signal(SignalKind::interrupt()).map_err(Error::Runtime)?,
            terminate: signal(SignalKind::terminate()).map_err(Error::Runtime)?,
            hang_up: signal(SignalKind::hangup()).map_err(Error::Runtime)?,
        })
    }

    /// Begins to catch them.
    #[cfg(windows)]
    pub(super) fn catch() -> Result<Self, Error> {
        Ok(Self { interrupt: tokio::signal::windows::ctrl_c().map_err(Error::Runtime)? })
    }

    /// Resolves at the next one, with the status of a command that it interrupts. Cancel safe.
    pub(super) async fn next(&mut self) -> ExitStatus {
        #[cfg(unix)]
        tokio::select! {
            _ = self.interrupt.recv() => ExitStatus::Interrupted,
            _ = self.terminate.recv() => ExitStatus::Terminated,
            _ = self.hang_up.recv() => ExitStatus::Terminated,
        }
        #[cfg(windows)]
        {
            self.interrupt.recv().await;
            ExitStatus::Interrupted
        }
    }
}

/// Begins to catch the signals now; the future resolves at the first one.
pub(super) fn requested() -> Result<impl Future<Output = ()>, Error> {
    let mut signals = Signals::catch()?;
    Ok(async move {
        signals.next().await;
    })
}
