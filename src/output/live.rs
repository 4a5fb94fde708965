//! The last lines of a terminal, which are drawn again and again below what is written there for good.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::layout::cells;

/// How many columns and rows a terminal has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Size {
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// The lines at the bottom of the terminal that stderr is. Cheap to clone; clones share the terminal.
#[derive(Clone, Debug)]
pub(crate) struct Live(Arc<Mutex<Drawn>>);

#[derive(Debug)]
struct Drawn {
    /// Whether nothing is drawn: there is no terminal, or somebody else has it.
    is_hidden: bool,
    lines: Vec<String>,
}

impl Live {
    pub(super) fn new(is_hidden: bool) -> Self {
        Self(Arc::new(Mutex::new(Drawn { is_hidden, lines: Vec::new() })))
    }

    pub(crate) fn is_hidden(&self) -> bool {
        self.lock().is_hidden
    }

    /// Draws lines in the place of those that were drawn, as many as the terminal has room for.
    pub(super) fn draw(&self, lines: Vec<String>) {
        self.lock().draw(lines, size(), &mut io::stderr().lock());
    }

    /// Leaves nothing of what was drawn.
    pub(super) fn clear(&self) {
        self.draw(Vec::new());
    }

    /// The same, and draws nothing any more.
    pub(super) fn hide(&self) {
        let mut drawn = self.lock();
        drawn.draw(Vec::new(), size(), &mut io::stderr().lock());
        drawn.is_hidden = true;
    }

    /// Writes to the terminal for good, above the lines.
    pub(super) fn above<T>(&self, write: impl FnOnce() -> T) -> T {
        let mut drawn = self.lock();
        let lines = std::mem::take(&mut drawn.lines);
        if lines.is_empty() {
            return write();
        }
        let size = size();
        put(&erased(&lines, size), &mut io::stderr().lock());
        let written = write();
        drawn.draw(lines, size, &mut io::stderr().lock());
        written
    }

    fn lock(&self) -> MutexGuard<'_, Drawn> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drawn {
    fn draw(&mut self, mut lines: Vec<String>, size: Size, to: &mut impl Write) {
        // What has scrolled off cannot be drawn again.
        lines.truncate(size.rows.saturating_sub(1));
        if self.is_hidden || (lines.is_empty() && self.lines.is_empty()) {
            return;
        }
        put(&format!("{}{}", erased(&self.lines, size), lines.join("\n")), to);
        self.lines = lines;
    }
}

/// What takes lines away that were drawn last, as far as one can know: a terminal that became narrower since has broken
/// those that are wider.
fn erased(lines: &[String], size: Size) -> String {
    let rows: usize = lines.iter().map(|line| cells(line).div_ceil(size.columns.max(1)).max(1)).sum();
    match rows {
        0 => String::new(),
        1 => "\r\u{1b}[J".to_owned(),
        rows => format!("\r\u{1b}[{}A\u{1b}[J", rows - 1),
    }
}

/// Nothing can be done where stderr itself fails.
fn put(text: &str, to: &mut impl Write) {
    to.write_all(text.as_bytes()).and_then(|()| to.flush()).unwrap_or_default();
}

/// The size of the terminal that stderr is; what most have where it does not say.
pub(super) fn size() -> Size {
    let size = terminal_size::terminal_size_of(io::stderr());
    let (columns, rows) = size.map_or((80, 24), |(columns, rows)| (usize::from(columns.0), usize::from(rows.0)));
    Size { columns, rows: if rows == 0 { 24 } else { rows } }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { columns: 20, rows: 4 };

    fn lines(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn lines_are_drawn_in_the_place_of_those_before() {
        let (mut drawn, mut screen) = (Drawn { is_hidden: false, lines: Vec::new() }, Vec::new());
        drawn.draw(lines(&["one", "two"]), SIZE, &mut screen);
        drawn.draw(lines(&["\u{1b}[2mthree\u{1b}[0m"]), SIZE, &mut screen);
        drawn.draw(Vec::new(), SIZE, &mut screen);
        drawn.draw(Vec::new(), SIZE, &mut screen);
        let screen = String::from_utf8(screen).unwrap();
        assert_eq!(screen, "one\ntwo\r\u{1b}[1A\u{1b}[J\u{1b}[2mthree\u{1b}[0m\r\u{1b}[J");
    }

    #[test]
    fn what_a_narrower_terminal_has_broken_goes_whole_and_no_more_is_drawn_than_it_holds() {
        let was = lines(&["a line of twenty col", "short"]);
        assert_eq!(erased(&was, SIZE), "\r\u{1b}[1A\u{1b}[J");
        assert_eq!(erased(&was, Size { columns: 8, rows: 4 }), "\r\u{1b}[3A\u{1b}[J");
        let mut drawn = Drawn { is_hidden: false, lines: Vec::new() };
        drawn.draw(lines(&["1", "2", "3", "4", "5"]), SIZE, &mut Vec::new());
        assert_eq!(drawn.lines, ["1", "2", "3"]);
    }

    #[test]
    fn nothing_is_drawn_where_it_is_hidden() {
        let (mut drawn, mut screen) = (Drawn { is_hidden: true, lines: Vec::new() }, Vec::new());
        drawn.draw(lines(&["one"]), SIZE, &mut screen);
        assert!(screen.is_empty() && drawn.lines.is_empty());
    }
}
