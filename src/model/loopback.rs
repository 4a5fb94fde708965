use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use url::{Host, Url};

/// The addresses of this machine under its name `localhost`, to be tried one after the other: not every name service
/// knows both, and a server may have bound either.
pub const LOCALHOST: [SocketAddr; 2] = [
    SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0)),
    SocketAddr::V6(SocketAddrV6::new(Ipv6Addr::LOCALHOST, 0, 0, 0)),
];

/// Whether a URL leads to this machine: a loopback address, `localhost`, or a name below it (RFC 6761, section 6.3).
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_loopback() {
        for url in ["http://localhost", "http://app.localhost:1/", "https://127.8.0.1/", "http://[::1]:80/"] {
            assert!(is_loopback(&url.parse().unwrap()), "{url}");
        }
        for url in ["http://localhost.example", "http://notlocalhost/", "http://10.0.0.1/", "http://[::2]/", "data:,x"]
        {
            assert!(!is_loopback(&url.parse().unwrap()), "{url}");
        }
    }
}
