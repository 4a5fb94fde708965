//! HTTP as every room speaks it: one kind of client, one reading of bodies, one idea of what passes.
//!
//! - [`client()`] begins a client for one address; [`Clients`] holds those for any address, built when first needed. Nothing
//!   else builds clients: here are the user agent, the TLS provider, the trusted certificates, and the rule for this
//!   machine.
//!   [`client_for_unproven`] begins one that takes any certificate, of a server on this machine alone.
//! - [`TlsProblem`] tells a failure of trust, or of TLS itself, from a server that is not there, and what to do about it.
//! - [`Unreached`] tells why no answer came, in one sentence.
//! - [`read_body`] reads a body up to a limit, [`read_beyond`] pauses on the way, and [`beginning`] reads as much of one as
//!   is worth showing.
//! - [`is_transient`] says after which statuses the same request may succeed.
//! - [`retry_after()`] reads how long a server asks to wait.
//! - [`Backoff`] says how long to wait before trying again.
//! - [`AllowedHosts`] tells what a web page has its visitor's browser send from what is meant for a server of ours. Every
//!   local server asks it.
//! - [`end_to_end`] leaves out the headers that are about one connection. It is applied where a delivery is made, before
//!   the journal.
//!
//! # Invariants
//! - No client follows redirects unless told how.
//! - No error holds a URL: it may be secret.

mod allowed_hosts;
mod backoff;
mod body;
mod client;
mod headers;
mod retry_after;
mod status;
mod tls_problem;
mod unreached;

pub(crate) use allowed_hosts::{AllowedHosts, ForeignRequest};
pub(crate) use backoff::Backoff;
pub(crate) use body::{ReadBodyError, beginning, read_beyond, read_body};
pub(crate) use client::{Clients, client, client_for_unproven};
pub(crate) use headers::{end_to_end, is_of_connection};
pub(crate) use retry_after::retry_after;
pub(crate) use status::is_transient;
pub use tls_problem::TlsProblem;
pub use unreached::Unreached;
