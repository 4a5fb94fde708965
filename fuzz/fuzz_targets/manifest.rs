//! Any bytes as `session.json`: refused, or read, changed, and read again as the same.

#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use meetstream::artifact::manifest::Manifest;
use meetstream_fuzz::within;

#[global_allocator]
static MEMORY: meetstream_fuzz::Memory = meetstream_fuzz::memory();

/// What stands around the fuzzed bytes.
const SHAPES: [(&str, &str); 3] =
    [("", ""), (r#"{"schema":1,"artifacts":["#, "]}"), (r#"{"schema":1,"bot_id":"b-1","deleted_remotely_at":"#, "}")];

fuzz_target!(|input: &[u8]| {
    let Ok(mut manifest) = Manifest::parse(Path::new("session.json"), &within(&SHAPES, input)) else { return };
    let files = manifest.artifacts();
    manifest.list(&files);
    let listed = manifest.artifacts();
    assert!(files.iter().all(|file| listed.iter().any(|one| one.path == file.path)));
    manifest.list(&files);
    assert_eq!(manifest.artifacts(), listed, "listing the same again changes nothing");
    if let Some(at) = manifest.deleted_remotely_at() {
        manifest.mark_deleted(at);
        assert_eq!(manifest.deleted_remotely_at(), Some(at));
    }
});
