//! A command line that cannot be understood: what is wrong with it, what was meant, and how it is written.

use std::error::Error as _;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::topics::Topic;
use super::{Typed, elsewhere};
use crate::model::{ExitStatus, Failure, Hint, Situation, nearest, printable, shortened};

/// A mistake on the command line.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub(crate) struct UsageError {
    message: String,
    /// What was meant, how the command is written, and where more is said; a line each.
    hint: Vec<String>,
}

impl Failure for UsageError {
    fn exit_status(&self) -> ExitStatus {
        ExitStatus::Usage
    }

    fn kind(&self) -> &'static str {
        "usage"
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        Some(self.hint.join("\n").into())
    }
}

/// The beginnings of secrets. What begins so is repeated nowhere: errors end up in logs.
const SECRETS: [&str; 2] = ["ms_", "whsec_"];

impl UsageError {
    /// Says in our words what the parser found wrong.
    pub(crate) fn of(error: &clap::Error, typed: &Typed) -> Self {
        let invalid = || shown(&text(error, ContextKind::InvalidArg));
        match error.kind() {
            ErrorKind::InvalidSubcommand => unknown_command(&text(error, ContextKind::InvalidSubcommand), typed),
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => no_command(typed),
            ErrorKind::UnknownArgument => unknown_argument(&text(error, ContextKind::InvalidArg), typed),
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => invalid_value(error, typed),
            ErrorKind::ArgumentConflict => {
                let prior = shown(&text(error, ContextKind::PriorArg));
                with_usage(format!("{} cannot be given together with {prior}", invalid()), None, typed)
            }
            ErrorKind::MissingRequiredArgument => with_usage(format!("{} must be given", missing(error)), None, typed),
            ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
                with_usage(format!("{} has too many values, or too few", invalid()), None, typed)
            }
            ErrorKind::InvalidUtf8 => with_usage("an argument is no text in UTF-8".to_owned(), None, typed),
            kind @ (ErrorKind::NoEquals
            | ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::Io
            | ErrorKind::Format
            | _) => with_usage(kind.to_string(), None, typed),
        }
    }
}

impl UsageError {
    /// No help is there for such a command or topic.
    pub(crate) fn no_help(root: &Command, words: &[&str]) -> Self {
        let mut command = root;
        let mut path = vec!["meetstream", "help"];
        let mut rest = words.iter();
        let mut wrong = "";
        for word in rest.by_ref() {
            let Some(inner) = command.find_subcommand(word) else {
                wrong = word;
                break;
            };
            path.push(inner.get_name());
            command = inner;
        }
        let topics = if path.len() == 2 { Topic::ALL.map(Topic::name).to_vec() } else { Vec::new() };
        let known = command.get_subcommands().map(Command::get_name).chain(topics.iter().copied());
        let meant = nearest(wrong, known).map(|name| line(path.iter().copied().chain([name]).chain(rest.copied())));
        let list = if path.len() == 2 {
            let topics: Vec<String> = topics.iter().map(|name| format!("`{name}`")).collect();
            format!("`meetstream help` lists the commands; topics are {}", topics.join(", "))
        } else {
            format!("`{}` lists what there is", path.join(" "))
        };
        let meant = meant.map(|meant| format!("did you mean `{meant}`?"));
        Self {
            message: format!("there is no command or topic {}", shown(wrong)),
            hint: meant.into_iter().chain([list]).collect(),
        }
    }
}

/// With what was meant, how the command is written, and where more is said.
fn with_usage(message: String, meant: Option<String>, typed: &Typed) -> UsageError {
    let usage = typed.command().clone().render_usage().to_string();
    let usage = usage.lines().next().unwrap_or_default().trim_start_matches("Usage: ").trim().to_owned();
    let meant = meant.map(|meant| format!("did you mean `{meant}`?"));
    let usage = [format!("usage: {usage}"), format!("`{} --help` says more", typed.name())];
    UsageError { message, hint: meant.into_iter().chain(usage).collect() }
}

fn unknown_command(word: &str, typed: &Typed) -> UsageError {
    if let Some(meant) = elsewhere(typed) {
        return meant;
    }
    let known: Vec<&str> = typed.command().get_subcommands().map(Command::get_name).collect();
    if word == "help" {
        let after = typed.after_path();
        let rest = after.into_iter().filter(|argument| *argument != word);
        let meant = line(["meetstream", "help"].into_iter().chain(typed.path()).chain(rest));
        return with_usage(format!("`{}` has no command `help`", typed.name()), Some(meant), typed);
    }
    let meant = nearest(word, known.iter().copied()).map(|name| typed.corrected(word, name));
    let meant = meant.map(|words| line(["meetstream"].into_iter().chain(words)));
    let message = if typed.path().is_empty() {
        format!("there is no command {}", shown(word))
    } else {
        format!("`{}` has no command {}; it has {}", typed.name(), shown(word), known_list(&known))
    };
    with_usage(message, meant, typed)
}

fn no_command(typed: &Typed) -> UsageError {
    let known: Vec<&str> = typed.command().get_subcommands().map(Command::get_name).collect();
    let message = format!("`{}` needs a command: {}", typed.name(), known_list(&known));
    let meant = (typed.path() == ["login"]).then(|| "meetstream auth login".to_owned());
    let about = meant.is_some().then(|| "`login` keeps the accounts that sign bots in to meetings".to_owned());
    let mut error = with_usage(message, meant, typed);
    error.hint.splice(0..0, about);
    error
}

