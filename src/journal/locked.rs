use std::sync::{Mutex, MutexGuard, PoisonError};

/// A value that threads take turns with. That one of them has panicked is no reason for the others to: nothing in this
/// room leaves such a value half changed.
#[derive(Debug, Default)]
pub(super) struct Locked<T>(Mutex<T>);

impl<T> Locked<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(Mutex::new(value))
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
