//! What was decided before a command runs: flag, else environment, else project file, else the profile in the config file, else
//! default.
//!
//! # Invariants
//! - Only this module (and clap) sees the environment; it is read once, into [`Environment`].
//! - Every value remembers where it came from.
//! - Secrets are never taken from the command line.

mod consent;
mod edit;
mod environment;
mod error;
mod file;
mod init;
mod key;
mod list;
mod listen;
mod location;
mod project;
mod secret_file;
mod section;
mod setting;
mod signing_secret;
mod trust;

use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(crate) use edit::{set, unset};
pub use environment::Environment;
pub(crate) use environment::{ColorChoice, VARIABLE_OF_COMPLETION, VARIABLES};
pub(crate) use error::SettingsError;
use file::ConfigFile;
pub(crate) use init::{FirstAnswers, write_config, write_project};
pub(crate) use key::{KEYS, Key};
pub(crate) use listen::ListenDefaults;
pub(crate) use location::Locations;
pub(crate) use project::Project;
use project::ProjectFile;
pub(crate) use secret_file::read_secrets;
use section::ProfileSection;
pub(crate) use setting::Setting;
pub(crate) use signing_secret::signing_secret;
pub(crate) use trust::TrustFiles;

use crate::model::{ApiUrl, ArtifactKind, HostName, Origin, Secret, Span, WholeHours};

/// The profile unless told otherwise. It is there without being written down.
const DEFAULT_PROFILE: &str = "default";
/// The address of `listen` unless told otherwise.
pub(crate) const DEFAULT_HOST: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
/// The port of `listen` unless told otherwise.
pub(crate) const DEFAULT_PORT: u16 = 3333;
/// The path of `listen` unless told otherwise.
pub(crate) const DEFAULT_PATH: &str = "/webhook";
/// Where artifacts go unless told otherwise, a folder per bot in it.
pub(crate) const DEFAULT_OUTPUT_DIR: &str = "recordings";
/// What bots are called in meetings unless told otherwise.
pub(crate) const DEFAULT_BOT_NAME: &str = "Notetaker";
/// How long one request to the API may take in all, unless told otherwise.
pub(crate) const DEFAULT_TIMEOUT: Duration = Duration::from_mins(1);
/// How long the journal keeps events, unless told otherwise.
pub(crate) const DEFAULT_RETENTION: Duration = Duration::from_hours(30 * 24);

/// How long the service keeps a bot's data, unless told otherwise. Its own default is contested
/// (`docs/api.md`, "Where sources contradict each other").
pub(crate) const DEFAULT_BOT_RETENTION: WholeHours = WholeHours::WEEK;

/// What `listen` fetches unless told otherwise.
pub(crate) const DEFAULT_ARTIFACTS: [ArtifactKind; 3] =
    [ArtifactKind::Audio, ArtifactKind::Video, ArtifactKind::Transcript];

/// Reads what a config file says, and every profile of it. For fuzz targets.
///
/// # Errors
/// With what people are told of the first fault.
#[cfg(fuzzing)]
pub fn read_config(text: &str) -> Result<(), String> {
    let read = || {
        let file = ConfigFile::parse(Path::new("config.toml"), Some(text))?;
        file.names()?.iter().try_for_each(|name| file.section(name).map(drop))
    };
    read().map_err(|error: SettingsError| error.to_string())
}

/// The global flags that settings depend on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flags {
    pub(crate) profile: Option<String>,
    pub(crate) config: Option<PathBuf>,
    pub(crate) api_url: Option<String>,
    pub(crate) ca_file: Option<PathBuf>,
    pub(crate) timeout: Option<Duration>,
    /// Whether a project file is left out.
    pub(crate) no_project: bool,
    /// Whether the command makes or mends the configuration: then what it names need not be there, and keys that cannot
    /// be any are left out.
    pub(crate) mends: bool,
}

