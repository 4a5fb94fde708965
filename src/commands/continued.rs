//! The signal that a process gets when it goes on after it was stopped, by Ctrl-Z or SIGSTOP.

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

#[cfg(unix)]
use super::dispositions::Ignored;

/// Stops of this process, noticed from now on where the system tells of them.
#[derive(Debug)]
pub(super) struct Continued {
    #[cfg(unix)]
    signal: Option<Signal>,
}

impl Continued {
    pub(super) fn catch() -> Self {
        #[cfg(unix)]
        {
            let number = rustix::process::Signal::CONT;
            let signal = (!Ignored::now().has(number)).then(|| signal(SignalKind::from_raw(number.as_raw())));
            Self { signal: signal.and_then(Result::ok) }
        }
        #[cfg(not(unix))]
        Self {}
    }

    /// Resolves when it goes on after a stop. Cancel safe.
    pub(super) async fn next(&mut self) {
        #[cfg(unix)]
        if let Some(signal) = &mut self.signal
            && signal.recv().await.is_some()
        {
            return;
        }
        std::future::pending::<()>().await;
    }
}
