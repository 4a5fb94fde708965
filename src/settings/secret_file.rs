use std::path::Path;

use super::error::SettingsError;
use crate::files::bounded;
use crate::model::{Origin, Secret};

/// The largest file of secrets that is read, in bytes: one has a line each for a few.
const LARGEST: u64 = 64 << 10;

/// Reads webhook secrets from a file, one a line: several while one is being rotated, the newest first.
pub(crate) fn read_secrets(path: &Path) -> Result<Vec<Secret>, SettingsError> {
    let text = bounded::read_text(path, LARGEST);
    let text = text.map_err(|source| SettingsError::SecretFile { path: path.to_owned(), source })?;
    let secrets = secrets_in(&text, || Origin::File(path.to_owned()))?;
    if secrets.is_empty() { Err(SettingsError::NoSecret { path: path.to_owned() }) } else { Ok(secrets) }
}

/// The webhook secrets in a text, one a line.
pub(super) fn secrets_in(text: &str, origin: impl Fn() -> Origin) -> Result<Vec<Secret>, SettingsError> {
    let secret = |line| {
        let refused = |source| SettingsError::Credential { key: "webhook_secrets", origin: origin(), source };
        Secret::webhook_secret(line).map_err(refused).transpose()
    };
    text.lines().filter_map(secret).collect()
}