/// Everything decided.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The profile in use.
    pub(crate) profile: Setting<String>,
    /// Where files are.
    pub(crate) locations: Locations,
    /// The project file, where there is one.
    pub(crate) project: Option<Project>,
    /// The config file, where others can read it and it holds secrets.
    pub(crate) exposed_config: Option<PathBuf>,
    /// Where the API is.
    pub(crate) api_url: Setting<ApiUrl>,
    /// The key, where there is one.
    pub(crate) api_key: Option<Setting<Secret>>,
    /// The password of an account that signs bots in.
    pub(crate) login_password: Option<Secret>,
    /// Webhook secrets; several while one is being rotated.
    pub(crate) webhook_secrets: Setting<Vec<Secret>>,
    /// Where artifacts go, a folder per bot in it.
    pub(crate) output_dir: Setting<PathBuf>,
    /// What bots are called in meetings.
    pub(crate) bot_name: Setting<String>,
    /// How long the service keeps a bot's data.
    pub(crate) bot_retention: Setting<WholeHours>,
    /// Whom servers must be vouched for by.
    pub(crate) trust: TrustFiles,
    /// A body that `create --defaults` begins with.
    pub(crate) create: Option<toml::Table>,
    /// How long one request may take in all.
    pub(crate) timeout: Setting<Duration>,
    /// How long the journal keeps events.
    pub(crate) retention: Setting<Duration>,
    /// The folders in which programs are looked for, as PATH lists them.
    pub(crate) search_path: OsString,
    /// The user's editor.
    pub(crate) editor: Option<String>,
    /// The variables that say which proxies are used, and what they say.
    pub(crate) proxies: Vec<(&'static str, Secret)>,
    /// The receiver's address, port and path, and the further names that it is called by.
    pub(crate) listen_host: Setting<IpAddr>,
    pub(crate) listen_port: Setting<u16>,
    pub(crate) listen_path: Setting<String>,
    pub(crate) listen_allow_hosts: Setting<Vec<HostName>>,
    /// What it does with events.
    pub(crate) listen: ListenDefaults,
}

impl Settings {
    /// Decides every setting. Reads the config file, a project file and the vendor's, and nothing else.
    pub(crate) fn resolve(flags: Flags, environment: &Environment) -> Result<Self, SettingsError> {
        environment.check()?;
        let Setting { value: config_path, origin } = Locations::config_file(flags.config, environment)?;
        let file = ConfigFile::read(&config_path)?;
        if !file.exists() && origin != Origin::Default && !flags.mends {
            return Err(SettingsError::NoFile { path: config_path, origin });
        }
        let project_file = match project_file(flags.no_project, environment) {
            // Whoever mends something need not have everything mended.
            Err(_) if flags.mends => None,
            found => found?,
        };
        let profile = profile_name(flags.profile, environment, project_file.as_ref(), &file, &config_path)?;
        let section = match file.section(&profile.value)? {
            Some(section) => section,
            None if flags.mends || profile.value == DEFAULT_PROFILE => ProfileSection::default(),
            None => {
                let Setting { value: name, origin } = profile;
                return Err(SettingsError::NoProfile { name, origin, known: file.names()? });
            }
        };
        let locations = Locations::new(config_path.clone(), &profile.value, environment)?;
        let project = project_file.as_ref().map(|file| file.project(&locations.allowed_projects));
        let own = project_file.as_ref().map(|file| file.section.clone()).unwrap_or_default();
        let output_dir = own.output_dir.and_then(|path| Some(project_file.as_ref()?.resolved(path)));
        let layers = Layers {
            environment,
            path: &config_path,
            project: project_file.as_ref().map(|file| file.path.as_path()),
            mends: flags.mends,
        };
        let (mine, theirs) = (own.listen, section.listen);
        Ok(Self {
            api_url: layers.api_url(flags.api_url, section.api_url)?,
            api_key: layers.api_key(section.api_key, &locations)?,
            login_password: environment.value("MEETSTREAM_LOGIN_PASSWORD").and_then(Secret::new),
            webhook_secrets: layers.webhook_secrets(section.webhook_secrets)?,
            output_dir: layers.file_or(output_dir, section.output_dir, || PathBuf::from(DEFAULT_OUTPUT_DIR)),
            bot_name: layers.file_or(own.bot_name, section.bot_name, || DEFAULT_BOT_NAME.to_owned()),
            bot_retention: layers.hours(
                "bot_retention",
                own.bot_retention,
                section.bot_retention,
                DEFAULT_BOT_RETENTION,
            )?,
            trust: TrustFiles::new(layers.ca_file(flags.ca_file, section.ca_file), environment),
            create: own.create.or(section.create),
            timeout: layers.timeout(flags.timeout, own.timeout, section.timeout)?,
            retention: layers.duration("retention", None, section.retention, DEFAULT_RETENTION)?,
            search_path: environment.path("PATH").unwrap_or_default().into_os_string(),
            editor: environment.value("VISUAL").or_else(|| environment.value("EDITOR")).map(str::to_owned),
            proxies: environment.proxies(),
            listen_host: layers.file_or(mine.host, theirs.host, || DEFAULT_HOST),
            listen_port: layers.file_or(mine.port, theirs.port, || DEFAULT_PORT),
            listen_path: layers.file_or(mine.path, theirs.path, || DEFAULT_PATH.to_owned()),
            listen_allow_hosts: layers.file_or(mine.allow_hosts, theirs.allow_hosts, Vec::new),
            listen: ListenDefaults {
                forward: layers.file_or(mine.forward, theirs.forward, Vec::new),
                routes: layers.file_or(mine.routes, theirs.routes, Vec::new),
                headers: layers.file_or(None, theirs.headers, Vec::new),
                exec: layers.file_or(mine.exec, theirs.exec, Vec::new),
                on: layers.file_or(mine.on, theirs.on, Vec::new),
                event: layers.file_or(mine.event, theirs.event, Vec::new),
                conditions: layers.file_or(mine.conditions, theirs.conditions, Vec::new),
                artifacts: layers.file_or(mine.artifacts, theirs.artifacts, || DEFAULT_ARTIFACTS.to_vec()),
            },
            exposed_config: (is_open_to_others(&config_path) && file.holds_secrets()).then_some(config_path),
            project,
            profile,
            locations,
        })
    }

