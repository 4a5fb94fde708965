use std::error::Error as StdError;
use std::fmt;
use std::path::PathBuf;

use super::manifest::ManifestError;
use super::outlook::Outlook;
use super::saved::Saved;
use super::transcript::{ParseTranscriptError, RenderError};
use super::transfer::TransferError;
use crate::api::{ApiError, Subject};
use crate::files::PathError;
use crate::model::{ArtifactKind, BotId, ExitStatus, Failure, Hint, Situation, printable, with_causes};

/// An artifact could not be saved.
#[derive(Debug)]
pub struct ArtifactError {
    /// What was asked for.
    pub kind: ArtifactKind,
    /// Why it could not be saved.
    pub cause: Cause,
}

/// Why an artifact could not be saved.
#[derive(Debug)]
pub enum Cause {
    /// The API did not say where the artifact is.
    Api(ApiError),
    /// The runtime ended, or a task of the save broke down.
    Cancelled,
    /// Another file is in the place.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The service tried to make the artifact and failed; it will not come.
    Failed {
        /// What the service says.
        reason: String,
    },
    /// A file or folder could not be used.
    File(PathError),
    /// It was there and has been deleted, or has expired.
    Gone {
        /// What is known of it.
        reason: String,
    },
    /// Of several files some were saved, and others were not.
    Incomplete {
        /// What is there.
        saved: Saved,
        /// What is not.
        failed: Vec<Unsaved>,
    },
    /// Several files cannot go into one.
    ManyFiles {
        /// How many there are.
        count: usize,
    },
    /// The files were saved, but cannot be listed.
    Manifest(ManifestError),
    /// This session has none and will have none.
    NotAvailable {
        /// Why.
        reason: String,
        /// Whether there is audio, of which a transcript can be made.
        is_recorded: bool,
    },
    /// It is not there yet.
    NotReady {
        /// What the service says.
        reason: String,
    },
    /// The transcript cannot be written in the format asked for.
    Render(RenderError),
    /// The answer is no transcript that can be read.
    Transcript(ParseTranscriptError),
    /// Its bytes could not be brought home.
    Transfer(TransferError),
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

    /// What the same save may come to later.
    pub fn outlook(&self) -> Outlook {
        self.cause.class().1
    }

    /// What to do next, about the bot whose artifact it is.
    pub(crate) fn hint_of(&self, bot: Option<&BotId>, at: &Situation) -> Option<Hint> {
        let is_transcript = self.kind == ArtifactKind::Transcript;
        let subject = bot.map_or(Subject::Account, |bot| Subject::Bot(bot.clone()));
        let bot = bot.map_or("BOT", BotId::as_str);
        let hint = match &self.cause {
            Cause::Api(source) => return subject.hint(source, at),
            Cause::Transfer(source) => {
                return source.api().map_or_else(|| source.hint(at), |api| subject.hint(api, at));
            }
            Cause::Exists { .. } => "give --overwrite to replace it".into(),
            Cause::Failed { .. } if is_transcript => {
                format!("`meetstream transcribe {bot} --provider PROVIDER` starts another run").into()
            }
            Cause::Gone { .. } => {
                "data that was deleted or has expired is gone for good, and local files stay; `meetstream \
                                   list` prints the bots of this account"
                    .into()
            }
            Cause::Incomplete { .. } => "the same command again fetches what is missing".into(),
            Cause::ManyFiles { .. } => "give a folder with --out in the place of -o".into(),
            Cause::Manifest(_) => "move the file away, and the next fetch makes another".into(),
            Cause::NotAvailable { is_recorded: true, .. } if is_transcript => {
                format!("`meetstream transcribe {bot} --provider PROVIDER` makes a transcript of what was recorded")
                    .into()
            }
            Cause::NotReady { .. } if at.is_typed("--wait") => {
                format!("the wait ran out: `meetstream status {bot} --watch` shows how far the bot is").into()
            }
            Cause::NotReady { .. } => Hint::from("wait for it with --wait 10m").or("try again later"),
            Cause::Render(_) => "take --format md or txt".into(),
            Cause::Transcript(_) => "take --format json for the transcript as received".into(),
            Cause::File(_) => "give another place with --out".into(),
            Cause::Failed { .. } | Cause::NotAvailable { .. } => {
                format!("`meetstream show {bot}` tells what became of the session").into()
            }
            Cause::Cancelled => return None,
        };
        Some(hint)
    }

    /// The failure of the API behind it, if that is what it was.
    fn api(&self) -> Option<&ApiError> {
        if let Cause::Transfer(source) = &self.cause {
            source.api()
        } else if let Cause::Api(source) = &self.cause {
            Some(source)
        } else {
            None
        }
    }
}

impl Cause {
    /// What kept it from being saved, of a certain kind.
    pub fn of(self, kind: ArtifactKind) -> ArtifactError {
        ArtifactError { kind, cause: self }
    }

