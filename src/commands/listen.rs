//! `meetstream listen`: receives webhooks on this machine, keeps them, shows them, fetches what they announce.

mod options;

use std::net::SocketAddr;
use std::path::Path;

use super::interrupt::Interrupts;
use super::pipeline::{self, Ended, Pipeline, PipelineOptions};
use crate::cli::ListenArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::files::{Access, PathError, atomic};

pub(super) async fn run(mut args: ListenArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let (print_url, ready_file) = (args.print_url, args.ready_file.take());
    let options = options::pipeline(args, ctx)?;
    if print_url {
        return self::print_url(&options, ctx);
    }
    pipeline::run(ctx, async |ctx| until_stopped(options, ready_file.as_deref(), ctx).await).await
}

/// Listens until a signal or another reason to end.
async fn until_stopped(
    options: PipelineOptions,
    ready_file: Option<&Path>,
    ctx: &Context,
) -> Result<ExitStatus, Error> {
    let mut signals = Interrupts::catch()?;
    // A tunnel takes its time.
    let started = tokio::select! {
        started = Pipeline::start(options, ctx) => started,
        status = signals.next() => return Ok(status),
    };
    let mut pipeline = started?;
    if let (Some(path), Some(url)) = (ready_file, pipeline.ready().callback_url()) {
        write_ready_file(path, url)?;
    }
    let end = pipeline.until(signals.next()).await.map(|ended| match ended {
        Ended::Reached(status) => status,
        Ended::Asked(_) => {
            ctx.printer.note(pipeline::STOPPING);
            ExitStatus::Done
        }
    });
    pipeline.end(end, signals.next()).await
}

fn print_url(options: &PipelineOptions, ctx: &Context) -> Result<ExitStatus, Error> {
    let Some(receiver) = &options.receiver else { return Ok(ExitStatus::Done) };
    if let Some(outside) = &receiver.outside {
        let Some(url) = outside.known_url() else {
            return Err(InputError::Argument {
                message: "the address of a tunnel is not known before the listener runs".to_owned(),
                hint: "read `public_url` in the `ready` record of `listen --json`, or use --ready-file",
            }
            .into());
        };
        let trust = receiver.trust(&options.secrets, ctx)?;
        ctx.printer.value(&url.join(&trust.callback_path()))?;
        return Ok(ExitStatus::Done);
    }
    if receiver.port == 0 {
        return Err(InputError::Argument {
            message: "port 0 is not known before the listener runs".to_owned(),
            hint: "give --port N, or read `url` in the `ready` record of `listen --json`, or use --ready-file",
        }
        .into());
    }
    let trust = receiver.trust(&options.secrets, ctx)?;
    let address = SocketAddr::new(receiver.host, receiver.port);
    ctx.printer.value(&pipeline::local_url(address, &trust.callback_path()))?;
    Ok(ExitStatus::Done)
}

/// The URL may hold the secret path, so the file is its owner's alone.
fn write_ready_file(path: &Path, url: &str) -> Result<(), Error> {
    let written = atomic::write(path, format!("{url}\n").as_bytes(), Access::Private);
    written.map_err(|PathError { path, source, .. }| {
        let (what, hint) = (InputSource::File(path), Some("check --ready-file"));
        InputError::File { verb: "write the ready file", what, hint, source }.into()
    })
}
