//! What `events` asks of the journal: events by bot, name, time and source; what reactions did; import and pruning.

use std::collections::{BTreeSet, HashSet};

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, params, params_from_iter};

use super::admission::{Admission, Known};
use super::events::{COLUMNS, micros, of_bots, record};
use super::{Journal, JournalError, follower};
use crate::model::{BotId, Delivery, EventPattern, Record, Seq, Source};

/// Events removed in one transaction. Ours: a few milliseconds of work, so that a listener's appends are not held up.
const PRUNE_BATCH: u32 = 500;

/// Which events are asked for; everything that is said must hold.
#[derive(Clone, Debug)]
pub(crate) struct Query {
    /// Names that are meant; none means all.
    pub(crate) patterns: Vec<EventPattern>,
    /// Bots that are meant; none means all.
    pub(crate) bots: Vec<BotId>,
    /// Received at this time or later.
    pub(crate) since: Option<Timestamp>,
    /// Received before this time.
    pub(crate) until: Option<Timestamp>,
    pub(crate) source: Option<Source>,
    /// The first place that is meant.
    pub(crate) first: Seq,
    /// The last place that is meant.
    pub(crate) last: Seq,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            patterns: Vec::new(),
            bots: Vec::new(),
            since: None,
            until: None,
            source: None,
            first: Seq(0),
            last: Seq(i64::MAX),
        }
    }
}

/// What a reaction did with an event.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Effect {
    pub(crate) seq: Seq,
    /// Which kind of reaction, such as `forward`.
    pub(crate) reaction: String,
    /// What it acted on, such as a URL.
    pub(crate) target: String,
    pub(crate) at: Timestamp,
    /// The record that it printed, as JSON.
    pub(crate) detail: String,
}

/// An event from an export, with what was known of it there.
#[derive(Clone, Debug)]
pub(crate) struct Imported {
    pub(crate) delivery: Delivery,
    pub(crate) duplicate: bool,
    pub(crate) late: bool,
}

impl Journal {
    /// The place where the newest `count` matching events begin; `None` when nothing matches.
    pub(crate) async fn newest(&self, query: &Query, count: u32) -> Result<Option<Seq>, JournalError> {
        let query = query.clone();
        self.read(move |db| {
            let mut begin = None;
            let mut left = count;
            // Without a pattern the bodies need not be read.
            let columns = if query.patterns.is_empty() { "seq" } else { COLUMNS };
            scan(db, &query, columns, Order::NewestFirst, |row| {
                if query.patterns.is_empty() || query.names(&record(row)?) {
                    begin = Some(Seq(row.get(0)?));
                    left = left.saturating_sub(1);
                }
                Ok(left > 0)
            })?;
            Ok(begin)
        })
        .await
    }

    /// The matching events after a place, oldest first, at most `limit`.
    pub(crate) async fn matching(&self, query: &Query, after: Seq, limit: usize) -> Result<Vec<Record>, JournalError> {
        let mut query = query.clone();
        query.first = query.first.max(Seq(after.0.saturating_add(1)));
        self.read(move |db| {
            let mut records = Vec::new();
            scan(db, &query, COLUMNS, Order::OldestFirst, |row| {
                let record = record(row)?;
                if query.names(&record) {
                    records.push(record);
                }
                Ok(records.len() < limit)
            })?;
            Ok(records)
        })
        .await
    }

    /// One event, if the journal has it.
    pub(crate) async fn event(&self, seq: Seq) -> Result<Option<Record>, JournalError> {
        let query = Query { first: seq, last: seq, ..Query::default() };
        Ok(self.matching(&query, Seq(0), 1).await?.pop())
    }

    /// What reactions did with an event, in order of time.
    pub(crate) async fn effects_of(&self, seq: Seq) -> Result<Vec<Effect>, JournalError> {
        self.read(move |db| {
            let mut statement =
                db.prepare_cached("SELECT reaction, target, at, detail FROM effects WHERE seq = ?1 ORDER BY id")?;
            let mut rows = statement.query([seq.0])?;
            let mut effects = Vec::new();
            while let Some(row) = rows.next()? {
                let at = Timestamp::from_microsecond(row.get(2)?)
                    .map_err(|error| JournalError::Damaged { seq, problem: error.to_string() })?;
                effects.push(Effect { seq, reaction: row.get(0)?, target: row.get(1)?, at, detail: row.get(3)? });
            }
            Ok(effects)
        })
        .await
    }

