use std::io;

use super::{ExitStatus, api_hint, api_status};
use crate::artifact::{ArtifactError, Fault, TransferError};
use crate::model::ArtifactKind;

/// What a failed save means to a script.
pub(super) fn status(error: &ArtifactError) -> ExitStatus {
    match error {
        ArtifactError::Api { source, .. } => api_status(source),
        ArtifactError::Cancelled { .. }
        | ArtifactError::Client(_)
        | ArtifactError::Exists { .. }
        | ArtifactError::File { .. }
        | ArtifactError::Manifest { .. }
        | ArtifactError::Render(_)
        | ArtifactError::Transcript(_) => ExitStatus::Failure,
        ArtifactError::Failed { .. } => ExitStatus::SessionFailed,
        ArtifactError::Gone { .. } | ArtifactError::NotAvailable { .. } => ExitStatus::NotFound,
        ArtifactError::Incomplete { saved, failed, .. } => match failed.first() {
            Some(unsaved) if saved.files.is_empty() => status(&unsaved.error),
            Some(_) | None => ExitStatus::Partial,
        },
        ArtifactError::ManyFiles { .. } => ExitStatus::Usage,
        ArtifactError::NotReady { .. } => ExitStatus::NotReady,
        ArtifactError::Transfer { source, .. } => match source.api() {
            Some(api) => api_status(api),
            None if source.is_gone() => ExitStatus::NotFound,
            None if source.is_transient() => ExitStatus::Unavailable,
            None => ExitStatus::Failure,
        },
    }
}

/// A word for it that stays the same.
pub(super) fn kind(error: &ArtifactError) -> &'static str {
    match error {
        ArtifactError::Api { source, .. } => source.kind(),
        ArtifactError::Cancelled { .. } => "artifact_cancelled",
        ArtifactError::Client(_) => "artifact_client",
        ArtifactError::Exists { .. } => "artifact_exists",
        ArtifactError::Failed { .. } => "artifact_failed",
        ArtifactError::File { .. } => "artifact_file",
        ArtifactError::Gone { .. } => "artifact_gone",
        ArtifactError::Incomplete { .. } => "artifact_incomplete",
        ArtifactError::ManyFiles { .. } => "artifact_many_files",
        ArtifactError::Manifest { .. } => "artifact_manifest",
        ArtifactError::NotAvailable { .. } => "artifact_not_available",
        ArtifactError::NotReady { .. } => "artifact_not_ready",
        ArtifactError::Render(_) | ArtifactError::Transcript(_) => "artifact_transcript",
        ArtifactError::Transfer { .. } => "artifact_transfer",
    }
}

/// What to do next.
pub(super) fn hint(error: &ArtifactError) -> Option<String> {
    let hint = match error {
        ArtifactError::Api { source, .. } => return api_hint(source),
        ArtifactError::Exists { .. } => "give --overwrite to replace it",
        ArtifactError::Failed { kind: ArtifactKind::Transcript, .. } => {
            "start another run with `meetstream transcribe BOT`"
        }
        ArtifactError::Gone { .. } => "data that was deleted or has expired is gone for good; local files stay",
        ArtifactError::ManyFiles { .. } => "give --out DIR instead of -o",
        ArtifactError::Manifest { .. } => "move the file away, and the next fetch makes another",
        ArtifactError::NotAvailable { kind: ArtifactKind::Transcript, .. } => {
            "`meetstream transcribe BOT` makes a transcript of any bot with audio"
        }
        ArtifactError::NotReady { .. } => "try again later, or wait for it with --wait",
        ArtifactError::Render(_) => "take --format md or txt",
        ArtifactError::Transcript(_) => "take --format json for the transcript as received",
        ArtifactError::Transfer { source, .. } => return transfer_hint(source),
        ArtifactError::Incomplete { .. } => "the same command again fetches what is missing",
        ArtifactError::Cancelled { .. }
        | ArtifactError::Client(_)
        | ArtifactError::Failed { .. }
        | ArtifactError::File { .. }
        | ArtifactError::NotAvailable { .. } => return None,
    };
    Some(hint.to_owned())
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
