//! What people type because another program has it, and what it is called here.

/// What becomes of the words that follow.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Rest {
    /// They mean the same here.
    Kept,
    /// They mean nothing here, or must not be repeated.
    Dropped,
}

use Rest::{Dropped, Kept};

/// Names of commands elsewhere, what stands for them here, and what becomes of the words that follow. The longest row
/// that fits counts. `bot` before a command of ours is dropped without a row.
const NAMES: [(&str, &str, Rest); 40] = [
    ("auth set-key", "auth login", Dropped),
    ("bot audio", "fetch audio", Kept),
    ("bot audio-streams", "fetch audio-streams", Kept),
    ("bot chats", "fetch chat", Kept),
    ("bot detail", "show", Kept),
    ("bot get", "show", Kept),
    ("bot participants", "fetch participants", Kept),
    ("bot screenshots", "fetch screenshots", Kept),
    ("bot send-image", "image", Kept),
    ("bot send-message", "say", Kept),
    ("bot streams", "fetch video-streams", Kept),
    ("bot summary", "fetch summary", Kept),
    ("bot timeline", "fetch speakers", Kept),
    ("bot video", "fetch video", Kept),
    ("bot", "list", Dropped),
    ("bots", "list", Dropped),
    ("cancel", "remove", Kept),
    ("completion", "completions", Kept),
    ("download", "fetch all", Kept),
    ("forward", "listen --forward", Kept),
    ("get", "show", Kept),
    ("init", "config set", Dropped),
    ("join", "create", Kept),
    ("login", "auth login", Dropped),
    ("logins", "login", Kept),
    ("logout", "auth logout", Dropped),
    ("ls", "list", Kept),
    ("mia", "agent", Kept),
    ("ps", "list", Kept),
    ("rm", "remove", Kept),
    ("send", "create", Kept),
    ("tail", "listen", Dropped),
    ("transcript", "fetch transcript", Kept),
    ("transcriptions", "transcripts", Kept),
    ("trigger", "simulate", Kept),
    ("tunnel", "listen --tunnel cloudflared", Dropped),
    ("version", "--version", Dropped),
    ("webhook", "listen", Dropped),
    ("webhooks", "listen", Dropped),
    ("whoami", "auth status", Dropped),
];

/// What somebody meant who typed these words after the program's name: the words that say it here. `is_command` tells
/// whether a word is a command of ours.
pub(super) fn meant(typed: &[&str], is_command: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    let fits = |name: &str| name.split(' ').zip(typed).filter(|(a, b)| a == *b).count() == name.split(' ').count();
    let row = NAMES.iter().filter(|(name, ..)| fits(name)).max_by_key(|(name, ..)| name.split(' ').count());
    if let [subject @ ("bot" | "bots"), rest @ ..] = typed
        && rest.first().is_some_and(|word| is_command(word))
        && row.is_none_or(|(name, ..)| name == subject)
    {
        return Some(owned(rest));
    }
    let (name, here, rest) = row?;
    let mut meant = owned(&here.split(' ').collect::<Vec<_>>());
    if *rest == Kept {
        meant.extend(owned(typed.get(name.split(' ').count()..).unwrap_or_default()));
    }
    Some(meant)
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::super::Cli;
    use super::*;

    fn say(typed: &str) -> Option<String> {
        let typed: Vec<_> = typed.split(' ').collect();
        meant(&typed, |word| Cli::command().find_subcommand(word).is_some()).map(|words| words.join(" "))
    }

    #[test]
    fn what_follows_goes_along_where_it_means_the_same() {
        for (typed, here) in [
            ("bot create https://x.y/z -n A", Some("create https://x.y/z -n A")),
            ("bot status b-1", Some("status b-1")),
            ("bot send-message b-1 Hello", Some("say b-1 Hello")),
            ("bot frobnicate", Some("list")),
            ("auth set-key ms_1", Some("auth login")),
            ("login", Some("auth login")),
            ("whoami", Some("auth status")),
            ("frobnicate", None),
        ] {
            assert_eq!(say(typed).as_deref(), here, "{typed}");
        }
    }

    #[test]
    fn every_name_stands_once_and_leads_to_a_command() {
        for (index, (name, here, _)) in NAMES.iter().enumerate() {
            assert!(NAMES.iter().skip(index + 1).all(|(other, ..)| other != name), "{name}");
            let words = ["meetstream"].into_iter().chain(here.split(' '));
            if let Err(error) = Cli::try_parse_from(words) {
                let is_unknown = matches!(
                    error.kind(),
                    clap::error::ErrorKind::InvalidSubcommand | clap::error::ErrorKind::UnknownArgument
                );
                assert!(!is_unknown, "{name}: {error}");
            }
        }
    }
}
