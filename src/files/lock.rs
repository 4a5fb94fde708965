use std::fs::{File, TryLockError};
use std::path::Path;

use super::{IoResultExt as _, PathError, private};

/// An exclusive lock between processes. It ends when it is dropped, and with its process however that ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock that a file stands for, making the file with mode 0600 if need be; `None` while another has it. The
    /// file stays when the lock ends: were it removed, two could take the same lock.
    ///
    /// # Errors
    /// [`PathError`].
    pub(crate) fn try_file(path: &Path) -> Result<Option<Self>, PathError> {
        let file = private::options().create(true).append(true).open(path).context("lock", path)?;
        Ok(try_lock(&file, path)?.then_some(Self { _file: file }))
    }

    /// Waits for the lock of a folder: of the folder itself where the system lets one, else of a file `name` in it.
    ///
    /// # Errors
    /// [`PathError`].
    pub(crate) fn folder(folder: &Path, name: &str) -> Result<Self, PathError> {
        let file = if cfg!(unix) {
            File::open(folder)
        } else {
            private::options().create(true).append(true).open(folder.join(name))
        };
        let file = file.context("lock", folder)?;
        file.lock().context("lock", folder)?;
        Ok(Self { _file: file })
    }
}

/// Locks an open file against every other handle of it, until it is closed; `false` while another handle has the lock.
///
/// # Errors
/// [`PathError`].
pub(crate) fn try_lock(file: &File, path: &Path) -> Result<bool, PathError> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(source)) => Err(source).context("lock", path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_locked_once_until_the_lock_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let lock = Lock::try_file(&path).unwrap();
        assert!(lock.is_some());
        assert!(Lock::try_file(&path).unwrap().is_none());
        drop(lock);
        assert!(Lock::try_file(&path).unwrap().is_some());
    }

    #[test]
    fn a_folder_is_locked_by_one_at_a_time() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path();
        let counter = std::sync::Mutex::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let _lock = Lock::folder(folder, ".lock").unwrap();
                        let mut inside = counter.try_lock().expect("the lock lets in one at a time");
                        *inside += 1;
                    }
                });
            }
        });
        assert_eq!(*counter.lock().unwrap(), 200);
    }
}
