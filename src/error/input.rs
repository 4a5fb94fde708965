use std::io;
use std::path::PathBuf;

use super::ExitStatus;
use crate::model::{BotId, shortened};

/// What the user gave, or did not give, cannot be worked with.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InputError {
    /// A short id that several bots share.
    #[error("`{prefix}` begins the ids of several bots: {}", listed(candidates))]
    AmbiguousBot { prefix: String, candidates: Vec<BotId> },
    /// The question was answered with something else than what it asked for.
    #[error("not confirmed, so nothing was done")]
    Declined,
    /// A file, or stdin, cannot be read.
    #[error("cannot read {what}")]
    File {
        what: Source,
        #[source]
        source: io::Error,
    },
    /// Not JSON.
    #[error("{what} is not JSON")]
    Json {
        what: Source,
        #[source]
        source: serde_json::Error,
    },
    /// Something that is not among what there is.
    #[error("there is no {what}")]
    Missing { what: String },
    /// `@last` where there is none.
    #[error("this machine has not created a bot yet")]
    NoLastBot,
    /// A question that nobody is there to answer.
    #[error("{question} needs an answer, and there is no terminal to ask on")]
    NoTerminal { question: &'static str, instead: &'static str },
    /// Values that are not acceptable, each with its field and what it may be.
    #[error("{subject} cannot be done as asked: {}", problems.join("; "))]
    Refused { subject: &'static str, problems: Vec<String> },
}

/// Where input comes from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Source {
    /// A path as typed, where `-` is stdin.
    pub(crate) fn from_argument(path: PathBuf) -> Self {
        if path.as_os_str() == "-" { Self::Stdin } else { Self::File(path) }
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path) => write!(formatter, "`{}`", path.display()),
            Self::Stdin => formatter.write_str("standard input"),
        }
    }
}

impl InputError {
    /// One thing that cannot be done as asked.
    pub(crate) fn refused(subject: &'static str, problem: impl Into<String>) -> Self {
        Self::Refused { subject, problems: vec![problem.into()] }
    }

    pub(super) fn exit_status(&self) -> ExitStatus {
        match self {
            Self::AmbiguousBot { .. }
            | Self::File { .. }
            | Self::Json { .. }
            | Self::NoTerminal { .. }
            | Self::Refused { .. } => ExitStatus::Usage,
            Self::Declined => ExitStatus::Failure,
            Self::Missing { .. } | Self::NoLastBot => ExitStatus::NotFound,
        }
    }

    pub(super) fn hint(&self) -> Option<String> {
        match self {
            Self::AmbiguousBot { .. } => Some("give more characters of the id".to_owned()),
            Self::NoLastBot => {
                Some("`@last` is the newest bot made with `meetstream create` in this profile".to_owned())
            }
            Self::NoTerminal { instead, .. } => Some((*instead).to_owned()),
            Self::Declined | Self::File { .. } | Self::Json { .. } | Self::Missing { .. } | Self::Refused { .. } => {
                None
            }
        }
    }
}

fn listed(candidates: &[BotId]) -> String {
    shortened(&candidates.iter().map(BotId::as_str).collect::<Vec<_>>().join(", "), 400)
}
