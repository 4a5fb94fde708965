//! `meetstream transcribe` and `meetstream transcripts`: runs of a provider over what a bot recorded.

use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::each::{Done, each};
use crate::api::wire::{TranscribeRequest, TranscriptionRun, config_for, takes_language};
use crate::api::{Client, Subject};
use crate::cli::{TranscribeArgs, TranscriptsArgs};
use crate::commands::input::read_object;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::http::Backoff;
use crate::model::{BotId, Span, printable};
use crate::output::{Column, Format, Table, When};

/// The pauses between two looks at a run.
const PAUSES: Backoff = Backoff::doubling(Duration::from_millis(500), Duration::from_secs(10));

/// How a run ended.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Ending {
    Failed,
    Success,
    /// Not within the time; what it was last.
    Unfinished(String),
}

pub(crate) async fn transcribe(args: TranscribeArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let request = request(&args)?;
    if let Some(doubt) = args.provider.doubt() {
        ctx.printer.warning(&doubt);
    }
    let bot = ctx.bot(&args.bot).await?;
    let api = ctx.api()?;
    let answer = api
        .transcribe(&bot, &request)
        .await
        .map_err(|source| Error::call(Subject::Recorded(bot.clone()), format!("transcribe bot `{bot}`"), source))?;
    let id = answer.view.transcript_id;
    let ending = match (args.wait, &id) {
        (Some(Span(limit)), Some(id)) => {
            ctx.printer.note(&format!("waiting up to {} for transcript {}", Span(limit), printable(id)));
            Some(wait(&api, &bot, id, limit).await?)
        }
        (Some(_), None) | (None, _) => None,
    };
    let (state, status) = match &ending {
        None => ("started", ExitStatus::Done),
        Some(Ending::Success) => ("success", ExitStatus::Done),
        Some(Ending::Failed) => ("failed", ExitStatus::SessionFailed),
        Some(Ending::Unfinished(_)) => ("unfinished", ExitStatus::NotReady),
    };
    let shown = id.as_deref().map_or_else(|| "-".to_owned(), printable);
    match ctx.printer.format() {
        Format::Json => ctx.printer.document(&json!({
            "bot_id": bot, "transcript_id": id, "provider": args.provider.as_str(), "state": state, "response": answer.raw,
        }))?,
        Format::Human => ctx.printer.line(&format!("transcript {shown} of bot {bot} by {}: {state}", args.provider))?,
    }
    match ending {
        Some(Ending::Failed) => ctx.printer.warning("the run failed; `meetstream show` may know why"),
        Some(Ending::Unfinished(last)) => ctx.printer.warning(&format!("the run was last {}", printable(&last))),
        Some(Ending::Success) | None => ctx.printer.next(&format!("meetstream fetch transcript {bot} --wait")),
    }
    Ok(status)
}

fn request(args: &TranscribeArgs) -> Result<TranscribeRequest, Error> {
    let refused = |problem: String| InputError::refused("transcribe", problem);
    let provider = &args.provider;
    if provider.known().is_some_and(|known| known.mode() != crate::model::ProviderMode::PostCall) {
        return Err(refused(format!("{provider} transcribes during the call only")).into());
    }
    if args.language.is_some() && !provider.known().is_some_and(takes_language) {
        return Err(refused(format!(
            "{provider} has no option for the language that is known; --provider-config takes any"
        ))
        .into());
    }
    let config = match &args.provider_config {
        Some(path) => Value::Object(read_object(&InputSource::from_argument(path.clone()))?),
        None => provider.known().map_or(json!({}), |known| config_for(known, args.language.as_deref())),
    };
    Ok(TranscribeRequest {
        provider: Map::from_iter([(provider.as_str().to_owned(), config)]),
        callback_url: args.callback_url.as_ref().map(ToString::to_string),
    })
}

/// Looks at a run with growing pauses until it has ended.
///
/// After a failure the run itself may say `Not started` for ever; the bot's `TranscriptStatus` is the authority then
/// (`docs/api.md`, "Transcripts").
async fn wait(api: &Client, bot: &BotId, transcript_id: &str, limit: Duration) -> Result<Ending, Error> {
    let deadline = Instant::now() + limit;
    let mut looks = 0;
    loop {
        let failed =
            |source| Error::call(Subject::Bot(bot.clone()), format!("look at the transcripts of bot `{bot}`"), source);
        let runs = api.transcriptions(bot).await.map_err(failed)?.view.transcriptions;
        let run = runs.into_iter().find(|run| run.transcript_id.as_deref() == Some(transcript_id));
        let mut last = run.and_then(|run| run.status).unwrap_or_else(|| "not listed".to_owned());
        if !last.eq_ignore_ascii_case("success") && !last.eq_ignore_ascii_case("failed") {
            let details = api.bot_details(bot).await.map_err(failed)?.view;
            let current = details.transcript_id.as_deref() == Some(transcript_id);
            if let Some(status) =
                details.transcript_status.filter(|status| current && status.eq_ignore_ascii_case("failed"))
            {
                last = status;
            }
        }
        if last.eq_ignore_ascii_case("success") {
            return Ok(Ending::Success);
        }
        if last.eq_ignore_ascii_case("failed") {
            return Ok(Ending::Failed);
        }
        looks += 1;
        let pause = PAUSES.pause(looks);
        if Instant::now() + pause > deadline {
            return Ok(Ending::Unfinished(last));
        }
        tokio::time::sleep(pause).await;
    }
}

pub(crate) async fn transcripts(args: TranscriptsArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    let when = if args.absolute { When::Absolute } else { When::Relative { now: ctx.now() } };
    each(&args.bots, ctx, async |bot| {
        let answer = api.transcriptions(&bot).await.map_err(|source| {
            Error::call(Subject::Bot(bot.clone()), format!("list the transcripts of bot `{bot}`"), source)
        })?;
        let runs = answer.view.transcriptions;
        if runs.is_empty() {
            ctx.printer.note(&format!("bot {bot} has no transcripts"));
        }
        let documents: Vec<Value> = runs.iter().map(document).collect();
        let json = json!({"bot_id": bot, "transcripts": documents, "response": answer.raw});
        let lines = if runs.is_empty() { Vec::new() } else { ctx.printer.rows(&table(&bot, &runs, when)) };
        Ok(Done { lines, json, status: ExitStatus::Done })
    })
    .await
}

fn document(run: &TranscriptionRun) -> Value {
    json!({
        "transcript_id": run.transcript_id, "provider": run.provider, "status": run.status, "created_at": run.created_at,
    })
}

fn table(bot: &BotId, runs: &[TranscriptionRun], when: When) -> Table {
    let mut table = Table::new([
        Column::whole("BOT"),
        Column::whole("TRANSCRIPT"),
        Column::text("PROVIDER"),
        Column::text("STATUS"),
        Column::text("STARTED"),
    ]);
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    for run in runs {
        table.row([
            bot.short().to_owned(),
            or_dash(&run.transcript_id),
            or_dash(&run.provider),
            or_dash(&run.status),
            when.show(run.created_at),
        ]);
    }
    table
}
