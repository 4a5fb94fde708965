//! Follows bots through the API, and appends what it sees of them to the journal as events. Webhooks make a session
//! fast, this makes it certain.
//!
//! # Invariants
//! - One request at a time for a bot; all bots share one rate, and wait together when the service asks to.
//! - What a look has found and a webhook has told is one event (`Journal::append_polled`).
//! - A request is made once: what fails is asked for again by the next look.

mod cadence;
mod catch_up;
mod error;
mod followed;
mod look;
mod observation;
mod pace;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::task::JoinSet;
use tokio::time::Instant;

pub(crate) use catch_up::{CaughtUp, Unfinished, catch_up};
pub(crate) use error::PollerError;
use followed::Followed;
use look::{BotSource, look};
use observation::{Observation, deletion};
use pace::Pace;

use crate::api::{ApiError, Client};
use crate::http::Backoff;
use crate::journal::{Journal, JournalError, Start};
use crate::model::{BotId, Delivery, Record, Source};

/// Looks at different bots at a time.
const LOOKS: usize = 4;
/// Bots that the API does not have, of which webhooks may still come: deleted ones, and those of a simulation.
const ABSENT: usize = 1_024;
/// The most bots that are followed because they were heard of, a few KiB each; the others have to wait.
const HEARD: usize = 1_024;
/// Bots that are read from the journal at a time.
const FOUND: u32 = 1_024;
/// When to try again what the journal could not take.
const AGAIN: Duration = Duration::from_secs(1);

