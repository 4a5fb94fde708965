//! What is in a webhook's body: JSON in UTF-8, whatever was put around it on its way.

use std::io::{Cursor, Read as _};

use bytes::Bytes;

use super::Headers;
use super::coding::{self, Coding, UnknownCoding};
use super::text::{printable, shortened};

/// The longest that a body may be without what was put around it, in bytes, whatever longer ones are accepted: so a
/// body that was read once can always be read again.
pub const MOST_UNPACKED: u64 = 64 << 20;

/// Why nobody can tell what is in a body.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum UnpackError {
    /// It is not packed as its headers say.
    #[error("the body is not packed as its `Content-Encoding` says")]
    Broken,
    /// Unpacked, it is larger than accepted.
    #[error("the body is larger than {limit} bytes when it is unpacked")]
    TooLarge {
        /// What would have been accepted, in bytes.
        limit: u64,
    },
    /// It is packed in a way that is not known.
    #[error("the body is packed as `{coding}`, which is not known; gzip and deflate are")]
    Unknown {
        /// The content coding.
        coding: String,
    },
}

/// Takes from a body what was put around it on its way: content codings, and UTF-16, which is told by its byte order mark
/// or by the zero byte beside the ASCII with which JSON begins. A body with nothing around it is returned as it is, whatever its
/// headers say.
///
/// # Errors
/// When it cannot be unpacked, or to no more than `limit` bytes and [`MOST_UNPACKED`].
pub fn unpacked(headers: &Headers, body: &Bytes, limit: u64) -> Result<Bytes, UnpackError> {
    if is_plain(body) {
        return Ok(body.clone());
    }
    let pairs = headers.pairs();
    let encodings = pairs.iter().filter(|(name, _)| name.eq_ignore_ascii_case("content-encoding"));
    let encodings: Vec<&str> = encodings.map(|(_, value)| value.as_str()).collect();
    let unknown = |coding: &str| UnpackError::Unknown { coding: shortened(&printable(coding), 40) };
    let codings = Coding::list(&encodings.join(",")).map_err(|UnknownCoding(coding)| unknown(&coding))?;
    if codings.contains(&Coding::Zstd) {
        // A few bytes of it can ask for a window of 100 MiB.
        return Err(unknown("zstd"));
    }
    let body = if codings.is_empty() { body.clone() } else { decoded(body, &codings, limit.min(MOST_UNPACKED))? };
    Ok(utf16(&body).map_or(body, Bytes::from))
}

/// Whether a body begins as JSON in UTF-8 does, with or without a byte order mark.
fn is_plain(body: &[u8]) -> bool {
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start();
    matches!(text, [b'{' | b'[', next, ..] if *next != 0)
}

fn decoded(body: &Bytes, codings: &[Coding], limit: u64) -> Result<Bytes, UnpackError> {
    let mut plain = Vec::new();
    coding::decoded(Cursor::new(body.clone()), codings)
        .and_then(|unpacking| unpacking.take(limit.saturating_add(1)).read_to_end(&mut plain))
        .map_err(|_| UnpackError::Broken)?;
    if u64::try_from(plain.len()).is_ok_and(|length| length <= limit) {
        Ok(plain.into())
    } else {
        Err(UnpackError::TooLarge { limit })
    }
}

