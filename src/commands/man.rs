//! `meetstream man`: a manual page for each command, made from the command line's own definition and the topics of
//! `help`. It needs no configuration.

use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};

use super::help;
use crate::cli::{ManArgs, Topic, UsageError};
use crate::error::{Error, ExitStatus, InputError};
use crate::files::{Access, IoResultExt as _, atomic};
use crate::output::{OutputError, Printer};

/// Where files are, for the program's own page.
const FILES: [(&str, &str); 3] = [
    (
        "config.toml",
        "The configuration. `meetstream config path` prints where it is; MEETSTREAM_CONFIG or --config name another.",
    ),
    ("journal.db", "The journal of a profile, in a folder of its own in the state directory (MEETSTREAM_STATE_DIR)."),
    ("recordings/", "What was fetched, a folder for each bot, unless output_dir or --out say otherwise."),
];

/// Prints a page, or writes all of them.
pub(crate) fn run(args: &ManArgs, printer: &Printer) -> Result<ExitStatus, Error> {
    let root = help::built();
    if let Some(folder) = &args.out {
        let count = write_all(&root, &root, folder)?;
        printer.note(&format!("{count} pages in {}", folder.display()));
        return Ok(ExitStatus::Done);
    }
    let words: Vec<&str> = args.words.iter().map(String::as_str).collect();
    let Some(command) = help::find(&root, &words) else {
        printer.error(&UsageError::no_help(&root, &words));
        return Ok(ExitStatus::Usage);
    };
    printer.bytes(&page(&root, command).map_err(OutputError::Stdout)?)?;
    Ok(ExitStatus::Done)
}

/// Writes the page of a command and those of the commands below it. Returns how many.
fn write_all(root: &Command, command: &Command, folder: &Path) -> Result<usize, Error> {
    std::fs::create_dir_all(folder).context("make", folder).map_err(InputError::from)?;
    let path = folder.join(format!("{}.1", name(command)));
    let page = page(root, command).context("make", &path).map_err(InputError::from)?;
    atomic::write(&path, &page, Access::Usual).map_err(InputError::from)?;
    let below = command.get_subcommands().map(|inner| write_all(root, inner, folder));
    below.sum::<Result<usize, Error>>().map(|count| count + 1)
}

/// The name of a page: `meetstream-events-list`.
fn name(command: &Command) -> String {
    command.get_bin_name().unwrap_or("meetstream").replace(' ', "-")
}

fn page(root: &Command, command: &Command) -> io::Result<Vec<u8>> {
    let is_root = command.get_name() == root.get_name();
    let globals: Vec<&str> = root.get_arguments().map(|arg| arg.get_id().as_str()).collect();
    let own = command.clone().mut_args(|arg| {
        let is_global = !is_root && globals.contains(&arg.get_id().as_str());
        if is_global { arg.hide(true) } else { arg }
    });
    let man = Man::new(own.clone()).title(name(command)).manual("meetstream manual");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    section(&mut page, "SYNOPSIS", |roff| {
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ");
        let bin = command.get_bin_name().unwrap_or("meetstream");
        let rest = usage.strip_prefix(bin).unwrap_or_default();
        roff.text([bold(bin), roman(rest)]);
    })?;
    man.render_description_section(&mut page)?;
    if command.has_subcommands() {
        let rows = command
            .get_subcommands()
            .map(|inner| (inner.get_name().to_owned(), inner.get_about().map(ToString::to_string).unwrap_or_default()));
        table(&mut page, "COMMANDS", rows)?;
    }
    if own.get_arguments().any(|arg| !arg.is_hide_set()) {
        man.render_options_section(&mut page)?;
    }
    if is_root {
        table(&mut page, "EXIT STATUS", help::table(Topic::ExitCodes))?;
        table(&mut page, "ENVIRONMENT", help::table(Topic::Environment))?;
        table(&mut page, "FILES", FILES.map(|(name, text)| (name.to_owned(), text.to_owned())))?;
    }
    examples(&mut page, command)?;
    see_also(&mut page, root, command)?;
    Ok(page)
}

fn section(page: &mut dyn Write, title: &str, write: impl FnOnce(&mut Roff)) -> io::Result<()> {
    let mut roff = Roff::default();
    roff.control("SH", [title]);
    write(&mut roff);
    roff.to_writer(page)
}

fn table(page: &mut dyn Write, title: &str, rows: impl IntoIterator<Item = (String, String)>) -> io::Result<()> {
    section(page, title, |roff| {
        for (name, text) in rows {
            roff.control("TP", []).text([bold(name)]).text([roman(text)]);
        }
    })
}

/// What stands at the end of a command's help: lines that are indented stay as they are.
fn examples(page: &mut dyn Write, command: &Command) -> io::Result<()> {
    let Some(text) = command.get_after_help().map(ToString::to_string) else { return Ok(()) };
    let mut roff = Roff::default();
    let mut is_verbatim = false;
    for line in text.lines().filter(|line| !line.is_empty()) {
        let indented = line.starts_with(' ');
        if indented != is_verbatim {
            roff.control(if indented { "nf" } else { "fi" }, []);
            is_verbatim = indented;
        }
        match line.strip_suffix(':') {
            Some(title) if !indented && !title.contains(' ') => roff.control("SH", [title.to_uppercase().as_str()]),
            Some(_) | None if indented => roff.text([roman(line)]),
            Some(_) | None => roff.control("PP", []).text([roman(line)]),
        };
    }
    if is_verbatim {
        roff.control("fi", []);
    }
    roff.to_writer(page)
}

/// The pages above, below and, for the program's own, where more is said.
fn see_also(page: &mut dyn Write, root: &Command, command: &Command) -> io::Result<()> {
    let own = name(command);
    let above = own.rsplit_once('-').map(|(above, _)| above.to_owned());
    let is_page = |name: &String| help::find(root, &name.split('-').skip(1).collect::<Vec<_>>()).is_some();
    let above = above.filter(|above| above != "meetstream" && is_page(above));
    let program = (own != "meetstream").then(|| "meetstream".to_owned());
    let pages: Vec<String> = program.into_iter().chain(above).chain(command.get_subcommands().map(name)).collect();
    section(page, "SEE ALSO", |roff| {
        let count = pages.len();
        for (index, page) in pages.iter().enumerate() {
            let end = if index + 1 == count { "(1)" } else { "(1)," };
            roff.text([italic(page.as_str()), roman(end)]);
        }
        if own != "meetstream" {
            let text = "Flags that every command takes, exit statuses and the environment are in meetstream(1).";
            roff.control("PP", []).text([roman(text)]);
        }
    })
}
