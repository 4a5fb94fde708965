use std::collections::BTreeSet;
use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use super::layout::cut;
use super::{Layout, Palette};
use crate::model::{BotId, printable};

/// Columns of text under headings. It fits a given width: columns that are good to know are left out, those that may be
/// cut give way, the others never do.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

/// One value. It comes from outside, and is made printable here.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    text: String,
    /// What is shown in its place.
    shown: Option<String>,
    meaning: Meaning,
}

/// What a value is, which decides its colour.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Meaning {
    Bot,
    Status,
    Text,
}

impl Cell {
    /// The id of a bot: whole where the line has no end, else as short as tells it from the others of its column.
    pub(crate) fn bot(id: &str) -> Self {
        Self { text: printable(id), shown: None, meaning: Meaning::Bot }
    }

    /// A word of the service for how something is.
    pub(crate) fn status(word: &str) -> Self {
        Self { text: printable(word), shown: None, meaning: Meaning::Status }
    }

    fn shown(&self) -> &str {
        self.shown.as_deref().unwrap_or(&self.text)
    }

    fn painted(&self, text: &str, palette: Palette) -> String {
        match self.meaning {
            Meaning::Bot => self.text.parse::<BotId>().map_or_else(|_| text.to_owned(), |bot| palette.bot(&bot, text)),
            Meaning::Status if !text.is_empty() => palette.status(text),
            Meaning::Status | Meaning::Text => text.to_owned(),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text: printable(&text), shown: None, meaning: Meaning::Text }
    }
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    heading: &'static str,
    cut: Cut,
    /// Whether it is left out where the others would be cut too short.
    is_extra: bool,
}

/// Whether a column gives way where the width is short.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Cut {
    Allowed,
    Never,
}

/// How narrow a column that gives way may become, in cells.
const NARROWEST: usize = 8;
/// What it has before a column is left out for it.
const ENOUGH: usize = 12;
const GAP: &str = "  ";

impl Column {
    /// A column whose values are needed whole, such as ids.
    pub(crate) fn whole(heading: &'static str) -> Self {
        Self { heading, cut: Cut::Never, is_extra: false }
    }

    /// A column whose values may be cut.
    pub(crate) fn text(heading: &'static str) -> Self {
        Self { heading, cut: Cut::Allowed, is_extra: false }
    }

    /// A column that is left out where there is no room for it whole, the first of several before the others.
    pub(crate) fn extra(heading: &'static str) -> Self {
        Self { heading, cut: Cut::Never, is_extra: true }
    }
}

impl Table {
    pub(crate) fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// Adds a row, a value for each column.
    pub(crate) fn row(&mut self, values: impl IntoIterator<Item = impl Into<Cell>>) {
        self.rows.push(values.into_iter().map(Into::into).collect());
    }

    /// The table's lines, as wide as the layout has room as far as whole columns allow. Where the columns have no room
    /// beside each other, those that have none follow on lines of their own.
    pub(crate) fn lines(&self, layout: Layout, palette: Palette) -> Vec<String> {
        let width = layout.width();
        let mut table = self.clone();
        if width.is_some() && !layout.is_whole {
            table.shorten_ids();
        }
        if let Some(width) = width {
            table.leave_out(width);
        }
        table.drawn(width, palette)
    }

    /// Shortens the ids of a column to what people know bots by, unless that is the same for two of them.
    fn shorten_ids(&mut self) {
        for index in 0..self.columns.len() {
            let cells = self.rows.iter().filter_map(|row| row.get(index)).filter(|cell| cell.meaning == Meaning::Bot);
            let whole: BTreeSet<&str> = cells.map(|cell| cell.text.as_str()).collect();
            let shortened: BTreeSet<&str> = whole.iter().map(|id| short(id)).collect();
            if shortened.len() < whole.len() {
                continue;
            }
            for cell in self.rows.iter_mut().filter_map(|row| row.get_mut(index)) {
                if cell.meaning == Meaning::Bot {
                    cell.shown = Some(short(&cell.text).to_owned());
                }
            }
        }
    }

