//! A file per verb: `run(args, &Context) -> Result<ExitStatus, Error>`.

mod auth;
mod config;
pub(crate) mod create;
mod demo;
mod events;
mod explain;
mod fetch;
mod interrupt;
mod listen;
mod sandbox;
mod shell;
mod simulate;
mod verify;

use crate::cli::Command;
use crate::context::Context;
use crate::error::{Error, ExitStatus};

/// Runs one command.
pub(crate) async fn run(command: Command, ctx: &Context) -> Result<ExitStatus, Error> {
    match command {
        Command::Events(args) => events::run(args, ctx).await,
        Command::Listen(args) => listen::run(*args, ctx).await,
        Command::Auth(args) => auth::run(args, ctx).await,
        Command::Config(args) => config::run(args, ctx),
        Command::Create(args) => create::run(*args, ctx).await,
        Command::Fetch(args) => fetch::run(args, ctx).await,
        Command::Demo(args) => demo::run(args, ctx).await,
        Command::Sandbox(args) => sandbox::run(args, ctx).await,
        Command::Simulate(args) => simulate::run(args, ctx).await,
        Command::Verify(args) => verify::verify(args, ctx),
        Command::Sign(args) => verify::sign(args, ctx),
        Command::Explain(args) => explain::run(args, ctx),
        Command::Completions(args) => shell::completions(&args, ctx),
        Command::Man => shell::man(ctx),
    }
}
