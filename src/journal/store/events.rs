//! Reading events back.

use std::sync::Arc;

use bytes::Bytes;
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::checksum::EventRow;
use crate::journal::error::JournalError;
use crate::journal::unreadable::Unreadable;
use crate::model::{Auth, BotId, Delivery, EventName, Headers, QueryString, Record, Seq, Source};
use crate::webhook::envelope;

/// The columns that [`record`] reads, in its order.
pub(super) const COLUMNS: &str = "seq, received_at, source, auth, duplicate, late, headers, body, bot_id, previous,
    name, rank, happened, identity, checksum, query";

/// The most events that are read for one session: a usual one has a dozen, and no endless one is read whole.
const LONGEST_TIMELINE: u32 = 1_000;

/// The events after a place up to another, oldest first, at most `limit`: none when none of them can be read.
pub(in crate::journal) fn between(
    db: &Connection,
    unreadable: &Unreadable,
    after: Seq,
    last: Seq,
    limit: u32,
) -> Result<Vec<Record>, JournalError> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM events WHERE seq > ?1 AND seq <= ?2 ORDER BY seq"))?;
    let mut rows = statement.query(params![after.0, last.0])?;
    let mut places = Continuity::after(db, unreadable, after)?;
    let mut records = Vec::new();
    while records.len() < limit {
        let Some(row) = rows.next()? else {
            places.end(last);
            break;
        };
        places.see(Seq(row.get(0)?));
        records.extend(record(row, unreadable)?);
    }
    Ok(records)
}

/// Every event of one bot, oldest first.
pub(in crate::journal) fn of_bot(
    db: &Connection,
    unreadable: &Unreadable,
    bot_id: &BotId,
) -> Result<Vec<Record>, JournalError> {
    let clause = format!("WHERE seq IN ({}) ORDER BY seq", of_bots("?1", Seq(0)));
    select(db, unreadable, &clause, params![bot_id.as_str()])
}

/// The events at some places, in this order, as many as stay under a size: the first one in any case. `None` stands for
/// one that is not there, or cannot be read.
pub(in crate::journal) fn at(
    db: &Connection,
    unreadable: &Unreadable,
    places: &[Seq],
    largest: usize,
) -> Result<Vec<Option<Arc<Record>>>, JournalError> {
    let mut records = Vec::with_capacity(places.len());
    let mut size = 0;
    for seq in places {
        let found = select(db, unreadable, "WHERE seq = ?1", [seq.0])?.pop();
        size += found.as_ref().map_or(0, |record| record.delivery.body.len());
        if size > largest && !records.is_empty() {
            break;
        }
        records.push(found.map(Arc::new));
    }
    Ok(records)
}

/// The events that tell how one bot's session went, before a place, oldest first; at most [`LONGEST_TIMELINE`].
pub(in crate::journal) fn of_session(
    db: &Connection,
    unreadable: &Unreadable,
    bot_id: &BotId,
    before: Seq,
) -> Result<Vec<Record>, JournalError> {
    let clause = format!(
        "WHERE seq IN ({}) AND seq < ?2 AND name <> ?3 AND name NOT GLOB 'participant_events.*' ORDER BY seq LIMIT ?4",
        of_bots("?1", Seq(0))
    );
    select(db, unreadable, &clause, params![bot_id.as_str(), before.0, EventName::TRANSCRIPT_CHUNK, LONGEST_TIMELINE])
}

/// The query for the places of the events of some bots from `first` on, the newest first; it looks no further than its
/// rows are read. `bots` lists the bots in SQL.
pub(super) fn of_bots(bots: &str, first: Seq) -> String {
    format!(
        "WITH RECURSIVE of_bots (seq, previous) AS (
             SELECT events.seq, previous FROM heard JOIN events ON events.seq = heard.seq WHERE heard.bot_id IN ({bots})
             UNION ALL
             SELECT events.seq, events.previous FROM of_bots JOIN events ON events.seq = of_bots.previous
             WHERE of_bots.previous >= {first} ORDER BY 1 DESC)
         SELECT seq FROM of_bots"
    )
}

/// Reads events; `clause` follows the table's name.
fn select(
    db: &Connection,
    unreadable: &Unreadable,
    clause: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<Record>, JournalError> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM events {clause}"))?;
    let mut rows = statement.query(parameters)?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.extend(record(row, unreadable)?);
    }
    Ok(records)
}

/// Watches that no place is missing, but for those that may have been pruned. In a damaged file, SQLite may pass over
/// rows and say nothing.
pub(super) struct Continuity<'a> {
    unreadable: &'a Unreadable,
    next: i64,
}

impl<'a> Continuity<'a> {
    /// Begins after a place.
    pub(super) fn after(db: &Connection, unreadable: &'a Unreadable, after: Seq) -> rusqlite::Result<Self> {
        let pruned: i64 = db.prepare_cached("SELECT seq FROM pruned")?.query_row([], |row| row.get(0))?;
        Ok(Self { unreadable, next: pruned.max(after.0).saturating_add(1) })
    }

    /// Takes note of the next place that is there.
    pub(super) fn see(&mut self, seq: Seq) {
        if seq.0 > self.next {
            self.unreadable.miss(self.next, seq.0 - 1);
        }
        self.next = self.next.max(seq.0.saturating_add(1));
    }

    /// Takes note that there is none any more up to a place.
    pub(super) fn end(&mut self, last: Seq) {
        self.see(Seq(last.0.saturating_add(1)));
    }
}

/// Reads one row of [`COLUMNS`]; `None` where it cannot be read.
pub(super) fn record(row: &Row<'_>, unreadable: &Unreadable) -> Result<Option<Record>, JournalError> {
    let seq = Seq(row.get(0)?);
    Ok(unreadable.pass_over(read(row), || format!("event {seq}")))
}

