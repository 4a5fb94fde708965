use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Run;

/// The longest that anything in a test may take. It ends a test that hangs; nothing waits for it to pass.
pub(super) const PATIENCE: Duration = Duration::from_mins(1);

/// A program, and a shell that prepares the ground for it.
#[cfg(unix)]
pub(crate) fn in_shell(prepare: &str, command: &Command) -> Command {
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &format!("{prepare}; exec \"$0\" \"$@\"")]).arg(command.get_program()).args(command.get_args());
    shell.env_clear().current_dir(command.get_current_dir().unwrap()).stdin(Stdio::null());
    shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell
}

/// Has Ctrl-C end the programs of the tests, also where these run in the background of a script and were told to ignore
/// it: what a process catches is not handed on, what it ignores is.
#[cfg(unix)]
pub(super) fn restore_interrupt() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).unwrap_or("0");
        let number = rustix::process::Signal::INT.as_raw();
        if u64::from_str_radix(mask.trim(), 16).unwrap() & (1 << (number - 1)) != 0 {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async { drop(tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())) });
        }
    });
}

/// A program that runs beside the test; killed when the test ends.
pub(crate) struct Running {
    child: Child,
    lines: Receiver<String>,
    seen: Vec<String>,
    /// What it wrote there so far.
    stderr: Arc<Mutex<Vec<u8>>>,
    reading: Option<JoinHandle<()>>,
}

impl Running {
    pub(crate) fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = channel();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let mut from = child.stderr.take().unwrap();
        let stderr = Arc::new(Mutex::new(Vec::new()));
        let into = Arc::clone(&stderr);
        let reading = std::thread::spawn(move || {
            let mut chunk = [0; 4 << 10];
            while let Ok(length @ 1..) = from.read(&mut chunk) {
                into.lock().unwrap().extend_from_slice(&chunk[..length]);
            }
        });
        Self { child, lines, seen: Vec::new(), stderr, reading: Some(reading) }
    }

    /// The next line on stdout; `None` when there will be no more.
    pub(crate) fn next_line(&mut self) -> Option<String> {
        match self.lines.recv_timeout(PATIENCE) {
            Ok(line) => {
                self.seen.push(line.clone());
                Some(line)
            }
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => panic!("nothing on stdout; so far: {:#?}", self.seen),
        }
    }

    /// Reads NDJSON records up to and including the first that satisfies the condition, and returns that one.
    pub(crate) fn record_where(&mut self, condition: impl Fn(&Value) -> bool) -> Value {
        let deadline = Instant::now() + PATIENCE;
        while let Some(line) = self.next_line() {
            let record: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error} in {line}"));
            if condition(&record) {
                return record;
            }
            assert!(Instant::now() < deadline, "the record did not come: {:#?}", self.seen);
        }
        panic!("the program ended before the record came: {:#?}", self.seen)
    }

    /// The next record of a type.
    pub(crate) fn record(&mut self, kind: &str) -> Value {
        self.record_where(|record| record["type"] == kind)
    }

    /// What is written to its stdin, if that is a pipe.
    pub(crate) fn stdin(&mut self) -> std::process::ChildStdin {
        self.child.stdin.take().unwrap()
    }

    /// Its process id.
    #[cfg(unix)]
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal.
    #[cfg(unix)]
    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_raw(self.child.id().try_into().unwrap()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }

    /// Asks it to stop as Ctrl-C does, and waits for its end.
    #[cfg(unix)]
    pub(crate) fn interrupt(self) -> Run {
        self.signal(rustix::process::Signal::INT);
        self.wait()
    }

    /// Kills it with SIGKILL and waits for its end.
    pub(crate) fn kill(mut self) -> Run {
        self.child.kill().unwrap();
        self.wait()
    }

    /// Waits until it has said something on stderr.
    #[cfg(unix)]
    pub(crate) fn wait_for_stderr(&self, what: &str) {
        wait_until(what, || self.stderr().contains(what));
    }

    fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.stderr.lock().unwrap()).into_owned()
    }

    /// Waits for its end.
    pub(crate) fn wait(mut self) -> Run {
        while self.next_line().is_some() {}
        let status = self.child.wait().unwrap();
        self.reading.take().unwrap().join().unwrap();
        let stderr = self.stderr();
        let mut stdout = self.seen.join("\n");
        if !stdout.is_empty() {
            stdout.push('\n');
        }
        Run { code: status.code().unwrap_or(-1), stdout, stderr }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Waits for what another program does.
#[cfg(unix)]
pub(crate) fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !is_so() {
        assert!(begin.elapsed().as_secs() < 120, "{what}");
        std::thread::yield_now();
    }
}