    /// The events after a place with which a reaction did something on a target.
    pub(crate) async fn effects_after(
        &self,
        after: Seq,
        reaction: &str,
        target: &str,
    ) -> Result<HashSet<Seq>, JournalError> {
        let (reaction, target) = (reaction.to_owned(), target.to_owned());
        self.read(move |db| {
            let mut statement =
                db.prepare_cached("SELECT seq FROM effects WHERE seq > ?1 AND reaction = ?2 AND target = ?3")?;
            let places = statement.query_map(params![after.0, reaction, target], |row| row.get(0).map(Seq))?;
            Ok(places.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }

    /// Remembers at once what a reaction did with events and how far it got; its cursor never moves back.
    pub(crate) async fn settle(&self, cursor: &str, seq: Seq, effects: Vec<Effect>) -> Result<(), JournalError> {
        let cursor = cursor.to_owned();
        self.write(move |db| {
            let mut insert = db.prepare_cached(
                "INSERT INTO effects (seq, reaction, target, at, detail) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            for Effect { seq, reaction, target, at, detail } in &effects {
                insert.execute(params![seq.0, reaction, target, micros(*at), detail])?;
            }
            follower::set_cursor(db, &cursor, seq)
        })
        .await
    }

    /// Appends several deliveries at once, all or none.
    pub(crate) async fn append_all(&self, deliveries: Vec<Delivery>) -> Result<Vec<Record>, JournalError> {
        self.write(move |db| {
            let mut admission = Admission::begin(db)?;
            deliveries.into_iter().map(|delivery| admission.append(delivery)).collect()
        })
        .await
    }

    /// Takes in events of an export, all or none, as replays that prove nothing. Those that the journal has from the
    /// same moment are left out. `known` goes from page to page of one import. Returns how many are new.
    pub(crate) async fn import(&self, events: Vec<Imported>, known: &mut Known) -> Result<usize, JournalError> {
        let mut knows = std::mem::take(known);
        let (new, knows) = self
            .write(move |db| {
                let mut admission = Admission::begin(db)?;
                let mut new = 0;
                for event in events {
                    new += usize::from(admission.import(db, event, &mut knows)?);
                }
                Ok((new, knows))
            })
            .await?;
        *known = knows;
        Ok(new)
    }

    /// Removes the events received before a time and what reactions did with them; a batch at a time, so that a
    /// listener goes on beside it. Returns how many were removed.
    pub(crate) async fn prune(&self, before: Timestamp) -> Result<usize, JournalError> {
        let mut removed = 0;
        loop {
            let batch = self.write(move |db| prune_batch(db, before)).await?;
            if batch == 0 {
                self.write(forget_bots).await?;
                return Ok(removed);
            }
            removed += batch;
        }
    }
}

impl Query {
    /// Whether an event's name is meant.
    fn names(&self, record: &Record) -> bool {
        self.patterns.is_empty() || self.patterns.iter().any(|pattern| pattern.matches(&record.delivery.event))
    }

    /// The conditions after `WHERE`, and their values.
    fn conditions(&self) -> (String, Vec<Value>) {
        let mut sql = "seq >= ? AND seq <= ?".to_owned();
        let mut values = vec![Value::from(self.first.0), Value::from(self.last.0)];
        if let Some(since) = self.since {
            // The index by time finds the range of places at once; a scan from either end then stays within it. Without
            // the plus, SQLite would look for the least place by reading the table from its beginning.
            sql.push_str(
                " AND received_at >= ? AND seq >= (SELECT ifnull(min(+seq), 0)
                   FROM events INDEXED BY events_by_time WHERE received_at >= ?)",
            );
            values.extend([Value::from(micros(since)), Value::from(micros(since))]);
        }
        if let Some(until) = self.until {
            sql.push_str(
                " AND received_at < ? AND seq <= (SELECT ifnull(max(+seq), 0)
                   FROM events INDEXED BY events_by_time WHERE received_at < ?)",
            );
            values.extend([Value::from(micros(until)), Value::from(micros(until))]);
        }
        if let Some(source) = self.source {
            sql.push_str(" AND source = ?");
            values.push(Value::from(source.as_str().to_owned()));
        }
        (sql, values)
    }
}

/// In which order of place events are read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Order {
    NewestFirst,
    OldestFirst,
}

