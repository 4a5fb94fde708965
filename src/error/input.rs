use std::io;
use std::path::PathBuf;

use crate::files::PathError;
use crate::model::{BotId, ExitStatus, Failure, Hint, Situation, shortened};

/// What the user gave, or did not give, cannot be worked with.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InputError {
    /// A short id that several bots share.
    #[error("`{prefix}` begins the ids of several bots: {}", listed(candidates))]
    AmbiguousBot { prefix: String, candidates: Vec<BotId> },
    /// The question was answered with something else than what it asked for.
    #[error("not confirmed, so nothing was done")]
    Declined,
    /// Arguments that do not go together, or are not what they should be.
    #[error("{message}")]
    Argument { message: String, hint: &'static str },
    /// A file or folder that was named, or stdin, cannot be used.
    #[error("cannot {verb} {what}")]
    File {
        verb: &'static str,
        what: InputSource,
        /// What to do about it, where it is more than to look at the file.
        hint: Option<Hint>,
        #[source]
        source: io::Error,
    },
    /// Not JSON.
    #[error("{what} is not JSON")]
    Json {
        what: InputSource,
        #[source]
        source: serde_json::Error,
    },
    /// A line of a file is no event.
    #[error("line {line} of {what} is no event: {problem}")]
    Line { what: InputSource, line: usize, problem: String },
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
    /// A word that no table has.
    #[error("`{name}` is no event and no reason of a stop that is known")]
    UnknownName {
        /// The word, made printable.
        name: String,
        /// The names that resemble it.
        near: Vec<&'static str>,
    },
}

/// Where input comes from.
#[derive(Clone, Debug)]
pub(crate) enum InputSource {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl InputSource {
    /// A path as typed, where `-` is stdin.
    pub(crate) fn from_argument(path: PathBuf) -> Self {
        if path.as_os_str() == "-" { Self::Stdin } else { Self::File(path) }
    }
}

impl std::fmt::Display for InputSource {
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

    /// A file, or stdin, that cannot be read.
    pub(crate) fn unreadable(what: InputSource, source: io::Error) -> Self {
        Self::File { verb: "read", what, hint: None, source }
    }
}

impl From<PathError> for InputError {
    /// A file or folder that was named.
    fn from(PathError { verb, path, source }: PathError) -> Self {
        Self::File { verb, what: InputSource::File(path), hint: None, source }
    }
}

impl Failure for InputError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::AmbiguousBot { .. }
            | Self::Argument { .. }
            | Self::File { .. }
            | Self::Json { .. }
            | Self::Line { .. }
            | Self::NoTerminal { .. }
            | Self::Refused { .. }
            | Self::UnknownName { .. } => ExitStatus::Usage,
            Self::Declined => ExitStatus::Failure,
            Self::Missing { .. } | Self::NoLastBot => ExitStatus::NotFound,
        }
    }

    fn kind(&self) -> &'static str {
        "input"
    }

    fn hint(&self, at: &Situation) -> Option<Hint> {
        let hint = match self {
            Self::AmbiguousBot { .. } => "give more characters of the id".into(),
            Self::Argument { hint, .. } | Self::NoTerminal { instead: hint, .. } => (*hint).into(),
            Self::File { hint: Some(hint), .. } => hint.clone(),
            Self::NoLastBot => "`@last` is the newest bot made with `meetstream create` in this profile".into(),
            Self::UnknownName { near, .. } if near.is_empty() => "`meetstream explain` lists them all".into(),
            Self::UnknownName { near, .. } => format!("similar: {}", near.join(", ")).into(),
            Self::Json { .. } => {
                "JSON has names and texts in double quotes, such as {\"bot_name\": \"Notetaker\"}".into()
            }
            Self::Line { .. } => "`meetstream events export` writes such lines, one event each".into(),
            Self::File { what: InputSource::File(path), source, .. }
                if source.kind() == io::ErrorKind::NotFound && path.is_relative() =>
            {
                "check the path: it counts from the current folder".into()
            }
            Self::File { hint: None, .. } | Self::Refused { .. } => return usage(at),
            Self::Declined | Self::Missing { .. } => return None,
        };
        Some(hint)
    }
}

/// Where it stands what the running command takes.
fn usage(at: &Situation) -> Option<Hint> {
    at.command().map(|command| format!("`meetstream {command} --help` shows what it takes").into())
}

fn listed(candidates: &[BotId]) -> String {
    shortened(&candidates.iter().map(BotId::as_str).collect::<Vec<_>>().join(", "), 400)
}
