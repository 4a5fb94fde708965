//! The service on loopback: its API, its webhooks and its media store, close enough that the same commands and the same
//! client code work against both.
//!
//! # Invariants
//! - Answers are written from `api.md`, not from the client's own types, so that a misreading on one side shows.
//! - A bot moves before its webhook is sent: whoever is told of an artifact can fetch it.
//! - Nothing outlives [`Sandbox::serve`]: every connection and every bot is a task that it owns.

mod account;
mod agents;
mod artifacts;
mod bot;
mod calendar;
mod error;
mod live;
mod logins;
mod media;
mod player;
mod request;
mod routes;
mod schedule;
mod sender;
mod storage;
mod store;

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use jiff::Timestamp;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use url::Url;

use crate::model::Secret;
use crate::webhook::scenario::{Envelope, Scenario, Speed};
use crate::webhook::signature::Keys;
use account::Account;
use bot::Bot;
pub use error::SandboxError;
pub use sender::{SendError, Sender, Sent};
use store::Store;

/// How long a request's headers may take.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);

/// How long to leave the listener alone after it could not accept, such as when file descriptors ran out.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How the sandbox behaves.
#[derive(Clone, Debug)]
pub struct Options {
    /// How much faster than real its bots live.
    pub speed: Speed,
    /// Signs the webhooks; `None` leaves them unsigned, as the service leaves per-bot callbacks.
    pub keys: Option<Keys>,
    /// The lifecycle of every bot that does not pick its own; `None` lets the bot's provider decide.
    pub scenario: Option<Scenario>,
    /// The generation of the webhooks' envelope.
    pub envelope: Envelope,
    /// How long links to media are valid; `None` for as long as the service's are.
    pub link_lifetime: Option<Duration>,
    /// Who is told what happens. What does not fit into the channel is not told.
    pub notices: Option<mpsc::Sender<Notice>>,
    /// Tells the time.
    pub clock: fn() -> Timestamp,
}

/// Something that happened in the sandbox.
#[derive(Clone, Debug)]
pub enum Notice {
    /// A request was answered.
    Answered {
        /// The request's method.
        method: String,
        /// The request's path, without its query.
        path: String,
        /// The answer's status.
        status: u16,
    },
    /// A bot was created.
    Created {
        /// Its id.
        bot_id: String,
        /// The lifecycle that it will live.
        scenario: Scenario,
    },
    /// A webhook was sent.
    Delivered(Delivered),
}

/// How the sending of one webhook went.
#[derive(Clone, Debug)]
pub struct Delivered {
    /// The bot.
    pub bot_id: String,
    /// The event's specific name.
    pub name: &'static str,
    /// The status of the answer, or why there was none.
    pub outcome: Result<u16, String>,
    /// From sending to the answer.
    pub took: Duration,
}

/// The emulated service, bound to its address and ready to serve.
pub struct Sandbox {
    listener: TcpListener,
    address: SocketAddr,
    shared: Arc<Shared>,
    jobs: mpsc::Receiver<Job>,
}

/// Work that goes on after a request was answered.
type Job = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What every connection and every bot has in common.
struct Shared {
    options: Options,
    store: Store,
    sender: Sender,
    /// In the order of creation.
    bots: Mutex<Vec<Bot>>,
    /// What belongs to a key other than bots. Never locked together with `bots`.
    accounts: Mutex<HashMap<String, Account>>,
    jobs: mpsc::Sender<Job>,
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
        if address.ip().is_unspecified() {
            address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
        }
        let base = Url::parse(&format!("http://{address}/")).map_err(|_| SandboxError::OwnAddress)?;
        let store = Secret::new(&uuid::Uuid::new_v4().to_string())
            .and_then(|key| Store::new(base, &key, options.link_lifetime))
            .ok_or(SandboxError::OwnAddress)?;
        let (sender, jobs) = mpsc::channel(64);
        let shared = Shared {
            options,
            store,
            sender: Sender::default(),
            bots: Mutex::new(Vec::new()),
            accounts: Mutex::new(HashMap::new()),
            jobs: sender,
        };
        Ok(Self { listener, address, shared: Arc::new(shared), jobs })
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
        let Self { listener, address: _, shared, mut jobs } = self;
        let mut tasks = JoinSet::new();
        tokio::pin!(shutdown);
        loop {
            tokio::select! {
                () = &mut shutdown => return,
                accepted = listener.accept() => match accepted {
                    Ok((stream, _)) => {
                        tasks.spawn(serve_connection(Arc::clone(&shared), stream));
                    }
                    Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
                },
                Some(job) = jobs.recv() => {
                    tasks.spawn(job);
                }
                Some(_ended) = tasks.join_next() => {}
            }
        }
    }
}

/// Serves one connection to its end. A client that breaks off is its own affair.
async fn serve_connection(shared: Arc<Shared>, stream: TcpStream) {
    let service = service_fn(move |request| {
        let shared = Arc::clone(&shared);
        async move { Ok::<_, Infallible>(routes::respond(shared, request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .serve_connection(TokioIo::new(stream), service);
    drop(connection.await);
}

impl Shared {
    fn with_bots<T>(&self, run: impl FnOnce(&mut Vec<Bot>) -> T) -> T {
        run(&mut self.bots.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn with_account<T>(&self, key: &str, run: impl FnOnce(&mut Account) -> T) -> T {
        run(self.accounts.lock().unwrap_or_else(PoisonError::into_inner).entry(key.to_owned()).or_default())
    }

    fn with_bot<T>(&self, id: &str, run: impl FnOnce(&mut Bot) -> T) -> Option<T> {
        self.with_bots(|bots| bots.iter_mut().find(|bot| bot.id == id).map(run))
    }

    /// Erases a bot and everything it recorded.
    fn forget(&self, id: &str) {
        self.with_bots(|bots| bots.retain(|bot| bot.id != id));
    }

    fn link(&self, bot_id: &str, file: &str, lifetime: Duration) -> String {
        self.store.link(bot_id, file, (self.options.clock)(), lifetime)
    }

    fn tell(&self, notice: Notice) {
        if let Some(notices) = &self.options.notices {
            drop(notices.try_send(notice));
        }
    }

    async fn start(&self, job: Job) {
        drop(self.jobs.send(job).await);
    }
}
