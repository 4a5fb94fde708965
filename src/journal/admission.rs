//! What the journal decides as it takes a delivery in: whether it repeats an event, and whether it is late.

use std::collections::HashSet;

use rusqlite::{CachedStatement, Connection, OptionalExtension as _, params};

use super::JournalError;
use super::events::micros;
use super::query::Imported;
use crate::model::{BotId, Delivery, Event, Record, Seq, Source};
use crate::webhook::identity::EventKey;

/// How long an event without a timestamp is recognised, in microseconds: 10 minutes (`design.md`, section 5).
const WINDOW: i64 = 10 * 60 * 1_000_000;
/// How often `bot.joining` may come: join retries send it again (Webhook Events guide, section 7).
const JOINING_ATTEMPTS: i64 = 3;

/// Takes deliveries in, within one transaction in which nothing else appends.
pub(super) struct Admission<'db> {
    /// The newest place that was ever given.
    newest: i64,
    count_repeated: CachedStatement<'db>,
    select_heard: CachedStatement<'db>,
    insert: CachedStatement<'db>,
    hear: CachedStatement<'db>,
}

impl<'db> Admission<'db> {
    pub(super) fn begin(db: &'db Connection) -> rusqlite::Result<Self> {
        let newest = db
            .prepare_cached("SELECT max(ifnull((SELECT max(seq) FROM events), 0), seq) FROM pruned")?
            .query_row([], |row| row.get(0))?;
        Ok(Self {
            newest,
            count_repeated: db.prepare_cached(
                "SELECT count(*) FROM events INDEXED BY events_by_identity
                 WHERE happened IS ?1 AND identity = ?2 AND NOT duplicate AND source <> 'replay'
                 AND received_at BETWEEN ?3 AND ?4",
            )?,
            select_heard: db.prepare_cached("SELECT seq, rank FROM heard WHERE bot_id = ?1")?,
            insert: db.prepare_cached(
                "INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity,
                                     duplicate, late, headers, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?,
            hear: db.prepare_cached(
                "INSERT INTO heard (bot_id, seq, rank) VALUES (?1, ?2, ?3)
                 ON CONFLICT (bot_id) DO UPDATE SET seq = excluded.seq, rank = excluded.rank",
            )?,
        })
    }

    /// Appends a delivery and says what is known of it.
    pub(super) fn append(&mut self, delivery: Delivery) -> Result<Record, JournalError> {
        let signs = self.signs(&delivery)?;
        let duplicate = self.is_duplicate(&delivery, &signs)?;
        let furthest = signs.heard.as_ref().and_then(|heard| heard.rank);
        let late = !duplicate && signs.rank.zip(furthest).is_some_and(|(rank, furthest)| furthest > rank);
        self.insert(delivery, &signs, duplicate, late)
    }

    fn signs(&mut self, delivery: &Delivery) -> rusqlite::Result<Signs> {
        let event = &delivery.event;
        Ok(Signs {
            key: EventKey::of(event, &delivery.body),
            happened: event.happened_at().map(micros),
            rank: event.progress().map(|progress| i64::from(progress.rank())),
            heard: self.heard(event)?,
        })
    }

    /// What the journal knows of an event's bot; `None` if it is the first time.
    fn heard(&mut self, event: &Event) -> rusqlite::Result<Option<Heard>> {
        let Some(bot_id) = &event.bot_id else { return Ok(None) };
        self.select_heard
            .query_row([bot_id.as_str()], |row| Ok(Heard { seq: row.get(0)?, rank: row.get(1)? }))
            .optional()
    }

    /// A replay repeats on purpose, so it never counts: neither as a duplicate nor as what a later one duplicates.
    fn is_duplicate(&mut self, delivery: &Delivery, signs: &Signs) -> rusqlite::Result<bool> {
        if delivery.source == Source::Replay {
            return Ok(false);
        }
        let (from, to, allowed) = if delivery.event.timestamp.is_some() {
            (i64::MIN, i64::MAX, 1)
        } else {
            let now = micros(delivery.received_at);
            let allowed = if delivery.event.name.as_str() == "bot.joining" { JOINING_ATTEMPTS } else { 1 };
            // Either way: a clock that was ahead has been set back since.
            (now.saturating_sub(WINDOW), now.saturating_add(WINDOW), allowed)
        };
        let repeated: i64 =
            self.count_repeated.query_row(params![signs.happened, signs.key.as_bytes(), from, to], |row| row.get(0))?;
        Ok(repeated >= allowed)
    }

    fn insert(
        &mut self,
        delivery: Delivery,
        signs: &Signs,
        duplicate: bool,
        late: bool,
    ) -> Result<Record, JournalError> {
        let event = &delivery.event;
        let bot_id = event.bot_id.as_ref().map(BotId::as_str);
        let seq = self.newest + 1;
        self.insert.execute(params![
            seq,
            micros(delivery.received_at),
            delivery.source.as_str(),
            delivery.auth.as_str(),
            bot_id,
            signs.heard.as_ref().map(|heard| heard.seq),
            event.name.as_str(),
            signs.rank,
            signs.happened,
            signs.key.as_bytes(),
            duplicate,
            late,
            delivery.headers.as_json(),
            &delivery.body[..],
        ])?;
        self.newest = seq;
        if let Some(bot_id) = bot_id {
            let furthest = signs.rank.max(signs.heard.as_ref().and_then(|heard| heard.rank));
            self.hear.execute(params![bot_id, seq, furthest])?;
        }
        let reason = event.stop_reason();
        Ok(Record { seq: Seq(seq), delivery, reason, duplicate, late })
    }

    /// Appends an event of an export unless the journal has it from the same moment. Returns whether it was appended.
    pub(super) fn import(
        &mut self,
        db: &Connection,
        imported: Imported,
        known: &mut Known,
    ) -> Result<bool, JournalError> {
        let Imported { delivery, duplicate, late } = imported;
        let signs = self.signs(&delivery)?;
        // Exports tell the time to the millisecond.
        let from = micros(delivery.received_at) / 1_000 * 1_000;
        if (known.from, known.newest) != (from, self.newest) {
            known.keys = keys_from(db, from)?;
        }
        let is_new = known.keys.insert(signs.key);
        if is_new {
            self.insert(delivery, &signs, duplicate, late)?;
        }
        (known.from, known.newest) = (from, self.newest);
        Ok(is_new)
    }
}

/// What the journal has from the millisecond that an import has come to. A journal that was filled by an import or a
/// replay may have most of its events there.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// When the millisecond begins, in microseconds.
    from: i64,
    /// The newest place in the journal by then; others may append between two pages of an import.
    newest: i64,
    keys: HashSet<EventKey>,
}

fn keys_from(db: &Connection, from: i64) -> rusqlite::Result<HashSet<EventKey>> {
    let mut select = db.prepare_cached(
        "SELECT identity FROM events INDEXED BY events_by_time WHERE received_at BETWEEN ?1 AND ?1 + 999",
    )?;
    let keys = select.query_map([from], |row| row.get::<_, [u8; 16]>(0).map(EventKey::from))?;
    keys.collect()
}

/// What an event is recognised and ordered by.
struct Signs {
    key: EventKey,
    /// The time by which duplicates are looked for first, so that what is looked for lies together.
    happened: Option<i64>,
    /// How far the session is by this event.
    rank: Option<i64>,
    heard: Option<Heard>,
}

/// What the journal knows of a bot.
struct Heard {
    /// Its newest event.
    seq: i64,
    /// The furthest that its events have got.
    rank: Option<i64>,
}
