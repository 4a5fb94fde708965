//! Reading what is left of a damaged journal, without changing it: through SQLite around what is damaged, and what that
//! does not find from the pages themselves.

mod carving;
mod cell;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;

use rusqlite::Connection;

use super::acknowledged::Acknowledged;
use super::error::JournalError;
use super::location::DatabaseFile;
use super::store::{events, schema};
use crate::files::IoResultExt as _;
use crate::model::Record;

/// What became of a damaged journal's events.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Salvaged {
    /// How many were read.
    pub(crate) events: usize,
    /// The places of those that are lost, in order.
    pub(crate) lost: Vec<RangeInclusive<i64>>,
}

/// Reads every event that can be read, in order, of a journal that may be damaged in any way. It is left as it is. Blocks
/// for as long as it takes to read the whole file twice.
///
/// # Errors
/// When there are no such files, and those of `each`.
pub(crate) fn salvage<E: From<JournalError>>(
    path: &Path,
    mut each: impl FnMut(Record) -> Result<(), E>,
) -> Result<Salvaged, E> {
    let database = DatabaseFile::existing(path).map_err(JournalError::from)?;
    std::fs::File::open(database.path()).context("open", database.path()).map_err(JournalError::from)?;
    let known = Acknowledged::read(&database).map_or(0, |known| known.last.0);
    let db = schema::open_existing(database.path()).ok();
    let pruned = db.as_ref().and_then(|db| schema::pruned(db).ok());
    let newest = db.as_ref().and_then(|db| schema::newest_given(db).ok()).map_or(0, |newest| newest.0);
    // A damaged number may be any; what is beyond all that was acknowledged is looked for among the pages.
    let last = if known > 0 { newest.min(known.saturating_mul(2)).max(known) } else { newest };

    let mut reader = Reader { db: db.as_ref(), read: Vec::new(), damaged: Vec::new() };
    reader.look(1, last);
    reader.read.sort_unstable();
    let Reader { read, mut damaged, .. } = reader;
    let first = pruned.filter(|pruned| *pruned < last).map_or(1, |pruned| pruned + 1);
    let has = |seq: i64| read.binary_search(&seq).is_ok();
    damaged.retain(|seq| !has(*seq));
    let mut missing = ranges((first..=last).filter(|seq| !has(*seq)));
    missing.extend(ranges(damaged.into_iter().filter(|seq| *seq < first)));
    let is_wanted = |seq: i64| match pruned {
        Some(_) => missing.iter().any(|places| places.contains(&seq)),
        // Nothing is known of what there was.
        None => seq > 0 && !has(seq),
    };
    let mut carved = if missing.is_empty() && pruned.is_some() {
        BTreeMap::new()
    } else {
        carving::carve(&database, is_wanted).map_err(JournalError::from)?
    };

    let mut places: Vec<i64> = read.iter().copied().chain(carved.keys().copied()).collect();
    places.sort_unstable();
    let mut salvaged = Salvaged::default();
    for seq in &places {
        let record = match (carved.remove(seq), &db) {
            (Some(record), _) => Some(record),
            (None, Some(db)) => events::read_at(db, *seq).ok().flatten(),
            (None, None) => None,
        };
        if let Some(record) = record {
            salvaged.events += 1;
            each(record)?;
        }
    }
    let last = places.last().map_or(last, |newest| last.max(*newest));
    let first = if pruned.is_some() { first } else { places.first().map_or(first, |oldest| first.min(*oldest)) };
    let missing = missing.into_iter().flatten().filter(|seq| *seq < first).chain(first..=last);
    salvaged.lost = ranges(missing.filter(|seq| places.binary_search(seq).is_err()));
    Ok(salvaged)
}

/// Reads around what is damaged.
struct Reader<'db> {
    db: Option<&'db Connection>,
    /// The places that can be read.
    read: Vec<i64>,
    /// Those of rows that are there and cannot be read.
    damaged: Vec<i64>,
}

impl Reader<'_> {
    /// Looks at the rows from one place to another: behind one where SQLite gives up, at each half of the rest.
    fn look(&mut self, first: i64, last: i64) {
        let Some(db) = self.db else { return };
        if first > last {
            return;
        }
        let mut reached = first - 1;
        let mut row = |seq: i64, is_readable: bool| {
            reached = reached.max(seq);
            if is_readable { self.read.push(seq) } else { self.damaged.push(seq) }
        };
        if events::check_between(db, first, last, &mut row).is_ok() || reached >= last {
            return;
        }
        let next = reached + 1;
        if next == first && first == last {
            return;
        }
        let middle = next + (last - next) / 2;
        self.look(next, middle);
        self.look(middle + 1, last);
    }
}

/// Neighbours taken together.
fn ranges(places: impl Iterator<Item = i64>) -> Vec<RangeInclusive<i64>> {
    let mut ranges: Vec<RangeInclusive<i64>> = Vec::new();
    for place in places {
        match ranges.last_mut() {
            Some(range) if *range.end() + 1 == place => *range = *range.start()..=place,
            Some(_) | None => ranges.push(place..=place),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_taken_together() {
        assert_eq!(ranges([1, 2, 3, 5, 7, 8].into_iter()), [1..=3, 5..=5, 7..=8]);
        assert_eq!(ranges(std::iter::empty()), []);
    }
}
