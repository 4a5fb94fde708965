//! Black-box tests: the real binary in an empty environment, over real sockets on loopback.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]
#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    missing_docs,
    reason = "tests fail loudly, and have no readers but us"
)]

mod support;

mod auth;
mod config;
mod create;
mod demo;
mod events;
mod explain;
mod faults;
mod mutations;
mod relay;
mod sandbox;
mod shell;
mod signatures;
mod simulate;
mod usage;
