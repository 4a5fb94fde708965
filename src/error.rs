//! A failure of a command: what was attempted, around the error of the room where it failed. That one knows its exit
//! status, its kind and its hint ([`Failure`]).
//!
//! # Invariants
//! - `Display` names this layer only, in lower case and without a period; causes are reached through `source`.
//! - An error belongs to a thing (the journal, a payload, a file), not to a command: the same failure has one kind and one
//!   status wherever it occurs. Its hint is made of it and of the [`Situation`] it occurs in, and of nothing else.

mod call;
mod command;
mod input;
mod lookup;
mod payload;
mod system;

use call::Call;
pub(crate) use command::CommandError;
pub(crate) use input::{InputError, InputSource};
pub(crate) use lookup::LookupError;
pub(crate) use payload::PayloadError;
pub(crate) use system::SystemError;

use std::path::PathBuf;

use crate::api::{ApiError, Subject};
use crate::artifact::ArtifactError;
use crate::journal::JournalError;
pub use crate::model::ExitStatus;
use crate::model::{BotId, Failure, Hint, Situation};
use crate::output::OutputError;
use crate::reaction::{ReactionError, RelayError};
use crate::sandbox::SandboxError;
use crate::settings::SettingsError;
use crate::source::{PathTokenError, PollerError, ReceiverError};
use crate::tunnel::TunnelError;
use crate::webhook::mismatch::VerifyError;

/// A failure of a command.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A call of the API gave no usable answer.
    #[error("cannot {}", call.action)]
    Api {
        call: Box<Call>,
        #[source]
        source: ApiError,
    },
    /// An artifact of a bot could not be saved.
    #[error("{source}")]
    Artifact { bot: BotId, source: Box<ArtifactError> },
    /// The command that is run beside the listener failed.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// What the user gave cannot be worked with.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The journal cannot be used.
    #[error("cannot {action}")]
    Journal {
        /// What was attempted, such as "open the journal".
        action: &'static str,
        #[source]
        source: JournalError,
    },
    /// The journal of a file cannot be used.
    #[error("cannot open the journal `{}`", path.display())]
    OpenJournal {
        path: PathBuf,
        #[source]
        source: JournalError,
    },
    /// The journal has not what was asked for.
    #[error(transparent)]
    Lookup(#[from] LookupError),
    /// Nothing more can be shown.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// There is no secret path.
    #[error("cannot make the secret path")]
    PathToken(#[source] PathTokenError),
    /// A payload cannot be changed.
    #[error(transparent)]
    Payload(#[from] PayloadError),
    /// Bots cannot be followed through the API.
    #[error(transparent)]
    Poller(#[from] PollerError),
    /// A reaction cannot go on.
    #[error(transparent)]
    Reaction(#[from] ReactionError),
    /// Nothing can be received.
    #[error(transparent)]
    Receiver(#[from] ReceiverError),
    /// Events cannot be relayed.
    #[error(transparent)]
    Relay(#[from] RelayError),
    /// The sandbox cannot start.
    #[error("cannot start the sandbox")]
    Sandbox(#[source] SandboxError),
    /// The configuration cannot be used.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The operating system does not give what is needed.
    #[error(transparent)]
    System(#[from] SystemError),
    /// The receiver cannot be reached from outside.
    #[error(transparent)]
    Tunnel(#[from] TunnelError),
    /// A webhook does not verify.
    #[error(transparent)]
    Verify(#[from] VerifyError),
}

impl Error {
    /// A call of the API about the whole account that failed; `action` completes "cannot …".
    pub(crate) fn api(action: impl Into<String>, source: ApiError) -> Self {
        Self::call(Subject::Account, action, source)
    }

    /// A call of the API that failed, by what it was about.
    pub(crate) fn call(subject: Subject, action: impl Into<String>, source: ApiError) -> Self {
        Self::Api { call: Box::new(Call { action: action.into(), subject }), source }
    }

    /// An artifact of a bot that could not be saved.
    pub(crate) fn artifact(bot: &BotId, source: ArtifactError) -> Self {
        Self::Artifact { bot: bot.clone(), source: Box::new(source) }
    }

    /// Whether it is a quiet end, of which nobody needs to be told.
    pub(crate) fn is_quiet(&self) -> bool {
        self.exit_status() == ExitStatus::Done
    }

    /// The error of the room where it failed.
    fn room(&self) -> &dyn Failure {
        match self {
            Self::Api { source, .. } => source,
            Self::Artifact { source, .. } => source.as_ref(),
            Self::Command(source) => source,
            Self::Input(source) => source,
            Self::Journal { source, .. } | Self::OpenJournal { source, .. } => source,
            Self::Lookup(source) => source,
            Self::Output(source) => source,
            Self::PathToken(source) => source,
            Self::Payload(source) => source,
            Self::Poller(source) => source,
            Self::Reaction(source) => source,
            Self::Receiver(source) => source,
            Self::Relay(source) => source,
            Self::Sandbox(source) => source,
            Self::Settings(source) => source,
            Self::System(source) => source,
            Self::Tunnel(source) => source,
            Self::Verify(source) => source,
        }
    }
}

impl Failure for Error {
    fn exit_status(&self) -> ExitStatus {
        self.room().exit_status()
    }

    fn kind(&self) -> &'static str {
        self.room().kind()
    }

    fn hint(&self, at: &Situation) -> Option<Hint> {
        if let Self::Api { call, source } = self {
            call.subject.hint(source, at)
        } else if let Self::Artifact { bot, source } = self {
            source.hint_of(Some(bot), at)
        } else {
            self.room().hint(at)
        }
    }

    fn drawn(&self) -> Option<String> {
        self.room().drawn()
    }

    fn http_status(&self) -> Option<u16> {
        self.room().http_status()
    }

    fn request_id(&self) -> Option<&str> {
        self.room().request_id()
    }
}
