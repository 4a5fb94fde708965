//! How far a save has got, told while it goes on.

use std::time::Duration;

use jiff::Timestamp;

use super::{ArtifactKind, BotId};

/// One piece of news about one file.
#[derive(Clone, Debug)]
pub struct Update<'a> {
    /// The bot that the file is of.
    pub bot: &'a BotId,
    /// The artifact that the file belongs to.
    pub kind: ArtifactKind,
    /// The file's name below the bot's folder, without its extension while that is not known.
    pub name: &'a str,
    /// What happened.
    pub step: Step<'a>,
}

/// What happened to a file.
#[derive(Clone, Debug)]
pub enum Step<'a> {
    /// Bytes arrived: so many of the whole are on disk.
    Advanced {
        /// In bytes, those of an earlier run included.
        done: u64,
        /// In bytes; `None` while the store has not said.
        total: Option<u64>,
    },
    /// It could not be saved; the cause in one line.
    Failed {
        /// One line.
        reason: &'a str,
    },
    /// A new link is in use.
    Linked {
        /// When it stops working, as far as it says.
        expires_at: Option<Timestamp>,
    },
    /// The transfer broke off and goes on after a while.
    Retrying {
        /// The number of the attempt that comes, counted since the last progress.
        attempt: u32,
        /// How many attempts there are without progress.
        attempts: u32,
        /// How long is waited.
        after: Duration,
        /// One line.
        reason: &'a str,
    },
    /// It is there, whole.
    Saved {
        /// In bytes.
        bytes: u64,
        /// Whether it was there before, with the same content.
        unchanged: bool,
    },
    /// Its bytes begin to be moved.
    Started {
        /// Bytes that an earlier run left, in bytes.
        resumed: u64,
        /// In bytes; `None` while the store has not said.
        total: Option<u64>,
    },
    /// The artifact is not there yet; it is asked for again after a while.
    Waiting {
        /// How long is waited.
        after: Duration,
        /// What the service said, one line.
        reason: &'a str,
    },
}
