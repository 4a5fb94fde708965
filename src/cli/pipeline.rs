use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{defaults, suggested, values};
use crate::artifact::OnDeletion;
use crate::model::{ArtifactKind, ByteSize, Condition, EventPattern, Routed, Secret, Span, Target, Until};
use crate::settings::DEFAULT_OUTPUT_DIR;

/// What is fetched, kept and shown, what else is done with each event, and when it ends: the flags of every command that
/// follows bots.
#[derive(Args, Debug)]
pub(crate) struct PipelineArgs {
    #[arg(
        long,
        help_heading = "Files",
        value_name = "FOLDER",
        help = defaults::of_setting("Folder for what is fetched, a folder per bot in it", "output_dir", DEFAULT_OUTPUT_DIR)
    )]
    pub(crate) out: Option<PathBuf>,

    /// Fetch nothing
    #[arg(long, help_heading = "Files")]
    pub(crate) no_download: bool,

    /// What to fetch when it becomes ready [default: audio,video,transcript]
    #[arg(
        long,
        help_heading = "Files",
        value_name = "KINDS",
        value_delimiter = ',',
        value_parser = suggested::artifact(),
        hide_possible_values = true,
        conflicts_with = "no_download"
    )]
    pub(crate) artifacts: Vec<ArtifactKind>,

    /// The most bytes that a file may have, such as 20GiB [default: 100GiB]
    #[arg(long, help_heading = "Files", value_name = "SIZE", conflicts_with = "no_download")]
    pub(crate) max_size: Option<ByteSize>,

    /// What becomes of local files when the service has erased a bot's data
    #[arg(long, help_heading = "Files", value_name = "WHAT", default_value = "keep")]
    pub(crate) on_deletion: OnDeletionFlag,

    #[command(flatten)]
    pub(crate) relay: RelayArgs,

    /// Journal to use instead of the profile's
    #[arg(long, value_name = "FILE", conflicts_with = "ephemeral")]
    pub(crate) journal: Option<PathBuf>,

    /// Keep the journal in memory only: gone at the end
    #[arg(long)]
    pub(crate) ephemeral: bool,

    /// Show, relay and run only events with such names (`*` and `?` stand for others); everything is kept
    #[arg(
        long,
        value_name = "GLOB",
        value_delimiter = ',',
        value_parser = suggested::pattern(),
        hide_possible_values = true
    )]
    pub(crate) event: Vec<EventPattern>,

    /// Show, relay, run and fetch only of events whose payload fulfils this jq expression; may be repeated
    ///
    /// Such as `.custom_attributes.team == "a"`. What it cannot answer does not count, and is said once. It looks at the payload
    /// alone: no loops, definitions or assignments. How sessions went is told of all of them.
    #[arg(long = "where", value_name = "EXPRESSION")]
    pub(crate) conditions: Vec<Condition>,

    /// End when a session is complete, when a bot has stopped, or when an event of this name has come
    #[arg(
        long,
        value_name = "complete|stopped|EVENT",
        value_parser = suggested::until(),
        hide_possible_values = true
    )]
    pub(crate) until: Option<Until>,

    /// End when no event has come for so long
    #[arg(long, value_name = "DURATION")]
    pub(crate) idle: Option<Span>,

    /// Notify on the desktop when somebody must let a bot in, and when it was not let in
    ///
    /// With `notify-send` on Linux, `osascript` on macOS, a toast on Windows; without one of these, through the terminal.
    #[arg(long)]
    pub(crate) notify: bool,
}

impl PipelineArgs {
    /// What was named and fits no event that is known, each with its flag and what was meant. The service may have new
    /// events, so that it can still be right.
    pub(crate) fn doubts(&self) -> Vec<String> {
        let until = match &self.until {
            Some(Until::Event(pattern)) => Some(pattern),
            Some(Until::Complete | Until::Stopped) | None => None,
        };
        let events = self.event.iter().map(|pattern| ("--event", pattern));
        let until = until.map(|pattern| ("--until", pattern));
        let routes = self.relay.route.iter().map(|route| ("--route", &route.pattern));
        let commands = self.relay.on.iter().map(|route| ("--on", &route.pattern));
        let doubts = events.chain(until).chain(routes).chain(commands);
        doubts.filter_map(|(flag, pattern)| Some(format!("{flag}: {}", pattern.doubt()?))).collect()
    }
}

