//! What a worker of the outbox writes and asks for at once: one transaction.

use std::collections::{BTreeSet, HashSet};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::cursors;
use super::schema::micros;
use super::tasks::{TASK, TaskQueue, TaskState, bot_id, next_changes, no_such_value};
use crate::journal::error::JournalError;
use crate::journal::unreadable::Unreadable;
use crate::model::{ArtifactKind, BotId, Seq};

/// No task waits for so long, in microseconds: one that seems to was put off by a clock that has been set back since.
const FAR: i64 = 60 * 60 * 1_000_000;

/// What a worker writes and asks for.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    pub(crate) queue: TaskQueue,
    /// Events that become tasks, in order.
    pub(crate) planned: Vec<Planned>,
    /// How far events have become tasks.
    pub(crate) place: Option<Seq>,
    pub(crate) reports: Vec<TaskReport>,
    /// Lanes that are asked for, and the most tasks of each.
    pub(crate) lanes: usize,
    pub(crate) of_lane: usize,
    /// Tasks that the worker has in hand.
    pub(crate) held: HashSet<i64>,
    /// The time by which tasks are due.
    pub(crate) now: Timestamp,
    /// The time by the machine's clock, for people.
    pub(crate) at: Timestamp,
}

/// An event that becomes a task.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub(crate) seq: Seq,
    pub(crate) bot_id: Option<BotId>,
}

/// What became of a task.
#[derive(Clone, Debug)]
pub(crate) struct TaskReport {
    pub(crate) id: i64,
    /// The event that it was tried for: a download that was asked for anew meanwhile is still to be done.
    pub(crate) seq: Seq,
    pub(crate) bot_id: Option<BotId>,
    pub(crate) state: TaskState,
    pub(crate) attempts: u32,
    /// When it is tried again; `None`: at once.
    pub(crate) retry_at: Option<Timestamp>,
    pub(crate) detail: Option<String>,
    pub(crate) remark: Option<String>,
}

/// A task to be done.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Task {
    pub(crate) id: i64,
    pub(crate) seq: Seq,
    pub(crate) bot_id: Option<BotId>,
    /// The artifact, if the task is a download.
    pub(crate) kind: Option<ArtifactKind>,
    /// How often it was tried.
    pub(crate) attempts: u32,
}

/// What a worker is given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claimed {
    /// Tasks to be done side by side, those of each lane one after the other.
    pub(crate) lanes: Vec<Vec<Task>>,
    /// When the next task becomes due, if any waits for a time.
    pub(crate) due_at: Option<Timestamp>,
}

impl Turn {
    /// Whether it changes anything.
    pub(in crate::journal) fn writes(&self) -> bool {
        !self.planned.is_empty() || self.place.is_some() || !self.reports.is_empty()
    }
}

/// Takes a turn: what it writes, then what it asks for.
pub(in crate::journal) fn take(db: &Connection, unreadable: &Unreadable, turn: &Turn) -> Result<Claimed, JournalError> {
    plan(db, turn)?;
    report(db, turn)?;
    claim(db, unreadable, turn)
}

fn plan(db: &Connection, turn: &Turn) -> Result<(), JournalError> {
    if let Some(place) = turn.place {
        cursors::set_cursor(db, &turn.queue.cursor(), place)?;
    }
    if turn.planned.is_empty() {
        return Ok(());
    }
    let TaskQueue { reaction, target } = &turn.queue;
    let mut insert = db.prepare_cached(
        "INSERT INTO tasks (reaction, target, seq, bot_id, kind, state, attempts, not_before, updated_at)
         VALUES (?1, ?2, ?3, ?4, '', CASE WHEN EXISTS (
             SELECT 1 FROM tasks INDEXED BY tasks_by_lane
             WHERE reaction = ?1 AND target = ?2 AND bot_id IS ?4 AND state IN ('queued', 'ready')
         ) THEN 'queued' ELSE 'ready' END, 0, 0, ?5)
         ON CONFLICT (seq, reaction, target, kind) DO NOTHING",
    )?;
    for Planned { seq, bot_id } in &turn.planned {
        insert.execute(params![reaction, target, seq.0, bot_id.as_ref().map(BotId::as_str), micros(turn.at)])?;
    }
    Ok(())
}

