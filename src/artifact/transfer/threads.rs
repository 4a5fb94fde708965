//! What the threads of one unfinished file do.

use std::fs::{self, File};
use std::io;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::Duration;

use tokio::sync::mpsc;

use super::extents::Extents;
use super::fault::TransferError;
use super::hashing::{Hashing, Task};
use super::partial::{End, Order, Shared, State};
use super::sidecar::Sidecar;

/// What was written and waits to be hashed, in pieces. The byte budget bounds its size.
const QUEUE: usize = 64;
/// A sync begins after a 64th of the file, within these bounds, or after so long.
const SYNC_LEAST: u64 = 1 << 20;
const SYNC_MOST: u64 = 16 << 20;
const SYNC_AFTER: Duration = Duration::from_secs(1);
/// The writer waits when a 32nd of the file is not synced, within these bounds: that is what a killed process loses.
const UNSYNCED_LEAST: u64 = 4 << 20;
const UNSYNCED_MOST: u64 = 32 << 20;

/// Writes what is at hand, and what is queued until nobody can queue any more; meanwhile a second thread hashes what was
/// written, and a third one syncs it. Then settles a whole file, or what an unfinished one leaves.
pub(super) fn write(shared: &Shared, held: Vec<Order>, queued: Option<mpsc::Receiver<Order>>) {
    let hashed = match queued {
        None => {
            let mut hashing = Hashing::new(shared);
            receive(shared, held.into_iter(), |task| hashing.take(task));
            sync_whole(shared).map(|()| hashing)
        }
        Some(mut queued) => thread::scope(|scope| {
            let (tasks, hashing) = sync_channel(QUEUE);
            let keeper = thread::Builder::new().spawn_scoped(scope, || keep(shared));
            let hasher = keeper.and_then(|_| thread::Builder::new().spawn_scoped(scope, || hash(shared, hashing)));
            let hasher = hasher.map_err(|error| shared.fail(shared.disk("start a thread for")(error))).ok();
            let orders = held.into_iter().chain(std::iter::from_fn(move || queued.blocking_recv()));
            // A hasher that is not there, or no more, has told why.
            receive(shared, orders, |task| tasks.send(task).or(Ok(())));
            drop(tasks);
            sync_whole(shared)?;
            let hashing = hasher.and_then(|hasher| hasher.join().ok());
            hashing.ok_or_else(|| shared.disk("hash")(io::Error::other("the thread has ended early")))
        }),
    };
    let state = shared.lock();
    let (end, resumable) = (state.end, state.done.covered() > 0 && state.sidecar.etag.is_some());
    drop(state);
    match end {
        End::Whole => {
            if let Err(error) = hashed.and_then(|hashing| settle(shared, hashing)) {
                shared.fail(error);
            }
        }
        End::Open | End::Abandoned if resumable => checkpoint(shared),
        End::Open | End::Abandoned => shared.remove(),
    }
}

/// Does what it is asked to, until the end or the first failure. What was written goes to `hash`.
fn receive(
    shared: &Shared,
    mut orders: impl Iterator<Item = Order>,
    mut hash: impl FnMut(Task) -> Result<(), TransferError>,
) {
    for order in orders.by_ref() {
        if let Err(error) = obey(shared, order, &mut hash) {
            shared.fail(error);
            break;
        }
    }
    let mut state = shared.lock();
    if state.end == End::Open || state.failure.is_some() {
        state.end = End::Abandoned;
    }
    drop(state);
    shared.changed.notify_all();
    // Whoever is still queueing learns of the failure, which is there by now: the receiver goes.
    drop(orders);
}

fn obey(
    shared: &Shared,
    order: Order,
    hash: &mut impl FnMut(Task) -> Result<(), TransferError>,
) -> Result<(), TransferError> {
    let file = shared.file()?;
    match order {
        Order::Write { at, bytes, permit } => {
            write_at(file, &bytes, at).map_err(shared.disk("write"))?;
            let prefix = written(shared, at, size(&bytes));
            hash(Task::Hash { at, bytes, prefix, permit })
        }
        Order::Reset(done) => {
            // What is still to be hashed must not be looked for in an empty file.
            let (hashed, wait) = sync_channel(1);
            hash(Task::StartOver(hashed))?;
            wait.recv().unwrap_or_default();
            reset(shared, file).map_err(shared.disk("empty"))?;
            // Nobody listens where the transfer was cancelled meanwhile.
            done.send(()).unwrap_or_default();
            Ok(())
        }
    }
}

