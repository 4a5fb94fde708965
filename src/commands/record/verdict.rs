//! What of the wanted files is not there in the end, and what that is worth.

use std::path::Path;

use super::end::session_of;
use crate::artifact::manifest::Manifest;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::journal::{Journal, TaskState};
use crate::model::{ArtifactKind, BotId, Expected, Processing, Session};

/// What became of the files of one bot.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// Wanted and not here.
    pub(crate) missing: Vec<ArtifactKind>,
    pub(crate) status: ExitStatus,
}

/// Finds out what is missing of `wanted` in the folder of folders.
pub(crate) async fn of(
    bot: &BotId,
    wanted: &[ArtifactKind],
    folder: &Path,
    journal: &Journal,
    ctx: &Context,
) -> Result<Verdict, Error> {
    let failed = |source| Error::Journal { action: "read the session back", source };
    let session = session_of(bot, journal).await?;
    if session.milestones.is_empty() {
        // Nobody knows it, and that was said.
        return Ok(Verdict { missing: Vec::new(), status: ExitStatus::Done });
    }
    let expected = match journal.sent_bot(bot).await.map_err(failed)? {
        Some(sent) => sent.expected(),
        // Of a bot that another machine has sent, the service knows.
        None => ctx.api()?.bot_details(bot).await.map_or_else(|_| Expected::default(), |answer| answer.view.expected()),
    };
    let downloads = journal.downloads_of(bot).await.map_err(failed)?;
    // A late event may have had it fetched anew: what counts is that the file is here.
    let manifest = Manifest::read(&folder.join(bot.as_str())).ok().flatten();
    let listed = manifest.iter().flat_map(Manifest::artifacts).map(|entry| entry.kind).collect::<Vec<_>>();
    let is_saved = |kind| {
        listed.contains(&kind)
            || downloads.iter().any(|download| download.kind == kind && download.state == TaskState::Done)
    };
    let missing: Vec<_> =
        wanted.iter().copied().filter(|kind| is_owed(*kind, &session, expected) && !is_saved(*kind)).collect();
    let is_gone = session.deleted_at.is_some() && !wanted.iter().any(|kind| is_saved(*kind));
    let outcome = session.outcome();
    let files = match (missing.is_empty(), is_gone) {
        (true, _) => ExitStatus::Done,
        (false, true) => ExitStatus::NotFound,
        (false, false) => ExitStatus::Partial,
    };
    Ok(Verdict { missing, status: if outcome.is_failure() { outcome.exit_status() } else { files } })
}

/// Whether a session has, or should have had, such an artifact.
fn is_owed(kind: ArtifactKind, session: &Session, expected: Expected) -> bool {
    if session.leaves_nothing() {
        return false;
    }
    match session.processing_of(kind) {
        Some(Processing::Ready | Processing::Failed) => true,
        Some(Processing::Skipped) => false,
        None => match kind {
            ArtifactKind::Transcript => expected.transcript == Some(true),
            ArtifactKind::Video => expected.video == Some(true),
            ArtifactKind::Audio
            | ArtifactKind::AudioStreams
            | ArtifactKind::Captions
            | ArtifactKind::Chat
            | ArtifactKind::Participants
            | ArtifactKind::Screenshots
            | ArtifactKind::Speakers
            | ArtifactKind::Summary
            | ArtifactKind::VideoStreams => true,
        },
    }
}
