//! What is shown of one file on its way.

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use super::Palette;
use super::layout::{NAME_COLUMN, cells, cut};
use crate::model::{ByteSize, Span};

/// The fewest cells of a bar: less tells nothing.
const SHORTEST_BAR: usize = 8;
/// The most cells of a bar.
const LONGEST_BAR: usize = 40;
/// What turns while nobody knows how long a file is.
const SPINNER: [char; 10] = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/// How long each of these is shown, in milliseconds.
const TURN: u128 = 100;

/// One file on its way.
#[derive(Debug)]
pub(super) struct File {
    /// What it is called on the screen.
    pub(super) name: String,
    pub(super) done: u64,
    /// `None` while the store has not said.
    pub(super) total: Option<u64>,
    pub(super) expires_at: Option<Timestamp>,
    /// The number of the attempt that goes on now, and of how many, since the last progress.
    pub(super) attempt: Option<(u32, u32)>,
    pub(super) began: Instant,
    /// Bytes that were there when it began.
    pub(super) resumed: u64,
}

/// All files together, of which there were several at once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    pub(super) done: u64,
    /// `None` where that of a file is not known.
    pub(super) total: Option<u64>,
}

impl File {
    pub(super) fn new(name: String, resumed: u64, total: Option<u64>) -> Self {
        let began = Instant::now();
        Self { name, done: resumed, total, expires_at: None, attempt: None, began, resumed }
    }

    /// One line of a screen of so many columns: name, bytes, a bar where the length is known, rate, time left, and what
    /// threatens. What has no room is left out.
    pub(super) fn bar(&self, now: Timestamp, columns: usize, palette: Palette) -> String {
        let remark = self.remark(now);
        let rate = format!("{}/s", ByteSize(self.rate()));
        let beside = match self.left() {
            Some(left) => [rate, Span(left).to_string(), remark],
            None => [rate, remark, String::new()],
        };
        drawn(&self.name, self.done, self.known_total(), self.began, &beside, columns, palette)
    }

    /// How much of how much is here.
    pub(super) fn extent(&self) -> String {
        let of = match self.known_total() {
            Some(total) => format!(" of {} ({} %)", ByteSize(total), self.done.saturating_mul(100) / total),
            None if self.done > 0 => ", length unknown".to_owned(),
            None => String::new(),
        };
        format!("{}: {}{of}", self.name, ByteSize(self.done))
    }

    /// The whole state on one line.
    pub(super) fn line(&self, now: Timestamp) -> String {
        let left = self.left().map_or_else(String::new, |left| format!(", {} left", Span(left)));
        let remark = Some(self.remark(now)).filter(|remark| !remark.is_empty());
        let remark = remark.map_or_else(String::new, |remark| format!(", {remark}"));
        format!("{}, {}/s{left}{remark}", self.extent(), ByteSize(self.rate()))
    }

    /// What it came to: size, time and rate.
    pub(super) fn end(&self, bytes: u64) -> String {
        let took = self.began.elapsed();
        // What came in an instant has no rate that means anything.
        if took < Duration::from_millis(50) {
            return format!("{}: {}", self.name, ByteSize(bytes));
        }
        let new = bytes.saturating_sub(self.resumed);
        let rate = ByteSize(new.saturating_mul(1_000) / millis(took));
        let of = if self.resumed > 0 { format!(" ({} of it now)", ByteSize(new)) } else { String::new() };
        format!("{}: {}{of} in {}, {rate}/s", self.name, ByteSize(bytes), Span(took))
    }

    /// A length of nothing is one that nobody has told yet.
    pub(super) fn known_total(&self) -> Option<u64> {
        self.total.filter(|total| *total > 0)
    }

    /// Bytes a second since it began.
    fn rate(&self) -> u64 {
        self.done.saturating_sub(self.resumed).saturating_mul(1_000) / millis(self.began.elapsed())
    }

    fn left(&self) -> Option<Duration> {
        let left = self.known_total()?.saturating_sub(self.done).checked_div(self.rate())?;
        Some(Duration::from_secs(left))
    }

    /// What there is to say besides numbers.
    fn remark(&self, now: Timestamp) -> String {
        if let Some((attempt, attempts)) = self.attempt {
            return format!("attempt {attempt} of {attempts}");
        }
        let left = self.expires_at.and_then(|at| Duration::try_from(at.duration_since(now)).ok());
        left.map(|left| format!("link expires in {}", Span(seconds(left)))).unwrap_or_default()
    }
}

impl Sum {
    /// The same for all files together; they began at a time.
    pub(super) fn bar(self, began: Instant, columns: usize, palette: Palette) -> String {
        drawn("total", self.done, self.total, began, &[], columns, palette)
    }
}

