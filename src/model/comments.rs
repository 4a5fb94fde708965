/// JSON without the lines that are comments: those that begin with `//`. They are left empty, so that the lines of what
/// is wrong stay the same. Nothing else of JSON can begin a line so.
pub fn without_comments(text: &str) -> String {
    let kept = |line| if is_comment(line) { "" } else { line };
    text.split('\n').map(kept).collect::<Vec<_>>().join("\n")
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_are_comments() {
        let text = "{\r\n  // said\n\t//\n  \"a\": \"https://x.y\" // no comment\n}";
        assert_eq!(without_comments(text), "{\r\n\n\n  \"a\": \"https://x.y\" // no comment\n}");
        let json = "{\"a\":\"https://x.y\"}";
        assert_eq!(without_comments(json), json);
    }
}
