//! Fetches what became ready, and ends sessions (`design.md`, sections 6 and 7).
//!
//! # Invariants
//! - An announced artifact is remembered as a pending download before the cursor passes its event, so that no crash
//!   loses it.
//! - A session ends once: when nothing more can come, and what was announced is here or will not be.
//! - What is held in memory does not grow with the number of events or bots.

mod downloads;
mod expectation;
mod line;
mod sessions;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;

use super::{ReactionError, Stage};
use crate::api::Client;
use crate::artifact::manifest::Manifest;
use crate::artifact::{Archive, ArchiveOptions, Cause, OnDeletion, Outlook};
use crate::journal::{DownloadState, Follower, JournalError, Start};
use crate::model::{ArtifactKind, Auth, BotId, Expected, Outcome, Processing, Record, Seq, Session, with_causes};
use crate::record::StreamRecord;
use downloads::{Downloads, Settled};
use sessions::{Entry, Sessions};

/// How often the cursor is written at most. Ours: events since then are dealt with again after a crash, to no effect.
const CURSOR_INTERVAL: Duration = Duration::from_secs(1);
/// Bots that are looked up at once. Ours: one commit for all costs as much as for one.
const NEWCOMERS: usize = 256;
/// Why downloads are given up when the service has erased a bot's data.
const DELETED: &str = "the service has deleted the bot's data";

/// What the collector works with.
#[derive(Debug)]
pub(crate) struct CollectorOptions {
    pub(crate) api: Client,
    /// Where files go, a folder per bot in it.
    pub(crate) folder: PathBuf,
    /// What is fetched; `None` fetches and writes nothing.
    pub(crate) artifacts: Option<Vec<ArtifactKind>>,
    pub(crate) on_deletion: OnDeletion,
}

/// The reaction that collects. It goes on where the last one stopped.
#[derive(Debug)]
pub(crate) struct Collector {
    stage: Stage,
    follower: Follower,
    api: Client,
    archive: Archive,
    artifacts: Option<Vec<ArtifactKind>>,
    on_deletion: OnDeletion,
    sessions: Sessions,
    downloads: Downloads,
    lookups: JoinSet<(BotId, Option<Expected>)>,
    /// When the cursor is written next; `None` while it is up to date.
    cursor_due: Option<Instant>,
    /// Ended sessions that have been heard of again: their manifests lack events.
    heard_late: HashSet<BotId>,
    /// Bots whose files are removed once more, when the download that still ran has ended.
    erased: HashSet<BotId>,
    /// Whether it has said that the journal cannot be written.
    has_complained: bool,
}

/// What the collector waits for.
enum Wake {
    Event(Option<Arc<Record>>),
    Known(BotId, Option<Expected>),
    Settled(Settled),
    Time,
}

impl Collector {
    /// Takes its place in the journal, and what the last listener left undone.
    pub(crate) async fn start(stage: Stage, options: CollectorOptions) -> Result<Self, ReactionError> {
        let CollectorOptions { api, folder, artifacts, on_deletion } = options;
        let follower = stage.journal.follow("collector", Start::Cursor).await.map_err(journal)?;
        let archive = Archive::new(ArchiveOptions { api: api.clone(), folder, clock: stage.clock })?;
        if artifacts.is_some() && !api.has_key() {
            stage.screen.printer().note(
                "there is no API key: events are kept and shown, but nothing can be fetched; \
                 `meetstream auth login` stores one, and the next listener fetches what it missed",
            );
        }
        let mut collector = Self {
            downloads: Downloads::new(archive.clone(), stage.screen.clone(), stage.clock),
            stage,
            follower,
            api,
            archive,
            artifacts,
            on_deletion,
            sessions: Sessions::default(),
            lookups: JoinSet::new(),
            cursor_due: None,
            heard_late: HashSet::new(),
            erased: HashSet::new(),
            has_complained: false,
        };
        collector.resume().await?;
        Ok(collector)
    }

