//! Any bytes as what lies beside an unfinished download: understood for this file, or passed over.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetstream::fuzzing::read_sidecar;

#[global_allocator]
static MEMORY: meetstream_fuzz::Memory = meetstream_fuzz::memory();

const IDENTITY: &str = r#"{"bot_id":"b-1","kind":"audio","name":"audio"}"#;
/// A sidecar of that file, up to what the fuzzed bytes say of the object.
const BEFORE: &str = r#"{"schema":1,"bot_id":"b-1","kind":"audio","name":"audio","etag":"\"x\"",""#;

fuzz_target!(|input: (&[u8], u64)| {
    let (bytes, file_length) = input;
    read_sidecar(bytes, IDENTITY.as_bytes(), file_length);
    read_sidecar(&[BEFORE.as_bytes(), bytes, b"}"].concat(), IDENTITY.as_bytes(), file_length);
});
