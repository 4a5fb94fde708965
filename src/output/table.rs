use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use super::Palette;
use super::layout::cut;
use crate::model::printable;

/// Columns of text under headings. It fits a given width: columns that may be cut give way, the others never do.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    heading: &'static str,
    cut: Cut,
}

/// Whether a column gives way where the width is short.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Cut {
    Allowed,
    Never,
}

/// How narrow a column that gives way may become, in cells.
const NARROWEST: usize = 8;
const GAP: &str = "  ";

impl Column {
    /// A column whose values are needed whole, such as ids.
    pub(crate) fn whole(heading: &'static str) -> Self {
        Self { heading, cut: Cut::Never }
    }

    /// A column whose values may be cut.
    pub(crate) fn text(heading: &'static str) -> Self {
        Self { heading, cut: Cut::Allowed }
    }
}

impl Table {
    pub(crate) fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// Adds a row, a value for each column. Values come from outside: they are made printable here.
    pub(crate) fn row(&mut self, values: impl IntoIterator<Item = String>) {
        self.rows.push(values.into_iter().map(|value| printable(&value)).collect());
    }

    /// The table's lines, at most `width` cells wide as far as whole columns allow; `None`: as wide as it takes. Where
    /// the columns have no room beside each other, those that have none follow on lines of their own.
    pub(crate) fn lines(&self, width: Option<usize>, palette: Palette) -> Vec<String> {
        let headings = self.columns.iter().map(|column| column.heading.to_owned()).collect::<Vec<_>>();
        let groups = self.groups(width);
        let lines_of = |row: &[String]| {
            let group = |(columns, widths): &(Range<usize>, Vec<usize>)| {
                let indent = if columns.start == 0 { "" } else { GAP };
                format!("{indent}{}", line(row.get(columns.clone()).unwrap_or_default(), widths))
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
        let cells = self.rows.iter().filter_map(|row| row.get(index)).map(|cell| cell.width());
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

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (index, (cell, width)) in cells.iter().zip(widths).enumerate() {
        if index > 0 {
            line.push_str(GAP);
        }
        let cell = cut(cell, *width);
        let padding = width.saturating_sub(cell.width());
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(' ', padding));
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
        insta::assert_snapshot!(table().lines(None, Palette::new(false)).join("\n"), @r"
        BOT                                   NAME                            STATUS
        6667fd0c-0165-471a-a880-06a1180be377  A rather long name of a bot     Done
        b-2                                   会議ボット会議ボット会議ボット  In [2JMeeting
        ");
    }

    #[test]
    fn a_narrow_terminal_cuts_text_but_never_ids() {
        let lines = table().lines(Some(60), Palette::new(false));
        insta::assert_snapshot!(lines.join("\n"), @r"
        BOT                                   NAME        STATUS
        6667fd0c-0165-471a-a880-06a1180be377  A rather …  Done
        b-2                                   会議ボッ…   In [2JMee…
        ");
        assert!(lines.iter().all(|line| line.width() <= 60));
        assert!(table().lines(Some(10), Palette::new(false)).iter().any(|line| line.contains("06a1180be377")));
    }

    #[test]
    fn what_has_no_room_beside_the_others_follows_below() {
        insta::assert_snapshot!(table().lines(Some(40), Palette::new(false)).join("\n"), @r"
        BOT
          NAME                     STATUS
        6667fd0c-0165-471a-a880-06a1180be377
          A rather long name of …  Done
        b-2
          会議ボット会議ボット会…  In [2JMeeting
        ");
    }
}
