use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::checksum::{Check, Running};

/// Hashes bytes in their order: always with SHA-256, and with the store's own checksum where it gave one.
pub(super) struct Hasher {
    sha256: Sha256,
    check: Option<Running>,
    bytes: u64,
}

/// What bytes hash to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::artifact) struct Digests {
    /// How many bytes were hashed.
    pub(in crate::artifact) bytes: u64,
    /// In hexadecimal digits.
    pub(in crate::artifact) sha256: String,
    /// What [`Check`] wants to see, where there is one.
    pub(super) check: Option<Vec<u8>>,
}

/// How much is read from a file at a time, in bytes: more does not make hashing faster.
const BLOCK: usize = 64 << 10;

impl Hasher {
    pub(super) fn new(check: Option<&Check>) -> Self {
        Self { sha256: Sha256::new(), check: check.map(Check::start), bytes: 0 }
    }

    /// How many bytes were hashed.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(super) fn update(&mut self, block: &[u8]) {
        self.sha256.update(block);
        if let Some(check) = &mut self.check {
            check.update(block);
        }
        self.bytes += u64::try_from(block.len()).unwrap_or(u64::MAX);
    }

    /// Hashes everything that can be read, and hands each block on.
    pub(super) fn read(
        &mut self,
        mut from: impl Read,
        mut each: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut buffer = vec![0; BLOCK];
        loop {
            let read = from.read(&mut buffer)?;
            let Some(block) = buffer.get(..read).filter(|block| !block.is_empty()) else { return Ok(()) };
            self.update(block);
            each(block)?;
        }
    }

    pub(super) fn finish(self) -> Digests {
        Digests {
            bytes: self.bytes,
            sha256: hex::encode(self.sha256.finalize()),
            check: self.check.map(Running::finish),
        }
    }
}

/// Hashes a file from end to end. Blocks.
pub(in crate::artifact) fn hash_file(path: &Path, check: Option<&Check>) -> io::Result<Digests> {
    let mut hasher = Hasher::new(check);
    hasher.read(File::open(path)?, |_| Ok(()))?;
    Ok(hasher.finish())
}
