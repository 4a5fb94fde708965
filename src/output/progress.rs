//! How far files and bots are, on stderr: lines that are drawn again and again on a terminal, a line every ten seconds
//! elsewhere, nothing when quiet.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior};

use super::bot_line::BotLine;
use super::file_line::{File, Sum};
use super::live::{Live, size};
use super::{Format, Palette, Printer, SpokenLine, Volume};
use crate::model::saving::{Step, Update};
use crate::model::{BotId, ByteSize, Span, printable};

/// How often a line is written where there is no terminal.
const EVERY: Duration = Duration::from_secs(10);
/// The pause between two drawings: a twentieth of a second looks smooth.
const FRAME: Duration = Duration::from_millis(50);
/// How often what turns on the screen goes on.
const TURN: Duration = Duration::from_millis(100);
/// How often a clock on the screen goes on.
const SECOND: Duration = Duration::from_secs(1);
/// How long news is waited for where nothing goes on by itself.
const FOREVER: Duration = Duration::from_hours(1);
/// How long the lines may take to go. A terminal that is stopped must not keep us from ending.
const LAST_FRAME: Duration = Duration::from_secs(1);
/// How many bots have a line; the others are counted.
const MOST_BOTS: usize = 5;

/// What is shown while files arrive. Cheap to clone; the lines go with the last one, or with [`ProgressDisplay::end`].
#[derive(Clone, Debug)]
pub(crate) struct ProgressDisplay(Arc<Display>);

#[derive(Debug)]
struct Display {
    shown: Arc<Shown>,
    lines: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shown {
    printer: Printer,
    clock: fn() -> Timestamp,
    naming: Naming,
    state: Mutex<State>,
    /// Told whenever the state has changed.
    changed: Condvar,
}

/// How files are called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Naming {
    /// By their own name: there is only one bot.
    File,
    /// By their bot and their own name.
    BotAndFile,
    /// By their own name; what they came to goes without saying, for somebody reads them at once.
    Piped,
}

#[derive(Debug, Default)]
struct State {
    /// A line for each bot, above the files, in the order in which they were first shown.
    bots: Vec<(BotId, BotLine)>,
    files: BTreeMap<(BotId, String), File>,
    /// What is being spoken, below everything else.
    spoken: Option<SpokenLine>,
    /// When there were several files at once; until there is none.
    several_since: Option<Instant>,
    /// The bytes of files that are here, since there were several.
    arrived: u64,
    /// Whether the screen shows something else.
    is_stale: bool,
    /// Whether the lines have to go for now: the user has stopped the program.
    is_stopped: bool,
    /// Whether they have to go for good.
    is_over: bool,
    /// Whether there may be lines on the screen.
    is_drawn: bool,
}

impl ProgressDisplay {
    /// Begins to show.
    pub(crate) fn start(printer: &Printer, clock: fn() -> Timestamp, naming: Naming) -> Self {
        let shown = Arc::new(Shown {
            printer: printer.clone(),
            clock,
            naming,
            state: Mutex::default(),
            changed: Condvar::new(),
        });
        let plain = !printer.is_live() && printer.volume() > Volume::Quiet && printer.format() == Format::Human;
        let lines = plain.then(|| {
            let printer = printer.clone();
            tokio::spawn(write_lines(Arc::clone(&shown), move |line| printer.note(line)))
        });
        if printer.is_live() {
            let (drawn, live, palette) = (Arc::clone(&shown), printer.live().clone(), printer.stderr_palette());
            let draw = move || draw(&drawn, &live, palette);
            // Without a thread nothing is drawn.
            let thread = std::thread::Builder::new().name("progress".to_owned()).spawn(draw);
            shown.lock().is_drawn = thread.is_ok();
            #[cfg(unix)]
            if thread.is_ok() {
                tokio::spawn(stop_and_go_on(Arc::downgrade(&shown)));
            }
        }
        Self(Arc::new(Display { shown, lines }))
    }

