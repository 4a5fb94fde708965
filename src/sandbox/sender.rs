//! Sends webhooks as the service does: one POST, signed if there is a secret, and never again.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::Client;
use reqwest::header::CONTENT_TYPE;
use tokio::sync::OnceCell;
use url::Url;

use crate::model::LOCALHOST;
use crate::webhook::signature::{Keys, SIGNATURE_HEADER, TIMESTAMP_HEADER};

/// How long a webhook may take. Ours: the service's limit is not documented.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The most of an answer that is kept, in bytes: enough to recognise an error by.
const PREVIEW: usize = 512;

/// Sends webhooks. Connections are kept and used again.
#[derive(Debug, Default)]
pub struct Sender {
    plain: OnceCell<Client>,
    secure: OnceCell<Client>,
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
    #[error("nobody listens there")]
    Connect(#[source] reqwest::Error),
    /// No answer in time.
    #[error("no answer within {} s", TIMEOUT.as_secs())]
    Timeout,
    /// The client cannot be made: there are no certificates to trust.
    #[error("cannot prepare an HTTPS client")]
    Tls(#[source] reqwest::Error),
}

impl Sender {
    /// Sends one webhook; with `keys`, signed and stamped with `now`.
    ///
    /// # Errors
    /// When no answer came. An answer of any status is not an error.
    pub async fn send(&self, url: &Url, body: Vec<u8>, keys: Option<&Keys>, now: Timestamp) -> Result<Sent, SendError> {
        let client = self.client(url).await?;
        let mut request = client.post(url.clone()).header(CONTENT_TYPE, "application/json");
        if let Some(keys) = keys {
            request = request
                .header(SIGNATURE_HEADER, keys.sign(&body).to_string())
                .header(TIMESTAMP_HEADER, now.to_string());
        }
        let mut response = request.body(body).send().await.map_err(classified)?;
        let mut preview = Vec::new();
        while preview.len() < PREVIEW
            && let Ok(Some(chunk)) = response.chunk().await
        {
            preview.extend_from_slice(&chunk);
        }
        preview.truncate(PREVIEW);
        let preview = String::from_utf8_lossy(&preview).into_owned();
        Ok(Sent { status: response.status().as_u16(), preview })
    }

    /// Plain HTTP is for this machine, and needs neither certificates nor a proxy.
    async fn client(&self, url: &Url) -> Result<&Client, SendError> {
        let (cell, is_plain) = if url.scheme() == "http" { (&self.plain, true) } else { (&self.secure, false) };
        cell.get_or_try_init(|| async {
            if rustls::crypto::CryptoProvider::get_default().is_none() {
                // An error means that another thread has just installed one, which is as good.
                drop(rustls::crypto::ring::default_provider().install_default());
            }
            let builder = Client::builder()
                .user_agent("meetstream-sandbox")
                .timeout(TIMEOUT)
                .resolve_to_addrs("localhost", &LOCALHOST)
                .redirect(reqwest::redirect::Policy::none());
            let builder = if is_plain { builder.no_proxy().tls_certs_only([]) } else { builder };
            builder.build().map_err(|error| SendError::Tls(error.without_url()))
        })
        .await
    }
}

fn classified(error: reqwest::Error) -> SendError {
    let error = error.without_url();
    if error.is_timeout() {
        SendError::Timeout
    } else if error.is_connect() {
        SendError::Connect(error)
    } else {
        SendError::Broken(error)
    }
}
