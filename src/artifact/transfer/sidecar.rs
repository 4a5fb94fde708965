use std::io;
use std::path::Path;

use serde::{Deserialize, Deserializer, Serialize};

use super::checksum::Check;
use super::head::Head;
use super::job::Identity;
use crate::files::{Access, IoResultExt as _, PathError, atomic, bounded};
use crate::model::coding::Coding;

/// What is known of an unfinished file; it lies beside it. Never the link.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(super) struct Sidecar {
    schema: u32,
    #[serde(flatten)]
    identity: Identity,
    #[serde(flatten)]
    pub(super) object: ObjectInfo,
    /// The ranges that are on disk, ends excluded. One that begins at the first byte is written. Version 0.1 could fetch a
    /// file over several connections and left several ranges; the one from the first byte on is used.
    done: Vec<(u64, u64)>,
}

/// What a store's first answer says of an object.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(super) struct ObjectInfo {
    /// The strong entity tag, with its quotes: what `If-Range` needs.
    pub(super) etag: Option<String>,
    /// In bytes; `None` while the store has not said.
    pub(super) length: Option<u64>,
    /// The media type, as the store said.
    pub(super) content_type: Option<String>,
    /// What the object must hash to, as `md5:…`.
    pub(super) checksum: Option<Check>,
    /// The extension in the link's path.
    pub(super) extension: Option<String>,
    /// What was put around the object's bytes. Version 0.1 knew gzip alone.
    #[serde(default, rename = "gzip", deserialize_with = "codings")]
    pub(super) codings: Vec<Coding>,
}

/// The version written; another one is not understood, and the transfer starts over.
const SCHEMA: u32 = 1;
/// The largest sidecar that is read, in bytes: with every range of version 0.1 it is far smaller.
const LARGEST: u64 = 1 << 20;

impl ObjectInfo {
    pub(super) fn new(head: &Head, extension: Option<String>, codings: Vec<Coding>) -> Self {
        Self {
            etag: head.etag.clone(),
            length: head.total,
            content_type: head.content_type.clone(),
            checksum: head.check.clone(),
            extension,
            codings,
        }
    }
}

fn codings<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Coding>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Gzip(bool),
        List(Vec<Coding>),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Gzip(true) => vec![Coding::Gzip],
        Written::Gzip(false) => Vec::new(),
        Written::List(codings) => codings,
    })
}

impl Sidecar {
    /// Describes a file of which the first `done` bytes are on disk.
    pub(super) fn new(identity: Identity, object: ObjectInfo, done: u64) -> Self {
        Self { schema: SCHEMA, identity, object, done: vec![(0, done)] }
    }

    /// Reads a sidecar; `None` where there is none that makes sense for this file, which then starts over.
    pub(super) fn read(path: &Path, identity: &Identity) -> Option<Self> {
        Self::parse(&bounded::read_own(path, LARGEST).ok()?, identity)
    }

    /// Reads what a sidecar says; `None` where it makes no sense for this file.
    pub(super) fn parse(bytes: &[u8], identity: &Identity) -> Option<Self> {
        let sidecar: Self = serde_json::from_slice(bytes).ok()?;
        (sidecar.schema == SCHEMA && sidecar.identity == *identity && sidecar.object.etag.is_some()).then_some(sidecar)
    }

    /// How many bytes from the first one on are on disk in a file that is so long.
    pub(super) fn done(&self, file_length: u64) -> u64 {
        let first = self.done.iter().find(|(start, _)| *start == 0);
        first.map_or(0, |(_, end)| *end).min(file_length).min(self.object.length.unwrap_or(u64::MAX))
    }

    /// Replaces the sidecar at once. It is not synced: an older one says less, and nothing wrong.
    pub(super) fn write(&self, path: &Path) -> Result<(), PathError> {
        let bytes = serde_json::to_vec(self).map_err(io::Error::from).context("write", path)?;
        atomic::write_alone_unsynced(path, &bytes, Access::Usual)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Write as _;

    use super::*;
    use crate::model::ArtifactKind;

    fn identity() -> Identity {
        Identity { bot_id: "b-1".parse().unwrap(), kind: ArtifactKind::Audio, name: "audio".to_owned() }
    }

    #[test]
    fn only_a_sidecar_of_the_same_file_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audio.partial.json");
        let object = |etag: Option<&str>| ObjectInfo {
            etag: etag.map(str::to_owned),
            length: Some(30),
            content_type: None,
            checksum: Some("md5:25f9e794323b453885f5181f1b624d0b".parse().unwrap()),
            extension: None,
            codings: Vec::new(),
        };
        Sidecar::new(identity(), object(None), 20).write(&path).unwrap();
        assert_eq!(Sidecar::read(&path, &identity()), None, "without a tag nothing can be resumed");
        let sidecar = Sidecar::new(identity(), object(Some("\"x\"")), 20);
        sidecar.write(&path).unwrap();
        assert_eq!(Sidecar::read(&path, &identity()).as_ref(), Some(&sidecar));
        assert_eq!((sidecar.done(25), sidecar.done(15)), (20, 15));
        let other = Identity { kind: ArtifactKind::Video, ..identity() };
        assert_eq!(Sidecar::read(&path, &other), None);
        for broken in ["", "{", "{\"schema\":2}", "[]"] {
            File::create(&path).unwrap().write_all(broken.as_bytes()).unwrap();
            assert_eq!(Sidecar::read(&path, &identity()), None, "{broken}");
        }
    }

    #[test]
    fn of_the_ranges_of_version_0_1_the_first_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audio.partial.json");
        for (done, expected) in [("[[0,10],[20,30]]", 10), ("[[20,30]]", 0), ("[]", 0), ("[[0,999]]", 40)] {
            let text = format!(
                r#"{{"schema":1,"bot_id":"b-1","kind":"audio","name":"audio","etag":"\"x\"","length":40,"content_type":"audio/wav","checksum":null,"extension":"wav","gzip":false,"done":{done}}}"#
            );
            File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();
            assert_eq!(Sidecar::read(&path, &identity()).unwrap().done(1_000), expected, "{done}");
        }
    }
}
