//! What happens with events once the journal has them. Each reaction follows the journal in its own time.
//!
//! # Invariants
//! - A reaction never slows a source down: it works from the journal, and what it prints goes through a queue.
//! - A reaction goes on from its durable cursor after a restart; the terminal alone begins at the tail.
//! - Duplicates are shown, and nothing else is done with them.

mod collector;
mod drain;
mod ending;
mod error;
mod exec;
pub(crate) mod forward;
mod lanes;
mod ledger;
mod screen;
mod station;
mod tally;
mod terminal;

pub(crate) use collector::{Collector, CollectorOptions};
pub(crate) use drain::{Drain, Draining};
pub(crate) use ending::{Ending, EndingOptions, Until};
pub(crate) use error::{ReactionError, RelayError};
pub(crate) use exec::{Exec, ExecOptions};
pub(crate) use forward::{Forward, ForwardOptions};
pub(crate) use screen::{Screen, ScreenThread};
pub(crate) use tally::Tally;
pub(crate) use terminal::Terminal;

use std::sync::Arc;

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::journal::Journal;
use crate::model::EventFilter;

/// What every reaction is handed. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Stage {
    pub(crate) journal: Journal,
    pub(crate) screen: Screen,
    /// Which events are shown, forwarded and run. The collector does not ask it: everything is kept and fetched.
    pub(crate) filter: Arc<EventFilter>,
    pub(crate) drain: Drain,
    /// Is told of events and sessions, and says when the listener has seen enough.
    pub(crate) ending: Arc<Ending>,
    pub(crate) tally: Arc<Tally>,
    pub(crate) clock: fn() -> Timestamp,
}

/// A name that is fit to be shown, and differs where what it stands for differs without showing that.
fn distinct(shown: &str, whole: &str) -> String {
    let digits = hex::encode(Sha256::digest(whole));
    format!("{shown}#{}", digits.get(..8).unwrap_or_default())
}
