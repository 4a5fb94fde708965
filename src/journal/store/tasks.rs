//! The outbox: what is to be done with events, and what became of it.
//!
//! # Invariants
//! - A lane is the open tasks of one reaction, target and bot. Its first task is `ready`, the others are `queued`; a
//!   download is a lane of its own.
//! - A queue has one task for an event, so that planning an event twice changes nothing.
//! - An attempt gives its task a change number that is higher than every one before.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::events::of_bots;
use super::schema::micros;
use crate::journal::error::JournalError;
use crate::journal::unreadable::Unreadable;
use crate::model::{ArtifactKind, BotId, Seq};

/// Whose tasks are meant: a reaction, and what it acts on, such as `forward` and a URL.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct TaskQueue {
    pub(crate) reaction: &'static str,
    /// Tells the target from every other one of the reaction. It is shown, so it holds no secret.
    pub(crate) target: String,
}

impl TaskQueue {
    /// The downloads. They have no target.
    pub(crate) fn downloads() -> Self {
        Self { reaction: "download", target: String::new() }
    }

    /// The name of its place in the journal: how far events have become tasks.
    pub(crate) fn cursor(&self) -> String {
        format!("{}:{}", self.reaction, self.target)
    }
}

/// How far a task has got.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum TaskState {
    /// Left for the next listener.
    Deferred,
    Done,
    /// Not done, and not tried again.
    Failed,
    /// Behind another task of its lane.
    Queued,
    /// To be done when its time has come.
    Ready,
}

impl TaskState {
    /// The word for it in the journal and in output.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Deferred => "deferred",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Queued => "queued",
            Self::Ready => "ready",
        }
    }

    /// Whether it is still to be done, by this listener or a later one.
    pub(crate) fn is_open(self) -> bool {
        match self {
            Self::Deferred | Self::Queued | Self::Ready => true,
            Self::Done | Self::Failed => false,
        }
    }

    pub(super) fn read(row: &Row<'_>, column: usize) -> rusqlite::Result<Self> {
        let text: String = row.get(column)?;
        let all = [Self::Deferred, Self::Done, Self::Failed, Self::Queued, Self::Ready];
        let state = all.into_iter().find(|state| state.as_str() == text);
        state.ok_or_else(|| no_such_value(std::io::Error::other(format!("a task is `{text}`"))))
    }
}

/// A task as it stands, with what the last attempt left.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct TaskStatus {
    /// 0 while there is nothing to say of it.
    pub(crate) change: i64,
    pub(crate) reaction: String,
    pub(crate) target: String,
    pub(crate) seq: Seq,
    pub(crate) bot_id: Option<BotId>,
    pub(crate) state: TaskState,
    pub(crate) attempts: u32,
    /// When it is tried again, if it waits for a time.
    pub(crate) retry_at: Option<Timestamp>,
    pub(crate) updated_at: Timestamp,
    /// The NDJSON record of the last attempt.
    pub(crate) detail: Option<String>,
    /// What people are told beside it.
    pub(crate) remark: Option<String>,
    /// The artifact that is fetched; `None` where none is.
    pub(crate) kind: Option<ArtifactKind>,
}

/// What a row is called that cannot be read.
pub(super) const TASK: (&str, &str) = ("task", "id");

/// The columns that [`status`] reads, in its order, with what a row is known by.
const STATUS: &str =
    "change, reaction, target, seq, bot_id, state, attempts, not_before, updated_at, detail, remark, id, kind";

/// Tasks that have changed after a change, in order, at most `limit`; those of which there is nothing to say are left
/// out.
pub(in crate::journal) fn changed_after(
    db: &Connection,
    unreadable: &Unreadable,
    change: i64,
    limit: u32,
) -> Result<Vec<TaskStatus>, JournalError> {
    let mut select = db.prepare_cached(&format!(
        "SELECT {STATUS} FROM tasks INDEXED BY tasks_by_change WHERE change > ?1 ORDER BY change"
    ))?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    Ok(unreadable.rows(select.query([change])?, limit, TASK, status)?)
}

/// Everything that was done with an event or is still to be done; with the download of what it announces, whichever
/// event has asked for that last.
pub(in crate::journal) fn of_event(
    db: &Connection,
    unreadable: &Unreadable,
    seq: Seq,
    announces: Option<(&BotId, ArtifactKind)>,
) -> Result<Vec<TaskStatus>, JournalError> {
    let mut select = db.prepare_cached(&format!(
        "SELECT {STATUS} FROM tasks
         WHERE seq = ?1 OR (reaction = 'download' AND bot_id = ?2 AND kind = ?3) ORDER BY updated_at, id"
    ))?;
    let (bot, kind) = announces.map(|(bot, kind)| (bot.as_str(), kind.as_str())).unzip();
    Ok(unreadable.rows(select.query(params![seq.0, bot, kind])?, usize::MAX, TASK, status)?)
}

/// What was said of the end of a bot's session, once it has ended.
pub(in crate::journal) fn end_of_session(
    db: &Connection,
    unreadable: &Unreadable,
    bot_id: &BotId,
) -> Result<Option<TaskStatus>, JournalError> {
    let mut select = db.prepare_cached(&format!(
        "SELECT {STATUS} FROM tasks WHERE seq IN ({}) AND reaction = 'session' AND bot_id = ?1
         ORDER BY change DESC",
        of_bots("?1", Seq(0))
    ))?;
    Ok(unreadable.rows(select.query([bot_id.as_str()])?, 1, TASK, status)?.pop())
}

/// What is open of a queue.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct OpenTasks {
    pub(crate) count: u64,
    /// The first event with an open task.
    pub(crate) first: Option<Seq>,
}

