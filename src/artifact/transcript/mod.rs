//! Transcripts: every shape of the service's answer to segments, and segments to what people and players read.
//!
//! Pure and synchronous.
//!
//! # Invariants
//! - No bytes make the reader panic, and no text makes a writer produce a file whose structure the text controls.
//! - "Not ready" (a sentence in `message`) is never taken for a transcript without words.

mod clock;
mod cue;
mod format;
mod markdown;
mod parse;
mod plain;
mod render;
mod segment;
mod subtitles;
mod turn;

pub use format::{ParseTranscriptFormatError, RenderError, TranscriptFormat};
pub(super) use markdown::escaped as escape_markdown;
pub use parse::{ParseTranscriptError, parse};
pub use segment::{Segment, Transcript, Word};
