//! Sends webhooks as the service does: one POST, signed if there is a secret, and never again.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::CONTENT_TYPE;
use url::Url;

use crate::http::{self, Clients, TlsProblem};
use crate::model::Trust;
use crate::webhook::signature::{Keys, SIGNATURE_HEADER, TIMESTAMP_HEADER};

/// How long a webhook may take. The service's limit is not documented; most senders of webhooks wait this long.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The most of an answer that is kept, in bytes: enough to recognise an error by.
const PREVIEW: u64 = 512;

/// Sends webhooks. Connections are kept and used again.
#[derive(Debug)]
pub struct Sender {
    clients: Clients,
}

/// What the receiver answered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sent {
    /// The answer's status.
    pub status: u16,
    /// The beginning of the answer's body.
    pub preview: String,
}

/// Why there was no answer. It never names the URL: the path may hold a token.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The connection broke, or what came back was not HTTP.
    #[error("the connection broke")]
    Broken(#[source] reqwest::Error),
    /// No connection could be made.
    #[error("nothing listens there")]
    Connect(#[source] reqwest::Error),
    /// No answer in time.
    #[error("no answer within {} s", TIMEOUT.as_secs())]
    Timeout,
    /// The client cannot be made: there are no certificates to trust.
    #[error("cannot prepare an HTTPS client")]
    Tls(#[source] reqwest::Error),
    /// The receiver cannot be trusted, or spoken to over TLS.
    #[error("{problem}; {}", problem.remedy())]
    Untrusted {
        /// Why.
        problem: TlsProblem,
    },
}

impl Sender {
    /// A sender to receivers whom `trust` vouches for.
    pub fn new(trust: Trust) -> Self {
        Self { clients: Clients::new(trust, |builder| builder.timeout(TIMEOUT)) }
    }

    /// Sends one webhook; with `keys`, signed and stamped with `now`.
    ///
    /// # Errors
    /// When no answer came. An answer of any status is not an error.
    pub async fn send(&self, url: &Url, body: Vec<u8>, keys: Option<&Keys>, now: Timestamp) -> Result<Sent, SendError> {
        let client = self.clients.to(url).map_err(|error| SendError::Tls(error.without_url()))?;
        let mut request = client.post(url.clone()).header(CONTENT_TYPE, "application/json");
        if let Some(keys) = keys {
            request = request
                .header(SIGNATURE_HEADER, keys.sign(&body).to_string())
                .header(TIMESTAMP_HEADER, now.to_string());
        }
        let response = request.body(body).send().await.map_err(classified)?;
        let status = response.status().as_u16();
        let preview = String::from_utf8_lossy(&http::beginning(response, PREVIEW).await).into_owned();
        Ok(Sent { status, preview })
    }
}

fn classified(error: reqwest::Error) -> SendError {
    let error = error.without_url();
    if let Some(problem) = TlsProblem::behind(&error) {
        SendError::Untrusted { problem }
    } else if error.is_timeout() {
        SendError::Timeout
    } else if error.is_connect() {
        SendError::Connect(error)
    } else {
        SendError::Broken(error)
    }
}
