//! What commands and reactions ask of a journal.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Connection;

use super::error::JournalError;
use super::handle::Journal;
use super::store::creates::{self, KeptCreate};
use super::store::downloads::{self, Download};
use super::store::import::{self, Imported, Known};
use super::store::prune::{self, Pruned, Retention};
use super::store::query::{self, Query};
use super::store::state::{self, EndedSession, OpenSession, OpenSessions, SentBot};
use super::store::tasks::{self, OpenTasks, Owed, TaskQueue, TaskState, TaskStatus};
use super::store::turn::{self, Claimed, Turn};
use super::store::{append, cursors, events, names, polled, reparse, schema};
use super::unreadable::Unreadable;
use crate::model::{ArtifactKind, BotId, Delivery, Record, Seq, Session};

/// Events.
impl Journal {
    /// The events after a place up to the tail, oldest first, at most `limit`.
    pub(crate) async fn events_after(&self, after: Seq, limit: u32) -> Result<Vec<Record>, JournalError> {
        let tail = self.tail();
        self.read_rows(move |db, unreadable| events::between(db, unreadable, after, tail, limit)).await
    }

    /// What was found that cannot be read, and was not told before, once there is any: it was passed over, and is kept.
    /// Cancel safe.
    pub(crate) async fn next_unreadable(&self) -> Vec<JournalError> {
        self.unreadable().next().await
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
        self.read_rows(move |db, unreadable| events::of_session(db, unreadable, &bot_id, before)).await
    }

    /// Every event of one bot, oldest first.
    pub(crate) async fn events_of(&self, bot_id: &BotId) -> Result<Vec<Record>, JournalError> {
        let bot_id = bot_id.clone();
        self.read_rows(move |db, unreadable| events::of_bot(db, unreadable, &bot_id)).await
    }

    /// The place where the newest `count` matching events begin; `None` when nothing matches.
    pub(crate) async fn newest(&self, query: &Query, count: u32) -> Result<Option<Seq>, JournalError> {
        let query = query.clone();
        self.read_rows(move |db, unreadable| query::newest(db, unreadable, &query, count)).await
    }

    /// The matching events after a place, oldest first, at most `limit`.
    pub(crate) async fn matching(&self, query: &Query, after: Seq, limit: usize) -> Result<Vec<Record>, JournalError> {
        let mut query = query.clone();
        query.first = query.first.max(Seq(after.0.saturating_add(1)));
        self.read_rows(move |db, unreadable| query::matching(db, unreadable, &query, limit)).await
    }

    /// One event, if the journal has it.
    ///
    /// # Errors
    /// [`JournalError::Damaged`] when it has it, and it cannot be read.
    pub(crate) async fn event(&self, seq: Seq) -> Result<Option<Record>, JournalError> {
        self.read(move |db| {
            let unreadable = Unreadable::default();
            let found = events::at(db, &unreadable, &[seq], usize::MAX)?.pop().flatten();
            match unreadable.take().pop() {
                Some(error) => Err(error),
                None => Ok(found.map(Arc::unwrap_or_clone)),
            }
        })
        .await
    }

    /// The events at some places, in this order, as many as stay under a size: the first one in any case. `None` stands
    /// for one that is not there.
    pub(crate) async fn events_at(
        &self,
        places: Vec<Seq>,
        largest: usize,
    ) -> Result<Vec<Option<Arc<Record>>>, JournalError> {
        let recent: Vec<Arc<Record>> = places.iter().map_while(|seq| self.recent().at(*seq)).collect();
        if recent.len() == places.len() {
            return Ok(recent.into_iter().map(Some).collect());
        }
        self.read_rows(move |db, unreadable| events::at(db, unreadable, &places, largest)).await
    }

    /// Appends several deliveries at once, all or none.
    pub(crate) async fn append_all(&self, deliveries: Vec<Delivery>) -> Result<Vec<Record>, JournalError> {
        self.write(move |db| append::append_all(db, deliveries)).await
    }

