//! Appending: an event gets its place, and what is known of it.

use rusqlite::{CachedStatement, Connection, OptionalExtension as _, params};

use super::duplicate::{Deduplicator, EventIdentity};
use super::schema::micros;
use crate::journal::error::JournalError;
use crate::model::{BotId, Delivery, Event, Record, Seq};

/// Appends deliveries within one transaction in which nothing else appends.
pub(in crate::journal) struct Appender<'db> {
    /// The newest place that was ever given.
    newest: i64,
    deduplicator: Deduplicator<'db>,
    select_bot_head: CachedStatement<'db>,
    insert_event: CachedStatement<'db>,
    set_bot_head: CachedStatement<'db>,
}

/// The newest of a bot's events.
struct BotHead {
    seq: i64,
    /// The furthest that the bot's events have got.
    rank: Option<i64>,
}

impl<'db> Appender<'db> {
    pub(in crate::journal) fn begin(db: &'db Connection) -> rusqlite::Result<Self> {
        let newest = db
            .prepare_cached("SELECT max(ifnull((SELECT max(seq) FROM events), 0), seq) FROM pruned")?
            .query_row([], |row| row.get(0))?;
        Ok(Self {
            newest,
            deduplicator: Deduplicator::prepare(db)?,
            select_bot_head: db.prepare_cached("SELECT seq, rank FROM heard WHERE bot_id = ?1")?,
            insert_event: db.prepare_cached(
                "INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity,
                                     duplicate, late, headers, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?,
            set_bot_head: db.prepare_cached(
                "INSERT INTO heard (bot_id, seq, rank) VALUES (?1, ?2, ?3)
                 ON CONFLICT (bot_id) DO UPDATE SET seq = excluded.seq, rank = excluded.rank",
            )?,
        })
    }

    /// The newest place that was ever given.
    pub(super) fn newest(&self) -> i64 {
        self.newest
    }

    /// Appends a delivery and says what is known of it: whether it repeats an event, and whether it is late.
    pub(in crate::journal) fn append(&mut self, delivery: Delivery) -> Result<Record, JournalError> {
        let identity = EventIdentity::of(&delivery);
        let duplicate = self.deduplicator.is_duplicate(&delivery, &identity)?;
        let head = self.bot_head(&delivery.event)?;
        let furthest = head.as_ref().and_then(|head| head.rank);
        let late = !duplicate && rank(&delivery.event).zip(furthest).is_some_and(|(rank, furthest)| furthest > rank);
        self.insert(delivery, &identity, head, duplicate, late)
    }

    /// Appends a delivery of which this is known.
    pub(super) fn append_known(
        &mut self,
        delivery: Delivery,
        identity: &EventIdentity,
        duplicate: bool,
        late: bool,
    ) -> Result<Record, JournalError> {
        let head = self.bot_head(&delivery.event)?;
        self.insert(delivery, identity, head, duplicate, late)
    }

    /// `None` if the journal has no event of this event's bot.
    fn bot_head(&mut self, event: &Event) -> rusqlite::Result<Option<BotHead>> {
        let Some(bot_id) = &event.bot_id else { return Ok(None) };
        self.select_bot_head
            .query_row([bot_id.as_str()], |row| Ok(BotHead { seq: row.get(0)?, rank: row.get(1)? }))
            .optional()
    }

    fn insert(
        &mut self,
        delivery: Delivery,
        identity: &EventIdentity,
        head: Option<BotHead>,
        duplicate: bool,
        late: bool,
    ) -> Result<Record, JournalError> {
        let event = &delivery.event;
        let bot_id = event.bot_id.as_ref().map(BotId::as_str);
        let seq = self.newest + 1;
        let (previous_seq, furthest) = head.map_or((None, None), |head| (Some(head.seq), head.rank));
        self.insert_event.execute(params![
            seq,
            micros(delivery.received_at),
            delivery.source.as_str(),
            delivery.auth.as_str(),
            bot_id,
            previous_seq,
            event.name.as_str(),
            rank(event),
            identity.happened,
            identity.key.as_bytes(),
            duplicate,
            late,
            delivery.headers.as_json(),
            &delivery.body[..],
        ])?;
        self.newest = seq;
        if let Some(bot_id) = bot_id {
            self.set_bot_head.execute(params![bot_id, seq, rank(event).max(furthest)])?;
        }
        let reason = event.stop_reason();
        Ok(Record { seq: Seq(seq), delivery, reason, duplicate, late })
    }
}

/// Appends several deliveries.
pub(in crate::journal) fn append_all(db: &Connection, deliveries: Vec<Delivery>) -> Result<Vec<Record>, JournalError> {
    let mut appender = Appender::begin(db)?;
    deliveries.into_iter().map(|delivery| appender.append(delivery)).collect()
}

/// How far the session is by an event.
fn rank(event: &Event) -> Option<i64> {
    event.progress().map(|progress| i64::from(progress.rank()))
}
