//! `meetstream completions`: what a shell wants to know, made from the command line's own definition. It needs no
//! configuration.

use clap::CommandFactory as _;

use crate::cli::{Cli, CompletionsArgs};
use crate::error::{Error, ExitStatus};
use crate::output::Printer;

pub(crate) fn completions(args: &CompletionsArgs, printer: &Printer) -> Result<ExitStatus, Error> {
    let CompletionsArgs { shell } = *args;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "meetstream", &mut script);
    printer.bytes(&script)?;
    Ok(ExitStatus::Done)
}
