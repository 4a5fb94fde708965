use std::io;
use std::net::IpAddr;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::de::IntoDeserializer as _;
use serde::{Deserialize, Deserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::error::{Place, SettingsError};
use super::key::KEYS;
use crate::files::{IoResultExt as _, bounded};
use crate::model::{HostName, Secret, nearest, printable};

/// The largest configuration that is read, in bytes: a thousand profiles are a fifth of it.
const LARGEST: u64 = 1 << 20;

/// The tables of a profile that are no settings by themselves.
const TABLES: [&str; 2] = ["create", "listen"];

/// The config file as it is written. What is wrong in a profile is found when that profile is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct ConfigFile {
    path: PathBuf,
    /// `None` where there is no file.
    text: Option<Secret>,
}

/// One profile.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct ProfileSection {
    pub(crate) api_key: Option<Secret>,
    pub(crate) api_url: Option<String>,
    pub(crate) ca_file: Option<PathBuf>,
    #[serde(default, deserialize_with = "one_or_more")]
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
pub(crate) struct ListenSection {
    pub(crate) host: Option<IpAddr>,
    pub(crate) port: Option<u16>,
    pub(crate) path: Option<String>,
    pub(crate) allow_hosts: Option<Vec<HostName>>,
}

impl ConfigFile {
    /// Reads the file; a missing one is an empty one.
    ///
    /// # Errors
    /// When it cannot be read or is no TOML, or has something else than profiles at its top.
    pub(crate) fn read(path: &Path) -> Result<Self, SettingsError> {
        let text = match bounded::read_text(path, LARGEST) {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => None,
            result => Some(result.context("read", path)?),
        };
        Self::parse(path, text.as_deref())
    }

    /// Reads what a file says; `None` where there is no file.
    ///
    /// # Errors
    /// When it is no TOML, or has something else than profiles at its top.
    pub(super) fn parse(path: &Path, text: Option<&str>) -> Result<Self, SettingsError> {
        let file = Self { path: path.to_owned(), text: text.map(Secret::whole) };
        file.profile()?;
        file.tables()?;
        Ok(file)
    }

    /// Whether there is a file.
    pub(crate) fn exists(&self) -> bool {
        self.text.is_some()
    }

    /// The text as it is written, empty where there is no file. It may hold secrets.
    pub(super) fn text(&self) -> &str {
        self.text.as_ref().map_or("", Secret::reveal)
    }

    /// The profile to use unless told otherwise.
    pub(crate) fn profile(&self) -> Result<Option<String>, SettingsError> {
        for (key, value) in self.root()? {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("profile", DeValue::String(name)) => return Ok(Some(name.clone().into_owned())),
                ("profile", _) => return Err(self.fault(value.span(), "the name of a profile is written in quotes")),
                ("profiles", _) => {}
                (name, _) => return Err(self.unknown(key.span(), name, ["profile", "profiles"])),
            }
        }
        Ok(None)
    }

    /// The names of all profiles.
    pub(crate) fn names(&self) -> Result<Vec<String>, SettingsError> {
        Ok(self.tables()?.into_iter().map(|(name, _)| name).collect())
    }

    /// What the file says of one profile; `None` if it has none of that name.
    pub(crate) fn section(&self, name: &str) -> Result<Option<ProfileSection>, SettingsError> {
        let Some((_, value)) = self.tables()?.into_iter().find(|(known, _)| known == name) else { return Ok(None) };
        if let DeValue::Table(table) = value.get_ref() {
            self.check_keys(table, "")?;
        }
        let span = value.span();
        let section = ProfileSection::deserialize(ValueDeserializer::from(value).into_deserializer());
        section.map(Some).map_err(|error| self.fault(error.span().unwrap_or(span), error.message()))
    }

    /// The tables of all profiles.
    fn tables(&self) -> Result<Vec<(String, Spanned<DeValue<'_>>)>, SettingsError> {
        let Some((_, profiles)) = self.root()?.into_iter().find(|(key, _)| key.get_ref() == "profiles") else {
            return Ok(Vec::new());
        };
        let span = profiles.span();
        let DeValue::Table(tables) = profiles.into_inner() else {
            return Err(self.fault(span, "profiles are tables: [profiles.NAME]"));
        };
        Ok(tables.into_iter().map(|(name, table)| (name.into_inner().into_owned(), table)).collect())
    }

    fn root(&self) -> Result<DeTable<'_>, SettingsError> {
        match DeTable::parse(self.text()) {
            Ok(table) => Ok(table.into_inner()),
            Err(error) => Err(self.fault(error.span().unwrap_or_default(), error.message())),
        }
    }

    fn check_keys(&self, table: &DeTable<'_>, prefix: &str) -> Result<(), SettingsError> {
        for (key, value) in table {
            let name = format!("{prefix}{}", key.get_ref());
            if let ("listen", DeValue::Table(inner)) = (name.as_str(), value.get_ref()) {
                self.check_keys(inner, "listen.")?;
            } else if !KEYS.iter().any(|known| known.name == name) && !TABLES.contains(&name.as_str()) {
                return Err(self.unknown(key.span(), &name, KEYS.map(|known| known.name).into_iter().chain(TABLES)));
            }
        }
        Ok(())
    }

    fn unknown<'a>(&self, span: Range<usize>, name: &str, known: impl IntoIterator<Item = &'a str>) -> SettingsError {
        let meant = nearest(name, known).map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
        self.fault(span, &format!("there is no setting `{}`{meant}", printable(name)))
    }

    /// What is wrong at a place of the text.
    fn fault(&self, span: Range<usize>, problem: &str) -> SettingsError {
        let text = self.text();
        let before = text.get(..span.start).unwrap_or(text);
        let from = before.rfind('\n').map_or(0, |at| at + 1);
        let line = text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        SettingsError::Syntax {
            path: self.path.clone(),
            place: Place {
                line: before.matches('\n').count() + 1,
                column: before.get(from..).map_or(0, |before| before.chars().count()) + 1,
                excerpt: excerpt(line),
            },
            problem: problem.to_owned(),
        }
    }
}

