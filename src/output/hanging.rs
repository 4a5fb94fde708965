use unicode_width::UnicodeWidthStr as _;

/// The least room, in cells, in which lines are broken: in less, words would stand alone.
const NARROWEST: usize = 20;

/// Breaks text between words where it would pass `width` cells. It begins in column `first`; the lines that follow are
/// indented to `indent`. Without a width it stays on one line.
pub(crate) fn hanging(text: &str, first: usize, indent: usize, width: Option<usize>) -> String {
    let Some(width) = width.filter(|width| *width >= first.max(indent) + NARROWEST) else { return text.to_owned() };
    let mut broken = String::with_capacity(text.len());
    let mut column = first;
    for word in text.split(' ') {
        let cells = word.width();
        if !broken.is_empty() {
            if column + 1 + cells <= width {
                broken.push(' ');
                column += 1;
            } else {
                broken.push('\n');
                broken.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            }
        }
        broken.push_str(word);
        column += cells;
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_follow_are_indented_and_none_is_too_long() {
        let text = "one two three four five six seven";
        assert_eq!(hanging(text, 2, 4, Some(24)), "one two three four\n    five six seven");
        assert_eq!(hanging(text, 2, 4, None), text);
        assert_eq!(hanging(text, 2, 4, Some(23)), text, "no room to break in");
        assert_eq!(hanging("日本語日本語日 日本語日本語日", 0, 2, Some(22)), "日本語日本語日\n  日本語日本語日");
    }
}
