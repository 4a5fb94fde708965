use std::sync::Arc;

use super::context::{ReactionContext, following};
use super::error::ReactionError;
use crate::journal::{Follower, Start};

/// The reaction that tells the condition of every event, whether or not anybody reads what is shown.
#[derive(Debug)]
pub(crate) struct EventWatch {
    context: ReactionContext,
    follower: Follower,
}

impl EventWatch {
    /// Begins at the tail of the journal.
    pub(crate) async fn start(context: ReactionContext) -> Result<Self, ReactionError> {
        let follower = context.journal.follow("watch", Start::Tail).await.map_err(following)?;
        Ok(Self { context, follower })
    }

    /// Watches until the last event or the end of all.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        let condition = Arc::clone(&self.context.stop);
        let mut last_event = condition.last_event();
        while let Some(record) = self.context.shutdown.next(&mut self.follower).await.map_err(following)? {
            condition.saw_something();
            let event = &record.delivery.event;
            if !self.context.filter.passes_bot_of(event) {
                continue;
            }
            if let Some(status) = last_event.is_it(&record, self.context.filter.passes(event)) {
                condition.end(status);
                break;
            }
        }
        Ok(())
    }
}