/// Looks at the rows from one place to another, of a database of any format that may be damaged: `each` is told of every
/// one, and whether it can be read.
pub(in crate::journal) fn check_between(
    db: &Connection,
    first: i64,
    last: i64,
    each: &mut impl FnMut(i64, bool),
) -> Result<(), JournalError> {
    let columns = columns(db)?;
    let mut select = db.prepare_cached(&format!(
        "SELECT {columns} FROM events NOT INDEXED WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq"
    ))?;
    let mut rows = select.query([first, last])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, read(row).is_ok());
    }
    Ok(())
}

/// The event at a place, of a database of any format that may be damaged.
pub(in crate::journal) fn read_at(db: &Connection, seq: i64) -> Result<Option<Record>, JournalError> {
    let mut select = db.prepare_cached(&format!("SELECT {} FROM events WHERE seq = ?1", columns(db)?))?;
    let mut rows = select.query([seq])?;
    Ok(rows.next()?.and_then(|row| read(row).ok()))
}

/// The columns that [`record`] reads, as far as a database of an older format has them.
fn columns(db: &Connection) -> rusqlite::Result<String> {
    let mut select = db.prepare_cached("SELECT name FROM pragma_table_info('events')")?;
    let known: Vec<String> = select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let columns = COLUMNS.split(',').map(str::trim);
    let columns = columns.map(|column| if known.iter().any(|known| known == column) { column } else { "NULL" });
    Ok(columns.collect::<Vec<_>>().join(", "))
}

fn read(row: &Row<'_>) -> Result<Record, RowError> {
    let (stored, checksum) = stored(row)?;
    decode(&stored, checksum)
}

/// Has an event follow on another one of its bot.
pub(super) fn link(
    db: &Connection,
    unreadable: &Unreadable,
    seq: i64,
    previous: Option<i64>,
) -> Result<(), JournalError> {
    let mut select = db.prepare_cached(&format!("SELECT {COLUMNS} FROM events WHERE seq = ?1"))?;
    let mut rows = select.query([seq])?;
    let Some(row) = rows.next()? else { return Ok(()) };
    // A row that does not match its checksum must not be given one that it matches.
    let is_sound = read(row).map(drop).and_then(|()| stored(row));
    let Some((stored, checksum)) = unreadable.pass_over(is_sound, || format!("event {seq}")) else { return Ok(()) };
    let checksum = checksum.map(|_| EventRow { previous, ..stored }.checksum());
    db.prepare_cached("UPDATE events SET previous = ?2, checksum = ?3 WHERE seq = ?1")?
        .execute(params![seq, previous, checksum])?;
    Ok(())
}

/// What a row of [`COLUMNS`] holds, and its checksum.
fn stored<'row>(row: &'row Row<'_>) -> Result<(EventRow<'row>, Option<u32>), RowError> {
    let stored = EventRow {
        seq: row.get(0)?,
        received_at: row.get(1)?,
        source: text(row, 2)?,
        auth: text(row, 3)?,
        duplicate: row.get(4)?,
        late: row.get(5)?,
        headers: text(row, 6)?,
        body: row.get_ref(7)?.as_blob()?,
        bot_id: row.get_ref(8)?.as_str_or_null()?,
        previous: row.get(9)?,
        name: text(row, 10)?,
        rank: row.get(11)?,
        happened: row.get(12)?,
        identity: row.get_ref(13)?.as_blob()?,
        query: row.get_ref(15)?.as_str_or_null()?,
    };
    Ok((stored, row.get(14)?))
}

/// What an event says is read from its body again, so that a journal written by an older version is understood by the
/// newest reader.
pub(in crate::journal) fn decode(stored: &EventRow<'_>, checksum: Option<u32>) -> Result<Record, RowError> {
    // Older versions wrote none.
    if checksum.is_some_and(|checksum| checksum != stored.checksum()) {
        return Err(RowError::Checksum);
    }
    let body = Bytes::copy_from_slice(stored.body);
    let headers = Headers::from_json(stored.headers.to_owned()).map_err(|_| RowError::Value("headers"))?;
    let event = envelope::parse_kept(stored.name, &headers, &body);
    let event = event.map_err(|error| RowError::Body(error.to_string()))?;
    let reason = event.stop_reason();
    let sources = [Source::Poll, Source::Replay, Source::Webhook];
    let proofs = [Auth::None, Auth::Path, Auth::Signature];
    let delivery = Delivery {
        received_at: Timestamp::from_microsecond(stored.received_at).map_err(|_| RowError::Value("received_at"))?,
        source: sources.into_iter().find(|known| known.as_str() == stored.source).ok_or(RowError::Value("source"))?,
        auth: proofs.into_iter().find(|known| known.as_str() == stored.auth).ok_or(RowError::Value("auth"))?,
        headers,
        query: stored.query.and_then(QueryString::new),
        body,
        event,
    };
    Ok(Record { seq: Seq(stored.seq), delivery, reason, duplicate: stored.duplicate, late: stored.late })
}

fn text<'row>(row: &'row Row<'_>, column: usize) -> Result<&'row str, RowError> {
    Ok(row.get_ref(column)?.as_str()?)
}

/// Why a row cannot be read.
#[derive(Debug, thiserror::Error)]
pub(in crate::journal) enum RowError {
    #[error("it does not match its checksum")]
    Checksum,
    #[error("{0}")]
    Body(String),
    #[error("`{0}` is no such value")]
    Value(&'static str),
    #[error(transparent)]
    Type(#[from] rusqlite::types::FromSqlError),
    #[error(transparent)]
    Column(#[from] rusqlite::Error),
}
