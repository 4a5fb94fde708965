//! From an unfinished file to one with a name.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use sha2::{Digest as _, Sha256};

use super::checksum::to_hex;
use super::engine::{KnownFile, Name, unpacked_path};
use super::fault::{Fault, TransferError};
use super::hashing::hash_file;
use super::head::Head;
use super::partial::Finished;
use crate::artifact::naming;
use crate::artifact::options::Existing;

/// A file that is there.
#[derive(Clone, Debug)]
pub(in crate::artifact) struct Landed {
    pub(in crate::artifact) path: PathBuf,
    pub(in crate::artifact) bytes: u64,
    pub(in crate::artifact) sha256: String,
    pub(in crate::artifact) etag: Option<String>,
    pub(in crate::artifact) content_type: Option<String>,
    /// Whether it was there before.
    pub(in crate::artifact) unchanged: bool,
    pub(in crate::artifact) warnings: Vec<String>,
}

/// Whether a file is the object, as far as an answer's head tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Verdict {
    Differs,
    Same,
    Unknown,
}

impl Landed {
    pub(super) fn unchanged(known: KnownFile) -> Self {
        let KnownFile { path, bytes, sha256, etag, content_type } = known;
        Self { path, bytes, sha256, etag, content_type, unchanged: true, warnings: Vec::new() }
    }
}

/// Compares by length, then by tag, then by checksum, for which the file is read.
pub(super) async fn compare(known: &KnownFile, head: &Head) -> Verdict {
    if head.gzip {
        return if known.etag.is_some() && known.etag == head.etag { Verdict::Same } else { Verdict::Unknown };
    }
    if head.total.is_some_and(|total| total != known.bytes) {
        return Verdict::Differs;
    }
    if known.etag.is_some() && head.etag.is_some() && head.total.is_some() && known.etag == head.etag {
        return Verdict::Same;
    }
    let Some(check) = head.check.clone() else { return Verdict::Unknown };
    let path = known.path.clone();
    let hashed = tokio::task::spawn_blocking(move || {
        let digests = hash_file(&File::open(path)?, Some(&check))?;
        io::Result::Ok(digests.check.is_some_and(|computed| check.accepts(&computed)))
    });
    match hashed.await {
        Ok(Ok(true)) => Verdict::Same,
        Ok(Ok(false)) => Verdict::Differs,
        Ok(Err(_)) | Err(_) => Verdict::Unknown,
    }
}

/// Gives a whole file its name. Blocks.
///
/// # Errors
/// [`TransferError::Corrupt`], [`TransferError::Exists`], [`TransferError::InTheWay`], [`TransferError::Unpack`], or a
/// disk fault.
pub(super) fn land(
    finished: &Finished,
    folder: &Path,
    name: &Name,
    existing: Existing,
    unframed: bool,
) -> Result<Landed, TransferError> {
    if let Some(check) = finished.violated() {
        finished.remove();
        return Err(TransferError::Corrupt { check: check.to_string() });
    }
    let sidecar = finished.sidecar();
    let unpacked = if sidecar.gzip { Some(unpack(finished)?) } else { None };
    let source = unpacked.as_ref().map_or(finished.path(), |(path, _)| path);
    let sha256 = unpacked.as_ref().map_or_else(|| to_hex(&finished.digests.sha256), |(_, sha256)| sha256.clone());
    let disk = |action| disk(action, source);
    let bytes = fs::metadata(source).map_err(disk("read"))?.len();
    let content_type = sidecar.content_type.clone();
    let file_name = match name {
        Name::Exact(name) => name.clone(),
        Name::Stem(stem) => {
            let start = first_bytes(source).map_err(disk("read"))?;
            let extension = naming::extension(&start, sidecar.extension.as_deref(), content_type.as_deref());
            format!("{stem}.{extension}")
        }
    };
    let path = folder.join(file_name);
    let there = found(&path, &sha256)?;
    if there == There::Same {
        remove(finished, unpacked.as_ref());
    } else {
        if there == There::Another && existing == Existing::Keep {
            return Err(TransferError::Exists { path });
        }
        fs::rename(source, &path).map_err(disk("rename"))?;
        if unpacked.is_some() { finished.remove() } else { finished.forget() }
    }
    let mut warnings = Vec::new();
    if bytes == 0 {
        warnings.push(format!("`{}` is empty: the store has no bytes in it", path.display()));
    }
    if unframed {
        warnings.push(format!("the store did not say how long `{}` is; it may not be whole", path.display()));
    }
    let etag = sidecar.etag.clone();
    Ok(Landed { path, bytes, sha256, etag, content_type, unchanged: there == There::Same, warnings })
}

/// What is in the place of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum There {
    Another,
    Nothing,
    Same,
}

/// Looks at what has the name. A symbolic link counts as another file: replacing it writes nothing where it points.
fn found(path: &Path, sha256: &str) -> Result<There, TransferError> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(There::Nothing),
        Err(source) => Err(disk("look at", path)(source)),
        Ok(meta) if meta.is_symlink() => Ok(There::Another),
        Ok(meta) if !meta.is_file() => Err(TransferError::InTheWay { path: path.to_owned() }),
        Ok(_) => {
            let file = File::open(path).map_err(disk("open", path))?;
            let digests = hash_file(&file, None).map_err(disk("read", path))?;
            Ok(if to_hex(&digests.sha256) == sha256 { There::Same } else { There::Another })
        }
    }
}

fn remove(finished: &Finished, unpacked: Option<&(PathBuf, String)>) {
    if let Some((path, _)) = unpacked {
        drop(fs::remove_file(path));
    }
    finished.remove();
}

/// Unpacks beside the unfinished file, and syncs.
fn unpack(finished: &Finished) -> Result<(PathBuf, String), TransferError> {
    let path = unpacked_path(finished.path());
    let unpacking = || {
        let mut from = MultiGzDecoder::new(File::open(finished.path())?);
        drop(fs::remove_file(&path));
        let mut to = File::options().write(true).create_new(true).open(&path)?;
        let (mut sha256, mut buffer) = (Sha256::new(), vec![0; 256 << 10]);
        loop {
            let read = from.read(&mut buffer)?;
            let Some(block) = buffer.get(..read).filter(|block| !block.is_empty()) else { break };
            sha256.update(block);
            to.write_all(block)?;
        }
        to.sync_all()?;
        io::Result::Ok(to_hex(&sha256.finalize()))
    };
    match unpacking() {
        Ok(sha256) => Ok((path, sha256)),
        Err(source) => {
            drop(fs::remove_file(&path));
            finished.remove();
            Err(TransferError::Unpack { path: finished.path().to_owned(), source })
        }
    }
}

fn first_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path)?.take(naming::MAGIC).read_to_end(&mut start)?;
    Ok(start)
}

fn disk(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> TransferError + use<> {
    let path = path.to_owned();
    move |source| TransferError::Fault(Fault::Disk { action, path, source })
}

/// Makes the names in a folder survive a power cut.
pub(in crate::artifact) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