    /// Appends what was read from the API, all or none, but for what the sessions of its bots have already, whichever
    /// way that came. Returns what is new. A webhook that tells the same later is a duplicate.
    pub(crate) async fn append_polled(&self, deliveries: Vec<Delivery>) -> Result<Vec<Record>, JournalError> {
        let unreadable = self.unreadable().clone();
        self.write(move |db| append::append_polled(db, &unreadable, deliveries)).await
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

    /// Appends, all or none, what an event that was not understood turned out to tell. Returns `None` if that was done
    /// before.
    pub(crate) async fn reparse(
        &self,
        seq: Seq,
        deliveries: Vec<Delivery>,
        now: Timestamp,
    ) -> Result<Option<Vec<Record>>, JournalError> {
        self.write(move |db| reparse::reparse(db, seq, deliveries, now)).await
    }

    /// Removes old events and what reactions did with them, but for those with which something is still to be done, and
    /// those to which a reaction has not come; a batch at a time, so that a listener goes on beside it.
    pub(crate) async fn prune(&self, retention: Retention) -> Result<Pruned, JournalError> {
        let bounds = self.read(move |db| prune::bounds(db, &retention)).await?;
        let (mut pruned, mut after) = (Pruned::default(), None);
        loop {
            let unreadable = self.unreadable().clone();
            let batch = self.write(move |db| prune::prune_batch(db, &unreadable, bounds, after)).await?;
            pruned.removed += batch.pruned.removed;
            pruned.kept += batch.pruned.kept;
            after = batch.last;
            if after.is_none() {
                break;
            }
        }
        let mut after = Some(String::new());
        while let Some(last) = after {
            after = self.write(move |db| prune::forget_bots(db, &last)).await?;
        }
        self.write(|db| Ok(names::forget(db)?)).await?;
        Ok(pruned)
    }
}

/// What reactions do.
impl Journal {
    /// Takes a worker's turn: all of what it writes, or none. Answers when that is on disk.
    pub(crate) async fn take_turn(&self, turn: Turn) -> Result<Claimed, JournalError> {
        if turn.writes() {
            let unreadable = self.unreadable().clone();
            self.write_tasks(move |db| turn::take(db, &unreadable, &turn)).await
        } else {
            self.read_rows(move |db, unreadable| turn::take(db, unreadable, &turn)).await
        }
    }

    /// How many tasks of a queue are open.
    pub(crate) async fn open_tasks(&self, queue: &TaskQueue) -> Result<OpenTasks, JournalError> {
        let queue = queue.clone();
        self.read(move |db| tasks::open(db, &queue)).await
    }

    /// How many events of each bot are open in some queues.
    pub(crate) async fn open_tasks_of_bots(&self, queues: &[TaskQueue]) -> Result<HashMap<BotId, u64>, JournalError> {
        let queues = queues.to_vec();
        self.read(move |db| tasks::open_of_bots(db, &queues)).await
    }

    /// Everything that was done with an event or is still to be done; with the download of what it announces, whichever
    /// event has asked for that last.
    pub(crate) async fn tasks_of(
        &self,
        seq: Seq,
        announces: Option<(BotId, ArtifactKind)>,
    ) -> Result<Vec<TaskStatus>, JournalError> {
        let of = move |db: &Connection, unreadable: &Unreadable| {
            let announces = announces.as_ref().map(|(bot_id, kind)| (bot_id, *kind));
            tasks::of_event(db, unreadable, seq, announces)
        };
        self.read_rows(of).await
    }

    /// What is still to be done for each bot, most of it first; at most `limit` bots.
    pub(crate) async fn owed(&self, limit: u32) -> Result<Vec<Owed>, JournalError> {
        self.read_rows(move |db, unreadable| tasks::owed(db, unreadable, limit)).await
    }

    /// Remembers that bots were seen in a list, so that the beginning of an id is enough to name one.
    pub(crate) async fn saw_bots(&self, bots: Vec<BotId>, now: Timestamp) -> Result<(), JournalError> {
        self.write(move |db| state::saw_bots(db, &bots, now)).await
    }

    /// Notes something that was done with an event at once; doing it again takes the place of the first time.
    pub(crate) async fn note_task(
        &self,
        queue: TaskQueue,
        seq: Seq,
        state: TaskState,
        detail: String,
        now: Timestamp,
    ) -> Result<(), JournalError> {
        self.write_tasks(move |db| tasks::note(db, &queue, seq, state, &detail, now)).await
    }

    /// Tasks that have changed after a change, in order, at most `limit`; those of which there is nothing to say are
    /// left out.
    pub(crate) async fn changed_after(&self, change: i64, limit: u32) -> Result<Vec<TaskStatus>, JournalError> {
        self.read_rows(move |db, unreadable| tasks::changed_after(db, unreadable, change, limit)).await
    }

    /// Changes tasks, and wakes those who follow changes once that is on disk.
    async fn write_tasks<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let write = self.write(move |db| {
            let done = work(db)?;
            Ok((done, tasks::newest_change(db)?))
        });
        let (done, newest) = write.await?;
        self.tell_of_change(newest);
        Ok(done)
    }

    /// How far a reaction has got; `None` if it has never followed the journal.
    pub(super) async fn cursor(&self, reaction: &str) -> Result<Option<Seq>, JournalError> {
        let reaction = reaction.to_owned();
        self.read(move |db| cursors::cursor(db, &reaction)).await
    }

