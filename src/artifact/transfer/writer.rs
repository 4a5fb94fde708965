//! The thread that owns one unfinished file, and what the download sends to it.

use std::io;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};
use tokio::task::JoinHandle;

use super::checkpoints::Checkpoints;
use super::fault::TransferError;
use super::finish::{Place, finish};
use super::job::Identity;
use super::local_file::Placed;
use super::partial::Partial;
use super::sidecar::ObjectInfo;
use crate::files::{IoResultExt as _, PathError};

/// A download's end of the channel to the thread that owns its file. Dropping it ends the thread, which keeps what can be
/// resumed.
pub(super) struct Writer {
    path: PathBuf,
    messages: mpsc::Sender<Message>,
    thread: JoinHandle<Result<Ended, TransferError>>,
}

/// What an earlier run left.
pub(super) struct Resumed {
    pub(super) object: ObjectInfo,
    /// Bytes from the first one on.
    pub(super) done: u64,
}

/// The thread has come to an end by itself; [`Writer::keep`] tells why.
#[derive(Debug)]
pub(super) struct WriterEnded;

enum Message {
    /// Another object, or the same one again from its first byte on, is to come.
    Begin(ObjectInfo),
    /// The next bytes. The permit holds their place in the memory that all downloads share until they are written.
    Write { bytes: Bytes, permit: Option<OwnedSemaphorePermit> },
    /// Nothing more comes.
    End(End),
}

/// What becomes of the file when nothing more comes.
enum End {
    /// It is not needed.
    Discard,
    /// It is whole.
    Finish(Place),
    /// It is not whole. What can be resumed is kept.
    Keep,
}

/// How the thread ended.
enum Ended {
    Placed(Placed),
    /// So many bytes are kept.
    Kept(u64),
}

/// Messages that wait for the thread. Their bytes are bounded by the memory that all downloads share; with room for a few
/// chunks, network and disk need not wait for each other's every step.
const QUEUE: usize = 64;

impl Writer {
    /// Starts the thread, which takes up what an earlier run left.
    ///
    /// # Errors
    /// As [`Partial::open`].
    pub(super) async fn start(
        path: PathBuf,
        identity: Identity,
        is_begun: bool,
    ) -> Result<(Self, Option<Resumed>), TransferError> {
        let (messages, queue) = mpsc::channel(QUEUE);
        let (opened, resumed) = oneshot::channel();
        let partial_path = path.clone();
        let thread = tokio::task::spawn_blocking(move || run(partial_path, identity, is_begun, opened, queue));
        let writer = Self { path, messages, thread };
        match resumed.await {
            Ok(resumed) => Ok((writer, resumed)),
            Err(_) => Err(writer.failure().await),
        }
    }

    /// Has the file begin anew.
    ///
    /// # Errors
    /// [`WriterEnded`].
    pub(super) async fn begin(&self, object: ObjectInfo) -> Result<(), WriterEnded> {
        self.send(Message::Begin(object)).await
    }

    /// Hands the next bytes over. Waits while the disk is slower than the network.
    ///
    /// # Errors
    /// [`WriterEnded`].
    pub(super) async fn write(&self, bytes: Bytes, permit: Option<OwnedSemaphorePermit>) -> Result<(), WriterEnded> {
        self.send(Message::Write { bytes, permit }).await
    }

    async fn send(&self, message: Message) -> Result<(), WriterEnded> {
        self.messages.send(message).await.map_err(|_| WriterEnded)
    }

    /// Has the whole file checked, synced and named.
    ///
    /// # Errors
    /// As [`finish`], or what ended the thread before.
    pub(super) async fn finish(self, place: Place) -> Result<Placed, TransferError> {
        // Where the thread has ended already, the failure says why.
        drop(self.send(Message::End(End::Finish(place))).await);
        let path = self.path.clone();
        match self.end().await? {
            Ended::Placed(placed) => Ok(placed),
            Ended::Kept(_) => Err(ended_early(&path)),
        }
    }

    /// Ends the thread and keeps what can be resumed; gives how many bytes that is.
    ///
    /// # Errors
    /// What ended the thread before.
    pub(super) async fn keep(self) -> Result<u64, TransferError> {
        match self.end().await? {
            Ended::Kept(bytes) => Ok(bytes),
            Ended::Placed(_) => Ok(0),
        }
    }

    /// Ends the thread and removes the unfinished file.
    pub(super) async fn discard(self) {
        drop(self.send(Message::End(End::Discard)).await);
        drop(self.end().await);
    }

    /// What ended the thread.
    pub(super) async fn failure(self) -> TransferError {
        let path = self.path.clone();
        self.end().await.err().unwrap_or_else(|| ended_early(&path))
    }

    async fn end(self) -> Result<Ended, TransferError> {
        let Self { path, messages, thread } = self;
        drop(messages);
        // A join error is the end of the runtime, or a defect of ours.
        thread.await.map_err(io::Error::other).context("write", &path)?
    }
}

fn ended_early(path: &Path) -> TransferError {
    let source = io::Error::other("the thread that writes it has ended early");
    PathError { verb: "write", path: path.to_owned(), source }.into()
}

/// The thread: owns the file, its hash and its sidecar from the beginning to the end.
fn run(
    path: PathBuf,
    identity: Identity,
    is_begun: bool,
    opened: oneshot::Sender<Option<Resumed>>,
    mut queue: mpsc::Receiver<Message>,
) -> Result<Ended, TransferError> {
    let mut partial = Partial::open(path, identity, is_begun, || !opened.is_closed())?;
    let resumed = partial.object().cloned().map(|object| Resumed { object, done: partial.written() });
    // Nobody listens where the transfer was cancelled meanwhile; then the queue is closed too.
    drop(opened.send(resumed));
    match receive(&mut partial, &mut queue) {
        Ok(End::Finish(place)) => finish(partial, &place).map(Ended::Placed),
        Ok(End::Discard) => {
            partial.remove();
            Ok(Ended::Kept(0))
        }
        Ok(End::Keep) => Ok(Ended::Kept(partial.keep())),
        Err(error) => {
            partial.keep();
            Err(error)
        }
    }
}

/// Does what it is asked to, until the end or the first failure. Whoever drops the other end of the channel has been
/// cancelled.
fn receive(partial: &mut Partial, queue: &mut mpsc::Receiver<Message>) -> Result<End, TransferError> {
    let mut checkpoints = Checkpoints::new(partial.written());
    while let Some(message) = queue.blocking_recv() {
        match message {
            Message::Begin(object) => {
                partial.begin(object)?;
                // What is being synced is of what was there before.
                checkpoints = Checkpoints::new(0);
            }
            Message::Write { bytes, permit } => {
                partial.write(&bytes)?;
                drop((bytes, permit));
                checkpoints.keep_up(partial)?;
            }
            Message::End(end) => return Ok(end),
        }
    }
    Ok(End::Keep)
}
