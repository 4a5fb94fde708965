//! Any bytes as a webhook's body, as they are and as several headers have it: read or refused, and what is read is fit to
//! be kept, read again and shown.

#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use meetstream::model::{Event, Headers, printable};
use meetstream::webhook::envelope;

#[global_allocator]
static MEMORY: meetstream_fuzz::Memory = meetstream_fuzz::memory();

/// What a body may be said to be. The last byte of an input picks one: a line break, with which files end, the first.
const HEADERS: [Option<(&str, &str)>; 6] = [
    None,
    Some(("content-encoding", "gzip")),
    Some(("content-encoding", "deflate")),
    Some(("content-encoding", "gzip, identity, x-gzip")),
    Some(("content-type", "application/json; charset=utf-16le")),
    Some(("content-encoding", "zstd")),
];
/// The largest body, unpacked.
const LIMIT: u64 = 1 << 20;

fuzz_target!(|body: &[u8]| {
    if let Ok(event) = envelope::parse(body) {
        let text = std::str::from_utf8(body).expect("only text is accepted");
        assert!(!envelope::one_line(text).contains(['\n', '\r']));
        check(&event);
    }
    let header = body.last().map_or(0, |last| usize::from(last.wrapping_sub(b'\n')) % HEADERS.len());
    let headers: Headers = HEADERS[header].into_iter().collect();
    let Ok(parts) = envelope::parse_all(&headers, &Bytes::copy_from_slice(body), LIMIT) else { return };
    assert!(!parts.is_empty());
    let of_item = envelope::headers_of_item(&headers);
    let is_whole = parts.len() == 1 && parts[0].body == body;
    for part in &parts {
        let headers = if is_whole { &headers } else { &of_item };
        let again = envelope::parse_kept(part.event.name.as_str(), headers, &part.body);
        assert_eq!(again.as_ref(), Ok(&part.event), "what was kept is read again as it was");
        check(&part.event);
    }
});

/// What holds of every event that was accepted.
fn check(event: &Event) {
    assert!(!printable(event.name.as_str()).chars().any(char::is_control));
    // None of these may fail.
    let _ = (event.stop_reason(), event.processing(), event.progress(), event.happened_at());
}
