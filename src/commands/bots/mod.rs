//! The commands about bots that exist already.

mod act;
mod each;
mod finding;
mod list;
mod show;
mod status;
mod transcripts;

pub(crate) use act::{cancel_scheduled, delete, image, pause, remove, resume, say};
pub(crate) use list::list;
pub(crate) use show::show;
pub(crate) use status::status;
pub(crate) use transcripts::{transcribe, transcripts};
