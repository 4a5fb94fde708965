use std::io;
use std::path::{Path, PathBuf};

/// An I/O error with what was attempted and on which path.
#[derive(Debug, thiserror::Error)]
#[error("cannot {verb} `{}`", path.display())]
pub struct PathError {
    /// What was attempted, such as "read".
    pub verb: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// Why it failed.
    pub source: io::Error,
}

impl PathError {
    /// Whether the place itself does not do, for as long as nobody names another or changes its rights: it is not there,
    /// may not be used, or is something else. A full or broken disk is no matter of the place, and what this program has
    /// refused in it, such as a link that was planted, is none either.
    pub fn is_of_place(&self) -> bool {
        let is_of_system = self.source.get_ref().is_none();
        let is_of_place = matches!(
            self.source.kind(),
            io::ErrorKind::AlreadyExists
                | io::ErrorKind::InvalidFilename
                | io::ErrorKind::IsADirectory
                | io::ErrorKind::NotADirectory
                | io::ErrorKind::NotFound
                | io::ErrorKind::PermissionDenied
                | io::ErrorKind::ReadOnlyFilesystem
        );
        is_of_system && is_of_place
    }
}

/// Says of an I/O error what was attempted.
pub(crate) trait IoResultExt<T> {
    /// Puts verb and path into the error.
    fn context(self, verb: &'static str, path: impl AsRef<Path>) -> Result<T, PathError>;
}

impl<T> IoResultExt<T> for io::Result<T> {
    fn context(self, verb: &'static str, path: impl AsRef<Path>) -> Result<T, PathError> {
        self.map_err(|source| PathError { verb, path: path.as_ref().to_owned(), source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_verb_and_path_and_keeps_its_cause() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("missing");
        let error = std::fs::read(&path).context("read", &path).unwrap_err();
        assert_eq!(error.to_string(), format!("cannot read `{}`", path.display()));
        assert_eq!(error.source.kind(), io::ErrorKind::NotFound);
    }
}
