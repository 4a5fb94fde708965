use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use super::OutsideOptions;
use crate::context::Context;
use crate::error::{Error, InputError};
use crate::http::AllowedHosts;
use crate::model::{HostName, PublicUrl, Secret};
use crate::source::{ParseReceiverPathError, PathToken, ReceiverPath, SecretPath, TrustPolicy};
use crate::webhook::signature::{self, Keys};

/// Where webhooks are received, and who may deliver.
#[derive(Clone, Debug)]
pub(crate) struct ReceiverOptions {
    pub(crate) host: IpAddr,
    /// What unproven deliveries may be sent to, beside `host` and the names that this machine has for itself.
    pub(crate) allowed_hosts: Vec<HostName>,
    /// 0 takes a free one.
    pub(crate) port: u16,
    pub(crate) path: ReceiverPath,
    /// Whether only the secret path is open. An address other than loopback requires it in any case.
    pub(crate) secret_path: SecretPath,
    pub(crate) allow_unsigned: bool,
    pub(crate) tolerance: Duration,
    /// The largest body, in bytes.
    pub(crate) max_body: u64,
    /// How the outside reaches it; `None` leaves that to the user.
    pub(crate) outside: Option<OutsideOptions>,
}

impl ReceiverOptions {
    /// What is decided where nothing is said on the command line.
    pub(crate) fn new(ctx: &Context) -> Result<Self, Error> {
        let settings = &ctx.settings;
        Ok(Self {
            host: settings.listen_host.value,
            allowed_hosts: settings.listen_allow_hosts.value.clone(),
            port: settings.listen_port.value,
            path: Self::parse_path(&settings.listen_path.value)?,
            secret_path: SecretPath::Optional,
            allow_unsigned: false,
            tolerance: signature::DEFAULT_TOLERANCE,
            max_body: 1 << 20,
            outside: None,
        })
    }

    /// Reads the path to receive on.
    pub(crate) fn parse_path(text: &str) -> Result<ReceiverPath, Error> {
        text.parse().map_err(|error: ParseReceiverPathError| {
            InputError::Argument {
                message: error.to_string(),
                hint: "a path begins with / and has letters, digits, `-`, `_`, `.` and `~`; shells of MSYS rewrite such \
                       an argument unless MSYS_NO_PATHCONV=1 is set",
            }
            .into()
        })
    }

    /// Who may deliver, signed with one of `secrets` where there are any.
    pub(crate) fn trust(&self, secrets: &[Secret], ctx: &Context) -> Result<TrustPolicy, Error> {
        let secret_path = self.secret_path();
        let token = match (PathToken::load(&ctx.settings.locations.path_token()), secret_path) {
            (Ok(token), _) => Some(token),
            // Nobody has asked for it, so its file being out of reach keeps nobody from listening.
            (Err(_), SecretPath::Optional) => None,
            (Err(error), SecretPath::Required) => return Err(Error::PathToken(error)),
        };
        let public = self.outside.as_ref().and_then(OutsideOptions::known_url).and_then(PublicUrl::host);
        Ok(TrustPolicy {
            path: self.path.clone(),
            token,
            secret_path,
            keys: Keys::new(secrets),
            allow_unsigned: self.allow_unsigned,
            tolerance: self.tolerance,
            hosts: AllowedHosts::new(self.host, self.allowed_hosts.iter().cloned().chain(public)),
        })
    }

    /// The URL for bots to deliver to, where it is known before anything runs.
    ///
    /// # Errors
    /// Where it is not.
    pub(crate) fn known_url(&self, secrets: &[Secret], ctx: &Context) -> Result<String, Error> {
        let path = || Ok::<_, Error>(self.trust(secrets, ctx)?.callback_path());
        match &self.outside {
            Some(outside) => {
                let url = outside.known_url().ok_or(InputError::Argument {
                    message: "the address of a tunnel is not known before the listener runs".to_owned(),
                    hint: "read `public_url` in the `ready` record of `listen --json`, or use --ready-file",
                })?;
                Ok(url.join(&path()?))
            }
            None if self.port == 0 => Err(InputError::Argument {
                message: "port 0 is not known before the listener runs".to_owned(),
                hint: "give --port N, or read `url` in the `ready` record of `listen --json`, or use --ready-file",
            }
            .into()),
            None => Ok(local_url(SocketAddr::new(self.host, self.port), &path()?)),
        }
    }

    /// Whoever can be reached from outside is, sooner or later.
    fn secret_path(&self) -> SecretPath {
        if self.host.is_loopback() && self.outside.is_none() { self.secret_path } else { SecretPath::Required }
    }
}

/// The URL to deliver to from this machine.
pub(super) fn local_url(address: SocketAddr, path: &str) -> String {
    format!("http://{}{path}", near(address))
}

/// Where an address is reached from this machine: an unspecified one at loopback.
pub(super) fn near(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip @ (IpAddr::V4(_) | IpAddr::V6(_)) => ip,
    };
    SocketAddr::new(ip, address.port())
}
