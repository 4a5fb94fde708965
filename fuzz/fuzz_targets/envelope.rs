//! Any bytes as a webhook's body: read or refused, and what is read is fit to be kept and shown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetstream::model::printable;
use meetstream::webhook::envelope;

#[global_allocator]
static MEMORY: meetstream_fuzz::Memory = meetstream_fuzz::memory();

fuzz_target!(|body: &[u8]| {
    if let Ok(event) = envelope::parse(body) {
        let text = std::str::from_utf8(body).expect("only text is accepted");
        assert!(!envelope::one_line(text).contains(['\n', '\r']));
        assert!(!printable(event.name.as_str()).chars().any(char::is_control));
        // Neither may fail on anything that was accepted.
        let _ = (event.stop_reason(), event.processing(), event.progress(), event.happened_at());
    }
});
