use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use tempfile::TempDir;

use super::Running;
use super::process::PATIENCE;

/// A user with an empty home, an empty environment and a folder to work in, all gone at the end.
pub(crate) struct TestEnv {
    root: TempDir,
    variables: Vec<(String, String)>,
}

impl TestEnv {
    pub(crate) fn new() -> Self {
        #[cfg(unix)]
        super::process::restore_interrupt();
        let root = tempfile::tempdir().unwrap();
        for folder in ["home", "work"] {
            std::fs::create_dir(root.path().join(folder)).unwrap();
        }
        Self { root, variables: Vec::new() }
    }

    /// A user with a key for this API.
    pub(crate) fn of(api: &super::FakeApi) -> Self {
        Self::new().with("MEETSTREAM_API_URL", &api.url()).with("MEETSTREAM_API_KEY", Self::KEY)
    }

    /// The key of [`TestEnv::of`].
    pub(crate) const KEY: &str = "ms_test_0123456789abcdef";

    /// Sets a variable for every command that follows.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// The working directory of the commands.
    pub(crate) fn work(&self) -> PathBuf {
        self.root.path().join("work")
    }

    /// Writes a file in the working directory and returns its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.work().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut options = std::fs::File::options();
        options.write(true).create(true).truncate(true);
        // What holds secrets is for its owner alone, as users are told.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path).unwrap().write_all(content.as_ref()).unwrap();
        path
    }

    /// The program, ready to run in this environment.
    pub(crate) fn command<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_meetstream"));
        command.args(arguments).env_clear().current_dir(self.work()).stdin(Stdio::null());
        command.env("HOME", self.home()).env("USERPROFILE", self.home()).env("TZ", "UTC");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I) -> Run {
        Run::from(self.command(arguments).output().unwrap())
    }

    /// Runs the program to its end with something on stdin.
    pub(crate) fn run_with_input<I: IntoIterator<Item: AsRef<OsStr>>>(
        &self,
        arguments: I,
        input: impl AsRef<[u8]>,
    ) -> Run {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that does not read its input to the end is no concern of the test.
        drop(child.stdin.take().unwrap().write_all(input.as_ref()));
        Run::from(child.wait_with_output().unwrap())
    }

    /// Runs the program to its end with a terminal as stdin, on which a line is typed.
    #[cfg(unix)]
    pub(crate) fn run_on_terminal<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I, typed: &str) -> Run {
        let (keyboard, terminal) = terminal();
        let mut command = self.command(arguments);
        let child = command.stdin(terminal).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        (&keyboard).write_all(format!("{typed}\n").as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        drop(keyboard);
        Run::from(output)
    }

    /// Runs the program to its end with a terminal as stderr; what is drawn on it is the stderr of the result.
    #[cfg(unix)]
    pub(crate) fn run_watched<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I) -> Run {
        use std::io::Read as _;
        let (mut screen, terminal) = terminal();
        let mut command = self.command(arguments);
        let child = command.stdout(Stdio::piped()).stderr(terminal).spawn().unwrap();
        // The terminal goes away with the last who has it open.
        drop(command);
        let drawn = std::thread::spawn(move || {
            let mut drawn = Vec::new();
            // A terminal that is gone is an error on this side.
            drop(screen.read_to_end(&mut drawn));
            drawn
        });
        let output = child.wait_with_output().unwrap();
        Run::from(Output { stderr: drawn.join().unwrap(), ..output })
    }

    /// Runs the program to its end on terminals of so many columns, one for each stream.
    #[cfg(unix)]
    pub(crate) fn run_on_screen<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I, columns: u16) -> Run {
        Screen::start(self.command(arguments), columns).wait()
    }

    /// Starts the program and leaves it running.
    pub(crate) fn start<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I) -> Running {
        Running::start(self.command(arguments))
    }

    /// The text of a file of the working directory, as soon as it is there. It must appear whole.
    pub(crate) fn wait_for(&self, name: &str) -> String {
        let path = self.work().join(name);
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Ok(text) = std::fs::read_to_string(&path) {
                return text.trim().to_owned();
            }
            assert!(Instant::now() < deadline, "{} did not appear", path.display());
            std::thread::yield_now();
        }
    }

    /// Every file below a folder of the working directory, as paths relative to it, sorted.
    pub(crate) fn tree(&self, folder: &str) -> Vec<String> {
        fn walk(folder: &Path, root: &Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, root, found);
                } else {
                    found.push(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"));
                }
            }
        }
        let root = self.work().join(folder);
        let mut found = Vec::new();
        if root.is_dir() {
            walk(&root, &root, &mut found);
        }
        found.sort();
        found
    }
}

/// A terminal: the side of the person, and the side of the program.
#[cfg(unix)]
pub(crate) fn terminal() -> (std::fs::File, std::fs::File) {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    let person = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&person).unwrap();
    unlockpt(&person).unwrap();
    let name = ptsname(&person, Vec::new()).unwrap().into_string().unwrap();
    let program = std::fs::File::options().read(true).write(true).open(name).unwrap();
    (person.into(), program)
}

/// A program whose stdout and stderr are a terminal each.
#[cfg(unix)]
pub(crate) struct Screen {
    child: std::process::Child,
    drawn: [std::thread::JoinHandle<Vec<u8>>; 2],
}

#[cfg(unix)]
impl Screen {
    /// Starts a program on terminals of so many columns.
    pub(crate) fn start(mut command: Command, columns: u16) -> Self {
        use std::io::Read as _;
        let size = rustix::termios::Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        let [(out, stdout), (err, stderr)] = [terminal(), terminal()];
        for program in [&stdout, &stderr] {
            rustix::termios::tcsetwinsize(program, size).unwrap();
        }
        let child = command.stdout(stdout).stderr(stderr).spawn().unwrap();
        // A terminal goes away with the last who has it open.
        drop(command);
        let drawn = [out, err].map(|mut screen| {
            std::thread::spawn(move || {
                let mut drawn = Vec::new();
                // One that is gone is an error on this side.
                drop(screen.read_to_end(&mut drawn));
                drawn
            })
        });
        Self { child, drawn }
    }

    /// Waits until the program has ended.
    pub(crate) fn wait(mut self) -> Run {
        let status = self.child.wait().unwrap();
        let [stdout, stderr] = self.drawn.map(|drawn| drawn.join().unwrap());
        Run::from(Output { status, stdout, stderr })
    }
}

/// How a program ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status; -1 when a signal ended it.
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// The JSON document on stdout.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// The error object on stderr.
    pub(crate) fn error(&self) -> serde_json::Value {
        let value: serde_json::Value =
            serde_json::from_str(&self.stderr).unwrap_or_else(|error| panic!("{error} in {self:?}"));
        value["error"].clone()
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Opens a journal's database as another program would.
#[expect(clippy::disallowed_methods, reason = "it stands for a program that is not ours")]
pub(crate) fn database(path: impl AsRef<Path>) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

/// Renames a file as its user would.
#[expect(clippy::disallowed_methods, reason = "it stands for a user")]
pub(crate) fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) {
    std::fs::rename(from, to).unwrap();
}
