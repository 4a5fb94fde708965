use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::error::SettingsError;

/// Where our files are.
#[derive(Clone, Debug)]
pub(crate) struct Locations {
    /// The config file; it need not exist.
    pub(crate) config_file: PathBuf,
    /// The profile's own folder for the journal and the path token; it need not exist.
    pub(crate) state_dir: PathBuf,
    /// The vendor CLI's config file, if there is a home directory.
    pub(crate) vendor_config: Option<PathBuf>,
}

impl Locations {
    pub(super) fn config_file(flag: Option<&Path>, environment: &Environment) -> Result<PathBuf, SettingsError> {
        if let Some(path) = flag {
            return Ok(path.to_owned());
        }
        if let Some(path) = environment.value("MEETSTREAM_CONFIG") {
            return Ok(PathBuf::from(path));
        }
        let directory = dirs::config_dir().ok_or(SettingsError::NoHome { what: "config" })?;
        Ok(directory.join("meetstream").join("config.toml"))
    }

    pub(super) fn new(config_file: PathBuf, profile: &str, environment: &Environment) -> Result<Self, SettingsError> {
        let state = match environment.value("MEETSTREAM_STATE_DIR") {
            Some(path) => PathBuf::from(path),
            None => dirs::state_dir()
                .or_else(dirs::data_local_dir)
                .ok_or(SettingsError::NoHome { what: "state" })?
                .join("meetstream"),
        };
        let vendor_config = dirs::home_dir().map(|home| home.join(".meetstream").join("config.json"));
        Ok(Self { config_file, state_dir: state.join(profile), vendor_config })
    }

    /// The profile's journal.
    pub(crate) fn journal(&self) -> PathBuf {
        self.state_dir.join("journal.db")
    }

    /// The profile's path token.
    pub(crate) fn path_token(&self) -> PathBuf {
        self.state_dir.join("path-token")
    }
}
