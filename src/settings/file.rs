use std::collections::BTreeMap;
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::error::SettingsError;
use crate::files::IoResultExt as _;
use crate::model::Secret;

/// The config file as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfigFile {
    /// The profile to use unless told otherwise.
    pub(crate) profile: Option<String>,
    #[serde(default)]
    profiles: BTreeMap<String, ProfileSection>,
}

/// One profile.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProfileSection {
    pub(crate) api_key: Option<Secret>,
    pub(crate) api_url: Option<String>,
    pub(crate) webhook_secrets: Option<Vec<Secret>>,
    pub(crate) output_dir: Option<PathBuf>,
    pub(crate) bot_name: Option<String>,
    pub(crate) bot_retention: Option<String>,
    pub(crate) create: Option<toml::Table>,
    pub(crate) timeout: Option<String>,
    pub(crate) retention: Option<String>,
    #[serde(default)]
    pub(crate) listen: ListenSection,
}

/// A profile's settings for `listen`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListenSection {
    pub(crate) host: Option<IpAddr>,
    pub(crate) port: Option<u16>,
    pub(crate) path: Option<String>,
}

impl ConfigFile {
    /// Reads the file; a missing one is an empty one.
    pub(crate) fn read(path: &Path) -> Result<Self, SettingsError> {
        let text = match std::fs::read_to_string(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            result => result.context("read", path)?,
        };
        toml::from_str(&text).map_err(|mut source| {
            // The parser quotes the line it stumbled over, which may hold a key.
            source.set_input(None);
            SettingsError::Syntax { path: path.to_owned(), source: Box::new(source) }
        })
    }

    pub(crate) fn profile(&self, name: &str) -> Option<&ProfileSection> {
        self.profiles.get(name)
    }
}

/// The key that the vendor's CLI keeps; read as the last source, never written.
pub(super) fn vendor_key(path: &Path) -> Option<Secret> {
    #[derive(Deserialize)]
    struct VendorFile {
        api_key: Option<Secret>,
    }
    let text = std::fs::read(path).ok()?;
    let file: VendorFile = serde_json::from_slice(&text).ok()?;
    file.api_key.and_then(|key| Secret::new(key.reveal()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_file_is_read_and_typos_are_refused() {
        let file: ConfigFile = toml::from_str(
            r#"
            profile = "default"
            [profiles.default]
            api_key = "ms_0123456789abcdef"
            webhook_secrets = ["whsec_a", "whsec_b"]
            output_dir = "recordings"
            bot_name = "Notetaker"
            [profiles.default.listen]
            port = 3333
            "#,
        )
        .unwrap();
        assert_eq!(file.profile("default").unwrap().listen.port, Some(3333));
        assert!(!format!("{file:?}").contains("0123456789"));
        assert!(toml::from_str::<ConfigFile>("[profiles.default]\napikey = 1").is_err());
    }
}
