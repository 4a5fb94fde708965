//! The help of a command as text. Examples are never broken, and the flags that every command takes come last and once.

use clap::{Arg, Args, Command};

use super::groups::GROUPS;
use super::topics::Topic;
use crate::output::{Palette, hanging};

/// Flags of `help`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream help create
  meetstream help events list
  meetstream help exit-codes
  meetstream help create --json")]
pub(crate) struct HelpArgs {
    /// Command, or topic: options, environment, exit-codes, json, events, trust, durations
    #[arg(value_name = "COMMAND|TOPIC")]
    pub(crate) words: Vec<String>,
}

/// How much is said.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Detail {
    /// A line a flag, the further groups of many flags by name only: `-h`.
    Short,
    /// Everything: `--help`.
    Long,
}

/// How help is laid out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HelpStyle {
    /// The width of a line, in cells.
    pub(crate) width: usize,
    pub(crate) palette: Palette,
}

/// From so many flags on, the short help names those of further groups only.
const MANY_FLAGS: usize = 40;
/// The least room, in cells, that text has beside a first column.
const LEAST_TEXT: usize = 24;
/// A space at which no line is broken.
const TIE: &str = "\u{a0}";
/// The widest first column of two.
const WIDEST_COLUMN: usize = 34;
/// How far the text of a flag is indented where it has lines of its own.
const INDENT: usize = 8;

impl HelpStyle {
    /// The help of a command, `command` being part of the tree below `root`, both built.
    pub(crate) fn command(self, root: &Command, command: &Command, detail: Detail) -> String {
        let is_root = command.get_name() == root.get_name();
        let about = match detail {
            Detail::Long => command.get_long_about().or(command.get_about()),
            Detail::Short => command.get_about(),
        };
        let mut sections = vec![self.prose(&about.map(ToString::to_string).unwrap_or_default())];
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ");
        let usage = hanging(usage, 7, 4, Some(self.width));
        sections.push(format!("{} {usage}", self.heading("Usage")));
        if is_root {
            sections.extend(GROUPS.iter().map(|(title, names)| self.commands(command, title, names)));
            let topics = match detail {
                Detail::Short => {
                    format!("  {}", hanging(&Topic::ALL.map(Topic::name).join(", "), 2, 2, Some(self.width)))
                }
                Detail::Long => {
                    self.table(&Topic::ALL.map(|topic| (topic.name().to_owned(), topic.summary().to_owned())))
                }
            };
            sections.push(self.section("Topics of `meetstream help`", &topics));
        } else if command.has_subcommands() {
            let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            sections.push(self.commands(command, "Commands", &names));
        }
        sections.extend(self.arguments(root, command, detail));
        if let Some(examples) = command.get_after_help() {
            sections.push(self.prose(&examples.to_string()));
        }
        sections.push(self.inherited(root));
        sections.retain(|section| !section.is_empty());
        sections.join("\n\n").replace(TIE, " ")
    }

    /// The flags that every command takes, one by one.
    pub(crate) fn options(self, root: &Command) -> String {
        let options: Vec<&Arg> = root.get_arguments().filter(|arg| !arg.is_hide_set()).collect();
        self.flags(&options, Detail::Long).replace(TIE, " ")
    }

    /// Rows of two columns, the second broken between words.
    pub(crate) fn table(self, rows: &[(String, String)]) -> String {
        let widest = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
        let column = widest.min(WIDEST_COLUMN) + 4;
        let row = |(name, text): &(String, String)| self.row(name, text, column);
        rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }

    /// Text in which indented lines stay as they are, and titles are marked.
    pub(crate) fn prose(self, text: &str) -> String {
        let line = |line: &str| match line.strip_suffix(':') {
            _ if line.starts_with(' ') => self.indented(line),
            Some(title) if !title.contains(' ') => self.heading(title),
            Some(_) | None => hanging(line, 0, 0, Some(self.width)),
        };
        text.trim_end().lines().map(line).collect::<Vec<_>>().join("\n")
    }

