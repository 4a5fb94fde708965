//! The download of one file: from a link to a file with a name, whatever happens on the way.
//!
//! # The life of a download
//! 1. `save` makes a [`Job`] of each file that the API lists, and waits for a slot.
//! 2. [`Store::transfer`] (`fetch`) starts the thread that will own the file (`writer`). It takes up what an earlier run
//!    left (`partial`, `sidecar`), hashes it, and says how far it is.
//! 3. `fetch` asks the job for a link (`link`), the store for the bytes that are missing (`store`), and reads what the
//!    answer says of them (`head`). The first answer may show that the file is here already (`local_file`).
//! 4. Each chunk goes through a bounded channel to the thread, which writes it, hashes it (`hash`), and now and then syncs
//!    the file and notes in its sidecar how far that is.
//! 5. After a fault `policy` says whether to go on from the last byte, to begin anew, or to give up; the link is asked for
//!    again where it was refused or has not enough time left.
//! 6. When the last byte has come, the thread syncs the file, holds it against the store's checksum, and gives it its
//!    name (`finish`). `save` lists it in the manifest.
//!
//! Everything up to the channel is asynchronous and never blocks; everything behind it is one thread's, which shares
//! nothing. Only its syncs run beside it (`checkpoints`).
//!
//! # Invariants
//! - The bytes are checked against every length and checksum that the store gives before the file gets its name.
//! - What is on disk is known: a sidecar counts only bytes that were synced before it was written.
//! - A transfer goes on only where a strong entity tag proves that the object is the same; else it starts over.
//! - No file grows beyond its limit (`bounds`), packed or unpacked, nor into the part of the disk that stays free.
//! - A store that sends too little in a minute is given up as one that sends nothing is.
//! - Memory does not grow with the file, nor with the number of files ([`Store`] hands out a byte budget).
//! - Requests to a store carry no credentials but those in the link; no `Referer` tells a link to another host.
//!
//! # One connection
//! A file comes over one connection. Four were faster only from a store that throttles each far below a user's line: 200 MiB
//! at 20 MiB/s per connection took 10.1 s over one and 4.5 s over four; at 70 MiB/s, within what S3 gives, 2.9 s over
//! either. Ranges that arrive out of order cost as much code as all the rest. Files come several at a time.

mod bounds;
mod checkpoints;
mod checksum;
mod fault;
mod fetch;
mod finish;
#[cfg(fuzzing)]
pub mod fuzzing;
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

pub(super) use bounds::SizeLimit;
pub use fault::{Fault, TransferError};
pub(super) use hash::hash_file;
pub(super) use job::{FileProgress, Identity, Job, Name, TransferOptions};
pub use link::LinkError;
pub(super) use link::{LinkSource, Offer};
pub(super) use local_file::{LocalFile, Placed};
pub(super) use store::Store;
