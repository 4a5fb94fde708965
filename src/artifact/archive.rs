use std::path::PathBuf;

use jiff::Timestamp;
use tokio::task::JoinSet;

use super::Progress;
use super::download_slots::DownloadSlots;
use super::error::{ArtifactError, Cause};
use super::options::SaveOptions;
use super::save::Save;
use super::saved::Saved;
use super::transfer::Store;
use crate::api::Client;
use crate::model::{ArtifactKind, BotId};

/// The folder below which every bot has its own, and what is needed to fill it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Archive {
    options: ArchiveOptions,
    store: Store,
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

impl Archive {
    /// Sets an archive up; nothing is asked or written yet.
    pub fn new(options: ArchiveOptions) -> Self {
        Self { store: Store::new(options.clock, options.api.trust().clone()), options }
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
        all.pop().map_or(Err(Cause::Cancelled.of(kind)), |(_, result)| result)
    }

    /// Saves several kinds at once, `options.jobs` files at a time; the result of each, in the order asked for.
    pub async fn save_all(
        &self,
        bot: &BotId,
        kinds: &[ArtifactKind],
        options: &SaveOptions,
        progress: &Progress,
    ) -> Vec<(ArtifactKind, Result<Saved, ArtifactError>)> {
        let slots = DownloadSlots::new(options.jobs);
        let mut tasks = JoinSet::new();
        for (place, kind) in kinds.iter().copied().enumerate() {
            let save = Save {
                api: self.options.api.clone(),
                store: self.store.clone(),
                folder: self.folder(bot),
                clock: self.options.clock,
                bot: bot.clone(),
                kind,
                options: options.clone(),
                progress: progress.clone(),
                slots: slots.clone(),
            };
            tasks.spawn(async move { (place, save.run().await) });
        }
        let mut results: Vec<_> = kinds.iter().map(|kind| (*kind, Err(Cause::Cancelled.of(*kind)))).collect();
        while let Some(ended) = tasks.join_next().await {
            let Ok((place, result)) = ended else { continue };
            if let Some((_, slot)) = results.get_mut(place) {
                *slot = result;
            }
        }
        results
    }
}