/// Writes what became of tasks, and makes the next of their lanes ready.
fn report(db: &Connection, turn: &Turn) -> Result<(), JournalError> {
    if turn.reports.is_empty() {
        return Ok(());
    }
    let newest = next_changes(db, turn.reports.len())?;
    let oldest = newest.saturating_sub(i64::try_from(turn.reports.len()).unwrap_or(i64::MAX));
    // A task that was given up meanwhile stays given up, unless this attempt has done it after all.
    let mut update = db.prepare_cached(
        "UPDATE tasks SET state = ?3, attempts = ?4, not_before = ?5, change = ?6, updated_at = ?7, detail = ?8,
                          remark = ?9
         WHERE id = ?1 AND seq = ?2 AND (state IN ('queued', 'ready') OR ?3 = 'done')",
    )?;
    let mut lanes = BTreeSet::new();
    for (report, change) in turn.reports.iter().zip(oldest + 1..) {
        let change = report.detail.is_some().then_some(change);
        update.execute(params![
            report.id,
            report.seq.0,
            report.state.as_str(),
            report.attempts,
            report.retry_at.map_or(0, micros),
            change,
            micros(turn.at),
            report.detail,
            report.remark,
        ])?;
        lanes.insert(report.bot_id.as_ref().map(BotId::as_str));
    }
    let mut promote = db.prepare_cached(
        "UPDATE tasks SET state = 'ready' WHERE state = 'queued' AND id = (
             SELECT id FROM tasks INDEXED BY tasks_by_lane
             WHERE reaction = ?1 AND target = ?2 AND bot_id IS ?3 AND state IN ('queued', 'ready') ORDER BY seq LIMIT 1)",
    )?;
    for bot_id in lanes {
        promote.execute(params![turn.queue.reaction, turn.queue.target, bot_id])?;
    }
    Ok(())
}

/// Finds what may be done now: what was tried before first, then by place. Its cost does not depend on how much waits:
/// whatever the worker has in hand is at most one ready task for each of its lanes.
fn claim(db: &Connection, unreadable: &Unreadable, turn: &Turn) -> Result<Claimed, JournalError> {
    let TaskQueue { reaction, target } = &turn.queue;
    let now = micros(turn.now);
    let mut due = db.prepare_cached(
        "SELECT id, seq, bot_id, kind, attempts FROM tasks INDEXED BY tasks_due
         WHERE reaction = ?1 AND target = ?2 AND state = 'ready' AND not_before BETWEEN ?3 AND ?4
         ORDER BY not_before, seq",
    )?;
    let mut lanes = Vec::new();
    for (from, to) in [(1, now), (now.saturating_add(FAR), i64::MAX), (0, 0)] {
        let mut rows = due.query(params![reaction, target, from, to])?;
        while lanes.len() < turn.lanes {
            let Some(row) = rows.next()? else { break };
            // One that cannot be read cannot be done; those of its lane wait behind it.
            let Some(first) = unreadable.row(row, TASK, task) else { continue };
            if !turn.held.contains(&first.id) {
                lanes.push(lane(db, unreadable, turn, first)?);
            }
        }
    }
    let due_at = db
        .prepare_cached(
            "SELECT not_before FROM tasks INDEXED BY tasks_due
             WHERE reaction = ?1 AND target = ?2 AND state = 'ready' AND not_before > ?3 ORDER BY not_before LIMIT 1",
        )?
        .query_row(params![reaction, target, now], |row| row.get(0))
        .optional()?;
    let due_at = due_at.map(Timestamp::from_microsecond).transpose().map_err(no_such_value)?;
    Ok(Claimed { lanes, due_at })
}

fn lane(db: &Connection, unreadable: &Unreadable, turn: &Turn, first: Task) -> Result<Vec<Task>, JournalError> {
    let mut behind = db.prepare_cached(
        "SELECT id, seq, bot_id, kind, attempts FROM tasks INDEXED BY tasks_by_lane
         WHERE reaction = ?1 AND target = ?2 AND bot_id IS ?3 AND seq > ?4 AND state IN ('queued', 'ready')
         ORDER BY seq",
    )?;
    let limit = turn.of_lane.saturating_sub(1);
    let bot_id = first.bot_id.as_ref().map(|bot_id| bot_id.as_str().to_owned());
    let seq = first.seq.0;
    let mut tasks = vec![first];
    if limit > 0 {
        let behind = behind.query(params![turn.queue.reaction, turn.queue.target, bot_id, seq])?;
        tasks.extend(unreadable.rows(behind, limit, TASK, task)?);
    }
    Ok(tasks)
}

fn task(row: &Row<'_>) -> rusqlite::Result<Task> {
    let kind: String = row.get(3)?;
    Ok(Task {
        id: row.get(0)?,
        seq: Seq(row.get(1)?),
        bot_id: bot_id(row, 2)?,
        kind: if kind.is_empty() { None } else { Some(kind.parse().map_err(no_such_value)?) },
        attempts: row.get(4)?,
    })
}
