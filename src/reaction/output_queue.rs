use std::io;
use std::thread::JoinHandle;

use tokio::sync::{mpsc, oneshot};

use super::error::ReactionError;
use crate::output::{Format, Layout, OutputError, Palette, Printer};
use crate::record::StreamRecord;

/// Writes that may wait for a slow reader of stdout: 8 MiB at most, for the terminal sends no more than 32 KiB at once.
const QUEUE: usize = 256;
/// Lines written in one go.
const BATCH: usize = 256;

/// What waits to be written to stdout. A thread writes, so that a reader who is slow, or has paused the terminal, holds
/// up nobody but the terminal's reaction, which waits for room. Cheap to clone; the thread ends with the last one.
#[derive(Clone, Debug)]
pub(crate) struct OutputQueue {
    printer: Printer,
    lines: mpsc::Sender<Vec<u8>>,
}

/// The thread that writes.
#[derive(Debug)]
pub(crate) struct OutputThread {
    thread: JoinHandle<()>,
    /// `None` once it has told, or ended.
    failure: Option<oneshot::Receiver<OutputError>>,
}

impl OutputQueue {
    pub(crate) fn start(printer: &Printer) -> Result<(Self, OutputThread), ReactionError> {
        let (lines, mut queue) = mpsc::channel::<Vec<u8>>(QUEUE);
        let (failed, failure) = oneshot::channel();
        let output = printer.clone();
        let write = move || {
            let mut batch = Vec::with_capacity(BATCH);
            while queue.blocking_recv_many(&mut batch, BATCH) > 0 {
                let bytes = batch.concat();
                batch.clear();
                if let Err(error) = output.rendered(&bytes) {
                    // The receiver of this message is gone when the listener has ended already.
                    drop(failed.send(error));
                    return;
                }
            }
        };
        let thread =
            std::thread::Builder::new().name("stdout".to_owned()).spawn(write).map_err(ReactionError::Thread)?;
        Ok((Self { printer: printer.clone(), lines }, OutputThread { thread, failure: Some(failure) }))
    }

    /// For notes, warnings and hints, which go to stderr.
    pub(crate) fn printer(&self) -> &Printer {
        &self.printer
    }

    pub(crate) fn is_json(&self) -> bool {
        self.printer.format() == Format::Json
    }

    /// Shows a record: as NDJSON, or as the line that `human` makes of it.
    ///
    /// # Errors
    /// [`OutputError::Closed`] when nothing can be written any more.
    pub(crate) async fn show(
        &self,
        record: &StreamRecord<'_>,
        human: impl FnOnce(Palette) -> String,
    ) -> Result<(), OutputError> {
        let line = self.line(record, human)?;
        self.send(line).await
    }

    /// Shows lines that were rendered, line breaks included.
    pub(crate) async fn send(&self, lines: Vec<u8>) -> Result<(), OutputError> {
        self.lines.send(lines).await.map_err(|_| OutputError::Closed)
    }

    /// Renders a record as a line of NDJSON.
    pub(crate) fn ndjson(record: &StreamRecord<'_>, lines: &mut Vec<u8>) -> Result<(), OutputError> {
        serde_json::to_writer(&mut *lines, record).map_err(|error| OutputError::Stdout(io::Error::from(error)))?;
        lines.push(b'\n');
        Ok(())
    }

    /// The same for a source, which must not wait: what does not fit into the queue is not shown.
    pub(crate) fn offer(&self, record: &StreamRecord<'_>, human: impl FnOnce(Palette) -> String) {
        if let (Ok(place), Ok(line)) = (self.lines.try_reserve(), self.line(record, human)) {
            place.send(line);
        }
    }

    /// The same for a record that only scripts want to see.
    pub(crate) fn offer_to_scripts(&self, record: &StreamRecord<'_>) {
        if self.is_json() {
            self.offer(record, |_| String::new());
        }
    }

    /// The room of a line for people.
    pub(crate) fn layout(&self) -> Layout {
        self.printer.layout()
    }

    /// The colours of stdout.
    pub(crate) fn palette(&self) -> Palette {
        self.printer.palette()
    }

    fn line(&self, record: &StreamRecord<'_>, human: impl FnOnce(Palette) -> String) -> Result<Vec<u8>, OutputError> {
        let mut line = Vec::new();
        match self.printer.format() {
            Format::Json => Self::ndjson(record, &mut line)?,
            Format::Human => {
                line = human(self.palette()).into_bytes();
                line.push(b'\n');
            }
        }
        Ok(line)
    }
}

impl OutputThread {
    /// Resolves when stdout fails, once. Cancel safe.
    pub(crate) async fn failed(&mut self) -> OutputError {
        if let Some(failure) = &mut self.failure {
            let told = failure.await;
            self.failure = None;
            if let Ok(error) = told {
                return error;
            }
        }
        std::future::pending().await
    }

    /// Waits until everything shown is written; every [`OutputQueue`] must be gone.
    ///
    /// # Errors
    /// What kept a line from being written, unless [`OutputThread::failed`] has told it.
    pub(crate) async fn finish(self) -> Result<(), OutputError> {
        if let Some(failure) = self.failure
            && let Ok(error) = failure.await
        {
            return Err(error);
        }
        // The thread has dropped its end of the channel, and is about to return.
        drop(self.thread.join());
        Ok(())
    }
}
