//! Whether a delivery repeats an event.

use rusqlite::{CachedStatement, Connection, params};

use super::schema::micros;
use crate::model::{Auth, Delivery, Source};
use crate::webhook::identity::EventKey;

/// How long an event without a timestamp is recognised, in microseconds: 10 minutes (`docs/architecture.md`,
/// "Duplicates and order").
const WINDOW: i64 = 10 * 60 * 1_000_000;
/// How often `bot.joining` may come: join retries send it again (`docs/api.md`, "Order").
const JOINING_ATTEMPTS: i64 = 3;

/// What an event is recognised by.
pub(super) struct EventIdentity {
    pub(super) key: EventKey,
    /// The time by which duplicates are looked for first, so that what is looked for lies together.
    pub(super) happened: Option<i64>,
}

impl EventIdentity {
    pub(super) fn of(delivery: &Delivery) -> Self {
        let happened = delivery.event.happened_at().map(micros);
        Self { key: EventKey::of(&delivery.event, &delivery.payload()), happened }
    }
}

/// Recognises events that the journal has.
pub(super) struct Deduplicator<'db> {
    count_repeated: CachedStatement<'db>,
}

impl<'db> Deduplicator<'db> {
    pub(super) fn prepare(db: &'db Connection) -> rusqlite::Result<Self> {
        let count_repeated = db.prepare_cached(
            "SELECT count(*) FROM events INDEXED BY events_by_identity
             WHERE happened IS ?1 AND identity = ?2 AND NOT duplicate AND source <> 'replay'
             AND received_at BETWEEN ?3 AND ?4
             AND CASE WHEN source = 'poll' OR auth = 'signature' THEN 2 ELSE auth = 'path' END >= ?5",
        )?;
        Ok(Self { count_repeated })
    }

    /// A replay repeats on purpose, so it never counts: neither as a duplicate nor as what a later one duplicates. Nor
    /// does an event stand for one that proves more: whoever makes one up must not silence the service.
    pub(super) fn is_duplicate(&mut self, delivery: &Delivery, identity: &EventIdentity) -> rusqlite::Result<bool> {
        if delivery.source == Source::Replay {
            return Ok(false);
        }
        let (from, to, allowed) = if delivery.event.timestamp.is_some() {
            (i64::MIN, i64::MAX, 1)
        } else {
            let now = micros(delivery.received_at);
            let allowed = if delivery.event.name.as_str() == "bot.joining" { JOINING_ATTEMPTS } else { 1 };
            // In both directions: the clock may have been ahead, and set back since.
            (now.saturating_sub(WINDOW), now.saturating_add(WINDOW), allowed)
        };
        let trust = match delivery.trust() {
            Auth::None => 0,
            Auth::Path => 1,
            Auth::Signature => 2,
        };
        let values = params![identity.happened, identity.key.as_bytes(), from, to, trust];
        let repeated: i64 = self.count_repeated.query_row(values, |row| row.get(0))?;
        Ok(repeated >= allowed)
    }
}
