//! The journal's database: every SQL statement is in here, as functions of a connection or of its open transaction.

pub(super) mod append;
pub(super) mod checksum;
pub(super) mod creates;
pub(super) mod cursors;
pub(super) mod downloads;
mod duplicate;
pub(super) mod events;
pub(super) mod import;
pub(super) mod names;
pub(super) mod polled;
pub(super) mod prune;
pub(super) mod query;
pub(super) mod reparse;
pub(super) mod schema;
pub(super) mod state;
pub(super) mod tasks;
pub(super) mod turn;