    /// Leaves out columns that are good to know, as long as the others would be cut too short.
    fn leave_out(&mut self, width: usize) {
        loop {
            let needs: usize = (0..self.columns.len())
                .map(|index| {
                    let natural = self.natural_width(index);
                    match self.columns.get(index).map(|column| column.cut) {
                        Some(Cut::Allowed) => natural.min(ENOUGH),
                        Some(Cut::Never) | None => natural,
                    }
                })
                .sum::<usize>()
                + GAP.len() * self.columns.len().saturating_sub(1);
            let Some(extra) = self.columns.iter().position(|column| column.is_extra).filter(|_| needs > width) else {
                return;
            };
            self.columns.remove(extra);
            for row in self.rows.iter_mut().filter(|row| extra < row.len()) {
                row.remove(extra);
            }
        }
    }

    fn drawn(&self, width: Option<usize>, palette: Palette) -> Vec<String> {
        let headings = self.columns.iter().map(|column| Cell::from(column.heading.to_owned())).collect::<Vec<_>>();
        let groups = self.groups(width);
        let lines_of = |row: &[Cell]| {
            let group = |(columns, widths): &(Range<usize>, Vec<usize>)| {
                let indent = if columns.start == 0 { "" } else { GAP };
                format!("{indent}{}", line(row.get(columns.clone()).unwrap_or_default(), widths, palette))
            };
            groups.iter().map(group).collect::<Vec<_>>()
        };
        let mut lines: Vec<String> = lines_of(&headings).iter().map(|line| palette.faint(line)).collect();
        lines.extend(self.rows.iter().flat_map(|row| lines_of(row)));
        lines
    }

    /// The columns that share a line, and their widths.
    fn groups(&self, width: Option<usize>) -> Vec<(Range<usize>, Vec<usize>)> {
        let natural: Vec<usize> = (0..self.columns.len()).map(|index| self.natural_width(index)).collect();
        let Some(width) = width else { return vec![(0..natural.len(), natural)] };
        let least = |index: usize| {
            let column = self.columns.get(index);
            let natural = natural.get(index).copied().unwrap_or_default();
            match column.map(|column| column.cut) {
                Some(Cut::Allowed) => natural.min(NARROWEST.max(column.map_or(0, |column| column.heading.width()))),
                Some(Cut::Never) | None => natural,
            }
        };
        let (mut groups, mut start, mut used) = (Vec::new(), 0, 0);
        for index in 0..natural.len() {
            let needs = GAP.len() + least(index);
            // The first column has no gap before it, and the others are indented by one.
            if index > start && used + needs > width + if start == 0 { GAP.len() } else { 0 } {
                groups.push(start..index);
                (start, used) = (index, 0);
            }
            used += needs;
        }
        groups.push(start..natural.len());
        let room = |columns: &Range<usize>| if columns.start == 0 { width } else { width.saturating_sub(GAP.len()) };
        let fitted = groups.into_iter().map(|columns| {
            let widths = self.fitted_widths(&columns, natural.get(columns.clone()).unwrap_or_default(), room(&columns));
            (columns, widths)
        });
        fitted.collect()
    }

    fn natural_width(&self, index: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(index)).map(|cell| cell.shown().width());
        let heading = self.columns.get(index).map_or(0, |column| column.heading.width());
        cells.chain([heading]).max().unwrap_or_default()
    }

    fn fitted_widths(&self, columns: &Range<usize>, natural: &[usize], width: usize) -> Vec<usize> {
        let mut widths = natural.to_vec();
        let columns = self.columns.get(columns.clone()).unwrap_or_default();
        let gaps = GAP.len() * columns.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > width {
            // The widest column that may be cut gives way first, so that short columns stay whole.
            let widest = widths
                .iter_mut()
                .zip(columns)
                .filter(|(width, column)| column.cut == Cut::Allowed && **width > NARROWEST.max(column.heading.width()))
                .max_by_key(|(width, _)| **width);
            match widest {
                Some((width, _)) => *width -= 1,
                None => break,
            }
        }
        widths
    }
}

fn short(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}

