//! Fetches what became ready, and ends sessions (`docs/architecture.md`, "The end of a session" and "Artifacts").
//!
//! # Invariants
//! - An announced artifact is remembered as a pending download before the cursor passes its event, so that no crash
//!   loses it.
//! - A session ends once: when nothing more can come, and what was announced is here or will not be.
//! - What is held in memory does not grow with the number of events or bots.

mod downloads;
mod files;
mod sessions;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;

use super::context::{ReactionContext, following, until};
use crate::api::Client;
use crate::artifact::manifest::Manifest;
use crate::artifact::{Archive, ArchiveOptions, OnDeletion, SaveOptions, TranscriptOptions};
use crate::journal::{EndedSession, Follower, OpenSession, Start, TaskState};
use crate::model::{ArtifactKind, BotId, Expected, Outcome, Processing, Record, Seq, Session};
use crate::output::ProgressDisplay;
use crate::reaction::error::ReactionError;
use crate::record::StreamRecord;
pub(crate) use downloads::Downloads;
use downloads::{DownloadsHandle, failed_record};
use files::DELETED;
use sessions::{Entry, Sessions};

/// How often the cursor is written at most: events since then are dealt with again after a crash, to no effect.
const CURSOR_INTERVAL: Duration = Duration::from_secs(1);
/// Bots that are looked up at once: one commit for all costs as much as for one.
const NEWCOMERS: usize = 256;
/// Sessions whose expectation is being asked for at a time: the service is asked about few things at once.
const LOOKUPS: usize = 16;
/// Sessions that are read from the journal at a time. They take some milliseconds, in which events wait for the collector.
const PAGE: u32 = 64;
/// The pause between two pages once there is no room for more sessions in memory: 256 sessions a second cost a few
/// hundredths of a core.
const PAGE_PAUSE: Duration = Duration::from_millis(250);
/// The pause before all sessions of the journal are gone through again, those that are not in memory: how much later than
/// at its limit an idle one may end.
const ROUND_PAUSE: Duration = Duration::from_mins(10);

/// What the collector works with.
#[derive(Debug)]
pub(crate) struct CollectorOptions {
    pub(crate) api: Client,
    /// Where files go, a folder per bot in it.
    pub(crate) folder: PathBuf,
    /// What is fetched; `None` fetches and writes nothing.
    pub(crate) artifacts: Option<Vec<ArtifactKind>>,
    /// How a transcript is saved.
    pub(crate) transcript: TranscriptOptions,
    /// The most bytes of one file; `None` for what is usual.
    pub(crate) max_size: Option<u64>,
    pub(crate) on_deletion: OnDeletion,
    /// Where it is shown how downloads go.
    pub(crate) display: ProgressDisplay,
    /// Bots whose session, if it has ended, is gone through once more for what is wanted and not here.
    pub(crate) again: Vec<BotId>,
}

/// The reaction that collects. It goes on where the last one stopped.
#[derive(Debug)]
pub(crate) struct Collector {
    context: ReactionContext,
    follower: Follower,
    api: Client,
    archive: Archive,
    artifacts: Option<Vec<ArtifactKind>>,
    on_deletion: OnDeletion,
    sessions: Sessions,
    round: Round,
    /// Ended sessions that are gone through once more, at the beginning.
    again: Vec<BotId>,
    downloads: DownloadsHandle,
    lookups: JoinSet<(BotId, Option<Expected>)>,
    /// When the cursor is written next; `None` while it is up to date.
    cursor_due: Option<Instant>,
    /// Ended sessions that have been heard of again: their manifests lack events.
    heard_late: HashSet<BotId>,
    /// Those of which what was heard tells of trouble: what was said of their end may have to be corrected.
    in_doubt: HashSet<BotId>,
}

/// The way through the open sessions of the journal, the newest first, over and over: however many there are, memory holds
/// a bounded number, and what is due of the others is found here.
#[derive(Debug)]
struct Round {
    /// The last one that was looked at.
    after: Option<OpenSession>,
    next_at: Instant,
}

/// What the collector waits for.
enum Wake {
    Event(Option<Arc<Record>>),
    Known(BotId, Option<Expected>),
    Settled(BotId),
    Time,
}

