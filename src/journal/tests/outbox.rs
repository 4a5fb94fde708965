//! The outbox's state machine over a real database, and older files.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use jiff::Timestamp;
use proptest::prelude::*;
use rusqlite::Connection;

use super::super::store::{schema, turn};
use super::super::unreadable::Unreadable;
use super::{prune, *};
use crate::model::ArtifactKind;

const NOW: i64 = 1_800_000_000_000_000;

fn queue() -> TaskQueue {
    TaskQueue { reaction: "forward", target: "http://localhost:3000/".to_owned() }
}

fn at(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap()
}

fn turn() -> Turn {
    Turn {
        queue: queue(),
        planned: Vec::new(),
        place: None,
        reports: Vec::new(),
        lanes: 0,
        of_lane: 16,
        held: HashSet::new(),
        now: at(NOW),
        at: at(NOW),
    }
}

fn planned(seq: i64, bot: Option<&str>) -> Planned {
    Planned { seq: Seq(seq), bot_id: bot.map(|bot| bot.parse().unwrap()) }
}

fn report(task: &Task, state: TaskState, retry_at: Option<i64>) -> TaskReport {
    TaskReport {
        id: task.id,
        seq: task.seq,
        bot_id: task.bot_id.clone(),
        state,
        attempts: task.attempts + 1,
        retry_at: retry_at.map(at),
        detail: Some("{}".to_owned()),
        remark: None,
    }
}

fn places(claimed: &Claimed) -> Vec<Vec<i64>> {
    claimed.lanes.iter().map(|lane| lane.iter().map(|task| task.seq.0).collect()).collect()
}

#[tokio::test]
async fn one_bot_is_in_order_and_bots_are_side_by_side() {
    let journal = in_memory();
    let events = [Some("a"), Some("a"), Some("b"), None, None].into_iter().zip(1..);
    let planned: Vec<Planned> = events.map(|(bot, seq)| planned(seq, bot)).collect();
    let first = journal.take_turn(Turn { planned: planned.clone(), place: Some(Seq(5)), lanes: 9, ..turn() });
    let first = first.await.unwrap();
    assert_eq!(places(&first), [vec![1, 2], vec![3], vec![4, 5]]);
    let held: HashSet<i64> = first.lanes.iter().flatten().map(|task| task.id).collect();
    let again = journal.take_turn(Turn { planned, lanes: 9, held: held.clone(), ..turn() }).await.unwrap();
    assert_eq!(places(&again), Vec::<Vec<i64>>::new(), "to plan twice changes nothing, and all are in hand");

    let [a, b, none] = &first.lanes[..] else { panic!("{first:?}") };
    let reports = vec![
        report(&a[0], TaskState::Ready, Some(NOW + 7)),
        report(&b[0], TaskState::Failed, None),
        report(&none[0], TaskState::Done, None),
    ];
    let next = journal.take_turn(Turn { reports, lanes: 9, of_lane: 1, ..turn() }).await.unwrap();
    assert_eq!(
        (places(&next), next.due_at),
        (vec![vec![5]], Some(at(NOW + 7))),
        "2 waits for 1, which waits for its time"
    );
    let later = journal.take_turn(Turn { lanes: 1, now: at(NOW + 7), ..turn() }).await.unwrap();
    assert_eq!((places(&later), later.due_at), (vec![vec![1, 2]], None), "what was tried before comes first");
    assert_eq!(later.lanes[0][0].attempts, 1);
    let other = TaskQueue { target: "http://localhost:4000/".to_owned(), ..queue() };
    let none = journal.take_turn(Turn { queue: other.clone(), lanes: 9, ..turn() }).await.unwrap();
    assert_eq!(places(&none), Vec::<Vec<i64>>::new());
    let open = journal.open_tasks(&queue()).await.unwrap();
    assert_eq!((open.count, open.first), (3, Some(Seq(1))));
    assert_eq!(journal.open_tasks(&other).await.unwrap().count, 0);
}

