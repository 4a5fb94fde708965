use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::JoinSet;

use super::gate::Gate;
use super::save::Save;
use super::transcript::TranscriptFormat;
use super::transfer::Store;
use super::{ArtifactError, Progress};
use crate::api::Client;
use crate::model::{ArtifactKind, BotId};

/// The folder below which every bot has its own, and what is needed to fill it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Archive {
    pub(super) options: ArchiveOptions,
    pub(super) store: Store,
}

/// What an archive is made of.
#[derive(Clone, Debug)]
pub struct ArchiveOptions {
    /// Where links come from.
    pub api: Client,
    /// The folder that holds one folder per bot; made when the first file is saved.
    pub folder: PathBuf,
    /// Tells the time, against which links expire.
    pub clock: fn() -> Timestamp,
}

/// How one save is done. [`SaveOptions::default`] is what `listen` and a plain `fetch` use.
#[derive(Clone, Debug)]
pub struct SaveOptions {
    /// Where the files go.
    pub destination: Destination,
    /// What to do about another file in the place.
    pub existing: Existing,
    /// How long to ask again while an artifact is not ready, with growing pauses; `None` asks once.
    pub wait: Option<Duration>,
    /// Connections for one file, at most. More than one is used from 64 MiB on, where it makes the file come faster.
    pub connections: NonZeroUsize,
    /// Files at a time.
    pub jobs: NonZeroUsize,
    /// Attempts without progress before a transfer is given up.
    pub retries: u32,
    /// What becomes of a transcript besides `transcript.json`.
    pub formats: Vec<TranscriptFormat>,
    /// Which transcript; `None` is the bot's current one.
    pub transcript_id: Option<String>,
    /// Whether the provider's own answer is saved instead of the processed transcript.
    pub raw_transcript: bool,
}

/// Where files go.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Destination {
    /// Into the bot's folder, under the names of `design.md` 7, listed in `session.json`.
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

/// What was saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Of which kind.
    pub kind: ArtifactKind,
    /// The files; the one that a person opens comes first. Empty where there was nothing, such as a chat without
    /// screenshots; then a warning says so.
    pub files: Vec<SavedFile>,
    /// What a person should know although it worked, each on one line.
    pub warnings: Vec<String>,
}

/// One saved file.
#[derive(Clone, Debug)]
pub struct SavedFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// The media type, as the store said or as is known of the format.
    pub content_type: Option<String>,
    /// Whether it was there before, with the same content.
    pub unchanged: bool,
}

/// One file of several that could not be saved.
#[derive(Debug)]
pub struct Unsaved {
    /// Its name below the bot's folder, without its extension.
    pub name: String,
    /// Why.
    pub error: ArtifactError,
}

impl Default for SaveOptions {
    fn default() -> Self {
        Self {
            destination: Destination::Folder,
            existing: Existing::Keep,
            wait: None,
            connections: NonZeroUsize::MIN.saturating_add(3),
            jobs: NonZeroUsize::MIN.saturating_add(3),
            retries: 8,
            formats: vec![TranscriptFormat::Md],
            transcript_id: None,
            raw_transcript: false,
        }
    }
}

impl SaveOptions {
    /// Whether nothing but one readable form of a transcript is wanted, so that its failure is the save's.
    pub(super) fn wants_only_readable(&self) -> bool {
        self.destination != Destination::Folder && self.formats.first() != Some(&TranscriptFormat::Json)
    }
}

impl Archive {
    /// Sets an archive up; nothing is asked or written yet.
    ///
    /// # Errors
    /// [`ArtifactError::Client`] where the storage client cannot be set up.
    pub fn new(options: ArchiveOptions) -> Result<Self, ArtifactError> {
        let store = Store::new(options.clock).map_err(ArtifactError::Client)?;
        Ok(Self { options, store })
    }

    /// The folder of one bot.
    pub fn folder(&self, bot: &BotId) -> PathBuf {
        self.options.folder.join(bot.as_str())
    }

    /// Saves everything of one kind that one bot left, and lists it in its `session.json`.
    ///
    /// Dropping the future cancels the save: what arrived stays in `.partial` files, and the next save of the same kind
    /// goes on from there. Two saves of the same file never write at once: the second one fails with
    /// [`TransferError::Busy`](super::TransferError::Busy).
    ///
    /// # Errors
    /// Whatever kept the kind from being saved whole.
    pub async fn save(
        &self,
        bot: &BotId,
        kind: ArtifactKind,
        options: &SaveOptions,
        progress: &Progress,
    ) -> Result<Saved, ArtifactError> {
        let mut all = self.save_all(bot, &[kind], options, progress).await;
        all.pop().map_or(Err(ArtifactError::Cancelled { kind }), |(_, result)| result)
    }

    /// Saves several kinds at once, `options.jobs` files at a time; the result of each, in the order asked for.
    pub async fn save_all(
        &self,
        bot: &BotId,
        kinds: &[ArtifactKind],
        options: &SaveOptions,
        progress: &Progress,
    ) -> Vec<(ArtifactKind, Result<Saved, ArtifactError>)> {
        survive_file_size_limit();
        let gate = Gate::new(options.jobs);
        let mut tasks = JoinSet::new();
        for (place, kind) in kinds.iter().copied().enumerate() {
            let save = Save {
                archive: self.clone(),
                bot: bot.clone(),
                kind,
                options: options.clone(),
                progress: progress.clone(),
                gate: gate.clone(),
            };
            tasks.spawn(async move { (place, save.run().await) });
        }
        let mut results: Vec<_> =
            kinds.iter().map(|kind| (*kind, Err(ArtifactError::Cancelled { kind: *kind }))).collect();
        while let Some(ended) = tasks.join_next().await {
            let Ok((place, result)) = ended else { continue };
            if let Some((_, slot)) = results.get_mut(place) {
                *slot = result;
            }
        }
        results
    }
}

/// A write past the limit of `ulimit -f` ends a process by a signal, unless it listens for it; then the write fails.
fn survive_file_size_limit() {
    #[cfg(unix)]
    {
        let signal = rustix::process::Signal::XFSZ.as_raw();
        // Where it cannot be listened for, the limit is as deadly as to any other program.
        drop(tokio::signal::unix::signal(tokio::signal::unix::SignalKind::from_raw(signal)));
    }
}
