use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use rusqlite::Row;
use rusqlite::types::ValueRef;
use tokio::sync::Notify;

use super::error::JournalError;
use super::locked::Locked;
use crate::model::printable;

/// What is in a journal and cannot be read: each is passed over by whoever reads, stays where it is, and is told once.
#[derive(Clone, Debug, Default)]
pub(super) struct Unreadable(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    found: Locked<Found>,
    is_found: Notify,
}

#[derive(Debug, Default)]
struct Found {
    known: BTreeSet<String>,
    untold: Vec<JournalError>,
}

impl Unreadable {
    /// What a row holds; `None` where that cannot be read. `name` names the row then.
    pub(super) fn pass_over<T, E: fmt::Display>(&self, read: Result<T, E>, name: impl FnOnce() -> String) -> Option<T> {
        read.map_err(|problem| self.add(name(), problem.to_string())).ok()
    }

    /// Reads rows but for those that cannot be read, at most `limit`. `kind` says what each is, and the column `id` which.
    pub(super) fn rows<T>(
        &self,
        mut rows: rusqlite::Rows<'_>,
        limit: usize,
        (kind, id): (&str, &str),
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        let mut found = Vec::new();
        while found.len() < limit
            && let Some(row) = rows.next()?
        {
            found.extend(self.row(row, (kind, id), &read));
        }
        Ok(found)
    }

    /// Reads a row; `None` where it cannot be read.
    pub(super) fn row<T>(
        &self,
        row: &Row<'_>,
        (kind, id): (&str, &str),
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Option<T> {
        self.pass_over(read(row), || match row.get_ref(id) {
            Ok(ValueRef::Integer(id)) => format!("{kind} {id}"),
            Ok(ValueRef::Text(id)) => format!("{kind} `{}`", printable(&String::from_utf8_lossy(id))),
            Ok(ValueRef::Blob(_) | ValueRef::Null | ValueRef::Real(_)) | Err(_) => format!("a {kind}"),
        })
    }

    /// Tells that events are missing that must be there, from one place to another.
    pub(super) fn miss(&self, first: i64, last: i64) {
        let what = if first == last { format!("event {first}") } else { format!("events {first} to {last}") };
        self.add(what, "it is missing, and the file is damaged".to_owned());
    }

    fn add(&self, what: String, problem: String) {
        let mut found = self.0.found.lock();
        if found.known.insert(what.clone()) {
            found.untold.push(JournalError::Damaged { what, problem });
            self.0.is_found.notify_one();
        }
    }

    /// What was found and is not told yet.
    pub(super) fn take(&self) -> Vec<JournalError> {
        std::mem::take(&mut self.0.found.lock().untold)
    }

    /// The same, once there is any. Cancel safe. For one who waits at a time.
    pub(super) async fn next(&self) -> Vec<JournalError> {
        loop {
            let found = self.take();
            if !found.is_empty() {
                return found;
            }
            self.0.is_found.notified().await;
        }
    }
}
