use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{LiveViewArgs, defaults};
use crate::model::{NamedProvider, ResourceId, Span, WholeHours};
use crate::settings::{DEFAULT_BOT_NAME, DEFAULT_BOT_RETENTION};

/// Send a bot into a meeting, now or later
///
/// Prints the bot's id. Sent with an idempotency key, so that a call that is repeated after a fault never makes a
/// second bot. What the API would refuse is refused before anything is sent.
#[derive(Args, Debug)]
#[command(group(
    clap::ArgGroup::new("of_live")
        .args(["save", "audio", "chat", "port", "tunnel", "public_url"])
        .multiple(true)
        .requires("live")
))]
#[command(after_help = "Examples:
  meetstream create https://meet.google.com/abc-defg-hij
  meetstream create 'https://zoom.us/j/1234567890?pwd=x' --video \\
    --transcript deepgram --language de
  meetstream create https://meet.google.com/abc-defg-hij --attr team=sales \\
    --join-at 2030-03-01T09:00:00+01:00
  meetstream create https://meet.google.com/abc-defg-hij -q \\
    --callback-url https://example.com/hook
  # Read along while the meeting goes on
  meetstream create https://meet.google.com/abc-defg-hij --live --tunnel ngrok
  meetstream create --example > bot.json
  meetstream create --payload bot.json --dry-run")]
pub(crate) struct CreateArgs {
    /// Link to the meeting
    #[arg(value_name = "URL", required_unless_present_any = ["link", "payload", "defaults", "example"])]
    url: Option<String>,

    /// The same, by name
    #[arg(long, short, value_name = "URL")]
    link: Option<String>,

    /// Print a body for --payload to begin with, every field explained, and send nothing
    #[arg(long, help_heading = "Sending")]
    pub(crate) example: bool,

    #[command(flatten)]
    pub(crate) bot: BotArgs,

    /// Read what is spoken while it is spoken, as `live` does: the bot sends its transcript, its sound and its webhooks here
    ///
    /// Needs --tunnel or --public-url, unless the API is a sandbox on this machine. It is transcribed by
    /// `meetstream_streaming` unless --transcript names another streaming provider.
    #[arg(
        long,
        help_heading = "Live on this machine",
        conflicts_with_all = ["callback_url", "live_transcript_webhook", "live_audio_ws", "example"]
    )]
    pub(crate) live: bool,

    #[command(flatten)]
    pub(crate) view: LiveViewArgs,
}

impl CreateArgs {
    /// The link, however it was given.
    ///
    /// # Errors
    /// When two were given.
    pub(crate) fn link(&self) -> Result<Option<&str>, TwoLinks> {
        match (&self.url, &self.link) {
            (Some(url), Some(link)) if url != link => Err(TwoLinks),
            (url, link) => Ok(url.as_ref().or(link.as_ref()).map(String::as_str)),
        }
    }
}

/// Links that differ were given, by place and by name.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the link is given twice, and not the same: as URL and with --link")]
pub(crate) struct TwoLinks;

/// What a bot is to be and to do, but for its meeting.
#[derive(Args, Debug, Default)]
pub(crate) struct BotArgs {
    /// Accept a link to any host, not only to Google Meet, Zoom and Microsoft Teams
    #[arg(long)]
    pub(crate) any_link: bool,

    #[arg(
        long, short, value_name = "NAME",
        help = defaults::of_setting("Name of the bot in the meeting", "bot_name", DEFAULT_BOT_NAME)
    )]
    pub(crate) name: Option<String>,

    /// Record video too
    #[arg(long)]
    pub(crate) video: bool,

    /// Where this bot's webhooks go; it cannot be set later
    #[arg(long, short, value_name = "URL")]
    pub(crate) callback_url: Option<String>,

    /// When to join: a date with a zone, or a time from now such as +10m
    #[arg(long, value_name = "WHEN")]
    pub(crate) join_at: Option<String>,

    /// Chat message on joining
    #[arg(long, value_name = "TEXT")]
    pub(crate) message: Option<String>,

    /// Picture of the bot: a public URL
    #[arg(long, value_name = "URL")]
    pub(crate) image_url: Option<String>,

    /// Text that comes back with every webhook; repeatable
    #[arg(long, value_name = "KEY=VALUE", value_parser = attribute)]
    pub(crate) attr: Vec<(String, String)>,

    #[arg(
        long, value_name = "DURATION",
        help = defaults::of_setting("How long the service keeps the data: whole hours, such as 36h or 7d", "bot_retention", DEFAULT_BOT_RETENTION)
    )]
    pub(crate) retention: Option<WholeHours>,

    /// Agent (MIA) that speaks through the bot
    #[arg(long, value_name = "ID")]
    pub(crate) agent: Option<ResourceId>,

    /// Workflow that runs after the meeting; repeatable
    #[arg(long, value_name = "ID")]
    pub(crate) workflow: Vec<ResourceId>,

    #[command(flatten)]
    pub(crate) transcript: TranscriptArgs,

    #[command(flatten)]
    pub(crate) recording: RecordingArgs,

    #[command(flatten)]
    pub(crate) leaving: LeavingArgs,

    #[command(flatten)]
    pub(crate) access: AccessArgs,

    #[command(flatten)]
    pub(crate) live: LiveArgs,

    #[command(flatten)]
    pub(crate) sending: SendingArgs,
}

