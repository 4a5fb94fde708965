use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{suggested, values};
use crate::model::{
    Assignment, BotPrefix, BotRef, Condition, EventFilter, EventPattern, Moment, Secret, Source, Span, Target,
};

/// Look at the journal of events, offline, also while a listener runs
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream events list
  meetstream events show 12
  meetstream events replay 12
  meetstream events reparse
  meetstream events export > events.ndjson
  meetstream events import events.ndjson
  meetstream events catch-up
  meetstream events prune --older-than 7d")]
pub(crate) struct EventsArgs {
    /// Journal to use instead of the profile's
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) journal: Option<PathBuf>,

    #[command(subcommand)]
    pub(crate) command: EventsCommand,
}

/// What can be done with the journal.
#[derive(Debug, Subcommand)]
pub(crate) enum EventsCommand {
    List(ListArgs),
    Show(ShowArgs),
    Replay(ReplayArgs),
    Reparse(ReparseArgs),
    Export(ExportArgs),
    Import(ImportArgs),
    Prune(PruneArgs),
    CatchUp(CatchUpArgs),
}

/// Which events are meant; everything that is said must hold.
#[derive(Args, Debug, Default)]
pub(crate) struct SelectArgs {
    /// Only events of this bot (id, or 8 or more characters of it); may be repeated
    #[arg(long = "bot", value_name = "BOT")]
    pub(crate) bots: Vec<BotPrefix>,

    /// Only events whose name fits, such as 'audio.*'; may be repeated
    #[arg(long = "event", value_name = "GLOB", value_parser = suggested::pattern(), hide_possible_values = true)]
    pub(crate) events: Vec<EventPattern>,

    /// Only events whose payload fulfils this jq expression, such as `.custom_attributes.team == "a"`; may be repeated
    #[arg(long = "where", value_name = "EXPRESSION")]
    pub(crate) conditions: Vec<Condition>,

    /// Only events received since: 2h (ago), 14:05, 2026-02-27, or RFC 3339
    #[arg(long, value_name = "TIME")]
    pub(crate) since: Option<Moment>,

    /// Only events received before: written the same way
    #[arg(long, value_name = "TIME")]
    pub(crate) until: Option<Moment>,

    /// Only events that came this way
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<SourceArg>,

    /// Only events that an app did not take or a command failed on, or that still wait for either
    #[arg(long)]
    pub(crate) failed: bool,
}

impl SelectArgs {
    /// Whether nothing was said.
    pub(crate) fn is_open(&self) -> bool {
        let Self { bots, events, conditions, since, until, source, failed } = self;
        let filter = EventFilter { patterns: events.clone(), bots: bots.clone(), conditions: conditions.clone() };
        filter.is_open() && since.is_none() && until.is_none() && source.is_none() && !failed
    }
}

/// Where an event came from.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum SourceArg {
    /// Read from the API.
    Poll,
    /// Replayed or imported.
    Replay,
    /// An HTTP request.
    Webhook,
}

impl From<SourceArg> for Source {
    fn from(source: SourceArg) -> Self {
        match source {
            SourceArg::Poll => Self::Poll,
            SourceArg::Replay => Self::Replay,
            SourceArg::Webhook => Self::Webhook,
        }
    }
}

/// List events, the newest last
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream events list
  meetstream events list --bot 6667fd0c --event 'bot.*' --since 2h
  meetstream events list --failed
  meetstream events list --json --limit 0")]
pub(crate) struct ListArgs {
    #[command(flatten)]
    pub(crate) select: SelectArgs,

    /// At most this many, the newest ones; 0 for all
    #[arg(long, short = 'n', value_name = "N", default_value_t = 50, value_parser = values::whole::<u32>(0..=u64::from(u32::MAX)))]
    pub(crate) limit: u32,
}

/// Show one event: headers, body, and what was done with it
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream events show 12
  meetstream events show 12 --raw")]
pub(crate) struct ShowArgs {
    /// The event's number
    #[arg(value_name = "SEQ", value_parser = values::whole::<i64>(values::SEQUENCE))]
    pub(crate) seq: i64,

    /// Print the body alone, byte for byte
    #[arg(long, conflicts_with = "json")]
    pub(crate) raw: bool,
}

/// Send events again: to a URL, or to the reactions of the listener
///
/// Without --to, copies of the events are appended to the journal (source "replay", never counted as duplicates). A
/// listener that runs on it notices within a second and forwards, runs and downloads as for any event; without one,
/// they wait until it starts.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream events replay 12
  meetstream events replay 12..20 --to 3000/hook
  meetstream events replay --failed --since 2h
  meetstream events replay 12 --to 3000 --set bot_status=Denied --resign")]
pub(crate) struct ReplayArgs {
    /// The event's number, or a range: 12, 12..20, 12.., ..20 (both ends included)
    #[arg(value_name = "SEQ|A..B", required_unless_present_any = ["bots", "events", "conditions", "since", "until", "source", "failed"])]
    pub(crate) places: Vec<Places>,

    #[command(flatten)]
    pub(crate) select: SelectArgs,

