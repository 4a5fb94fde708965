use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::{NamedTempFile, TempDir};

use super::{IoResultExt as _, PathError, private, try_lock};

/// What every name in a spool begins with: nothing else is ever removed.
const PREFIX: &str = "meetstream-";
/// The file that is locked for a folder, where the system lets no folder be locked.
const LOCK: &str = ".lock";

/// A folder for what is there only while somebody works with it. What this process makes in it is gone when its value is
/// dropped. What a process has left that was killed is removed by [`Spool::sweep`], once nobody holds it any more.
#[derive(Clone, Debug)]
pub(crate) struct Spool {
    folder: PathBuf,
    /// The folder itself, where it is this process's alone.
    _own: Option<Arc<TempDir>>,
}

/// A file of a spool, of mode 0600.
#[derive(Debug)]
pub(crate) struct SpoolFile {
    file: NamedTempFile,
    /// Locked for as long as this, or a copy that another program was given, is open.
    held: File,
}

/// A folder of a spool, of mode 0700.
#[derive(Debug)]
pub(crate) struct SpoolFolder {
    folder: TempDir,
    _held: File,
}

impl Spool {
    /// The spool in a folder, which is made with mode 0700. Where it cannot be made, one in the system's folder for
    /// temporary files, which nobody sweeps.
    ///
    /// # Errors
    /// [`PathError`], where neither can be made.
    pub(crate) fn open(folder: PathBuf) -> Result<Self, PathError> {
        if private::make_folder(&folder).is_ok() {
            return Ok(Self { folder, _own: None });
        }
        let own = new_folder().tempdir().context("make", std::env::temp_dir())?;
        Ok(Self { folder: own.path().to_owned(), _own: Some(Arc::new(own)) })
    }

    /// The system's folder for temporary files.
    pub(crate) fn of_system() -> Self {
        Self { folder: std::env::temp_dir(), _own: None }
    }

    /// Makes a file with this content.
    ///
    /// # Errors
    /// [`PathError`].
    pub(crate) fn file(&self, content: &[u8]) -> Result<SpoolFile, PathError> {
        loop {
            let mut builder = tempfile::Builder::new();
            let builder = builder.prefix(PREFIX).suffix(".json");
            let mut file = builder.tempfile_in(&self.folder).context("write", &self.folder)?;
            let held = File::open(file.path()).context("open", file.path())?;
            if hold(&held, file.path())? {
                file.write_all(content).context("write", file.path())?;
                return Ok(SpoolFile { file, held });
            }
        }
    }

    /// Makes a folder.
    ///
    /// # Errors
    /// [`PathError`].
    pub(crate) fn folder(&self) -> Result<SpoolFolder, PathError> {
        loop {
            let folder = new_folder().tempdir_in(&self.folder).context("make", &self.folder)?;
            if cfg!(not(unix)) {
                let lock = folder.path().join(LOCK);
                private::options().write(true).create_new(true).open(&lock).context("make", &lock)?;
            }
            let held = open_to_lock(folder.path()).context("open", folder.path())?;
            if hold(&held, folder.path())? {
                return Ok(SpoolFolder { folder, _held: held });
            }
        }
    }

    /// Removes what processes have left that are gone. What cannot be removed stays.
    pub(crate) fn sweep(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX) && is_of_this_user(&path);
            let (true, Ok(kind)) = (is_ours, entry.file_type()) else { continue };
            if !kind.is_dir() && !kind.is_file() {
                continue;
            }
            let opened = if kind.is_dir() { open_to_lock(&path) } else { File::open(&path) };
            let Ok(held) = opened else { continue };
            // It stays locked until it is gone, so that whoever is about to hold it finds out.
            if try_lock(&held, &path).unwrap_or(false) {
                drop(if kind.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) });
            }
        }
    }
}

impl SpoolFile {
    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    /// The file from its beginning, for one other program to read: while that lives, nobody sweeps the file.
    ///
    /// # Errors
    /// [`PathError`].
    pub(crate) fn reader(&self) -> Result<File, PathError> {
        self.held.try_clone().context("open", self.path())
    }
}

impl SpoolFolder {
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Locks what was made, beside others who hold it. Returns whether it is still there: a sweep may have been faster.
fn hold(file: &File, path: &Path) -> Result<bool, PathError> {
    file.lock_shared().context("lock", path)?;
    Ok(path.exists())
}

/// A new folder for its owner only.
fn new_folder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder
}

/// What is locked for a folder.
fn open_to_lock(folder: &Path) -> std::io::Result<File> {
    if cfg!(unix) { File::open(folder) } else { File::open(folder.join(LOCK)) }
}

/// Whether a path, no link followed, belongs to the user whom this process runs for.
fn is_of_this_user(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let own = rustix::process::geteuid().as_raw();
        fs::symlink_metadata(path).is_ok_and(|meta| meta.uid() == own && !meta.is_symlink())
    }
    #[cfg(not(unix))]
    {
        fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_symlink())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn what_is_made_is_gone_with_its_value_and_no_sweep_takes_it_before() {
        let root = tempfile::tempdir().unwrap();
        let spool = Spool::open(root.path().join("a/b")).unwrap();
        let (file, folder) = (spool.file(b"one").unwrap(), spool.folder().unwrap());
        spool.sweep();
        assert_eq!(names(&spool.folder), 2);
        let mut content = String::new();
        file.reader().unwrap().read_to_string(&mut content).unwrap();
        assert_eq!(content, "one");
        drop((file, folder));
        assert_eq!(names(&spool.folder), 0);
    }

    #[test]
    fn a_sweep_removes_what_nobody_holds_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let spool = Spool::open(root.path().to_owned()).unwrap();
        File::create(root.path().join("meetstream-1.json")).unwrap();
        fs::create_dir(root.path().join("meetstream-2")).unwrap();
        File::create(root.path().join("meetstream-2/.lock")).unwrap();
        File::create(root.path().join("another's")).unwrap();
        // Of one that was killed, and whose program is still at work.
        let file = spool.file(b"").unwrap();
        let (reader, SpoolFile { file, held }) = (file.reader().unwrap(), file);
        let (_, path) = file.keep().unwrap();
        drop(held);
        spool.sweep();
        assert_eq!(names(root.path()), 2);
        assert!(path.exists());
        drop(reader);
        spool.sweep();
        assert!(!path.exists());
        assert!(root.path().join("another's").exists());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_made_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let root = tempfile::tempdir().unwrap();
        let spool = Spool::open(root.path().join("spool")).unwrap();
        let (file, folder) = (spool.file(b"").unwrap(), spool.folder().unwrap());
        for (path, mode) in [(spool.folder.as_path(), 0o700), (file.path(), 0o600), (folder.path(), 0o700)] {
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
        }
    }

    #[test]
    fn where_no_folder_can_be_made_there_is_a_spool_all_the_same() {
        let root = tempfile::tempdir().unwrap();
        File::create(root.path().join("file")).unwrap();
        let spool = Spool::open(root.path().join("file/spool")).unwrap();
        let folder = spool.folder.clone();
        assert!(spool.file(b"").unwrap().path().exists());
        drop(spool);
        assert!(!folder.exists());
    }
}
