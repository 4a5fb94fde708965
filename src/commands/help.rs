//! `meetstream help`: the help of a command, and topics that are made from the tables they tell of. It needs no
//! configuration.

use clap::{Arg, Command, CommandFactory as _};
use serde::Serialize;
use serde_json::{Value, json};

use crate::cli::{Cli, Detail, HelpArgs, HelpStyle, Topic, UsageError};
use crate::error::{Error, ExitStatus};
use crate::model::{Auth, EventKind, Span};
use crate::output::{Format, OutputError, Printer};
use crate::record;
use crate::settings::VARIABLES;

/// The width of a line where there is no terminal, and the widest that is read with ease, in cells.
const USUAL: usize = 80;
const WIDEST: usize = 100;

/// Prints the help that was asked for by name.
pub(crate) fn run(args: &HelpArgs, printer: &Printer) -> Result<ExitStatus, Error> {
    let root = built();
    let words: Vec<&str> = args.words.iter().map(String::as_str).collect();
    let command = find(&root, &words);
    let topic = match words.as_slice() {
        [word] => Topic::named(word),
        _ => None,
    };
    match (command, topic) {
        (None, None) => {
            printer.error(&UsageError::no_help(&root, &words));
            return Ok(ExitStatus::Usage);
        }
        (Some(command), topic) => print_command(&root, command, topic, printer)?,
        (None, Some(topic)) => print_topic(&root, topic, printer)?,
    }
    Ok(ExitStatus::Done)
}

/// Prints the help that a flag asked for.
pub(crate) fn of_command(path: &[&str], detail: Detail, printer: &Printer) -> Result<(), OutputError> {
    let root = built();
    let Some(command) = find(&root, path) else { return Ok(()) };
    if printer.format() == Format::Json {
        return printer.document(&description(&root, command));
    }
    printer.value(&style(printer).command(&root, command, detail))
}

/// Shows on stderr what there is to somebody who typed nothing.
pub(crate) fn instead(printer: &Printer) {
    let root = built();
    printer.loud(&style(printer).command(&root, &root, Detail::Short));
}

/// The whole command line, with its global flags in every command.
pub(super) fn built() -> Command {
    let mut root = Cli::command();
    root.build();
    root
}

/// The command of some names below another.
pub(super) fn find<'a>(root: &'a Command, path: &[&str]) -> Option<&'a Command> {
    path.iter().try_fold(root, |command, word| command.find_subcommand(word))
}

fn style(printer: &Printer) -> HelpStyle {
    HelpStyle { width: Printer::width().unwrap_or(USUAL).min(WIDEST), palette: printer.palette() }
}

fn print_command(
    root: &Command,
    command: &Command,
    topic: Option<Topic>,
    printer: &Printer,
) -> Result<(), OutputError> {
    if printer.format() == Format::Json {
        let mut document = description(root, command);
        if let (Some(topic), Some(fields)) = (topic, document.as_object_mut()) {
            fields.insert(topic.name().to_owned(), json!(rows(topic)));
        }
        return printer.document(&document);
    }
    let text = style(printer).command(root, command, Detail::Long);
    match topic {
        None => printer.value(&text),
        Some(topic) => printer.value(&format!("{text}\n\n{}", topic_text(root, topic, printer))),
    }
}

fn print_topic(root: &Command, topic: Topic, printer: &Printer) -> Result<(), OutputError> {
    if printer.format() == Format::Json {
        let rows = match topic {
            Topic::Options => json!(arguments(root, |_| true)),
            Topic::Durations | Topic::Environment | Topic::Events | Topic::ExitCodes | Topic::Json | Topic::Trust => {
                json!(rows(topic))
            }
        };
        return printer.document(&json!({"topic": topic.name(), "summary": topic.summary(), "rows": rows}));
    }
    printer.value(&topic_text(root, topic, printer))
}

/// A row of a topic's table.
#[derive(Serialize)]
struct Row {
    name: String,
    meaning: String,
}

impl Row {
    fn new(name: impl Into<String>, meaning: &str) -> Self {
        Self { name: name.into(), meaning: meaning.to_owned() }
    }
}

/// The table of a topic, as names and what they mean.
pub(super) fn table(topic: Topic) -> Vec<(String, String)> {
    rows(topic).into_iter().map(|Row { name, meaning }| (name, meaning)).collect()
}

/// The table of a topic.
fn rows(topic: Topic) -> Vec<Row> {
    match topic {
        Topic::Durations => {
            Span::UNITS.iter().map(|(unit, _, meaning)| Row::new(format!("1{unit}"), meaning)).collect()
        }
        Topic::Environment => VARIABLES.iter().map(|(name, meaning)| Row::new(*name, meaning)).collect(),
        Topic::Events => {
            let row = |kind: &EventKind| Some(Row::new(kind.name(), kind.explanation()?.meaning));
            EventKind::ALL.iter().filter_map(row).collect()
        }
        Topic::ExitCodes => {
            ExitStatus::ALL.iter().map(|(status, meaning)| Row::new(status.code().to_string(), meaning)).collect()
        }
        Topic::Json => record::TYPES.iter().map(|(name, meaning)| Row::new(*name, meaning)).collect(),
        // They are arguments, and are described as such.
        Topic::Options => Vec::new(),
        Topic::Trust => {
            [Auth::Signature, Auth::Path, Auth::None].map(|auth| Row::new(auth.as_str(), proof(auth))).into()
        }
    }
}

