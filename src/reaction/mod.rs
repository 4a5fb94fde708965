//! What happens with events once the journal has them. Each reaction follows the journal in its own time.
//!
//! # Invariants
//! - A reaction never slows a source down: it works from the journal, and what it prints goes through a queue.
//! - A reaction goes on from its durable cursor after a restart; the terminal alone begins at the tail.
//! - Duplicates are shown, and nothing else is done with them.

mod drain;
mod screen;
mod tally;

pub(crate) use drain::{Drain, Draining};
pub(crate) use screen::{Screen, ScreenThread};
pub(crate) use tally::Tally;

use std::sync::Arc;

use crate::context::Clock;
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
    pub(crate) tally: Arc<Tally>,
    pub(crate) clock: Clock,
}
