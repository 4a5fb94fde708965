use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::fault::TransferError;
use super::hash::{Digests, Hasher};
use super::job::Identity;
use super::sidecar::{ObjectInfo, Sidecar};
use crate::files::{self, IoResultExt as _, Room, atomic, bounded, private, try_lock};

/// An unfinished file and its sidecar. It is made with its first byte, and from then on locked against everyone else. All
/// methods block; one thread owns it.
pub(super) struct Partial {
    path: PathBuf,
    sidecar_path: PathBuf,
    identity: Identity,
    /// `None` until there is something to write.
    file: Option<File>,
    /// `None` until a store has answered.
    object: Option<ObjectInfo>,
    /// Has taken in every byte that was written.
    hasher: Hasher,
    /// How many bytes the sidecar says are there; 0 while there is none.
    noted: u64,
}

impl Partial {
    /// Takes up what an earlier run left at `path`, and its lock, where `is_begun` says that there may be something. All
    /// that is there is hashed, while `go_on` says so.
    ///
    /// # Errors
    /// [`TransferError::Busy`], or a disk fault. A symbolic link in the place is not followed.
    pub(super) fn open(
        path: PathBuf,
        identity: Identity,
        is_begun: bool,
        go_on: impl Fn() -> bool,
    ) -> Result<Self, TransferError> {
        let mut partial = Self {
            sidecar_path: beside(&path, ".json"),
            path,
            identity,
            file: None,
            object: None,
            hasher: Hasher::new(None),
            noted: 0,
        };
        if is_begun && fs::symlink_metadata(&partial.path).is_ok() {
            partial.take_up(go_on)?;
        }
        Ok(partial)
    }

    fn take_up(&mut self, go_on: impl Fn() -> bool) -> Result<(), TransferError> {
        let mut file = open_locked(&self.path, self.identity.kind.is_media())?;
        atomic::discard_unfinished(&self.sidecar_path);
        let length = file.metadata().context("read", &self.path)?.len();
        let sidecar = Sidecar::read(&self.sidecar_path, &self.identity);
        match sidecar.map(|sidecar| (sidecar.done(length), sidecar.object)) {
            Some((done @ 1.., object)) => {
                let mut hasher = Hasher::new(object.checksum.as_ref());
                // Nobody waits for a transfer that was cancelled.
                let go_on = |_: &[u8]| if go_on() { Ok(()) } else { Err(io::ErrorKind::Interrupted.into()) };
                hasher.read((&mut file).take(done), go_on).context("read", &self.path)?;
                // What follows was not synced.
                file.set_len(done).context("shorten", &self.path)?;
                self.object = Some(object);
                self.hasher = hasher;
                self.noted = done;
            }
            Some(_) | None => self.empty(&file)?,
        }
        self.file = Some(file);
        Ok(())
    }

