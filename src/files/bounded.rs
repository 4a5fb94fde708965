//! Files that are read into memory whole: never more of them than they may have.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

/// Reads a file that the user names, whatever it is (`<(…)` of a shell is a pipe), if it has no more than `limit` bytes.
///
/// # Errors
/// [`io::ErrorKind::FileTooLarge`] beyond that.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    rest_of(File::open(path)?, limit)
}

/// The same as text.
///
/// # Errors
/// As [`read`], and [`io::ErrorKind::InvalidData`] for what is no UTF-8.
pub(crate) fn read_text(path: &Path, limit: u64) -> io::Result<String> {
    String::from_utf8(read(path, limit)?).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
}

/// Reads a file that this program has made. Others may have put something else in its place: a link leads nowhere, and a pipe
/// or a device is not waited for.
///
/// # Errors
/// [`io::ErrorKind::InvalidInput`] for what is no regular file, and as [`read`].
pub(crate) fn read_own(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = own_options().read(true).open(path)?;
    regular(&file)?;
    rest_of(file, limit)
}

/// Options that open a file of our own: never what a link points to, and without waiting for the other end of a pipe.
pub(crate) fn own_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        options.custom_flags(i32::try_from(flags.bits()).unwrap_or(0));
    }
    options
}

/// Whether it is a file that has no other name: what is written to one that has may be meant for somebody else.
pub(crate) fn is_sole(meta: &Metadata) -> bool {
    #[cfg(unix)]
    {
        meta.is_file() && std::os::unix::fs::MetadataExt::nlink(meta) <= 1
    }
    #[cfg(not(unix))]
    {
        meta.is_file()
    }
}

/// Makes sure that an open file is a file.
///
/// # Errors
/// [`io::ErrorKind::InvalidInput`].
fn regular(file: &File) -> io::Result<()> {
    if file.metadata()?.is_file() {
        Ok(())
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"))
    }
}

fn rest_of(file: File, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        let problem = format!("it has more than {limit} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, problem));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound_and_not_beyond() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        File::create(&path).unwrap().write_all(b"abcd").unwrap();
        assert_eq!(read(&path, 4).unwrap(), b"abcd");
        assert_eq!(read(&path, 3).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(read_text(&path, 4).unwrap(), "abcd");
        assert_eq!(read_own(&path, 4).unwrap(), b"abcd");
        File::create(&path).unwrap().write_all(b"\xff").unwrap();
        assert_eq!(read_text(&path, 4).unwrap_err().kind(), io::ErrorKind::InvalidData);
    }

    #[cfg(unix)]
    #[test]
    fn what_somebody_put_in_the_place_of_our_file_is_neither_followed_nor_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link, pipe) =
            (folder.path().join("target"), folder.path().join("link"), folder.path().join("pipe"));
        File::create(&target).unwrap().write_all(b"secret").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        assert_eq!(read(&link, 9).unwrap(), b"secret");
        assert!(read_own(&link, 9).is_err());
        assert_eq!(read_own(&pipe, 9).unwrap_err().kind(), io::ErrorKind::InvalidInput);
        assert_eq!(read_own(folder.path(), 9).unwrap_err().kind(), io::ErrorKind::InvalidInput);
    }
}