    /// Makes sure that what a project file has `listen` do was allowed.
    ///
    /// # Errors
    /// [`SettingsError::NotAllowed`].
    pub(crate) fn check_project(&self) -> Result<(), SettingsError> {
        self.project.as_ref().map_or(Ok(()), Project::check)
    }

    /// Notes that the project file may do what it says. Returns it.
    ///
    /// # Errors
    /// [`SettingsError::NoProject`], or when it cannot be noted.
    pub(crate) fn allow_project(&self) -> Result<&Project, SettingsError> {
        let project = self.project.as_ref().ok_or(SettingsError::NoProject)?;
        consent::give(&self.locations.allowed_projects, &project.path, &project.fingerprint)?;
        Ok(project)
    }
}

/// The names of the config file's profiles, and the one that is there without being written down.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn profile_names(config: Option<PathBuf>, environment: &Environment) -> Result<Vec<String>, SettingsError> {
    let path = Locations::config_file(config, environment)?.value;
    let mut names = ConfigFile::read(&path)?.names()?;
    if !names.iter().any(|name| name == DEFAULT_PROFILE) {
        names.push(DEFAULT_PROFILE.to_owned());
    }
    Ok(names)
}

/// The project file of the working folder.
fn project_file(is_left_out: bool, environment: &Environment) -> Result<Option<ProjectFile>, SettingsError> {
    if is_left_out || environment.is_on("MEETSTREAM_NO_PROJECT") {
        return Ok(None);
    }
    // Where there is no working folder, there is no project.
    let Ok(folder) = std::env::current_dir() else { return Ok(None) };
    ProjectFile::look_for(&folder, dirs::home_dir().as_deref())
}

/// Whether other users may read a file.
#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
}

/// The same where a file's folder says who may read it.
#[cfg(not(unix))]
fn is_open_to_others(_path: &Path) -> bool {
    false
}

fn profile_name(
    flag: Option<String>,
    environment: &Environment,
    project: Option<&ProjectFile>,
    file: &ConfigFile,
    path: &Path,
) -> Result<Setting<String>, SettingsError> {
    let setting = if let Some(value) = flag {
        Setting { value, origin: Origin::Flag("--profile") }
    } else if let Some(value) = environment.value("MEETSTREAM_PROFILE") {
        Setting { value: value.to_owned(), origin: Origin::Environment("MEETSTREAM_PROFILE") }
    } else if let Some((value, path)) = project.and_then(|file| Some((file.profile.clone()?, file.path.clone()))) {
        Setting { value, origin: Origin::Project(path) }
    } else if let Some(value) = file.profile()? {
        Setting { value, origin: Origin::File(path.to_owned()) }
    } else {
        Setting::default_value(DEFAULT_PROFILE.to_owned())
    };
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if (1..=64).contains(&setting.value.len()) && setting.value.bytes().all(allowed) {
        Ok(setting)
    } else {
        Err(SettingsError::ProfileName { name: crate::model::printable(&setting.value) })
    }
}

/// The sources below the flags.
struct Layers<'a> {
    environment: &'a Environment,
    path: &'a Path,
    project: Option<&'a Path>,
    mends: bool,
}

