use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use tokio::time::Instant;

use super::counters::Counters;
use super::error::ReactionError;
use super::output_queue::OutputQueue;
use super::shutdown::ShutdownSignal;
use super::stop_condition::StopCondition;
use crate::journal::{Journal, JournalError};
use crate::model::{Condition, EventFilter, Record};

/// When to try again what the journal could not write: often enough that nobody waits for it once there is room.
const AGAIN: Duration = Duration::from_secs(1);

/// What every reaction is handed. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct ReactionContext {
    pub(crate) journal: Journal,
    pub(crate) output: OutputQueue,
    /// Which events are shown, forwarded and run. The collector does not ask it: everything is kept and fetched.
    pub(crate) filter: Arc<EventFilter>,
    pub(crate) shutdown: ShutdownSignal,
    /// Is told of events and sessions, and says when the listener has seen enough.
    pub(crate) stop: Arc<StopCondition>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) clock: fn() -> Timestamp,
    /// Whether it was said that the journal cannot be written.
    pub(crate) has_complained: Arc<AtomicBool>,
}

impl ReactionContext {
    /// Whether an event is to be shown, forwarded and run. Says, once, where a condition cannot be answered.
    pub(super) fn passes(&self, record: &Record) -> bool {
        let passes = self.filter.passes(record);
        self.tell_problems();
        passes
    }

    /// The same by its payload alone.
    pub(super) fn passes_payload_of(&self, record: &Record) -> bool {
        let passes = self.filter.passes_payload_of(record);
        self.tell_problems();
        passes
    }

    fn tell_problems(&self) {
        for problem in Condition::problems(&self.filter.conditions) {
            self.output.printer().warning(&problem);
        }
    }

    /// Does something with the journal, however long that takes to be of use again: one that cannot write for now, such
    /// as on a full disk, ends no listener. It is said once. When the end has begun, there is no time to wait.
    pub(super) async fn surely<T, F>(&self, mut work: impl FnMut() -> F) -> Result<T, ReactionError>
    where
        F: Future<Output = Result<T, JournalError>>,
    {
        loop {
            match work().await {
                Ok(done) => return Ok(done),
                Err(error) if matches!(error, JournalError::Closed) || self.shutdown.has_begun() => {
                    return Err(following(error));
                }
                Err(error) => {
                    if !self.has_complained.swap(true, Ordering::Relaxed) {
                        let printer = self.output.printer();
                        printer.warning_of("the journal cannot be written for now", &error);
                    }
                    tokio::time::sleep(AGAIN).await;
                }
            }
        }
    }
}

pub(super) fn following(source: JournalError) -> ReactionError {
    ReactionError::Journal { action: "follow the journal", source }
}

/// Resolves at a time; never, if there is none.
pub(super) async fn until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}

/// A name that is fit to be shown, and differs where what it stands for differs without showing that.
pub(super) fn distinct(shown: &str, whole: &str) -> String {
    let digits = hex::encode(Sha256::digest(whole));
    format!("{shown}#{}", digits.get(..8).unwrap_or_default())
}

#[cfg(test)]
pub(super) mod testing {
    use super::super::shutdown::Shutdown;
    use super::super::stop_condition::StopOptions;
    use super::*;
    use crate::output::{Format, Printer, Volume};

    /// A context with a journal, and what begins its end.
    pub(in crate::reaction) fn context(journal: Journal) -> (ReactionContext, Shutdown) {
        let printer = Printer::new(Format::Json, Volume::Quiet, |_| false);
        let (output, _) = OutputQueue::start(&printer).unwrap();
        let (shutdown, signal) = ShutdownSignal::new();
        let context = ReactionContext {
            journal,
            output,
            filter: Arc::default(),
            shutdown: signal,
            stop: Arc::new(StopCondition::new(StopOptions::default())),
            counters: Arc::default(),
            clock: Timestamp::now,
            has_complained: Arc::default(),
        };
        (context, shutdown)
    }
}
