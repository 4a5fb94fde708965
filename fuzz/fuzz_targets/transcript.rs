//! Any bytes as a transcript, as they are and within each of its shapes: read or refused, and what is read can be
//! written in every format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetstream::artifact::transcript::{TranscriptFormat, parse};
use meetstream_fuzz::within;

#[global_allocator]
static MEMORY: meetstream_fuzz::Memory = meetstream_fuzz::memory();

/// What stands around the segments in each answer that the service is known to give, or a part of a segment.
const SHAPES: [(&str, &str); 9] = [
    ("", ""),
    ("[", "]"),
    (r#"{"message":["#, "]}"),
    (r#"{"transcript":["#, "]}"),
    (r#"{"data":["#, "]}"),
    (r#"{"id":"t-1","transcript":{"segments":["#, "]}}"),
    (r#"[{"speaker":1,"transcript":"a","words":["#, "]}]"),
    (r#"{"message":[{"participant":{"name":"A"},"words":[{"text":"a","start_timestamp":"#, "}]}]}"),
    (r#"{"message":""#, r#""}"#),
];

fuzz_target!(|input: &[u8]| {
    if let Ok(transcript) = parse(&within(&SHAPES, input), None) {
        for format in ["json", "md", "txt", "srt", "vtt"] {
            let format: TranscriptFormat = format.parse().expect("a known format");
            let _ = transcript.render(format);
        }
    }
});
