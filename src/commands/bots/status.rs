//! `meetstream status`: where bots are now, or one bot's way out of the meeting.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::board::board;
use super::each::{Done, each, named};
use super::finding::{Case, has_left};
use super::known::Known;
use crate::api::wire::BotDetails;
use crate::api::{ApiError, Client, Subject};
use crate::cli::{BotsArg, StatusArgs};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::http::Backoff;
use crate::model::{BotId, Outcome, Span, folded, printable};
use crate::output::Volume;

/// The pauses between two looks at a bot whose state stays the same.
const PAUSES: Backoff = Backoff { first: Duration::from_secs(1), factor: 1.5, longest: Duration::from_secs(15) };

pub(crate) async fn status(args: StatusArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let StatusArgs { bots, watch } = args;
    if bots.is_empty() {
        return board(ctx).await;
    }
    let bots = BotsArg { bots };
    let api = ctx.api()?;
    let Some(Span(limit)) = watch else {
        return each(&bots, ctx, async |bot| {
            let look = look(&api, &bot, ctx).await?;
            let Look { status, outcome, raw } = &look;
            let json = json!({"bot_id": bot, "status": status, "outcome": outcome, "response": raw});
            Ok(Done { status: look.exit_status(), ..Done::line(look.line(&bot, ctx), json) })
        })
        .await;
    };
    match named(&bots)?.0.as_slice() {
        [bot] => follow(&api, &ctx.bot(bot).await?, limit, ctx).await,
        _ => Err(InputError::refused("status --watch", "it follows one bot at a time").into()),
    }
}

/// Where a bot is, and how its session went as far as it has left.
struct Look {
    status: String,
    outcome: Option<Outcome>,
    raw: Value,
}

impl Look {
    fn exit_status(&self) -> ExitStatus {
        self.outcome.map_or(ExitStatus::Done, Outcome::exit_status)
    }

    fn line(&self, bot: &BotId, ctx: &Context) -> String {
        let shown = printable(&self.status);
        if ctx.printer.volume() == Volume::Quiet {
            return shown;
        }
        let palette = ctx.printer.palette();
        let failed = self.outcome.filter(|outcome| outcome.is_failure());
        let failed = failed.filter(|outcome| folded(outcome.as_str()) != folded(&self.status));
        let failed = failed.map(|outcome| format!("  {}", palette.bad(outcome.as_str()))).unwrap_or_default();
        format!("{}  {}{failed}", ctx.printer.bot(bot), palette.status(&shown))
    }
}

/// Asks where a bot is. Once it has left, what it is said to be tells no more how that went: the timeline does, and what
/// the journal knows.
async fn look(api: &Client, bot: &BotId, ctx: &Context) -> Result<Look, Error> {
    let failed =
        |source: ApiError| Error::call(Subject::Bot(bot.clone()), format!("fetch the state of bot `{bot}`"), source);
    let answer = api.bot_status(bot).await.map_err(failed)?;
    let status = answer.view.status.clone().unwrap_or_else(|| "unknown".to_owned());
    let mut look = Look { status, outcome: None, raw: answer.raw };
    if has_left(&look.status) {
        let known = Known::read(bot, ctx).await?;
        let outcome = |details: BotDetails| {
            let details = BotDetails { status: Some(look.status.clone()), ..details };
            Case::new(bot, &details, &known, ctx.now(), false).session.outcome()
        };
        let by_state = outcome(BotDetails::default());
        look.outcome = Some(if by_state.is_failure() {
            by_state
        } else {
            match api.bot_details(bot).await {
                Ok(answer) => outcome(answer.view),
                // It is erased, and the state is what there is to know.
                Err(source) if source.is_not_found() => by_state,
                Err(source) => return Err(failed(source)),
            }
        });
    }
    Ok(look)
}

/// Prints each new state, looking again with growing pauses that begin anew with every change.
async fn follow(api: &Client, bot: &BotId, limit: Duration, ctx: &Context) -> Result<ExitStatus, Error> {
    let deadline = Instant::now() + limit;
    let mut last = None;
    let mut looks = 0;
    loop {
        let look = look(api, bot, ctx).await?;
        let Look { status, outcome, raw } = &look;
        if last.as_ref() != Some(status) {
            let record = json!({"type": "status", "at": ctx.now(), "bot_id": bot, "status": status, "outcome": outcome,
                                "response": raw});
            ctx.printer.answer(&record, || look.line(bot, ctx))?;
            looks = 0;
        }
        if outcome.is_some() {
            return Ok(look.exit_status());
        }
        looks += 1;
        let pause = PAUSES.pause(looks);
        if Instant::now() + pause > deadline {
            ctx.printer.warning(&format!("bot {bot} has not left within {}", Span(limit)));
            return Ok(ExitStatus::NotReady);
        }
        tokio::time::sleep(pause).await;
        last = Some(look.status);
    }
}
