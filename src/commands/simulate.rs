//! `meetstream simulate`: webhooks of bots that never were, against any endpoint.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;
use url::Url;

use crate::cli::SimulateArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, LookupError, PayloadError};
use crate::model::{Assignment, Seq, Target, UnknownPathError, printable, shortened};
use crate::output::{Format, OutputError, Printer};
use crate::reaction::RelayError;
use crate::reaction::forward::unreachable_remedy;
use crate::sandbox::{SendError, Sender, Sent};
use crate::settings;
use crate::webhook::envelope;
use crate::webhook::scenario::{Asked, Envelope, Step, Subject};
use crate::webhook::signature::Keys;
use crate::webhook::simulation::{Disturbance, Load, PlannedWebhook, SendingPlan, Simulated, plan};

/// Webhooks in a row, from the first, after which a target that cannot be reached at all is given up.
const ENOUGH: usize = 3;
/// The most webhooks under way at the same time.
const IN_FLIGHT: usize = 256;

/// What one line of `--json` says.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum SimulateRecord<'a> {
    Sent {
        bot_id: &'a str,
        name: &'a str,
        duplicate: bool,
        status: Option<u16>,
        duration_ms: f64,
        error: Option<String>,
    },
    Summary {
        sent: usize,
        accepted: usize,
        failed: usize,
        duplicates: usize,
        dropped: usize,
        duration_ms: f64,
        p50_ms: f64,
        p99_ms: f64,
    },
}

/// What is sent: rendered for each bot, or the bytes of the journal.
enum Payloads {
    Journalled { name: String, bot_id: String, body: Bytes },
    Rendered { steps: Vec<Step>, envelope: Envelope, attributes: Map<String, Value>, changes: Vec<Assignment> },
}

/// What every bot's task has in common.
struct Simulation {
    payloads: Payloads,
    to: Url,
    keys: Option<Keys>,
    sender: Sender,
    permits: Semaphore,
    began: tokio::time::Instant,
    began_at: Timestamp,
    clock: fn() -> Timestamp,
}

/// How one webhook went.
struct SendOutcome {
    webhook: PlannedWebhook,
    bot_id: String,
    name: String,
    result: Result<Sent, SendError>,
    took: Duration,
}

