use std::path::Path;

use super::error::SettingsError;
use crate::files::IoResultExt as _;
use crate::model::Secret;

/// Reads webhook secrets from a file, one a line: several while one is being rotated, the newest first.
pub(crate) fn read_secrets(path: &Path) -> Result<Vec<Secret>, SettingsError> {
    let text = std::fs::read_to_string(path).context("read", path)?;
    let secrets: Vec<Secret> = text.lines().filter_map(Secret::new).collect();
    if secrets.is_empty() { Err(SettingsError::NoSecret { path: path.to_owned() }) } else { Ok(secrets) }
}
