use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use tokio::sync::oneshot;

/// Messages that may wait for a slow reader of stderr.
const MESSAGES: usize = 1_024;
/// The most bytes of messages that may wait: events that the journal could not keep are among them, in full.
const LARGEST: usize = 4 << 20;
/// How long a message that must not be lost is waited for, once in each time that nobody reads.
const PATIENCE: Duration = Duration::from_secs(1);

/// What waits to be written to stderr. A thread writes, so that a reader who has paused the terminal holds up nothing.
/// What does not fit is counted, and the count is said. Cheap to clone; the thread ends with the last one.
#[derive(Clone, Debug)]
pub(crate) struct StderrQueue {
    messages: SyncSender<Message>,
    waiting: Arc<Waiting>,
}

#[derive(Debug, Default)]
struct Waiting {
    /// Bytes that are queued.
    size: AtomicUsize,
    /// Messages that did not fit since the last one that was written.
    missed: AtomicUsize,
    /// Whether one was waited for in vain since.
    is_stuck: AtomicBool,
}

enum Message {
    /// With whom to tell when it is written.
    Text(String, Option<SyncSender<()>>),
    /// Told when everything before it is written.
    Flush(oneshot::Sender<()>),
}

impl StderrQueue {
    /// Starts the thread; `write` writes a message, and may wait.
    pub(super) fn start(write: impl Fn(&str) + Send + 'static) -> io::Result<Self> {
        let (messages, queue) = sync_channel(MESSAGES);
        let waiting = Arc::new(Waiting::default());
        let counted = Arc::clone(&waiting);
        std::thread::Builder::new().name("stderr".to_owned()).spawn(move || {
            for message in queue {
                match message {
                    Message::Text(text, written) => {
                        write(&text);
                        counted.size.fetch_sub(text.len(), Ordering::Relaxed);
                        counted.is_stuck.store(false, Ordering::Relaxed);
                        if let Some(written) = written {
                            // Whoever has waited long enough is not told.
                            written.send(()).unwrap_or_default();
                        }
                    }
                    // Nobody to tell means that nobody waits.
                    Message::Flush(written) => written.send(()).unwrap_or_default(),
                }
                let missed = counted.missed.swap(0, Ordering::Relaxed);
                if missed > 0 {
                    write(&format!("(messages left out here because nobody read them: {missed})"));
                }
            }
        })?;
        Ok(Self { messages, waiting })
    }

    /// Queues a message, if there is room.
    pub(super) fn offer(&self, text: &str) {
        self.queue(text, None);
    }

    /// Queues a message that must not be lost with the process, and waits until it is written, unless nobody reads.
    pub(super) fn insist(&self, text: &str) {
        let (written, is_written) = sync_channel(1);
        self.queue(text, Some(written));
        if !self.waiting.is_stuck.load(Ordering::Relaxed)
            && is_written.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout)
        {
            self.waiting.is_stuck.store(true, Ordering::Relaxed);
        }
    }

    fn queue(&self, text: &str, written: Option<SyncSender<()>>) {
        let before = self.waiting.size.fetch_add(text.len(), Ordering::Relaxed);
        let has_room = before == 0 || before + text.len() <= LARGEST;
        if !has_room || self.messages.try_send(Message::Text(text.to_owned(), written)).is_err() {
            self.waiting.size.fetch_sub(text.len(), Ordering::Relaxed);
            self.waiting.missed.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Resolves when everything that is queued is written; at once if the queue is full, for then nobody reads.
    pub(crate) async fn flushed(&self) {
        let (written, flushed) = oneshot::channel();
        if self.messages.try_send(Message::Flush(written)).is_ok() {
            flushed.await.unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[tokio::test]
    async fn what_does_not_fit_is_counted_and_said() {
        let (begun, is_begun) = channel();
        let (resume, resumed) = channel::<()>();
        let (said, heard) = channel();
        let queue = StderrQueue::start(move |text: &str| {
            begun.send(()).unwrap_or_default();
            resumed.recv().unwrap_or_default();
            said.send(text.to_owned()).unwrap_or_default();
        });
        let queue = queue.unwrap();
        queue.offer("first");
        is_begun.recv().unwrap();
        queue.offer(&"x".repeat(LARGEST - 5));
        queue.offer("too much");
        queue.offer("too much");
        drop(resume);
        queue.flushed().await;
        assert_eq!(heard.recv().unwrap(), "first");
        assert_eq!(heard.recv().unwrap(), "(messages left out here because nobody read them: 2)");
        assert_eq!(heard.recv().unwrap().len(), LARGEST - 5);
        queue.insist("last");
        assert_eq!(heard.try_recv().unwrap(), "last", "it is written by then");
    }
}
