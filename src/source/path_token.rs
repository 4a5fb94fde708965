use std::fmt;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use subtle::ConstantTimeEq as _;

use crate::files::{Access, AtomicFile, IoResultExt as _, PathError, private};
use crate::model::{ExitStatus, Failure};

/// The last segment of the secret path: 128 random bits in hexadecimal digits. Whoever knows it may deliver.
#[derive(Clone, Eq, PartialEq)]
pub(crate) struct PathToken(String);

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PathTokenError {
    /// The file holds something else.
    #[error("`{}` holds no path token", path.display())]
    Damaged { path: PathBuf },
    /// The file cannot be read or made.
    #[error(transparent)]
    File(#[from] PathError),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    Random,
}

impl Failure for PathTokenError {
    fn exit_status(&self) -> ExitStatus {
        ExitStatus::Failure
    }

    fn kind(&self) -> &'static str {
        "secret_path"
    }

    fn hint(&self) -> Option<String> {
        Some("check the state directory, or use another with MEETSTREAM_STATE_DIR".to_owned())
    }
}

/// The digits of 128 bits.
const LENGTH: usize = 32;

impl PathToken {
    /// Makes a new one.
    pub(crate) fn random() -> Result<Self, PathTokenError> {
        let mut bits = [0; LENGTH / 2];
        getrandom::fill(&mut bits).map_err(|_| PathTokenError::Random)?;
        Ok(Self(hex::encode(bits)))
    }

    /// Reads the token that is kept in a file, making it if there is none: callbacks of running bots must still arrive
    /// after a restart. Two that begin at once agree on one.
    pub(crate) fn load(path: &Path) -> Result<Self, PathTokenError> {
        match read(path)? {
            Some(token) => Ok(token),
            None => create(path),
        }
    }

    /// The token itself. Call it only where the callback URL is made.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// Compares in a time that tells nothing of where the first difference is.
    pub(crate) fn matches(&self, given: &str) -> bool {
        self.0.as_bytes().ct_eq(given.as_bytes()).into()
    }
}

impl fmt::Debug for PathToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PathToken(redacted)")
    }
}

fn read(path: &Path) -> Result<Option<PathToken>, PathTokenError> {
    let text = match std::fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        result => result.context("read", path)?,
    };
    let token = text.trim();
    if token.len() == LENGTH && token.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(Some(PathToken(token.to_owned())))
    } else {
        Err(PathTokenError::Damaged { path: path.to_owned() })
    }
}

fn create(path: &Path) -> Result<PathToken, PathTokenError> {
    let token = PathToken::random()?;
    private::make_folder(path.parent().unwrap_or(Path::new(".")))?;
    let mut file = AtomicFile::create(path, Access::Private)?;
    writeln!(file, "{}", token.reveal()).context("write", path)?;
    if file.commit_new()? {
        return Ok(token);
    }
    read(path)?.ok_or_else(|| PathTokenError::Damaged { path: path.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_made_once_and_kept_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state").join("path-token");
        let token = PathToken::load(&path).unwrap();
        assert_eq!(PathToken::load(&path).unwrap(), token);
        assert_eq!(token.reveal().len(), 32);
        assert_ne!(PathToken::random().unwrap(), token);
        assert_eq!(format!("{token:?}"), "PathToken(redacted)");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(path.parent().unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn what_is_no_token_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("path-token");
        io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), b"short\n").unwrap();
        assert!(matches!(PathToken::load(&path), Err(PathTokenError::Damaged { .. })));
    }
}
