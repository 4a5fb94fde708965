//! A file per verb: `run(args, &Context) -> Result<ExitStatus, Error>`.

use crate::cli::Command;
use crate::context::Context;
use crate::error::{Error, ExitStatus};

/// Runs one command.
#[expect(clippy::unused_async, reason = "commands do I/O")]
pub(crate) async fn run(command: Command, _ctx: &Context) -> Result<ExitStatus, Error> {
    match command {}
}
