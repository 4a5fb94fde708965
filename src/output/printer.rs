use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::failure::{Report, text_of};
use super::live::Live;
use super::stderr_queue::StderrQueue;
use super::{Jq, Layout, OutputError, Palette, Table, json};
use crate::model::{BotId, Failure, Situation, printable, printable_lines, with_causes};

/// The fewest columns that lines are fitted to: in less, the terminal may as well break them.
const NARROWEST: usize = 20;

/// What stdout carries.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Format {
    /// Text for people.
    Human,
    /// JSON documents or NDJSON records.
    Json,
}

/// How much is said on stderr. Order matters: a later one says more.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Volume {
    /// Errors only.
    Quiet,
    /// Errors, warnings, notes, hints and progress.
    Normal,
    /// Requests too.
    Verbose,
}

/// Writes for a command. Cheap to clone; clones share the terminal.
#[derive(Clone, Debug)]
pub(crate) struct Printer {
    format: Format,
    volume: Volume,
    stdout_palette: Palette,
    stderr_palette: Palette,
    stderr_is_terminal: bool,
    live: Live,
    jq: Option<Jq>,
    /// Whether lines for people that were rendered before go to stderr.
    is_aside: bool,
    /// What hints go by.
    situation: Arc<Situation>,
    /// How errors are told: under `--jq` alone, in words.
    error_format: Format,
    /// Where what is said on stderr waits; `None`: whoever says something waits.
    stderr: Option<StderrQueue>,
}

impl Printer {
    /// A printer; `wants_color` says whether a stream is coloured that is a terminal, or is none.
    pub(crate) fn new(format: Format, volume: Volume, wants_color: impl Fn(bool) -> bool) -> Self {
        // Colour is decided for each stream here; the library would decide once for both.
        colored::control::set_override(true);
        let stderr_is_terminal = io::stderr().is_terminal();
        #[cfg(windows)]
        // A console that cannot shows the sequences as they are.
        drop(colored::control::set_virtual_terminal(true));
        let is_live = stderr_is_terminal && volume > Volume::Quiet && format == Format::Human;
        Self {
            format,
            volume,
            stdout_palette: Palette::new(wants_color(io::stdout().is_terminal())),
            stderr_palette: Palette::new(wants_color(stderr_is_terminal)),
            stderr_is_terminal,
            live: Live::new(!is_live),
            jq: None,
            is_aside: false,
            situation: Arc::default(),
            error_format: format,
            stderr: None,
        }
    }

    /// Sends every JSON document and record through an expression.
    pub(crate) fn filtered(mut self, jq: Jq) -> Self {
        self.jq = Some(jq);
        self
    }

    /// Has errors told in words, whatever stdout carries.
    pub(crate) fn with_errors_in_words(mut self) -> Self {
        self.error_format = Format::Human;
        self
    }

    /// Has hints go by what is known from here on.
    pub(crate) fn in_situation(mut self, situation: Situation) -> Self {
        self.situation = Arc::new(situation);
        self
    }

    /// What hints go by.
    pub(crate) fn situation(&self) -> &Situation {
        &self.situation
    }

    /// Has lines that were rendered for people go to stderr: they are beside what was asked for. Records stay on stdout.
    pub(crate) fn aside(mut self) -> Self {
        self.is_aside = self.format == Format::Human;
        if self.is_aside {
            self.stdout_palette = self.stderr_palette;
        }
        self
    }

    /// Has stdout carry the messages of a protocol, as they are.
    pub(crate) fn of_protocol(mut self) -> Self {
        (self.format, self.jq, self.is_aside) = (Format::Json, None, false);
        self
    }

    /// Has nobody wait any more who says something on stderr.
    ///
    /// # Errors
    /// When the thread that writes cannot be started.
    pub(crate) fn queue_stderr(&mut self) -> io::Result<StderrQueue> {
        let live = self.live.clone();
        let queue = StderrQueue::start(move |text| write_stderr(&live, text))?;
        self.stderr = Some(queue.clone());
        Ok(queue)
    }

    pub(crate) fn format(&self) -> Format {
        self.format
    }

    pub(crate) fn volume(&self) -> Volume {
        self.volume
    }

    /// The colours of stdout.
    pub(crate) fn palette(&self) -> Palette {
        self.stdout_palette
    }

    /// The colours of stderr.
    pub(crate) fn stderr_palette(&self) -> Palette {
        self.stderr_palette
    }

    /// Has nothing move, on a terminal that can do no more than print.
    pub(crate) fn still(self) -> Self {
        self.live.hide();
        self
    }

    /// Whether the last lines of the terminal are drawn again and again: how far files and bots are.
    pub(crate) fn is_live(&self) -> bool {
        !self.live.is_hidden()
    }

    /// Those lines: on stderr on a terminal, else nowhere.
    pub(super) fn live(&self) -> &Live {
        &self.live
    }

    /// Writes text for people to stdout, each line fitted to the terminal if that is one.
    pub(crate) fn line(&self, line: &str) -> Result<(), OutputError> {
        self.value(&self.layout().fit(line))
    }

