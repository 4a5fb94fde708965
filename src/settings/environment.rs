use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::PathBuf;

use super::error::SettingsError;
use crate::model::{Secret, variables};

/// The environment variables that we look at, read once.
#[derive(Clone, Default)]
pub struct Environment {
    values: HashMap<&'static str, OsString>,
}

/// When to colour, as asked for on the command line.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, clap::ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Set by the scripts of `meetstream completions`: the name of their shell.
pub(crate) const VARIABLE_OF_COMPLETION: &str = "COMPLETE";

/// Every variable that is looked at, with what it is for.
pub(crate) const VARIABLES: [(&str, &str); 27] = [
    (variables::API_KEY, "the API key"),
    ("MEETSTREAM_API_URL", "the API's address"),
    (variables::WEBHOOK_SECRET, "the secret that webhooks are signed with"),
    ("MEETSTREAM_LOGIN_PASSWORD", "the password of `login teams add` and `set-password`, where no flag says otherwise"),
    ("MEETSTREAM_PROFILE", "the profile to use"),
    ("MEETSTREAM_CONFIG", "the config file to use"),
    ("MEETSTREAM_STATE_DIR", "where the journal is kept"),
    ("MEETSTREAM_NO_PROJECT", "no project file is read, if not empty or 0"),
    ("MEETSTREAM_CA_FILE", "certificates of authorities to trust beside the system's"),
    ("SSL_CERT_FILE", "certificates of the only authorities to trust, but for MEETSTREAM_CA_FILE's"),
    ("SSL_CERT_DIR", "folders with such certificates"),
    (VARIABLE_OF_COMPLETION, "the shell that asks what can be typed next, and is answered with that alone"),
    ("PATH", "where the programs of `--tunnel` are looked for"),
    ("VISUAL", "the editor of `events replay --edit`"),
    ("EDITOR", "the same, where VISUAL is not set"),
    ("NO_COLOR", "no colour, if not empty"),
    ("FORCE_COLOR", "colour even where there is no terminal, unless 0"),
    ("CLICOLOR_FORCE", "the same as FORCE_COLOR"),
    ("TERM", "no colour and nothing that moves, if it is \"dumb\""),
    ("HTTPS_PROXY", "the proxy for https addresses"),
    ("https_proxy", "the same"),
    ("HTTP_PROXY", "the proxy for http addresses"),
    ("http_proxy", "the same"),
    ("ALL_PROXY", "the proxy for either, where it has none of its own"),
    ("all_proxy", "the same"),
    ("NO_PROXY", "what is reached without a proxy; this machine always is"),
    ("no_proxy", "the same"),
];

/// Those of [`VARIABLES`] that say which proxies are used.
const PROXIES: [&str; 8] =
    ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"];

impl Environment {
    /// Reads the process's environment.
    pub fn read(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Self {
        let values = variables
            .into_iter()
            .filter_map(|(name, value)| {
                let (known, _) = VARIABLES.into_iter().find(|(known, _)| is_name(&name, known))?;
                Some((known, value))
            })
            .collect();
        Self { values }
    }

    /// A variable that is set and not blank; one that is no text counts as not set.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name)?.to_str().filter(|value| !value.trim().is_empty())
    }

    /// A path that is set and not empty, in whatever form the system has paths.
    pub(crate) fn path(&self, name: &str) -> Option<PathBuf> {
        self.values.get(name).filter(|value| !value.is_empty()).map(PathBuf::from)
    }

    /// Makes sure that what decides a setting, and is no path, is text: one that is not must not count as not set.
    pub(super) fn check(&self) -> Result<(), SettingsError> {
        let texts = ["MEETSTREAM_API_KEY", "MEETSTREAM_API_URL", "MEETSTREAM_WEBHOOK_SECRET", "MEETSTREAM_PROFILE"];
        let is_no_text = |name: &&str| self.values.get(name).is_some_and(|value| value.to_str().is_none());
        texts.into_iter().find(is_no_text).map_or(Ok(()), |name| Err(SettingsError::NotText { name }))
    }

    /// The variables that are set of those that say which proxies are used. A value may hold a password.
    pub(super) fn proxies(&self) -> Vec<(&'static str, Secret)> {
        PROXIES.into_iter().filter_map(|name| Some((name, Secret::new(self.value(name)?)?))).collect()
    }

    /// Whether a variable switches something on: it is set, and not 0.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.value(name).is_some_and(|value| value != "0")
    }

    /// Whether to colour a stream: the flag, else `NO_COLOR`, else `FORCE_COLOR` or `CLICOLOR_FORCE`, else a terminal
    /// that is not dumb.
    pub(crate) fn wants_color(&self, choice: ColorChoice, is_terminal: bool) -> bool {
        let forced = |name| self.is_on(name);
        match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if self.value("NO_COLOR").is_some() => false,
            ColorChoice::Auto if forced("FORCE_COLOR") || forced("CLICOLOR_FORCE") => true,
            ColorChoice::Auto => is_terminal && !self.is_terminal_dumb(),
        }
    }

    /// Whether the terminal can do no more than print.
    pub(crate) fn is_terminal_dumb(&self) -> bool {
        self.value("TERM") == Some("dumb")
    }
}

/// Windows does not tell `Path` from `PATH`.
fn is_name(name: &OsStr, known: &str) -> bool {
    if cfg!(windows) { name.eq_ignore_ascii_case(known) } else { name == known }
}

impl fmt::Debug for Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.values.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(values: &[(&str, &str)]) -> Environment {
        Environment::read(values.iter().map(|(name, value)| (name.into(), value.into())))
    }

    #[test]
    fn no_color_beats_force_color_and_flags_beat_both() {
        let both = environment(&[("NO_COLOR", "1"), ("FORCE_COLOR", "1")]);
        assert!(!both.wants_color(ColorChoice::Auto, true));
        assert!(both.wants_color(ColorChoice::Always, false));
        assert!(environment(&[("NO_COLOR", ""), ("FORCE_COLOR", "1")]).wants_color(ColorChoice::Auto, false));
        assert!(!environment(&[("FORCE_COLOR", "0")]).wants_color(ColorChoice::Auto, false));
        assert!(!environment(&[("TERM", "dumb")]).wants_color(ColorChoice::Auto, true));
        assert!(environment(&[]).wants_color(ColorChoice::Auto, true));
    }

    #[test]
    fn debug_shows_names_only() {
        let environment = environment(&[("MEETSTREAM_API_KEY", "ms_secret")]);
        assert_eq!(format!("{environment:?}"), r#"["MEETSTREAM_API_KEY"]"#);
    }
}
