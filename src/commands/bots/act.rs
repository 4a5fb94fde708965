//! What bots can be told: to leave, to be erased, to speak, to show, to pause.

use serde_json::{Value, json};

use super::each::{Done, each};
use crate::api::wire::Deletion;
use crate::api::{Answer, Client, RecordingCommand, Subject};
use crate::cli::{BotsArg, DeleteArgs, ImageArgs, PauseArgs, RemoveArgs, ResumeArgs, SayArgs};
use crate::commands::input::{confirm, read_text};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::model::{BotId, BotRef};

/// What prints the ids of scheduled bots.
const SCHEDULED: &str = "`meetstream calendar scheduled`";

/// `meetstream remove`.
pub(crate) async fn remove(args: RemoveArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    each(&args.bots, ctx, async |bot| {
        let raw = leave(&api, &bot).await?;
        ctx.printer.next(&format!("meetstream status {bot} --watch"));
        Ok(Done::line(format!("asked bot {bot} to leave"), document(&bot, "removing", &raw)))
    })
    .await
}

/// Asks a bot to leave. Returns what the service answers.
pub(crate) async fn leave(api: &Client, bot: &BotId) -> Result<Value, Error> {
    let answer = api.remove_bot(bot).await;
    let answer = answer.map_err(|source| Error::call(Subject::Bot(bot.clone()), format!("remove bot `{bot}`"), source));
    Ok(answer?.raw)
}

/// `meetstream delete`.
pub(crate) async fn delete(args: DeleteArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    each(&args.bots, ctx, async |bot| {
        if !args.yes {
            let consequence = format!("This erases everything the service has of bot {bot}, for good.");
            confirm(&ctx.printer, &consequence, bot.as_str())?;
        }
        let answer = erase(&api, &bot).await?;
        let objects = match answer.view.deleted_objects {
            Some(1) => " (1 object)".to_owned(),
            Some(count) => format!(" ({count} objects)"),
            None => String::new(),
        };
        Ok(Done::line(format!("deleted the data of bot {bot}{objects}"), document(&bot, "deleted", &answer.raw)))
    })
    .await
}

/// Erases everything that the service has of a bot, for good.
pub(crate) async fn erase(api: &Client, bot: &BotId) -> Result<Answer<Deletion>, Error> {
    let action = format!("delete the data of bot `{bot}`");
    api.delete_bot(bot).await.map_err(|source| Error::call(Subject::Bot(bot.clone()), action, source))
}

/// `meetstream calendar cancel`.
pub(crate) async fn cancel_scheduled(bots: &BotsArg, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    each(bots, ctx, async |bot| {
        let action = format!("cancel scheduled bot `{bot}`");
        let answer = api
            .cancel_scheduled_bot(&bot)
            .await
            .map_err(|source| Error::call(Subject::Listed(SCHEDULED), action, source))?;
        Ok(Done::line(format!("cancelled bot {bot}"), document(&bot, "cancelled", &answer.raw)))
    })
    .await
}

/// `meetstream say`.
pub(crate) async fn say(args: SayArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let text = match args.text.as_slice() {
        [dash] if dash == "-" => read_text(&InputSource::Stdin)?,
        words => words.join(" "),
    };
    let (bot, raw) = speak(&args.bot, &text, ctx).await?;
    finish(&bot, &format!("bot {bot} was told to say it"), &document(&bot, "saying", &raw), ctx)
}

/// Has a bot write a message into the meeting's chat. Returns the bot, and what the service answers.
pub(crate) async fn speak(bot: &BotRef, text: &str, ctx: &Context) -> Result<(BotId, Value), Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(InputError::refused("say", "the message is empty").into());
    }
    let bot = ctx.bot(bot).await?;
    let answer = ctx.api()?.send_message(&bot, text).await.map_err(|source| {
        Error::call(Subject::InMeeting(bot.clone()), format!("have bot `{bot}` say something"), source)
    })?;
    Ok((bot, answer.raw))
}

/// `meetstream image`.
pub(crate) async fn image(args: ImageArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    if !matches!(args.url.scheme(), "https" | "http") {
        return Err(InputError::refused("image", "the image must be at an http or https URL").into());
    }
    let seconds = args.duration.map(|span| span.0.as_secs());
    if seconds == Some(0) || args.duration.is_some_and(|span| span.0.subsec_nanos() != 0) {
        return Err(InputError::refused("image", "--duration is a whole number of seconds, at least 1s").into());
    }
    let bot = ctx.bot(&args.bot).await?;
    let answer = ctx.api()?.send_image(&bot, args.url.as_str(), seconds).await.map_err(|source| {
        Error::call(Subject::InMeeting(bot.clone()), format!("have bot `{bot}` show an image"), source)
    })?;
    finish(&bot, &format!("bot {bot} was told to show it"), &document(&bot, "showing", &answer.raw), ctx)
}

/// `meetstream pause`.
pub(crate) async fn pause(args: PauseArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    command(&args.bots, RecordingCommand::Pause, ctx).await
}

/// `meetstream resume`.
pub(crate) async fn resume(args: ResumeArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    command(&args.bots, RecordingCommand::Resume, ctx).await
}

async fn command(bots: &BotsArg, command: RecordingCommand, ctx: &Context) -> Result<ExitStatus, Error> {
    let (verb, action) = match command {
        RecordingCommand::Pause => ("pause", "pausing"),
        RecordingCommand::Resume => ("resume", "resuming"),
    };
    let api = ctx.api()?;
    each(bots, ctx, async |bot| {
        let answer = api.command_recording(&bot, command).await.map_err(|source| {
            Error::call(Subject::InMeeting(bot.clone()), format!("{verb} the recording of bot `{bot}`"), source)
        })?;
        Ok(Done::line(format!("bot {bot} was told to {verb} its recording"), document(&bot, action, &answer.raw)))
    })
    .await
}

/// The `--json` of a command that changes something: what was done, and the API's answer under it.
fn document(bot: &BotId, action: &str, raw: &Value) -> Value {
    json!({"bot_id": bot, "action": action, "response": raw})
}

fn finish(bot: &BotId, line: &str, document: &Value, ctx: &Context) -> Result<ExitStatus, Error> {
    ctx.printer.outcome(line, document)?;
    ctx.printer.next(&format!("meetstream status {bot}"));
    Ok(ExitStatus::Done)
}
