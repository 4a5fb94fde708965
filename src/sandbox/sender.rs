//! Reaches receivers as the service does. A webhook is one POST, signed if there is a secret, and never again; a web socket is
//! opened on a connection of its own.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{
    CONNECTION, CONTENT_TYPE, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE,
};
use reqwest::{StatusCode, Upgraded};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use url::Url;

use crate::http::{self, Clients, TlsProblem};
use crate::model::Trust;
use crate::webhook::signature::{Keys, SIGNATURE_HEADER, TIMESTAMP_HEADER};

/// How long a webhook may take. The service's limit is not documented; most senders of webhooks wait this long.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The most of an answer that is kept, in bytes: enough to recognise an error by.
const PREVIEW: u64 = 512;

/// The largest message that is taken on a web socket, in bytes: room for a picture in base64.
const MAX_MESSAGE: usize = 8 * 1024 * 1024;

/// A web socket that was opened to a receiver.
pub(super) type Socket = WebSocketStream<Upgraded>;

/// Sends webhooks. Connections are kept and used again.
#[derive(Debug)]
pub struct Sender {
    clients: Clients,
    /// Connections that become web sockets, and last.
    upgrading: Clients,
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
    /// What answers there is no web socket.
    #[error("it answers {status}, and opens no web socket")]
    NoSocket {
        /// The answer's status.
        status: u16,
    },
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
        let clients = Clients::new(trust.clone(), |builder| builder.timeout(TIMEOUT));
        Self { clients, upgrading: Clients::new(trust, |builder| builder) }
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

impl Sender {
    /// Opens a web socket at a `ws` or `wss` URL.
    ///
    /// # Errors
    /// When none was opened in time.
    pub(super) async fn open(&self, url: &Url) -> Result<Socket, SendError> {
        let mut http = url.clone();
        // Both pairs of schemes have the same form, so that this cannot fail.
        http.set_scheme(if url.scheme() == "wss" { "https" } else { "http" }).unwrap_or_default();
        let client = self.upgrading.to(&http).map_err(|error| SendError::Tls(error.without_url()))?;
        let key = generate_key();
        let accept = derive_accept_key(key.as_bytes());
        let request = client
            .get(http)
            .header(CONNECTION, "Upgrade")
            .header(UPGRADE, "websocket")
            .header(SEC_WEBSOCKET_VERSION, "13")
            .header(SEC_WEBSOCKET_KEY, key);
        let opened = async {
            let response = request.send().await.map_err(classified)?;
            let status = response.status();
            let agreed =
                response.headers().get(SEC_WEBSOCKET_ACCEPT).is_some_and(|value| value.as_bytes() == accept.as_bytes());
            if status != StatusCode::SWITCHING_PROTOCOLS || !agreed {
                return Err(SendError::NoSocket { status: status.as_u16() });
            }
            response.upgrade().await.map_err(classified)
        };
        let connection = tokio::time::timeout(TIMEOUT, opened).await.map_err(|_| SendError::Timeout)??;
        let config = WebSocketConfig::default().max_message_size(Some(MAX_MESSAGE)).max_frame_size(Some(MAX_MESSAGE));
        Ok(WebSocketStream::from_raw_socket(connection, Role::Client, Some(config)).await)
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
