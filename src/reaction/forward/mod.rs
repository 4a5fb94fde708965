//! Relays events to the user's app: exact bytes, in order per bot, at least once, and never lost because it was down.

mod courier;

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;

pub(crate) use courier::{Attempt, Courier, CourierOptions, Outcome, signed};

use super::lanes::Work;
use super::station::{Station, until};
use super::{ReactionError, Stage};
use crate::model::{EventPattern, Record, Target};
use crate::output::Palette;
use crate::record::StreamRecord;

/// Requests to one target at a time, each of another bot. Ours: an app on the same machine needs no more.
const IN_FLIGHT: usize = 32;
/// The rest after a first failure; it doubles with each that follows.
const FIRST_REST: Duration = Duration::from_millis(250);
/// The longest rest of a target where nobody answers. Ours: a restarted app should not wait long.
const LONGEST_ABSENCE: Duration = Duration::from_secs(5);
/// The longest rest of an event that the app fails on.
const LONGEST_REST: Duration = Duration::from_secs(30);

/// What one `--forward` or `--route` asks for.
#[derive(Clone, Debug)]
pub(crate) struct ForwardOptions {
    pub(crate) target: Target,
    /// What it is called beside the other targets.
    pub(crate) name: String,
    /// Names that are meant; `None` means all.
    pub(crate) pattern: Option<EventPattern>,
    /// Whether an event that the app refused is sent again.
    pub(crate) retry_refused: bool,
    pub(crate) courier: CourierOptions,
}

/// The reaction.
#[derive(Debug)]
pub(crate) struct Forward {
    station: Station,
    courier: Arc<Courier>,
    /// The target, fit to be shown.
    url: String,
    name: String,
    retry_refused: bool,
    flights: JoinSet<Landed>,
    /// Events that the app failed on, until they are tried again.
    resting: JoinSet<Work>,
    absence: Option<Absence>,
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

impl Forward {
    /// Takes its place in the journal.
    pub(crate) async fn start(stage: Stage, options: ForwardOptions) -> Result<Self, ReactionError> {
        let ForwardOptions { target, name, pattern, retry_refused, courier } = options;
        let url = target.to_string();
        let identity = match &pattern {
            None if url == target.url().as_str() => url.clone(),
            None => super::distinct(&url, target.url().as_str()),
            Some(pattern) => super::distinct(&url, &format!("{}={}", pattern.as_str(), target.url())),
        };
        Ok(Self {
            station: Station::start(stage, "forward", identity, pattern).await?,
            courier: Arc::new(Courier::new(target, courier)?),
            url,
            name,
            retry_refused,
            flights: JoinSet::new(),
            resting: JoinSet::new(),
            absence: None,
        })
    }