fn proof(auth: Auth) -> &'static str {
    match auth {
        Auth::None => "nothing was proved: taken from this machine's own programs only, and never from a browser",
        Auth::Path => "it came on the secret path (--secret-path), which nobody knows but the service",
        Auth::Signature => "its signature is valid under a webhook secret that is configured",
    }
}

/// What stands before a topic's table, and behind it.
fn around(topic: Topic) -> (&'static str, &'static str) {
    match topic {
        Topic::Durations => (
            "Lengths of time are numbers with units, such as 90s, 5m or 1h30m. A number alone counts seconds; what must be \
             in hours (--retention) needs its unit. A wait of 0s looks once and does not wait.",
            "Points in time are written with a zone (2030-03-01T09:00:00+01:00), or from now (+10m). Where the past is \
             meant (--since), 2h is two hours ago, and 14:05 and 2026-02-27 are understood too.",
        ),
        Topic::Environment => (
            "A flag counts before a variable, a variable before the profile in the config file.",
            "`meetstream config list --show-origin` says what is in effect, and where it came from.",
        ),
        Topic::Events => {
            ("The names of events, in the order of a session:", "`meetstream explain NAME` says what to do about one.")
        }
        Topic::ExitCodes => (
            "Every command ends with one of these:",
            "With several bots, the first that fails decides. Under --json, `exit_status` of the error says it too.",
        ),
        Topic::Json => (
            "With --json a command prints one document on stdout; what streams (listen, watch, record, events, simulate, \
             sandbox) prints a record a line, with `type` first. Fields may be added. An error is one object on stderr, with \
             `kind`, `message`, `causes`, `hint`, `exit_status`, `http_status` and `request_id` under `error`. --jq EXPR \
             prints what an expression makes of each document or record.",
            "docs/records.md shows every field.",
        ),
        Topic::Options => ("Every command takes these flags:", ""),
        Topic::Trust => (
            "A delivery is believed as far as it proves itself; the record's `auth` says how:",
            "With a webhook secret configured, a signature that does not verify is refused, and what is not signed too, \
             unless it came on the secret path or --allow-unsigned was given. Callbacks of single bots are not signed: use \
             --secret-path for them. Whoever can be reached from outside (--tunnel, --public-url, --host) needs the secret \
             path.",
        ),
    }
}

fn topic_text(root: &Command, topic: Topic, printer: &Printer) -> String {
    let style = style(printer);
    let (before, after) = around(topic);
    let table = match topic {
        Topic::Options => style.options(root),
        Topic::Durations | Topic::Environment | Topic::Events | Topic::ExitCodes | Topic::Json | Topic::Trust => {
            style.table(&table(topic))
        }
    };
    let parts = [style.prose(before), table, style.prose(after)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A command for programs: what it takes, and what is below it.
fn description(root: &Command, command: &Command) -> Value {
    let text = |text: Option<&clap::builder::StyledStr>| text.map(ToString::to_string);
    let examples = text(command.get_after_help()).unwrap_or_default();
    let commands: Vec<Value> = command
        .get_subcommands()
        .map(|inner| json!({"name": inner.get_name(), "about": text(inner.get_about())}))
        .collect();
    let globals: Vec<&str> = root.get_arguments().map(|arg| arg.get_id().as_str()).collect();
    let is_root = command.get_name() == root.get_name();
    json!({
        "name": command.get_bin_name().unwrap_or("meetstream"),
        "about": text(command.get_about()),
        "description": text(command.get_long_about()),
        "usage": command.clone().render_usage().to_string().trim_start_matches("Usage: "),
        "arguments": arguments(command, |arg| is_root || !globals.contains(&arg.get_id().as_str())),
        "commands": commands,
        "examples": examples,
        "topics": is_root.then(|| Topic::ALL.map(Topic::name)),
    })
}

fn arguments(command: &Command, is_wanted: impl Fn(&Arg) -> bool) -> Vec<Value> {
    let wanted = command.get_arguments().filter(|arg| !arg.is_hide_set() && is_wanted(arg));
    wanted.map(argument).collect()
}

fn argument(arg: &Arg) -> Value {
    let takes_values = arg.get_action().takes_values();
    let names: Vec<&str> = arg.get_value_names().unwrap_or_default().iter().map(clap::builder::Str::as_str).collect();
    let known: Vec<String> = if takes_values {
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect()
    } else {
        Vec::new()
    };
    let defaults: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    json!({
        "long": arg.get_long(),
        "short": arg.get_short().map(String::from),
        "value": takes_values.then(|| names.join(" ")),
        "required": arg.is_required_set(),
        "help": arg.get_help().map(ToString::to_string),
        "default": (!defaults.is_empty()).then(|| defaults.join(",")),
        "values": known,
    })
}
