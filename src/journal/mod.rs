//! The journal: the only hand-over between sources and reactions. An append-only log on disk.
//!
//! `store` is its database in SQL, `commit` brings what is written there to the disk, [`Journal`] is what others hold.
//!
//! # Invariants
//! - [`Journal::append`] resolves after the commit is on disk (SQLite, WAL; [`commit`] says how).
//! - Reactions know this handle, never SQLite: a broker could take its place.
//! - Neither our secrets nor links that we asked for are written here. A body is kept as it came, whatever links are in it; of its
//!   headers, those that hold credentials are not.

mod acknowledged;
mod commit;
mod error;
mod examination;
mod follower;
mod glance;
mod handle;
mod location;
mod locked;
mod loss;
mod operations;
mod salvaging;
mod store;
mod unreadable;

pub(crate) use error::JournalError;
pub(crate) use examination::{Examination, examine};
pub(crate) use follower::{Follower, Start};
pub(crate) use glance::{GlancedBot, newest_bots};
pub(crate) use handle::{Journal, Journals};
pub(crate) use location::{ListenerLock, Location, has_listener, has_remains};
pub(crate) use loss::Loss;
pub(crate) use salvaging::{Salvaged, salvage};
pub(crate) use store::creates::KeptCreate;
pub(crate) use store::downloads::Download;
pub(crate) use store::import::{Imported, Known};
pub(crate) use store::prune::{Pruned, Retention};
pub(crate) use store::query::Query;
pub(crate) use store::state::{EndedSession, OpenSession, SentBot};
pub(crate) use store::tasks::{Owed, TaskQueue, TaskState, TaskStatus};
pub(crate) use store::turn::{Claimed, Planned, Task, TaskReport, Turn};

#[cfg(test)]
mod tests;
