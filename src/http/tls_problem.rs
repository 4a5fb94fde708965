use std::error::Error;
use std::io;

use rustls::CertificateError;

use crate::model::{printable, shortened};

/// Why two sides that reached each other do not come to speak over TLS.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TlsProblem {
    /// The server shows an authority's certificate, as `openssl req -x509` makes it, in the place of its own.
    #[error("the server's certificate is an authority's, not a server's")]
    Authority,
    /// Something else is wrong with the server's certificate.
    #[error("the server's certificate cannot be trusted: {0}")]
    Certificate(String),
    /// What answered in plain HTTP's place is no HTTP.
    #[error("what answers there is not plain HTTP")]
    Encrypted,
    /// The other side went away in the handshake.
    #[error("the server ended the TLS handshake")]
    Ended,
    /// The certificate's time is over.
    #[error("the server's certificate has expired")]
    Expired,
    /// The certificate's time has not begun.
    #[error("the server's certificate is not valid yet")]
    NotYetValid,
    /// What answered in TLS's place is no TLS.
    #[error("what answers there does not speak TLS")]
    Plain,
    /// The other side will not have it.
    #[error("the TLS handshake failed: {0}")]
    Refused(String),
    /// No authority that is trusted vouches for the server.
    #[error("the server's certificate is not trusted: no known authority issued it")]
    UnknownIssuer,
    /// The certificate is another server's.
    #[error("the server's certificate is not for this address{}", if .0.is_empty() { String::new() } else { format!(", but for {}", .0) })]
    WrongName(String),
}

impl TlsProblem {
    /// What of it is behind a failure of the HTTP client, if it is.
    pub(crate) fn behind(error: &reqwest::Error) -> Option<Self> {
        let mut cause: Option<&(dyn Error + 'static)> = error.source();
        while let Some(source) = cause {
            if let Some(error) = source.downcast_ref() {
                return Some(Self::of(error));
            }
            let is_end = |error: &io::Error| error.kind() == io::ErrorKind::UnexpectedEof;
            if error.is_connect() && source.downcast_ref().is_some_and(is_end) {
                return Some(Self::Ended);
            }
            if source.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse) {
                return Some(Self::Encrypted);
            }
            cause = match source.downcast_ref::<io::Error>() {
                // An I/O error hides what it wraps from `source`.
                Some(io_error) => io_error.get_ref().map(|inner| -> &(dyn Error + 'static) { inner }),
                None => source.source(),
            };
        }
        None
    }

    fn of(error: &rustls::Error) -> Self {
        if let rustls::Error::InvalidCertificate(error) = error {
            Self::of_certificate(error)
        } else if let rustls::Error::InvalidMessage(_) = error {
            Self::Plain
        } else {
            Self::Refused(words(&error.to_string()))
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the library has more reasons, and will have others")]
    fn of_certificate(error: &CertificateError) -> Self {
        match error {
            CertificateError::UnknownIssuer => Self::UnknownIssuer,
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::Expired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Self::NotYetValid,
            CertificateError::NotValidForName => Self::WrongName(String::new()),
            CertificateError::NotValidForNameContext { presented, .. } => {
                // Each is written like `DnsName("localhost")`.
                let name = |written: &String| Some(written.split_once('"')?.1.split_once('"')?.0.to_owned());
                let names: Vec<_> = presented.iter().map(|it| name(it).unwrap_or_else(|| it.clone())).collect();
                Self::WrongName(words(&names.join(", ")))
            }
            // The library keeps this reason of its own to itself.
            CertificateError::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => Self::Authority,
            other => Self::Certificate(words(&other.to_string())),
        }
    }

    /// Whether the same again may succeed: the network may have cut it short.
    pub(crate) fn may_pass(&self) -> bool {
        *self == Self::Ended
    }

    /// What to do about it.
    pub(crate) fn remedy(&self) -> &'static str {
        match self {
            Self::UnknownIssuer | Self::Certificate(_) => {
                "if you know who issued it, such as a company's proxy or mkcert, trust them: --ca-file FILE, `ca_file` in the \
                 profile, or SSL_CERT_FILE"
            }
            Self::Authority => {
                "give the server a certificate of its own, as mkcert makes one, and trust its authority with --ca-file FILE"
            }
            Self::Expired => "renew the server's certificate; if it is valid, set this machine's clock",
            Self::NotYetValid => "set this machine's clock",
            Self::WrongName(_) => "use the name that the certificate is for, or give the server one for this address",
            Self::Plain | Self::Ended => "if the server speaks plain HTTP, write http://",
            Self::Encrypted => "if the server speaks HTTPS, write https://",
            Self::Refused(_) => "look at the server's TLS versions, and whether it asks for a client's certificate",
        }
    }
}

fn words(text: &str) -> String {
    shortened(&printable(text), 120)
}

#[cfg(test)]
mod tests {
    use rustls::{AlertDescription, Error, InvalidMessage};

    use super::*;

    #[test]
    fn each_failure_is_told_by_its_name() {
        let presented = vec!["DnsName(\"localhost\")".to_owned(), "IpAddress(127.0.0.1)\u{1b}".to_owned()];
        let name = rustls::pki_types::ServerName::try_from("example.com").unwrap();
        for (error, expected) in [
            (CertificateError::UnknownIssuer, TlsProblem::UnknownIssuer),
            (CertificateError::Expired, TlsProblem::Expired),
            (CertificateError::NotValidYet, TlsProblem::NotYetValid),
            (
                CertificateError::NotValidForNameContext { expected: name, presented },
                TlsProblem::WrongName("localhost, IpAddress(127.0.0.1)".to_owned()),
            ),
        ] {
            assert_eq!(TlsProblem::of(&Error::InvalidCertificate(error)), expected);
        }
        assert_eq!(TlsProblem::of(&Error::InvalidMessage(InvalidMessage::InvalidContentType)), TlsProblem::Plain);
        let alert = TlsProblem::of(&Error::AlertReceived(AlertDescription::ProtocolVersion));
        assert!(matches!(alert, TlsProblem::Refused(_)), "{alert:?}");
    }
}