/// What all of it came to.
#[derive(Default)]
struct Counters {
    accepted: usize,
    duplicates: usize,
    times: Vec<Duration>,
    /// Why nobody has answered, and what to do about it; `None` once anybody has.
    nobody: Option<(String, &'static str)>,
}

pub(crate) async fn run(args: SimulateArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let keys = keys(&args, ctx)?;
    let payloads = payloads(&args, ctx).await?;
    let due: Vec<Duration> = match &payloads {
        Payloads::Journalled { .. } => vec![Duration::ZERO],
        Payloads::Rendered { steps, .. } => steps.iter().map(|step| step.after).collect(),
    };
    let SimulateArgs { to, speed, duplicate, drop, shuffle, seed, bots, rate, .. } = args;
    let load = Load { bots: usize::try_from(bots).unwrap_or(usize::MAX), speed, rate };
    let plan = plan(&due, &load, &Disturbance { duplicate, drop, shuffle, seed });
    let simulation = Simulation {
        payloads,
        to: to.url().clone(),
        keys,
        sender: Sender::new(ctx.trust()?),
        permits: Semaphore::new(IN_FLIGHT),
        began: tokio::time::Instant::now(),
        began_at: (ctx.clock)(),
        clock: ctx.clock,
    };
    let began = Instant::now();
    let dropped = plan.dropped;
    let counters = send_all(Arc::new(simulation), plan, load.bots, &to, &ctx.printer).await?;
    counters.show(dropped, began.elapsed(), &ctx.printer)?;
    if let Some((cause, remedy)) = counters.nobody {
        // The path may hold a token.
        let target = to.url().origin().ascii_serialization();
        return Err(RelayError::Unreachable { target, cause, remedy }.into());
    }
    Ok(if counters.failed() == 0 { ExitStatus::Done } else { ExitStatus::Failure })
}

fn keys(args: &SimulateArgs, ctx: &Context) -> Result<Option<Keys>, Error> {
    if args.unsigned {
        return Ok(None);
    }
    let from_file = args.secret_file.as_deref().map(settings::read_secrets).transpose()?;
    Ok(Keys::new(from_file.as_ref().unwrap_or(&ctx.settings.webhook_secrets.value)))
}

async fn payloads(args: &SimulateArgs, ctx: &Context) -> Result<Payloads, Error> {
    if let Some(seq) = args.from {
        return journalled(seq, &args.set, ctx).await;
    }
    let envelope = args.envelope.into();
    let steps = match args.simulated {
        Some(Simulated::Scenario(scenario)) => {
            scenario.steps(Asked { video: args.video, ..scenario.usually_asked() }, envelope)
        }
        Some(Simulated::Single(step)) => vec![step],
        None => Vec::new(),
    };
    let attributes = args.attributes.iter().map(|(key, value)| (key.clone(), Value::from(value.as_str()))).collect();
    let payloads = Payloads::Rendered { steps, envelope, attributes, changes: args.set.clone() };
    payloads.check_changes().map_err(|source| PayloadError::Change { seq: None, source })?;
    Ok(payloads)
}

async fn journalled(seq: i64, changes: &[Assignment], ctx: &Context) -> Result<Payloads, Error> {
    let read = |source| Error::Journal { action: "read the journal", source };
    let records = ctx.journal_to_read()?.events_after(Seq(seq - 1), 1).await.map_err(read)?;
    let record =
        records.into_iter().find(|record| record.seq == Seq(seq)).ok_or(LookupError::NoEvent { seq: Seq(seq) })?;
    let (mut body, mut event) = (record.delivery.payload(), record.delivery.event);
    if !changes.is_empty()
        && let Ok(mut value) = serde_json::from_slice::<Value>(&body)
    {
        let failed = |source| PayloadError::Change { seq: Some(record.seq), source };
        changes.iter().try_for_each(|change| change.apply(&mut value)).map_err(failed)?;
        body = value.to_string().into();
        event = envelope::parse(&body).unwrap_or_default();
    }
    let bot_id = event.bot_id.as_ref().map(ToString::to_string).unwrap_or_default();
    Ok(Payloads::Journalled { name: event.name.to_string(), bot_id, body })
}

impl Payloads {
    /// Refuses a change that would change nothing in any payload.
    fn check_changes(&self) -> Result<(), UnknownPathError> {
        let Self::Rendered { steps, envelope, attributes, changes } = self else { return Ok(()) };
        let subject = Subject { bot_id: "b", custom_attributes: Some(attributes), at: Timestamp::UNIX_EPOCH };
        for change in changes {
            let mut refusal = None;
            let mut fits = false;
            for step in steps {
                match change.apply(&mut step.render(&subject, *envelope)) {
                    Ok(()) => fits = true,
                    Err(error) => refusal = refusal.or(Some(error)),
                }
            }
            if let Some(refusal) = refusal.filter(|_| !fits) {
                return Err(refusal);
            }
        }
        Ok(())
    }

