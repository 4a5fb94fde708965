//! Where a journal is, and its files.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::JournalError;
use super::locked::Locked;
use crate::files::{IoResultExt as _, Lock, PathError, bounded, private, try_lock};

/// Where a journal is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Location {
    /// In this file, with SQLite's own two beside it.
    File(PathBuf),
    /// Nowhere on disk; gone with the process.
    Memory,
}

/// The file of a journal's database, and the files beside it.
#[derive(Clone, Debug)]
pub(super) struct DatabaseFile {
    /// The path that was asked for.
    given: PathBuf,
    /// The one path that it has whatever links lead to it.
    path: PathBuf,
}

impl DatabaseFile {
    /// The file that a path leads to. It need not exist; the folder that it is to be in is made (0700).
    pub(super) fn resolve(path: &Path) -> Result<Self, JournalError> {
        Ok(Self { given: path.to_owned(), path: canonical(path)? })
    }

    /// The file that a path leads to, with nothing made.
    pub(super) fn existing(path: &Path) -> Result<Self, PathError> {
        Ok(Self { given: path.to_owned(), path: fs::canonicalize(path).context("find", path)? })
    }

    /// The path for people.
    pub(super) fn given(&self) -> &Path {
        &self.given
    }

    /// The one path that it has whatever links lead to it.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The write-ahead log, where the newest events are.
    pub(super) fn wal(&self) -> PathBuf {
        self.beside("-wal")
    }

    /// Every file that belongs to an open database.
    fn all(&self) -> [PathBuf; 3] {
        [self.path.clone(), self.wal(), self.beside("-shm")]
    }

    /// The file that says how far events were acknowledged.
    pub(super) fn acknowledged(&self) -> PathBuf {
        self.beside("-acked")
    }

    /// Removes the log, which no connection may have open.
    pub(super) fn remove_log(&self) -> Result<(), PathError> {
        for path in [self.wal(), self.beside("-shm")] {
            match fs::remove_file(&path) {
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                removed => removed.context("remove", &path)?,
            }
        }
        Ok(())
    }

    pub(super) fn beside(&self, suffix: &str) -> PathBuf {
        let mut path = self.path.clone().into_os_string();
        path.push(suffix);
        path.into()
    }

    /// What keeps this user from writing to a database that is there, and whether it can be read all the same; `None`
    /// where nothing does.
    #[cfg(unix)]
    pub(super) fn obstacle(&self) -> Option<(JournalError, bool)> {
        use rustix::fs::{Access, access};
        use std::os::unix::fs::MetadataExt as _;

        let lacks = |path: &Path, right| matches!(access(path, right), Err(error) if error != rustix::io::Errno::NOENT);
        let foreign = |path: &Path, missing| {
            let owner = fs::metadata(path).map_or("nobody known".to_owned(), |file| format!("user {}", file.uid()));
            JournalError::Foreign { path: path.to_owned(), owner, missing }
        };
        let files = [self.path.clone(), self.wal()];
        if let Some(path) = files.iter().find(|path| lacks(path, Access::READ_OK)) {
            return Some((foreign(path, "read"), false));
        }
        let folder = self.path.parent().map(Path::to_owned);
        let path = self.all().into_iter().chain(folder).find(|path| lacks(path, Access::WRITE_OK))?;
        // Without a log to be read too, the file alone is the journal.
        Some((foreign(&path, "written"), length(&self.wal()) == 0))
    }

    /// Where there are no owners, whoever may read may write.
    #[cfg(not(unix))]
    #[expect(clippy::unused_self, reason = "it is asked of every system")]
    pub(super) fn obstacle(&self) -> Option<(JournalError, bool)> {
        None
    }

    /// The folder that it is in, if anybody on this machine may put another file in its place.
    pub(super) fn exposed_folder(&self) -> Option<&Path> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;

            let folder = self.path.parent()?;
            let mode = fs::metadata(folder).ok()?.permissions().mode();
            // In a sticky folder, such as /tmp, only the owner of a file may.
            (mode & 0o002 != 0 && mode & 0o1000 == 0).then_some(folder)
        }
        #[cfg(not(unix))]
        None
    }

    /// Takes from others what a copy or another program has given them. Who does not own the files may not, and need not.
    fn protect(&self) {
        #[cfg(unix)]
        for path in self.all().into_iter().chain([self.acknowledged(), self.beside(".lock")]) {
            use std::os::unix::fs::PermissionsExt as _;
            let Ok(mode) = fs::metadata(&path).map(|file| file.permissions().mode()) else { continue };
            if mode & 0o077 != 0 {
                fs::set_permissions(&path, fs::Permissions::from_mode(mode & 0o700)).unwrap_or_default();
            }
        }
    }

    /// Makes an empty file that only its owner can read, unless there is one, and returns whether there was none; SQLite
    /// gives the files beside it the same mode. A file that SQLite may have open is never touched: when any of its
    /// descriptors is closed, the process loses every lock that it holds on it (POSIX; sqlite.org/howtocorrupt.html, 2.2).
    ///
    /// # Errors
    /// When it cannot be made, or must not be: beside the log of a database that is gone, which SQLite would delete.
    pub(super) fn create(&self) -> Result<bool, JournalError> {
        /// Nobody goes on to open the file with SQLite while it is still open here.
        static CREATING: Locked<()> = Locked::new(());
        let _creating = CREATING.lock();
        // The log first: another process that is just making this journal writes to the database before it.
        let has_log = length(&self.wal()) > 0;
        if has_log && length(&self.path) == 0 {
            return Err(JournalError::Orphaned { path: self.path.clone(), wal: self.wal() });
        }
        match private::options().create_new(true).write(true).open(&self.path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                self.protect();
                Ok(false)
            }
            made => Ok(made.map(|_| true).context("create", &self.path)?),
        }
    }
}

