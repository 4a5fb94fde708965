//! The commands about bots that exist already.
//!
//! Several bots are dealt with one after the other: a failure is reported and does not stop the rest, and the first
//! one decides the exit status.

mod act;
mod explain;
mod list;
mod show;
mod status;
mod transcripts;

use serde_json::Value;

pub(crate) use act::{cancel_scheduled, delete, image, pause, remove, resume, say};
pub(crate) use list::list;
pub(crate) use show::show;
pub(crate) use status::status;
pub(crate) use transcripts::{transcribe, transcripts};

use crate::cli::{BotArg, BotsArg};
use crate::commands::input::read_text;
use crate::context::Context;
use crate::error::{Error, ExitStatus, Source};
use crate::model::Failure as _;
use crate::model::{BotId, BotRef};
use crate::output::Format;

/// What was done with one bot.
struct Done {
    /// Lines for people.
    lines: Vec<String>,
    /// The same for programs.
    json: Value,
    status: ExitStatus,
}

impl Done {
    fn line(line: String, json: Value) -> Self {
        Self { lines: vec![line], json, status: ExitStatus::Done }
    }
}

/// Does the same with every bot. With one, JSON output is its object; with several, a list of them.
async fn each(
    bots: &BotsArg,
    ctx: &Context,
    work: impl AsyncFn(BotId) -> Result<Done, Error>,
) -> Result<ExitStatus, Error> {
    let (bots, several) = named(bots)?;
    if bots.is_empty() {
        ctx.printer.note("no bots were named");
    }
    let mut status = ExitStatus::Done;
    let mut documents = Vec::new();
    for bot in &bots {
        let result = match ctx.bot(bot).await {
            Ok(bot) => work(bot).await,
            Err(error) => Err(error),
        };
        let bad = match result {
            Ok(done) => {
                if ctx.printer.format() == Format::Human {
                    done.lines.iter().try_for_each(|line| ctx.printer.line(line))?;
                }
                documents.push(done.json);
                done.status
            }
            Err(error) if error.is_quiet() => return Err(error),
            Err(error) if !several => return Err(error),
            Err(error) => {
                ctx.printer.error(&error);
                error.exit_status()
            }
        };
        if status == ExitStatus::Done {
            status = bad;
        }
    }
    if ctx.printer.format() == Format::Json {
        match documents.as_slice() {
            [document] if !several => ctx.printer.document(document)?,
            documents => ctx.printer.document(&documents)?,
        }
    }
    Ok(status)
}

/// The bots that were named, and whether the user may have meant several.
fn named(arg: &BotsArg) -> Result<(Vec<BotRef>, bool), Error> {
    let mut bots = Vec::new();
    let mut several = arg.bots.len() > 1;
    for bot in &arg.bots {
        match bot {
            BotArg::Bot(bot) => bots.push(bot.clone()),
            BotArg::Stdin => {
                several = true;
                for word in read_text(&Source::Stdin)?.split_whitespace() {
                    let bot = word.parse().map_err(|error: crate::model::ParseBotIdError| {
                        crate::error::InputError::refused(
                            "the list of bots",
                            format!("`{}`: {error}", crate::model::printable(word)),
                        )
                    })?;
                    bots.push(bot);
                }
            }
        }
    }
    Ok((bots, several))
}
