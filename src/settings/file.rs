use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IntoDeserializer as _;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::error::{Place, SettingsError};
use super::key::{KEYS, Key};
use super::section::ProfileSection;
use crate::files::{IoResultExt as _, bounded};
use crate::model::{Secret, nearest, printable, type_problem};

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
        self.read_section(value).map(Some)
    }

    /// What a project file says: the profile that it names, and the settings at its top. `refused` are those that it must not
    /// have, with the reason.
    ///
    /// # Errors
    /// When it is no TOML, or says something else.
    pub(super) fn project(
        path: &Path,
        text: &str,
        refused: &[(&str, &str)],
    ) -> Result<(Option<String>, ProfileSection), SettingsError> {
        let file = Self { path: path.to_owned(), text: Some(Secret::whole(text)) };
        let (mut profile, mut table) = (None, DeTable::new());
        for (key, value) in file.root()? {
            let name = key.get_ref().as_ref();
            let is_refused = |name: &str| refused.iter().find(|(refused, _)| *refused == name);
            let inner: Vec<_> = if let DeValue::Table(inner) = value.get_ref() {
                inner.keys().map(|key| (key.span(), format!("{name}.{}", key.get_ref()))).collect()
            } else {
                Vec::new()
            };
            for (span, name) in std::iter::once((key.span(), name.to_owned())).chain(inner) {
                if let Some((_, reason)) = is_refused(&name) {
                    return Err(file.fault(span, &format!("`{name}` is not for here: {reason}")));
                }
            }
            match (name, value.get_ref()) {
                ("profile", DeValue::String(name)) => profile = Some(name.clone().into_owned()),
                ("profile", _) => return Err(file.fault(value.span(), "the name of a profile is written in quotes")),
                ("profiles", _) => {
                    let problem = "a project file has no profiles: its settings stand at its top, and `profile = \"NAME\"` picks \
                                   one of yours";
                    return Err(file.fault(key.span(), problem));
                }
                _ => drop(table.insert(key, value)),
            }
        }
        file.check_keys(&table, "")?;
        let value = Spanned::new(0..text.len(), DeValue::Table(table));
        Ok((profile, file.read_section(value)?))
    }

    fn read_section(&self, value: Spanned<DeValue<'_>>) -> Result<ProfileSection, SettingsError> {
        let span = value.span();
        let section = ProfileSection::deserialize(ValueDeserializer::from(value).into_deserializer());
        section.map_err(|error| self.fault(error.span().unwrap_or(span), error.message()))
    }

    /// Whether any profile in it has a secret.
    pub(super) fn holds_secrets(&self) -> bool {
        let has_secret = |value: &Spanned<DeValue<'_>>| {
            let DeValue::Table(table) = value.get_ref() else { return false };
            let has = |name: &str| match name.split_once('.') {
                None => table.contains_key(name),
                Some((outer, name)) => match table.get(outer).map(Spanned::get_ref) {
                    Some(DeValue::Table(inner)) => inner.contains_key(name),
                    Some(_) | None => false,
                },
            };
            KEYS.iter().any(|key| key.is_secret() && has(key.name))
        };
        self.tables().is_ok_and(|tables| tables.iter().any(|(_, value)| has_secret(value)))
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
            problem: toml_problem(problem),
        }
    }
}

/// What a TOML parser met, in the words of whoever wrote the file.
fn toml_problem(problem: &str) -> String {
    if problem.starts_with("invalid basic string") || problem.starts_with("invalid literal string") {
        return "a text in quotes does not end on its line".to_owned();
    }
    type_problem(&printable(problem))
}

/// As much of a line as may be shown: whatever is a secret, or might be the rest of one, is left out.
fn excerpt(line: &str) -> String {
    let line = printable(line);
    let (name, _) = line.split_once('=').unwrap_or(("", &line));
    let is_heading = line.starts_with('[') && !line.contains(['"', '\'']);
    // One that is in a table may stand within its line.
    let own_name = |key: &Key| key.name.rsplit('.').next().unwrap_or(key.name);
    let has = |key: &&Key| nearest(name.trim(), [own_name(key)]).is_some() || line.contains(own_name(key));
    let is_secret = KEYS.iter().filter(|key| key.is_secret()).any(|key| has(&key));
    // What stands before the sign may be the rest of a text.
    let is_name = |text: &str| !text.contains(['"', '\'']);
    let bare = name.trim();
    let unquoted = bare.strip_prefix('"').and_then(|bare| bare.strip_suffix('"')).unwrap_or(bare);
    let name = if is_name(unquoted) { name } else { "" };
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
            ("\n[profiles.default", "c.toml:2:18: unclosed table, expected `]`", "[profiles.default"),
            (
                "[profiles.default]\nbot_nam = \"N\"",
                "c.toml:2:1: there is no setting `bot_nam`; did you mean `bot_name`?",
                "bot_nam = \"N\"",
            ),
            (
                "[profiles.default.listen]\nprt = 1",
                "c.toml:2:1: there is no setting `listen.prt`; did you mean `listen.port`?",
                "prt = 1",
            ),
            (
                "[profiles.default.listen]\nport = \"http\"",
                "c.toml:2:8: string \"http\" stands where a whole number is due",
                "port = \"http\"",
            ),
            ("[profiles.default]\nlisten = 3", "c.toml:2:10: integer `3` stands where a table is due", "listen = 3"),
            ("profle = 1", "c.toml:1:1: there is no setting `profle`; did you mean `profile`?", "profle = 1"),
            ("profiles = 1", "c.toml:1:12: profiles are tables: [profiles.NAME]", "profiles = 1"),
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
            "[profiles.default.listen]\nheaders = [\"X-Key: 0123456789",
            "[profiles.default.listen]\nheaders = [\n  \"X-Key: a=0123456789\n]",
            "[profiles.default]\nlisten = { headers = [\"X-Key: 0123456789\" }",
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
