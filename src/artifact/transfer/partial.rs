use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

use bytes::Bytes;
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
/// Up to [`SMALL`] bytes are collected in memory, and written, hashed and synced at once when the file is whole. Beyond,
/// a thread of its own writes what is queued; a second one computes the checksums of what was written, a third one syncs
/// it and notes it in the sidecar. Dropping it stops them, and keeps what can be resumed.
pub(super) struct Partial {
    shared: Arc<Shared>,
    stage: Mutex<Stage>,
}

enum Stage {
    /// In memory; there is no file yet.
    Collecting { held: Vec<Order>, bytes: usize },
    /// On the way to the disk.
    Writing { queue: mpsc::Sender<Order>, writer: JoinHandle<()> },
    /// Taken over by whoever ends the file.
    Over,
}

/// What the threads of one file share.
pub(super) struct Shared {
    /// Opened by the first who needs it.
    file: OnceLock<File>,
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
    pub(super) failure: Option<TransferError>,
    pub(super) digests: Option<Digests>,
    /// Whether there is a sidecar.
    pub(super) is_noted: bool,
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
    /// Writes bytes at an offset; the permit holds their place in the budget until they are hashed too.
    Write { at: u64, bytes: Bytes, permit: OwnedSemaphorePermit },
    /// Forgets everything.
    Reset(oneshot::Sender<()>),
}

/// Up to so many bytes are collected in memory. Ours: a file that is written at once costs a disk least, and what a
/// killed process loses is soon fetched again.
const SMALL: usize = 256 << 10;
/// Orders that wait for the writer. The byte budget bounds their size.
const QUEUE: usize = 64;

impl Shared {
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file, locked. Opened now, it is emptied: what somebody left there is not what was collected.
    ///
    /// # Errors
    /// [`TransferError::Busy`], or a disk fault. A symbolic link in the place is not followed.
    pub(super) fn file(&self) -> Result<&File, TransferError> {
        if let Some(file) = self.file.get() {
            return Ok(file);
        }
        let file = open_locked(&self.path)?;
        self.start_over(&file)?;
        Ok(self.file.get_or_init(|| file))
    }

    /// The sidecar goes first: it must never speak of other bytes than those that are there.
    fn start_over(&self, file: &File) -> Result<(), TransferError> {
        // To look costs less than to remove what is not there: the folder need not be locked.
        if fs::symlink_metadata(&self.sidecar_path).is_ok() {
            drop(fs::remove_file(&self.sidecar_path));
        }
        file.set_len(0).map_err(self.disk("empty"))
    }

    /// Keeps the first failure and wakes everyone.
    pub(super) fn fail(&self, error: TransferError) {
        self.lock().failure.get_or_insert(error);
        self.changed.notify_all();
    }

    pub(super) fn disk(&self, action: &'static str) -> impl FnOnce(io::Error) -> TransferError + use<> {
        disk(action, &self.path)
    }

    /// Removes the file and its sidecar, if the file is ours.
    pub(super) fn remove(&self) {
        if self.file.get().is_some() {
            drop(fs::remove_file(&self.path));
            drop(fs::remove_file(&self.sidecar_path));
        }
    }

    fn failure(&self) -> TransferError {
        let failure = self.lock().failure.take();
        failure.unwrap_or_else(|| self.disk("write")(io::Error::other("the writer has ended")))
    }
}

impl Partial {
    /// Takes up what an earlier run left at `<path>`, and its lock, where `is_begun` says that there may be something.
    /// Blocks shortly.
    ///
    /// # Errors
    /// [`TransferError::Busy`], or a disk fault. A symbolic link in the place is not followed.
    pub(super) fn open(path: PathBuf, identity: &Identity, is_begun: bool) -> Result<Self, TransferError> {
        let state = State {
            sidecar: Sidecar::new(identity.clone()),
            check: None,
            done: Extents::default(),
            unsynced: 0,
            generation: 0,
            end: End::Open,
            failure: None,
            digests: None,
            is_noted: false,
        };
        let shared = Shared {
            file: OnceLock::new(),
            sidecar_path: beside(&path, ".json"),
            path,
            state: Mutex::new(state),
            changed: Condvar::new(),
        };
        if is_begun && fs::symlink_metadata(&shared.path).is_ok() {
            shared.take_up(identity)?;
        }
        let stage = Mutex::new(Stage::Collecting { held: Vec::new(), bytes: 0 });
        Ok(Self { shared: Arc::new(shared), stage })
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is written so far.
    pub(super) fn done(&self) -> Extents {
        self.shared.lock().done.clone()
    }

    /// What is known of the object.
    pub(super) fn sidecar(&self) -> Sidecar {
        self.shared.lock().sidecar.clone()
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
        match free_space(&self.shared.path) {
            Some(free) if free < needed => Err(TransferError::NoSpace { path: self.shared.path.clone(), needed, free }),
            Some(_) | None => Ok(()),
        }
    }

    /// Learns the length at the end of a body that did not say it before.
    pub(super) fn set_length(&self, length: u64) {
        self.shared.lock().sidecar.length = Some(length);
    }

    /// Takes bytes over. Waits while the disk is slower than the network.
    ///
    /// # Errors
    /// Whatever ended the writing.
    pub(super) async fn write(&self, at: u64, bytes: Bytes, permit: OwnedSemaphorePermit) -> Result<(), TransferError> {
        let length = bytes.len();
        let order = Order::Write { at, bytes, permit };
        if let Stage::Collecting { held, bytes } = &mut *self.stage()
            && *bytes + length <= SMALL
        {
            *bytes += length;
            held.push(order);
            return Ok(());
        }
        self.queue(order).await
    }

    /// Lets go of the memory that waits for more.
    pub(super) fn spill(&self) {
        let mut stage = self.stage();
        if let Stage::Collecting { held, .. } = &mut *stage {
            let (held, shared) = (std::mem::take(held), Arc::clone(&self.shared));
            let (queue, queued) = mpsc::channel(QUEUE);
            let writer = tokio::task::spawn_blocking(move || threads::write(&shared, held, Some(queued)));
            *stage = Stage::Writing { queue, writer };
        }
    }

    async fn queue(&self, order: Order) -> Result<(), TransferError> {
        self.spill();
        let queue = match &*self.stage() {
            Stage::Writing { queue, .. } => Some(queue.clone()),
            Stage::Collecting { .. } | Stage::Over => None,
        };
        let Some(queue) = queue else { return Err(self.shared.failure()) };
        queue.send(order).await.map_err(|_| self.shared.failure())
    }

    /// Forgets everything that was written.
    ///
    /// # Errors
    /// Whatever ended the writing.
    pub(super) async fn reset(&self) -> Result<(), TransferError> {
        let (done, wait) = oneshot::channel();
        self.queue(Order::Reset(done)).await?;
        wait.await.map_err(|_| self.shared.failure())
    }

    /// Writes, hashes and syncs what is missing, and has the whole file dealt with. It stays locked until then.
    ///
    /// # Errors
    /// The disk fault that came between, or what `then` makes of the file.
    pub(super) async fn finish<T: Send + 'static>(
        self,
        then: impl FnOnce(&Finished) -> Result<T, TransferError> + Send + 'static,
    ) -> Result<T, TransferError> {
        self.shared.lock().end = End::Whole;
        self.shared.changed.notify_all();
        let held = self.stop().await;
        let shared = Arc::clone(&self.shared);
        let finishing = tokio::task::spawn_blocking(move || {
            if let Some(held) = held {
                threads::write(&shared, held, None);
            }
            let digests = shared.lock().digests.take();
            let digests = digests.ok_or_else(|| shared.failure())?;
            then(&Finished { shared, digests })
        });
        // A join error is the end of the runtime, or a defect of ours.
        finishing.await.unwrap_or_else(|join| Err(self.shared.disk("finish")(io::Error::other(join))))
    }

