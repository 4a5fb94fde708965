//! Acknowledged webhooks a second: `listen`, durable and signature-checked, against a bare hyper server that answers
//! 200 without looking, against `listen --ephemeral`, and against the simplest receiver that keeps what it answers; all
//! in one run, each server a process of its own.
//!
//! `cargo bench --bench receiver [-- SECONDS [ROUNDS [PROGRAM…]]]`, a second of load before each measurement. What counts
//! is the ratio, taken round by round: machines differ, and so does one machine from minute to minute. Each PROGRAM, such
//! as a build of another version, is measured as a durable `listen` in the same rounds.
//! `cargo bench --bench receiver -- memory [EVENTS]` posts a million events and prints how much memory `listen` holds.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark that cannot go on should stop")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "it has no readers but us"
)]

mod plain;

use std::convert::Infallible;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use meetstream::model::Secret;
use meetstream::webhook::signature::Keys;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use self::plain::Plain;

const SECRET: &str = "whsec_benchmark";
/// Requests made before the clock runs; enough for the fastest server's longest run.
const REQUESTS: usize = 500_000;
/// How long a server is under load before the clock runs, so that a run shows how it goes on, not how it begins.
const WARM_UP: Duration = Duration::from_secs(1);
const BOTS: usize = 500;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let argument = |n: usize| arguments.get(n).map(String::as_str);
    match argument(0) {
        Some("bare") => serve(bare),
        Some("plain") => {
            let plain = Plain::start(Path::new("plain.db"), &Secret::new(SECRET).unwrap());
            serve(move |request| plain.clone().answer(request));
        }
        Some("memory") => measure_memory(argument(1).map_or(1_000_000, |count| count.parse().unwrap())),
        seconds => {
            let seconds = seconds.map_or(3.0, |text| text.parse().expect("seconds, or `memory`"));
            let rounds = argument(1).map_or(3, |text| text.parse().expect("rounds"));
            let others = arguments.iter().skip(2).map(|program| Kind::Other(program.into()));
            let kinds: Vec<Kind> = Kind::OURS.into_iter().chain(others).collect();
            compare(&kinds, Duration::from_secs_f64(seconds), rounds);
        }
    }
}

/// A server to measure.
enum Kind {
    Bare,
    Plain,
    Durable,
    Ephemeral,
    /// `listen` of another build.
    Other(PathBuf),
}

impl Kind {
    const OURS: [Self; 4] = [Self::Bare, Self::Plain, Self::Durable, Self::Ephemeral];

    fn name(&self) -> String {
        match self {
            Self::Bare => "bare hyper, answers 200 without looking".to_owned(),
            Self::Plain => "plain writer thread, signatures checked".to_owned(),
            Self::Durable => "listen, durable, signatures checked".to_owned(),
            Self::Ephemeral => "listen --ephemeral, signatures checked".to_owned(),
            Self::Other(program) => program.display().to_string(),
        }
    }

    fn command(&self, ready: &Path) -> Command {
        let program = match self {
            Self::Bare => return ourselves("bare"),
            Self::Plain => return ourselves("plain"),
            Self::Durable | Self::Ephemeral => Path::new(env!("CARGO_BIN_EXE_meetstream")),
            Self::Other(program) => program,
        };
        let mut command = Command::new(program);
        command.args(["listen", "--port", "0", "--ready-file"]).arg(ready).env_clear();
        command.env("MEETSTREAM_WEBHOOK_SECRET", SECRET).stdout(Stdio::null()).stderr(Stdio::null());
        if matches!(self, Self::Ephemeral) {
            command.arg("--ephemeral");
        }
        command
    }
}

fn compare(kinds: &[Kind], duration: Duration, rounds: usize) {
    let requests = Rc::new(requests(REQUESTS));
    for connections in [32, 256] {
        println!("\n{connections} connections, {} s each, {rounds} rounds", duration.as_secs_f64());
        let mut results: Vec<_> = kinds.iter().map(|_| Vec::new()).collect();
        for _ in 0..rounds {
            for (result, kind) in results.iter_mut().zip(kinds) {
                let server = Server::start(kind);
                result.push(load(&server.address, connections, WARM_UP, duration, &requests));
            }
        }
        for (result, kind) in results.iter().zip(kinds) {
            let per_second = median(result.iter().map(|result| result.per_second));
            let of_bare =
                median(result.iter().zip(&results[0]).map(|(of, bare)| 100.0 * of.per_second / bare.per_second));
            let quantile = |which: fn(&Load) -> f64| median(result.iter().map(which));
            println!(
                "  {:42} {per_second:>8.0}/s  {of_bare:>4.0} %   p50 {:>6.2} ms   p99 {:>6.2} ms",
                kind.name(),
                quantile(|load| load.p50_ms),
                quantile(|load| load.p99_ms),
            );
        }
    }
}

