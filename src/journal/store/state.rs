//! What the journal remembers beside events: bots that this machine sent, sessions.

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::downloads::newest_event;
use super::events;
use super::schema::micros;
use super::tasks::{next_changes, no_such_value};
use crate::journal::error::JournalError;
use crate::journal::unreadable::Unreadable;
use crate::model::{BotId, Expected, Outcome, Provider, ProviderMode, Seq, Session};

/// What a row is called that cannot be read.
const BOT: (&str, &str) = ("bot", "bot_id");

/// A bot that this machine sent, as far as later commands need to know.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct SentBot {
    pub(crate) bot_id: BotId,
    pub(crate) created_at: Timestamp,
    /// The provider of the transcript, if there is to be one.
    pub(crate) provider: Option<Provider>,
    /// Whether video was asked for.
    pub(crate) video: bool,
    /// The request's body with secrets masked, as JSON.
    pub(crate) request: String,
}

impl SentBot {
    /// What the session is going to produce.
    pub(crate) fn expected(&self) -> Expected {
        let transcript = self.provider.is_some_and(|provider| provider.mode() == ProviderMode::PostCall);
        Expected { transcript: Some(transcript), video: Some(self.video) }
    }
}

/// Remembers a bot that was sent.
pub(in crate::journal) fn remember_bot(db: &Connection, bot: &SentBot) -> Result<(), JournalError> {
    db.prepare_cached(
        "INSERT INTO bots (bot_id, created_at, provider, video, request) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (bot_id) DO NOTHING",
    )?
    .execute(params![
        bot.bot_id.as_str(),
        micros(bot.created_at),
        bot.provider.map(Provider::as_str),
        bot.video,
        bot.request,
    ])?;
    Ok(())
}

/// A bot that this machine sent.
pub(in crate::journal) fn sent_bot(
    db: &Connection,
    unreadable: &Unreadable,
    bot_id: &BotId,
) -> Result<Option<SentBot>, JournalError> {
    let mut select =
        db.prepare_cached("SELECT bot_id, created_at, provider, video, request FROM bots WHERE bot_id = ?1")?;
    Ok(unreadable.rows(select.query([bot_id.as_str()])?, 1, BOT, read_sent_bot)?.pop())
}

/// The newest bot that this machine sent.
pub(in crate::journal) fn last_sent_bot(
    db: &Connection,
    unreadable: &Unreadable,
) -> Result<Option<SentBot>, JournalError> {
    let mut select = db.prepare_cached(
        "SELECT bot_id, created_at, provider, video, request FROM bots ORDER BY created_at DESC, bot_id",
    )?;
    Ok(unreadable.rows(select.query([])?, 1, BOT, read_sent_bot)?.pop())
}

/// The ids that begin with a prefix, of bots sent from here, heard of or seen in a list; at most `limit`.
pub(in crate::journal) fn bots_with_prefix(
    db: &Connection,
    unreadable: &Unreadable,
    prefix: &str,
    limit: u32,
) -> Result<Vec<BotId>, JournalError> {
    let mut statement = db.prepare_cached(
        "SELECT bot_id FROM bots WHERE bot_id >= ?1 AND bot_id < ?2
         UNION SELECT bot_id FROM heard WHERE bot_id >= ?1 AND bot_id < ?2
         UNION SELECT bot_id FROM seen WHERE bot_id >= ?1 AND bot_id < ?2
         ORDER BY 1",
    )?;
    // No id holds a character beyond `z`, so the range is exactly the ids that begin with the prefix.
    let ids = statement.query(params![prefix, format!("{prefix}{{")])?;
    Ok(unreadable.rows(ids, usize::try_from(limit).unwrap_or(usize::MAX), BOT, bot_id)?)
}

/// How long it is remembered that a bot was seen: longer than a list shows what nobody works with any more.
const SEEN_FOR: Duration = Duration::from_hours(90 * 24);

/// Remembers that bots were seen, and forgets those that were not seen for long.
pub(in crate::journal) fn saw_bots(db: &Connection, bots: &[BotId], now: Timestamp) -> Result<(), JournalError> {
    let oldest = now.checked_sub(SEEN_FOR).unwrap_or(Timestamp::MIN);
    db.prepare_cached("DELETE FROM seen WHERE seen_at < ?1")?.execute([micros(oldest)])?;
    let mut insert = db.prepare_cached(
        "INSERT INTO seen (bot_id, seen_at) VALUES (?1, ?2)
         ON CONFLICT (bot_id) DO UPDATE SET seen_at = excluded.seen_at",
    )?;
    for bot in bots {
        insert.execute(params![bot.as_str(), micros(now)])?;
    }
    Ok(())
}

