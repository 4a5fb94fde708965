//! The save of one kind: plan, move, list.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::error::{ArtifactError, Cause, Unsaved};
use super::gate::Gate;
use super::manifest::{Manifest, ManifestEntry};
use super::options::{Destination, SaveOptions};
use super::plan::{Plan, Remote, plan};
use super::saved::{Saved, SavedFile};
use super::shelf::{self, Shelf};
use super::transfer::{FileProgress, Identity, Job, Landed, Name, Store, TransferOptions, sync_folder};
use super::{Progress, Step};
use crate::api::Client;
use crate::files::{IoResultExt as _, PathError};
use crate::model::{ArtifactKind, BotId};

/// The save of one kind of one bot.
#[derive(Clone)]
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
    pub(super) gate: Gate,
}

/// The first pause between two questions whether something is ready, and the longest.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

impl Save {
    /// Does all of it.
    ///
    /// # Errors
    /// Whatever kept the kind from being saved whole.
    pub(super) async fn run(self) -> Result<Saved, ArtifactError> {
        let plan = match self.plan().await {
            Ok(plan) => plan,
            Err(error) => return Err(self.dated(error).await),
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
        let mut pause = FIRST_PAUSE;
        loop {
            let result = plan(&self.api, &self.bot, self.kind, destination, transcript).await;
            let Err(ArtifactError { cause: Cause::NotReady { reason }, .. }) = &result else { return result };
            let left = deadline.map_or(Duration::ZERO, |deadline| deadline.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                return result;
            }
            let after = pause.min(left);
            self.told(self.kind.as_str()).tell(Step::Waiting { after, reason });
            tokio::time::sleep(after).await;
            pause = pause.mul_f64(1.5).min(LONGEST_PAUSE);
        }
    }

    /// Adds to what is gone when the service said that it erased it.
    async fn dated(&self, error: ArtifactError) -> ArtifactError {
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

    fn told(&self, name: &str) -> FileProgress {
        let identity = Identity { bot_id: self.bot.clone(), kind: self.kind, name: name.to_owned() };
        FileProgress { sink: self.progress.clone(), identity }
    }

    fn transfer_options(&self) -> TransferOptions {
        let SaveOptions { existing, connections, retries, .. } = self.options;
        TransferOptions { existing, connections, retries }
    }

    async fn into_folder(self, plan: Plan) -> Result<Saved, ArtifactError> {
        let folder = self.folder.clone();
        make_folder(&folder).map_err(|cause| cause.of(self.kind))?;
        let known = Arc::new(self.shelf(&folder, &plan.remotes).await?);
        let mut results: Vec<(String, Result<Landed, ArtifactError>)> = Vec::new();
        for document in plan.documents {
            let (path, existing, name) = (folder.join(&document.name), self.options.existing, document.name.clone());
            let saved = tokio::task::spawn_blocking(move || document.save(&path, existing)).await;
            let result = saved.unwrap_or(Err(Cause::Cancelled)).map_err(|cause| cause.of(self.kind));
            self.told(&name).tell(match &result {
                Ok(landed) => Step::Saved { bytes: landed.bytes },
                Err(_) => Step::Failed { reason: "it could not be written" },
            });
            results.push((name, result));
        }
        let folders: BTreeSet<PathBuf> =
            plan.remotes.iter().filter_map(|remote| folder.join(&remote.stem).parent().map(Path::to_owned)).collect();
        folders.iter().try_for_each(|folder| make_folder(folder)).map_err(|cause| cause.of(self.kind))?;
        let mut tasks = JoinSet::new();
        for (place, remote) in plan.remotes.into_iter().enumerate() {
            let (save, folder, known) = (self.clone(), folder.clone(), Arc::clone(&known));
            tasks.spawn(async move {
                let name = remote.stem.clone();
                (place, name, save.bring(remote, &folder, &known).await)
            });
        }
        let mut brought = Vec::new();
        while let Some(ended) = tasks.join_next().await {
            brought.extend(ended.ok());
        }
        brought.sort_by_key(|(place, _, _)| *place);
        results.extend(brought.into_iter().map(|(_, name, result)| (name, result)));
        self.conclude(&folder, results, plan.warnings).await
    }

    /// What is there already, where the files of the plan will go.
    async fn shelf(&self, folder: &Path, remotes: &[Remote]) -> Result<Shelf, ArtifactError> {
        let (folder, stems) = (folder.to_owned(), remotes.iter().map(|remote| remote.stem.clone()).collect::<Vec<_>>());
        match tokio::task::spawn_blocking(move || Shelf::read(&folder, &stems)).await {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(source)) => Err(Cause::Manifest(source).of(self.kind)),
            Err(_) => Err(Cause::Cancelled.of(self.kind)),
        }
    }

    /// Brings one file into its place in the bot's folder.
    async fn bring(&self, remote: Remote, root: &Path, there: &Shelf) -> Result<Landed, ArtifactError> {
        let pass = self.gate.enter(remote.links.expires_at()).await;
        let progress = self.told(&remote.stem);
        let relative = Path::new(&remote.stem);
        let folder = relative.parent().map_or_else(|| root.to_owned(), |parent| root.join(parent));
        let stem = relative.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let job = Job {
            identity: progress.identity.clone(),
            links: remote.links,
            known: there.known(&remote.stem).await,
            is_begun: there.is_begun(&remote.stem),
            folder,
            name: Name::Stem(stem),
            options: self.transfer_options(),
            progress,
        };
        // Boxed: those that wait for their turn, which may be thousands, take no room for it.
        Box::pin(self.transfer(&job, pass)).await
    }

    async fn transfer<P>(&self, job: &Job, place: P) -> Result<Landed, ArtifactError> {
        match self.store.transfer(job, place).await {
            Ok(landed) => {
                job.progress.tell(Step::Saved { bytes: landed.bytes });
                Ok(landed)
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
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let landed = match (plan.documents.into_iter().next(), plan.remotes.into_iter().next()) {
            (Some(document), _) => {
                let (path, existing) = (path.to_owned(), self.options.existing);
                let saved = tokio::task::spawn_blocking(move || document.save(&path, existing)).await;
                saved.unwrap_or(Err(Cause::Cancelled)).map_err(|cause| cause.of(self.kind))?
            }
            (None, Some(remote)) => {
                let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(|| {
                    let source = io::Error::from(io::ErrorKind::InvalidFilename);
                    Cause::File(PathError { verb: "write", path: path.to_owned(), source }).of(self.kind)
                })?;
                let known = if path.is_file() { shelf::known_file(path.to_owned(), None).await } else { None };
                let job = Job {
                    identity: self.told(name).identity,
                    links: remote.links,
                    folder: folder.to_owned(),
                    name: Name::Exact(name.to_owned()),
                    known,
                    is_begun: true,
                    options: self.transfer_options(),
                    progress: self.told(name),
                };
                let landed = self.transfer(&job, ()).await?;
                sync_folder(folder).context("sync", folder).map_err(|source| Cause::File(source).of(self.kind))?;
                landed
            }
            (None, None) => return Err(none()),
        };
        let mut warnings = plan.warnings;
        warnings.extend(landed.warnings.iter().cloned());
        let landed = Landed { path: path.to_owned(), ..landed };
        Ok(Saved { kind: self.kind, files: vec![saved_file(landed)], warnings })
    }

    /// Lists what is there in the manifest, and tells what is not.
    async fn conclude(
        &self,
        root: &Path,
        results: Vec<(String, Result<Landed, ArtifactError>)>,
        mut warnings: Vec<String>,
    ) -> Result<Saved, ArtifactError> {
        let (mut files, mut failed, mut entries, mut folders) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let now = (self.clock)();
        for (name, result) in results {
            match result {
                Ok(landed) => {
                    warnings.extend(landed.warnings.iter().cloned());
                    folders.extend(landed.path.parent().filter(|_| !landed.unchanged).map(Path::to_owned));
                    entries.push(ManifestEntry {
                        kind: self.kind,
                        path: relative(root, &landed.path),
                        bytes: landed.bytes,
                        sha256: landed.sha256.clone(),
                        content_type: landed.content_type.clone(),
                        saved_at: now,
                        etag: landed.etag.clone(),
                    });
                    files.push(saved_file(landed));
                }
                Err(error) => failed.push(Unsaved { name, error }),
            }
        }
        folders.sort();
        folders.dedup();
        let (owned_root, bot) = (root.to_owned(), self.bot.clone());
        let listing = tokio::task::spawn_blocking(move || {
            for folder in &folders {
                // The files themselves are synced; a name that a power cut takes away is fetched again.
                drop(sync_folder(folder));
            }
            if entries.is_empty() {
                return Ok(());
            }
            Manifest::update(&owned_root, &bot, |manifest| manifest.list(&entries))
        });
        let saved = Saved { kind: self.kind, files, warnings };
        match listing.await {
            Ok(Ok(())) => {}
            Ok(Err(source)) => return Err(Cause::Manifest(source).of(self.kind)),
            Err(_) => return Err(Cause::Cancelled.of(self.kind)),
        }
        match failed.len() {
            0 => Ok(saved),
            1 if saved.files.is_empty() => failed.pop().map_or(Ok(saved), |unsaved| Err(unsaved.error)),
            _ => Err(Cause::Incomplete { saved, failed }.of(self.kind)),
        }
    }
}

fn saved_file(landed: Landed) -> SavedFile {
    let Landed { path, bytes, sha256, content_type, unchanged, .. } = landed;
    SavedFile { path, bytes, sha256, content_type, unchanged }
}

fn make_folder(folder: &Path) -> Result<(), Cause> {
    Ok(fs::create_dir_all(folder).context("make", folder)?)
}

fn relative(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
