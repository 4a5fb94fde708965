use super::ExitStatus;
use crate::model::{Seq, UnknownPathError};
use crate::webhook::diagnosis::Accident;
use crate::webhook::signature::SignatureError;

/// Why a webhook cannot be signed, verified, simulated or explained.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OfflineError {
    /// A change leads to nothing in any payload.
    #[error("the change cannot be made")]
    Change(#[source] UnknownPathError),
    /// The journal has no event at a place.
    #[error("the journal has no event {0}")]
    NoEvent(Seq),
    /// There is nothing to sign or verify with.
    #[error("there is no webhook secret")]
    NoSecret,
    /// The demo has no place for its journal.
    #[error("cannot make a temporary folder")]
    State(#[source] std::io::Error),
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
}

impl OfflineError {
    pub(super) fn exit_status(&self) -> ExitStatus {
        match self {
            Self::Change(_) | Self::NoSecret | Self::UnknownName { .. } => ExitStatus::Usage,
            Self::NoEvent(_) => ExitStatus::NotFound,
            Self::Signature { .. } => ExitStatus::Signature,
            Self::State(_) => ExitStatus::Failure,
        }
    }

    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Change(_) | Self::UnknownName { .. } => "input",
            Self::NoEvent(_) => "not_found",
            Self::NoSecret => "settings",
            Self::Signature { .. } => "signature",
            Self::State(_) => "state",
        }
    }

    pub(super) fn hint(&self) -> Option<String> {
        match self {
            Self::Change(UnknownPathError { known, .. }) if known.is_empty() => None,
            Self::Change(UnknownPathError { known, .. }) => Some(format!("there is {}", known.join(", "))),
            Self::NoEvent(_) => Some("`meetstream events list` shows what there is".to_owned()),
            Self::NoSecret => Some("set MEETSTREAM_WEBHOOK_SECRET, or name a file with --secret-file".to_owned()),
            Self::Signature { source, accident } => Some(signature_hint(source, *accident)),
            Self::State(_) => None,
            Self::UnknownName { near, .. } if near.is_empty() => Some("`meetstream explain` lists them all".to_owned()),
            Self::UnknownName { near, .. } => Some(format!("similar: {}", near.join(", "))),
        }
    }
}

fn signature_hint(error: &SignatureError, accident: Option<Accident>) -> String {
    let usual = "usual causes: the body was parsed and written again, a line break was added at its end, or the secret is \
                 another one; check the bytes as they came";
    let text = match error {
        SignatureError::Mismatch => return accident.map_or_else(|| usual.to_owned(), |accident| accident.to_string()),
        SignatureError::Missing => {
            "pass the X-MeetStream-Signature header with --signature; per-bot callbacks are not signed, only endpoints \
             made in the dashboard are"
        }
        SignatureError::Future { .. } | SignatureError::Stale { .. } => {
            "the clocks differ, or the delivery is a replay; --tolerance widens the window"
        }
        SignatureError::TimestampMalformed => "pass the X-MeetStream-Timestamp header as it came",
        SignatureError::Malformed => "pass the X-MeetStream-Signature header as it came",
    };
    text.to_owned()
}