/// Remembers that bots have a session, and returns what is known of each from before a place; `None` if it has ended.
pub(in crate::journal) fn begin_sessions(
    db: &Connection,
    unreadable: &Unreadable,
    bots: Vec<(BotId, Seq)>,
) -> Result<Vec<(BotId, Option<Session>)>, JournalError> {
    let begin = |(bot_id, before)| begin_session(db, unreadable, &bot_id, before).map(|session| (bot_id, session));
    bots.into_iter().map(begin).collect()
}

/// A session that has ended.
#[derive(Clone, Debug)]
pub(crate) struct EndedSession {
    pub(crate) bot_id: BotId,
    pub(crate) outcome: Outcome,
    /// The NDJSON record of it.
    pub(crate) detail: String,
    /// What people are told beside it.
    pub(crate) remark: Option<String>,
}

/// Remembers that a session has ended, and that there is something to say of it. Returns whether it was open until now.
pub(in crate::journal) fn close_session(
    db: &Connection,
    ended: &EndedSession,
    now: Timestamp,
) -> Result<bool, JournalError> {
    let EndedSession { bot_id, outcome, .. } = ended;
    let rows = db
        .prepare_cached(
            "INSERT INTO sessions (bot_id, closed_at, outcome) VALUES (?1, ?2, ?3)
             ON CONFLICT (bot_id) DO UPDATE SET closed_at = excluded.closed_at, outcome = excluded.outcome
             WHERE closed_at IS NULL",
        )?
        .execute(params![bot_id.as_str(), micros(now), outcome.as_str()])?;
    if rows > 0 {
        tell_end(db, ended, "", now)?;
    }
    Ok(rows > 0)
}

/// Remembers that a session which has ended did so with another outcome, and that there is something to say of it. Returns
/// whether it was another.
pub(in crate::journal) fn correct_session(
    db: &Connection,
    ended: &EndedSession,
    now: Timestamp,
) -> Result<bool, JournalError> {
    let rows = db
        .prepare_cached(
            "UPDATE sessions SET outcome = ?2 WHERE bot_id = ?1 AND closed_at IS NOT NULL AND outcome <> ?2",
        )?
        .execute(params![ended.bot_id.as_str(), ended.outcome.as_str()])?;
    if rows > 0 {
        // What was said before stays beside it, also where it is about the same event.
        tell_end(db, ended, "correction", now)?;
    }
    Ok(rows > 0)
}

fn tell_end(db: &Connection, ended: &EndedSession, kind: &str, now: Timestamp) -> Result<(), JournalError> {
    let EndedSession { bot_id, outcome: _, detail, remark } = ended;
    let (seq, change) = (newest_event(db, bot_id)?, next_changes(db, 1)?);
    db.prepare_cached(
        "INSERT INTO tasks (reaction, target, seq, bot_id, kind, state, attempts, not_before, change, updated_at, detail,
                            remark)
         VALUES ('session', '', ?1, ?2, ?7, 'done', 1, 0, ?3, ?4, ?5, ?6)
         ON CONFLICT (seq, reaction, target, kind) DO UPDATE
         SET change = excluded.change, updated_at = excluded.updated_at, detail = excluded.detail,
             remark = excluded.remark",
    )?
    .execute(params![seq.0, bot_id.as_str(), change, micros(now), detail, remark, kind])?;
    Ok(())
}

/// A session that has not ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct OpenSession {
    pub(crate) bot_id: BotId,
    /// The event that it began with.
    begun: i64,
}

/// Some of the sessions that have not ended.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct OpenSessions {
    pub(crate) sessions: Vec<OpenSession>,
    /// The one behind which there may be more; `None` at the end.
    pub(crate) next: Option<OpenSession>,
}

