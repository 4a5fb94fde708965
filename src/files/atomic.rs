//! Files that appear complete and synced, or not at all.

use std::fs::{File, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{IoResultExt as _, PathError};

/// Who may read a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Access {
    /// Its owner only: mode 0600.
    Private,
    /// Whom the user's umask lets, as with any file that a program makes.
    Usual,
}

/// Puts a file with this content under `path`, in the place of what is there. A link in the place is replaced, not
/// followed.
///
/// # Errors
/// [`PathError`]; what was there is there still.
pub(crate) fn write(path: &Path, content: &[u8], access: Access) -> Result<(), PathError> {
    let mut file = AtomicFile::create(path, access)?;
    file.write_all(content).context("write", path)?;
    file.commit()
}

/// Has the names in a folder survive a crash: those of files that were made, renamed or removed in it.
///
/// # Errors
/// [`PathError`].
pub(crate) fn sync_folder(folder: &Path) -> Result<(), PathError> {
    // Windows opens no folders, and its file system journals names by itself.
    if cfg!(unix) { File::open(folder).and_then(|folder| folder.sync_all()).context("sync", folder) } else { Ok(()) }
}

/// A file that is being written beside its place, under a name that ends in `.partial`. It takes its place by
/// [`AtomicFile::commit`]; dropped before, it vanishes.
#[derive(Debug)]
pub(crate) struct AtomicFile {
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl AtomicFile {
    /// Begins a file that will be at `path`. Its folder must be there.
    ///
    /// # Errors
    /// [`PathError`].
    pub(crate) fn create(path: &Path, access: Access) -> Result<Self, PathError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!(".{name}-");
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix).suffix(".partial");
        match access {
            // A temporary file has mode 0600 from the start.
            Access::Private => {}
            Access::Usual => open_to_readers(&mut builder),
        }
        let file = builder.tempfile_in(folder_of(path)).context("write", path)?;
        Ok(Self { path: path.to_owned(), file: BufWriter::new(file) })
    }

    /// Puts the file in its place, synced, and has its name survive a crash.
    ///
    /// # Errors
    /// [`PathError`]; what was in the place is there still, unless only syncing the folder failed.
    pub(crate) fn commit(self) -> Result<(), PathError> {
        let (path, file) = self.synced()?;
        file.persist(&path).map_err(|error| error.error).context("write", &path)?;
        sync_folder(folder_of(&path))
    }

    /// The same where nothing is in the place. Returns whether that was so.
    ///
    /// # Errors
    /// As [`AtomicFile::commit`].
    pub(crate) fn commit_new(self) -> Result<bool, PathError> {
        let (path, file) = self.synced()?;
        match file.persist_noclobber(&path) {
            Ok(_) => sync_folder(folder_of(&path)).map(|()| true),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error.error).context("write", &path),
        }
    }

    fn synced(self) -> Result<(PathBuf, NamedTempFile), PathError> {
        let Self { path, file } = self;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error).context("write", &path)?;
        file.as_file().sync_all().context("write", &path)?;
        Ok((path, file))
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The folder that a file is in; a name alone is in the current one.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(unix)]
fn open_to_readers(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_to_readers(_builder: &mut tempfile::Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_appears_complete_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        write(&path, b"one", Access::Private).unwrap();
        let mut unfinished = AtomicFile::create(&path, Access::Private).unwrap();
        unfinished.write_all(b"two").unwrap();
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), 2);
        assert!(names.iter().any(|name| name.to_string_lossy().ends_with(".partial")), "{names:?}");
        assert_eq!(fs::read(&path).unwrap(), b"one");
        drop(unfinished);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        write(&path, b"three", Access::Private).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_first_of_two_new_files_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        for (content, is_new) in [("a", true), ("b", false)] {
            let mut file = AtomicFile::create(&path, Access::Private).unwrap();
            file.write_all(content.as_bytes()).unwrap();
            assert_eq!(file.commit_new().unwrap(), is_new);
        }
        assert_eq!(fs::read(&path).unwrap(), b"a");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named_by_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("missing/a");
        let error = write(&path, b"x", Access::Usual).unwrap_err();
        assert_eq!(error.to_string(), format!("cannot write `{}`", path.display()));
    }

    #[cfg(unix)]
    #[test]
    fn private_files_are_for_their_owner_and_others_as_the_umask_says() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        let (private, usual, plain) =
            (folder.path().join("private"), folder.path().join("usual"), folder.path().join("plain"));
        write(&private, b"", Access::Private).unwrap();
        write(&usual, b"", Access::Usual).unwrap();
        File::create(&plain).unwrap();
        assert_eq!(mode(&private), 0o600);
        assert_eq!(mode(&usual), mode(&plain));
    }
}
