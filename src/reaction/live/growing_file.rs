//! Files that grow while a bot is in its meeting, and are whole whenever they are looked at.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::files::{IoResultExt as _, PathError};
use crate::model::live::{BYTES_PER_SECOND, wav_header};

/// Sound that waits to be written, in bytes: half a second of it.
const WRITTEN_AT_ONCE: usize = 48_000;

/// A text to which lines are added.
#[derive(Debug)]
pub(super) struct TextFile(OnDisk);

/// Sound to which more is added.
#[derive(Debug)]
pub(super) struct SoundFile {
    file: OnDisk,
    /// Whether it has a head that says how much sound there is.
    is_wav: bool,
    waiting: Vec<u8>,
    /// What was written of the sound, in bytes.
    written: u64,
}

#[derive(Clone, Debug)]
struct OnDisk {
    path: PathBuf,
    file: Arc<File>,
}

impl TextFile {
    /// Opens it behind what it has already. A new one is readable to its owner alone, as every transcript.
    pub(super) async fn open(path: &Path) -> Result<Self, PathError> {
        let private = |options: &mut OpenOptions| {
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
            options.append(true).create(true);
        };
        OnDisk::open(path, private).await.map(Self)
    }

    pub(super) async fn push(&self, text: String) -> Result<(), PathError> {
        self.0.write(move |mut file| file.write_all(text.as_bytes())).await
    }
}

impl SoundFile {
    /// Makes it; one that is there is never overwritten. It is WAV unless its extension is that of bare samples.
    pub(super) async fn create(path: &Path) -> Result<Self, PathError> {
        let new = |options: &mut OpenOptions| {
            options.write(true).create_new(true);
        };
        let file = OnDisk::open(path, new).await?;
        let is_bare =
            |extension: &std::ffi::OsStr| ["pcm", "raw"].iter().any(|bare| extension.eq_ignore_ascii_case(bare));
        let is_wav = !path.extension().is_some_and(is_bare);
        let sound = Self { file, is_wav, waiting: Vec::new(), written: 0 };
        sound.write(Vec::new()).await?;
        Ok(sound)
    }

    pub(super) async fn push(&mut self, pcm: &[u8]) -> Result<(), PathError> {
        self.waiting.extend_from_slice(pcm);
        if self.waiting.len() >= WRITTEN_AT_ONCE { self.flush().await } else { Ok(()) }
    }

    /// Writes what waits. From then on the head tells of it.
    pub(super) async fn flush(&mut self) -> Result<(), PathError> {
        let sound = std::mem::take(&mut self.waiting);
        self.written += u64::try_from(sound.len()).unwrap_or_default();
        self.write(sound).await
    }

    async fn write(&self, sound: Vec<u8>) -> Result<(), PathError> {
        let head = self.is_wav.then(|| wav_header(self.written));
        let write = move |mut file: &File| {
            file.seek(SeekFrom::End(0))?;
            // The head of an empty file makes room for itself; later ones tell of what is there already.
            file.write_all(&sound)?;
            match head {
                Some(head) => file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(&head)),
                None => Ok(()),
            }
        };
        self.file.write(write).await
    }
}

impl OnDisk {
    async fn open(path: &Path, how: impl FnOnce(&mut OpenOptions) + Send + 'static) -> Result<Self, PathError> {
        let own = path.to_owned();
        let open = move || {
            let mut options = OpenOptions::new();
            how(&mut options);
            options.open(own)
        };
        let file = blocking(open).await.context("write", path)?;
        Ok(Self { path: path.to_owned(), file: Arc::new(file) })
    }

    async fn write(&self, write: impl FnOnce(&File) -> io::Result<()> + Send + 'static) -> Result<(), PathError> {
        let file = Arc::clone(&self.file);
        blocking(move || write(&file)).await.context("write", &self.path)
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

/// How long so many bytes of sound are, in seconds.
pub(super) fn seconds(bytes: u64) -> u64 {
    bytes / u64::from(BYTES_PER_SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_sound_file_is_whole_whenever_it_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("meeting.wav");
        let mut sound = SoundFile::create(&path).await.unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), wav_header(0));
        sound.push(&vec![1; WRITTEN_AT_ONCE]).await.unwrap();
        sound.push(&[2; 2]).await.unwrap();
        let whole = |length: usize| {
            let written = std::fs::read(&path).unwrap();
            assert_eq!(written.len(), 44 + length);
            assert_eq!(&written[..44], wav_header(u64::try_from(length).unwrap()));
        };
        whole(WRITTEN_AT_ONCE);
        sound.flush().await.unwrap();
        whole(WRITTEN_AT_ONCE + 2);
        let again = SoundFile::create(&path).await.unwrap_err();
        assert!(again.is_of_place(), "{again}");
        let bare = folder.path().join("meeting.PCM");
        let mut sound = SoundFile::create(&bare).await.unwrap();
        sound.push(&[3; 4]).await.unwrap();
        sound.flush().await.unwrap();
        assert_eq!(std::fs::read(bare).unwrap(), [3; 4]);
    }
}
