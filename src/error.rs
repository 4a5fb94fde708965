//! What can go wrong, and what each failure means to a script.
//!
//! # Invariants
//! - `Display` names this layer only, in lower case; causes are reached through `source`.
//! - A new variant must choose its exit status, its kind and its hint before it compiles: no wildcard arms.

mod artifact;
mod input;

use std::error::Error as StdError;
use std::io;

use serde::Serialize;

pub(crate) use input::{InputError, Source};

use crate::api::wire::Fields;
use crate::api::{ApiError, Refusal};
use crate::artifact::ArtifactError;
use crate::journal::JournalError;
use crate::model::BotId;
use crate::output::JqError;
use crate::sandbox::SandboxError;
use crate::settings::SettingsError;
use crate::webhook::diagnosis::Accident;
use crate::webhook::signature::SignatureError;

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
    /// An artifact could not be saved.
    #[error(transparent)]
    Artifact(ArtifactError),
    /// What the user gave cannot be worked with.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The expression of `--jq` gives nothing.
    #[error(transparent)]
    Jq(JqError),
    /// The journal cannot be used.
    #[error("cannot {action}")]
    Journal {
        /// What was attempted, such as "open the journal".
        action: &'static str,
        #[source]
        source: JournalError,
    },
    /// The sandbox cannot start.
    #[error("cannot start the sandbox")]
    Sandbox(#[source] SandboxError),
    /// The configuration cannot be used.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// A webhook's signature or timestamp does not hold.
    #[error("the webhook does not verify")]
    Signature {
        #[source]
        source: SignatureError,
        /// What explains a mismatch, if anything usual does.
        accident: Option<Accident>,
    },
    /// A word that no table has.
    #[error("`{name}` is no event and no reason of a stop that is known")]
    UnknownName {
        /// The word, made printable.
        name: String,
        /// The names that resemble it.
        near: Vec<&'static str>,
    },
    /// There is nothing to sign or verify with.
    #[error("there is no webhook secret")]
    WebhookSecretMissing,
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
            Self::Journal { .. } | Self::Stdout(_) | Self::Runtime(_) => ExitStatus::Failure,
            Self::Input(source) => source.exit_status(),
            Self::Jq(_) | Self::Settings(_) => ExitStatus::Usage,
            Self::Sandbox(source) => match source {
                SandboxError::Bind { .. } => ExitStatus::Unavailable,
                SandboxError::OwnAddress => ExitStatus::Failure,
            },
            Self::Signature { .. } => ExitStatus::Signature,
            Self::UnknownName { .. } | Self::WebhookSecretMissing => ExitStatus::Usage,
            Self::StdoutClosed => ExitStatus::Done,
        }
    }

    /// A word for scripts that stays the same while the message may change.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Api { source, .. } => source.kind(),
            Self::Artifact(source) => artifact::kind(source),
            Self::Input(_) => "input",
            Self::Jq(_) => "jq",
            Self::Journal { .. } => "journal",
            Self::Sandbox(_) => "sandbox",
            Self::Signature { .. } => "signature",
            Self::UnknownName { .. } => "input",
            Self::Settings(_) | Self::WebhookSecretMissing => "settings",
            Self::StdoutClosed | Self::Stdout(_) => "output",
            Self::Runtime(_) => "runtime",
        }
    }

    /// What to do next, where there is something to do.
    pub(crate) fn hint(&self) -> Option<String> {
        match self {
            Self::Api { source, .. } => api_hint(source),
            Self::Artifact(source) => artifact::hint(source),
            Self::Input(source) => source.hint(),
            Self::Journal { source, .. } => source.hint(),
            Self::Sandbox(source) => match source {
                SandboxError::Bind { address, .. } => {
                    Some(format!("port {} may be in use; `--port 0` takes any free one", address.port()))
                }
                SandboxError::OwnAddress => None,
            },
            Self::Settings(source) => source.hint(),
            Self::Jq(_) | Self::StdoutClosed | Self::Stdout(_) | Self::Runtime(_) => None,
            Self::Signature { source, accident } => signature_hint(source, *accident),
            Self::UnknownName { near, .. } if near.is_empty() => Some("`meetstream explain` lists them all".to_owned()),
            Self::UnknownName { near, .. } => Some(format!("similar: {}", near.join(", "))),
            Self::WebhookSecretMissing => {
                Some("set MEETSTREAM_WEBHOOK_SECRET, or name a file with --secret-file".to_owned())
            }
        }
    }

    /// The HTTP status behind the failure, if a server answered.
    pub(crate) fn http_status(&self) -> Option<u16> {
        match self {
            Self::Api { source, .. } => source.status(),
            Self::Artifact(source) => source.api().and_then(ApiError::status),
            Self::Input(_)
            | Self::Jq(_)
            | Self::Journal { .. }
            | Self::Sandbox(_)
            | Self::Settings(_)
            | Self::Signature { .. }
            | Self::UnknownName { .. }
            | Self::WebhookSecretMissing
            | Self::StdoutClosed
            | Self::Stdout(_)
            | Self::Runtime(_) => None,
        }
    }

    /// The service's name for the request that failed.
    pub(crate) fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api { source, .. } => source.request_id(),
            Self::Artifact(source) => source.api().and_then(ApiError::request_id),
            Self::Input(_)
            | Self::Jq(_)
            | Self::Journal { .. }
            | Self::Sandbox(_)
            | Self::Settings(_)
            | Self::Signature { .. }
            | Self::UnknownName { .. }
            | Self::WebhookSecretMissing
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

fn signature_hint(error: &SignatureError, accident: Option<Accident>) -> Option<String> {
    match error {
        SignatureError::Mismatch => Some(accident.map_or_else(
            || {
                "usual causes: the body was parsed and written again, a line break was added at its end, or the secret is \
                 another one; check the bytes as they came"
                    .to_owned()
            },
            |accident| accident.to_string(),
        )),
        SignatureError::Missing => Some(
            "pass the X-MeetStream-Signature header with --signature; per-bot callbacks are not signed, only endpoints \
             made in the dashboard are"
                .to_owned(),
        ),
        SignatureError::Future { .. } | SignatureError::Stale { .. } => {
            Some("the clocks differ, or the delivery is a replay; --tolerance widens the window".to_owned())
        }
        SignatureError::TimestampMalformed => Some("pass the X-MeetStream-Timestamp header as it came".to_owned()),
        SignatureError::Malformed => Some("pass the X-MeetStream-Signature header as it came".to_owned()),
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
        ApiError::BodyTooLarge { .. } | ApiError::Part { .. } => return None,
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
