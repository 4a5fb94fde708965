use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::{JoinError, JoinSet};
use tokio::time::timeout;

use super::journal_place::JournalPlace;
use super::outside::{LAST_ANSWERS, WatchedTunnel};
use super::polling::Polling;
use super::ready::Ready;
use super::reports::Reports;
use super::summary::{self, Owed};
use super::{LAST_LINES, OutsideOptions, PipelineOptions, Show, banner, receiver, sleep_detector};
use crate::commands::events;
use crate::context::Context;
use crate::error::{Error, ExitStatus, SystemError};
use crate::files::Spool;
use crate::journal::{Journal, ListenerLock, Pruned, Retention};
use crate::model::{BotId, Situation};
use crate::output::{Format, Naming, OutputError, ProgressDisplay};
use crate::reaction::{
    Collector, CollectorOptions, EventWatch, Exec, Forward, ForwardOptions, Live, OutputQueue, OutputThread,
    ReactionContext, ReactionError, Screen, ScreenOptions, Shutdown, ShutdownSignal, StopCondition, Terminal,
    TerminalOptions,
};
use crate::record::StreamRecord;
use crate::source::{BodyBudget, Intake, IntakeReport, PollerHandle, Receiver, Receiving, SoundIntake};

/// How long an end may take: open connections, downloads and queues included.
const DRAIN: Duration = Duration::from_secs(5);

/// A reaction, or another task that ends with the pipeline.
type Reaction = Pin<Box<dyn Future<Output = Result<(), ReactionError>> + Send>>;

/// A pipeline that runs. Dropping it ends everything at once; what was acknowledged is in the journal.
pub(crate) struct Pipeline {
    ready: Ready,
    context: ReactionContext,
    sources: Sources,
    /// All but the terminal.
    reactions: JoinSet<Result<(), ReactionError>>,
    stop_reactions: Shutdown,
    /// Shows what the others do, so it ends after them.
    terminal: JoinSet<Result<(), ReactionError>>,
    stop_terminal: Shutdown,
    output: OutputThread,
    owed: Owed,
    show: Show,
    display: Displayed,
    _beside: JoinSet<()>,
    _lock: Option<ListenerLock>,
}

/// Where deliveries come from while the pipeline runs.
#[derive(Default)]
struct Sources {
    receiving: Option<Receiving>,
    /// Leads to the receiver.
    tunnel: Option<WatchedTunnel>,
    polling: Option<Polling>,
}

/// What is shown of files and bots while the pipeline runs; nothing of it is left on the screen when this is dropped.
struct Displayed(ProgressDisplay);

impl Drop for Displayed {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// Why a pipeline need not go on.
pub(crate) enum Ended<T> {
    /// The caller wants it to end, or something else of it.
    Asked(T),
    /// What was waited for has come, or its time ran out.
    Reached(ExitStatus),
}

impl Pipeline {
    /// Sets the pipeline up and has it run: once it is returned, deliveries are taken.
    pub(crate) async fn start(options: PipelineOptions, ctx: &Context) -> Result<Self, Error> {
        let place = JournalPlace::take(&options, ctx)?;
        Self::start_at(place, options, ctx).await
    }

