use std::path::PathBuf;

use clap::Args;

use super::{TunnelArgs, values};
use crate::model::{BotRef, Span};

/// Read what is spoken while it is spoken, and take the sound
///
/// Opens an address for a bot's live transcript and its sound, and ends with its session. A bot knows where to send them
/// from when it is created: `create --live` does both. For a bot of your own making, `--print-url` prints the two
/// addresses, which stay the same.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  # Send a bot and read along
  meetstream create https://meet.google.com/abc-defg-hij --live --tunnel ngrok
  # The addresses for create --live-transcript-webhook and --live-audio-ws
  meetstream live --print-url --public-url https://hooks.example.com
  # Read along with a bot that was created with them
  meetstream live @last --public-url https://hooks.example.com
  # Keep the transcript as it grows, and the sound
  meetstream live @last --save meeting.txt --audio meeting.wav
  # Hand the sound on as it comes
  meetstream live @last --audio - | ffmpeg -i - -f mp3 meeting.mp3
  # One record a chunk
  meetstream live @last --json")]
pub(crate) struct LiveArgs {
    /// Bot: its id, eight characters of it, or `@last` for the newest made here
    #[arg(value_name = "BOT", required_unless_present = "print_url")]
    pub(crate) bot: Option<BotRef>,

    #[command(flatten)]
    pub(crate) view: LiveViewArgs,

    /// Print the addresses for the transcript and for the sound, one a line, and exit
    #[arg(long)]
    pub(crate) print_url: bool,

    /// Journal to use instead of the profile's
    #[arg(long, value_name = "FILE", conflicts_with = "ephemeral")]
    pub(crate) journal: Option<PathBuf>,

    /// Keep the journal in memory only: gone at the end
    #[arg(long)]
    pub(crate) ephemeral: bool,

    /// How often to ask the API at most whether the session goes on
    #[arg(long, value_name = "DURATION", default_value = "5s")]
    pub(crate) poll_every: Span,
}

/// What becomes of what a bot hears, and how it reaches this machine.
#[derive(Args, Debug)]
#[command(next_help_heading = "Live on this machine")]
pub(crate) struct LiveViewArgs {
    /// File to which the transcript is added turn by turn: text, or a record a line with .ndjson, .jsonl or .json
    #[arg(long, value_name = "FILE")]
    pub(crate) save: Option<PathBuf>,

    /// New file for the sound, WAV or, with .pcm or .raw, bare samples; - is stdout, for a pipe
    #[arg(long, value_name = "FILE|-")]
    pub(crate) audio: Option<PathBuf>,

    /// Send each line of stdin to the meeting's chat
    #[arg(long)]
    pub(crate) chat: bool,

    /// Port to receive on; 0 takes a free one [default: that of `listen`]
    #[arg(long, value_name = "N", value_parser = values::whole::<u16>(values::PORTS))]
    pub(crate) port: Option<u16>,

    #[command(flatten)]
    pub(crate) outside: TunnelArgs,
}
