//! What happens with events once the journal has them. Each reaction follows the journal in its own time.
//!
//! Relaying, commands and downloads are tasks in the journal, and each is done by a [`worker::Worker`]. Only the terminal
//! prints what happens: it follows events and what becomes of tasks. The screen shows how far bots are.
//!
//! # Invariants
//! - A reaction never slows a source down: it works from the journal.
//! - A reaction goes on from its durable place after a restart; what only watches begins at the tail.
//! - Whoever does not read what is shown holds up nothing but the terminal.
//! - Duplicates are shown, and nothing else is done with them.

mod collector;
mod context;
mod counters;
mod error;
mod event_watch;
mod exec;
pub(crate) mod forward;
mod live;
mod output_queue;
mod planner;
mod process_group;
mod screen;
mod shutdown;
mod stop_condition;
mod terminal;
mod worker;

pub(crate) use collector::{Collector, CollectorOptions};
pub(crate) use context::ReactionContext;
pub(crate) use counters::{Counters, LeftOver};
pub(crate) use error::{ReactionError, RelayError};
pub(crate) use event_watch::EventWatch;
pub(crate) use exec::{Exec, ExecOptions};
pub(crate) use forward::{Forward, ForwardOptions};
pub(crate) use live::{Live, LiveOptions, SavedForm, SoundTarget};
pub(crate) use output_queue::{OutputQueue, OutputThread};
pub(crate) use process_group::ProcessGroup;
pub(crate) use screen::{Screen, ScreenOptions};
pub(crate) use shutdown::{Shutdown, ShutdownSignal};
pub(crate) use stop_condition::{Awaited, StopCondition, StopOptions};
pub(crate) use terminal::{Terminal, TerminalOptions};
