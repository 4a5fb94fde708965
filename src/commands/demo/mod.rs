//! `meetstream demo`: the whole job in one process, against the sandbox: a bot is created, its webhooks arrive, are
//! verified, kept and shown, and its recordings are saved. Nothing of the user's own set-up is changed.

mod report;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Parser as _;
use tokio::sync::oneshot;

use super::create;
use super::interrupt::Interrupts;
use super::pipeline::{Ended, Pipeline, PipelineOptions, ReceiverOptions};
use crate::cli::{Cli, Command, DemoArgs};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, SystemError};
use crate::journal::Journals;
use crate::model::{BotId, Secret, Until};
use crate::output::Format;
use crate::reaction::StopOptions;
use crate::sandbox::{Options, Sandbox};
use crate::settings::{Origin, Setting};
use crate::webhook::scenario::{Envelope, Speed};
use crate::webhook::signature::Keys;

/// How much faster than real the demo's meeting is: 70 s become 6.
const SPEED: u32 = 12;

/// When the demo gives up: far more than any pause between two events.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the demo creates its bot with, but for the callback.
const CREATE: [&str; 7] = [
    "create",
    "--link",
    "https://meet.google.com/abc-defg-hij",
    "--video",
    "--transcript",
    "deepgram",
    "--callback-url",
];

pub(crate) async fn run(args: DemoArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let DemoArgs { out } = args;
    let mut interrupts = Interrupts::catch()?;
    let state = tempfile::tempdir().map_err(SystemError::TemporaryFolder)?;
    let secret = Secret::new(&format!("whsec_{}", uuid::Uuid::new_v4().simple()));
    let secrets: Vec<Secret> = secret.into_iter().collect();
    let sandbox = start_sandbox(&secrets, ctx).await?;
    let own = own_context(&sandbox, secrets, &out, state.path(), ctx)?;
    say(ctx, &format!("sandbox on {}, {SPEED} times faster than real", sandbox.address()));

    let (stop, stopped) = oneshot::channel::<()>();
    let serving = sandbox.serve(async {
        drop(stopped.await);
    });
    let playing = async {
        let result = Box::pin(play(&own)).await;
        stop.send(()).unwrap_or_default();
        result
    };
    let ((), (bot_id, ended)) = tokio::select! {
        status = interrupts.next() => return Ok(status),
        (served, played) = async { tokio::join!(serving, playing) } => (served, played?),
    };
    if let Some(bot_id) = bot_id {
        report::show(&bot_id, &out, &own).await?;
    }
    Ok(ended)
}

async fn start_sandbox(secrets: &[Secret], ctx: &Context) -> Result<Sandbox, Error> {
    let options = Options {
        speed: Speed::times(SPEED),
        keys: Keys::new(secrets),
        scenario: None,
        envelope: Envelope::default(),
        faults: Vec::new(),
        link_lifetime: None,
        notices: None,
        clock: ctx.clock,
    };
    Sandbox::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), options).await.map_err(Error::Sandbox)
}

/// The user's context with the sandbox in the place of the service, and a journal of its own.
fn own_context(
    sandbox: &Sandbox,
    secrets: Vec<Secret>,
    out: &Path,
    state: &Path,
    ctx: &Context,
) -> Result<Context, Error> {
    fn decided<T>(value: T) -> Setting<T> {
        Setting { value, origin: Origin::Default }
    }
    // Its journal is closed before its folder is removed.
    let mut own = Context { journals: Journals::default(), ..ctx.clone() };
    let refused = |error: crate::model::ParseApiUrlError| InputError::refused("the demo", error.to_string());
    own.settings.api_url = decided(sandbox.api_url().parse().map_err(refused)?);
    own.settings.api_key = Secret::new("ms_demo_key_of_the_sandbox").map(decided);
    own.settings.webhook_secrets = decided(secrets);
    own.settings.output_dir = decided(PathBuf::from(out));
    own.settings.listen_host = decided(Ipv4Addr::LOCALHOST.into());
    own.settings.listen_port = decided(0);
    own.settings.listen_path = decided("/webhook".to_owned());
    state.clone_into(&mut own.settings.locations.state_dir);
    Ok(own)
}

/// Receives until the session is complete, and creates the bot once that is ready.
async fn play(own: &Context) -> Result<(Option<BotId>, ExitStatus), Error> {
    let stop = StopOptions { until: Some(Until::Complete), idle: Some(PATIENCE), ..StopOptions::default() };
    let options = PipelineOptions { receiver: Some(ReceiverOptions::new(own)?), stop, ..PipelineOptions::new(own) };
    let mut pipeline = Pipeline::start(options, own).await?;
    let url = pipeline.ready().url.clone().unwrap_or_default();
    let bot_id = match Box::pin(pipeline.until(create_bot(&url, own))).await? {
        Ended::Asked(created) => Some(created?),
        Ended::Reached(status) => return Ok((None, status)),
    };
    let ended = match pipeline.until(std::future::pending::<ExitStatus>()).await? {
        Ended::Asked(status) | Ended::Reached(status) => status,
    };
    pipeline.finish().await?;
    Ok((bot_id, ended))
}

async fn create_bot(callback_url: &str, own: &Context) -> Result<BotId, Error> {
    let words = ["meetstream"].into_iter().chain(CREATE).chain([callback_url]);
    say(own, &format!("$ {}", words.clone().collect::<Vec<_>>().join(" ")));
    let cli = Cli::try_parse_from(words).map_err(|error| InputError::refused("the demo", error.to_string()))?;
    let Command::Create(args) = cli.command else {
        return Err(InputError::refused("the demo", "its command is no `create`").into());
    };
    let body = create::checked_body(args.link.as_deref(), &args.bot, own)?;
    let sent = create::send(body, &uuid::Uuid::new_v4().to_string(), own).await?;
    Ok(sent.bot_id)
}

/// Says what is going on, to people.
fn say(ctx: &Context, text: &str) {
    if ctx.printer.format() == Format::Human {
        ctx.printer.note(&ctx.printer.stderr_palette().strong(text));
    }
}
