use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::create::attribute;
use super::values;
use crate::model::{BotRef, NamedProvider, ParseBotIdError, Platform, Span, Status};

/// A bot on the command line, or `-` for ids on stdin.
#[derive(Clone, Debug)]
pub(crate) enum BotArg {
    /// One bot.
    Bot(BotRef),
    /// One id a line on stdin.
    Stdin,
}

impl FromStr for BotArg {
    type Err = ParseBotIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "-" { Ok(Self::Stdin) } else { text.parse().map(Self::Bot) }
    }
}

/// Which bots a command is about.
#[derive(Args, Debug)]
pub(crate) struct BotsArg {
    /// Bot id, the beginning of one that the journal knows, @last, or - for ids on stdin
    #[arg(value_name = "BOT", required = true)]
    pub(crate) bots: Vec<BotArg>,
}

/// List bots, newest first
///
/// Prints one page unless told otherwise. Filters by status and platform look at the pages that are fetched.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream list
  meetstream list --all --status Recording
  meetstream list --limit 50 --platform zoom --attr team=sales
  meetstream list --jq '.bots[].bot_id'")]
pub(crate) struct ListArgs {
    /// Follow the list to its end
    #[arg(long, conflicts_with = "limit")]
    pub(crate) all: bool,

    /// Print this many bots at most, fetching as many pages as it takes
    #[arg(long, value_name = "N", value_parser = values::whole::<u32>(values::COUNTS))]
    pub(crate) limit: Option<u32>,

    /// Only bots in this state, such as Recording; repeatable
    #[arg(long, value_name = "STATUS", value_parser = super::suggested::status(), hide_possible_values = true)]
    pub(crate) status: Vec<Status>,

    /// Only bots on this platform
    #[arg(long, value_name = "PLATFORM")]
    pub(crate) platform: Option<PlatformChoice>,

    /// Only bots with this attribute; repeatable
    #[arg(long, value_name = "KEY=VALUE", value_parser = attribute)]
    pub(crate) attr: Vec<(String, String)>,

    /// Show dates instead of times from now
    #[arg(long)]
    pub(crate) absolute: bool,
}

/// A platform, on the command line.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum PlatformChoice {
    /// Google Meet
    Meet,
    /// Microsoft Teams
    Teams,
    /// Zoom
    Zoom,
}

impl From<PlatformChoice> for Platform {
    fn from(choice: PlatformChoice) -> Self {
        match choice {
            PlatformChoice::Meet => Self::GoogleMeet,
            PlatformChoice::Teams => Self::Teams,
            PlatformChoice::Zoom => Self::Zoom,
        }
    }
}

/// Print the state of bots, or of every bot that is under way
///
/// Exits with 8 if a bot was not admitted, was denied or broke down, or its processing failed. With -q, prints the state alone.
///
/// Without a bot, prints a line for each that is under way, by the journal and the service: its state, the time in it, and
/// what is still owed to it. With -q, prints their ids.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream status
  meetstream status @last
  meetstream status @last --watch
  meetstream status -q 6667fd0c-0165-471a-a880-06a1180be377
  meetstream list -q --all | meetstream status - --json")]
pub(crate) struct StatusArgs {
    /// Bot id, the beginning of one that the journal knows, @last, or - for ids on stdin
    #[arg(value_name = "BOT")]
    pub(crate) bots: Vec<BotArg>,

    /// Print each new state of one bot until it has left the meeting, or until so long has passed (exit 3)
    #[arg(long, value_name = "DURATION", num_args = 0..=1, default_missing_value = "30d", requires = "bots")]
    pub(crate) watch: Option<Span>,
}

/// Show everything known of a bot: details, timeline, artifacts, and what to do if it failed
///
/// Exits with 8 if the bot did not do what it was sent for: it was not admitted, was denied, broke down, or its
/// transcript failed.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream show @last
  meetstream show 6667fd0c --absolute
  meetstream show @last --json")]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    pub(crate) bots: BotsArg,

    /// Show dates instead of times from now
    #[arg(long)]
    pub(crate) absolute: bool,
}

