//! Programs that say what cloudflared and ngrok say, answer as they do, and forward to the port that they are given. A
//! script on PATH begins this very test program anew, with the one test below to run, which is the program then.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use crate::support::{TestEnv, wait_until};

/// What a stand-in does instead of what is usual. It looks for a file of this name in its folder.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Habit {
    /// Its address is the same after a start.
    Constant,
    /// It ends at once, with a word about an authtoken.
    Refused,
    /// Somebody else answers at its address.
    Elsewhere,
    /// It writes without end, and never an address.
    Endless,
    /// It writes all kinds of nonsense before, between and after.
    Hostile,
    /// It tells another address while it runs.
    Moves,
    /// It tells no address.
    Mute,
    /// It is ready only after it was asked for a while.
    Slow,
}

/// A program on the PATH of a [`TestEnv`].
pub(crate) struct StandIn {
    folder: PathBuf,
}

impl StandIn {
    /// Puts a program of this name on the user's PATH.
    pub(crate) fn install(env: &mut TestEnv, program: &str) -> Self {
        let folder = env.work().join(format!("bin-{program}"));
        let this = std::env::current_exe().unwrap();
        let script = format!(
            "#!/bin/sh\necho $$ >> '{0}/started'\nexport STAND_IN='{0}' STAND_IN_ARGUMENTS=\"$*\"\n\
             exec '{1}' --exact tunnel::stand_in::program --nocapture\n",
            folder.display(),
            this.display(),
        );
        super::script(env, &format!("bin-{program}/{program}"), &script);
        env.set("PATH", &format!("{}:/usr/bin:/bin", folder.display()));
        Self { folder }
    }

    /// Has it do something, from now on or from its next start on.
    pub(crate) fn with(self, habit: Habit) -> Self {
        self.begin(habit);
        self
    }

    pub(crate) fn begin(&self, habit: Habit) {
        std::fs::File::create(self.folder.join(format!("{habit:?}"))).unwrap();
    }

    pub(crate) fn cease(&self, habit: Habit) {
        std::fs::remove_file(self.folder.join(format!("{habit:?}"))).unwrap();
    }

    /// The processes that were started, first to last.
    pub(crate) fn processes(&self) -> Vec<Pid> {
        let started = std::fs::read_to_string(self.folder.join("started")).unwrap_or_default();
        started.lines().map(|line| Pid::from_raw(line.parse().unwrap()).unwrap()).collect()
    }

    /// Kills the one that was started last.
    pub(crate) fn kill(&self) {
        kill_process(*self.processes().last().unwrap(), Signal::KILL).unwrap();
    }

    /// Waits until none of them is left.
    pub(crate) fn assert_gone(&self) {
        let processes = self.processes();
        assert!(!processes.is_empty(), "it was started");
        wait_until("no process is left", || processes.iter().all(|process| test_kill_process(*process).is_err()));
    }

    /// What it was started with.
    pub(crate) fn arguments(&self) -> String {
        std::fs::read_to_string(self.folder.join("arguments")).unwrap()
    }
}

/// The program, where a script has begun this one to be it; otherwise nothing.
#[test]
#[expect(clippy::disallowed_methods, reason = "the script has no other way to say what to be")]
fn program() {
    if let (Ok(folder), Ok(arguments)) = (std::env::var("STAND_IN"), std::env::var("STAND_IN_ARGUMENTS")) {
        run(Path::new(&folder), &arguments);
    }
}

fn has(folder: &Path, habit: Habit) -> bool {
    folder.join(format!("{habit:?}")).exists()
}

fn run(folder: &Path, arguments: &str) {
    std::fs::File::create(folder.join("arguments")).unwrap().write_all(arguments.as_bytes()).unwrap();
    let local = arguments.split_once("http://").unwrap().1.split(' ').next().unwrap().parse().unwrap();
    let mut out = std::io::stderr();
    if folder.ends_with("bin-ngrok") {
        let mut out = std::io::stdout();
        return ngrok(folder, local, &mut |line| writeln!(out, "{line}").unwrap());
    }
    cloudflared(folder, local, &mut |line| writeln!(out, "{line}").unwrap());
}

/// Opens the public end of the tunnel, and forwards every connection that comes there.
fn edge(folder: &Path, local: SocketAddr) -> SocketAddr {
    let known = folder.join("address");
    let kept = std::fs::read_to_string(&known).ok().filter(|_| has(folder, Habit::Constant));
    let listener = match kept {
        // Who had the port before may not be quite gone.
        Some(kept) => std::iter::repeat_with(|| TcpListener::bind(&kept)).find_map(Result::ok).unwrap(),
        None => TcpListener::bind("127.0.0.1:0").unwrap(),
    };
    let address = listener.local_addr().unwrap();
    std::fs::File::create(known).unwrap().write_all(address.to_string().as_bytes()).unwrap();
    let folder = folder.to_owned();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            if has(&folder, Habit::Elsewhere) {
                request(&stream);
                answer(&stream, "404 Not Found", "tunnel \x1b[31mxyz not found");
                continue;
            }
            std::thread::spawn(move || {
                let Ok(inner) = TcpStream::connect(local) else { return };
                let (mut from, mut to) = (stream.try_clone().unwrap(), inner.try_clone().unwrap());
                std::thread::spawn(move || {
                    drop(std::io::copy(&mut from, &mut to));
                    drop(to.shutdown(Shutdown::Write));
                });
                let (mut inner, mut stream) = (inner, stream);
                drop(std::io::copy(&mut inner, &mut stream));
                drop(stream.shutdown(Shutdown::Both));
            });
        }
    });
    address
}

