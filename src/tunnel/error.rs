use std::io;
use std::time::Duration;

use super::lookup;
use super::probe::ProbeError;
use super::said::Said;
use crate::model::{ExitStatus, Failure, Hint, Situation, Span};

/// Why there is no tunnel.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TunnelError {
    /// The program ended by itself.
    #[error("`{program}` ended without a tunnel")]
    Ended {
        program: &'static str,
        #[source]
        said: Said,
    },
    /// It is not installed.
    #[error("`{program}` is not installed, or not in a folder of PATH")]
    Missing { program: &'static str },
    /// It has told no address in time.
    #[error("`{program}` told no public address within {}", Span(*.limit))]
    NoAddress {
        program: &'static str,
        limit: Duration,
        #[source]
        said: Said,
    },
    /// The system does not start it.
    #[error("cannot start `{program}`")]
    Start {
        program: &'static str,
        #[source]
        source: io::Error,
    },
    /// The address was told, and does not lead to the receiver.
    #[error("{url} did not lead to this receiver within {}", Span(*.limit))]
    Unproven {
        program: &'static str,
        url: String,
        limit: Duration,
        #[source]
        source: ProbeError,
    },
}

impl Failure for TunnelError {
    fn exit_status(&self) -> ExitStatus {
        ExitStatus::Unavailable
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "tunnel_missing",
            Self::Ended { .. } | Self::NoAddress { .. } | Self::Start { .. } | Self::Unproven { .. } => "tunnel",
        }
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        let hint = match self {
            Self::Missing { program } => lookup::how_to_install(program),
            Self::Ended { program, said } | Self::NoAddress { program, said, .. } => remedy(program, said),
            Self::Start { .. } => "run it by hand to see why",
            Self::Unproven { program: "ssh", .. } => {
                "a server of your own must let others reach the port (`GatewayPorts clientspecified` in its sshd_config, \
                 and its firewall); a `--public-url` in front of it can add https"
            }
            Self::Unproven { .. } => {
                "try again in a minute: a name server may remember that the name was not there yet; --tunnel-timeout waits \
                 for longer"
            }
        };
        Some(hint.into())
    }
}

/// What to do about what a program has said.
fn remedy(program: &str, said: &Said) -> &'static str {
    match program {
        "ngrok" if said.has("authtoken") || said.has("err_ngrok_4018") => {
            "ngrok needs an account: take your authtoken from https://dashboard.ngrok.com/get-started/your-authtoken, then \
             `ngrok config add-authtoken TOKEN`"
        }
        "ngrok" if said.has("err_ngrok_108") => {
            "another agent of your account is at work: stop it, or use another tunnel"
        }
        "ssh" if said.has("host key verification failed") => {
            "connect once by hand with `ssh`, to see and accept the server's key"
        }
        "ssh" if said.has("permission denied") => {
            "`ssh` must get in without asking: with a key, in an agent if it has a passphrase"
        }
        "ssh" if said.has("remote port forwarding failed") => {
            "the server does not forward ports: `AllowTcpForwarding` in its sshd_config"
        }
        "cloudflared" if said.has("429") || said.has("1015") => {
            "Cloudflare lets one address make only so many quick tunnels: wait a while, or use another tunnel"
        }
        _ => "check the network, or run the program by hand; `--tunnel` knows cloudflared, ngrok and ssh:[user@]host",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_said_leads_to_what_to_do() {
        for (program, line, hint) in [
            ("ngrok", r#"{"err":"authentication failed … ERR_NGROK_4018","lvl":"eror"}"#, "add-authtoken"),
            ("ngrok", "ERR_NGROK_108", "another agent"),
            ("ssh", "Host key verification failed.", "by hand"),
            ("ssh", "ana@box: Permission denied (publickey).", "key"),
            ("ssh", "Error: remote port forwarding failed for listen port 0", "AllowTcpForwarding"),
            ("cloudflared", "ERR Error unmarshaling QuickTunnel response: error code: 1015", "wait"),
            ("cloudflared", "something else", "check the network"),
        ] {
            let mut said = Said::default();
            said.push(line);
            let error = TunnelError::Ended { program, said };
            assert!(
                error.hint(&Situation::default()).unwrap().told(&Situation::default()).unwrap().contains(hint),
                "{program}: {line}"
            );
            assert_eq!(error.exit_status(), ExitStatus::Unavailable);
        }
    }
}