    /// Sets a reaction's cursor; it never moves back.
    pub(super) async fn set_cursor(&self, reaction: &str, seq: Seq) -> Result<(), JournalError> {
        let reaction = reaction.to_owned();
        self.write(move |db| cursors::set_cursor(db, &reaction, seq)).await
    }
}

/// Bots, downloads, sessions.
impl Journal {
    /// Remembers a bot that was sent.
    pub(crate) async fn remember_bot(&self, bot: SentBot) -> Result<(), JournalError> {
        self.write(move |db| state::remember_bot(db, &bot)).await
    }

    /// Keeps a call that is about to create a bot, and drops those that nobody goes on with any more.
    pub(crate) async fn keep_create(&self, create: KeptCreate, now: Timestamp) -> Result<(), JournalError> {
        self.write(move |db| creates::keep(db, &create, now)).await
    }

    /// The calls of the same body that were kept lately, the newest first, and that came to no end.
    pub(crate) async fn kept_creates(&self, digest: &str, now: Timestamp) -> Result<Vec<KeptCreate>, JournalError> {
        let digest = digest.to_owned();
        self.read_rows(move |db, unreadable| creates::kept(db, unreadable, &digest, now)).await
    }

    /// Makes a kept call one's own, unless somebody else was first. Returns whether it is.
    pub(crate) async fn take_over_create(&self, from: KeptCreate, to: KeptCreate) -> Result<bool, JournalError> {
        self.write(move |db| creates::take_over(db, &from, &to)).await
    }

    /// Remembers which bot a kept call has created.
    pub(crate) async fn created(&self, key: &str, bot_id: &BotId) -> Result<(), JournalError> {
        let (key, bot_id) = (key.to_owned(), bot_id.clone());
        self.write(move |db| creates::created(db, &key, &bot_id)).await
    }

    /// Drops the calls of a run that has come to its end.
    pub(crate) async fn forget_creates(&self, run: &str) -> Result<(), JournalError> {
        let run = run.to_owned();
        self.write(move |db| creates::forget(db, &run)).await
    }

    /// A bot that this machine sent.
    pub(crate) async fn sent_bot(&self, bot_id: &BotId) -> Result<Option<SentBot>, JournalError> {
        let bot_id = bot_id.clone();
        self.read_rows(move |db, unreadable| state::sent_bot(db, unreadable, &bot_id)).await
    }

    /// The newest bot that this machine sent.
    pub(crate) async fn last_sent_bot(&self) -> Result<Option<SentBot>, JournalError> {
        self.read_rows(state::last_sent_bot).await
    }

    /// The ids that begin with a prefix, of bots sent from here or heard of; at most `limit`.
    pub(crate) async fn bots_with_prefix(&self, prefix: &str, limit: u32) -> Result<Vec<BotId>, JournalError> {
        let prefix = prefix.to_owned();
        self.read_rows(move |db, unreadable| state::bots_with_prefix(db, unreadable, &prefix, limit)).await
    }

    /// Takes up what earlier listeners left of the downloads, or, where nothing can be fetched, leaves it for a later
    /// one; some at a time. Returns whether there may be more.
    pub(crate) async fn resume_downloads(&self, can_fetch: bool, now: Timestamp) -> Result<bool, JournalError> {
        self.write(move |db| downloads::resume(db, can_fetch, now)).await
    }

    /// Has an artifact fetched that an event has announced; without one, the bot's newest event stands for it. Returns
    /// whether there is anything to do: an event that is dealt with a second time, after a crash, asks for nothing.
    pub(crate) async fn request_download(
        &self,
        bot_id: &BotId,
        kind: ArtifactKind,
        seq: Option<Seq>,
        can_fetch: bool,
        now: Timestamp,
    ) -> Result<bool, JournalError> {
        let bot_id = bot_id.clone();
        self.write(move |db| downloads::request(db, &bot_id, kind, seq, can_fetch, now)).await
    }

    /// Has an artifact fetched whatever became of it before.
    pub(crate) async fn request_download_again(
        &self,
        bot_id: &BotId,
        kind: ArtifactKind,
        can_fetch: bool,
        now: Timestamp,
    ) -> Result<(), JournalError> {
        let bot_id = bot_id.clone();
        self.write(move |db| downloads::request_again(db, &bot_id, kind, can_fetch, now)).await
    }

