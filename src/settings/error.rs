use std::fmt;
use std::io;
use std::path::PathBuf;

use super::setting::PROJECT_FILE;
use crate::files::PathError;
use crate::model::{
    ApiUrl, ExitStatus, Failure, Hint, Origin, ParseApiUrlError, ParseCredentialError, ParseSpanError,
    ParseWholeHoursError, Situation, nearest,
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

impl fmt::Display for Place {
    /// Draws the line with a mark below the place.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, excerpt } = self;
        let (number, margin) = (line.to_string(), " ".repeat(line.to_string().len()));
        let mark = if *column <= excerpt.chars().count() + 1 {
            " ".repeat(column.saturating_sub(1)) + "^"
        } else {
            "^".to_owned()
        };
        write!(formatter, "  {number} | {excerpt}\n  {margin} | {mark}")
    }
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
    #[error("`{}`, which --secret-file names, holds no secret", path.display())]
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
    /// The file that was named as one of secrets cannot be read.
    #[error("cannot read `{}`, which --secret-file names", path.display())]
    SecretFile {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// Not TOML, or with keys that do not exist.
    #[error("{}:{}:{}: {problem}", path.display(), place.line, place.column)]
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

    fn hint(&self, at: &Situation) -> Option<Hint> {
        let profile = at.profile_flag();
        let hint = match self {
            Self::ApiUrl { .. } => format!("the service's own address is {}", ApiUrl::DEFAULT).into(),
            Self::Certificates { .. } => {
                "name a file with certificates of authorities in PEM (`-----BEGIN CERTIFICATE-----`), \
                                          such as mkcert's rootCA.pem"
                    .into()
            }
            Self::Credential { key: "api_key", .. } => {
                format!("copy the key anew; `meetstream{profile} auth login` stores it").into()
            }
            Self::Credential { .. } => "copy the secret anew from the service's dashboard".into(),
            Self::Hours { .. } | Self::Duration { .. } => "write it like \"30d\"".into(),
            Self::Exists { .. } => "it stays as it is; `meetstream config set` changes settings of yours".into(),
            Self::File(PathError { verb: "make" | "write", .. }) => {
                "keep the configuration in another place: set MEETSTREAM_CONFIG to a file that you may write, or use \
                 --config FILE"
                    .into()
            }
            Self::File(_) => "`meetstream config path` prints where the configuration is".into(),
            Self::NoFile { .. } => "`meetstream auth login` makes it; without the name, the usual one is used".into(),
            Self::NoHome { .. } => "set HOME, or MEETSTREAM_CONFIG and MEETSTREAM_STATE_DIR".into(),
            Self::NoProfile { name, known, .. } => no_profile(name, known).into(),
            Self::NoSecret { .. } => "write the webhook secret into it, one a line while one is being rotated".into(),
            Self::NoWebhookSecret => {
                Hint::ways(["set MEETSTREAM_WEBHOOK_SECRET", "name a file that holds it with --secret-file FILE"])
            }
            Self::NoTime { .. } => "write it like \"30s\"".into(),
            Self::NoProject => "`meetstream config init --project` writes one".into(),
            Self::NotAllowed { .. } => Hint::from("read it, and `meetstream config allow` if you trust it")
                .or("go on without it: --no-project"),
            Self::Project { .. } => {
                Hint::from("go on without it: --no-project").or("`meetstream config init --project` writes a new one")
            }
            Self::NotText { .. } => "set it to text in UTF-8, or unset it".into(),
            Self::ProfileName { .. } => "a profile's name has 1 to 64 letters, digits, `-` and `_`".into(),
            Self::SecretFile { .. } => "--secret-file takes a file that holds the webhook secret, one a line".into(),
            Self::Syntax { place, .. } => format!("correct line {} in an editor", place.line).into(),
            Self::UnknownKey { near: Some(near), .. } => format!("did you mean `{near}`?").into(),
            Self::UnknownKey { near: None, .. } => "`meetstream config list` prints every setting".into(),
            Self::Value { key, .. } => format!("`meetstream config get {key}` prints what it is now").into(),
        };
        Some(hint)
    }

    fn drawn(&self) -> Option<String> {
        if let Self::Syntax { place, .. } = self { Some(place.to_string()) } else { None }
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