fn line(cells: &[Cell], widths: &[usize], palette: Palette) -> String {
    let mut line = String::new();
    let mut padding = 0;
    for (index, (cell, width)) in cells.iter().zip(widths).enumerate() {
        line.extend(std::iter::repeat_n(' ', padding + if index > 0 { GAP.len() } else { 0 }));
        let shown = cut(cell.shown(), *width);
        padding = width.saturating_sub(shown.width());
        line.push_str(&cell.painted(&shown, palette));
    }
    line.truncate(line.trim_end().len());
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new([Column::whole("BOT"), Column::text("NAME"), Column::text("STATUS")]);
        table.row(["6667fd0c-0165-471a-a880-06a1180be377", "A rather long name of a bot", "Done"].map(str::to_owned));
        table.row(["b-2", "会議ボット会議ボット会議ボット", "In\x1b[2JMeeting"].map(str::to_owned));
        table
    }

    #[test]
    fn a_table_is_as_wide_as_it_takes() {
        insta::assert_snapshot!(table().lines(Layout::of(None), Palette::new(false)).join("\n"), @r"
        BOT                                   NAME                            STATUS
        6667fd0c-0165-471a-a880-06a1180be377  A rather long name of a bot     Done
        b-2                                   会議ボット会議ボット会議ボット  In Meeting
        ");
    }

    #[test]
    fn a_narrow_terminal_cuts_text_but_never_ids() {
        let lines = table().lines(Layout::of(Some(60)), Palette::new(false));
        insta::assert_snapshot!(lines.join("\n"), @r"
        BOT                                   NAME        STATUS
        6667fd0c-0165-471a-a880-06a1180be377  A rather …  Done
        b-2                                   会議ボッ…   In Meeting
        ");
        assert!(lines.iter().all(|line| line.width() <= 60));
        assert!(
            table().lines(Layout::of(Some(10)), Palette::new(false)).iter().any(|line| line.contains("06a1180be377"))
        );
    }

    #[test]
    fn what_has_no_room_beside_the_others_follows_below() {
        insta::assert_snapshot!(table().lines(Layout::of(Some(40)), Palette::new(false)).join("\n"), @r"
        BOT
          NAME                        STATUS
        6667fd0c-0165-471a-a880-06a1180be377
          A rather long name of a b…  Done
        b-2
          会議ボット会議ボット会議…   In Meeting
        ");
    }

    fn bots(ids: [&str; 2]) -> Table {
        let mut table = Table::new([
            Column::whole("BOT"),
            Column::whole("STATUS"),
            Column::text("NAME"),
            Column::extra("PLATFORM"),
        ]);
        for id in ids {
            let text = ["A rather long name of a bot", "Google Meet"].map(|text| Cell::from(text.to_owned()));
            table.row([Cell::bot(id), Cell::status("InWaitingRoom")].into_iter().chain(text));
        }
        table
    }

    #[test]
    fn ids_are_as_short_as_tells_them_apart_and_what_is_good_to_know_is_left_out() {
        let different = bots(["6667fd0c-0165-471a-a880-06a1180be377", "5b0ff6e7-3cea-4c9f-a6b4-851c5f11cf4f"]);
        let draw = |table: &Table, width| table.lines(Layout::of(width), Palette::new(false)).join("\n");
        insta::assert_snapshot!(draw(&different, Some(60)), @r"
        BOT       STATUS         NAME                    PLATFORM
        6667fd0c  InWaitingRoom  A rather long name of…  Google Meet
        5b0ff6e7  InWaitingRoom  A rather long name of…  Google Meet
        ");
        insta::assert_snapshot!(draw(&different, Some(40)), @r"
        BOT       STATUS         NAME
        6667fd0c  InWaitingRoom  A rather long …
        5b0ff6e7  InWaitingRoom  A rather long …
        ");
        let alike = bots(["6667fd0c-0165-471a-a880-06a1180be377", "6667fd0c-0165-471a-a880-000000000000"]);
        for whole in [draw(&alike, Some(80)), draw(&different, None)] {
            assert!(whole.contains("06a1180be377") && whole.contains("InWaitingRoom"), "{whole}");
        }
    }

    #[test]
    fn colours_take_no_room_in_a_row() {
        colored::control::set_override(true);
        let table = bots(["6667fd0c-0165", "5b0ff6e7-3cea"]);
        let plain = table.lines(Layout::of(Some(50)), Palette::new(false));
        for (plain, colored) in plain.iter().zip(table.lines(Layout::of(Some(50)), Palette::new(true))) {
            assert_eq!(crate::output::layout::cells(&colored), plain.width());
        }
    }
}
