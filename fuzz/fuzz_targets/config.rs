//! Any text as a config file: read, or refused with a message that a terminal may show and that repeats no secret.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetstream::fuzzing::read_config;
use meetstream_fuzz::within;

#[global_allocator]
static MEMORY: meetstream_fuzz::Memory = meetstream_fuzz::memory();

/// Stands where a secret does; long enough that no mutation writes it by chance.
const SECRET: &str = "ms_Zq7TtYhLw2Xv9KdR";

/// What stands around the fuzzed text: nothing, or a file in which a secret comes before or after a fault.
const SHAPES: [(&str, &str); 4] = [
    ("", ""),
    ("[profiles.default]\napi_key = \"ms_Zq7TtYhLw2Xv9KdR\"\n", ""),
    ("[profiles.default]\nwebhook_secrets = [\"ms_Zq7TtYhLw2Xv9KdR\", ", "]"),
    ("[profiles.a.listen]\n", "\n[profiles.b]\napi_key = 'ms_Zq7TtYhLw2Xv9KdR'"),
];

fuzz_target!(|input: &[u8]| {
    let text = within(&SHAPES, input);
    let Ok(text) = str::from_utf8(&text) else { return };
    if let Err(message) = read_config(text) {
        assert!(!message.contains(SECRET), "{message}");
        assert!(!message.chars().any(|char| char.is_control() && char != '\n'), "{message:?}");
    }
});