/// Have bots leave their meetings; what they recorded is kept
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream remove @last
  meetstream list -q --all --status Recording | meetstream remove -")]
pub(crate) struct RemoveArgs {
    #[command(flatten)]
    pub(crate) bots: BotsArg,
}

/// Erase all data of bots on the service, for good
///
/// Asks for each bot's id to be typed, unless --yes is given. Files on this machine stay.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream delete 6667fd0c-0165-471a-a880-06a1180be377
  meetstream delete --yes @last")]
pub(crate) struct DeleteArgs {
    #[command(flatten)]
    pub(crate) bots: BotsArg,

    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// Post a message to a live meeting's chat
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream say @last 'Recording has begun'
  echo 'Five minutes left' | meetstream say @last -")]
pub(crate) struct SayArgs {
    /// Bot id, the beginning of one that the journal knows, or @last
    #[arg(value_name = "BOT")]
    pub(crate) bot: BotRef,

    /// The message; - reads it from stdin
    #[arg(value_name = "TEXT", required = true)]
    pub(crate) text: Vec<String>,
}

/// Show an image in a live meeting
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream image @last https://example.com/agenda.png
  meetstream image @last https://example.com/agenda.png --duration 30s")]
pub(crate) struct ImageArgs {
    /// Bot id, the beginning of one that the journal knows, or @last
    #[arg(value_name = "BOT")]
    pub(crate) bot: BotRef,

    /// Public URL of the image
    #[arg(value_name = "URL", value_parser = values::url)]
    pub(crate) url: url::Url,

    /// How long it is shown, in whole seconds
    #[arg(long, short, value_name = "DURATION")]
    pub(crate) duration: Option<Span>,
}

/// Pause the recording of bots; silence and black are written meanwhile
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream pause @last")]
pub(crate) struct PauseArgs {
    #[command(flatten)]
    pub(crate) bots: BotsArg,
}

/// Resume the recording of bots
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream resume @last")]
pub(crate) struct ResumeArgs {
    #[command(flatten)]
    pub(crate) bots: BotsArg,
}

/// Transcribe what a bot recorded, again or for the first time
///
/// The new transcript takes the place of the bot's current one. It is the only way to a transcript for bots that were
/// sent with a streaming provider.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream transcribe @last --provider deepgram --language de
  meetstream transcribe @last --provider meetstream --wait 5m")]
pub(crate) struct TranscribeArgs {
    /// Bot id, the beginning of one that the journal knows, or @last
    #[arg(value_name = "BOT")]
    pub(crate) bot: BotRef,

    /// Who transcribes
    #[arg(long, short, value_name = "PROVIDER", value_parser = super::suggested::provider())]
    pub(crate) provider: NamedProvider,

    /// Language that is spoken, as the provider names it, such as en or en-IN
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) language: Option<String>,

    /// JSON file with the provider's options, in place of the documented ones; - is stdin
    #[arg(long, value_name = "FILE", conflicts_with = "language")]
    pub(crate) provider_config: Option<PathBuf>,

    /// Where the end of the run is announced
    #[arg(long, value_name = "URL", value_parser = values::url)]
    pub(crate) callback_url: Option<url::Url>,

    /// Wait for the end of the run, this long at most
    #[arg(long, value_name = "DURATION", num_args = 0..=1, default_missing_value = "10m")]
    pub(crate) wait: Option<Span>,
}

/// List the transcription runs of bots
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream transcripts @last
  meetstream transcripts @last --jq '.transcripts[].status'")]
pub(crate) struct TranscriptsArgs {
    #[command(flatten)]
    pub(crate) bots: BotsArg,

    /// Show dates instead of times from now
    #[arg(long)]
    pub(crate) absolute: bool,
}
