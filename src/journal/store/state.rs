//! What the journal remembers beside events: bots that this machine sent, downloads, sessions.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::events;
use super::schema::micros;
use crate::journal::error::JournalError;
use crate::model::{ArtifactKind, BotId, Expected, Outcome, Provider, ProviderMode, Seq, Session};

/// A bot that this machine sent, as far as later commands need to know.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct SentBot {
    pub(crate) bot_id: BotId,
    pub(crate) created_at: Timestamp,
    /// Who writes the transcript, if anyone.
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

/// How far a download has got.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum DownloadState {
    /// It failed for good.
    Failed,
    /// It is still to be done, or was interrupted.
    Pending,
    /// It is on disk.
    Saved,
}

impl DownloadState {
    /// The word for it in the journal and in output.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Pending => "pending",
            Self::Saved => "saved",
        }
    }
}

/// One artifact that a listener fetches, remembered so that a restart goes on with it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Download {
    pub(crate) bot_id: BotId,
    pub(crate) kind: ArtifactKind,
    pub(crate) state: DownloadState,
    /// The event that announced it.
    pub(crate) seq: Option<Seq>,
    /// Why it failed.
    pub(crate) error: Option<String>,
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
pub(in crate::journal) fn sent_bot(db: &Connection, bot_id: &BotId) -> Result<Option<SentBot>, JournalError> {
    let bot = db
        .prepare_cached("SELECT bot_id, created_at, provider, video, request FROM bots WHERE bot_id = ?1")?
        .query_row([bot_id.as_str()], read_sent_bot)
        .optional()?;
    Ok(bot)
}

/// The newest bot that this machine sent.
pub(in crate::journal) fn last_sent_bot(db: &Connection) -> Result<Option<SentBot>, JournalError> {
    let bot = db
        .prepare_cached(
            "SELECT bot_id, created_at, provider, video, request FROM bots ORDER BY created_at DESC, bot_id LIMIT 1",
        )?
        .query_row([], read_sent_bot)
        .optional()?;
    Ok(bot)
}

/// The ids that begin with a prefix, of bots sent from here or heard of; at most `limit`.
pub(in crate::journal) fn bots_with_prefix(
    db: &Connection,
    prefix: &str,
    limit: u32,
) -> Result<Vec<BotId>, JournalError> {
    let mut statement = db.prepare_cached(
        "SELECT bot_id FROM bots WHERE bot_id >= ?1 AND bot_id < ?2
         UNION SELECT bot_id FROM heard WHERE bot_id >= ?1 AND bot_id < ?2
         ORDER BY 1 LIMIT ?3",
    )?;
    // No id holds a character beyond `z`, so the range is exactly the ids that begin with the prefix.
    let ids = statement.query_map(params![prefix, format!("{prefix}{{"), limit], |row| row.get::<_, String>(0))?;
    ids.map(|id| bot_id(&id?).map_err(JournalError::from)).collect()
}

/// Sets the state of a download.
pub(in crate::journal) fn set_download(
    db: &Connection,
    download: &Download,
    now: Timestamp,
) -> Result<(), JournalError> {
    db.prepare_cached(
        "INSERT INTO downloads (bot_id, kind, state, seq, error, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (bot_id, kind) DO UPDATE SET state = excluded.state,
             seq = coalesce(excluded.seq, seq), error = excluded.error, updated_at = excluded.updated_at",
    )?
    .execute(params![
        download.bot_id.as_str(),
        download.kind.as_str(),
        download.state.as_str(),
        download.seq.map(|seq| seq.0),
        download.error,
        micros(now),
    ])?;
    Ok(())
}

/// Remembers that an event has announced an artifact. Returns whether there is anything to do: an event that is dealt
/// with a second time, after a crash, asks for nothing.
pub(in crate::journal) fn request_download(
    db: &Connection,
    bot_id: &BotId,
    kind: ArtifactKind,
    seq: Seq,
    now: Timestamp,
) -> Result<bool, JournalError> {
    let rows = db
        .prepare_cached(
            "INSERT INTO downloads (bot_id, kind, state, seq, updated_at) VALUES (?1, ?2, 'pending', ?3, ?4)
             ON CONFLICT (bot_id, kind) DO UPDATE
             SET state = 'pending', seq = excluded.seq, error = NULL, updated_at = excluded.updated_at
             WHERE seq IS NULL OR seq < excluded.seq",
        )?
        .execute(params![bot_id.as_str(), kind.as_str(), seq.0, micros(now)])?;
    Ok(rows > 0)
}

/// Gives up the downloads of a bot that are still to be done. Returns which.
pub(in crate::journal) fn cancel_downloads(
    db: &Connection,
    bot_id: &BotId,
    reason: &str,
    now: Timestamp,
) -> Result<Vec<ArtifactKind>, JournalError> {
    let mut statement = db.prepare_cached(
        "UPDATE downloads SET state = 'failed', error = ?2, updated_at = ?3
         WHERE bot_id = ?1 AND state = 'pending' RETURNING kind",
    )?;
    let kinds = statement.query_map(params![bot_id.as_str(), reason, micros(now)], |row| {
        row.get::<_, String>(0)?.parse().map_err(unreadable)
    })?;
    kinds.map(|kind| kind.map_err(JournalError::from)).collect()
}

