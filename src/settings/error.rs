use std::path::PathBuf;

use super::origin::{Origin, PROJECT_FILE};
use crate::files::PathError;
use crate::model::{
    ApiUrl, ExitStatus, Failure, ParseApiUrlError, ParseCredentialError, ParseSpanError, ParseWholeHoursError, nearest,
};

/// A place in the config file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Place {
    /// From 1.
    pub(crate) line: usize,
    /// In characters, from 1.
    pub(crate) column: usize,
    /// As much of the line as may be shown.
    pub(crate) excerpt: String,
}

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
    /// What is named as certificates of authorities holds none.
    #[error("`{}`, which {origin} names, cannot be used as certificates: {problem}", path.display())]
    Certificates { path: PathBuf, origin: Origin, problem: String },
    /// What is given as a key or secret cannot be one.
    #[error("what {origin} gives as `{key}` cannot be one")]
    Credential {
        key: &'static str,
        origin: Origin,
        #[source]
        source: ParseCredentialError,
    },
    /// A length of time in the config file is not one.
    #[error("`{key}` in {origin} is not a duration")]
    Duration {
        key: &'static str,
        origin: Origin,
        #[source]
        source: ParseSpanError,
    },
    /// How long the service keeps data is no whole number of hours.
    #[error("`{key}` in {origin} is not a time that data can be kept")]
    Hours {
        key: &'static str,
        origin: Origin,
        #[source]
        source: ParseWholeHoursError,
    },
    /// Requests are given no time.
    #[error("`timeout` in {origin} is 0, which leaves no time for an answer")]
    NoTime { origin: Origin },
    /// A file to begin with would take the place of another.
    #[error("`{}` is there already", path.display())]
    Exists { path: PathBuf },
    /// The file exists but cannot be read or written.
    #[error(transparent)]
    File(#[from] PathError),
    /// The config file that was named is not there.
    #[error("there is no config file `{}`, which {origin} names", path.display())]
    NoFile { path: PathBuf, origin: Origin },
    /// There is no home directory to put things in.
    #[error("cannot tell where your {what} directory is")]
    NoHome { what: &'static str },
    /// The config file has no such profile.
    #[error("there is no profile `{name}`, which {origin} names")]
    NoProfile { name: String, origin: Origin, known: Vec<String> },
    /// A file that should hold a secret holds none.
    #[error("`{}` holds no secret", path.display())]
    NoSecret { path: PathBuf },
    /// There is no webhook secret where one is needed.
    #[error("there is no webhook secret")]
    NoWebhookSecret,
    /// There is no project file.
    #[error("there is no project file `{}` here, nor above it in the repository", PROJECT_FILE)]
    NoProject,
    /// A project file says what its user has not allowed.
    #[error("`{}` sets {}, and you have not allowed that", path.display(), keys.join(", "))]
    NotAllowed { path: PathBuf, keys: Vec<&'static str> },
    /// A project file that is not read.
    #[error("the project file `{}` is not used: {problem}", path.display())]
    Project { path: PathBuf, problem: String },
    /// A variable's value is no Unicode text.
    #[error("the environment variable {name} holds no text")]
    NotText { name: &'static str },
    /// A profile's name could leave its folder.
    #[error("`{name}` is not a profile name")]
    ProfileName { name: String },
    /// Not TOML, or with keys that do not exist.
    #[error("`{}:{}:{}` is not a valid configuration: {problem}", path.display(), place.line, place.column)]
    Syntax { path: PathBuf, place: Place, problem: String },
    /// A key that no setting has.
    #[error("there is no setting `{key}`")]
    UnknownKey {
        key: String,
        /// The setting that was meant, most likely.
        near: Option<&'static str>,
    },
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
            Self::Certificates { .. } => Some(
                "name a file with certificates of authorities in PEM (`-----BEGIN CERTIFICATE-----`), such as mkcert's \
                 rootCA.pem"
                    .to_owned(),
            ),
            Self::Credential { key: "api_key", .. } => {
                Some("copy the key anew; `meetstream auth login` stores it".to_owned())
            }
            Self::Credential { .. } => Some("copy the secret anew from the service's dashboard".to_owned()),
            Self::Hours { .. } | Self::Duration { .. } => Some("write it like \"30d\"".to_owned()),
            Self::Exists { .. } => Some("it stays as it is; `meetstream config set` changes settings of yours".to_owned()),
            Self::File(PathError { verb: "make" | "write", .. }) => Some(
                "keep the configuration in another place: set MEETSTREAM_CONFIG to a file that you may write, or use \
                 --config FILE"
                    .to_owned(),
            ),
            Self::File(_) => Some("`meetstream config path` prints where the configuration is".to_owned()),
            Self::NoFile { .. } => {
                Some("`meetstream auth login` makes it; without the name, the usual one is used".to_owned())
            }
            Self::NoHome { .. } => Some("set HOME, or MEETSTREAM_CONFIG and MEETSTREAM_STATE_DIR".to_owned()),
            Self::NoProfile { name, known, .. } => Some(no_profile(name, known)),
            Self::NoSecret { .. } => {
                Some("write the webhook secret into it, one a line while one is being rotated".to_owned())
            }
            Self::NoWebhookSecret => {
                Some("set MEETSTREAM_WEBHOOK_SECRET, or name a file with --secret-file".to_owned())
            }
            Self::NoTime { .. } => Some("write it like \"30s\"".to_owned()),
            Self::NoProject => Some("`meetstream config init --project` writes one".to_owned()),
            Self::NotAllowed { .. } => Some(
                "read it, and `meetstream config allow` if you trust it; --no-project goes on without it".to_owned(),
            ),
            Self::Project { .. } => {
                Some("--no-project goes on without it; `meetstream config init --project` writes a new one".to_owned())
            }
            Self::NotText { .. } => Some("set it to text in UTF-8, or unset it".to_owned()),
            Self::ProfileName { .. } => Some("a profile's name has 1 to 64 letters, digits, `-` and `_`".to_owned()),
            Self::Syntax { place, .. } => {
                Some(format!("line {} is `{}`; correct it in an editor", place.line, place.excerpt))
            }
            Self::UnknownKey { near: Some(near), .. } => Some(format!("did you mean `{near}`?")),
            Self::UnknownKey { near: None, .. } => Some("`meetstream config list` prints every setting".to_owned()),
            Self::Value { .. } => None,
        }
    }
}

fn no_profile(name: &str, known: &[String]) -> String {
    let make = format!("`meetstream --profile {name} auth login` makes it");
    match (nearest(name, known.iter().map(String::as_str)), known.is_empty()) {
        (Some(meant), _) => format!("did you mean `{meant}`? {make}"),
        (None, true) => make,
        (None, false) => format!("there are: {}; {make}", known.join(", ")),
    }
}
