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
mod subtitles;
mod turn;

pub use format::{ParseTranscriptFormatError, TranscriptFormat};
pub(super) use markdown::escaped as escape_markdown;
pub use parse::{ParseTranscriptError, parse};

use std::time::Duration;

/// What was said in one session, in order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transcript {
    /// The segments, by start; one without a time stays behind the one it followed.
    pub segments: Vec<Segment>,
}

/// What one speaker said in one go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segment {
    /// The speaker's name, or `Speaker 2` where the provider only numbers them; `None` where nobody is named.
    pub speaker: Option<String>,
    /// The words on one line: no control characters, no line breaks, never empty.
    pub text: String,
    /// When it began, from the start of the recording; `None` where the provider does not say.
    pub start: Option<Duration>,
    /// When it ended; never before `start`.
    pub end: Option<Duration>,
    /// The single words, where the provider gives them.
    pub words: Vec<Word>,
}

/// One word of a segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Word {
    /// The word with its punctuation; never empty.
    pub text: String,
    /// When it began, from the start of the recording.
    pub start: Option<Duration>,
    /// When it ended.
    pub end: Option<Duration>,
}

/// Why a transcript cannot be written in a format.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RenderError {
    /// Not one segment has a time, so no cue could be placed.
    #[error("the transcript has no times, so there are no subtitles to make of it")]
    NoTimes,
}

impl Transcript {
    /// Writes the transcript for people (`md`, `txt`) or players (`srt`, `vtt`); `None` for `json`, which is the
    /// answer as it was received.
    ///
    /// # Errors
    /// [`RenderError::NoTimes`] for subtitles of a transcript without any time.
    pub fn render(&self, format: TranscriptFormat) -> Result<Option<String>, RenderError> {
        match format {
            TranscriptFormat::Json => Ok(None),
            TranscriptFormat::Md => Ok(Some(markdown::write(self))),
            TranscriptFormat::Srt => subtitles::write_srt(self).map(Some),
            TranscriptFormat::Txt => Ok(Some(plain::write(self))),
            TranscriptFormat::Vtt => subtitles::write_vtt(self).map(Some),
        }
    }
}
