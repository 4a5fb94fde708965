//! `meetstream listen`: receives webhooks on this machine, keeps them, shows them, fetches what they announce.

mod command;
mod options;
mod print;
mod ready_file;

use std::time::Duration;

use super::interrupt::Interrupts;
use super::pipeline::{self, Ended, Pipeline, PipelineOptions};
use super::resign;
use crate::cli::ListenArgs;
use crate::context::Context;
use crate::error::{CommandError, Error, ExitStatus};
use crate::model::Secret;
use crate::output::{Format, Volume};
use crate::record::SigningSecret;
use command::{RunningCommand, UserCommand};
use ready_file::ReadyFile;

/// How long the command may still take to end by itself once the session is over that it may have begun.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// What is asked for beside the pipeline.
struct Beside {
    ready_file: Option<ReadyFile>,
    command: Option<UserCommand>,
}

/// What happens while the pipeline runs.
enum Happened {
    Signal(ExitStatus),
    CommandEnded(Result<(), CommandError>),
}

pub(super) async fn run(mut args: ListenArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let (prints_url, prints_secret) = (args.print_url, args.print_secret);
    let (ready_file, command) = (args.ready_file.take(), UserCommand::new(std::mem::take(&mut args.command)));
    let options = options::pipeline(args, ctx)?;
    if prints_url {
        return print::url(&options, ctx);
    }
    if prints_secret {
        return print::secret(&options, ctx);
    }
    let beside = Beside { ready_file: ready_file.map(ReadyFile::take).transpose()?, command };
    pipeline::run(ctx, async |ctx| Box::pin(until_stopped(options, beside, ctx)).await).await
}

/// Listens until a signal or another reason to end.
async fn until_stopped(options: PipelineOptions, beside: Beside, ctx: &Context) -> Result<ExitStatus, Error> {
    let Beside { mut ready_file, command } = beside;
    let ends_with_command = command.is_some() && !options.stop.has_end();
    let mut signals = Interrupts::catch()?;
    let secret = verifying_secret(&options, ctx)?;
    // A tunnel takes its time.
    let started = tokio::select! {
        started = Pipeline::start(options, ctx) => started,
        status = signals.next() => return Ok(status),
    };
    let mut pipeline = started?;
    let mut running = None;
    let begun = begin(&pipeline, ready_file.as_mut(), command.as_ref(), secret.as_ref(), ctx);
    let end = match begun {
        Ok(command) => {
            running = command;
            session(&mut pipeline, running.as_mut(), &mut signals, ends_with_command, ctx).await
        }
        Err(error) => Err(error),
    };
    // Whoever reads it must not be led to a listener that is about to go.
    drop(ready_file);
    let command = async {
        if let Some(command) = running {
            command.end().await;
        }
    };
    let finished = async { tokio::join!(pipeline.finish(end), command).0 };
    tokio::select! {
        finished = finished => finished,
        status = signals.next() => Ok(status),
    }
}

/// What the command verifies with: the secret that relayed webhooks are signed with.
fn verifying_secret(options: &PipelineOptions, ctx: &Context) -> Result<Option<Secret>, Error> {
    let secrets = match options.relay.signing_secret(&options.secrets) {
        Some(SigningSecret::Generated) => resign::secrets(&[], ctx)?,
        Some(SigningSecret::Configured) | None => options.secrets.clone(),
    };
    Ok(secrets.into_iter().next())
}

/// Tells everybody who waits for it that deliveries are taken.
fn begin(
    pipeline: &Pipeline,
    ready_file: Option<&mut ReadyFile>,
    command: Option<&UserCommand>,
    secret: Option<&Secret>,
    ctx: &Context,
) -> Result<Option<RunningCommand>, Error> {
    let Some(url) = pipeline.ready().callback_url() else { return Ok(None) };
    if let Some(file) = ready_file {
        file.announce(url)?;
    }
    if (ctx.printer.format(), ctx.printer.volume()) == (Format::Human, Volume::Quiet) {
        ctx.printer.value(url)?;
    }
    Ok(command.map(|command| command.start(url, secret)).transpose()?)
}

/// Lets the pipeline and the command run until one of them has come to the end that was asked for, or a signal comes.
async fn session(
    pipeline: &mut Pipeline,
    mut command: Option<&mut RunningCommand>,
    signals: &mut Interrupts,
    ends_with_command: bool,
    ctx: &Context,
) -> Result<ExitStatus, Error> {
    let has_command = command.is_some();
    loop {
        let reached = match pipeline.until(next(command.as_deref_mut(), signals)).await? {
            Ended::Asked(Happened::Signal(status)) => return Ok(stopped(status, command, has_command, ctx)),
            Ended::Asked(Happened::CommandEnded(ended)) => {
                ended?;
                if ends_with_command {
                    return Ok(ExitStatus::Done);
                }
                command = None;
                continue;
            }
            Ended::Reached(status) => status,
        };
        if command.is_none() {
            return Ok(reached);
        }
        // A command that has begun a session is about to end when the session is short.
        let last_words = tokio::time::timeout(LAST_WORDS, next(command.as_deref_mut(), signals));
        return match pipeline.meanwhile(last_words).await? {
            Ok(Happened::Signal(status)) => Ok(stopped(status, command, has_command, ctx)),
            Ok(Happened::CommandEnded(Err(error))) if reached == ExitStatus::Done => Err(error.into()),
            Ok(Happened::CommandEnded(_)) | Err(_) => Ok(reached),
        };
    }
}

/// The next signal, or the end of the command, whichever comes first. Cancel safe.
async fn next(command: Option<&mut RunningCommand>, signals: &mut Interrupts) -> Happened {
    let ended = async {
        match command {
            Some(command) => command.ended().await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        status = signals.next() => Happened::Signal(status),
        ended = ended => Happened::CommandEnded(ended),
    }
}

/// Says that a signal has come, also to the command. A listener alone only ends that way; one that was to end by itself has
/// not done so.
fn stopped(signal: ExitStatus, command: Option<&mut RunningCommand>, has_command: bool, ctx: &Context) -> ExitStatus {
    ctx.printer.note(pipeline::STOPPING);
    if let Some(command) = command {
        command.pass_on(signal);
    }
    if has_command { signal } else { ExitStatus::Done }
}
