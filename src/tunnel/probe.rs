use std::time::{Duration, Instant};

use url::Url;

use crate::http::{self, TlsProblem};
use crate::model::{Challenge, PublicUrl, Trust, printable, shortened};

/// How long an answer may take, by way of the outside.
const TIMEOUT: Duration = Duration::from_secs(10);
/// How much of an answer is read: the right one is shorter.
const LONGEST: u64 = 256;

/// Why an address is not known to lead to the receiver.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProbeError {
    /// Somebody else answered, or something on the way.
    #[error("another server answered it: {status}{}", if .beginning.is_empty() { String::new() } else { format!(", `{}`", .beginning) })]
    Elsewhere { status: u16, beginning: String },
    /// There is no question.
    #[error("the system gives no random numbers")]
    Random,
    /// Nobody answered.
    #[error("nobody answered there")]
    Silent(#[source] reqwest::Error),
    /// Whoever answered cannot be trusted, or spoken to over TLS.
    #[error("{problem}; {}", problem.remedy())]
    Untrusted { problem: TlsProblem },
}

/// Asks the receiver a question through its public address. Returns how long the answer took.
///
/// Every time a client is made anew: one that is kept would ask on an open connection, where a new sender could not.
///
/// # Errors
/// [`ProbeError`]: what came back instead of the answer.
pub(crate) async fn probe(url: &PublicUrl, challenge: &Challenge, trust: &Trust) -> Result<Duration, ProbeError> {
    let begin = Instant::now();
    let asked = async {
        let client = http::client(url.url(), trust).timeout(TIMEOUT).build()?;
        client.get(url.join(&challenge.target)).send().await
    };
    let answer = asked.await.map_err(|error| match TlsProblem::behind(&error) {
        Some(problem) => ProbeError::Untrusted { problem },
        None => ProbeError::Silent(error.without_url()),
    })?;
    let status = answer.status().as_u16();
    let body = http::beginning(answer, LONGEST).await;
    if status == 200 && challenge.is_answered_by(&body) {
        return Ok(begin.elapsed());
    }
    let beginning = shortened(&printable(&String::from_utf8_lossy(&body)), 120);
    Err(ProbeError::Elsewhere { status, beginning })
}

/// The body of an answer of this machine's; `None` unless it is a good one.
pub(super) async fn local(url: Url) -> Option<Vec<u8>> {
    let client = http::client(&url, &Trust::default()).timeout(TIMEOUT).build().ok()?;
    let answer = client.get(url).send().await.ok().filter(|answer| answer.status() == 200)?;
    Some(http::beginning(answer, 4 << 10).await.to_vec())
}