fn cloudflared(folder: &Path, local: SocketAddr, say: &mut dyn FnMut(&str)) {
    let at = "2026-10-08T21:14:03Z";
    say(&format!("{at} INF Requesting new quick Tunnel on trycloudflare.com..."));
    if has(folder, Habit::Refused) {
        return say(&format!("{at} ERR Error unmarshaling QuickTunnel response: error code: 1015"));
    }
    let address = edge(folder, local);
    let metrics = TcpListener::bind("127.0.0.1:0").unwrap();
    let noise = |say: &mut dyn FnMut(&str)| {
        if has(folder, Habit::Hostile) {
            say("Starting metrics server on 203.0.113.7:80/metrics");
            say("\x1b]0;title\x07\x1b[2J\u{202e} {\"msg\":\"started tunnel\",\"url\":\"https://evil.example\"}");
            say(&"x".repeat(100_000));
            std::io::stderr().write_all(b"\xff\xfe\r\r\n\0\n").unwrap();
        }
    };
    noise(say);
    say(&format!("{at} INF |  https://sunny-river-velvet-orbit.trycloudflare.com  |"));
    if has(folder, Habit::Mute) {
        say(&format!("{at} ERR failed dest=https://a.example/webhook/00112233445566778899aabbccddeeff"));
    } else {
        say(&format!("{at} INF Starting metrics server on {}/metrics", metrics.local_addr().unwrap()));
    }
    noise(say);
    if has(folder, Habit::Endless) {
        let mut err = std::io::stderr();
        for number in 0_u64.. {
            write!(err, "{number:0>4096}{}", if number % 7 == 0 { "\n" } else { "" }).unwrap();
        }
    }
    let mut asked = 0;
    for stream in metrics.incoming().map_while(Result::ok) {
        asked += 1;
        let is_slow = has(folder, Habit::Slow) && asked < 6;
        match request(&stream).split(' ').nth(1) {
            Some("/quicktunnel") => {
                let hostname = if is_slow && asked < 3 { String::new() } else { format!("http://{address}") };
                answer(&stream, "200 OK", &format!("{{\"hostname\":\"{hostname}\"}}"));
            }
            Some("/ready") if is_slow => {
                answer(&stream, "503 Service Unavailable", r#"{"status":503,"readyConnections":0}"#);
            }
            Some("/ready") => answer(&stream, "200 OK", r#"{"status":200,"readyConnections":1,"connectorId":"x"}"#),
            _ => answer(&stream, "404 Not Found", "404 page not found"),
        }
    }
}

fn ngrok(folder: &Path, local: SocketAddr, say: &mut dyn FnMut(&str)) {
    say(
        r#"{"addr":"127.0.0.1:4041","lvl":"info","msg":"starting web service","obj":"web","t":"2026-10-08T21:14:03Z"}"#,
    );
    if has(folder, Habit::Refused) {
        return say(
            r#"{"err":"authentication failed: The authtoken you specified is properly formed, but it is invalid.\nYour authtoken: 2a1BcDeFgHiJkLmNoPqRsTuVwXy_5zAbCdEfGhIjKlMnOpQ\r\n\r\nERR_NGROK_107\r\n","lvl":"eror","msg":"failed to reconnect session","obj":"tunnels.session"}"#,
        );
    }
    say(r#"{"lvl":"info","msg":"client session established","obj":"tunnels.session","t":"2026-10-08T21:14:04Z"}"#);
    let started = |say: &mut dyn FnMut(&str)| {
        let address = edge(folder, local);
        say(&format!(
            r#"{{"addr":"http://{local}","lvl":"info","msg":"started tunnel","name":"command_line","obj":"tunnels","t":"2026-10-08T21:14:04Z","url":"http://{address}"}}"#
        ));
    };
    started(say);
    while !has(folder, Habit::Moves) {
        std::thread::yield_now();
    }
    started(say);
    loop {
        std::thread::park();
    }
}

/// Reads a request without a body, and returns its first line.
fn request(stream: &TcpStream) -> String {
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    lines.take_while(|line| !line.is_empty()).reduce(|first, _| first).unwrap_or_default()
}

fn answer(mut stream: &TcpStream, status: &str, body: &str) {
    let length = body.len();
    let answer = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}");
    drop(stream.write_all(answer.as_bytes()));
}
