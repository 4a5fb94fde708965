use std::error::Error as _;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::super::outlook::Outlook;
use super::link::LinkError;
use crate::api::ApiError;
use crate::files::PathError;
use crate::http::{TlsProblem, Unreached};
use crate::model::{ByteSize, ExitStatus, Failure, Hint, Situation, Span, printable};

/// What went wrong with one request to a store, or while its answer came.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The connection could not be made, or broke.
    #[error("the connection to the store broke: {0}")]
    Broken(Unreached),
    /// The store asks to come back later: 408, 429 or 5xx.
    #[error("the store answered {status}")]
    Busy {
        /// The HTTP status.
        status: u16,
        /// How long it asks to wait.
        retry_after: Option<Duration>,
    },
    /// The HTTP client could not be set up.
    #[error("cannot set up TLS")]
    Client(#[source] reqwest::Error),
    /// The object is another one than when the transfer began.
    #[error("the object changed while it was read")]
    Changed,
    /// The file cannot be written.
    #[error(transparent)]
    Disk(PathError),
    /// There is no such object: 404 or 410.
    #[error("the store answered {status}: there is no such object")]
    Gone {
        /// The HTTP status.
        status: u16,
    },
    /// No link could be had.
    #[error(transparent)]
    Link(LinkError),
    /// The link is refused: 400, 401 or 403, which is how stores answer an expired one.
    #[error("the store answered {status} and refused the link")]
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// The store answered with something that is no answer to the question.
    #[error("the store answered {status}")]
    Rejected {
        /// The HTTP status.
        status: u16,
    },
    /// Too little came for so long.
    #[error("under {} came in {}", ByteSize(*bytes), Span(*within))]
    Slow {
        /// How much had to come, in bytes.
        bytes: u64,
        /// Within this time.
        within: Duration,
        /// How many times in a row.
        times: u32,
    },
    /// No byte came for so long.
    #[error("nothing came for {}", Span(*after))]
    Stalled {
        /// How long was waited.
        after: Duration,
    },
    /// The store cannot be trusted, or spoken to over TLS. Trying again does not help.
    #[error("no trusted connection to the store")]
    Tls(#[source] TlsProblem),
    /// The body ended early.
    #[error("the answer ended early")]
    Truncated,
    /// The range asked for is outside of the object: 416.
    #[error("the store answered 416: the object is shorter than expected")]
    Unsatisfiable {
        /// The object's length, where it is said.
        total: Option<u64>,
    },
    /// A part came that was not asked for.
    #[error("the store sent another range than was asked for")]
    WrongRange,
}

/// Why a file could not be brought home.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// The attempts are used up; what arrived is kept.
    #[error("gave up after {attempts} {} without progress{}", plural(*attempts), kept_note(*kept))]
    Abandoned {
        /// How many attempts in a row brought nothing.
        attempts: u32,
        /// Bytes kept for the next time.
        kept: u64,
        /// The last fault.
        source: Fault,
    },
    /// Another process, or another task of this one, is saving the same file.
    #[error("`{}` is being written by another process", path.display())]
    Busy {
        /// The unfinished file.
        path: PathBuf,
    },
    /// The store has put something around the object's bytes that cannot be taken off.
    #[error("the store sent the object as `{coding}`, which cannot be unpacked")]
    Coding {
        /// The content coding.
        coding: String,
    },
    /// The bytes are not those that were stored, twice in a row.
    #[error("what arrived does not have the store's checksum {check}")]
    Corrupt {
        /// The checksum's name and value.
        check: String,
    },
    /// A fault that trying again does not cure.
    #[error(transparent)]
    Fault(Fault),
    /// Another file is in the place.
    #[error("`{}` exists and differs", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A folder, or something else that is no file, is in the place.
    #[error("`{}` is in the way: it is not a file", path.display())]
    InTheWay {
        /// What is there.
        path: PathBuf,
    },
    /// All of the disk is taken but the part that stays free, so that the journal can go on.
    #[error("no room is left for `{}`: {} of the disk stay free", path.display(), ByteSize(*reserve))]
    NoRoom {
        /// The unfinished file.
        path: PathBuf,
        /// What stays free, in bytes.
        reserve: u64,
    },
    /// The file does not fit on the disk.
    #[error("`{}` needs {} and the disk has room for {}", path.display(), ByteSize(*needed), ByteSize(*room))]
    NoSpace {
        /// The unfinished file.
        path: PathBuf,
        /// What it needs, in bytes.
        needed: u64,
        /// What there is beside what stays free, in bytes.
        room: u64,
    },
    /// Text came where a recording was due: a page that stands in between, or an error that calls itself a success.
    #[error("a text came in the place of the recording ({})", content_type.as_deref().map_or("of no given type".to_owned(), printable))]
    Text {
        /// What the text was called.
        content_type: Option<String>,
    },
    /// The file is larger than one may be.
    #[error("`{}` is larger than {}{}", path.display(), ByteSize(*limit), if *unpacked { ", unpacked" } else { "" })]
    TooLarge {
        /// The unfinished file.
        path: PathBuf,
        /// The most that it may have, in bytes.
        limit: u64,
        /// Whether it came packed, and is too large unpacked.
        unpacked: bool,
    },
    /// The store sent the object compressed, and it cannot be unpacked.
    #[error("cannot unpack `{}`", path.display())]
    Unpack {
        /// The unfinished file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

fn plural(attempts: u32) -> &'static str {
    if attempts == 1 { "attempt" } else { "attempts" }
}

fn kept_note(kept: u64) -> String {
    if kept == 0 { String::new() } else { format!("; {kept} bytes are kept") }
}

impl From<PathError> for TransferError {
    fn from(error: PathError) -> Self {
        Self::Fault(Fault::Disk(error))
    }
}

impl Fault {
    /// Sorts a failure of the HTTP client.
    pub(super) fn of_client(error: reqwest::Error) -> Self {
        let error = error.without_url();
        if let Some(problem) = TlsProblem::behind(&error).filter(|problem| !problem.may_pass()) {
            return Self::Tls(problem);
        }
        if error.is_redirect() {
            return Self::Rejected { status: 302 };
        }
        Self::Broken(Unreached::behind(&error))
    }

    /// What the same request may come to later.
    fn outlook(&self) -> Outlook {
        match self {
            Self::Broken(_)
            | Self::Client(_)
            | Self::Busy { .. }
            | Self::Refused { .. }
            | Self::Slow { .. }
            | Self::Stalled { .. }
            | Self::Tls(_)
            | Self::Truncated => Outlook::Network,
            Self::Link(LinkError::Api(source)) if source.is_not_found() => Outlook::Gone,
            Self::Link(LinkError::Api(source)) if source.is_transient() => Outlook::Network,
            Self::Gone { .. } | Self::Link(LinkError::Missing) => Outlook::Gone,
            Self::Disk(_) => Outlook::Local,
            Self::Changed
            | Self::Link(LinkError::Api(_) | LinkError::Unusable)
            | Self::Rejected { .. }
            | Self::Unsatisfiable { .. }
            | Self::WrongRange => Outlook::Refused,
        }
    }

    /// The fault and its causes on one line, for progress.
    pub(super) fn line(&self) -> String {
        let mut line = self.to_string();
        let mut deepest = self.source();
        while let Some(source) = deepest.and_then(std::error::Error::source) {
            deepest = Some(source);
        }
        if let Some(cause) = deepest {
            line = format!("{line}: {cause}");
        }
        crate::model::shortened(&printable(&line), 160)
    }
}

impl TransferError {
    /// The failure of the API behind it, if that is what it was.
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Abandoned { source: Fault::Link(LinkError::Api(source)), .. }
            | Self::Fault(Fault::Link(LinkError::Api(source))) => Some(source),
            Self::Abandoned { .. }
            | Self::Busy { .. }
            | Self::Coding { .. }
            | Self::Corrupt { .. }
            | Self::Fault(_)
            | Self::Exists { .. }
            | Self::InTheWay { .. }
            | Self::NoRoom { .. }
            | Self::NoSpace { .. }
            | Self::Text { .. }
            | Self::TooLarge { .. }
            | Self::Unpack { .. } => None,
        }
    }

    /// What the same transfer may come to later.
    pub fn outlook(&self) -> Outlook {
        match self {
            Self::Fault(source) => source.outlook(),
            Self::Abandoned { source, .. } if source.outlook() == Outlook::Network => Outlook::Network,
            Self::Text { .. } => Outlook::Network,
            Self::Abandoned { .. }
            | Self::Busy { .. }
            | Self::Corrupt { .. }
            | Self::NoRoom { .. }
            | Self::NoSpace { .. } => Outlook::Local,
            Self::Coding { .. }
            | Self::Exists { .. }
            | Self::InTheWay { .. }
            | Self::TooLarge { .. }
            | Self::Unpack { .. } => Outlook::Refused,
        }
    }
}

