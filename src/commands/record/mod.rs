//! `meetstream record`: from a link to files. Sends bots, follows them through the API and, where they can reach this
//! machine, by their webhooks, and ends when everything that was wanted is here.
//!
//! [`record`] is the job as a function, for `demo` too; [`run`] adds the command line.

mod end;
mod interrupt;
mod job;
mod report;
mod send;
mod verdict;

pub(super) use end::session_of;
pub(super) use job::Job;
pub(super) use report::{Entry, SavedFile, files, show_timeline, show_tree, timeline};
pub(super) use verdict::of as judge;

use std::path::PathBuf;
use std::time::Duration;

use tokio::time::{Instant, timeout};

use end::End;
use interrupt::Interruption;
use job::{Bots, NewBot};
use report::show_outcome;
use send::{Call, Sending};

use super::create;
use super::interrupt::Interrupts;
use super::pipeline::{self, Ended, JournalPlace, Pipeline};
use crate::api::ApiError;
use crate::cli::{OnInterrupt, RecordArgs};
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::journal::Journal;
use crate::model::{ArtifactKind, BotId, Failure as _, Progress, with_causes};
use crate::output::Format;
use crate::source::{Following, PollerHandle, catch_up};

/// How long a bot of which everything is here may take to say that it is done: it does so within seconds, if at all.
const LAST_WORDS: Duration = Duration::from_secs(3);

pub(super) async fn run(args: RecordArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let dry_run = args.bot.sending.dry_run;
    let job = Job::from_args(args, ctx)?;
    if let (true, Bots::New(bots)) = (dry_run, &job.bots) {
        for NewBot { body, idempotency_key, .. } in bots {
            create::dry_run(body, idempotency_key.as_deref().unwrap_or("(a new UUID)"), ctx)?;
        }
        return Ok(ExitStatus::Done);
    }
    let record = async |ctx: &Context| Box::pin(record(job, &mut Interrupts::catch()?, ctx)).await;
    let recorded = pipeline::run(ctx, record).await?;
    if ctx.printer.format() == Format::Human {
        recorded.show(ctx).await?;
    }
    Ok(recorded.status)
}

/// What a job has come to.
pub(super) struct Recorded {
    /// The bots that were followed.
    pub(super) bots: Vec<BotId>,
    /// The folder of their folders.
    pub(super) folder: PathBuf,
    pub(super) journal: Journal,
    pub(super) status: ExitStatus,
    /// Whether the end was reached that was waited for.
    is_over: bool,
}

impl Recorded {
    /// The timeline of a bot.
    pub(super) async fn timeline(&self, bot: &BotId) -> Result<Vec<Entry>, Error> {
        let failed = |source| Error::Journal { action: "read the session back", source };
        Ok(timeline(self.journal.events_of(bot).await.map_err(failed)?))
    }

    /// Says what is missing, and lets it decide the status.
    async fn judge(&mut self, wanted: &[ArtifactKind], ctx: &Context) -> Result<(), Error> {
        for bot in &self.bots {
            let verdict = verdict::of(bot, wanted, &self.folder, &self.journal, ctx).await?;
            for kind in verdict.missing {
                ctx.printer.warning(&format!(
                    "{kind} of bot {bot} is missing; `meetstream fetch {kind} {bot}` says why, and tries again"
                ));
            }
            self.status = self.status.and(verdict.status);
        }
        Ok(())
    }

    /// Shows the timeline and the files of every bot, once the end was reached.
    async fn show(&self, ctx: &Context) -> Result<(), Error> {
        for bot in self.bots.iter().filter(|_| self.is_over) {
            let timeline = self.timeline(bot).await?;
            if timeline.is_empty() {
                continue;
            }
            if self.bots.len() > 1 {
                ctx.printer.line(&format!("\n{}", ctx.printer.palette().strong(&format!("Bot {bot}"))))?;
            }
            show_timeline(&timeline, &ctx.printer)?;
            show_tree(&self.folder, bot, &files(&self.folder, bot)?, &ctx.printer)?;
            show_outcome(&session_of(bot, &self.journal).await?, &ctx.printer)?;
        }
        Ok(())
    }
}

