use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::{JoinError, JoinSet};
use tokio::time::timeout;

use super::ready::Ready;
use super::{ListenOptions, banner, options, reports, sleep_detector};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource, SystemError};
use crate::files::{Access, PathError, atomic};
use crate::journal::{Journal, TaskQueue};
use crate::output::OutputError;
use crate::reaction::{
    Collector, CollectorOptions, EventWatch, Exec, Forward, ForwardOptions, LeftOver, OutputQueue, OutputThread,
    ReactionContext, ReactionError, Shutdown, ShutdownSignal, StopCondition, Terminal, TerminalOptions,
};
use crate::source::{Intake, Receiver, Receiving};

/// How long an end may take: open connections, downloads and queues included.
const DRAIN: Duration = Duration::from_secs(5);
/// How long the last lines may take to be written.
pub(super) const LAST_LINES: Duration = Duration::from_secs(2);

/// A reaction, or another task that ends with the listener.
type Reaction = Pin<Box<dyn Future<Output = Result<(), ReactionError>> + Send>>;

/// What runs while the listener does.
struct Running {
    receiving: Receiving,
    /// All but the terminal.
    reactions: JoinSet<Result<(), ReactionError>>,
    /// Shows what the others do, so it ends after them.
    terminal: JoinSet<Result<(), ReactionError>>,
    output: OutputThread,
}

/// Listens until `shutdown` resolves or an end is reached that was asked for. Calls `on_ready` once deliveries are
/// taken. Dropping the future ends everything at once; what was acknowledged is in the journal.
pub(crate) async fn listen(
    options: ListenOptions,
    ctx: &Context,
    shutdown: impl Future<Output = ()>,
    on_ready: impl FnOnce(&Ready),
) -> Result<ExitStatus, Error> {
    options.check_folder()?;
    let trust = options.trust(ctx)?;
    let receiver = Receiver::bind(options.host, options.port).await?;
    let journal = ctx.journal_at(&options.journal)?;
    let _lock = journal.lock_for_listener().map_err(|source| Error::Journal { action: "use the journal", source })?;
    let ready =
        Ready { url: options::callback_url(receiver.address(), &trust.callback_path()), signatures: trust.policy() };
    let (output, output_thread) = OutputQueue::start(&ctx.printer)?;
    let (stop_reactions, signal) = ShutdownSignal::new();
    let (stop_terminal, terminal_signal) = ShutdownSignal::new();
    let context = ReactionContext {
        journal: journal.clone(),
        output: output.clone(),
        filter: Arc::new(options.filter.clone()),
        shutdown: signal,
        stop: Arc::new(StopCondition::new(options.stop.clone())),
        counters: Arc::default(),
        clock: ctx.clock,
        has_complained: Arc::default(),
    };
    let intake =
        Intake { trust, journal, max_body: options.max_body, clock: ctx.clock, report: reports::to_output(&context) };
    // Every reaction takes its place in the journal before the first delivery is taken, and shows nothing before the
    // `ready` record.
    let forwards = options.relay.forwards(&options.secrets, ctx);
    let terminal = ReactionContext { shutdown: terminal_signal, ..context.clone() };
    let terminal = Terminal::start(terminal, terminal_options(&options, &forwards)).await?;
    let queues: Vec<TaskQueue> = forwards.iter().map(|(_, forward)| forward.queue()).collect();
    let waiting = place_reactions(&context, &options, forwards, ctx).await?;
    banner::show(&ready, &options, &output).await?;
    let mut running = Running {
        reactions: waiting.into_iter().collect(),
        terminal: JoinSet::new(),
        output: output_thread,
        receiving: receiver.start(intake)?,
    };
    running.terminal.spawn(terminal.run());
    if let Some(path) = &options.ready_file {
        write_ready_file(path, &ready.url)?;
    }
    let mut sleep_detector = JoinSet::new();
    sleep_detector.spawn(sleep_detector::watch(ctx.printer.clone(), ctx.clock));
    on_ready(&ready);
    let end = running.until_end(&context.stop, shutdown).await;
    let Running { receiving, reactions, terminal, output: output_thread } = running;
    let drained = drain(receiving, stop_reactions, reactions).await;
    let left = left_over(&context.journal, &queues).await;
    let last_lines = async move {
        let shown = drain_terminal(stop_terminal, terminal).await;
        let counters = Arc::clone(&context.counters);
        let summary = output.show(&counters.summary(&left), |palette| banner::summary(&counters, &left, palette)).await;
        drop((output, context));
        let written = summary.and(output_thread.finish().await);
        // Who has closed stdout does not want the summary either.
        shown.and(written.or_else(quiet_end).map_err(Error::from))
    };
    // A reader who has stopped reading must not keep us from ending.
    timeout(LAST_LINES, last_lines).await.unwrap_or(Ok(())).and(drained)?;
    end
}

impl Running {
    /// Waits for a reason to end.
    async fn until_end(
        &mut self,
        stop: &StopCondition,
        shutdown: impl Future<Output = ()>,
    ) -> Result<ExitStatus, Error> {
        let mut shutdown = std::pin::pin!(shutdown);
        loop {
            tokio::select! {
                () = &mut shutdown => return Ok(ExitStatus::Done),
                status = stop.reached() => return Ok(status),
                error = self.output.failed() => return Err(error.into()),
                error = self.receiving.failed() => return Err(error.into()),
                Some(done) = self.reactions.join_next() => result(done)?,
                Some(done) = self.terminal.join_next() => result(done)?,
            }
        }
    }
}

