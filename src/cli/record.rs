use clap::{Args, ValueEnum};

use super::create::TwoLinks;
use super::{BotArgs, PipelineArgs, TunnelArgs, fetch, values};
use crate::artifact::transcript::TranscriptFormat;
use crate::model::{BotRef, Span};

/// Record a meeting: send a bot, follow it, bring home its files
///
/// Needs no webhooks: the bot is followed through the API. With --tunnel or --public-url it receives them too, and what
/// comes first counts.
/// Started again after a crash, the same command goes on with the same bot.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  meetstream record https://meet.google.com/abc-defg-hij
  meetstream record https://meet.google.com/abc-defg-hij --video \\
    --transcript deepgram --format md,srt
  meetstream record https://meet.google.com/abc-defg-hij --out meetings --json
  meetstream record https://meet.google.com/abc-defg-hij --tunnel cloudflared
  meetstream record --link - --on-interrupt leave < links.txt
  meetstream record --resume @last

Exits 0 when every wanted file is here, 8 if the session failed, 9 if some files are missing.")]
pub(crate) struct RecordArgs {
    /// Link to the meeting; may be repeated; `-` reads links from stdin, one a line
    #[arg(value_name = "URL", required_unless_present_any = ["link", "payload", "defaults", "resume"])]
    urls: Vec<String>,

    /// The same, by name
    #[arg(long, short, value_name = "URL")]
    link: Vec<String>,

    /// Go on with a bot that is there, instead of sending one; `@last` is the newest made here
    #[arg(
        long,
        value_name = "BOT",
        conflicts_with_all = [
            "urls", "link", "any_link", "name", "video", "callback_url", "join_at", "message", "image_url", "attr", "retention",
            "agent", "workflow", "TranscriptArgs", "RecordingArgs", "LeavingArgs", "AccessArgs", "LiveArgs", "SendingArgs"
        ]
    )]
    pub(crate) resume: Option<BotRef>,

    #[command(flatten)]
    pub(crate) bot: BotArgs,

    #[command(flatten, next_help_heading = "Following")]
    pub(crate) pipeline: PipelineArgs,

    /// Forms of a transcript, besides the answer as received [default: md]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = fetch::formats())]
    pub(crate) format: Vec<TranscriptFormat>,

    #[command(flatten, next_help_heading = "Webhooks")]
    pub(crate) outside: TunnelArgs,

    /// Port to receive on; 0 takes a free one [default: a free one with --tunnel, else 3333]
    #[arg(long, value_name = "N", value_parser = values::whole::<u16>(values::PORTS))]
    pub(crate) port: Option<u16>,

    /// Whether Ctrl-C has the bot leave the meeting [default: asks on a terminal, else keep]
    #[arg(long, value_name = "WHAT")]
    pub(crate) on_interrupt: Option<OnInterrupt>,

    /// How often to ask the API at most
    #[arg(long, value_name = "DURATION", default_value = "2s")]
    pub(crate) poll_every: Span,
}

impl RecordArgs {
    /// The links, however they were given.
    ///
    /// # Errors
    /// When others were given by name than by place.
    pub(crate) fn links(&self) -> Result<Vec<String>, TwoLinks> {
        match (self.urls.as_slice(), self.link.as_slice()) {
            (urls, []) => Ok(urls.to_vec()),
            ([], link) => Ok(link.to_vec()),
            (urls, link) if urls == link => Ok(urls.to_vec()),
            _ => Err(TwoLinks),
        }
    }
}

/// What becomes of the bot when the user interrupts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum OnInterrupt {
    /// It stays in the meeting
    Keep,
    /// It leaves the meeting
    Leave,
}
