//! `meetstream explain`: what a word of the service means and what to do about it.

use serde::Serialize;

use crate::cli::ExplainArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::model::{printable, shortened};
use crate::output::{Format, OutputError, Printer, hanging};
use crate::webhook::meaning::{self, Meaning};

#[derive(Serialize)]
struct Explained {
    name: &'static str,
    kind: &'static str,
    meaning: &'static str,
    next: &'static str,
}

pub(crate) fn run(args: ExplainArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let ExplainArgs { name } = args;
    let printer = &ctx.printer;
    let is_json = printer.format() == Format::Json;
    if let Some(name) = name {
        let near = || InputError::UnknownName { name: shortened(&printable(&name), 80), near: meaning::near(&name) };
        let found = meaning::look_up(&name).ok_or_else(near)?;
        if is_json { printer.document(&explained(found))? } else { show(found, printer)? }
    } else {
        let mut every = meaning::EVENTS.iter().chain(meaning::reasons());
        if is_json {
            printer.document(&every.map(explained).collect::<Vec<_>>())?;
        } else {
            every.try_for_each(|meaning| show(meaning, printer))?;
        }
    }
    Ok(ExitStatus::Done)
}

fn explained(meaning: &'static Meaning) -> Explained {
    let is_event = meaning::EVENTS.iter().any(|event| event.name == meaning.name);
    Explained {
        name: meaning.name,
        kind: if is_event { "event" } else { "reason" },
        meaning: meaning.meaning,
        next: meaning.next,
    }
}

fn show(Meaning { name, meaning, next }: &Meaning, printer: &Printer) -> Result<(), OutputError> {
    let (palette, width) = (printer.palette(), Printer::width());
    let meaning = hanging(meaning, name.len() + 2, 2, width);
    printer.line(&format!("{}: {meaning}", palette.strong(name)))?;
    printer.line(&format!("  {} {}", palette.faint("next:"), hanging(next, 8, 8, width)))
}
