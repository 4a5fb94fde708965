//! `session.json`: what is known of one session and what of it is here (`docs/records.md`, "Files").
//!
//! # Invariants
//! - It is changed under a lock and replaced at once, so that `fetch` and `listen` never undo each other's changes and
//!   nobody ever reads half of it.
//! - Fields that this version does not know are kept as they are.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::files::{Access, IoResultExt as _, Lock, PathError, atomic, bounded, within};
use crate::model::{ArtifactKind, BotId, Milestone, Outcome};

/// The manifest's name in the bot's folder.
pub const FILE_NAME: &str = "session.json";

/// The largest that is read, in bytes: a hundred thousand files fit in.
const LARGEST: u64 = 64 << 20;

/// The version that is written.
const SCHEMA: u64 = 1;

/// The manifest of one session.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifest(Map<String, Value>);

/// One saved file, as the manifest lists it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ManifestEntry {
    /// Of which kind.
    pub kind: ArtifactKind,
    /// The file, below the bot's folder, with `/` between its parts.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// The media type, where it is known.
    pub content_type: Option<String>,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// The store's entity tag, by which a later run sees without a transfer that nothing has changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
}

/// Why a manifest cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// It is no JSON object; nothing is changed, lest something is lost.
    #[error("`{}` is not a manifest", path.display())]
    Broken {
        /// The manifest.
        path: PathBuf,
    },
    /// The manifest, its folder or its lock cannot be used.
    #[error(transparent)]
    File(#[from] PathError),
    /// A later version has written it.
    #[error("`{}` has schema {schema}, this version knows {SCHEMA}", path.display())]
    Newer {
        /// The manifest.
        path: PathBuf,
        /// Its version.
        schema: u64,
    },
}

impl Manifest {
    fn new(bot: &BotId) -> Self {
        let fields = json!({
            "schema": SCHEMA,
            "bot_id": bot,
            "outcome": null,
            "events": [],
            "artifacts": [],
            "deleted_remotely_at": null,
        });
        match fields {
            Value::Object(fields) => Self(fields),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => Self(Map::new()),
        }
    }

