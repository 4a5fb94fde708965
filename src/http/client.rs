use std::sync::OnceLock;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, ClientBuilder};
use url::Url;

use crate::model::{LOCALHOST, Trust, is_loopback};

/// How long making a connection may take. TCP repeats its first packet after 1, 3 and 7 s, so one that is lost, or
/// three, is no failure.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// What every server is told that we are.
const USER_AGENT: &str = concat!("meetstream-cli/", env!("CARGO_PKG_VERSION"));

/// Begins a client for requests to `url` and what is on the same server, whom it trusts as `trust` says. It follows no
/// redirects: a redirect is an answer like any other.
///
/// To this machine there is no proxy, and `localhost` is both of its addresses. Plain `http` needs no certificates, so
/// that it works where none are installed.
pub(crate) fn client(url: &Url, trust: &Trust) -> ClientBuilder {
    begin(Kind::of(url), trust)
}

/// The same for a server on this machine whose certificate nobody vouches for; `None` for one elsewhere, where anybody may
/// stand in between.
pub(crate) fn client_for_unproven(url: &Url) -> Option<ClientBuilder> {
    let kind = Kind::of(url);
    if !kind.is_loopback {
        return None;
    }
    let builder = begin(Kind { is_tls: false, ..kind }, &Trust::default()).tls_danger_accept_invalid_certs(true);
    // A name below `localhost` is this machine, whatever a name service says.
    Some(match url.domain() {
        Some(name) => builder.resolve_to_addrs(name, &LOCALHOST),
        None => builder,
    })
}

/// Clients for any address, alike but for what the address asks for. Each is built when it is first needed, since
/// reading the system's certificates takes time.
#[derive(Debug)]
pub(crate) struct Clients {
    trust: Trust,
    configure: fn(ClientBuilder) -> ClientBuilder,
    /// By [`Kind`].
    built: [OnceLock<Client>; 4],
}

/// What of an address decides about its client.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Kind {
    is_loopback: bool,
    is_tls: bool,
}

impl Clients {
    /// Clients that trust as `trust` says, and that `configure` finishes.
    pub(crate) fn new(trust: Trust, configure: fn(ClientBuilder) -> ClientBuilder) -> Self {
        Self { trust, configure, built: Default::default() }
    }

    /// The client for requests to `url`.
    ///
    /// # Errors
    /// What TLS lacks.
    pub(crate) fn to(&self, url: &Url) -> Result<&Client, reqwest::Error> {
        let kind = Kind::of(url);
        let [far, far_tls, near, near_tls] = &self.built;
        let place = match (kind.is_loopback, kind.is_tls) {
            (false, false) => far,
            (false, true) => far_tls,
            (true, false) => near,
            (true, true) => near_tls,
        };
        if let Some(client) = place.get() {
            return Ok(client);
        }
        let client = (self.configure)(begin(kind, &self.trust)).build()?;
        Ok(place.get_or_init(|| client))
    }
}

impl Kind {
    fn of(url: &Url) -> Self {
        Self { is_loopback: is_loopback(url), is_tls: url.scheme() != "http" }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where clients begin")]
fn begin(kind: Kind, trust: &Trust) -> ClientBuilder {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // It fails if another thread has just installed the same provider.
        drop(rustls::crypto::ring::default_provider().install_default());
    }
    let builder = Client::builder()
        .user_agent(USER_AGENT)
        .connect_timeout(CONNECT_TIMEOUT)
        .redirect(Policy::none())
        // A `Referer` would tell a server the secret URL that led to it.
        .referer(false);
    let builder = if kind.is_loopback { builder.no_proxy().resolve_to_addrs("localhost", &LOCALHOST) } else { builder };
    // Plain HTTP needs no certificates, so none are read.
    if kind.is_tls { trusting(builder, trust) } else { builder.tls_certs_only([]) }
}

fn trusting(builder: ClientBuilder, trust: &Trust) -> ClientBuilder {
    let read = |certificates: &[Vec<u8>]| -> Vec<Certificate> {
        // Each of them has been read before.
        certificates.iter().filter_map(|certificate| Certificate::from_der(certificate).ok()).collect()
    };
    let beside = read(trust.beside());
    match trust.roots() {
        Some(roots) => builder.tls_certs_only(read(roots).into_iter().chain(beside)),
        None if beside.is_empty() => builder,
        None => builder.tls_certs_merge(beside),
    }
}
