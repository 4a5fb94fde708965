use std::io;

use crate::files::PathError;
use crate::journal::JournalError;
use crate::model::{ExitStatus, Failure, Hint, Situation};
use crate::output::OutputError;

/// Why a reaction cannot go on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReactionError {
    /// A file that grows while a bot is in its meeting cannot be written.
    #[error(transparent)]
    File(#[from] PathError),
    /// The journal cannot be used.
    #[error("cannot {action}")]
    Journal {
        /// What was attempted, such as "follow the journal".
        action: &'static str,
        #[source]
        source: JournalError,
    },
    /// Stdout cannot be written to.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Events cannot be relayed.
    #[error(transparent)]
    Relay(#[from] RelayError),
    /// The system gives no thread.
    #[error("cannot start a thread")]
    Thread(#[source] io::Error),
}

impl ReactionError {
    /// The error of the room that failed; `None` if the reaction itself did.
    fn room(&self) -> Option<&dyn Failure> {
        match self {
            Self::Journal { source, .. } => Some(source),
            Self::Output(source) => Some(source),
            Self::Relay(source) => Some(source),
            Self::File(_) | Self::Thread(_) => None,
        }
    }
}

impl Failure for ReactionError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::File(error) if error.is_of_place() => ExitStatus::Usage,
            Self::File(_) | Self::Journal { .. } | Self::Output(_) | Self::Relay(_) | Self::Thread(_) => {
                self.room().map_or(ExitStatus::Failure, Failure::exit_status)
            }
        }
    }

    fn kind(&self) -> &'static str {
        self.room().map_or("runtime", Failure::kind)
    }

    fn hint(&self, at: &Situation) -> Option<Hint> {
        self.room().and_then(|room| room.hint(at))
    }

    fn http_status(&self) -> Option<u16> {
        self.room().and_then(Failure::http_status)
    }

    fn request_id(&self) -> Option<&str> {
        self.room().and_then(Failure::request_id)
    }
}

/// Why events cannot be relayed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RelayError {
    /// The HTTP client cannot be set up.
    #[error("cannot set up the HTTP client")]
    Client(#[source] reqwest::Error),
    /// Nobody is there.
    #[error("cannot reach {target}: {cause}")]
    Unreachable { target: String, cause: String, remedy: &'static str },
    /// Any certificate would be taken of a server that is not on this machine.
    #[error("--forward-insecure is for https on this machine, and {target} is not")]
    UnprovenElsewhere { target: String },
}

impl Failure for RelayError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::Client(_) => ExitStatus::Failure,
            Self::Unreachable { .. } => ExitStatus::Unavailable,
            Self::UnprovenElsewhere { .. } => ExitStatus::Usage,
        }
    }

    fn kind(&self) -> &'static str {
        "relay"
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        match self {
            Self::Client(_) => None,
            Self::Unreachable { remedy, .. } => Some((*remedy).into()),
            Self::UnprovenElsewhere { .. } => Some(
                "have who issued its certificate trusted with --ca-file FILE, and leave out --forward-insecure".into(),
            ),
        }
    }
}
