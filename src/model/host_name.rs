use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use serde::Deserialize;

/// What clients call a server by: a name or an address, without a port. Case and a dot at the end make no difference.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "String")]
pub enum HostName {
    /// An IPv4 address in four decimal numbers, or an IPv6 address.
    Address(IpAddr),
    /// A name, in lower case and without a dot at its end.
    Name(String),
}

/// Why a string is no host.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a host is written like box.example.com or 192.168.1.5, without scheme, port or path")]
pub struct ParseHostNameError;

/// The names that containers have for the machine that they run on. No public name server knows any name below
/// `internal`.
const CONTAINER_HOSTS: [&str; 2] = ["host.docker.internal", "host.containers.internal"];
/// The longest name (RFC 1035, section 2.3.4).
const LONGEST: usize = 253;

impl HostName {
    /// The host in the value of a `Host` header, with or without a port; `None` where it is none, or names a user.
    pub fn of_authority(authority: &str) -> Option<Self> {
        let end = match authority.strip_prefix('[') {
            Some(rest) => rest.find(']')? + 2,
            None => authority.find(':').unwrap_or(authority.len()),
        };
        let (host, port) = authority.split_at_checked(end)?;
        let has_port = port.strip_prefix(':').is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()));
        if port.is_empty() || has_port { host.parse().ok() } else { None }
    }

    /// Whether only this machine, or a container on it, calls itself so: a loopback address, `localhost`, or a name below
    /// it (RFC 6761, section 6.3).
    pub fn is_this_machine(&self) -> bool {
        match self {
            Self::Address(address) => address.to_canonical().is_loopback(),
            Self::Name(name) => {
                name == "localhost" || name.ends_with(".localhost") || CONTAINER_HOSTS.contains(&name.as_str())
            }
        }
    }
}

impl FromStr for HostName {
    type Err = ParseHostNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(address) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            return address
                .parse::<Ipv6Addr>()
                .map(|address| Self::Address(address.into()))
                .map_err(|_| ParseHostNameError);
        }
        let text = text.strip_suffix('.').unwrap_or(text);
        if let Ok(address) = text.parse() {
            return Ok(Self::Address(address));
        }
        let is_label = |label: &str| {
            !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        if text.len() <= LONGEST && text.split('.').all(is_label) {
            Ok(Self::Name(text.to_ascii_lowercase()))
        } else {
            Err(ParseHostNameError)
        }
    }
}

impl TryFrom<String> for HostName {
    type Error = ParseHostNameError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => address.fmt(formatter),
            Self::Name(name) => formatter.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_has_few_names() {
        for authority in [
            "localhost",
            "LOCALHOST:3333",
            "localhost.",
            "localhost.:80",
            "app.localhost",
            "127.0.0.1",
            "127.0.0.1:",
            "127.8.9.1:65535",
            "[::1]",
            "[::1]:3333",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]:1",
            "host.docker.internal:3333",
        ] {
            assert!(HostName::of_authority(authority).is_some_and(|host| host.is_this_machine()), "{authority}");
        }
        for authority in [
            "",
            ":3333",
            ".",
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "evil-localhost",
            "localhost:evil",
            "localhost:80:80",
            "localhost..",
            "user@localhost",
            "user@a.localhost",
            "localhost@evil.example",
            "localhost, evil.example",
            "local host",
            "localhost/",
            "2130706433",
            "0177.0.0.1",
            "0x7f.0.0.1",
            "127.1",
            "127.0.0.01",
            "0.0.0.0",
            "::1",
            "[::1",
            "[::1]evil.example",
            "[::1%25lo]",
            "[127.0.0.1]",
            "[fe80::1]",
            "docker.internal",
            "x.host.docker.internal",
            "127.0.0.1\0",
            "ⓛocalhost",
        ] {
            assert!(!HostName::of_authority(authority).is_some_and(|host| host.is_this_machine()), "{authority}");
        }
    }

    #[test]
    fn names_and_addresses_are_compared_as_they_are_meant() {
        for (text, same) in [("Box.Example.COM", "box.example.com."), ("[::1]", "::1"), ("10.0.0.7", "10.0.0.7.")] {
            assert_eq!(text.parse::<HostName>(), same.parse::<HostName>(), "{text}");
        }
        for text in ["", "https://box", "box:80", "box/x", "a b", "a..b", "*.example.com", &"a.".repeat(200)] {
            assert_eq!(text.parse::<HostName>(), Err(ParseHostNameError), "{text}");
        }
    }
}
