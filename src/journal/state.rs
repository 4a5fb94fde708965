//! What the journal remembers beside events: bots that this machine sent, downloads, closed sessions, and what each
//! reaction did with an event.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::events::{micros, timeline};
use super::{Journal, JournalError};
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

impl Journal {
    /// Remembers a bot that was sent.
    pub(crate) async fn remember_bot(&self, bot: SentBot) -> Result<(), JournalError> {
        self.write(move |db| {
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
        })
        .await
    }

    /// A bot that this machine sent.
    pub(crate) async fn sent_bot(&self, bot_id: &BotId) -> Result<Option<SentBot>, JournalError> {
        let bot_id = bot_id.clone();
        self.read(move |db| {
            let bot = db
                .prepare_cached("SELECT bot_id, created_at, provider, video, request FROM bots WHERE bot_id = ?1")?
                .query_row([bot_id.as_str()], sent_bot)
                .optional()?;
            Ok(bot)
        })
        .await
    }

    /// The newest bot that this machine sent.
    pub(crate) async fn last_sent_bot(&self) -> Result<Option<SentBot>, JournalError> {
        self.read(|db| {
            let bot = db
                .prepare_cached(
                    "SELECT bot_id, created_at, provider, video, request FROM bots
                     ORDER BY created_at DESC, bot_id LIMIT 1",
                )?
                .query_row([], sent_bot)
                .optional()?;
            Ok(bot)
        })
        .await
    }

