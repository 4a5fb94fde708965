//! The only place that writes to stdout and stderr.
//!
//! # Invariants
//! - stdout is what was asked for; stderr is talk. The form never depends on whether stdout is a terminal: only colour
//!   and animation do.
//! - A closed stdout is [`OutputError::Closed`], which ends a command quietly.

mod bot_line;
mod child;
mod error;
mod failure;
mod file_line;
mod hanging;
mod jq;
mod json;
mod layout;
mod live;
mod palette;
mod printer;
mod progress;
mod spoken_line;
mod stderr_queue;
mod table;
mod when;

pub(crate) use bot_line::BotLine;
pub(crate) use child::child_stdout;
pub(crate) use error::OutputError;
pub(crate) use hanging::hanging;
pub(crate) use jq::{Jq, JqError};
pub(crate) use layout::{Layout, NAME_COLUMN};
pub(crate) use palette::Palette;
pub(crate) use printer::{Format, Printer, Volume};
pub(crate) use progress::{Naming, ProgressDisplay};
pub(crate) use spoken_line::SpokenLine;
pub(crate) use table::{Cell, Column, Table};
pub(crate) use when::{When, clock_time};
