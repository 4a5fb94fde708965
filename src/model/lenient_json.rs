//! JSON as others write it: what arrives once must not be lost for a slip of whoever wrote it.

use std::borrow::Cow;

use serde_json::Value;

/// Reads JSON, strict or nearly so.
///
/// # Errors
/// When it is neither.
pub fn read(bytes: &[u8]) -> Result<Value, serde_json::Error> {
    serde_json::from_slice(bytes).or_else(|error| {
        let Ok(text) = std::str::from_utf8(bytes) else { return Err(error) };
        match mended(text) {
            Some(text) => serde_json::from_str(&text).map_err(|_| error),
            None => Err(error),
        }
    })
}

/// The same document in strict JSON, as far as it can be had.
///
/// A byte order mark goes. Halves of characters (`\ud83d` alone) become U+FFFD, which any text that was cut by its UTF-16
/// length may end with. `NaN` and `Infinity`, which Python writes, and numbers beyond all bounds become `null`. Bare
/// control characters in a text are escaped.
pub fn strict(text: &str) -> Cow<'_, str> {
    // Whatever of these a strict text holds stays as it is; without any there is nothing to look for.
    let is_suspicious = ["\\u", "NaN", "Infinity", "\u{feff}", "e", "E"].iter().any(|mark| text.contains(mark));
    let is_suspicious = is_suspicious || text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t'));
    match if is_suspicious { mended(text) } else { None } {
        Some(mended) => Cow::Owned(mended),
        None => Cow::Borrowed(text),
    }
}

/// The document with its slips mended; `None` if there are none.
fn mended(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut is_mended = rest.len() < text.len();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => {
                let length = string_length(rest);
                is_mended |= mend_string(rest.get(..length)?, &mut out);
                rest = rest.get(length..)?;
                continue;
            }
            _ if is_bare(first) => rest.find(|next| !is_bare(next)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let token = rest.get(..length)?;
        let is_beyond = || token.parse::<f64>().is_ok_and(f64::is_infinite);
        if matches!(token, "NaN" | "Infinity" | "-Infinity") || is_beyond() {
            out.push_str("null");
            is_mended = true;
        } else {
            out.push_str(token);
        }
        rest = rest.get(length..)?;
    }
    is_mended.then_some(out)
}

/// What numbers and names are made of.
fn is_bare(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.')
}

/// How long the text at the beginning is, both quotes included.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (place, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return place + 1,
            _ => {}
        }
    }
    text.len()
}

/// Writes a text in strict JSON; returns whether anything was mended.
fn mend_string(text: &str, out: &mut String) -> bool {
    let mut is_mended = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let half = half_at(rest);
        let length = match (first, half) {
            ('\\', Some(high)) if is_high(high) => {
                let pair = rest.get(6..).and_then(half_at).filter(|low| (0xdc00..=0xdfff).contains(low));
                if pair.is_some() { 12 } else { 6 }
            }
            ('\\', Some(_)) => 6,
            // Whatever is escaped, a quote among it, is no beginning of something else.
            ('\\', None) => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            (_, _) => first.len_utf8(),
        };
        let (part, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if half.is_some() && length == 6 {
            out.push_str("\\ufffd");
            is_mended = true;
        } else if first.is_ascii_control() && first != '\u{7f}' {
            let escaped = format!("\\u{:04x}", u32::from(first));
            out.push_str(&escaped);
            is_mended = true;
        } else {
            out.push_str(part);
        }
        rest = after;
    }
    is_mended
}

/// The half of a character that a text begins with, as `\ud83d`.
fn half_at(text: &str) -> Option<u32> {
    let unit = u32::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()?;
    (0xd800..=0xdfff).contains(&unit).then_some(unit)
}

fn is_high(half: u32) -> bool {
    half < 0xdc00
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn strict_json_stays_as_it_is() {
        for text in [
            r#"{"a":"\ud83d\ude00 \" \\ud83d \\","b":[1.5e3,-0.1,null,true],"NaN":"NaN Infinity 1e999"}"#,
            "  [ ]\n",
            "7",
            "\"\\u0041\"",
        ] {
            assert!(matches!(strict(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn slips_of_others_are_mended() {
        for (text, value) in [
            ("\u{feff}{\"a\":1}", json!({"a": 1})),
            (r#"{"a":"Great \ud83d"}"#, json!({"a": "Great \u{fffd}"})),
            (r#"{"a":"\ude00\ud83dx\ud83d\ude00"}"#, json!({"a": "\u{fffd}\u{fffd}x😀"})),
            (r#"{"\ud83d":1}"#, json!({"\u{fffd}": 1})),
            (
                r#"{"a":NaN,"b":[-Infinity,Infinity,1e999,-1e999,1]}"#,
                json!({"a": null, "b": [null, null, null, null, 1]}),
            ),
            ("[\"a\tb\nc\u{1}\"]", json!(["a\tb\nc\u{1}"])),
        ] {
            assert_eq!(read(text.as_bytes()).unwrap(), value, "{text}");
            assert_eq!(serde_json::from_str::<Value>(&strict(text)).unwrap(), value, "{text}");
        }
    }

    #[test]
    fn what_is_no_json_stays_none() {
        for text in
            ["", "<html>", "{\"a\":", "\"abc", "\"\\", "\"\\ud83d", "\"\\u", "nan", "[1,]", "\\ud83d", "{\"a\":Nan}"]
        {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
        assert!(read(b"\"\xff\"").is_err());
    }
}