/// The text of a body in UTF-16; `None` for anything else. What is no character becomes U+FFFD.
fn utf16(body: &[u8]) -> Option<String> {
    let (units, is_big_endian) = match body {
        [0xff, 0xfe, units @ ..] => (units, false),
        [0xfe, 0xff, units @ ..] => (units, true),
        [b'{' | b'[' | b' ' | b'\t' | b'\r' | b'\n', 0, ..] => (body, false),
        [0, b'{' | b'[' | b' ' | b'\t' | b'\r' | b'\n', ..] => (body, true),
        _ => return None,
    };
    let read = |unit: &[u8; 2]| if is_big_endian { u16::from_be_bytes(*unit) } else { u16::from_le_bytes(*unit) };
    let (pairs, rest) = units.as_chunks::<2>();
    let characters = char::decode_utf16(pairs.iter().map(read));
    let mut text: String = characters.map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    const JSON: &str = r#"{"event":"bot.joining","message":"Réunion 😀"}"#;

    fn gzip(plain: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn utf16_of(text: &str, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(write).collect()
    }

    fn read(body: Vec<u8>, headers: &[(&str, &str)]) -> Result<Bytes, UnpackError> {
        unpacked(&headers.iter().copied().collect(), &body.into(), 1 << 20)
    }

    #[test]
    fn what_was_put_around_json_is_taken_off() {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(JSON.as_bytes()).unwrap();
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::fast());
        bare.write_all(JSON.as_bytes()).unwrap();
        let marked = format!("\u{feff}{JSON}");
        for (body, encodings) in [
            (JSON.as_bytes().to_vec(), &[][..]),
            (JSON.as_bytes().to_vec(), &["gzip"]),
            (JSON.as_bytes().to_vec(), &["br"]),
            (gzip(JSON.as_bytes()), &["gzip"]),
            (gzip(JSON.as_bytes()), &["identity, X-GZIP"]),
            (gzip(&gzip(JSON.as_bytes())), &["gzip, gzip"]),
            (gzip(&gzip(JSON.as_bytes())), &["gzip", "gzip"]),
            (zlib.finish().unwrap(), &["deflate"]),
            (bare.finish().unwrap(), &["deflate"]),
            (utf16_of(JSON, u16::to_le_bytes), &[]),
            (utf16_of(JSON, u16::to_be_bytes), &[]),
            (utf16_of(&marked, u16::to_le_bytes), &[]),
            (utf16_of(&marked, u16::to_be_bytes), &[]),
            (gzip(&utf16_of(&marked, u16::to_le_bytes)), &["gzip"]),
        ] {
            let headers: Vec<_> = encodings.iter().map(|encoding| ("Content-Encoding", *encoding)).collect();
            assert_eq!(read(body, &headers).unwrap(), JSON, "{encodings:?}");
        }
        let broken = [utf16_of("{\"a\":\"", u16::to_le_bytes), vec![0x3d, 0xd8, b'x']].concat();
        assert_eq!(read(broken, &[]).unwrap(), "{\"a\":\"\u{fffd}\u{fffd}");
    }

    #[test]
    fn what_is_not_json_stays_as_it_is() {
        for body in [&b""[..], b"\0", b"\0\0\0", b"{", b"\xff", b"event=bot.done", b"\x1f\x8b\x08", b"null", b"a\0b\0"]
        {
            assert_eq!(read(body.to_vec(), &[]).unwrap(), body, "{body:?}");
        }
    }

    #[test]
    fn what_cannot_be_unpacked_is_told_and_bombs_do_not_go_off() {
        let bomb = gzip(&gzip(&vec![b' '; 32 << 20]));
        assert!(bomb.len() < 2_000, "{}", bomb.len());
        let packed = gzip(JSON.as_bytes());
        let unknown = |coding: &str| Err(UnpackError::Unknown { coding: coding.to_owned() });
        for (body, encoding, told) in [
            (bomb, "gzip,gzip", Err(UnpackError::TooLarge { limit: 1 << 20 })),
            (packed[..20].to_vec(), "gzip", Err(UnpackError::Broken)),
            (b"\x1f\x8bnonsense".to_vec(), "gzip", Err(UnpackError::Broken)),
            (packed.clone(), "br", unknown("br")),
            (packed.clone(), "zstd", unknown("zstd")),
            (packed.clone(), &vec!["gzip"; 3_000].join(","), unknown("3000 codings")),
            (packed, "\u{9b}2J", unknown("")),
        ] {
            assert_eq!(read(body, &[("content-encoding", encoding)]), told);
        }
    }
}
