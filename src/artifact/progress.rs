use std::fmt;
use std::sync::Arc;

use crate::model::saving::Update;

/// Who is told how far a save is. Called often and from several tasks: it must be quick and must not block.
#[derive(Clone)]
pub struct Progress(Arc<dyn Fn(&Update<'_>) + Send + Sync>);

impl Progress {
    /// Tells someone.
    pub fn new(tell: impl Fn(&Update<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// Tells nobody.
    pub fn none() -> Self {
        Self::new(|_| {})
    }

    /// Passes news on.
    pub(super) fn tell(&self, update: &Update<'_>) {
        (self.0)(update);
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Progress")
    }
}