    /// Takes the stage over: what was collected, or nothing when the writer has ended.
    async fn stop(&self) -> Option<Vec<Order>> {
        let stage = std::mem::replace(&mut *self.stage(), Stage::Over);
        match stage {
            Stage::Collecting { held, .. } => Some(held),
            Stage::Writing { queue, writer } => {
                drop(queue);
                // As above; the missing digests tell.
                drop(writer.await);
                None
            }
            Stage::Over => None,
        }
    }

    /// Ends the writing and keeps what can be resumed; says how many bytes that is.
    pub(super) async fn abandon(self) -> u64 {
        if let Some(held) = self.stop().await {
            let shared = Arc::clone(&self.shared);
            drop(tokio::task::spawn_blocking(move || shared.keep(held)).await);
        }
        let state = self.shared.lock();
        if state.sidecar.etag.is_some() { state.done.covered() } else { 0 }
    }

    /// Ends the writing and removes the unfinished file: it is not needed.
    pub(super) async fn discard(self) {
        self.shared.lock().sidecar.etag = None;
        self.abandon().await;
    }
}

impl Drop for Partial {
    /// Blocks for as long as a small file takes.
    fn drop(&mut self) {
        let stage = std::mem::replace(&mut *self.stage(), Stage::Over);
        if let Stage::Collecting { held, .. } = stage {
            self.shared.keep(held);
        }
    }
}

impl Shared {
    /// Goes on with what an earlier run left.
    fn take_up(&self, identity: &Identity) -> Result<(), TransferError> {
        let file = open_locked(&self.path)?;
        let length = file.metadata().map_err(self.disk("read"))?.len();
        let found = Sidecar::read(&self.sidecar_path, identity);
        let done = found.as_ref().map(|sidecar| sidecar.extents(length)).unwrap_or_default();
        match found {
            Some(sidecar) if done.covered() > 0 => {
                let mut state = self.lock();
                state.check = sidecar.checksum.as_deref().and_then(|check| check.parse().ok());
                state.sidecar = sidecar;
                state.done = done;
                state.is_noted = true;
            }
            Some(_) | None => self.start_over(&file)?,
        }
        self.file.get_or_init(|| file);
        Ok(())
    }

    /// Writes what was collected of a file that does not get whole, if it can be resumed.
    fn keep(&self, held: Vec<Order>) {
        if self.lock().sidecar.etag.is_none() {
            self.remove();
        } else if !held.is_empty() {
            threads::write(self, held, None);
        }
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

    /// What is known of the object.
    pub(super) fn sidecar(&self) -> Sidecar {
        self.shared.lock().sidecar.clone()
    }

    /// The checksum that the object must have, if the bytes do not have it.
    pub(super) fn violated(&self) -> Option<Check> {
        let check = self.shared.lock().check.clone()?;
        let computed = self.digests.check.as_ref()?;
        (!check.accepts(computed)).then_some(check)
    }

    /// Removes the sidecar, after the file got its name or was thrown away.
    pub(super) fn forget(&self) {
        if self.shared.lock().is_noted {
            drop(fs::remove_file(&self.shared.sidecar_path));
        }
    }

    /// Removes the unfinished file too.
    pub(super) fn remove(&self) {
        self.shared.remove();
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

/// What there is on the disk beside a file.
#[cfg(unix)]
fn free_space(beside: &Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(beside.parent()?).ok()?;
    stat.f_bavail.checked_mul(stat.f_frsize)
}

#[cfg(not(unix))]
fn free_space(_beside: &Path) -> Option<u64> {
    None
}
