//! Remote forwards of OpenSSH: to a service that gives the forward an address and says it, or to a server of the user's
//! own, where the forward takes a port. Sources: ssh(1), `ssh.c` of OpenSSH, the documentation of localhost.run and serveo.

use std::net::SocketAddr;

use serde::Deserialize;

use crate::model::{PublicUrl, SshDestination};

/// Who is at the other end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Service {
    LocalhostRun,
    /// Another that prints the address.
    Serveo,
    /// A server of the user's own.
    Own,
}

impl Service {
    fn of(destination: &SshDestination) -> Self {
        match destination.host.to_ascii_lowercase().as_str() {
            "localhost.run" | "ssh.localhost.run" => Self::LocalhostRun,
            "serveo.net" => Self::Serveo,
            _ => Self::Own,
        }
    }
}

/// What it is started with. It must not ask, must end when the forward fails or the connection is dead, must say which
/// port it got, and must not hand the forward to another ssh that is there already.
pub(super) fn arguments(destination: &SshDestination, to: SocketAddr) -> Vec<String> {
    let service = Service::of(destination);
    let mut arguments = vec!["-a".to_owned(), "-x".to_owned(), "-T".to_owned()];
    for option in [
        "BatchMode=yes",
        "ConnectTimeout=20",
        "ControlPath=none",
        "ExitOnForwardFailure=yes",
        "LogLevel=INFO",
        "ServerAliveCountMax=3",
        "ServerAliveInterval=15",
    ] {
        arguments.extend(["-o".to_owned(), option.to_owned()]);
    }
    let (flags, remote): (&[&str], String) = match (service, &destination.user) {
        (Service::LocalhostRun, None) => (&["-R"], format!("nokey@{}", destination.host)),
        (Service::LocalhostRun | Service::Serveo, _) => (&["-R"], destination.to_string()),
        (Service::Own, _) => (&["-N", "-R"], destination.to_string()),
    };
    arguments.extend(flags.iter().map(|flag| (*flag).to_owned()));
    arguments.push(if service == Service::Own { format!("*:0:{to}") } else { format!("80:{to}") });
    arguments.extend(["--".to_owned(), remote]);
    if service == Service::LocalhostRun {
        arguments.extend(["--output", "json"].map(str::to_owned));
    }
    arguments
}

/// Whether the address is one of a port of the server, so that its name must be known.
pub(super) fn needs_host(destination: &SshDestination) -> bool {
    Service::of(destination) == Service::Own
}

/// The server's real name, from what `ssh -G` says of a destination: a name of the user's configuration may stand for it.
pub(super) fn host_in(configuration: &str) -> Option<&str> {
    configuration.lines().find_map(|line| line.strip_prefix("hostname ")).map(str::trim)
}

/// The tunnel's address, where a line says it. `host` is the server's name.
pub(super) fn public_url(destination: &SshDestination, host: &str, line: &str) -> Option<PublicUrl> {
    match Service::of(destination) {
        Service::LocalhostRun => {
            #[derive(Deserialize)]
            struct Entry {
                event: String,
                address: String,
            }
            let Entry { event, address } = serde_json::from_str(line).ok()?;
            if event == "tcpip-forward" { format!("https://{address}").parse().ok() } else { None }
        }
        Service::Serveo => {
            let (_, after) = line.split_once("Forwarding HTTP traffic from ")?;
            after.split_whitespace().next()?.parse().ok()
        }
        Service::Own => {
            let (_, after) = line.split_once("Allocated port ")?;
            let (port, _) = after.split_once(" for remote forward to ")?;
            PublicUrl::plain(host, port.parse().ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TunnelSpec;

    fn destination(text: &str) -> SshDestination {
        match format!("ssh:{text}").parse().unwrap() {
            TunnelSpec::Ssh(destination) => destination,
            other @ (TunnelSpec::Cloudflared | TunnelSpec::Ngrok) => panic!("{other}"),
        }
    }

    #[test]
    fn what_follows_the_options_depends_on_who_is_at_the_other_end() {
        let last = |text| {
            let arguments = arguments(&destination(text), ([127, 0, 0, 1], 3333).into()).join(" ");
            arguments.split_once("ServerAliveInterval=15 ").unwrap().1.to_owned()
        };
        assert_eq!(last("localhost.run"), "-R 80:127.0.0.1:3333 -- nokey@localhost.run --output json");
        assert_eq!(last("ana@localhost.run"), "-R 80:127.0.0.1:3333 -- ana@localhost.run --output json");
        assert_eq!(last("serveo.net"), "-R 80:127.0.0.1:3333 -- serveo.net");
        assert_eq!(last("ana@box"), "-N -R *:0:127.0.0.1:3333 -- ana@box");
    }

    #[test]
    fn each_says_the_address_in_its_own_way() {
        let read = |to, line: &str| public_url(&destination(to), "box.example.com", line).map(|url| url.to_string());
        let event = r#"{"connection_id":"abc","event":"tcpip-forward","message":"d.lhr.life tunneled with tls termination, https://d.lhr.life","address":"d.lhr.life","status":"success"}"#;
        assert_eq!(read("localhost.run", event).as_deref(), Some("https://d.lhr.life"));
        let line = "Forwarding HTTP traffic from https://relego.serveo.net [0m";
        assert_eq!(read("serveo.net", line).as_deref(), Some("https://relego.serveo.net"));
        let line = "Allocated port 46157 for remote forward to 127.0.0.1:3333";
        assert_eq!(read("ana@box", line).as_deref(), Some("http://box.example.com:46157"));
        for (to, line) in [
            ("localhost.run", r#"{"event":"authn","message":"see https://localhost.run/docs/","address":"x"}"#),
            ("localhost.run", r#"{"event":"tcpip-forward","address":"a b"}"#),
            ("localhost.run", "Allocated port 1 for remote forward to 127.0.0.1:3333"),
            ("serveo.net", "To get a custom domain see https://serveo.net/docs"),
            ("serveo.net", "Forwarding HTTP traffic from http://relego.serveo.net"),
            ("box", "Allocated port 99999 for remote forward to 127.0.0.1:3333"),
            ("box", "https://box.example.com"),
        ] {
            assert_eq!(read(to, line), None, "{to}: {line}");
        }
    }

    #[test]
    fn the_real_name_of_a_server_is_in_the_configuration() {
        assert_eq!(host_in("user ana\nhostname box.example.com\nport 22\n"), Some("box.example.com"));
        assert_eq!(host_in("user ana\n"), None);
        assert!(needs_host(&destination("box")) && !needs_host(&destination("localhost.run")));
    }
}
