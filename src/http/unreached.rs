use std::error::Error;
use std::io;

use crate::model::{io_words, printable, shortened};

/// Why no answer came from a server that was to be asked.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unreached {
    /// The connection was there and was cut.
    #[error("the connection was cut")]
    Cut,
    /// Nobody listens on the port.
    #[error("connection refused")]
    Refused,
    /// It took too long.
    #[error("it took too long")]
    Slow,
    /// There is no address of the name.
    #[error("the name has no address")]
    UnknownName,
    /// Something else.
    #[error("{0}")]
    Other(String),
}

impl Unreached {
    /// What lies behind a failure of the HTTP client.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the system has more kinds, and will have others")]
    pub(crate) fn behind(error: &reqwest::Error) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = error.source();
        let mut deepest = None;
        while let Some(source) = cause {
            if source.to_string().starts_with("failed to lookup address") {
                return Self::UnknownName;
            }
            let incomplete = source.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_incomplete_message);
            if incomplete {
                return Self::Cut;
            }
            if let Some(error) = source.downcast_ref::<io::Error>() {
                match error.kind() {
                    io::ErrorKind::ConnectionRefused => return Self::Refused,
                    io::ErrorKind::TimedOut => return Self::Slow,
                    io::ErrorKind::BrokenPipe
                    | io::ErrorKind::ConnectionAborted
                    | io::ErrorKind::ConnectionReset
                    | io::ErrorKind::UnexpectedEof => return Self::Cut,
                    _ => {}
                }
                deepest = Some(io_words(error));
                // An I/O error hides what it wraps from `source`.
                cause = error.get_ref().map(|inner| -> &(dyn Error + 'static) { inner });
            } else {
                deepest = Some(source.to_string());
                cause = source.source();
            }
        }
        if error.is_timeout() {
            return Self::Slow;
        }
        // The innermost cause says most, and none of them repeats the address.
        Self::Other(shortened(&printable(&deepest.unwrap_or_else(|| "the request failed".to_owned())), 120))
    }

    /// The same as a sentence about a server, which is called by host and port.
    pub(crate) fn told_of(&self, host: &str) -> String {
        match self {
            Self::Cut => format!("{host} cut the connection"),
            Self::Refused => format!("nothing listens on {host}"),
            Self::Slow => format!("no answer from {host}"),
            Self::UnknownName => format!("there is no host `{}`", host.rsplit_once(':').map_or(host, |(name, _)| name)),
            Self::Other(why) => format!("cannot connect to {host}: {why}"),
        }
    }
}
