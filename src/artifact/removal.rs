//! The end of local files, when the service has erased what they are copies of.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Archive;
use super::manifest::{Manifest, ManifestError};
use crate::files::within::{Folder, Kind};
use crate::model::BotId;

/// What becomes of local files when the service has erased a bot's data.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum OnDeletion {
    /// They stay.
    #[default]
    Keep,
    /// They are removed, if the news is proven.
    Remove,
}

/// What a removal came to.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Removal {
    /// How many files were removed.
    pub removed: usize,
    /// What stayed although it should not have, below the bot's folder, and why.
    pub stayed: Vec<(PathBuf, String)>,
}

/// Folders that hold nothing but artifacts.
const OURS: [&str; 4] = ["screenshots", "streams", "streams/audio", "streams/video"];

impl Archive {
    /// Removes the files of one bot that its `session.json` lists, and those that are unfinished. What cannot be removed stays
    /// listed, and keeps nothing else from being removed. The manifest stays, and so does whatever else is in the folder. No
    /// link is followed. Blocks.
    ///
    /// # Errors
    /// [`ManifestError`] for a manifest that cannot be read or changed.
    pub fn remove(&self, bot: &BotId) -> Result<Removal, ManifestError> {
        let folder = self.folder(bot);
        let mut removal = Removal::default();
        let root = match Folder::open(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(removal),
            Err(error) => {
                removal.stayed.push((folder, reason(&error)));
                return Ok(removal);
            }
            Ok(root) => root,
        };
        let Some(manifest) = Manifest::read(&folder)? else { return Ok(removal) };
        for entry in manifest.artifacts() {
            removal.remove_listed(&root, Path::new(&entry.path));
        }
        removal.sweep(&root, Path::new(""), |name| name.ends_with(".partial") || name.contains(".partial."));
        let stayed: Vec<PathBuf> = removal.stayed.iter().map(|(path, _)| path.clone()).collect();
        Manifest::update(&folder, bot, |manifest| {
            manifest.retain_artifacts(|path| stayed.iter().any(|stayed| stayed.starts_with(path)));
        })?;
        Ok(removal)
    }
}

impl Removal {
    fn stays(&mut self, path: &Path, reason: impl Into<String>) {
        self.stayed.push((path.to_owned(), reason.into()));
    }

    /// Removes a listed file, or what is in a listed folder of ours.
    fn remove_listed(&mut self, root: &Folder, listed: &Path) {
        let Some((parents, name)) = parts(listed) else {
            return self.stays(listed, "it leads out of the folder");
        };
        let opened = parents
            .iter()
            .try_fold(None::<Folder>, |folder, part| folder.as_ref().unwrap_or(root).folder(part).map(Some));
        let folder = match opened {
            Ok(folder) => folder,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(error) => return self.stays(listed, reason(&error)),
        };
        let folder = folder.as_ref().unwrap_or(root);
        match folder.kind(&name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => self.stays(listed, reason(&error)),
            Ok(Kind::Folder) if OURS.iter().any(|ours| Path::new(ours) == listed) => match folder.folder(&name) {
                Ok(inner) => self.sweep(&inner, listed, |_| true),
                Err(error) => self.stays(listed, reason(&error)),
            },
            Ok(Kind::Folder) => self.stays(listed, "it is a folder"),
            Ok(Kind::File | Kind::Other) => self.remove_file(folder, &name, listed),
        }
    }

    fn remove_file(&mut self, folder: &Folder, name: &OsStr, path: &Path) {
        match folder.remove(name) {
            Ok(()) => self.removed += 1,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => self.stays(path, reason(&error)),
        }
    }

    /// Removes the files below a folder whose names are meant, and the folders that are empty then.
    fn sweep(&mut self, folder: &Folder, at: &Path, is_meant: fn(&str) -> bool) {
        let names = match folder.names() {
            Ok(names) => names,
            Err(error) => return self.stays(at, reason(&error)),
        };
        for name in names {
            let path = at.join(&name);
            match folder.kind(&name) {
                Ok(Kind::Folder) => {
                    match folder.folder(&name) {
                        Ok(inner) => self.sweep(&inner, &path, is_meant),
                        Err(error) => self.stays(&path, reason(&error)),
                    }
                    // One that has other files in it stays.
                    drop(folder.remove_folder(&name));
                }
                Ok(Kind::File) if is_meant(&name.to_string_lossy()) => self.remove_file(folder, &name, &path),
                Ok(Kind::File | Kind::Other) => {}
                Err(error) => self.stays(&path, reason(&error)),
            }
        }
    }
}

/// The folders and the name of a listed path, unless it leads out of the folder.
fn parts(listed: &Path) -> Option<(Vec<OsString>, OsString)> {
    let parts = listed.components().map(|part| match part {
        Component::Normal(name) => Some(name.to_owned()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    let mut parts: Vec<OsString> = parts.collect::<Option<_>>()?;
    let name = parts.pop()?;
    Some((parts, name))
}

fn reason(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotADirectory {
        "a link or a file is in the place of a folder".to_owned()
    } else {
        error.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_listed_path_leads_out_of_the_folder() {
        for listed in ["../x", "/etc/passwd", "a/../../x", ".", ""] {
            assert_eq!(parts(Path::new(listed)), None, "{listed}");
        }
        assert_eq!(parts(Path::new("streams/1.webm")), Some((vec!["streams".into()], "1.webm".into())));
    }
}
