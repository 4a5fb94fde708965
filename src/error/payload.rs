use std::io;

use crate::model::{ExitStatus, Failure, Hint, Seq, Situation, UnknownPathError, printable};
use crate::webhook::envelope::EnvelopeError;

/// Why a payload cannot be changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PayloadError {
    /// A change leads to nothing in it.
    #[error("{} cannot be changed", event_name(*seq))]
    Change {
        /// Its place in the journal; `None` where it has none yet.
        seq: Option<Seq>,
        #[source]
        source: UnknownPathError,
    },
    /// What the user's editor left is no event.
    #[error("the edited payload cannot be used")]
    Edited(#[source] EnvelopeError),
    /// The user's editor cannot be started.
    #[error("cannot run the editor")]
    Editor(#[source] io::Error),
    /// The user's editor said no.
    #[error("the editor ended with {status}")]
    EditorFailed { status: std::process::ExitStatus },
    /// There is no editor.
    #[error("no editor is set")]
    NoEditor,
    /// Several events are to be edited.
    #[error("only one event can be edited at a time, and several match")]
    Several,
}

impl Failure for PayloadError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::Change { .. } | Self::Edited(_) | Self::NoEditor | Self::Several => ExitStatus::Usage,
            Self::Editor(_) | Self::EditorFailed { .. } => ExitStatus::Failure,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Change { .. } | Self::Edited(_) | Self::Several => "input",
            Self::Editor(_) | Self::EditorFailed { .. } | Self::NoEditor => "editor",
        }
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        match self {
            Self::Change { source, .. } if !source.known.is_empty() => {
                let known = source.known.iter().map(|path| printable(path)).collect::<Vec<_>>();
                Some(format!("there is: {}", known.join(", ")).into())
            }
            Self::NoEditor => Some(Hint::from("set VISUAL or EDITOR").or("change values with --set PATH=VALUE")),
            Self::Several => Some("name one event, such as `meetstream events replay 12 --edit`".into()),
            Self::Change { .. } | Self::Edited(_) | Self::Editor(_) | Self::EditorFailed { .. } => None,
        }
    }
}

fn event_name(seq: Option<Seq>) -> String {
    seq.map_or_else(|| "the payload".to_owned(), |seq| format!("event {seq}"))
}
