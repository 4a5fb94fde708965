use std::path::PathBuf;

use super::hash::hash_file;
use super::head::Head;

/// A whole file on this machine's disk.
#[derive(Clone, Debug)]
pub(in crate::artifact) struct LocalFile {
    pub(in crate::artifact) path: PathBuf,
    pub(in crate::artifact) bytes: u64,
    /// In hexadecimal digits.
    pub(in crate::artifact) sha256: String,
    /// The entity tag of the object that it is a copy of, where the store gave one.
    pub(in crate::artifact) etag: Option<String>,
    pub(in crate::artifact) content_type: Option<String>,
}

/// A file that a save has put in its place, or found there.
#[derive(Clone, Debug)]
pub(in crate::artifact) struct Placed {
    pub(in crate::artifact) file: LocalFile,
    /// Whether it was there before.
    pub(in crate::artifact) unchanged: bool,
    pub(in crate::artifact) warnings: Vec<String>,
}

/// Whether a file is a copy of an object, as far as an answer's head tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Comparison {
    Differs,
    Same,
    Unknown,
}

impl LocalFile {
    /// With what an answer's head tells of the object that it is a copy of: a crash may have come before that was written
    /// down.
    pub(super) fn described_by(self, head: &Head) -> Self {
        let (etag, content_type) = (head.etag.clone().or(self.etag), head.content_type.clone().or(self.content_type));
        Self { etag, content_type, ..self }
    }

    /// Compares by length, then by tag, then by checksum, for which the file is read.
    pub(super) async fn compare(&self, head: &Head) -> Comparison {
        let same_tag = self.etag.is_some() && self.etag == head.etag;
        if head.codings.as_ref().map_or(true, |codings| !codings.is_empty()) {
            return if same_tag { Comparison::Same } else { Comparison::Unknown };
        }
        if head.total.is_some_and(|total| total != self.bytes) {
            return Comparison::Differs;
        }
        if same_tag && head.total.is_some() {
            return Comparison::Same;
        }
        let Some(check) = head.check.clone() else { return Comparison::Unknown };
        let path = self.path.clone();
        let hashing = tokio::task::spawn_blocking(move || {
            hash_file(&path, Some(&check)).map(|digests| digests.check.is_some_and(|computed| check.accepts(&computed)))
        });
        match hashing.await {
            Ok(Ok(true)) => Comparison::Same,
            Ok(Ok(false)) => Comparison::Differs,
            Ok(Err(_)) | Err(_) => Comparison::Unknown,
        }
    }
}