    /// The word for scripts, what the same may come to later, and the exit status.
    fn class(&self) -> (&'static str, Outlook, ExitStatus) {
        match self {
            Self::Api(source) => (source.kind(), outlook_of(source), source.exit_status()),
            Self::Cancelled => ("artifact_cancelled", Outlook::Local, ExitStatus::Failure),
            Self::Exists { .. } => ("artifact_exists", Outlook::Refused, ExitStatus::Failure),
            Self::Failed { .. } => ("artifact_failed", Outlook::Refused, ExitStatus::SessionFailed),
            Self::File(source) => ("artifact_file", Outlook::Local, status_of_place(source)),
            Self::Gone { .. } => ("artifact_gone", Outlook::Gone, ExitStatus::NotFound),
            Self::Incomplete { saved, failed } => {
                let first = failed.first().filter(|_| saved.files.is_empty());
                let status = first.map_or(ExitStatus::Partial, |unsaved| unsaved.error.exit_status());
                ("artifact_incomplete", Outlook::Network, status)
            }
            Self::ManyFiles { .. } => ("artifact_many_files", Outlook::Refused, ExitStatus::Usage),
            Self::Manifest(ManifestError::File(source)) => {
                ("artifact_manifest", Outlook::Local, status_of_place(source))
            }
            Self::Manifest(_) => ("artifact_manifest", Outlook::Local, ExitStatus::Failure),
            Self::NotAvailable { .. } => ("artifact_not_available", Outlook::Never, ExitStatus::NotFound),
            Self::NotReady { .. } => ("artifact_not_ready", Outlook::NotYet, ExitStatus::NotReady),
            Self::Render(_) | Self::Transcript(_) => ("artifact_transcript", Outlook::Refused, ExitStatus::Failure),
            Self::Transfer(source) => (source.kind(), source.outlook(), source.exit_status()),
        }
    }
}

/// A place that somebody has named and that does not do is a mistake of input; anything else is none.
fn status_of_place(error: &PathError) -> ExitStatus {
    if error.is_of_place() { ExitStatus::Usage } else { ExitStatus::Failure }
}

/// What the same call of the API may come to later. A recording that is announced may be unknown for a moment yet.
fn outlook_of(error: &ApiError) -> Outlook {
    if error.is_not_ready() || error.is_not_found() {
        Outlook::NotYet
    } else if error.is_transient() {
        Outlook::Network
    } else {
        Outlook::Refused
    }
}

impl From<PathError> for Cause {
    fn from(source: PathError) -> Self {
        Self::File(source)
    }
}

impl fmt::Display for ArtifactError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind;
        match &self.cause {
            Cause::Api(_) => write!(formatter, "the service did not give the {kind}"),
            Cause::Cancelled => write!(formatter, "saving the {kind} was cancelled"),
            Cause::Exists { path } => write!(formatter, "`{}` exists and differs", path.display()),
            Cause::Failed { reason } => write!(formatter, "the {kind} failed: {reason}"),
            Cause::File(source) => source.fmt(formatter),
            Cause::Gone { reason } => write!(formatter, "the {kind} {} gone: {reason}", kind.is_or_are()),
            Cause::Incomplete { saved, failed } => {
                let (missing, all) = (failed.len(), saved.files.len() + failed.len());
                write!(formatter, "{missing} of {all} files of the {kind} could not be saved")
            }
            Cause::ManyFiles { count } => write!(formatter, "the {kind} is {count} files, which cannot go into one"),
            Cause::Manifest(_) => write!(formatter, "cannot list the {kind} in the manifest"),
            Cause::NotAvailable { reason, .. } if kind.is_plural() => {
                write!(formatter, "there are no {kind}: {reason}")
            }
            Cause::NotAvailable { reason, .. } => write!(formatter, "there is no {kind}: {reason}"),
            Cause::NotReady { reason } => write!(formatter, "the {kind} {} not ready: {reason}", kind.is_or_are()),
            Cause::Render(_) => write!(formatter, "cannot write the {kind} as asked"),
            Cause::Transcript(_) => write!(formatter, "cannot read the {kind}"),
            Cause::Transfer(_) => write!(formatter, "cannot download the {kind}"),
        }
    }
}

impl StdError for ArtifactError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            Cause::Api(source) => Some(source),
            Cause::File(source) => source.source(),
            Cause::Manifest(source) => Some(source),
            Cause::Render(source) => Some(source),
            Cause::Transcript(source) => Some(source),
            Cause::Transfer(source) => Some(source),
            Cause::Cancelled
            | Cause::Exists { .. }
            | Cause::Failed { .. }
            | Cause::Gone { .. }
            | Cause::Incomplete { .. }
            | Cause::ManyFiles { .. }
            | Cause::NotAvailable { .. }
            | Cause::NotReady { .. } => None,
        }
    }
}

impl Failure for ArtifactError {
    fn exit_status(&self) -> ExitStatus {
        self.cause.class().2
    }

    fn kind(&self) -> &'static str {
        self.cause.class().0
    }

    fn hint(&self, at: &Situation) -> Option<Hint> {
        self.hint_of(None, at)
    }

    fn http_status(&self) -> Option<u16> {
        self.api().and_then(Failure::http_status)
    }

    fn request_id(&self) -> Option<&str> {
        self.api().and_then(Failure::request_id)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::super::transfer::Fault;
    use super::*;

    #[test]
    fn a_full_disk_may_pass_and_a_file_in_the_way_does_not() {
        let path = || "audio.partial".into();
        let full = Fault::Disk(PathError { verb: "write", path: path(), source: Error::from(ErrorKind::StorageFull) });
        for (source, passes) in [
            (TransferError::NoSpace { path: path(), needed: 2, room: 1 }, true),
            (TransferError::Fault(full), true),
            (TransferError::InTheWay { path: path() }, false),
        ] {
            let error = Cause::Transfer(source).of(ArtifactKind::Audio);
            assert_eq!(error.outlook().may_pass(), passes, "{error:?}");
        }
    }
}
