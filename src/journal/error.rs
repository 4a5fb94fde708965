use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::ErrorCode;

use crate::files::PathError;
use crate::model::{ExitStatus, Failure};

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
    #[error("the database failed")]
    Database(#[source] Arc<dyn Error + Send + Sync>),
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

    fn hint(&self) -> Option<String> {
        match self {
            Self::Database(_) if self.is_damage() => Some(
                "`meetstream events export --salvage` writes what can be read, and names the rest; then move the file away to \
                 begin a new journal"
                    .to_owned(),
            ),
            Self::Closed | Self::Database(_) => Some("check that the disk is not full and the file not damaged".to_owned()),
            Self::File(_) => Some(
                "use another place with --journal FILE or MEETSTREAM_STATE_DIR, or none with --ephemeral".to_owned(),
            ),
            Self::Locked { .. } => Some(
                "stop the other one, or use another journal with --journal FILE, or none on disk with --ephemeral"
                    .to_owned(),
            ),
            Self::Foreign { .. } => Some(
                "ask its owner, copy the journal with its -wal file to a place of your own, or use another with --journal FILE"
                    .to_owned(),
            ),
            Self::Newer { .. } => Some("update meetstream, or use another journal with --journal FILE".to_owned()),
            Self::Gone { .. } => Some(
                "move it back, and events are kept again; where it was removed, stop, and start again with a new journal"
                    .to_owned(),
            ),
            Self::Orphaned { path, wal } => Some(format!(
                "if the database was moved, move it back to `{}`; to begin a new journal, move `{}` away",
                path.display(),
                wal.display()
            )),
            Self::Damaged { .. } => {
                Some("`meetstream events export --skip-damaged` writes all others, `--salvage` looks for it in the file".to_owned())
            }
            Self::Thread(_) => None,
        }
    }
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
