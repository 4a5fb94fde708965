//! The REST API: one way to send, a file per resource, and the types on the wire.
//!
//! # Invariants
//! - The key goes to the API's own origin, in the `Authorization` header, and nowhere else: no redirect is followed.
//! - What the service sends is read leniently ([`wire::View`]): a field that is missing, renamed in case, null or of
//!   another type is absent to us and unchanged in [`Answer::raw`].
//! - Only a request that may be sent twice is sent twice.
//! - Presigned links are [`Secret`](crate::model::Secret)s from the moment they are read.

mod agents;
mod bots;
mod calendar;
mod client;
mod error;
mod failure;
pub mod history;
mod logins;
mod media;
mod reply;
mod request;
mod retry;
pub mod rules;
mod storage;
mod trace;
mod transcripts;
pub mod wire;

pub use crate::http::{TlsProblem, Unreached};
pub use bots::{BotPages, RecordingCommand};
pub use calendar::{CalendarAccess, EventQuery};
pub use client::{Client, ClientOptions};
pub use error::{ApiError, Refusal};
pub use failure::Subject;
pub use logins::LoginProvider;
pub use media::{Listing, Media, MediaBody, Recording};
pub use reply::{Answer, Reply};
pub use request::{Body, Request, method};
pub use trace::{Trace, TraceStep, Tracer};
