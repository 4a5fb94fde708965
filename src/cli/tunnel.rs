use clap::Args;

use crate::model::{PublicUrl, Span, TunnelSpec};

/// How the outside reaches the receiver.
#[derive(Args, Debug)]
pub(crate) struct TunnelArgs {
    /// Make a public address with an installed program: cloudflared, ngrok or ssh:HOST; requires the secret path
    ///
    /// The address is asked from outside until it leads here, before anything else is done, and asked again while it is
    /// used. The program ends with this one.
    #[arg(long, value_name = "PROGRAM")]
    pub(crate) tunnel: Option<TunnelSpec>,

    /// Public address that leads here already, such as one of a proxy of your own; requires the secret path
    #[arg(long, value_name = "URL", conflicts_with = "tunnel")]
    pub(crate) public_url: Option<PublicUrl>,

    /// How long a tunnel may take to tell its address, and as long again to lead here
    #[arg(long, value_name = "DURATION", default_value = "60s")]
    pub(crate) tunnel_timeout: Span,

    /// How often a tunnel is asked from outside whether it still leads here
    #[arg(long, value_name = "DURATION", default_value = "30s")]
    pub(crate) check_every: Span,
}
