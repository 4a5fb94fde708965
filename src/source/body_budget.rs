use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What the bodies in hand may take together, in bytes, unless a single one may be larger (`docs/architecture.md`,
/// "Deliveries").
const BUDGET: u64 = 64 << 20;
/// What every body may have beside that, in bytes: several times what a webhook has. So who sends large bodies, or holds
/// them back, never keeps a usual one waiting.
pub(super) const FREE: u64 = 16 << 10;
/// What is counted in, in bytes.
const UNIT: u64 = 1 << 10;

/// The memory that all bodies in hand share, across the receiver's threads.
#[derive(Clone, Debug)]
pub(crate) struct BodyBudget(Arc<Semaphore>);

/// A part of the budget, held until it is dropped.
#[derive(Debug)]
pub(super) struct Reserved(#[expect(dead_code, reason = "it is held, not read")] OwnedSemaphorePermit);

impl BodyBudget {
    /// For bodies of `max_body` bytes at the most.
    pub(crate) fn new(max_body: u64) -> Self {
        Self(Arc::new(Semaphore::new(usize::try_from(units(BUDGET.max(max_body))).unwrap_or(Semaphore::MAX_PERMITS))))
    }

    /// Takes so many bytes of it, as soon as there are so many; who came first is served first. `None` if that took longer
    /// than `patience`.
    pub(super) async fn reserve(&self, bytes: u64, patience: Duration) -> Option<Reserved> {
        let taken = Arc::clone(&self.0).acquire_many_owned(units(bytes));
        tokio::time::timeout(patience, taken).await.ok()?.ok().map(Reserved)
    }
}

fn units(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(UNIT)).unwrap_or(u32::MAX >> 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn what_does_not_fit_waits_for_its_turn_and_what_is_given_back_is_there_again() {
        let budget = BodyBudget::new(1 << 20);
        let all = budget.reserve(BUDGET, SECOND).await;
        assert!(all.is_some());
        assert!(budget.reserve(1, SECOND).await.is_none());
        let (mut waiting, after) = (Box::pin(budget.reserve(BUDGET, SECOND)), Box::pin(budget.reserve(1, SECOND)));
        tokio::select! {
            biased;
            _ = &mut waiting => panic!("nothing is free"),
            () = tokio::time::sleep(SECOND / 2) => {}
        }
        drop(all);
        let first = waiting.await;
        assert!(first.is_some());
        assert!(after.await.is_none(), "the first has all of it");
    }

    #[tokio::test(start_paused = true)]
    async fn one_body_always_fits() {
        for max_body in [0, 1, BUDGET, BUDGET * 4 + 1] {
            assert!(BodyBudget::new(max_body).reserve(max_body, SECOND).await.is_some(), "{max_body}");
        }
    }
}
