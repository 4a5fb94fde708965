use crate::context::Context;
use crate::error::Error;
use crate::journal::{Download, SentBot, TaskState};
use crate::model::{ArtifactKind, BotId, EventKind, Record, Session, Source};

/// What the journal knows of a bot.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// Every event, oldest first.
    pub(crate) events: Vec<Record>,
    pub(crate) session: Session,
    /// The bot as it was asked for, if it was sent from here.
    pub(crate) sent: Option<SentBot>,
    pub(crate) downloads: Vec<Download>,
}

impl Known {
    /// Reads the profile's journal; where there is none, nothing is known, and none is made.
    pub(crate) async fn read(bot_id: &BotId, ctx: &Context) -> Result<Self, Error> {
        if !ctx.settings.locations.journal().exists() {
            return Ok(Self::default());
        }
        let failed = |source| Error::Journal { action: "read the journal", source };
        let journal = ctx.journal()?;
        let events = journal.events_of(bot_id).await.map_err(failed)?;
        let mut session = Session::default();
        for event in &events {
            session.apply(event);
        }
        Ok(Self {
            events,
            session,
            sent: journal.sent_bot(bot_id).await.map_err(failed)?,
            downloads: journal.downloads_of(bot_id).await.map_err(failed)?,
        })
    }

    /// What could not be saved here.
    pub(super) fn unsaved(&self) -> impl Iterator<Item = ArtifactKind> {
        let failed = self.downloads.iter().filter(|download| download.state == TaskState::Failed);
        failed.map(|download| download.kind)
    }

    /// What the newest event of a kind says; `None` where it says nothing, or none has come.
    pub(super) fn said(&self, kind: EventKind) -> Option<&str> {
        self.newest(kind)?.delivery.event.message.as_deref()
    }

    /// The newest event of a kind.
    pub(super) fn newest(&self, kind: EventKind) -> Option<&Record> {
        self.events.iter().rev().find(|record| record.delivery.event.name.kind() == kind)
    }

    /// The events that webhooks brought, or an import of them.
    pub(super) fn delivered(&self) -> impl Iterator<Item = &Record> {
        self.events.iter().filter(|record| record.delivery.source != Source::Poll)
    }
}
