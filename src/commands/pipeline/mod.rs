//! The pipeline that `listen`, `watch`, `record` and `demo` run: deliveries come in at its sources, go into the journal, and reactions take
//! them from there (`docs/architecture.md`, "The flow"). [`Pipeline::start`] sets it up, [`Pipeline::until`] lets it run,
//! [`Pipeline::finish`] lets it drain.

mod banner;
mod journal_place;
mod options;
mod outside;
mod polling;
mod ready;
mod receiver;
mod relay;
mod reports;
mod running;
mod sleep_detector;
mod summary;

use std::time::Duration;

pub(super) use journal_place::JournalPlace;
pub(super) use options::{PipelineOptions, Show};
pub(super) use outside::OutsideOptions;
pub(super) use polling::PollingOptions;
pub(super) use ready::sound_url;
pub(super) use receiver::ReceiverOptions;
pub(super) use relay::RelayOptions;
pub(super) use running::{Ended, Pipeline};

use crate::context::Context;
use crate::error::{Error, SystemError};

/// How long the last lines may take to be written.
const LAST_LINES: Duration = Duration::from_secs(2);

/// What is said when the first signal has come.
pub(super) const STOPPING: &str = "stopping; Ctrl-C again to quit at once";

/// Runs a command around a pipeline with a context whose stderr nobody waits for: the runtime serves senders, and must
/// not stand still because of who reads slowly what it says.
pub(super) async fn run<T>(ctx: &Context, command: impl AsyncFnOnce(&Context) -> Result<T, Error>) -> Result<T, Error> {
    let mut ctx = ctx.clone();
    let stderr = ctx.printer.queue_stderr().map_err(SystemError::Runtime)?;
    let ended = command(&ctx).await;
    drop(tokio::time::timeout(LAST_LINES, stderr.flushed()).await);
    ended
}
