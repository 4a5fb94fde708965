//! The service on loopback: its API, its webhooks and its media store, close enough that the same commands and the same
//! client code work against both.
//!
//! # Invariants
//! - Answers are written from `docs/api.md`, not from the client's own types, so that a misreading on one side shows.
//! - A bot moves before its webhook is sent: whoever is told of an artifact can fetch it.
//! - No web page gets anything but 403, whatever it asks for: its visitor's browser tells it apart (`AllowedHosts` of `http`).
//! - Nothing outlives [`Sandbox::serve`]: every connection and every bot is a task that it owns.

mod account;
mod agents;
mod artifacts;
mod bot;
mod bots;
mod broadcast;
mod calendar;
mod call;
mod channel;
mod command;
mod control;
mod delivery;
mod endpoints;
mod error;
mod fault;
mod feed;
mod live;
mod logins;
mod media;
mod options;
mod outgoing;
mod player;
mod presence;
mod request;
mod requests;
mod routes;
mod schedule;
mod sender;
mod state;
mod storage;
mod store;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use url::Url;

use crate::http::AllowedHosts;
use crate::model::Secret;
pub use error::SandboxError;
pub use fault::{Fault, ParseFaultError};
pub use options::{ChannelNotice, ChannelState, Delivered, Notice, Options};
pub use sender::{SendError, Sender, Sent};
use state::{FollowUp, State};
use store::Store;

/// How long a request's headers may take.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);

/// How long to leave the listener alone after it could not accept, such as when file descriptors ran out.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// The emulated service, bound to its address and ready to serve.
pub struct Sandbox {
    listener: TcpListener,
    address: SocketAddr,
    state: Arc<State>,
    follow_ups: mpsc::Receiver<FollowUp>,
}

impl Sandbox {
    /// Binds the address; port 0 takes any free one.
    ///
    /// # Errors
    /// When the address cannot be had.
    pub async fn bind(address: SocketAddr, options: Options) -> Result<Self, SandboxError> {
        let listener = TcpListener::bind(address).await.map_err(|source| SandboxError::Bind { address, source })?;
        Self::new(listener, options)
    }

    /// Takes a listener that is bound already.
    ///
    /// # Errors
    /// When the listener has no address, or no client for the webhooks can be made.
    pub fn new(listener: TcpListener, options: Options) -> Result<Self, SandboxError> {
        let mut address = listener.local_addr().map_err(|_| SandboxError::OwnAddress)?;
        let hosts = AllowedHosts::new(address.ip(), options.allowed_hosts.iter().cloned());
        if address.ip().is_unspecified() {
            address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
        }
        let base = Url::parse(&format!("http://{address}/")).map_err(|_| SandboxError::OwnAddress)?;
        let store = Secret::new(&uuid::Uuid::new_v4().to_string())
            .and_then(|key| Store::new(base, &key, options.link_lifetime))
            .ok_or(SandboxError::OwnAddress)?;
        let (sender, follow_ups) = mpsc::channel(64);
        let sender_of_webhooks = Sender::new(options.trust.clone());
        let state = State {
            faults: Mutex::new(options.faults.clone()),
            requests: Mutex::default(),
            options,
            hosts,
            store,
            sender: sender_of_webhooks,
            bots: Mutex::new(Vec::new()),
            accounts: Mutex::new(HashMap::new()),
            follow_ups: sender,
        };
        Ok(Self { listener, address, state: Arc::new(state), follow_ups })
    }

    /// Where the sandbox listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What to give to a client as the API's URL.
    pub fn api_url(&self) -> String {
        format!("http://{}/api/v1", self.address)
    }

    /// Serves until `shutdown` resolves; whatever is under way then is dropped.
    pub async fn serve(self, shutdown: impl Future<Output = ()>) {
        let Self { listener, address: _, state, mut follow_ups } = self;
        let mut tasks = JoinSet::new();
        tokio::pin!(shutdown);
        loop {
            tokio::select! {
                () = &mut shutdown => return,
                accepted = listener.accept() => match accepted {
                    Ok((stream, peer)) => {
                        tasks.spawn(serve_connection(Arc::clone(&state), stream, peer.ip()));
                    }
                    Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
                },
                Some(follow_up) = follow_ups.recv() => {
                    tasks.spawn(follow_up);
                }
                Some(_ended) = tasks.join_next() => {}
            }
        }
    }
}

/// Serves one connection to its end. A client that breaks off is its own affair.
async fn serve_connection(state: Arc<State>, stream: TcpStream, peer: IpAddr) {
    let service = service_fn(move |request| {
        let state = Arc::clone(&state);
        async move { Ok::<_, Infallible>(routes::respond(state, request, peer).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .serve_connection(TokioIo::new(stream), service);
    drop(connection.await);
}
