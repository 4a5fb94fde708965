//! Cloudflare's quick tunnels. Sources: `metrics/metrics.go`, `metrics/readiness.go` and `cmd/cloudflared/tunnel/quick_tunnel.go`
//! of cloudflared.

use std::net::SocketAddr;

use serde::Deserialize;

use crate::model::PublicUrl;

/// What it is started with. A configuration file would give the quick tunnel the rules of the user's named one, and
/// `--config` without a file there is an error, so it gets an empty one.
pub(super) fn arguments(to: SocketAddr) -> Vec<String> {
    let nothing = if cfg!(windows) { "NUL" } else { "/dev/null" };
    let url = format!("http://{to}");
    ["--config", nothing, "tunnel", "--no-autoupdate", "--metrics", "127.0.0.1:0", "--url", &url]
        .map(str::to_owned)
        .to_vec()
}

/// Where it tells of itself, from the line that says so: `… INF Starting metrics server on 127.0.0.1:20241/metrics`.
pub(super) fn metrics(line: &str) -> Option<SocketAddr> {
    let (_, after) = line.split_once("Starting metrics server on ")?;
    let address: SocketAddr = after.split('/').next()?.parse().ok()?;
    address.ip().is_loopback().then_some(address)
}

/// The tunnel's address, from the body of `/quicktunnel`: `{"hostname":"sunny-river.trycloudflare.com"}`, empty while there
/// is none.
pub(super) fn public_url(body: &[u8]) -> Option<PublicUrl> {
    #[derive(Deserialize)]
    struct QuickTunnel {
        hostname: String,
    }
    let QuickTunnel { hostname } = serde_json::from_slice(body).ok()?;
    // Some versions of the service behind it name the scheme too.
    if hostname.contains("://") { hostname.parse().ok() } else { format!("https://{hostname}").parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_metrics_address_is_read_where_it_is_of_this_machine() {
        let read = |line| metrics(line).map(|address| address.to_string());
        let line = "2026-10-08T21:14:05Z INF Starting metrics server on 127.0.0.1:20241/metrics";
        assert_eq!(read(line).as_deref(), Some("127.0.0.1:20241"));
        assert_eq!(read("Starting metrics server on [::1]:1/metrics").as_deref(), Some("[::1]:1"));
        for line in [
            "",
            "2026-10-08T21:14:05Z INF |  https://sunny-river.trycloudflare.com  |",
            "Starting metrics server on 203.0.113.7:80/metrics",
            "Starting metrics server on localhost/metrics",
            "Starting metrics server on ",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn the_address_is_read_from_what_it_tells_of_itself() {
        let read = |body: &str| public_url(body.as_bytes()).map(|url| url.to_string());
        for body in [r#"{"hostname":"a-b.trycloudflare.com"}"#, r#"{"hostname":"https://a-b.trycloudflare.com"}"#] {
            assert_eq!(read(body).as_deref(), Some("https://a-b.trycloudflare.com"));
        }
        for body in
            ["", "{}", r#"{"hostname":""}"#, r#"{"hostname":"a b"}"#, r#"{"hostname":"http://a.example"}"#, "404"]
        {
            assert_eq!(read(body), None, "{body}");
        }
    }
}
