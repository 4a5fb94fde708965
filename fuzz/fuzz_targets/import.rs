//! Any line as one of an export: an event, another record, or refused in one line.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetstream::fuzzing::read_exported;
use meetstream_fuzz::within;

#[global_allocator]
static MEMORY: meetstream_fuzz::Memory = meetstream_fuzz::memory();

/// What stands around the fuzzed text.
const SHAPES: [(&str, &str); 4] = [
    ("", ""),
    (r#"{"type":"event","received_at":"2026-02-27T07:11:51.863Z","payload":"#, "}"),
    (r#"{"type":"event","received_at":"2026-02-27T07:11:51.863Z","payload":{"event":"x"},"headers":"#, "}"),
    (r#"{"type":"event","payload":{"event":"x"},"received_at":""#, r#""}"#),
];

fuzz_target!(|input: &[u8]| {
    let text = within(&SHAPES, input);
    let Ok(text) = str::from_utf8(&text) else { return };
    if let Err(problem) = read_exported(text) {
        assert!(!problem.is_empty());
    }
});
