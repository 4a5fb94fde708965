//! `meetstream listen`: receives webhooks on this machine, keeps them, shows them, fetches what they announce.
//!
//! [`listen`] is the listener as a function, for `demo` too; [`run`] adds the command line and the signals.

mod banner;
mod listener;
mod options;
mod ready;
mod relay;
mod reports;
mod sleep_detector;

use listener::LAST_LINES;
pub(crate) use listener::listen;
pub(crate) use options::ListenOptions;
use relay::RelayOptions;

use super::interrupt::Interrupts;
use crate::cli::ListenArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, SystemError};

pub(super) async fn run(args: ListenArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let print_url = args.print_url;
    let options = ListenOptions::from_args(args, ctx)?;
    if print_url {
        return options.print_url(ctx);
    }
    // From here on the runtime serves senders, and must not wait for who reads what it says.
    let mut ctx = ctx.clone();
    let stderr = ctx.printer.queue_stderr().map_err(SystemError::Runtime)?;
    let ended = until_stopped(options, &ctx).await;
    drop(tokio::time::timeout(LAST_LINES, stderr.flushed()).await);
    ended
}

/// Listens until a signal or another reason to end.
async fn until_stopped(options: ListenOptions, ctx: &Context) -> Result<ExitStatus, Error> {
    let mut signals = Interrupts::catch()?;
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let listening = listen(
        options,
        ctx,
        async {
            // The sender lives as long as this function.
            stopped.await.unwrap_or_default();
        },
        |_| {},
    );
    let mut listening = std::pin::pin!(listening);
    tokio::select! {
        ended = &mut listening => return ended,
        _ = signals.next() => {}
    }
    stop.send(()).unwrap_or_default();
    ctx.printer.note("stopping; Ctrl-C again to quit at once");
    tokio::select! {
        ended = &mut listening => ended,
        status = signals.next() => Ok(status),
    }
}
