//! What it costs to do without webhooks: how long `record` takes, from sending the bot to its files, when it follows the bot
//! through the API because every webhook is dropped, against a `listen` that gets every webhook; and how many requests that
//! takes. Both run against the sandbox in one run, in turns.
//!
//! `cargo bench --bench polling [-- ROUNDS [SPEED]]`. The sandbox's meetings are SPEED times as fast as real ones, and the
//! API is asked as much more often. A meeting has 24 s in which it is recorded.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark that cannot go on should stop")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "it has no readers but us"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

const LINK: [&str; 4] = ["--link", "https://meet.google.com/abc-defg-hij", "--transcript", "deepgram"];

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<u32>().ok());
    let rounds = numbers.next().unwrap_or(5);
    let speed = numbers.next().unwrap_or(10);
    let folder = tempfile::tempdir().unwrap();
    let (webhooks, without) =
        (Sandbox::start(folder.path(), speed, &[]), Sandbox::start(folder.path(), speed, &["--fault", "drop=all"]));
    let (mut fast, mut slow, mut requests) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        let folder = folder.path().join(round.to_string());
        std::fs::create_dir(&folder).unwrap();
        fast.push(listen(&folder, &webhooks));
        let (took, bot) = record(&folder, &without, speed);
        slow.push(took);
        requests.push(without.requests(&bot));
    }
    let (fast, slow) = (median(fast), median(slow));
    let extra = slow.saturating_sub(fast);
    println!("{rounds} meetings, {speed} times as fast as real ones; medians, from sending the bot to its files:");
    println!("  every webhook comes   {fast:>8.2?}");
    println!("  every webhook dropped {slow:>8.2?}  {extra:.2?} more, {:.2?} of a real meeting", extra * speed);
    requests.sort_unstable();
    println!("  requests about a bot  {:>8}", requests[requests.len() / 2]);
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// From sending a bot to the end of a listener that gets its webhooks and fetches its files.
fn listen(folder: &Path, sandbox: &Sandbox) -> Duration {
    let mut listener =
        Lines::of(sandbox.command(folder, &["listen", "--port", "0", "--no-poll", "--until", "complete", "--json"]));
    let url = listener.record("ready")["url"].as_str().unwrap().to_owned();
    let began = Instant::now();
    let create = sandbox.command(folder, &["create", "--callback-url", &url]).args(LINK).output().unwrap();
    assert!(create.status.success(), "{create:?}");
    listener.end();
    began.elapsed()
}

/// From sending a bot to its files without any webhook, and the bot.
fn record(folder: &Path, sandbox: &Sandbox, speed: u32) -> (Duration, String) {
    let every = format!("{}ms", (Duration::from_secs(2) / speed).as_millis());
    let began = Instant::now();
    let mut command = sandbox.command(folder, &["record", "--json", "--poll-every", &every]);
    command.args(LINK);
    let mut recording = Lines::of(command);
    let bot = recording.record("session")["bot_id"].as_str().unwrap().to_owned();
    recording.end();
    (began.elapsed(), bot)
}

/// The sandbox, as its own process.
struct Sandbox {
    child: Child,
    api_url: String,
}

impl Sandbox {
    fn start(folder: &Path, speed: u32, flags: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_meetstream"));
        command
            .args(["sandbox", "--port", "0", "--json", "--speed", &speed.to_string()])
            .args(flags)
            .env("HOME", folder);
        let mut lines = Lines::of(command);
        let api_url = lines.record("ready")["api_url"].as_str().unwrap().to_owned();
        // Somebody has to read what it goes on to say.
        let Lines { child, mut stdout } = lines;
        std::thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink()));
        Self { child, api_url }
    }

    fn command(&self, folder: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_meetstream"));
        command.args(arguments).current_dir(folder).env_clear().env("HOME", folder);
        command.env("MEETSTREAM_API_URL", &self.api_url).env("MEETSTREAM_API_KEY", "ms_bench");
        command
    }

    /// How often it was asked about a bot.
    fn requests(&self, bot: &str) -> u64 {
        let address = self.api_url.strip_prefix("http://").unwrap().split('/').next().unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        let head = format!("GET /sandbox/requests HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let counts: Value = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
        let own = counts.as_array().unwrap().iter().filter(|count| count["bot_id"] == bot);
        own.map(|count| count["count"].as_u64().unwrap()).sum()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A program that writes NDJSON.
struct Lines {
    child: Child,
    stdout: BufReader<ChildStdout>,
}

impl Lines {
    fn of(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Self { child, stdout }
    }

    /// The next record of a type.
    fn record(&mut self, kind: &str) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.stdout.read_line(&mut line).unwrap() > 0, "it ended before `{kind}`");
            let record: Value = serde_json::from_str(&line).unwrap();
            if record["type"] == kind {
                return record;
            }
        }
    }

    /// Waits for its end.
    fn end(mut self) {
        std::io::copy(&mut self.stdout, &mut std::io::sink()).unwrap();
        assert!(self.child.wait().unwrap().success());
    }
}
