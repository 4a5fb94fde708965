use std::path::PathBuf;

use super::origin::Origin;
use crate::files::PathError;
use crate::model::{ApiUrl, ExitStatus, Failure, ParseApiUrlError, ParseSpanError};

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SettingsError {
    /// The API's address is not acceptable.
    #[error("the API URL from {origin} cannot be used")]
    ApiUrl {
        origin: Origin,
        #[source]
        source: ParseApiUrlError,
    },
    /// A length of time in the config file is not one.
    #[error("`{key}` in {origin} is not a duration")]
    Duration {
        key: &'static str,
        origin: Origin,
        #[source]
        source: ParseSpanError,
    },
    /// The file exists but cannot be read or written.
    #[error(transparent)]
    File(#[from] PathError),
    /// There is no home directory to put things in.
    #[error("cannot tell where your {what} directory is")]
    NoHome { what: &'static str },
    /// A file that should hold a secret holds none.
    #[error("`{}` holds no secret", path.display())]
    NoSecret { path: PathBuf },
    /// There is no webhook secret where one is needed.
    #[error("there is no webhook secret")]
    NoWebhookSecret,
    /// A profile's name could leave its folder.
    #[error("`{name}` is not a profile name")]
    ProfileName { name: String },
    /// Not TOML, or with keys that do not exist.
    #[error("`{}` is not a valid configuration", path.display())]
    Syntax {
        path: PathBuf,
        #[source]
        source: Box<toml::de::Error>,
    },
    /// A key that no setting has.
    #[error("there is no setting `{key}`")]
    UnknownKey { key: String },
    /// A value that the setting cannot have.
    #[error("`{key}` cannot be set to that: {problem}")]
    Value { key: String, problem: String },
}

impl Failure for SettingsError {
    fn exit_status(&self) -> ExitStatus {
        ExitStatus::Usage
    }

    fn kind(&self) -> &'static str {
        "settings"
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::ApiUrl { .. } => Some(format!("the service's own address is {}", ApiUrl::DEFAULT)),
            Self::Duration { .. } => Some("write it like \"30d\"".to_owned()),
            Self::File(_) => Some("`meetstream config path` prints where the configuration is".to_owned()),
            Self::NoHome { .. } => Some("set HOME, or MEETSTREAM_CONFIG and MEETSTREAM_STATE_DIR".to_owned()),
            Self::NoSecret { .. } => {
                Some("write the webhook secret into it, one a line while one is being rotated".to_owned())
            }
            Self::NoWebhookSecret => {
                Some("set MEETSTREAM_WEBHOOK_SECRET, or name a file with --secret-file".to_owned())
            }
            Self::ProfileName { .. } => Some("a profile's name has 1 to 64 letters, digits, `-` and `_`".to_owned()),
            Self::Syntax { path, .. } => Some(format!("edit or remove `{}`", path.display())),
            Self::UnknownKey { .. } => Some("`meetstream config list` prints every setting".to_owned()),
            Self::Value { .. } => None,
        }
    }
}
