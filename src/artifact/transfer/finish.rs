//! From an unfinished file to one with a name.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::bounds::SizeLimit;
use super::fault::TransferError;
use super::hash::{Digests, Hasher, hash_file};
use super::job::Name;
use super::local_file::{LocalFile, Placed};
use super::partial::{Partial, beside, options};
use crate::artifact::naming;
use crate::artifact::options::Existing;
use crate::files::{IoResultExt as _, atomic};
use crate::model::coding::{self, Coding};

/// Where a whole file goes.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) folder: PathBuf,
    pub(super) name: Name,
    pub(super) existing: Existing,
    pub(super) limit: SizeLimit,
    /// Whether it is sound or a picture, and so no text.
    pub(super) is_media: bool,
    /// Whether nothing but the end of the connection told the end of the file.
    pub(super) is_end_assumed: bool,
}

/// Checks a whole file and gives it its name. Blocks.
///
/// # Errors
/// [`TransferError::Corrupt`], [`TransferError::Exists`], [`TransferError::InTheWay`], [`TransferError::Text`],
/// [`TransferError::Unpack`], or a disk fault.
pub(super) fn finish(mut partial: Partial, place: &Place) -> Result<Placed, TransferError> {
    let packed = partial.finish()?;
    let object = partial.object();
    let check = object.and_then(|object| object.checksum.clone());
    if let (Some(check), Some(computed)) = (check, &packed.check)
        && !check.accepts(computed)
    {
        partial.remove();
        return Err(TransferError::Corrupt { check: check.to_string() });
    }
    let (etag, content_type, codings) = object
        .map(|object| (object.etag.clone(), object.content_type.clone(), object.codings.clone()))
        .unwrap_or_default();
    let unpacked = if codings.is_empty() {
        None
    } else {
        match unpack(&partial, &codings, packed.bytes, place) {
            Ok(unpacked) => Some(unpacked),
            // With more room, or a higher limit, it need not be fetched again.
            Err(error @ (TransferError::NoRoom { .. } | TransferError::TooLarge { .. })) => {
                partial.keep_whole(packed.bytes);
                return Err(error);
            }
            Err(error) => {
                partial.remove();
                return Err(error);
            }
        }
    };
    let (source, digests) =
        unpacked.as_ref().map_or((partial.path(), &packed), |(path, digests)| (path.as_path(), digests));
    let Digests { bytes, ref sha256, .. } = *digests;
    let start = first_bytes(source).context("read", source)?;
    if place.is_media && naming::is_text(&start, content_type.as_deref()) {
        if unpacked.is_some() {
            drop(fs::remove_file(source));
        }
        partial.remove();
        return Err(TransferError::Text { content_type });
    }
    let file_name = match &place.name {
        Name::Exact(name) => name.clone(),
        Name::Stem(stem) => {
            let hinted = object.and_then(|object| object.extension.as_deref());
            format!("{stem}.{}", naming::extension(&start, hinted, content_type.as_deref()))
        }
    };
    let path = place.folder.join(file_name);
    let there = look(&path, sha256)?;
    match there {
        There::Same => {
            if unpacked.is_some() {
                drop(fs::remove_file(source));
            }
            partial.remove();
        }
        There::Another if place.existing == Existing::Keep => return Err(TransferError::Exists { path }),
        There::Another | There::Nothing => {
            atomic::rename(source, &path)?;
            if unpacked.is_some() { partial.remove() } else { partial.forget() }
        }
    }
    let mut warnings = Vec::new();
    if bytes == 0 {
        warnings.push(format!("`{}` is empty: the store has no bytes in it", path.display()));
    }
    if place.is_end_assumed {
        warnings.push(format!("the store did not say how long `{}` is; it may not be whole", path.display()));
    }
    let file = LocalFile { path, bytes, sha256: sha256.clone(), etag, content_type };
    Ok(Placed { file, unchanged: there == There::Same, warnings })
}

/// What is in the place of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum There {
    Another,
    Nothing,
    Same,
}

/// Looks at what has the name. A symbolic link counts as another file: replacing it writes nothing where it points.
fn look(path: &Path, sha256: &str) -> Result<There, TransferError> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(There::Nothing),
        Err(error) => Err(error).context("look at", path)?,
        Ok(meta) if meta.is_symlink() => Ok(There::Another),
        Ok(meta) if !meta.is_file() => Err(TransferError::InTheWay { path: path.to_owned() }),
        Ok(_) => {
            let digests = hash_file(path, None).context("read", path)?;
            Ok(if digests.sha256 == sha256 { There::Same } else { There::Another })
        }
    }
}

/// Unpacks beside the unfinished file of so many bytes, up to the limit, and syncs.
fn unpack(
    partial: &Partial,
    codings: &[Coding],
    packed: u64,
    place: &Place,
) -> Result<(PathBuf, Digests), TransferError> {
    let limit = place.limit.unpacked(packed);
    let path = beside(partial.path(), ".unpacked");
    let mut refusal = None;
    let mut unpacking = || {
        let mut packed = partial.handle()?;
        packed.rewind()?;
        let from = coding::decoded(packed, codings)?;
        drop(fs::remove_file(&path));
        let mut to = options(place.is_media).create_new(true).open(&path)?;
        let (mut hasher, mut bytes) = (Hasher::new(None), 0);
        hasher.read(from, |block| {
            bytes += u64::try_from(block.len()).unwrap_or(u64::MAX);
            let fits = if bytes > limit {
                Err(TransferError::TooLarge { path: partial.path().to_owned(), limit, unpacked: true })
            } else {
                partial.check_room(block.len())
            };
            if let Err(error) = fits {
                refusal = Some(error);
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            to.write_all(block)
        })?;
        to.sync_all()?;
        io::Result::Ok(hasher.finish())
    };
    match unpacking() {
        Ok(digests) => Ok((path, digests)),
        Err(source) => {
            drop(fs::remove_file(&path));
            Err(refusal.unwrap_or_else(|| TransferError::Unpack { path: partial.path().to_owned(), source }))
        }
    }
}

fn first_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path)?.take(naming::MAGIC).read_to_end(&mut start)?;
    Ok(start)
}
