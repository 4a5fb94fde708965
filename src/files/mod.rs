//! Files of ours: how they are written, who may read them, and what an error says of them.
//!
//! - [`atomic::write`] and [`AtomicFile`] put a file under its name complete and synced, or not at all. Nothing else
//!   renames files into place.
//! - [`private::make_folder`] and [`private::options`] make what only its owner may read: folders of mode 0700, files of
//!   mode 0600.
//! - [`Spool`] holds files and folders that are there only while somebody works with them, whatever ends a process.
//! - [`Lock`] is a lock between processes that ends with its value; [`try_lock`] locks a file that is open already.
//! - [`IoResultExt::context`] puts what was attempted and the path into an I/O error: `fs::read(path).context("read",
//!   path)?`. An error of a room wraps the [`PathError`] and shows it as its own.
//! - [`bounded::read`] reads small files whole, and never more of them than they may have; [`bounded::read_own`] those that
//!   others may have replaced.
//! - [`within`] makes and empties folders below one of the user's, through no link.
//! - [`room`] is what is left on a disk, and what of that stays free.
//!
//! Everything here blocks. On a runtime, call it through `spawn_blocking`.

pub(crate) mod atomic;
pub(crate) mod bounded;
mod lock;
mod path_error;
pub(crate) mod private;
mod space;
mod spool;
pub(crate) mod within;

pub(crate) use atomic::{Access, AtomicFile};
pub(crate) use lock::{Lock, try_lock};
pub(crate) use path_error::{IoResultExt, PathError};
pub(crate) use space::{Room, room};
pub(crate) use spool::{Spool, SpoolFolder};
