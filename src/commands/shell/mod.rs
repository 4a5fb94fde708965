//! `meetstream completions`: what registers this program with a shell, and the answer when that shell then asks what can
//! be typed next. Neither needs a configuration.

mod candidates;

use std::ffi::{OsStr, OsString};

use clap::builder::Str;
use clap::{Arg, Command, CommandFactory as _, ValueHint};
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter};
use clap_complete::env::{EnvCompleter, Shells};

use crate::cli::{Cli, CompletionsArgs};
use crate::error::{Error, ExitStatus};
use crate::output::{OutputError, Printer};
use crate::settings::{Environment, VARIABLE_OF_COMPLETION};
use candidates::Candidates;

/// What the program is called in a shell.
const NAME: &str = "meetstream";

/// zsh reads the file only when the first completion is asked for, which it is then to answer.
const AT_ONCE_IN_ZSH: &str = "
if [[ $funcstack[1] == _meetstream ]]; then
    _clap_dynamic_completer_meetstream
fi
";

/// Prints what registers this program with a shell.
pub(crate) fn completions(args: &CompletionsArgs, printer: &Printer) -> Result<ExitStatus, Error> {
    let name = args.shell.to_string();
    let mut script = Vec::new();
    if let Some(shell) = Shells::builtins().completer(&name) {
        register(shell, &mut script).map_err(OutputError::Stdout)?;
    }
    printer.bytes(&script)?;
    Ok(ExitStatus::Done)
}

fn register(shell: &dyn EnvCompleter, script: &mut Vec<u8>) -> std::io::Result<()> {
    shell.write_registration(VARIABLE_OF_COMPLETION, NAME, NAME, NAME, script)?;
    if shell.is("zsh") {
        script.extend_from_slice(AT_ONCE_IN_ZSH.as_bytes());
    }
    Ok(())
}

/// Answers a shell that asks what can be typed next: `meetstream -- WORD…`, the shell's name in the environment. `None`
/// where nothing was asked. It makes no file, uses no network, and is silent about whatever goes wrong: the person is
/// just typing.
pub(crate) fn answer(arguments: &[OsString], environment: &Environment, printer: &Printer) -> Option<ExitStatus> {
    let shells = Shells::builtins();
    let shell = shells.completer(environment.value(VARIABLE_OF_COMPLETION)?)?;
    let mut answer = Vec::new();
    let written = match arguments {
        [_, escape, words @ ..] if escape == "--" && !words.is_empty() => {
            let mut command = completed(words, environment);
            let folder = std::env::current_dir().ok();
            shell.write_complete(&mut command, words.to_vec(), folder.as_deref(), &mut answer)
        }
        [] | [_] => register(shell, &mut answer),
        [_, ..] => return None,
    };
    if written.is_ok() {
        // Who no longer listens needs no answer.
        drop(printer.bytes(&answer));
    }
    Some(ExitStatus::Done)
}

/// The command line, with whatever a value can be. Flags are told of where one is begun, or where there is nothing else.
fn completed(words: &[OsString], environment: &Environment) -> Command {
    let candidates = Candidates::of(words, environment);
    let is_flag = words.last().is_some_and(|word| word.as_encoded_bytes().starts_with(b"-"));
    let mut command = Cli::command();
    // What is added to every command is there only then.
    command.build();
    with_candidates(command, &candidates, is_flag)
}

fn with_candidates(command: Command, candidates: &Candidates, is_flag: bool) -> Command {
    command
        .mut_args(|arg| {
            let arg = if is_flag || arg.is_positional() { arg } else { arg.hide(true) };
            with_values(arg, candidates)
        })
        .mut_subcommands(|inner| with_candidates(inner, candidates, is_flag))
}

/// Says where the values of an argument come from. What has possible values, or is a path, needs no word.
fn with_values(arg: Arg, candidates: &Candidates) -> Arg {
    let candidates = candidates.clone();
    match arg.get_value_names().and_then(<[Str]>::first).map(Str::as_str) {
        Some("BOT") => arg.add(ArgValueCandidates::new(move || candidates.bots())),
        Some("COMMAND" | "COMMAND|TOPIC") if arg.get_id() == "words" => {
            let with_topics =
                arg.get_value_names().is_some_and(|names| names.iter().any(|name| name == "COMMAND|TOPIC"));
            arg.add(ArgValueCompleter::new(move |typed: &OsStr| candidates.commands(typed, with_topics)))
        }
        Some("FOLDER") => arg.value_hint(ValueHint::DirPath),
        Some("NAME") if arg.get_id() == "profile" => arg.add(ArgValueCandidates::new(move || candidates.profiles())),
        Some(_) | None => arg,
    }
}