    async fn resume(&mut self) -> Result<(), ReactionError> {
        if self.fetches() {
            for download in self.stage.journal.pending_downloads().await.map_err(journal)? {
                self.downloads.request(download.bot_id, download.kind);
            }
        }
        let next = Seq(self.follower.last().0 + 1);
        let open = self.stage.journal.open_sessions().await.map_err(journal)?;
        for bots in open.chunks(NEWCOMERS) {
            self.load(bots.iter().map(|bot_id| (bot_id.clone(), next)).collect()).await?;
        }
        Ok(())
    }

    fn fetches(&self) -> bool {
        self.artifacts.is_some() && self.api.has_key()
    }

    /// Collects until the end, and then until the downloads that run are done.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        self.end_sessions().await?;
        loop {
            match self.wake().await? {
                Wake::Event(Some(record)) => {
                    self.take_surely(&record).await?;
                    self.cursor_due.get_or_insert_with(|| Instant::now() + CURSOR_INTERVAL);
                }
                Wake::Event(None) => break,
                Wake::Known(bot_id, expected) => self.sessions.expect(&bot_id, expected.unwrap_or_default()),
                Wake::Settled(settled) => {
                    // A row that could not be written is pending still, and the next listener looks at it.
                    let settled = self.settle(settled).await;
                    self.tolerate(settled)?;
                }
                Wake::Time => {}
            }
            if self.cursor_due.is_some_and(|due| Instant::now() >= due) {
                let saved = self.save_cursor().await;
                self.tolerate(saved)?;
            }
            if !self.follower.is_behind() {
                let ended = self.end_sessions().await;
                self.tolerate(ended)?;
            }
        }
        self.save_cursor().await?;
        self.lookups.shutdown().await;
        while let Some(settled) = self.downloads.next_running().await {
            self.settle(settled).await?;
        }
        self.end_sessions().await
    }

    async fn wake(&mut self) -> Result<Wake, ReactionError> {
        // What was read at once is dealt with at once; there is time for everything else before more is read.
        if let Some(record) = self.follower.ready() {
            return Ok(Wake::Event(Some(record)));
        }
        let deadlines = [self.cursor_due, self.sessions.next_deadline(), self.downloads.next_retry()];
        let deadline = deadlines.into_iter().flatten().min();
        let time_is_up = async {
            match deadline {
                Some(deadline) => tokio::time::sleep_until(deadline).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            record = self.stage.drain.next(&mut self.follower) => record.map(Wake::Event).map_err(journal),
            settled = self.downloads.next() => Ok(Wake::Settled(settled)),
            Some(known) = self.lookups.join_next() => {
                Ok(known.map_or(Wake::Time, |(bot_id, expected)| Wake::Known(bot_id, expected)))
            }
            () = time_is_up => Ok(Wake::Time),
        }
    }

    async fn save_cursor(&mut self) -> Result<(), ReactionError> {
        self.cursor_due = Some(Instant::now() + CURSOR_INTERVAL);
        for bot_id in std::mem::take(&mut self.heard_late) {
            self.conclude_again(&bot_id).await?;
        }
        self.follower.advance(self.follower.last()).await.map_err(journal)?;
        self.cursor_due = None;
        Ok(())
    }

    /// Deals with one event, however long the journal takes to be of use again; what is being drained cannot wait.
    async fn take_surely(&mut self, record: &Record) -> Result<(), ReactionError> {
        loop {
            let taken = self.take(record).await;
            if taken.is_ok() || self.stage.drain.has_begun() {
                return taken;
            }
            self.tolerate(taken)?;
            tokio::time::sleep(CURSOR_INTERVAL).await;
        }
    }

    /// A journal that cannot write for now, such as on a full disk, ends no listener: it says so, once, and goes on.
    fn tolerate(&mut self, result: Result<(), ReactionError>) -> Result<(), ReactionError> {
        match result {
            Err(ReactionError::Journal { source, .. }) if !matches!(source, JournalError::Closed) => {
                if !std::mem::replace(&mut self.has_complained, true) {
                    let printer = self.stage.screen.printer();
                    printer.warning(&format!("the journal cannot be written: {}", with_causes(&source)));
                }
                Ok(())
            }
            other => other,
        }
    }

    /// Deals with one event. To do it twice is to do it once.
    async fn take(&mut self, record: &Record) -> Result<(), ReactionError> {
        let event = &record.delivery.event;
        let Some(bot_id) = &event.bot_id else { return Ok(()) };
        if !self.sessions.knows(bot_id) {
            self.load(self.newcomers(record)).await?;
        }
        if record.duplicate {
            self.sessions.apply(bot_id, record, (self.stage.clock)());
            return Ok(());
        }
        if self.sessions.is_closed(bot_id) && !event.name.is_stream() {
            self.heard_late.insert(bot_id.clone());
        }
        if let Some((kind, Processing::Ready)) = event.processing() {
            self.request(bot_id, kind, record.seq).await?;
        }
        if event.is_data_deletion() {
            self.delete(bot_id, record).await?;
        }
        self.sessions.apply(bot_id, record, (self.stage.clock)());
        Ok(())
    }

    /// The bot of an event, and others of which nothing is known and events are at hand: each with the first of these.
    fn newcomers(&self, record: &Record) -> Vec<(BotId, Seq)> {
        let mut seen = HashSet::new();
        std::iter::once(record)
            .chain(self.follower.waiting())
            .filter_map(|record| Some((record.delivery.event.bot_id.as_ref()?, record.seq)))
            .filter(|(bot_id, _)| !self.sessions.knows(bot_id) && seen.insert(*bot_id))
            .take(NEWCOMERS)
            .map(|(bot_id, seq)| (bot_id.clone(), seq))
            .collect()
    }

    /// Learns what the journal holds of bots from before an event of each.
    async fn load(&mut self, bots: Vec<(BotId, Seq)>) -> Result<(), ReactionError> {
        for (bot_id, session) in self.stage.journal.begin_sessions(bots).await.map_err(journal)? {
            let mut entry = Entry::new((self.stage.clock)());
            match session {
                Some(session) => entry.session = session,
                None => entry.is_closed = true,
            }
            self.sessions.insert(bot_id, entry);
        }
        Ok(())
    }

    /// Has an artifact fetched, if it is wanted.
    async fn request(&mut self, bot_id: &BotId, kind: ArtifactKind, seq: Seq) -> Result<(), ReactionError> {
        let is_wanted = self.artifacts.as_ref().is_some_and(|wanted| wanted.contains(&kind));
        if !is_wanted {
            return Ok(());
        }
        let now = (self.stage.clock)();
        let is_news = self.stage.journal.request_download(bot_id, kind, seq, now).await.map_err(journal)?;
        if is_news && self.fetches() {
            self.downloads.request(bot_id.clone(), kind);
        }
        Ok(())
    }

    /// The service has erased the bot's data: what is not here yet cannot come any more.
    async fn delete(&mut self, bot_id: &BotId, record: &Record) -> Result<(), ReactionError> {
        self.downloads.cancel(bot_id);
        let now = (self.stage.clock)();
        for kind in self.stage.journal.cancel_downloads(bot_id, DELETED, now).await.map_err(journal)? {
            self.stage.tally.failed();
            self.show(&downloads::failed_record(bot_id, kind, DELETED)).await?;
        }
        let at = record.delivery.event.happened_at().unwrap_or(record.delivery.received_at);
        self.change_manifest(bot_id, move |manifest| manifest.mark_deleted(at)).await;
        match (self.on_deletion, record.delivery.auth) {
            (OnDeletion::Remove, Auth::Path | Auth::Signature) => {
                self.remove_files(bot_id).await;
                if self.downloads.concern(bot_id) {
                    self.erased.insert(bot_id.clone());
                }
            }
            (OnDeletion::Remove, Auth::None) => self.stage.screen.printer().warning(&format!(
                "{bot_id}: the service is said to have deleted its data, but nothing proves it: local files stay"
            )),
            (OnDeletion::Keep, _) => {}
        }
        Ok(())
    }

    /// Removes what is here of a bot whose data the service has deleted.
    async fn remove_files(&self, bot_id: &BotId) {
        let (archive, bot) = (self.archive.clone(), bot_id.clone());
        let removed = tokio::task::spawn_blocking(move || archive.remove(&bot)).await;
        let printer = self.stage.screen.printer();
        match removed {
            Ok(Ok(0)) | Err(_) => {}
            Ok(Ok(count)) => printer.note(&format!("{bot_id}: {DELETED}; local files removed: {count}")),
            Ok(Err(error)) => printer.warning(&format!("{bot_id}: {}", with_causes(&error))),
        }
    }

    /// Remembers and shows how a download went.
    async fn settle(&mut self, settled: Settled) -> Result<(), ReactionError> {
        let Settled { bot_id, kind, attempt, result } = settled;
        self.sessions.touch(&bot_id);
        let result = if self.erased.contains(&bot_id) {
            self.remove_files(&bot_id).await;
            if !self.downloads.concern(&bot_id) {
                self.erased.remove(&bot_id);
            }
            Err(Cause::Gone { reason: DELETED.to_owned() }.of(kind))
        } else {
            result
        };
        let now = (self.stage.clock)();
        let (state, error) = match result {
            Ok(saved) => {
                self.stage.tally.saved();
                for warning in &saved.warnings {
                    self.stage.screen.printer().warning(&crate::model::printable(warning));
                }
                let path = path_of(&saved);
                self.show(&downloads::saved_record(&bot_id, kind, &saved, path.as_deref())).await?;
                (DownloadState::Saved, None)
            }
            // Once a session is over, an answer of "not ready" to what was never announced is the last word.
            Err(error) if error.outlook() == Outlook::NotYet && self.sessions.is_unannounced(&bot_id, kind) => {
                let reason = error.reason();
                self.stage.screen.printer().trace(&format!("{kind} of {bot_id}: {reason}; it was never announced"));
                (DownloadState::Failed, Some(reason))
            }
            Err(error) if error.outlook().may_pass() && self.downloads.retry(&bot_id, kind, attempt) => {
                let printer = self.stage.screen.printer();
                printer.trace(&format!("{kind} of {bot_id}: {}; trying again", error.reason()));
                return Ok(());
            }
            Err(error) => {
                let reason = error.reason();
                self.stage.tally.failed();
                self.show(&downloads::failed_record(&bot_id, kind, &reason)).await?;
                // What may pass is tried again by the next listener.
                let state = if error.outlook().may_pass() { DownloadState::Pending } else { DownloadState::Failed };
                (state, Some(reason))
            }
        };
        let download = crate::journal::Download { bot_id, kind, state, seq: None, error };
        self.stage.journal.set_download(download, now).await.map_err(journal)
    }

    /// Ends every session to which nothing more can come.
    async fn end_sessions(&mut self) -> Result<(), ReactionError> {
        for (bot_id, step) in self.sessions.due() {
            match step {
                sessions::Step::AskExpected => self.ask_expected(&bot_id).await?,
                sessions::Step::End(outcome) => {
                    if !self.fetch_rest(&bot_id).await? && !self.downloads.concern(&bot_id) {
                        self.end(&bot_id, outcome).await?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Finds out what a session is going to produce: what this machine asked for, else what the service says.
    async fn ask_expected(&mut self, bot_id: &BotId) -> Result<(), ReactionError> {
        match self.stage.journal.sent_bot(bot_id).await.map_err(journal)? {
            Some(sent) => self.sessions.expect(bot_id, sent.expected()),
            None if self.api.has_key() => {
                let (api, bot_id) = (self.api.clone(), bot_id.clone());
                self.lookups.spawn(async move {
                    let details = api.bot_details(&bot_id).await;
                    let expected = details.ok().map(|answer| expectation::of(&answer.view));
                    (bot_id, expected)
                });
            }
            None => {}
        }
        Ok(())
    }

    /// Requests, once, what no event announces. Returns whether there is anything to wait for.
    async fn fetch_rest(&mut self, bot_id: &BotId) -> Result<bool, ReactionError> {
        let Some(rest) = self.sessions.take_rest(bot_id) else { return Ok(false) };
        let wanted = self.artifacts.clone().unwrap_or_default();
        let last = self.follower.last();
        for kind in wanted.into_iter().filter(|kind| rest.includes(*kind)) {
            self.request(bot_id, kind, last).await?;
        }
        Ok(self.downloads.concern(bot_id))
    }

    async fn end(&mut self, bot_id: &BotId, outcome: Outcome) -> Result<(), ReactionError> {
        let now = (self.stage.clock)();
        let session = self.sessions.close(bot_id);
        if !self.stage.journal.close_session(bot_id, outcome, now).await.map_err(journal)? {
            return Ok(());
        }
        let saved: Vec<ArtifactKind> = {
            let downloads = self.stage.journal.downloads_of(bot_id).await.map_err(journal)?;
            downloads.into_iter().filter(|one| one.state == DownloadState::Saved).map(|one| one.kind).collect()
        };
        let milestones = session.milestones.clone();
        self.change_manifest(bot_id, move |manifest| manifest.conclude(outcome, &milestones)).await;
        if !self.stage.filter.passes_bot(bot_id) {
            return Ok(());
        }
        let duration_s = session.duration().map(|duration| duration.as_secs_f64());
        let record = StreamRecord::Session { bot_id, outcome, duration_s, artifacts: &saved };
        let folder = self.artifacts.is_some().then(|| self.archive.folder(bot_id));
        let ended =
            line::Ended { bot_id, outcome, session: &session, saved: &saved, folder: folder.as_deref(), at: now };
        self.stage.screen.show(&record, |palette| line::session(&ended, palette)).await?;
        self.stage.ending.session_ended(outcome);
        Ok(())
    }

    /// Completes the timeline of a session that had ended.
    async fn conclude_again(&self, bot_id: &BotId) -> Result<(), ReactionError> {
        let mut session = Session::default();
        let next = Seq(self.follower.last().0 + 1);
        for record in self.stage.journal.session_events(bot_id, next).await.map_err(journal)? {
            session.apply(&record);
        }
        let outcome = session.outcome();
        self.change_manifest(bot_id, move |manifest| manifest.conclude(outcome, &session.milestones)).await;
        Ok(())
    }

    /// Changes a bot's manifest. What fails with it loses nothing: the journal has it all.
    async fn change_manifest(&self, bot_id: &BotId, change: impl FnOnce(&mut Manifest) + Send + 'static) {
        if self.artifacts.is_none() {
            return;
        }
        let (folder, bot) = (self.archive.folder(bot_id), bot_id.clone());
        let changed = tokio::task::spawn_blocking(move || Manifest::update(&folder, &bot, change)).await;
        if let Ok(Err(error)) = changed {
            self.stage.screen.printer().warning(&format!("{bot_id}: {}", with_causes(&error)));
        }
    }

    async fn show(&self, record: &StreamRecord<'_>) -> Result<(), ReactionError> {
        let StreamRecord::Artifact { bot_id, .. } = record else { return Ok(()) };
        if !self.stage.filter.passes_bot(bot_id) {
            return Ok(());
        }
        let at = (self.stage.clock)();
        Ok(self.stage.screen.show(record, |palette| line::artifact(record, at, palette)).await?)
    }
}

/// The file that a person opens.
fn path_of(saved: &crate::artifact::Saved) -> Option<String> {
    saved.files.first().map(|file| file.path.display().to_string())
}

fn journal(source: JournalError) -> ReactionError {
    ReactionError::Journal { action: "collect from the journal", source }
}
