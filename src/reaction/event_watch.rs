use std::sync::Arc;

use super::context::{ReactionContext, following};
use super::error::ReactionError;
use crate::journal::{Follower, Start};
use crate::model::{BotId, ExitStatus, Record, Seq, Session};
use crate::reaction::stop_condition::{Last, LastEvent};

/// The reaction that tells the condition of every event, whether or not anybody reads what is shown.
#[derive(Debug)]
pub(crate) struct EventWatch {
    context: ReactionContext,
    follower: Follower,
    /// Whose events from before count too.
    bots: Vec<BotId>,
}

impl EventWatch {
    /// Begins at the tail of the journal, and looks at what it has of some bots from before.
    pub(crate) async fn start(context: ReactionContext, bots: Vec<BotId>) -> Result<Self, ReactionError> {
        let follower = context.journal.follow("watch", Start::Tail).await.map_err(following)?;
        Ok(Self { context, follower, bots })
    }

    /// Watches until the last event or the end of all.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        let condition = Arc::clone(&self.context.stop);
        let mut last_event = condition.last_event();
        for bot in std::mem::take(&mut self.bots) {
            let before = Seq(self.follower.last().0 + 1);
            for record in self.context.journal.session_events(&bot, before).await.map_err(following)? {
                self.look_at(&record, &mut last_event).await?;
            }
        }
        while let Some(record) = self.context.shutdown.next(&mut self.follower).await.map_err(following)? {
            // It tells of no bot that anything goes on.
            if !record.delivery.event.is_unparsed() {
                condition.saw_something();
            }
            if self.look_at(&record, &mut last_event).await? {
                break;
            }
        }
        Ok(())
    }

    /// Returns whether nothing is waited for any more.
    async fn look_at(&self, record: &Record, last_event: &mut LastEvent) -> Result<bool, ReactionError> {
        let event = &record.delivery.event;
        if !self.context.filter.passes_bot_of(event) {
            return Ok(false);
        }
        let status = match last_event.is_it(record, self.context.passes(record)) {
            Some(Last::Event) => ExitStatus::Done,
            Some(Last::Stop) => self.status_at(record).await?,
            None => return Ok(false),
        };
        Ok(self.context.stop.event_reached(event.bot_id.as_ref(), status))
    }

    /// What the session of an event's bot has come to with it.
    async fn status_at(&self, record: &Record) -> Result<ExitStatus, ReactionError> {
        let mut session = Session::default();
        if let Some(bot) = &record.delivery.event.bot_id {
            for record in self.context.journal.session_events(bot, record.seq).await.map_err(following)? {
                session.apply(&record);
            }
        }
        session.apply(record);
        Ok(session.outcome().exit_status())
    }
}
