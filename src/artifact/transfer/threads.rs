//! What the threads of one unfinished file do.

use std::fs::{self, File};
use std::io;
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;

use super::checksum::{Check, Running};
use super::extents::Extents;
use super::partial::{Digests, End, Order, Shared, State, hash_file};
use super::sidecar::Sidecar;

/// Below this many bytes one thread does everything, and there is no sidecar.
pub(super) const SMALL: u64 = 1 << 20;
/// How much is hashed at a time: it should stay in the processor's cache.
pub(super) const BLOCK: usize = 256 << 10;
/// A sync begins after a 64th of the file, within these bounds, or after so long.
const SYNC_LEAST: u64 = 1 << 20;
const SYNC_MOST: u64 = 16 << 20;
const SYNC_AFTER: Duration = Duration::from_secs(1);
/// The writer waits when so much is not synced: it bounds what a killed process loses.
const UNSYNCED: u64 = 32 << 20;

/// Writes what is queued until nobody can queue any more, then settles what an unfinished file leaves.
pub(super) fn write(shared: &Arc<Shared>, mut orders: mpsc::Receiver<Order>) {
    while let Some(order) = orders.blocking_recv() {
        let result = match order {
            Order::Write { at, bytes, permit } => {
                let result = write_at(&shared.file, &bytes, at);
                drop(permit);
                result.map(|()| written(shared, at, bytes.len()))
            }
            Order::Reset(done) => shared.file.set_len(0).map(|()| {
                let mut state = shared.lock();
                state.sidecar = Sidecar::new(state.sidecar.identity.clone());
                state.check = None;
                state.done = Extents::default();
                state.unsynced = 0;
                state.generation += 1;
                drop(state);
                drop(fs::remove_file(&shared.sidecar_path));
                shared.changed.notify_all();
                // Nobody listens where the transfer was cancelled meanwhile.
                done.send(()).unwrap_or_default();
            }),
        };
        if let Err(error) = result {
            shared.fail("write", error);
            break;
        }
    }
    // Whoever is still queueing learns of the failure, or of nothing: the receiver goes.
    drop(orders);
    let mut state = shared.lock();
    if state.end == End::Open || state.failure.is_some() {
        state.end = End::Abandoned;
    }
    let abandoned = state.end == End::Abandoned;
    let resumable = state.done.covered() > 0 && state.sidecar.etag.is_some();
    let helped = !state.helpers.is_empty();
    drop(state);
    shared.changed.notify_all();
    if abandoned && !resumable {
        drop(fs::remove_file(&shared.path));
        drop(fs::remove_file(&shared.sidecar_path));
    } else if abandoned && !helped {
        checkpoint(shared);
    }
}

/// Takes note of written bytes; starts the helpers when the file proves large; waits for the sync to keep up.
fn written(shared: &Arc<Shared>, at: u64, length: usize) {
    let length = u64::try_from(length).unwrap_or(0);
    let mut state = shared.lock();
    state.done.insert(&(at..at.saturating_add(length)));
    state.unsynced += length;
    if state.helpers.is_empty() && state.done.covered() >= SMALL {
        for help in [follow, keep] {
            let shared = Arc::clone(shared);
            state.helpers.push(tokio::task::spawn_blocking(move || help(&shared)));
        }
    }
    shared.changed.notify_all();
    let behind = |state: &mut State| {
        state.unsynced > UNSYNCED && state.end == End::Open && state.failure.is_none() && !state.helpers.is_empty()
    };
    drop(shared.changed.wait_while(state, behind));
}

/// Hashes the file from its beginning as far as it is written without a gap, until it is whole.
fn follow(shared: &Arc<Shared>) {
    let mut buffer = vec![0; BLOCK];
    let (mut generation, mut check, mut sha256, mut running, mut at) = fresh(shared);
    loop {
        let state = shared.lock();
        let idle =
            |state: &mut State| state.generation == generation && state.done.prefix() <= at && state.end == End::Open;
        let Ok(state) = shared.changed.wait_while(state, idle) else { return };
        if state.failure.is_some() || state.end == End::Abandoned {
            return;
        }
        let restarted = state.generation != generation || state.check != check;
        let until = state.done.prefix();
        let whole = state.end == End::Whole && state.sidecar.length.is_none_or(|length| length == until);
        let ended = state.end == End::Whole;
        drop(state);
        if restarted {
            (generation, check, sha256, running, at) = fresh(shared);
            continue;
        }
        if at >= until {
            if whole {
                let check = running.map(Running::finish);
                shared.lock().digests = Some(Digests { sha256: sha256.finalize().to_vec(), check });
                return;
            }
            if ended {
                // The writer has not written everything yet; it will say when it has.
                let waiting = shared.lock();
                let more = |state: &mut State| state.done.prefix() <= at && state.failure.is_none();
                drop(shared.changed.wait_timeout_while(waiting, SYNC_AFTER, more));
            }
            continue;
        }
        let room = usize::try_from(until - at).unwrap_or(BLOCK).min(BLOCK);
        let Some(block) = buffer.get_mut(..room) else { return };
        match read_at(&shared.file, block, at) {
            Ok(0) => {}
            Ok(read) => {
                let block = block.get(..read).unwrap_or_default();
                sha256.update(block);
                if let Some(running) = &mut running {
                    running.update(block);
                }
                at += u64::try_from(read).unwrap_or(0);
            }
            Err(error) => return shared.fail("read", error),
        }
    }
}

fn fresh(shared: &Shared) -> (u64, Option<Check>, Sha256, Option<Running>, u64) {
    let state = shared.lock();
    (state.generation, state.check.clone(), Sha256::new(), state.check.as_ref().map(Check::start), 0)
}

/// Syncs what was written now and then, and notes it in the sidecar.
fn keep(shared: &Arc<Shared>) {
    loop {
        let state = shared.lock();
        let step = (state.sidecar.length.unwrap_or(u64::MAX) / 64).clamp(SYNC_LEAST, SYNC_MOST);
        let idle = |state: &mut State| state.unsynced < step && state.end == End::Open;
        let Ok((state, _)) = shared.changed.wait_timeout_while(state, SYNC_AFTER, idle) else { return };
        let (end, dirty, failed) = (state.end, state.unsynced > 0, state.failure.is_some());
        drop(state);
        // The last sync of a whole file follows elsewhere.
        if dirty && end != End::Whole {
            checkpoint(shared);
        }
        if end != End::Open || failed {
            return;
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
    if let Err(error) = shared.file.sync_data() {
        return shared.fail("sync", error);
    }
    if sidecar.etag.is_none() {
        return;
    }
    // Held until the sidecar is in place, so that a restart cannot come between.
    let state = shared.lock();
    if state.generation == generation {
        drop(sidecar.write(&shared.sidecar_path));
    }
}

/// Syncs a whole file and gives its digests, computed by the follower or now.
pub(super) fn settle(shared: &Shared) -> io::Result<Digests> {
    shared.file.sync_all()?;
    let (digests, check) = {
        let state = shared.lock();
        (state.digests.clone(), state.check.clone())
    };
    match digests {
        Some(digests) => Ok(digests),
        None => hash_file(&shared.file, check.as_ref()).map(|(_, digests)| digests),
    }
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
