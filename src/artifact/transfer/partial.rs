use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use sha2::{Digest as _, Sha256};
use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};
use tokio::task::JoinHandle;

use super::checksum::Check;
use super::extents::Extents;
use super::fault::{Fault, TransferError};
use super::head::Head;
use super::sidecar::{Identity, Sidecar};
use super::threads;

/// An unfinished file, locked against everyone else.
///
/// Writes are queued for a thread of its own, which computes the checksums on the way; from [`threads::SMALL`] bytes on,
/// a second thread syncs what was written and notes it in the sidecar. Dropping it stops them, and keeps what can be
/// resumed.
pub(super) struct Partial {
    shared: Arc<Shared>,
    queue: mpsc::Sender<Order>,
    writer: JoinHandle<()>,
}

/// What the threads of one file share.
pub(super) struct Shared {
    pub(super) file: File,
    pub(super) path: PathBuf,
    pub(super) sidecar_path: PathBuf,
    pub(super) state: Mutex<State>,
    pub(super) changed: Condvar,
}

pub(super) struct State {
    pub(super) sidecar: Sidecar,
    pub(super) check: Option<Check>,
    /// What is written, synced or not.
    pub(super) done: Extents,
    /// Bytes written since the last sync began.
    pub(super) unsynced: u64,
    /// Grows when the file starts over.
    pub(super) generation: u64,
    pub(super) end: End,
    /// The first failure of any of the threads.
    pub(super) failure: Option<(&'static str, io::Error)>,
    pub(super) digests: Option<Digests>,
    pub(super) helpers: Vec<JoinHandle<()>>,
}

/// Whether more bytes come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum End {
    /// They do.
    Open,
    /// All of them have come.
    Whole,
    /// They do not, and the file is not whole.
    Abandoned,
}

/// What the file hashes to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Digests {
    pub(super) sha256: Vec<u8>,
    /// What [`Check`] wants to see, where there is one.
    pub(super) check: Option<Vec<u8>>,
}

/// What the writer is asked to do.
pub(super) enum Order {
    /// Writes bytes at an offset; the permit holds their place in the budget until they are written.
    Write { at: u64, bytes: Bytes, permit: OwnedSemaphorePermit },
    /// Forgets everything.
    Reset(oneshot::Sender<()>),
}

/// Orders that wait for the writer. The byte budget bounds their size.
const QUEUE: usize = 64;

impl Shared {
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the first failure and wakes everyone.
    pub(super) fn fail(&self, action: &'static str, error: io::Error) {
        self.lock().failure.get_or_insert((action, error));
        self.changed.notify_all();
    }
}

impl Partial {
    /// Opens or makes `<path>`, takes its lock, and finds out what an earlier run left. Blocks shortly; needs a runtime.
    ///
    /// # Errors
    /// [`TransferError::Busy`], or a disk fault. A symbolic link in the place is not followed.
    pub(super) fn open(path: PathBuf, identity: Identity) -> Result<Self, TransferError> {
        let file = open_locked(&path)?;
        let disk = |action| disk(action, &path);
        let sidecar_path = beside(&path, ".json");
        let found = Sidecar::read(&sidecar_path, &identity);
        let length = file.metadata().map_err(disk("read"))?.len();
        let done = found.as_ref().map(|sidecar| sidecar.extents(length)).unwrap_or_default();
        if done.covered() == 0 {
            file.set_len(0).map_err(disk("empty"))?;
        }
        let sidecar = found.filter(|_| done.covered() > 0).unwrap_or_else(|| Sidecar::new(identity));
        let check = sidecar.checksum.as_deref().and_then(|check| check.parse().ok());
        let state = State {
            sidecar,
            check,
            done,
            unsynced: 0,
            generation: 0,
            end: End::Open,
            failure: None,
            digests: None,
            helpers: Vec::new(),
        };
        let shared = Arc::new(Shared { file, path, sidecar_path, state: Mutex::new(state), changed: Condvar::new() });
        let (queue, orders) = mpsc::channel(QUEUE);
        let writer = tokio::task::spawn_blocking({
            let shared = Arc::clone(&shared);
            move || threads::write(&shared, orders)
        });
        Ok(Self { shared, queue, writer })
    }

    /// What is written so far.
    pub(super) fn done(&self) -> Extents {
        self.shared.lock().done.clone()
    }

    /// What is known of the object.
    pub(super) fn sidecar(&self) -> Sidecar {
        self.shared.lock().sidecar.clone()
    }

    /// The checksum that the object must have, where the store gave one.
    pub(super) fn check(&self) -> Option<Check> {
        self.shared.lock().check.clone()
    }

    /// Takes note of what the first answer says of the object, and checks that there is room for it.
    ///
    /// # Errors
    /// [`TransferError::NoSpace`].
    pub(super) fn describe(&self, head: &Head, extension: Option<String>) -> Result<(), TransferError> {
        let mut state = self.shared.lock();
        state.sidecar.etag.clone_from(&head.etag);
        state.sidecar.content_type.clone_from(&head.content_type);
        state.sidecar.checksum = head.check.as_ref().map(ToString::to_string);
        state.sidecar.extension = extension;
        state.sidecar.gzip = head.gzip;
        state.sidecar.length = head.total;
        state.check.clone_from(&head.check);
        let needed = head.total.unwrap_or(0).saturating_sub(state.done.covered());
        drop(state);
        match free_space(&self.shared.file) {
            Some(free) if free < needed => Err(TransferError::NoSpace { path: self.shared.path.clone(), needed, free }),
            Some(_) | None => Ok(()),
        }
    }

