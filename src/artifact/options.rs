use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use super::transcript::TranscriptFormat;

/// How one save is done. [`SaveOptions::default`] is what `listen` and a plain `fetch` use.
#[derive(Clone, Debug)]
pub struct SaveOptions {
    /// Where the files go.
    pub destination: Destination,
    /// What to do about another file in the place.
    pub existing: Existing,
    /// How long to ask again while an artifact is not ready, with growing pauses; `None` asks once.
    pub wait: Option<Duration>,
    /// Files at a time.
    pub jobs: NonZeroUsize,
    /// Attempts without progress before a transfer is given up.
    pub retries: u32,
    /// The same for attempts at a store that sends too slowly; where others wait for its turn, it gives that back.
    pub slow_retries: u32,
    /// The most bytes of one file; `None` for what is usual.
    pub max_size: Option<u64>,
    /// How a transcript is saved.
    pub transcript: TranscriptOptions,
}

/// Which transcript is saved, and in which forms.
#[derive(Clone, Debug)]
pub struct TranscriptOptions {
    /// The transcription run; `None` is the bot's current one.
    pub id: Option<String>,
    /// What is written besides `transcript.json`.
    pub formats: Vec<TranscriptFormat>,
    /// Whether the provider's own answer is saved instead of the processed transcript.
    pub is_raw: bool,
}

/// Where files go.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Destination {
    /// Into the bot's folder, under the names of `docs/records.md`, "Files", listed in `session.json`.
    #[default]
    Folder,
    /// Into this one file, listed nowhere. For kinds that are one file; a transcript has its first format.
    File(PathBuf),
}

/// What to do about a file that is in the place and differs.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Existing {
    /// Leave it, and fail.
    #[default]
    Keep,
    /// Replace it.
    Overwrite,
}

impl Default for SaveOptions {
    fn default() -> Self {
        Self {
            destination: Destination::Folder,
            existing: Existing::Keep,
            wait: None,
            jobs: NonZeroUsize::MIN.saturating_add(3),
            retries: 8,
            slow_retries: 0,
            max_size: None,
            transcript: TranscriptOptions::default(),
        }
    }
}

impl Default for TranscriptOptions {
    fn default() -> Self {
        Self { id: None, formats: vec![TranscriptFormat::Md], is_raw: false }
    }
}