/// Held by the one listener of a journal.
#[derive(Debug)]
pub(crate) struct ListenerLock {
    _lock: Lock,
}

impl ListenerLock {
    /// Takes the one listener's place, until the lock is dropped.
    ///
    /// # Errors
    /// [`JournalError::Locked`] when another process has it.
    pub(super) fn take(database: &DatabaseFile) -> Result<Self, JournalError> {
        let path = database.beside(".lock");
        let lock = Lock::try_file(&path)?.ok_or_else(|| JournalError::Locked { path: database.given.clone() })?;
        Ok(Self { _lock: lock })
    }
}

/// Whether a listener has the journal at a path. Nothing is made.
pub(crate) fn has_listener(path: &Path) -> bool {
    let Ok(path) = fs::canonicalize(path) else { return false };
    let lock = DatabaseFile { given: path.clone(), path }.beside(".lock");
    let Ok(file) = bounded::own_options().read(true).open(&lock) else { return false };
    try_lock(&file, &lock).is_ok_and(|taken| !taken)
}

/// Whether there is anything of the database at a path: itself, its log, or how far it was acknowledged.
pub(crate) fn has_remains(path: &Path) -> bool {
    let database = DatabaseFile { given: path.to_owned(), path: path.to_owned() };
    [path.to_owned(), database.wal(), database.acknowledged()].iter().any(|file| file.exists())
}

/// The log of a database that is gone, if it holds anything.
pub(super) fn orphaned_log(path: &Path) -> Option<PathBuf> {
    let wal = DatabaseFile { given: path.to_owned(), path: path.to_owned() }.wal();
    (length(path) == 0 && length(&wal) > 0).then_some(wal)
}

/// The files of an open database, as they were found under their names.
#[derive(Clone, Debug)]
pub(super) struct OpenFiles(Vec<(PathBuf, FileId)>);

impl OpenFiles {
    /// The identity of a database that SQLite has open.
    pub(super) fn of(database: &DatabaseFile) -> Result<Self, JournalError> {
        let identify = |path: PathBuf| Ok((path.clone(), file_id(&path).context("look at", &path)?));
        database.all().into_iter().map(identify).collect::<Result<_, _>>().map(Self)
    }

    /// Makes sure that the files are still there under their names: what is written to a file that was removed, renamed
    /// or replaced is lost when the journal is opened next.
    pub(super) fn check(&self) -> Result<(), JournalError> {
        for (path, id) in &self.0 {
            match file_id(path) {
                Ok(now) if now == *id => {}
                Ok(_) => return Err(JournalError::Gone { path: path.clone() }),
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                    return Err(JournalError::Gone { path: path.clone() });
                }
                Err(source) => return Err(source).context("look at", path)?,
            }
        }
        Ok(())
    }
}

/// What tells a file from another one with the same name. No file gets the numbers of one that is still open.
#[cfg(unix)]
type FileId = (u64, u64);

#[cfg(unix)]
fn file_id(path: &Path) -> io::Result<FileId> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).map(|file| (file.dev(), file.ino()))
}

/// Where an open file can be neither removed nor renamed, it is enough that it is there.
#[cfg(not(unix))]
type FileId = ();

#[cfg(not(unix))]
fn file_id(path: &Path) -> io::Result<FileId> {
    fs::metadata(path).map(drop)
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}

/// The one path of a file that may not be there yet, whatever links lead to it. Makes the folder that it is in.
fn canonical(path: &Path) -> Result<PathBuf, PathError> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        result => return result.context("find", path),
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(target) = fs::read_link(path) {
        return canonical(&folder.join(target));
    }
    let name = path.file_name().ok_or(ErrorKind::InvalidFilename.into()).context("create", path)?;
    private::make_folder(folder)?;
    Ok(fs::canonicalize(folder).context("find", folder)?.join(name))
}
