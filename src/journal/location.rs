use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::JournalError;

/// Where a journal is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Location {
    /// In this file, with SQLite's own two beside it.
    File(PathBuf),
    /// Nowhere on disk; gone with the process.
    Memory,
}

/// Held by the one listener of a journal.
#[derive(Debug)]
pub(crate) struct ListenerLock {
    _file: File,
}

impl ListenerLock {
    /// Takes the one listener's place on a journal, until the lock is dropped.
    ///
    /// # Errors
    /// [`JournalError::Locked`] when another process has it.
    pub(crate) fn take(path: &Path) -> Result<Self, JournalError> {
        make_private(path)?;
        let lock_path = path.with_added_extension("lock");
        let failed = |source| JournalError::File { verb: "lock", path: lock_path.clone(), source: Arc::new(source) };
        let file = File::options().create(true).append(true).open(&lock_path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(std::fs::TryLockError::WouldBlock) => Err(JournalError::Locked { path: path.to_owned() }),
            Err(std::fs::TryLockError::Error(source)) => Err(failed(source)),
        }
    }
}

/// Makes the folder and an empty file that only their owner can read; SQLite gives its side files the same mode.
pub(super) fn make_private(path: &Path) -> Result<(), JournalError> {
    let failed =
        |verb, path: &Path, source| JournalError::File { verb, path: path.to_owned(), source: Arc::new(source) };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(|source| failed("create", folder, source))?;
    }
    let mut options = File::options();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|source| failed("open", path, source))
}
