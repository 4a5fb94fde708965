use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use tokio::sync::oneshot;

/// Lets so many through at a time; of those who wait, the one whose link expires first.
#[derive(Clone, Debug)]
pub(super) struct Gate(Arc<Mutex<Queue>>);

#[derive(Debug)]
struct Queue {
    free: usize,
    arrivals: u64,
    /// By expiry, then by arrival. Who knows no expiry waits for those who do.
    waiting: BTreeMap<(Timestamp, u64), oneshot::Sender<Pass>>,
}

/// A place inside; leaving is dropping it.
#[derive(Debug)]
pub(super) struct Pass(Gate);

impl Gate {
    pub(super) fn new(places: NonZeroUsize) -> Self {
        Self(Arc::new(Mutex::new(Queue { free: places.get(), arrivals: 0, waiting: BTreeMap::new() })))
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place. Cancelling gives the turn up.
    pub(super) async fn enter(&self, expires_at: Option<Timestamp>) -> Pass {
        loop {
            let turn = {
                let mut queue = self.lock();
                if queue.free > 0 {
                    queue.free -= 1;
                    return Pass(self.clone());
                }
                let (sender, turn) = oneshot::channel();
                let arrival = queue.arrivals;
                queue.arrivals += 1;
                queue.waiting.insert((expires_at.unwrap_or(Timestamp::MAX), arrival), sender);
                turn
            };
            if let Ok(pass) = turn.await {
                return pass;
            }
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        // Whoever stopped waiting hands the pass back, and it is dropped again after the lock is free.
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
    async fn the_shortest_lease_goes_first_and_who_gave_up_is_passed_over() {
        let gate = Gate::new(NonZeroUsize::MIN);
        let pass = gate.enter(None).await;
        let order = Arc::new(Mutex::new(Vec::new()));
        let mut waiting = tokio::task::JoinSet::new();
        for second in [30, 10, 20] {
            let (gate, order) = (gate.clone(), Arc::clone(&order));
            waiting.spawn(async move {
                let _pass = gate.enter(Timestamp::from_second(second).ok()).await;
                order.lock().unwrap().push(second);
            });
        }
        let quitter = tokio::spawn({
            let gate = gate.clone();
            async move { gate.enter(Timestamp::from_second(1).ok()).await }
        });
        tokio::task::yield_now().await;
        quitter.abort();
        assert!(quitter.await.is_err());
        drop(pass);
        while waiting.join_next().await.is_some() {}
        assert_eq!(*order.lock().unwrap(), [10, 20, 30]);
        drop(gate.enter(None).await);
    }
}
