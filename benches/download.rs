//! Downloads over loopback, ours against `curl` in the same run: one file of 1 GiB, and 1,000 files of 100 KiB.
//!
//! Ours includes the SHA-256, the sync to disk and the manifest; `curl` only writes. How long a sync of what it wrote
//! takes on top is measured too, and how long the disk alone takes to write and sync such files. Files go to the folder
//! given as `MEETSTREAM_BENCH_DIR`, else beside the build. Run it with `cargo bench --bench download`. Another build of ours
//! is measured in the same rounds where its path is given as `MEETSTREAM_BENCH_OTHER`.
//!
//! The small files are removed at the end only: file systems avoid the places of files that were just deleted, at a price
//! (ext4 for up to five minutes; leave as much time between two runs).

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measurement that cannot go on should stop"
)]
#![expect(clippy::disallowed_methods, reason = "a benchmark has no settings and waits for programs to grow")]
#![expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "figures are rounded anyway")]

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const GIB: u64 = 1 << 30;
const SMALL: u64 = 100 << 10;
const FILES: usize = 1_000;
const AT_ONCE: usize = 16;
const ROUNDS: usize = 5;
const BOT: &str = "b-bench";

fn main() {
    let folder = std::env::var_os("MEETSTREAM_BENCH_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")), PathBuf::from);
    let folder = folder.join("download-bench");
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    let address = serve();
    println!("one file of 1 GiB, {ROUNDS} rounds, best and median:");
    large(&folder, &address);
    println!("{FILES} files of 100 KiB, {AT_ONCE} at a time, {ROUNDS} rounds, best and median:");
    small(&folder, &address);
    fs::remove_dir_all(&folder).unwrap();
}

fn large(folder: &Path, address: &str) {
    let mut times = Times::default();
    for round in 0..ROUNDS {
        let folder = folder.join(format!("large-{round}"));
        fs::create_dir(&folder).unwrap();
        times.disk.push(disk(&folder, 1, GIB));
        let mut command = Command::new("curl");
        command
            .args(["-sS", "-o"])
            .arg(folder.join("curl.wav"))
            .arg(format!("http://{address}/object/{GIB}/audio.wav"));
        times.curl(run(command).0, std::iter::once(folder.join("curl.wav")));
        for build in builds(round) {
            let (time, memory) = run(fetch(&build, &folder, address, &["audio"]));
            assert_eq!(fs::metadata(folder.join(BOT).join("audio.wav")).unwrap().len(), GIB);
            times.build(&build, time, memory);
            fs::remove_dir_all(folder.join(BOT)).unwrap();
        }
        // Room for the next round; a few large files are no burden to the file system.
        fs::remove_dir_all(folder).unwrap();
    }
    report(times);
}

fn small(folder: &Path, address: &str) {
    let mut times = Times::default();
    for round in 0..ROUNDS {
        let folder = folder.join(format!("small-{round}"));
        fs::create_dir_all(folder.join("curl")).unwrap();
        times.disk.push(disk(&folder, FILES, SMALL));
        let config = folder.join("curl.config");
        let entry = |file| {
            format!("url = http://{address}/object/{SMALL}/{file}.webm\noutput = {}/curl/{file}\n", folder.display())
        };
        let text: String = (0..FILES).map(entry).collect::<Vec<_>>().concat();
        fs::File::create(&config).unwrap().write_all(text.as_bytes()).unwrap();
        let mut command = Command::new("curl");
        command.args(["-sS", "--no-progress-meter", "--parallel", "--parallel-max", &AT_ONCE.to_string()]);
        command.arg("-K").arg(&config);
        times.curl(run(command).0, (0..FILES).map(|file| folder.join("curl").join(file.to_string())));
        for (number, build) in builds(round).into_iter().enumerate() {
            let folder = folder.join(format!("build-{number}"));
            let arguments = ["audio-streams", "--jobs", &AT_ONCE.to_string()];
            let (time, memory) = run(fetch(&build, &folder, address, &arguments));
            times.build(&build, time, memory);
            let saved = fs::read_dir(folder.join(BOT).join("streams/audio/01-Jane")).unwrap().count();
            assert_eq!(saved, FILES);
        }
    }
    report(times);
}

/// The times of all rounds.
#[derive(Default)]
struct Times {
    disk: Vec<Duration>,
    curl: Vec<Duration>,
    curl_synced: Vec<Duration>,
    ours: Vec<Duration>,
    /// Of the other build.
    other: Vec<Duration>,
    /// The most memory of ours, and of the other build, in KiB.
    peaks: [u64; 2],
}

/// Our builds, in turns the first.
fn builds(round: usize) -> Vec<PathBuf> {
    let mut builds = vec![PathBuf::from(env!("CARGO_BIN_EXE_meetstream"))];
    builds.extend(std::env::var_os("MEETSTREAM_BENCH_OTHER").map(PathBuf::from));
    let first = round % builds.len();
    builds.rotate_left(first);
    builds
}

impl Times {
    fn build(&mut self, build: &Path, time: Duration, memory: u64) {
        let is_other = build != Path::new(env!("CARGO_BIN_EXE_meetstream"));
        if is_other { &mut self.other } else { &mut self.ours }.push(time);
        let peak = &mut self.peaks[usize::from(is_other)];
        *peak = memory.max(*peak);
    }

    /// Takes in how long `curl` took; syncs what it wrote, and takes in how long both took.
    fn curl(&mut self, time: Duration, files: impl Iterator<Item = PathBuf>) {
        let started = Instant::now();
        files.for_each(|file| fs::File::open(file).unwrap().sync_all().unwrap());
        self.curl.push(time);
        self.curl_synced.push(time + started.elapsed());
    }
}

