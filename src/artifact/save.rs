//! The save of one kind: plan, move, list.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::download_slots::DownloadSlots;
use super::error::{ArtifactError, Cause, Unsaved};
use super::existing_files::{ExistingFiles, known_file};
use super::manifest::{Manifest, ManifestEntry};
use super::options::{Destination, SaveOptions};
use super::plan::{Plan, Remote, plan};
use super::saved::{Saved, SavedFile};
use super::transfer::{FileProgress, Identity, Job, LocalFile, Name, Placed, SizeLimit, Store, TransferOptions};
use super::{Progress, Step};
use crate::api::Client;
use crate::files::atomic::sync_folder;
use crate::files::{PathError, within};
use crate::http::Backoff;
use crate::model::{ArtifactKind, BotId};

/// The save of one kind of one bot.
pub(super) struct Save {
    pub(super) api: Client,
    pub(super) store: Store,
    /// The bot's folder.
    pub(super) folder: PathBuf,
    pub(super) clock: fn() -> Timestamp,
    pub(super) bot: BotId,
    pub(super) kind: ArtifactKind,
    pub(super) options: SaveOptions,
    pub(super) progress: Progress,
    pub(super) slots: DownloadSlots,
}

/// The pauses between two questions whether something is ready: a transcript takes seconds or minutes, and whoever waits
/// should see it within half a minute.
const PAUSES: Backoff = Backoff { first: Duration::from_secs(2), factor: 1.5, longest: Duration::from_secs(30) };

impl Save {
    /// Does all of it.
    ///
    /// # Errors
    /// Whatever kept the kind from being saved whole.
    pub(super) async fn run(self) -> Result<Saved, ArtifactError> {
        let plan = match self.plan().await {
            Ok(plan) => plan,
            Err(error) => return Err(self.with_deletion_date(error).await),
        };
        match self.options.destination.clone() {
            Destination::Folder => self.into_folder(plan).await,
            Destination::File(path) => self.into_file(plan, &path).await,
        }
    }

    /// Asks what there is, again and again while it is not ready and there is time.
    async fn plan(&self) -> Result<Plan, ArtifactError> {
        let deadline = self.options.wait.map(|wait| Instant::now() + wait);
        let SaveOptions { destination, transcript, .. } = &self.options;
        let mut asked: u32 = 0;
        loop {
            asked = asked.saturating_add(1);
            let result = plan(&self.api, &self.bot, self.kind, destination, transcript).await;
            let Err(ArtifactError { cause: Cause::NotReady { reason }, .. }) = &result else { return result };
            let left = deadline.map_or(Duration::ZERO, |deadline| deadline.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                return result;
            }
            let after = PAUSES.pause(asked).min(left);
            self.progress_for(self.kind.as_str()).tell(Step::Waiting { after, reason });
            tokio::time::sleep(after).await;
        }
    }

    /// Adds to what is gone when the service said that it erased it.
    async fn with_deletion_date(&self, error: ArtifactError) -> ArtifactError {
        let Cause::Gone { reason } = error.cause else { return error };
        let folder = self.folder.clone();
        let read = tokio::task::spawn_blocking(move || Manifest::read(&folder)).await;
        let manifest = read.ok().and_then(Result::ok).flatten();
        match manifest.and_then(|manifest| manifest.deleted_remotely_at()) {
            Some(at) => Cause::Gone { reason: format!("the service erased the session's data at {at}") },
            None => Cause::Gone { reason },
        }
        .of(error.kind)
    }

    fn progress_for(&self, name: &str) -> FileProgress {
        let identity = Identity { bot_id: self.bot.clone(), kind: self.kind, name: name.to_owned() };
        FileProgress { sink: self.progress.clone(), identity }
    }

    fn transfer_options(&self) -> TransferOptions {
        let SaveOptions { existing, retries, slow_retries, max_size, .. } = self.options;
        TransferOptions { existing, retries, slow_retries, limit: SizeLimit(max_size) }
    }

