//! Searching for events by bot, name, time and source.

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::events::{COLUMNS, Continuity, of_bots, record};
use super::names::{self, Occurrences};
use super::schema::{self, micros};
use crate::journal::error::JournalError;
use crate::journal::unreadable::Unreadable;
use crate::model::{BotId, Condition, EventPattern, Record, Seq, Source};

/// Which events are asked for; everything that is said must hold.
#[derive(Clone, Debug)]
pub(crate) struct Query {
    /// Names that are meant; none means all.
    pub(crate) patterns: Vec<EventPattern>,
    /// Bots that are meant; none means all.
    pub(crate) bots: Vec<BotId>,
    /// What payloads are to fulfil, each of them.
    pub(crate) conditions: Vec<Condition>,
    /// Received at this time or later.
    pub(crate) since: Option<Timestamp>,
    /// Received before this time.
    pub(crate) until: Option<Timestamp>,
    pub(crate) source: Option<Source>,
    /// Only those that an app did not take or a command failed on, or that still wait for either, and that were not
    /// replayed since.
    pub(crate) failed: bool,
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
            conditions: Vec::new(),
            since: None,
            until: None,
            source: None,
            failed: false,
            first: Seq(0),
            last: Seq(i64::MAX),
        }
    }
}

/// The place where the newest `count` matching events begin; `None` when nothing matches.
pub(in crate::journal) fn newest(
    db: &Connection,
    unreadable: &Unreadable,
    query: &Query,
    count: u32,
) -> Result<Option<Seq>, JournalError> {
    let mut begin = None;
    let mut left = count;
    let Some((query, names)) = query.bounded(db)? else { return Ok(None) };
    // Where nothing is asked of them, the bodies need not be read.
    let is_of_any = query.patterns.is_empty() && query.conditions.is_empty();
    let columns = if is_of_any { "seq" } else { COLUMNS };
    scan(db, &query, &names, columns, Order::NewestFirst, |row| {
        if is_of_any || record(row, unreadable)?.is_some_and(|record| query.means(&record)) {
            begin = Some(Seq(row.get(0)?));
            left = left.saturating_sub(1);
        }
        Ok(left > 0)
    })?;
    Ok(begin)
}

/// The matching events, oldest first, at most `limit`.
pub(in crate::journal) fn matching(
    db: &Connection,
    unreadable: &Unreadable,
    query: &Query,
    limit: usize,
) -> Result<Vec<Record>, JournalError> {
    let mut records = Vec::new();
    let Some((query, names)) = query.bounded(db)? else { return Ok(records) };
    let mut places = if query.is_of_all() {
        Some(Continuity::after(db, unreadable, Seq(query.first.0.saturating_sub(1)))?)
    } else {
        None
    };
    scan(db, &query, &names, COLUMNS, Order::OldestFirst, |row| {
        if let Some(places) = &mut places {
            places.see(Seq(row.get(0)?));
        }
        records.extend(record(row, unreadable)?.filter(|record| query.means(record)));
        Ok(records.len() < limit)
    })?;
    if let Some(mut places) = places.filter(|_| records.len() < limit) {
        places.end(query.last.min(schema::newest(db)?));
    }
    Ok(records)
}

impl Query {
    /// The same, held to the events that can have a name that is meant, and the specific names of these, none for any;
    /// `None` where no event can have one.
    fn bounded(&self, db: &Connection) -> rusqlite::Result<Option<(Self, Vec<String>)>> {
        if self.patterns.is_empty() {
            return Ok(Some((self.clone(), Vec::new())));
        }
        let found = names::occurrences(db, &self.patterns)?;
        Ok(found
            .map(|Occurrences { names, first }| (Self { first: self.first.max(Seq(first)), ..self.clone() }, names)))
    }

    /// Whether every event is meant, between two places.
    fn is_of_all(&self) -> bool {
        let Self { patterns, bots, conditions, since, until, source, failed, first: _, last: _ } = self;
        patterns.is_empty()
            && bots.is_empty()
            && conditions.is_empty()
            && since.is_none()
            && until.is_none()
            && source.is_none()
            && !failed
    }

    /// Whether an event's name and payload are meant.
    fn means(&self, record: &Record) -> bool {
        let is_named = || self.patterns.iter().any(|pattern| pattern.matches(&record.delivery.event));
        (self.patterns.is_empty() || is_named()) && Condition::all_hold(&self.conditions, &record.delivery)
    }

    /// The conditions after `WHERE`, and their values. `names` are the specific names that an event can have, none for any.
    fn conditions(&self, names: &[String]) -> (String, Vec<Value>) {
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
        if !names.is_empty() {
            sql.extend([" AND name IN (", &vec!["?"; names.len()].join(", "), ")"]);
            values.extend(names.iter().cloned().map(Value::from));
        }
        if let Some(source) = self.source {
            sql.push_str(" AND source = ?");
            values.push(Value::from(source.as_str().to_owned()));
        }
        if self.failed {
            sql.push_str(
                " AND seq IN (
                    SELECT seq FROM tasks WHERE reaction IN ('forward', 'exec') AND state <> 'done' AND NOT EXISTS (
                        SELECT 1 FROM tasks AS later
                        WHERE later.seq = tasks.seq AND later.reaction = 'replay' AND later.state = 'done'
                          AND later.updated_at >= tasks.updated_at))",
            );
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
    names: &[String],
    columns: &str,
    order: Order,
    mut each: impl FnMut(&rusqlite::Row<'_>) -> Result<bool, JournalError>,
) -> Result<(), JournalError> {
    let (conditions, mut values) = query.conditions(names);
    let bots: Vec<Value> = query.bots.iter().map(|bot| Value::from(bot.as_str().to_owned())).collect();
    let places = of_bots(&vec!["?"; bots.len()].join(", "), query.first);
    // `NOT INDEXED` keeps SQLite on the table's own order, where the first matches are the ones that are wanted.
    let sql = match order {
        Order::NewestFirst if bots.is_empty() => {
            format!("SELECT {columns} FROM events NOT INDEXED WHERE {conditions} ORDER BY seq DESC")
        }
        Order::NewestFirst => {
            values.splice(0..0, bots);
            // The order is by `seq`.
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
