use std::io;
use std::path::PathBuf;

use super::manifest::ManifestError;
use super::transcript::{ParseTranscriptError, RenderError};
use super::{Saved, TransferError, Unsaved};
use crate::api::ApiError;
use crate::model::{ArtifactKind, printable, with_causes};

/// Why an artifact could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum ArtifactError {
    /// The API did not say where the artifact is.
    #[error("the service did not give the {kind}")]
    Api {
        /// What was asked for.
        kind: ArtifactKind,
        /// Why.
        source: ApiError,
    },
    /// The runtime ended, or a task of the save broke down.
    #[error("saving the {kind} was cancelled")]
    Cancelled {
        /// What was asked for.
        kind: ArtifactKind,
    },
    /// The storage client could not be set up.
    #[error("cannot set up the download client")]
    Client(#[source] reqwest::Error),
    /// Another file is in the place.
    #[error("`{}` exists and differs", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The service tried to make the artifact and failed; it will not come.
    #[error("the {kind} failed: {reason}")]
    Failed {
        /// What was asked for.
        kind: ArtifactKind,
        /// What the service says.
        reason: String,
    },
    /// A file or folder could not be used.
    #[error("cannot {action} `{}`", path.display())]
    File {
        /// What was attempted.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Of several files some were saved, and others were not.
    #[error("{} of {} files of the {kind} could not be saved", failed.len(), saved.files.len() + failed.len())]
    Incomplete {
        /// What was asked for.
        kind: ArtifactKind,
        /// What is there.
        saved: Saved,
        /// What is not.
        failed: Vec<Unsaved>,
    },
    /// Several files cannot go into one.
    #[error("the {kind} is {count} files, which cannot go into one")]
    ManyFiles {
        /// What was asked for.
        kind: ArtifactKind,
        /// How many there are.
        count: usize,
    },
    /// The files were saved, but cannot be listed.
    #[error("cannot list the {kind} in the manifest")]
    Manifest {
        /// What was saved.
        kind: ArtifactKind,
        /// Why.
        source: ManifestError,
    },
    /// It was there and has been deleted, or has expired.
    #[error("the {kind} is gone: {reason}")]
    Gone {
        /// What was asked for.
        kind: ArtifactKind,
        /// What is known of it.
        reason: String,
    },
    /// This session has none and will have none.
    #[error("there is no {kind}: {reason}")]
    NotAvailable {
        /// What was asked for.
        kind: ArtifactKind,
        /// Why.
        reason: String,
    },
    /// It is not there yet.
    #[error("the {kind} is not ready: {reason}")]
    NotReady {
        /// What was asked for.
        kind: ArtifactKind,
        /// What the service says.
        reason: String,
    },
    /// The transcript cannot be written in the format asked for.
    #[error("cannot write the transcript as asked")]
    Render(#[source] RenderError),
    /// The answer is no transcript that can be read.
    #[error("cannot read the transcript")]
    Transcript(#[source] ParseTranscriptError),
    /// Its bytes could not be brought home.
    #[error("cannot download the {kind}")]
    Transfer {
        /// What was asked for.
        kind: ArtifactKind,
        /// Why.
        source: TransferError,
    },
}

impl ArtifactError {
    /// The failure and its causes in one line, fit for a terminal.
    pub fn reason(&self) -> String {
        printable(&with_causes(self))
    }

    /// The failure of the API behind it, if that is what it was.
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Api { source, .. } => Some(source),
            Self::Transfer { source, .. } => source.api(),
            Self::Cancelled { .. }
            | Self::Client(_)
            | Self::Exists { .. }
            | Self::Failed { .. }
            | Self::File { .. }
            | Self::Gone { .. }
            | Self::Incomplete { .. }
            | Self::ManyFiles { .. }
            | Self::Manifest { .. }
            | Self::NotAvailable { .. }
            | Self::NotReady { .. }
            | Self::Render(_)
            | Self::Transcript(_) => None,
        }
    }
}
