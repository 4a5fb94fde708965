//! Progress of downloads on stderr: bars on a terminal, a line every ten seconds elsewhere, nothing when quiet.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{HumanBytes, MultiProgress};
use jiff::Timestamp;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior};

use super::bars::{Bar, Bars};
use super::{Format, Printer, Volume};
use crate::model::saving::{Step, Update};
use crate::model::{BotId, Span, printable};

/// How often a line is written where there is no terminal.
const EVERY: Duration = Duration::from_secs(10);
/// The pause between two drawings of the bars: a twentieth of a second looks smooth.
const FRAME: Duration = Duration::from_millis(50);
/// How often a clock on the screen goes on.
const SECOND: Duration = Duration::from_secs(1);
/// How long news is waited for where nothing goes on by itself.
const FOREVER: Duration = Duration::from_hours(1);
/// How long the bars may take to go. A terminal that is stopped must not keep us from ending.
const LAST_FRAME: Duration = Duration::from_secs(1);

/// What is shown while files arrive. Cheap to clone; the bars go with the last one.
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
}

#[derive(Debug, Default)]
struct State {
    /// A line for each bot, above the files.
    bots: BTreeMap<BotId, BotLine>,
    files: BTreeMap<(BotId, String), File>,
    /// Whether there were several files at once; until there is none.
    is_several: bool,
    /// The bytes of files that are here, since there were several.
    arrived: u64,
    /// Whether the bars show something else.
    is_stale: bool,
    /// Whether the bars have to go.
    is_over: bool,
    /// Whether there are bars.
    is_drawn: bool,
}

/// How far a bot is, on one line.
#[derive(Clone, Debug)]
pub(crate) struct BotLine {
    /// In a word or two.
    pub(crate) state: String,
    /// The time in the meeting, up to a moment, and whether it goes on from there.
    pub(crate) time: Option<(Duration, Instant, bool)>,
    /// Who is in it.
    pub(crate) people: Option<String>,
}

/// One file on its way.
#[derive(Debug)]
struct File {
    /// What it is called on the screen.
    name: String,
    done: u64,
    total: Option<u64>,
    expires_at: Option<Timestamp>,
    /// The number of the attempt that goes on now, and of how many, since the last progress.
    attempt: Option<(u32, u32)>,
    began: Instant,
    /// Bytes that were there when it began.
    resumed: u64,
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
        let plain =
            printer.progress().is_hidden() && printer.volume() > Volume::Quiet && printer.format() == Format::Human;
        let lines = plain.then(|| {
            let printer = printer.clone();
            tokio::spawn(write_lines(Arc::clone(&shown), move |line| printer.note(line)))
        });
        if !printer.progress().is_hidden() {
            let (drawn, bars) = (Arc::clone(&shown), printer.progress().clone());
            let draw = move || draw(&drawn, bars);
            // Without a thread there are no bars.
            let thread = std::thread::Builder::new().name("progress".to_owned()).spawn(draw);
            shown.lock().is_drawn = thread.is_ok();
        }
        Self(Arc::new(Display { shown, lines }))
    }

    /// Shows how far a bot is, instead of what was shown of it before.
    pub(crate) fn show_bot(&self, bot: BotId, line: BotLine) {
        self.0.shown.change(|state| drop(state.bots.insert(bot, line)));
    }

    /// Takes news.
    pub(crate) fn take(&self, update: &Update<'_>) {
        self.0.shown.take(update);
    }

    /// How far each file is that is still on its way, a line each.
    pub(crate) fn unfinished(&self) -> Vec<String> {
        self.0.shown.lock().files.values().map(File::extent).collect()
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(lines) = &self.lines {
            lines.abort();
        }
        let mut state = self.shown.lock();
        state.is_over = true;
        self.shown.changed.notify_all();
        // Poisoned or not, the bars are gone or late.
        drop(self.shown.changed.wait_timeout_while(state, LAST_FRAME, |state| state.is_drawn));
    }
}

/// Draws the bars until they have to go. A thread does it, for a terminal that is stopped holds up whoever draws.
fn draw(shown: &Shown, progress: MultiProgress) {
    let mut bars = Bars::on(progress);
    loop {
        let state = shown.lock();
        // A clock on the screen goes on by itself.
        let longest = if state.bots.is_empty() { FOREVER } else { SECOND };
        let news = shown.changed.wait_timeout_while(state, longest, |state| !state.is_stale && !state.is_over);
        let (mut state, _) = news.unwrap_or_else(PoisonError::into_inner);
        if state.is_over {
            break;
        }
        state.is_stale = false;
        let frame = state.files.iter().map(|(key, file)| (key.clone(), file.bar((shown.clock)()))).collect();
        let arrived = state.is_several.then_some(state.arrived);
        let bots = state.bots.iter().map(|(bot, line)| line.text(bot)).collect();
        drop(state);
        bars.say(bots);
        bars.show(&frame, arrived);
        drop(shown.changed.wait_timeout_while(shown.lock(), FRAME, |state| !state.is_over));
    }
    drop(bars);
    shown.lock().is_drawn = false;
    shown.changed.notify_all();
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
            Step::Saved { bytes } => self.remove(&key, Some(*bytes)),
            Step::Failed { .. } => self.remove(&key, None),
        }
    }

    fn name(&self, (bot, name): &(BotId, String)) -> String {
        match self.naming {
            Naming::File => printable(name),
            Naming::BotAndFile => format!("{} {}", bot.short(), printable(name)),
        }
    }

    fn add(&self, key: (BotId, String), resumed: u64, total: Option<u64>) {
        let (name, began) = (self.name(&key), Instant::now());
        let file = File { name, done: resumed, total, expires_at: None, attempt: None, began, resumed };
        self.change(|state| {
            state.files.insert(key, file);
            state.is_several |= state.files.len() > 1;
        });
    }

    fn with(&self, key: &(BotId, String), change: impl FnOnce(&mut File)) {
        self.change(|state| {
            if let Some(file) = state.files.get_mut(key) {
                change(file);
            }
        });
    }

    fn remove(&self, key: &(BotId, String), bytes: Option<u64>) {
        self.change(|state| {
            state.files.remove(key);
            state.is_several &= !state.files.is_empty();
            state.arrived = if state.is_several { state.arrived + bytes.unwrap_or(0) } else { 0 };
        });
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        state.is_stale = true;
        self.changed.notify_all();
    }
}

