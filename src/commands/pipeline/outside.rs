use std::ffi::OsString;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

use crate::cli::TunnelArgs;
use crate::context::Context;
use crate::error::Error;
use crate::model::{PublicUrl, Trust, TunnelSpec, printable, with_causes};
use crate::output::Printer;
use crate::reaction::OutputQueue;
use crate::record::{StreamRecord, TunnelState};
use crate::source::PathToken;
use crate::tunnel::{self, Tunnel, TunnelEvent, TunnelOptions};

/// The shortest time between two checks, whatever is asked for.
const OFTEN: Duration = Duration::from_millis(50);

/// How long the program has for passing the receiver's last answers on: they are in its hands, and nobody can see whether
/// they have left them.
pub(super) const LAST_ANSWERS: Duration = Duration::from_millis(500);

/// How the outside reaches the receiver.
#[derive(Clone, Debug)]
pub(crate) struct OutsideOptions {
    way: Way,
    limit: Duration,
    check_every: Duration,
    search_path: OsString,
    trust: Trust,
}

#[derive(Clone, Debug)]
enum Way {
    Tunnel(TunnelSpec),
    /// The user's own, which we know nothing else of.
    Url(PublicUrl),
}

/// A public address that was asked whether it leads to the receiver.
pub(super) struct Outside {
    pub(super) url: PublicUrl,
    tunnel: Option<Tunnel>,
}

/// A tunnel that is kept up. Dropping it ends its program.
pub(super) struct WatchedTunnel {
    stop: oneshot::Sender<()>,
    task: JoinHandle<Tunnel>,
}

impl OutsideOptions {
    /// `None` where nothing is asked for.
    pub(crate) fn from_args(args: TunnelArgs, ctx: &Context) -> Result<Option<Self>, Error> {
        let TunnelArgs { tunnel, public_url, tunnel_timeout, check_every } = args;
        let Some(way) = tunnel.map(Way::Tunnel).or(public_url.map(Way::Url)) else { return Ok(None) };
        let search_path = ctx.settings.search_path.clone();
        let (limit, check_every) = (tunnel_timeout.0, check_every.0.max(OFTEN));
        Ok(Some(Self { way, limit, check_every, search_path, trust: ctx.trust()? }))
    }

    /// The address, where it is known from the start.
    pub(crate) fn known_url(&self) -> Option<&PublicUrl> {
        match &self.way {
            Way::Tunnel(_) => None,
            Way::Url(url) => Some(url),
        }
    }

    /// Makes the receiver at `address`, which must be at work, reachable from outside.
    ///
    /// # Errors
    /// When there is no tunnel that leads to it. An address of the user's own that does not is warned of.
    pub(super) async fn open(self, address: SocketAddr, token: PathToken, printer: &Printer) -> Result<Outside, Error> {
        let outside = match self.way {
            Way::Url(url) => {
                let challenge = token.challenge().map_err(Error::PathToken)?;
                if let Err(error) = tunnel::probe(&url, &challenge, &self.trust).await {
                    printer.warning(&format!(
                        "{url} does not lead to this receiver ({}): webhooks that are sent there do not arrive",
                        printable(&with_causes(&error)),
                    ));
                }
                Outside { url, tunnel: None }
            }
            Way::Tunnel(spec) => {
                printer.note(&format!("opening a tunnel with {spec}…"));
                let tunnel = Tunnel::start(TunnelOptions {
                    spec,
                    search_path: self.search_path,
                    trust: self.trust,
                    to: address,
                    challenge: Arc::new(move || token.challenge().ok()),
                    limit: self.limit,
                    check_every: self.check_every,
                });
                let tunnel = tunnel.await?;
                Outside { url: tunnel.public_url().clone(), tunnel: Some(tunnel) }
            }
        };
        if !outside.url.is_https() {
            printer.warning(&format!(
                "{} is not https, and the service delivers nowhere else: put a proxy with https in front of it, and give its \
                 address with --public-url",
                outside.url,
            ));
        }
        Ok(outside)
    }
}

impl Outside {
    /// Keeps the tunnel up, if there is one, and shows what becomes of it. `path` is where the receiver takes webhooks.
    pub(super) fn keep_up(self, path: String, wake: Arc<Notify>, output: OutputQueue) -> Option<WatchedTunnel> {
        let mut tunnel = self.tunnel?;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            tokio::select! {
                never = tunnel.watch(&wake, |event| show(&event, &path, &output)) => match never {},
                // A pipeline that was dropped stops it too.
                _ = stopped => {}
            }
            tunnel
        });
        Some(WatchedTunnel { stop, task })
    }
}

impl WatchedTunnel {
    /// Lets the program run, and no longer asks whether it leads here: a receiver that ends is no loss of the tunnel.
    pub(super) async fn unwatch(self) -> Option<Tunnel> {
        drop(self.stop);
        self.task.await.ok()
    }
}

fn show(event: &TunnelEvent, path: &str, output: &OutputQueue) {
    let printer = output.printer();
    let (state, url, error) = match event {
        TunnelEvent::Back { url } => (TunnelState::Up, url, None),
        TunnelEvent::Lost { url, reason } => (TunnelState::Lost, url, Some(printable(reason))),
        TunnelEvent::Restarted { url, .. } => (TunnelState::Restarted, url, None),
    };
    let callback_url = url.join(path);
    output.offer_to_scripts(&StreamRecord::Tunnel { state, url: &callback_url, error: error.as_deref() });
    match (event, error) {
        (TunnelEvent::Lost { url, .. }, error) => printer.warning(&format!(
            "the tunnel at {url} is down ({}): webhooks that are sent meanwhile do not arrive",
            error.unwrap_or_default(),
        )),
        (TunnelEvent::Restarted { url, previous }, _) if url != previous => printer.loud(&format!(
            "{} the tunnel is up again at ANOTHER address, {callback_url}: bots that were created with {previous} send \
             their webhooks there, and nobody hears them any more; asking the API brings what they miss",
            printer.stderr_palette().warning("warning:"),
        )),
        (TunnelEvent::Back { url } | TunnelEvent::Restarted { url, .. }, _) => {
            printer.note(&format!("the tunnel at {url} is up again"));
        }
    }
}
