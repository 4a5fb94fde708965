use std::collections::VecDeque;
use std::fmt;

use crate::model::{printable, shortened};

/// How many lines are remembered.
const LINES: usize = 6;
/// The longest line, in characters.
const LONGEST: usize = 240;
/// From this length on, a word of letters and digits may be a key.
const KEY: usize = 20;

/// The last lines that a program wrote, as they may be shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said(VecDeque<String>);

impl Said {
    pub(super) fn push(&mut self, line: &str) {
        let line = shortened(&masked(&printable(line)), LONGEST);
        if line.is_empty() {
            return;
        }
        if self.0.len() == LINES {
            self.0.pop_front();
        }
        self.0.push_back(line);
    }

    /// Whether it said this, in lower case.
    pub(super) fn has(&self, what: &str) -> bool {
        self.0.iter().any(|line| line.to_ascii_lowercase().contains(what))
    }
}

impl fmt::Display for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return formatter.write_str("it said nothing");
        }
        let lines: Vec<&str> = self.0.iter().map(String::as_str).collect();
        write!(formatter, "its last words: {}", lines.join(" / "))
    }
}

impl std::error::Error for Said {}

/// Leaves out what may be a secret, such as ngrok's authtoken or the secret path: long words of both letters and digits.
fn masked(text: &str) -> String {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let length = rest.find(|character| !is_word(character)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        let has = |kind: fn(&u8) -> bool| word.as_bytes().iter().any(kind);
        let is_key = word.len() >= KEY && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
        safe.push_str(if is_key { "…" } else { word });
        let length = after.find(is_word).unwrap_or(after.len());
        let (between, after) = after.split_at(length);
        safe.push_str(between);
        rest = after;
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_are_remembered_as_they_may_be_shown() {
        let mut said = Said::default();
        assert_eq!(said.to_string(), "it said nothing");
        for number in 0..100 {
            said.push(&format!("line {number}\x1b[2J"));
        }
        said.push("\x07");
        said.push(&"x".repeat(10_000));
        let shown = said.to_string();
        assert!(shown.starts_with("its last words: line 95 / "), "{shown}");
        assert!(shown.ends_with('…') && shown.chars().count() < 400 && !shown.contains('\x1b'), "{shown}");
        assert!(said.has("line 99") && !said.has("line 1 "));
    }

    #[test]
    fn what_may_be_a_key_is_left_out() {
        for (text, shown) in [
            ("Your authtoken: 2a1BcDeFgHiJkLmNoPqRsTuVwXy_5zAbCdEfGhIjKlMnOpQ", "Your authtoken: …"),
            (
                "dest=https://a.example/webhook/00112233445566778899aabbccddeeff type=http",
                "dest=https://a.example/webhook/… type=http",
            ),
            ("ip=198.41.200.13 2026-10-08T21:14:06Z", "ip=198.41.200.13 2026-10-08T21:14:06Z"),
            (
                "https://sunny-river-velvet-orbit.trycloudflare.com é",
                "https://sunny-river-velvet-orbit.trycloudflare.com é",
            ),
            ("internationalisations 12345678901234567890", "internationalisations 12345678901234567890"),
        ] {
            assert_eq!(masked(text), shown);
        }
    }
}