impl Failure for TransferError {
    fn exit_status(&self) -> ExitStatus {
        if let Some(api) = self.api() {
            return api.exit_status();
        }
        if matches!(self, Self::Fault(Fault::Disk(error)) if error.is_of_place()) {
            return ExitStatus::Usage;
        }
        match self.outlook() {
            Outlook::Gone | Outlook::Never => ExitStatus::NotFound,
            Outlook::Network => ExitStatus::Unavailable,
            Outlook::NotYet => ExitStatus::NotReady,
            Outlook::Local | Outlook::Refused => ExitStatus::Failure,
        }
    }

    fn kind(&self) -> &'static str {
        "artifact_transfer"
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        let hint = match self {
            Self::Abandoned { kept: 1.., .. } => "the same command again goes on where it stopped",
            Self::Abandoned { .. } => "try again later",
            Self::Busy { .. } => "wait for the other one; it saves the same file",
            Self::Corrupt { .. } => "try again; if it stays, the stored object itself is damaged",
            Self::Exists { .. } => "give --overwrite to replace it",
            Self::InTheWay { .. } => "move it away, or give another place with --out",
            Self::NoRoom { .. } => "make room, and the same command goes on where it stopped",
            Self::TooLarge { .. } => "if it is meant to be so large, allow it with --max-size SIZE",
            Self::NoSpace { .. } => "make room, or give another place with --out",
            Self::Fault(Fault::Disk(error)) if error.source.kind() == io::ErrorKind::StorageFull => {
                "make room, and the same command goes on where it stopped"
            }
            Self::Fault(Fault::Disk(_)) => "check the disk; the same command again goes on where it stopped",
            Self::Fault(Fault::Client(_)) => "check the system's certificates, or name your own with --ca-file",
            Self::Fault(Fault::Tls(problem)) => problem.remedy(),
            Self::Text { .. } => {
                "look at the network: a sign-in page of a guest network, or a proxy, may stand in between"
            }
            Self::Coding { .. } | Self::Fault(_) | Self::Unpack { .. } => return None,
        };
        Some(hint.into())
    }

    fn http_status(&self) -> Option<u16> {
        self.api().and_then(Failure::http_status)
    }

    fn request_id(&self) -> Option<&str> {
        self.api().and_then(Failure::request_id)
    }
}
