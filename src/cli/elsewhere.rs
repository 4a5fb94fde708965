//! What people type because another program has it, and what it is called here.

use std::collections::HashSet;

use clap::Command;
use clap::error::ErrorKind;

use super::typed::takes_value;

/// What becomes of the words that follow.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Rest {
    /// They mean the same here.
    Kept,
    /// They mean nothing here, or must not be repeated.
    Dropped,
    /// Some have another name; what else is a flag here is kept.
    Named(&'static [(&'static str, Here)]),
}

/// What a flag is here. The flag "" stands for the first word that belongs to none.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Here {
    /// A flag without a value.
    Flag(&'static str),
    /// A flag with the same value.
    Value(&'static str),
    /// A flag with a value that ends so.
    Unit(&'static str, &'static str),
    /// A flag whose values are words with dashes.
    Dashed(&'static str),
    /// A flag for each of several values.
    Each(&'static str),
    /// Nothing, and its value is a secret.
    Secret,
}

use Here::{Dashed, Each, Flag, Secret, Unit, Value};
use Rest::{Dropped, Kept, Named};

/// The flags of a new bot in the vendor's CLI; those that are left out have the same names.
const CREATE: Rest = Named(&[
    ("", Value("--link")),
    ("-l", Value("--language")),
    ("--language", Value("--language")),
    ("-n", Value("--name")),
    ("-t", Value("--transcript")),
    ("-c", Value("--callback-url")),
    ("--callback", Value("--callback-url")),
    ("--bot-message", Value("--message")),
    ("--retention-hours", Unit("--retention", "h")),
    ("--agent-config-id", Value("--agent")),
    ("--socket-ws", Value("--control-ws")),
    ("--attr", Each("--attr")),
    ("--everyone-left-timeout", Unit("--everyone-left-timeout", "s")),
    ("--waiting-room-timeout", Unit("--waiting-room-timeout", "s")),
    ("--max-recording-seconds", Unit("--max-recording", "s")),
]);
const WATCHED: Rest = Named(&[("-w", Flag("--watch"))]);
const AWAITED: Rest = Named(&[("-w", Flag("--wait")), ("--wait", Flag("--wait")), ("--timeout", Unit("--wait", "s"))]);
const TRANSCRIBE: Rest =
    Named(&[("-p", Value("--provider")), ("-l", Value("--language")), ("-c", Value("--callback-url"))]);
const DOMAIN: Rest = Named(&[("--login-mode", Dashed("--login-mode"))]);
const CERTIFICATE: Rest = Named(&[("--key", Value("--key-file")), ("--cert", Value("--cert-file"))]);
const PASSWORD: Rest = Named(&[("--password", Secret)]);
const CLIENT: Rest = Named(&[("--client-secret", Secret), ("--refresh-token", Secret)]);

/// Names of commands elsewhere, what stands for them here, and what becomes of the words that follow. The longest row
/// that fits counts. `bot` before a command of ours is dropped without a row. A row whose name is ours too is for the
/// flags in it.
const NAMES: [(&str, &str, Rest); 66] = [
    ("auth set-key", "auth login", Dropped),
    ("bot audio", "fetch audio", Kept),
    ("bot audio-streams", "fetch audio-streams", Kept),
    ("bot chats", "fetch chat", Kept),
    ("bot create", "create", CREATE),
    ("bot delete", "delete", Kept),
    ("bot detail", "show", Kept),
    ("bot get", "show", Kept),
    ("bot list", "list", Kept),
    ("bot participants", "fetch participants", Kept),
    ("bot remove", "remove", Kept),
    ("bot screenshots", "fetch screenshots", Kept),
    ("bot send-image", "image", Kept),
    ("bot send-message", "say", Kept),
    ("bot status", "status", WATCHED),
    ("bot streams", "fetch video-streams", Kept),
    ("bot summary", "fetch summary", Kept),
    ("bot timeline", "fetch speakers", Kept),
    ("bot video", "fetch video", Kept),
    ("bot", "list", Dropped),
    ("bots", "list", Dropped),
    ("calendar connect", "calendar connect google", CLIENT),
    ("cancel", "remove", Kept),
    ("completion", "completions", Kept),
    ("create", "create", CREATE),
    ("download", "fetch all", Kept),
    ("forward", "listen --forward", Kept),
    ("get", "show", Kept),
    ("init", "config init", Dropped),
    ("join", "create", CREATE),
    ("listen", "listen", Named(&[("-p", Value("--port"))])),
    ("login", "auth login", Dropped),
    ("logins", "login", Kept),
    ("logins google add", "login google add", CERTIFICATE),
    ("logins google add-domain", "login-domain google add", DOMAIN),
    ("logins google domain", "login-domain google show", Kept),
    ("logins google domains", "login-domain google list", Kept),
    ("logins google get", "login google show", Kept),
    ("logins google remove-domain", "login-domain google remove", Kept),
    ("logins google set-cert", "login google set-cert", CERTIFICATE),
    ("logins google update-domain", "login-domain google update", DOMAIN),
    ("logins teams add", "login teams add", PASSWORD),
    ("logins teams add-domain", "login-domain teams add", DOMAIN),
    ("logins teams domain", "login-domain teams show", Kept),
    ("logins teams domains", "login-domain teams list", Kept),
    ("logins teams get", "login teams show", Kept),
    ("logins teams remove-domain", "login-domain teams remove", Kept),
    ("logins teams set-password", "login teams set-password", PASSWORD),
    ("logins teams update-domain", "login-domain teams update", DOMAIN),
    ("logout", "auth logout", Dropped),
    ("ls", "list", Kept),
    ("mia", "agent", Kept),
    ("ps", "list", Kept),
    ("rm", "remove", Kept),
    ("send", "create", CREATE),
    ("status", "status", WATCHED),
    ("tail", "listen", Dropped),
    ("transcribe", "transcribe", TRANSCRIBE),
    ("transcript", "fetch transcript", AWAITED),
    ("transcriptions", "transcripts", Kept),
    ("trigger", "simulate", Kept),
    ("tunnel", "listen --tunnel cloudflared", Dropped),
    ("version", "--version", Dropped),
    ("webhook", "listen", Dropped),
    ("webhooks", "listen", Dropped),
    ("whoami", "auth status", Dropped),
];

/// What somebody meant who typed these words after the program's name, which begin with no command of ours: the words
/// that say it here. They can be typed as they are, unless something is missing.
pub(super) fn meant(root: &Command, typed: &[&str]) -> Option<Vec<String>> {
    let row = NAMES.iter().filter(|(name, ..)| begins_with(typed, name)).max_by_key(|(name, ..)| name.len());
    if let [subject @ ("bot" | "bots"), rest @ ..] = typed
        && let [word, after @ ..] = rest
        && root.find_subcommand(word).is_some()
        && row.is_none_or(|(name, ..)| name == subject)
    {
        return Some(filled(root, word, Kept, after));
    }
    let (name, here, rest) = row.filter(|(name, here, _)| name != here)?;
    Some(filled(root, here, *rest, typed.get(name.split(' ').count()..).unwrap_or_default()))
}

/// What somebody meant who typed a flag after a command of ours that it has elsewhere; `path` are the command's words.
pub(super) fn meant_by_flag(root: &Command, path: &[&str], flag: &str, typed: &[&str]) -> Option<Vec<String>> {
    let flag = flag.split('=').next().unwrap_or(flag);
    let (name, here, rest) = NAMES.iter().find(|(name, ..)| name.split(' ').eq(path.iter().copied()))?;
    let Named(flags) = rest else { return None };
    flags
        .iter()
        .any(|(theirs, _)| *theirs == flag)
        .then(|| filled(root, here, *rest, typed.get(name.split(' ').count()..).unwrap_or_default()))
}

fn begins_with(typed: &[&str], name: &str) -> bool {
    let words = name.split(' ');
    words.clone().count() <= typed.len() && words.zip(typed).all(|(word, typed)| word == *typed)
}

/// A command of ours with the words that followed another. Where they make no command line, without them.
fn filled(root: &Command, here: &str, rest: Rest, typed: &[&str]) -> Vec<String> {
    let words = |words: &[String]| here.split(' ').map(str::to_owned).chain(words.iter().cloned()).collect::<Vec<_>>();
    let followed = match rest {
        Dropped => Vec::new(),
        Kept => renamed(root, here, &[], typed),
        Named(flags) => renamed(root, here, flags, typed),
    };
    let line = words(&followed);
    let attempt = root.clone().try_get_matches_from(["meetstream"].into_iter().chain(line.iter().map(String::as_str)));
    let is_whole = |error: clap::Error| matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if attempt.map_or_else(is_whole, |_| true) { line } else { words(&[]) }
}

/// The words that follow a command elsewhere, in ours: first those that belong to no flag.
fn renamed(root: &Command, here: &str, flags: &[(&str, Here)], typed: &[&str]) -> Vec<String> {
    // The words that follow may name a command below it, or none, such as a kind of artifact.
    let names = here.split(' ').chain(typed.iter().copied().take_while(|word| !word.starts_with('-')));
    let command = names.fold(root, |command, word| command.find_subcommand(word).unwrap_or(command));
    let (mut words, mut options) = (Vec::new(), Vec::<Vec<String>>::new());
    let (mut rest, mut first) = (typed.iter().copied().peekable(), Some(""));
    while let Some(word) = rest.next() {
        let (flag, attached) = match word.split_once('=').filter(|_| word.starts_with("--")) {
            Some((flag, value)) => (flag, Some(value)),
            None => (word, None),
        };
        let is_flag = flag.len() > 1 && flag.starts_with('-');
        let theirs = if is_flag { Some(flag) } else { first.take() };
        let named = flags.iter().find(|(name, _)| Some(*name) == theirs);
        match named.map(|(_, here)| *here) {
            Some(Value(ours)) if !is_flag => options.insert(0, vec![ours.to_owned(), word.to_owned()]),
            Some(Flag(ours)) => options.push(vec![ours.to_owned()]),
            Some(Secret) => drop(attached.or_else(|| rest.next())),
            Some(Each(ours)) => {
                options.extend(attached.map(|value| vec![ours.to_owned(), value.to_owned()]));
                while let Some(value) = rest.next_if(|word| attached.is_none() && !word.starts_with('-')) {
                    options.push(vec![ours.to_owned(), value.to_owned()]);
                }
            }
            Some(named @ (Value(_) | Unit(..) | Dashed(_))) => {
                options.extend(attached.or_else(|| rest.next()).and_then(|value| with_value(named, value)));
            }
            None if !is_flag => words.push(word.to_owned()),
            None if has_flag(command, flag) => {
                let value = rest.next_if(|_| attached.is_none() && takes_value(command, flag));
                options.push([Some(word), value].into_iter().flatten().map(str::to_owned).collect());
            }
            // It means nothing here.
            None => {}
        }
    }
    // What is said twice counts as it was said last.
    let mut said = HashSet::new();
    options.reverse();
    options.retain(|option| option.first().is_some_and(|name| name == "--attr" || said.insert(flag_name(name))));
    options.reverse();
    words.into_iter().chain(options.into_iter().flatten()).collect()
}

/// A flag of ours with a value in our form.
fn with_value(named: Here, value: &str) -> Option<Vec<String>> {
    match named {
        Value(ours) => Some(vec![ours.to_owned(), value.to_owned()]),
        // A value that may be left out is attached, so that it is not taken for the next word.
        Unit(ours, unit) => Some(vec![format!("{ours}={value}{unit}")]),
        Dashed(ours) => Some(vec![ours.to_owned(), value.replace('_', "-")]),
        Flag(_) | Each(_) | Secret => None,
    }
}

fn flag_name(word: &str) -> String {
    word.split('=').next().unwrap_or(word).to_owned()
}

fn has_flag(command: &Command, flag: &str) -> bool {
    command.get_arguments().any(|arg| match flag.strip_prefix("--") {
        Some(long) => arg.get_long() == Some(long),
        None => arg.get_short().is_some_and(|short| flag.strip_prefix('-') == Some(short.encode_utf8(&mut [0; 4]))),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{CommandFactory as _, Parser as _};

    use super::super::Cli;
    use super::*;

    const LINK: &str = "https://meet.google.com/abc-defg-hij";

    fn built() -> Command {
        let mut root = Cli::command();
        root.build();
        root
    }

    fn say(root: &Command, typed: &str) -> Option<String> {
        meant(root, &typed.split(' ').collect::<Vec<_>>()).map(|words| words.join(" "))
    }

    #[test]
    fn every_command_of_the_vendor_is_answered_with_ours_filled_in() {
        let root = built();
        for (typed, here) in [
            ("bot create LINK", "create --link LINK"),
            ("bot create LINK -t deepgram", "create --link LINK --transcript deepgram"),
            (
                "bot create -n A LINK --video -t deepgram -l de -c https://x.y/z --retention-hours 24 --json",
                "create --link LINK --name A --video --transcript deepgram --language de --callback-url https://x.y/z \
                 --retention=24h --json",
            ),
            (
                "bot create LINK --bot-message Hi --agent-config-id a-1 --socket-ws=wss://x.y --attr a=1 b=2 --attr c=3",
                "create --link LINK --message Hi --agent a-1 --control-ws wss://x.y --attr a=1 --attr b=2 --attr c=3",
            ),
            (
                "bot create LINK --everyone-left-timeout 60 --waiting-room-timeout 300 --max-recording-seconds 14400",
                "create --link LINK --everyone-left-timeout=60s --waiting-room-timeout=300s --max-recording=14400s",
            ),
            ("bot list --json", "list --json"),
            ("bot status b-1 -w", "status b-1 --watch"),
            ("bot detail b-1", "show b-1"),
            ("bot streams b-1 --json", "fetch video-streams b-1 --json"),
            ("bot timeline b-1", "fetch speakers b-1"),
            ("bot send-message b-1 Hello there", "say b-1 Hello there"),
            ("bot send-image b-1 https://x.y/z.png -d 5", "image b-1 https://x.y/z.png -d 5"),
            ("bot delete b-1 --yes", "delete b-1 --yes"),
            ("bot fetch audio b-1", "fetch audio b-1"),
            ("bot frobnicate", "list"),
            ("bot create", "create"),
            ("transcript b-1 -w --timeout 600 --raw", "fetch transcript b-1 --wait=600s --raw"),
            ("transcript b-1 --wait", "fetch transcript b-1 --wait"),
            ("transcriptions b-1", "transcripts b-1"),
            ("mia list", "agent list"),
            ("mia create -f a.json", "agent create -f a.json"),
            ("logins teams domains", "login-domain teams list"),
            ("logins google domain x.y", "login-domain google show x.y"),
            (
                "logins google add-domain x.y --name X --login-mode if_required",
                "login-domain google add x.y --name X --login-mode if-required",
            ),
            ("logins teams remove-domain x.y --yes", "login-domain teams remove x.y --yes"),
            ("logins teams list --domain x.y", "login teams list --domain x.y"),
            ("logins teams get l-1", "login teams show l-1"),
            (
                "logins teams add --domain x.y --email a@x.y --password hunter2 --inactive",
                "login teams add --domain x.y --email a@x.y --inactive",
            ),
            (
                "logins google add --domain x.y --email a@x.y --key k.pem --cert c.pem",
                "login google add --domain x.y --email a@x.y --key-file k.pem --cert-file c.pem",
            ),
            ("logins google enable l-1 --domain x.y", "login google enable l-1 --domain x.y"),
            ("auth set-key ms_1", "auth login"),
            ("login", "auth login"),
            ("init", "config init"),
            ("whoami", "auth status"),
        ] {
            let (typed, here) = (typed.replace("LINK", LINK), here.replace("LINK", LINK));
            assert_eq!(say(&root, &typed).as_deref(), Some(here.as_str()), "{typed}");
            let is_bare = here == "create" || here == "list" || here == "agent list";
            let parsed = Cli::try_parse_from(["meetstream"].into_iter().chain(here.split(' ')));
            assert!(is_bare || parsed.is_ok(), "{here}: {parsed:?}");
        }
        assert_eq!(say(&root, "frobnicate"), None);
    }

    #[test]
    fn flags_of_the_vendor_are_answered_where_the_command_is_ours_too() {
        let root = built();
        for (path, flag, typed, here) in [
            (
                "create",
                "--callback",
                "create LINK --callback https://x.y/z",
                "create --link LINK --callback-url https://x.y/z",
            ),
            (
                "transcribe",
                "-l",
                "transcribe b-1 -p deepgram -l de",
                "transcribe b-1 --provider deepgram --language de",
            ),
            ("listen", "-p", "listen -p 4000 --path /hook", "listen --port 4000 --path /hook"),
            ("status", "-w", "status b-1 -w", "status b-1 --watch"),
            (
                "calendar connect",
                "--client-secret",
                "calendar connect --client-id 1 --client-secret hunter2 --refresh-token=hunter3",
                "calendar connect google --client-id 1",
            ),
        ] {
            let (typed, here) = (typed.replace("LINK", LINK), here.replace("LINK", LINK));
            let (path, typed): (Vec<_>, Vec<_>) = (path.split(' ').collect(), typed.split(' ').collect());
            let meant = meant_by_flag(&root, &path, flag, &typed).map(|words| words.join(" "));
            assert_eq!(meant.as_deref(), Some(here.as_str()));
            Cli::try_parse_from(["meetstream"].into_iter().chain(here.split(' '))).unwrap();
        }
        assert_eq!(meant_by_flag(&root, &["create"], "--vidoe", &["create", LINK, "--vidoe"]), None);
        assert_eq!(
            meant_by_flag(&root, &["login", "google", "list"], "--x", &["login", "google", "list", "--x"]),
            None
        );
    }

    /// Words and flags in a text, placeholders left out.
    fn vocabulary(text: &str) -> BTreeSet<&str> {
        let is_end = |character: char| !character.is_ascii_alphanumeric() && character != '-';
        let words = text.split(is_end).map(|word| if word.starts_with("--") { word } else { word.trim_matches('-') });
        words.filter(|word| word.len() > 1 && *word == word.to_ascii_lowercase()).collect()
    }

    #[test]
    fn the_page_of_the_vendors_commands_and_this_table_have_the_same_words() {
        let page = include_str!("../../docs/vendor-cli.md");
        let theirs: String = page
            .lines()
            .filter_map(|line| line.strip_prefix("| `").filter(|row| !row.starts_with('@'))?.split(" | ").next())
            .collect::<Vec<_>>()
            .join("\n");
        let theirs = vocabulary(&theirs);
        let known: Vec<&str> = NAMES.iter().flat_map(|(name, ..)| name.split(' ')).collect();
        let mut root = built();
        root.build();
        for (name, here, rest) in NAMES {
            let is_vendors =
                ["bot ", "logins ", "mia", "transcri", "calendar ", "auth "].iter().any(|its| name.starts_with(its));
            let flags = if let Named(flags) = rest { flags } else { &[] };
            let flags = flags.iter().map(|(flag, _)| *flag).filter(|flag| flag.starts_with("--"));
            for word in name.split(' ').chain(flags) {
                let is_beyond = ["get", "--password", "--language"].contains(&word);
                assert!(
                    !is_vendors || is_beyond || theirs.contains(word),
                    "the page lacks `{word}` of `{name}`, `{here}` here"
                );
            }
        }
        let mut ours = BTreeSet::new();
        words_of(&root, &mut ours);
        let renamed: BTreeSet<&str> = NAMES
            .iter()
            .flat_map(|(.., rest)| if let Named(flags) = rest { *flags } else { &[] })
            .map(|(flag, _)| *flag)
            .collect();
        let placeholders = ["link", "key", "id", "words", "url", "bot", "event", "iso", "on", "off", "k=v"];
        for word in theirs {
            let is_known = known.contains(&word) || renamed.contains(word) || ours.contains(word);
            assert!(is_known || placeholders.contains(&word), "`{word}` is on the page, and has no answer");
        }
    }

    /// Every command and flag of ours.
    fn words_of(command: &Command, found: &mut BTreeSet<String>) {
        found.extend(command.get_arguments().filter_map(|arg| Some(format!("--{}", arg.get_long()?))));
        for inner in command.get_subcommands() {
            found.insert(inner.get_name().to_owned());
            words_of(inner, found);
        }
    }

    #[test]
    fn every_name_stands_once_and_leads_to_a_command() {
        for (index, (name, here, _)) in NAMES.iter().enumerate() {
            assert!(NAMES.iter().skip(index + 1).all(|(other, ..)| other != name), "{name}");
            let words = ["meetstream"].into_iter().chain(here.split(' '));
            if let Err(error) = Cli::try_parse_from(words) {
                let is_unknown = matches!(error.kind(), ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument);
                assert!(!is_unknown, "{name}: {error}");
            }
        }
    }
}