/// Reads a secret or a list of them. The error does not repeat what stands there instead.
fn one_or_more<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Secret>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        One(Secret),
        More(Vec<Secret>),
    }
    match Written::deserialize(deserializer) {
        Ok(Written::One(secret)) => Ok(Some(vec![secret])),
        Ok(Written::More(secrets)) => Ok(Some(secrets)),
        Err(_) => Err(serde::de::Error::custom("webhook secrets are a list of texts: [\"whsec_…\"]")),
    }
}

/// As much of a line as may be shown: whatever is a secret, or might be the rest of one, is left out.
fn excerpt(line: &str) -> String {
    let line = printable(line);
    let (name, _) = line.split_once('=').unwrap_or(("", &line));
    let is_heading = line.starts_with('[') && !line.contains(['"', '\'']);
    let is_secret = KEYS.iter().any(|key| key.is_secret() && nearest(name.trim(), [key.name]).is_some());
    match (is_secret || name.is_empty(), is_heading) {
        (_, true) | (false, false) => line,
        (true, false) if name.is_empty() => "…".to_owned(),
        (true, false) => format!("{name}= …"),
    }
}

/// The key that the vendor's CLI keeps; read as the last source, never written.
pub(super) fn vendor_key(path: &Path) -> Option<Secret> {
    #[derive(Deserialize)]
    struct VendorFile {
        api_key: Option<Secret>,
    }
    let text = bounded::read_text(path, LARGEST).ok()?;
    let file: VendorFile = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    file.api_key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> ConfigFile {
        ConfigFile { path: "c.toml".into(), text: Some(Secret::whole(text)) }
    }

    fn fault(text: &str) -> (String, String) {
        let file = file(text);
        let found = file.profile().and_then(|_| file.section("default")).unwrap_err();
        let SettingsError::Syntax { place, .. } = &found else { panic!("{found:?}") };
        (found.to_string(), place.excerpt.clone())
    }

    #[test]
    fn the_documented_file_is_read() {
        let file = file(
            r#"
            profile = "default"
            [profiles.default]
            api_key = "ms_0123456789abcdef"
            webhook_secrets = ["whsec_a", "whsec_b"]
            output_dir = "recordings"
            bot_name = "Notetaker"
            [profiles.default.listen]
            port = 3333
            [profiles.other]
            webhook_secrets = "whsec_c"
            "#,
        );
        assert_eq!(file.section("default").unwrap().unwrap().listen.port, Some(3333));
        assert_eq!(file.profile().unwrap().as_deref(), Some("default"));
        assert_eq!(file.names().unwrap(), ["default", "other"]);
        assert!(file.section("third").unwrap().is_none());
        assert!(!format!("{file:?}").contains("0123456789"));
    }

    #[test]
    fn a_fault_is_told_with_its_place_and_its_line() {
        for (text, told, excerpt) in [
            (
                "\n[profiles.default",
                "`c.toml:2:18` is not a valid configuration: unclosed table, expected `]`",
                "[profiles.default",
            ),
            (
                "[profiles.default]\nbot_nam = \"N\"",
                "`c.toml:2:1` is not a valid configuration: there is no setting `bot_nam`; did you mean `bot_name`?",
                "bot_nam = \"N\"",
            ),
            (
                "[profiles.default.listen]\nprt = 1",
                "`c.toml:2:1` is not a valid configuration: there is no setting `listen.prt`; did you mean `listen.port`?",
                "prt = 1",
            ),
            (
                "[profiles.default.listen]\nport = \"http\"",
                "`c.toml:2:8` is not a valid configuration: invalid type: string \"http\", expected u16",
                "port = \"http\"",
            ),
            (
                "profle = 1",
                "`c.toml:1:1` is not a valid configuration: there is no setting `profle`; did you mean `profile`?",
                "profle = 1",
            ),
            (
                "profiles = 1",
                "`c.toml:1:12` is not a valid configuration: profiles are tables: [profiles.NAME]",
                "profiles = 1",
            ),
        ] {
            assert_eq!(fault(text), (told.to_owned(), excerpt.to_owned()), "{text}");
        }
    }

    #[test]
    fn no_fault_shows_a_secret() {
        for text in [
            "[profiles.default]\napi_key = \"ms_0123456789",
            "[profiles.default]\napikey = \"ms_0123456789\"",
            "[profiles.default]\nwebhook_secrets = [[\"ms_0123456789\"]]",
            "[profiles.default]\nwebhook_secrets = [0123456789]",
            "[profiles.default]\nwebhook_secrets = [\n  \"ms_0123456789\n]",
            "[profiles.default]\napi_key = [\"ms_0123456789\"]",
            "[profiles.default]\napi_key = 0123456789",
            "[profiles.default]\napi_key = \"\"\"\nms_0123456789",
        ] {
            let (told, excerpt) = fault(text);
            assert!(!told.contains("0123456789") && !excerpt.contains("0123456789"), "{told} {excerpt}");
        }
    }

    #[test]
    fn one_bad_profile_does_not_stop_another() {
        let file = file("[profiles.bad]\nport = 1\n[profiles.default]\nbot_name = \"N\"");
        assert_eq!(file.section("default").unwrap().unwrap().bot_name.as_deref(), Some("N"));
        assert!(file.section("bad").is_err());
    }
}
