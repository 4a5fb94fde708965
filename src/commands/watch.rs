//! `meetstream watch`: follows bots through the API, and shows and does what `listen` would for their webhooks.

use super::bots::named;
use super::interrupt::Interrupts;
use super::pipeline::{self, Ended, Pipeline, PipelineOptions, PollingOptions};
use crate::cli::WatchArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::model::{BotId, EventFilter, Until};
use crate::reaction::{Awaited, StopOptions};
use crate::source::Following;

pub(super) async fn run(args: WatchArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let WatchArgs { bots, pipeline, poll_every } = args;
    let mut ids: Vec<BotId> = Vec::new();
    for bot in named(&bots)?.0 {
        let id = ctx.bot(&bot).await?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if ids.is_empty() {
        ctx.printer.note("no bots were named");
        return Ok(ExitStatus::Done);
    }
    let options = PipelineOptions::from_args(pipeline, ctx);
    let options = PipelineOptions {
        filter: EventFilter { bots: ids.iter().cloned().map(Into::into).collect(), ..options.filter },
        stop: StopOptions { until: options.stop.until.or(Some(Until::Complete)), bots: Awaited::Named, ..options.stop },
        polling: Some(PollingOptions { every: poll_every.0, bots: Following::Named(ids.clone()) }),
        bots: ids,
        ..options
    };
    Box::pin(pipeline::run(ctx, async |ctx| follow(options, ctx).await)).await
}

/// Follows until every bot has come to its end, or a signal asks for another.
async fn follow(options: PipelineOptions, ctx: &Context) -> Result<ExitStatus, Error> {
    let mut signals = Interrupts::catch()?;
    let bots = options.bots.clone();
    let mut pipeline = Pipeline::start(options, ctx).await?;
    pipeline.expect(&bots);
    let end = pipeline.until(signals.next()).await.map(|ended| match ended {
        Ended::Reached(status) => status,
        Ended::Asked(status) => {
            ctx.printer.note(pipeline::STOPPING);
            status
        }
    });
    pipeline.end(end, signals.next()).await
}
