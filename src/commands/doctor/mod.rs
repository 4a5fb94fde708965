//! `meetstream doctor`: what does not work, why, and what to do about it. It changes nothing.

mod bot;
mod check;
mod configuration;
mod disk;
mod network;
mod port;
mod report;

use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tokio::time::timeout;

use crate::cli::DoctorArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::model::Origin;
use crate::output::Printer;
use crate::settings::SettingsError;
use check::Check;
use report::Report;

/// How long a check may take unless the user says otherwise.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) async fn run(args: DoctorArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let began = Instant::now();
    let limit = match ctx.settings.timeout.origin {
        Origin::Default => PATIENCE,
        Origin::Environment(_) | Origin::File(_) | Origin::Flag(_) | Origin::Project(_) | Origin::Vendor(_) => {
            ctx.settings.timeout.value
        }
    };
    let bot_id = match args.bot {
        Some(bot) => Some(ctx.bot(&bot).await?),
        None => None,
    };
    let checks = match &bot_id {
        Some(bot_id) => bot::checks(bot_id, ctx, limit).await,
        None => machine(ctx, limit).await,
    };
    Ok(Report::new(bot_id.as_ref(), checks, began.elapsed()).print(&ctx.printer)?)
}

/// Reports settings that cannot be used; nothing else can be looked at then.
pub(crate) fn without_settings(error: &SettingsError, printer: &Printer) -> Result<ExitStatus, Error> {
    let check = Check::failed("configuration", error, printer.situation());
    Ok(Report::new(None, vec![check], Duration::ZERO).print(printer)?)
}

/// Everything but bots, looked at side by side.
async fn machine(ctx: &Context, limit: Duration) -> Vec<Check> {
    let settings = &ctx.settings;
    let (locations, journal) = (settings.locations.clone(), settings.locations.journal());
    let folder = settings.output_dir.value.clone();
    let stored = async {
        let journal = timeout(limit, on_thread("journal", move || disk::journal(&journal)));
        let (journal, has_listener) = match journal.await {
            Ok(Some(found)) => found,
            Ok(None) | Err(_) => (Check::unanswered("journal", limit), false),
        };
        (journal, port::port(settings, has_listener).await)
    };
    let permissions = on_thread("permissions", move || configuration::permissions(&locations));
    let output = on_thread("output", move || disk::output(&folder));
    let (api, clock, (journal, port), permissions, output) = tokio::join!(
        bounded("api", limit, async { Some(network::api(ctx, limit).await) }),
        bounded("clock", limit, async { Some(network::clock(ctx, limit).await) }),
        stored,
        bounded("permissions", limit, permissions),
        bounded("output", limit, output),
    );
    let configuration = configuration::settings(settings, ctx.printer.situation());
    let proxies = configuration::proxies(&settings.proxies);
    let tunnels = configuration::tunnels(&settings.search_path);
    vec![configuration, permissions, api, clock, proxies, port, tunnels, journal, output]
}

/// A check that ends in time.
async fn bounded(name: &'static str, limit: Duration, check: impl Future<Output = Option<Check>>) -> Check {
    timeout(limit, check).await.ok().flatten().unwrap_or_else(|| Check::unanswered(name, limit))
}

/// Looks at files on a thread of its own, which ends with the program: a file system that does not answer holds up
/// nothing. `None` where it could not be done.
async fn on_thread<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (reply, answer) = oneshot::channel();
    let thread = std::thread::Builder::new().name(format!("doctor-{name}"));
    thread.spawn(move || drop(reply.send(work()))).ok()?;
    answer.await.ok()
}
