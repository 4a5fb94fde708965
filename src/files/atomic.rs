//! Files that appear complete and synced, or not at all.

use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{IoResultExt as _, PathError, private, try_lock};

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

/// The same where a lock lets one write at a time. The unfinished file has one name then, so that what a kill leaves is
/// gone with the next write, or with [`discard_unfinished`].
///
/// # Errors
/// As [`write()`].
pub(crate) fn write_alone(path: &Path, content: &[u8], access: Access) -> Result<(), PathError> {
    let mut file = AtomicFile::create_alone(path, access)?;
    file.write_all(content).context("write", path)?;
    file.commit()
}

/// As [`write_alone`] without syncing, for notes of which an older one, or none, does as well after a crash.
///
/// # Errors
/// As [`write()`].
pub(crate) fn write_alone_unsynced(path: &Path, content: &[u8], access: Access) -> Result<(), PathError> {
    let mut file = AtomicFile::create_alone(path, access)?;
    file.write_all(content).context("write", path)?;
    let (path, file) = file.written()?;
    persist(file, &path)
}

/// Puts a file for its owner alone under `path`, and makes its folder, unless something is there. Returns whether nothing was.
///
/// # Errors
/// As [`write()`].
pub(crate) fn write_new(path: &Path, content: &[u8]) -> Result<bool, PathError> {
    private::make_folder(folder_of(path))?;
    let mut file = AtomicFile::create(path, Access::Private)?;
    file.write_all(content).context("write", path)?;
    file.commit_new()
}

/// Removes what a killed [`write_alone`] of `path` has left, if anything.
pub(crate) fn discard_unfinished(path: &Path) {
    // What cannot be removed will fail the next write, which says so.
    drop(fs::remove_file(folder_of(path).join(format!("{}.partial", hidden_name(path)))));
}

/// Gives a file that is whole and synced its name, in the place of what is there. [`sync_folder`] has the name survive a
/// crash.
///
/// # Errors
/// [`PathError`].
#[expect(clippy::disallowed_methods, reason = "the one place where files are renamed")]
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), PathError> {
    fs::rename(from, to).context("rename", from)
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
    /// Begins a file that will be at `path`. Its folder must be there. What a kill has left of an earlier one goes.
    ///
    /// # Errors
    /// [`PathError`].
    pub(crate) fn create(path: &Path, access: Access) -> Result<Self, PathError> {
        let prefix = format!("{}-", hidden_name(path));
        sweep(folder_of(path), &prefix);
        loop {
            let mut builder = tempfile::Builder::new();
            let file = Self::build(path, access, builder.prefix(&prefix))?;
            if file.is_held() {
                return Ok(file);
            }
        }
    }

    /// Locks it, so that no sweep takes it. Returns whether it is still there: one may have been faster.
    fn is_held(&self) -> bool {
        let file = self.file.get_ref();
        // Where files cannot be locked, nothing is swept either.
        try_lock(file.as_file(), file.path()).unwrap_or(true) && file.path().exists()
    }

    fn create_alone(path: &Path, access: Access) -> Result<Self, PathError> {
        discard_unfinished(path);
        let name = hidden_name(path);
        let mut builder = tempfile::Builder::new();
        Self::build(path, access, builder.prefix(&name).rand_bytes(0))
    }

    fn build(path: &Path, access: Access, builder: &mut tempfile::Builder<'_, '_>) -> Result<Self, PathError> {
        builder.suffix(".partial");
        match access {
            // A temporary file has mode 0600 from the start.
            Access::Private => {}
            Access::Usual => open_to_readers(builder),
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
        persist(file, &path)?;
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
        let (path, file) = self.written()?;
        file.as_file().sync_all().context("write", &path)?;
        Ok((path, file))
    }

    fn written(self) -> Result<(PathBuf, NamedTempFile), PathError> {
        let Self { path, file } = self;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error).context("write", &path)?;
        Ok((path, file))
    }
}

fn persist(file: NamedTempFile, path: &Path) -> Result<(), PathError> {
    file.persist(path).map(drop).map_err(|error| error.error).context("write", path)
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Removes unfinished files that a kill has left: those that nobody holds.
fn sweep(folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (name, path) = (entry.file_name(), entry.path());
        let is_unfinished = name.to_str().is_some_and(|name| name.starts_with(prefix) && name.ends_with(".partial"));
        // Nothing else is even opened: to close a database beside SQLite drops its locks.
        if !is_unfinished || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let Ok(file) = File::open(&path) else { continue };
        if try_lock(&file, &path).unwrap_or(false) {
            // It stays locked until it is gone, so that whoever has just made it finds out.
            drop(fs::remove_file(&path));
        }
    }
}

fn hidden_name(path: &Path) -> String {
    format!(".{}", path.file_name().unwrap_or_default().to_string_lossy())
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
    fn what_a_kill_leaves_is_gone_with_the_next_write() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        for write in [write_alone, write_alone_unsynced] {
            File::create(folder.path().join(".a.json.partial")).unwrap().write_all(b"half").unwrap();
            write(&path, b"whole", Access::Usual).unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"whole");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
        File::create(folder.path().join(".a.json.partial")).unwrap();
        discard_unfinished(&path);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_kill_leaves_of_one_of_several_writers_is_gone_with_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        File::create(folder.path().join(".a.json-x1.partial")).unwrap();
        File::create(folder.path().join(".b.json-x1.partial")).unwrap();
        let unfinished = AtomicFile::create(&path, Access::Usual).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        write(&path, b"whole", Access::Usual).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "one that is being written is let be");
        unfinished.commit().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
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
