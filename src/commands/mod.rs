//! A file per verb: `run(args, &Context) -> Result<ExitStatus, Error>`.

mod bot;
mod fetch;
mod sandbox;
mod stop;

use crate::cli::Command;
use crate::context::Context;
use crate::error::{Error, ExitStatus};

/// Runs one command.
pub(crate) async fn run(command: Command, ctx: &Context) -> Result<ExitStatus, Error> {
    match command {
        Command::Fetch(args) => fetch::run(args, ctx).await,
        Command::Sandbox(args) => sandbox::run(args, ctx).await,
    }
}
