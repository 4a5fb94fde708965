use std::fmt;
use std::str::FromStr;

/// A form in which a transcript can be kept.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum TranscriptFormat {
    /// The answer as it was received.
    Json,
    /// Markdown: merged turns with speaker and time.
    Md,
    /// `SubRip` subtitles.
    Srt,
    /// Plain text, a turn a line.
    Txt,
    /// `WebVTT` subtitles.
    Vtt,
}

/// Why a string is not a transcript format.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("unknown transcript format `{given}`; known are {}", TranscriptFormat::ALL.map(TranscriptFormat::as_str).join(", "))]
pub struct ParseTranscriptFormatError {
    /// What was given.
    pub given: String,
}

/// Why a transcript cannot be written in a format.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RenderError {
    /// Not one segment has a time, so no cue could be placed.
    #[error("the transcript has no times, so there are no subtitles to make of it")]
    NoTimes,
}

impl TranscriptFormat {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Json, Self::Md, Self::Txt, Self::Srt, Self::Vtt];

    /// The name on the command line, which is also the file's extension.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Md => "md",
            Self::Srt => "srt",
            Self::Txt => "txt",
            Self::Vtt => "vtt",
        }
    }

    /// The media type of such a file.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Md => "text/markdown",
            Self::Srt => "application/x-subrip",
            Self::Txt => "text/plain",
            Self::Vtt => "text/vtt",
        }
    }
}

impl FromStr for TranscriptFormat {
    type Err = ParseTranscriptFormatError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.as_str() == given)
            .ok_or_else(|| ParseTranscriptFormatError { given: given.to_owned() })
    }
}

impl fmt::Display for TranscriptFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
