//! One engine that moves bytes from a store to a file, whatever happens on the way.
//!
//! # Invariants
//! - The bytes are checked against every length and checksum that the store gives before the file gets its name.
//! - What is on disk is known: a sidecar lists only ranges that were synced before it was written.
//! - A transfer goes on only where a strong entity tag proves that the object is the same; else it starts over.
//! - Memory does not grow with the file, nor with the number of files ([`Store`] hands out a byte budget).
//! - Requests to a store carry no credentials but those in the link; no `Referer` tells a link to another host.

mod checksum;
mod engine;
mod extents;
mod fault;
mod hashing;
mod head;
mod landing;
mod link;
mod partial;
mod pieces;
mod policy;
mod sidecar;
mod store;
#[cfg(test)]
mod tests;
mod threads;

pub(super) use engine::{FileProgress, Job, KnownFile, Name, TransferOptions};
pub use fault::{Fault, TransferError};
pub(super) use landing::{Landed, sync_folder};
pub use link::LinkError;
pub(super) use link::{LinkSource, Offer};
pub(super) use sidecar::Identity;
pub(super) use store::Store;
