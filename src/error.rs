//! What can go wrong, and what each failure means to a script.
//!
//! # Invariants
//! - `Display` names this layer only, in lower case; causes are reached through `source`.
//! - A new variant must choose its exit status, its kind and its hint before it compiles: no wildcard arms.

mod artifact;
mod events;
mod input;
mod listen;
mod offline;

use std::error::Error as StdError;
use std::io;

use serde::Serialize;

pub(crate) use events::EventsError;
pub(crate) use input::{InputError, Source};
pub(crate) use listen::ListenError;
pub(crate) use offline::OfflineError;

use crate::api::wire::Fields;
use crate::api::{ApiError, Refusal};
use crate::artifact::ArtifactError;
use crate::journal::JournalError;
use crate::model::BotId;
use crate::output::JqError;
use crate::sandbox::SandboxError;
use crate::settings::SettingsError;

/// The exit statuses that scripts rely on (`design.md`, section 4).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ExitStatus {
    /// 0: done.
    Done,
    /// 1: any other failure.
    Failure,
    /// 2: usage, configuration or input error.
    Usage,
    /// 3: not ready yet, or a wait ran out.
    NotReady,
    /// 4: no key, or the key was refused.
    Auth,
    /// 5: not found, deleted or expired.
    NotFound,
    /// 6: the API or the network is unavailable after retries; the port or tunnel could not be had.
    Unavailable,
    /// 7: a signature or timestamp did not verify.
    Signature,
    /// 8: the bot's session failed.
    SessionFailed,
    /// 9: some artifacts were saved, some could not be.
    Partial,
    /// 130: interrupted by SIGINT.
    Interrupted,
    /// 143: terminated by SIGTERM.
    Terminated,
}

impl ExitStatus {
    /// Every status with its meaning, for the documentation and its test.
    pub const ALL: [(Self, &str); 12] = [
        (Self::Done, "done"),
        (Self::Failure, "any other failure"),
        (Self::Usage, "usage, configuration or input error"),
        (Self::NotReady, "not ready yet, or a wait ran out"),
        (Self::Auth, "no key, or the key was refused (401, 403)"),
        (Self::NotFound, "not found, deleted or expired (404, 410)"),
        (
            Self::Unavailable,
            "the API or the network is unavailable after retries (connect, 429, 5xx); the port or tunnel could not be had",
        ),
        (Self::Signature, "a signature or timestamp did not verify"),
        (Self::SessionFailed, "the bot's session failed (not admitted, denied, error, failed processing)"),
        (Self::Partial, "some artifacts were saved, some could not be"),
        (Self::Interrupted, "interrupted (SIGINT)"),
        (Self::Terminated, "terminated (SIGTERM)"),
    ];

    /// The number given to the shell.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failure => 1,
            Self::Usage => 2,
            Self::NotReady => 3,
            Self::Auth => 4,
            Self::NotFound => 5,
            Self::Unavailable => 6,
            Self::Signature => 7,
            Self::SessionFailed => 8,
            Self::Partial => 9,
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }
}