/// The downloads that are still to be done.
pub(in crate::journal) fn pending_downloads(db: &Connection) -> Result<Vec<Download>, JournalError> {
    let mut statement = db.prepare_cached(
        "SELECT bot_id, kind, state, seq, error FROM downloads WHERE state = 'pending' ORDER BY updated_at",
    )?;
    let downloads = statement.query_map([], download)?;
    downloads.map(|download| download.map_err(JournalError::from)).collect()
}

/// The downloads of one bot.
pub(in crate::journal) fn downloads_of(db: &Connection, bot_id: &BotId) -> Result<Vec<Download>, JournalError> {
    let mut statement =
        db.prepare_cached("SELECT bot_id, kind, state, seq, error FROM downloads WHERE bot_id = ?1 ORDER BY kind")?;
    let downloads = statement.query_map([bot_id.as_str()], download)?;
    downloads.map(|download| download.map_err(JournalError::from)).collect()
}

/// Remembers that bots have a session, and returns what is known of each from before a place; `None` if it has ended.
pub(in crate::journal) fn begin_sessions(
    db: &Connection,
    bots: Vec<(BotId, Seq)>,
) -> Result<Vec<(BotId, Option<Session>)>, JournalError> {
    let begin = |(bot_id, before)| begin_session(db, &bot_id, before).map(|session| (bot_id, session));
    bots.into_iter().map(begin).collect()
}

/// Remembers that a session has ended. Returns whether it was open until now.
pub(in crate::journal) fn close_session(
    db: &Connection,
    bot_id: &BotId,
    outcome: Outcome,
    now: Timestamp,
) -> Result<bool, JournalError> {
    let rows = db
        .prepare_cached(
            "INSERT INTO sessions (bot_id, closed_at, outcome) VALUES (?1, ?2, ?3)
             ON CONFLICT (bot_id) DO UPDATE SET closed_at = excluded.closed_at, outcome = excluded.outcome
             WHERE closed_at IS NULL",
        )?
        .execute(params![bot_id.as_str(), micros(now), outcome.as_str()])?;
    Ok(rows > 0)
}

/// The sessions that have not ended.
pub(in crate::journal) fn open_sessions(db: &Connection) -> Result<Vec<BotId>, JournalError> {
    let mut statement = db.prepare_cached("SELECT bot_id FROM sessions WHERE closed_at IS NULL")?;
    let ids = statement.query_map([], |row| row.get::<_, String>(0))?;
    ids.map(|id| bot_id(&id?).map_err(JournalError::from)).collect()
}

fn begin_session(db: &Connection, bot_id: &BotId, before: Seq) -> Result<Option<Session>, JournalError> {
    let is_new = db
        .prepare_cached("INSERT INTO sessions (bot_id) VALUES (?1) ON CONFLICT (bot_id) DO NOTHING")?
        .execute([bot_id.as_str()])?
        > 0;
    let is_open = is_new
        || db
            .prepare_cached("SELECT 1 FROM sessions WHERE bot_id = ?1 AND closed_at IS NULL")?
            .exists([bot_id.as_str()])?;
    if !is_open {
        return Ok(None);
    }
    let mut session = Session::default();
    let is_first =
        is_new && db.prepare_cached("SELECT 1 FROM events WHERE seq = ?1 AND previous IS NULL")?.exists([before.0])?;
    if !is_first {
        for record in events::of_session(db, bot_id, before)? {
            session.apply(&record);
        }
    }
    Ok(Some(session))
}

fn read_sent_bot(row: &Row<'_>) -> rusqlite::Result<SentBot> {
    let provider: Option<String> = row.get(2)?;
    Ok(SentBot {
        bot_id: bot_id(&row.get::<_, String>(0)?)?,
        created_at: Timestamp::from_microsecond(row.get(1)?).map_err(unreadable)?,
        provider: provider.and_then(|name| name.parse().ok()),
        video: row.get(3)?,
        request: row.get(4)?,
    })
}

fn download(row: &Row<'_>) -> rusqlite::Result<Download> {
    let state: String = row.get(2)?;
    Ok(Download {
        bot_id: bot_id(&row.get::<_, String>(0)?)?,
        kind: row.get::<_, String>(1)?.parse().map_err(unreadable)?,
        state: match state.as_str() {
            "failed" => DownloadState::Failed,
            "saved" => DownloadState::Saved,
            _ => DownloadState::Pending,
        },
        seq: row.get::<_, Option<i64>>(3)?.map(Seq),
        error: row.get(4)?,
    })
}

fn bot_id(text: &str) -> rusqlite::Result<BotId> {
    text.parse().map_err(unreadable)
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
}