/// A job that is being done.
struct Recording<'a> {
    pipeline: Pipeline,
    sending: Sending<'a>,
    on_interrupt: Option<OnInterrupt>,
    signals: &'a mut Interrupts,
    ctx: &'a Context,
}

/// Does a job, until its end or a signal.
pub(super) async fn record(job: Job, signals: &mut Interrupts, ctx: &Context) -> Result<Recorded, Error> {
    if !ctx.api()?.has_key() {
        return Err(Error::api("record a meeting", ApiError::KeyMissing));
    }
    let waits_for_files = job.waits_for_files();
    let Job { bots, pipeline: mut options, on_interrupt } = job;
    let place = JournalPlace::take(&options, ctx)?;
    let sending = Sending::begin(&place, !options.takes_another, ctx)?;
    let mut calls = Vec::new();
    match bots {
        Bots::New(new) => {
            for bot in new {
                calls.push(sending.keep(bot).await?);
            }
            options.bots = calls.iter().filter_map(|call| call.bot_id.clone()).collect();
            calls.retain(|call| call.bot_id.is_none());
        }
        Bots::Sent(bot) => options.bots = vec![ctx.bot(&bot).await?],
    }
    if let Some(polling) = &mut options.polling {
        polling.bots = Following::Named(options.bots.clone());
    }
    let (folder, wanted) = (options.folder.clone(), options.artifacts.clone().unwrap_or_default());
    let (mut bots, journal) = (options.bots.clone(), place.journal.clone());
    // A tunnel takes its time, and no bot is sent before it leads here.
    let pipeline = tokio::select! {
        started = Pipeline::start_at(place, options, ctx) => started?,
        status = signals.next() => return Ok(Recorded { bots, folder, journal, status, is_over: false }),
    };
    let mut recording = Recording { pipeline, sending, on_interrupt, signals, ctx };
    let mut failure = None;
    let end = match recording.send(calls).await {
        Ok(Ok((sent, failed))) => {
            bots.extend(sent);
            failure = failed;
            Box::pin(recording.until_end(&bots)).await
        }
        Ok(Err(end)) => Ok(end),
        Err(error) => Err(error),
    };
    let Recording { pipeline, sending, signals, .. } = recording;
    let (end, status) = match end {
        Ok(end @ End::AtOnce(status)) => (end, status),
        Ok(end) => (end, pipeline.end(Ok(end.status()), signals.next()).await?),
        Err(error) => {
            let status = pipeline.end(Err(error), signals.next()).await?;
            (End::AtOnce(status), status)
        }
    };
    if end.is_reached() || matches!(end, End::Left(_)) {
        sending.forget().await?;
    }
    let status = failure.map_or(status, |failure| status.and(failure));
    let mut recorded = Recorded { bots, folder, journal, status, is_over: end.is_reached() };
    if recorded.is_over && waits_for_files {
        recorded.judge(&wanted, ctx).await?;
    }
    Ok(recorded)
}

