use crate::api::{ApiError, Subject};
use crate::journal::JournalError;
use crate::model::{BotId, ExitStatus, Failure, Hint, Situation};

/// Why bots cannot be followed through the API any further.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PollerError {
    /// The last bot that was to be followed is none that can be.
    #[error("cannot follow bot `{bot}`")]
    Bot {
        bot: BotId,
        #[source]
        source: ApiError,
    },
    /// There is no key, or it was refused.
    #[error("cannot follow bots through the API")]
    Key(#[source] ApiError),
    /// What was seen cannot be kept.
    #[error("cannot append to the journal")]
    Journal(#[source] JournalError),
}

impl PollerError {
    fn cause(&self) -> &dyn Failure {
        match self {
            Self::Bot { source, .. } | Self::Key(source) => source,
            Self::Journal(source) => source,
        }
    }
}

impl Failure for PollerError {
    fn exit_status(&self) -> ExitStatus {
        self.cause().exit_status()
    }

    fn kind(&self) -> &'static str {
        self.cause().kind()
    }

    fn hint(&self, at: &Situation) -> Option<Hint> {
        match self {
            Self::Bot { bot, source } => Subject::Bot(bot.clone()).hint(source, at),
            Self::Key(_) | Self::Journal(_) => self.cause().hint(at),
        }
    }

    fn http_status(&self) -> Option<u16> {
        self.cause().http_status()
    }

    fn request_id(&self) -> Option<&str> {
        self.cause().request_id()
    }
}
