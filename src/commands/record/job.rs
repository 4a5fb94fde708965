use std::path::Path;

use serde_json::Value;

use crate::artifact::TranscriptOptions;
use crate::cli::{BotArgs, OnInterrupt, RecordArgs, SendingArgs, TunnelArgs};
use crate::commands::create;
use crate::commands::input::read_text;
use crate::commands::pipeline::{OutsideOptions, PipelineOptions, PollingOptions, ReceiverOptions, Show};
use crate::context::Context;
use crate::error::{Error, InputError, InputSource};
use crate::model::{BotRef, Until};
use crate::reaction::{Awaited, StopOptions};
use crate::source::Following;

/// What is to be recorded, and how.
#[derive(Debug)]
pub(crate) struct Job {
    pub(super) bots: Bots,
    pub(crate) pipeline: PipelineOptions,
    pub(super) on_interrupt: Option<OnInterrupt>,
}

/// The bots of a job.
#[derive(Debug)]
pub(super) enum Bots {
    /// They are sent.
    New(Vec<NewBot>),
    /// It was sent before.
    Sent(BotRef),
}

/// A bot to be sent.
#[derive(Debug)]
pub(super) struct NewBot {
    /// The request, but for where webhooks go.
    pub(super) body: Value,
    /// The time to join as it was typed: from now, it is another one in each run.
    pub(super) join_at: Option<String>,
    /// The name of the call, if the user gives it.
    pub(super) idempotency_key: Option<String>,
}

impl Job {
    /// Decides everything, and reads the files that the flags name.
    pub(crate) fn from_args(args: RecordArgs, ctx: &Context) -> Result<Self, Error> {
        let links = args.links().map_err(|error| InputError::refused("record", error.to_string()))?;
        let RecordArgs { resume, bot, pipeline, format, outside, port, on_interrupt, poll_every, .. } = args;
        let receiver = receiver(outside, port, ctx)?;
        if receiver.is_some() && bot.callback_url.is_some() {
            let problem = "--callback-url sends webhooks elsewhere than --tunnel and --public-url receive them";
            return Err(InputError::refused("record", problem).into());
        }
        let bots = match resume {
            Some(bot) => Bots::Sent(bot),
            None => Bots::New(new_bots(links, &bot, ctx)?),
        };
        let options = PipelineOptions::from_args(pipeline, ctx);
        let pipeline = PipelineOptions {
            receiver,
            stop: StopOptions {
                until: options.stop.until.or(Some(Until::Complete)),
                bots: Awaited::Named,
                ..options.stop
            },
            // What becomes of relays and commands takes lines to tell.
            show: if ctx.printer.is_live() && options.relay.is_empty() { Show::Screen } else { Show::LinesAside },
            polling: Some(PollingOptions { every: poll_every.0, bots: Following::Named(Vec::new()) }),
            transcript: if format.is_empty() {
                options.transcript
            } else {
                TranscriptOptions { formats: format, ..options.transcript }
            },
            ..options
        };
        Ok(Self { bots, pipeline, on_interrupt })
    }

    /// Whether every wanted file is waited for.
    pub(super) fn waits_for_files(&self) -> bool {
        self.pipeline.stop.until == Some(Until::Complete)
    }
}

/// Receives webhooks where the outside can reach this machine.
fn receiver(outside: TunnelArgs, port: Option<u16>, ctx: &Context) -> Result<Option<ReceiverOptions>, Error> {
    let Some(outside) = OutsideOptions::from_args(outside, ctx)? else { return Ok(None) };
    ctx.settings.check_project()?;
    let receiver = ReceiverOptions::new(ctx)?;
    // What leads here from outside already knows the port; a tunnel is told.
    let usual = if outside.known_url().is_some() { receiver.port } else { 0 };
    Ok(Some(ReceiverOptions { port: port.unwrap_or(usual), outside: Some(outside), ..receiver }))
}

/// The requests for bots that are the same but for their links.
fn new_bots(link: Vec<String>, bot: &BotArgs, ctx: &Context) -> Result<Vec<NewBot>, Error> {
    let SendingArgs { payload, idempotency_key, dedup_key, .. } = &bot.sending;
    let reads_stdin = payload.as_deref() == Some(Path::new("-"));
    let links = links(link, reads_stdin)?;
    if links.len() > 1 && (idempotency_key.is_some() || dedup_key.is_some() || reads_stdin) {
        let problem = "--idempotency-key, --dedup-key and --payload - are for one link";
        return Err(InputError::refused("record", problem).into());
    }
    let new = |link: Option<String>| {
        let body = create::checked_body(link.as_deref(), bot, ctx)?;
        Ok(NewBot { body, join_at: bot.join_at.clone(), idempotency_key: idempotency_key.clone() })
    };
    links.into_iter().map(new).collect()
}

/// The links that were given, those on stdin included; without any, the one in the payload or in the profile's table.
fn links(given: Vec<String>, stdin_is_taken: bool) -> Result<Vec<Option<String>>, Error> {
    if given.is_empty() {
        return Ok(vec![None]);
    }
    let mut links = Vec::new();
    for link in given {
        if link != "-" {
            links.push(Some(link));
            continue;
        }
        if stdin_is_taken {
            return Err(InputError::refused("record", "only one of --link and --payload can be stdin").into());
        }
        let text = read_text(&InputSource::Stdin)?;
        links.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| Some(line.to_owned())));
    }
    if links.is_empty() {
        return Err(InputError::refused("record", "no link was given: stdin is empty").into());
    }
    Ok(links)
}
