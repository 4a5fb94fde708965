use super::format::{RenderError, TranscriptFormat};
use super::segment::Transcript;
use super::{markdown, plain, subtitles};

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
