use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::super::Screen;
use crate::artifact::{Archive, ArtifactError, Progress, SaveOptions, Saved, Step};
use crate::model::{ArtifactKind, BotId};
use crate::output::{Naming, ProgressDisplay};
use crate::record::{ArtifactState, StreamRecord};

/// Downloads at a time. Ours: links are short-lived, and a line is shared badly by more.
const RUNNING: usize = 4;
/// Pauses before another try of a whole download; what the transfer retries by itself comes on top.
const PAUSES: [Duration; 5] = [
    Duration::from_secs(2),
    Duration::from_secs(5),
    Duration::from_secs(15),
    Duration::from_secs(45),
    Duration::from_mins(2),
];

/// The downloads that wait, run, or are tried again.
#[derive(Debug)]
pub(super) struct Downloads {
    archive: Archive,
    screen: Screen,
    display: ProgressDisplay,
    waiting: VecDeque<Job>,
    running: Vec<(BotId, ArtifactKind)>,
    tasks: JoinSet<Settled>,
}

#[derive(Debug)]
struct Job {
    bot_id: BotId,
    kind: ArtifactKind,
    /// How often it was tried.
    attempt: usize,
    not_before: Instant,
}

/// A download that has come to an end, for now.
#[derive(Debug)]
pub(super) struct Settled {
    pub(super) bot_id: BotId,
    pub(super) kind: ArtifactKind,
    pub(super) attempt: usize,
    pub(super) result: Result<Saved, ArtifactError>,
}

impl Downloads {
    pub(super) fn new(archive: Archive, screen: Screen, clock: fn() -> Timestamp) -> Self {
        let display = ProgressDisplay::start(screen.printer(), clock, Naming::BotAndFile);
        Self { archive, screen, display, waiting: VecDeque::new(), running: Vec::new(), tasks: JoinSet::new() }
    }

    /// Adds a download, unless the same one waits already. [`Downloads::next`] starts it.
    pub(super) fn request(&mut self, bot_id: BotId, kind: ArtifactKind) {
        if self.waiting.iter().any(|job| job.bot_id == bot_id && job.kind == kind) {
            return;
        }
        self.waiting.push_back(Job { bot_id, kind, attempt: 0, not_before: Instant::now() });
    }

    /// Has a download tried again later. Returns whether it has tries left.
    pub(super) fn retry(&mut self, bot_id: &BotId, kind: ArtifactKind, attempt: usize) -> bool {
        let Some(pause) = PAUSES.get(attempt) else { return false };
        let job = Job { bot_id: bot_id.clone(), kind, attempt: attempt + 1, not_before: Instant::now() + *pause };
        self.waiting.push_back(job);
        true
    }

    /// Drops what waits for a bot. What runs ends by itself, with what the service answers.
    pub(super) fn cancel(&mut self, bot_id: &BotId) {
        self.waiting.retain(|job| job.bot_id != *bot_id);
    }

    /// Whether anything of a bot waits or runs.
    pub(super) fn concern(&self, bot_id: &BotId) -> bool {
        self.waiting.iter().any(|job| job.bot_id == *bot_id) || self.running.iter().any(|(id, _)| id == bot_id)
    }

    /// The earliest moment at which one is tried again; `None` while no more can run.
    pub(super) fn next_retry(&self) -> Option<Instant> {
        if self.running.len() >= RUNNING {
            return None;
        }
        self.waiting.iter().map(|job| job.not_before).min()
    }

    /// The next download that ends; starts those whose time has come. Pends while none runs. Cancel safe.
    pub(super) async fn next(&mut self) -> Settled {
        self.start_some();
        match self.next_running().await {
            Some(settled) => settled,
            None => std::future::pending().await,
        }
    }

    /// The next of those that run; `None` when none does. Cancel safe.
    pub(super) async fn next_running(&mut self) -> Option<Settled> {
        loop {
            // A task that broke down has told nobody; its row stays pending, for the next listener.
            if let Ok(settled) = self.tasks.join_next().await? {
                let done = (&settled.bot_id, settled.kind);
                let place = self.running.iter().position(|(bot_id, kind)| (bot_id, *kind) == done);
                place.map(|place| self.running.swap_remove(place));
                return Some(settled);
            }
        }
    }

    fn start_some(&mut self) {
        let now = Instant::now();
        while self.running.len() < RUNNING {
            let is_free = |job: &Job| {
                job.not_before <= now && !self.running.iter().any(|(id, kind)| *id == job.bot_id && *kind == job.kind)
            };
            let Some(job) = self.waiting.iter().position(is_free).and_then(|place| self.waiting.remove(place)) else {
                return;
            };
            self.running.push((job.bot_id.clone(), job.kind));
            let (archive, progress) = (self.archive.clone(), self.progress(job.attempt));
            self.tasks.spawn(async move {
                let Job { bot_id, kind, attempt, not_before: _ } = job;
                let result = archive.save(&bot_id, kind, &SaveOptions::default(), &progress).await;
                Settled { bot_id, kind, attempt, result }
            });
        }
    }

    /// Shows how a transfer goes; scripts hear that it begins, once for all the tries.
    fn progress(&self, attempt: usize) -> Progress {
        let (screen, display) = (self.screen.clone(), self.display.clone());
        let told = AtomicBool::new(attempt > 0);
        Progress::new(move |update| {
            display.take(update);
            if matches!(update.step, Step::Started { .. }) && !told.swap(true, Ordering::Relaxed) {
                let record = StreamRecord::Artifact {
                    bot_id: update.bot,
                    kind: update.kind,
                    state: ArtifactState::Started,
                    path: None,
                    bytes: None,
                    sha256: None,
                    error: None,
                };
                screen.offer_to_scripts(&record);
            }
        })
    }
}

/// The record of a download that failed.
pub(super) fn failed_record<'a>(bot_id: &'a BotId, kind: ArtifactKind, reason: &'a str) -> StreamRecord<'a> {
    StreamRecord::Artifact {
        bot_id,
        kind,
        state: ArtifactState::Failed,
        path: None,
        bytes: None,
        sha256: None,
        error: Some(reason),
    }
}

/// The record of a download that is on disk.
pub(super) fn saved_record<'a>(
    bot_id: &'a BotId,
    kind: ArtifactKind,
    saved: &'a Saved,
    path: Option<&'a str>,
) -> StreamRecord<'a> {
    let file = saved.files.first();
    StreamRecord::Artifact {
        bot_id,
        kind,
        state: ArtifactState::Saved,
        path,
        bytes: file.map(|file| file.bytes),
        sha256: file.map(|file| file.sha256.as_str()),
        error: None,
    }
}
