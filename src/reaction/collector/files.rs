//! A bot's folder: its manifest, and its end.

use crate::artifact::manifest::Manifest;
use crate::artifact::{Archive, Removal};
use crate::model::{ArtifactKind, BotId, printable};
use crate::output::Printer;

/// Why downloads are given up when the service has erased a bot's data.
pub(super) const DELETED: &str = "the service has deleted the bot's data";

/// Removes what is here of a bot whose data the service has deleted.
pub(super) async fn remove(archive: &Archive, bot_id: &BotId, printer: &Printer) {
    let (archive, bot) = (archive.clone(), bot_id.clone());
    match tokio::task::spawn_blocking(move || archive.remove(&bot)).await {
        Err(_) => {}
        Ok(Ok(Removal { removed, stayed })) => {
            if removed > 0 {
                printer.note(&format!("{bot_id}: {DELETED}; local files removed: {removed}"));
            }
            for (path, reason) in stayed {
                let path = printable(&path.display().to_string());
                printer.warning(&format!("{bot_id}: {DELETED}, but `{path}` stays: {reason}"));
            }
        }
        Ok(Err(error)) => printer.warning_of(bot_id.as_str(), &error),
    }
}

/// The kinds of which every file that the manifest lists is here.
pub(super) async fn kinds_kept(archive: &Archive, bot_id: &BotId) -> Vec<ArtifactKind> {
    let folder = archive.folder(bot_id);
    let read = tokio::task::spawn_blocking(move || {
        // One that cannot be read tells of nothing, and is complained of when it is changed.
        let manifest = Manifest::read(&folder).ok().flatten();
        let (kept, lost): (Vec<_>, Vec<_>) = manifest
            .iter()
            .flat_map(Manifest::artifacts)
            .map(|entry| (entry.kind, folder.join(&entry.path).is_file()))
            .partition(|(_, is_here)| *is_here);
        let is_whole = |(kind, _): &(ArtifactKind, bool)| !lost.iter().any(|(other, _)| other == kind);
        kept.into_iter().filter(is_whole).map(|(kind, _)| kind).collect()
    });
    read.await.unwrap_or_default()
}

/// Changes a bot's manifest. What fails with it loses nothing: the journal has it all.
pub(super) async fn change_manifest(
    archive: &Archive,
    bot_id: &BotId,
    printer: &Printer,
    change: impl FnOnce(&mut Manifest) + Send + 'static,
) {
    let (folder, bot) = (archive.folder(bot_id), bot_id.clone());
    let changed = tokio::task::spawn_blocking(move || Manifest::update(&folder, &bot, change)).await;
    if let Ok(Err(error)) = changed {
        printer.warning_of(bot_id.as_str(), &error);
    }
}
