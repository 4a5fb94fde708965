use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::{JoinError, JoinSet};
use tokio::time::timeout;

use super::{ListenOptions, banner, options, reports, vigil};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, Source, SystemError};
use crate::files::{Access, PathError, atomic};
use crate::output::OutputError;
use crate::reaction::{
    Collector, CollectorOptions, Drain, Draining, Ending, ReactionError, Screen, ScreenThread, Stage, Tally, Terminal,
};
use crate::record::{SignaturePolicy, StreamRecord};
use crate::source::{Intake, Receiver, Receiving};

/// How long an end may take: open connections, downloads and queues included (issue 2, item 5).
const DRAIN: Duration = Duration::from_secs(5);
/// How long the last lines may take to be written.
const LAST_LINES: Duration = Duration::from_secs(2);

/// A reaction, or another task that ends with the listener.
type Reaction = Pin<Box<dyn Future<Output = Result<(), ReactionError>> + Send>>;

/// How the listener can be reached.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    /// The URL to deliver to.
    pub(crate) url: String,
    pub(crate) signatures: SignaturePolicy,
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
    let gate = options.gate(ctx)?;
    let receiver = Receiver::bind(options.host, options.port).await?;
    let journal = ctx.journal_at(&options.journal)?;
    let _lock = journal.lock_for_listener().map_err(|source| Error::Journal { action: "use the journal", source })?;
    let ready =
        Ready { url: options::callback_url(receiver.address(), &gate.callback_path()), signatures: gate.policy() };
    let (screen, mut screen_thread) = Screen::start(&ctx.printer)?;
    let (draining, drain) = Drain::new();
    let tally = Arc::new(Tally::default());
    let ending = Arc::new(Ending::new(options.ending.clone()));
    let stage = Stage {
        journal: journal.clone(),
        screen: screen.clone(),
        filter: Arc::new(options.filter.clone()),
        drain,
        ending: Arc::clone(&ending),
        tally: Arc::clone(&tally),
        clock: ctx.clock,
    };
    let intake =
        Intake { gate, journal, max_body: options.max_body, clock: ctx.clock, report: reports::to_screen(&stage) };
    // Every reaction takes its place in the journal before the first delivery is taken, and shows nothing before the
    // `ready` record.
    let waiting = place_reactions(&stage, &options, ctx).await?;
    banner::show(&ready, &options, &stage).await?;
    let mut reactions: JoinSet<_> = waiting.into_iter().collect();
    if let Some(path) = &options.ready_file {
        write_ready_file(path, &ready.url)?;
    }
    let mut receiving = receiver.start(intake)?;
    let mut vigil = JoinSet::new();
    vigil.spawn(vigil::watch(ctx.printer.clone(), ctx.clock));
    on_ready(&ready);
    let end = until_end(&mut receiving, &mut reactions, &mut screen_thread, &ending, shutdown).await;
    let drained = drain_all(receiving, draining, reactions).await;
    let last_lines = async move {
        // Who has closed stdout does not want the summary either.
        match screen.show(&tally.summary(), |palette| banner::summary(&tally, palette)).await {
            Ok(()) | Err(OutputError::Closed) => {}
            Err(error) => return Err(error),
        }
        drop((screen, stage));
        screen_thread.finish().await
    };
    // A reader who has stopped reading must not keep us from ending.
    timeout(LAST_LINES, last_lines).await.unwrap_or(Ok(()))?;
    drained?;
    end
}

/// Waits for a reason to end.
async fn until_end(
    receiving: &mut Receiving,
    reactions: &mut JoinSet<Result<(), ReactionError>>,
    screen_thread: &mut ScreenThread,
    ending: &Ending,
    shutdown: impl Future<Output = ()>,
) -> Result<ExitStatus, Error> {
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        tokio::select! {
            () = &mut shutdown => return Ok(ExitStatus::Done),
            status = ending.reached() => return Ok(status),
            error = screen_thread.failed() => return Err(error.into()),
            error = receiving.failed() => return Err(error.into()),
            Some(done) = reactions.join_next() => result(done)?,
        }
    }
}

/// Lets everything that has begun come to its end, for a while.
async fn drain_all(
    receiving: Receiving,
    draining: Draining,
    mut reactions: JoinSet<Result<(), ReactionError>>,
) -> Result<(), Error> {
    let drained = timeout(DRAIN, async {
        receiving.finish().await;
        draining.begin();
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

fn result(done: Result<Result<(), ReactionError>, JoinError>) -> Result<(), Error> {
    match done {
        Ok(result) => Ok(result?),
        Err(error) => Err(SystemError::Runtime(std::io::Error::other(error)).into()),
    }
}

/// The reactions, each with its place in the journal, ready to run.
async fn place_reactions(stage: &Stage, options: &ListenOptions, ctx: &Context) -> Result<Vec<Reaction>, Error> {
    let mut reactions: Vec<Reaction> = Vec::new();
    reactions.push(Box::pin(Terminal::start(stage.clone()).await?.run()));
    let collector = CollectorOptions {
        api: ctx.api()?,
        folder: options.folder.clone(),
        artifacts: options.artifacts.clone(),
        on_deletion: options.on_deletion,
    };
    reactions.push(Box::pin(Collector::start(stage.clone(), collector).await?.run()));
    let (forwards, execs) = options.relay.start(stage, &options.secrets, ctx).await?;
    for forward in forwards {
        reactions.push(Box::pin(forward.run()));
    }
    for exec in execs {
        reactions.push(Box::pin(exec.run()));
    }
    let before = (ctx.clock)().checked_sub(ctx.settings.retention.value);
    reactions.push(Box::pin(prune(stage.clone(), before.unwrap_or(Timestamp::MIN))));
    Ok(reactions)
}

/// Removes what is older than the journal keeps. Events that come meanwhile do not wait for it.
async fn prune(stage: Stage, before: Timestamp) -> Result<(), ReactionError> {
    if let Err(error) = stage.journal.prune(before).await {
        stage.screen.printer().warning_of("old events could not be removed from the journal", &error);
    }
    Ok(())
}

/// The URL may hold the secret path, so the file is its owner's alone.
fn write_ready_file(path: &Path, url: &str) -> Result<(), Error> {
    let written = atomic::write(path, format!("{url}\n").as_bytes(), Access::Private);
    written.map_err(|PathError { path, source, .. }| {
        let (what, hint) = (Source::File(path), Some("check --ready-file"));
        InputError::File { verb: "write the ready file", what, hint, source }.into()
    })
}

/// The `ready` record.
pub(super) fn record<'a>(ready: &'a Ready, journal: Option<&'a str>) -> StreamRecord<'a> {
    StreamRecord::Ready {
        url: &ready.url,
        public_url: None,
        journal,
        signatures: ready.signatures,
        pid: std::process::id(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Failure as _;
    use crate::output::{Format, Printer, Volume};
    use crate::reaction::EndingOptions;

    #[tokio::test]
    async fn a_receiver_that_breaks_down_ends_it_with_status_6() {
        let printer = Printer::new(Format::Json, Volume::Quiet, |_| false);
        let (_screen, mut screen_thread) = Screen::start(&printer).unwrap();
        let (mut receiving, mut reactions) = (Receiving::broken(), JoinSet::new());
        let ending = Ending::new(EndingOptions::default());
        let end = until_end(&mut receiving, &mut reactions, &mut screen_thread, &ending, std::future::pending()).await;
        let error = end.unwrap_err();
        assert_eq!(error.exit_status(), ExitStatus::Unavailable);
        assert_eq!(error.to_string(), "the receiver has ended unexpectedly");
    }
}