/// What is open of a queue.
pub(in crate::journal) fn open(db: &Connection, queue: &TaskQueue) -> Result<OpenTasks, JournalError> {
    let mut select = db.prepare_cached(
        "SELECT count(*), min(seq) FROM tasks INDEXED BY tasks_by_lane
         WHERE reaction = ?1 AND target = ?2 AND state IN ('queued', 'ready')",
    )?;
    let (count, first): (i64, Option<i64>) =
        select.query_row(params![queue.reaction, queue.target], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(OpenTasks { count: count.unsigned_abs(), first: first.map(Seq) })
}

/// How many events of each bot are open in some queues.
pub(in crate::journal) fn open_of_bots(
    db: &Connection,
    queues: &[TaskQueue],
) -> Result<HashMap<BotId, u64>, JournalError> {
    let mut select = db.prepare_cached(
        "SELECT bot_id, count(*) FROM tasks INDEXED BY tasks_by_lane
         WHERE reaction = ?1 AND target = ?2 AND state IN ('queued', 'ready') GROUP BY bot_id",
    )?;
    let mut open = HashMap::new();
    for queue in queues {
        let mut rows = select.query(params![queue.reaction, queue.target])?;
        while let Some(row) = rows.next()? {
            if let Some(bot) = bot_id(row, 0)? {
                *open.entry(bot).or_default() += row.get::<_, i64>(1)?.unsigned_abs();
            }
        }
    }
    Ok(open)
}

/// What is still to be done for one bot.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Owed {
    pub(crate) bot_id: BotId,
    /// Events that wait to be relayed.
    pub(crate) relays: u64,
    /// Events for which a command is to be run.
    pub(crate) commands: u64,
    /// Downloads that are to be done.
    pub(crate) downloads: u64,
}

/// What is still to be done for each bot, most of it first; at most `limit` bots.
pub(in crate::journal) fn owed(
    db: &Connection,
    unreadable: &Unreadable,
    limit: u32,
) -> Result<Vec<Owed>, JournalError> {
    let mut select = db.prepare_cached(
        "SELECT bot_id, sum(reaction = 'forward'), sum(reaction = 'exec'), sum(reaction = 'download')
         FROM tasks WHERE state IN ('queued', 'ready') AND bot_id IS NOT NULL
         GROUP BY bot_id ORDER BY count(*) DESC, bot_id LIMIT ?1",
    )?;
    let count = |row: &Row<'_>, column| row.get::<_, i64>(column).map(i64::unsigned_abs);
    let read = |row: &Row<'_>| {
        let bot_id = row.get::<_, String>(0)?.parse().map_err(no_such_value)?;
        Ok(Owed { bot_id, relays: count(row, 1)?, commands: count(row, 2)?, downloads: count(row, 3)? })
    };
    Ok(unreadable.rows(select.query([limit])?, usize::MAX, ("bot", "bot_id"), read)?)
}

/// Notes something that was done with an event at once; doing it again takes the place of the first time.
pub(in crate::journal) fn note(
    db: &Connection,
    queue: &TaskQueue,
    seq: Seq,
    state: TaskState,
    detail: &str,
    now: Timestamp,
) -> Result<(), JournalError> {
    let change = next_changes(db, 1)?;
    db.prepare_cached(
        "INSERT INTO tasks (reaction, target, seq, bot_id, kind, state, attempts, not_before, change, updated_at, detail)
         VALUES (?1, ?2, ?3, (SELECT bot_id FROM events WHERE seq = ?3), '', ?4, 1, 0, ?5, ?6, ?7)
         ON CONFLICT (seq, reaction, target, kind) DO UPDATE
         SET state = excluded.state, attempts = attempts + 1, change = excluded.change,
             updated_at = excluded.updated_at, detail = excluded.detail",
    )?
    .execute(params![queue.reaction, queue.target, seq.0, state.as_str(), change, micros(now), detail])?;
    Ok(())
}

/// The newest change.
pub(in crate::journal) fn newest_change(db: &Connection) -> Result<i64, JournalError> {
    Ok(db.prepare_cached("SELECT newest FROM task_changes")?.query_row([], |row| row.get(0))?)
}

/// Numbers for so many changes; returns the last of them.
pub(super) fn next_changes(db: &Connection, count: usize) -> Result<i64, JournalError> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let mut update = db.prepare_cached("UPDATE task_changes SET newest = newest + ?1 RETURNING newest")?;
    Ok(update.query_row([count], |row| row.get(0))?)
}

fn status(row: &Row<'_>) -> rusqlite::Result<TaskStatus> {
    let time = |micros| Timestamp::from_microsecond(micros).map_err(no_such_value);
    let not_before: i64 = row.get(7)?;
    Ok(TaskStatus {
        change: row.get::<_, Option<i64>>(0)?.unwrap_or_default(),
        reaction: row.get(1)?,
        target: row.get(2)?,
        seq: Seq(row.get(3)?),
        bot_id: bot_id(row, 4)?,
        state: TaskState::read(row, 5)?,
        attempts: row.get(6)?,
        retry_at: if not_before > 0 { Some(time(not_before)?) } else { None },
        updated_at: time(row.get(8)?)?,
        detail: row.get(9)?,
        remark: row.get(10)?,
        kind: row.get::<_, String>(12)?.parse().ok(),
    })
}

pub(super) fn bot_id(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<BotId>> {
    row.get::<_, Option<String>>(column)?.map(|id| id.parse().map_err(no_such_value)).transpose()
}

pub(super) fn no_such_value(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
}