#[tokio::test]
async fn what_became_of_tasks_is_told_in_order_once_it_is_written() {
    let journal = in_memory();
    let before = journal.newest_change();
    let planned = vec![planned(1, Some("a")), planned(2, Some("b")), planned(3, Some("c"))];
    let claimed = journal.take_turn(Turn { planned, place: Some(Seq(3)), lanes: 9, ..turn() }).await.unwrap();
    assert_eq!(journal.changed_after(before, 9).await.unwrap(), [], "there is nothing to say of what waits");
    let tasks: Vec<&Task> = claimed.lanes.iter().flatten().collect();
    let untold = TaskReport { detail: None, ..report(tasks[1], TaskState::Failed, None) };
    let reports = vec![report(tasks[2], TaskState::Done, None), untold, report(tasks[0], TaskState::Failed, None)];
    journal.take_turn(Turn { reports, ..turn() }).await.unwrap();
    journal.changed(before).await;
    let changes = journal.changed_after(before, 9).await.unwrap();
    let told: Vec<_> = changes.iter().map(|task| (task.seq.0, task.state, task.attempts)).collect();
    assert_eq!(told, [(3, TaskState::Done, 1), (1, TaskState::Failed, 1)]);
    let last = changes[0].change;
    assert_eq!(journal.changed_after(last, 9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_clock_that_was_ahead_puts_nothing_off_for_long() {
    let journal = in_memory();
    let first = journal.take_turn(Turn { planned: vec![planned(1, None)], lanes: 1, ..turn() }).await.unwrap();
    let day = 24 * 60 * 60 * 1_000_000;
    let reports = vec![report(&first.lanes[0][0], TaskState::Ready, Some(NOW + day))];
    let next = journal.take_turn(Turn { reports, lanes: 1, ..turn() }).await.unwrap();
    assert_eq!(places(&next), [[1]]);
}

#[tokio::test]
async fn a_download_is_one_task_whatever_asks_for_it() {
    let journal = in_memory();
    let bot: BotId = "b-1".parse().unwrap();
    let ask = |kind, seq, can_fetch| journal.request_download(&bot, kind, Some(Seq(seq)), can_fetch, at(NOW));
    assert!(ask(ArtifactKind::Audio, 1, true).await.unwrap());
    assert!(!ask(ArtifactKind::Audio, 1, true).await.unwrap(), "an event is dealt with twice after a crash");
    assert!(ask(ArtifactKind::Video, 2, true).await.unwrap());
    let downloads = || Turn { queue: TaskQueue::downloads(), lanes: 9, of_lane: 1, ..turn() };
    let claimed = journal.take_turn(downloads()).await.unwrap();
    assert_eq!(places(&claimed), [[1], [2]], "those of one bot are side by side");
    assert!(journal.awaits_download(&bot).await.unwrap());

    assert!(ask(ArtifactKind::Audio, 3, true).await.unwrap());
    let [audio, video] = [0, 1].map(|lane| claimed.lanes[lane][0].clone());
    let reports = vec![report(&audio, TaskState::Done, None), report(&video, TaskState::Done, None)];
    let claimed = journal.take_turn(Turn { reports, ..downloads() }).await.unwrap();
    assert_eq!(places(&claimed), [[3]], "it was asked for anew while it was fetched");
    let states = |downloads: Vec<Download>| downloads.iter().map(|one| (one.kind, one.progress())).collect::<Vec<_>>();
    let known = states(journal.downloads_of(&bot).await.unwrap());
    assert_eq!(known, [(ArtifactKind::Audio, "pending"), (ArtifactKind::Video, "saved")]);

    let before = journal.newest_change();
    let record = |kind: ArtifactKind| format!("{{\"kind\":\"{kind}\"}}");
    assert_eq!(journal.cancel_downloads(&bot, at(NOW), record).await.unwrap(), 1);
    let changes = journal.changed_after(before, 9).await.unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].state, changes[0].detail.as_deref()), (TaskState::Failed, Some("{\"kind\":\"audio\"}")));
    let late = Task { seq: Seq(3), ..audio };
    journal.take_turn(Turn { reports: vec![report(&late, TaskState::Failed, None)], ..downloads() }).await.unwrap();
    assert_eq!(journal.changed_after(changes[0].change, 9).await.unwrap(), [], "it was given up meanwhile");
    journal.take_turn(Turn { reports: vec![report(&late, TaskState::Done, None)], ..downloads() }).await.unwrap();
    assert_eq!(states(journal.downloads_of(&bot).await.unwrap())[0].1, "saved", "unless it was done after all");
}

