//! Ctrl-C and SIGTERM for the commands that only end that way.

use crate::error::Error;

/// Begins to catch the signals now; the future resolves at the first one.
#[cfg(unix)]
pub(super) fn requested() -> Result<impl Future<Output = ()>, Error> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt()).map_err(Error::Runtime)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(Error::Runtime)?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Begins to catch the signal now; the future resolves at the first one.
#[cfg(windows)]
pub(super) fn requested() -> Result<impl Future<Output = ()>, Error> {
    let mut interrupt = tokio::signal::windows::ctrl_c().map_err(Error::Runtime)?;
    Ok(async move {
        interrupt.recv().await;
    })
}
