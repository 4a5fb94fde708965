//! The listener's port: free, or taken by whom.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::time::Duration;

use url::Url;

use super::check::Check;
use crate::http;
use crate::model::Trust;
use crate::settings::Settings;

/// How long whoever has the port may take to say who they are.
const ANSWER: Duration = Duration::from_secs(1);

/// What a listener answers when it is asked whether it is alive.
const ALIVE: &[u8] = b"ok\n";

/// Whether `listen` could have its port; `has_listener` says whether one has the profile's journal.
pub(super) async fn port(settings: &Settings, has_listener: bool) -> Check {
    const NAME: &str = "port";
    let (host, port) = (settings.listen_host.value, settings.listen_port.value);
    if port == 0 {
        return Check::pass(NAME, "`listen` takes any free one");
    }
    let address = SocketAddr::new(host, port);
    let another = "take another one: `meetstream config set listen.port 0`, or `meetstream listen --port 0`";
    let check = match TcpListener::bind(address) {
        Ok(_) => Check::pass(NAME, format!("{address} is free")),
        Err(error) if error.kind() == ErrorKind::AddrInUse => match (is_listener(address).await, has_listener) {
            (true, true) => Check::pass(NAME, format!("{address} is taken by the listener of this profile")),
            (true, false) => Check::warn(NAME, format!("{address} is taken by another listener"), another),
            (false, _) => Check::fail(NAME, format!("{address} is taken by another program"), another).advise(WHO),
        },
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            Check::fail(NAME, format!("{address} is not for everybody: {error}"), another)
        }
        Err(error) => {
            let what = format!("`listen` cannot have {address}: {error}");
            Check::fail(NAME, what, "receive on this machine: `meetstream config unset listen.host`")
        }
    };
    check.fact("address", address.to_string())
}

/// How to find out who has a port.
const WHO: &str = if cfg!(windows) {
    "`netstat -abno` says by whom"
} else if cfg!(target_os = "macos") {
    "`lsof -nP -iTCP -sTCP:LISTEN` says by whom"
} else {
    "`ss -ltnp` says by whom"
};

/// Whether a listener of this program answers at an address.
async fn is_listener(address: SocketAddr) -> bool {
    let host = match address.ip() {
        ip if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        ip => ip,
    };
    let address = SocketAddr::new(host, address.port());
    let Ok(url) = Url::parse(&format!("http://{address}/healthz")) else { return false };
    let Ok(client) = http::client(&url, &Trust::default()).timeout(ANSWER).no_proxy().build() else { return false };
    match client.get(url).send().await {
        Ok(response) => response.status() == 200 && http::beginning(response, 16).await.as_ref() == ALIVE,
        Err(_) => false,
    }
}