    /// Shows how far a bot is, instead of what was shown of it before.
    pub(crate) fn show_bot(&self, bot: BotId, line: BotLine) {
        self.0.shown.change(|state| match state.bots.iter_mut().find(|(known, _)| *known == bot) {
            Some((_, shown)) => *shown = line,
            None => state.bots.push((bot, line)),
        });
    }

    /// Shows nothing of a bot any more.
    pub(crate) fn hide_bot(&self, bot: &BotId) {
        self.0.shown.change(|state| state.bots.retain(|(known, _)| known != bot));
    }

    /// Shows what is being spoken, instead of what was before.
    pub(crate) fn show_spoken(&self, line: Option<SpokenLine>) {
        self.0.shown.change(|state| state.spoken = line);
    }

    /// Takes news.
    pub(crate) fn take(&self, update: &Update<'_>) {
        self.0.shown.take(update);
    }

    /// How far each file is that is still on its way, a line each.
    pub(crate) fn unfinished(&self) -> Vec<String> {
        self.0.shown.lock().files.values().map(File::extent).collect()
    }

    /// Leaves nothing on the screen, whoever still has news.
    pub(crate) fn end(&self) {
        self.0.shown.end();
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(lines) = &self.lines {
            lines.abort();
        }
        self.shown.end();
    }
}

/// Draws until the lines have to go. A thread does it, for a terminal that is stopped holds up whoever draws.
fn draw(shown: &Shown, live: &Live, palette: Palette) {
    loop {
        let state = shown.lock();
        // A clock on the screen goes on by itself.
        let longest = match (state.files.is_empty(), state.bots.is_empty()) {
            (false, _) => TURN,
            (true, false) => SECOND,
            (true, true) => FOREVER,
        };
        let news = shown.changed.wait_timeout_while(state, longest, |state| !state.is_stale && !state.is_over);
        let (mut state, _) = news.unwrap_or_else(PoisonError::into_inner);
        if state.is_over {
            break;
        }
        state.is_stale = false;
        if state.is_stopped {
            drop(state);
            live.clear();
            let mut state = shown.lock();
            state.is_drawn = false;
            shown.changed.notify_all();
            let news = shown.changed.wait_while(state, |state| state.is_stopped && !state.is_over);
            news.unwrap_or_else(PoisonError::into_inner).is_drawn = true;
            continue;
        }
        let frame = state.frame((shown.clock)(), size().columns, palette);
        drop(state);
        live.draw(frame);
        drop(shown.changed.wait_timeout_while(shown.lock(), FRAME, |state| !state.is_over));
    }
    live.clear();
    shown.lock().is_drawn = false;
    shown.changed.notify_all();
}

/// Leaves the screen to the shell while the user has stopped the program (Ctrl-Z), and draws again when it goes on.
#[cfg(unix)]
async fn stop_and_go_on(shown: std::sync::Weak<Shown>) {
    use rustix::process::{Signal, getpid, kill_process};
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut stops) = signal(SignalKind::from_raw(Signal::TSTP.as_raw())) else { return };
    while stops.recv().await.is_some() {
        let still_shown = shown.upgrade();
        if let Some(shown) = &still_shown {
            shown.change(|state| state.is_stopped = true);
            shown.wait_until_gone();
        }
        // It stops here, and goes on here.
        kill_process(getpid(), Signal::STOP).unwrap_or_default();
        if let Some(shown) = still_shown {
            shown.change(|state| state.is_stopped = false);
        }
    }
}

async fn write_lines(shown: Arc<Shown>, write: impl Fn(&str)) {
    let mut ticks = tokio::time::interval_at(Instant::now() + EVERY, EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let lines: Vec<String> = shown.lock().files.values().map(|file| file.line((shown.clock)())).collect();
        for line in lines {
            write(&line);
        }
    }
}