#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Transcript")]
pub(crate) struct TranscriptArgs {
    /// Who transcribes [default: nobody]
    #[arg(long, short, value_name = "PROVIDER", value_parser = super::suggested::provider())]
    pub(crate) transcript: Option<NamedProvider>,

    /// Language that is spoken, as the provider names it, such as en or en-IN
    #[arg(long, value_name = "LANGUAGE", requires = "transcript")]
    pub(crate) language: Option<String>,

    /// JSON file with the provider's options, in place of the documented ones; - is stdin
    #[arg(long, value_name = "FILE", requires = "transcript", conflicts_with = "language")]
    pub(crate) provider_config: Option<PathBuf>,
}

#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Recording")]
pub(crate) struct RecordingArgs {
    /// Keep an audio file per participant too
    #[arg(long)]
    pub(crate) separate_audio: bool,

    /// Keep a video file per participant too
    #[arg(long)]
    pub(crate) separate_video: bool,

    /// Layout of the video
    #[arg(long, value_name = "LAYOUT")]
    pub(crate) layout: Option<Layout>,

    /// Where joining and leaving participants are announced as they happen
    #[arg(long, value_name = "URL")]
    pub(crate) participant_webhook: Option<String>,
}

/// Layouts of a mixed video.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Layout {
    /// Everyone in a grid
    Grid,
    /// Who speaks
    Speaker,
}

#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Leaving by itself")]
pub(crate) struct LeavingArgs {
    /// Leave when nobody admits it (1m to 10m on Google Meet, 20m on Zoom, 30m on Teams)
    #[arg(long, value_name = "DURATION")]
    pub(crate) waiting_room_timeout: Option<Span>,

    /// Leave when nobody else comes (1m to 30m)
    #[arg(long, value_name = "DURATION")]
    pub(crate) no_one_joined_timeout: Option<Span>,

    /// Leave when everybody else has left (5s to 30m)
    #[arg(long, value_name = "DURATION")]
    pub(crate) everyone_left_timeout: Option<Span>,

    /// Leave when nobody speaks (1m to 30m)
    #[arg(long, value_name = "DURATION")]
    pub(crate) silence_timeout: Option<Span>,

    /// Leave when the recording is this long (10m to 5h)
    #[arg(long, value_name = "DURATION")]
    pub(crate) max_recording: Option<Span>,

    /// Leave when the host refuses the recording (1m to 5m; Zoom)
    #[arg(long, value_name = "DURATION")]
    pub(crate) permission_timeout: Option<Span>,
}

#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Joining with an account")]
pub(crate) struct AccessArgs {
    /// Join Google Meet with an account of this login domain
    #[arg(long, value_name = "DOMAIN", conflicts_with = "teams_login_domain")]
    pub(crate) google_login_domain: Option<String>,

    /// Join Microsoft Teams with an account of this login domain
    #[arg(long, value_name = "DOMAIN")]
    pub(crate) teams_login_domain: Option<String>,

    /// The one account to join with
    #[arg(long, value_name = "EMAIL")]
    pub(crate) sign_in_email: Option<String>,

    /// Join with another account of the domain when that one is busy
    #[arg(long, requires = "sign_in_email")]
    pub(crate) no_strict_email: bool,

    /// https endpoint of yours that answers with a Zoom ZAK token
    #[arg(long, value_name = "URL", conflicts_with = "zoom_obf_url")]
    pub(crate) zoom_zak_url: Option<String>,

    /// https endpoint of yours that answers with a Zoom OBF token
    #[arg(long, value_name = "URL")]
    pub(crate) zoom_obf_url: Option<String>,
}

#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Live")]
pub(crate) struct LiveArgs {
    /// Where live transcript chunks are posted; needs a streaming provider
    #[arg(long, value_name = "URL")]
    pub(crate) live_transcript_webhook: Option<String>,

    /// Where live audio goes (wss)
    #[arg(long, value_name = "URL")]
    pub(crate) live_audio_ws: Option<String>,

    /// Where live video goes (wss)
    #[arg(long, value_name = "URL")]
    pub(crate) live_video_ws: Option<String>,

    /// Where the bot takes commands from (wss)
    #[arg(long, value_name = "URL")]
    pub(crate) control_ws: Option<String>,
}

#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Sending")]
pub(crate) struct SendingArgs {
    /// JSON body under the flags, in the API's own words; - is stdin. Lines that begin with // are comments
    #[arg(long, value_name = "FILE")]
    pub(crate) payload: Option<PathBuf>,

    /// Begin with the profile's `create` table, under the payload and the flags
    #[arg(long)]
    pub(crate) defaults: bool,

    /// Name of the call: sent again, the service answers with the first bot [default: a new UUID]
    #[arg(long, value_name = "KEY")]
    pub(crate) idempotency_key: Option<String>,

    /// A second create with this key and the same link answers with the first bot, for good
    #[arg(long, value_name = "KEY")]
    pub(crate) dedup_key: Option<String>,

    /// Print the request with secrets masked, and send nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Reads `key=value`; the value may be empty and may hold `=`.
pub(crate) fn attribute(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.to_owned(), value.to_owned())),
        Some(_) | None => Err("it is written KEY=VALUE".to_owned()),
    }
}