    /// Does what blocks, on a thread of its own.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Cause> + Send + 'static,
    ) -> Result<T, ArtifactError> {
        tokio::task::spawn_blocking(work).await.unwrap_or(Err(Cause::Cancelled)).map_err(|cause| cause.of(self.kind))
    }

    async fn into_folder(self, plan: Plan) -> Result<Saved, ArtifactError> {
        let existing = Arc::new(self.prepare(&plan.remotes).await?);
        let mut results: Vec<(String, Result<Placed, ArtifactError>)> = Vec::new();
        for document in plan.documents {
            let (name, path, existing) =
                (document.name.clone(), self.folder.join(&document.name), self.options.existing);
            let result = self.blocking(move || document.save(&path, existing)).await;
            self.progress_for(&name).tell(match &result {
                Ok(placed) => Step::Saved { bytes: placed.file.bytes, unchanged: placed.unchanged },
                Err(_) => Step::Failed { reason: "it could not be written" },
            });
            results.push((name, result));
        }
        let save = Arc::new(self);
        let mut tasks = JoinSet::new();
        for (order, remote) in plan.remotes.into_iter().enumerate() {
            let (save, existing) = (Arc::clone(&save), Arc::clone(&existing));
            tasks.spawn(async move {
                let name = remote.stem.clone();
                (order, name, save.download(remote, &existing).await)
            });
        }
        let mut downloaded = Vec::new();
        while let Some(ended) = tasks.join_next().await {
            downloaded.extend(ended.ok());
        }
        downloaded.sort_by_key(|(order, _, _)| *order);
        results.extend(downloaded.into_iter().map(|(_, name, result)| (name, result)));
        save.conclude(results, plan.warnings).await
    }

    /// Makes the folders of the files of the plan, and looks at what is there already.
    async fn prepare(&self, remotes: &[Remote]) -> Result<ExistingFiles, ArtifactError> {
        let folder = self.folder.clone();
        let stems: Vec<String> = remotes.iter().map(|remote| remote.stem.clone()).collect();
        self.blocking(move || {
            let root = folder.parent().unwrap_or(Path::new(""));
            let own = Path::new(folder.file_name().unwrap_or_default());
            let parents = stems.iter().filter_map(|stem| own.join(stem).parent().map(Path::to_owned));
            let folders: BTreeSet<PathBuf> = parents.chain([own.to_owned()]).collect();
            for below in folders {
                within::make_folders(root, &below)?;
            }
            ExistingFiles::read(&folder, &stems).map_err(Cause::Manifest)
        })
        .await
    }

    /// Downloads one file to its place in the bot's folder.
    async fn download(&self, remote: Remote, existing: &ExistingFiles) -> Result<Placed, ArtifactError> {
        let slot = self.slots.take(remote.links.expires_at()).await;
        let progress = self.progress_for(&remote.stem);
        let path = self.folder.join(&remote.stem);
        let job = Job {
            identity: progress.identity.clone(),
            links: remote.links,
            known: existing.known(&remote.stem).await,
            is_begun: existing.is_begun(&remote.stem),
            folder: path.parent().unwrap_or(&self.folder).to_owned(),
            name: Name::Stem(path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned()),
            options: self.transfer_options(),
            progress,
        };
        // Boxed: those that wait for their turn, which may be thousands, take no room for it.
        Box::pin(self.transfer(&job, slot)).await
    }

    async fn transfer<P>(&self, job: &Job, slot: P) -> Result<Placed, ArtifactError> {
        match self.store.transfer(job, slot).await {
            Ok(placed) => {
                job.progress.tell(Step::Saved { bytes: placed.file.bytes, unchanged: placed.unchanged });
                Ok(placed)
            }
            Err(source) => {
                job.progress.tell(Step::Failed { reason: &crate::model::printable(&source.to_string()) });
                Err(Cause::Transfer(source).of(self.kind))
            }
        }
    }

    async fn into_file(self, plan: Plan, path: &Path) -> Result<Saved, ArtifactError> {
        let count = if self.kind == ArtifactKind::Transcript || self.kind == ArtifactKind::Speakers {
            1
        } else {
            plan.documents.len() + plan.remotes.len()
        };
        let none = || Cause::ManyFiles { count }.of(self.kind);
        if count != 1 {
            return Err(none());
        }
        let mut placed = match (plan.documents.into_iter().next(), plan.remotes.into_iter().next()) {
            (Some(document), _) => {
                let (path, existing) = (path.to_owned(), self.options.existing);
                self.blocking(move || document.save(&path, existing)).await?
            }
            (None, Some(remote)) => self.download_to(remote, path).await?,
            (None, None) => return Err(none()),
        };
        let mut warnings = plan.warnings;
        warnings.append(&mut placed.warnings);
        // As it was given: without the folder that was put before a bare name.
        path.clone_into(&mut placed.file.path);
        Ok(Saved { kind: self.kind, files: vec![saved_file(placed)], warnings })
    }

    /// Downloads one file to exactly this path.
    async fn download_to(&self, remote: Remote, path: &Path) -> Result<Placed, ArtifactError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(|| {
            let source = io::Error::from(io::ErrorKind::InvalidFilename);
            Cause::File(PathError { verb: "write", path: path.to_owned(), source }).of(self.kind)
        })?;
        let progress = self.progress_for(name);
        let job = Job {
            identity: progress.identity.clone(),
            links: remote.links,
            folder: folder.to_owned(),
            name: Name::Exact(name.to_owned()),
            known: known_file(path.to_owned(), None).await,
            is_begun: true,
            options: self.transfer_options(),
            progress,
        };
        let placed = self.transfer(&job, ()).await?;
        let folder = folder.to_owned();
        self.blocking(move || Ok(sync_folder(&folder)?)).await?;
        Ok(placed)
    }

    /// Lists what is there in the manifest, and tells what is not.
    async fn conclude(
        &self,
        results: Vec<(String, Result<Placed, ArtifactError>)>,
        mut warnings: Vec<String>,
    ) -> Result<Saved, ArtifactError> {
        let (mut files, mut failed, mut entries, mut folders) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let now = (self.clock)();
        for (name, result) in results {
            match result {
                Ok(mut placed) => {
                    warnings.append(&mut placed.warnings);
                    folders.extend(placed.file.path.parent().filter(|_| !placed.unchanged).map(Path::to_owned));
                    entries.push(ManifestEntry {
                        kind: self.kind,
                        path: relative(&self.folder, &placed.file.path),
                        bytes: placed.file.bytes,
                        sha256: placed.file.sha256.clone(),
                        content_type: placed.file.content_type.clone(),
                        saved_at: now,
                        etag: placed.file.etag.clone(),
                    });
                    files.push(saved_file(placed));
                }
                Err(error) => failed.push(Unsaved { name, error }),
            }
        }
        folders.sort();
        folders.dedup();
        let (root, bot) = (self.folder.clone(), self.bot.clone());
        self.blocking(move || {
            for folder in &folders {
                // The files themselves are synced; a name that a power cut takes away is fetched again.
                drop(sync_folder(folder));
            }
            if entries.is_empty() {
                return Ok(());
            }
            Manifest::update(&root, &bot, |manifest| manifest.list(&entries)).map_err(Cause::Manifest)
        })
        .await?;
        let saved = Saved { kind: self.kind, files, warnings };
        match failed.len() {
            0 => Ok(saved),
            1 if saved.files.is_empty() => failed.pop().map_or(Ok(saved), |unsaved| Err(unsaved.error)),
            _ => Err(Cause::Incomplete { saved, failed }.of(self.kind)),
        }
    }
}

fn saved_file(placed: Placed) -> SavedFile {
    let Placed { file: LocalFile { path, bytes, sha256, content_type, etag: _ }, unchanged, warnings: _ } = placed;
    SavedFile { path, bytes, sha256, content_type, unchanged }
}

fn relative(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
