use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;

use super::{PipelineArgs, TunnelArgs, defaults, values};
use crate::model::{BotPrefix, ByteSize, HostName, Span};
use crate::settings::{DEFAULT_HOST, DEFAULT_PATH, DEFAULT_PORT};

/// Receive webhooks on this machine: keep them, show them, fetch what they announce
///
/// Every event is on disk before it is answered with 200. Ctrl-C ends cleanly, a second one at once.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  # Receive on http://127.0.0.1:3333/webhook
  meetstream listen
  # With a public address, and the secret path that it needs
  meetstream listen --tunnel cloudflared
  # Relay every event to an app on port 3000
  meetstream listen --forward 3000/hook
  # Run a command for some events, the payload on its stdin
  meetstream listen --on 'audio.*=./save.sh'
  # Only events whose payload fulfils an expression of jq
  meetstream listen --where '.custom_attributes.team == \"a\"'
  # End with the first session; exit 8 if it failed
  meetstream listen --until complete
  # Run a command once deliveries are taken, and end with the session
  meetstream listen --until complete -- meetstream create \\
    https://meet.google.com/abc-defg-hij --callback-url '{url}'
  # On any free port, one JSON record a line
  meetstream listen --port 0 --json")]
pub(crate) struct ListenArgs {
    #[arg(
        long, value_name = "ADDRESS", value_parser = values::ip_address,
        help = defaults::of_setting("Address to receive on; anything but loopback requires the secret path", "listen.host", DEFAULT_HOST)
    )]
    pub(crate) host: Option<IpAddr>,

    /// Name of this machine that unproven deliveries may be sent to, beside --host and localhost; may be repeated
    ///
    /// A web page can have its visitor's browser send anything to this machine. So what proves nothing is refused where it
    /// has the header Origin or a Sec-Fetch-, or is for another host.
    #[arg(long, value_name = "NAME")]
    pub(crate) allow_host: Vec<HostName>,

    #[arg(
        long, value_name = "N", value_parser = values::whole::<u16>(values::PORTS),
        help = defaults::of_setting("Port to receive on; 0 takes a free one", "listen.port", DEFAULT_PORT)
    )]
    pub(crate) port: Option<u16>,

    #[arg(
        long, value_name = "PATH",
        help = defaults::of_setting("Path to receive on", "listen.path", DEFAULT_PATH)
    )]
    pub(crate) path: Option<String>,

    /// Require the secret path, /webhook/TOKEN; the token is kept with the profile
    #[arg(long)]
    pub(crate) secret_path: bool,

    #[command(flatten)]
    pub(crate) outside: TunnelArgs,

    /// Print the callback URL alone and exit
    #[arg(long)]
    pub(crate) print_url: bool,

    /// Print what --resign signs with and exit: the configured secret, else one that is made once and kept
    #[arg(long, conflicts_with = "print_url")]
    pub(crate) print_secret: bool,

    /// File with the secret that webhooks are signed with; several while one is being rotated
    /// [env: MEETSTREAM_WEBHOOK_SECRET]
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_file: Vec<PathBuf>,

    /// Accept deliveries without a signature although a secret is configured
    #[arg(long)]
    pub(crate) allow_unsigned: bool,

    /// How far a signed delivery's timestamp may be from now
    #[arg(long, value_name = "DURATION", default_value = "5m")]
    pub(crate) tolerance: Span,

    /// Largest body accepted
    #[arg(long, value_name = "SIZE", default_value = "1MiB")]
    pub(crate) max_body: ByteSize,

    #[command(flatten)]
    pub(crate) pipeline: PipelineArgs,

    /// Do not ask the API what no webhook tells: show what comes, and nothing else
    #[arg(long)]
    pub(crate) no_poll: bool,

    /// How often to ask the API about a bot at most, with an API key, for what no webhook tells
    #[arg(long, value_name = "DURATION", default_value = "10s", conflicts_with = "no_poll")]
    pub(crate) poll_every: Span,

    /// File that holds the callback URL for as long as deliveries are taken
    #[arg(long, value_name = "FILE")]
    pub(crate) ready_file: Option<PathBuf>,

    /// Show, relay and run only events of these bots; eight characters of an id will do
    #[arg(long, value_name = "BOT", value_delimiter = ',')]
    pub(crate) bot: Vec<BotPrefix>,

    /// End after so many events
    #[arg(long, value_name = "N", value_parser = values::whole::<u64>(1..=u64::MAX))]
    pub(crate) count: Option<u64>,

    /// Program to run once deliveries are taken, with its arguments; {url} in them is the callback URL
    ///
    /// It runs without a shell; its environment has `MEETSTREAM_URL` and, where there is one, `MEETSTREAM_WEBHOOK_SECRET`;
    /// what it prints goes to stderr. If it fails, so does the listener. It ends with the listener, and the listener with it
    /// where none of --until, --count and --idle says when.
    #[arg(last = true, value_name = "COMMAND", conflicts_with_all = ["print_url", "print_secret"])]
    pub(crate) command: Vec<OsString>,
}
