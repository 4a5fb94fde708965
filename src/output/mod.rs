//! The only place that writes to stdout and stderr.
//!
//! # Invariants
//! - stdout is what was asked for; stderr is talk. The form never depends on whether stdout is a terminal: only colour
//!   and animation do.
//! - A closed stdout is [`Error::StdoutClosed`](crate::error::Error::StdoutClosed), which ends a command quietly.

mod ask;
mod child;
mod hanging;
mod jq;
mod palette;
mod printer;
mod progress;
pub(crate) mod record;
mod table;
mod when;

pub(crate) use ask::{read_input, read_object, read_secret, read_text};
pub(crate) use child::child_stdout;
pub(crate) use hanging::hanging;
pub(crate) use jq::{Jq, JqError};
pub(crate) use palette::{ColorChoice, Palette};
pub(crate) use printer::{Format, Printer, Volume};
pub(crate) use progress::{Naming, ProgressDisplay};
pub(crate) use table::{Column, Table};
pub(crate) use when::{When, clock_time};
