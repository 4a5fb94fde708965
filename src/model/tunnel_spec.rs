use std::fmt;
use std::str::FromStr;

/// Which program makes a tunnel to the receiver. Written `cloudflared`, `ngrok` or `ssh:[user@]host`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TunnelSpec {
    /// A quick tunnel of Cloudflare; needs no account.
    Cloudflared,
    /// An endpoint of ngrok; needs an account.
    Ngrok,
    /// A remote forward of OpenSSH.
    Ssh(SshDestination),
}

/// Where an SSH connection leads: a host of the user's configuration or of the net, perhaps with a user.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SshDestination {
    /// The user, where one is named.
    pub user: Option<String>,
    /// The host as it was named.
    pub host: String,
}

/// Why a string names no tunnel.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a tunnel is `cloudflared`, `ngrok` or `ssh:[user@]host`")]
pub struct ParseTunnelSpecError;

impl TunnelSpec {
    /// The program's name.
    pub fn program(&self) -> &'static str {
        match self {
            Self::Cloudflared => "cloudflared",
            Self::Ngrok => "ngrok",
            Self::Ssh(_) => "ssh",
        }
    }
}

impl FromStr for TunnelSpec {
    type Err = ParseTunnelSpecError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "cloudflared" => Ok(Self::Cloudflared),
            "ngrok" => Ok(Self::Ngrok),
            other => {
                let destination = other.strip_prefix("ssh:").ok_or(ParseTunnelSpecError)?;
                let (user, host) = match destination.rsplit_once('@') {
                    Some((user, host)) => (Some(user.to_owned()), host.to_owned()),
                    None => (None, destination.to_owned()),
                };
                // A word that begins with a dash would be a flag of ssh.
                let is_plain = |word: &str| {
                    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:+@".contains(&byte);
                    !word.is_empty() && !word.starts_with('-') && word.bytes().all(allowed)
                };
                if user.as_deref().is_none_or(is_plain) && is_plain(&host) {
                    Ok(Self::Ssh(SshDestination { user, host }))
                } else {
                    Err(ParseTunnelSpecError)
                }
            }
        }
    }
}

impl fmt::Display for TunnelSpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cloudflared | Self::Ngrok => formatter.write_str(self.program()),
            Self::Ssh(destination) => write!(formatter, "ssh:{destination}"),
        }
    }
}

impl fmt::Display for SshDestination {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.user {
            Some(user) => write!(formatter, "{user}@{}", self.host),
            None => formatter.write_str(&self.host),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tunnel_is_named_by_its_program_and_for_ssh_its_destination() {
        for text in ["cloudflared", "ngrok", "ssh:box", "ssh:ana@box.example.com", "ssh:ana@corp@fe80::1"] {
            assert_eq!(text.parse::<TunnelSpec>().unwrap().to_string(), text);
        }
        for text in ["", "ssh", "ssh:", "ssh:@box", "ssh:ana@", "ssh:-oProxyCommand=x", "ssh:-l@box", "ssh:a b", "frp"]
        {
            assert_eq!(text.parse::<TunnelSpec>(), Err(ParseTunnelSpecError), "{text}");
        }
    }
}