    /// Delivers until the sources have ended and everything is delivered, or cannot be for now.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        if let Some(from) = self.station.waiting_from() {
            let printer = self.station.stage.screen.printer();
            printer.note(&format!("forwarding to {} goes on with event {from}", self.url));
        }
        loop {
            self.launch();
            if self.flights.is_empty() && self.station.is_over() {
                break;
            }
            let probe = self.absence.as_ref().and_then(|absence| absence.until);
            tokio::select! {
                biased;
                Some(landed) = self.flights.join_next() => match landed {
                    Ok(landed) => self.landed(landed).await?,
                    // Nobody ends these tasks but by ending this one.
                    Err(_) => break,
                },
                Some(Ok(work)) = self.resting.join_next() => self.station.put_back(work),
                () = until(probe) => self.probe(),
                step = self.station.step() => {
                    let step = step?;
                    self.station.take_step(step).await?;
                }
            }
        }
        self.station.save().await
    }

    /// Starts what may be started.
    fn launch(&mut self) {
        while self.absence.is_none() && self.flights.len() < IN_FLIGHT {
            match self.station.take() {
                Some(work) => self.send(work),
                None => return,
            }
        }
    }

    /// Tries one event, to see whether anybody is there again.
    fn probe(&mut self) {
        match (self.station.take(), &mut self.absence) {
            (Some(work), Some(absence)) => {
                absence.until = None;
                self.send(work);
            }
            (Some(work), None) => self.send(work),
            (None, _) => self.absence = None,
        }
    }

    fn send(&mut self, mut work: Work) {
        work.attempts += 1;
        let courier = Arc::clone(&self.courier);
        self.flights.spawn(async move {
            let attempt = courier.deliver(&work.record, work.attempts).await;
            Landed { work, attempt }
        });
    }

    async fn landed(&mut self, Landed { work, attempt }: Landed) -> Result<(), ReactionError> {
        let retried = match attempt.outcome {
            Outcome::Delivered => false,
            Outcome::Refused => self.retry_refused,
            Outcome::Failed | Outcome::Unreachable => true,
        };
        self.show(&work, &attempt, retried).await?;
        let detail = serde_json::to_string(&stream_record(&work.record, &self.url, work.attempts, &attempt));
        let detail = detail.unwrap_or_default();
        if attempt.outcome != Outcome::Unreachable {
            self.present();
        }
        if !retried {
            return self.station.finish(&work.record, detail).await;
        }
        if work.attempts == 1 {
            self.station.note_failure(&work.record, detail);
        }
        if attempt.outcome == Outcome::Unreachable {
            self.station.put_back(work);
            self.absent(&attempt);
        } else {
            self.rest(work);
        }
        Ok(())
    }

    /// Nobody is there: everything waits.
    fn absent(&mut self, attempt: &Attempt) {
        let Some(absence) = &mut self.absence else {
            let cause = attempt.error.as_deref().unwrap_or("nobody answers");
            self.station.stage.screen.printer().warning(&format!(
                "cannot reach {}: {cause}; {}. Events are kept and sent when it is back",
                self.url,
                self.courier.remedy()
            ));
            self.absence = Some(Absence { failures: 1, until: Some(Instant::now() + FIRST_REST) });
            return;
        };
        // Others were under way when the first one failed; only a probe in vain makes the rest longer.
        if absence.until.is_none() {
            absence.failures += 1;
            absence.until = Some(Instant::now() + doubled(absence.failures, LONGEST_ABSENCE));
        }
    }

    fn present(&mut self) {
        if self.absence.take().is_some() {
            let waiting = self.station.waiting();
            let events = if waiting == 1 { "1 event".to_owned() } else { format!("{waiting} events") };
            self.station.stage.screen.printer().note(&format!("{} is back: sending {events}", self.url));
        }
    }

    /// The app failed on this event: it and the later ones of its bot wait.
    fn rest(&mut self, work: Work) {
        let until = Instant::now() + doubled(work.attempts, LONGEST_REST);
        self.resting.spawn(async move {
            tokio::time::sleep_until(until).await;
            work
        });
    }

    /// Shows an attempt. People are spared repetitions of a failure, and told of an absence in one line.
    async fn show(&self, work: &Work, attempt: &Attempt, retried: bool) -> Result<(), ReactionError> {
        let screen = &self.station.stage.screen;
        let repetition = attempt.outcome == Outcome::Unreachable || (retried && work.attempts > 1);
        if repetition && !screen.is_json() {
            return Ok(());
        }
        let record = stream_record(&work.record, &self.url, work.attempts, attempt);
        let human = |palette| {
            let mut text = line(&work.record, &self.name, attempt, palette);
            if work.attempts > 1 {
                text.push_str(&palette.faint(&format!(" (attempt {})", work.attempts)));
            }
            if retried {
                text.push_str(&palette.faint(" (kept: fix the app, it is tried again until it succeeds)"));
            }
            text
        };
        Ok(screen.show(&record, human).await?)
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
pub(crate) fn line(record: &Record, target: &str, attempt: &Attempt, palette: Palette) -> String {
    let status = attempt.status.map_or_else(|| "failed".to_owned(), |status| status.to_string());
    let status = match attempt.outcome {
        Outcome::Delivered => palette.good(&status),
        Outcome::Failed | Outcome::Refused | Outcome::Unreachable => palette.bad(&status),
    };
    let bot = record.delivery.event.bot_id.as_ref().map_or("-", |bot_id| bot_id.short());
    let tie = palette.faint(&format!("{bot} #{}", record.seq));
    let milliseconds = attempt.duration.as_millis();
    let mut line = format!("  → {status} POST {target} {milliseconds} ms  {tie}");
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
