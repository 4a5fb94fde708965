use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::task::{AbortHandle, Id};
use tokio::time::Instant;

/// The connections that are open. When there are too many, the one that has idled longest makes room, so that
/// connections that only wait starve nobody.
#[derive(Debug)]
pub(super) struct Connections {
    most: usize,
    open: HashMap<Id, (AbortHandle, Arc<Activity>)>,
}

/// Whether one connection has a request in hand.
#[derive(Debug)]
pub(super) struct Activity {
    opened_at: Instant,
    is_busy: AtomicBool,
    /// Milliseconds after `opened_at` at which it last became idle.
    idle_since: AtomicU64,
}

/// Marks its connection as busy while it lives.
#[derive(Debug)]
pub(super) struct Busy(Arc<Activity>);

impl Connections {
    pub(super) fn new(most: usize) -> Self {
        Self { most, open: HashMap::new() }
    }

    /// Makes room for one more. Returns whether there is.
    pub(super) fn make_room(&mut self) -> bool {
        self.open.len() < self.most || self.drop_idlest()
    }

    /// Ends the connection that has idled longest. Returns whether there was one.
    pub(super) fn drop_idlest(&mut self) -> bool {
        let idle = self.open.iter().filter(|(_, (_, activity))| !activity.is_busy());
        let idlest = idle.min_by_key(|(_, (_, activity))| activity.idle_from()).map(|(id, _)| *id);
        match idlest.and_then(|id| self.open.remove(&id)) {
            Some((task, _)) => {
                task.abort();
                true
            }
            None => false,
        }
    }

    /// Ends the connections that have had no request in hand for longer than `limit`.
    pub(super) fn drop_waiting(&mut self, limit: Duration) {
        self.open.retain(|_, (task, activity)| {
            let is_welcome = activity.is_busy() || activity.idle_from().elapsed() <= limit;
            if !is_welcome {
                task.abort();
            }
            is_welcome
        });
    }

    pub(super) fn opened(&mut self, task: AbortHandle, activity: Arc<Activity>) {
        self.open.insert(task.id(), (task, activity));
    }

    pub(super) fn closed(&mut self, id: Id) {
        self.open.remove(&id);
    }
}

impl Activity {
    pub(super) fn new() -> Arc<Self> {
        let now = Instant::now();
        Arc::new(Self { opened_at: now, is_busy: AtomicBool::new(false), idle_since: AtomicU64::new(0) })
    }

    pub(super) fn begin(self: &Arc<Self>) -> Busy {
        self.is_busy.store(true, Ordering::Relaxed);
        Busy(Arc::clone(self))
    }

    fn is_busy(&self) -> bool {
        self.is_busy.load(Ordering::Relaxed)
    }

    fn idle_from(&self) -> Instant {
        self.opened_at + Duration::from_millis(self.idle_since.load(Ordering::Relaxed))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        let since = u64::try_from(self.0.opened_at.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.0.idle_since.store(since, Ordering::Relaxed);
        self.0.is_busy.store(false, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::task::JoinSet;

    fn open(connections: &mut Connections, tasks: &mut JoinSet<()>) -> Arc<Activity> {
        let activity = Activity::new();
        connections.opened(tasks.spawn(std::future::pending()), Arc::clone(&activity));
        activity
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_too_long_without_a_request_is_dropped() {
        let (mut connections, mut tasks) = (Connections::new(4), JoinSet::new());
        let [_silent, busy, recent] = std::array::from_fn(|_| open(&mut connections, &mut tasks));
        let _busy = busy.begin();
        tokio::time::advance(Duration::from_secs(8)).await;
        drop(recent.begin());
        tokio::time::advance(Duration::from_secs(3)).await;
        connections.drop_waiting(Duration::from_secs(10));
        assert_eq!(connections.open.len(), 2, "the one that has sent nothing for 11 s is gone");
        assert!(tasks.join_next().await.unwrap().unwrap_err().is_cancelled());
    }

    #[tokio::test(start_paused = true)]
    async fn the_longest_idle_makes_room_and_the_busy_stay() {
        let (mut connections, mut tasks) = (Connections::new(2), JoinSet::new());
        let first = open(&mut connections, &mut tasks);
        tokio::time::advance(Duration::from_secs(1)).await;
        let second = open(&mut connections, &mut tasks);
        tokio::time::advance(Duration::from_secs(1)).await;
        drop(first.begin());
        assert!(connections.make_room(), "the second has idled longer");
        let third = open(&mut connections, &mut tasks);
        let _busy = (first.begin(), third.begin());
        assert!(!connections.make_room(), "both that are left are busy");
        drop(second);
    }
}
