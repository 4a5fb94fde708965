//! Which contents of project files their user has allowed.

use std::collections::BTreeMap;
use std::path::Path;

use super::error::SettingsError;
use crate::files::{Access, atomic, bounded, private};

/// The largest file of such notes that is read, in bytes: ten thousand projects.
const LARGEST: u64 = 2 << 20;

/// Path of a project file to the SHA-256 of what was allowed of it.
type Notes = BTreeMap<String, String>;

/// Whether this content of a project file was allowed, by the notes of a file.
pub(super) fn is_given(notes: &Path, project: &Path, fingerprint: &str) -> bool {
    project.to_str().is_some_and(|path| read(notes).get(path).is_some_and(|known| known == fingerprint))
}

/// Notes that the content of a project file is allowed.
///
/// # Errors
/// When it cannot be noted.
pub(super) fn give(notes: &Path, project: &Path, fingerprint: &str) -> Result<(), SettingsError> {
    let path = project.to_str().ok_or_else(|| SettingsError::Project {
        path: project.to_owned(),
        problem: "the path to it is no text, so it cannot be noted".to_owned(),
    })?;
    let mut known = read(notes);
    known.insert(path.to_owned(), fingerprint.to_owned());
    let text = serde_json::to_string_pretty(&known).unwrap_or_default();
    private::make_folder(notes.parent().unwrap_or(Path::new("")))?;
    Ok(atomic::write(notes, text.as_bytes(), Access::Private)?)
}

/// Notes that cannot be read allow nothing.
fn read(notes: &Path) -> Notes {
    let bytes = bounded::read_own(notes, LARGEST).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}
