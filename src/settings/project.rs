//! `.meetstream.toml`: settings that a project has for all who work on it.
//!
//! # Invariants
//! - Whoever clones a repository has not read what is in it. A project file holds no secrets, says nothing of where they are
//!   sent, and nothing of what is kept of other projects.
//! - What runs programs, or leaves this machine, counts only once its user has allowed this very content.
//! - It is the user's own, and no link.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::consent;
use super::error::SettingsError;
use super::file::ConfigFile;
use super::section::ProfileSection;
use super::setting::PROJECT_FILE;
use crate::files::bounded;
use crate::model::Target;

/// The largest project file that is read, in bytes.
const LARGEST: u64 = 64 << 10;

/// What a project file must not say, and why.
const REFUSED: [(&str, &str); 6] = [
    (
        "api_key",
        "a project file is shared, and holds no secrets: `meetstream auth login` stores the key with your profile",
    ),
    (
        "webhook_secrets",
        "a project file is shared, and holds no secrets: `meetstream config set webhook_secrets --stdin` stores them with your \
         profile",
    ),
    ("api_url", "a project that you have cloned must not send your key elsewhere: set it in your profile"),
    ("ca_file", "a project that you have cloned must not decide whom your key is sent to: set it in your profile"),
    (
        "listen.headers",
        "a project file is shared, and headers may hold secrets: `meetstream config set listen.headers --stdin` stores them with \
         your profile",
    ),
    ("retention", "the journal is your profile's, and has the events of other projects too: set it in your profile"),
];

/// The project file in effect.
#[derive(Clone, Debug)]
pub(crate) struct Project {
    /// Where it is, without links.
    pub(crate) path: PathBuf,
    /// The SHA-256 of its content, in hexadecimal digits.
    pub(crate) fingerprint: String,
    /// The settings in it that count only if this content was allowed, each with what it says.
    pub(crate) restricted: Vec<(&'static str, String)>,
    /// Whether it was.
    pub(crate) is_allowed: bool,
}

impl Project {
    /// Makes sure that what runs programs or leaves this machine was allowed.
    ///
    /// # Errors
    /// [`SettingsError::NotAllowed`].
    pub(crate) fn check(&self) -> Result<(), SettingsError> {
        if self.is_allowed || self.restricted.is_empty() {
            return Ok(());
        }
        let keys = self.restricted.iter().map(|(key, _)| *key).collect();
        Err(SettingsError::NotAllowed { path: self.path.clone(), keys })
    }
}

/// A project file as it is written.
#[derive(Clone, Debug)]
pub(super) struct ProjectFile {
    pub(super) path: PathBuf,
    /// The profile that it names.
    pub(super) profile: Option<String>,
    pub(super) section: ProfileSection,
    fingerprint: String,
}

impl ProjectFile {
    /// Looks for it from a folder upward: to the root of the repository that this is in, but never above `home`, and outside
    /// of repositories in the folder alone. Reads it, if there is one.
    ///
    /// # Errors
    /// [`SettingsError::Project`] for one that is not to be trusted, [`SettingsError::Syntax`] for what it must not say.
    pub(super) fn look_for(folder: &Path, home: Option<&Path>) -> Result<Option<Self>, SettingsError> {
        let mut folders = Vec::new();
        let mut is_repository = false;
        for above in folder.ancestors() {
            folders.push(above);
            is_repository = above.join(".git").exists();
            if is_repository || home == Some(above) {
                break;
            }
        }
        let searched = if is_repository { folders.as_slice() } else { folders.get(..1).unwrap_or_default() };
        let found =
            searched.iter().map(|folder| folder.join(PROJECT_FILE)).find(|path| fs::symlink_metadata(path).is_ok());
        found.map(|path| Self::read(&path)).transpose()
    }