impl BotLine {
    /// `6667fd0c  recording                  12m 5s  Ana Duarte, Ben Okoro`.
    fn text(&self, bot: &BotId) -> String {
        let time = self.time.map_or_else(String::new, |(before, at, goes_on)| {
            let time = if goes_on { before + at.elapsed() } else { before };
            Span(Duration::from_secs(time.as_secs())).to_string()
        });
        let people = self.people.as_deref().map(printable).unwrap_or_default();
        format!("{}  {:<26} {time:>9}  {people}", bot.short(), printable(&self.state)).trim_end().to_owned()
    }
}

impl File {
    /// What its bar shows.
    fn bar(&self, now: Timestamp) -> Bar {
        let Self { name, done, total, resumed, .. } = self;
        Bar { name: name.clone(), done: *done, total: *total, resumed: *resumed, remark: self.remark(now) }
    }

    /// How much of how much is here.
    fn extent(&self) -> String {
        let total = self.total.filter(|total| *total > 0);
        let of = total.map_or_else(String::new, |total| {
            format!(" of {} ({} %)", HumanBytes(total), self.done.saturating_mul(100) / total)
        });
        format!("{}: {}{of}", self.name, HumanBytes(self.done))
    }

    /// What there is to say besides numbers.
    fn remark(&self, now: Timestamp) -> String {
        if let Some((attempt, attempts)) = self.attempt {
            return format!("attempt {attempt} of {attempts}");
        }
        let left = self.expires_at.and_then(|at| Duration::try_from(at.duration_since(now)).ok());
        left.map(|left| format!("link expires in {}", Span(Duration::from_secs(left.as_secs())))).unwrap_or_default()
    }

    /// The whole state on one line.
    fn line(&self, now: Timestamp) -> String {
        let millis = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
        let rate = self.done.saturating_sub(self.resumed).saturating_mul(1_000) / millis;
        let left = self.total.and_then(|total| total.saturating_sub(self.done).checked_div(rate));
        let left = left.map_or_else(String::new, |left| format!(", {} left", Span(Duration::from_secs(left))));
        let remark = Some(self.remark(now)).filter(|remark| !remark.is_empty());
        let remark = remark.map_or_else(String::new, |remark| format!(", {remark}"));
        format!("{}, {}/s{left}{remark}", self.extent(), HumanBytes(rate))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArtifactKind;

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
        assert_eq!(line, "6667fd0c audio: 20.00 MiB of 40.00 MiB (50 %), 1.00 MiB/s, 20s left");
        assert_eq!(begin.elapsed(), EVERY);
        tell(Step::Advanced { done: 38 << 20, total: Some(40 << 20) });
        assert!(lines.recv().await.unwrap().contains(" (95 %), 1.40 MiB/s, 1s left"));
        assert_eq!(begin.elapsed(), 2 * EVERY);
        tell(Step::Saved { bytes: 40 << 20 });
        tokio::time::sleep(2 * EVERY).await;
        assert!(lines.try_recv().is_err(), "nothing is on its way");
        writing.abort();
    }

    #[tokio::test(start_paused = true)]
    async fn a_bot_s_line_tells_its_state_its_time_and_who_is_there() {
        let mut line = BotLine {
            state: "recording".to_owned(),
            time: Some((Duration::from_mins(1), Instant::now(), true)),
            people: Some("Ana Duarte,\u{1b} Ben".to_owned()),
        };
        tokio::time::advance(Duration::from_millis(5_400)).await;
        let bot = "6667fd0c-0165".parse().unwrap();
        assert_eq!(line.text(&bot), "6667fd0c  recording                      1m 5s  Ana Duarte, Ben");
        line.time = line.time.map(|(before, at, _)| (before, at, false));
        assert!(line.text(&bot).contains("  1m  "), "{}", line.text(&bot));
        line.time = None;
        line.people = None;
        assert_eq!(line.text(&bot), "6667fd0c  recording");
    }

    #[test]
    fn a_line_tells_how_far_it_is_and_what_threatens() {
        let now: Timestamp = "2026-02-27T07:00:00Z".parse().unwrap();
        let mut file = File {
            name: "video".to_owned(),
            done: 50 << 20,
            total: Some(200 << 20),
            expires_at: Some("2026-02-27T07:07:12Z".parse().unwrap()),
            attempt: None,
            began: Instant::now(),
            resumed: 50 << 20,
        };
        assert_eq!(file.line(now), "video: 50.00 MiB of 200.00 MiB (25 %), 0 B/s, link expires in 7m 12s");
        file.attempt = Some((3, 8));
        file.total = None;
        assert_eq!(file.line(now), "video: 50.00 MiB, 0 B/s, attempt 3 of 8");
    }
}
