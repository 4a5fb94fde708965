//! A file per verb: `run(args, &Context) -> Result<ExitStatus, Error>`.

mod account;
mod added_headers;
mod api;
mod auth;
mod bots;
mod config;
mod continued;
pub(crate) mod create;
mod demo;
mod dispositions;
pub(crate) mod doctor;
mod events;
mod explain;
mod fetch;
pub(crate) mod help;
mod input;
mod interrupt;
mod listen;
mod live;
mod man;
mod mcp;
mod pipeline;
mod record;
mod resign;
mod sandbox;
mod scratch;
pub(crate) mod shell;
mod simulate;
mod verify;
mod watch;

use crate::cli::Command;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::output::Printer;

/// Reads a line of an export; whether it is an event. For fuzz targets.
///
/// # Errors
/// When it is neither an event nor another record.
#[cfg(fuzzing)]
pub fn read_exported(line: &str) -> Result<bool, String> {
    events::import::event(line).map(|event| event.is_some())
}

/// Runs a command that needs nothing but somewhere to print; `None` for any other.
pub(crate) fn run_bare(command: &Command, printer: &Printer) -> Option<Result<ExitStatus, Error>> {
    if let Command::Completions(args) = command {
        Some(shell::completions(args, printer))
    } else if let Command::Help(args) = command {
        Some(help::run(args, printer))
    } else if let Command::Man(args) = command {
        Some(man::run(args, printer))
    } else {
        None
    }
}

/// Runs one command.
pub(crate) async fn run(command: Command, ctx: &Context) -> Result<ExitStatus, Error> {
    dispositions::survive_file_size_limit();
    match command {
        Command::Events(args) => events::run(args, ctx).await,
        Command::Record(args) => Box::pin(record::run(*args, ctx)).await,
        Command::Watch(args) => Box::pin(watch::run(*args, ctx)).await,
        Command::Live(args) => Box::pin(live::run(*args, ctx)).await,
        Command::Listen(args) => Box::pin(listen::run(*args, ctx)).await,
        Command::Auth(args) => auth::run(args, ctx).await,
        Command::Config(args) => config::run(args, ctx),
        Command::Doctor(args) => doctor::run(args, ctx).await,
        Command::Create(args) if args.live => Box::pin(live::create(*args, ctx)).await,
        Command::Create(args) => create::run(*args, ctx).await,
        Command::List(args) => bots::list(args, ctx).await,
        Command::Status(args) => bots::status(args, ctx).await,
        Command::Show(args) => bots::show(args, ctx).await,
        Command::Remove(args) => bots::remove(args, ctx).await,
        Command::Delete(args) => bots::delete(args, ctx).await,
        Command::Say(args) => bots::say(args, ctx).await,
        Command::Image(args) => bots::image(args, ctx).await,
        Command::Pause(args) => bots::pause(args, ctx).await,
        Command::Resume(args) => bots::resume(args, ctx).await,
        Command::Transcribe(args) => bots::transcribe(args, ctx).await,
        Command::Transcripts(args) => bots::transcripts(args, ctx).await,
        Command::Calendar(args) => account::calendar(args, ctx).await,
        Command::Agent(args) => account::agent(args, ctx).await,
        Command::LoginDomain(args) => account::login_domain(args, ctx).await,
        Command::Login(args) => account::login(args, ctx).await,
        Command::Storage(args) => account::storage(args, ctx).await,
        Command::Api(args) => api::run(args, ctx).await,
        Command::Fetch(args) => fetch::run(args, ctx).await,
        Command::Demo(args) => Box::pin(demo::run(args, ctx)).await,
        Command::Mcp(args) => mcp::run(args, ctx).await,
        Command::Sandbox(args) => sandbox::run(args, ctx).await,
        Command::Simulate(args) => simulate::run(args, ctx).await,
        Command::Verify(args) => verify::verify(args, ctx),
        Command::Sign(args) => verify::sign(args, ctx),
        Command::Explain(args) => explain::run(args, ctx),
        Command::Completions(args) => shell::completions(&args, &ctx.printer),
        Command::Man(args) => man::run(&args, &ctx.printer),
        Command::Help(args) => help::run(&args, &ctx.printer),
    }
}
