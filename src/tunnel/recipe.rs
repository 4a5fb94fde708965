use std::ffi::OsStr;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use tokio::time::timeout;

use super::{TunnelError, cloudflared, lookup, ngrok, ssh};
use crate::model::{PublicUrl, SshDestination, TunnelSpec, variables};

/// How long `ssh -G` may take. It only reads files, but may run what the user's configuration says.
const CONFIGURATION_LIMIT: Duration = Duration::from_secs(10);

/// How a tunnel's program is run, and how it is understood.
#[derive(Clone, Debug)]
pub(super) struct Recipe {
    pub(super) program: PathBuf,
    pub(super) arguments: Vec<String>,
    spec: TunnelSpec,
    /// The name of the server whose port is the address.
    host: String,
}

/// What a line says of a tunnel.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Heard {
    /// It has this address.
    Address(PublicUrl),
    /// The program tells its address, and whether it is ready, there.
    Metrics(SocketAddr),
}

impl Recipe {
    /// Decides how to run the program of a tunnel to an address of this machine.
    ///
    /// # Errors
    /// [`TunnelError::Missing`].
    pub(super) async fn new(spec: &TunnelSpec, to: SocketAddr, search_path: &OsStr) -> Result<Self, TunnelError> {
        let program =
            lookup::find(spec.program(), search_path).ok_or(TunnelError::Missing { program: spec.program() })?;
        let (arguments, host) = match spec {
            TunnelSpec::Cloudflared => (cloudflared::arguments(to), String::new()),
            TunnelSpec::Ngrok => (ngrok::arguments(to), String::new()),
            TunnelSpec::Ssh(destination) => {
                let host = if ssh::needs_host(destination) { real_host(&program, destination).await } else { None };
                (ssh::arguments(destination, to), host.unwrap_or_else(|| destination.host.clone()))
            }
        };
        Ok(Self { program, arguments, spec: spec.clone(), host })
    }

    /// The program's name.
    pub(super) fn name(&self) -> &'static str {
        self.spec.program()
    }

    /// Understands a line that the program wrote.
    pub(super) fn hear(&self, line: &str) -> Option<Heard> {
        match &self.spec {
            TunnelSpec::Cloudflared => cloudflared::metrics(line).map(Heard::Metrics),
            TunnelSpec::Ngrok => ngrok::public_url(line).map(Heard::Address),
            TunnelSpec::Ssh(destination) => ssh::public_url(destination, &self.host, line).map(Heard::Address),
        }
    }
}

/// The name that a destination has in the net. Without an answer, the one that was given must do.
async fn real_host(ssh: &PathBuf, destination: &SshDestination) -> Option<String> {
    let mut command = Command::new(ssh);
    command.args(["-G", "--"]).arg(destination.to_string()).stdin(Stdio::null()).kill_on_drop(true);
    // Its configuration may run programs.
    command.env_remove(variables::API_KEY).env_remove(variables::WEBHOOK_SECRET);
    let output = timeout(CONFIGURATION_LIMIT, command.output()).await.ok()?.ok()?;
    ssh::host_in(&String::from_utf8_lossy(&output.stdout)).map(str::to_owned)
}
