//! Changes to the config file: the user's comments and order stay, and the file is replaced whole.

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table};

use super::error::SettingsError;
use super::file::ConfigFile;
use super::key::Key;
use crate::files::{Access, atomic, private};

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
    let file = ConfigFile::read(path)?;
    let mut document: DocumentMut = file
        .text()
        .parse()
        .map_err(|_| SettingsError::Value { key: path.display().to_string(), problem: "it is not TOML".to_owned() })?;
    let Some(result) = edit(&mut document) else { return Ok(None) };

    // If the config file is a symbolic link, its target is replaced and the link stays.
    let target = followed(path);
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        private::make_folder(folder)?;
    }
    atomic::write(&target, in_lines_of(file.text(), document.to_string()).as_bytes(), Access::Private)?;
    Ok(Some(result))
}

/// Where a path leads: where its links end, whether or not something is there.
fn followed(path: &Path) -> PathBuf {
    /// As many links as systems follow.
    const LINKS: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        let Ok(next) = std::fs::read_link(&target) else { break };
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    target
}

/// A text with the line breaks that another one has: those of Windows, or of the rest.
fn in_lines_of(model: &str, text: String) -> String {
    if model.contains("\r\n") { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text }
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

    #[test]
    fn the_line_breaks_of_windows_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::File::create(&path)
            .unwrap()
            .write_all(b"# mine\r\n[profiles.default]\r\ntimeout = \"7s\"\r\n")
            .unwrap();
        set(&path, "default", Key::named("bot_name").unwrap(), "Nina").unwrap();
        let written = std::fs::read_to_string(&path).unwrap();
        assert_eq!(written, "# mine\r\n[profiles.default]\r\ntimeout = \"7s\"\r\nbot_name = \"Nina\"\r\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_wherever_it_leads() {
        let folder = tempfile::tempdir().unwrap();
        let (path, target) = (folder.path().join("config.toml"), folder.path().join("dotfiles/mine.toml"));
        std::os::unix::fs::symlink("dotfiles/mine.toml", &path).unwrap();
        for value in ["4000", "4001"] {
            set(&path, "default", Key::named("listen.port").unwrap(), value).unwrap();
            assert!(std::fs::symlink_metadata(&path).unwrap().is_symlink());
            assert!(std::fs::read_to_string(&target).unwrap().contains(value));
        }
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