    /// The ids that begin with a prefix, of bots sent from here or heard of; at most `limit`.
    pub(crate) async fn bots_with_prefix(&self, prefix: &str, limit: u32) -> Result<Vec<BotId>, JournalError> {
        // No id holds a character beyond `z`, so the range is exactly the ids that begin with the prefix.
        let (from, to) = (prefix.to_owned(), format!("{prefix}{{"));
        self.read(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT bot_id FROM bots WHERE bot_id >= ?1 AND bot_id < ?2
                 UNION SELECT bot_id FROM heard WHERE bot_id >= ?1 AND bot_id < ?2
                 ORDER BY 1 LIMIT ?3",
            )?;
            let ids = statement.query_map(params![from, to, limit], |row| row.get::<_, String>(0))?;
            ids.map(|id| bot_id(&id?).map_err(JournalError::from)).collect()
        })
        .await
    }

    /// Sets the state of a download.
    pub(crate) async fn set_download(&self, download: Download, now: Timestamp) -> Result<(), JournalError> {
        self.write(move |db| {
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
        })
        .await
    }

    /// Remembers that an event has announced an artifact. Returns whether there is anything to do: an event that is
    /// dealt with a second time, after a crash, asks for nothing.
    pub(crate) async fn request_download(
        &self,
        bot_id: &BotId,
        kind: ArtifactKind,
        seq: Seq,
        now: Timestamp,
    ) -> Result<bool, JournalError> {
        let bot_id = bot_id.clone();
        self.write(move |db| {
            let rows = db
                .prepare_cached(
                    "INSERT INTO downloads (bot_id, kind, state, seq, updated_at) VALUES (?1, ?2, 'pending', ?3, ?4)
                     ON CONFLICT (bot_id, kind) DO UPDATE
                     SET state = 'pending', seq = excluded.seq, error = NULL, updated_at = excluded.updated_at
                     WHERE seq IS NULL OR seq < excluded.seq",
                )?
                .execute(params![bot_id.as_str(), kind.as_str(), seq.0, micros(now)])?;
            Ok(rows > 0)
        })
        .await
    }

    /// Gives up the downloads of a bot that are still to be done. Returns which.
    pub(crate) async fn cancel_downloads(
        &self,
        bot_id: &BotId,
        reason: &'static str,
        now: Timestamp,
    ) -> Result<Vec<ArtifactKind>, JournalError> {
        let bot_id = bot_id.clone();
        self.write(move |db| {
            let mut statement = db.prepare_cached(
                "UPDATE downloads SET state = 'failed', error = ?2, updated_at = ?3
                 WHERE bot_id = ?1 AND state = 'pending' RETURNING kind",
            )?;
            let kinds = statement.query_map(params![bot_id.as_str(), reason, micros(now)], |row| {
                row.get::<_, String>(0)?.parse().map_err(unreadable)
            })?;
            kinds.map(|kind| kind.map_err(JournalError::from)).collect()
        })
        .await
    }

    /// The downloads that are still to be done.
    pub(crate) async fn pending_downloads(&self) -> Result<Vec<Download>, JournalError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT bot_id, kind, state, seq, error FROM downloads WHERE state = 'pending' ORDER BY updated_at",
            )?;
            let downloads = statement.query_map([], download)?;
            downloads.map(|download| download.map_err(JournalError::from)).collect()
        })
        .await
    }

    /// The downloads of one bot.
    pub(crate) async fn downloads_of(&self, bot_id: &BotId) -> Result<Vec<Download>, JournalError> {
        let bot_id = bot_id.clone();
        self.read(move |db| {
            let mut statement = db.prepare_cached(
                "SELECT bot_id, kind, state, seq, error FROM downloads WHERE bot_id = ?1 ORDER BY kind",
            )?;
            let downloads = statement.query_map([bot_id.as_str()], download)?;
            downloads.map(|download| download.map_err(JournalError::from)).collect()
        })
        .await
    }

    /// Remembers that bots have a session, all or none, and returns what is known of each from before a place; `None`
    /// if it has ended.
    pub(crate) async fn begin_sessions(
        &self,
        bots: Vec<(BotId, Seq)>,
    ) -> Result<Vec<(BotId, Option<Session>)>, JournalError> {
        // All of it by the writer: it has at hand what it has just written, and a new bot has next to nothing.
        self.write(move |db| {
            let begin = |(bot_id, before)| begin_session(db, &bot_id, before).map(|session| (bot_id, session));
            bots.into_iter().map(begin).collect()
        })
        .await
    }

    /// Remembers that a session has ended. Returns whether it was open until now.
    pub(crate) async fn close_session(
        &self,
        bot_id: &BotId,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<bool, JournalError> {
        let bot_id = bot_id.clone();
        self.write(move |db| {
            let rows = db
                .prepare_cached(
                    "INSERT INTO sessions (bot_id, closed_at, outcome) VALUES (?1, ?2, ?3)
                     ON CONFLICT (bot_id) DO UPDATE SET closed_at = excluded.closed_at, outcome = excluded.outcome
                     WHERE closed_at IS NULL",
                )?
                .execute(params![bot_id.as_str(), micros(now), outcome.as_str()])?;
            Ok(rows > 0)
        })
        .await
    }

    /// The sessions that have not ended.
    pub(crate) async fn open_sessions(&self) -> Result<Vec<BotId>, JournalError> {
        self.read(|db| {
            let mut statement = db.prepare_cached("SELECT bot_id FROM sessions WHERE closed_at IS NULL")?;
            let ids = statement.query_map([], |row| row.get::<_, String>(0))?;
            ids.map(|id| bot_id(&id?).map_err(JournalError::from)).collect()
        })
        .await
    }

    /// Remembers what a reaction did with an event; `detail` is the record that it printed, as JSON.
    pub(crate) async fn note_effect(
        &self,
        seq: Seq,
        reaction: &str,
        target: &str,
        detail: String,
        now: Timestamp,
    ) -> Result<(), JournalError> {
        let (reaction, target) = (reaction.to_owned(), target.to_owned());
        self.write(move |db| {
            db.prepare_cached("INSERT INTO effects (seq, reaction, target, at, detail) VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![seq.0, reaction, target, micros(now), detail])?;
            Ok(())
        })
        .await
    }
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
        for record in timeline(db, bot_id, before)? {
            session.apply(&record);
        }
    }
    Ok(Some(session))
}

fn sent_bot(row: &Row<'_>) -> rusqlite::Result<SentBot> {
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
