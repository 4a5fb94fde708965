use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::error::Cause;
use super::options::Existing;
use super::transfer::{LocalFile, Placed};
use crate::files::{self, Access, IoResultExt as _, atomic, bounded};

/// A file whose content is at hand.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// Its name below the bot's folder.
    pub(super) name: String,
    pub(super) content: Vec<u8>,
    pub(super) content_type: &'static str,
}

impl Document {
    /// Writes the document at once, synced; leaves the same content alone, and another one too unless told otherwise.
    /// Blocks.
    ///
    /// # Errors
    /// [`Cause::Exists`] or [`Cause::File`].
    pub(super) fn save(&self, path: &Path, existing: Existing) -> Result<Placed, Cause> {
        let file = LocalFile {
            path: path.to_owned(),
            bytes: u64::try_from(self.content.len()).unwrap_or(u64::MAX),
            sha256: hex::encode(Sha256::digest(&self.content)),
            etag: None,
            content_type: Some(self.content_type.to_owned()),
        };
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => Err(error).context("look at", path)?,
            Ok(meta) if meta.is_file() => {
                if meta.len() == file.bytes
                    && bounded::read_own(path, file.bytes).context("read", path)? == self.content
                {
                    return Ok(Placed { file, unchanged: true, warnings: Vec::new() });
                }
                if existing == Existing::Keep {
                    return Err(Cause::Exists { path: path.to_owned() });
                }
            }
            Ok(meta) if meta.is_symlink() && existing == Existing::Overwrite => {}
            Ok(_) => return Err(Cause::Exists { path: path.to_owned() }),
        }
        if let Some(room) = path.parent().and_then(files::room)
            && room.left() < file.bytes
        {
            return Err(io::Error::from(io::ErrorKind::StorageFull)).context("write", path)?;
        }
        atomic::write(path, &self.content, Access::Private)?;
        Ok(Placed { file, unchanged: false, warnings: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[test]
    fn the_same_is_left_alone_and_another_is_kept_unless_told_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let document =
            |content: &str| Document { name: "a.json".into(), content: content.into(), content_type: "text/plain" };
        assert!(!document("one").save(&path, Existing::Keep).unwrap().unchanged);
        assert!(document("one").save(&path, Existing::Keep).unwrap().unchanged);
        assert!(matches!(document("two").save(&path, Existing::Keep), Err(Cause::Exists { .. })));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        document("two").save(&path, Existing::Overwrite).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_is_replaced_and_never_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, target) = (folder.path().join("a"), folder.path().join("target"));
        File::create(&target).unwrap();
        std::os::unix::fs::symlink(&target, &path).unwrap();
        let document = Document { name: "a".into(), content: b"x".to_vec(), content_type: "text/plain" };
        assert!(document.save(&path, Existing::Keep).is_err());
        document.save(&path, Existing::Overwrite).unwrap();
        assert_eq!(fs::metadata(&target).unwrap().len(), 0);
        assert_eq!(fs::read(&path).unwrap(), b"x");
    }
}