/// Sessions that have not ended, the newest first, behind one of them; at most `limit`.
pub(in crate::journal) fn open_sessions(
    db: &Connection,
    unreadable: &Unreadable,
    after: Option<&OpenSession>,
    limit: u32,
) -> Result<OpenSessions, JournalError> {
    let mut statement = db.prepare_cached(
        "SELECT bot_id, begun FROM sessions INDEXED BY sessions_by_begin
         WHERE closed_at IS NULL AND (begun, bot_id) < (?1, ?2) ORDER BY begun DESC, bot_id DESC LIMIT ?3",
    )?;
    let (begun, bot) = after.map_or((i64::MAX, ""), |after| (after.begun, after.bot_id.as_str()));
    let count = std::cell::Cell::new(0);
    let sessions = unreadable.rows(statement.query(params![begun, bot, limit])?, usize::MAX, BOT, |row| {
        count.set(count.get() + 1);
        Ok(OpenSession { bot_id: bot_id(row)?, begun: row.get(1)? })
    })?;
    let next = sessions.last().filter(|_| count.get() == limit).cloned();
    Ok(OpenSessions { sessions, next })
}

/// How many sessions have not ended.
pub(in crate::journal) fn count_open_sessions(db: &Connection) -> Result<u64, JournalError> {
    let mut statement = db.prepare_cached("SELECT count(*) FROM sessions WHERE closed_at IS NULL")?;
    Ok(statement.query_row([], |row| row.get::<_, i64>(0))?.unsigned_abs())
}

/// The bots that were sent from here since a time and of which nothing was heard, the newest first; at most `limit`.
pub(in crate::journal) fn unheard_bots(
    db: &Connection,
    unreadable: &Unreadable,
    sent_since: Timestamp,
    limit: u32,
) -> Result<Vec<BotId>, JournalError> {
    let mut statement = db.prepare_cached(
        "SELECT bot_id FROM bots
         WHERE created_at >= ?1 AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.bot_id = bots.bot_id)
         ORDER BY created_at DESC LIMIT ?2",
    )?;
    Ok(unreadable.rows(statement.query(params![micros(sent_since), limit])?, usize::MAX, BOT, bot_id)?)
}

/// Whether the session of a bot has ended.
pub(in crate::journal) fn has_ended(db: &Connection, bot_id: &BotId) -> Result<bool, JournalError> {
    let mut statement = db.prepare_cached("SELECT 1 FROM sessions WHERE bot_id = ?1 AND closed_at IS NOT NULL")?;
    Ok(statement.exists([bot_id.as_str()])?)
}

/// Takes back that a session has ended.
pub(in crate::journal) fn reopen_session(db: &Connection, bot_id: &BotId) -> Result<(), JournalError> {
    db.prepare_cached("UPDATE sessions SET closed_at = NULL, outcome = NULL WHERE bot_id = ?1")?
        .execute([bot_id.as_str()])?;
    Ok(())
}

fn begin_session(
    db: &Connection,
    unreadable: &Unreadable,
    bot_id: &BotId,
    before: Seq,
) -> Result<Option<Session>, JournalError> {
    let is_new = db
        .prepare_cached("INSERT INTO sessions (bot_id, begun) VALUES (?1, ?2) ON CONFLICT (bot_id) DO NOTHING")?
        .execute(params![bot_id.as_str(), before.0])?
        > 0;
    let is_open = is_new
        || db
            .prepare_cached("SELECT 1 FROM sessions WHERE bot_id = ?1 AND closed_at IS NULL")?
            .exists([bot_id.as_str()])?;
    if !is_open {
        return Ok(None);
    }
    let is_first =
        is_new && db.prepare_cached("SELECT 1 FROM events WHERE seq = ?1 AND previous IS NULL")?.exists([before.0])?;
    if is_first { Ok(Some(Session::default())) } else { session(db, unreadable, bot_id, before).map(Some) }
}

/// What is known of a bot's session from before a place.
pub(in crate::journal) fn session(
    db: &Connection,
    unreadable: &Unreadable,
    bot_id: &BotId,
    before: Seq,
) -> Result<Session, JournalError> {
    let mut session = Session::default();
    for record in events::of_session(db, unreadable, bot_id, before)? {
        session.apply(&record);
    }
    Ok(session)
}

fn read_sent_bot(row: &Row<'_>) -> rusqlite::Result<SentBot> {
    let provider: Option<String> = row.get(2)?;
    Ok(SentBot {
        bot_id: bot_id(row)?,
        created_at: Timestamp::from_microsecond(row.get(1)?).map_err(no_such_value)?,
        provider: provider.and_then(|name| name.parse().ok()),
        video: row.get(3)?,
        request: row.get(4)?,
    })
}

/// The bot in the first column.
fn bot_id(row: &Row<'_>) -> rusqlite::Result<BotId> {
    row.get::<_, String>(0)?.parse().map_err(no_such_value)
}