    /// Reads the manifest in a bot's folder; `None` where there is none. Blocks shortly.
    ///
    /// # Errors
    /// [`ManifestError`].
    pub fn read(folder: &Path) -> Result<Option<Self>, ManifestError> {
        let path = folder.join(FILE_NAME);
        let bytes = match bounded::read_own(&path, LARGEST) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            result => result.context("read", &path)?,
        };
        Self::parse(&path, &bytes).map(Some)
    }

    /// Reads what a manifest says; the path is for the error.
    ///
    /// # Errors
    /// When it is no manifest, or a later version's.
    pub fn parse(path: &Path, bytes: &[u8]) -> Result<Self, ManifestError> {
        let Ok(Value::Object(fields)) = serde_json::from_slice(bytes) else {
            return Err(ManifestError::Broken { path: path.to_owned() });
        };
        match fields.get("schema").and_then(Value::as_u64) {
            Some(schema) if schema > SCHEMA => Err(ManifestError::Newer { path: path.to_owned(), schema }),
            Some(_) => Ok(Self(fields)),
            None => Err(ManifestError::Broken { path: path.to_owned() }),
        }
    }

    /// Changes the manifest in a bot's folder, which it makes with the folder if need be. Nothing is written where the
    /// change changes nothing. Blocks: for the disk, and for whoever changes it at the same time.
    ///
    /// # Errors
    /// [`ManifestError`].
    pub fn update(folder: &Path, bot: &BotId, change: impl FnOnce(&mut Self)) -> Result<(), ManifestError> {
        let (root, name) = (folder.parent().unwrap_or(Path::new("")), folder.file_name().unwrap_or_default());
        within::make_folders(root, Path::new(name))?;
        let _lock = Lock::folder(folder, ".session.lock")?;
        let before = Self::read(folder)?;
        let mut after = before.clone().unwrap_or_else(|| Self::new(bot));
        change(&mut after);
        if before.as_ref() != Some(&after) {
            after.replace(&folder.join(FILE_NAME))?;
        }
        Ok(())
    }

    fn replace(&self, path: &Path) -> Result<(), PathError> {
        let mut bytes = serde_json::to_vec_pretty(&self.0).map_err(io::Error::from).context("write", path)?;
        bytes.push(b'\n');
        atomic::write_alone(path, &bytes, Access::Private)
    }

    /// The files it lists, as far as this version understands their entries.
    pub fn artifacts(&self) -> Vec<ManifestEntry> {
        let entries = self.0.get("artifacts").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        entries.iter().filter_map(|entry| serde_json::from_value(entry.clone()).ok()).collect()
    }

    /// When the service erased the session's data, if it has.
    pub fn deleted_remotely_at(&self) -> Option<Timestamp> {
        self.0.get("deleted_remotely_at")?.as_str()?.parse().ok()
    }

    /// Lists files, each in the place of an earlier entry of the same path. An entry that says the same but for its
    /// time is left as it is.
    pub fn list(&mut self, files: &[ManifestEntry]) {
        let entries = self.0.entry("artifacts").or_insert_with(|| json!([]));
        if !entries.is_array() {
            *entries = json!([]);
        }
        let Some(entries) = entries.as_array_mut() else { return };
        let path = |entry: &Value| entry.get("path").and_then(Value::as_str).map(str::to_owned);
        let mut places: HashMap<String, usize> =
            entries.iter().enumerate().filter_map(|(place, entry)| Some((path(entry)?, place))).collect();
        for file in files {
            let Ok(Value::Object(new)) = serde_json::to_value(file) else { continue };
            match places.get(&file.path).and_then(|place| entries.get_mut(*place)) {
                Some(Value::Object(known)) => {
                    let keep = |name: &&String| name.as_str() != "saved_at";
                    if new.keys().filter(keep).any(|name| known.get(name) != new.get(name)) {
                        known.extend(new);
                    }
                }
                Some(known) => *known = Value::Object(new),
                None => {
                    places.insert(file.path.clone(), entries.len());
                    entries.push(Value::Object(new));
                }
            }
        }
    }

    /// Notes how the session ended, and its timeline.
    pub fn conclude(&mut self, outcome: Outcome, events: &[Milestone]) {
        self.0.insert("outcome".to_owned(), json!(outcome));
        self.0.insert("events".to_owned(), json!(events));
    }

    /// Notes that the service has erased the session's data.
    pub fn mark_deleted(&mut self, at: Timestamp) {
        self.0.insert("deleted_remotely_at".to_owned(), json!(at));
    }

    /// Takes files off the list that were removed: those whose path is not to be kept.
    pub fn retain_artifacts(&mut self, is_kept: impl Fn(&str) -> bool) {
        let Some(entries) = self.0.get_mut("artifacts").and_then(Value::as_array_mut) else { return };
        entries.retain(|entry| entry.get("path").and_then(Value::as_str).is_some_and(&is_kept));
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::io::Write as _;

    use super::*;

    fn entry(path: &str, sha256: &str) -> ManifestEntry {
        ManifestEntry {
            kind: ArtifactKind::Audio,
            path: path.to_owned(),
            bytes: 3,
            sha256: sha256.to_owned(),
            content_type: None,
            saved_at: "2026-02-27T07:00:00Z".parse().unwrap(),
            etag: None,
        }
    }

    fn bot() -> BotId {
        "b-1".parse().unwrap()
    }

    #[test]
    fn unknown_fields_survive_and_the_same_path_is_listed_once() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("b-1");
        Manifest::update(&folder, &bot(), |manifest| manifest.list(&[entry("audio.wav", "a")])).unwrap();
        let path = folder.join(FILE_NAME);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("{\n  \"schema\": 1,\n  \"bot_id\": \"b-1\","), "{text}");
        let text = text.replace("\"schema\": 1,", "\"schema\": 1,\n  \"note\": {\"by\": \"me\"},");
        let text = text.replace("\"kind\": \"audio\",", "\"kind\": \"audio\", \"rating\": 5,");
        File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();

        Manifest::update(&folder, &bot(), |manifest| {
            manifest.list(&[entry("audio.wav", "b")]);
            manifest.list(&[entry("video.mp4", "c")]);
            manifest.mark_deleted("2026-02-28T00:00:00Z".parse().unwrap());
        })
        .unwrap();

        let manifest = Manifest::read(&folder).unwrap().unwrap();
        let paths: Vec<_> = manifest.artifacts().into_iter().map(|entry| (entry.path, entry.sha256)).collect();
        assert_eq!(paths, [("audio.wav".into(), "b".into()), ("video.mp4".into(), "c".into())]);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("\"by\": \"me\"") && text.contains("\"rating\": 5"), "{text}");
        assert!(manifest.deleted_remotely_at().is_some());
    }

    #[test]
    fn what_changes_nothing_writes_nothing() {
        let root = tempfile::tempdir().unwrap();
        let list = |manifest: &mut Manifest| manifest.list(&[entry("audio.wav", "a")]);
        Manifest::update(root.path(), &bot(), list).unwrap();
        let path = root.path().join(FILE_NAME);
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        Manifest::update(root.path(), &bot(), |manifest| {
            manifest.list(&[ManifestEntry { saved_at: Timestamp::MAX, ..entry("audio.wav", "a") }]);
        })
        .unwrap();
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    }

    #[test]
    fn a_manifest_that_is_not_understood_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(FILE_NAME);
        for (text, newer) in [("", false), ("[]", false), ("{\"schema\":2}", true), ("{\"a\":1}", false)] {
            File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();
            let error = Manifest::update(root.path(), &bot(), |_| {}).unwrap_err();
            assert_eq!(matches!(error, ManifestError::Newer { .. }), newer, "{text}");
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn changes_made_at_the_same_time_are_all_kept() {
        let root = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let folder = root.path();
                scope.spawn(move || {
                    for file in 0..10 {
                        let entry = entry(&format!("{writer}-{file}"), "a");
                        Manifest::update(folder, &bot(), |manifest| manifest.list(&[entry])).unwrap();
                    }
                });
            }
        });
        assert_eq!(Manifest::read(root.path()).unwrap().unwrap().artifacts().len(), 40);
    }
}
