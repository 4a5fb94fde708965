use super::Palette;
use super::layout::cells;
use crate::model::printable;

/// How loud it is, from silence to as loud as can be.
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// What is being spoken: the last line of the terminal while somebody speaks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SpokenLine {
    /// The loudest sample of the last piece of sound, from 0 to 1; `None` where no sound comes.
    pub(crate) level: Option<f32>,
    /// Who speaks, where that is known.
    pub(crate) speaker: Option<String>,
    /// What was understood so far.
    pub(crate) text: String,
}

impl SpokenLine {
    /// The line, of a width. Of a long text its end is shown, which is what changes.
    pub(super) fn text(&self, columns: usize, palette: Palette) -> String {
        let level = self.level.map(|level| format!("{} ", bar(level))).unwrap_or_default();
        let speaker = self.speaker.as_deref().map(|name| format!("{}: ", printable(name))).unwrap_or_default();
        let room = columns.saturating_sub(cells(&level) + cells(&speaker) + 1);
        let speaker = self.speaker.as_deref().map_or(String::new(), |name| palette.told_apart(name, &speaker));
        format!("{}{speaker}{}", palette.good(&level), palette.faint(&ending(&printable(&self.text), room)))
    }
}

/// The level of sound as people hear it: a hundredth of the loudest is still clearly there.
fn bar(level: f32) -> char {
    const SOFTEST: f32 = 0.003;
    let thresholds = LEVELS.iter().skip(1).scan(SOFTEST, |threshold, sign| {
        let reached = (level >= *threshold).then_some(*sign);
        *threshold *= 2.3;
        reached
    });
    thresholds.last().unwrap_or('▁')
}

/// The end of a text, in so many cells.
fn ending(text: &str, room: usize) -> String {
    if cells(text) <= room {
        return text.to_owned();
    }
    let mut end = String::new();
    for word in text.rsplit(' ') {
        if cells(word) + cells(&end) + 3 > room {
            break;
        }
        end = if end.is_empty() { word.to_owned() } else { format!("{word} {end}") };
    }
    format!("… {end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_what_is_spoken_is_shown_with_who_speaks_and_how_loud() {
        let line = |text: &str, columns| {
            let line = SpokenLine { level: Some(0.1), speaker: Some("Ann".to_owned()), text: text.to_owned() };
            line.text(columns, Palette::new(false))
        };
        assert_eq!(line("so what I wanted", 80), "▆ Ann: so what I wanted");
        assert_eq!(line("so what I wanted to say is this", 24), "▆ Ann: … to say is this");
        assert_eq!(line("\u{1b}[2J", 80), "▆ Ann: ");
        assert_eq!(SpokenLine::default().text(10, Palette::new(false)), "");
    }

    #[test]
    fn louder_is_higher() {
        assert_eq!([0.0, 0.001, 0.01, 0.1, 0.5, 1.0].map(bar), ['▁', '▁', '▃', '▆', '█', '█']);
    }
}
