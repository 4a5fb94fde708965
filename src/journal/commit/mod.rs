//! From a request to its answer: one thread writes, everything queued goes into one transaction (group commit), another
//! thread brings the log of the database to the disk ([`sync`] says why), a third reads.

pub(super) mod batch;
pub(super) mod checkpoint;
pub(super) mod recent;
pub(super) mod request;
pub(super) mod sync;
pub(super) mod writer;
