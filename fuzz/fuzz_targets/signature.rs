//! Any header and any body: only the right signature is accepted, and the explanation of a wrong one survives.

#![no_main]

use libfuzzer_sys::fuzz_target;
use meetstream::model::Secret;
use meetstream::webhook::mismatch;
use meetstream::webhook::signature::{DEFAULT_TOLERANCE, Keys, Signature, check_timestamp};

#[global_allocator]
static MEMORY: meetstream_fuzz::Memory = meetstream_fuzz::memory();

fuzz_target!(|input: (&str, &[u8])| {
    let (header, body) = input;
    let secret = Secret::new("whsec_fuzz").expect("it is not blank");
    let keys = Keys::new([&secret]).expect("there is one");
    let right = keys.sign(body);
    assert!(keys.verify(body, &right).is_ok());
    assert_eq!(right.to_string().parse(), Ok(right));
    if let Ok(given) = header.parse::<Signature>() {
        assert_eq!(keys.verify(body, &given).is_ok(), given == right);
        let _ = mismatch::explain(&keys, body, &given.into(), Some(header));
    }
    let now = jiff::Timestamp::UNIX_EPOCH;
    let _ = check_timestamp(header, now, DEFAULT_TOLERANCE);
});
