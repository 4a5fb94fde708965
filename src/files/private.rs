//! Folders and files that only their owner may read.

use std::fs::{DirBuilder, OpenOptions};
use std::path::Path;

use super::{IoResultExt as _, PathError, bounded};

/// Makes a folder of mode 0700, and those above it that are missing. One that is there keeps its mode.
///
/// # Errors
/// [`PathError`].
pub(crate) fn make_folder(folder: &Path) -> Result<(), PathError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).context("make", folder)
}

/// Options under which a file that is made gets mode 0600. One that is there keeps its mode, and a link is not followed.
pub(crate) fn options() -> OpenOptions {
    let mut options = bounded::own_options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn folders_and_files_are_for_their_owner_only() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("a/b");
        make_folder(&folder).unwrap();
        make_folder(&folder).unwrap();
        let file = folder.join("c");
        options().write(true).create_new(true).open(&file).unwrap();
        for (path, mode) in [(root.path().join("a"), 0o700), (folder, 0o700), (file, 0o600)] {
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
        }
    }
}
