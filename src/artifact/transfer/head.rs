//! What the head of a store's answer says: pure reading of headers.

use reqwest::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderMap, TRANSFER_ENCODING,
};

use super::checksum::Check;
use crate::api::MediaBody;
use crate::model::coding::{Coding, UnknownCoding};

/// The head of a successful answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Head {
    /// A strong entity tag with its quotes, the only one that `If-Range` can trust.
    pub(super) etag: Option<String>,
    /// The length of the whole object, where it is said.
    pub(super) total: Option<u64>,
    /// Where the body begins in the object.
    pub(super) start: u64,
    /// Whether the end of the body is marked, so that a body that ends is whole.
    pub(super) framed: bool,
    /// What was put around the object's bytes, or the one that cannot be taken off.
    pub(super) codings: Result<Vec<Coding>, UnknownCoding>,
    /// The media type, as it came.
    pub(super) content_type: Option<String>,
    /// What the whole object must hash to.
    pub(super) check: Option<Check>,
}

/// A `Content-Range`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ContentRange {
    /// `bytes 5-9/10`, the end excluded; the total is missing for `/*`.
    Part { start: u64, end: u64, total: Option<u64> },
    /// `bytes */10`, of a 416.
    Unsatisfied { total: u64 },
}

impl Head {
    /// Reads the head of a 200.
    pub(super) fn whole(headers: &HeaderMap) -> Self {
        let total = text(headers, CONTENT_LENGTH.as_str()).and_then(|length| length.trim().parse().ok());
        let chunked = headers.contains_key(TRANSFER_ENCODING);
        Self {
            total: total.filter(|_| !chunked),
            framed: total.is_some() || chunked,
            start: 0,
            ..Self::common(headers)
        }
    }

    /// Reads the head of a 206; `None` where it does not say which part it is.
    pub(super) fn part(headers: &HeaderMap) -> Option<Self> {
        match content_range(headers)? {
            ContentRange::Part { start, total, .. } => Some(Self {
                total,
                start,
                framed: headers.contains_key(CONTENT_LENGTH) || headers.contains_key(TRANSFER_ENCODING),
                // Checksum headers of a part may be the part's own.
                check: Check::of_part(headers, strong_etag(headers).as_deref()),
                ..Self::common(headers)
            }),
            ContentRange::Unsatisfied { .. } => None,
        }
    }

    /// What the API says of a body that it sends itself.
    pub(super) fn of_body(body: &MediaBody) -> Self {
        Self {
            etag: None,
            total: body.length(),
            start: 0,
            framed: true,
            codings: Ok(Vec::new()),
            content_type: body.content_type().map(str::to_owned),
            check: None,
        }
    }

    fn common(headers: &HeaderMap) -> Self {
        let encodings = headers.get_all(CONTENT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let encoding = encodings.collect::<Vec<_>>().join(",");
        Self {
            etag: strong_etag(headers),
            total: None,
            start: 0,
            framed: false,
            codings: Coding::list(&encoding),
            content_type: text(headers, CONTENT_TYPE.as_str()).map(str::to_owned),
            check: Check::of_whole(headers, strong_etag(headers).as_deref()),
        }
    }
}

/// The length of the object according to a 416.
pub(super) fn unsatisfied_total(headers: &HeaderMap) -> Option<u64> {
    match content_range(headers)? {
        ContentRange::Unsatisfied { total } => Some(total),
        ContentRange::Part { .. } => None,
    }
}

fn strong_etag(headers: &HeaderMap) -> Option<String> {
    let etag = text(headers, ETAG.as_str())?.trim();
    let inner = etag.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.is_empty() && !inner.contains('"')).then(|| etag.to_owned())
}

fn content_range(headers: &HeaderMap) -> Option<ContentRange> {
    let (unit, rest) = text(headers, CONTENT_RANGE.as_str())?.trim().split_once(' ')?;
    let (range, total) = rest.trim().split_once('/')?;
    if !unit.eq_ignore_ascii_case("bytes") {
        return None;
    }
    if range == "*" {
        return Some(ContentRange::Unsatisfied { total: total.parse().ok()? });
    }
    let (first, last) = range.split_once('-')?;
    let (start, last): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
    let end = last.checked_add(1).filter(|end| *end > start)?;
    let total = if total == "*" { None } else { Some(total.parse().ok().filter(|total| *total >= end)?) };
    Some(ContentRange::Part { start, end, total })
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderName;

    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn content_ranges_are_read_strictly() {
        for (value, range) in [
            ("bytes 5-9/10", Some(ContentRange::Part { start: 5, end: 10, total: Some(10) })),
            ("bytes 0-0/*", Some(ContentRange::Part { start: 0, end: 1, total: None })),
            ("bytes */10", Some(ContentRange::Unsatisfied { total: 10 })),
            ("bytes 9-5/10", None),
            ("bytes 5-9/9", None),
            ("bytes 5-18446744073709551615/*", None),
            ("bits 5-9/10", None),
            ("bytes 5-9", None),
            ("bytes a-b/c", None),
        ] {
            assert_eq!(content_range(&headers(&[("content-range", value)])), range, "{value}");
        }
    }

    #[test]
    fn only_strong_tags_count() {
        for (value, etag) in [("\"a\"", Some("\"a\"")), ("W/\"a\"", None), ("a", None), ("\"\"", None), ("\"", None)] {
            assert_eq!(strong_etag(&headers(&[("etag", value)])).as_deref(), etag, "{value}");
        }
    }

    #[test]
    fn a_body_of_no_given_length_is_framed_only_when_chunked() {
        assert!(!Head::whole(&headers(&[])).framed);
        let chunked = Head::whole(&headers(&[("transfer-encoding", "chunked")]));
        assert!(chunked.framed && chunked.total.is_none());
        assert_eq!(Head::whole(&headers(&[("content-length", "12")])).total, Some(12));
    }
}
