//! From a request to its answer. One thread writes, and everything queued goes into one transaction (group commit); it
//! is answered after the commit, which SQLite has synced by then (WAL, `synchronous=FULL`). Another thread reads, and
//! copies the log into the database meanwhile.
//!
//! Nothing is visible before it is synced, neither in this process nor in another: SQLite publishes a commit to readers
//! of its log after the sync. So no reaction can act on an event whose sender is about to be told that it was not kept.
//!
//! # Other forms
//! Measured in the same rounds of `cargo bench --bench receiver -- 2 5` on 2 cores, acknowledged webhooks a second, with
//! 32 and with 256 connections:
//!
//! | form | 32 | 256 |
//! |---|---|---|
//! | `synchronous=FULL` in the writer: this one | 31,997, p99 3.4 ms | 44,598, p99 10.7 ms |
//! | `synchronous=NORMAL`, and a thread of ours that syncs SQLite's log while the writer is at the next group | 28,974, p99 3.1 ms | 45,600, p99 12.0 ms |
//! | a log of our own (length, checksum, bytes; one `fdatasync` a group, answered then), folded into SQLite behind it | 31,457, p99 4.2 ms | 45,499, p99 12.0 ms |
//! | none: `--ephemeral` | 45,648 | 59,096 |
//!
//! In a second run the first two came to 27,628 and 27,737 with 32 connections, and to 37,351 and 40,447 with 256.
//!
//! The log of our own was given a file written in advance and no recovery, and would have to earn a second format on
//! disk; a thread that syncs a file of SQLite's must know what SQLite does with it. Neither is worth a tenth.

pub(super) mod batch;
pub(super) mod checkpoint;
pub(super) mod recent;
pub(super) mod request;
pub(super) mod thread;
pub(super) mod writer;
