//! How far a journal was acknowledged, written beside its database: damage of the database or its log may take events
//! from it without a trace, but not from here.
//!
//! It is written after each commit and before the answer, and not synced by itself: a loss of power may leave an older
//! one, which says less than it could, and nothing wrong.

use std::fs::File;
use std::io::{self, Seek as _, Write as _};

use super::location::DatabaseFile;
use crate::files::{bounded, private};
use crate::model::Seq;

/// The most that is read of the file, in bytes: an id and a place are far shorter.
const LONGEST: u64 = 1 << 10;

/// What the file says: the journal's id, and a place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Acknowledged {
    pub(super) journal: String,
    pub(super) last: Seq,
}

impl Acknowledged {
    /// What is known beside a database; `None` where nothing is.
    pub(super) fn read(database: &DatabaseFile) -> Option<Self> {
        let text = String::from_utf8(bounded::read_own(&database.acknowledged(), LONGEST).ok()?).ok()?;
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
        file.metadata().ok().filter(bounded::is_sole)?;
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

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_was_planted_in_its_place_is_neither_read_nor_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let (planted, other) = (folder.path().join("journal.db-acked"), folder.path().join("other"));
        let database = DatabaseFile::resolve(&path).unwrap();
        for plant in [|from, to| fs::hard_link(from, to), |from, to| std::os::unix::fs::symlink(from, to)] {
            io::Write::write_all(&mut File::create(&other).unwrap(), b"mine").unwrap();
            plant(&other, &planted).unwrap();
            assert!(Acknowledgements::begin(&database, "id".to_owned(), Seq(3)).is_none());
            assert_eq!(fs::read(&other).unwrap(), b"mine");
            fs::remove_file(&planted).unwrap();
        }
        Acknowledgements::begin(&database, "id".to_owned(), Seq(3)).unwrap().note(Seq(4));
        assert_eq!(Acknowledged::read(&database), Some(Acknowledged { journal: "id".to_owned(), last: Seq(4) }));
        io::Write::write_all(&mut File::create(&planted).unwrap(), &[b'9'; 4_096]).unwrap();
        assert_eq!(Acknowledged::read(&database), None);
    }
}
