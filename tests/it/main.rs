//! Black-box tests: the real binary in an empty environment, over real sockets on loopback.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]
#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    missing_docs,
    reason = "tests fail loudly, and have no readers but us"
)]

mod support;

mod agents;
mod api;
mod auth;
mod bots;
mod calendar;
mod clients;
#[cfg(target_os = "linux")]
mod clock;
mod config;
#[cfg(unix)]
mod crash;
mod create;
mod demo;
mod docs;
#[cfg(unix)]
mod doctor;
mod download;
mod events;
mod explain;
mod faults;
mod fetch;
mod help;
#[cfg(unix)]
mod journal;
#[cfg(unix)]
mod journal_damage;
#[cfg(unix)]
mod journal_flips;
#[cfg(unix)]
mod layout;
mod listen;
mod listen_attack;
mod listen_collect;
#[cfg(unix)]
mod listen_command;
mod listen_door;
mod listen_packed;
#[cfg(unix)]
mod listen_paused;
#[cfg(unix)]
mod listen_poll;
mod listen_trust;
#[cfg(unix)]
mod live;
mod logins;
mod mcp;
#[cfg(unix)]
mod mistakes;
mod mistakes_on_the_command_line;
mod mutations;
#[cfg(unix)]
mod owed;
#[cfg(unix)]
mod planted;
mod project;
mod record;
mod relay;
mod sandbox;
mod sandbox_live;
mod sandbox_sockets;
mod scenarios;
#[cfg(unix)]
mod screens;
mod shell;
#[cfg(unix)]
mod signals;
mod signatures;
mod simulate;
#[cfg(unix)]
mod start;
mod statuses;
mod storage;
mod tls;
#[cfg(unix)]
mod tunnel;
mod unparsed;
mod usage;
#[cfg(unix)]
mod verdicts;
