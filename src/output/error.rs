use std::io;

use super::JqError;
use crate::model::{ExitStatus, Failure, Hint, Situation};

/// Why nothing more can be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OutputError {
    /// Whoever read our output has gone: a quiet end, not a failure.
    #[error("standard output was closed")]
    Closed,
    /// The expression of `--jq` gives nothing.
    #[error(transparent)]
    Jq(#[from] JqError),
    /// Our output could not be written.
    #[error("cannot write to standard output")]
    Stdout(#[source] io::Error),
}

impl Failure for OutputError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::Closed => ExitStatus::Done,
            Self::Jq(source) => source.exit_status(),
            Self::Stdout(_) => ExitStatus::Failure,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Jq(source) => source.kind(),
            Self::Closed | Self::Stdout(_) => "output",
        }
    }

    fn hint(&self, at: &Situation) -> Option<Hint> {
        match self {
            Self::Jq(source) => source.hint(at),
            Self::Closed | Self::Stdout(_) => None,
        }
    }
}
