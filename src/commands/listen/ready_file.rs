use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use url::Url;

use crate::error::{Error, InputError, InputSource};
use crate::files::{Access, AtomicFile, PathError, bounded};

/// The largest file that may be a ready file, in bytes.
const LARGEST: u64 = 4 << 10;

/// The file that says to scripts where to deliver, there for as long as deliveries are taken. Dropped, it is gone.
#[derive(Debug)]
pub(super) struct ReadyFile {
    path: PathBuf,
    /// Its unfinished text, until the listener is ready: what cannot be written is known from the start.
    unwritten: Option<AtomicFile>,
    /// What it says.
    text: Option<String>,
}

impl ReadyFile {
    /// Takes the place, and removes what an earlier listener has left there.
    ///
    /// # Errors
    /// When something else is there, or nothing can be written there.
    pub(super) fn take(path: PathBuf) -> Result<Self, Error> {
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(refused(path, "look at the ready file", error)),
            Ok(_) => match bounded::read_own(&path, LARGEST) {
                Ok(bytes) if is_ours(&bytes) => {
                    fs::remove_file(&path).map_err(|error| refused(path.clone(), "remove the ready file", error))?;
                }
                Ok(_) => {
                    let problem = "something else than a listener's URL is in it, and nothing of yours is overwritten";
                    return Err(refused(path, "use as the ready file", io::Error::other(problem)));
                }
                Err(error) => return Err(refused(path, "use as the ready file", error)),
            },
        }
        // The URL may hold the secret path, so the file is its owner's alone.
        let unwritten = AtomicFile::create(&path, Access::Private);
        let unwritten =
            unwritten.map_err(|PathError { source, .. }| refused(path.clone(), "write the ready file", source))?;
        Ok(Self { path, unwritten: Some(unwritten), text: None })
    }

    /// Says that deliveries are taken, and where.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn announce(&mut self, url: &str) -> Result<(), Error> {
        let Some(mut file) = self.unwritten.take() else { return Ok(()) };
        let text = format!("{url}\n");
        file.write_all(text.as_bytes()).map_err(|error| refused(self.path.clone(), "write the ready file", error))?;
        file.commit().map_err(|PathError { path, source, .. }| refused(path, "write the ready file", source))?;
        self.text = Some(text);
        Ok(())
    }
}

impl Drop for ReadyFile {
    fn drop(&mut self) {
        let Some(text) = &self.text else { return };
        // Another listener may have put its own there by now.
        if bounded::read_own(&self.path, LARGEST).is_ok_and(|bytes| bytes == text.as_bytes()) {
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Whether a listener may have written this: a URL in a line, or nothing (`mktemp` makes such files).
fn is_ours(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return false };
    let line = text.trim_end_matches(['\r', '\n']);
    let is_url = || line.parse::<Url>().is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    line.is_empty() || (!line.contains(char::is_whitespace) && is_url())
}

fn refused(path: PathBuf, verb: &'static str, source: io::Error) -> Error {
    let hint =
        Some("--ready-file names a file of the listener's own: give it another name, or remove what is there".into());
    InputError::File { verb, what: InputSource::File(path), hint, source }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_url_in_a_line_is_taken_for_a_ready_file() {
        for (text, ours) in [
            ("http://127.0.0.1:3333/webhook\n", true),
            ("https://x.example/webhook/00112233\r\n", true),
            ("", true),
            ("\n", true),
            ("OLD\n", false),
            ("http://a/\nhttp://b/\n", false),
            ("http://a/ and more\n", false),
            ("file:///etc/passwd\n", false),
            ("\u{feff}http://a/\n", false),
        ] {
            assert_eq!(is_ours(text.as_bytes()), ours, "{text:?}");
        }
        assert!(!is_ours(b"\xff"));
    }
}
