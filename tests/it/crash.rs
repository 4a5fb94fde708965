//! What survives SIGKILL and a full disk.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::Value;

use crate::support::{
    App, Habits, Listener, MediaService, Running, TestEnv, database, http, in_shell, status, wait_until,
};
#[cfg(target_os = "linux")]
use crate::support::{fill_up, on_small_disk};

const CONNECTIONS: usize = 64;
/// The last event of a test's bot that is relayed, before the last one that a command is run for.
const LAST: u64 = 1_000_000;

/// How often the listener is killed: 30 times, or as often as `MEETSTREAM_KILLS` says.
fn kills() -> usize {
    let told = std::env::vars().find(|(name, _)| name == "MEETSTREAM_KILLS");
    told.map_or(30, |(_, count)| count.parse().unwrap())
}

/// Whether a command is run for an event: for every sixteenth, since each is a process.
fn is_run(n: u64) -> bool {
    n % 16 == 1
}

/// A bot whose events are sent one after the other, each of them once.
struct Bot {
    id: String,
    next: u64,
    acknowledged: Vec<u64>,
}

impl Bot {
    fn of(bot: usize) -> Self {
        Self { id: format!("bot-{bot:02}"), next: 0, acknowledged: Vec::new() }
    }

    fn body(&self, n: u64) -> String {
        let name = if is_run(n) { "bot.alert" } else { "bot.recording" };
        format!(r#"{{"event":"{name}","bot_id":"{}","timestamp":"t{n}","n":{n}}}"#, self.id)
    }

    /// Sends on one connection until the other side is gone.
    fn send(&mut self, address: &str, answered: &Sender<()>) {
        let Ok(mut stream) = TcpStream::connect(address) else { return };
        loop {
            let n = self.next;
            self.next += 1;
            if !deliver(&mut stream, &self.body(n)) {
                return;
            }
            self.acknowledged.push(n);
            // The test has seen enough when it has gone.
            answered.send(()).unwrap_or_default();
        }
    }
}

/// Delivers one event; whether it was answered with 200.
fn deliver(stream: &mut TcpStream, body: &str) -> bool {
    let request = format!("POST /webhook HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    if stream.write_all(request.as_bytes()).is_err() {
        return false;
    }
    let (mut answer, mut buffer) = (Vec::new(), [0; 256]);
    while !answer.ends_with(b"\r\n\r\nok\n") {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return false,
            Ok(length) => answer.extend_from_slice(&buffer[..length]),
        }
    }
    assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
    true
}

/// Bot and number of every event in a journal that is no duplicate, in order.
fn journalled(journal: &Connection) -> Vec<(String, u64)> {
    let mut events = journal.prepare("SELECT body FROM events WHERE NOT duplicate ORDER BY seq").unwrap();
    let bodies = events.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
    bodies.filter_map(|body| numbered(&serde_json::from_slice(&body.unwrap()).unwrap())).collect()
}

fn numbered(body: &Value) -> Option<(String, u64)> {
    Some((body["bot_id"].as_str()?.to_owned(), body["n"].as_u64()?))
}

/// Everything that comes to an app, up to the last event of every bot.
fn relayed(app: &App, last: u64) -> Vec<(String, u64)> {
    let mut came = Vec::new();
    // An app that was too slow to answer gets an event again, the last one too.
    let mut ended = BTreeSet::new();
    while ended.len() < CONNECTIONS {
        let Some(event) = numbered(&app.take().json()) else { continue };
        if event.1 == last {
            ended.insert(event.0.clone());
        }
        came.push(event);
    }
    came
}

/// A file that has its name is whole: looks at what some bots have by now, and takes off those that have all.
fn look_at_recordings(env: &TestEnv, waiting: &mut BTreeSet<String>, recording: &[u8]) {
    waiting.retain(|bot| {
        let folder = env.work().join("recordings").join(bot);
        if let Ok(manifest) = std::fs::read(folder.join("session.json")) {
            drop(serde_json::from_slice::<Value>(&manifest).unwrap());
        }
        let Ok(content) = std::fs::read(folder.join("audio.wav")) else { return true };
        assert!(content == recording, "{bot} has {} of {} bytes", content.len(), recording.len());
        false
    });
}

/// The events in a sound journal, each of them once, and among them all that were acknowledged.
fn kept(journal: &Connection, bots: &[Bot]) -> Vec<(String, u64)> {
    let sound: String = journal.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    let kept = journalled(journal);
    let distinct: BTreeSet<&(String, u64)> = kept.iter().collect();
    assert_eq!(distinct.len(), kept.len(), "no event is there twice");
    for bot in bots {
        for n in &bot.acknowledged {
            let event = (bot.id.clone(), *n);
            assert!(distinct.contains(&event), "{event:?} was acknowledged and is lost");
        }
    }
    kept
}

