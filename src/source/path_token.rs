use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

use crate::files::{IoResultExt as _, PathError, atomic, bounded};
use crate::model::{Challenge, ExitStatus, Failure, Hint, Situation};

/// The last segment of the secret path: 128 random bits in hexadecimal digits. Whoever knows it may deliver.
#[derive(Clone, Eq, PartialEq)]
pub(crate) struct PathToken(String);

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PathTokenError {
    /// The file holds something else.
    #[error("`{}` holds no path token", path.display())]
    Damaged { path: PathBuf },
    /// The file cannot be read or made.
    #[error(transparent)]
    File(#[from] PathError),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    Random,
}

impl Failure for PathTokenError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::File(error) if error.is_of_place() => ExitStatus::Usage,
            Self::Damaged { .. } | Self::File(_) | Self::Random => ExitStatus::Failure,
        }
    }

    fn kind(&self) -> &'static str {
        "secret_path"
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        Some("check the state directory, or use another with MEETSTREAM_STATE_DIR".into())
    }
}

/// The digits of 128 bits.
const LENGTH: usize = 32;

/// Where a [`Challenge`] is asked (`docs/security.md`, "The check from outside").
pub(super) const CHALLENGE_PATH: &str = "/.well-known/meetstream";
/// What is put before the nonce, so that the answer to a challenge is good for nothing else.
const PURPOSE: &[u8] = b"meetstream receiver\n";

impl PathToken {
    /// Makes a new one.
    pub(crate) fn random() -> Result<Self, PathTokenError> {
        let mut bits = [0; LENGTH / 2];
        getrandom::fill(&mut bits).map_err(|_| PathTokenError::Random)?;
        Ok(Self(hex::encode(bits)))
    }

    /// Reads the token that is kept in a file, making it if there is none: callbacks of running bots must still arrive
    /// after a restart. Two that begin at once agree on one.
    pub(crate) fn load(path: &Path) -> Result<Self, PathTokenError> {
        match read(path)? {
            Some(token) => Ok(token),
            None => create(path),
        }
    }

    /// A new question that only a receiver with this token can answer. Neither it nor its answer tells the token.
    ///
    /// # Errors
    /// [`PathTokenError::Random`].
    pub(crate) fn challenge(&self) -> Result<Challenge, PathTokenError> {
        let nonce = Self::random()?.0;
        let query = format!("nonce={nonce}");
        let answer = self.answer(&query).unwrap_or_default();
        Ok(Challenge { target: format!("{CHALLENGE_PATH}?{query}"), answer })
    }

    /// The answer to a challenge with this query: the HMAC-SHA256 of its nonce under the token, in hexadecimal digits.
    /// `None` for a query that is no challenge.
    pub(super) fn answer(&self, query: &str) -> Option<String> {
        let nonce = query.strip_prefix("nonce=").filter(|nonce| is_token(nonce))?;
        let keyed = Hmac::<Sha256>::new_from_slice(self.0.as_bytes()).ok()?;
        Some(hex::encode(keyed.chain_update(PURPOSE).chain_update(nonce).finalize().into_bytes()))
    }

    /// The token itself. Call it only where the callback URL is made.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// Compares in a time that tells nothing of where the first difference is.
    pub(crate) fn matches(&self, given: &str) -> bool {
        self.0.as_bytes().ct_eq(given.as_bytes()).into()
    }
}

impl fmt::Debug for PathToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PathToken(redacted)")
    }
}

fn read(path: &Path) -> Result<Option<PathToken>, PathTokenError> {
    /// As many bytes as no token has.
    const LARGEST: u64 = 4 << 10;
    let text = match bounded::read_text(path, LARGEST) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        result => result.context("read", path)?,
    };
    let token = text.trim();
    if is_token(token) {
        Ok(Some(PathToken(token.to_owned())))
    } else {
        Err(PathTokenError::Damaged { path: path.to_owned() })
    }
}

fn is_token(text: &str) -> bool {
    text.len() == LENGTH && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn create(path: &Path) -> Result<PathToken, PathTokenError> {
    let token = PathToken::random()?;
    if atomic::write_new(path, format!("{}\n", token.reveal()).as_bytes())? {
        return Ok(token);
    }
    read(path)?.ok_or_else(|| PathTokenError::Damaged { path: path.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_made_once_and_kept_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state").join("path-token");
        let token = PathToken::load(&path).unwrap();
        assert_eq!(PathToken::load(&path).unwrap(), token);
        assert_eq!(token.reveal().len(), 32);
        assert_ne!(PathToken::random().unwrap(), token);
        assert_eq!(format!("{token:?}"), "PathToken(redacted)");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(path.parent().unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn a_challenge_is_answered_under_its_token_alone_and_tells_nothing_of_it() {
        let token = PathToken("00112233445566778899aabbccddeeff".to_owned());
        let answer = token.answer("nonce=ffeeddccbbaa99887766554433221100").unwrap();
        assert_eq!(answer, "db22e5d5c88403ef549abcc6c66ef9e0d687b86e512f554314087cb37b0c23d9");
        let challenge = token.challenge().unwrap();
        assert_ne!(token.challenge().unwrap(), challenge, "never the same twice");
        let (path, query) = challenge.target.split_once('?').unwrap();
        assert_eq!(path, CHALLENGE_PATH);
        assert!(challenge.is_answered_by(format!("{}\n", token.answer(query).unwrap()).as_bytes()));
        assert!(!challenge.is_answered_by(PathToken::random().unwrap().answer(query).unwrap().as_bytes()));
        assert!(!challenge.is_answered_by(b""));
        for query in [
            "",
            "nonce=",
            "nonce=1",
            "nonce=zz112233445566778899aabbccddeeff",
            "x=1&nonce=1",
            query.trim_start_matches('n'),
        ] {
            assert_eq!(token.answer(query), None, "{query}");
        }
    }

    #[test]
    fn what_is_no_token_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("path-token");
        io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), b"short\n").unwrap();
        assert!(matches!(PathToken::load(&path), Err(PathTokenError::Damaged { .. })));
    }
}
