use super::Secret;

/// What may stand before a key that was copied together with where it stood.
const KEY_PREFIXES: [&str; 5] = ["export ", "MEETSTREAM_API_KEY=", "Authorization:", "Token ", "Bearer "];
/// The same of a webhook secret.
const SECRET_PREFIXES: [&str; 1] = ["MEETSTREAM_WEBHOOK_SECRET="];

/// Why a text is no API key and no webhook secret.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("character {position} is U+{:04X}, which no key or secret has", u32::from(*.character))]
pub struct ParseCredentialError {
    /// From 1, within what is left of the text.
    pub position: usize,
    /// What stands there.
    pub character: char,
}

impl Secret {
    /// Reads an API key as people paste and save it: without a byte order mark, white space of any kind, quotes, and the
    /// name or scheme that stood before it. `None` if nothing is left.
    ///
    /// # Errors
    /// When what is left holds anything but visible ASCII: it would be sent, and refused, without a word on why.
    pub fn api_key(text: &str) -> Result<Option<Self>, ParseCredentialError> {
        parse(text, &KEY_PREFIXES, |character| character.is_ascii_graphic())
    }

    /// Reads a webhook secret likewise. It is never sent, and may be any text of one line (`docs/api.md`, "Signatures").
    ///
    /// # Errors
    /// When what is left holds characters that nobody sees, but for plain spaces: nothing would verify under it.
    pub fn webhook_secret(text: &str) -> Result<Option<Self>, ParseCredentialError> {
        parse(text, &SECRET_PREFIXES, |character| character == ' ' || !(is_space(character) || character.is_control()))
    }
}

fn parse(
    text: &str,
    prefixes: &[&str],
    may_hold: impl Fn(char) -> bool,
) -> Result<Option<Secret>, ParseCredentialError> {
    let mut bare = unquoted(text);
    while let Some(rest) = prefixes.iter().find_map(|prefix| without_prefix(bare, prefix)) {
        bare = unquoted(rest);
    }
    match bare.chars().zip(1..).find(|(character, _)| !may_hold(*character)) {
        Some((character, position)) => Err(ParseCredentialError { position, character }),
        None => Ok(Secret::new(bare)),
    }
}

fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Takes off what cannot belong to a key, and a pair of quotes around it.
fn unquoted(text: &str) -> &str {
    let text = text.trim_matches(is_space);
    let quoted = ['"', '\'', '`'].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote));
    quoted.map_or(text, |inner| inner.trim_matches(is_space))
}

/// White space, and characters that show as none.
fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pasted_around_a_key_is_left_out() {
        for text in [
            "ms_key",
            "\u{feff}ms_key\r\n",
            "\u{200b}ms_key\u{a0}",
            "\"ms_key\"",
            " 'ms_key' ",
            "Token ms_key",
            "Authorization: Token ms_key",
            "bearer  ms_key",
            "export MEETSTREAM_API_KEY=\"ms_key\"",
        ] {
            assert_eq!(Secret::api_key(text).unwrap().unwrap().reveal(), "ms_key", "{text:?}");
        }
        for blank in ["", " \u{feff}\r\n", "\"\""] {
            assert_eq!(Secret::api_key(blank), Ok(None), "{blank:?}");
        }
    }

    #[test]
    fn a_webhook_secret_may_be_any_text_that_is_seen() {
        for (text, secret) in [
            ("\u{feff}whsec_a\r\n", "whsec_a"),
            ("s\u{e9}cret with space", "s\u{e9}cret with space"),
            ("MEETSTREAM_WEBHOOK_SECRET='Token x'", "Token x"),
        ] {
            assert_eq!(Secret::webhook_secret(text).unwrap().unwrap().reveal(), secret, "{text:?}");
        }
        for text in ["whsec\u{200b}_a", "whsec\u{a0}a", "a\tb"] {
            assert!(Secret::webhook_secret(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn what_no_key_has_is_named_with_its_place() {
        for (text, position, character) in
            [("ms_\u{200b}key", 4, '\u{200b}'), ("ms key", 3, ' '), ("ms_k\u{e9}", 5, '\u{e9}'), ("ms\nkey", 3, '\n')]
        {
            assert_eq!(Secret::api_key(text), Err(ParseCredentialError { position, character }), "{text:?}");
        }
        let error = Secret::api_key("ms_\u{200b}key").unwrap_err();
        assert_eq!(error.to_string(), "character 4 is U+200B, which no key or secret has");
    }
}
