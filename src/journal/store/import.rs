//! Taking in the events of an export.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::append::Appender;
use super::duplicate::EventIdentity;
use super::schema::micros;
use crate::journal::error::JournalError;
use crate::model::Delivery;
use crate::webhook::identity::EventKey;

/// An event from an export, with what was known of it there.
#[derive(Clone, Debug)]
pub(crate) struct Imported {
    pub(crate) delivery: Delivery,
    pub(crate) duplicate: bool,
    pub(crate) late: bool,
}

/// The most milliseconds of which is known what the journal has: an export of several sources goes to and fro between few.
const MOMENTS: usize = 64;

/// What the journal has from the milliseconds that an import has come to. A journal that was filled by an import or a
/// replay may have most of its events in one.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The newest place in the journal by then; others may append between two pages of an import.
    newest: i64,
    /// By when the millisecond begins, in microseconds.
    keys: HashMap<i64, HashSet<EventKey>>,
}

/// Appends a page of an export, but for what the journal has from the same moment. Returns how many are new.
pub(in crate::journal) fn import(
    db: &Connection,
    events: Vec<Imported>,
    known: &mut Known,
) -> Result<usize, JournalError> {
    let mut appender = Appender::begin(db)?;
    let mut new = 0;
    for event in events {
        new += usize::from(import_one(db, &mut appender, event, known)?);
    }
    Ok(new)
}

/// Returns whether the event is new.
fn import_one(
    db: &Connection,
    appender: &mut Appender<'_>,
    event: Imported,
    known: &mut Known,
) -> Result<bool, JournalError> {
    let Imported { delivery, duplicate, late } = event;
    let identity = EventIdentity::of(&delivery);
    // Exports tell the time to the millisecond.
    let from = micros(delivery.received_at) / 1_000 * 1_000;
    if known.newest != appender.newest() || known.keys.len() > MOMENTS {
        known.keys.clear();
    }
    let keys = match known.keys.entry(from) {
        Entry::Occupied(keys) => keys.into_mut(),
        Entry::Vacant(place) => place.insert(keys_from(db, from)?),
    };
    let is_new = keys.insert(identity.key);
    if is_new {
        appender.append_known(delivery, &identity, duplicate, late)?;
    }
    known.newest = appender.newest();
    Ok(is_new)
}

fn keys_from(db: &Connection, from: i64) -> rusqlite::Result<HashSet<EventKey>> {
    let mut select = db.prepare_cached(
        "SELECT identity FROM events INDEXED BY events_by_time WHERE received_at BETWEEN ?1 AND ?1 + 999",
    )?;
    let keys = select.query_map([from], |row| row.get::<_, [u8; 16]>(0).map(EventKey::from))?;
    keys.collect()
}
