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
    mended(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The document with its slips mended; `None` if there are none, which costs no more than to look at every byte.
fn mended(text: &str) -> Option<String> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut out, mut copied, mut at) = (String::new(), 0, 0);
    while let Some(first) = bare.as_bytes().get(at) {
        let rest = match first {
            b'"' => bare.get(at..at + string_length(bare.get(at..)?))?,
            _ if is_bare(*first) => {
                let length = bare.bytes().skip(at).take_while(|byte| is_bare(*byte)).count();
                bare.get(at..at + length)?
            }
            _ => {
                at += 1;
                continue;
            }
        };
        if let Some(token) = if *first == b'"' { mended_string(rest) } else { mended_token(rest) } {
            out.push_str(bare.get(copied..at)?);
            out.push_str(&token);
            copied = at + rest.len();
        }
        at += rest.len();
    }
    if copied == 0 && bare.len() == text.len() {
        return None;
    }
    out.push_str(bare.get(copied..)?);
    Some(out)
}

/// What stands for something that is no JSON; `None` for what is.
fn mended_token(token: &str) -> Option<String> {
    // Without an exponent it takes so many digits to get beyond all bounds; some write `inf`.
    let is_beyond = || token.parse::<f64>().is_ok_and(f64::is_infinite);
    let may_be_beyond = token.len() >= 300 || token.contains(['e', 'E', 'n', 'N']);
    let is_none = matches!(token, "NaN" | "Infinity" | "-Infinity") || (may_be_beyond && is_beyond());
    is_none.then(|| "null".to_owned())
}

/// What numbers and names are made of.
fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
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

/// A text in strict JSON; `None` if it is.
fn mended_string(text: &str) -> Option<String> {
    if !text.contains("\\u") && !text.bytes().any(|byte| byte < b' ') {
        return None;
    }
    let mut out = String::with_capacity(text.len());
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
    is_mended.then_some(out)
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
