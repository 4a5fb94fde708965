use std::borrow::Cow;

/// Makes text from outside safe for one line of a terminal: every control character (C0, DEL, C1: escape sequences
/// begin with one) and every bidirectional override is replaced by a space, runs of white space become one.
pub fn printable(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars() {
        if character.is_whitespace() || is_unsafe(character) {
            gap = true;
        } else {
            if gap && !safe.is_empty() {
                safe.push(' ');
            }
            gap = false;
            safe.push(character);
        }
    }
    safe
}

/// The same for text of several lines, such as a body shown by `events show`: line breaks and tabs stay.
pub fn printable_lines(text: &str) -> String {
    text.chars().map(|c| if c != '\n' && c != '\t' && is_unsafe(c) { '\u{FFFD}' } else { c }).collect()
}

/// Text for people without the queries of the links in it: whoever has a presigned link can download what it leads to.
pub fn without_queries(text: &str) -> Cow<'_, str> {
    let ends = |character: char| character.is_whitespace() || matches!(character, '"' | '<' | '>' | '`' | ')' | '}');
    let mut shown = String::new();
    let mut rest = text;
    while let Some(begin) = rest.find("://") {
        let (before, link) = rest.split_at(begin);
        let (link, after) = link.split_at(link.find(ends).unwrap_or(link.len()));
        shown.push_str(before);
        match link.split_once('?') {
            Some((place, query)) if !query.is_empty() => shown.extend([place, "?…"]),
            Some(_) | None => shown.push_str(link),
        }
        rest = after;
    }
    if shown.is_empty() {
        return Cow::Borrowed(text);
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

/// A word of the service without regard to case, `_`, spaces and the like: it spells `NotAllowed` in several ways.
pub fn folded(word: &str) -> String {
    word.chars().filter(char::is_ascii_alphanumeric).map(|character| character.to_ascii_lowercase()).collect()
}

/// Cuts text to `longest` characters and marks the cut.
pub fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(longest.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

/// A word as a shell takes it back: as it is where nothing in it means anything to one, else in quotes.
pub fn shell_word(word: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._/:@%+=,".contains(&byte);
    if !word.is_empty() && word.bytes().all(is_plain) {
        return word.into();
    }
    format!("'{}'", word.replace('\'', r"'\''")).into()
}

/// An error and what caused it, in one line; what a cause repeats is said once.
pub fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let message = cause.to_string();
        if !text.ends_with(&message) {
            text = format!("{text}: {message}");
        }
        source = cause.source();
    }
    text
}

fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_cannot_reach_the_terminal() {
        assert_eq!(printable("a\x1b[2Jb\u{9b}31mc\r\nd\u{202e}e"), "a [2Jb 31mc d e");
        assert_eq!(printable_lines("a\n\tb\x1b]0;x\x07"), "a\n\tb\u{FFFD}]0;x\u{FFFD}");
        assert_eq!(printable("Réunion – non admis ✓ 日本"), "Réunion – non admis ✓ 日本");
    }

    #[test]
    fn causes_follow_their_error_and_are_said_once() {
        #[derive(Debug, thiserror::Error)]
        #[error("{0}")]
        struct Layer(&'static str, #[source] Option<Box<Self>>);
        let deepest = Layer("no space left", None);
        let middle = Layer("cannot write: no space left", Some(Box::new(deepest)));
        let top = Layer("cannot download the audio", Some(Box::new(middle)));
        assert_eq!(with_causes(&top), "cannot download the audio: cannot write: no space left");
    }

    #[test]
    fn long_text_is_cut_between_characters() {
        assert_eq!(shortened("ééééé", 3), "éé…");
        assert_eq!(shortened("abc", 3), "abc");
    }

    #[test]
    fn links_are_shown_without_what_opens_them() {
        for (text, shown) in [
            ("no link", "no link"),
            ("https://a.example/x", "https://a.example/x"),
            ("see https://a.example/x?X-Amz-Signature=s, then", "see https://a.example/x?… then"),
            (r#"{"a":"https://s/x?k=1\u0026sig=2","b":"http://t/?q"}"#, r#"{"a":"https://s/x?…","b":"http://t/?…"}"#),
            ("a ? b ://", "a ? b ://"),
            ("s3://b/k?x=1 what? https://z/?", "s3://b/k?… what? https://z/?"),
        ] {
            assert_eq!(without_queries(text), shown);
        }
    }
}
