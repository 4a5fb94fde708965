//! A file per verb: `run(args, &Context) -> Result<ExitStatus, Error>`.

<<<<<<< HEAD
mod sandbox;
mod stop;
=======
mod auth;
mod config;
>>>>>>> api

use crate::cli::Command;
use crate::context::Context;
use crate::error::{Error, ExitStatus};

/// Runs one command.
pub(crate) async fn run(command: Command, ctx: &Context) -> Result<ExitStatus, Error> {
    match command {
<<<<<<< HEAD
        Command::Sandbox(args) => sandbox::run(args, ctx).await,
=======
        Command::Auth(args) => auth::run(args, ctx).await,
        Command::Config(args) => config::run(args, ctx),
>>>>>>> api
    }
}
