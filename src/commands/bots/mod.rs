//! The commands about bots that exist already.

mod act;
mod board;
mod diagnosis;
mod each;
mod failure;
mod finding;
mod known;
mod list;
mod show;
mod status;
mod transcripts;

pub(crate) use act::{cancel_scheduled, delete, erase, image, leave, pause, remove, resume, say, speak};
pub(crate) use diagnosis::findings;
pub(crate) use each::named;
pub(crate) use finding::{Case, Finding};
pub(crate) use known::Known;
pub(crate) use list::{Listed, list};
pub(crate) use show::{show, shown};
pub(crate) use status::status;
pub(crate) use transcripts::{transcribe, transcripts};
