use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The end-to-end headers of a delivery in the order of arrival; values as the bytes that came, read as Latin-1. Those that
/// hold somebody's credentials are left out, so that no journal keeps them, and nobody is shown or sent them.
///
/// Held as the text that the journal keeps, `[["name","value"],…]` in JSON: they are kept far more often than read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Headers(String);

impl Headers {
    /// Takes the text as the journal keeps it.
    ///
    /// # Errors
    /// When it is not a list of pairs in JSON.
    pub fn from_json(text: String) -> Result<Self, serde_json::Error> {
        let pairs: Vec<(String, String)> = serde_json::from_str(&text)?;
        // An older version has kept them.
        let is_safe = !pairs.iter().any(|(name, _)| is_credential(name));
        Ok(if is_safe { Self(text) } else { pairs.into_iter().collect() })
    }

    /// The text as the journal keeps it.
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// Names and values, in order.
    pub fn pairs(&self) -> Vec<(String, String)> {
        serde_json::from_str(&self.0).unwrap_or_default()
    }

    /// The headers of the same message when its body has become plain JSON in UTF-8.
    #[must_use]
    pub fn of_plain_json(&self) -> Self {
        let mut pairs = self.pairs();
        pairs.retain(|(name, _)| !["content-encoding", "content-type"].iter().any(|of| name.eq_ignore_ascii_case(of)));
        pairs.push(("content-type".to_owned(), "application/json".to_owned()));
        pairs.into_iter().collect()
    }
}

/// Words in the names of headers that hold credentials.
const CREDENTIALS: [&str; 11] = [
    "apikey",
    "authorization",
    "cookie",
    "cookie2",
    "credential",
    "credentials",
    "jwt",
    "oidc",
    "password",
    "secret",
    "token",
];
/// Words before `key` that make it one of credentials: others identify, such as `idempotency-key`.
const KEYS: [&str; 7] = ["access", "api", "auth", "functions", "private", "secret", "subscription"];

/// Whether a header holds somebody's credentials, by its name: `Authorization`, `Cookie`, `X-Api-Key` and the like.
pub(super) fn is_credential(name: &str) -> bool {
    let words = || name.split(['-', '_']);
    let is = |word: &str, known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    words().any(|word| is(word, &CREDENTIALS))
        || words().zip(words().skip(1)).any(|(word, key)| is(word, &KEYS) && is(key, &["key"]))
}

impl Default for Headers {
    fn default() -> Self {
        Self("[]".to_owned())
    }
}

impl<N: AsRef<str> + Serialize, V: Serialize> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut text = Vec::with_capacity(512);
        for pair in pairs.into_iter().filter(|(name, _)| !is_credential(name.as_ref())) {
            text.push(if text.is_empty() { b'[' } else { b',' });
            // Writing text into memory cannot fail.
            serde_json::to_writer(&mut text, &pair).unwrap_or_default();
        }
        if text.is_empty() {
            return Self::default();
        }
        text.push(b']');
        String::from_utf8(text).map(Self).unwrap_or_default()
    }
}

impl Serialize for Headers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.pairs().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Headers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<(String, String)>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out_in_order() {
        for pairs in [vec![], vec![("a", "1")], vec![("b", "\"é\"\\"), ("a", ""), ("b", "2")]] {
            let headers: Headers = pairs.iter().copied().collect();
            let owned: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            assert_eq!(headers.pairs(), owned);
            assert_eq!(Headers::from_json(headers.as_json().to_owned()).unwrap(), headers);
            assert_eq!(serde_json::to_string(&headers).unwrap(), headers.as_json());
            assert_eq!(serde_json::from_str::<Headers>(headers.as_json()).unwrap(), headers);
        }
        assert!(Headers::from_json(r#"[["a"]]"#.to_owned()).is_err());
    }

    #[test]
    fn credentials_are_never_held() {
        let secret = [
            "Authorization",
            "proxy-authorization",
            "Cookie",
            "Set-Cookie",
            "X-Api-Key",
            "x_api_key",
            "apikey",
            "X-Auth-Token",
            "X-Amz-Security-Token",
            "Ocp-Apim-Subscription-Key",
            "Cf-Access-Client-Secret",
            "Cf-Access-Jwt-Assertion",
            "x-amzn-oidc-data",
        ];
        let others = [
            "content-type",
            "x-meetstream-signature",
            "x-meetstream-timestamp",
            "idempotency-key",
            "x-meetstream-event-key",
            "sec-websocket-key",
            "x-author",
            "tokenizer",
        ];
        let headers: Headers = secret.into_iter().chain(others).map(|name| (name, "1")).collect();
        let kept: Vec<String> = headers.pairs().into_iter().map(|(name, _)| name).collect();
        assert_eq!(kept, others);
        let old = r#"[["authorization","Bearer x"],["a","1"]]"#.to_owned();
        assert_eq!(Headers::from_json(old.clone()).unwrap().as_json(), r#"[["a","1"]]"#);
        assert_eq!(serde_json::from_str::<Headers>(&old).unwrap().as_json(), r#"[["a","1"]]"#);
    }

    #[test]
    fn headers_of_plain_json_say_so() {
        let headers: Headers =
            [("Content-Encoding", "gzip"), ("a", "1"), ("content-type", "text/plain; charset=utf-16")]
                .into_iter()
                .collect();
        assert_eq!(headers.of_plain_json().as_json(), r#"[["a","1"],["content-type","application/json"]]"#);
    }
}
