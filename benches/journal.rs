//! Figures of the journal and of forwarding: `cargo bench --bench journal`. `-- --events N` sets the journal's size.
//!
//! Each figure is of the real binary: its start and its end are part of what a user waits for.

#![expect(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

/// Events to forward.
const FORWARDED: u32 = 10_000;
/// Bots that they come from.
const BOTS: u32 = 100;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let size = arguments.iter().position(|argument| argument == "--events");
    let events = size.and_then(|at| arguments.get(at + 1)).map_or(1_000_000, |count| count.parse().unwrap());
    let home = tempfile::tempdir().unwrap();
    list(home.path(), events);
    forward(home.path());
}

fn program(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_meetstream"));
    command.args(arguments).env_clear().env("HOME", home).current_dir(home).stdin(Stdio::null());
    command
}

fn import(home: &Path, journal: &str, events: u32, mut each: impl FnMut(u32) -> String) {
    let begin = Instant::now();
    let mut command = program(home, &["events", "import", "--journal", journal]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut stdin = std::io::BufWriter::new(child.stdin.take().unwrap());
    for n in 0..events {
        writeln!(stdin, "{}", each(n)).unwrap();
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
    println!("import      {events} events, {:.0} a second", rate(events, begin.elapsed()));
}

fn rate(count: u32, took: Duration) -> f64 {
    f64::from(count) / took.as_secs_f64()
}

fn line(n: u32, at: jiff::Timestamp) -> String {
    let bot = n % BOTS;
    format!(
        r#"{{"type":"event","received_at":"{at}","headers":[["content-type","application/json"]],"payload":{{"event":"bot.inmeeting","bot_event":"bot.inmeeting","bot_id":"6667fd0c-0165-471a-a880-{bot:012}","bot_status":"InMeeting","message":"Bot is in the meeting","status_code":200,"timestamp":"t{n}","custom_attributes":{{"tenant":"bench"}}}}}}"#
    )
}

fn list(home: &Path, events: u32) {
    let begin = jiff::Timestamp::now();
    import(home, "large.db", events, |n| {
        let age = Duration::from_millis((events - n).into());
        line(n, begin.checked_sub(age).unwrap())
    });
    for filters in [
        &[][..],
        &["--bot", "6667fd0c-0165-471a-a880-000000000042"],
        &["--since", "1m"],
        &["--event", "bot.in*"],
        &["--event", "none"],
    ] {
        let mut arguments = vec!["events", "list", "--journal", "large.db", "--quiet"];
        arguments.extend(filters);
        let mut runs: Vec<Duration> = (0..20)
            .map(|_| {
                let begin = Instant::now();
                assert!(program(home, &arguments).stdout(Stdio::null()).status().unwrap().success());
                begin.elapsed()
            })
            .collect();
        runs.sort();
        let (median, slowest) = (runs[10], runs.last().unwrap());
        println!("events list {:<45} median {median:.1?}, slowest {slowest:.1?}", filters.join(" "));
    }
}

fn forward(home: &Path) {
    let (received, requests) = channel();
    let port = fast_app(received);
    // The first run takes its place in the journal; what comes afterwards waits for the second.
    let mut first = listen(home, port);
    wait_until_ready(&mut first);
    stop(first);
    let now = jiff::Timestamp::now();
    import(home, "queue.db", FORWARDED, |n| line(n, now));
    let mut second = listen(home, port);
    wait_until_ready(&mut second);
    let begin = Instant::now();
    for _ in 0..FORWARDED {
        requests.recv_timeout(Duration::from_mins(1)).unwrap();
    }
    let took = begin.elapsed();
    println!("forward     {FORWARDED} queued events in {took:.2?}, {:.0} a second", rate(FORWARDED, took));
    stop(second);
}

fn listen(home: &Path, port: u16) -> Child {
    let port = port.to_string();
    let arguments =
        ["listen", "--port", "0", "--no-download", "--json", "--journal", "queue.db", "--forward", port.as_str()];
    program(home, &arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// Reads the first record, and lets somebody read the rest.
fn wait_until_ready(child: &mut Child) {
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut String::new()).unwrap();
    std::thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink()));
}

fn stop(mut child: Child) {
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    child.wait().unwrap();
}

/// An app that takes everything at once.
fn fast_app(received: Sender<()>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let received = received.clone();
            std::thread::spawn(move || serve(stream, &received));
        }
    });
    port
}

fn serve(stream: TcpStream, received: &Sender<()>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    loop {
        let mut length = 0;
        loop {
            line.clear();
            if reader.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().ok()?;
            }
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        reader.get_mut().write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").ok()?;
        received.send(()).ok()?;
    }
}
