//! Any bytes as the head of a request to the receiver, or of a store's answer: what is read of its headers makes sense,
//! and nobody gets in who should not.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetstream::fuzzing::{read_answer, read_request};
use meetstream_fuzz::{headers, within};

#[global_allocator]
static MEMORY: meetstream_fuzz::Memory = meetstream_fuzz::memory();

/// Lines before the fuzzed ones, so that what depends on several headers is reached. The first line is a target.
const SHAPES: [(&str, &str); 5] = [
    ("", "\r\n\r\n"),
    ("/webhook\r\nhost: localhost\r\n", "\r\n\r\n"),
    ("/webhook/", "\r\nhost: localhost\r\n\r\n"),
    ("/\r\ncontent-length: 12\r\netag: \"x\"\r\n", "\r\n\r\n"),
    ("/\r\ncontent-range: bytes 5-9/", "\r\n\r\n"),
];

fuzz_target!(|input: &[u8]| {
    let head = within(&SHAPES, input);
    let Some(end) = head.windows(2).position(|pair| pair == b"\r\n") else { return };
    let (target, lines) = (&head[..end], &head[end + 2..]);
    let Some(headers) = headers(lines) else { return };
    read_answer(&headers);
    if let Ok(target) = target.try_into() {
        read_request(&target, &headers);
    }
});