#[tokio::test]
async fn what_cannot_be_fetched_is_left_for_a_later_listener() {
    let journal = in_memory();
    let bot: BotId = "b-1".parse().unwrap();
    journal.request_download(&bot, ArtifactKind::Audio, Some(Seq(1)), false, at(NOW)).await.unwrap();
    assert!(!journal.awaits_download(&bot).await.unwrap(), "no session waits for it");
    journal.resume_downloads(true, at(NOW)).await.unwrap();
    assert!(journal.awaits_download(&bot).await.unwrap());
    journal.resume_downloads(false, at(NOW)).await.unwrap();
    assert!(!journal.awaits_download(&bot).await.unwrap());
}

#[tokio::test]
async fn what_is_to_be_done_with_an_event_keeps_it() {
    let journal = journal_of_six().await;
    let two_and_three = vec![planned(2, Some("bot-one-1")), planned(3, Some("bot-one-1"))];
    let claimed = journal.take_turn(Turn { planned: two_and_three, lanes: 1, ..turn() }).await.unwrap();
    let all = "2030-01-01T00:00:00Z";
    assert_eq!(prune(&journal, all).await, 4);
    let reports = claimed.lanes[0].iter().map(|task| report(task, TaskState::Done, None)).collect();
    journal.take_turn(Turn { reports, ..turn() }).await.unwrap();
    assert_eq!(prune(&journal, all).await, 2);
    assert_eq!(journal.tasks_of(Seq(2), None).await.unwrap(), []);
}

