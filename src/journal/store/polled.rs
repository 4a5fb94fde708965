//! Which events were read from the API, and which webhooks told the same later.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::duplicate::EventIdentity;
use super::schema::micros;
use crate::journal::error::JournalError;
use crate::model::{BotId, Delivery, EventKind, Fact, Seq};

/// How far apart, in microseconds, the times of a webhook and of what was read from the API may be if they are about
/// the same: 10 minutes. A bot that tries to join once more, and a later transcription, are told apart by it.
const NEAR: i64 = 10 * 60 * 1_000_000;

/// Remembers that an event was read from the API.
pub(super) fn remember(db: &Connection, bot_id: &BotId, fact: &Fact, seq: Seq) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT OR REPLACE INTO polled (bot_id, fact, seq) VALUES (?1, ?2, ?3)")?.execute(params![
        bot_id.as_str(),
        fact.to_string(),
        seq.0
    ])?;
    db.prepare_cached("UPDATE heard SET is_polled = 1 WHERE bot_id = ?1")?.execute([bot_id.as_str()])?;
    Ok(())
}

/// Whether anything of a bot was read from the API; `None` if nothing was heard of it at all.
pub(in crate::journal) fn was_polled(db: &Connection, bot_id: &BotId) -> Result<Option<bool>, JournalError> {
    let mut select = db.prepare_cached("SELECT is_polled FROM heard WHERE bot_id = ?1")?;
    Ok(select.query_row([bot_id.as_str()], |row| row.get(0)).optional()?)
}

/// What was read from the API, and whether a webhook has told it since.
struct Polled {
    /// When it happened, else when it was read.
    at: i64,
    kind: EventKind,
    webhook: Option<Vec<u8>>,
}

/// Whether a webhook tells what was read from the API before. Each such event stands for one webhook, however often
/// that one comes.
pub(super) fn is_told_again(
    db: &Connection,
    delivery: &Delivery,
    identity: &EventIdentity,
) -> Result<bool, JournalError> {
    let Some(bot_id) = &delivery.event.bot_id else { return Ok(false) };
    let fact = Fact::of(&delivery.event).to_string();
    let polled = db
        .prepare_cached(
            "SELECT ifnull(happened, received_at), name, webhook FROM polled JOIN events USING (seq)
             WHERE polled.bot_id = ?1 AND fact = ?2",
        )?
        .query_row(params![bot_id.as_str(), fact], |row| {
            let name: String = row.get(1)?;
            Ok(Polled { at: row.get(0)?, kind: EventKind::from_name(&name), webhook: row.get(2)? })
        })
        .optional()?;
    let Some(polled) = polled else { return Ok(false) };
    if let Some(known) = polled.webhook {
        return Ok(known == identity.key.as_bytes());
    }
    let at = identity.happened.unwrap_or_else(|| micros(delivery.received_at));
    let is_near = at.abs_diff(polled.at) <= NEAR.unsigned_abs();
    if !is_near || says_more(delivery, polled.kind) {
        return Ok(false);
    }
    db.prepare_cached("UPDATE polled SET webhook = ?3 WHERE bot_id = ?1 AND fact = ?2")?.execute(params![
        bot_id.as_str(),
        fact,
        identity.key.as_bytes()
    ])?;
    Ok(true)
}

/// Whether a webhook says how the bot stopped, where the API said something else of it: a kick is a stop there.
fn says_more(delivery: &Delivery, polled: EventKind) -> bool {
    let told = delivery.event.stop_reason();
    told.is_some_and(|reason| reason.is_specific() && polled.stop_reason() != Some(reason))
}
