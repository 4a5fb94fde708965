//! `meetstream`: send bots into meetings, receive their webhooks, bring home what they recorded.
//!
//! # The map of the house
//! ```text
//!  source/    what comes from outside becomes a Delivery     receiver (webhooks)
//!  journal/   the only hand-over: append, durable, once      SQLite, one writer thread
//!  reaction/  each follows the journal from its own cursor   terminal, collector
//! ```
//! - `cli` what was typed → `settings` what was decided → `commands` what is done, given a `context`;
//! - [`model`] and [`webhook`] decide, and do no I/O;
//! - `api` speaks to the service, `artifact` brings files home, `sandbox` emulates the service on loopback;
//! - `http` and `files` are how every room speaks HTTP and writes files;
//! - `record` is what scripts read, `output` alone writes to stdout and stderr, `error` tells what failed.
//!
//! Dependencies point one way: `commands → context → {api, source, journal, reaction, artifact, sandbox, output} →
//! {webhook, http, files} → model`. `.ci/layers` checks it.

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
pub mod webhook;

use std::ffi::OsString;

use clap::Parser as _;
use jiff::Timestamp;

use cli::Cli;
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

/// Runs the program: `arguments` with the program's name first, and the environment.
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: &Environment) -> ExitStatus {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version end here too; a closed pipe is no reason to complain.
            let status = if error.use_stderr() { ExitStatus::Usage } else { ExitStatus::Done };
            return error.print().map_or(ExitStatus::Done, |()| status);
        }
    };
    let printer = Printer::new(cli.global.format(), cli.global.volume(), |is_terminal| {
        environment.wants_color(cli.global.color, is_terminal)
    });
    match start(cli, printer.clone(), environment) {
        Ok(status) => status,
        Err(error) if error.is_quiet() => error.exit_status(),
        Err(error) => {
            printer.error(&error);
            error.exit_status()
        }
    }
}

fn start(cli: Cli, printer: Printer, environment: &Environment) -> Result<ExitStatus, Error> {
    let flags = Flags {
        profile: cli.global.profile,
        config: cli.global.config,
        api_url: cli.global.api_url,
        timeout: cli.global.timeout.map(|span| span.0),
    };
    let printer = match cli.global.jq {
        Some(expression) => printer.filtered(Jq::compile(&expression).map_err(OutputError::Jq)?),
        None => printer,
    };
    let context = Context {
        settings: Settings::resolve(flags, environment)?,
        printer,
        clock: Timestamp::now,
        journals: Journals::default(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(SystemError::Runtime)?;
    runtime.block_on(commands::run(cli.command, &context))
}