    /// Learns the length at the end of a body that did not say it before.
    pub(super) fn set_length(&self, length: u64) {
        self.shared.lock().sidecar.length = Some(length);
    }

    /// Queues bytes. Waits while the disk is slower than the network.
    ///
    /// # Errors
    /// The disk fault that ended the writing.
    pub(super) async fn write(&self, at: u64, bytes: Bytes, permit: OwnedSemaphorePermit) -> Result<(), Fault> {
        let sent = self.queue.send(Order::Write { at, bytes, permit }).await;
        if sent.is_err() { Err(self.failure()) } else { Ok(()) }
    }

    /// Forgets everything that was written.
    ///
    /// # Errors
    /// The disk fault that ended the writing.
    pub(super) async fn reset(&self) -> Result<(), Fault> {
        let (done, wait) = oneshot::channel();
        let sent = self.queue.send(Order::Reset(done)).await;
        if sent.is_err() || wait.await.is_err() { Err(self.failure()) } else { Ok(()) }
    }

    fn failure(&self) -> Fault {
        let failure = self.shared.lock().failure.take();
        let (action, source) = failure.unwrap_or_else(|| ("write", io::Error::other("the writer has ended")));
        Fault::Disk { action, path: self.shared.path.clone(), source }
    }

    /// Waits for every byte to be written, hashed and synced. The file stays locked until the result is dropped.
    ///
    /// # Errors
    /// The disk fault that came between.
    pub(super) async fn finish(self) -> Result<Finished, Fault> {
        let Self { shared, queue, writer } = self;
        shared.lock().end = End::Whole;
        shared.changed.notify_all();
        drop(queue);
        // A join error is a panic of the thread or the end of the runtime; the missing digests tell.
        drop(writer.await);
        let helpers = std::mem::take(&mut shared.lock().helpers);
        for helper in helpers {
            drop(helper.await);
        }
        let (failure, digests) = {
            let mut state = shared.lock();
            (state.failure.take(), state.digests.take())
        };
        match (failure, digests) {
            (None, Some(digests)) => Ok(Finished { shared, digests }),
            (Some((action, source)), _) => Err(Fault::Disk { action, path: shared.path.clone(), source }),
            (None, None) => {
                let source = io::Error::other("the writer has ended");
                Err(Fault::Disk { action: "write", path: shared.path.clone(), source })
            }
        }
    }

    /// Ends the writing and keeps what can be resumed; says how many bytes that is.
    pub(super) async fn abandon(self) -> u64 {
        let Self { shared, queue, writer } = self;
        drop(queue);
        drop(writer.await);
        let helpers = std::mem::take(&mut shared.lock().helpers);
        for helper in helpers {
            drop(helper.await);
        }
        let state = shared.lock();
        if state.sidecar.etag.is_some() { state.done.covered() } else { 0 }
    }

    /// Ends the writing and removes the unfinished file: it is not needed.
    pub(super) async fn discard(self) {
        self.shared.lock().sidecar.etag = None;
        self.abandon().await;
    }
}

/// A file that is whole, hashed and synced, still under its unfinished name.
pub(super) struct Finished {
    shared: Arc<Shared>,
    pub(super) digests: Digests,
}

impl Finished {
    pub(super) fn path(&self) -> &Path {
        &self.shared.path
    }

    /// Removes the sidecar, after the file got its name or was thrown away.
    pub(super) fn forget(&self) {
        drop(fs::remove_file(&self.shared.sidecar_path));
    }

    /// Removes the unfinished file too.
    pub(super) fn remove(&self) {
        drop(fs::remove_file(&self.shared.path));
        self.forget();
    }
}

/// `<path><suffix>`, whatever extensions the path has.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn disk(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> TransferError + use<> {
    let path = path.to_owned();
    move |source| TransferError::Fault(Fault::Disk { action, path, source })
}

/// Opens a file and takes its lock, and makes sure that it is still the file of that name: the one who had the lock
/// before may have renamed it.
fn open_locked(path: &Path) -> Result<File, TransferError> {
    loop {
        let file = open_options().open(path).map_err(disk("open", path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(TransferError::Busy { path: path.to_owned() }),
            Err(TryLockError::Error(source)) => return Err(disk("lock", path)(source)),
        }
        if is_still_named(&file, path) {
            return Ok(file);
        }
    }
}

#[cfg(unix)]
fn open_options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    let no_follow = i32::try_from(rustix::fs::OFlags::NOFOLLOW.bits()).unwrap_or(0);
    options.read(true).write(true).create(true).truncate(false).custom_flags(no_follow);
    options
}

#[cfg(not(unix))]
fn open_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
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

#[cfg(unix)]
fn free_space(file: &File) -> Option<u64> {
    let stat = rustix::fs::fstatvfs(file).ok()?;
    stat.f_bavail.checked_mul(stat.f_frsize)
}

#[cfg(not(unix))]
fn free_space(_file: &File) -> Option<u64> {
    None
}

/// Hashes a file that nobody writes, from its beginning.
pub(super) fn hash_file(file: &File, check: Option<&Check>) -> io::Result<(u64, Digests)> {
    let mut sha256 = Sha256::new();
    let mut running = check.map(Check::start);
    let mut buffer = vec![0; threads::BLOCK];
    let mut at = 0;
    loop {
        let read = threads::read_at(file, &mut buffer, at)?;
        let Some(block) = buffer.get(..read).filter(|block| !block.is_empty()) else { break };
        sha256.update(block);
        if let Some(running) = &mut running {
            running.update(block);
        }
        at += u64::try_from(read).unwrap_or(0);
    }
    Ok((at, Digests { sha256: sha256.finalize().to_vec(), check: running.map(super::checksum::Running::finish) }))
}
