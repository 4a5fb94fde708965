//! The media store: links that expire, prove themselves by their signature, and want no other credentials.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{ACCEPT_RANGES, AUTHORIZATION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, IF_RANGE, RANGE};
use hyper::{HeaderMap, Method, Response, StatusCode};
use jiff::Timestamp;
use md5::{Digest as _, Md5};
use url::Url;
use url::form_urlencoded;

use crate::model::Secret;
use crate::webhook::signature::Keys;

/// One stored object.
#[derive(Clone, Debug)]
pub(super) struct Object {
    pub(super) content_type: &'static str,
    pub(super) bytes: Bytes,
}

/// What of a request the store looks at.
pub(super) struct Retrieval<'a> {
    pub(super) method: &'a Method,
    pub(super) path: &'a str,
    pub(super) query: &'a str,
    pub(super) headers: &'a HeaderMap,
    pub(super) now: Timestamp,
}

/// Signs links and checks them.
#[derive(Debug)]
pub(super) struct Store {
    base: Url,
    keys: Keys,
    /// Overrides every link's lifetime.
    lifetime: Option<Duration>,
}

/// Where in an object a response begins and ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    /// From the first to the last byte, both inclusive.
    Bytes(usize, usize),
    /// All of it.
    Whole,
    /// No byte that there is.
    Unsatisfiable,
}

impl Store {
    /// Opens a store under the server's own address. `key` signs its links.
    pub(super) fn new(base: Url, key: &Secret, lifetime: Option<Duration>) -> Option<Self> {
        Some(Self { base, keys: Keys::new([key])?, lifetime })
    }

    /// A link to an object, valid for `lifetime` from now.
    pub(super) fn link(&self, bot_id: &str, file: &str, now: Timestamp, lifetime: Duration) -> String {
        let mut url = self.base.clone();
        url.set_path(&format!("/media/{bot_id}/{file}"));
        let date = now.strftime("%Y%m%dT%H%M%SZ").to_string();
        let expires = self.lifetime.unwrap_or(lifetime).as_secs().to_string();
        let signature = self.signature(url.path(), &date, &expires);
        url.query_pairs_mut()
            .append_pair("X-Amz-Algorithm", "AWS4-HMAC-SHA256")
            .append_pair("X-Amz-Date", &date)
            .append_pair("X-Amz-Expires", &expires)
            .append_pair("X-Amz-SignedHeaders", "host")
            .append_pair("X-Amz-Signature", &signature);
        url.into()
    }

    fn signature(&self, path: &str, date: &str, expires: &str) -> String {
        let signed = self.keys.sign(format!("{path}\n{date}\n{expires}").as_bytes()).to_string();
        signed.trim_start_matches("sha256=").to_owned()
    }

    /// Answers a request for an object; `find` looks it up by bot and file once the link has proved itself.
    pub(super) fn retrieve(
        &self,
        request: &Retrieval<'_>,
        find: impl FnOnce(&str, &str) -> Option<Object>,
    ) -> Response<Full<Bytes>> {
        if request.headers.contains_key(AUTHORIZATION) {
            let told = "Only one auth mechanism allowed; use the link's own signature, not an Authorization header";
            return refusal(StatusCode::BAD_REQUEST, "InvalidArgument", told);
        }
        if request.method != Method::GET {
            return refusal(StatusCode::FORBIDDEN, "SignatureDoesNotMatch", "The link was signed for GET");
        }
        if let Err(told) = self.check(request) {
            return refusal(StatusCode::FORBIDDEN, "AccessDenied", told);
        }
        let mut parts = request.path.trim_start_matches("/media/").splitn(2, '/');
        match parts.next().zip(parts.next()).and_then(|(bot_id, file)| find(bot_id, file)) {
            Some(object) => serve(&object, request.headers),
            None => refusal(StatusCode::NOT_FOUND, "NoSuchKey", "The specified key does not exist"),
        }
    }