    fn read(path: &Path) -> Result<Self, SettingsError> {
        let refused = |problem: &str| SettingsError::Project { path: path.to_owned(), problem: problem.to_owned() };
        let failed = |error: std::io::Error| refused(&crate::model::with_causes(&error));
        let meta = fs::symlink_metadata(path).map_err(failed)?;
        if meta.is_symlink() {
            return Err(refused("it is a link, and may lead out of the project"));
        }
        if !meta.is_file() {
            return Err(refused("it is no file"));
        }
        let file = bounded::own_options().read(true).open(path).map_err(failed)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let meta = file.metadata().map_err(failed)?;
            if meta.uid() != rustix::process::geteuid().as_raw() {
                return Err(refused("it belongs to another user"));
            }
        }
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
            return Err(refused("it has more than 64 KiB"));
        }
        let fingerprint = hex::encode(Sha256::digest(&bytes));
        let text = String::from_utf8(bytes).map_err(|_| refused("it is not UTF-8 text"))?;
        let path = fs::canonicalize(path).map_err(failed)?;
        let (profile, section) = ConfigFile::project(&path, &text, &REFUSED)?;
        Ok(Self { path, profile, section, fingerprint })
    }

    /// What of it needs consent, and whether that was given, by what is noted at `allowed`.
    pub(super) fn project(&self, allowed: &Path) -> Project {
        Project {
            path: self.path.clone(),
            fingerprint: self.fingerprint.clone(),
            restricted: restricted(&self.section),
            is_allowed: consent::is_given(allowed, &self.path, &self.fingerprint),
        }
    }

    /// A path in it counts from where it is.
    pub(super) fn resolved(&self, path: PathBuf) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }
}

fn restricted(section: &ProfileSection) -> Vec<(&'static str, String)> {
    let listen = &section.listen;
    let mut found = Vec::new();
    found.extend(listen.host.filter(|host| !host.is_loopback()).map(|host| ("listen.host", host.to_string())));
    found.extend(listen.allow_hosts.iter().flatten().map(|host| ("listen.allow_hosts", host.to_string())));
    let is_far = |target: &&Target| !target.is_loopback();
    found.extend(listen.forward.iter().flatten().filter(is_far).map(|to| ("listen.forward", to.to_string())));
    let far = listen.routes.iter().flatten().filter(|route| !route.to.is_loopback());
    found.extend(far.map(|route| ("listen.routes", format!("{}={}", route.pattern.as_str(), route.to))));
    found.extend(listen.exec.iter().flatten().map(|command| ("listen.exec", command.clone())));
    let on = listen.on.iter().flatten();
    found.extend(on.map(|route| ("listen.on", format!("{}={}", route.pattern.as_str(), route.to))));
    found
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn written(folder: &Path, text: &str) {
        fs::create_dir_all(folder).unwrap();
        fs::File::create(folder.join(PROJECT_FILE)).unwrap().write_all(text.as_bytes()).unwrap();
    }

    #[test]
    fn it_is_found_up_to_the_root_of_the_repository_and_no_further() {
        let root = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(root.path()).unwrap();
        let (repository, inner) = (root.join("home/repository"), root.join("home/repository/a/b"));
        fs::create_dir_all(&inner).unwrap();
        let found = |folder: &Path| {
            let found = ProjectFile::look_for(folder, Some(&root.join("home"))).unwrap();
            found.map(|file| file.section.bot_name.unwrap())
        };
        written(&root, "bot_name = \"above home\"");
        written(&root.join("home"), "bot_name = \"home\"");
        written(&repository, "bot_name = \"repository\"");
        assert_eq!(found(&inner), None, "not in a repository");
        assert_eq!(found(&repository).as_deref(), Some("repository"), "in the folder itself");
        fs::create_dir(repository.join(".git")).unwrap();
        assert_eq!(found(&inner).as_deref(), Some("repository"));
        written(&inner, "bot_name = \"inner\"");
        assert_eq!(found(&inner).as_deref(), Some("inner"), "the nearest");
        fs::remove_file(repository.join(PROJECT_FILE)).unwrap();
        assert_eq!(found(&repository.join("a")), None, "not above the repository");
        fs::create_dir(root.join(".git")).unwrap();
        fs::remove_dir(repository.join(".git")).unwrap();
        assert_eq!(found(&repository), None, "never above home");
    }
}
