//! A bot's folder: its manifest, and its end.

use crate::artifact::Archive;
use crate::artifact::manifest::Manifest;
use crate::model::BotId;
use crate::output::Printer;

/// Why downloads are given up when the service has erased a bot's data.
pub(super) const DELETED: &str = "the service has deleted the bot's data";

/// Removes what is here of a bot whose data the service has deleted.
pub(super) async fn remove(archive: &Archive, bot_id: &BotId, printer: &Printer) {
    let (archive, bot) = (archive.clone(), bot_id.clone());
    match tokio::task::spawn_blocking(move || archive.remove(&bot)).await {
        Ok(Ok(0)) | Err(_) => {}
        Ok(Ok(count)) => printer.note(&format!("{bot_id}: {DELETED}; local files removed: {count}")),
        Ok(Err(error)) => printer.warning_of(bot_id.as_str(), &error),
    }
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
