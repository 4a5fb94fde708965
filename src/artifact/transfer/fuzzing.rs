//! What fuzz targets need of a transfer.

use reqwest::header::HeaderMap;

use super::head::{self, Head};
use super::job::Identity;
use super::sidecar::Sidecar;

/// Reads bytes as the sidecar of a file. What is read never claims more than the file has, and is read again from what
/// is written of it.
///
/// # Panics
/// When it does or is not.
pub fn read_sidecar(bytes: &[u8], identity: &[u8], file_length: u64) {
    let Ok(identity) = serde_json::from_slice::<Identity>(identity) else { return };
    let Some(sidecar) = Sidecar::parse(bytes, &identity) else { return };
    assert!(sidecar.done(file_length) <= file_length);
    let written = serde_json::to_vec(&sidecar).unwrap_or_default();
    assert_eq!(Sidecar::parse(&written, &identity), Some(sidecar));
}

/// Reads the head of a store's answer, as that of a whole object, of a part, and of a refused range.
///
/// # Panics
/// When a part begins behind the end of its object.
pub fn read_answer(headers: &HeaderMap) {
    let whole = Head::whole(headers);
    assert_eq!(whole.start, 0);
    if let Some(part) = Head::part(headers) {
        assert!(part.total.is_none_or(|total| part.start < total));
        assert_eq!(part.etag, whole.etag);
    }
    let _ = head::unsatisfied_total(headers);
}
