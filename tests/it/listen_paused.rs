//! `listen`: whoever does not read what it shows holds up nothing but that.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdout, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{App, Habits, MediaService, TestEnv, free_port, http, status, terminal, wait_until};

const EVENTS: usize = 3_000;
const BOTS: usize = 8;

/// A listener of which nothing is read but the first record.
struct Paused<R> {
    child: Child,
    stdout: BufReader<R>,
    url: String,
}

impl Paused<ChildStdout> {
    fn start(env: &TestEnv, flags: &[&str], stderr: Stdio) -> Self {
        let mut command = env.command([&["listen", "--port", "0", "--json"], flags].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(stderr).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap();
        Self { child, stdout, url: ready["url"].as_str().unwrap().to_owned() }
    }
}

impl<R> Paused<R> {
    fn post(&self, body: &Value) {
        assert_eq!(http("POST", &self.url, &[], body.to_string().as_bytes()).status, 200);
    }

    /// The `n`th event, of one of the bots, too long for a thousand of them to fit anywhere between here and there.
    fn event(&self, n: usize) {
        let bot = format!("b-{}", n % BOTS);
        self.post(&json!({"event": "bot.recording", "bot_id": bot, "timestamp": format!("t{n}"), "n": n,
            "message": "x".repeat(8_000)}));
    }
}

impl<R> Drop for Paused<R> {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn work_goes_on_while_nobody_reads_and_all_of_it_is_shown_afterwards() {
    let media = MediaService::start(Habits { length: 100_000, ..Habits::default() });
    let env = TestEnv::new()
        .with("PATH", "/usr/local/bin:/usr/bin:/bin")
        .with("MEETSTREAM_API_URL", &media.url())
        .with("MEETSTREAM_API_KEY", TestEnv::KEY);
    let app = App::start(|_| status(200));
    let target = app.url();
    let command = "printf %s. $MEETSTREAM_SEQ >> ran";
    let flags = ["--artifacts", "audio", "--forward", &target, "--exec", command, "--exec-jobs", "8"];
    let mut listener = Paused::start(&env, &flags, Stdio::null());
    for n in 0..EVENTS {
        listener.event(n);
    }
    listener.post(&json!({"event": "audio.processed", "bot_id": MediaService::BOT, "timestamp": "t"}));

    let numbers: BTreeSet<u64> = (0..EVENTS).filter_map(|_| app.take().json()["n"].as_u64()).collect();
    assert!(numbers.len() >= EVENTS - 1, "the app got {} events", numbers.len());
    let ran = env.work().join("ran");
    let runs = || std::fs::read_to_string(&ran).unwrap_or_default().matches('.').count();
    wait_until("a command ran for each", || runs() == EVENTS + 1);
    let audio = env.work().join(format!("recordings/{}/audio.wav", MediaService::BOT));
    wait_until("the download was saved", || audio.exists());

    let (mut events, mut relayed, mut ran, mut saved) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), false);
    let all = u64::try_from(EVENTS).unwrap() + 1;
    while events.len() + relayed.len() + ran.len() < 3 * (EVENTS + 1) || !saved {
        let mut line = String::new();
        assert!(listener.stdout.read_line(&mut line).unwrap() > 0, "{} {} {}", events.len(), relayed.len(), ran.len());
        let record: Value = serde_json::from_str(&line).unwrap();
        let seq = record["seq"].as_u64();
        match record["type"].as_str().unwrap() {
            "event" => assert!(events.insert(seq.unwrap()), "{seq:?} is shown once"),
            "forward" if record["status"] == 200 => {
                assert!(events.contains(&seq.unwrap()), "what was done with {seq:?} is shown after it");
                relayed.insert(seq.unwrap());
            }
            "exec" => drop(ran.insert(seq.unwrap())),
            "artifact" => saved |= record["state"] == "saved",
            _ => {}
        }
    }
    for shown in [events, relayed, ran] {
        assert!(shown.iter().copied().eq(1..=all));
    }
}

#[test]
fn it_ends_when_it_was_told_to_although_nobody_reads() {
    let env = TestEnv::new();
    let mut listener = Paused::start(&env, &["--no-download", "--until", "stopped"], Stdio::null());
    for n in 0..500 {
        listener.event(n);
    }
    listener.post(&json!({"event": "bot.stopped", "bot_id": "b-1", "bot_status": "NotAllowed"}));
    assert_eq!(listener.child.wait().unwrap().code(), Some(8));
}

#[test]
fn a_terminal_that_is_stopped_holds_up_nothing_although_bars_are_drawn() {
    let media = MediaService::start(Habits { length: 4 << 20, pace: Duration::from_millis(2), ..Habits::default() });
    let env = TestEnv::new()
        .with("TERM", "xterm")
        .with("MEETSTREAM_API_URL", &media.url())
        .with("MEETSTREAM_API_KEY", TestEnv::KEY);
    let app = App::start(|_| status(200));
    let target = app.url();
    let (person, program) = terminal();
    let flags = ["listen", "--port", "0", "--ready-file", "url", "--artifacts", "audio", "--forward", &target];
    let mut command = env.command(flags);
    let child = command.stdout(program.try_clone().unwrap()).stderr(program).spawn().unwrap();
    let stdout = BufReader::new(person);
    let mut listener = Paused { child, stdout, url: env.wait_for("url") };
    // A terminal holds 4 KiB, of lines of a hundred bytes.
    for n in 0..200 {
        listener.event(n);
    }
    listener.post(&json!({"event": "audio.processed", "bot_id": MediaService::BOT, "timestamp": "t"}));
    for n in 200..400 {
        listener.event(n);
    }
    for _ in 0..401 {
        app.take();
    }
    let audio = env.work().join(format!("recordings/{}/audio.wav", MediaService::BOT));
    wait_until("the download was saved", || audio.exists());
    let mut line = String::new();
    while !line.contains("audio saved") {
        line.clear();
        assert!(listener.stdout.read_line(&mut line).unwrap() > 0);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_stderr_holds_up_nothing() {
    let env = TestEnv::new();
    let (mut reader, mut stderr) = std::io::pipe().unwrap();
    // All that a pipe holds: whoever writes another byte waits.
    stderr.write_all(&b" ".repeat(64 << 10)).unwrap();
    let app = App::start(|_| status(200));
    let (nobody, target) = (free_port().to_string(), app.url());
    let flags = ["--no-download", "--forward", &nobody, "--forward", &target];
    let mut listener = Paused::start(&env, &flags, stderr.into());
    for n in 0..20 {
        listener.event(n);
    }
    let came: BTreeSet<u64> = (0..20).map(|_| app.take().json()["n"].as_u64().unwrap()).collect();
    assert!(came.into_iter().eq(0..20));
    let reading = std::thread::spawn(move || {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut reader, &mut text).unwrap();
        text
    });
    let pid = rustix::process::Pid::from_raw(listener.child.id().try_into().unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    assert_eq!(listener.child.wait().unwrap().code(), Some(0));
    let text = reading.join().unwrap();
    assert!(text.trim_start().starts_with("warning: cannot reach "), "{}", text.trim_start());
    assert!(text.contains("stopping; Ctrl-C again"), "{}", text.trim_start());
}
