use std::io;

use crate::model::{ExitStatus, Failure, Hint, Situation};

/// What is wrong with the command that `listen` runs once it is ready. It is called by its program: its arguments may hold
/// secrets.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CommandError {
    /// It has said that it failed, or was killed.
    #[error("`{program}`, which was run beside the listener, {how}")]
    Failed { program: String, how: String },
    /// There is no such program.
    #[error("there is no program `{program}` to run beside the listener")]
    NotFound { program: String },
    /// It cannot be started, or not be waited for.
    #[error("cannot run `{program}` beside the listener")]
    NotStarted {
        program: String,
        #[source]
        source: io::Error,
    },
}

impl Failure for CommandError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::Failed { .. } => ExitStatus::Failure,
            Self::NotFound { .. } | Self::NotStarted { .. } => ExitStatus::Usage,
        }
    }

    fn kind(&self) -> &'static str {
        "command"
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        match self {
            Self::Failed { .. } => None,
            Self::NotFound { .. } => Some(
                "after `--` come a program and its arguments, as a shell would look them up in PATH; what needs a shell is \
                 run with `-- sh -c '…'`"
                    .into(),
            ),
            Self::NotStarted { .. } => Some("is it a program, and may you run it?".into()),
        }
    }
}
