//! One engine that moves bytes from a store to a file, whatever happens on the way.
//!
//! # Invariants
//! - The bytes are checked against every length and checksum that the store gives before the file gets its name.
//! - What is on disk is known: a sidecar lists only ranges that were synced before it was written.
//! - A transfer goes on only where a strong entity tag proves that the object is the same; else it starts over.
//! - Memory does not grow with the file, nor with the number of files ([`Store`] hands out a byte budget).
//! - Requests to a store carry no credentials but those in the link; no `Referer` tells a link to another host.

mod checksum;
mod fault;
mod fetch;
mod finish;
mod hash;
mod head;
mod job;
mod link;
mod local_file;
mod partial;
mod policy;
mod sidecar;
mod store;
#[cfg(test)]
mod tests;
mod writer;

pub use fault::{Fault, TransferError};
pub(super) use hash::hash_file;
pub(super) use job::{FileProgress, Identity, Job, Name, TransferOptions};
pub use link::LinkError;
pub(super) use link::{LinkSource, Offer};
pub(super) use local_file::{LocalFile, Placed};
pub(super) use store::Store;
