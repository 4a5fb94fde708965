//! Asking the API about bots while a pipeline runs.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::context::Context;
use crate::error::{Error, SystemError};
use crate::journal::Journal;
use crate::model::{BotId, Failure as _, Span, printable, with_causes};
use crate::output::Printer;
use crate::reaction::ReactionContext;
use crate::source::{Following, PollReport, Poller, PollerError, PollerHandle, PollerOptions, Report};

/// Which bots the API is asked about.
#[derive(Clone, Debug)]
pub(crate) struct PollingOptions {
    /// The shortest time between two questions about a bot.
    pub(crate) every: Duration,
    pub(crate) bots: Following,
}

/// A poller at work.
pub(super) struct Polling {
    running: JoinSet<Result<(), PollerError>>,
    handle: PollerHandle,
    /// Whether the pipeline has no other source of what it waits for.
    is_needed: bool,
    printer: Printer,
}

impl Polling {
    /// Begins to ask. What is found out waits for its webhook where `webhooks` may come.
    pub(super) async fn start(
        options: PollingOptions,
        webhooks: bool,
        context: &ReactionContext,
        ctx: &Context,
    ) -> Result<Self, Error> {
        let PollingOptions { every, bots } = options;
        let is_needed = matches!(bots, Following::Named(_));
        let bots = match bots {
            Following::Named(named) => Following::Named(open(named, &context.journal).await?),
            Following::Heard => Following::Heard,
        };
        let (poller, handle) = Poller::new(PollerOptions {
            api: ctx.api()?,
            journal: context.journal.clone(),
            clock: ctx.clock,
            base: every,
            patience: if webhooks { every } else { Duration::ZERO },
            bots,
            report: report(context),
        });
        let mut running = JoinSet::new();
        running.spawn(poller.run());
        Ok(Self { running, handle, is_needed, printer: context.output.printer().clone() })
    }

    pub(super) fn handle(&self) -> PollerHandle {
        self.handle.clone()
    }

    /// Resolves when it cannot go on, and the pipeline cannot without it. Cancel safe.
    pub(super) async fn failed(&mut self) -> Error {
        loop {
            match self.running.join_next().await {
                // The stop condition knows of a bot that cannot be followed, and says what that is worth.
                Some(Ok(Err(PollerError::Bot { .. }) | Ok(()))) => {}
                Some(Ok(Err(error))) if self.is_needed => return error.into(),
                Some(Ok(Err(error))) => {
                    self.printer.warning_of("the API is asked no further what no webhook tells", &error);
                }
                Some(Err(error)) => return SystemError::Runtime(std::io::Error::other(error)).into(),
                None => std::future::pending().await,
            }
        }
    }

    pub(super) async fn finish(mut self) {
        self.running.shutdown().await;
    }
}

/// Those of some bots whose session goes on: the journal knows how the others ended.
async fn open(bots: Vec<BotId>, journal: &Journal) -> Result<Vec<BotId>, Error> {
    let mut open = Vec::new();
    for bot in bots {
        let ended = journal.has_ended(&bot).await;
        if !ended.map_err(|source| Error::Journal { action: "find out which sessions go on", source })? {
            open.push(bot);
        }
    }
    Ok(open)
}

/// Takes the poller's reports, and must not block.
fn report(context: &ReactionContext) -> Report {
    let (printer, counters) = (context.output.printer().clone(), Arc::clone(&context.counters));
    let stop = Arc::clone(&context.stop);
    Arc::new(move |report| match report {
        PollReport::Appended(records) => counters.polled(records.len()),
        PollReport::Available => printer.note("the API answers again"),
        PollReport::Dropped { bot, error } => {
            printer.error(error);
            stop.bot_ended(bot, error.exit_status());
        }
        PollReport::NotKept(error) => printer.warning_of("what the API tells cannot be kept for now", error),
        PollReport::Unavailable { error, pause } => printer.warning(&format!(
            "the API cannot be asked for now ({}); asking again in {}, and so on until it answers",
            printable(&with_causes(error)),
            Span(Duration::from_secs(pause.as_secs().max(1))),
        )),
    })
}
