use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::http;
use crate::webhook::signature::{SIGNATURE_HEADER, TIMESTAMP_HEADER};

/// Headers that a relayed request sets by itself, and that nobody else may: its length, what is known of the delivery, and
/// what signs it.
const OURS: [&str; 6] = [
    "content-length",
    "expect",
    SIGNATURE_HEADER,
    TIMESTAMP_HEADER,
    "x-meetstream-delivery-attempt",
    "x-meetstream-event-key",
];

/// A header of the user's own on whatever is relayed. Its value may be a secret, and is shown by nothing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct AddedHeader {
    name: HeaderName,
    /// Marked as sensitive.
    value: HeaderValue,
}

/// Why a text is no such header. Nothing of the text is repeated but a name: the rest may be a secret.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum AddedHeaderError {
    /// There is no colon, or no name before it.
    #[error("a header is written like 'Name: value'")]
    Form,
    /// It is about the connection, or the request sets it.
    #[error("`{name}` is set by the relayed request itself")]
    Ours { name: HeaderName },
    /// The value has a line break or another control character.
    #[error("the value of `{name}` has a character that no header may have, such as a line break")]
    Value { name: HeaderName },
}

impl AddedHeader {
    /// Reads `Name: value`.
    pub(crate) fn parse(text: &str) -> Result<Self, AddedHeaderError> {
        let (name, value) = text.split_once(':').ok_or(AddedHeaderError::Form)?;
        let name = HeaderName::from_bytes(name.trim().as_bytes()).map_err(|_| AddedHeaderError::Form)?;
        if OURS.iter().any(|ours| name.as_str().eq_ignore_ascii_case(ours)) || http::is_of_connection(name.as_str()) {
            return Err(AddedHeaderError::Ours { name });
        }
        match HeaderValue::from_bytes(value.trim_matches([' ', '\t']).as_bytes()) {
            Ok(mut value) => {
                value.set_sensitive(true);
                Ok(Self { name, value })
            }
            Err(_) => Err(AddedHeaderError::Value { name }),
        }
    }

    /// Puts headers in the place of those of the same names.
    pub(super) fn put(added: &[Self], headers: &mut HeaderMap) {
        for Self { name, .. } in added {
            headers.remove(name);
        }
        for Self { name, value } in added {
            headers.append(name, value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_takes_the_place_of_those_of_its_name_and_shows_nothing_of_its_value() {
        let read = |text| AddedHeader::parse(text).unwrap();
        let added = [read("X-Env: dev"), read("authorization:Bearer t0p:s3cret "), read("x-env:\té")];
        let mut headers = HeaderMap::new();
        headers.insert("x-env", HeaderValue::from_static("came"));
        headers.insert("x-kept", HeaderValue::from_static("1"));
        AddedHeader::put(&added, &mut headers);
        let values: Vec<_> = headers.get_all("x-env").iter().map(HeaderValue::as_bytes).collect();
        assert_eq!(values, [&b"dev"[..], "é".as_bytes()]);
        assert_eq!(headers["authorization"], "Bearer t0p:s3cret");
        assert_eq!(headers["x-kept"], "1");
        assert!(!format!("{added:?}{headers:?}").contains("s3cret"));
    }

    #[test]
    fn what_is_no_header_or_not_the_users_to_set_is_refused_without_its_value() {
        for (text, told) in [
            ("", "written like"),
            ("s3cret", "written like"),
            (": s3cret", "written like"),
            ("s3 cret: x", "written like"),
            ("X-A\r\nX-B: s3cret", "written like"),
            ("X-A: s3cret\r\nX-B: 1", "`x-a` has a character"),
            ("X-A: s3cret\n", "`x-a` has a character"),
            ("X-A: s3cret\0", "`x-a` has a character"),
            ("Connection: s3cret", "`connection` is set"),
            ("transfer-encoding: s3cret", "`transfer-encoding` is set"),
            ("Content-Length: s3cret", "`content-length` is set"),
            ("X-MeetStream-Signature: s3cret", "`x-meetstream-signature` is set"),
            ("x-meetstream-timestamp: s3cret", "`x-meetstream-timestamp` is set"),
            ("X-Meetstream-Event-Key: s3cret", "`x-meetstream-event-key` is set"),
        ] {
            let error = AddedHeader::parse(text).unwrap_err().to_string();
            assert!(error.contains(told) && !error.contains("s3"), "{text:?}: {error}");
        }
    }
}
