use std::path::PathBuf;

use crate::model::ArtifactKind;

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