    fn check(&self, request: &Retrieval<'_>) -> Result<(), &'static str> {
        let value = |name: &str| {
            form_urlencoded::parse(request.query.as_bytes())
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.into_owned())
                .ok_or("Query parameters of a presigned link are missing")
        };
        let (date, expires, given) = (value("X-Amz-Date")?, value("X-Amz-Expires")?, value("X-Amz-Signature")?);
        if self.signature(request.path, &date, &expires) != given.to_ascii_lowercase() {
            return Err("The signature of the link does not match");
        }
        let signed_at = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", &date)
            .and_then(|date| jiff::tz::TimeZone::UTC.to_timestamp(date))
            .map_err(|_| "X-Amz-Date is malformed")?;
        let lifetime: u64 = expires.parse().map_err(|_| "X-Amz-Expires is malformed")?;
        let age = request.now.duration_since(signed_at);
        if age.is_negative() || age.unsigned_abs() < Duration::from_secs(lifetime) {
            Ok(())
        } else {
            Err("Request has expired")
        }
    }
}

fn serve(object: &Object, headers: &HeaderMap) -> Response<Full<Bytes>> {
    let etag = etag(&object.bytes);
    let length = object.bytes.len();
    let text = |name| headers.get(name).and_then(|value: &hyper::header::HeaderValue| value.to_str().ok());
    let unchanged = text(IF_RANGE).is_none_or(|condition| condition == etag);
    let part = text(RANGE).filter(|_| unchanged).map_or(Part::Whole, |range| part_of(range, length));
    let response = Response::builder()
        .header(ACCEPT_RANGES, "bytes")
        .header(ETAG, &etag)
        .header(CONTENT_TYPE, object.content_type);
    let built = match part {
        Part::Whole => response.header(CONTENT_LENGTH, length).body(Full::new(object.bytes.clone())),
        Part::Bytes(first, last) => response
            .status(StatusCode::PARTIAL_CONTENT)
            .header(CONTENT_RANGE, format!("bytes {first}-{last}/{length}"))
            .body(Full::new(object.bytes.slice(first..=last))),
        Part::Unsatisfiable => {
            let mut refused =
                refusal(StatusCode::RANGE_NOT_SATISFIABLE, "InvalidRange", "The range is not satisfiable");
            if let Ok(value) = format!("bytes */{length}").parse() {
                refused.headers_mut().insert(CONTENT_RANGE, value);
            }
            return refused;
        }
    };
    built.unwrap_or_else(|_| refusal(StatusCode::INTERNAL_SERVER_ERROR, "InternalError", "The object cannot be served"))
}

/// The MD5 of the bytes, quoted: what an object store says of an object that was put in one piece.
fn etag(bytes: &[u8]) -> String {
    let mut etag = "\"".to_owned();
    for byte in Md5::digest(bytes) {
        for nibble in [byte >> 4, byte & 15] {
            etag.extend(char::from_digit(u32::from(nibble), 16));
        }
    }
    etag.push('"');
    etag
}

/// Reads a `Range` header; one that is malformed or asks for several parts is ignored, as the standard allows.
fn part_of(range: &str, length: usize) -> Part {
    let Some((first, last)) = range.trim().strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Part::Whole;
    };
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let end = length.saturating_sub(1);
    match (number(first), number(last)) {
        (Some(first), _) if first >= length => Part::Unsatisfiable,
        (Some(first), Some(last)) if first <= last => Part::Bytes(first, last.min(end)),
        (Some(first), None) if last.is_empty() => Part::Bytes(first, end),
        (None, Some(0)) if first.is_empty() => Part::Unsatisfiable,
        (None, Some(tail)) if first.is_empty() && length > 0 => Part::Bytes(length.saturating_sub(tail), end),
        (Some(_) | None, Some(_) | None) => Part::Whole,
    }
}

