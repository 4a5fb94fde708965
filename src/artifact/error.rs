use std::io;
use std::path::PathBuf;

use super::manifest::ManifestError;
use super::saved::Saved;
use super::transcript::{ParseTranscriptError, RenderError};
use super::transfer::{Fault, TransferError};
use crate::api::ApiError;
use crate::files::PathError;
use crate::model::{ArtifactKind, ExitStatus, Failure, printable, with_causes};

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

impl From<PathError> for ArtifactError {
    fn from(PathError { verb, path, source }: PathError) -> Self {
        Self::File { action: verb, path, source }
    }
}

/// One file of several that could not be saved.
#[derive(Debug)]
pub struct Unsaved {
    /// Its name below the bot's folder, without its extension.
    pub name: String,
    /// Why.
    pub error: ArtifactError,
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

impl Failure for ArtifactError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::Api { source, .. } => source.exit_status(),
            Self::Cancelled { .. }
            | Self::Client(_)
            | Self::Exists { .. }
            | Self::File { .. }
            | Self::Manifest { .. }
            | Self::Render(_)
            | Self::Transcript(_) => ExitStatus::Failure,
            Self::Failed { .. } => ExitStatus::SessionFailed,
            Self::Gone { .. } | Self::NotAvailable { .. } => ExitStatus::NotFound,
            Self::Incomplete { saved, failed, .. } => match failed.first() {
                Some(unsaved) if saved.files.is_empty() => unsaved.error.exit_status(),
                Some(_) | None => ExitStatus::Partial,
            },
            Self::ManyFiles { .. } => ExitStatus::Usage,
            Self::NotReady { .. } => ExitStatus::NotReady,
            Self::Transfer { source, .. } => match source.api() {
                Some(api) => api.exit_status(),
                None if source.is_gone() => ExitStatus::NotFound,
                None if source.is_transient() => ExitStatus::Unavailable,
                None => ExitStatus::Failure,
            },
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Api { source, .. } => source.kind(),
            Self::Cancelled { .. } => "artifact_cancelled",
            Self::Client(_) => "artifact_client",
            Self::Exists { .. } => "artifact_exists",
            Self::Failed { .. } => "artifact_failed",
            Self::File { .. } => "artifact_file",
            Self::Gone { .. } => "artifact_gone",
            Self::Incomplete { .. } => "artifact_incomplete",
            Self::ManyFiles { .. } => "artifact_many_files",
            Self::Manifest { .. } => "artifact_manifest",
            Self::NotAvailable { .. } => "artifact_not_available",
            Self::NotReady { .. } => "artifact_not_ready",
            Self::Render(_) | Self::Transcript(_) => "artifact_transcript",
            Self::Transfer { .. } => "artifact_transfer",
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Api { source, .. } => return source.hint(),
            Self::Exists { .. } => "give --overwrite to replace it",
            Self::Failed { kind: ArtifactKind::Transcript, .. } => "start another run with `meetstream transcribe BOT`",
            Self::Gone { .. } => "data that was deleted or has expired is gone for good; local files stay",
            Self::ManyFiles { .. } => "give --out DIR instead of -o",
            Self::Manifest { .. } => "move the file away, and the next fetch makes another",
            Self::NotAvailable { kind: ArtifactKind::Transcript, .. } => {
                "`meetstream transcribe BOT` makes a transcript of any bot with audio"
            }
            Self::NotReady { .. } => "try again later, or wait for it with --wait",
            Self::Render(_) => "take --format md or txt",
            Self::Transcript(_) => "take --format json for the transcript as received",
            Self::Transfer { source, .. } => return transfer_hint(source),
            Self::Incomplete { .. } => "the same command again fetches what is missing",
            Self::Cancelled { .. }
            | Self::Client(_)
            | Self::Failed { .. }
            | Self::File { .. }
            | Self::NotAvailable { .. } => return None,
        };
        Some(hint.to_owned())
    }

    fn http_status(&self) -> Option<u16> {
        self.api().and_then(Failure::http_status)
    }

    fn request_id(&self) -> Option<&str> {
        self.api().and_then(Failure::request_id)
    }
}

fn transfer_hint(error: &TransferError) -> Option<String> {
    let hint = match error {
        TransferError::Abandoned { kept: 1.., .. } => "the same command again goes on where it stopped",
        TransferError::Abandoned { .. } => "try again later",
        TransferError::Busy { .. } => "wait for the other one; it saves the same file",
        TransferError::Corrupt { .. } => "try again; if it stays, the stored object itself is damaged",
        TransferError::Exists { .. } => "give --overwrite to replace it",
        TransferError::InTheWay { .. } => "move it away, or give another place with --out",
        TransferError::NoSpace { .. } => "make room, or give another place with --out",
        TransferError::Fault(Fault::Disk { source, .. }) if source.kind() == io::ErrorKind::StorageFull => {
            "make room, and the same command goes on where it stopped"
        }
        TransferError::Fault(Fault::Disk { .. }) => "check the disk; the same command again goes on where it stopped",
        TransferError::Fault(Fault::Tls(_)) => "check the system's certificates, and what stands between",
        TransferError::Fault(_) | TransferError::Unpack { .. } => return None,
    };
    Some(hint.to_owned())
}
