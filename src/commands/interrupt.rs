//! Signals that ask for an end.

#[cfg(unix)]
use rustix::process::Signal as Number;
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

#[cfg(unix)]
use super::dispositions::Ignored;
use crate::error::{Error, ExitStatus, SystemError};

/// The signals of this process, caught from now on. One that it was started to ignore stays ignored.
#[derive(Debug)]
pub(crate) struct Interrupts {
    #[cfg(unix)]
    interrupt: Option<Signal>,
    #[cfg(unix)]
    terminate: Option<Signal>,
    #[cfg(unix)]
    hang_up: Option<Signal>,
}

impl Interrupts {
    /// Catches Ctrl-C, SIGTERM and, where a terminal can go away, SIGHUP.
    pub(crate) fn catch() -> Result<Self, Error> {
        #[cfg(unix)]
        {
            let ignored = Ignored::now();
            let caught = |number: Number| {
                let signal = (!ignored.has(number)).then(|| signal(SignalKind::from_raw(number.as_raw())));
                signal.transpose().map_err(SystemError::Runtime)
            };
            Ok(Self {
                interrupt: caught(Number::INT)?,
                terminate: caught(Number::TERM)?,
                hang_up: caught(Number::HUP)?,
            })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    /// Resolves with the next signal, as the status of a program that it ended. Cancel safe.
    pub(crate) async fn next(&mut self) -> ExitStatus {
        #[cfg(unix)]
        tokio::select! {
            () = came(&mut self.interrupt) => ExitStatus::Interrupted,
            () = came(&mut self.terminate) => ExitStatus::Terminated,
            () = came(&mut self.hang_up) => ExitStatus::Terminated,
        }
        #[cfg(not(unix))]
        match tokio::signal::ctrl_c().await {
            Ok(()) => ExitStatus::Interrupted,
            Err(_) => std::future::pending().await,
        }
    }
}

#[cfg(unix)]
async fn came(signal: &mut Option<Signal>) {
    let came = match signal {
        Some(signal) => signal.recv().await,
        None => None,
    };
    if came.is_none() {
        std::future::pending::<()>().await;
    }
}