fn known_list(known: &[&str]) -> String {
    known.iter().filter(|name| **name != "help").map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn unknown_argument(argument: &str, typed: &Typed) -> UsageError {
    if typed.path() == ["auth", "login"] && !argument.starts_with('-') {
        return UsageError {
            message: "a key is not taken from the command line: others see it there, and the shell keeps it".to_owned(),
            hint: vec![
                "make another key if this one is real".to_owned(),
                "`meetstream auth login` asks for it, `meetstream auth login --stdin < key.txt` reads it".to_owned(),
            ],
        };
    }
    let words: Vec<&str> = typed.path().into_iter().chain(typed.after_path()).collect();
    if let Some(meant) = elsewhere::meant_by_flag(&root(), &typed.path(), argument, &words) {
        let flag = shown(argument.split('=').next().unwrap_or(argument));
        return with_usage(format!("`{}` has no flag {flag}", typed.name()), Some(ours(&meant)), typed);
    }
    // A command within a group is one of ours, whatever its group is called elsewhere.
    if let Some(meant) = elsewhere(typed).filter(|_| typed.path().len() < 2) {
        return meant;
    }
    let Some(flag) = argument.strip_prefix("--") else {
        let kind = if argument.starts_with('-') { "flag " } else { "" };
        return with_usage(format!("`{}` takes no {kind}{}", typed.name(), shown(argument)), None, typed);
    };
    let flag = flag.split('=').next().unwrap_or(flag);
    let long = typed.command().get_arguments().filter(|arg| !arg.is_hide_set()).filter_map(clap::Arg::get_long);
    let meant = nearest(flag, long).map(|long| format!("--{long}"));
    with_usage(format!("`{}` has no flag `--{}`", typed.name(), shortened(&printable(flag), 80)), meant, typed)
}

fn invalid_value(error: &clap::Error, typed: &Typed) -> UsageError {
    let (place, value) = (text(error, ContextKind::InvalidArg), text(error, ContextKind::InvalidValue));
    let name = place.split([' ', '=']).next().unwrap_or(&place).trim_matches(['<', '>', '[', ']', '.']);
    let known: Vec<&str> = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(known)) => known.iter().map(String::as_str).collect(),
        Some(_) | None => Vec::new(),
    };
    let near = nearest(&value, known.iter().copied());
    if near.is_none() && typed.path() == ["fetch"] && name == "KIND" && !value.is_empty() {
        return kind_first(&value, typed);
    }
    let message = match error.source() {
        _ if value.is_empty() && known.is_empty() && error.source().is_none() => format!("`{name}` needs a value"),
        Some(problem) => format!("`{name}` cannot be {}: {problem}", shown(&value)),
        None if value.is_empty() => format!("`{name}` needs a value: {}", known_list(&known)),
        None => format!("`{name}` cannot be {}; it can be {}", shown(&value), known_list(&known)),
    };
    with_usage(message, near.map(str::to_owned), typed)
}

/// The kind and the bot stand the wrong way round, or there is no kind.
fn kind_first(bot: &str, typed: &Typed) -> UsageError {
    let rest = typed.after_path();
    let swapped = typed.words().get(1).filter(|word| typed.words().len() == 2 && !word.starts_with('-'));
    let kind = swapped.map_or("all", String::as_str);
    let flags = rest.into_iter().filter(|word| *word != bot && *word != kind);
    let meant = line(["meetstream", "fetch", kind, bot].into_iter().chain(flags));
    let message = format!("{} is no kind of artifact; the kind comes first, then the bot", shown(bot));
    with_usage(message, Some(meant), typed)
}

/// What is not there and must be: `KIND and BOT`.
fn missing(error: &clap::Error) -> String {
    let names: Vec<String> = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::Strings(names)) => names.clone(),
        Some(_) | None => Vec::new(),
    };
    let names = names.iter().map(|name| format!("`{}`", name.replace(['<', '>'], "").trim_end_matches("...")));
    names.collect::<Vec<_>>().join(" and ")
}

/// What is called otherwise here.
fn elsewhere(typed: &Typed) -> Option<UsageError> {
    let words: Vec<&str> = typed.path().into_iter().chain(typed.after_path()).collect();
    let meant = ours(&elsewhere::meant(&root(), &words)?);
    let asked = words.iter().take_while(|word| !word.starts_with('-')).take(2).copied().collect::<Vec<_>>().join(" ");
    Some(UsageError {
        message: format!("there is no command {}", shown(&asked)),
        hint: vec![format!("did you mean `{meant}`?"), "`meetstream help` lists the commands".to_owned()],
    })
}

/// The whole command line, with its global flags in every command.
fn root() -> Command {
    let mut root = <super::Cli as clap::CommandFactory>::command();
    root.build();
    root
}

/// A command line of this program.
fn ours(words: &[String]) -> String {
    line(["meetstream"].into_iter().chain(words.iter().map(String::as_str)))
}

/// A command line that can be pasted into a shell.
fn line<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "@%+=:,./_-".contains(character);
    let quoted = |word: &str| match word {
        _ if !word.is_empty() && word.chars().all(plain) => word.to_owned(),
        _ => format!("'{}'", printable(word).replace('\'', "'\\''")),
    };
    words
        .into_iter()
        .map(|word| if is_secret(word) { "•••".to_owned() } else { quoted(word) })
        .collect::<Vec<_>>()
        .join(" ")
}

/// What was typed, for a message.
fn shown(word: &str) -> String {
    if is_secret(word) { "`•••`".to_owned() } else { format!("`{}`", shortened(&printable(word), 80)) }
}

fn is_secret(word: &str) -> bool {
    SECRETS.iter().any(|beginning| word.starts_with(beginning))
}

/// A part of what the parser tells, several joined; placeholders without their brackets.
fn text(error: &clap::Error, kind: ContextKind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}