/// Lets everything that has begun come to its end, for a while.
async fn drain(
    receiving: Receiving,
    shutdown: Shutdown,
    mut reactions: JoinSet<Result<(), ReactionError>>,
) -> Result<(), Error> {
    let drained = timeout(DRAIN, async {
        receiving.finish().await;
        shutdown.begin();
        let mut drained = Ok(());
        while let Some(done) = reactions.join_next().await {
            // One that fails is no reason to cut the others short.
            drained = drained.and(result(done));
        }
        drained
    })
    .await;
    reactions.shutdown().await;
    // What is not done by now is in the journal, and the next listener goes on with it.
    drained.unwrap_or(Ok(()))
}

/// Lets the terminal show what is left to be shown.
async fn drain_terminal(shutdown: Shutdown, mut terminal: JoinSet<Result<(), ReactionError>>) -> Result<(), Error> {
    shutdown.begin();
    match terminal.join_next().await {
        Some(Ok(Err(ReactionError::Output(error)))) => Ok(quiet_end(error)?),
        Some(done) => result(done),
        None => Ok(()),
    }
}

/// What is left for the next listener. A journal that cannot tell is no reason to end badly.
async fn left_over(journal: &Journal, queues: &[TaskQueue]) -> LeftOver {
    let mut left = LeftOver::default();
    for queue in queues {
        left.waiting += journal.open_tasks(queue).await.map_or(0, |open| open.count);
    }
    left.open = journal.open_sessions().await.unwrap_or_default();
    left
}

fn result(done: Result<Result<(), ReactionError>, JoinError>) -> Result<(), Error> {
    match done {
        Ok(result) => Ok(result?),
        Err(error) => Err(SystemError::Runtime(std::io::Error::other(error)).into()),
    }
}

fn quiet_end(error: OutputError) -> Result<(), OutputError> {
    if matches!(error, OutputError::Closed) { Ok(()) } else { Err(error) }
}

/// What the terminal needs to tell people of tasks.
fn terminal_options(options: &ListenOptions, forwards: &[(String, ForwardOptions)]) -> TerminalOptions {
    TerminalOptions {
        targets: forwards.iter().map(|(name, forward)| (forward.queue().target, name.clone())).collect(),
        folder: options.artifacts.is_some().then(|| options.folder.clone()),
    }
}

/// The reactions but the terminal, each with its place in the journal, ready to run.
async fn place_reactions(
    context: &ReactionContext,
    options: &ListenOptions,
    forwards: Vec<(String, ForwardOptions)>,
    ctx: &Context,
) -> Result<Vec<Reaction>, Error> {
    let mut reactions: Vec<Reaction> = Vec::new();
    reactions.push(Box::pin(EventWatch::start(context.clone()).await?.run()));
    let collector = CollectorOptions {
        api: ctx.api()?,
        folder: options.folder.clone(),
        artifacts: options.artifacts.clone(),
        on_deletion: options.on_deletion,
    };
    let (collector, downloads) = Collector::start(context.clone(), collector).await?;
    reactions.push(Box::pin(collector.run()));
    reactions.push(Box::pin(downloads.run()));
    for (_, forward) in forwards {
        reactions.push(Box::pin(Forward::start(context.clone(), forward).await?.run()));
    }
    for exec in options.relay.execs() {
        reactions.push(Box::pin(Exec::start(context.clone(), exec).await?.run()));
    }
    let before = (ctx.clock)().checked_sub(ctx.settings.retention.value);
    reactions.push(Box::pin(prune(context.clone(), before.unwrap_or(Timestamp::MIN))));
    Ok(reactions)
}

/// Removes what is older than the journal keeps. Events that come meanwhile do not wait for it.
async fn prune(context: ReactionContext, before: Timestamp) -> Result<(), ReactionError> {
    if let Err(error) = context.journal.prune(before).await {
        context.output.printer().warning_of("old events could not be removed from the journal", &error);
    }
    Ok(())
}

/// The URL may hold the secret path, so the file is its owner's alone.
fn write_ready_file(path: &Path, url: &str) -> Result<(), Error> {
    let written = atomic::write(path, format!("{url}\n").as_bytes(), Access::Private);
    written.map_err(|PathError { path, source, .. }| {
        let (what, hint) = (InputSource::File(path), Some("check --ready-file"));
        InputError::File { verb: "write the ready file", what, hint, source }.into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Failure as _;
    use crate::output::{Format, Printer, Volume};
    use crate::reaction::StopOptions;

    #[tokio::test]
    async fn a_receiver_that_breaks_down_ends_it_with_status_6() {
        let printer = Printer::new(Format::Json, Volume::Quiet, |_| false);
        let (_output, output) = OutputQueue::start(&printer).unwrap();
        let (reactions, terminal) = (JoinSet::new(), JoinSet::new());
        let mut running = Running { receiving: Receiving::broken(), reactions, terminal, output };
        let end = running.until_end(&StopCondition::new(StopOptions::default()), std::future::pending()).await;
        let error = end.unwrap_err();
        assert_eq!(error.exit_status(), ExitStatus::Unavailable);
        assert_eq!(error.to_string(), "the receiver has ended unexpectedly");
    }
}
