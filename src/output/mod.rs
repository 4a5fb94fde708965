//! The only place that writes to stdout and stderr.
//!
//! # Invariants
//! - stdout is what was asked for; stderr is talk. The form never depends on whether stdout is a terminal: only colour
//!   and animation do.
//! - A closed stdout is [`OutputError::Closed`], which ends a command quietly.

mod bars;
mod child;
mod error;
mod failure;
mod hanging;
mod jq;
mod layout;
mod palette;
mod printer;
mod progress;
mod stderr_queue;
mod table;
mod when;

pub(crate) use child::child_stdout;
pub(crate) use error::OutputError;
pub(crate) use hanging::hanging;
pub(crate) use jq::{Jq, JqError};
pub(crate) use layout::{Layout, NAME_COLUMN};
pub(crate) use palette::Palette;
pub(crate) use printer::{Format, Printer, Volume};
pub(crate) use progress::{BotLine, Naming, ProgressDisplay};
pub(crate) use table::{Column, Table};
pub(crate) use when::{When, clock_time};
