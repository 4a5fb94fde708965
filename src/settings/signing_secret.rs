//! The secret that relayed webhooks are signed with where none is configured.

use std::io;
use std::path::Path;

use super::error::SettingsError;
use crate::files::{IoResultExt as _, atomic, bounded};
use crate::model::Secret;

/// As many bytes as no secret has.
const LARGEST: u64 = 4 << 10;

/// Reads the secret that is kept in a file, making it if there is none: an app is given it once, and need not be started
/// again with each listener. Two that begin at once agree on one.
///
/// # Errors
/// [`SettingsError::File`], and [`SettingsError::NoSecret`] for a file with something else in it.
pub(crate) fn signing_secret(path: &Path) -> Result<Secret, SettingsError> {
    if let Some(secret) = read(path)? {
        return Ok(secret);
    }
    let text = format!("whsec_{}\n", uuid::Uuid::new_v4().simple());
    atomic::write_new(path, text.as_bytes())?;
    read(path)?.ok_or_else(|| SettingsError::NoSecret { path: path.to_owned() })
}

fn read(path: &Path) -> Result<Option<Secret>, SettingsError> {
    let bytes = match bounded::read_own(path, LARGEST) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        result => result.context("read", path)?,
    };
    let secret = String::from_utf8(bytes).ok().and_then(|text| Secret::webhook_secret(&text).ok().flatten());
    secret.map(Some).ok_or_else(|| SettingsError::NoSecret { path: path.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_made_once_and_kept_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/signing-secret");
        let secret = signing_secret(&path).unwrap();
        assert_eq!(signing_secret(&path).unwrap(), secret);
        assert_eq!(secret.reveal().len(), "whsec_".len() + 32);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::File::create(&path).unwrap();
        assert!(matches!(signing_secret(&path), Err(SettingsError::NoSecret { .. })), "an empty one is not replaced");
    }
}
