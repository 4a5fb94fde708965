//! `meetstream explain`: what a word of the service means and what to do about it.

use serde::Serialize;

use crate::cli::ExplainArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::model::{Explanation, Term, printable, shortened};
use crate::output::{Format, OutputError, Printer, hanging};

/// A word with its explanation.
#[derive(Serialize)]
pub(crate) struct Explained {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) next: &'static str,
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
            every.try_for_each(|explained| show(&explained, printer))?;
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
    let kind = match term {
        Term::Event(_) => "event",
        Term::Reason(_) => "reason",
    };
    Some(Explained { name: term.as_str(), kind, meaning, next })
}

fn show(explained: &Explained, printer: &Printer) -> Result<(), OutputError> {
    let Explained { name, kind: _, meaning, next } = explained;
    let (palette, width) = (printer.palette(), Printer::width());
    let meaning = hanging(meaning, name.len() + 2, 2, width);
    printer.line(&format!("{}: {meaning}", palette.strong(name)))?;
    printer.line(&format!("  {} {}", palette.faint("next:"), hanging(next, 8, 8, width)))
}