    /// The same with a journal that was taken before.
    pub(crate) async fn start_at(place: JournalPlace, options: PipelineOptions, ctx: &Context) -> Result<Self, Error> {
        options.check_folder()?;
        let receiver = match &options.receiver {
            Some(receiver) => {
                let trust = receiver.trust(&options.secrets, ctx)?;
                Some((Receiver::bind(receiver.host, receiver.port).await?, trust, receiver.clone()))
            }
            None => None,
        };
        let JournalPlace { location, journal, lock } = place;
        let (output, output_thread) = OutputQueue::start(&options.show.printer(&ctx.printer))?;
        let (stop_reactions, signal) = ShutdownSignal::new();
        let (stop_terminal, terminal_signal) = ShutdownSignal::new();
        let context = ReactionContext {
            journal: journal.clone(),
            output,
            filter: Arc::new(options.filter.clone()),
            shutdown: signal,
            stop: Arc::new(StopCondition::new(options.stop.clone())),
            counters: Arc::default(),
            clock: ctx.clock,
            has_complained: Arc::default(),
        };
        // Every reaction takes its place in the journal before the first delivery is taken, and shows nothing before the
        // `ready` record.
        let forwards = options.relay.forwards(&options.secrets, ctx)?;
        let display = ProgressDisplay::start(context.output.printer(), context.clock, Naming::BotAndFile);
        let terminal = terminal(&context, terminal_signal, &options, &forwards, ctx.printer.situation()).await?;
        let spool = Spool::open(ctx.settings.locations.spool()).map_err(SystemError::TemporaryFolder)?;
        let owed = Owed::of(&options, &forwards, &spool, ctx);
        let mut waiting = place_reactions(&context, &options, forwards, display.clone(), &spool, ctx).await?;
        let sound = follow_live(&context, &options, &display, &mut waiting, ctx).await?;
        let warning = receiver.as_ref().and_then(|(_, trust, _)| options.relay.warning(trust));
        let (reports, wake) = (Reports::new(&context), Arc::new(Notify::new()));
        let (mut sources, ready) = match receiver {
            Some((receiver, trust, options)) => {
                let taking = Arc::clone(&reports);
                let report = Arc::new(move |report: IntakeReport<'_>| taking.take(&report));
                let (max_body, budget) = (options.max_body, BodyBudget::new(options.max_body));
                let intake = Intake { trust, journal, sound, max_body, budget, clock: ctx.clock, report };
                receive(receiver, intake, options.outside, &context.output, &wake).await?
            }
            None => (Sources::default(), Ready::without_receiver()),
        };
        let ready = Ready { resign: options.relay.signing_secret(&options.secrets), ..ready };
        let (mut showing, mut beside, poller) = (JoinSet::new(), JoinSet::new(), Arc::new(OnceLock::new()));
        // Whoever reads that it is ready may stop it at once.
        let asleep =
            sleep_detector::watch(ctx.printer.clone(), ctx.clock, Arc::clone(&poller), move || wake.notify_one());
        beside.spawn(asleep);
        if options.show != Show::Screen {
            banner::show(&ready, &location, &options, &context.output).await?;
        }
        if let Some(warning) = warning {
            ctx.printer.warning(&warning);
        }
        reports.show();
        if let Some(polling) = options.polling {
            let polling = Polling::start(polling, options.receiver.is_some(), &context, ctx).await?;
            poller.set(sources.polling.insert(polling).handle()).unwrap_or_default();
        }
        if let Some(terminal) = terminal {
            showing.spawn(terminal.run());
        }
        beside.spawn(name_unreadable(context.journal.clone(), ctx.clone()));
        beside.spawn_blocking(move || spool.sweep());
        Ok(Self {
            ready,
            context,
            sources,
            reactions: waiting.into_iter().collect(),
            stop_reactions,
            terminal: showing,
            stop_terminal,
            output: output_thread,
            owed,
            show: options.show,
            display: Displayed(display),
            _beside: beside,
            _lock: lock,
        })
    }

    /// How it can be reached.
    pub(crate) fn ready(&self) -> &Ready {
        &self.ready
    }

    /// Lets it run until something that the caller waits for has happened, or an end is reached that was asked for.
    ///
    /// # Errors
    /// When a part of it breaks down.
    pub(crate) async fn until<T>(&mut self, asked: impl Future<Output = T>) -> Result<Ended<T>, Error> {
        let stop = Arc::clone(&self.context.stop);
        self.meanwhile(async {
            tokio::select! {
                asked = asked => Ended::Asked(asked),
                status = stop.reached() => Ended::Reached(status),
            }
        })
        .await
    }

    /// Lets it run while something is done, whatever ends are reached.
    ///
    /// # Errors
    /// When a part of it breaks down.
    pub(crate) async fn meanwhile<T>(&mut self, work: impl Future<Output = T>) -> Result<T, Error> {
        tokio::select! {
            done = work => Ok(done),
            error = self.breakdown() => Err(error),
        }
    }

    /// Resolves when a part breaks down. Cancel safe.
    async fn breakdown(&mut self) -> Error {
        loop {
            let ended = tokio::select! {
                error = self.output.failed() => return error.into(),
                error = self.sources.failed() => return error,
                Some(done) = self.reactions.join_next() => done,
                Some(done) = self.terminal.join_next() => done,
            };
            if let Err(error) = result(ended) {
                return error;
            }
        }
    }

    /// Names the bots that are waited for ([`Awaited::Named`](crate::reaction::Awaited)).
    pub(crate) fn expect(&self, bots: &[BotId]) {
        self.context.stop.expect(bots);
    }

    /// The journal that it has to itself.
    pub(crate) fn journal(&self) -> &Journal {
        &self.context.journal
    }

    /// Has more bots followed through the API, if any are.
    pub(crate) fn poller(&self) -> Option<PollerHandle> {
        self.sources.polling.as_ref().map(Polling::handle)
    }

    /// Comes to an end that was found: lets the pipeline finish, unless `at_once` resolves first.
    ///
    /// # Errors
    /// What the end is, or what breaks down on the way there.
    pub(crate) async fn end(
        self,
        end: Result<ExitStatus, Error>,
        at_once: impl Future<Output = ExitStatus>,
    ) -> Result<ExitStatus, Error> {
        tokio::select! {
            finished = self.finish(end) => finished,
            status = at_once => Ok(status),
        }
    }

    /// Lets everything that has begun come to its end, for a while, and says what was done in all. What comes meanwhile
    /// may make the end that was found a worse one.
    ///
    /// # Errors
    /// What the end is, or what breaks down on the way there.
    pub(crate) async fn finish(self, end: Result<ExitStatus, Error>) -> Result<ExitStatus, Error> {
        let stop = Arc::clone(&self.context.stop);
        self.drained().await.and(end).map(|status| stop.settled(status))
    }

    async fn drained(self) -> Result<(), Error> {
        let Self {
            context,
            sources,
            reactions,
            stop_reactions,
            terminal,
            stop_terminal,
            output,
            owed,
            show,
            display,
            ..
        } = self;
        let drained = drain(sources, stop_reactions, reactions).await;
        drop(display);
        let left = owed.left(&context.journal, &context.counters).await;
        let last_lines = async move {
            let shown = drain_terminal(stop_terminal, terminal).await;
            let (queue, counters) = (context.output.clone(), Arc::clone(&context.counters));
            let (printer, has_summary) = (queue.printer().clone(), show != Show::Screen);
            let summary = if has_summary && queue.is_json() {
                queue.show(&counters.summary(&left), |_| String::new()).await
            } else {
                Ok(())
            };
            drop((queue, context));
            let written = summary.and(output.finish().await);
            // It is talk, and comes after what was asked for.
            if has_summary && printer.format() == Format::Human {
                summary::show(&counters, &left, &printer);
            }
            if owed.is_ephemeral() {
                summary::warn_of_loss(&left, &printer);
            }
            // Who has closed stdout does not want the summary either.
            shown.and(written.or_else(quiet_end).map_err(Error::from))
        };
        // A reader who has stopped reading must not keep us from ending.
        timeout(LAST_LINES, last_lines).await.unwrap_or(Ok(())).and(drained)
    }
}

impl Sources {
    /// Resolves when one of them breaks down. Cancel safe.
    async fn failed(&mut self) -> Error {
        let Self { receiving, polling, tunnel: _ } = self;
        let receiver = async {
            match receiving {
                Some(receiving) => Error::from(receiving.failed().await),
                None => std::future::pending().await,
            }
        };
        let poller = async {
            match polling {
                Some(polling) => polling.failed().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            error = receiver => error,
            error = poller => error,
        }
    }

    async fn finish(self) {
        let tunnel = match self.tunnel {
            Some(tunnel) => tunnel.unwatch().await,
            None => None,
        };
        if let Some(polling) = self.polling {
            polling.finish().await;
        }
        if let Some(receiving) = self.receiving {
            receiving.finish().await;
        }
        // What was under way through the tunnel has been answered by then.
        if let Some(tunnel) = tunnel {
            tokio::time::sleep(LAST_ANSWERS).await;
            tunnel.stop().await;
        }
    }
}

/// Has the receiver take deliveries, and makes it reachable from outside where that is asked for.
async fn receive(
    receiver: Receiver,
    intake: Intake,
    outside: Option<OutsideOptions>,
    output: &OutputQueue,
    wake: &Arc<Notify>,
) -> Result<(Sources, Ready), Error> {
    let (address, path, token) = (receiver.address(), intake.trust.callback_path(), intake.trust.token.clone());
    let (url, signatures) = (receiver::local_url(address, &path), intake.trust.policy());
    let takes_sound = intake.sound.is_some();
    let receiving = receiver.start(intake)?;
    let outside = match (outside, token) {
        (Some(outside), Some(token)) => Some(outside.open(receiver::near(address), token, output.printer()).await?),
        (Some(_) | None, _) => None,
    };
    let public_url = outside.as_ref().map(|outside| outside.url.join(&path));
    let tunnel = outside.and_then(|outside| outside.keep_up(path, Arc::clone(wake), output.clone()));
    let sources = Sources { receiving: Some(receiving), tunnel, ..Sources::default() };
    Ok((sources, Ready { url: Some(url), public_url, signatures, resign: None, takes_sound }))
}

/// Lets everything that has begun come to its end, for a while.
async fn drain(
    sources: Sources,
    shutdown: Shutdown,
    mut reactions: JoinSet<Result<(), ReactionError>>,
) -> Result<(), Error> {
    let drained = timeout(DRAIN, async {
        sources.finish().await;
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

fn result(done: Result<Result<(), ReactionError>, JoinError>) -> Result<(), Error> {
    match done {
        Ok(result) => Ok(result?),
        Err(error) => Err(SystemError::Runtime(std::io::Error::other(error)).into()),
    }
}

fn quiet_end(error: OutputError) -> Result<(), OutputError> {
    if matches!(error, OutputError::Closed) { Ok(()) } else { Err(error) }
}

/// What prints what happens, unless the screen shows it alone.
async fn terminal(
    context: &ReactionContext,
    shutdown: ShutdownSignal,
    options: &PipelineOptions,
    forwards: &[(String, ForwardOptions)],
    at: &Situation,
) -> Result<Option<Terminal>, Error> {
    if options.show == Show::Screen {
        return Ok(None);
    }
    let tells = TerminalOptions {
        targets: forwards.iter().map(|(name, forward)| (forward.queue().target, name.clone())).collect(),
        folder: options.artifacts.is_some().then(|| options.folder.clone()),
        journal_flags: (!at.is_typed("--ephemeral")).then(|| at.journal_flag()),
        history: options.bots.clone(),
        omits_chunks: options.live.is_some(),
    };
    Ok(Some(Terminal::start(ReactionContext { shutdown, ..context.clone() }, tells).await?))
}

/// Has the live transcript and sound of a bot followed, if that was asked for; the intake takes its sound.
async fn follow_live(
    context: &ReactionContext,
    options: &PipelineOptions,
    display: &ProgressDisplay,
    reactions: &mut Vec<Reaction>,
    ctx: &Context,
) -> Result<Option<SoundIntake>, Error> {
    let Some(live) = &options.live else { return Ok(None) };
    let (sound, news) = SoundIntake::new();
    let live = Live::start(context.clone(), live.clone(), news, display.clone(), &ctx.printer).await?;
    reactions.push(Box::pin(live.run()));
    Ok(Some(sound))
}

/// The reactions but the terminal, each with its place in the journal, ready to run.
async fn place_reactions(
    context: &ReactionContext,
    options: &PipelineOptions,
    forwards: Vec<(String, ForwardOptions)>,
    display: ProgressDisplay,
    spool: &Spool,
    ctx: &Context,
) -> Result<Vec<Reaction>, Error> {
    let mut reactions: Vec<Reaction> = Vec::new();
    reactions.push(Box::pin(EventWatch::start(context.clone(), options.bots.clone()).await?.run()));
    let collector = CollectorOptions {
        api: ctx.api()?,
        folder: options.folder.clone(),
        artifacts: options.artifacts.clone(),
        transcript: options.transcript.clone(),
        max_size: options.max_size,
        on_deletion: options.on_deletion,
        display: display.clone(),
        again: options.bots.clone(),
    };
    let screen = ScreenOptions {
        api: if options.polling.is_some() { Some(ctx.api()?) } else { None },
        display,
        bots: options.bots.clone(),
        queues: forwards.iter().map(|(_, forward)| forward.queue()).collect(),
        stays: options.show == Show::Screen,
        notifies: options.notifies,
    };
    reactions.push(Box::pin(Screen::start(context.clone(), screen).await?.run()));
    let (collector, downloads) = Collector::start(context.clone(), collector).await?;
    reactions.push(Box::pin(collector.run()));
    reactions.push(Box::pin(downloads.run()));
    for (_, forward) in forwards {
        reactions.push(Box::pin(Forward::start(context.clone(), forward).await?.run()));
    }
    for exec in options.relay.execs(spool) {
        reactions.push(Box::pin(Exec::start(context.clone(), exec).await?.run()));
    }
    reactions.push(Box::pin(prune(context.clone(), ctx.settings.retention.value)));
    Ok(reactions)
}

/// Removes what is older than the journal keeps, and says so. Events that come meanwhile do not wait for it.
async fn prune(context: ReactionContext, age: Duration) -> Result<(), ReactionError> {
    let printer = context.output.printer();
    match context.journal.prune(Retention { age, now: (context.clock)(), before: None }).await {
        Ok(Pruned { removed: 0, .. }) => {}
        Ok(pruned) => {
            printer.note(&format!("journal: {}", events::pruned(pruned, age)));
            context.output.offer_to_scripts(&StreamRecord::Pruned { events: pruned.removed, kept: pruned.kept });
        }
        Err(error) => printer.warning_of("old events could not be removed from the journal", &error),
    }
    Ok(())
}

/// Names what was found in the journal that cannot be read, for as long as it is used.
async fn name_unreadable(journal: Journal, ctx: Context) {
    loop {
        ctx.name_unreadable(&journal.next_unreadable().await);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Failure as _;

    #[tokio::test]
    async fn a_receiver_that_breaks_down_ends_it_with_status_6() {
        let mut sources = Sources { receiving: Some(Receiving::broken()), ..Sources::default() };
        let error = sources.failed().await;
        assert_eq!(error.exit_status(), ExitStatus::Unavailable);
        assert_eq!(error.to_string(), "the receiver has ended unexpectedly");
    }
}