impl Shown {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, update: &Update<'_>) {
        let key = (update.bot.clone(), update.name.to_owned());
        match &update.step {
            Step::Started { resumed, total } => self.add(key, *resumed, *total),
            Step::Advanced { done, total } => self.with(&key, |file| {
                file.done = *done;
                file.total = *total;
                file.attempt = None;
            }),
            Step::Linked { expires_at } => self.with(&key, |file| file.expires_at = *expires_at),
            Step::Retrying { attempt, attempts, after, reason } => {
                self.with(&key, |file| file.attempt = Some((*attempt, *attempts)));
                let pause = if after.is_zero() { String::new() } else { format!(" in {}", Span(*after)) };
                self.printer.trace(&format!("{}: {reason}; attempt {attempt} of {attempts}{pause}", self.name(&key)));
            }
            // Scripts find nothing on stderr but the error, if there is one.
            Step::Waiting { .. } if self.printer.format() == Format::Json => {}
            Step::Waiting { after, reason } => {
                let name = self.name(&key);
                let after = Span(Duration::from_secs(after.as_secs() + u64::from(after.subsec_nanos() > 0)));
                self.printer.note(&format!("{name} is not ready: {reason}; asking again in {after}"));
            }
            Step::Saved { bytes, unchanged } => {
                let file = self.remove(&key, Some(*bytes));
                self.tell_end(&self.name(&key), file.as_ref(), *bytes, *unchanged);
            }
            Step::Failed { .. } => drop(self.remove(&key, None)),
        }
    }

    /// Says what a file came to, where nobody else does.
    fn tell_end(&self, name: &str, file: Option<&File>, bytes: u64, unchanged: bool) {
        if self.naming != Naming::File || self.printer.format() == Format::Json {
            return;
        }
        self.printer.note(&match file {
            _ if unchanged => format!("{name}: {}, already here", ByteSize(bytes)),
            Some(file) => file.end(bytes),
            None => format!("{name}: {}", ByteSize(bytes)),
        });
    }

    fn name(&self, (bot, name): &(BotId, String)) -> String {
        match self.naming {
            Naming::File | Naming::Piped => printable(name),
            Naming::BotAndFile => format!("{} {}", bot.short(), printable(name)),
        }
    }

    fn add(&self, key: (BotId, String), resumed: u64, total: Option<u64>) {
        let file = File::new(self.name(&key), resumed, total);
        self.change(|state| {
            state.files.insert(key, file);
            if state.files.len() > 1 {
                state.several_since.get_or_insert_with(Instant::now);
            }
        });
    }

    fn with(&self, key: &(BotId, String), change: impl FnOnce(&mut File)) {
        self.change(|state| {
            if let Some(file) = state.files.get_mut(key) {
                change(file);
            }
        });
    }

    fn remove(&self, key: &(BotId, String), bytes: Option<u64>) -> Option<File> {
        let mut removed = None;
        self.change(|state| {
            removed = state.files.remove(key);
            if state.files.is_empty() {
                state.several_since = None;
            }
            state.arrived = if state.several_since.is_some() { state.arrived + bytes.unwrap_or(0) } else { 0 };
        });
        removed
    }

    fn end(&self) {
        self.change(|state| state.is_over = true);
        self.wait_until_gone();
    }

    /// Waits until nothing is on the screen, for as long as that may take.
    fn wait_until_gone(&self) {
        // Poisoned or not, the lines are gone or late.
        drop(self.changed.wait_timeout_while(self.lock(), LAST_FRAME, |state| state.is_drawn));
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        state.is_stale = true;
        self.changed.notify_all();
    }
}

impl State {
    /// What is on the screen: bots, files, and all files together where there are several.
    fn frame(&self, now: Timestamp, columns: usize, palette: Palette) -> Vec<String> {
        let mut bots: Vec<&(BotId, BotLine)> = self.bots.iter().collect();
        if bots.len() > MOST_BOTS {
            // Somebody must let them in.
            bots.sort_by_key(|(_, line)| !line.in_lobby);
        }
        let more = bots.len().saturating_sub(MOST_BOTS);
        let mut frame: Vec<String> =
            bots.iter().take(MOST_BOTS).map(|(bot, line)| line.text(bot, columns, palette)).collect();
        if more > 0 {
            frame.push(palette.faint(&format!("and {more} more {}", if more == 1 { "bot" } else { "bots" })));
        }
        frame.extend(self.files.values().map(|file| file.bar(now, columns, palette)));
        if let Some(since) = self.several_since {
            let files = || self.files.values();
            let known: Option<u64> = files().map(File::known_total).sum();
            let done = files().map(|file| file.done).sum::<u64>().saturating_add(self.arrived);
            let total = known.map(|total| total.saturating_add(self.arrived));
            frame.push(Sum { done, total }.bar(since, columns, palette));
        }
        frame.extend(self.spoken.as_ref().map(|line| line.text(columns, palette)));
        frame
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArtifactKind, Tone};

