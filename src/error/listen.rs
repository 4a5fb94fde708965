use std::io;
use std::path::PathBuf;

use super::ExitStatus;
use crate::source::{PathTokenError, ReceiverError};

/// Why nothing can be listened to.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ListenError {
    /// Arguments that do not go together, or are not what they should be.
    #[error("{message}")]
    Argument { message: String, hint: &'static str },
    /// A file or folder that the command line names cannot be used.
    #[error("cannot {action} `{}`", path.display())]
    File {
        action: &'static str,
        path: PathBuf,
        hint: &'static str,
        #[source]
        source: io::Error,
    },
    /// There is no secret path.
    #[error("cannot make the secret path")]
    PathToken(#[source] PathTokenError),
    /// The address cannot be had.
    #[error(transparent)]
    Receiver(ReceiverError),
}

impl ListenError {
    pub(super) fn exit_status(&self) -> ExitStatus {
        match self {
            Self::Argument { .. } | Self::File { .. } => ExitStatus::Usage,
            Self::PathToken(_) => ExitStatus::Failure,
            Self::Receiver(_) => ExitStatus::Unavailable,
        }
    }

    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Argument { .. } | Self::File { .. } => "input",
            Self::PathToken(_) => "secret_path",
            Self::Receiver(_) => "receiver",
        }
    }

    pub(super) fn hint(&self) -> Option<String> {
        match self {
            Self::Argument { hint, .. } | Self::File { hint, .. } => Some((*hint).to_owned()),
            Self::PathToken(_) => {
                Some("check the state directory, or use another with MEETSTREAM_STATE_DIR".to_owned())
            }
            Self::Receiver(source) => source.hint(),
        }
    }
}
