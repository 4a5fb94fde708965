//! `meetstream status`: where bots are now, or one bot's way out of the meeting.

use std::time::Duration;

use serde_json::json;
use tokio::time::Instant;

use super::each::{Done, each, named};
use crate::api::Client;
use crate::api::wire::BotState;
use crate::api::{Answer, ApiError};
use crate::cli::StatusArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::http::Backoff;
use crate::model::{BotId, Span, folded, printable};
use crate::output::Volume;

/// The pauses between two looks at a bot whose state stays the same.
const PAUSES: Backoff = Backoff { first: Duration::from_secs(1), factor: 1.5, longest: Duration::from_secs(15) };

pub(crate) async fn status(args: StatusArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let StatusArgs { bots, watch } = args;
    let api = ctx.api()?;
    let Some(Span(limit)) = watch else {
        return each(&bots, ctx, async |bot| {
            let (status, answer) = look(&api, &bot).await?;
            let json = json!({"bot_id": bot, "status": status, "response": answer.raw});
            Ok(Done { status: verdict(&status), ..Done::line(line(&bot, &status, ctx), json) })
        })
        .await;
    };
    match named(&bots)?.0.as_slice() {
        [bot] => follow(&api, &ctx.bot(bot).await?, limit, ctx).await,
        _ => Err(InputError::refused("status --watch", "it follows one bot at a time").into()),
    }
}

async fn look(api: &Client, bot: &BotId) -> Result<(String, Answer<BotState>), Error> {
    let failed = |source: ApiError| Error::api(format!("fetch the state of bot `{bot}`"), source);
    let answer = api.bot_status(bot).await.map_err(failed)?;
    Ok((answer.view.status.clone().unwrap_or_else(|| "unknown".to_owned()), answer))
}

fn line(bot: &BotId, status: &str, ctx: &Context) -> String {
    if ctx.printer.volume() == Volume::Quiet {
        return printable(status);
    }
    format!("{}  {}", ctx.printer.bot(bot), ctx.printer.palette().status(&printable(status)))
}

/// Prints each new state, looking again with growing pauses that begin anew with every change.
async fn follow(api: &Client, bot: &BotId, limit: Duration, ctx: &Context) -> Result<ExitStatus, Error> {
    let deadline = Instant::now() + limit;
    let mut last = None;
    let mut looks = 0;
    loop {
        let (status, answer) = look(api, bot).await?;
        if last.as_ref() != Some(&status) {
            let record =
                json!({"type": "status", "at": ctx.now(), "bot_id": bot, "status": status, "response": answer.raw});
            ctx.printer.answer(&record, || line(bot, &status, ctx))?;
            looks = 0;
        }
        if has_left(&status) {
            return Ok(verdict(&status));
        }
        looks += 1;
        let pause = PAUSES.pause(looks);
        if Instant::now() + pause > deadline {
            ctx.printer.warning(&format!("bot {bot} has not left within {}", Span(limit)));
            return Ok(ExitStatus::NotReady);
        }
        tokio::time::sleep(pause).await;
        last = Some(status);
    }
}

/// Whether a bot in this state will not be in the meeting again; its media may still be processed.
fn has_left(status: &str) -> bool {
    let ends = ["stopped", "done", "mediaprocessing", "mediaexpired", "cancelled"];
    verdict(status) != ExitStatus::Done || ends.contains(&folded(status).as_str())
}

/// What a state means to a script.
pub(super) fn verdict(status: &str) -> ExitStatus {
    match folded(status).as_str() {
        "notallowed" | "denied" | "error" | "failed" => ExitStatus::SessionFailed,
        _ => ExitStatus::Done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bot_has_left_when_it_stopped_or_never_came() {
        for status in ["Stopped", "Done", "NotAllowed", "Denied", "ERROR", "FAILED", "MediaExpired", "Cancelled"] {
            assert!(has_left(status), "{status}");
        }
        for status in
            ["Active", "Scheduled", "Joining", "InWaitingRoom", "In_Meeting", "Recording", "Leaving", "unknown"]
        {
            assert!(!has_left(status), "{status}");
        }
    }
}
