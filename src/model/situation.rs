use std::path::PathBuf;

use super::Origin;

/// What a hint goes by beside the failure itself: the command that runs, and where what it uses came from. By default
/// nothing is known.
#[derive(Clone, Debug, Default)]
pub struct Situation {
    /// The command, such as `events list`; `None` before it is known.
    command: Option<String>,
    /// The long flags that it has, with their dashes.
    flags: Vec<String>,
    /// Those of them that were typed.
    typed: Vec<String>,
    /// The API's address, and where it came from.
    pub api_url: Option<(String, Origin)>,
    /// Where the key came from, if there is one.
    pub key: Option<Origin>,
    /// The profile that was asked for on the command line.
    pub profile: Option<String>,
    /// The journal that was asked for on the command line.
    pub journal: Option<PathBuf>,
}

impl Situation {
    /// A command with its flags, and those that were typed; all with their dashes.
    pub fn of_command<T: Into<String>>(
        command: impl Into<String>,
        flags: impl IntoIterator<Item = T>,
        typed: impl IntoIterator<Item = T>,
    ) -> Self {
        let texts = |words: Vec<T>| words.into_iter().map(Into::into).collect();
        Self {
            command: Some(command.into()),
            flags: texts(flags.into_iter().collect()),
            typed: texts(typed.into_iter().collect()),
            ..Self::default()
        }
    }

    /// The command's words, such as `events list`.
    pub fn command(&self) -> Option<&str> {
        self.command.as_deref()
    }

    /// Whether the command has a flag, or may have.
    pub fn has(&self, flag: &str) -> bool {
        self.command.is_none() || self.flags.iter().any(|known| known == flag)
    }

    /// Whether a flag was typed.
    pub fn is_typed(&self, flag: &str) -> bool {
        self.typed.iter().any(|typed| typed == flag)
    }

    /// What follows a command of `events`, so that it is about the same journal.
    pub fn journal_flag(&self) -> String {
        self.journal.as_ref().map_or_else(String::new, |path| format!(" --journal {}", path.display()))
    }

    /// What stands between `meetstream` and a command, so that it is about the same profile.
    pub fn profile_flag(&self) -> String {
        self.profile.as_ref().map_or_else(String::new, |name| format!(" --profile {name}"))
    }
}
