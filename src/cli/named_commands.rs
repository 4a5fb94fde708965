//! Whatever a message tells people to type can be typed: hints, warnings, explanations.

use std::collections::BTreeSet;
use std::path::Path;

use clap::error::ErrorKind;
use clap::{Command, CommandFactory as _};

use super::Cli;

const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";

/// Every source file, its comments left out and its strings on one line each.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let mut joined = String::new();
            for line in code {
                match joined.strip_suffix('\\') {
                    Some(before) => joined = before.to_owned() + line.trim_start(),
                    None => joined.extend(["\n", line]),
                }
            }
            found.push((path.display().to_string(), joined));
        }
    }
}

fn all() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.retain(|(path, _)| !path.ends_with("named_commands.rs"));
    found
}

/// The command lines that stand in backquotes.
fn command_lines(source: &str) -> Vec<String> {
    let begins = source.match_indices("`meetstream ").map(|(at, _)| source.split_at(at + 1).1);
    let lines = begins.filter_map(|rest| rest.split(['`', '\n']).next());
    lines.map(|line| line.split([';', '<', '|', '…']).next().unwrap().trim_end().to_owned()).collect()
}

/// The words of a command line, with something in the place of what is filled in.
fn words(line: &str) -> Vec<String> {
    let is_of_events = line.contains("events");
    let mut filled = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap();
        filled.push_str(before);
        filled.push_str(match name.trim_start_matches("self.").trim_start_matches("task.") {
            "command" => "list",
            "domain" => "example.com",
            "flags" | "journal" => " --journal j.db",
            "0" => "j.db",
            "key" => "api_url",
            "kind" => "audio",
            "name" => "staging",
            "profile" => " --profile staging",
            "seq" => "12",
            "" if is_of_events => "12",
            _ => BOT,
        });
        rest = after;
    }
    filled.push_str(rest);
    let word = |word: &str| match word.trim_matches('\'') {
        "BOT" | "ID" => BOT.to_owned(),
        "COMMAND" => "list".to_owned(),
        "DOMAIN" => "example.com".to_owned(),
        "PROVIDER" => "deepgram".to_owned(),
        "SEQ" => "12".to_owned(),
        "URL" => "https://meet.google.com/abc-defg-hij".to_owned(),
        other => other.to_owned(),
    };
    filled.split_whitespace().map(word).collect()
}

/// Whether the words name a command, with nothing for it to work on.
fn is_name(words: &[String]) -> bool {
    let mut command = Cli::command();
    words.iter().skip(1).all(|word| match command.find_subcommand(word).cloned() {
        Some(found) => {
            command = found;
            true
        }
        // A kind of artifact, of whatever bot.
        None => words.get(1).is_some_and(|verb| verb == "fetch") && words.len() == 3,
    })
}

#[test]
fn every_command_line_that_a_message_names_can_be_typed() {
    let mut seen = 0;
    let mut faults = Vec::new();
    for (path, source) in all() {
        for line in command_lines(&source) {
            seen += 1;
            let words = words(&line);
            let Err(error) = Cli::command().try_get_matches_from(&words) else { continue };
            let is_help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            if !is_help && !is_name(&words) {
                faults.push(format!("{path}: `{line}`: {error}"));
            }
        }
    }
    assert!(seen > 40, "{seen}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn flags(command: &Command, known: &mut BTreeSet<String>) {
    known.extend(command.get_arguments().filter_map(|argument| Some(format!("--{}", argument.get_long()?))));
    for below in command.get_subcommands() {
        flags(below, known);
    }
}

#[test]
fn every_flag_that_a_failure_names_is_one() {
    let mut command = Cli::command();
    command.build();
    let mut known = BTreeSet::from(["--help".to_owned(), "--version".to_owned()]);
    flags(&command, &mut known);
    let mut seen = 0;
    for (path, source) in all() {
        if !source.contains("fn hint(") && !source.contains("fn remedy(") {
            continue;
        }
        let words = source.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        for word in words.filter(|word| word.len() > 3 && word.starts_with("--") && !word.starts_with("---")) {
            seen += 1;
            // curl has it.
            assert!(known.contains(word) || word == "--http2-prior-knowledge", "{path}: {word}");
        }
    }
    assert!(seen > 20, "{seen}");
}
