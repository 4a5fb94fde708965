//! The task, over an API that tests decide and a clock that they set.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};
use tokio::task::JoinHandle;

use super::*;
use crate::api::Refusal;
use crate::api::history::Product;
use crate::api::wire::{BotDetails, View as _};
use crate::journal::{EndedSession, Journals, Location, SentBot};
use crate::model::{Auth, Headers, Outcome, Seq};
use crate::webhook::envelope;

const BASE: Duration = Duration::from_secs(2);

thread_local! {
    static BEGAN: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// The time of the test: noon when it began.
fn clock() -> Timestamp {
    let began = BEGAN.get().unwrap_or_else(|| {
        BEGAN.set(Some(Instant::now()));
        Instant::now()
    });
    "2026-05-26T12:00:00Z".parse::<Timestamp>().unwrap() + began.elapsed()
}

/// What is answered to a request for a bot's details, so long after the beginning.
type Answer = dyn Fn(&BotId, Duration) -> Result<Value, (u16, Option<u64>)> + Send + Sync;

#[derive(Clone)]
struct Fake {
    answer: Arc<Answer>,
    /// How long an answer takes.
    takes: Duration,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    /// When each request came, since the beginning, and of which bot.
    requests: Vec<(Duration, BotId)>,
    open: HashMap<BotId, u32>,
    most_open: u32,
    asked_for: Vec<Product>,
}

impl Fake {
    fn new(answer: impl Fn(&BotId, Duration) -> Result<Value, (u16, Option<u64>)> + Send + Sync + 'static) -> Self {
        clock();
        Self { answer: Arc::new(answer), takes: Duration::from_millis(50), seen: Arc::default() }
    }

    fn seen<T>(&self, look: impl FnOnce(&mut Seen) -> T) -> T {
        look(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn count(&self) -> usize {
        self.seen(|seen| seen.requests.len())
    }

    /// How many requests came between two times, in seconds.
    fn between(&self, from: u64, to: u64) -> usize {
        let times = Duration::from_secs(from)..Duration::from_secs(to);
        self.seen(|seen| seen.requests.iter().filter(|(at, _)| times.contains(at)).count())
    }
}

fn elapsed() -> Duration {
    BEGAN.get().unwrap().elapsed()
}

impl BotSource for Fake {
    async fn details(&self, bot: &BotId) -> Result<(BotDetails, Value), ApiError> {
        let at = elapsed();
        self.seen(|seen| {
            seen.requests.push((at, bot.clone()));
            let open = seen.open.entry(bot.clone()).or_default();
            *open += 1;
            seen.most_open = seen.most_open.max(*open);
        });
        tokio::time::sleep(self.takes).await;
        self.seen(|seen| *seen.open.get_mut(bot).unwrap() -= 1);
        match (self.answer)(bot, at) {
            Ok(details) => {
                let raw = json!({"bot_details": details});
                Ok((BotDetails::read(&raw), raw))
            }
            Err((status, retry_after)) => Err(ApiError::Refused(Box::new(Refusal {
                status,
                message: "no".to_owned(),
                request_id: None,
                retry_after: retry_after.map(Duration::from_secs),
                body: bytes::Bytes::new(),
            }))),
        }
    }

    async fn ask_for(&self, _: &BotId, product: Product, _: &BotDetails) -> Result<(), ApiError> {
        self.seen(|seen| seen.asked_for.push(product));
        Ok(())
    }
}

struct Run {
    fake: Fake,
    journal: Journal,
    handle: PollerHandle,
    running: JoinHandle<Result<(), PollerError>>,
    told: Arc<Mutex<Vec<String>>>,
    _clock: StoppedClock,
}

fn start(fake: Fake, journal: Journal, bots: Following) -> Run {
    let told: Arc<Mutex<Vec<String>>> = Arc::default();
    let report: Report = {
        let told = Arc::clone(&told);
        Arc::new(move |report| {
            let text = match report {
                PollReport::Appended(records) => format!("appended {}", records.len()),
                PollReport::Available => "available".to_owned(),
                PollReport::Dropped { bot, .. } => format!("dropped {bot}"),
                PollReport::NotKept(_) => "not kept".to_owned(),
                PollReport::Unavailable { pause, .. } => format!("unavailable for {} s", pause.as_secs()),
            };
            told.lock().unwrap().push(text);
        })
    };
    let patience = if matches!(bots, Following::Heard) { BASE } else { Duration::ZERO };
    let options =
        PollerOptions { api: fake.clone(), journal: journal.clone(), clock, base: BASE, patience, bots, report };
    let (poller, handle) = Poller::over(options);
    Run { fake, journal, handle, running: tokio::spawn(poller.run()), told, _clock: StoppedClock::new() }
}

fn journal() -> Journal {
    Journals::default().open(&Location::Memory).unwrap()
}

fn bot(id: &str) -> BotId {
    id.parse().unwrap()
}

fn named(ids: &[&str]) -> Following {
    Following::Named(ids.iter().map(|id| bot(id)).collect())
}

impl Run {
    /// The names of all events of a bot, with where each came from.
    async fn events(&self, id: &str) -> Vec<String> {
        let events = self.journal.events_of(&bot(id)).await.unwrap();
        let name = |record: &Record| {
            let mark = if record.duplicate { " again" } else { "" };
            format!("{} {}{mark}", record.delivery.event.name, record.delivery.source.as_str())
        };
        events.iter().map(name).collect()
    }

    /// Remembers a bot as sent from here.
    async fn send(&self, id: &str) {
        let (bot_id, created_at, request) = (bot(id), clock(), "{}".to_owned());
        let sent = SentBot { bot_id, created_at, provider: None, video: false, request };
        self.journal.remember_bot(sent).await.unwrap();
    }

    async fn pass(&self, seconds: u64) {
        pass(seconds, &self.journal).await;
    }

    fn told(&self) -> Vec<String> {
        self.told.lock().unwrap().clone()
    }

    async fn webhook(&self, name: &str, id: &str) {
        let body = json!({"event": name, "bot_id": id, "timestamp": clock().to_string()}).to_string();
        let delivery = Delivery {
            received_at: clock(),
            source: Source::Webhook,
            auth: Auth::None,
            headers: Headers::default(),
            query: None,
            event: envelope::parse(body.as_bytes()).unwrap(),
            body: body.into_bytes().into(),
        };
        self.journal.append(delivery).await.unwrap();
    }
}

/// How far time goes at a time.
const STEP: Duration = Duration::from_millis(500);

/// Lets time pass, in steps, each of which lets the poller and the journal's threads finish what they can.
async fn pass(seconds: u64, journal: &Journal) {
    let end = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < end {
        tokio::time::advance(STEP).await;
        for _ in 0..2 {
            journal.append_polled(Vec::new()).await.unwrap();
            journal.events_after(journal.tail(), 1).await.unwrap();
            tokio::task::yield_now().await;
        }
    }
}

/// Keeps the runtime from letting time run on while the journal's threads are at work: it does not while a blocking task
/// runs.
struct StoppedClock(#[expect(dead_code, reason = "the task ends when this is dropped")] std::sync::mpsc::Sender<()>);

impl StoppedClock {
    fn new() -> Self {
        let (sender, receiver) = std::sync::mpsc::channel::<()>();
        tokio::task::spawn_blocking(move || receiver.recv());
        Self(sender)
    }
}

/// A bot that has reached the stages of so many seconds after the beginning by now.
fn life(stages: &[(u64, &str)], now: Duration) -> Value {
    let began = clock() - elapsed();
    let reached = |(after, name): &(u64, &str)| {
        let after = Duration::from_secs(*after);
        (after <= now).then(|| {
            let at = (began + after).to_string();
            ((*name).to_owned(), json!({"message": "", "status": true, "timestamp": at}))
        })
    };
    let timeline: serde_json::Map<_, _> = stages.iter().filter_map(reached).collect();
    let has = |stage: &str| timeline.contains_key(stage);
    let state = |stage: &str| match (has("Stopped"), has(stage)) {
        (_, true) => json!("Success"),
        (true, false) => json!("Processing"),
        (false, false) => Value::Null,
    };
    json!({
        "AudioStatus": state("AudioProcessing"),
        "TranscriptStatus": state("TranscriptionReady"),
        "RequestPayload": {"video_required": false, "recording_config": {"transcript": {"provider": {"deepgram": {}}}}},
        "StatusTimeline": timeline,
    })
}

const HOUR: &[(u64, &str)] = &[
    (1, "Joining"),
    (5, "WaitingRoom"),
    (15, "InMeeting"),
    (16, "Recording"),
    (3_615, "Leaving"),
    (3_617, "Stopped"),
    (3_640, "AudioProcessing"),
    (3_655, "TranscriptionReady"),
    (3_660, "Done"),
];

#[tokio::test(start_paused = true)]
async fn an_hour_of_meeting_costs_under_150_requests_and_loses_nothing() {
    let fake = Fake::new(|_, now| Ok(life(HOUR, now)));
    let run = start(fake, journal(), named(&["b-1"]));
    run.pass(3_680).await;
    let events = run.events("b-1").await;
    let names: Vec<&str> = events.iter().map(|event| event.strip_suffix(" poll").unwrap()).collect();
    assert_eq!(
        names,
        [
            "bot.joining",
            "bot.in_waiting_room",
            "bot.inmeeting",
            "bot.recording",
            "bot.leaving",
            "bot.stopped",
            "audio.processed",
            "transcription.processed",
            "bot.done"
        ]
    );
    let requests = run.fake.count();
    assert!((100..150).contains(&requests), "{requests} requests");
    assert!(run.fake.between(0, 15) >= 5, "soon while it joins");
    run.pass(900).await;
    assert!(run.fake.count() - requests < 20, "and hardly any when all is over: {}", run.fake.count() - requests);
}

#[tokio::test(start_paused = true)]
async fn a_limit_holds_up_every_bot_for_as_long_as_the_service_asks() {
    let limited = |_: &BotId, now: Duration| {
        let limited = Duration::from_secs(20)..Duration::from_secs(80);
        if limited.contains(&now) { Err((429, Some(60))) } else { Ok(life(HOUR, now)) }
    };
    let run = start(Fake::new(limited), journal(), named(&["b-1", "b-2", "b-3"]));
    run.pass(200).await;
    let asked = run.fake.between(20, 80);
    assert!((1..=3).contains(&asked), "what was on its way, and nothing else: {asked}");
    assert!(run.fake.between(80, 90) >= 3);
    let told: Vec<_> = run.told().into_iter().filter(|line| !line.starts_with("appended")).collect();
    assert_eq!(told, ["unavailable for 60 s", "available"]);
}

#[tokio::test(start_paused = true)]
async fn an_outage_is_asked_through_ever_more_slowly_and_nothing_is_lost() {
    let outage = |_: &BotId, now: Duration| {
        let outage = Duration::from_secs(10)..Duration::from_secs(70);
        if outage.contains(&now) { Err((503, None)) } else { Ok(life(HOUR, now)) }
    };
    let run = start(Fake::new(outage), journal(), named(&["b-1"]));
    run.pass(110).await;
    let asked = run.fake.between(10, 70);
    assert!((3..=7).contains(&asked), "{asked}");
    assert_eq!(run.events("b-1").await.last().unwrap(), "bot.recording poll");
}

#[tokio::test(start_paused = true)]
async fn with_as_many_looks_as_there_may_be_no_time_of_another_is_waited_for() {
    let fake = Fake::new(|_, _| Ok(json!({})));
    let (api, journal, report): (_, _, Report) = (fake.clone(), journal(), Arc::new(|_| {}));
    let bots = named(&["b-1", "b-2", "b-3", "b-4", "b-5", "b-6"]);
    let (mut poller, _handle) =
        Poller::over(PollerOptions { api, journal, clock, base: BASE, patience: Duration::ZERO, bots, report });
    assert!(poller.next_at().is_some_and(|at| at <= Instant::now()));
    poller.look_at_due().await;
    assert_eq!((poller.looks.len(), poller.next_at()), (LOOKS, None), "two are due, and wait for the end of a look");
    drop(poller.looks.join_next().await);
    assert!(poller.next_at().is_some_and(|at| at <= Instant::now()), "there is room for one of them");
}

#[tokio::test(start_paused = true)]
async fn a_bot_is_asked_about_once_at_a_time() {
    let fake = Fake { takes: Duration::from_secs(9), ..Fake::new(|_, now| Ok(life(HOUR, now))) };
    let run = start(fake, journal(), named(&["b-1", "b-2"]));
    for _ in 0..20 {
        run.pass(1).await;
        run.handle.wake();
        run.handle.follow(bot("b-1"));
        run.webhook("bot.error", "b-1").await;
    }
    assert_eq!(run.fake.seen(|seen| seen.most_open), 1);
    assert_eq!(run.fake.between(0, 2), 2, "but two bots side by side");
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_nobody_knows_is_no_deletion() {
    let run = start(Fake::new(|_, _| Err((404, None))), journal(), named(&["b-1", "b-2"]));
    run.pass(2).await;
    let error = run.running.await.unwrap().unwrap_err();
    assert!(matches!(error, PollerError::Bot { .. }), "{error:?}");
    assert_eq!(crate::model::Failure::exit_status(&error), crate::model::ExitStatus::NotFound);
    assert_eq!((run.fake.count(), run.journal.tail()), (2, Seq(0)));
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_was_there_and_is_gone_has_been_deleted() {
    let fake = Fake::new(|_, now| if now < Duration::from_mins(1) { Ok(life(HOUR, now)) } else { Err((404, None)) });
    let run = start(fake, journal(), named(&["b-1"]));
    run.pass(120).await;
    assert_eq!(run.events("b-1").await.last().unwrap(), "data_deletion poll");
    let asked = run.fake.count();
    run.pass(600).await;
    assert_eq!(run.fake.count(), asked, "nothing more can be seen of it");
    assert!(!run.running.is_finished());
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_was_just_created_may_be_unknown_for_a_moment() {
    let fake = Fake::new(|_, now| if now < Duration::from_secs(5) { Err((404, None)) } else { Ok(life(HOUR, now)) });
    let run = start(fake, journal(), named(&[]));
    run.send("b-1").await;
    run.handle.follow(bot("b-1"));
    run.pass(10).await;
    assert_eq!(run.events("b-1").await, ["bot.joining poll", "bot.in_waiting_room poll"]);
}

#[tokio::test(start_paused = true)]
async fn a_refused_key_ends_it_and_a_hidden_bot_only_itself() {
    let run = start(Fake::new(|_, _| Err((401, None))), journal(), Following::Heard);
    run.handle.follow(bot("b-1"));
    run.pass(2).await;
    assert!(matches!(run.running.await.unwrap(), Err(PollerError::Key(_))));
    let hidden = |bot: &BotId, now| if bot.as_str() == "b-1" { Err((403, None)) } else { Ok(life(HOUR, now)) };
    let run = start(Fake::new(hidden), journal(), named(&["b-1", "b-2"]));
    run.pass(4).await;
    assert!(run.told().contains(&"dropped b-1".to_owned()) && !run.running.is_finished());
    assert!(!run.events("b-2").await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_scheduled_bot_costs_next_to_nothing_and_is_seen_when_it_joins() {
    let join_at = clock() + Duration::from_mins(30);
    let fake = Fake::new(move |_, now| {
        let joined = [(1_800, "Joining")];
        let mut details = life(&joined, now);
        details["Status"] = json!(if now.as_secs() < 1_800 { "Scheduled" } else { "Joining" });
        details["RequestPayload"] = json!({"join_at": join_at.to_string()});
        Ok(details)
    });
    let run = start(fake, journal(), named(&["b-1"]));
    run.pass(1_790).await;
    assert!(run.fake.count() < 12, "{}", run.fake.count());
    run.pass(14).await;
    assert_eq!(run.events("b-1").await, ["bot.scheduled poll", "bot.joining poll"]);
}

#[tokio::test(start_paused = true)]
async fn no_transcript_is_waited_for_where_none_will_come() {
    let fake = Fake::new(|_, now| {
        let mut details = life(&[(0, "Recording"), (10, "Stopped"), (20, "AudioProcessing")], now);
        details["TranscriptStatus"] = Value::Null;
        details["RequestPayload"] = json!({"video_required": false, "recording_config": {"transcript": {"provider": {"deepgram_streaming": {}}}}});
        Ok(details)
    });
    let run = start(fake, journal(), named(&["b-1"]));
    run.pass(40).await;
    assert_eq!(run.events("b-1").await.last().unwrap(), "audio.processed poll");
    let asked = run.fake.count();
    run.pass(900).await;
    assert!(run.fake.count() - asked < 25, "{}", run.fake.count() - asked);
}

#[tokio::test(start_paused = true)]
async fn an_artifact_that_the_details_do_not_tell_of_is_asked_for_until_it_is_there() {
    let fake = Fake::new(|_, now| {
        let mut details = life(HOUR, Duration::from_secs(3_590) + now);
        for status in ["AudioStatus", "TranscriptStatus"] {
            details[status] = Value::Null;
        }
        details["transcript_id"] = json!("t-1");
        Ok(details)
    });
    let run = start(fake, journal(), named(&["b-1"]));
    run.pass(120).await;
    let events = run.events("b-1").await;
    for event in ["audio.processed poll", "transcription.processed poll", "bot.done poll"] {
        assert!(events.contains(&event.to_owned()), "{event} in {events:?}");
    }
    assert_eq!(run.fake.seen(|seen| seen.asked_for.clone()), [Product::Audio, Product::Transcript]);
}

#[tokio::test(start_paused = true)]
async fn what_is_heard_is_followed_and_webhooks_come_first() {
    let run = start(Fake::new(|_, now| Ok(life(HOUR, now))), journal(), Following::Heard);
    run.pass(1).await;
    run.webhook("bot.joining", "b-1").await;
    run.pass(4).await;
    run.webhook("bot.in_waiting_room", "b-1").await;
    run.pass(20).await;
    assert_eq!(
        run.events("b-1").await,
        ["bot.joining webhook", "bot.in_waiting_room webhook", "bot.inmeeting poll", "bot.recording poll"]
    );
    run.webhook("bot.inmeeting", "b-1").await;
    assert_eq!(run.events("b-1").await.last().unwrap(), "bot.inmeeting webhook again");

    let ended = EndedSession { bot_id: bot("b-1"), outcome: Outcome::Completed, detail: "{}".to_owned(), remark: None };
    run.journal.close_session(ended, clock()).await.unwrap();
    run.pass(180).await;
    let asked = run.fake.count();
    run.pass(600).await;
    assert_eq!(run.fake.count(), asked, "an ended session is followed no further");
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_is_sent_meanwhile_is_followed_though_no_webhook_comes() {
    let run = start(Fake::new(|_, now| Ok(life(HOUR, now))), journal(), Following::Heard);
    run.pass(5).await;
    assert_eq!(run.fake.count(), 0);
    run.send("b-1").await;
    run.pass(5).await;
    assert_eq!(run.events("b-1").await, ["bot.joining poll", "bot.in_waiting_room poll"]);
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_was_sent_and_heard_of_has_been_deleted_and_one_that_was_not_is_left_alone() {
    let run = start(Fake::new(|_, _| Err((404, None))), journal(), Following::Heard);
    run.send("b-1").await;
    run.send("b-2").await;
    run.webhook("bot.joining", "b-1").await;
    run.pass(120).await;
    assert_eq!(run.events("b-1").await, ["bot.joining webhook", "data_deletion poll"]);
    assert_eq!(run.events("b-2").await, [""; 0]);
    let asked = run.fake.count();
    run.pass(300).await;
    assert_eq!(run.fake.count(), asked);
}

#[tokio::test(start_paused = true)]
async fn a_simulated_bot_is_asked_about_once() {
    let run = start(Fake::new(|_, _| Err((404, None))), journal(), Following::Heard);
    for _ in 0..10 {
        run.pass(5).await;
        run.webhook("bot.error", "b-sim").await;
    }
    assert_eq!(run.fake.count(), 1);
    assert!(run.events("b-sim").await.iter().all(|event| event.starts_with("bot.error webhook")));
}

#[tokio::test(start_paused = true)]
async fn unfinished_sessions_are_looked_at_from_the_start_and_after_a_sleep() {
    let journal = journal();
    journal.begin_sessions(vec![(bot("b-1"), Seq(1))]).await.unwrap();
    let run = start(Fake::new(|_, now| Ok(life(&[(0, "Recording")], now))), journal, Following::Heard);
    run.pass(1).await;
    assert_eq!(run.fake.count(), 1);
    run.pass(600).await;
    let asked = run.fake.count();
    run.handle.wake();
    run.pass(1).await;
    assert_eq!(run.fake.count(), asked + 1);
}
