use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::fault::TransferError;
use super::partial::Partial;
use crate::files::IoResultExt as _;

/// Has a file synced while more of it is written, and notes in its sidecar how far that is.
///
/// A second thread does nothing but sync: the disk works while the first one writes and hashes. 1 GiB over loopback takes
/// 1.10 s so, and 1.53 s where one thread does all (`cargo bench --bench download`).
pub(super) struct Checkpoints {
    /// `None` until the first sync is due.
    syncing: Option<Syncing>,
    /// How many bytes were written when the last sync was begun.
    begun: u64,
    begun_at: Instant,
    /// How many bytes are synced.
    synced: u64,
}

/// The thread that syncs.
struct Syncing {
    /// How many bytes are written, to come back when they are synced.
    requests: SyncSender<u64>,
    results: Receiver<io::Result<u64>>,
    is_busy: bool,
}

/// A sync begins after a 64th of the file, within these bounds, or after so long: it costs a disk little, and what was
/// synced need not be fetched again after a kill.
const SYNC_LEAST: u64 = 1 << 20;
const SYNC_MOST: u64 = 16 << 20;
const SYNC_AFTER: Duration = Duration::from_secs(1);
/// Writing waits when a 32nd of the file is not synced, within these bounds: that is what a kill may cost.
const UNSYNCED_LEAST: u64 = 4 << 20;
const UNSYNCED_MOST: u64 = 32 << 20;

impl Checkpoints {
    /// Begins when so many bytes are synced.
    pub(super) fn new(synced: u64) -> Self {
        Self { syncing: None, begun: synced, begun_at: Instant::now(), synced }
    }

    /// Notes what has been synced meanwhile, waits for it where too much is not, and begins the next sync where it is due.
    /// Called after each write.
    ///
    /// # Errors
    /// A disk fault.
    pub(super) fn keep_up(&mut self, partial: &mut Partial) -> Result<(), TransferError> {
        let written = partial.written();
        let length = partial.object().and_then(|object| object.length);
        let most = (length.unwrap_or(0) / 32).clamp(UNSYNCED_LEAST, UNSYNCED_MOST);
        let step = (length.unwrap_or(u64::MAX) / 64).clamp(SYNC_LEAST, SYNC_MOST);
        if let Some(syncing) = self.syncing.as_mut().filter(|syncing| syncing.is_busy)
            && let Some(result) = syncing.result(written - self.synced > most)
        {
            self.synced = result.context("sync", partial.path())?;
            partial.note(self.synced);
        }
        let is_due = written - self.begun >= step || self.begun_at.elapsed() >= SYNC_AFTER;
        if is_due && self.syncing.as_ref().is_none_or(|syncing| !syncing.is_busy) {
            self.begin(partial).context("sync", partial.path())?;
        }
        Ok(())
    }

    fn begin(&mut self, partial: &Partial) -> io::Result<()> {
        let syncing = match self.syncing.take() {
            Some(syncing) => syncing,
            None => Syncing::start(partial)?,
        };
        let syncing = self.syncing.insert(syncing);
        self.begun = partial.written();
        self.begun_at = Instant::now();
        syncing.is_busy = true;
        syncing.requests.send(self.begun).map_err(io::Error::other)
    }
}

impl Syncing {
    fn start(partial: &Partial) -> io::Result<Self> {
        let (requests, requested) = sync_channel(1);
        let (done, results) = sync_channel(1);
        let file = partial.handle()?;
        thread::Builder::new().name("sync".to_owned()).spawn(move || {
            for bytes in requested {
                // Nobody listens where the file has come to its end meanwhile.
                if done.send(file.sync_data().map(|()| bytes)).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { requests, results, is_busy: false })
    }

    /// How the sync that runs has ended; `None` while it runs.
    fn result(&mut self, wait: bool) -> Option<io::Result<u64>> {
        let result = if wait { self.results.recv().ok() } else { self.results.try_recv().ok() };
        self.is_busy = result.is_none();
        result
    }
}
