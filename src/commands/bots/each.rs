//! Doing the same with every bot that was named, one after the other: a failure is reported and does not stop the rest,
//! and the first one decides the exit status.

use serde_json::Value;

use crate::cli::{BotArg, BotsArg};
use crate::commands::input::read_text;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputSource};
use crate::model::Failure as _;
use crate::model::{BotId, BotRef};
use crate::output::Format;

/// What was done with one bot.
pub(super) struct Done {
    /// Lines for people.
    pub(super) lines: Vec<String>,
    /// The same for programs.
    pub(super) json: Value,
    pub(super) status: ExitStatus,
}

impl Done {
    pub(super) fn line(line: String, json: Value) -> Self {
        Self { lines: vec![line], json, status: ExitStatus::Done }
    }
}

/// Does the same with every bot. With one, JSON output is its object; with several, a list of them.
pub(super) async fn each(
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
pub(crate) fn named(arg: &BotsArg) -> Result<(Vec<BotRef>, bool), Error> {
    let mut bots = Vec::new();
    let mut several = arg.bots.len() > 1;
    for bot in &arg.bots {
        match bot {
            BotArg::Bot(bot) => bots.push(bot.clone()),
            BotArg::Stdin => {
                several = true;
                for word in read_text(&InputSource::Stdin)?.split_whitespace() {
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
