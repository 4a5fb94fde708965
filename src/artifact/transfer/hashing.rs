use std::fs::File;
use std::io;
use std::sync::mpsc::SyncSender;

use bytes::Bytes;
use sha2::{Digest as _, Sha256};
use tokio::sync::OwnedSemaphorePermit;

use super::checksum::{Check, Running};
use super::fault::TransferError;
use super::partial::{Digests, Shared};
use super::threads::read_at;

/// How much is read back at a time.
const BLOCK: usize = 64 << 10;
/// How many bytes are read back to be hashed for each that is written.
const CATCH_UP: u64 = 8;

/// Hashes a file while it is written; what came out of order is read back as soon as nothing is missing before it.
pub(super) struct Hashing<'a> {
    shared: &'a Shared,
    /// `None` before the first bytes, which come when it is known what else is to be computed.
    hasher: Option<Hasher>,
}

/// What is to be done.
pub(super) enum Task {
    /// Takes in bytes that were written at an offset, when `prefix` bytes were there without a gap. The permit holds
    /// their place in the budget until they are hashed.
    Hash { at: u64, bytes: Bytes, prefix: u64, permit: OwnedSemaphorePermit },
    /// Forgets everything, and says so.
    StartOver(SyncSender<()>),
}

struct Hasher {
    sha256: Sha256,
    running: Option<Running>,
    /// How many bytes are in.
    at: u64,
}

impl<'a> Hashing<'a> {
    pub(super) fn new(shared: &'a Shared) -> Self {
        Self { shared, hasher: None }
    }

    /// Does what is asked.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn take(&mut self, task: Task) -> Result<(), TransferError> {
        match task {
            Task::Hash { at, bytes, prefix, permit } => {
                let hasher = self.begun();
                if hasher.at == at {
                    hasher.update(&bytes);
                }
                let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                // What an earlier run left is read back little by little: what arrives now must not wait for gigabytes.
                let reach = hasher.at.saturating_add(length.saturating_mul(CATCH_UP));
                drop((bytes, permit));
                self.catch_up(prefix.min(reach))
            }
            Task::StartOver(done) => {
                self.hasher = None;
                // Whoever asked waits.
                done.send(()).unwrap_or_default();
                Ok(())
            }
        }
    }

    /// Hashes what is missing of a whole file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn finish(mut self) -> Result<Digests, TransferError> {
        let until = self.shared.lock().done.prefix();
        self.catch_up(until)?;
        let hasher = self.hasher.unwrap_or_else(|| Hasher::of(self.shared));
        Ok(hasher.finish())
    }

    fn begun(&mut self) -> &mut Hasher {
        self.hasher.get_or_insert_with(|| Hasher::of(self.shared))
    }

    fn catch_up(&mut self, until: u64) -> Result<(), TransferError> {
        let file = self.shared.file()?;
        let shared = self.shared;
        self.begun().catch_up(file, until).map_err(shared.disk("read"))
    }
}

impl Hasher {
    fn of(shared: &Shared) -> Self {
        Self::new(shared.lock().check.as_ref())
    }

    fn new(check: Option<&Check>) -> Self {
        Self { sha256: Sha256::new(), running: check.map(Check::start), at: 0 }
    }

    fn update(&mut self, block: &[u8]) {
        self.sha256.update(block);
        if let Some(running) = &mut self.running {
            running.update(block);
        }
        self.at += u64::try_from(block.len()).unwrap_or(u64::MAX);
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

/// Hashes a file that nobody writes, from its beginning.
pub(super) fn hash_file(file: &File, check: Option<&Check>) -> io::Result<Digests> {
    let mut hasher = Hasher::new(check);
    let mut buffer = vec![0; BLOCK];
    loop {
        let read = read_at(file, &mut buffer, hasher.at)?;
        match buffer.get(..read) {
            Some(block) if read > 0 => hasher.update(block),
            Some(_) | None => return Ok(hasher.finish()),
        }
    }
}