/// A journal of the format before the outbox, in the middle of relaying: 1 to 3 are settled, 4 was done before 3's
/// neighbour 5, on which the app failed; 6 was not looked at.
fn second_format(path: &Path) {
    let old = schema::connect(path).unwrap();
    for step in &schema::MIGRATIONS[..2] {
        old.execute_batch(step.sql).unwrap();
    }
    old.pragma_update(None, "user_version", 2).unwrap();
    for (seq, bot) in [(1, "b-1"), (2, "b-2"), (3, "b-2"), (4, "b-2"), (5, "b-1"), (6, "b-1")] {
        let body = format!(r#"{{"event":"bot.recording","bot_id":"{bot}","timestamp":"{seq}"}}"#);
        old.execute(
            "INSERT INTO events (seq, received_at, source, auth, bot_id, name, identity, duplicate, late, headers, body)
             VALUES (?1, 0, 'webhook', 'none', ?2, 'bot.recording', ?3, 0, 0, '[]', ?4)",
            rusqlite::params![seq, bot, [u8::try_from(seq).unwrap(); 16], body.as_bytes()],
        )
        .unwrap();
    }
    old.execute_batch(
        r#"INSERT INTO heard VALUES ('b-1', 6, NULL), ('b-2', 4, NULL);
        INSERT INTO cursors VALUES ('forward:http://localhost:3000/', 3), ('exec:./x#1234', 6);
        INSERT INTO effects (seq, reaction, target, at, detail) VALUES
            (1, 'forward', 'http://localhost:3000/', 1, '{"type":"forward","status":200,"attempt":1}'),
            (2, 'forward failed', 'http://localhost:3000/', 2, '{"type":"forward","status":500,"attempt":1}'),
            (2, 'forward', 'http://localhost:3000/', 3, '{"type":"forward","status":422,"attempt":3}'),
            (4, 'forward', 'http://localhost:3000/', 4, '{"type":"forward","status":204,"attempt":1}'),
            (5, 'forward failed', 'http://localhost:3000/', 5, '{"type":"forward","status":500,"attempt":1}'),
            (5, 'exec', './x#1234', 6, '{"type":"exec","exit_status":3}'),
            (6, 'exec', './x#1234', 7, '{"type":"exec","exit_status":0}'),
            (1, 'replay', 'http://localhost:9/', 8, '{"type":"forward","status":200,"attempt":1}'),
            (1, 'replay', 'http://localhost:9/', 9, '{"type":"forward","status":500,"attempt":1}');
        INSERT INTO downloads VALUES ('b-1', 'audio', 'pending', 5, NULL, 1), ('b-1', 'video', 'saved', 5, NULL, 2),
            ('b-2', 'chat', 'failed', 6, 'gone', 3), ('b-2', 'audio', 'pending', NULL, NULL, 4),
            ('b-9', 'audio', 'pending', 3, NULL, 5);"#,
    )
    .unwrap();
}

#[tokio::test]
async fn a_journal_in_the_middle_of_relaying_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    second_format(&path);
    let journal = Journals::default().open(&Location::File(path)).unwrap();
    let states = |tasks: Vec<TaskStatus>| {
        let state = |task: &TaskStatus| (task.reaction.clone(), task.state, task.attempts);
        tasks.iter().map(state).collect::<Vec<_>>()
    };
    let forward = |state, attempts| ("forward".to_owned(), state, attempts);
    let first = states(journal.tasks_of(Seq(1), None).await.unwrap());
    assert_eq!(first, [forward(TaskState::Done, 1), ("replay".to_owned(), TaskState::Failed, 1)]);
    assert_eq!(states(journal.tasks_of(Seq(2), None).await.unwrap())[..1], [forward(TaskState::Failed, 3)]);
    assert_eq!(states(journal.tasks_of(Seq(6), None).await.unwrap()), [("exec".to_owned(), TaskState::Done, 1)]);

    let mut follower = journal.follow(&queue().cursor(), Start::Cursor).await.unwrap();
    assert_eq!(follower.next().await.unwrap().seq, Seq(4), "it goes on behind what was settled");
    let planned = vec![planned(4, Some("b-2")), planned(5, Some("b-1")), planned(6, Some("b-1"))];
    let claimed = journal.take_turn(Turn { planned, place: Some(Seq(6)), lanes: 9, ..turn() }).await.unwrap();
    assert_eq!(places(&claimed), [[5, 6]], "4 is done, and 6 is behind 5");
    assert_eq!((claimed.lanes[0][0].attempts, claimed.lanes[0][1].attempts), (1, 0));

    let downloads = Turn { queue: TaskQueue::downloads(), lanes: 9, of_lane: 1, ..turn() };
    let open = journal.take_turn(downloads).await.unwrap();
    let open: Vec<_> =
        open.lanes.iter().flatten().map(|task| (task.bot_id.as_ref().unwrap().as_str(), task.kind)).collect();
    let audio = Some(ArtifactKind::Audio);
    assert_eq!(open, [("b-2", audio), ("b-1", audio)], "a bot of which there is no event is forgotten");
    let known = journal.downloads_of(&"b-1".parse().unwrap()).await.unwrap();
    assert_eq!(known.iter().map(Download::progress).collect::<Vec<_>>(), ["pending", "saved"]);
    assert_eq!(journal.changed_after(journal.newest_change(), 9).await.unwrap(), [], "nothing of it is news");
}

/// What happens to a worker and its queue.
#[derive(Clone, Debug)]
enum Step {
    /// An event of one of a few bots comes; 0 stands for one that names none.
    Event(u8),
    /// The worker asks for so many lanes.
    Claim(usize),
    /// The first task of one of the lanes in hand ends.
    End(usize, Ending),
    /// The worker is killed, and another takes its place.
    Crash,
}

