//! Relays events to the user's app: exact bytes, in order per bot, at least once, and never lost because it was down.

mod courier;

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;

pub(crate) use courier::{Attempt, Courier, CourierOptions, Outcome, signed};

use super::Stage;
use super::lanes::{Lanes, Work};
use super::ledger::Ledger;
use crate::error::Error;
use crate::journal::{Effect, Start};
use crate::model::{EventPattern, Record, Seq, Target};
use crate::output::Palette;
use crate::output::record::StreamRecord;

/// Requests to one target at a time, each of another bot. Ours: an app on the same machine needs no more.
const IN_FLIGHT: usize = 32;
/// The rest after a first failure; it doubles with each that follows.
const FIRST_REST: Duration = Duration::from_millis(250);
/// The longest rest of a target where nobody answers. Ours: a restarted app should not wait long.
const LONGEST_ABSENCE: Duration = Duration::from_secs(5);
/// The longest rest of an event that the app fails on.
const LONGEST_REST: Duration = Duration::from_secs(30);

/// Why events cannot be relayed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RelayError {
    /// The HTTP client cannot be set up.
    #[error("cannot set up the HTTP client")]
    Client(#[source] reqwest::Error),
    /// Nobody is there.
    #[error("cannot reach {target}: {cause}")]
    Unreachable { target: String, cause: String, remedy: &'static str },
}

impl RelayError {
    pub(crate) fn hint(&self) -> Option<String> {
        match self {
            Self::Client(_) => None,
            Self::Unreachable { remedy, .. } => Some((*remedy).to_owned()),
        }
    }
}

/// What one `--forward` or `--route` asks for.
#[derive(Clone, Debug)]
pub(crate) struct ForwardOptions {
    pub(crate) target: Target,
    /// Names that are meant; `None` means all.
    pub(crate) pattern: Option<EventPattern>,
    /// Whether an event that the app refused is sent again.
    pub(crate) retry_refused: bool,
    pub(crate) courier: CourierOptions,
}

/// The reaction.
#[derive(Debug)]
pub(crate) struct Forward {
    stage: Stage,
    courier: Arc<Courier>,
    /// The target, fit to be shown.
    url: String,
    /// What tells it from every other one in the journal.
    identity: String,
    pattern: Option<EventPattern>,
    retry_refused: bool,
}

/// A target where nobody answered.
#[derive(Debug)]
struct Absence {
    /// Attempts in vain.
    failures: u32,
    /// When to try again; `None` while one attempt is under way.
    until: Option<Instant>,
}

/// An attempt that has ended.
#[derive(Debug)]
struct Landed {
    work: Work,
    attempt: Attempt,
}

/// What is under way.
#[derive(Debug)]
struct Run {
    lanes: Lanes,
    ledger: Ledger,
    flights: JoinSet<Landed>,
    /// Events that the app failed on, until they are tried again.
    resting: JoinSet<Work>,
    absence: Option<Absence>,
    /// Events that were dealt with before a restart.
    dealt_with: HashSet<Seq>,
}

impl Forward {
    pub(crate) fn new(stage: Stage, options: ForwardOptions) -> Result<Self, RelayError> {
        let ForwardOptions { target, pattern, retry_refused, courier } = options;
        let url = target.to_string();
        let identity = match &pattern {
            None if url == target.url().as_str() => url.clone(),
            None => super::distinct(&url, target.url().as_str()),
            Some(pattern) => super::distinct(&url, &format!("{pattern}={}", target.url(), pattern = pattern.as_str())),
        };
        Ok(Self { stage, courier: Arc::new(Courier::new(target, courier)?), url, identity, pattern, retry_refused })
    }

    /// Follows the journal until the sources have ended and everything is delivered, or cannot be for now.
    pub(crate) async fn run(mut self) -> Result<(), Error> {
        let failed = |source| Error::Journal { action: "forward events", source };
        let cursor = format!("forward:{}", self.identity);
        let mut follower = self.stage.journal.follow(&cursor, Start::Cursor).await.map_err(failed)?;
        if follower.is_behind() {
            let from = Seq(follower.last().0 + 1);
            self.stage.screen.printer().note(&format!("forwarding to {} goes on with event {from}", self.url));
        }
        let ledger = Ledger::new(self.stage.journal.clone(), cursor, follower.last());
        let mut run = Run {
            lanes: Lanes::after(follower.last()),
            dealt_with: ledger.dealt_with("forward", &self.identity).await.map_err(failed)?,
            ledger,
            flights: JoinSet::new(),
            resting: JoinSet::new(),
            absence: None,
        };
        let mut exhausted = false;
        let (mut drain, mut ending) = (self.stage.drain.clone(), self.stage.drain.clone());
        loop {
            self.launch(&mut run);
            // With nothing under way, what is left cannot be delivered for now.
            if ending.has_begun() && run.flights.is_empty() && (exhausted || !run.lanes.is_empty()) {
                break;
            }
            let probe = run.absence.as_ref().and_then(|absence| absence.until);
            tokio::select! {
                biased;
                Some(landed) = run.flights.join_next() => match landed {
                    Ok(landed) => self.landed(&mut run, landed).await?,
                    // The task was ours to end, and nobody has.
                    Err(_) => break,
                },
                Some(Ok(work)) = run.resting.join_next() => run.lanes.put_back(work),
                () = until(probe) => {
                    if let Some(absence) = &mut run.absence {
                        absence.until = None;
                    }
                    self.probe(&mut run);
                }
                () = until(run.ledger.due()) => run.ledger.save().await.map_err(failed)?,
                next = drain.next(&mut follower), if !exhausted && !run.lanes.is_full() => {
                    match next.map_err(failed)? {
                        Some(record) => self.queue(&mut run, record),
                        None => exhausted = true,
                    }
                }
                () = ending.begun(), if !ending.has_begun() => {}
            }
            run.ledger.settle(run.lanes.settled());
            run.ledger.save_if_full().await.map_err(failed)?;
        }
        run.ledger.save().await.map_err(failed)
    }

    fn queue(&self, run: &mut Run, record: Arc<Record>) {
        let named = self.pattern.as_ref().is_none_or(|pattern| pattern.matches(&record.delivery.event));
        let meant = named && !record.duplicate && self.stage.filter.passes(&record.delivery.event);
        if meant && !run.dealt_with.remove(&record.seq) {
            run.lanes.push(record);
        } else {
            run.lanes.pass(record.seq);
        }
    }

    /// Starts what may be started.
    fn launch(&self, run: &mut Run) {
        while run.absence.is_none() && run.flights.len() < IN_FLIGHT {
            match run.lanes.take() {
                Some(work) => self.send(run, work),
                None => return,
            }
        }
    }

    /// Tries one event, to see whether anybody is there again.
    fn probe(&self, run: &mut Run) {
        match run.lanes.take() {
            Some(work) => self.send(run, work),
            None => run.absence = None,
        }
    }

    fn send(&self, run: &mut Run, mut work: Work) {
        work.attempts += 1;
        let courier = Arc::clone(&self.courier);
        run.flights.spawn(async move {
            let attempt = courier.deliver(&work.record, work.attempts).await;
            Landed { work, attempt }
        });
    }

    async fn landed(&mut self, run: &mut Run, Landed { work, attempt }: Landed) -> Result<(), Error> {
        self.show(&work, &attempt).await?;
        match attempt.outcome {
            Outcome::Unreachable => self.absent(run, work, &attempt),
            Outcome::Failed => self.rest(run, work, &attempt),
            Outcome::Refused if self.retry_refused => self.rest(run, work, &attempt),
            Outcome::Delivered | Outcome::Refused => {
                self.present(run);
                run.ledger.note(self.effect("forward", &work, &attempt));
                run.lanes.finish(&work.record);
            }
        }
        Ok(())
    }

    /// Nobody is there: everything waits.
    fn absent(&self, run: &mut Run, work: Work, attempt: &Attempt) {
        if work.attempts == 1 {
            run.ledger.note(self.effect("forward failed", &work, attempt));
        }
        run.lanes.put_back(work);
        let Some(absence) = &mut run.absence else {
            let cause = attempt.error.as_deref().unwrap_or("nobody answers");
            let remedy = self.courier.remedy();
            self.stage.screen.printer().warning(&format!(
                "cannot reach {}: {cause}; {remedy}. Events are kept and sent when it is back",
                self.url
            ));
            run.absence = Some(Absence { failures: 1, until: Some(Instant::now() + FIRST_REST) });
            return;
        };
        // Others were under way when the first one failed; only a probe in vain makes the rest longer.
        if absence.until.is_none() {
            absence.failures += 1;
            absence.until = Some(Instant::now() + doubled(absence.failures, LONGEST_ABSENCE));
        }
    }

    fn present(&self, run: &mut Run) {
        if run.absence.take().is_some() {
            let waiting = run.lanes.len();
            let events = if waiting == 1 { "1 event".to_owned() } else { format!("{waiting} events") };
            self.stage.screen.printer().note(&format!("{} is back: sending {events}", self.url));
        }
    }

    /// The app failed on this event: it and the later ones of its bot wait.
    fn rest(&self, run: &mut Run, work: Work, attempt: &Attempt) {
        self.present(run);
        if work.attempts == 1 {
            run.ledger.note(self.effect("forward failed", &work, attempt));
        }
        let until = Instant::now() + doubled(work.attempts, LONGEST_REST);
        run.resting.spawn(async move {
            tokio::time::sleep_until(until).await;
            work
        });
    }

    fn effect(&self, reaction: &str, work: &Work, attempt: &Attempt) -> Effect {
        Effect {
            seq: work.record.seq,
            reaction: reaction.to_owned(),
            target: self.identity.clone(),
            at: (self.stage.clock)(),
            detail: serde_json::to_string(&stream_record(&work.record, &self.url, work.attempts, attempt))
                .unwrap_or_default(),
        }
    }

    /// Shows an attempt. People are spared repetitions of a failure, and told of an absence in one line.
    async fn show(&self, work: &Work, attempt: &Attempt) -> Result<(), Error> {
        let retried = match attempt.outcome {
            Outcome::Delivered => false,
            Outcome::Refused => self.retry_refused,
            Outcome::Failed | Outcome::Unreachable => true,
        };
        let repetition = attempt.outcome == Outcome::Unreachable || (retried && work.attempts > 1);
        if repetition && !self.stage.screen.is_json() {
            return Ok(());
        }
        let record = stream_record(&work.record, &self.url, work.attempts, attempt);
        let human = |palette| {
            let mut text = line(&work.record, self.courier.target(), attempt, palette);
            if retried {
                text.push_str(&palette.faint(" (kept, and tried again until it succeeds)"));
            }
            text
        };
        self.stage.screen.show(&record, human).await
    }
}

/// Resolves at a time; never, if there is none.
async fn until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}

