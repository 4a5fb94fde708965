use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, timeout};

use super::answers::event;
use super::arguments::{LONGEST_WAIT, Wait};
use super::progress::Progress;
use crate::api::Client;
use crate::artifact::{ArtifactError, Cause, Outlook, SaveOptions, Saved};
use crate::commands::record::{judge, session_of};
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::http::Backoff;
use crate::journal::Journal;
use crate::model::{ArtifactKind, BotId, Failure as _, Record, Seq};
use crate::settings::DEFAULT_ARTIFACTS;
use crate::source::catch_up;

/// The pauses between two looks that bring nothing; they begin anew with every event.
const PAUSES: Backoff = Backoff { first: Duration::from_millis(500), factor: 1.5, longest: Duration::from_secs(10) };
/// How long the service may not know a bot that was sent from here.
const NEWBORN: Duration = Duration::from_mins(1);

/// Follows a bot to the end of its session and saves its files, or gives up in time.
pub(super) async fn recording(asked: Wait, ctx: &Context, progress: &Progress) -> Result<Value, Error> {
    let Wait { bot, timeout_seconds, artifacts } = asked;
    let limit = Duration::from_secs(timeout_seconds.clamp(1, LONGEST_WAIT));
    let mut following =
        Following { bot: ctx.bot(&bot).await?, api: ctx.api()?, journal: ctx.journal()?, progress, ctx, trouble: None };
    let is_asked = !artifacts.is_empty();
    let wanted = if artifacts.is_empty() { DEFAULT_ARTIFACTS.to_vec() } else { artifacts };
    let finished = timeout(limit, async {
        following.until_settled().await?;
        following.bring_home(&wanted, is_asked, limit).await
    });
    match finished.await {
        Ok(finished) => finished,
        Err(_) => following.unfinished().await,
    }
}

/// A bot that is followed for one call.
struct Following<'a> {
    bot: BotId,
    api: Client,
    journal: Journal,
    progress: &'a Progress,
    ctx: &'a Context,
    /// Why the last look failed.
    trouble: Option<Error>,
}

impl Following<'_> {
    /// Looks again and again until there is no more to come.
    async fn until_settled(&mut self) -> Result<(), Error> {
        let begun = Instant::now();
        let mut last = self.events().await?.last().map_or(Seq(0), |record| record.seq);
        let mut looks = 0;
        loop {
            let is_open = match catch_up(&self.api, &self.journal, &self.bot, self.ctx.clock).await {
                Ok(seen) => {
                    self.trouble = None;
                    seen.is_open
                }
                Err(error) => {
                    let status = error.exit_status();
                    let is_newborn =
                        status == ExitStatus::NotFound && begun.elapsed() < NEWBORN && self.is_ours().await?;
                    if status != ExitStatus::Unavailable && !is_newborn {
                        return Err(error.into());
                    }
                    self.trouble = Some(error.into());
                    true
                }
            };
            let known = last;
            for record in self.events().await?.iter().filter(|record| record.seq > known && !record.duplicate) {
                let event = &record.delivery.event;
                let meaning = event.explanation().map_or("", |explanation| explanation.meaning);
                self.progress.tell(format!("{}: {meaning}", event.name.as_str())).await;
                (last, looks) = (record.seq, 0);
            }
            if !is_open {
                return Ok(());
            }
            looks += 1;
            let pause = PAUSES.pause(looks);
            tokio::time::sleep(pause).await;
            self.progress.tell(format!("waiting for bot {}", self.bot)).await;
        }
    }

    /// Saves the files, and finds the verdict. What there never was is named if it was asked for by name.
    async fn bring_home(&self, wanted: &[ArtifactKind], is_asked: bool, limit: Duration) -> Result<Value, Error> {
        let folder = self.ctx.settings.output_dir.value.clone();
        // Whoever is told where a file is may be in another folder.
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        let archive = self.ctx.archive(Some(folder.clone()))?;
        let options = SaveOptions { wait: Some(limit), ..SaveOptions::default() };
        let results = archive.save_all(&self.bot, wanted, &options, &crate::artifact::Progress::new(|_| {})).await;
        let (mut files, mut unsaved) = (Vec::new(), Vec::new());
        for (kind, result) in &results {
            match result {
                Ok(saved) => files.extend(listed(saved)),
                Err(ArtifactError { cause: Cause::Incomplete { saved, failed }, .. }) => {
                    files.extend(listed(saved));
                    unsaved.extend(failed.iter().map(|unsaved| self.unsaved(*kind, &unsaved.error)));
                }
                Err(error) if !is_asked && error.outlook() == Outlook::Never => {}
                Err(error) => unsaved.push(self.unsaved(*kind, error)),
            }
        }
        let verdict = judge(&self.bot, wanted, &folder, &self.journal, self.ctx).await?;
        let session = session_of(&self.bot, &self.journal).await?;
        let meaning = ExitStatus::ALL.into_iter().find(|(status, _)| *status == verdict.status).map(|(_, text)| text);
        Ok(json!({
            "bot_id": self.bot, "finished": true, "outcome": session.outcome(), "reason": session.reason,
            "exit_status": verdict.status.code(), "meaning": meaning, "message": session.stop_message,
            "folder": archive.folder(&self.bot), "files": files, "missing": verdict.missing, "unsaved": unsaved,
        }))
    }

    /// What is said when the time has run out.
    async fn unfinished(self) -> Result<Value, Error> {
        let last = self.events().await?.into_iter().rfind(|record| !record.duplicate);
        if let Some(trouble) = self.trouble {
            return Err(trouble);
        }
        Ok(json!({
            "bot_id": self.bot, "finished": false, "last_event": last.as_ref().map(event),
            "next": "call wait_for_recording again; get_bot_status tells how far the bot is",
        }))
    }

    fn unsaved(&self, kind: ArtifactKind, error: &ArtifactError) -> Value {
        let at = self.ctx.printer.situation();
        let hint = error.hint_of(Some(&self.bot), at).and_then(|hint| hint.told(at));
        json!({"kind": kind, "reason": error.reason(), "hint": hint})
    }

    async fn events(&self) -> Result<Vec<Record>, Error> {
        let events = self.journal.session_events(&self.bot, Seq(i64::MAX)).await;
        events.map_err(|source| Error::Journal { action: "read the session back", source })
    }

    /// Whether the bot was sent from here.
    async fn is_ours(&self) -> Result<bool, Error> {
        let sent = self.journal.sent_bot(&self.bot).await;
        Ok(sent.map_err(|source| Error::Journal { action: "read the journal", source })?.is_some())
    }
}

fn listed(saved: &Saved) -> impl Iterator<Item = Value> {
    saved.files.iter().map(|file| json!({"kind": saved.kind, "path": file.path, "bytes": file.bytes}))
}