/// What a command has written, a line for each run, once it was run for the last event of every bot.
fn run_for(env: &TestEnv) -> Vec<(String, u64)> {
    let path = env.work().join("ran");
    let mut ran = Vec::new();
    wait_until("the command is run for the last events", || {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let whole = text.lines().take(text.matches('\n').count());
        ran = whole.filter_map(|line| numbered(&serde_json::from_str(line).unwrap())).collect();
        ran.iter().filter(|(_, n)| *n == LAST + 1).collect::<BTreeSet<_>>().len() == CONNECTIONS
    });
    ran
}

/// Each event of a bot came, first in its order. Returns how often one came again.
fn came_in_order(
    target: &str,
    came: &[(String, u64)],
    kept: &[(String, u64)],
    is_meant: impl Fn(u64) -> bool,
) -> usize {
    let distinct: BTreeSet<&(String, u64)> = came.iter().collect();
    let missed: Vec<_> = kept.iter().filter(|event| is_meant(event.1) && !distinct.contains(event)).collect();
    assert!(missed.is_empty(), "{target} did not get {missed:?}");
    let mut latest: BTreeMap<&str, u64> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (bot, n) in came.iter().filter(|event| seen.insert(*event)) {
        let before = latest.insert(bot, *n);
        assert!(before.is_none_or(|before| before < *n), "{target} got {n} of {bot} after {before:?}");
    }
    came.len() - distinct.len()
}