impl Collector {
    /// Takes its place in the journal, and what the last listener left undone.
    pub(crate) async fn start(
        context: ReactionContext,
        options: CollectorOptions,
    ) -> Result<(Self, Downloads), ReactionError> {
        let CollectorOptions { api, folder, artifacts, transcript, max_size, on_deletion, display, again } = options;
        let follower = context.journal.follow("collector", Start::Cursor).await.map_err(following)?;
        let archive = Archive::new(ArchiveOptions { api: api.clone(), folder, clock: context.clock });
        if artifacts.is_some() && !api.has_key() {
            context.output.printer().note(
                "there is no API key: events are kept and shown, but nothing can be fetched; \
                 `meetstream auth login` stores one, and the next listener fetches what it missed",
            );
        }
        let save = SaveOptions { max_size, transcript, ..SaveOptions::default() };
        let (worker, downloads) = Downloads::new(context.clone(), archive.clone(), save, on_deletion, display);
        let sessions = Sessions::new((context.clock)());
        let collector = Self {
            downloads,
            context,
            follower,
            api,
            archive,
            artifacts,
            on_deletion,
            sessions,
            round: Round { after: None, next_at: Instant::now() },
            again,
            lookups: JoinSet::new(),
            cursor_due: None,
            heard_late: HashSet::new(),
            in_doubt: HashSet::new(),
        };
        Ok((collector, worker))
    }

    /// Takes up what earlier listeners left, while deliveries come already.
    async fn resume(&mut self) -> Result<(), ReactionError> {
        let (fetches, now) = (self.fetches(), (self.context.clock)());
        while self.context.surely(|| self.context.journal.resume_downloads(fetches, now)).await? {}
        for bot_id in std::mem::take(&mut self.again) {
            self.look_again(&bot_id).await?;
        }
        self.downloads.begin();
        self.look_at_open().await
    }

    /// Reads the next open sessions of the journal that are not in memory; as many as there is room for at once.
    async fn look_at_open(&mut self) -> Result<(), ReactionError> {
        loop {
            let journal = &self.context.journal;
            let after = self.round.after.take();
            let page = self.context.surely(|| journal.open_sessions(after.clone(), PAGE)).await?;
            let is_last = page.next.is_none();
            self.round.after = page.next;
            let bots = page.sessions.into_iter().map(|open| open.bot_id);
            let bots = bots.filter(|bot_id| !self.sessions.knows(bot_id));
            let bots: Vec<BotId> = bots.collect();
            let next = Seq(self.follower.last().0 + 1);
            let sessions = self.context.surely(|| journal.sessions_before(bots.clone(), next)).await?;
            let (now, by) = ((self.context.clock)(), Instant::now() + ROUND_PAUSE);
            for (bot_id, session) in bots.into_iter().zip(sessions) {
                self.sessions.recall(bot_id, Entry::known(session, now), by);
            }
            let pause = if is_last { ROUND_PAUSE } else { PAGE_PAUSE };
            self.round.next_at = Instant::now() + pause;
            if is_last || self.sessions.is_full() || self.context.shutdown.has_begun() {
                return Ok(());
            }
        }
    }

    /// Goes through an ended session once more. It ends again, for whoever waits for that, when what it lacks is here or
    /// will not be.
    async fn look_again(&mut self, bot_id: &BotId) -> Result<(), ReactionError> {
        let journal = self.context.journal.clone();
        let Some(_) = journal.end_of_session(bot_id).await.map_err(following)? else { return Ok(()) };
        let mut session = Session::default();
        let next = Seq(self.follower.last().0 + 1);
        for record in journal.session_events(bot_id, next).await.map_err(following)? {
            session.apply(&record);
        }
        let expected = journal.sent_bot(bot_id).await.map_err(following)?.map(|sent| sent.expected());
        let kept = files::kinds_kept(&self.archive, bot_id).await;
        let now = (self.context.clock)();
        for kind in self.artifacts.clone().unwrap_or_default() {
            if !kept.contains(&kind) && session.may_have(kind, expected.unwrap_or_default()) {
                let request = journal.request_download_again(bot_id, kind, self.fetches(), now);
                request.await.map_err(following)?;
            }
        }
        self.sessions.insert(bot_id.clone(), Entry::again(session, now));
        Ok(())
    }

    fn fetches(&self) -> bool {
        self.artifacts.is_some() && self.api.has_key()
    }