fn reset(shared: &Shared, file: &File) -> io::Result<()> {
    file.set_len(0)?;
    let mut state = shared.lock();
    state.sidecar = Sidecar::new(state.sidecar.identity.clone());
    state.check = None;
    state.done = Extents::default();
    state.unsynced = 0;
    state.generation += 1;
    drop(state);
    drop(fs::remove_file(&shared.sidecar_path));
    shared.changed.notify_all();
    Ok(())
}

/// Takes note of written bytes, and waits for the sync to keep up. Gives how much is there without a gap.
fn written(shared: &Shared, at: u64, length: u64) -> u64 {
    let mut state = shared.lock();
    state.done.insert(&(at..at.saturating_add(length)));
    state.unsynced += length;
    let prefix = state.done.prefix();
    shared.changed.notify_all();
    let most = (state.sidecar.length.unwrap_or(0) / 32).clamp(UNSYNCED_LEAST, UNSYNCED_MOST);
    let behind = |state: &mut State| state.unsynced > most && state.end == End::Open && state.failure.is_none();
    drop(shared.changed.wait_while(state, behind));
    prefix
}

/// Hashes what was written, until nobody writes any more.
fn hash(shared: &Shared, tasks: Receiver<Task>) -> Hashing<'_> {
    let mut hashing = Hashing::new(shared);
    for task in tasks {
        if let Err(error) = hashing.take(task) {
            shared.fail(error);
            break;
        }
    }
    hashing
}

fn size(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// Syncs what was written now and then, and notes it in the sidecar.
fn keep(shared: &Shared) {
    loop {
        let state = shared.lock();
        let step = (state.sidecar.length.unwrap_or(u64::MAX) / 64).clamp(SYNC_LEAST, SYNC_MOST);
        let idle = |state: &mut State| state.unsynced < step && state.end == End::Open;
        let Ok((state, _)) = shared.changed.wait_timeout_while(state, SYNC_AFTER, idle) else { return };
        let (end, dirty, failed) = (state.end, state.unsynced > 0, state.failure.is_some());
        drop(state);
        // The last sync follows when the writer has ended.
        if end != End::Open || failed {
            return;
        }
        if dirty {
            checkpoint(shared);
        }
    }
}

/// Syncs what is written and writes the sidecar. A failure of the sync is a failure of the file; one of the sidecar
/// costs no more than the possibility to resume.
fn checkpoint(shared: &Shared) {
    let mut state = shared.lock();
    let generation = state.generation;
    let mut sidecar = state.sidecar.clone();
    sidecar.done = state.done.pairs();
    state.unsynced = 0;
    drop(state);
    shared.changed.notify_all();
    let synced = shared.file().and_then(|file| file.sync_data().map_err(shared.disk("sync")));
    if let Err(error) = synced {
        return shared.fail(error);
    }
    if sidecar.etag.is_none() {
        return;
    }
    // Held until the sidecar is in place, so that a restart cannot come between.
    let mut state = shared.lock();
    if state.generation == generation {
        state.is_noted = true;
        drop(sidecar.write(&shared.sidecar_path));
    }
}

/// Syncs a file that is whole.
fn sync_whole(shared: &Shared) -> Result<(), TransferError> {
    if shared.lock().end == End::Whole {
        shared.file()?.sync_all().map_err(shared.disk("sync"))?;
    }
    Ok(())
}

/// Hashes what is not hashed yet of a whole file.
fn settle(shared: &Shared, hashing: Hashing<'_>) -> Result<(), TransferError> {
    let digests = hashing.finish()?;
    shared.lock().digests = Some(digests);
    Ok(())
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, at)
}

#[cfg(windows)]
fn write_at(file: &File, mut bytes: &[u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = std::os::windows::fs::FileExt::seek_write(file, bytes, at)?;
        bytes = bytes.get(written..).unwrap_or_default();
        at += u64::try_from(written).unwrap_or(0);
    }
    Ok(())
}

/// Reads what there is at an offset; 0 at the end of the file.
#[cfg(unix)]
pub(super) fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

/// Reads what there is at an offset; 0 at the end of the file.
#[cfg(windows)]
pub(super) fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}
