use std::path::PathBuf;

use super::environment::Environment;
use super::error::SettingsError;
use super::setting::Setting;
use crate::model::Origin;

/// Where our files are.
#[derive(Clone, Debug)]
pub(crate) struct Locations {
    /// The config file; it need not exist.
    pub(crate) config_file: PathBuf,
    /// What was allowed of project files; it need not exist.
    pub(crate) allowed_projects: PathBuf,
    /// The profile's own folder for the journal and the path token; it need not exist.
    pub(crate) state_dir: PathBuf,
    /// The vendor CLI's config file, if there is a home directory.
    pub(crate) vendor_config: Option<PathBuf>,
}

impl Locations {
    pub(super) fn config_file(
        flag: Option<PathBuf>,
        environment: &Environment,
    ) -> Result<Setting<PathBuf>, SettingsError> {
        if let Some(value) = flag {
            return Ok(Setting { value, origin: Origin::Flag("--config") });
        }
        if let Some(value) = environment.path("MEETSTREAM_CONFIG") {
            return Ok(Setting { value, origin: Origin::Environment("MEETSTREAM_CONFIG") });
        }
        let directory = dirs::config_dir().ok_or(SettingsError::NoHome { what: "config" })?;
        Ok(Setting::default_value(directory.join("meetstream").join("config.toml")))
    }

    pub(super) fn new(config_file: PathBuf, profile: &str, environment: &Environment) -> Result<Self, SettingsError> {
        let state = match environment.path("MEETSTREAM_STATE_DIR") {
            Some(path) => path,
            None => dirs::state_dir()
                .or_else(dirs::data_local_dir)
                .ok_or(SettingsError::NoHome { what: "state" })?
                .join("meetstream"),
        };
        let vendor_config = dirs::home_dir().map(|home| home.join(".meetstream").join("config.json"));
        // No profile has a dot in its name.
        let allowed_projects = state.join("allowed-projects.json");
        Ok(Self { config_file, allowed_projects, state_dir: state.join(profile), vendor_config })
    }

    /// The profile's journal.
    pub(crate) fn journal(&self) -> PathBuf {
        self.state_dir.join("journal.db")
    }

    /// What is there only while somebody works with it.
    pub(crate) fn spool(&self) -> PathBuf {
        self.state_dir.join("spool")
    }

    /// The secret that relayed webhooks are signed with where none is configured.
    pub(crate) fn signing_secret(&self) -> PathBuf {
        self.state_dir.join("signing-secret")
    }

    /// The profile's path token.
    pub(crate) fn path_token(&self) -> PathBuf {
        self.state_dir.join("path-token")
    }
}
