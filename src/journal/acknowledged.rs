//! How far a journal was acknowledged, written beside its database: damage of the database or its log may take events
//! from it without a trace, but not from here.
//!
//! It is written after each commit and before the answer, and not synced by itself: a loss of power may leave an older
//! one, which says less than it could, and nothing wrong.

use std::fs::{self, File};
use std::io::{self, Seek as _, Write as _};

use super::location::DatabaseFile;
use crate::files::private;
use crate::model::Seq;

/// What the file says: the journal's id, and a place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Acknowledged {
    pub(super) journal: String,
    pub(super) last: Seq,
}

impl Acknowledged {
    /// What is known beside a database; `None` where nothing is.
    pub(super) fn read(database: &DatabaseFile) -> Option<Self> {
        let text = fs::read_to_string(database.acknowledged()).ok()?;
        let (journal, last) = text.trim_end().split_once(' ')?;
        Some(Self { journal: journal.to_owned(), last: Seq(last.trim().parse().ok()?) })
    }
}

/// Writes the file.
#[derive(Debug)]
pub(super) struct Acknowledgements {
    journal: String,
    file: File,
    last: Seq,
}

impl Acknowledgements {
    /// Begins with what a journal holds by now; `None` where the file cannot be written, which is no reason to keep no
    /// events.
    pub(super) fn begin(database: &DatabaseFile, journal: String, newest: Seq) -> Option<Self> {
        let file = private::options().create(true).write(true).truncate(false).open(database.acknowledged()).ok()?;
        let mut begun = Self { journal, file, last: newest };
        let known = Acknowledged::read(database);
        if known.is_none_or(|known| (known.journal, known.last) != (begun.journal.clone(), newest)) {
            begun.file.set_len(0).ok()?;
            begun.write(newest).ok()?;
        }
        Some(begun)
    }

    /// Notes that everything up to a place is about to be acknowledged.
    pub(super) fn note(&mut self, last: Seq) {
        // The newest event may have been removed since.
        if last > self.last {
            self.last = last;
            // What cannot be written leaves an older one.
            self.write(last).unwrap_or_default();
        }
    }

    /// Always as long, so that one takes the place of the other.
    fn write(&mut self, Seq(last): Seq) -> io::Result<()> {
        let line = format!("{} {last:20}\n", self.journal);
        self.file.rewind()?;
        self.file.write_all(line.as_bytes())
    }
}
