//! Reading events back.

use std::sync::Arc;

use bytes::Bytes;
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use crate::journal::error::JournalError;
use crate::model::{Auth, BotId, Delivery, EventName, Headers, Record, Seq, Source};
use crate::webhook::envelope;

/// The columns that [`record`] reads, in its order.
pub(super) const COLUMNS: &str = "seq, received_at, source, auth, duplicate, late, headers, body, name";

/// The most events that are read for one session: a usual one has a dozen, and no endless one is read whole.
const LONGEST_TIMELINE: u32 = 1_000;

/// The events after a place up to another, oldest first, at most `limit`.
pub(in crate::journal) fn between(
    db: &Connection,
    after: Seq,
    last: Seq,
    limit: u32,
) -> Result<Vec<Record>, JournalError> {
    select(db, "WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT ?3", params![after.0, last.0, limit])
}

/// Every event of one bot, oldest first.
pub(in crate::journal) fn of_bot(db: &Connection, bot_id: &BotId) -> Result<Vec<Record>, JournalError> {
    let clause = format!("WHERE seq IN ({}) ORDER BY seq", of_bots("?1", Seq(0)));
    select(db, &clause, params![bot_id.as_str()])
}

/// The events at some places, in this order, as many as stay under a size: the first one in any case. `None` stands for
/// one that is not there.
pub(in crate::journal) fn at(
    db: &Connection,
    places: &[Seq],
    largest: usize,
) -> Result<Vec<Option<Arc<Record>>>, JournalError> {
    let mut records = Vec::with_capacity(places.len());
    let mut size = 0;
    for seq in places {
        let found = select(db, "WHERE seq = ?1", [seq.0])?.pop();
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
    bot_id: &BotId,
    before: Seq,
) -> Result<Vec<Record>, JournalError> {
    let clause = format!(
        "WHERE seq IN ({}) AND seq < ?2 AND name <> ?3 AND name NOT GLOB 'participant_events.*' ORDER BY seq LIMIT ?4",
        of_bots("?1", Seq(0))
    );
    select(db, &clause, params![bot_id.as_str(), before.0, EventName::TRANSCRIPT_CHUNK, LONGEST_TIMELINE])
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
fn select(db: &Connection, clause: &str, parameters: impl rusqlite::Params) -> Result<Vec<Record>, JournalError> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM events {clause}"))?;
    let mut rows = statement.query(parameters)?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(record(row)?);
    }
    Ok(records)
}

/// Reads one row of [`COLUMNS`]. What an event says is read from its body again, so that a journal written by an older
/// version is understood by the newest reader.
pub(super) fn record(row: &Row<'_>) -> Result<Record, JournalError> {
    let seq = Seq(row.get(0)?);
    let damaged = |problem: String| JournalError::Damaged { seq, problem };
    let source: String = row.get(2)?;
    let auth: String = row.get(3)?;
    let headers: String = row.get(6)?;
    let body = Bytes::from(row.get::<_, Vec<u8>>(7)?);
    let event = envelope::parse_kept(&row.get::<_, String>(8)?, &body).map_err(|error| damaged(error.to_string()))?;
    let reason = event.stop_reason();
    let delivery = Delivery {
        received_at: Timestamp::from_microsecond(row.get(1)?).map_err(|error| damaged(error.to_string()))?,
        source: [Source::Poll, Source::Replay, Source::Webhook]
            .into_iter()
            .find(|known| known.as_str() == source)
            .ok_or_else(|| damaged(format!("source `{source}`")))?,
        auth: [Auth::None, Auth::Path, Auth::Signature]
            .into_iter()
            .find(|known| known.as_str() == auth)
            .ok_or_else(|| damaged(format!("auth `{auth}`")))?,
        headers: Headers::from_json(headers).map_err(|error| damaged(error.to_string()))?,
        body,
        event,
    };
    Ok(Record { seq, delivery, reason, duplicate: row.get(4)?, late: row.get(5)? })
}