#[expect(clippy::print_stdout, reason = "the figures are what a long run is for")]
#[test]
fn killed_again_and_again_it_loses_nothing_that_it_acknowledged() {
    let store = MediaService::start(Habits { length: 192 << 10, pace: Duration::from_millis(10), ..Habits::default() });
    let env = TestEnv::new()
        .with("PATH", "/usr/local/bin:/usr/bin:/bin")
        .with("MEETSTREAM_API_URL", &store.url())
        .with("MEETSTREAM_API_KEY", TestEnv::KEY);
    let (relay, relays) = std::sync::mpsc::channel();
    let all = App::start(move |_| {
        // The test has seen enough when it has gone.
        relay.send(()).unwrap_or_default();
        status(200)
    });
    let some = App::start(|_| status(200));
    let (everything, route) = (all.url(), format!("bot.rec*={}", some.url()));
    // One write for each line: of two commands, the one that a kill left behind may still run.
    let command = "bot.alert=printf '%s\\n' \"$(cat)\" >> ran";
    let flags = [
        &["--journal", "journal.db", "--artifacts", "audio", "--quiet", "--no-poll", "--exec-jobs", "4"][..],
        &["--forward", &everything, "--route", &route, "--on", command],
    ]
    .concat();
    let mut bots: Vec<Bot> = (0..CONNECTIONS).map(Bot::of).collect();
    let mut waiting = BTreeSet::new();
    for kill in 0..kills() {
        let listener = Listener::start(&env, &flags);
        let address = listener.address().to_owned();
        let mut stream = TcpStream::connect(&address).unwrap();
        let media = format!("media-{kill}");
        if deliver(&mut stream, &format!(r#"{{"event":"audio.processed","bot_id":"{media}","timestamp":"t"}}"#)) {
            waiting.insert(media);
        }
        let (answered, answers) = std::sync::mpsc::channel();
        relays.try_iter().for_each(drop);
        std::thread::scope(|scope| {
            for bot in &mut bots {
                let (address, answered) = (&address, answered.clone());
                scope.spawn(move || bot.send(address, &answered));
            }
            answers.iter().take(fastrand::usize(1..150)).for_each(drop);
            // The reactions have begun too, in all rounds but a few.
            relays.iter().take(fastrand::usize(0..30)).for_each(drop);
            // Dropped, it is killed, and its last words are not waited for: a command that it leaves behind holds on to
            // its stderr.
            drop(listener);
        });
        look_at_recordings(&env, &mut waiting, store.data());
    }

    let mut listener = Listener::start(&env, &flags);
    let mut stream = TcpStream::connect(listener.address()).unwrap();
    for bot in &bots {
        assert!(deliver(&mut stream, &bot.body(LAST)) && deliver(&mut stream, &bot.body(LAST + 1)));
    }
    let (to_all, to_some, ran) = (relayed(&all, LAST + 1), relayed(&some, LAST), run_for(&env));
    while !waiting.is_empty() {
        listener.running().record_where(|record| record["type"] == "artifact" && record["state"] == "saved");
        look_at_recordings(&env, &mut waiting, store.data());
    }
    assert_eq!(listener.interrupt().code, 0);
    let mut every = (0..kills()).map(|kill| format!("media-{kill}")).collect();
    look_at_recordings(&env, &mut every, store.data());
    let left: Vec<String> = env.tree("recordings").into_iter().filter(|path| path.contains("partial")).collect();
    assert!(left.is_empty(), "{left:?}");

    let kept = kept(&database(env.work().join("journal.db")), &bots);
    let again = came_in_order("--forward", &to_all, &kept, |_| true);
    let routed_again = came_in_order("--route", &to_some, &kept, |n| !is_run(n));
    let run_again = came_in_order("--on", &ran, &kept, is_run);
    println!(
        "{} kills: {} events acknowledged and {} kept, none lost or doubled; {} relayed, {again} of them again; {} routed, \
         {routed_again} again; {} commands, {run_again} again; {} recordings whole",
        kills(),
        bots.iter().map(|bot| bot.acknowledged.len()).sum::<usize>(),
        kept.len(),
        to_all.len(),
        to_some.len(),
        ran.len(),
        kills() - every.len(),
    );
}

/// The environment variable that tells a process which journal to look at.
const LOOK_AT: &str = "MEETSTREAM_LOOK_AT";

/// Reads a journal as any program with SQLite would, and says how many events there are. Runs as a process of its own
/// below, for what SQLite knows of others is kept per process; alone, it looks at a journal that a listener is using.
#[test]
fn another_program_can_look_at_a_journal_in_use() {
    let told = std::env::vars().find(|(name, _)| name == LOOK_AT);
    let env = TestEnv::new();
    let (journal, _listener) = if let Some((_, journal)) = told {
        (journal.into(), None)
    } else {
        let listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
        listener.event("bot.joining", "b-1", "Joining");
        (env.work().join("journal.db"), Some(listener))
    };
    let other = database(journal);
    let events: i64 = other.query_row("SELECT count(*) FROM events", [], |row| row.get(0)).unwrap();
    assert!(events > 0);
}

/// Looks at a journal in processes of their own: with our version of SQLite, and with that of Python where there is
/// one. An older one that finds no lock on the database takes itself for the last, and deletes the log.
fn look_at(journal: &Path) {
    let mut ours = Command::new(std::env::current_exe().unwrap());
    ours.args(["--exact", "crash::another_program_can_look_at_a_journal_in_use"]);
    let output = ours.env(LOOK_AT, journal).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    let read = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM events').fetchone(); c.close()";
    // A machine without Python goes without.
    drop(Command::new("python3").args(["-c", read]).arg(journal).output());
}

/// The process that keeps others from taking a database for unused.
fn locked_by(journal: &Path) -> Option<i32> {
    use rustix::process::{Flock, FlockOffsetType, FlockType, Pid, fcntl_getlk};
    let file = std::fs::File::open(journal).unwrap();
    // The bytes that SQLite locks for whoever has the database open (`SHARED_FIRST`).
    let shared = Flock {
        start: 0x4000_0002,
        length: 510,
        pid: None,
        typ: FlockType::WriteLock,
        offset_type: FlockOffsetType::Set,
    };
    fcntl_getlk(&file, &shared).unwrap()?.pid.map(Pid::as_raw_pid)
}

#[test]
fn a_process_that_listens_and_creates_loses_nothing_when_others_look_and_it_is_killed() {
    let mut env = TestEnv::new();
    let temporary = env.work().join("tmp");
    std::fs::create_dir(&temporary).unwrap();
    env.set("TMPDIR", temporary.to_str().unwrap());
    let mut demo = env.start(["demo", "--json", "--out", "kept"]);
    let mut acknowledged = vec![demo.record("event")["seq"].as_i64().unwrap()];
    let files = env.tree("tmp");
    let journal = files.iter().find(|path| path.ends_with("/journal.db")).expect("the demo's journal");
    let journal = temporary.join(journal);
    let open = database(&journal);
    let begun = Instant::now();
    // Once the bot is remembered, the journal was used by `create` too, in the process whose listener has it open.
    while !open.prepare("SELECT 1 FROM bots").unwrap().exists([]).unwrap() {
        assert!(begun.elapsed() < Duration::from_mins(1), "the bot is not remembered");
    }
    drop(open);
    for _ in 0..3 {
        look_at(&journal);
        acknowledged.push(demo.record("event")["seq"].as_i64().unwrap());
    }
    assert_eq!(locked_by(&journal), Some(demo.id().try_into().unwrap()));
    drop(demo.kill());

    let after = database(&journal);
    for seq in acknowledged {
        let kept = after.prepare("SELECT 1 FROM events WHERE seq = ?1").unwrap().exists([seq]).unwrap();
        assert!(kept, "event {seq} was acknowledged and is lost");
    }
}

/// Posts events until the disk is full, and goes on for a while. Returns which were kept, and the bodies of the lost
/// ones.
fn fill(url: &str, on_and_on: Duration) -> (Vec<(String, u64)>, Vec<String>) {
    let (mut kept, mut lost) = (Vec::new(), Vec::new());
    let padding = "x".repeat(10_000);
    let begin = Instant::now();
    for n in 0.. {
        let body = format!(r#"{{"event":"bot.recording","bot_id":"bot-{n}","n":{n},"message":"{padding}"}}"#);
        match http("POST", url, &[], body.as_bytes()).status {
            200 => kept.push((format!("bot-{n}"), n)),
            503 => lost.push(body),
            other => panic!("{other}"),
        }
        if lost.len() >= 10 && begin.elapsed() >= on_and_on {
            break;
        }
        assert!(!lost.is_empty() || n < 1_000, "the disk is never full");
    }
    (kept, lost)
}

/// A listener, not started yet.
fn listener(env: &TestEnv, flags: &[&str]) -> Command {
    env.command([&["listen", "--port", "0", "--json", "--quiet"], flags].concat())
}

#[test]
fn what_a_full_disk_cannot_keep_is_answered_503_and_said_in_full() {
    let env = TestEnv::new();
    // A limit on the size of files stands in for the end of the disk. A signal comes with it.
    let limit = "ulimit -f 512";
    let mut running = Running::start(in_shell(limit, &listener(&env, &["--no-download", "--journal", "journal.db"])));
    let ready = running.record("ready");
    let (kept, lost) = fill(ready["url"].as_str().unwrap(), Duration::ZERO);
    assert!(!kept.is_empty());
    let run = running.kill();
    for body in &lost {
        assert!(run.stderr.contains(body.as_str()), "in full, although quiet was asked for: {}", run.stderr);
    }
    drop(Listener::start(&env, &["--no-download", "--journal", "journal.db"]).interrupt());
    assert_eq!(journalled(&database(env.work().join("journal.db"))), kept);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_was_full_is_used_again_when_there_is_room() {
    let store = MediaService::start(Habits { length: 1 << 20, pace: Duration::from_millis(10), ..Habits::default() });
    let env = TestEnv::new().with("MEETSTREAM_API_URL", &store.url()).with("MEETSTREAM_API_KEY", TestEnv::KEY);
    let app = App::start(|_| status(200));
    let (target, journal) = (app.url(), "disk/journal.db");
    let flags = ["--journal", journal, "--out", "disk", "--artifacts", "audio", "--forward", &target];
    let Some(mut running) = on_small_disk(&env, "3m", &listener(&env, &flags)) else {
        // Where no disk may be made, the limit on files of the test above is all there is.
        return;
    };
    let url = running.record("ready")["url"].as_str().unwrap().to_owned();
    // Held open, the disk outlives the listener.
    let disk =
        std::fs::File::open(format!("/proc/{}/root{}", running.id(), env.work().join("disk").display())).unwrap();
    let disk_path = format!("/proc/self/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&disk));
    let announcement = format!(r#"{{"event":"audio.processed","bot_id":"{}","timestamp":"t"}}"#, MediaService::BOT);
    assert_eq!(http("POST", &url, &[], announcement.as_bytes()).status, 200);
    let ballast = fill_up(&disk_path);
    // Reactions write down four times a second what they did.
    let (mut kept, lost) = fill(&url, Duration::from_secs(1));

    std::fs::remove_file(&ballast).unwrap();
    for n in 1_000_000..1_000_010 {
        let body = format!(r#"{{"event":"bot.recording","bot_id":"bot-{n}","n":{n}}}"#);
        assert_eq!(http("POST", &url, &[], body.as_bytes()).status, 200, "there is room again");
        kept.push((format!("bot-{n}"), n));
    }
    let mut relayed = BTreeSet::new();
    while !kept.iter().all(|event| relayed.contains(event)) {
        relayed.extend(numbered(&app.take().json()));
    }
    let run = running.interrupt();
    assert_eq!(run.code, 0, "{}", run.stderr);
    for body in &lost {
        assert!(run.stderr.contains(body.as_str()), "{}", run.stderr);
    }
    let copy = env.work().join("copy.db");
    std::fs::copy(format!("{disk_path}/journal.db"), &copy).unwrap();
    assert_eq!(journalled(&database(copy)), kept);
    if let Ok(audio) = std::fs::read(format!("{disk_path}/{}/audio.wav", MediaService::BOT)) {
        assert!(audio == store.data(), "a file that has its name is whole");
    }
}
