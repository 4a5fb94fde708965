//! What commands and reactions ask of a journal.

use std::collections::HashSet;

use jiff::Timestamp;

use super::error::JournalError;
use super::handle::Journal;
use super::store::effects::{self, Effect};
use super::store::import::{self, Imported, Known};
use super::store::query::{self, Query};
use super::store::state::{self, Download, SentBot};
use super::store::{append, events, prune, schema};
use crate::model::{ArtifactKind, BotId, Delivery, Outcome, Record, Seq, Session};

/// Events.
impl Journal {
    /// The events after a place up to the tail, oldest first, at most `limit`.
    pub(crate) async fn events_after(&self, after: Seq, limit: u32) -> Result<Vec<Record>, JournalError> {
        let tail = self.tail();
        self.read(move |db| events::between(db, after, tail, limit)).await
    }

    /// Lets the tail catch up with what another process has appended.
    pub(super) async fn look(&self) -> Result<(), JournalError> {
        let newest = self.read(|db| Ok(schema::newest(db)?)).await?;
        // Only a commit moves the tail, once it has made sure that the journal is still there; an empty one will do.
        if newest > self.tail() { self.write(|_| Ok(())).await } else { Ok(()) }
    }

    /// The events that tell how one bot's session went, before a place, oldest first; no endless session is read
    /// whole.
    pub(crate) async fn session_events(&self, bot_id: &BotId, before: Seq) -> Result<Vec<Record>, JournalError> {
        let bot_id = bot_id.clone();
        self.read(move |db| events::of_session(db, &bot_id, before)).await
    }

    /// Every event of one bot, oldest first.
    pub(crate) async fn events_of(&self, bot_id: &BotId) -> Result<Vec<Record>, JournalError> {
        let bot_id = bot_id.clone();
        self.read(move |db| events::of_bot(db, &bot_id)).await
    }

    /// The place where the newest `count` matching events begin; `None` when nothing matches.
    pub(crate) async fn newest(&self, query: &Query, count: u32) -> Result<Option<Seq>, JournalError> {
        let query = query.clone();
        self.read(move |db| query::newest(db, &query, count)).await
    }

    /// The matching events after a place, oldest first, at most `limit`.
    pub(crate) async fn matching(&self, query: &Query, after: Seq, limit: usize) -> Result<Vec<Record>, JournalError> {
        let mut query = query.clone();
        query.first = query.first.max(Seq(after.0.saturating_add(1)));
        self.read(move |db| query::matching(db, &query, limit)).await
    }

    /// One event, if the journal has it.
    pub(crate) async fn event(&self, seq: Seq) -> Result<Option<Record>, JournalError> {
        let query = Query { first: seq, last: seq, ..Query::default() };
        Ok(self.matching(&query, Seq(0), 1).await?.pop())
    }

    /// Appends several deliveries at once, all or none.
    pub(crate) async fn append_all(&self, deliveries: Vec<Delivery>) -> Result<Vec<Record>, JournalError> {
        self.write(move |db| append::append_all(db, deliveries)).await
    }

    /// Takes in events of an export, all or none, as replays that prove nothing. Those that the journal has from the
    /// same moment are left out. `known` goes from page to page of one import. Returns how many are new.
    pub(crate) async fn import(&self, events: Vec<Imported>, known: &mut Known) -> Result<usize, JournalError> {
        let mut knows = std::mem::take(known);
        let import = self.write(move |db| import::import(db, events, &mut knows).map(|new| (new, knows)));
        let (new, knows) = import.await?;
        *known = knows;
        Ok(new)
    }

    /// Removes the events received before a time and what reactions did with them; a batch at a time, so that a
    /// listener goes on beside it. Returns how many were removed.
    pub(crate) async fn prune(&self, before: Timestamp) -> Result<usize, JournalError> {
        let mut removed = 0;
        loop {
            let batch = self.write(move |db| prune::prune_batch(db, before)).await?;
            if batch == 0 {
                self.write(|db| prune::forget_bots(db)).await?;
                return Ok(removed);
            }
            removed += batch;
        }
    }
}

/// What reactions did.
impl Journal {
    /// What reactions did with an event, in order of time.
    pub(crate) async fn effects_of(&self, seq: Seq) -> Result<Vec<Effect>, JournalError> {
        self.read(move |db| effects::of_event(db, seq)).await
    }

    /// Remembers what a reaction did with an event.
    pub(crate) async fn note_effect(&self, effect: Effect) -> Result<(), JournalError> {
        self.write(move |db| effects::insert(db, &effect)).await
    }

    /// The events after a place with which a reaction did something on a target.
    pub(crate) async fn effects_after(
        &self,
        after: Seq,
        reaction: &str,
        target: &str,
    ) -> Result<HashSet<Seq>, JournalError> {
        let (reaction, target) = (reaction.to_owned(), target.to_owned());
        self.read(move |db| effects::after(db, after, &reaction, &target)).await
    }

