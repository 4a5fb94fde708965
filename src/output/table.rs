use unicode_width::UnicodeWidthChar as _;
use unicode_width::UnicodeWidthStr as _;

use super::Palette;
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

    /// The table's lines, at most `width` cells wide as far as whole columns allow; `None`: as wide as it takes.
    pub(crate) fn lines(&self, width: Option<usize>, palette: Palette) -> Vec<String> {
        let widths = self.widths(width);
        let headings = self.columns.iter().map(|column| column.heading.to_owned()).collect::<Vec<_>>();
        let mut lines = vec![palette.faint(&line(&headings, &widths))];
        lines.extend(self.rows.iter().map(|row| line(row, &widths)));
        lines
    }

    fn widths(&self, width: Option<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> = (0..self.columns.len())
            .map(|index| {
                let cells = self.rows.iter().filter_map(|row| row.get(index)).map(|cell| cell.width());
                let heading = self.columns.get(index).map_or(0, |column| column.heading.width());
                cells.chain([heading]).max().unwrap_or_default()
            })
            .collect();
        let Some(width) = width else { return widths };
        let gaps = GAP.len() * self.columns.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > width {
            // The widest column that may be cut gives way first, so that short columns stay whole.
            let widest = widths
                .iter_mut()
                .zip(&self.columns)
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
        let cell = fitted(cell, *width);
        let padding = width.saturating_sub(cell.width());
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(' ', padding));
    }
    line.truncate(line.trim_end().len());
    line
}

/// Cuts a text to a width in cells and marks the cut.
fn fitted(text: &str, width: usize) -> String {
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
}
