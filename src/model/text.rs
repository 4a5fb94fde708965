use std::borrow::Cow;

use super::causes;

/// Makes text from outside safe for one line of a terminal: escape sequences go whole, every other control character (C0,
/// DEL, C1) and every bidirectional override is replaced by a space, runs of white space become one.
pub fn printable(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut gap = false;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let (seen, after) = rest.split_at(sequence_length(rest).unwrap_or(character.len_utf8()));
        rest = after;
        // Colours and links are within a text, all else moves about on the screen.
        let is_within = seen.ends_with('m') || seen.starts_with("\u{1b}]") || seen.starts_with('\u{9d}');
        if seen.len() > character.len_utf8() && is_within {
            continue;
        }
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
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = sequence_length(rest).unwrap_or(character.len_utf8());
        let is_harmless = matches!(character, '\n' | '\t') || !is_unsafe(character);
        safe.push(if is_harmless { character } else { '\u{FFFD}' });
        rest = rest.get(length..).unwrap_or_default();
    }
    safe
}

/// How long the escape sequence is that a text begins with (ECMA-48, section 5); `None` where it begins with none.
fn sequence_length(text: &str) -> Option<usize> {
    let mut characters = text.chars();
    let introducer = match characters.next()? {
        '\u{1b}' => characters.next()?,
        // The same in one character of C1.
        c1 @ '\u{80}'..='\u{9f}' => char::from_u32(u32::from(c1) - 0x40)?,
        _ => return None,
    };
    let head = text.len() - characters.as_str().len();
    let body = characters.as_str();
    match introducer {
        // A control sequence: parameters, and a letter that ends it.
        '[' => Some(head + length_until(body, |c| ('@'..='~').contains(&c), |c| !(' '..='~').contains(&c))),
        // A text for the terminal, such as its title or a link: up to BEL or ST.
        ']' | 'P' | 'X' | '^' | '_' => {
            let end = body.find(['\u{7}', '\u{9c}', '\u{1b}']).unwrap_or(0);
            let closing = body.get(end..).unwrap_or_default();
            let closed = ["\u{1b}\\", "\u{7}", "\u{9c}"].into_iter().find(|st| closing.starts_with(st));
            Some(head + closed.map_or(0, |st| end + st.len()))
        }
        // A set of characters.
        '!'..='/' => Some(head + body.chars().next().map_or(0, char::len_utf8)),
        '0'..='~' => Some(head),
        _ => None,
    }
}

/// How long a text is up to and with the first character that ends it, or up to one that breaks it off.
fn length_until(text: &str, ends: impl Fn(char) -> bool, breaks: impl Fn(char) -> bool) -> usize {
    match text.char_indices().find(|(_, c)| ends(*c) || breaks(*c)) {
        Some((at, c)) if ends(c) => at + c.len_utf8(),
        Some((at, _)) => at,
        None => text.len(),
    }
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
pub fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    std::iter::once(error.to_string()).chain(causes(error)).collect::<Vec<_>>().join(": ")
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
        assert_eq!(printable("a\x1b[2Jb\u{9b}31mc\r\nd\u{202e}e"), "a bc d e");
        assert_eq!(printable_lines("a\n\tb\x1b]0;x\x07"), "a\n\tb\u{FFFD}");
        for (text, shown) in [
            ("\x1b[31mred\x1b[0m", "red"),
            ("\x1b[1;38;5;196mbold", "bold"),
            ("a\x1b]8;;https://x.example\x1b\\link\x1b]8;;\x07b", "alinkb"),
            ("a\x1b]never ended", "anever ended"),
            ("a\x1b[", "a"),
            ("a\x1b[3\u{e9}", "a \u{e9}"),
            ("a\x1b", "a"),
            ("a\x1bPq\u{9c}b", "a b"),
            ("a\x1bcb", "a b"),
            ("a\x1b(Bb", "a b"),
            ("a\x1b b", "a b"),
            ("\u{85}x\x7fy", "x y"),
        ] {
            assert_eq!(printable(text), shown, "{text:?}");
        }
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
