use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::extents::Extents;
use crate::model::{ArtifactKind, BotId};

/// What is known of an unfinished file; it lies beside it. Never the link.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(super) struct Sidecar {
    schema: u32,
    #[serde(flatten)]
    pub(super) identity: Identity,
    /// The strong entity tag, with its quotes: what `If-Range` needs.
    pub(super) etag: Option<String>,
    /// The object's length in bytes.
    pub(super) length: Option<u64>,
    /// The media type, as the store said.
    pub(super) content_type: Option<String>,
    /// What the object must hash to, as `md5:…`.
    pub(super) checksum: Option<String>,
    /// The extension in the link's path.
    pub(super) extension: Option<String>,
    /// Whether the bytes are compressed.
    pub(super) gzip: bool,
    /// The ranges that are on disk, ends excluded.
    pub(super) done: Vec<(u64, u64)>,
}

/// Which file an unfinished one will be.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(in crate::artifact) struct Identity {
    /// Whose.
    pub(in crate::artifact) bot_id: BotId,
    /// Of which kind.
    pub(in crate::artifact) kind: ArtifactKind,
    /// Which of several, such as a segment's name.
    pub(in crate::artifact) name: String,
}

/// The version written; another one is not understood, and the transfer starts over.
const SCHEMA: u32 = 1;
/// The largest sidecar that is read, in bytes.
const LARGEST: u64 = 1 << 20;

impl Sidecar {
    pub(super) fn new(identity: Identity) -> Self {
        Self {
            schema: SCHEMA,
            identity,
            etag: None,
            length: None,
            content_type: None,
            checksum: None,
            extension: None,
            gzip: false,
            done: Vec::new(),
        }
    }

    /// Reads a sidecar; `None` where there is none that makes sense for this file, which then starts over.
    pub(super) fn read(path: &Path, identity: &Identity) -> Option<Self> {
        if fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?.len() > LARGEST {
            return None;
        }
        let sidecar: Self = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        (sidecar.schema == SCHEMA && sidecar.identity == *identity && sidecar.etag.is_some()).then_some(sidecar)
    }

    /// What of it is on disk in a file that is so long.
    pub(super) fn extents(&self, file_length: u64) -> Extents {
        let end = file_length.min(self.length.unwrap_or(u64::MAX));
        self.done.iter().copied().collect::<Extents>().below(end)
    }

    /// Replaces the sidecar at once. It is not synced: an older one says less, and nothing wrong.
    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        let beside = path.with_extension("json.new");
        let bytes = serde_json::to_vec(self).map_err(io::Error::other)?;
        let mut file = File::create(&beside)?;
        file.write_all(&bytes)?;
        fs::rename(&beside, path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sidecar_of_the_same_file_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audio.partial.json");
        let identity = Identity { bot_id: "b-1".parse().unwrap(), kind: ArtifactKind::Audio, name: "audio".to_owned() };
        let mut sidecar = Sidecar::new(identity.clone());
        sidecar.done = vec![(0, 10), (20, 30)];
        sidecar.write(&path).unwrap();
        assert_eq!(Sidecar::read(&path, &identity), None, "without a tag nothing can be resumed");
        sidecar.etag = Some("\"x\"".to_owned());
        sidecar.write(&path).unwrap();
        assert_eq!(Sidecar::read(&path, &identity).as_ref(), Some(&sidecar));
        assert_eq!(sidecar.extents(25).pairs(), [(0, 10), (20, 25)]);
        let other = Identity { kind: ArtifactKind::Video, ..identity.clone() };
        assert_eq!(Sidecar::read(&path, &other), None);
        for broken in ["", "{", "{\"schema\":2}", "[]"] {
            File::create(&path).unwrap().write_all(broken.as_bytes()).unwrap();
            assert_eq!(Sidecar::read(&path, &identity), None, "{broken}");
        }
    }
}
