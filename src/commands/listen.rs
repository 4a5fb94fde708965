//! `meetstream listen`: receives webhooks on this machine, keeps them, shows them, fetches what they announce.
//!
//! [`listen`] is the listener as a function, for `demo` too; [`run`] adds the command line and the signals.

mod banner;
mod listener;
mod options;
mod relay;
mod reports;

pub(crate) use listener::{Ended, Ready, listen};
pub(crate) use options::ListenOptions;
use relay::RelayOptions;

use crate::cli::ListenArgs;
use crate::commands::interrupt::Interrupts;
use crate::context::Context;
use crate::error::{Error, ExitStatus};

pub(super) async fn run(args: ListenArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let print_url = args.print_url;
    let options = ListenOptions::from_args(args, ctx)?;
    if print_url {
        return options.print_url(ctx);
    }
    let mut interrupts = Interrupts::catch()?;
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let listening = listen(
        options,
        ctx,
        async {
            // Never asked for is never stopped: the sender lives as long as this function.
            drop(stopped.await);
        },
        |_| {},
    );
    let mut listening = std::pin::pin!(listening);
    tokio::select! {
        ended = &mut listening => return ended.map(|ended| ended.status),
        _ = interrupts.next() => {}
    }
    drop(stop.send(()));
    ctx.printer.note("stopping; Ctrl-C again to quit at once");
    tokio::select! {
        ended = &mut listening => ended.map(|ended| ended.status),
        status = interrupts.next() => Ok(status),
    }
}
