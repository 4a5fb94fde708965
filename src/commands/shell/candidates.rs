use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{ArgMatches, Command, CommandFactory as _};
use clap_complete::engine::CompletionCandidate;
use jiff::Timestamp;

use crate::cli::{Cli, Topic};
use crate::journal::{GlancedBot, newest_bots};
use crate::model::printable;
use crate::output::When;
use crate::settings::{Environment, Flags, Settings, profile_names};

/// The most bots that are offered: more are not looked through.
const MOST: u32 = 100;

/// What can be typed that only this machine knows. Everything is looked up when it is asked for, and what cannot be
/// found out is left out.
#[derive(Clone, Debug)]
pub(super) struct Candidates {
    environment: Arc<Environment>,
    /// What was typed, the program's name first.
    words: Arc<[OsString]>,
}

impl Candidates {
    pub(super) fn of(words: &[OsString], environment: &Environment) -> Self {
        Self { environment: Arc::new(environment.clone()), words: words.into() }
    }

    /// The bots that the journal knows, the newest first, with their names and states.
    pub(super) fn bots(&self) -> Vec<CompletionCandidate> {
        let Some(journal) = self.journal() else { return Vec::new() };
        let when = When::Relative { now: Timestamp::now() };
        let described = |GlancedBot { bot_id, name, state, at }: GlancedBot| {
            let about = name.into_iter().chain(state).chain([when.show(Some(at))]).collect::<Vec<_>>().join(", ");
            (bot_id, printable(&about))
        };
        let bots = newest_bots(&journal, MOST).into_iter().map(described);
        let candidate = |(order, (bot_id, about)): (usize, (crate::model::BotId, String))| {
            CompletionCandidate::new(bot_id.as_str()).help(Some(about.into())).display_order(Some(order))
        };
        bots.enumerate().map(candidate).collect()
    }

    /// The profiles of the config file.
    pub(super) fn profiles(&self) -> Vec<CompletionCandidate> {
        let names = profile_names(flags(self.matches().as_ref()).config, &self.environment).unwrap_or_default();
        names.into_iter().map(CompletionCandidate::new).collect()
    }

    /// The commands that follow the words of a command, and the topics of the help.
    pub(super) fn commands(&self, typed: &OsStr, with_topics: bool) -> Vec<CompletionCandidate> {
        let Some(typed) = typed.to_str() else { return Vec::new() };
        let root = Cli::command();
        let words = self.words.iter().filter_map(|word| word.to_str()).filter(|word| !word.starts_with('-'));
        // The program and the command itself come before the words, and the one that is typed after them.
        let words: Vec<&str> = words.skip(2).collect();
        let path = words.strip_suffix(&[typed]).unwrap_or(&words);
        let Some(command) = path.iter().try_fold(&root, |command, word| command.find_subcommand(word)) else {
            return Vec::new();
        };
        let topics = if with_topics && path.is_empty() { &Topic::ALL[..] } else { &[] };
        let topics = topics.iter().map(|topic| topic.name()).filter(|name| command.find_subcommand(name).is_none());
        let commands = command.get_subcommands().map(|inner| (inner.get_name(), inner.get_about().cloned()));
        commands
            .chain(topics.map(|name| (name, Some("what is to be known of it, in short".into()))))
            .filter(|(name, _)| name.starts_with(typed))
            .map(|(name, about)| CompletionCandidate::new(name).help(about))
            .collect()
    }

    /// The journal that the command line is about, as far as it is typed.
    fn journal(&self) -> Option<PathBuf> {
        let matches = self.matches();
        let settings = || Settings::resolve(flags(matches.as_ref()), &self.environment).ok();
        named_journal(matches.as_ref()).or_else(|| settings().map(|set| set.locations.journal()))
    }

    /// The command line up to the word that is typed.
    fn matches(&self) -> Option<ArgMatches> {
        let (_, before) = self.words.split_last()?;
        Cli::command().mut_subcommands(without_demands).ignore_errors(true).try_get_matches_from(before).ok()
    }
}

/// The journal that is named by a flag.
fn named_journal(mut matches: Option<&ArgMatches>) -> Option<PathBuf> {
    while let Some((_, inner)) = matches?.subcommand() {
        matches = Some(inner);
    }
    matches?.try_get_one::<PathBuf>("journal").ok()?.cloned()
}

/// The global flags, as far as they are typed.
fn flags(matches: Option<&ArgMatches>) -> Flags {
    Flags {
        profile: matches.and_then(|found| found.try_get_one("profile").ok()?.cloned()),
        config: matches.and_then(|found| found.try_get_one("config").ok()?.cloned()),
        no_project: matches.is_some_and(|found| found.get_flag("no_project")),
        // What is broken elsewhere in the configuration keeps nobody from typing.
        mends: true,
        ..Flags::default()
    }
}

/// A command that nothing must be given to.
fn without_demands(command: Command) -> Command {
    command.ignore_errors(true).mut_subcommands(without_demands)
}
