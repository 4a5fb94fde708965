//! What survives SIGKILL and a full disk.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::Connection;

use crate::support::{Listener, Running, TestEnv, http};

const CONNECTIONS: usize = 64;
const POSTS: usize = 1_000;

/// Rounds of the crash test: 3, or as many as `MEETSTREAM_CRASH_ROUNDS` says.
fn rounds() -> usize {
    let told = std::env::vars().find(|(name, _)| name == "MEETSTREAM_CRASH_ROUNDS");
    told.map_or(3, |(_, count)| count.parse().unwrap())
}

#[test]
fn every_event_answered_with_200_is_in_the_journal_once_whenever_it_is_killed() {
    let env = TestEnv::new();
    let mut acknowledged = Vec::new();
    for round in 0..rounds() {
        let listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
        let address = listener.address().to_owned();
        let enough = fastrand::usize(1..POSTS * 9 / 10);
        let kept = Mutex::new(Vec::new());
        let (next, answered) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..CONNECTIONS {
                scope.spawn(|| deliver(&address, round, &next, &answered, &kept));
            }
            while answered.load(Ordering::Relaxed) < enough {
                std::thread::yield_now();
            }
            drop(listener.kill());
        });
        acknowledged.extend(kept.into_inner().unwrap());
    }
    drop(Listener::start(&env, &["--no-download", "--journal", "journal.db"]).interrupt());

    let journal = Connection::open(env.work().join("journal.db")).unwrap();
    let sound: String = journal.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    let mut count = journal.prepare("SELECT count(*) FROM events WHERE bot_id = ?1 AND NOT duplicate").unwrap();
    for bot in &acknowledged {
        let found: i64 = count.query_row([bot], |row| row.get(0)).unwrap();
        assert_eq!(found, 1, "{bot}, of {} acknowledged", acknowledged.len());
    }
    let twice: i64 = journal
        .query_row("SELECT count(*) FROM (SELECT 1 FROM events GROUP BY bot_id HAVING count(*) > 1)", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(twice, 0);
}

/// Delivers events on one connection, each of a bot of its own, until there are none left or the server is gone.
fn deliver(address: &str, round: usize, next: &AtomicUsize, answered: &AtomicUsize, kept: &Mutex<Vec<String>>) {
    let Ok(mut stream) = TcpStream::connect(address) else { return };
    loop {
        let place = next.fetch_add(1, Ordering::Relaxed);
        if place >= POSTS {
            return;
        }
        let bot = format!("bot-{round}-{place}");
        let body = format!(r#"{{"event":"bot.joining","bot_id":"{bot}","timestamp":"2026-02-27T07:11:51Z"}}"#);
        let request = format!("POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        if stream.write_all(request.as_bytes()).is_err() {
            return;
        }
        let (mut answer, mut buffer) = (Vec::new(), [0; 256]);
        while !answer.ends_with(b"\r\n\r\nok\n") {
            match stream.read(&mut buffer) {
                Ok(0) | Err(_) => return,
                Ok(length) => answer.extend_from_slice(&buffer[..length]),
            }
        }
        assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
        kept.lock().unwrap().push(bot);
        answered.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn what_a_full_disk_cannot_keep_is_answered_503_and_said_in_full() {
    let env = TestEnv::new();
    let listen =
        env.command(["listen", "--port", "0", "--json", "--no-download", "--quiet", "--journal", "journal.db"]);
    // A limit on the size of files stands in for the end of the disk; the signal that comes with it is ignored.
    let mut limited = Command::new("/bin/sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 512; exec \"$0\" \"$@\""]).arg(listen.get_program());
    limited.args(listen.get_args()).env_clear().current_dir(env.work()).stdin(std::process::Stdio::null());
    limited.envs(listen.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut running = Running::start(limited);
    let ready = running.record("ready");
    let url = ready["url"].as_str().unwrap();
    let (mut kept, mut lost) = (Vec::new(), Vec::new());
    for n in 0..100 {
        let body = format!(r#"{{"event":"bot.recording","bot_id":"bot-{n}","message":"{}"}}"#, "x".repeat(10_000));
        match http("POST", url, &[], body.as_bytes()).status {
            200 => kept.push(format!("bot-{n}")),
            503 => lost.push(body),
            other => panic!("{other}"),
        }
    }
    assert!(!kept.is_empty() && !lost.is_empty(), "{} kept, {} lost", kept.len(), lost.len());
    let run = running.kill();
    for body in &lost {
        assert!(run.stderr.contains(body.as_str()), "in full, although quiet was asked for: {}", run.stderr);
    }
    drop(Listener::start(&env, &["--no-download", "--journal", "journal.db"]).interrupt());
    let journal = Connection::open(env.work().join("journal.db")).unwrap();
    for bot in kept {
        let found: i64 =
            journal.query_row("SELECT count(*) FROM events WHERE bot_id = ?1", [&bot], |row| row.get(0)).unwrap();
        assert_eq!(found, 1, "{bot}");
    }
}