    /// The sidecar goes first: it must never speak of other bytes than those that are there.
    fn empty(&self, file: &File) -> Result<(), TransferError> {
        // To look costs less than to remove what is not there: the folder need not be locked.
        if fs::symlink_metadata(&self.sidecar_path).is_ok() {
            drop(fs::remove_file(&self.sidecar_path));
        }
        Ok(file.set_len(0).context("empty", &self.path)?)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What is known of the object.
    pub(super) fn object(&self) -> Option<&ObjectInfo> {
        self.object.as_ref()
    }

    /// How many bytes are written, synced or not.
    pub(super) fn written(&self) -> u64 {
        self.hasher.bytes()
    }

    /// Forgets what was written, takes note of what is to come, and checks that there is room for it.
    ///
    /// # Errors
    /// [`TransferError::NoSpace`], or a disk fault.
    pub(super) fn begin(&mut self, object: ObjectInfo) -> Result<(), TransferError> {
        if let Some(file) = self.file.take() {
            self.empty(&file)?;
            (&file).rewind().context("empty", &self.path)?;
            self.file = Some(file);
            self.noted = 0;
        }
        let needed = object.length.unwrap_or(0);
        self.hasher = Hasher::new(object.checksum.as_ref());
        self.object = Some(object);
        match self.room() {
            Some(room) if room.left() < needed => {
                Err(TransferError::NoSpace { path: self.path.clone(), needed, room: room.left() })
            }
            Some(_) | None => Ok(()),
        }
    }

    fn room(&self) -> Option<Room> {
        files::room(self.path.parent()?)
    }

    /// Makes sure that so many bytes more leave free what stays free.
    ///
    /// # Errors
    /// [`TransferError::NoRoom`].
    pub(super) fn check_room(&self, bytes: usize) -> Result<(), TransferError> {
        match self.room() {
            Some(room) if room.left() < u64::try_from(bytes).unwrap_or(u64::MAX) => {
                Err(TransferError::NoRoom { path: self.path.clone(), reserve: room.reserve })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Writes bytes behind those that are there.
    ///
    /// # Errors
    /// [`TransferError::Busy`], [`TransferError::NoRoom`], or a disk fault.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), TransferError> {
        self.check_room(bytes.len())?;
        let written = self.file()?.write_all(bytes);
        written.context("write", &self.path)?;
        self.hasher.update(bytes);
        Ok(())
    }

    /// The file, locked. Made now, it is emptied: what somebody left there is not what was written.
    fn file(&mut self) -> Result<&mut File, TransferError> {
        let file = if let Some(file) = self.file.take() {
            file
        } else {
            let file = open_locked(&self.path, self.identity.kind.is_media())?;
            self.empty(&file)?;
            file
        };
        Ok(self.file.insert(file))
    }

    /// Another handle of the file, to sync it with.
    ///
    /// # Errors
    /// When there is no file yet, or no handle to be had.
    pub(super) fn handle(&self) -> io::Result<File> {
        self.file.as_ref().ok_or(io::ErrorKind::NotFound)?.try_clone()
    }

    /// Notes that so many bytes are synced. A failure costs no more than the possibility to resume.
    pub(super) fn note(&mut self, synced: u64) {
        if let Some(object) = self.object.as_ref().filter(|object| object.etag.is_some() && synced > 0) {
            let sidecar = Sidecar::new(self.identity.clone(), object.clone(), synced);
            // Counted even where it fails: there may be one all the same.
            self.noted = synced;
            drop(sidecar.write(&self.sidecar_path));
        }
    }

    /// Syncs a file that is whole; gives what it hashes to.
    ///
    /// # Errors
    /// A disk fault.
    pub(super) fn finish(&mut self) -> Result<Digests, TransferError> {
        let synced = self.file()?.sync_all();
        synced.context("sync", &self.path)?;
        Ok(std::mem::replace(&mut self.hasher, Hasher::new(None)).finish())
    }

    /// Keeps what can be resumed of a file that does not get whole, and removes it otherwise; says how many bytes are kept.
    pub(super) fn keep(mut self) -> u64 {
        let resumable = self.written() > 0 && self.object.as_ref().is_some_and(|object| object.etag.is_some());
        if !resumable {
            self.remove();
            return 0;
        }
        if self.noted < self.written() && self.file.as_ref().is_some_and(|file| file.sync_data().is_ok()) {
            self.note(self.written());
        }
        self.noted
    }

    /// Keeps a file that is whole and synced, of so many bytes, but cannot get its name, where it can be recognised.
    pub(super) fn keep_whole(mut self, bytes: u64) {
        if self.object.as_ref().is_some_and(|object| object.etag.is_some()) { self.note(bytes) } else { self.remove() }
    }

    /// Removes the sidecar, after the file got its name.
    pub(super) fn forget(&self) {
        if self.noted > 0 {
            drop(fs::remove_file(&self.sidecar_path));
        }
    }

    /// Removes the file and its sidecar, if this is who made or locked them.
    pub(super) fn remove(&self) {
        if self.file.is_some() {
            drop(fs::remove_file(&self.path));
            self.forget();
        }
    }
}

/// `<path><suffix>`, whatever extensions the path has.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Opens a file and takes its lock, and makes sure that it is still the file of that name, and has no other: the one who had
/// the lock before may have renamed it, and what somebody else put there, or has elsewhere too, is not written to but replaced.
fn open_locked(path: &Path, is_media: bool) -> Result<File, TransferError> {
    loop {
        match fs::symlink_metadata(path) {
            Ok(meta) if meta.is_dir() => return Err(TransferError::InTheWay { path: path.to_owned() }),
            Ok(meta) if !meta.is_file() => fs::remove_file(path).context("replace", path)?,
            Ok(_) | Err(_) => {}
        }
        let mut options = options(is_media);
        let file = options.read(true).create(true).truncate(false).open(path).context("open", path)?;
        if !try_lock(&file, path)? {
            return Err(TransferError::Busy { path: path.to_owned() });
        }
        if !is_still_named(&file, path) {
            continue;
        }
        if bounded::is_sole(&file.metadata().context("read", path)?) {
            return Ok(file);
        }
        fs::remove_file(path).context("replace", path)?;
    }
}

/// Options to write a file with. What people said, in words, is for its owner alone; recordings are for whom the user's umask
/// lets.
pub(super) fn options(is_media: bool) -> OpenOptions {
    let mut options = if is_media { bounded::own_options() } else { private::options() };
    options.write(true);
    options
}

#[cfg(unix)]
fn is_still_named(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(named)) => (open.dev(), open.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_named(_file: &File, _path: &Path) -> bool {
    true
}
