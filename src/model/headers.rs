use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The end-to-end headers of a delivery in the order of arrival; values as the bytes that came, read as Latin-1.
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
        serde_json::from_str::<Vec<(String, String)>>(&text)?;
        Ok(Self(text))
    }

    /// The text as the journal keeps it.
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// Names and values, in order.
    pub fn pairs(&self) -> Vec<(String, String)> {
        serde_json::from_str(&self.0).unwrap_or_default()
    }
}

impl Default for Headers {
    fn default() -> Self {
        Self("[]".to_owned())
    }
}

impl<N: Serialize, V: Serialize> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut text = Vec::with_capacity(512);
        for pair in pairs {
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
}
