//! Content codings: what was put around an object or a body on its way, and how it is taken off again.

use std::io::{self, BufRead, BufReader, Read};
use std::str::FromStr;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;
use serde::{Deserialize, Serialize};

/// One content coding (RFC 9110, section 8.4.1).
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Coding {
    /// zlib, or bare deflate, as some servers take the name.
    Deflate,
    /// gzip, also under its old name `x-gzip`.
    Gzip,
    /// Zstandard.
    Zstd,
}

/// A coding that cannot be taken off.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnknownCoding(pub String);

/// The most codings that are taken off: whoever puts more on wants nothing but the work that they make.
const MOST_CODINGS: usize = 4;

impl FromStr for Coding {
    type Err = UnknownCoding;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "deflate" => Ok(Self::Deflate),
            "gzip" | "x-gzip" => Ok(Self::Gzip),
            "zstd" => Ok(Self::Zstd),
            _ => Err(UnknownCoding(text.to_owned())),
        }
    }
}

impl Coding {
    /// Reads a `Content-Encoding`, in the order in which the codings were put on. `aws-chunked`, which clients of S3 leave
    /// there, is taken off by the store itself.
    ///
    /// # Errors
    /// For one that is not known, or more than four.
    pub fn list(text: &str) -> Result<Vec<Self>, UnknownCoding> {
        let names = text.split(',').map(|name| name.trim().to_ascii_lowercase());
        let names: Vec<String> =
            names.filter(|name| !matches!(name.as_str(), "" | "identity" | "aws-chunked")).collect();
        if names.len() > MOST_CODINGS {
            return Err(UnknownCoding(format!("{} codings", names.len())));
        }
        names.iter().map(|name| name.parse()).collect()
    }
}

/// Takes codings off, the last one that was put on first. One that is not there after all, as its first bytes show, was
/// never put on.
///
/// # Errors
/// When the bytes cannot be read, or do not begin as they should.
pub fn decoded(from: impl Read + 'static, codings: &[Coding]) -> io::Result<Box<dyn BufRead>> {
    let mut inner: Box<dyn BufRead> = Box::new(BufReader::new(from));
    for coding in codings.iter().rev() {
        inner = peeled(inner, *coding)?;
    }
    Ok(inner)
}

fn peeled(mut inner: Box<dyn BufRead>, coding: Coding) -> io::Result<Box<dyn BufRead>> {
    let start = inner.fill_buf()?;
    Ok(match coding {
        Coding::Gzip if start.starts_with(&[0x1f, 0x8b]) => Box::new(BufReader::new(MultiGzDecoder::new(inner))),
        Coding::Zstd if start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => {
            Box::new(BufReader::new(StreamingDecoder::new(inner).map_err(io::Error::other)?))
        }
        Coding::Gzip | Coding::Zstd => inner,
        Coding::Deflate if is_zlib(start) => Box::new(BufReader::new(ZlibDecoder::new(inner))),
        Coding::Deflate => Box::new(BufReader::new(DeflateDecoder::new(inner))),
    })
}

/// Whether a zlib header is there (RFC 1950, section 2.2).
fn is_zlib(start: &[u8]) -> bool {
    let [method, flags, ..] = start else { return false };
    method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    const PLAIN: &[u8] = b"RIFF\x24\0\0\0WAVEfmt and so on, and so on, and so on";
    /// `PLAIN`, as `zstd` writes it without compressing.
    fn zstd() -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(PLAIN, ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn gzip(plain: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn read(packed: &[u8], header: &str) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        let from = io::Cursor::new(packed.to_vec());
        decoded(from, &Coding::list(header).unwrap())?.read_to_end(&mut plain)?;
        Ok(plain)
    }

    #[test]
    fn every_coding_is_taken_off_in_its_order() {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(PLAIN).unwrap();
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::fast());
        bare.write_all(PLAIN).unwrap();
        for (packed, header) in [
            (PLAIN.to_vec(), ""),
            (PLAIN.to_vec(), "identity, aws-chunked"),
            (gzip(PLAIN), "aws-chunked,gzip"),
            (gzip(PLAIN), " X-GZIP "),
            (gzip(&gzip(PLAIN)), "gzip, gzip"),
            (gzip(&zstd()), "zstd, gzip"),
            (zstd(), "zstd"),
            (zlib.finish().unwrap(), "deflate"),
            (bare.finish().unwrap(), "deflate"),
            (PLAIN.to_vec(), "gzip"),
        ] {
            assert_eq!(read(&packed, header).unwrap(), PLAIN, "{header}");
        }
        assert_eq!(Coding::list("gzip, br"), Err(UnknownCoding("br".to_owned())));
        assert_eq!(Coding::list(&["gzip"; 5].join(",")), Err(UnknownCoding("5 codings".to_owned())));
        assert!(read(&gzip(PLAIN)[..12], "gzip").is_err(), "a part is not taken for the whole");
    }
}
