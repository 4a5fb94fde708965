//! Changes to the config file: the user's comments and order stay, and the file is replaced whole.

use std::io;
use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Table, Value};

use super::error::SettingsError;
use super::file::ConfigFile;
use crate::files::{Access, IoResultExt as _, atomic, private};
use crate::model::{ApiUrl, Secret, Span, printable};

/// A setting of a profile that can be set one at a time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Key {
    /// Its name, with a dot before what is in a table of its own.
    pub(crate) name: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Address,
    Duration,
    Path,
    Port,
    Secret,
    Secrets,
    Text,
    Url,
}

/// Every key, in the order in which `config list` shows them.
pub(crate) const KEYS: [Key; 11] = [
    Key { name: "api_key", kind: Kind::Secret },
    Key { name: "api_url", kind: Kind::Url },
    Key { name: "webhook_secrets", kind: Kind::Secrets },
    Key { name: "output_dir", kind: Kind::Text },
    Key { name: "bot_name", kind: Kind::Text },
    Key { name: "bot_retention", kind: Kind::Duration },
    Key { name: "timeout", kind: Kind::Duration },
    Key { name: "retention", kind: Kind::Duration },
    Key { name: "listen.host", kind: Kind::Address },
    Key { name: "listen.port", kind: Kind::Port },
    Key { name: "listen.path", kind: Kind::Path },
];

impl Key {
    /// Finds a key by its name.
    pub(crate) fn named(name: &str) -> Result<Self, SettingsError> {
        let known = KEYS.into_iter().find(|key| key.name == name);
        known.ok_or_else(|| SettingsError::UnknownKey { key: printable(name) })
    }

    /// Whether its values must not be seen, nor stand on a command line.
    pub(crate) fn is_secret(self) -> bool {
        matches!(self.kind, Kind::Secret | Kind::Secrets)
    }

    fn value(self, text: &str) -> Result<Value, SettingsError> {
        let refused = |problem: String| SettingsError::Value { key: self.name.to_owned(), problem };
        let text = text.trim();
        if text.is_empty() {
            return Err(refused("it is empty; `config unset` removes a setting".to_owned()));
        }
        match self.kind {
            Kind::Address => {
                text.parse::<std::net::IpAddr>().map_err(|error| refused(error.to_string()))?;
                Ok(text.into())
            }
            Kind::Duration => {
                text.parse::<Span>().map_err(|error| refused(error.to_string()))?;
                Ok(text.into())
            }
            Kind::Path if text.starts_with('/') => Ok(text.into()),
            Kind::Path => Err(refused("a path begins with `/`".to_owned())),
            Kind::Port => {
                let port: u16 = text.parse().map_err(|_| refused("a port is a number up to 65535".to_owned()))?;
                Ok(i64::from(port).into())
            }
            Kind::Secrets => Ok(text
                .lines()
                .filter_map(Secret::new)
                .map(|secret| secret.reveal().to_owned())
                .collect::<Array>()
                .into()),
            Kind::Secret | Kind::Text => Ok(text.into()),
            Kind::Url => {
                text.parse::<ApiUrl>().map_err(|error| refused(error.to_string()))?;
                Ok(text.into())
            }
        }
    }
}

/// Sets one setting of a profile. Several webhook secrets stand one a line.
pub(crate) fn set(path: &Path, profile: &str, key: Key, text: &str) -> Result<(), SettingsError> {
    let value = key.value(text)?;
    change(path, |document| {
        let mut table =
            subtable(subtable(document.as_table_mut(), "profiles", Header::Implicit)?, profile, Header::Shown)?;
        let mut name = key.name;
        if let Some((section, rest)) = key.name.split_once('.') {
            table = subtable(table, section, Header::Shown)?;
            name = rest;
        }
        table.insert(name, Item::Value(value));
        Some(())
    })?
    .ok_or_else(|| SettingsError::Value {
        key: key.name.to_owned(),
        problem: format!("the file has something else than a table where [profiles.{profile}] belongs"),
    })
}

/// Removes one setting of a profile. Returns whether it was there.
pub(crate) fn unset(path: &Path, profile: &str, key: Key) -> Result<bool, SettingsError> {
    if !path.exists() {
        return Ok(false);
    }
    let removed = change(path, |document| {
        let mut table = document.get_mut("profiles")?.get_mut(profile)?.as_table_like_mut()?;
        let mut name = key.name;
        if let Some((section, rest)) = key.name.split_once('.') {
            table = table.get_mut(section)?.as_table_like_mut()?;
            name = rest;
        }
        table.remove(name).map(drop)
    })?;
    Ok(removed.is_some())
}

/// Whether a table that is made gets a heading of its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Header {
    Implicit,
    Shown,
}

fn subtable<'a>(table: &'a mut Table, name: &str, header: Header) -> Option<&'a mut Table> {
    let item = table.entry(name).or_insert_with(|| {
        let mut made = Table::new();
        made.set_implicit(header == Header::Implicit);
        Item::Table(made)
    });
    item.as_table_mut()
}

/// Edits the file and writes it back if the edit did something and left a valid configuration.
fn change<T>(path: &Path, edit: impl FnOnce(&mut DocumentMut) -> Option<T>) -> Result<Option<T>, SettingsError> {
    // Reading it as a configuration first gives the same errors as any other command.
    ConfigFile::read(path)?;
    let text = match std::fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        result => result.context("read", path)?,
    };
    let mut document: DocumentMut = text
        .parse()
        .map_err(|_| SettingsError::Value { key: path.display().to_string(), problem: "it is not TOML".to_owned() })?;
    let Some(result) = edit(&mut document) else { return Ok(None) };

    // If the config file is a symbolic link, its target is replaced and the link stays.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        private::make_folder(folder)?;
    }
    atomic::write(&target, document.to_string().as_bytes(), Access::Private)?;
    Ok(Some(result))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn an_edit_keeps_what_the_user_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/config.toml");
        set(&path, "default", Key::named("listen.port").unwrap(), "4000").unwrap();
        let written = std::fs::read_to_string(&path).unwrap();
        assert_eq!(written, "[profiles.default]\n\n[profiles.default.listen]\nport = 4000\n");

        let commented = format!("# mine\nprofile = \"default\"\n\n{written}");
        std::fs::File::create(&path).unwrap().write_all(commented.as_bytes()).unwrap();
        set(&path, "work", Key::named("bot_name").unwrap(), "Nina").unwrap();
        assert!(unset(&path, "default", Key::named("listen.port").unwrap()).unwrap());
        assert!(!unset(&path, "default", Key::named("listen.port").unwrap()).unwrap());
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(written.starts_with("# mine\nprofile = \"default\"\n"), "{written}");
        assert!(written.contains("[profiles.work]\nbot_name = \"Nina\"\n"), "{written}");
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::File::create(&path).unwrap();
        set(&path, "default", Key::named("api_key").unwrap(), "ms_0123456789abcdef").unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn every_key_is_found_by_its_name() {
        for key in KEYS {
            assert_eq!(Key::named(key.name).unwrap(), key);
        }
    }

    #[test]
    fn values_that_no_setting_can_have_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        for (key, value) in [
            ("api_url", "http://api.meetstream.ai"),
            ("timeout", "soon"),
            ("listen.port", "70000"),
            ("listen.host", "localhost"),
            ("listen.path", "webhook"),
            ("bot_name", " "),
        ] {
            assert!(set(&path, "default", Key::named(key).unwrap(), value).is_err(), "{key}");
        }
        assert!(!path.exists());
        assert!(Key::named("apikey").is_err());
    }
}