    /// POST them here instead, once each: 3000, 3000/hook, host:port/path or a URL; exit status 1 if any is not 2xx
    #[arg(long, value_name = "URL")]
    pub(crate) to: Option<Target>,

    /// Send this header too, in the place of one of its name; `@FILE` reads headers from a file, one a line; may be repeated
    #[arg(long, value_name = "HEADER|@FILE", value_parser = values::unseen, requires = "to")]
    pub(crate) header: Vec<Secret>,

    /// Take any certificate of an https URL on this machine
    #[arg(long, requires = "to")]
    pub(crate) forward_insecure: bool,

    /// Change a value of the payload, such as data.bot.id=b-1; the path must exist; may be repeated
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub(crate) changes: Vec<Assignment>,

    /// Edit the payload in $VISUAL or $EDITOR first (one event)
    #[arg(long)]
    pub(crate) edit: bool,

    /// Sign them anew, with a fresh timestamp, under the configured secret, or a generated one that is printed
    #[arg(long)]
    pub(crate) resign: bool,
}

/// Read anew what was not understood when it came
///
/// A delivery that proved itself by its signature or by the secret path, but that is no JSON object, is kept as event
/// "unparsed". What this version understands of those is appended, as if it came now, and a listener acts on it: nothing
/// twice, and what was forwarded then is not forwarded again.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream events reparse
  meetstream events reparse 12 20..25 --json")]
pub(crate) struct ReparseArgs {
    /// Only these: an event's number, or a range: 12, 12..20, 12.., ..20 (both ends included)
    #[arg(value_name = "SEQ|A..B")]
    pub(crate) places: Vec<Places>,
}

/// An event's number, or a range of them, both ends included.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Places {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

impl std::str::FromStr for Places {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "write a number or a range, such as 12, 12..20, 12.. or ..20";
        let number = |text: &str, open: i64| if text.is_empty() { Ok(open) } else { text.parse().map_err(|_| FORM) };
        let places = match text.split_once("..") {
            Some((first, last)) => Self { first: number(first, 0)?, last: number(last, i64::MAX)? },
            None => text.parse().map(|seq| Self { first: seq, last: seq }).map_err(|_| FORM)?,
        };
        if places.first > places.last { Err("the range ends before it begins") } else { Ok(places) }
    }
}

/// Write events as NDJSON, for `events import`
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream events export --bot 6667fd0c --output bot.ndjson
  meetstream events export --redact --since 1d
  meetstream events export --skip-damaged --output rest.ndjson
  meetstream events export --salvage --output saved.ndjson \\
    --journal journal.db.damaged-1")]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub(crate) select: SelectArgs,

    /// Replace ids, names, links and text by pseudonyms, the same throughout the export; times and statuses stay
    #[arg(long)]
    pub(crate) redact: bool,

    /// Write to this file instead of stdout
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Exit with 0 also where an event of the journal cannot be read: it is named and left out either way
    #[arg(long)]
    pub(crate) skip_damaged: bool,

    /// Read around what is damaged in the file, which is left as it is; name the events that are lost, and exit with 9 if
    /// any are
    #[arg(long, conflicts_with_all = ["bots", "events", "since", "until", "source", "failed", "skip_damaged"])]
    pub(crate) salvage: bool,
}

/// Read events that `events export` or `listen --json` wrote
///
/// They keep the time at which they were received and become source "replay"; those that the journal has already are
/// left out. A listener on the same journal acts on them: use --journal to keep them apart.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream events import bot.ndjson
  meetstream events import bot.ndjson --journal fixture.db")]
pub(crate) struct ImportArgs {
    /// The file; `-` for stdin
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) file: PathBuf,
}

/// Remove old events
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream events prune
  meetstream events prune --older-than 7d")]
pub(crate) struct PruneArgs {
    /// How old [default: the profile's `retention`, else 30d]
    #[arg(long, value_name = "DURATION")]
    pub(crate) older_than: Option<Span>,
}

/// Ask the API what became of bots, and append what the journal lacks
///
/// Without a bot, every session that has not ended is looked at, and every bot that was sent from here in the last seven
/// days and of which nothing was heard. What is new is printed. A listener on the same journal acts on it, as on a webhook.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream events catch-up
  meetstream events catch-up 6667fd0c @last
  meetstream events catch-up --since 2d --json")]
pub(crate) struct CatchUpArgs {
    /// Only these: bot id, the beginning of one that the journal knows, or @last
    #[arg(value_name = "BOT")]
    pub(crate) bots: Vec<BotRef>,

    /// Also bots of the account that were created since: 2h (ago), 14:05, 2026-02-27, or RFC 3339
    #[arg(long, value_name = "TIME")]
    pub(crate) since: Option<Moment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbers_and_ranges() {
        for (text, first, last) in [("12", 12, 12), ("3..7", 3, 7), ("3..", 3, i64::MAX), ("..7", 0, 7)] {
            assert_eq!(text.parse(), Ok(Places { first, last }), "{text}");
        }
        for text in ["", "a", "7..3", "1...2", "1..2..3"] {
            assert!(text.parse::<Places>().is_err(), "{text}");
        }
    }
}
