//! What the fuzz targets share.

use std::alloc::System;

use cap::Cap;
use http::{HeaderMap, HeaderName, HeaderValue};

/// The memory of a target, in Rust's part: the corpus and the engine are not.
pub type Memory = Cap<System>;

/// No input may need more than 64 MiB: a further allocation fails, which is a crash.
pub const fn memory() -> Memory {
    Cap::new(System, 64 << 20)
}

/// Reads the lines of a head as hyper does; `None` where it refuses them.
pub fn headers(bytes: &[u8]) -> Option<HeaderMap> {
    let mut lines = [httparse::EMPTY_HEADER; 100];
    let httparse::Status::Complete((_, lines)) = httparse::parse_headers(bytes, &mut lines).ok()? else { return None };
    let mut headers = HeaderMap::new();
    for line in lines {
        headers.append(HeaderName::from_bytes(line.name.as_bytes()).ok()?, HeaderValue::from_bytes(line.value).ok()?);
    }
    Some(headers)
}

/// What stands around the fuzzed bytes: the first byte of an input, a digit in the seeds, picks one of several.
pub fn within(shapes: &[(&str, &str)], input: &[u8]) -> Vec<u8> {
    let (first, rest) = input.split_first().unwrap_or((&b'0', &[]));
    let shape = usize::from(first.wrapping_sub(b'0')) % shapes.len();
    let (before, after) = shapes[shape];
    [before.as_bytes(), rest, after.as_bytes()].concat()
}
