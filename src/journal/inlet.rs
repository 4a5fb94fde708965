use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

use super::JournalError;
use super::writer::{Append, Request};
use crate::model::{Delivery, Record};

/// How long a hand-over waits for company. Ours: a fraction of what a commit takes.
const PATIENCE: Duration = Duration::from_micros(200);

/// The way of deliveries into the journal. What comes at about the same time is handed over together: a commit of many
/// costs little more than a commit of one.
#[derive(Clone, Debug)]
pub(super) struct Inlet {
    writes: mpsc::Sender<Request>,
    gathering: Arc<Mutex<Gathering>>,
}

#[derive(Debug, Default)]
struct Gathering {
    appends: Vec<Append>,
    /// How many were handed over the last time.
    last: usize,
}

impl Inlet {
    pub(super) fn new(writes: mpsc::Sender<Request>) -> Self {
        Self { writes, gathering: Arc::default() }
    }

    /// See [`super::Journal::append`].
    pub(super) async fn append(&self, delivery: Delivery) -> Result<Arc<Record>, JournalError> {
        let (reply, answer) = oneshot::channel();
        if self.gather(Append::new(delivery, reply)) {
            // Not here: whoever came first may be dropped, and must not take along those who came after.
            drop(tokio::spawn(self.clone().hand_over()));
        }
        answer.await.map_err(|_| JournalError::Closed)?
    }

    /// Returns whether it is the first, and so has to be handed over.
    fn gather(&self, append: Append) -> bool {
        let mut gathering = self.gathering();
        gathering.appends.push(append);
        gathering.appends.len() == 1
    }

    /// Under load, those who have just been answered are about to come again: half of them are waited for, so that
    /// commits do not alternate between one and all the others.
    async fn hand_over(self) {
        let begun = Instant::now();
        let appends = loop {
            // Whoever is ready now comes first.
            tokio::task::yield_now().await;
            let mut gathering = self.gathering();
            if gathering.appends.len() >= gathering.last / 2 || begun.elapsed() >= PATIENCE {
                gathering.last = gathering.appends.len();
                break std::mem::take(&mut gathering.appends);
            }
        };
        // The replies that a closed journal drops tell that it is.
        drop(self.writes.send(Request::Append(appends, Handle::current())).await);
    }

    fn gathering(&self) -> MutexGuard<'_, Gathering> {
        // Nothing in here panics half-way.
        self.gathering.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Append {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Append")
    }
}
