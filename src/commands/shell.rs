//! `meetstream completions` and `meetstream man`: what a shell and a pager want to know, made from the command line's
//! own definition.

use std::io;

use clap::{Command, CommandFactory as _};

use crate::cli::{Cli, CompletionsArgs};
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::output::OutputError;

pub(crate) fn completions(args: &CompletionsArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let CompletionsArgs { shell } = *args;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "meetstream", &mut script);
    ctx.printer.bytes(&script)?;
    Ok(ExitStatus::Done)
}

/// Every page after the other: the program's own first, then each command's without the options that all have.
pub(crate) fn man(ctx: &Context) -> Result<ExitStatus, Error> {
    let mut command = Cli::command();
    command.build();
    let mut pages = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut pages).map_err(OutputError::Stdout)?;
    write_subcommands(&command, &mut pages).map_err(OutputError::Stdout)?;
    ctx.printer.bytes(&pages)?;
    Ok(ExitStatus::Done)
}

fn write_subcommands(command: &Command, pages: &mut Vec<u8>) -> io::Result<()> {
    for subcommand in command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help") {
        let own = subcommand.clone().mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
        clap_mangen::Man::new(own).render(pages)?;
        write_subcommands(subcommand, pages)?;
    }
    Ok(())
}
