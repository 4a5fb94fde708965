use colored::{ColoredString, Colorize as _};

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
