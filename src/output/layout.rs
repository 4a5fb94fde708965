//! Lines that fit a terminal: broken between words only, with long paths shortened.

use std::path::Path;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::model::BotId;

/// The furthest column in which the lines that follow begin, where the first has a label before a gap.
const LABEL: usize = 13;
/// How far the others are indented.
const INDENT: usize = 2;
/// A space at which no line is broken. Text from outside has none: it is made printable before.
const TIE: &str = "\u{a0}";
/// The least room, in cells, that is worth filling.
const NARROWEST: usize = 16;

/// The width of the column in which events and files are named, wherever people read of them: the longest usual name.
pub(crate) const NAME_COLUMN: usize = 24;

/// The room of a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Layout {
    /// In cells; `None` where a line is as long as it takes.
    pub(super) width: Option<usize>,
    /// Whether words that are longer are left whole.
    pub(super) is_whole: bool,
}

impl Layout {
    /// A line of so many cells.
    #[cfg(test)]
    pub(crate) fn of(width: Option<usize>) -> Self {
        Self { width, is_whole: false }
    }

    /// In cells; `None` where a line is as long as it takes.
    pub(crate) fn width(self) -> Option<usize> {
        self.width
    }

    /// The id of a bot: as short as people know it by where the line has a width, else whole.
    pub(crate) fn id(self, bot: &BotId) -> &str {
        if self.width.is_some() && !self.is_whole { bot.short() } else { bot.as_str() }
    }

    /// Breaks each line between words where it would be too long, and indents what follows. A word that is longer than
    /// that is shortened, but for addresses: whoever needs one needs it whole.
    pub(crate) fn fit(self, text: &str) -> String {
        let Some(width) = self.width else { return text.to_owned() };
        let lines =
            text.split('\n').map(|line| if cells(line) <= width { line.to_owned() } else { self.broken(line, width) });
        lines.collect::<Vec<_>>().join("\n").replace(TIE, " ")
    }

    /// Words that stay on one line, for [`Layout::fit`].
    pub(crate) fn together(self, text: &str) -> String {
        if self.width.is_some() { text.replace(' ', TIE) } else { text.to_owned() }
    }

    /// A path for a place that has `before` cells before it and `after` behind, shortened from its beginning. Where only
    /// the next line has room for it, it is fitted to that.
    pub(crate) fn path(self, path: &Path, before: usize, after: usize) -> String {
        let text = path.display().to_string();
        let Some(width) = self.width.filter(|_| !self.is_whole) else { return text };
        let room = width.saturating_sub(before + after);
        let next = width.saturating_sub(LABEL + after);
        let name = path.file_name().map_or(0, |name| name.to_string_lossy().width()) + 2;
        shortened_path(&text, if room >= name { room } else { next })
    }

    fn broken(self, line: &str, width: usize) -> String {
        let text = line.trim_start_matches(' ');
        let leading = line.len() - text.len();
        let indent =
            label(text).map(|label| leading + label).filter(|label| *label <= LABEL).unwrap_or(leading + INDENT);
        let mut broken = " ".repeat(leading);
        let (mut column, mut gap, mut is_first) = (leading, 0, true);
        for word in text.split(' ') {
            let length = cells(word);
            if length == 0 && !is_first {
                // A colour that ends behind what fills a column: it may as well end before.
                broken.push_str(word);
                gap += 1;
                continue;
            }
            if !is_first && column + gap + length > width {
                broken.truncate(broken.trim_end_matches(' ').len());
                broken.push('\n');
                // An id needs most of a narrow line.
                column = if length <= width { indent.min(width - length) } else { indent };
                broken.push_str(&" ".repeat(column));
            } else {
                broken.push_str(&" ".repeat(gap));
                column += gap;
            }
            let word = if column + length > width && !self.is_whole {
                shortened_word(word, width - column.min(width))
            } else {
                word.to_owned()
            };
            column += cells(&word);
            broken.push_str(&word);
            (gap, is_first) = (1, false);
        }
        broken
    }
}

/// How many cells a text takes; what colours it takes none.
pub(super) fn cells(text: &str) -> usize {
    let mut cells = 0;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        cells += before.width();
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    cells + rest.width()
}

/// The column behind a label: where what comes after the first gap of several spaces begins.
fn label(text: &str) -> Option<usize> {
    let (label, rest) = text.split_once("  ")?;
    Some(cells(label) + 2 + rest.len() - rest.trim_start_matches(' ').len())
}