    /// Gives up the downloads of a bot that are still to be done; `detail` makes the record of each. Returns how many.
    pub(crate) async fn cancel_downloads(
        &self,
        bot_id: &BotId,
        now: Timestamp,
        detail: impl Fn(ArtifactKind) -> String + Send + 'static,
    ) -> Result<usize, JournalError> {
        let bot_id = bot_id.clone();
        let unreadable = self.unreadable().clone();
        self.write_tasks(move |db| downloads::cancel(db, &unreadable, &bot_id, now, detail)).await
    }

    /// Whether a download of a bot is to be done by this listener.
    pub(crate) async fn awaits_download(&self, bot_id: &BotId) -> Result<bool, JournalError> {
        let bot_id = bot_id.clone();
        self.read_rows(move |db, unreadable| downloads::is_any_ready(db, unreadable, &bot_id)).await
    }

    /// The downloads of one bot.
    pub(crate) async fn downloads_of(&self, bot_id: &BotId) -> Result<Vec<Download>, JournalError> {
        let bot_id = bot_id.clone();
        self.read_rows(move |db, unreadable| downloads::of_bot(db, unreadable, &bot_id)).await
    }

    /// Remembers that bots have a session, all or none, and returns what is known of each from before a place; `None`
    /// if it has ended.
    pub(crate) async fn begin_sessions(
        &self,
        bots: Vec<(BotId, Seq)>,
    ) -> Result<Vec<(BotId, Option<Session>)>, JournalError> {
        // The writer reads this, not the thread of reads: the pages are still in its cache, and a new bot has few.
        let unreadable = self.unreadable().clone();
        self.write(move |db| state::begin_sessions(db, &unreadable, bots)).await
    }

    /// Remembers that a session has ended, and that there is something to say of it. Returns whether it was open until
    /// now.
    pub(crate) async fn close_session(&self, ended: EndedSession, now: Timestamp) -> Result<bool, JournalError> {
        self.write_tasks(move |db| state::close_session(db, &ended, now)).await
    }

    /// Remembers that a session which has ended did so with another outcome, and that there is something to say of it.
    /// Returns whether it was another.
    pub(crate) async fn correct_session(&self, ended: EndedSession, now: Timestamp) -> Result<bool, JournalError> {
        self.write_tasks(move |db| state::correct_session(db, &ended, now)).await
    }

    /// Takes back that a session has ended: it goes on.
    pub(crate) async fn reopen_session(&self, bot_id: &BotId) -> Result<(), JournalError> {
        let bot_id = bot_id.clone();
        self.write(move |db| state::reopen_session(db, &bot_id)).await
    }

    /// What was said of the end of a bot's session, once it has ended.
    pub(crate) async fn end_of_session(&self, bot_id: &BotId) -> Result<Option<TaskStatus>, JournalError> {
        let bot_id = bot_id.clone();
        self.read_rows(move |db, unreadable| tasks::end_of_session(db, unreadable, &bot_id)).await
    }

    /// Sessions that have not ended, the newest first, behind one of them; at most `limit`.
    pub(crate) async fn open_sessions(
        &self,
        after: Option<OpenSession>,
        limit: u32,
    ) -> Result<OpenSessions, JournalError> {
        self.read_rows(move |db, unreadable| state::open_sessions(db, unreadable, after.as_ref(), limit)).await
    }

    /// How many sessions have not ended.
    pub(crate) async fn count_open_sessions(&self) -> Result<u64, JournalError> {
        self.read(|db| state::count_open_sessions(db)).await
    }

    /// What is known of bots' sessions from before a place, of each in the order asked for.
    pub(crate) async fn sessions_before(&self, bots: Vec<BotId>, before: Seq) -> Result<Vec<Session>, JournalError> {
        let read = move |db: &Connection, unreadable: &Unreadable| {
            bots.iter().map(|bot_id| state::session(db, unreadable, bot_id, before)).collect()
        };
        self.read_rows(read).await
    }

    /// The bots that were sent from here since a time and of which nothing was heard, the newest first; at most `limit`.
    pub(crate) async fn unheard_bots(&self, sent_since: Timestamp, limit: u32) -> Result<Vec<BotId>, JournalError> {
        self.read_rows(move |db, unreadable| state::unheard_bots(db, unreadable, sent_since, limit)).await
    }

    /// Whether the session of a bot has ended.
    pub(crate) async fn has_ended(&self, bot_id: &BotId) -> Result<bool, JournalError> {
        let bot_id = bot_id.clone();
        self.read(move |db| state::has_ended(db, &bot_id)).await
    }

    /// Whether anything of a bot was read from the API; `None` if nothing was heard of it at all.
    pub(crate) async fn was_polled(&self, bot_id: &BotId) -> Result<Option<bool>, JournalError> {
        let bot_id = bot_id.clone();
        self.read(move |db| polled::was_polled(db, &bot_id)).await
    }
}