impl Layers<'_> {
    fn file_origin(&self) -> Origin {
        Origin::File(self.path.to_owned())
    }

    fn in_file<T>(&self, value: T) -> Setting<T> {
        Setting { value, origin: self.file_origin() }
    }

    /// What is written: by the project, else by the profile.
    fn written<T>(&self, project: Option<T>, profile: Option<T>) -> Option<Setting<T>> {
        let in_project = |value| Some(Setting { value, origin: Origin::Project(self.project?.to_owned()) });
        project.and_then(in_project).or_else(|| profile.map(|value| self.in_file(value)))
    }

    fn file_or<T>(&self, project: Option<T>, profile: Option<T>, default: impl FnOnce() -> T) -> Setting<T> {
        self.written(project, profile).unwrap_or_else(|| Setting::default_value(default()))
    }

    fn api_url(&self, flag: Option<String>, file: Option<String>) -> Result<Setting<ApiUrl>, SettingsError> {
        let text = if let Some(value) = flag {
            Setting { value, origin: Origin::Flag("--api-url") }
        } else if let Some(value) = self.environment.value("MEETSTREAM_API_URL") {
            Setting { value: value.to_owned(), origin: Origin::Environment("MEETSTREAM_API_URL") }
        } else {
            self.file_or(None, file, || ApiUrl::DEFAULT.to_owned())
        };
        match text.value.parse() {
            Ok(value) => Ok(Setting { value, origin: text.origin }),
            Err(source) => Err(SettingsError::ApiUrl { origin: text.origin, source }),
        }
    }

    /// A path in the file counts from where the file is.
    fn ca_file(&self, flag: Option<PathBuf>, file: Option<PathBuf>) -> Option<Setting<PathBuf>> {
        if let Some(value) = flag {
            Some(Setting { value, origin: Origin::Flag("--ca-file") })
        } else if let Some(value) = self.environment.path("MEETSTREAM_CA_FILE") {
            Some(Setting { value, origin: Origin::Environment("MEETSTREAM_CA_FILE") })
        } else {
            let folder = self.path.parent().unwrap_or(Path::new(""));
            file.map(|path| self.in_file(folder.join(path)))
        }
    }

    fn api_key(&self, file: Option<Secret>, locations: &Locations) -> Result<Option<Setting<Secret>>, SettingsError> {
        let in_environment = self.environment.value("MEETSTREAM_API_KEY");
        let vendor = || {
            let path = locations.vendor_config.as_deref()?;
            Some((file::vendor_key(path)?, Origin::Vendor(path.to_owned())))
        };
        let written = in_environment
            .map(|text| (Secret::whole(text), Origin::Environment("MEETSTREAM_API_KEY")))
            .or_else(|| Some((file.filter(|key| !key.reveal().trim().is_empty())?, self.file_origin())))
            .or_else(vendor);
        let Some((key, origin)) = written else { return Ok(None) };
        match Secret::api_key(key.reveal()) {
            Ok(key) => Ok(key.map(|value| Setting { value, origin })),
            Err(_) if self.mends => Ok(None),
            Err(source) => Err(SettingsError::Credential { key: "api_key", origin, source }),
        }
    }

    fn webhook_secrets(&self, file: Option<Vec<Secret>>) -> Result<Setting<Vec<Secret>>, SettingsError> {
        let (written, origin) = match (self.environment.value("MEETSTREAM_WEBHOOK_SECRET"), file) {
            (Some(text), _) => (vec![Secret::whole(text)], Origin::Environment("MEETSTREAM_WEBHOOK_SECRET")),
            (None, Some(secrets)) => (secrets, self.file_origin()),
            (None, None) => return Ok(Setting::default_value(Vec::new())),
        };
        let mut value = Vec::new();
        for secret in written {
            match Secret::webhook_secret(secret.reveal()) {
                Ok(secret) => value.extend(secret),
                Err(_) if self.mends => {}
                Err(source) => return Err(SettingsError::Credential { key: "webhook_secrets", origin, source }),
            }
        }
        Ok(Setting { value, origin })
    }

    fn timeout(
        &self,
        flag: Option<Duration>,
        project: Option<String>,
        profile: Option<String>,
    ) -> Result<Setting<Duration>, SettingsError> {
        let setting = match flag {
            Some(value) => Setting { value, origin: Origin::Flag("--timeout") },
            None => self.duration("timeout", project, profile, DEFAULT_TIMEOUT)?,
        };
        if setting.value.is_zero() { Err(SettingsError::NoTime { origin: setting.origin }) } else { Ok(setting) }
    }

    fn hours(
        &self,
        key: &'static str,
        project: Option<String>,
        profile: Option<String>,
        default: WholeHours,
    ) -> Result<Setting<WholeHours>, SettingsError> {
        let Some(Setting { value, origin }) = self.written(project, profile) else {
            return Ok(Setting::default_value(default));
        };
        match value.parse() {
            Ok(value) => Ok(Setting { value, origin }),
            Err(source) => Err(SettingsError::Hours { key, origin, source }),
        }
    }

    fn duration(
        &self,
        key: &'static str,
        project: Option<String>,
        profile: Option<String>,
        default: Duration,
    ) -> Result<Setting<Duration>, SettingsError> {
        let Some(Setting { value, origin }) = self.written(project, profile) else {
            return Ok(Setting::default_value(default));
        };
        match value.parse::<Span>() {
            Ok(Span(value)) => Ok(Setting { value, origin }),
            Err(source) => Err(SettingsError::Duration { key, origin, source }),
        }
    }
}