/// A word that is too long, in less room.
fn shortened_word(word: &str, room: usize) -> String {
    let is_around = |c: char| matches!(c, '`' | '\'' | '"' | '(' | ')' | ',' | '.' | ';' | ':');
    let bare = word.trim_matches(is_around);
    if bare.contains("://") || word.contains('\u{1b}') || room < NARROWEST {
        return word.to_owned();
    }
    let around = word.len() - bare.len();
    let short = if bare.contains(['/', '\\']) {
        shortened_path(bare, room.saturating_sub(around))
    } else {
        cut(bare, room.saturating_sub(around))
    };
    word.replacen(bare, &short, 1)
}

/// The end of a path, as many whole parts as there is room for, and at least its name.
fn shortened_path(path: &str, room: usize) -> String {
    if path.width() <= room {
        return path.to_owned();
    }
    let parts = path.match_indices(['/', '\\']).map(|(at, _)| path.get(at..).unwrap_or_default());
    let mut ends = parts.filter(|end| end.len() > 1);
    if let Some(end) = ends.clone().find(|end| end.width() < room) {
        return format!("…{end}");
    }
    let name = ends.next_back().unwrap_or(path);
    let name = name.get(1..).filter(|_| name.len() < path.len()).unwrap_or(name);
    // The end tells most: the kind of file, and what tells one from the next.
    let mut left = room.saturating_sub(1);
    let kept = name.char_indices().rev().take_while(|(_, character)| {
        let needs = character.width().unwrap_or_default();
        let fits = needs <= left;
        left = left.saturating_sub(needs);
        fits
    });
    let from = kept.last().map_or(name.len(), |(at, _)| at);
    format!("…{}", name.get(from..).unwrap_or_default())
}

/// Cuts a text to a width in cells and marks the cut.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let mut cut: String = text
        .chars()
        .take_while(|character| {
            let needs = character.width().unwrap_or_default();
            let fits = needs <= room;
            room = room.saturating_sub(needs);
            fits
        })
        .collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(text: &str, width: usize) -> String {
        Layout::of(Some(width)).fit(text)
    }

    #[test]
    fn lines_are_broken_between_words_and_keep_their_columns() {
        let line = "07:11:51  audio saved               6667fd0c  recordings/audio.wav (750.0 KiB)";
        assert_eq!(fit(line, 120), line);
        assert_eq!(
            fit(line, 60),
            "07:11:51  audio saved               6667fd0c\n          recordings/audio.wav (750.0 KiB)"
        );
        assert_eq!(fit("error: one two three four five", 20), "error: one two three\n  four five");
        assert_eq!(fit("  caused by: one two three four five", 24), "  caused by: one two\n    three four five");
        assert_eq!(fit("a\nbb cc dd\n", 5), "a\nbb cc\n  dd\n");
        assert_eq!(fit("日本語日 日本語日 日本", 18), "日本語日 日本語日\n  日本");
    }

    #[test]
    fn colours_take_no_room() {
        let line = "\u{1b}[1mone two\u{1b}[0m three";
        assert_eq!(cells(line), 13);
        assert_eq!(fit(line, 13), line);
        assert_eq!(fit(line, 12), "\u{1b}[1mone two\u{1b}[0m\n  three");
    }

    #[test]
    fn words_that_are_too_long_are_shortened_but_for_addresses() {
        let id = "6667fd0c-0165-471a-a880-06a1180be377";
        for (line, fitted) in [
            (format!("wrote `/home/ana/state/{id}/audio.wav`, and more"), "wrote `…/audio.wav`, and more".to_owned()),
            (format!("see https://example.org/{id}/{id}"), format!("see\n  https://example.org/{id}/{id}")),
            ("a ".to_owned() + &"x".repeat(50), format!("a\n  {}…", "x".repeat(37))),
            (format!("bot {id} left"), format!("bot {id}\n  left")),
        ] {
            let found = fit(&line, 40).replace("wrote\n  ", "wrote ");
            assert_eq!(found, fitted);
        }
        let whole = Layout { width: Some(40), is_whole: true };
        assert_eq!(whole.fit(&"x".repeat(50)), "x".repeat(50));
    }

    #[test]
    fn a_path_keeps_its_end() {
        let path = Path::new("recordings/6667fd0c-0165-471a-a880-06a1180be377/audio.wav");
        let within = |width| Layout::of(Some(width)).path(path, 46, 12);
        assert_eq!(within(120), path.display().to_string());
        assert_eq!(within(80), "…/audio.wav");
        assert_eq!(within(60), "…/audio.wav", "on the next line");
        assert_eq!(shortened_path("a/very-long-name-of-a-file.wav", 10), "…-file.wav");
        assert_eq!(Layout { width: Some(40), is_whole: true }.path(path, 46, 12), path.display().to_string());
    }
}
