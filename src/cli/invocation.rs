//! The command that was typed, as hints need to know it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{ArgMatches, Command, CommandFactory as _, FromArgMatches as _};

use super::Cli;
use crate::model::Situation;

impl Cli {
    /// Reads a command line: what was typed, and which command it is.
    pub(crate) fn read(arguments: &[OsString]) -> Result<(Self, Situation), clap::Error> {
        let mut command = Self::command();
        let matches = command.try_get_matches_from_mut(arguments)?;
        let cli = Self::from_arg_matches(&matches).map_err(|error| error.format(&mut command))?;
        Ok((cli, situation(&command, &matches)))
    }
}

fn situation(mut command: &Command, mut matches: &ArgMatches) -> Situation {
    let mut words = Vec::new();
    let (mut flags, mut typed) = (Vec::new(), Vec::new());
    while let Some((name, below)) = matches.subcommand() {
        let Some(found) = command.find_subcommand(name) else { break };
        (command, matches) = (found, below);
        words.push(name);
    }
    for argument in command.get_arguments() {
        let Some(long) = argument.get_long().map(|long| format!("--{long}")) else { continue };
        if matches.value_source(argument.get_id().as_str()) == Some(ValueSource::CommandLine) {
            typed.push(long.clone());
        }
        flags.push(long);
    }
    let mut situation = Situation::of_command(words.join(" "), flags, typed);
    situation.journal = matches.try_get_one::<PathBuf>("journal").ok().flatten().cloned();
    situation.profile = matches.try_get_one::<String>("profile").ok().flatten().cloned();
    situation
}
