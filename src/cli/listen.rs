use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::artifact::OnDeletion;
use crate::model::{ArtifactKind, BotPrefix, ByteSize, EventPattern, Routed, Span, Target, Until};

/// Receive webhooks on this machine: keep them, show them, fetch what they announce
///
/// Every event is on disk before it is answered with 200. Ctrl-C ends cleanly, a second one at once.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  meetstream listen                         receive on http://127.0.0.1:3333/webhook
  meetstream listen --port 0 --json         on any free port, one JSON record a line
  meetstream listen --forward 3000/hook     relay every event to an app on port 3000
  meetstream listen --on 'audio.*=./save.sh'  run a command, the payload on its stdin
  meetstream listen --until complete        end with the first session; exit 8 if it failed
  meetstream listen --event 'bot.*'         show only what becomes of bots")]
pub(crate) struct ListenArgs {
    /// Address to receive on; anything but loopback requires the secret path
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) host: Option<IpAddr>,

    /// Port to receive on; 0 takes a free one
    #[arg(long, value_name = "N")]
    pub(crate) port: Option<u16>,

    /// Path to receive on
    #[arg(long, value_name = "PATH")]
    pub(crate) path: Option<String>,

    /// Require the secret path, /webhook/TOKEN; the token is kept with the profile
    #[arg(long)]
    pub(crate) secret_path: bool,

    /// Print the callback URL alone and exit
    #[arg(long)]
    pub(crate) print_url: bool,

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

    /// Folder for what is fetched, a folder per bot in it
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: Option<PathBuf>,

    /// Fetch nothing
    #[arg(long)]
    pub(crate) no_download: bool,

    /// What to fetch when it becomes ready
    #[arg(
        long,
        value_name = "KINDS",
        value_delimiter = ',',
        default_value = "audio,video,transcript",
        conflicts_with = "no_download"
    )]
    pub(crate) artifacts: Vec<ArtifactKind>,

    /// What becomes of local files when the service has erased a bot's data
    #[arg(long, value_name = "WHAT", default_value = "keep")]
    pub(crate) on_deletion: OnDeletionFlag,

    #[command(flatten)]
    pub(crate) relay: RelayArgs,

    /// Journal to use instead of the profile's
    #[arg(long, value_name = "FILE", conflicts_with = "ephemeral")]
    pub(crate) journal: Option<PathBuf>,

    /// Keep the journal in memory only: gone at the end
    #[arg(long)]
    pub(crate) ephemeral: bool,

    /// File to write the callback URL to once deliveries are taken
    #[arg(long, value_name = "FILE")]
    pub(crate) ready_file: Option<PathBuf>,

    /// Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept
    #[arg(long, value_name = "GLOB", value_delimiter = ',')]
    pub(crate) event: Vec<EventPattern>,

    /// Show, relay and run only events of these bots; eight characters of an id will do
    #[arg(long, value_name = "BOT", value_delimiter = ',')]
    pub(crate) bot: Vec<BotPrefix>,

    /// End when a session is complete, when a bot has stopped, or when an event of this name has come
    #[arg(long, value_name = "complete|stopped|EVENT")]
    pub(crate) until: Option<Until>,

    /// End after so many events
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) count: Option<u64>,

    /// End when no event has come for so long
    #[arg(long, value_name = "DURATION")]
    pub(crate) idle: Option<Span>,
}

/// What else is done with each event.
#[derive(Args, Debug)]
pub(crate) struct RelayArgs {
    /// Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated
    ///
    /// Bytes and headers go as they came, in order per bot. While the app is down or answers 5xx, events are kept, also
    /// across restarts, and sent when it is back.
    #[arg(long, value_name = "URL")]
    pub(crate) forward: Vec<Target>,

    /// Relay events of such names here, beside --forward, such as 'video.*=3000/video'; may be repeated
    #[arg(long, value_name = "GLOB=URL")]
    pub(crate) route: Vec<Routed<Target>>,

    /// How long the app may take to answer; 0 for as long as it likes
    #[arg(long, value_name = "DURATION", default_value = "30s")]
    pub(crate) forward_timeout: Span,

    /// Send again what the app refused (4xx) too
    #[arg(long = "retry-4xx")]
    pub(crate) retry_4xx: bool,

    /// Sign what is relayed anew, with a fresh timestamp, under the configured secret, or a generated one that is printed
    #[arg(long)]
    pub(crate) resign: bool,

    /// Run this for every event, in the shell, the payload on its stdin; may be repeated
    ///
    /// Its environment has `MEETSTREAM_EVENT`, `MEETSTREAM_BOT_ID`, `MEETSTREAM_SEQ` and `MEETSTREAM_PAYLOAD_FILE`; what
    /// it prints goes to stderr.
    #[arg(long, value_name = "COMMAND")]
    pub(crate) exec: Vec<String>,

    /// Run this for events of such names, beside --exec, such as 'audio.*=./save.sh'; may be repeated
    #[arg(long, value_name = "GLOB=COMMAND")]
    pub(crate) on: Vec<Routed<String>>,

    /// How long a command may run before it is killed, with all that it started; 0 for as long as it likes
    #[arg(long, value_name = "DURATION", default_value = "60s")]
    pub(crate) exec_timeout: Span,

    /// How many of a command may run at a time; those of one bot never do
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(crate) exec_jobs: u16,
}

/// What becomes of local files when the service has erased a bot's data.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum OnDeletionFlag {
    /// They stay
    #[default]
    Keep,
    /// They are removed, if the news came signed or on the secret path
    Remove,
}

impl From<OnDeletionFlag> for OnDeletion {
    fn from(flag: OnDeletionFlag) -> Self {
        match flag {
            OnDeletionFlag::Keep => Self::Keep,
            OnDeletionFlag::Remove => Self::Remove,
        }
    }
}
