//! A public address for the receiver, through a program that the user has installed.
//!
//! [`Tunnel::start`] runs it, learns the address from what it says, and asks the receiver a question through that
//! address until the answer comes back; [`Tunnel::watch`] goes on asking, and starts the program again when it has
//! ended. [`probe()`] is the question alone, for an address of the user's own.
//!
//! # Invariants
//! - An address is told only after the receiver was reached through it.
//! - The program does not outlive this process, however that ends: a [`watchdog`] stands between them, and ends the
//!   program, with all that it has started, when its pipe to us closes.
//! - What a program says is bounded and printable before anybody sees it, and what looks like a secret is left out.

mod cloudflared;
mod error;
mod health;
mod lines;
mod lookup;
mod ngrok;
mod probe;
mod program;
mod recipe;
mod said;
mod ssh;
mod supervisor;
pub(crate) mod watchdog;

pub(crate) use error::TunnelError;
pub(crate) use lookup::{how_to_install, programs};
pub(crate) use probe::probe;
pub(crate) use supervisor::{Tunnel, TunnelEvent, TunnelOptions};