    /// The specific name, the bot and the bytes of one webhook.
    fn webhook(&self, index: usize, bot_id: &str, at: Timestamp) -> Option<(String, String, Vec<u8>)> {
        match self {
            Self::Journalled { name, bot_id, body } => Some((name.clone(), bot_id.clone(), body.to_vec())),
            Self::Rendered { steps, envelope, attributes, changes } => {
                let step = steps.get(index)?;
                let mut body = step.render(&Subject { bot_id, custom_attributes: Some(attributes), at }, *envelope);
                for change in changes {
                    // Not every event has every field; that at least one has it was checked before.
                    drop(change.apply(&mut body));
                }
                let shown = body.get("bot_id").and_then(Value::as_str).unwrap_or(bot_id).to_owned();
                Some((step.name().to_owned(), shown, body.to_string().into_bytes()))
            }
        }
    }
}

/// Sends everything: each bot's webhooks one after the other, the bots beside each other.
async fn send_all(
    simulation: Arc<Simulation>,
    plan: SendingPlan,
    bots: usize,
    target: &Target,
    printer: &Printer,
) -> Result<Counters, Error> {
    let mut webhooks: Vec<Vec<PlannedWebhook>> = vec![Vec::new(); bots];
    for webhook in plan.webhooks {
        if let Some(own) = webhooks.get_mut(webhook.bot) {
            own.push(webhook);
        }
    }
    let (outcomes, mut seen) = mpsc::channel(IN_FLIGHT);
    let mut tasks = JoinSet::new();
    for own in webhooks {
        tasks.spawn(send_of_bot(Arc::clone(&simulation), own, outcomes.clone()));
    }
    drop(outcomes);
    let mut counters = Counters::default();
    while let Some(outcome) = seen.recv().await {
        counters.count(&outcome, target);
        tell(&outcome, printer)?;
        if counters.nobody.is_some() && counters.times.len() >= ENOUGH {
            break;
        }
    }
    Ok(counters)
}

async fn send_of_bot(simulation: Arc<Simulation>, webhooks: Vec<PlannedWebhook>, outcomes: mpsc::Sender<SendOutcome>) {
    let own_id = uuid::Uuid::new_v4().to_string();
    for webhook in webhooks {
        tokio::time::sleep_until(simulation.began + webhook.at).await;
        let at = simulation.began_at + webhook.happened;
        let Some((name, bot_id, body)) = simulation.payloads.webhook(webhook.index, &own_id, at) else { return };
        let Ok(_permit) = simulation.permits.acquire().await else { return };
        let started = Instant::now();
        let result = simulation.sender.send(&simulation.to, body, simulation.keys.as_ref(), (simulation.clock)()).await;
        let outcome = SendOutcome { webhook, bot_id, name, result, took: started.elapsed() };
        if outcomes.send(outcome).await.is_err() {
            return;
        }
    }
}

fn millis(time: Duration) -> f64 {
    (time.as_secs_f64() * 10_000_000.0).round() / 10_000.0
}

fn is_accepted(result: &Result<Sent, SendError>) -> bool {
    result.as_ref().is_ok_and(|sent| (200..300).contains(&sent.status))
}

fn tell(outcome: &SendOutcome, printer: &Printer) -> Result<(), OutputError> {
    let SendOutcome { webhook, bot_id, name, result, took } = outcome;
    if printer.format() == Format::Json {
        return printer.record(&SimulateRecord::Sent {
            bot_id,
            name,
            duplicate: webhook.duplicate,
            status: result.as_ref().ok().map(|sent| sent.status),
            duration_ms: millis(*took),
            error: result.as_ref().err().map(ToString::to_string),
        });
    }
    let palette = printer.palette();
    let answer = match result {
        Ok(sent) if is_accepted(result) => palette.good(&sent.status.to_string()),
        Ok(sent) => {
            let preview = shortened(&printable(&sent.preview), 80);
            palette.bad(&format!("{} {preview}", sent.status)).trim_end().to_owned()
        }
        Err(error) => palette.bad(&error.to_string()),
    };
    let short: String = printable(bot_id).chars().take(8).collect();
    let repeated = if webhook.duplicate { " (again)" } else { "" };
    let line = format!("{} {}{repeated} → {answer} {:.1} ms", palette.faint(&short), printable(name), millis(*took));
    printer.line(&line)
}

impl Counters {
    fn count(&mut self, outcome: &SendOutcome, target: &Target) {
        let is_first = self.times.is_empty();
        self.nobody = match &outcome.result {
            Err(SendError::Connect(_)) if is_first => {
                Some(("nothing listens there".to_owned(), unreachable_remedy(target)))
            }
            Err(SendError::Untrusted { problem }) if is_first => Some((problem.to_string(), problem.remedy())),
            Err(SendError::Connect(_) | SendError::Untrusted { .. }) => self.nobody.take(),
            Err(SendError::Broken(_) | SendError::NoSocket { .. } | SendError::Timeout | SendError::Tls(_)) | Ok(_) => {
                None
            }
        };
        self.accepted += usize::from(is_accepted(&outcome.result));
        self.duplicates += usize::from(outcome.webhook.duplicate);
        self.times.push(outcome.took);
    }

    fn failed(&self) -> usize {
        self.times.len() - self.accepted
    }

    fn show(&self, dropped: usize, duration: Duration, printer: &Printer) -> Result<(), OutputError> {
        let mut times = self.times.clone();
        times.sort_unstable();
        let percentile = |percent: usize| {
            let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
            times.get(place).copied().map_or(0.0, millis)
        };
        if printer.format() == Format::Json {
            return printer.record(&SimulateRecord::Summary {
                sent: times.len(),
                accepted: self.accepted,
                failed: self.failed(),
                duplicates: self.duplicates,
                dropped,
                duration_ms: millis(duration),
                p50_ms: percentile(50),
                p99_ms: percentile(99),
            });
        }
        printer.note(&format!(
            "{} sent ({} again, {dropped} left out), {} accepted, {} not, in {:.1} s; half within {:.1} ms, 99 % within {:.1} ms",
            times.len(),
            self.duplicates,
            self.accepted,
            self.failed(),
            duration.as_secs_f64(),
            percentile(50),
            percentile(99),
        ));
        Ok(())
    }
}
