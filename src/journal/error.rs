use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::model::{ExitStatus, Failure, Seq};

/// Why the journal cannot be used. Cheap to clone: one failed commit fails everyone in its group.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum JournalError {
    /// The writer thread is gone.
    #[error("the journal is closed")]
    Closed,
    /// A file or folder cannot be made or opened.
    #[error("cannot {verb} `{}`", path.display())]
    File {
        verb: &'static str,
        path: PathBuf,
        #[source]
        source: Arc<io::Error>,
    },
    /// Another listener has this journal.
    #[error("another listener is using `{}`", path.display())]
    Locked { path: PathBuf },
    /// Made by a newer version of this program.
    #[error("`{}` has format {found}, this program knows formats up to {known}", path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    /// SQLite failed: a full disk, a damaged file.
    #[error("the database failed")]
    Sql(#[source] Arc<rusqlite::Error>),
    /// A row holds what this program never writes.
    #[error("event {seq} in the journal cannot be read: {problem}")]
    Damaged { seq: Seq, problem: String },
}

impl Failure for JournalError {
    fn exit_status(&self) -> ExitStatus {
        ExitStatus::Failure
    }

    fn kind(&self) -> &'static str {
        "journal"
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Closed | Self::Sql(_) => Some("check that the disk is not full and the file not damaged".to_owned()),
            Self::File { .. } => Some(
                "use another place with --journal FILE or MEETSTREAM_STATE_DIR, or none with --ephemeral".to_owned(),
            ),
            Self::Locked { .. } => Some(
                "stop the other one, or use another journal with --journal FILE, or none on disk with --ephemeral"
                    .to_owned(),
            ),
            Self::Newer { .. } => Some("update meetstream, or use another journal with --journal FILE".to_owned()),
            Self::Damaged { .. } => None,
        }
    }
}

impl From<rusqlite::Error> for JournalError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(Arc::new(error))
    }
}