    /// A line that is copied stays as it is; one of a table, whose second column begins after a gap, is fitted.
    fn indented(self, line: &str) -> String {
        let text = line.trim_start();
        let row = text.split_once("  ").filter(|_| !text.starts_with(['#', '-', '>']) && !text.ends_with('\\'));
        match row {
            Some((name, meaning)) => {
                let column = line.len() - meaning.trim_start().len();
                self.row(name, meaning.trim_start(), column)
            }
            None => line.to_owned(),
        }
    }

    /// A title and what stands below it.
    pub(crate) fn section(self, title: &str, text: &str) -> String {
        if text.is_empty() { String::new() } else { format!("{}\n{text}", self.heading(title)) }
    }

    fn heading(self, title: &str) -> String {
        self.palette.strong(&format!("{title}:"))
    }

    fn row(self, name: &str, text: &str, column: usize) -> String {
        if text.is_empty() {
            return format!("  {}", self.palette.accent(name));
        }
        let width = name.chars().count();
        let shown = self.palette.accent(name);
        if self.width < column + LEAST_TEXT || width + 4 > column {
            return format!("  {shown}\n{}{}", " ".repeat(INDENT), hanging(text, INDENT, INDENT, Some(self.width)));
        }
        let gap = " ".repeat(column - 2 - width);
        format!("  {shown}{gap}{}", hanging(text, column, column, Some(self.width)))
    }

    fn commands(self, command: &Command, title: &str, names: &[&str]) -> String {
        let about = |name: &&str| {
            let about = command.find_subcommand(name)?.get_about()?.to_string();
            Some(((*name).to_owned(), about))
        };
        let rows: Vec<(String, String)> = names.iter().filter_map(about).collect();
        let column = command.get_subcommands().map(|inner| inner.get_name().len()).max().unwrap_or_default() + 4;
        let rows: Vec<String> =
            rows.iter().map(|(name, text)| self.row(name, self.brief(text, column), column)).collect();
        self.section(title, &rows.join("\n"))
    }

    /// The arguments and flags of a command's own, by their headings.
    fn arguments(self, root: &Command, command: &Command, detail: Detail) -> Vec<String> {
        let own: Vec<&Arg> = command.get_arguments().filter(|arg| is_own(root, arg) && !arg.is_hide_set()).collect();
        let positional: Vec<&Arg> = own.iter().copied().filter(|arg| arg.is_positional()).collect();
        let mut titles: Vec<Option<&str>> = Vec::new();
        for flag in own.iter().filter(|arg| !arg.is_positional()) {
            if !titles.contains(&flag.get_help_heading()) {
                titles.push(flag.get_help_heading());
            }
        }
        let mut sections = vec![self.section("Arguments", &self.flags(&positional, detail))];
        let is_long_list = detail == Detail::Short && own.len() >= MANY_FLAGS;
        let mut further = Vec::new();
        for title in titles {
            let flags: Vec<&Arg> =
                own.iter().copied().filter(|arg| !arg.is_positional() && arg.get_help_heading() == title).collect();
            if is_long_list && let Some(title) = title {
                let names: Vec<String> =
                    flags.iter().filter_map(|flag| Some(format!("--{}", flag.get_long()?))).collect();
                further.push((title.to_owned(), names.join(", ")));
            } else {
                sections.push(self.section(title.unwrap_or("Options"), &self.flags(&flags, detail)));
            }
        }
        sections.push(self.section("Further options (--help explains them)", &self.table(&further)));
        sections
    }

