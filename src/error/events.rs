use std::io;
use std::path::PathBuf;

use super::ExitStatus;
use crate::model::{BotPrefix, Seq, UnknownPathError, printable};
use crate::reaction::RelayError;
use crate::webhook::envelope::EnvelopeError;

/// Why the journal's events cannot be shown, replayed, exported or imported.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EventsError {
    /// A change of a payload leads nowhere.
    #[error("event {seq} cannot be changed")]
    Change {
        seq: Seq,
        #[source]
        source: UnknownPathError,
    },
    /// `--edit` with several events.
    #[error("only one event can be edited at a time, and several match")]
    EditSeveral,
    /// What the user's editor left is no event.
    #[error("the edited payload cannot be used")]
    Edited(#[source] EnvelopeError),
    /// The user's editor cannot be started.
    #[error("cannot run the editor")]
    Editor(#[source] io::Error),
    /// The user's editor said no.
    #[error("the editor ended with {status}")]
    EditorFailed { status: std::process::ExitStatus },
    /// A file cannot be read or written.
    #[error("cannot {verb} `{}`", path.display())]
    File {
        verb: &'static str,
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// A line of an import is no record.
    #[error("line {line} of `{}` is no event: {problem}", path.display())]
    Line { path: PathBuf, line: usize, problem: String },
    /// The journal has no event of a bot.
    #[error("the journal has no event of bot `{}`", printable(bot.as_str()))]
    NoBot { bot: BotPrefix },
    /// There is no editor.
    #[error("no editor is set")]
    NoEditor,
    /// The journal has no such event.
    #[error("the journal has no event {seq}")]
    NoEvent { seq: Seq },
    /// Nothing is to be replayed.
    #[error("no event matches")]
    NothingMatches,
    /// Events cannot be relayed.
    #[error(transparent)]
    Relay(#[from] RelayError),
}

impl EventsError {
    pub(crate) fn exit_status(&self) -> ExitStatus {
        match self {
            Self::Change { .. }
            | Self::EditSeveral
            | Self::Edited(_)
            | Self::File { .. }
            | Self::Line { .. }
            | Self::NoEditor => ExitStatus::Usage,
            Self::Editor(_) | Self::EditorFailed { .. } => ExitStatus::Failure,
            Self::NoBot { .. } | Self::NoEvent { .. } | Self::NothingMatches => ExitStatus::NotFound,
            Self::Relay(source) => match source {
                RelayError::Client(_) => ExitStatus::Failure,
                RelayError::Unreachable { .. } => ExitStatus::Unavailable,
            },
        }
    }

    pub(crate) fn hint(&self) -> Option<String> {
        match self {
            Self::Change { source, .. } if !source.known.is_empty() => {
                let known = source.known.iter().map(|path| printable(path)).collect::<Vec<_>>();
                Some(format!("there is: {}", known.join(", ")))
            }
            Self::NoEditor => Some("set VISUAL or EDITOR, or change values with --set PATH=VALUE".to_owned()),
            Self::NoBot { .. } | Self::NoEvent { .. } | Self::NothingMatches => {
                Some("`meetstream events list` prints what there is".to_owned())
            }
            Self::EditSeveral => Some("name one event, such as `events replay 12 --edit`".to_owned()),
            Self::Relay(source) => source.hint(),
            Self::Change { .. }
            | Self::Edited(_)
            | Self::Editor(_)
            | Self::EditorFailed { .. }
            | Self::File { .. }
            | Self::Line { .. } => None,
        }
    }
}