impl Recording<'_> {
    /// Sends every bot, and has it followed from then on. One of several that cannot be sent is told of, and keeps no
    /// other from being sent. Returns the bots and the worst status of those that could not be sent, or why there is
    /// nothing to wait for.
    async fn send(&mut self, calls: Vec<Call>) -> Result<Result<(Vec<BotId>, Option<ExitStatus>), End>, Error> {
        let Self { pipeline, sending, signals, ctx, .. } = self;
        let (poller, callback_url) = (pipeline.poller(), pipeline.ready().callback_url().map(str::to_owned));
        let is_one = calls.len() == 1;
        let send = async {
            let (mut sent, mut failure) = (Vec::new(), None::<ExitStatus>);
            for call in calls {
                match sending.send(call, callback_url.as_deref()).await {
                    Ok(bot) => {
                        if let Some(poller) = &poller {
                            poller.follow(bot.clone());
                        }
                        sent.push(bot);
                    }
                    Err(error) if is_one => return Err(error),
                    Err(error) => {
                        ctx.printer.error(&error);
                        failure = Some(failure.map_or(error.exit_status(), |worst| worst.and(error.exit_status())));
                    }
                }
            }
            match failure {
                Some(status) if sent.is_empty() => Ok(Err(End::Kept(status))),
                Some(_) | None => Ok(Ok((sent, failure))),
            }
        };
        let sent = pipeline.until(async {
            tokio::select! {
                sent = send => sent,
                status = signals.next() => {
                    ctx.printer.note("interrupted; within the hour, the same command goes on with what it has sent");
                    Ok(Err(End::Kept(status)))
                }
            }
        });
        match Box::pin(sent).await? {
            Ended::Asked(sent) => sent,
            Ended::Reached(status) => Ok(Err(End::Reached(status))),
        }
    }

    /// Waits for the end that was asked for, or for a signal.
    async fn until_end(&mut self, bots: &[BotId]) -> Result<End, Error> {
        let Self { pipeline, signals, on_interrupt, ctx, .. } = self;
        pipeline.expect(bots);
        let signal = match pipeline.until(signals.next()).await? {
            Ended::Reached(status) => {
                let (journal, poller) = (pipeline.journal().clone(), pipeline.poller());
                let has_receiver = pipeline.ready().callback_url().is_some();
                let last = async {
                    last_words(bots, &journal, poller.as_ref()).await;
                    if has_receiver {
                        last_look(bots, &journal, ctx).await;
                    }
                };
                let last = async {
                    tokio::select! {
                        () = last => {}
                        _ = signals.next() => {}
                    }
                };
                pipeline.meanwhile(last).await?;
                return Ok(End::Reached(status));
            }
            Ended::Asked(signal) => signal,
        };
        let journal = pipeline.journal().clone();
        let interruption = Interruption { signal, bots, journal, on_interrupt: *on_interrupt, ctx };
        let settled = pipeline.until(async {
            tokio::select! {
                settled = interruption.settle() => settled,
                status = signals.next() => Ok(End::AtOnce(status)),
            }
        });
        match Box::pin(settled).await? {
            Ended::Asked(settled) => settled,
            Ended::Reached(status) => Ok(End::Reached(status)),
        }
    }
}

/// Looks once more for what no webhook has told: the one that completed a session may have overtaken a look. What cannot
/// be had in a moment is missing in the timeline, and nothing else.
async fn last_look(bots: &[BotId], journal: &Journal, ctx: &Context) {
    let Ok(api) = ctx.api() else { return };
    let looks = async {
        for bot in bots {
            if let Err(error) = catch_up(&api, journal, bot, ctx.clock).await {
                ctx.printer.trace(&format!("a last look at bot {bot}: {}", with_causes(&error)));
            }
        }
    };
    drop(timeout(LAST_WORDS, looks).await);
}

/// Gives bots that are complete a moment to say that they are done: that may tell of a failure, and it is the last line of
/// the timeline. Not every bot says it.
async fn last_words(bots: &[BotId], journal: &Journal, poller: Option<&PollerHandle>) {
    let end = Instant::now() + LAST_WORDS;
    while Instant::now() < end {
        let mut is_waiting = false;
        for bot in bots {
            let session = session_of(bot, journal).await.unwrap_or_default();
            if session.reason.is_some()
                && !session.leaves_nothing()
                && session.progress != Some(Progress::Done)
                && session.deleted_at.is_none()
            {
                is_waiting = true;
                if let Some(poller) = poller {
                    poller.follow(bot.clone());
                }
            }
        }
        if !is_waiting {
            return;
        }
        tokio::time::sleep(LAST_WORDS / 20).await;
    }
}