/// A failure of a command.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A call of the API gave no usable answer.
    #[error("cannot {action}")]
    Api {
        /// What was attempted, such as "fetch bot `b-1`".
        action: String,
        #[source]
        source: ApiError,
    },
    /// The journal's events cannot be shown, replayed, exported or imported.
    #[error(transparent)]
    Events(#[from] EventsError),
    /// What the user gave cannot be worked with.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The expression of `--jq` gives nothing.
    #[error(transparent)]
    Jq(JqError),
    /// An artifact could not be saved.
    #[error(transparent)]
    Artifact(ArtifactError),
    /// The journal cannot be used.
    #[error("cannot {action}")]
    Journal {
        /// What was attempted, such as "open the journal".
        action: &'static str,
        #[source]
        source: JournalError,
    },
    /// Nothing can be listened to.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// A webhook cannot be signed, verified, simulated or explained.
    #[error(transparent)]
    Offline(#[from] OfflineError),
    /// The sandbox cannot start.
    #[error("cannot start the sandbox")]
    Sandbox(#[source] SandboxError),
    /// The configuration cannot be used.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Whoever read our output has gone: a quiet end, not a failure.
    #[error("standard output was closed")]
    StdoutClosed,
    /// Our output could not be written.
    #[error("cannot write to standard output")]
    Stdout(#[source] io::Error),
    /// The asynchronous runtime could not be built.
    #[error("cannot start the runtime")]
    Runtime(#[source] io::Error),
}

impl Error {
    /// A call of the API that failed; `action` completes "cannot …".
    pub(crate) fn api(action: impl Into<String>, source: ApiError) -> Self {
        Self::Api { action: action.into(), source }
    }

    /// The documented status of this failure.
    pub(crate) fn exit_status(&self) -> ExitStatus {
        match self {
            Self::Api { source, .. } => api_status(source),
            Self::Artifact(source) => artifact::status(source),
            Self::Events(source) => source.exit_status(),
            Self::Journal { .. } | Self::Stdout(_) | Self::Runtime(_) => ExitStatus::Failure,
            Self::Input(source) => source.exit_status(),
            Self::Listen(source) => source.exit_status(),
            Self::Jq(_) | Self::Settings(_) => ExitStatus::Usage,
            Self::Sandbox(source) => match source {
                SandboxError::Bind { .. } => ExitStatus::Unavailable,
                SandboxError::OwnAddress => ExitStatus::Failure,
            },
            Self::Offline(source) => source.exit_status(),
            Self::StdoutClosed => ExitStatus::Done,
        }
    }

    /// A word for scripts that stays the same while the message may change.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Api { source, .. } => source.kind(),
            Self::Events(_) => "events",
            Self::Input(_) => "input",
            Self::Jq(_) => "jq",
            Self::Artifact(source) => artifact::kind(source),
            Self::Journal { .. } => "journal",
            Self::Listen(source) => source.kind(),
            Self::Sandbox(_) => "sandbox",
            Self::Offline(source) => source.kind(),
            Self::Settings(_) => "settings",
            Self::StdoutClosed | Self::Stdout(_) => "output",
            Self::Runtime(_) => "runtime",
        }
    }

    /// What to do next, where there is something to do.
    pub(crate) fn hint(&self) -> Option<String> {
        match self {
            Self::Api { source, .. } => api_hint(source),
            Self::Events(source) => source.hint(),
            Self::Input(source) => source.hint(),
            Self::Artifact(source) => artifact::hint(source),
            Self::Journal { source, .. } => source.hint(),
            Self::Listen(source) => source.hint(),
            Self::Sandbox(source) => match source {
                SandboxError::Bind { address, .. } => {
                    Some(format!("port {} may be in use; `--port 0` takes any free one", address.port()))
                }
                SandboxError::OwnAddress => None,
            },
            Self::Settings(source) => source.hint(),
            Self::Jq(_) | Self::StdoutClosed | Self::Stdout(_) | Self::Runtime(_) => None,
            Self::Offline(source) => source.hint(),
        }
    }

    /// The HTTP status behind the failure, if a server answered.
    pub(crate) fn http_status(&self) -> Option<u16> {
        self.call().and_then(ApiError::status)
    }

    /// The service's name for the request that failed.
    pub(crate) fn request_id(&self) -> Option<&str> {
        self.call().and_then(ApiError::request_id)
    }

    /// The failed call of the API behind the failure, if there is one.
    fn call(&self) -> Option<&ApiError> {
        match self {
            Self::Api { source, .. } => Some(source),
            Self::Artifact(source) => source.api(),
            Self::Events(_)
            | Self::Input(_)
            | Self::Jq(_)
            | Self::Journal { .. }
            | Self::Listen(_)
            | Self::Sandbox(_)
            | Self::Settings(_)
            | Self::Offline(_)
            | Self::StdoutClosed
            | Self::Stdout(_)
            | Self::Runtime(_) => None,
        }
    }

    /// The messages of the causes, outermost first.
    pub(crate) fn causes(&self) -> Vec<String> {
        std::iter::successors(self.source(), |cause: &&(dyn StdError + 'static)| (*cause).source())
            .map(ToString::to_string)
            .collect()
    }

    /// The object that `--json` puts on stderr.
    pub(crate) fn report(&self) -> impl Serialize {
        ErrorReport {
            error: ErrorObject {
                kind: self.kind(),
                message: self.to_string(),
                causes: self.causes(),
                hint: self.hint(),
                exit_status: self.exit_status().code(),
                http_status: self.http_status(),
                request_id: self.request_id().map(str::to_owned),
            },
        }
    }
}

fn api_status(error: &ApiError) -> ExitStatus {
    if error.is_auth() {
        ExitStatus::Auth
    } else if error.is_not_found() {
        ExitStatus::NotFound
    } else if error.is_not_ready() {
        ExitStatus::NotReady
    } else if error.is_transient() {
        ExitStatus::Unavailable
    } else if error.status() == Some(400) {
        ExitStatus::Usage
    } else {
        ExitStatus::Failure
    }
}

fn api_hint(error: &ApiError) -> Option<String> {
    let hint = match error {
        ApiError::KeyMissing => "run `meetstream auth login`, or set MEETSTREAM_API_KEY",
        ApiError::KeyMalformed => "run `meetstream auth login` to store the key again",
        ApiError::Connect { .. } | ApiError::Timeout { .. } | ApiError::Transport { .. } => {
            "check the network and the API URL (`meetstream config list --show-origin`)"
        }
        ApiError::Decode { .. } => "check the API URL: what answered does not seem to be the API",
        ApiError::NotReady(_) => "try again later, or wait for it with --wait",
        ApiError::Tls { .. } => "check the system's certificates",
        ApiError::BodyTooLarge { .. } | ApiError::Endless { .. } | ApiError::Part { .. } => return None,
        ApiError::Refused(refusal) => match refusal.status {
            401 => "the key was refused; run `meetstream auth login` to store another",
            403 => "the key is not allowed to do that, or the object belongs to another account",
            409 => return conflicting_bot(refusal),
            404 | 410 => "check the id; data that was deleted or has expired is gone for good",
            429 => "the service limits the rate of calls; try again later",
            500..=599 => "the service has a problem; try again later",
            _ => return None,
        },
    };
    Some(hint.to_owned())
}

/// The bot that stands in the way, where the answer names it.
fn conflicting_bot(refusal: &Refusal) -> Option<String> {
    let body = refusal.json()?;
    let id = Fields::of(&body).text(&["bot_id", "existing_bot_id", "BotID"])?;
    let id: BotId = id.parse().ok()?;
    Some(format!("there is bot {id} already: `meetstream show {id}`"))
}

#[derive(Serialize)]
struct ErrorReport {
    error: ErrorObject,
}

#[derive(Serialize)]
struct ErrorObject {
    kind: &'static str,
    message: String,
    causes: Vec<String>,
    hint: Option<String>,
    exit_status: u8,
    http_status: Option<u16>,
    request_id: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_documents_every_exit_status() {
        let readme = include_str!("../README.md");
        for (status, meaning) in ExitStatus::ALL {
            let row = format!("| {} | {meaning} |", status.code());
            assert!(readme.contains(&row), "{row}");
        }
    }
}
