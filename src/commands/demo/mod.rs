//! `meetstream demo`: what `record` does, against a sandbox in the same process: a bot is sent, its webhooks arrive, are
//! verified, kept and shown, and its recordings are saved. Nothing of the user's own set-up is changed.

mod report;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Parser as _;
use tokio::sync::oneshot;

use super::interrupt::Interrupts;
use super::pipeline::{self, ReceiverOptions};
use super::record::{Job, Recorded, record};
use super::scratch::scratch;
use crate::cli::{Cli, Command, DemoArgs};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::journal::Journals;
use crate::model::{Origin, Secret, Trust};
use crate::output::Format;
use crate::sandbox::{Options, Sandbox};
use crate::settings::Setting;
use crate::webhook::scenario::{Envelope, Speed};
use crate::webhook::signature::Keys;

/// How much faster than real the demo's meeting is: 70 s become 6.
const SPEED: u32 = 12;

/// When the demo gives up: far more than any pause between two events.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is asked about the API at most: webhooks come first in a meeting that is as short as the demo's.
const POLL_EVERY: Duration = Duration::from_secs(10);

/// What the demo does, but for where the files go.
const RECORD: [&str; 6] =
    ["record", "--link", "https://meet.google.com/abc-defg-hij", "--video", "--transcript", "deepgram"];

pub(crate) async fn run(args: DemoArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let DemoArgs { out } = args;
    let mut interrupts = Interrupts::catch()?;
    let state = scratch()?;
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
        let played = Box::pin(play(&own)).await;
        stop.send(()).unwrap_or_default();
        played
    };
    let ((), recorded) = tokio::select! {
        status = interrupts.next() => return Ok(status),
        (served, played) = async { tokio::join!(serving, playing) } => (served, played?),
    };
    for bot in &recorded.bots {
        report::show(bot, &recorded, &own).await?;
    }
    Ok(recorded.status)
}

async fn start_sandbox(secrets: &[Secret], ctx: &Context) -> Result<Sandbox, Error> {
    let options = Options {
        speed: Speed::times(SPEED),
        keys: Keys::new(secrets),
        scenario: None,
        envelope: Envelope::default(),
        faults: Vec::new(),
        link_lifetime: None,
        allowed_hosts: Vec::new(),
        notices: None,
        trust: Trust::default(),
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

/// Does what `record` does, and receives the webhooks of the sandbox, which can reach this machine.
async fn play(own: &Context) -> Result<Recorded, Error> {
    say(own, &format!("$ meetstream {}", RECORD.join(" ")));
    let words = ["meetstream"].into_iter().chain(RECORD);
    let cli = Cli::try_parse_from(words).map_err(|error| InputError::refused("the demo", error.to_string()))?;
    let Command::Record(args) = cli.command else {
        return Err(InputError::refused("the demo", "its command is no `record`").into());
    };
    let mut job = Job::from_args(*args, own)?;
    job.pipeline.receiver = Some(ReceiverOptions::new(own)?);
    job.pipeline.stop.idle = Some(PATIENCE);
    if let Some(polling) = &mut job.pipeline.polling {
        polling.every = POLL_EVERY;
    }
    let mut signals = Interrupts::catch()?;
    pipeline::run(own, async |own| Box::pin(record(job, &mut signals, own)).await).await
}

/// Says what is going on, to people.
fn say(ctx: &Context, text: &str) {
    if ctx.printer.format() == Format::Human {
        ctx.printer.note(&ctx.printer.stderr_palette().strong(text));
    }
}