/// How long the disk takes to write so many files of one length, as many at a time as we do, and to sync each.
fn disk(folder: &Path, files: usize, length: u64) -> Duration {
    let folder = folder.join("disk");
    fs::create_dir(&folder).unwrap();
    let mut block = vec![0_u8; usize::try_from(length.min(1 << 20)).unwrap()];
    fastrand::Rng::with_seed(2).fill(&mut block);
    let next = AtomicUsize::new(0);
    let write = || loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= files {
            break;
        }
        let mut file = fs::File::create(folder.join(number.to_string())).unwrap();
        for _ in 0..length.div_ceil(block.len() as u64) {
            file.write_all(&block).unwrap();
        }
        file.sync_all().unwrap();
    };
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..files.min(AT_ONCE) {
            scope.spawn(write);
        }
    });
    started.elapsed()
}

fn fetch(build: &Path, folder: &Path, address: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(build);
    command.env_clear().env("HOME", folder).env("MEETSTREAM_API_KEY", "ms_bench");
    command.args(["--api-url", &format!("http://{address}/api/v1"), "-q", "fetch"]).args(&arguments[..1]).arg(BOT);
    command.args(&arguments[1..]).arg("--out").arg(folder);
    command
}

/// Runs a program; gives its time and its peak memory in KiB.
fn run(mut command: Command) -> (Duration, u64) {
    let started = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().expect("both programs are installed");
    let status_file = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        let status = fs::read_to_string(&status_file).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let memory = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(memory.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(status.success(), "{status}");
    (started.elapsed(), peak)
}

fn report(times: Times) {
    let Times { disk, curl, curl_synced, mut ours, other, peaks } = times;
    let best_and_median = |times: &mut [Duration]| {
        times.sort();
        [0, times.len() / 2].map(|place| times[place].as_secs_f64())
    };
    let ours = best_and_median(&mut ours);
    println!(
        "  {:<15} {:>7.3} s {:>7.3} s   peak memory {:.1} MiB",
        "meetstream",
        ours[0],
        ours[1],
        peaks[0] as f64 / 1024.0
    );
    if !other.is_empty() {
        println!("  the other build's peak memory {:.1} MiB", peaks[1] as f64 / 1024.0);
    }
    let compared = [("other build", other), ("curl", curl), ("curl, then sync", curl_synced), ("disk alone", disk)];
    for (name, mut times) in compared.into_iter().filter(|(_, times)| !times.is_empty()) {
        let times = best_and_median(&mut times);
        let ratios = [ours[0] / times[0], ours[1] / times[1]];
        println!(
            "  {name:<15} {:>7.3} s {:>7.3} s   ours to it {:.2} and {:.2}",
            times[0], times[1], ratios[0], ratios[1]
        );
    }
}

/// The API and the store, a thread per connection.
fn serve() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let mut block = vec![0_u8; 1 << 20];
    fastrand::Rng::with_seed(1).fill(&mut block);
    let block: Arc<[u8]> = block.into();
    let host = address.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let (block, host) = (Arc::clone(&block), host.clone());
            std::thread::spawn(move || answer(stream, &block, &host));
        }
    });
    address
}

fn answer(stream: TcpStream, block: &[u8], host: &str) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut stream = stream;
    loop {
        let mut first = String::new();
        if reader.read_line(&mut first).ok()? == 0 {
            return None;
        }
        let mut from = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let line = line.trim().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(range) = line.strip_prefix("range: bytes=") {
                from = range.trim_end_matches('-').parse().ok()?;
            }
        }
        let target = first.split(' ').nth(1)?;
        if let Some(rest) = target.strip_prefix("/object/") {
            object(&mut stream, block, rest.split('/').next()?.parse().ok()?, from)?;
            continue;
        }
        let body = describe(target, host);
        let length = body.len();
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");
        stream.write_all(format!("{head}{body}").as_bytes()).ok()?;
    }
}

fn describe(target: &str, host: &str) -> String {
    if target.ends_with("get_audio_streams") {
        let segments: Vec<String> =
            (0..FILES).map(|file| format!(r#"{{"url":"http://{host}/object/{SMALL}/{file}.webm"}}"#)).collect();
        let segments = segments.join(",");
        return format!(
            r#"{{"participants":[{{"participant_name":"Jane","streams":[{{"segments":[{segments}]}}]}}]}}"#
        );
    }
    format!(r#"{{"audio_url":"http://{host}/object/{GIB}/audio.wav"}}"#)
}

fn object(stream: &mut TcpStream, block: &[u8], length: u64, from: u64) -> Option<()> {
    let left = length - from;
    let status = if from > 0 { "206 Partial Content" } else { "200 OK" };
    let range =
        if from > 0 { format!("Content-Range: bytes {from}-{}/{length}\r\n", length - 1) } else { String::new() };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {left}\r\n{range}ETag: \"bench\"\r\nAccept-Ranges: bytes\r\nContent-Type: audio/wav\r\n\r\n"
    );
    let mut left = usize::try_from(left).unwrap();
    let mut buffer = head.into_bytes();
    let first = left.min(128 << 10);
    buffer.extend_from_slice(&block[..first]);
    stream.write_all(&buffer).ok()?;
    left -= first;
    while left > 0 {
        let part = left.min(block.len());
        stream.write_all(&block[..part]).ok()?;
        left -= part;
    }
    Some(())
}
