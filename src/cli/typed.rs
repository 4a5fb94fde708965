use std::ffi::OsString;

use clap::{Arg, Command, ValueEnum as _};

use super::help::Detail;
use crate::output::Format;
use crate::settings::ColorChoice;

/// A command line, read as far as it can be, whatever is wrong with it: for help and for the answer to a mistake.
#[derive(Debug)]
pub(crate) struct Typed {
    /// The command that was asked for, down to the last name that is one. Its flags include the global ones.
    command: Command,
    /// The names that lead to it, the program's own left out.
    path: Vec<String>,
    /// What follows those names and is no flag, nor the value of one, as far as that can be told.
    words: Vec<String>,
    /// Everything that was typed before `--`, the program's name left out.
    before_escape: Vec<String>,
}

impl Typed {
    /// Reads a command line, the program's name first.
    pub(crate) fn read(root: &Command, arguments: &[OsString]) -> Self {
        let all = arguments.iter().skip(1).map(|argument| argument.to_string_lossy().into_owned());
        let before_escape: Vec<String> = all.take_while(|argument| argument != "--").collect();
        let mut command = root.clone();
        command.build();
        let (mut path, mut words) = (Vec::new(), Vec::new());
        let mut rest = before_escape.iter();
        while let Some(argument) = rest.next() {
            if argument.len() > 1 && argument.starts_with('-') {
                if takes_value(&command, argument) {
                    rest.next();
                }
                continue;
            }
            match command.find_subcommand(argument).filter(|_| words.is_empty()).cloned() {
                Some(inner) => {
                    path.push(inner.get_name().to_owned());
                    command = inner;
                }
                None => words.push(argument.clone()),
            }
        }
        Self { command, path, words, before_escape }
    }

    pub(super) fn command(&self) -> &Command {
        &self.command
    }

    /// The names that lead to the command, the program's own left out.
    pub(crate) fn path(&self) -> Vec<&str> {
        self.path.iter().map(String::as_str).collect()
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// The words of the command, the program's name first: `meetstream events list`.
    pub(super) fn name(&self) -> String {
        [&["meetstream"][..], &self.path()].concat().join(" ")
    }

    /// Everything that was typed after the names of the command.
    pub(super) fn after_path(&self) -> Vec<&str> {
        let mut path = self.path.iter().peekable();
        self.before_escape
            .iter()
            .filter(|argument| path.next_if(|name| name == argument).is_none())
            .map(String::as_str)
            .collect()
    }

    /// Everything that was typed, with one word in the place of another.
    pub(super) fn corrected<'a>(&'a self, wrong: &str, right: &'a str) -> Vec<&'a str> {
        let mut wrong = self.before_escape.iter().position(|argument| argument == wrong);
        let mut correct = |index| if wrong.take_if(|wrong| *wrong == index).is_some() { Some(right) } else { None };
        self.before_escape.iter().enumerate().map(|(index, word)| correct(index).unwrap_or(word)).collect()
    }

    /// What errors are to be. A filter is for what is asked for; what went wrong is for people.
    pub(crate) fn format(&self) -> Format {
        let is_json = |argument: &String| argument == "--json";
        if self.before_escape.iter().any(is_json) { Format::Json } else { Format::Human }
    }

    /// How much help is asked for.
    pub(crate) fn detail(&self) -> Detail {
        if self.before_escape.iter().any(|argument| argument == "--help") { Detail::Long } else { Detail::Short }
    }

    /// When to use colour.
    pub(crate) fn color(&self) -> ColorChoice {
        let value = self.before_escape.iter().enumerate().find_map(|(index, argument)| match argument.as_str() {
            "--color" => self.before_escape.get(index + 1).map(String::as_str),
            other => other.strip_prefix("--color="),
        });
        value.and_then(|value| ColorChoice::from_str(value, false).ok()).unwrap_or_default()
    }
}

/// Whether a flag's value is the next word.
pub(super) fn takes_value(command: &Command, flag: &str) -> bool {
    let is_it = |arg: &&Arg| match flag.strip_prefix("--") {
        Some(long) => arg.get_long() == Some(long),
        // The last of several letters, as in `-qo FILE`.
        None => arg.get_short().is_some_and(|short| flag.ends_with(short)),
    };
    let arg = command.get_arguments().filter(|arg| !arg.is_positional()).find(is_it);
    arg.is_some_and(|arg| arg.get_num_args().is_some_and(|range| range.min_values() > 0))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn typed(line: &str) -> Typed {
        let arguments: Vec<OsString> = line.split(' ').map(Into::into).collect();
        Typed::read(&super::super::Cli::command(), &arguments)
    }

    #[test]
    fn the_command_is_found_among_flags_and_their_values() {
        for (line, path, words) in [
            ("meetstream --profile create events --journal x list nothing", "events list", &["nothing"][..]),
            ("meetstream --profile=x -qv status list", "status", &["list"]),
            ("meetstream fetch -o - audio b-1 -- --json", "fetch", &["audio", "b-1"]),
            ("meetstream frobnicate create", "", &["frobnicate", "create"]),
            ("meetstream status --watch b-1", "status", &["b-1"]),
        ] {
            let typed = typed(line);
            assert_eq!(
                (typed.path().join(" ").as_str(), typed.words()),
                (path, &words.iter().map(ToString::to_string).collect::<Vec<_>>()[..]),
                "{line}"
            );
        }
    }

    #[test]
    fn json_counts_wherever_it_stands_but_not_behind_the_escape() {
        for (line, format) in [
            ("meetstream list --limit abc --json", Format::Json),
            ("meetstream --jq .x list --lmit --json", Format::Json),
            ("meetstream list --jq=.x", Format::Human),
            ("meetstream say b-1 -- --json", Format::Human),
        ] {
            assert_eq!(typed(line).format(), format, "{line}");
        }
        assert_eq!(typed("meetstream list --color=never --x").color(), ColorChoice::Never);
        assert_eq!(typed("meetstream list --color always --x").color(), ColorChoice::Always);
    }
}
