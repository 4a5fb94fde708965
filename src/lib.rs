//! `meetstream`: send bots into meetings, receive their webhooks, bring home what they recorded.
//!
//! # The map of the house
//! ```text
//!  commands/   a file per verb: does what was typed                          (cli → settings → context → commands)
//!  ├ source/    makes deliveries of what comes from outside                  receiver of webhooks and sound, poller of the API
//!  ├ reaction/  does the work that events ask for, as tasks of the journal   terminal, screen, live, collector, forward, exec
//!  │  └ journal/   the only hand-over between the two: append, durable, once SQLite
//!  ├ tunnel/    gives the receiver a public address                          cloudflared, ngrok, ssh
//!  ├ sandbox/   emulates the service on loopback: API, webhooks, media store
//!  └ artifact/  brings a session's files home, checks, lists and renders them
//!     └ api/       speaks to the service
//!        └ http/, files/, webhook/, record/, output/, model/                  the ground
//! ```
//!
//! - `cli` is what was typed, `settings` what was decided, `context` what a command is handed.
//! - `commands/pipeline` joins sources, journal and reactions, and runs them for `listen` and its like.
//! - [`model`] has the words of the field, [`webhook`] what a webhook says and whether to believe it. Both are pure.
//! - `http` and `files` are how every room speaks HTTP and writes files.
//! - `record` is what scripts read, `output` alone writes to stdout and stderr, `error` tells what failed.
//!
//! Dependencies point one way, within a room too. `tests/layers.rs` holds the table, and `.ci/layers` checks it, this map
//! included. Contracts and reasons: `docs/architecture.md`.
//!
//! # Threads
//! - The main thread runs the commands and the reactions, on one asynchronous runtime. Files are read and written on the
//!   runtime's pool of blocking threads, each download by a thread of that pool.
//! - `receiver` and `receiver-2` take webhooks, so that a reaction at work delays no answer.
//! - `journal` commits, `journal-reads` reads.
//! - `sync` syncs one large download while more of it is written.
//! - `doctor-…` look at files, so that a disk that does not answer holds up nothing; they end with the program.
//! - `watchdog` waits for the end of this process, in the process that stands between it and a tunnel's program.
//! - `answer` and `chat` wait for what a person types.
//! - `requests` reads what an agent asks of `mcp`.
//! - `stdout` and `stderr` write and `progress` draws, so that whoever reads them slowly holds up nothing else.

pub mod api;
pub mod artifact;
mod cli;
mod commands;
mod context;
mod error;
mod files;
mod http;
mod journal;
pub mod model;
mod output;
mod reaction;
mod record;
pub mod sandbox;
mod settings;
mod source;
mod tunnel;
pub mod webhook;

use std::ffi::OsString;

use clap::CommandFactory as _;
use clap::error::ErrorKind;
use jiff::Timestamp;

use cli::{Cli, Command, Typed, UsageError};
use context::Context;
use error::Error;
pub use error::ExitStatus;
use error::SystemError;
use journal::Journals;
use model::Failure as _;
use output::OutputError;
use output::{Jq, Printer};
pub use settings::Environment;
use settings::{Flags, Settings};
use tunnel::watchdog;

/// What only the fuzz targets in `fuzz/` reach, which alone are built with `--cfg fuzzing`.
#[cfg(fuzzing)]
pub mod fuzzing {
    pub use crate::artifact::fuzzing::{read_answer, read_sidecar};
    pub use crate::commands::read_exported;
    pub use crate::settings::read_config;
    pub use crate::source::fuzzing::read_request;
}

/// Runs the program: `arguments` with the program's name first, and the environment.
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: &Environment) -> ExitStatus {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|word| word == watchdog::WORD) {
        return watchdog::run(arguments.into_iter().skip(2));
    }
    let plain = Printer::new(output::Format::Human, output::Volume::Quiet, |_| false);
    if let Some(answered) = commands::shell::answer(&arguments, environment, &plain) {
        return answered;
    }
    let (cli, situation) = match Cli::read(&arguments) {
        Ok(read) => read,
        Err(error) => return without_command(&error, &arguments, environment),
    };
    let printer = Printer::new(cli.global.format(), cli.global.volume(), |is_terminal| {
        environment.wants_color(cli.global.color, is_terminal)
    });
    let printer = if environment.is_terminal_dumb() { printer.still() } else { printer };
    let mut printer = printer.in_situation(situation);
    if !cli.global.json {
        // A filter is for what is asked for; what went wrong is for people.
        printer = printer.with_errors_in_words();
    }
    match start(cli, &mut printer, environment) {
        Ok(status) => status,
        Err(error) if error.is_quiet() => error.exit_status(),
        Err(error) => {
            printer.error(&error);
            error.exit_status()
        }
    }
}

/// Ends where no command was understood: with help, the version, or what is wrong.
fn without_command(error: &clap::Error, arguments: &[OsString], environment: &Environment) -> ExitStatus {
    let typed = Typed::read(&Cli::command(), arguments);
    let printer = Printer::new(typed.format(), output::Volume::Normal, |is_terminal| {
        environment.wants_color(typed.color(), is_terminal)
    });
    let shown = match (error.kind(), typed.path().as_slice()) {
        (ErrorKind::DisplayHelp, path) => commands::help::of_command(path, typed.detail(), &printer),
        (ErrorKind::DisplayVersion, _) => printer.bytes(error.render().to_string().as_bytes()),
        (ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, []) => {
            commands::help::instead(&printer);
            return ExitStatus::Usage;
        }
        _ => {
            printer.error(&UsageError::of(error, &typed));
            return ExitStatus::Usage;
        }
    };
    match shown {
        Ok(()) => ExitStatus::Done,
        Err(error) => {
            let error = Error::from(error);
            if !error.is_quiet() {
                printer.error(&error);
            }
            error.exit_status()
        }
    }
}

fn start(cli: Cli, printer: &mut Printer, environment: &Environment) -> Result<ExitStatus, Error> {
    let flags = Flags {
        profile: cli.global.profile,
        config: cli.global.config,
        api_url: cli.global.api_url,
        ca_file: cli.global.ca_file,
        timeout: cli.global.timeout.map(|span| span.0),
        no_project: cli.global.no_project,
        mends: cli.command.mends_configuration(),
    };
    if let Some(expression) = cli.global.jq {
        *printer = printer.clone().filtered(Jq::compile(&expression).map_err(OutputError::Jq)?);
    }
    // What needs no configuration works with a broken one too.
    if let Some(done) = commands::run_bare(&cli.command, printer) {
        return done;
    }
    let settings = match Settings::resolve(flags, environment) {
        Err(error) if matches!(cli.command, Command::Doctor(_)) => {
            return commands::doctor::without_settings(&error, printer);
        }
        settings => settings?,
    };
    let mut situation = printer.situation().clone();
    situation.api_url = Some((settings.api_url.value.to_string(), settings.api_url.origin.clone()));
    situation.key = settings.api_key.as_ref().map(|key| key.origin.clone());
    *printer = printer.clone().in_situation(situation);
    let printer = printer.clone();
    let context = Context { settings, printer, clock: Timestamp::now, journals: Journals::default() };
    if let Some(path) = &context.settings.exposed_config {
        let path = model::printable(&path.display().to_string());
        context
            .printer
            .warning(&format!("other users can read {path}, which holds secrets; `chmod 600 '{path}'` closes it"));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(SystemError::Runtime)?;
    let ended = runtime.block_on(commands::run(cli.command, &context));
    context.name_all_unreadable();
    ended
}