fn measure_memory(events: usize) {
    let server = Server::start(&Kind::Durable);
    let chunk = 100_000;
    let mut sent = 0;
    while sent < events {
        let requests = Rc::new(requests_from(sent, chunk.min(events - sent)));
        let count = requests.len();
        let load = load(&server.address, 64, Duration::ZERO, Duration::MAX, &requests);
        sent += count;
        println!("{sent:>9} events  {:>8.0}/s  {}", load.per_second, server.memory());
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn requests(count: usize) -> Vec<Vec<u8>> {
    requests_from(0, count)
}

/// Signed deliveries, no two alike.
fn requests_from(first: usize, count: usize) -> Vec<Vec<u8>> {
    let secret = Secret::new(SECRET).unwrap();
    let keys = Keys::new([&secret]).unwrap();
    (first..first + count)
        .map(|n| {
            let body = format!(
                r#"{{"event":"bot.recording","bot_event":"bot.recording","bot_id":"6667fd0c-0165-471a-a880-{:012x}","bot_status":"Recording","message":"Bot started recording","status_code":200,"timestamp":"2026-02-27T{}+00:00","custom_attributes":{{}}}}"#,
                n % BOTS,
                time_of_day(n)
            );
            let signature = keys.sign(body.as_bytes());
            format!(
                "POST /webhook HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nuser-agent: bench\r\n\
                 x-meetstream-signature: {signature}\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            )
            .into_bytes()
        })
        .collect()
}

/// Events come one at a time: the time of day of the n-th, as the service writes it.
fn time_of_day(n: usize) -> String {
    let micros = n * 50;
    let seconds = micros / 1_000_000;
    format!("{:02}:{:02}:{:02}.{:06}", seconds / 3_600, seconds / 60 % 60, seconds % 60, micros % 1_000_000)
}

struct Server {
    child: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Server {
    fn start(kind: &Kind) -> Self {
        let folder = tempfile::tempdir_in(std::env::current_dir().unwrap().join("target")).unwrap();
        let ready = folder.path().join("ready");
        let mut command = kind.command(&ready);
        let mut child = command.env("HOME", folder.path()).current_dir(folder.path()).spawn().unwrap();
        let address = match child.stdout.take() {
            Some(stdout) => BufReader::new(stdout).lines().next().unwrap().unwrap(),
            None => loop {
                if let Ok(url) = std::fs::read_to_string(&ready) {
                    break url.split('/').nth(2).unwrap().to_owned();
                }
                std::thread::yield_now();
            },
        };
        Self { child, address, _folder: folder }
    }

    /// The server's resident memory now, and at its most.
    fn memory(&self) -> String {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = |name: &str| status.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        format!("{}  {}", line("VmRSS"), line("VmHWM"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

struct Load {
    per_second: f64,
    p50_ms: f64,
    p99_ms: f64,
}

/// Sends requests on so many connections, one at a time on each, until the time or the requests run out.
fn load(address: &str, connections: usize, warm_up: Duration, duration: Duration, requests: &Rc<Vec<Vec<u8>>>) -> Load {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let next = Rc::new(std::cell::Cell::new(0));
    let begun = Instant::now();
    let tasks = tokio::task::LocalSet::new();
    let latencies = tasks.block_on(&runtime, async {
        let connections: Vec<_> = (0..connections)
            .map(|_| {
                let (next, requests, address) = (Rc::clone(&next), Rc::clone(requests), address.to_owned());
                tokio::task::spawn_local(async move {
                    let mut stream = TcpStream::connect(&address).await.unwrap();
                    stream.set_nodelay(true).unwrap();
                    let (mut latencies, mut answer) = (Vec::new(), vec![0; 512]);
                    while begun.elapsed() < warm_up.saturating_add(duration) {
                        let place = next.replace(next.get() + 1);
                        let Some(request) = requests.get(place) else { break };
                        let sent = Instant::now();
                        stream.write_all(request).await.unwrap();
                        let mut length = 0;
                        // Both servers answer with a body of these three bytes.
                        while !answer[..length].ends_with(b"\r\n\r\nok\n") {
                            let read = stream.read(&mut answer[length..]).await.unwrap();
                            assert!(read > 0, "the server closed: {}", String::from_utf8_lossy(&answer[..length]));
                            length += read;
                        }
                        assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
                        if sent.duration_since(begun) >= warm_up {
                            latencies.push(sent.elapsed());
                        }
                    }
                    latencies
                })
            })
            .collect();
        let mut all = Vec::new();
        for connection in connections {
            all.extend(connection.await.unwrap());
        }
        all
    });
    let elapsed = begun.elapsed().saturating_sub(warm_up);
    let mut millis: Vec<f64> = latencies.iter().map(|latency| latency.as_secs_f64() * 1e3).collect();
    millis.sort_by(f64::total_cmp);
    let count = millis.len();
    Load {
        per_second: f64::from(u32::try_from(count).unwrap()) / elapsed.as_secs_f64(),
        p50_ms: millis[count / 2],
        p99_ms: millis[count * 99 / 100],
    }
}

/// This program, in another role.
fn ourselves(role: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(role).stdout(Stdio::piped());
    command
}

async fn bare(_: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    Ok(Response::new(Full::new(Bytes::from_static(b"ok\n"))))
}

/// Serves on a free port, which it prints, until it is killed.
fn serve<A>(answer: impl Fn(Request<Incoming>) -> A + Clone + Send + 'static)
where
    A: Future<Output = Result<Response<Full<Bytes>>, Infallible>> + Send + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("{}", listener.local_addr().unwrap());
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            let service = service_fn(answer.clone());
            tokio::spawn(async move {
                let mut server = hyper::server::conn::http1::Builder::new();
                drop(server.timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service).await);
            });
        }
    });
}
