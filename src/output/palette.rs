use colored::{Color, ColoredString, Colorize as _};

use crate::model::{BotId, Tone};

/// The colours of bots: none that means something, and none that is hard to read on a dark or a light ground.
const BOTS: [Color; 6] =
    [Color::Cyan, Color::Magenta, Color::BrightBlue, Color::BrightMagenta, Color::BrightCyan, Color::Blue];

/// Colours for one stream, or none. Colour is never the only carrier of a meaning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    colored: bool,
}

impl Palette {
    pub(crate) fn new(colored: bool) -> Self {
        Self { colored }
    }

    pub(crate) fn good(self, text: &str) -> String {
        self.paint(text, |text| text.green())
    }

    pub(crate) fn bad(self, text: &str) -> String {
        self.paint(text, |text| text.red())
    }

    pub(crate) fn warning(self, text: &str) -> String {
        self.paint(text, |text| text.yellow())
    }

    pub(crate) fn accent(self, text: &str) -> String {
        self.paint(text, |text| text.cyan())
    }

    /// What is to be taken so at a glance.
    pub(crate) fn tone(self, tone: Tone, text: &str) -> String {
        match tone {
            Tone::Bad => self.bad(text),
            Tone::Good => self.good(text),
            Tone::Plain => self.accent(text),
            Tone::Warning => self.warning(text),
        }
    }

    /// A word of the service for how something is, as it came.
    pub(crate) fn status(self, word: &str) -> String {
        self.tone(Tone::of_status(word), word)
    }

    /// A text about a bot, such as its id: in the same colour wherever the bot is named.
    pub(crate) fn bot(self, bot: &BotId, text: &str) -> String {
        self.told_apart(bot.as_str(), text)
    }

    /// A text about somebody or something with a name: in the same colour wherever that is named.
    pub(crate) fn told_apart(self, name: &str, text: &str) -> String {
        let sum = name.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        let color = BOTS.get(sum % BOTS.len()).copied().unwrap_or(Color::Cyan);
        self.paint(text, |text| text.bold().color(color))
    }

    pub(crate) fn strong(self, text: &str) -> String {
        self.paint(text, |text| text.bold())
    }

    pub(crate) fn faint(self, text: &str) -> String {
        self.paint(text, |text| text.dimmed())
    }

    fn paint(self, text: &str, style: impl Fn(&str) -> ColoredString) -> String {
        if self.colored { style(text).to_string() } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bot_has_its_colour_and_no_colour_no_escape() {
        colored::control::set_override(true);
        let [one, other] = ["6667fd0c-0165", "5b0ff6e7-3cea"].map(|id| id.parse::<BotId>().unwrap());
        let palette = Palette::new(true);
        assert_eq!(palette.bot(&one, "x"), palette.bot(&one, "x"));
        assert_ne!(palette.bot(&one, "x"), palette.bot(&other, "x"));
        assert_ne!(palette.status("Denied"), palette.status("Done"));
        assert_eq!(Palette::new(false).bot(&one, "x"), "x");
    }
}
