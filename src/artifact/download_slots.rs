use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use tokio::sync::oneshot;

/// So many downloads at a time. Of those that wait, the one whose link expires first is next.
#[derive(Clone, Debug)]
pub(super) struct DownloadSlots(Arc<Mutex<Queue>>);

#[derive(Debug)]
struct Queue {
    free: usize,
    arrivals: u64,
    /// By the link's expiry, then by arrival. A download whose link has no known expiry comes after those that have one.
    waiting: BTreeMap<(Timestamp, u64), oneshot::Sender<Slot>>,
}

/// The right to download; dropping it gives it to the next.
#[derive(Debug)]
pub(super) struct Slot(DownloadSlots);

impl DownloadSlots {
    pub(super) fn new(slots: NonZeroUsize) -> Self {
        Self(Arc::new(Mutex::new(Queue { free: slots.get(), arrivals: 0, waiting: BTreeMap::new() })))
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a slot. Cancelling gives the turn up.
    pub(super) async fn take(&self, expires_at: Option<Timestamp>) -> Slot {
        loop {
            let turn = {
                let mut queue = self.lock();
                if queue.free > 0 {
                    queue.free -= 1;
                    return Slot(self.clone());
                }
                let (sender, turn) = oneshot::channel();
                let arrival = queue.arrivals;
                queue.arrivals += 1;
                queue.waiting.insert((expires_at.unwrap_or(Timestamp::MAX), arrival), sender);
                turn
            };
            if let Ok(slot) = turn.await {
                return slot;
            }
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        // A slot sent to a download that was cancelled comes back and is dropped again, when the lock is free.
        let next = self.0.lock().waiting.pop_first();
        match next {
            Some((_, sender)) => drop(sender.send(Self(self.0.clone()))),
            None => self.0.lock().free += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_link_that_expires_first_is_next_and_a_cancelled_download_is_sloted_over() {
        let slots = DownloadSlots::new(NonZeroUsize::MIN);
        let slot = slots.take(None).await;
        let order = Arc::new(Mutex::new(Vec::new()));
        let mut waiting = tokio::task::JoinSet::new();
        for second in [30, 10, 20] {
            let (slots, order) = (slots.clone(), Arc::clone(&order));
            waiting.spawn(async move {
                let _slot = slots.take(Timestamp::from_second(second).ok()).await;
                order.lock().unwrap().push(second);
            });
        }
        let cancelled = tokio::spawn({
            let slots = slots.clone();
            async move { slots.take(Timestamp::from_second(1).ok()).await }
        });
        tokio::task::yield_now().await;
        cancelled.abort();
        assert!(cancelled.await.is_err());
        drop(slot);
        while waiting.join_next().await.is_some() {}
        assert_eq!(*order.lock().unwrap(), [10, 20, 30]);
        drop(slots.take(None).await);
    }
}