#[derive(Clone, Copy, Debug)]
enum Ending {
    Away,
    Done,
    Failed,
    Retry,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let ending = prop_oneof![Just(Ending::Away), Just(Ending::Done), Just(Ending::Failed), Just(Ending::Retry)];
    let step = prop_oneof![
        4 => (0_u8..4).prop_map(Step::Event),
        3 => (1_usize..4).prop_map(Step::Claim),
        4 => (0_usize..4, ending).prop_map(|(lane, ending)| Step::End(lane, ending)),
        1 => Just(Step::Crash),
    ];
    prop::collection::vec(step, 0..60)
}

/// A worker as far as the journal knows it.
struct Simulated {
    db: Connection,
    now: i64,
    newest: i64,
    lanes: Vec<Vec<Task>>,
    planned: HashMap<u8, Vec<i64>>,
    settled: HashMap<u8, Vec<i64>>,
}

impl Simulated {
    fn new() -> Self {
        let db = Connection::open_in_memory().unwrap();
        schema::prepare(&db, Path::new(":memory:")).unwrap();
        let (planned, settled) = (HashMap::new(), HashMap::new());
        Self { db, now: NOW, newest: 0, lanes: Vec::new(), planned, settled }
    }

    fn take(&mut self, mut turn: Turn) {
        self.now += 1;
        turn.now = at(self.now);
        turn.held = self.lanes.iter().flatten().map(|task| task.id).collect();
        turn.of_lane = 3;
        let claimed = turn::take(&self.db, &Unreadable::default(), &turn).unwrap();
        self.lanes.extend(claimed.lanes);
        let bots: HashSet<_> = self.lanes.iter().map(|lane| lane[0].bot_id.clone()).collect();
        assert_eq!(bots.len(), self.lanes.len(), "one lane for each bot: {:?}", self.lanes);
        let wrong: i64 = self
            .db
            .query_row(
                "SELECT count(*) FROM (
                     SELECT state, row_number() OVER (PARTITION BY bot_id ORDER BY seq) AS place FROM tasks
                     WHERE state IN ('queued', 'ready')
                 ) WHERE (place = 1) <> (state = 'ready')",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(wrong, 0, "the first of each lane is ready, and no other");
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Event(bot) => {
                self.newest += 1;
                self.planned.entry(bot).or_default().push(self.newest);
                let name = format!("b-{bot}");
                let event = planned(self.newest, (bot > 0).then_some(name.as_str()));
                self.take(Turn { planned: vec![event], place: Some(Seq(self.newest)), ..turn() });
            }
            Step::Claim(lanes) => self.take(Turn { lanes, ..turn() }),
            Step::End(lane, ending) if lane < self.lanes.len() => self.end(lane, ending),
            Step::End(..) => {}
            Step::Crash => self.lanes.clear(),
        }
    }

    fn end(&mut self, lane: usize, ending: Ending) {
        let task = self.lanes[lane][0].clone();
        let report = match ending {
            Ending::Away => report(&task, TaskState::Ready, None),
            Ending::Done => report(&task, TaskState::Done, None),
            Ending::Failed => report(&task, TaskState::Failed, None),
            Ending::Retry => report(&task, TaskState::Ready, Some(self.now + 5)),
        };
        let is_settled = !report.state.is_open();
        if is_settled {
            let bot = task.bot_id.as_ref().map_or(0, |bot| bot.as_str().replace("b-", "").parse().unwrap());
            self.settled.entry(bot).or_default().push(task.seq.0);
        }
        self.take(Turn { reports: vec![report], ..turn() });
        self.lanes[lane].remove(0);
        if !is_settled || self.lanes[lane].is_empty() {
            self.lanes.remove(lane);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_happens_every_event_is_settled_once_and_in_order(steps in steps()) {
        let mut simulated = Simulated::new();
        for step in &steps {
            simulated.step(step);
        }
        for _ in 0..1_000 {
            simulated.now += 10;
            simulated.step(&Step::Claim(4));
            if simulated.lanes.is_empty() {
                break;
            }
            simulated.end(0, Ending::Done);
        }
        prop_assert_eq!(simulated.settled, simulated.planned);
    }
}
