//! The tasks that fetch artifacts: one for each bot and kind, whichever events ask for it.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::schema::micros;
use super::tasks::{TASK, TaskState, next_changes, no_such_value};
use crate::journal::error::JournalError;
use crate::journal::unreadable::Unreadable;
use crate::model::{ArtifactKind, BotId, Seq};

/// One artifact that a listener fetches.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Download {
    pub(crate) kind: ArtifactKind,
    pub(crate) state: TaskState,
}

impl Download {
    /// How far it has got, in a word for people.
    pub(crate) fn progress(&self) -> &'static str {
        match self.state {
            TaskState::Deferred | TaskState::Queued | TaskState::Ready => "pending",
            TaskState::Done => "saved",
            TaskState::Failed => "failed",
        }
    }
}

/// Tasks that are taken up in one transaction. They take a few milliseconds, in which a listener's appends wait.
const RESUMED: usize = 500;

/// Takes up some of what earlier listeners left, or, where nothing can be fetched, leaves it for a later one. Returns
/// whether there may be more.
pub(in crate::journal) fn resume(db: &Connection, can_fetch: bool, now: Timestamp) -> Result<bool, JournalError> {
    let (index, from, to) = if can_fetch {
        ("tasks_deferred", TaskState::Deferred, TaskState::Ready)
    } else {
        ("tasks_due", TaskState::Ready, TaskState::Deferred)
    };
    let (from, to) = (from.as_str(), to.as_str());
    let rows = db.execute(
        &format!(
            "UPDATE tasks SET state = '{to}', attempts = 0, not_before = 0, change = NULL, updated_at = ?1
             WHERE id IN (SELECT id FROM tasks INDEXED BY {index}
                          WHERE reaction = 'download' AND state = '{from}' LIMIT {RESUMED})"
        ),
        [micros(now)],
    )?;
    Ok(rows == RESUMED)
}

/// Has an artifact fetched that an event has announced; without one, the bot's newest event stands for it. Returns
/// whether there is anything to do: an event that is dealt with a second time, after a crash, asks for nothing.
pub(in crate::journal) fn request(
    db: &Connection,
    bot_id: &BotId,
    kind: ArtifactKind,
    seq: Option<Seq>,
    can_fetch: bool,
    now: Timestamp,
) -> Result<bool, JournalError> {
    let state = if can_fetch { TaskState::Ready } else { TaskState::Deferred };
    let seq = match seq {
        Some(seq) => seq,
        None => newest_event(db, bot_id)?,
    };
    let rows = db
        .prepare_cached(
            "INSERT INTO tasks (reaction, target, seq, bot_id, kind, state, attempts, not_before, updated_at)
             VALUES ('download', '', ?1, ?2, ?3, ?4, 0, 0, ?5)
             ON CONFLICT (bot_id, kind) WHERE reaction = 'download' DO UPDATE
             SET state = excluded.state, seq = excluded.seq, attempts = 0, not_before = 0, change = NULL,
                 updated_at = excluded.updated_at, detail = NULL, remark = NULL
             WHERE seq < excluded.seq
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![seq.0, bot_id.as_str(), kind.as_str(), state.as_str(), micros(now)])?;
    Ok(rows > 0)
}

/// Has an artifact fetched whatever became of it before; the bot's newest event stands for it.
pub(in crate::journal) fn request_again(
    db: &Connection,
    bot_id: &BotId,
    kind: ArtifactKind,
    can_fetch: bool,
    now: Timestamp,
) -> Result<(), JournalError> {
    if !request(db, bot_id, kind, None, can_fetch, now)? {
        let state = if can_fetch { TaskState::Ready } else { TaskState::Deferred };
        db.prepare_cached(
            "UPDATE tasks SET state = ?3, attempts = 0, not_before = 0, change = NULL, updated_at = ?4, detail = NULL,
                              remark = NULL
             WHERE reaction = 'download' AND bot_id = ?1 AND kind = ?2",
        )?
        .execute(params![bot_id.as_str(), kind.as_str(), state.as_str(), micros(now)])?;
    }
    Ok(())
}

/// Gives up the downloads of a bot that are still to be done; `detail` makes the record of each. Returns how many.
pub(in crate::journal) fn cancel(
    db: &Connection,
    unreadable: &Unreadable,
    bot_id: &BotId,
    now: Timestamp,
    detail: impl Fn(ArtifactKind) -> String,
) -> Result<usize, JournalError> {
    let mut update = db.prepare_cached(
        "UPDATE tasks SET state = 'failed', not_before = 0, change = ?3, updated_at = ?4, detail = ?5
         WHERE reaction = 'download' AND bot_id = ?1 AND kind = ?2",
    )?;
    let open: Vec<Download> = of_bot(db, unreadable, bot_id)?.into_iter().filter(|one| one.state.is_open()).collect();
    for Download { kind, .. } in &open {
        let change = next_changes(db, 1)?;
        update.execute(params![bot_id.as_str(), kind.as_str(), change, micros(now), detail(*kind)])?;
    }
    Ok(open.len())
}

/// Whether a download of a bot is to be done by this listener.
pub(in crate::journal) fn is_any_ready(
    db: &Connection,
    unreadable: &Unreadable,
    bot_id: &BotId,
) -> Result<bool, JournalError> {
    Ok(of_bot(db, unreadable, bot_id)?.iter().any(|download| download.state == TaskState::Ready))
}

/// The downloads of one bot.
pub(in crate::journal) fn of_bot(
    db: &Connection,
    unreadable: &Unreadable,
    bot_id: &BotId,
) -> Result<Vec<Download>, JournalError> {
    let mut select = db.prepare_cached(
        "SELECT kind, state, id FROM tasks INDEXED BY tasks_of_download
         WHERE reaction = 'download' AND bot_id = ?1 ORDER BY kind",
    )?;
    let read = |row: &Row<'_>| {
        let kind: String = row.get(0)?;
        Ok(Download { kind: kind.parse().map_err(no_such_value)?, state: TaskState::read(row, 1)? })
    };
    Ok(unreadable.rows(select.query([bot_id.as_str()])?, usize::MAX, TASK, read)?)
}

/// The newest event of a bot; the place before all, where there is none.
pub(super) fn newest_event(db: &Connection, bot_id: &BotId) -> rusqlite::Result<Seq> {
    let mut select = db.prepare_cached("SELECT seq FROM heard WHERE bot_id = ?1")?;
    let seq = select.query_row([bot_id.as_str()], |row| row.get(0)).optional()?;
    Ok(Seq(seq.unwrap_or(0)))
}
