use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::net::TcpStream;
use url::Host;

use super::delivery::unreachable_remedy;
use crate::http::Backoff;
use crate::model::{LOCALHOST, Target, io_words};
use crate::reaction::output_queue::OutputQueue;
use crate::record::{StreamRecord, TargetState};

/// The rests between two looks for an app that was not there at the start.
const RESTS: Backoff = Backoff::doubling(Duration::from_millis(250), Duration::from_secs(5));
/// How long a connection to this machine may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Tells that nobody is at a target, and that somebody is again: each once, whoever notices first.
pub(super) struct Reachability {
    target: Target,
    /// The target, fit to be shown.
    url: String,
    output: OutputQueue,
    is_gone: AtomicBool,
    /// Whether deliveries find out what there is to tell.
    is_known_by_deliveries: AtomicBool,
}

impl Reachability {
    pub(super) fn new(target: Target, output: OutputQueue) -> Self {
        let url = target.to_string();
        Self { target, url, output, is_gone: AtomicBool::new(false), is_known_by_deliveries: AtomicBool::new(false) }
    }

    /// Looks at the start whether anybody is there, without a request, and while there is nobody, until deliveries tell.
    /// Only on this machine: elsewhere the way may lead through a proxy. Never resolves. Cancel safe.
    pub(super) async fn watch(&self) -> std::convert::Infallible {
        let mut failures = 0;
        while let Some(addresses) = addresses(&self.target)
            && !self.is_known_by_deliveries.load(Ordering::Relaxed)
        {
            let connected = tokio::time::timeout(PATIENCE, TcpStream::connect(addresses.as_slice())).await;
            match connected.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into())) {
                Ok(_) => {
                    if !self.is_known_by_deliveries.load(Ordering::Relaxed) {
                        self.tell_back(None);
                    }
                    break;
                }
                Err(error) => self.tell_gone(&format!("{}; {}", io_words(&error), unreachable_remedy(&self.target))),
            }
            failures += 1;
            tokio::time::sleep(RESTS.pause(failures)).await;
        }
        std::future::pending().await
    }

    /// A delivery found nobody.
    pub(super) fn went_away(&self, cause: &str) {
        self.is_known_by_deliveries.store(true, Ordering::Relaxed);
        self.tell_gone(cause);
    }

    /// Deliveries succeed again, with so many open.
    pub(super) fn came_back(&self, open: u64) {
        self.tell_back(Some(open));
    }

    /// A delivery found somebody.
    pub(super) fn answered(&self) {
        if !self.is_known_by_deliveries.load(Ordering::Relaxed) {
            self.tell_back(None);
        }
    }

    fn tell_gone(&self, cause: &str) {
        if self.is_gone.swap(true, Ordering::Relaxed) {
            return;
        }
        let url = &self.url;
        let text = format!("cannot reach {url}: {cause}. Events are kept and sent when it is back");
        self.output.printer().warning(&text);
        self.output.offer_to_scripts(&StreamRecord::Target { state: TargetState::Gone, url, error: Some(cause) });
    }

    fn tell_back(&self, open: Option<u64>) {
        if !self.is_gone.swap(false, Ordering::Relaxed) {
            return;
        }
        let url = &self.url;
        self.output.printer().note(&match open {
            None => format!("{url} is there"),
            Some(1) => format!("{url} is back: sending 1 event"),
            Some(open) => format!("{url} is back: sending {open} events"),
        });
        self.output.offer_to_scripts(&StreamRecord::Target { state: TargetState::Back, url, error: None });
    }
}

/// Where a target on this machine can be; `None` for one elsewhere.
fn addresses(target: &Target) -> Option<Vec<SocketAddr>> {
    let port = target.url().port_or_known_default().filter(|_| target.is_loopback())?;
    let with_port = |mut address: SocketAddr| {
        address.set_port(port);
        address
    };
    Some(match target.url().host()? {
        // Its name is `localhost`, or below that.
        Host::Domain(_) => LOCALHOST.map(with_port).to_vec(),
        Host::Ipv4(address) => vec![(address, port).into()],
        Host::Ipv6(address) => vec![(address, port).into()],
    })
}
