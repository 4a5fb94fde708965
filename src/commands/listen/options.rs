use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::RelayOptions;
use crate::artifact::OnDeletion;
use crate::cli::ListenArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::journal::Location;
use crate::model::{ArtifactKind, EventFilter, Secret};
use crate::reaction::{StopOptions, Until};
use crate::settings;
use crate::source::{ParseReceiverPathError, PathToken, ReceiverPath, SecretPath, TrustPolicy};
use crate::webhook::signature::{self, Keys};

/// Everything decided for one run of the listener.
#[derive(Clone, Debug)]
pub(crate) struct ListenOptions {
    pub(crate) host: IpAddr,
    /// 0 takes a free one.
    pub(crate) port: u16,
    pub(crate) path: ReceiverPath,
    /// Whether only the secret path is open. An address other than loopback requires it in any case.
    pub(crate) secret_path: SecretPath,
    /// The secrets that deliveries are signed with.
    pub(crate) secrets: Vec<Secret>,
    pub(crate) allow_unsigned: bool,
    pub(crate) tolerance: Duration,
    /// The largest body, in bytes.
    pub(crate) max_body: u64,
    pub(crate) journal: Location,
    /// Where files go, a folder per bot in it.
    pub(crate) folder: PathBuf,
    /// What is fetched when it becomes ready; `None` fetches and writes nothing.
    pub(crate) artifacts: Option<Vec<ArtifactKind>>,
    pub(crate) on_deletion: OnDeletion,
    pub(crate) filter: EventFilter,
    pub(crate) stop: StopOptions,
    pub(crate) ready_file: Option<PathBuf>,
    pub(crate) relay: RelayOptions,
}

impl ListenOptions {
    /// What is decided where nothing is said on the command line.
    pub(crate) fn new(ctx: &Context) -> Result<Self, Error> {
        let settings = &ctx.settings;
        Ok(Self {
            host: settings.listen_host.value,
            port: settings.listen_port.value,
            path: receiver_path(&settings.listen_path.value)?,
            secret_path: SecretPath::Optional,
            secrets: settings.webhook_secrets.value.clone(),
            allow_unsigned: false,
            tolerance: signature::DEFAULT_TOLERANCE,
            max_body: 1 << 20,
            journal: Location::File(settings.locations.journal()),
            folder: settings.output_dir.value.clone(),
            artifacts: Some(vec![ArtifactKind::Audio, ArtifactKind::Video, ArtifactKind::Transcript]),
            on_deletion: OnDeletion::default(),
            filter: EventFilter::default(),
            stop: StopOptions::default(),
            ready_file: None,
            relay: RelayOptions::default(),
        })
    }

    pub(super) fn from_args(args: ListenArgs, ctx: &Context) -> Result<Self, Error> {
        let ListenArgs {
            host,
            port,
            path,
            secret_path,
            print_url: _,
            secret_file,
            allow_unsigned,
            tolerance,
            max_body,
            out,
            no_download,
            artifacts,
            on_deletion,
            relay,
            journal,
            ephemeral,
            ready_file,
            event,
            bot,
            until,
            count,
            idle,
        } = args;
        let defaults = Self::new(ctx)?;
        let until = until.map(|text| {
            let Ok(until) = text.parse::<Until>();
            until
        });
        Ok(Self {
            host: host.unwrap_or(defaults.host),
            port: port.unwrap_or(defaults.port),
            path: path.map_or(Ok(defaults.path), |path| receiver_path(&path))?,
            secret_path: if secret_path { SecretPath::Required } else { SecretPath::Optional },
            secrets: if secret_file.is_empty() { defaults.secrets } else { secrets_in(&secret_file)? },
            allow_unsigned,
            tolerance: tolerance.0,
            max_body: max_body.0,
            journal: match (journal, ephemeral) {
                (_, true) => Location::Memory,
                (Some(path), false) => Location::File(path),
                (None, false) => defaults.journal,
            },
            folder: out.unwrap_or(defaults.folder),
            artifacts: (!no_download).then_some(artifacts),
            on_deletion: on_deletion.into(),
            filter: EventFilter { patterns: event, bots: bot },
            stop: StopOptions { until, count, idle: idle.map(|span| span.0) },
            ready_file,
            relay: RelayOptions::from_args(relay),
        })
    }

    /// Who may deliver.
    pub(super) fn trust(&self, ctx: &Context) -> Result<TrustPolicy, Error> {
        let secret_path = self.secret_path();
        let token = match (PathToken::load(&ctx.settings.locations.path_token()), secret_path) {
            (Ok(token), _) => Some(token),
            // Nobody has asked for it, so its file being out of reach keeps nobody from listening.
            (Err(_), SecretPath::Optional) => None,
            (Err(error), SecretPath::Required) => return Err(Error::PathToken(error)),
        };
        Ok(TrustPolicy {
            path: self.path.clone(),
            token,
            secret_path,
            keys: Keys::new(&self.secrets),
            allow_unsigned: self.allow_unsigned,
            tolerance: self.tolerance,
        })
    }

    /// Whoever can be reached from outside is, sooner or later.
    fn secret_path(&self) -> SecretPath {
        if self.host.is_loopback() { self.secret_path } else { SecretPath::Required }
    }

    pub(super) fn print_url(&self, ctx: &Context) -> Result<ExitStatus, Error> {
        if self.port == 0 {
            return Err(InputError::Argument {
                message: "port 0 is not known before the listener runs".to_owned(),
                hint: "give --port N, or read `url` in the `ready` record of `listen --json`, or use --ready-file",
            }
            .into());
        }
        let trust = self.trust(ctx)?;
        ctx.printer.line(&callback_url(SocketAddr::new(self.host, self.port), &trust.callback_path()))?;
        Ok(ExitStatus::Done)
    }

    /// Finds out at the start what would otherwise fail at the end of a meeting.
    pub(super) fn check_folder(&self) -> Result<(), Error> {
        if self.artifacts.is_none() {
            return Ok(());
        }
        // The folder itself is made when the first file is saved.
        let nearest = self.folder.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
        let nearest = if nearest.as_os_str().is_empty() { Path::new(".") } else { nearest };
        tempfile::tempfile_in(nearest).map(drop).map_err(|source| {
            InputError::File {
                verb: "write to the output folder",
                what: InputSource::File(self.folder.clone()),
                hint: Some("use another with --out FOLDER, or none with --no-download"),
                source,
            }
            .into()
        })
    }
}

/// The URL to deliver to. An unspecified address is reached at loopback from here.
pub(super) fn callback_url(address: SocketAddr, path: &str) -> String {
    let host = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => "127.0.0.1".to_owned(),
        IpAddr::V6(ip) if ip.is_unspecified() => "[::1]".to_owned(),
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    format!("http://{host}:{}{path}", address.port())
}

fn receiver_path(text: &str) -> Result<ReceiverPath, Error> {
    text.parse().map_err(|error: ParseReceiverPathError| {
        InputError::Argument {
            message: error.to_string(),
            hint: "a path begins with / and has letters, digits, `-`, `_`, `.` and `~`; shells of MSYS rewrite such an \
                   argument unless MSYS_NO_PATHCONV=1 is set",
        }
        .into()
    })
}

fn secrets_in(files: &[PathBuf]) -> Result<Vec<Secret>, Error> {
    let mut secrets = Vec::new();
    for file in files {
        secrets.extend(settings::read_secrets(file)?);
    }
    Ok(secrets)
}
