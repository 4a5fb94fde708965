//! Signals that ask for an end.

use crate::error::{Error, ExitStatus, SystemError};

/// The signals of this process, caught from now on.
#[derive(Debug)]
pub(crate) struct Interrupts {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    hang_up: tokio::signal::unix::Signal,
}

impl Interrupts {
    /// Catches Ctrl-C, SIGTERM and, where a terminal can go away, SIGHUP.
    pub(crate) fn catch() -> Result<Self, Error> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Ok(Self {
                interrupt: signal(SignalKind::interrupt()).map_err(SystemError::Runtime)?,
                terminate: signal(SignalKind::terminate()).map_err(SystemError::Runtime)?,
                hang_up: signal(SignalKind::hangup()).map_err(SystemError::Runtime)?,
            })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    /// Resolves with the next signal, as the status of a program that it ended. Cancel safe.
    pub(crate) async fn next(&mut self) -> ExitStatus {
        #[cfg(unix)]
        tokio::select! {
            _ = self.interrupt.recv() => ExitStatus::Interrupted,
            _ = self.terminate.recv() => ExitStatus::Terminated,
            _ = self.hang_up.recv() => ExitStatus::Terminated,
        }
        #[cfg(not(unix))]
        match tokio::signal::ctrl_c().await {
            Ok(()) => ExitStatus::Interrupted,
            Err(_) => std::future::pending().await,
        }
    }
}
