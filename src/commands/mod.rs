//! A file per verb: `run(args, &Context) -> Result<ExitStatus, Error>`.

mod auth;
mod config;
pub(crate) mod create;
mod sandbox;
mod stop;

use crate::cli::Command;
use crate::context::Context;
use crate::error::{Error, ExitStatus};

/// Runs one command.
pub(crate) async fn run(command: Command, ctx: &Context) -> Result<ExitStatus, Error> {
    match command {
        Command::Auth(args) => auth::run(args, ctx).await,
        Command::Config(args) => config::run(args, ctx),
        Command::Create(args) => create::run(*args, ctx).await,
        Command::Sandbox(args) => sandbox::run(args, ctx).await,
    }
}
