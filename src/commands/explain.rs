//! `meetstream explain`: what a word of the service means and what to do about it.

use serde::Serialize;

use crate::cli::ExplainArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::model::{printable, shortened};
use crate::output::{Format, Printer};
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
    match name {
        Some(name) => {
            let found = meaning::look_up(&name).ok_or_else(|| Error::UnknownName {
                name: shortened(&printable(&name), 80),
                near: meaning::near(&name),
            })?;
            match printer.format() {
                Format::Json => printer.document(&explained(found))?,
                Format::Human => show(found, printer)?,
            }
        }
        None => {
            let every = || meaning::EVENTS.iter().chain(meaning::reasons());
            match printer.format() {
                Format::Json => printer.document(&every().map(explained).collect::<Vec<_>>())?,
                Format::Human => every().try_for_each(|meaning| show(meaning, printer))?,
            }
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

fn show(meaning: &Meaning, printer: &Printer) -> Result<(), Error> {
    printer.line(&format!("{}: {}", printer.palette().strong(meaning.name), meaning.meaning))?;
    printer.line(&format!("  {} {}", printer.palette().faint("next:"), meaning.next))
}
