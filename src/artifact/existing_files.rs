//! What is there before a save begins.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::manifest::{Manifest, ManifestEntry, ManifestError};
use super::transfer::{LocalFile, hash_file};

/// The files in the places of those that are to come, whatever their extensions.
pub(super) struct ExistingFiles {
    root: PathBuf,
    /// What the manifest lists, by name without extension.
    listed: HashMap<PathBuf, ManifestEntry>,
    /// What lies there, by name without extension.
    found: HashMap<PathBuf, PathBuf>,
    /// What has been begun, by name without extension.
    begun: HashSet<PathBuf>,
}

impl ExistingFiles {
    /// Looks, once, where files of these names below `root` would lie. Blocks.
    ///
    /// # Errors
    /// [`ManifestError`] for a manifest that cannot be read.
    pub(super) fn read(root: &Path, stems: &[String]) -> Result<Self, ManifestError> {
        let entries = Manifest::read(root)?.map(|manifest| manifest.artifacts()).unwrap_or_default();
        let listed = entries.into_iter().map(|entry| (without_extension(Path::new(&entry.path)), entry)).collect();
        let folders: BTreeSet<PathBuf> =
            stems.iter().filter_map(|stem| root.join(stem).parent().map(Path::to_owned)).collect();
        let (mut found, mut begun) = (HashMap::new(), HashSet::new());
        for folder in folders {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
                let unfinished = path.extension().is_some_and(|extension| extension == "partial");
                if unfinished {
                    begun.insert(without_extension(&path));
                } else if path.symlink_metadata().is_ok_and(|meta| meta.is_file()) {
                    found.insert(without_extension(&path), path);
                }
            }
        }
        Ok(Self { root: root.to_owned(), listed, found, begun })
    }

    /// Whether a part of `stem` is there, and no more.
    pub(super) fn is_begun(&self, stem: &str) -> bool {
        self.begun.contains(&self.root.join(stem))
    }

    /// The file that has the place of `stem`: the one that is listed, else any. It is read from end to end.
    pub(super) async fn known(&self, stem: &str) -> Option<LocalFile> {
        if let Some(entry) = self.listed.get(Path::new(stem)) {
            let known = known_file(self.root.join(&entry.path), Some(entry.clone())).await;
            if known.is_some() {
                return known;
            }
        }
        known_file(self.found.get(&self.root.join(stem))?.clone(), None).await
    }
}

fn without_extension(path: &Path) -> PathBuf {
    path.with_extension("")
}

/// Reads a file to know it; its tag counts only while it is as the manifest says. `None` where there is none.
pub(super) async fn known_file(path: PathBuf, entry: Option<ManifestEntry>) -> Option<LocalFile> {
    let hashing = tokio::task::spawn_blocking(move || {
        let is_file = path.symlink_metadata().is_ok_and(|meta| meta.is_file());
        let digests = is_file.then(|| hash_file(&path, None))?.ok()?;
        let (bytes, sha256) = (digests.bytes, digests.sha256);
        let entry = entry.filter(|entry| entry.bytes == bytes && entry.sha256 == sha256);
        let (etag, content_type) = entry.map(|entry| (entry.etag, entry.content_type)).unwrap_or_default();
        Some(LocalFile { path, bytes, sha256, etag, content_type })
    });
    hashing.await.ok()?
}
