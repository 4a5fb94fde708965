//! The journal's database: every SQL statement is in here, as functions of a connection or of its open transaction.

pub(super) mod append;
mod duplicate;
pub(super) mod effects;
pub(super) mod events;
pub(super) mod import;
pub(super) mod prune;
pub(super) mod query;
pub(super) mod schema;
pub(super) mod state;
