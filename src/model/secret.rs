use std::fmt;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

/// Something that must not be seen: an API key, a webhook secret, a path token, a presigned link.
///
/// It has no `Display`, its `Debug` says nothing, and it is not `Serialize`; [`Secret::reveal`] marks each place where
/// the value leaves.
#[derive(Clone, Eq, PartialEq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a value as it was read, without its surrounding white space.
    ///
    /// Returns `None` for a blank one: an empty secret signs nothing and opens nothing.
    pub fn new(value: &str) -> Option<Self> {
        let value = value.trim();
        (!value.is_empty()).then(|| Self(value.to_owned()))
    }

    /// Wraps a text as it is, white space included: one that holds secrets among other things.
    pub fn whole(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The value itself. Call it only where it is put on the wire or into the user's own file.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Enough to recognise which secret it is: the last four characters of one that has twelve or more.
    pub fn masked(&self) -> String {
        let characters: Vec<char> = self.0.chars().collect();
        if characters.len() < 12 {
            return "•••".to_owned();
        }
        let tail: String = characters.iter().skip(characters.len() - 4).collect();
        format!("…{tail}")
    }
}

impl<'de> Deserialize<'de> for Secret {
    /// Takes a text as it is. The error for anything else does not repeat it, as others would.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Text(String),
            Other(IgnoredAny),
        }
        match Written::deserialize(deserializer)? {
            Written::Text(text) => Ok(Self(text)),
            Written::Other(_) => Err(serde::de::Error::custom("a key or secret is written in quotes")),
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_says_nothing_and_masks_keep_short_ones_whole() {
        let key = Secret::new(" ms_0123456789abcdef\n").unwrap();
        assert_eq!(format!("{key:?}"), "Secret(redacted)");
        assert_eq!(key.masked(), "…cdef");
        assert_eq!(Secret::new("0123456789ab").unwrap().masked(), "…89ab");
        assert_eq!(Secret::new("0123456789a").unwrap().masked(), "•••");
        assert_eq!(Secret::new("short").unwrap().masked(), "•••");
        assert_eq!(Secret::new(" \n"), None);
    }
}