/// An error in the words of an object store.
fn refusal(status: StatusCode, code: &str, told: &str) -> Response<Full<Bytes>> {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{told}</Message></Error>\n"
    );
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, hyper::header::HeaderValue::from_static("application/xml"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIFETIME: Duration = Duration::from_mins(10);

    fn store() -> Store {
        let key = Secret::new("a key for the test").unwrap();
        Store::new("http://127.0.0.1:4000".parse().unwrap(), &key, None).unwrap()
    }

    fn now() -> Timestamp {
        "2026-02-27T07:11:51Z".parse().unwrap()
    }

    fn status(link: &str, method: &Method, headers: &HeaderMap, at: Timestamp) -> Response<Full<Bytes>> {
        let url = Url::parse(link).unwrap();
        let request = Retrieval { method, path: url.path(), query: url.query().unwrap_or_default(), headers, now: at };
        store().retrieve(&request, |bot_id, file| {
            let bytes = Bytes::from_static(b"0123456789");
            (bot_id == "b-1" && file == "audio.wav").then_some(Object { content_type: "audio/wav", bytes })
        })
    }

    #[test]
    fn a_link_works_until_it_expires() {
        let link = store().link("b-1", "audio.wav", now(), LIFETIME);
        let get = |at| status(&link, &Method::GET, &HeaderMap::new(), at).status();
        assert_eq!(get(now()), StatusCode::OK);
        assert_eq!(get(now() + Duration::from_secs(599)), StatusCode::OK);
        assert_eq!(get(now() + Duration::from_mins(10)), StatusCode::FORBIDDEN);
    }

    #[test]
    fn a_link_that_was_touched_does_not_work() {
        let link = store().link("b-1", "audio.wav", now(), LIFETIME);
        for touched in [
            link.replace("audio.wav", "video.mp4"),
            link.replace("Expires=600", "Expires=6000"),
            link.split('?').next().unwrap().to_owned(),
        ] {
            let answer = status(&touched, &Method::GET, &HeaderMap::new(), now());
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{touched}");
        }
        let gone = store().link("b-2", "audio.wav", now(), LIFETIME);
        assert_eq!(status(&gone, &Method::GET, &HeaderMap::new(), now()).status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn a_second_credential_and_other_methods_are_refused() {
        let link = store().link("b-1", "audio.wav", now(), LIFETIME);
        let mut headers = HeaderMap::new();
        assert_eq!(status(&link, &Method::HEAD, &headers, now()).status(), StatusCode::FORBIDDEN);
        headers.insert(AUTHORIZATION, "Token ms_x".parse().unwrap());
        assert_eq!(status(&link, &Method::GET, &headers, now()).status(), StatusCode::BAD_REQUEST);
    }

    #[test]
    fn parts_are_served_while_the_object_is_unchanged() {
        let link = store().link("b-1", "audio.wav", now(), LIFETIME);
        let ask = |condition: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(RANGE, "bytes=4-".parse().unwrap());
            if let Some(condition) = condition {
                headers.insert(IF_RANGE, condition.parse().unwrap());
            }
            status(&link, &Method::GET, &headers, now())
        };
        let part = ask(None);
        assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(part.headers()[CONTENT_RANGE], "bytes 4-9/10");
        let etag = part.headers()[ETAG].to_str().unwrap().to_owned();
        assert_eq!(etag, "\"781e5e245d69b566979b86e28d23f2c7\"");
        assert_eq!(ask(Some(&etag)).status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(ask(Some("\"other\"")).status(), StatusCode::OK);
    }

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        for (range, part) in [
            ("bytes=0-0", Part::Bytes(0, 0)),
            ("bytes=2-5", Part::Bytes(2, 5)),
            ("bytes=8-99", Part::Bytes(8, 9)),
            ("bytes=-3", Part::Bytes(7, 9)),
            ("bytes=-99", Part::Bytes(0, 9)),
            ("bytes=10-", Part::Unsatisfiable),
            ("bytes=-0", Part::Unsatisfiable),
            ("bytes=5-2", Part::Whole),
            ("bytes=0-1,3-4", Part::Whole),
            ("bytes=x-", Part::Whole),
            ("items=0-1", Part::Whole),
        ] {
            assert_eq!(part_of(range, 10), part, "{range}");
        }
        assert_eq!(part_of("bytes=0-", 0), Part::Unsatisfiable);
    }
}
