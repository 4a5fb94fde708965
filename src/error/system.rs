use std::io;

use crate::files::PathError;
use crate::model::{ExitStatus, Failure, Hint, Situation};

/// What the operating system did not give the program.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SystemError {
    /// The asynchronous runtime could not be built.
    #[error("cannot start the runtime")]
    Runtime(#[source] io::Error),
    /// There is no place for files that go with the command.
    #[error("cannot make a temporary folder")]
    TemporaryFolder(#[source] PathError),
}

impl Failure for SystemError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::TemporaryFolder(error) if error.is_of_place() => ExitStatus::Usage,
            Self::Runtime(_) | Self::TemporaryFolder(_) => ExitStatus::Failure,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Runtime(_) => "runtime",
            Self::TemporaryFolder(_) => "state",
        }
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        None
    }
}