/// A line of exactly the parts that have room, in the order of their weight.
fn drawn(
    name: &str,
    done: u64,
    total: Option<u64>,
    began: Instant,
    beside: &[String],
    columns: usize,
    palette: Palette,
) -> String {
    let turn = usize::try_from(began.elapsed().as_millis() / TURN).unwrap_or_default() % SPINNER.len();
    let spinner = SPINNER.get(turn).copied().unwrap_or(' ');
    let size = match total {
        Some(total) => format!("{:>9} of {}", ByteSize(done).to_string(), ByteSize(total)),
        None if done > 0 => format!("{:>9}, length unknown", ByteSize(done).to_string()),
        None => format!("{:>9}", "begins"),
    };
    // A name needs no more room than the longest usual one, and gives way to what changes.
    let room = columns.saturating_sub(cells(&size) + 4).clamp(8, NAME_COLUMN);
    let name = cut(name, room);
    let mut line = format!("{spinner} {name}{}  {size}", " ".repeat(room.saturating_sub(cells(&name))));
    line = cut(&line, columns);
    let mut left = columns.saturating_sub(cells(&line));
    let mut end = String::new();
    // A bar comes before the remarks, which take what it leaves of its longest.
    let bar = total.filter(|_| left >= SHORTEST_BAR + 2);
    left = left.saturating_sub(if bar.is_some() { SHORTEST_BAR + 2 } else { 0 });
    for part in beside.iter().filter(|part| !part.is_empty()) {
        let needs = cells(part) + 2;
        if needs <= left {
            left -= needs;
            end.push_str("  ");
            end.push_str(part);
        }
    }
    let colored = |line: &str| line.replacen(&name, &palette.strong(&name), 1);
    let Some(total) = bar else { return format!("{}{}", colored(&line), palette.faint(&end)) };
    let width = (SHORTEST_BAR + left).min(LONGEST_BAR);
    let cells_done = u128::from(done.min(total)) * u128::try_from(width).unwrap_or_default() / u128::from(total.max(1));
    let full = usize::try_from(cells_done).unwrap_or(width).min(width);
    let (full, rest) = ("█".repeat(full), "░".repeat(width - full));
    format!("{}  {}{}{}", colored(&line), palette.accent(&full), palette.faint(&rest), palette.faint(&end))
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).max(1)
}

/// Without what is less than a second.
fn seconds(time: Duration) -> Duration {
    Duration::from_secs(time.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-02-27T07:00:00Z".parse().unwrap()
    }

    fn file(done: u64, total: Option<u64>) -> File {
        File {
            expires_at: Some("2026-02-27T07:07:12Z".parse().unwrap()),
            done,
            ..File::new("video".to_owned(), 0, total)
        }
    }

    #[test]
    fn a_line_tells_how_far_it_is_and_what_threatens() {
        let mut file = file(50 << 20, Some(200 << 20));
        file.resumed = file.done;
        assert_eq!(file.line(now()), "video: 50.0 MiB of 200.0 MiB (25 %), 0 B/s, link expires in 7m 12s");
        file.attempt = Some((3, 8));
        file.total = None;
        assert_eq!(file.line(now()), "video: 50.0 MiB, length unknown, 0 B/s, attempt 3 of 8");
    }

    #[tokio::test(start_paused = true)]
    async fn a_bar_fits_its_line_and_is_there_only_where_the_length_is_known() {
        let known = file(10 << 20, Some(40 << 20));
        let unknown = file(8_074_035, None);
        let begins = file(0, None);
        tokio::time::advance(Duration::from_secs(10)).await;
        let plain = Palette::new(false);
        for columns in 20..160 {
            for file in [&known, &unknown, &begins] {
                let line = file.bar(now(), columns, plain);
                assert!(cells(&line) <= columns, "{columns}: {line}");
            }
        }
        let shown = [40, 60, 80, 120].map(|columns| {
            let lines = [&known, &unknown, &begins].map(|file| file.bar(now(), columns, plain));
            let sum = Sum { done: known.done + unknown.done, total: None };
            format!("--- {columns}\n{}\n{}\n", lines.join("\n"), sum.bar(known.began, columns, plain))
        });
        insta::assert_snapshot!(shown.concat(), @r"
        --- 40
        ⠋ video             10.0 MiB of 40.0 MiB
        ⠋ video          7.6 MiB, length unknown
        ⠋ video                        begins
        ⠋ total         17.6 MiB, length unknown
        --- 60
        ⠋ video                      10.0 MiB of 40.0 MiB  ██░░░░░░░
        ⠋ video                       7.6 MiB, length unknown
        ⠋ video                        begins  0 B/s
        ⠋ total                      17.6 MiB, length unknown
        --- 80
        ⠋ video                      10.0 MiB of 40.0 MiB  ███░░░░░░░░░░  1.0 MiB/s  30s
        ⠋ video                       7.6 MiB, length unknown  788.4 KiB/s
        ⠋ video                        begins  0 B/s  link expires in 7m 12s
        ⠋ total                      17.6 MiB, length unknown
        --- 120
        ⠋ video                      10.0 MiB of 40.0 MiB  ███████░░░░░░░░░░░░░░░░░░░░░░  1.0 MiB/s  30s  link expires in 7m 12s
        ⠋ video                       7.6 MiB, length unknown  788.4 KiB/s  link expires in 7m 12s
        ⠋ video                        begins  0 B/s  link expires in 7m 12s
        ⠋ total                      17.6 MiB, length unknown
        ");
    }

    #[tokio::test(start_paused = true)]
    async fn what_it_came_to_is_size_time_and_rate() {
        let file = File::new("audio".to_owned(), 10 << 20, None);
        assert_eq!(file.end(40 << 20), "audio: 40.0 MiB");
        tokio::time::advance(Duration::from_millis(2_340)).await;
        assert_eq!(file.end(40 << 20), "audio: 40.0 MiB (30.0 MiB of it now) in 2s, 12.8 MiB/s");
        tokio::time::advance(Duration::from_mins(1)).await;
        assert_eq!(File { resumed: 0, ..file }.end(40 << 20), "audio: 40.0 MiB in 1m 2s, 657.0 KiB/s");
    }
}