/// The rest after so many failures.
fn doubled(failures: u32, longest: Duration) -> Duration {
    FIRST_REST.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(longest)
}

/// An attempt as a record.
pub(crate) fn stream_record<'a>(
    record: &Record,
    url: &'a str,
    attempts: u32,
    attempt: &'a Attempt,
) -> StreamRecord<'a> {
    StreamRecord::Forward {
        seq: record.seq,
        url,
        status: attempt.status,
        attempt: attempts,
        duration_ms: u64::try_from(attempt.duration.as_millis()).unwrap_or(u64::MAX),
        error: attempt.error.as_deref(),
    }
}

/// An attempt as a line: `→ 200 POST /hook 8 ms  6667fd0c #12`, with what the app said where that is no success.
pub(crate) fn line(record: &Record, target: &Target, attempt: &Attempt, palette: Palette) -> String {
    let status = attempt.status.map_or_else(|| "failed".to_owned(), |status| status.to_string());
    let status = match attempt.outcome {
        Outcome::Delivered => palette.good(&status),
        Outcome::Failed | Outcome::Refused | Outcome::Unreachable => palette.bad(&status),
    };
    let bot = record.delivery.event.bot_id.as_ref().map_or("-", |bot_id| bot_id.short());
    let tie = palette.faint(&format!("{bot} #{}", record.seq));
    let milliseconds = attempt.duration.as_millis();
    let mut line = format!("  → {status} POST {} {milliseconds} ms  {tie}", target.url().path());
    if let Some(error) = &attempt.error {
        line.push_str("  ");
        line.push_str(error);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_double_up_to_the_longest() {
        let rests: Vec<u128> = [1, 2, 3, 6, 60].map(|n| doubled(n, LONGEST_ABSENCE).as_millis()).into();
        assert_eq!(rests, [250, 500, 1_000, 5_000, 5_000]);
    }
}
