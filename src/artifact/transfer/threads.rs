//! What the threads of one unfinished file do.

use std::fs::{self, File};
use std::io;
use std::thread;
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;

use super::checksum::{Check, Running};
use super::extents::Extents;
use super::fault::TransferError;
use super::partial::{Digests, End, Order, Shared, State};
use super::sidecar::Sidecar;

/// How much is hashed and written at a time: it should stay in the processor's cache.
pub(super) const BLOCK: usize = 64 << 10;
/// A sync begins after a 64th of the file, within these bounds, or after so long.
const SYNC_LEAST: u64 = 1 << 20;
const SYNC_MOST: u64 = 16 << 20;
const SYNC_AFTER: Duration = Duration::from_secs(1);
/// How many bytes are read back to be hashed for each that is written.
const CATCH_UP: u64 = 8;
/// The writer waits when a 32nd of the file is not synced, within these bounds: that is what a killed process loses.
const UNSYNCED_LEAST: u64 = 4 << 20;
const UNSYNCED_MOST: u64 = 32 << 20;

/// Writes what is at hand, and what is queued until nobody can queue any more; a second thread syncs it meanwhile. Then
/// settles a whole file, or what an unfinished one leaves.
pub(super) fn write(shared: &Shared, held: Vec<Order>, queued: Option<mpsc::Receiver<Order>>) {
    let hasher = match queued {
        None => receive(shared, held.into_iter()),
        Some(mut queued) => thread::scope(|scope| {
            if let Err(error) = thread::Builder::new().spawn_scoped(scope, || keep(shared)) {
                shared.fail(shared.disk("start a thread for")(error));
            }
            receive(shared, held.into_iter().chain(std::iter::from_fn(move || queued.blocking_recv())))
        }),
    };
    let state = shared.lock();
    let (end, resumable) = (state.end, state.done.covered() > 0 && state.sidecar.etag.is_some());
    drop(state);
    match end {
        End::Whole => {
            let hasher = hasher.unwrap_or_else(|| Hasher::new(shared));
            if let Err(error) = settle(shared, hasher) {
                shared.fail(error);
            }
        }
        End::Open | End::Abandoned if resumable => checkpoint(shared),
        End::Open | End::Abandoned => shared.remove(),
    }
}

/// Does what it is asked to, until the end or the first failure.
fn receive(shared: &Shared, mut orders: impl Iterator<Item = Order>) -> Option<Hasher> {
    let mut hasher = None;
    for order in orders.by_ref() {
        if let Err(error) = obey(shared, &mut hasher, &order) {
            shared.fail(error);
            break;
        }
        match order {
            Order::Write { permit, .. } => drop(permit),
            // Nobody listens where the transfer was cancelled meanwhile.
            Order::Reset(done) => done.send(()).unwrap_or_default(),
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
    hasher
}

fn obey(shared: &Shared, hasher: &mut Option<Hasher>, order: &Order) -> Result<(), TransferError> {
    let file = shared.file()?;
    match order {
        Order::Write { at, bytes, .. } => {
            let hasher = hasher.get_or_insert_with(|| Hasher::new(shared));
            put(shared, file, hasher, *at, bytes).map_err(shared.disk("write"))
        }
        Order::Reset(_) => {
            *hasher = None;
            reset(shared, file).map_err(shared.disk("empty"))
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

/// Hashes and writes bytes, block by block while they are in the cache.
fn put(shared: &Shared, file: &File, hasher: &mut Hasher, at: u64, bytes: &[u8]) -> io::Result<()> {
    let mut next = at;
    for block in bytes.chunks(BLOCK) {
        if hasher.at == next {
            hasher.update(block);
        }
        write_at(file, block, next)?;
        next += size(block);
    }
    let prefix = written(shared, at, next - at);
    // What an earlier run left is read back little by little: what arrives now must not wait for gigabytes to be hashed.
    let reach = hasher.at.saturating_add(size(bytes).saturating_mul(CATCH_UP));
    hasher.catch_up(file, prefix.min(reach))
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

/// Hashes a file while it is written; what came out of order is read back as soon as nothing is missing before it.
struct Hasher {
    sha256: Sha256,
    running: Option<Running>,
    /// How many bytes are in.
    at: u64,
}

impl Hasher {
    fn new(shared: &Shared) -> Self {
        Self { sha256: Sha256::new(), running: shared.lock().check.as_ref().map(Check::start), at: 0 }
    }

    fn update(&mut self, block: &[u8]) {
        self.sha256.update(block);
        if let Some(running) = &mut self.running {
            running.update(block);
        }
        self.at += size(block);
    }

    fn catch_up(&mut self, file: &File, until: u64) -> io::Result<()> {
        let mut buffer = vec![0; if self.at < until { BLOCK } else { 0 }];
        while self.at < until {
            let room = usize::try_from(until - self.at).unwrap_or(BLOCK).min(BLOCK);
            let read = read_at(file, buffer.get_mut(..room).unwrap_or_default(), self.at)?;
            match buffer.get(..read) {
                Some(block) if read > 0 => self.update(block),
                Some(_) | None => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
        Ok(())
    }

    fn finish(self) -> Digests {
        Digests { sha256: self.sha256.finalize().to_vec(), check: self.running.map(Running::finish) }
    }
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

/// Hashes what is not hashed yet of a whole file, and syncs it.
fn settle(shared: &Shared, mut hasher: Hasher) -> Result<(), TransferError> {
    let until = shared.lock().done.prefix();
    let file = shared.file()?;
    hasher.catch_up(file, until).and_then(|()| file.sync_all()).map_err(shared.disk("sync"))?;
    shared.lock().digests = Some(hasher.finish());
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
