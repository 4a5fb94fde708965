//! Folders of ours below one of the user's. That one may be reached through links, as its owner likes; below it, none is
//! followed: somebody else may have put it there.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::Path;

use super::{IoResultExt as _, PathError};

/// Makes `root`, and in it the folder `below` with those between.
///
/// # Errors
/// [`PathError`]; also where a link, or a file, stands in the place of a folder of ours.
pub(crate) fn make_folders(root: &Path, below: &Path) -> Result<(), PathError> {
    fs::create_dir_all(root).context("make", root)?;
    let mut folder = root.to_owned();
    for part in below.components() {
        folder.push(part);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if !fs::symlink_metadata(&folder).context("look at", &folder)?.is_dir() {
                    let source =
                        io::Error::new(io::ErrorKind::NotADirectory, "a link or a file is in the place of the folder");
                    return Err(source).context("use", &folder);
                }
            }
            made => made.context("make", &folder)?,
        }
    }
    Ok(())
}

/// What has a name in a folder.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    File,
    Folder,
    /// A link, a pipe, a device.
    Other,
}

/// An open folder, in which things are looked at and removed by their names alone: whatever becomes of the path that led
/// there, it is this folder.
pub(crate) struct Folder(imp::Handle);

impl Folder {
    /// Opens a folder that is no link.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotADirectory`] for a link, and those of the system.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        imp::open(path).map(Self)
    }

    /// Opens a folder in it that is no link.
    ///
    /// # Errors
    /// As [`Folder::open`].
    pub(crate) fn folder(&self, name: &OsStr) -> io::Result<Self> {
        imp::inner(&self.0, name).map(Self)
    }

    /// Every name in it, sorted.
    ///
    /// # Errors
    /// Those of the system.
    pub(crate) fn names(&self) -> io::Result<Vec<OsString>> {
        let mut names = imp::names(&self.0)?;
        names.sort();
        Ok(names)
    }

    /// What has a name.
    ///
    /// # Errors
    /// Those of the system.
    pub(crate) fn kind(&self, name: &OsStr) -> io::Result<Kind> {
        imp::kind(&self.0, name)
    }

    /// Removes what is no folder; of a link, the link.
    ///
    /// # Errors
    /// Those of the system.
    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        imp::remove(&self.0, name, false)
    }

    /// Removes an empty folder.
    ///
    /// # Errors
    /// Those of the system.
    pub(crate) fn remove_folder(&self, name: &OsStr) -> io::Result<()> {
        imp::remove(&self.0, name, true)
    }
}

#[cfg(unix)]
mod imp {
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::os::fd::OwnedFd;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::Path;

    use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags};
    use rustix::io::Errno;

    use super::Kind;

    pub(super) type Handle = OwnedFd;

    fn flags() -> OFlags {
        OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC
    }

    /// Systems differ in what they call a link in the place of a folder.
    fn told(error: Errno) -> io::Error {
        if error == Errno::LOOP { io::ErrorKind::NotADirectory.into() } else { error.into() }
    }

    pub(super) fn open(path: &Path) -> io::Result<Handle> {
        rustix::fs::open(path, flags(), Mode::empty()).map_err(told)
    }

    pub(super) fn inner(folder: &Handle, name: &OsStr) -> io::Result<Handle> {
        rustix::fs::openat(folder, name, flags(), Mode::empty()).map_err(told)
    }

    pub(super) fn names(folder: &Handle) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(folder)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name != "." && name != ".." {
                names.push(name.to_owned());
            }
        }
        Ok(names)
    }

    pub(super) fn kind(folder: &Handle, name: &OsStr) -> io::Result<Kind> {
        let stat = rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
        let kind = FileType::from_raw_mode(stat.st_mode);
        Ok(if kind.is_file() {
            Kind::File
        } else if kind.is_dir() {
            Kind::Folder
        } else {
            Kind::Other
        })
    }

    pub(super) fn remove(folder: &Handle, name: &OsStr, is_folder: bool) -> io::Result<()> {
        let flags = if is_folder { AtFlags::REMOVEDIR } else { AtFlags::empty() };
        Ok(rustix::fs::unlinkat(folder, name, flags)?)
    }
}

/// Where folders are not opened, each step is looked at before it is taken.
#[cfg(not(unix))]
mod imp {
    use std::ffi::{OsStr, OsString};
    use std::fs;
    use std::io;
    use std::path::{Path, PathBuf};

    use super::Kind;

    pub(super) type Handle = PathBuf;

    pub(super) fn open(path: &Path) -> io::Result<Handle> {
        let is_folder = fs::symlink_metadata(path)?.is_dir();
        if is_folder { Ok(path.to_owned()) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    pub(super) fn inner(folder: &Handle, name: &OsStr) -> io::Result<Handle> {
        open(&folder.join(name))
    }

    pub(super) fn names(folder: &Handle) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    pub(super) fn kind(folder: &Handle, name: &OsStr) -> io::Result<Kind> {
        let kind = fs::symlink_metadata(folder.join(name))?.file_type();
        Ok(if kind.is_file() {
            Kind::File
        } else if kind.is_dir() {
            Kind::Folder
        } else {
            Kind::Other
        })
    }

    pub(super) fn remove(folder: &Handle, name: &OsStr, is_folder: bool) -> io::Result<()> {
        let path = folder.join(name);
        if is_folder { fs::remove_dir(path) } else { fs::remove_file(path) }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn folders_are_made_below_a_link_and_never_through_one() {
        let place = tempfile::tempdir().unwrap();
        let (real, link) = (place.path().join("real"), place.path().join("link"));
        fs::create_dir(&real).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        make_folders(&link, Path::new("b-1/streams/audio")).unwrap();
        make_folders(&link, Path::new("b-1/streams/audio")).unwrap();
        assert!(real.join("b-1/streams/audio").is_dir());
        std::os::unix::fs::symlink(&real, real.join("b-2")).unwrap();
        let error = make_folders(&link, Path::new("b-2/streams")).unwrap_err();
        assert_eq!(error.source.kind(), io::ErrorKind::NotADirectory);
        assert!(!real.join("streams").exists());
    }

    #[test]
    fn nothing_is_looked_at_or_removed_through_a_link() {
        let place = tempfile::tempdir().unwrap();
        let (ours, other) = (place.path().join("ours"), place.path().join("other"));
        for folder in [&ours, &other] {
            fs::create_dir(folder).unwrap();
            fs::File::create(folder.join("a")).unwrap();
        }
        std::os::unix::fs::symlink(&other, ours.join("link")).unwrap();
        let folder = Folder::open(&ours).unwrap();
        assert_eq!(folder.names().unwrap(), ["a", "link"]);
        assert_eq!(folder.kind("link".as_ref()).unwrap(), Kind::Other);
        assert!(folder.folder("link".as_ref()).is_err());
        assert!(Folder::open(&ours.join("link")).is_err());
        folder.remove("link".as_ref()).unwrap();
        folder.remove("a".as_ref()).unwrap();
        assert!(other.join("a").exists());
        assert_eq!(folder.names().unwrap(), [""; 0]);
    }
}
