//! The end of local files, when the service has erased what they are copies of.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Archive;
use super::manifest::{Manifest, ManifestError};
use crate::files::IoResultExt as _;
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

impl Archive {
    /// Removes the files of one bot that its `session.json` lists, and those that are unfinished; gives how many. The
    /// manifest stays, without them, and so does whatever else is in the folder. Blocks.
    ///
    /// # Errors
    /// [`ManifestError`]; what could not be removed is listed still.
    pub fn remove(&self, bot: &BotId) -> Result<usize, ManifestError> {
        let folder = self.folder(bot);
        let Some(manifest) = Manifest::read(&folder)? else { return Ok(0) };
        let mut doomed: Vec<PathBuf> =
            manifest.artifacts().iter().filter_map(|entry| inside(&folder, &entry.path)).collect();
        let mut folders = Vec::new();
        search(&folder, &mut folders, &mut doomed).context("remove", &folder)?;
        let mut removed = 0;
        for path in doomed {
            match fs::remove_file(&path) {
                Ok(()) => removed += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => Err(error).context("remove", &path)?,
            }
        }
        for folder in folders {
            // One that has other files in it stays.
            drop(fs::remove_dir(folder));
        }
        Manifest::update(&folder, bot, Manifest::clear_artifacts)?;
        Ok(removed)
    }
}

/// A listed path, unless it leads out of the folder.
fn inside(folder: &Path, listed: &str) -> Option<PathBuf> {
    let listed = Path::new(listed);
    let stays = listed.components().all(|part| matches!(part, Component::Normal(_)));
    (stays && listed.components().next().is_some()).then(|| folder.join(listed))
}

/// Finds the folders below one, the deepest first, and the unfinished files in all of them. Follows no links.
fn search(folder: &Path, folders: &mut Vec<PathBuf>, unfinished: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (kind, name) = (entry.file_type()?, entry.file_name());
        let name = name.to_string_lossy();
        if kind.is_dir() {
            search(&entry.path(), folders, unfinished)?;
            folders.push(entry.path());
        } else if kind.is_file() && (name.ends_with(".partial") || name.contains(".partial.")) {
            unfinished.push(entry.path());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_listed_path_leads_out_of_the_folder() {
        for listed in ["../x", "/etc/passwd", "a/../../x", ".", ""] {
            assert_eq!(inside(Path::new("f"), listed), None, "{listed}");
        }
        assert_eq!(inside(Path::new("f"), "streams/audio/1.webm"), Some(PathBuf::from("f/streams/audio/1.webm")));
    }
}
