use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::ErrorCode;

use crate::files::PathError;
use crate::model::{ExitStatus, Failure, Hint, Situation};

/// Why the journal cannot be used. Cheap to clone: one failed commit fails everyone in its group.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum JournalError {
    /// The writer thread is gone.
    #[error("the journal is closed")]
    Closed,
    /// A file or folder cannot be made or opened.
    #[error(transparent)]
    File(Arc<PathError>),
    /// Another listener has this journal.
    #[error("another listener is using `{}`", path.display())]
    Locked { path: PathBuf },
    /// Made by a newer version of this program: it can be read as far as it has what is looked for, and not be changed.
    #[error("`{}` has format {found}, this program knows formats up to {known}", path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    /// It may be looked at by this user, not changed; or it cannot be read without what may not be read or made.
    #[error("`{}`, which belongs to {owner}, cannot be {missing} by you", path.display())]
    Foreign { path: PathBuf, owner: String, missing: &'static str },
    /// A file of the open journal was removed, renamed or replaced, and what is written to it now would be lost.
    #[error("`{}` was removed, renamed or replaced while it was in use", path.display())]
    Gone { path: PathBuf },
    /// The database is gone, but its log is there and holds what the database lacks.
    #[error("`{}` is missing, but `{}` holds events of it", path.display(), wal.display())]
    Orphaned { path: PathBuf, wal: PathBuf },
    /// The system gives no further thread.
    #[error("cannot start a thread")]
    Thread(#[source] Arc<io::Error>),
    /// The database failed: a full disk, a damaged file.
    #[error("{}", database_words(.0.as_ref()))]
    Database(Arc<dyn Error + Send + Sync>),
    /// A row holds what this program never writes: an event, mostly.
    #[error("{what} in the journal cannot be read: {problem}")]
    Damaged { what: String, problem: String },
}

impl Failure for JournalError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::File(error) if error.is_of_place() => ExitStatus::Usage,
            Self::Foreign { .. } => ExitStatus::Usage,
            Self::Database(_) if self.is_no_database() => ExitStatus::Usage,
            Self::Closed
            | Self::Damaged { .. }
            | Self::Database(_)
            | Self::File(_)
            | Self::Gone { .. }
            | Self::Locked { .. }
            | Self::Newer { .. }
            | Self::Orphaned { .. }
            | Self::Thread(_) => ExitStatus::Failure,
        }
    }

    fn kind(&self) -> &'static str {
        "journal"
    }

    fn hint(&self, at: &Situation) -> Option<Hint> {
        match self {
            Self::Database(_) if self.is_damage() => {
                let journal = at.journal_flag();
                let salvage = format!(
                    "if it was one, `meetstream events export --salvage{journal}` writes what can be read; then move the file \
                     away to begin a new journal"
                );
                Some(Hint::from("name another file with --journal FILE").or(salvage))
            }
            Self::Database(_) if self.is_unopened() => Some(Hint::ways([
                "check its path, and that it is a file that you may read and write",
                "name another with --journal FILE",
            ])),
            Self::Closed | Self::Database(_) => Some("check that the disk is not full and the file not damaged".into()),
            Self::File(_) => Some(Hint::ways([
                "use another place with --journal FILE",
                "set MEETSTREAM_STATE_DIR to a folder that you may write to",
                "keep none on disk with --ephemeral",
            ])),
            Self::Locked { .. } => Some(Hint::ways([
                "stop the other one",
                "use another journal with --journal FILE",
                "keep none on disk with --ephemeral",
            ])),
            Self::Foreign { .. } => Some(Hint::ways([
                "ask its owner",
                "copy the journal with its -wal file to a place of your own",
                "use another with --journal FILE",
            ])),
            Self::Newer { .. } => Some(Hint::from("update meetstream").or("use another journal with --journal FILE")),
            Self::Gone { .. } => Some(
                "move it back, and events are kept again; where it was removed, stop, and start again with a new journal".into(),
            ),
            Self::Orphaned { path, wal } => Some(format!(
                "if the database was moved, move it back to `{}`; to begin a new journal, move `{}` away",
                path.display(),
                wal.display()
            ).into()),
            Self::Damaged { .. } => {
                let journal = at.journal_flag();
                Some(format!(
                    "`meetstream events export --skip-damaged{journal}` writes all others, `meetstream events export \
                     --salvage{journal}` also what is left of it in the file"
                ).into())
            }
            Self::Thread(_) => None,
        }
    }
}

/// What the database says, in plain words.
fn database_words(error: &(dyn Error + Send + Sync + 'static)) -> String {
    let Some(error) = error.downcast_ref::<rusqlite::Error>() else { return error.to_string() };
    let words = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => "the file is no journal",
        Some(ErrorCode::DatabaseCorrupt) => "the file of the journal is damaged",
        Some(ErrorCode::DiskFull) => "no space is left on the disk",
        Some(ErrorCode::ReadOnly) => "the file of the journal may not be written",
        Some(ErrorCode::CannotOpen) => "the file of the journal cannot be opened",
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "another program is using the file of the journal",
        Some(ErrorCode::SystemIoFailure) => "the disk failed",
        _ => return format!("the database failed: {error}"),
    };
    words.to_owned()
}

impl JournalError {
    /// Whether the file is something else than a database, or may not be opened as one.
    fn is_no_database(&self) -> bool {
        matches!(self.sqlite_code(), Some(ErrorCode::NotADatabase | ErrorCode::CannotOpen | ErrorCode::ReadOnly))
    }

    fn sqlite_code(&self) -> Option<ErrorCode> {
        let Self::Database(source) = self else { return None };
        source.downcast_ref().and_then(rusqlite::Error::sqlite_error_code)
    }

    /// Whether the file is no whole database.
    fn is_damage(&self) -> bool {
        if !matches!(self, Self::Database(_)) {
            return false;
        }
        // What SQLite does not know what to make of comes of a damaged file: every statement here fits a whole one.
        self.sqlite_code().is_none_or(|code| {
            matches!(code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown)
        })
    }

    /// Whether the file is none that can be opened.
    fn is_unopened(&self) -> bool {
        let Self::Database(source) = self else { return false };
        let sqlite = source.downcast_ref().and_then(rusqlite::Error::sqlite_error_code);
        sqlite == Some(ErrorCode::CannotOpen)
    }

    /// Whether a statement did not fit the database: a table or column that it names is not there.
    pub(super) fn is_misfit(&self) -> bool {
        self.sqlite_code() == Some(ErrorCode::Unknown)
    }
}

impl From<PathError> for JournalError {
    fn from(error: PathError) -> Self {
        Self::File(Arc::new(error))
    }
}

impl From<rusqlite::Error> for JournalError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(Arc::new(error))
    }
}