    #[tokio::test(start_paused = true)]
    async fn where_there_is_no_terminal_a_line_is_written_every_ten_seconds() {
        let printer = Printer::new(Format::Human, Volume::Quiet, |_| false);
        let clock = || "2026-02-27T07:00:00Z".parse().unwrap();
        let shown = Arc::new(Shown {
            printer,
            clock,
            naming: Naming::BotAndFile,
            state: Mutex::default(),
            changed: Condvar::new(),
        });
        let (sender, mut lines) = tokio::sync::mpsc::unbounded_channel();
        let writing = tokio::spawn(write_lines(Arc::clone(&shown), move |line| sender.send(line.to_owned()).unwrap()));
        let bot = "6667fd0c-0165".parse().unwrap();
        let tell = |step| shown.take(&Update { bot: &bot, kind: ArtifactKind::Audio, name: "audio", step });
        let begin = Instant::now();
        tell(Step::Started { resumed: 10 << 20, total: Some(40 << 20) });
        tell(Step::Advanced { done: 20 << 20, total: Some(40 << 20) });
        let line = lines.recv().await.unwrap();
        assert_eq!(line, "6667fd0c audio: 20.0 MiB of 40.0 MiB (50 %), 1.0 MiB/s, 20s left");
        assert_eq!(begin.elapsed(), EVERY);
        tell(Step::Advanced { done: 38 << 20, total: Some(40 << 20) });
        assert!(lines.recv().await.unwrap().contains(" (95 %), 1.3 MiB/s, 1s left"));
        assert_eq!(begin.elapsed(), 2 * EVERY);
        tell(Step::Saved { bytes: 40 << 20, unchanged: false });
        tokio::time::sleep(2 * EVERY).await;
        assert!(lines.try_recv().is_err(), "nothing is on its way");
        writing.abort();
    }

    #[test]
    fn a_few_bots_have_a_line_and_the_others_are_counted() {
        let line = |in_lobby| BotLine {
            state: "recording".to_owned(),
            tone: Tone::Good,
            time: None,
            in_lobby,
            limit: None,
            people: None,
            waiting: 0,
            name: None,
        };
        let mut state = State::default();
        for number in 0..8 {
            state.bots.push((format!("b-{number}").parse().unwrap(), line(number == 7)));
        }
        let frame = state.frame(Timestamp::UNIX_EPOCH, 80, Palette::new(false));
        assert_eq!(frame.len(), 6);
        assert_eq!(frame.first().map(String::as_str), Some("b-7 ▸ recording"), "it waits for somebody");
        assert_eq!(frame.last().map(String::as_str), Some("and 3 more bots"));
        state.bots.truncate(5);
        assert_eq!(state.frame(Timestamp::UNIX_EPOCH, 80, Palette::new(false)).len(), 5);
    }

    #[test]
    fn the_length_of_all_files_is_told_only_where_each_is_known() {
        let mut state = State { several_since: Some(Instant::now()), arrived: 1 << 20, ..State::default() };
        for (name, done, total) in [("audio", 1 << 20, Some(4 << 20)), ("video", 2 << 20, None)] {
            let mut file = File::new(name.to_owned(), 0, total);
            file.done = done;
            state.files.insert(("b-1".parse().unwrap(), name.to_owned()), file);
        }
        let total = |state: &State| state.frame(Timestamp::UNIX_EPOCH, 80, Palette::new(false)).pop().unwrap();
        assert!(total(&state).contains("4.0 MiB, length unknown"), "{}", total(&state));
        state.files.values_mut().for_each(|file| file.total = Some(4 << 20));
        assert!(total(&state).contains("4.0 MiB of 9.0 MiB"), "{}", total(&state));
    }
}
