use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use super::{defaults, values};
use crate::artifact::transcript::TranscriptFormat;
use crate::model::{ArtifactKind, BotRef, ByteSize, Span};
use crate::settings::DEFAULT_OUTPUT_DIR;

/// Examples under the help of `fetch`.
const EXAMPLES: &str = "\
Examples:
  meetstream fetch audio 6667fd0c-0165-471a-a880-06a1180be377
  meetstream fetch transcript BOT --wait --format srt
  meetstream fetch all BOT --out meetings
  meetstream fetch video BOT -o meeting.mp4
  meetstream fetch transcript BOT --format txt -o - | less
  meetstream fetch video BOT --max-size 200GiB

An interrupted download goes on where it stopped when the same command runs again.";

/// Flags of `fetch`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct FetchArgs {
    /// What to download; `all` is everything there is
    #[arg(value_name = "KIND", value_parser = kinds())]
    pub(crate) kind: FetchKind,

    /// The bot's id, or the beginning of it (8 characters or more) for a bot that the journal knows; `@last` is the newest made here
    #[arg(value_name = "BOT")]
    pub(crate) bot: BotRef,

    /// File to write; `-` is stdout
    #[arg(long, short, value_name = "FILE", conflicts_with = "out")]
    pub(crate) output: Option<PathBuf>,

    #[arg(
        long, value_name = "FOLDER",
        help = defaults::of_setting("Folder for what is fetched, a folder per bot in it", "output_dir", DEFAULT_OUTPUT_DIR)
    )]
    pub(crate) out: Option<PathBuf>,

    /// Wait until it is ready, at most so long
    #[arg(long, value_name = "DURATION", num_args = 0..=1, default_missing_value = "30m")]
    pub(crate) wait: Option<Span>,

    /// Replace files that are there and differ
    #[arg(long)]
    pub(crate) overwrite: bool,

    /// Forms of a transcript, besides the answer as received [default: md]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = formats(), conflicts_with = "raw")]
    pub(crate) format: Vec<TranscriptFormat>,

    /// The transcription provider's own answer instead of the processed transcript
    #[arg(long)]
    pub(crate) raw: bool,

    /// Transcript of an older run; see `meetstream transcripts BOT`
    #[arg(long, value_name = "ID")]
    pub(crate) transcript_id: Option<String>,

    /// Files to download at the same time
    #[arg(long, value_name = "N", default_value = "4", value_parser = values::count)]
    pub(crate) jobs: NonZeroUsize,

    /// Without effect: a file comes over one connection. Taken so that scripts written for 0.1 go on
    #[arg(long, value_name = "N", hide = true, value_parser = values::count)]
    pub(crate) connections: Option<NonZeroUsize>,

    /// Attempts in a row that may bring nothing before a download is given up
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = values::whole::<u32>(0..=1_000))]
    pub(crate) retries: u32,

    /// The most bytes that a file may have, such as 20GiB [default: 100GiB]
    #[arg(long, value_name = "SIZE")]
    pub(crate) max_size: Option<ByteSize>,
}

/// What to fetch.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum FetchKind {
    /// Everything there is.
    All,
    /// One kind.
    One(ArtifactKind),
}

impl FromStr for FetchKind {
    type Err = crate::model::ParseArtifactKindError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        if given == "all" { Ok(Self::All) } else { given.parse().map(Self::One) }
    }
}

fn kinds() -> impl clap::builder::TypedValueParser<Value = FetchKind> {
    let names = ArtifactKind::ALL.map(ArtifactKind::as_str).into_iter().chain(["all"]);
    PossibleValuesParser::new(names).try_map(|name| name.parse::<FetchKind>())
}

/// Forms of a transcript by name, listed in help and completions.
pub(super) fn formats() -> impl clap::builder::TypedValueParser<Value = TranscriptFormat> {
    PossibleValuesParser::new(TranscriptFormat::ALL.map(TranscriptFormat::as_str))
        .try_map(|name| name.parse::<TranscriptFormat>())
}
