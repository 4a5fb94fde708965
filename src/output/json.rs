//! JSON for people: indented and coloured, every word of it as it came.

use super::Palette;

/// Lays a JSON text out on lines. Numbers, escapes and the order of members stay as they are; `None` for what is no JSON.
pub(super) fn laid_out(text: &str, palette: Palette) -> Option<String> {
    serde_json::from_str::<serde::de::IgnoredAny>(text).ok()?;
    let mut out = String::with_capacity(text.len() * 2);
    let mut depth = 0_usize;
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = rest.split_at(length(rest));
        let after = after.trim_start();
        match first {
            '{' | '[' => {
                out.push(first);
                // What is empty stays together.
                if !after.starts_with(['}', ']']) {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            '}' | ']' => {
                if !out.ends_with(['{', '[']) {
                    depth = depth.saturating_sub(1);
                    line(&mut out, depth);
                }
                out.push(first);
            }
            ',' => {
                out.push(',');
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            '"' if after.starts_with(':') => out.push_str(&palette.accent(token)),
            '"' => out.push_str(&palette.good(token)),
            'n' => out.push_str(&palette.faint(token)),
            _ => out.push_str(token),
        }
        rest = after;
    }
    Some(out)
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

/// The length of the first token of valid JSON, in bytes.
fn length(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match text.chars().next() {
        Some('"') => {
            let mut is_escaped = false;
            let end = characters.find(|(_, character)| {
                let ends = *character == '"' && !is_escaped;
                is_escaped = *character == '\\' && !is_escaped;
                ends
            });
            end.map_or(text.len(), |(at, _)| at + 1)
        }
        Some(sign @ ('{' | '}' | '[' | ']' | ',' | ':')) => sign.len_utf8(),
        Some(_) | None => {
            let ends = |character: char| character.is_ascii_whitespace() || matches!(character, ',' | '}' | ']' | ':');
            text.find(ends).unwrap_or(text.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stays_as_it_came() {
        let text = r#" {"a":[1.0e2,{},[],null,true],"b\"\\":"x, {y} \u00e9", "a":{"c":12345678901234567890}}"#;
        insta::assert_snapshot!(laid_out(text, Palette::new(false)).unwrap(), @r#"
        {
          "a": [
            1.0e2,
            {},
            [],
            null,
            true
          ],
          "b\"\\": "x, {y} \u00e9",
          "a": {
            "c": 12345678901234567890
          }
        }
        "#);
        assert_eq!(laid_out("3", Palette::new(false)).as_deref(), Some("3"));
        for none in ["", "{", "<html>", "{} {}"] {
            assert_eq!(laid_out(none, Palette::new(false)), None, "{none}");
        }
    }

    #[test]
    fn names_are_told_from_values() {
        colored::control::set_override(true);
        let shown = laid_out(r#"{"a":"b"}"#, Palette::new(true)).unwrap();
        assert_eq!(shown, "{\n  \u{1b}[36m\"a\"\u{1b}[0m: \u{1b}[32m\"b\"\u{1b}[0m\n}");
    }
}
