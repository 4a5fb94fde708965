use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crc::{CRC_32_ISCSI, CRC_32_ISO_HDLC, CRC_64_NVME, Crc, Digest, Table};
use md5::Md5;
use reqwest::header::HeaderMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// What an object must hash to, as its store says.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub(in crate::artifact) struct Check {
    method: Method,
    expected: Vec<u8>,
}

/// The text is no checksum that this version knows.
#[derive(Debug, thiserror::Error)]
#[error("not a known checksum")]
pub(in crate::artifact) struct ParseCheckError;

/// A checksum that stores use, the one that costs least first: of several, one is enough.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Method {
    Sha256,
    Crc64Nvme,
    Crc32c,
    Crc32,
    Md5,
}

static CRC_32: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC);
static CRC_32C: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&CRC_32_ISCSI);
static CRC_64: Crc<u64, Table<16>> = Crc::<u64, Table<16>>::new(&CRC_64_NVME);

impl Method {
    const ALL: [Self; 5] = [Self::Sha256, Self::Crc64Nvme, Self::Crc32c, Self::Crc32, Self::Md5];

    fn as_str(self) -> &'static str {
        match self {
            Self::Crc32 => "crc32",
            Self::Crc32c => "crc32c",
            Self::Crc64Nvme => "crc64nvme",
            Self::Md5 => "md5",
            Self::Sha256 => "sha256",
        }
    }

    fn header(self) -> &'static str {
        match self {
            Self::Crc32 => "x-amz-checksum-crc32",
            Self::Crc32c => "x-amz-checksum-crc32c",
            Self::Crc64Nvme => "x-amz-checksum-crc64nvme",
            Self::Md5 => "content-md5",
            Self::Sha256 => "x-amz-checksum-sha256",
        }
    }

    /// In bytes.
    fn length(self) -> usize {
        match self {
            Self::Crc32 | Self::Crc32c => 4,
            Self::Crc64Nvme => 8,
            Self::Md5 => 16,
            Self::Sha256 => 32,
        }
    }
}

impl Check {
    /// Reads `x-amz-checksum-*` and `Content-MD5`, else an entity tag that is an MD5. Checksums of parts
    /// (`…-3`) are no checksums of the object and are passed over.
    pub(super) fn of_whole(headers: &HeaderMap, etag: Option<&str>) -> Option<Self> {
        let given = Method::ALL.into_iter().find_map(|method| {
            let expected = STANDARD.decode(headers.get(method.header())?.to_str().ok()?.trim()).ok()?;
            (expected.len() == method.length()).then_some(Self { method, expected })
        });
        given.or_else(|| Self::of_part(headers, etag))
    }

    /// The same for the head of a part, whose checksum headers may be the part's own: the tag alone counts.
    pub(super) fn of_part(headers: &HeaderMap, etag: Option<&str>) -> Option<Self> {
        // With these encryptions the tag has the look of an MD5 and is none.
        let keyed = headers.contains_key("x-amz-server-side-encryption-customer-algorithm")
            || headers
                .get("x-amz-server-side-encryption")
                .is_some_and(|value| value.as_bytes().starts_with(b"aws:kms"));
        etag.filter(|_| !keyed).and_then(Self::from_etag)
    }

    fn from_etag(etag: &str) -> Option<Self> {
        let expected = hex::decode(etag.trim_matches('"')).ok()?;
        (expected.len() == Method::Md5.length()).then_some(Self { method: Method::Md5, expected })
    }

    /// Begins a computation of this check.
    pub(super) fn start(&self) -> Running {
        match self.method {
            Method::Crc32 => Running::Crc32(CRC_32.digest()),
            Method::Crc32c => Running::Crc32(CRC_32C.digest()),
            Method::Crc64Nvme => Running::Crc64(CRC_64.digest()),
            Method::Md5 => Running::Md5(Md5::new()),
            Method::Sha256 => Running::Sha256(Sha256::new()),
        }
    }

    /// Whether what was computed is what is expected.
    pub(super) fn accepts(&self, computed: &[u8]) -> bool {
        self.expected == computed
    }
}

impl fmt::Display for Check {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.method.as_str(), hex::encode(&self.expected))
    }
}

impl From<Check> for String {
    fn from(check: Check) -> Self {
        check.to_string()
    }
}

impl TryFrom<String> for Check {
    type Error = ParseCheckError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl FromStr for Check {
    type Err = ParseCheckError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, digits) = text.split_once(':').ok_or(ParseCheckError)?;
        let method = Method::ALL.into_iter().find(|method| method.as_str() == name).ok_or(ParseCheckError)?;
        let expected =
            hex::decode(digits).ok().filter(|expected| expected.len() == method.length()).ok_or(ParseCheckError)?;
        Ok(Self { method, expected })
    }
}

/// A check being computed.
pub(super) enum Running {
    Crc32(Digest<'static, u32, Table<16>>),
    Crc64(Digest<'static, u64, Table<16>>),
    Md5(Md5),
    Sha256(Sha256),
}

impl Running {
    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Crc32(digest) => digest.update(bytes),
            Self::Crc64(digest) => digest.update(bytes),
            Self::Md5(digest) => digest.update(bytes),
            Self::Sha256(digest) => digest.update(bytes),
        }
    }

    pub(super) fn finish(self) -> Vec<u8> {
        match self {
            Self::Crc32(digest) => digest.finalize().to_be_bytes().to_vec(),
            Self::Crc64(digest) => digest.finalize().to_be_bytes().to_vec(),
            Self::Md5(digest) => digest.finalize().to_vec(),
            Self::Sha256(digest) => digest.finalize().to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn computed(check: &Check, bytes: &[u8]) -> bool {
        let mut running = check.start();
        running.update(bytes);
        check.accepts(&running.finish())
    }

    #[test]
    fn every_method_accepts_its_own_value_and_no_other() {
        for text in [
            "sha256:15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
            "crc32:cbf43926",
            "crc32c:e3069283",
            "crc64nvme:ae8b14860a799888",
            "md5:25f9e794323b453885f5181f1b624d0b",
        ] {
            let check: Check = text.parse().unwrap();
            assert_eq!(check.to_string(), text);
            assert!(computed(&check, b"123456789"), "{text}");
            assert!(!computed(&check, b"12345678"), "{text}");
        }
        for text in ["md5:00", "sha1:00", "md5", "md5:zz"] {
            assert!(text.parse::<Check>().is_err(), "{text}");
        }
    }

    #[test]
    fn headers_come_before_the_tag_and_part_checksums_are_passed_over() {
        let mut headers = HeaderMap::new();
        assert_eq!(Check::of_whole(&headers, Some("\"abc-3\"")), None);
        let etag = "\"25f9e794323b453885f5181f1b624d0b\"";
        assert_eq!(Check::of_whole(&headers, Some(etag)).unwrap().method, Method::Md5);
        headers.insert("x-amz-checksum-crc32", "AAAAAA==-2".parse().unwrap());
        assert_eq!(Check::of_whole(&headers, Some(etag)).unwrap().method, Method::Md5);
        headers.insert("x-amz-checksum-crc32c", "4waSgw==".parse().unwrap());
        let check = Check::of_whole(&headers, Some(etag)).unwrap();
        assert_eq!(check.method, Method::Crc32c);
        assert!(computed(&check, b"123456789"));
    }
}
