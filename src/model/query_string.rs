use std::fmt;

use serde::Serialize;

use super::headers::is_credential;

/// What followed the `?` of the address that a delivery was sent to, as it came and never empty. Whoever wrote the
/// address may have put a secret into it, so that only [`QueryString::shown`] is for people.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct QueryString(String);

/// What stands in the place of a value that may be secret.
const HIDDEN: &str = "…";
/// Words of a name, beside those of credentials, that a secret stands behind.
const NAMES: [&str; 8] = ["auth", "code", "hmac", "key", "pass", "sig", "signature", "t"];
/// The shortest value that may be a secret by its looks, in bytes: 80 bits in hexadecimal digits.
const TELLING: usize = 20;

impl QueryString {
    /// Takes a query as it came; `None` for an empty one, and for what no address can hold.
    pub fn new(text: &str) -> Option<Self> {
        let is_query = !text.is_empty() && !text.chars().any(|char| char.is_control() || char == ' ' || char == '#');
        is_query.then(|| Self(text.to_owned()))
    }

    /// The whole query, with everything in it that may be secret.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The query of the address that a delivery is handed on to, which may have one of its own: that comes first.
    pub fn after(&self, own: Option<&str>) -> String {
        match own {
            Some(own) if !own.is_empty() => format!("{own}&{}", self.0),
            Some(_) | None => self.0.clone(),
        }
    }

    /// The query without the values that may be secret, by their names or their looks.
    pub fn shown(&self) -> String {
        let pairs = self.0.split('&').map(|pair| match pair.split_once('=') {
            Some((name, value)) if is_secret_name(name) || is_secret_value(value) => format!("{name}={HIDDEN}"),
            None if is_secret_value(pair) => HIDDEN.to_owned(),
            Some(_) | None => pair.to_owned(),
        });
        pairs.collect::<Vec<_>>().join("&")
    }
}

fn is_secret_name(name: &str) -> bool {
    let words = || name.split(|character: char| !character.is_ascii_alphanumeric());
    is_credential(&words().collect::<Vec<_>>().join("-"))
        || words().any(|word| NAMES.iter().any(|known| word.eq_ignore_ascii_case(known)))
        || is_secret_value(name)
}

/// Whether a value is long, and letters and digits without a pattern: no word, no number, no id of ours.
fn is_secret_value(value: &str) -> bool {
    let is_id = value.len() == 36 && value.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let runs = || value.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    let is_mixed = |run: &str| {
        run.len() >= TELLING
            && run.bytes().any(|byte| byte.is_ascii_digit())
            && run.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    let begins = |prefix: &str| value.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    !is_id && (runs().any(is_mixed) || begins("ms_") || begins("whsec_"))
}

impl fmt::Debug for QueryString {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "QueryString({})", self.shown())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_secret_is_not_shown() {
        for (query, shown) in [
            ("tenant=1&team=blue", "tenant=1&team=blue"),
            ("tenant=1&token=hunter2", "tenant=1&token=…"),
            ("api_key=x&apiKey=secret1&a=b", "api_key=…&apiKey=…&a=b"),
            ("access-token=x&X-Amz-Signature=y&sig=z", "access-token=…&X-Amz-Signature=…&sig=…"),
            ("x=whsec_1&y=ms_2", "x=…&y=…"),
            ("x=0123456789abcdef0123456789abcdef", "x=…"),
            ("0123456789abcdef0123456789abcdef", "…"),
            ("meeting=6667fd0c-0165-4f3a-9c1e-0a1b2c3d4e5f", "meeting=6667fd0c-0165-4f3a-9c1e-0a1b2c3d4e5f"),
            ("at=2026-02-27T07:11:51Z&&=&x", "at=2026-02-27T07:11:51Z&&=&x"),
        ] {
            let query = QueryString::new(query).unwrap();
            assert_eq!(query.shown(), shown);
            assert_eq!(format!("{query:?}"), format!("QueryString({shown})"));
        }
        for text in ["", "a b", "a\0", "a\r\nx: y", "a#b"] {
            assert_eq!(QueryString::new(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_query_of_a_target_comes_first() {
        let query = QueryString::new("tenant=1").unwrap();
        for (own, whole) in [(None, "tenant=1"), (Some(""), "tenant=1"), (Some("a=b"), "a=b&tenant=1")] {
            assert_eq!(query.after(own), whole);
        }
    }
}