/// Reads matching rows in an order until told to stop; names are the caller's to check.
fn scan(
    db: &Connection,
    query: &Query,
    columns: &str,
    order: Order,
    mut each: impl FnMut(&rusqlite::Row<'_>) -> Result<bool, JournalError>,
) -> Result<(), JournalError> {
    let (conditions, mut values) = query.conditions();
    let bots: Vec<Value> = query.bots.iter().map(|bot| Value::from(bot.as_str().to_owned())).collect();
    let places = of_bots(&vec!["?"; bots.len()].join(", "), query.first);
    // `NOT INDEXED` keeps SQLite on the table's own order, where the first matches are the ones that are wanted.
    let sql = match order {
        Order::NewestFirst if bots.is_empty() => {
            format!("SELECT {columns} FROM events NOT INDEXED WHERE {conditions} ORDER BY seq DESC")
        }
        Order::NewestFirst => {
            values.splice(0..0, bots);
            // The order is that of the places.
            format!("SELECT {columns} FROM ({places}) CROSS JOIN events USING (seq) WHERE {conditions}")
        }
        Order::OldestFirst => {
            let of_bots = if bots.is_empty() { String::new() } else { format!("AND seq IN ({places})") };
            values.extend(bots);
            format!("SELECT {columns} FROM events NOT INDEXED WHERE {conditions} {of_bots} ORDER BY seq ASC")
        }
    };
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        if !each(row)? {
            break;
        }
    }
    Ok(())
}

fn prune_batch(db: &Connection, before: Timestamp) -> Result<usize, JournalError> {
    let mut statement =
        db.prepare_cached("SELECT seq FROM events WHERE received_at < ?1 ORDER BY received_at LIMIT ?2")?;
    let places: Vec<i64> = statement
        .query_map(params![micros(before), PRUNE_BATCH], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut torn = BTreeSet::new();
    for seq in &places {
        db.prepare_cached("DELETE FROM effects WHERE seq = ?1")?.execute([seq])?;
        let bot = db
            .prepare_cached(
                "DELETE FROM events WHERE seq = ?1
                 RETURNING CASE WHEN EXISTS (SELECT 1 FROM events AS e WHERE e.seq = events.previous) THEN bot_id END",
            )?
            .query_row([seq], |row| row.get::<_, Option<String>>(0))?;
        torn.extend(bot);
    }
    if let Some(newest) = places.iter().max() {
        db.prepare_cached("UPDATE pruned SET seq = max(seq, ?1)")?.execute([newest])?;
    }
    torn.iter().try_for_each(|bot_id| link_again(db, bot_id))?;
    Ok(places.len())
}

/// Links the events of a bot again after one in their midst was removed, as happens where a clock was set back or an
/// export was imported.
fn link_again(db: &Connection, bot_id: &str) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE events SET previous = link.previous FROM
             (SELECT seq, lag(seq) OVER (ORDER BY seq) AS previous FROM events WHERE bot_id = ?1) AS link
         WHERE link.seq = events.seq",
    )?
    .execute([bot_id])?;
    db.prepare_cached(
        "UPDATE heard SET seq = newest FROM (SELECT max(seq) AS newest FROM events WHERE bot_id = ?1)
         WHERE bot_id = ?1 AND newest IS NOT NULL",
    )?
    .execute([bot_id])?;
    Ok(())
}

/// Sessions and downloads of bots without any event left would be taken up again by every listener.
fn forget_bots(db: &Transaction<'_>) -> Result<(), JournalError> {
    db.execute("DELETE FROM heard WHERE NOT EXISTS (SELECT 1 FROM events WHERE events.seq = heard.seq)", [])?;
    for table in ["sessions", "downloads"] {
        db.execute(&format!("DELETE FROM {table} WHERE bot_id NOT IN (SELECT bot_id FROM heard)"), [])?;
    }
    Ok(())
}
