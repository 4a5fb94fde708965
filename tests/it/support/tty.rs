//! What a person sees: a program on one terminal, and the screen that its bytes make.

use std::io::Read as _;
use std::process::{Child, Command};
use std::sync::{Arc, Mutex};

use rustix::process::{Pid, Signal};
use rustix::termios::Winsize;

use super::{terminal, wait_until};

/// A program whose stdout and stderr are the same terminal.
pub(crate) struct Tty {
    child: Child,
    /// The side of the program, to change its size.
    program: Option<std::fs::File>,
    drawn: Arc<Mutex<Vec<u8>>>,
    reading: std::thread::JoinHandle<()>,
}

impl Tty {
    /// Starts a program on a terminal of so many columns.
    pub(crate) fn start(mut command: Command, columns: u16) -> Self {
        let (mut person, program) = terminal();
        rustix::termios::tcsetwinsize(&program, size(columns)).unwrap();
        let child = command.stdout(program.try_clone().unwrap()).stderr(program.try_clone().unwrap()).spawn().unwrap();
        drop(command);
        let drawn = Arc::new(Mutex::new(Vec::new()));
        let into = Arc::clone(&drawn);
        let reading = std::thread::spawn(move || {
            let mut chunk = [0; 4 << 10];
            // A terminal that is gone is an error on this side.
            while let Ok(length @ 1..) = person.read(&mut chunk) {
                into.lock().unwrap().extend_from_slice(&chunk[..length]);
            }
        });
        Self { child, program: Some(program), drawn, reading }
    }

    /// Everything that was written to it so far, without its colours.
    pub(crate) fn drawn(&self) -> String {
        let drawn = String::from_utf8_lossy(&self.drawn.lock().unwrap()).into_owned();
        let mut parts = drawn.split("\u{1b}[");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            match part.split_once('m').filter(|(color, _)| color.chars().all(|c| c.is_ascii_digit() || c == ';')) {
                Some((_, rest)) => text.push_str(rest),
                None => text.extend(["\u{1b}[", part]),
            }
        }
        text
    }

    /// Waits until something is written to it that was not written before a place.
    pub(crate) fn wait_for(&self, what: &str, from: usize) {
        wait_until(what, || self.drawn().get(from..).is_some_and(|drawn| drawn.contains(what)));
    }

    /// Makes it wider or narrower, and tells the program so.
    pub(crate) fn resize(&self, columns: u16) {
        rustix::termios::tcsetwinsize(self.program.as_ref().unwrap(), size(columns)).unwrap();
        self.signal(Signal::WINCH);
    }

    pub(crate) fn signal(&self, signal: Signal) {
        rustix::process::kill_process(Pid::from_raw(self.child.id().try_into().unwrap()).unwrap(), signal).unwrap();
    }

    /// Whether the program is stopped, as by Ctrl-Z.
    #[cfg(target_os = "linux")]
    pub(crate) fn is_stopped(&self) -> bool {
        let status = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        status.rsplit_once(") ").unwrap().1.starts_with('T')
    }

    /// Waits for the program's end; its exit status, and everything that was written.
    pub(crate) fn wait(mut self) -> (i32, String) {
        let status = self.child.wait().unwrap();
        self.program.take();
        self.reading.join().unwrap();
        let drawn = String::from_utf8_lossy(&self.drawn.lock().unwrap()).into_owned();
        (status.code().unwrap_or(-1), drawn)
    }
}

fn size(columns: u16) -> Winsize {
    Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }
}

/// The lines of a screen of so many columns on which something was drawn, and the most columns that any line took. It
/// knows what the program may write: text, line breaks, colours, the way up, and the end of the screen.
pub(crate) fn screen(drawn: &str, columns: u16) -> (Vec<String>, usize) {
    let columns = usize::from(columns);
    let (mut rows, mut row, mut column, mut widest) = (vec![Vec::new()], 0_usize, 0_usize, 0);
    let mut rest = drawn.chars();
    while let Some(character) = rest.next() {
        match character {
            '\r' => column = 0,
            '\n' => row += 1,
            '\u{1b}' => match rest.next().unwrap() {
                '[' => {
                    let mut sequence = String::new();
                    while !sequence.ends_with(|last: char| last.is_ascii_alphabetic()) {
                        sequence.push(rest.next().unwrap());
                    }
                    let (number, kind) = sequence.split_at(sequence.len() - 1);
                    match kind {
                        "m" => {}
                        "A" => row = row.checked_sub(number.parse().unwrap()).expect("the top of the screen"),
                        "J" => {
                            rows.truncate(row + 1);
                            if let Some(line) = rows.get_mut(row) {
                                line.truncate(column);
                            }
                        }
                        other => panic!("{other} in {drawn:?}"),
                    }
                }
                ']' => while !matches!(rest.next(), Some('\u{7}') | None) {},
                other => panic!("{other} in {drawn:?}"),
            },
            text => {
                if column == columns {
                    (row, column) = (row + 1, 0);
                    widest = columns + 1;
                }
                rows.resize_with(rows.len().max(row + 1), Vec::new);
                let line: &mut Vec<char> = &mut rows[row];
                line.resize(line.len().max(column + 1), ' ');
                line[column] = text;
                column += 1;
                widest = widest.max(column);
            }
        }
        rows.resize_with(rows.len().max(row + 1), Vec::new);
    }
    (rows.into_iter().map(|row| row.into_iter().collect::<String>().trim_end().to_owned()).collect(), widest)
}
