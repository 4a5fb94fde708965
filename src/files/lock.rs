use std::fs::File;
use std::path::Path;

use super::{IoResultExt as _, PathError, private};

/// An exclusive lock between processes. It ends when it is dropped, and with its process however that ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
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

#[cfg(test)]
mod tests {
    use super::*;

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
