//! Any bytes as the head of a store's answer: what is read of its headers makes sense.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetstream::fuzzing::read_answer;
use meetstream_fuzz::headers;

#[global_allocator]
static MEMORY: meetstream_fuzz::Memory = meetstream_fuzz::memory();

/// Lines before the fuzzed ones, so that what depends on several headers is reached.
const BEFORE: [&str; 3] = ["", "content-length: 12\r\netag: \"x\"\r\n", "content-range: bytes 5-9/"];

fuzz_target!(|bytes: &[u8]| {
    for before in BEFORE {
        if let Some(headers) = headers(&[before.as_bytes(), bytes, b"\r\n\r\n"].concat()) {
            read_answer(&headers);
        }
    }
});