    /// Collects until the end, and then until the downloads that run are done.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        self.resume().await?;
        self.end_sessions().await?;
        loop {
            match self.wake().await? {
                Wake::Event(Some(record)) => {
                    self.take(&record).await?;
                    self.cursor_due.get_or_insert_with(|| Instant::now() + CURSOR_INTERVAL);
                }
                Wake::Event(None) => break,
                Wake::Known(bot_id, expected) => self.sessions.expect(&bot_id, expected.unwrap_or_default()),
                Wake::Settled(bot_id) => self.sessions.touch(&bot_id),
                Wake::Time => {}
            }
            if self.cursor_due.is_some_and(|due| Instant::now() >= due) {
                self.save_cursor().await?;
            }
            if !self.follower.is_behind() {
                if Instant::now() >= self.round.next_at {
                    self.look_at_open().await?;
                }
                self.end_sessions().await?;
            }
        }
        self.save_cursor().await?;
        self.lookups.shutdown().await;
        while let Some(bot_id) = self.downloads.settled.recv().await {
            self.sessions.touch(&bot_id);
        }
        self.end_sessions().await
    }

    async fn wake(&mut self) -> Result<Wake, ReactionError> {
        // Events that were read together are dealt with together; ends of sessions come between two reads.
        if let Some(record) = self.follower.ready() {
            return Ok(Wake::Event(Some(record)));
        }
        let round = (!self.follower.is_behind()).then_some(self.round.next_at);
        let deadlines = [self.cursor_due, self.sessions.next_deadline(), round];
        let deadline = deadlines.into_iter().flatten().min();
        tokio::select! {
            record = self.context.shutdown.next(&mut self.follower) => record.map(Wake::Event).map_err(following),
            Some(bot_id) = self.downloads.settled.recv() => Ok(Wake::Settled(bot_id)),
            Some(known) = self.lookups.join_next() => {
                Ok(known.map_or(Wake::Time, |(bot_id, expected)| Wake::Known(bot_id, expected)))
            }
            () = until(deadline) => Ok(Wake::Time),
        }
    }

    async fn save_cursor(&mut self) -> Result<(), ReactionError> {
        self.correct_sessions().await?;
        for bot_id in std::mem::take(&mut self.heard_late) {
            self.conclude_again(&bot_id).await?;
        }
        let follower = &self.follower;
        self.context.surely(|| follower.advance(follower.last())).await?;
        self.cursor_due = None;
        Ok(())
    }

    /// Deals with one event. To do it twice is to do it once.
    async fn take(&mut self, record: &Record) -> Result<(), ReactionError> {
        let event = &record.delivery.event;
        let Some(bot_id) = &event.bot_id else { return Ok(()) };
        if !self.sessions.knows(bot_id) {
            self.load(self.newcomers(record)).await?;
        }
        if record.duplicate && !record.is_confirmation() {
            self.sessions.apply(bot_id, record, (self.context.clock)());
            return Ok(());
        }
        if self.sessions.is_closed(bot_id) && !event.name.is_stream() {
            self.reopen(bot_id, record).await?;
            self.heard_late.insert(bot_id.clone());
            if event.may_fail_session() {
                self.in_doubt.insert(bot_id.clone());
            }
        }
        if let Some((kind, Processing::Ready)) = event.processing()
            && !(record.is_confirmation() && self.is_saved(bot_id, kind).await?)
            && self.context.passes_payload_of(record)
        {
            self.request(bot_id, kind, Some(record.seq)).await?;
        }
        if event.is_data_deletion() {
            self.delete(bot_id, record).await?;
        }
        self.sessions.apply(bot_id, record, (self.context.clock)());
        Ok(())
    }

    /// Has a session go on that only unproven events had ended, where a proven one shows that it does.
    async fn reopen(&mut self, bot_id: &BotId, record: &Record) -> Result<(), ReactionError> {
        if !record.delivery.is_proven() {
            return Ok(());
        }
        let session = self.session(bot_id, record.seq).await?;
        if session.is_reopened_by(record) {
            self.context.surely(|| self.context.journal.reopen_session(bot_id)).await?;
            let mut entry = Entry::new((self.context.clock)());
            entry.session = session;
            self.sessions.insert(bot_id.clone(), entry);
        }
        Ok(())
    }

    /// What the journal tells of a bot's session before a place.
    async fn session(&self, bot_id: &BotId, before: Seq) -> Result<Session, ReactionError> {
        let mut session = Session::default();
        for record in self.context.surely(|| self.context.journal.session_events(bot_id, before)).await? {
            session.apply(&record);
        }
        Ok(session)
    }

    async fn is_saved(&self, bot_id: &BotId, kind: ArtifactKind) -> Result<bool, ReactionError> {
        let downloads = self.context.surely(|| self.context.journal.downloads_of(bot_id)).await?;
        Ok(downloads.iter().any(|download| download.kind == kind && download.state == TaskState::Done))
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
        let known = self.context.surely(|| self.context.journal.begin_sessions(bots.clone())).await?;
        for (bot_id, session) in known {
            let now = (self.context.clock)();
            let entry = match session {
                Some(session) => Entry::known(session, now),
                None => Entry::ended(now),
            };
            self.sessions.insert(bot_id, entry);
        }
        Ok(())
    }

    /// Has an artifact fetched, if it is wanted; without an event, because the session is over.
    async fn request(&self, bot_id: &BotId, kind: ArtifactKind, seq: Option<Seq>) -> Result<(), ReactionError> {
        if !self.artifacts.as_ref().is_some_and(|wanted| wanted.contains(&kind)) {
            return Ok(());
        }
        let (fetches, now) = (self.fetches(), (self.context.clock)());
        if self.context.surely(|| self.context.journal.request_download(bot_id, kind, seq, fetches, now)).await? {
            self.downloads.requested.notify_one();
        }
        Ok(())
    }

    /// The service has erased the bot's data: what is not here yet cannot come any more.
    ///
    /// Where other events of the bot are proven, one that is not takes nothing from the user.
    async fn delete(&mut self, bot_id: &BotId, record: &Record) -> Result<(), ReactionError> {
        let printer = self.context.output.printer();
        if !record.delivery.is_proven() && self.session(bot_id, record.seq).await?.is_proven() {
            printer.warning(&format!(
                "{bot_id}: the service is said to have deleted its data, but nothing proves it: what is to be fetched is \
                 fetched, and local files stay"
            ));
            return Ok(());
        }
        let now = (self.context.clock)();
        let bot = bot_id.clone();
        let detail = move |kind| serde_json::to_string(&failed_record(&bot, kind, DELETED)).unwrap_or_default();
        let cancelled =
            self.context.surely(|| self.context.journal.cancel_downloads(bot_id, now, detail.clone())).await?;
        self.context.counters.failed.add(cancelled);
        self.sessions.touch(bot_id);
        let at = record.delivery.event.happened_at().unwrap_or(record.delivery.received_at);
        self.change_manifest(bot_id, move |manifest| manifest.mark_deleted(at)).await;
        match (self.on_deletion, record.delivery.is_proven()) {
            (OnDeletion::Remove, true) => files::remove(&self.archive, bot_id, printer).await,
            (OnDeletion::Remove, false) => printer.warning(&format!(
                "{bot_id}: the service is said to have deleted its data, but nothing proves it: local files stay"
            )),
            (OnDeletion::Keep, _) => {}
        }
        Ok(())
    }

    /// Ends every session to which nothing more can come.
    async fn end_sessions(&mut self) -> Result<(), ReactionError> {
        self.correct_sessions().await?;
        for (bot_id, step) in self.sessions.due() {
            match step {
                sessions::Step::AskExpected if self.lookups.len() >= LOOKUPS => self.sessions.ask_later(&bot_id),
                sessions::Step::AskExpected => self.ask_expected(&bot_id).await?,
                sessions::Step::End(outcome) => {
                    self.fetch_rest(&bot_id).await?;
                    if !self.context.surely(|| self.context.journal.awaits_download(&bot_id)).await? {
                        self.end(&bot_id, outcome).await?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Finds out what a session is going to produce: what this machine asked for, else what the service says.
    async fn ask_expected(&mut self, bot_id: &BotId) -> Result<(), ReactionError> {
        match self.context.surely(|| self.context.journal.sent_bot(bot_id)).await? {
            Some(sent) => self.sessions.expect(bot_id, sent.expected()),
            None if self.api.has_key() => {
                let (api, bot_id) = (self.api.clone(), bot_id.clone());
                self.lookups.spawn(async move {
                    let details = api.bot_details(&bot_id).await;
                    let expected = details.ok().map(|answer| answer.view.expected());
                    (bot_id, expected)
                });
            }
            None => {}
        }
        Ok(())
    }

    /// Requests, once, what no event announces.
    async fn fetch_rest(&mut self, bot_id: &BotId) -> Result<(), ReactionError> {
        let Some(rest) = self.sessions.take_rest(bot_id) else { return Ok(()) };
        if !self.has_event_that_counts(bot_id).await? {
            return Ok(());
        }
        let wanted = self.artifacts.clone().unwrap_or_default();
        for kind in wanted.into_iter().filter(|kind| rest.includes(*kind)) {
            self.request(bot_id, kind, None).await?;
        }
        Ok(())
    }

    /// Whether the payload of any of a bot's events is one of which files are wanted.
    async fn has_event_that_counts(&self, bot_id: &BotId) -> Result<bool, ReactionError> {
        if self.context.filter.conditions.is_empty() {
            return Ok(true);
        }
        let before = Seq(self.follower.last().0 + 1);
        let records = self.context.surely(|| self.context.journal.session_events(bot_id, before)).await?;
        Ok(records.iter().any(|record| self.context.passes_payload_of(record)))
    }

    async fn end(&mut self, bot_id: &BotId, outcome: Outcome) -> Result<(), ReactionError> {
        let now = (self.context.clock)();
        let (session, is_again) = self.sessions.close(bot_id);
        let ended = self.ended(bot_id, &session, false).await?;
        let milestones = session.milestones;
        self.change_manifest(bot_id, move |manifest| manifest.conclude(outcome, &milestones)).await;
        let is_news = self.context.surely(|| self.context.journal.close_session(ended.clone(), now)).await?;
        if (is_news || is_again) && self.context.filter.passes_bot(bot_id) {
            self.context.stop.session_ended(bot_id, outcome);
        }
        Ok(())
    }

    /// What is said of a session's end.
    async fn ended(&self, bot_id: &BotId, session: &Session, corrects: bool) -> Result<EndedSession, ReactionError> {
        let downloads = self.context.surely(|| self.context.journal.downloads_of(bot_id)).await?;
        let saved = downloads.into_iter().filter(|download| download.state == TaskState::Done);
        let (artifacts, failed): (Vec<_>, _) = (saved.map(|download| download.kind).collect(), session.failed_parts());
        let duration_s = session.duration().map(|duration| duration.as_secs_f64());
        let (outcome, artifacts, failed) = (session.outcome(), &artifacts, &failed);
        let record = StreamRecord::Session { bot_id, outcome, duration_s, artifacts, failed, corrects };
        Ok(EndedSession {
            bot_id: bot_id.clone(),
            outcome,
            detail: serde_json::to_string(&record).unwrap_or_default(),
            remark: (session.duplicates > 0).then(|| format!("{} duplicates", session.duplicates)),
        })
    }

    /// Corrects what was said of the ends of sessions, where events that came afterwards tell that they failed.
    async fn correct_sessions(&mut self) -> Result<(), ReactionError> {
        for bot_id in std::mem::take(&mut self.in_doubt) {
            let session = self.session(&bot_id, Seq(self.follower.last().0 + 1)).await?;
            if !self.sessions.is_closed(&bot_id) || !session.outcome().is_failure() {
                continue;
            }
            let (corrected, now) = (self.ended(&bot_id, &session, true).await?, (self.context.clock)());
            let is_news = self.context.surely(|| self.context.journal.correct_session(corrected.clone(), now)).await?;
            if is_news && self.context.filter.passes_bot(&bot_id) {
                self.context.stop.session_corrected(&bot_id, corrected.outcome);
            }
        }
        Ok(())
    }

    /// Completes the timeline of a session that had ended.
    async fn conclude_again(&self, bot_id: &BotId) -> Result<(), ReactionError> {
        let session = self.session(bot_id, Seq(self.follower.last().0 + 1)).await?;
        let outcome = session.outcome();
        self.change_manifest(bot_id, move |manifest| manifest.conclude(outcome, &session.milestones)).await;
        Ok(())
    }

    /// Changes a bot's manifest, where files are fetched at all.
    async fn change_manifest(&self, bot_id: &BotId, change: impl FnOnce(&mut Manifest) + Send + 'static) {
        if self.artifacts.is_some() {
            files::change_manifest(&self.archive, bot_id, self.context.output.printer(), change).await;
        }
    }
}