/// What else is done with each event.
#[derive(Args, Debug)]
#[command(next_help_heading = "Relaying and running")]
pub(crate) struct RelayArgs {
    /// Relay every event here: 3000, 3000/hook, host:port/path or a URL; may be repeated
    ///
    /// Bytes, headers and query go as they came, in order per bot. While the app is down or answers 5xx, events are kept, also
    /// across restarts, and sent when it is back.
    #[arg(long, value_name = "URL")]
    pub(crate) forward: Vec<Target>,

    /// Relay events of such names here, beside --forward, such as 'video.*=3000/video'; may be repeated
    #[arg(long, value_name = "GLOB=URL")]
    pub(crate) route: Vec<Routed<Target>>,

    /// Send this header too, in the place of one of its name; `@FILE` reads headers from a file, one a line; may be repeated
    ///
    /// On the command line others can read it: what is secret is for a file, or for the setting `listen.headers`.
    #[arg(long, value_name = "HEADER|@FILE", value_parser = values::unseen)]
    pub(crate) header: Vec<Secret>,

    /// Take any certificate of an https target on this machine
    #[arg(long)]
    pub(crate) forward_insecure: bool,

    /// How many requests to your apps may be under way at a time, of all targets together [default: one for each bot]
    #[arg(long, value_name = "N", value_parser = values::whole::<u16>(1..=1_000))]
    pub(crate) max_connections: Option<u16>,

    /// How long the app may take to answer; 0 for as long as it likes
    #[arg(long, value_name = "DURATION", default_value = "30s")]
    pub(crate) forward_timeout: Span,

    /// Send again what the app refused (4xx) too
    #[arg(long = "retry-4xx")]
    pub(crate) retry_4xx: bool,

    /// Sign what is relayed anew, with a fresh timestamp, under the configured secret, or one that is made once and kept (`listen --print-secret` prints it)
    #[arg(long)]
    pub(crate) resign: bool,

    /// Run this for every event, in the shell, the payload on its stdin; may be repeated
    ///
    /// Its environment has `MEETSTREAM_EVENT`, `MEETSTREAM_BOT_ID`, `MEETSTREAM_SEQ`, `MEETSTREAM_QUERY` and `MEETSTREAM_PAYLOAD_FILE`; what
    /// it prints goes to stderr.
    #[arg(long, value_name = "COMMAND", value_parser = command)]
    pub(crate) exec: Vec<String>,

    /// Run this for events of such names, beside --exec, such as 'audio.*=./save.sh'; may be repeated
    #[arg(long, value_name = "GLOB=COMMAND")]
    pub(crate) on: Vec<Routed<String>>,

    /// How long a command may run before it is killed, with all that it started; 0 for as long as it likes
    #[arg(long, value_name = "DURATION", default_value = "60s")]
    pub(crate) exec_timeout: Span,

    /// How many of a command may run at a time; those of one bot never do
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = values::whole::<u16>(1..=64))]
    pub(crate) exec_jobs: u16,
}

/// What becomes of local files when the service has erased a bot's data.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum OnDeletionFlag {
    /// They stay
    #[default]
    Keep,
    /// They are removed, if the news came signed, on the secret path, or from the API
    Remove,
}

/// Reads a command for the shell.
fn command(text: &str) -> Result<String, &'static str> {
    if text.trim().is_empty() { Err("it is blank; a command for the shell is expected") } else { Ok(text.to_owned()) }
}

impl From<OnDeletionFlag> for OnDeletion {
    fn from(flag: OnDeletionFlag) -> Self {
        match flag {
            OnDeletionFlag::Keep => Self::Keep,
            OnDeletionFlag::Remove => Self::Remove,
        }
    }
}