    /// Remembers at once what a reaction did with events and how far it got; its cursor never moves back.
    pub(crate) async fn settle(&self, cursor: &str, seq: Seq, effects: Vec<Effect>) -> Result<(), JournalError> {
        let cursor = cursor.to_owned();
        self.write(move |db| {
            effects.iter().try_for_each(|effect| effects::insert(db, effect))?;
            effects::set_cursor(db, &cursor, seq)
        })
        .await
    }

    /// How far a reaction has got; `None` if it has never followed the journal.
    pub(super) async fn cursor(&self, reaction: &str) -> Result<Option<Seq>, JournalError> {
        let reaction = reaction.to_owned();
        self.read(move |db| effects::cursor(db, &reaction)).await
    }

    /// Sets a reaction's cursor; it never moves back.
    pub(super) async fn set_cursor(&self, reaction: &str, seq: Seq) -> Result<(), JournalError> {
        let reaction = reaction.to_owned();
        self.write(move |db| effects::set_cursor(db, &reaction, seq)).await
    }
}

/// Bots, downloads, sessions.
impl Journal {
    /// Remembers a bot that was sent.
    pub(crate) async fn remember_bot(&self, bot: SentBot) -> Result<(), JournalError> {
        self.write(move |db| state::remember_bot(db, &bot)).await
    }

    /// A bot that this machine sent.
    pub(crate) async fn sent_bot(&self, bot_id: &BotId) -> Result<Option<SentBot>, JournalError> {
        let bot_id = bot_id.clone();
        self.read(move |db| state::sent_bot(db, &bot_id)).await
    }

    /// The newest bot that this machine sent.
    pub(crate) async fn last_sent_bot(&self) -> Result<Option<SentBot>, JournalError> {
        self.read(|db| state::last_sent_bot(db)).await
    }

    /// The ids that begin with a prefix, of bots sent from here or heard of; at most `limit`.
    pub(crate) async fn bots_with_prefix(&self, prefix: &str, limit: u32) -> Result<Vec<BotId>, JournalError> {
        let prefix = prefix.to_owned();
        self.read(move |db| state::bots_with_prefix(db, &prefix, limit)).await
    }

    /// Sets the state of a download.
    pub(crate) async fn set_download(&self, download: Download, now: Timestamp) -> Result<(), JournalError> {
        self.write(move |db| state::set_download(db, &download, now)).await
    }

    /// Remembers that an event has announced an artifact. Returns whether there is anything to do: an event that is
    /// dealt with a second time, after a crash, asks for nothing.
    pub(crate) async fn request_download(
        &self,
        bot_id: &BotId,
        kind: ArtifactKind,
        seq: Seq,
        now: Timestamp,
    ) -> Result<bool, JournalError> {
        let bot_id = bot_id.clone();
        self.write(move |db| state::request_download(db, &bot_id, kind, seq, now)).await
    }

    /// Gives up the downloads of a bot that are still to be done. Returns which.
    pub(crate) async fn cancel_downloads(
        &self,
        bot_id: &BotId,
        reason: &'static str,
        now: Timestamp,
    ) -> Result<Vec<ArtifactKind>, JournalError> {
        let bot_id = bot_id.clone();
        self.write(move |db| state::cancel_downloads(db, &bot_id, reason, now)).await
    }

    /// The downloads that are still to be done.
    pub(crate) async fn pending_downloads(&self) -> Result<Vec<Download>, JournalError> {
        self.read(|db| state::pending_downloads(db)).await
    }

    /// The downloads of one bot.
    pub(crate) async fn downloads_of(&self, bot_id: &BotId) -> Result<Vec<Download>, JournalError> {
        let bot_id = bot_id.clone();
        self.read(move |db| state::downloads_of(db, &bot_id)).await
    }

    /// Remembers that bots have a session, all or none, and returns what is known of each from before a place; `None`
    /// if it has ended.
    pub(crate) async fn begin_sessions(
        &self,
        bots: Vec<(BotId, Seq)>,
    ) -> Result<Vec<(BotId, Option<Session>)>, JournalError> {
        // All of it by the writer: it has at hand what it has just written, and a new bot has next to nothing.
        self.write(move |db| state::begin_sessions(db, bots)).await
    }

    /// Remembers that a session has ended. Returns whether it was open until now.
    pub(crate) async fn close_session(
        &self,
        bot_id: &BotId,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<bool, JournalError> {
        let bot_id = bot_id.clone();
        self.write(move |db| state::close_session(db, &bot_id, outcome, now)).await
    }

    /// The sessions that have not ended.
    pub(crate) async fn open_sessions(&self) -> Result<Vec<BotId>, JournalError> {
        self.read(|db| state::open_sessions(db)).await
    }
}