/// Takes what the poller reports, and must not block.
pub(crate) type Report = Arc<dyn Fn(PollReport<'_>) + Send + Sync>;

/// What a poller works with.
pub(crate) struct PollerOptions<A = Client> {
    pub(crate) api: A,
    pub(crate) journal: Journal,
    pub(crate) clock: fn() -> Timestamp,
    /// The shortest time between two looks at a bot. Pauses grow from it (`docs/architecture.md`, "Polling").
    pub(crate) base: Duration,
    /// How long what was seen waits for its webhook; nothing waits where none can come.
    pub(crate) patience: Duration,
    pub(crate) bots: Following,
    pub(crate) report: Report,
}

/// Which bots are followed.
#[derive(Clone, Debug)]
pub(crate) enum Following {
    /// Those of the journal whose session goes on, and those of which webhooks come.
    Heard,
    /// These, and those that are named later.
    Named(Vec<BotId>),
}

/// What the poller reports.
#[derive(Debug)]
pub(crate) enum PollReport<'a> {
    /// These came by polling, and are in the journal.
    Appended(&'a [Record]),
    /// The API answers again.
    Available,
    /// A bot that was named is followed no further: the API does not know it, or does not show it to this key.
    Dropped { bot: &'a BotId, error: &'a PollerError },
    /// The journal cannot take events for now; they are kept here until it can.
    NotKept(&'a JournalError),
    /// The API cannot be asked for now, which is said once; looks go on after this pause.
    Unavailable { error: &'a ApiError, pause: Duration },
}

/// Follows bots.
pub(crate) struct Poller<A = Client> {
    api: A,
    journal: Journal,
    clock: fn() -> Timestamp,
    base: Duration,
    patience: Duration,
    is_heard: bool,
    report: Report,
    commands: UnboundedReceiver<Command>,
    bots: HashMap<BotId, Followed>,
    absent: HashSet<BotId>,
    pace: Arc<Pace>,
    looks: JoinSet<(BotId, Result<Observation, ApiError>)>,
    /// Failures in a row, and until when the last one holds up all looks.
    failures: u32,
    held_until: Instant,
    /// When the journal is looked through again for bots to follow: another process may have sent some.
    search_at: Instant,
    unfinished: Unfinished,
}

/// Tells a poller what to do. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct PollerHandle(UnboundedSender<Command>);

#[derive(Debug)]
enum Command {
    Follow(BotId),
    Wake,
}

impl PollerHandle {
    /// Has a bot followed too, from now on.
    pub(crate) fn follow(&self, bot: BotId) {
        drop(self.0.send(Command::Follow(bot)));
    }

    /// Has every bot looked at: the machine may have slept.
    pub(crate) fn wake(&self) {
        drop(self.0.send(Command::Wake));
    }
}

impl Poller<Client> {
    /// A poller, and what steers it. Each of its calls is made once.
    pub(crate) fn new(options: PollerOptions) -> (Self, PollerHandle) {
        let api = options.api.with_attempts(1);
        Self::over(PollerOptions { api, ..options })
    }
}

impl<A: BotSource> Poller<A> {
    fn over(options: PollerOptions<A>) -> (Self, PollerHandle) {
        let PollerOptions { api, journal, clock, base, patience, bots, report } = options;
        let (sender, commands) = mpsc::unbounded_channel();
        let now = Instant::now();
        let (named, is_heard) = match bots {
            Following::Heard => (Vec::new(), true),
            Following::Named(bots) => (bots, false),
        };
        let poller = Self {
            api,
            journal,
            clock,
            base,
            patience,
            is_heard,
            report,
            commands,
            bots: named.into_iter().map(|bot| (bot, Followed::new(now))).collect(),
            absent: HashSet::new(),
            pace: Arc::new(Pace::new(base)),
            looks: JoinSet::new(),
            failures: 0,
            held_until: now,
            search_at: now,
            unfinished: Unfinished::default(),
        };
        (poller, PollerHandle(sender))
    }

    /// Follows until it is dropped, or the journal is closed.
    ///
    /// # Errors
    /// When the key is refused, or none of the bots that were named can be followed.
    pub(crate) async fn run(mut self) -> Result<(), PollerError> {
        let Ok(mut follower) = self.journal.follow("poller", Start::Tail).await else { return Ok(()) };
        loop {
            if self.is_heard && self.search_at <= Instant::now() {
                self.follow_unfinished().await;
            }
            self.look_at_due().await;
            self.append_ripe().await;
            let next = self.next_at();
            tokio::select! {
                record = follower.next() => match record {
                    Ok(record) => self.hear(&record),
                    Err(JournalError::Closed) => return Ok(()),
                    Err(_) => tokio::time::sleep(AGAIN).await,
                },
                Some(command) = self.commands.recv() => self.obey(command),
                Some(Ok((bot, looked))) = self.looks.join_next() => self.take(bot, looked).await?,
                () = at(next) => {}
            }
        }
    }

    /// When there is something to do next that nothing else tells of. With as many looks under way as there may be, the end
    /// of one tells when another may begin.
    fn next_at(&self) -> Option<Instant> {
        let may_look = self.looks.len() < LOOKS;
        let due = |followed: &Followed| [followed.ripe_at(), followed.look_at().filter(|_| may_look)];
        let search = self.is_heard.then_some(self.search_at);
        self.bots.values().flat_map(due).flatten().chain(search).min()
    }

    async fn follow_unfinished(&mut self) {
        let now = Instant::now();
        self.search_at = now + self.base;
        if self.bots.len() >= HEARD {
            return;
        }
        match self.unfinished.next(&self.journal, (self.clock)(), FOUND).await {
            Ok(bots) => {
                for bot in bots {
                    self.follow_heard(bot, now);
                }
            }
            Err(error) => (self.report)(PollReport::NotKept(&error)),
        }
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::Follow(bot) => {
                self.absent.remove(&bot);
                self.bots.entry(bot).or_insert_with(|| Followed::new(Instant::now())).hasten(self.base);
            }
            Command::Wake => self.bots.values_mut().for_each(|followed| followed.postpone(Duration::ZERO)),
        }
    }

    /// Takes note of a webhook: there may be more to see of its bot.
    fn hear(&mut self, record: &Record) {
        let event = &record.delivery.event;
        let Some(bot) = event.bot_id.as_ref().filter(|_| record.delivery.source == Source::Webhook) else { return };
        if event.name.is_stream() {
            return;
        }
        if let Some(followed) = self.bots.get_mut(bot) {
            followed.hasten(self.base);
        } else if self.is_heard {
            self.follow_heard(bot.clone(), Instant::now() + self.base);
        }
    }

    fn follow_heard(&mut self, bot: BotId, due: Instant) {
        if self.bots.len() < HEARD && !self.absent.contains(&bot) {
            self.bots.entry(bot).or_insert_with(|| Followed::new(due));
        }
    }

    /// Begins the looks that are due, the longest overdue first.
    async fn look_at_due(&mut self) {
        let now = Instant::now();
        let mut due: Vec<(Instant, BotId)> = Vec::new();
        if self.looks.len() < LOOKS {
            let look = |(bot, followed): (&BotId, &Followed)| Some((followed.look_at()?, bot.clone()));
            due.extend(self.bots.iter().filter_map(look).filter(|(at, _)| *at <= now));
            due.sort_unstable();
        }
        for (_, bot) in due {
            if self.looks.len() >= LOOKS {
                return;
            }
            let has_ended = self.is_heard && self.journal.has_ended(&bot).await.unwrap_or(false);
            if has_ended && self.bots.get_mut(&bot).is_some_and(Followed::has_ended) {
                self.bots.remove(&bot);
            } else if let Some(followed) = self.bots.get_mut(&bot) {
                followed.is_asked = true;
                let (api, pace, clock) = (self.api.clone(), Arc::clone(&self.pace), self.clock);
                let ready = followed.ready.clone();
                self.looks.spawn(async move {
                    let looked = look(&api, &pace, &bot, ready, clock).await;
                    (bot, looked)
                });
            }
        }
    }

    /// Takes in what a look has brought.
    async fn take(&mut self, bot: BotId, looked: Result<Observation, ApiError>) -> Result<(), PollerError> {
        if let Some(followed) = self.bots.get_mut(&bot) {
            followed.is_asked = false;
        }
        match looked {
            Ok(seen) => {
                self.answered();
                self.saw(bot, seen).await;
            }
            Err(error) if error.is_not_found() => {
                self.answered();
                return self.missing(bot, error).await;
            }
            Err(error) if is_of_key(&error) => return Err(PollerError::Key(error)),
            Err(error) if error.is_transient() || matches!(error, ApiError::Decode { .. }) => self.wait(&bot, &error),
            Err(error) => return self.give_up(bot, error),
        }
        Ok(())
    }

    async fn saw(&mut self, bot: BotId, seen: Observation) {
        let Some(followed) = self.bots.get_mut(&bot) else { return };
        let ripe = followed.saw(seen, self.patience, self.base, (self.clock)());
        self.append(&bot, ripe).await;
    }

    /// The API does not have the bot: it was deleted, or was never there.
    async fn missing(&mut self, bot: BotId, error: ApiError) -> Result<(), PollerError> {
        let Some(followed) = self.bots.get_mut(&bot) else { return Ok(()) };
        let now = (self.clock)();
        match catch_up::absence(&self.journal, &bot, followed.was_seen, now).await {
            catch_up::Absence::Deleted => {
                let deletion = deletion(&bot, now).into_iter().collect();
                self.saw(bot, Observation { deliveries: deletion, phase: cadence::Phase::Deleted, ready: Vec::new() })
                    .await;
                Ok(())
            }
            catch_up::Absence::NotYet => {
                followed.postpone(self.base);
                Ok(())
            }
            catch_up::Absence::Unknown => self.give_up(bot, error),
        }
    }

    fn give_up(&mut self, bot: BotId, error: ApiError) -> Result<(), PollerError> {
        self.bots.remove(&bot);
        if !self.is_heard {
            let error = PollerError::Bot { bot: bot.clone(), source: error };
            (self.report)(PollReport::Dropped { bot: &bot, error: &error });
            if self.bots.is_empty() {
                return Err(error);
            }
        }
        self.forget(bot);
        Ok(())
    }

    /// Follows a bot no further that the API does not have.
    fn forget(&mut self, bot: BotId) {
        self.bots.remove(&bot);
        if self.absent.len() < ABSENT {
            self.absent.insert(bot);
        }
    }

    /// Holds up every look for a while.
    fn wait(&mut self, bot: &BotId, error: &ApiError) {
        let now = Instant::now();
        // What was on its way when the first one failed is no further failure.
        if now >= self.held_until {
            self.failures = self.failures.saturating_add(1);
        }
        let backoff = Backoff::doubling(self.base, self.base.saturating_mul(cadence::LONGEST));
        let asked = error.refusal().and_then(|refusal| refusal.retry_after);
        let pause = backoff.asked_or_jittered(asked, self.failures, 1.0);
        self.held_until = self.held_until.max(now + pause);
        self.pace.hold(pause);
        if let Some(followed) = self.bots.get_mut(bot) {
            followed.postpone(pause);
        }
        if self.failures == 1 {
            (self.report)(PollReport::Unavailable { error, pause });
        }
    }

    fn answered(&mut self) {
        if std::mem::take(&mut self.failures) > 0 {
            (self.report)(PollReport::Available);
        }
    }

    async fn append_ripe(&mut self) {
        let now = Instant::now();
        let mut ripe: Vec<(BotId, Vec<Delivery>)> = Vec::new();
        for (bot, followed) in &mut self.bots {
            let deliveries = followed.ripe(now);
            if !deliveries.is_empty() {
                ripe.push((bot.clone(), deliveries));
            }
        }
        for (bot, deliveries) in ripe {
            self.append(&bot, deliveries).await;
        }
    }

    /// Appends what a bot has waiting; what the journal cannot take now waits on.
    async fn append(&mut self, bot: &BotId, deliveries: Vec<Delivery>) {
        if !deliveries.is_empty() {
            match self.journal.append_polled(deliveries.clone()).await {
                Ok(new) => (self.report)(PollReport::Appended(&new)),
                Err(error) => {
                    (self.report)(PollReport::NotKept(&error));
                    if let Some(followed) = self.bots.get_mut(bot) {
                        followed.put_back(deliveries, AGAIN);
                    }
                }
            }
        }
        if self.bots.get(bot).is_some_and(Followed::is_finished) {
            self.forget(bot.clone());
        }
    }
}

/// Whether no bot can be asked about with this key.
fn is_of_key(error: &ApiError) -> bool {
    matches!(error, ApiError::KeyMissing | ApiError::KeyMalformed) || error.status() == Some(401)
}

/// Resolves at a time; never, if there is none.
async fn at(time: Option<Instant>) {
    match time {
        Some(time) => tokio::time::sleep_until(time).await,
        None => std::future::pending().await,
    }
}
