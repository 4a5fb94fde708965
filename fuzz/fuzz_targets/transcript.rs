//! Any bytes as a transcript, in any of its shapes: read or refused, and what is read can be written in every format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetstream::artifact::transcript::{TranscriptFormat, parse};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(transcript) = parse(bytes) {
        for format in ["json", "md", "txt", "srt", "vtt"] {
            let format: TranscriptFormat = format.parse().expect("a known format");
            let _ = transcript.render(format);
        }
    }
});
