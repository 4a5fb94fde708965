//! Files to begin with: every setting in them, with what it is for.

use std::path::{Path, PathBuf};

use toml_edit::Value;

use super::error::SettingsError;
use super::setting::PROJECT_FILE;
use crate::files::atomic;
use crate::model::Secret;

/// What is asked where somebody can answer.
#[derive(Debug, Default)]
pub(crate) struct FirstAnswers {
    pub(crate) api_key: Option<Secret>,
    pub(crate) bot_name: Option<String>,
    pub(crate) output_dir: Option<String>,
}

/// Writes a config file with a profile.
///
/// # Errors
/// [`SettingsError::Exists`] for one that is there.
pub(crate) fn write_config(path: &Path, profile: &str, answers: &FirstAnswers) -> Result<(), SettingsError> {
    let set = |key: &str, value: Option<&str>, example: &str| match value {
        Some(value) => format!("{key} = {}", Value::from(value)),
        None => format!("# {key} = {}", Value::from(example)),
    };
    let key = set("api_key", answers.api_key.as_ref().map(Secret::reveal), "ms_…");
    let name = set("bot_name", answers.bot_name.as_deref(), "Notetaker");
    let folder = set("output_dir", answers.output_dir.as_deref(), "recordings");
    write_new(
        path,
        &format!(
            "# Settings of meetstream. `meetstream config list --show-origin` prints those in effect.\n\
             profile = {}\n\n\
             [profiles.{profile}]\n\
             # The API key; `meetstream auth login` checks it, and stores it here.\n{key}\n\
             # What bots are called in meetings.\n{name}\n\
             # Where recordings go, a folder per bot in it.\n{folder}\n\
             # How long the service keeps a bot's data, in whole hours or days.\n# bot_retention = \"7d\"\n\
             # How long one request to the API may take.\n# timeout = \"1m\"\n\
             # How long the journal keeps events.\n# retention = \"30d\"\n\n\
             [profiles.{profile}.listen]\n{LISTEN}",
            Value::from(profile)
        ),
    )
}

/// Writes a project file into a folder. Returns where it is.
///
/// # Errors
/// [`SettingsError::Exists`] for one that is there.
pub(crate) fn write_project(folder: &Path) -> Result<PathBuf, SettingsError> {
    let path = folder.join(PROJECT_FILE);
    write_new(
        &path,
        &format!(
            "# Settings of meetstream for whoever works in this folder: before those of the profile, after the environment.\n\
             # No secrets: they stay in each one's own profile. After an edit that runs commands or relays to other\n\
             # machines, `meetstream config allow` has it count.\n\
             # profile = \"default\"\n# bot_name = \"Notetaker\"\n# output_dir = \"recordings\"\n# bot_retention = \"7d\"\n\n\
             [listen]\n{LISTEN}"
        ),
    )?;
    Ok(path)
}

const LISTEN: &str = "# port = 3333
# Where every event is relayed to.
# forward = [\"3000/hooks\"]
# What is run for every event, in the shell.
# exec = \"jq .message\"
# What is shown, relayed and run for.
# event = [\"bot.*\", \"audio.processed\"]
# The same by the payload, with an expression of jq.
# where = '.custom_attributes.team == \"a\"'
# What is fetched when it becomes ready.
# artifacts = [\"audio\", \"video\", \"transcript\"]
# By the name of the event: `[….listen.routes]` with \"video.*\" = \"3000/video\", `[….listen.on]` with a command.
";

fn write_new(path: &Path, text: &str) -> Result<(), SettingsError> {
    // A link that leads nowhere yet is something too.
    let is_taken = || SettingsError::Exists { path: path.to_owned() };
    if std::fs::symlink_metadata(path).is_ok() || !atomic::write_new(path, text.as_bytes())? {
        return Err(is_taken());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::file::ConfigFile;
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/config.toml");
        let answers = FirstAnswers {
            api_key: Secret::new("ms_0123456789abcdef"),
            bot_name: Some("Nina \"the\" bot".to_owned()),
            output_dir: None,
        };
        write_config(&path, "work", &answers).unwrap();
        let file = ConfigFile::read(&path).unwrap();
        let section = file.section("work").unwrap().unwrap();
        assert_eq!(file.profile().unwrap().as_deref(), Some("work"));
        assert_eq!(section.bot_name, answers.bot_name);
        assert_eq!((section.api_key, section.output_dir), (answers.api_key, None));
        let again = write_config(&path, "work", &FirstAnswers::default());
        assert!(matches!(again, Err(SettingsError::Exists { .. })), "{again:?}");

        // What is commented out is as valid as the rest.
        for text in [std::fs::read_to_string(&path).unwrap(), {
            write_project(folder.path()).unwrap();
            std::fs::read_to_string(folder.path().join(PROJECT_FILE)).unwrap()
        }] {
            let settings = text.lines().filter(|line| line.starts_with("# ") && line.contains(" = "));
            for setting in settings.filter(|line| !line.starts_with("# By ")) {
                let setting = setting.trim_start_matches("# ");
                setting.parse::<toml_edit::DocumentMut>().unwrap_or_else(|error| panic!("{setting}: {error}"));
            }
        }
    }
}