    fn flags(self, flags: &[&Arg], detail: Detail) -> String {
        let specs: Vec<(String, &Arg)> = flags.iter().map(|flag| (spec(flag), *flag)).collect();
        let widest = specs.iter().map(|(spec, _)| spec.chars().count()).filter(|width| *width <= WIDEST_COLUMN).max();
        let column = widest.unwrap_or_default() + 4;
        let one = |(spec, flag): &(String, &Arg)| match detail {
            Detail::Short => self.row(spec, self.brief(&short_text(flag), column), column),
            Detail::Long => {
                let indent = " ".repeat(INDENT);
                let line = |line: &str| {
                    let further = if line.starts_with("- ") { INDENT + 2 } else { INDENT };
                    let text = hanging(line, INDENT, further, Some(self.width));
                    if text.is_empty() { text } else { format!("{indent}{text}") }
                };
                let text: Vec<String> = long_text(flag).lines().map(line).collect();
                format!("  {}\n{}", self.palette.accent(spec), text.join("\n"))
            }
        };
        specs.iter().map(one).collect::<Vec<_>>().join("\n")
    }

    /// As much of a text as has room on one line, cut where a thought ends; all of it where none does in time.
    fn brief(self, text: &str, column: usize) -> &str {
        let indent = if self.width < column + LEAST_TEXT { INDENT } else { column };
        let room = self.width.saturating_sub(indent);
        if text.chars().count() <= room {
            return text;
        }
        // Notes in brackets go first, and as a whole.
        let text = text.split(" [").next().unwrap_or(text);
        if text.chars().count() <= room {
            return text;
        }
        let cut = |ends: &[&str]| {
            let ends = ends.iter().flat_map(|end| text.match_indices(end)).map(|(at, _)| at);
            let fitting = ends.filter_map(|at| text.get(..at)).filter(|cut| cut.chars().count() <= room);
            fitting.max_by_key(|cut| cut.len()).filter(|cut| cut.len() >= LEAST_TEXT / 2)
        };
        cut(&["; ", ": ", " ("]).or_else(|| cut(&[", "])).unwrap_or(text)
    }

    /// The names of the flags that every command takes.
    fn inherited(self, root: &Command) -> String {
        let names = root.get_arguments().filter(|arg| !arg.is_hide_set());
        let names: Vec<String> = names.map(|arg| spec(arg).trim().replace(' ', TIE)).collect();
        let text = format!("{}; explained by `meetstream help options`", names.join(", "));
        self.section("Global options", &format!("  {}", hanging(&text, 2, 2, Some(self.width))))
    }
}

/// How a flag or an argument is written.
fn spec(arg: &Arg) -> String {
    match (arg.is_positional(), arg.get_short()) {
        (true, _) => arg.to_string(),
        (false, Some(short)) => format!("-{short}, {arg}"),
        (false, None) => format!("    {arg}"),
    }
}

fn help(arg: &Arg) -> String {
    arg.get_help().map(ToString::to_string).unwrap_or_default()
}

/// The values that a flag has where it is left out, and those that it can have.
fn values(arg: &Arg) -> (Option<String>, Vec<clap::builder::PossibleValue>) {
    if !arg.get_action().takes_values() {
        return (None, Vec::new());
    }
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let default = (!defaults.is_empty()).then(|| format!("[default:{TIE}{}]", defaults.join(",")));
    let known = if arg.is_hide_possible_values_set() { Vec::new() } else { arg.get_possible_values() };
    (default, known)
}

fn short_text(arg: &Arg) -> String {
    let (default, known) = values(arg);
    let names: Vec<&str> = known.iter().map(clap::builder::PossibleValue::get_name).collect();
    let known = (!names.is_empty()).then(|| format!("[{}]", names.join(", ")));
    [Some(help(arg)), known, default].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn long_text(arg: &Arg) -> String {
    let (default, known) = values(arg);
    let text = arg.get_long_help().map_or_else(|| help(arg), ToString::to_string);
    let text = [Some(text), default].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let known = known.iter().map(|value| match value.get_help() {
        Some(help) => format!("- {}: {help}", value.get_name()),
        None => format!("- {}", value.get_name()),
    });
    [text].into_iter().chain(known).collect::<Vec<_>>().join("\n")
}

/// Whether an argument is not one that every command takes.
fn is_own(root: &Command, arg: &Arg) -> bool {
    !["help", "version"].contains(&arg.get_id().as_str())
        && !root.get_arguments().any(|global| global.get_id() == arg.get_id() && global.is_global_set())
}
