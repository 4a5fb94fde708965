//! What a session left behind: fetched, named, checked, listed and made readable (`docs/architecture.md`, "Artifacts").
//!
//! [`Archive::save`] is the one way in, for `fetch` and for the listener's collector alike. It asks the API what there
//! is, moves the bytes with `transfer`, writes transcripts with [`transcript`] and lists everything in the
//! [`manifest`].
//!
//! # Invariants
//! - A file appears under its name complete, checked and synced, or not at all.
//! - No name comes from the server, and nothing is written outside of the bot's folder.
//! - The API key goes nowhere but to the API; presigned links are never written, logged or shown.

mod archive;
mod diagnosis;
mod document;
mod download_slots;
mod error;
mod existing_files;
mod listing;
pub mod manifest;
mod naming;
mod options;
mod outlook;
mod plan;
mod progress;
mod removal;
mod save;
mod saved;
mod talk_time;
pub mod transcript;
mod transfer;

pub use crate::model::saving::{Step, Update};
pub use archive::{Archive, ArchiveOptions};
pub use error::{ArtifactError, Cause, Unsaved};
pub use options::{Destination, Existing, SaveOptions, TranscriptOptions};
pub use outlook::Outlook;
pub use progress::Progress;
pub use removal::{OnDeletion, Removal};
pub use saved::{Saved, SavedFile};
#[cfg(fuzzing)]
pub use transfer::fuzzing;
pub use transfer::{Fault, LinkError, TransferError};