    /// Writes a value to stdout as it is: somebody copies it.
    pub(crate) fn value(&self, value: &str) -> Result<(), OutputError> {
        self.stdout(|out| writeln!(out, "{value}"))
    }

    /// Writes the path of a file to stdout, shortened to the terminal if that is one.
    pub(crate) fn path(&self, path: &Path) -> Result<(), OutputError> {
        self.value(&printable(&self.layout().path(path, 0, 0)))
    }

    /// Writes bytes to stdout as they are.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> Result<(), OutputError> {
        self.stdout(|out| out.write_all(bytes))
    }

    /// Writes a body from outside to stdout: byte by byte, except that a terminal gets no control characters, and JSON
    /// indented and coloured.
    pub(crate) fn outside(&self, body: &[u8]) -> Result<(), OutputError> {
        if io::stdout().is_terminal() {
            let text = self.shown_body(&printable_lines(&String::from_utf8_lossy(body)));
            return if text.is_empty() { Ok(()) } else { self.value(text.trim_end_matches('\n')) };
        }
        self.bytes(body)
    }

    /// The same of something that was refused: what is said of it begins on a line of its own.
    pub(crate) fn refused(&self, body: &[u8]) -> Result<(), OutputError> {
        self.outside(body)?;
        let is_open = !io::stdout().is_terminal() && body.last().is_some_and(|last| *last != b'\n');
        if is_open { self.bytes(b"\n") } else { Ok(()) }
    }

    /// A printable body as people are shown it: JSON indented and coloured on a terminal.
    pub(crate) fn shown_body(&self, text: &str) -> String {
        let laid_out = if io::stdout().is_terminal() { json::laid_out(text, self.stdout_palette) } else { None };
        laid_out.unwrap_or_else(|| text.to_owned())
    }

    /// Copies what a reader has to stdout.
    pub(crate) fn copy(&self, mut from: impl io::Read) -> Result<(), OutputError> {
        self.stdout(|out| io::copy(&mut from, out).map(|_| ()))
    }

    /// Writes one NDJSON record to stdout and flushes it.
    pub(crate) fn record(&self, record: &impl Serialize) -> Result<(), OutputError> {
        let mut line = serde_json::to_vec(record).map_err(|error| OutputError::Stdout(error.into()))?;
        if let Some(jq) = &self.jq {
            return self.results(jq, &line);
        }
        line.push(b'\n');
        self.bytes(&line)
    }

    /// Writes lines to stdout that were rendered already: text for people, or NDJSON records. A record that the
    /// expression of `--jq` fails on is left out with a warning, for whoever listens should not end because of it.
    pub(crate) fn rendered(&self, lines: &[u8]) -> Result<(), OutputError> {
        if self.is_aside {
            self.note(String::from_utf8_lossy(lines).trim_end_matches('\n'));
            return Ok(());
        }
        let Some(jq) = &self.jq else {
            let layout = self.layout();
            if self.format == Format::Json || layout.width().is_none() {
                return self.bytes(lines);
            }
            return self.bytes(layout.fit(&String::from_utf8_lossy(lines)).as_bytes());
        };
        let mut results = String::new();
        for record in lines.split(|byte| *byte == b'\n').filter(|record| !record.is_empty()) {
            match jq.run(record) {
                Ok(lines) => results.push_str(&printable_lines(&lines)),
                Err(error) => self.warning_of("a record was left out", &error),
            }
        }
        self.bytes(results.as_bytes())
    }

    /// Writes one JSON document to stdout, indented.
    pub(crate) fn document(&self, document: &impl Serialize) -> Result<(), OutputError> {
        if let Some(jq) = &self.jq {
            let json = serde_json::to_vec(document).map_err(|error| OutputError::Stdout(error.into()))?;
            return self.results(jq, &json);
        }
        let text = serde_json::to_string_pretty(document).map_err(|error| OutputError::Stdout(error.into()))?;
        self.value(&self.shown_body(&text))
    }

    /// Writes an answer to stdout: as an NDJSON record, or as the line that `human` makes of it.
    pub(crate) fn answer(&self, record: &impl Serialize, human: impl FnOnce() -> String) -> Result<(), OutputError> {
        match self.format {
            Format::Json => self.record(record),
            Format::Human => self.line(&human()),
        }
    }

    /// Writes what a command did to stdout: a line for people, or a document for programs.
    pub(crate) fn outcome(&self, line: &str, document: &impl Serialize) -> Result<(), OutputError> {
        match self.format {
            Format::Human => self.line(line),
            Format::Json => self.document(document),
        }
    }

    /// The id of a bot as people are shown it on stdout: in its colour, and on a terminal as short as tells it from others.
    pub(crate) fn bot(&self, bot: &BotId) -> String {
        self.stdout_palette.bot(bot, self.layout().id(bot))
    }

    /// Writes a table to stdout, cut to the width of the terminal if stdout is one.
    pub(crate) fn table(&self, table: &Table) -> Result<(), OutputError> {
        self.rows(table).iter().try_for_each(|line| self.line(line))
    }

    /// A table's lines, cut to the width of the terminal if stdout is one.
    pub(crate) fn rows(&self, table: &Table) -> Vec<String> {
        table.lines(self.layout(), self.stdout_palette)
    }

    /// The width of the terminal in columns, if stdout is one.
    pub(crate) fn width() -> Option<usize> {
        terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
    }

    /// The room of a line on stdout.
    pub(crate) fn layout(&self) -> Layout {
        self.layout_within(if self.is_aside { stderr_width() } else { Self::width() })
    }

    fn layout_within(&self, width: Option<usize>) -> Layout {
        Layout { width: width.filter(|width| *width >= NARROWEST), is_whole: self.volume >= Volume::Verbose }
    }

    fn results(&self, jq: &Jq, json: &[u8]) -> Result<(), OutputError> {
        let lines = jq.run(json)?;
        self.bytes(printable_lines(&lines).as_bytes())
    }

    fn stdout(&self, write: impl FnOnce(&mut io::StdoutLock<'static>) -> io::Result<()>) -> Result<(), OutputError> {
        let write = || {
            let mut out = io::stdout().lock();
            write(&mut out).and_then(|()| out.flush())
        };
        // The live lines are where stdout is only if that is a terminal. Elsewhere a reader who pauses would hold them up.
        let written = if io::stdout().is_terminal() { self.live.above(write) } else { write() };
        written.map_err(|error| {
            if error.kind() == io::ErrorKind::BrokenPipe { OutputError::Closed } else { OutputError::Stdout(error) }
        })
    }

    /// Says something on stderr, unless quiet.
    pub(crate) fn note(&self, text: &str) {
        if self.volume > Volume::Quiet {
            self.stderr(text);
        }
    }

    /// Warns on stderr, unless quiet.
    pub(crate) fn warning(&self, text: &str) {
        if self.volume > Volume::Quiet {
            self.stderr(&format!("{} {text}", self.stderr_palette.warning("warning:")));
        }
    }

    /// Warns of what an error has kept from being done, with all of its causes.
    pub(crate) fn warning_of(&self, what: &str, error: &(dyn std::error::Error + 'static)) {
        self.warning(&format!("{what}: {}", printable(&with_causes(error))));
    }

    /// Says on stderr what to do next, to a person who is watching.
    pub(crate) fn next(&self, text: &str) {
        if self.stderr_is_terminal && self.format == Format::Human {
            self.note(&format!("{} {text}", self.stderr_palette.faint("next:")));
        }
    }

    /// Has a terminal notify its user, if stderr is one that may: in the two ways that terminals understand.
    pub(crate) fn notify(&self, title: &str, text: &str) {
        if self.is_live() {
            let [title, text] = [title, text].map(|text| printable(text).replace(';', ","));
            let sequences = format!("\u{1b}]9;{title}: {text}\u{7}\u{1b}]777;notify;{title};{text}\u{7}");
            self.live.above(|| write!(io::stderr().lock(), "{sequences}")).unwrap_or_default();
        }
    }

    /// Says something on stderr even when quiet: what must not be lost.
    pub(crate) fn loud(&self, text: &str) {
        match &self.stderr {
            Some(queue) => queue.insist(text),
            None => self.write_aside(text),
        }
    }

    /// Traces on stderr, when asked to be verbose.
    pub(crate) fn trace(&self, text: &str) {
        if self.volume >= Volume::Verbose {
            self.stderr(&self.stderr_palette.faint(text));
        }
    }

    /// Shows a failure: its message, its causes and what to do, or one JSON object.
    pub(crate) fn error(&self, error: &(dyn Failure + 'static)) {
        let text = match self.error_format {
            Format::Json => {
                serde_json::to_string(&Report::of(error, &self.situation)).unwrap_or_else(|_| error.to_string())
            }
            Format::Human => {
                self.layout_within(stderr_width()).fit(&text_of(error, &self.situation, self.stderr_palette))
            }
        };
        self.write_aside(&text);
    }

    /// A failure as it would be shown, without colour, and as the object of `--json`.
    pub(crate) fn told(&self, error: &(dyn Failure + 'static)) -> (String, serde_json::Value) {
        let report = serde_json::to_value(Report::of(error, &self.situation)).unwrap_or_default();
        (text_of(error, &self.situation, Palette::new(false)), report)
    }

    /// Shows a question on stderr, without a line break. It has the terminal to itself: nothing moves from here on.
    pub(crate) fn prompt(&self, text: &str) {
        self.live.hide();
        write!(io::stderr().lock(), "{text} ").unwrap_or_default();
    }

    /// Says something on stderr, fitted to the terminal if that is one.
    fn stderr(&self, text: &str) {
        self.write_aside(&self.layout_within(stderr_width()).fit(text));
    }

    fn write_aside(&self, text: &str) {
        match &self.stderr {
            Some(queue) => queue.offer(text),
            None => write_stderr(&self.live, text),
        }
    }
}

/// The width of the terminal in columns, if stderr is one.
pub(super) fn stderr_width() -> Option<usize> {
    terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0))
}

/// Nothing can be done where stderr itself fails.
fn write_stderr(live: &Live, text: &str) {
    live.above(|| writeln!(io::stderr().lock(), "{text}")).unwrap_or_default();
}
