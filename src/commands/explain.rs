//! `meetstream explain`: what a word of the service means and what to do about it.

use serde::Serialize;

use crate::cli::ExplainArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::model::{ArtifactKind, Explanation, Term, Turn, printable, shortened};
use crate::output::{Format, OutputError, Printer, hanging};

/// A word with its explanation.
#[derive(Serialize)]
pub(crate) struct Explained {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) next: &'static str,
    /// What it means where its status tells otherwise.
    pub(crate) otherwise: Vec<Otherwise>,
}

#[derive(Serialize)]
pub(crate) struct Otherwise {
    status: &'static str,
    /// The part that it names as failed.
    part: Option<ArtifactKind>,
    meaning: &'static str,
    next: &'static str,
}

pub(crate) fn run(args: ExplainArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let ExplainArgs { name } = args;
    let printer = &ctx.printer;
    let is_json = printer.format() == Format::Json;
    if let Some(name) = name {
        let found = look_up(&name)?;
        if is_json { printer.document(&found)? } else { show(&found, printer)? }
    } else {
        let mut every = Term::all().filter_map(explained);
        if is_json {
            printer.document(&every.collect::<Vec<_>>())?;
        } else {
            every.try_for_each(|explained| show_name(&explained, printer))?;
        }
    }
    Ok(ExitStatus::Done)
}

/// Explains a word as a person writes it.
pub(crate) fn look_up(name: &str) -> Result<Explained, Error> {
    let near = || InputError::UnknownName { name: shortened(&printable(name), 80), near: Term::near(name) };
    Ok(Term::look_up(name).and_then(explained).ok_or_else(near)?)
}

fn explained(term: Term) -> Option<Explained> {
    let Explanation { meaning, next } = term.explanation()?;
    let (kind, otherwise) = match term {
        Term::Event(event) => {
            let turns = Turn::all().filter(|turn| turn.kind == event);
            ("event", turns.map(Otherwise::from).collect())
        }
        Term::Reason(_) => ("reason", Vec::new()),
    };
    Some(Explained { name: term.as_str(), kind, meaning, next, otherwise })
}

impl From<Turn> for Otherwise {
    fn from(Turn { told, part, explanation: Explanation { meaning, next }, .. }: Turn) -> Self {
        Self { status: told.as_str(), part, meaning, next }
    }
}

/// What it means by its name.
fn show_name(explained: &Explained, printer: &Printer) -> Result<(), OutputError> {
    let Explained { name, kind: _, meaning, next, otherwise: _ } = explained;
    let (palette, width) = (printer.palette(), Printer::width());
    let meaning = hanging(meaning, name.len() + 2, 2, width);
    printer.line(&format!("{}: {meaning}", palette.strong(name)))?;
    printer.line(&format!("  {} {}", palette.faint("next:"), hanging(next, 8, 8, width)))
}

/// What it means by its name, and by what its status may tell.
fn show(explained: &Explained, printer: &Printer) -> Result<(), OutputError> {
    show_name(explained, printer)?;
    let (palette, width) = (printer.palette(), Printer::width());
    for Otherwise { status, part, meaning, next } in &explained.otherwise {
        let part = part.map(|part| format!(" ({part})")).unwrap_or_default();
        let label = format!("if {status}{part}:");
        printer.line(&format!("  {} {}", palette.faint(&label), hanging(meaning, label.len() + 3, 8, width)))?;
        printer.line(&format!("    {} {}", palette.faint("next:"), hanging(next, 10, 10, width)))?;
    }
    Ok(())
}
