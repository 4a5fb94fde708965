//! Appending: an event gets its place, and what is known of it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::{CachedStatement, Connection, OptionalExtension as _, params};

use super::checksum::EventRow;
use super::duplicate::{Deduplicator, EventIdentity};
use super::names::Names;
use super::schema::micros;
use super::{events, polled};
use crate::journal::error::JournalError;
use crate::journal::unreadable::Unreadable;
use crate::model::{BotId, Delivery, Event, Fact, QueryString, Record, Seq, Source, StopReason};

/// Appends deliveries within one transaction in which nothing else appends.
pub(in crate::journal) struct Appender<'db> {
    db: &'db Connection,
    /// The newest place that was ever given.
    newest: i64,
    deduplicator: Deduplicator<'db>,
    select_bot_head: CachedStatement<'db>,
    insert_event: CachedStatement<'db>,
    set_bot_head: CachedStatement<'db>,
    names: Names<'db>,
}

/// The newest of a bot's events.
struct BotHead {
    seq: i64,
    /// The furthest that the bot's events have got.
    rank: Option<i64>,
    /// Whether any was read from the API.
    is_polled: bool,
}

impl<'db> Appender<'db> {
    pub(in crate::journal) fn begin(db: &'db Connection) -> rusqlite::Result<Self> {
        let newest = db
            .prepare_cached("SELECT max(ifnull((SELECT max(seq) FROM events), 0), seq) FROM pruned")?
            .query_row([], |row| row.get(0))?;
        Ok(Self {
            db,
            newest,
            deduplicator: Deduplicator::prepare(db)?,
            names: Names::prepare(db)?,
            select_bot_head: db.prepare_cached("SELECT seq, rank, is_polled FROM heard WHERE bot_id = ?1")?,
            insert_event: db.prepare_cached(
                "INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity,
                                     duplicate, late, headers, body, checksum, query)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
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
        let head = self.bot_head(&delivery.event)?;
        let repeats_polled = delivery.source == Source::Webhook
            && head.as_ref().is_some_and(|head| head.is_polled)
            && polled::is_told_again(self.db, &delivery, &identity)?;
        let duplicate = self.deduplicator.is_duplicate(&delivery, &identity)? || repeats_polled;
        let late = !duplicate && is_late(&delivery.event, head.as_ref());
        self.insert(delivery, &identity, head, duplicate, late)
    }

    /// Appends a delivery of which it is known whether it tells what the journal does not have.
    pub(super) fn append_polled(&mut self, delivery: Delivery, duplicate: bool) -> Result<Record, JournalError> {
        let head = self.bot_head(&delivery.event)?;
        let late = !duplicate && is_late(&delivery.event, head.as_ref());
        let identity = EventIdentity::of(&delivery);
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
            .query_row([bot_id.as_str()], |row| {
                Ok(BotHead { seq: row.get(0)?, rank: row.get(1)?, is_polled: row.get(2)? })
            })
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
        let row = EventRow {
            seq,
            received_at: micros(delivery.received_at),
            source: delivery.source.as_str(),
            auth: delivery.auth.as_str(),
            bot_id,
            previous: previous_seq,
            name: event.name.as_str(),
            rank: rank(event),
            happened: identity.happened,
            identity: identity.key.as_bytes(),
            duplicate,
            late,
            headers: delivery.headers.as_json(),
            body: &delivery.body,
            query: delivery.query.as_ref().map(QueryString::as_str),
        };
        self.insert_event.execute(params![
            row.seq,
            row.received_at,
            row.source,
            row.auth,
            row.bot_id,
            row.previous,
            row.name,
            row.rank,
            row.happened,
            row.identity,
            row.duplicate,
            row.late,
            row.headers,
            row.body,
            row.checksum(),
            row.query,
        ])?;
        self.newest = seq;
        self.names.note(event, seq)?;
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

/// Appends what was read from the API, but for what the sessions of its bots have already. Returns what is new.
///
/// What only unproven webhooks told is no proof, so where one is wanted it is kept that the API says so too: as a
/// duplicate, for who was told need not be told again ([`Record::is_confirmation`]); as news, where it says otherwise.
pub(in crate::journal) fn append_polled(
    db: &Connection,
    unreadable: &Unreadable,
    deliveries: Vec<Delivery>,
) -> Result<Vec<Record>, JournalError> {
    let mut appender = Appender::begin(db)?;
    let mut known: HashMap<BotId, HashMap<Fact, Told>> = HashMap::new();
    let mut new = Vec::new();
    for delivery in deliveries {
        let Some(bot_id) = delivery.event.bot_id.clone() else { continue };
        let facts = match known.entry(bot_id.clone()) {
            Entry::Occupied(facts) => facts.into_mut(),
            Entry::Vacant(place) => place.insert(facts_of(db, unreadable, &bot_id)?),
        };
        let fact = Fact::of(&delivery.event);
        let told = facts.get(&fact).copied();
        if told.is_some_and(|told| told.is_proven || !fact.wants_proof()) {
            continue;
        }
        let reason = delivery.event.stop_reason();
        facts.insert(fact.clone(), Told { is_proven: true, reason });
        let record = appender.append_polled(delivery, told.is_some_and(|told| told.agrees_with(reason)))?;
        polled::remember(db, &bot_id, &fact, record.seq)?;
        if !record.duplicate {
            new.push(record);
        }
    }
    Ok(new)
}

/// How a session was told of a fact.
#[derive(Clone, Copy)]
struct Told {
    is_proven: bool,
    /// Why the bot stopped, if that is the fact.
    reason: Option<StopReason>,
}

impl Told {
    /// Whether what the API says of a stop is the same: a kick is a stop there.
    fn agrees_with(self, polled: Option<StopReason>) -> bool {
        self.reason == polled || (self.reason, polled) == (Some(StopReason::Kicked), Some(StopReason::Stopped))
    }
}

fn facts_of(db: &Connection, unreadable: &Unreadable, bot_id: &BotId) -> Result<HashMap<Fact, Told>, JournalError> {
    let mut facts: HashMap<Fact, Told> = HashMap::new();
    for record in events::of_session(db, unreadable, bot_id, Seq(i64::MAX))? {
        let told = Told { is_proven: record.delivery.is_proven(), reason: record.reason };
        let known = facts.entry(Fact::of(&record.delivery.event)).or_insert(told);
        if told.is_proven {
            *known = told;
        }
    }
    Ok(facts)
}

/// Whether the bot had got further than an event tells.
fn is_late(event: &Event, head: Option<&BotHead>) -> bool {
    let furthest = head.and_then(|head| head.rank);
    rank(event).zip(furthest).is_some_and(|(rank, furthest)| furthest > rank)
}

/// How far the session is by an event.
fn rank(event: &Event) -> Option<i64> {
    event.progress().map(|progress| i64::from(progress.rank()))
}
