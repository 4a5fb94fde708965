use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::bots::BotsArg;
use super::create::attribute;
use super::moment::Moment;
use super::{defaults, values};
use crate::model::{BotRef, NamedProvider, ResourceId, WholeHours};
use crate::settings::DEFAULT_BOT_RETENTION;

/// Connect calendars, and send bots to their events
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream calendar list
  meetstream calendar events --until +2h
  meetstream calendar schedule EVENT --name Notetaker")]
pub(crate) struct CalendarArgs {
    #[command(subcommand)]
    pub(crate) command: CalendarCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CalendarCommand {
    Connect(ConnectArgs),
    /// List the calendars that are connected
    #[command(after_help = "Examples:
  meetstream calendar list
  meetstream calendar list --jq '.calendars[].calendar_id'")]
    List,
    Events(CalendarEventsArgs),
    Schedule(Box<ScheduleArgs>),
    Unschedule(UnscheduleArgs),
    /// List the bots that will join events
    #[command(after_help = "Examples:
  meetstream calendar scheduled
  meetstream calendar scheduled --absolute")]
    Scheduled {
        /// Show dates instead of times from now
        #[arg(long)]
        absolute: bool,
    },
    Reschedule(RescheduleArgs),
    /// Take back bots that have not joined their events yet
    #[command(after_help = "Examples:
  meetstream calendar cancel 6667fd0c-0165-471a-a880-06a1180be377
  meetstream calendar scheduled -q | meetstream calendar cancel -")]
    Cancel {
        #[command(flatten)]
        bots: BotsArg,
    },
    /// Send a bot to every meeting of the connected calendars
    #[command(after_help = "Examples:
  meetstream calendar auto-join status
  meetstream calendar auto-join on --name Notetaker
  meetstream calendar auto-join off")]
    AutoJoin {
        #[command(subcommand)]
        command: AutoJoinCommand,
    },
    /// Say whether every occurrence of a recurring event gets a bot
    #[command(after_help = "Examples:
  meetstream calendar recurrence EVENT on
  meetstream calendar recurrence EVENT off")]
    Recurrence {
        /// Event id, as `calendar events` prints it
        #[arg(value_name = "EVENT")]
        event: ResourceId,
        /// Whether
        #[arg(value_name = "on|off")]
        state: Switch,
    },
    Disconnect(DisconnectArgs),
}

/// Connect a calendar with an OAuth client of your own
///
/// Three values are needed: the client's id, its secret, and the refresh token that the user's consent gave. They come
/// from one JSON file with `client_id`, `client_secret` and `refresh_token` (the form of Google's `authorized_user`
/// files), or from a flag and a file each. Secrets that are not given are asked for without being shown.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream calendar connect google --credentials google.json
  meetstream calendar connect google --client-id 1234.apps.googleusercontent.com
  meetstream calendar connect outlook --client-id ID \\
    --client-secret-file secret.txt --refresh-token-file token.txt
  secret-tool lookup app calendar \\
    | meetstream calendar connect outlook --credentials - --replace")]
pub(crate) struct ConnectArgs {
    /// Whose calendar
    #[arg(value_name = "PROVIDER")]
    pub(crate) provider: CalendarProvider,

    /// JSON file with `client_id`, `client_secret` and `refresh_token`; - is stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) credentials: Option<PathBuf>,

    /// Id of the OAuth client
    #[arg(long, value_name = "ID", required_unless_present = "credentials")]
    pub(crate) client_id: Option<String>,

    /// File with the OAuth client's secret; - is stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) client_secret_file: Option<PathBuf>,

    /// File with the refresh token; - is stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) refresh_token_file: Option<PathBuf>,

    /// Take the place of an Outlook account that is connected already
    #[arg(long)]
    pub(crate) replace: bool,
}

/// Whose calendar, on the command line.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum CalendarProvider {
    /// Google Calendar
    Google,
    /// Microsoft Outlook
    Outlook,
}

impl CalendarProvider {
    /// The service's word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Outlook => "outlook",
        }
    }
}

/// List the events of connected calendars
///
/// Prints one page unless told otherwise. The service asks the calendar's provider first, unless --stored is given.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream calendar events
  meetstream calendar events --all \\
    --from 2030-03-01T00:00:00Z --until 2030-03-08T00:00:00Z
  meetstream calendar events --until +24h --limit 5 --absolute
  meetstream calendar events --stored \\
    --jq '.events[] | select(.meeting_url) | .event_id'")]
pub(crate) struct CalendarEventsArgs {
    /// Only this calendar
    #[arg(long, value_name = "ID")]
    pub(crate) calendar: Option<ResourceId>,

    /// From then on: a date with a zone, or a time from now such as +1h
    #[arg(long, value_name = "WHEN")]
    pub(crate) from: Option<Moment>,

    /// Until then
    #[arg(long, value_name = "WHEN")]
    pub(crate) until: Option<Moment>,

    /// Follow the list to its end
    #[arg(long, conflicts_with = "limit")]
    pub(crate) all: bool,

    /// Print this many events at most, fetching as many pages as it takes
    #[arg(long, value_name = "N", value_parser = values::whole::<u32>(values::COUNTS))]
    pub(crate) limit: Option<u32>,

    /// Take what the service has stored, without asking the calendar's provider
    #[arg(long)]
    pub(crate) stored: bool,

    /// Show dates instead of times from now
    #[arg(long)]
    pub(crate) absolute: bool,
}

/// Send a bot to an event of a connected calendar
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream calendar schedule EVENT
  meetstream calendar schedule EVENT --name Notetaker \\
    --transcript deepgram --language de
  meetstream calendar schedule EVENT --all-occurrences --occurrence-limit 10
  meetstream calendar schedule EVENT --bot-config bot.json \\
    --callback-url https://example.com/hook")]
pub(crate) struct ScheduleArgs {
    /// Event id, as `calendar events` prints it
    #[arg(value_name = "EVENT")]
    pub(crate) event: ResourceId,

    #[command(flatten)]
    pub(crate) bot: BotConfigArgs,

    /// Only the occurrence on this day or at this time
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "all_occurrences")]
    pub(crate) occurrence: Option<String>,

    /// Every occurrence of the series
    #[arg(long)]
    pub(crate) all_occurrences: bool,

    /// At most so many occurrences [default: the service's, 52]
    #[arg(long, value_name = "N", requires = "all_occurrences", value_parser = values::whole::<u32>(values::COUNTS))]
    pub(crate) occurrence_limit: Option<u32>,
}

/// The bot that joins an event.
#[derive(Args, Debug)]
#[command(next_help_heading = "Bot")]
pub(crate) struct BotConfigArgs {
    /// JSON file with a `bot_config` under the flags, in the API's own words; - is stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) bot_config: Option<PathBuf>,

    /// Name of the bot in the meeting [default: the profile's `bot_name`, else Notetaker]
    #[arg(long, short, value_name = "NAME")]
    pub(crate) name: Option<String>,

    /// Record video too
    #[arg(long)]
    pub(crate) video: bool,

    /// Who transcribes
    #[arg(long, value_name = "PROVIDER", value_parser = super::suggested::provider())]
    pub(crate) transcript: Option<NamedProvider>,

    /// Language that is spoken, as the provider names it, such as en or en-IN
    #[arg(long, value_name = "LANGUAGE", requires = "transcript")]
    pub(crate) language: Option<String>,

    /// Chat message on joining
    #[arg(long, value_name = "TEXT")]
    pub(crate) message: Option<String>,

    /// Where the bot's webhooks go
    #[arg(long, value_name = "URL", value_parser = values::url)]
    pub(crate) callback_url: Option<url::Url>,

    #[arg(
        long, value_name = "DURATION",
        help = defaults::of_setting("How long the service keeps the data: whole hours, such as 36h or 7d", "bot_retention", DEFAULT_BOT_RETENTION)
    )]
    pub(crate) retention: Option<WholeHours>,
}

/// Send no bot to an event after all
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream calendar unschedule EVENT
  meetstream calendar unschedule EVENT --all-occurrences
  meetstream calendar unschedule EVENT --all-occurrences --from-date 2030-03-01")]
pub(crate) struct UnscheduleArgs {
    /// Event id, as `calendar events` prints it
    #[arg(value_name = "EVENT")]
    pub(crate) event: ResourceId,

    /// Every occurrence of the series
    #[arg(long)]
    pub(crate) all_occurrences: bool,

    /// Only occurrences from this day on
    #[arg(long, value_name = "DATE", value_parser = day, requires = "all_occurrences")]
    pub(crate) from_date: Option<String>,
}

/// Change when a scheduled bot joins, its name or its attributes
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream calendar reschedule @last 2030-03-01T09:00:00+01:00
  meetstream calendar reschedule @last +30m
  meetstream calendar reschedule @last --name 'Sales notes' --attr team=sales")]
pub(crate) struct RescheduleArgs {
    /// Bot id, the beginning of one that the journal knows, or @last
    #[arg(value_name = "BOT")]
    pub(crate) bot: BotRef,

    /// When it joins: a date with a zone, or a time from now such as +10m
    #[arg(value_name = "WHEN", required_unless_present_any = ["name", "attr"])]
    pub(crate) at: Option<Moment>,

    /// Its name in the meeting
    #[arg(long, short, value_name = "NAME")]
    pub(crate) name: Option<String>,

    /// Text that comes back with every webhook; repeatable; replaces the attributes it has
    #[arg(long, value_name = "KEY=VALUE", value_parser = attribute)]
    pub(crate) attr: Vec<(String, String)>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AutoJoinCommand {
    /// Send such a bot to every meeting from now on
    #[command(after_help = "Examples:
  meetstream calendar auto-join on
  meetstream calendar auto-join on --name Notetaker --video \\
    --transcript deepgram
  meetstream calendar auto-join on --bot-config bot.json")]
    On(Box<BotConfigArgs>),
    /// Send no more bots by itself; bots that are scheduled already stay
    #[command(after_help = "Examples:
  meetstream calendar auto-join off")]
    Off,
    /// Print whether bots are sent, and which
    #[command(after_help = "Examples:
  meetstream calendar auto-join status
  meetstream calendar auto-join status --jq .enabled")]
    Status,
}

/// On or off.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Switch {
    /// Yes
    On,
    /// No
    Off,
}

/// Disconnect a calendar; bots that its events were to get are taken back
///
/// Asks for a word to be typed, unless --yes is given.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream calendar disconnect
  meetstream calendar disconnect --provider google --account google-1 --yes
  meetstream calendar disconnect --purge-events --yes")]
pub(crate) struct DisconnectArgs {
    /// Which one, where several are connected
    #[arg(long, value_name = "PROVIDER")]
    pub(crate) provider: Option<CalendarProvider>,

    /// Which account, where several of a provider are connected
    #[arg(long, value_name = "ID")]
    pub(crate) account: Option<ResourceId>,

    /// Erase the events that the service has stored too
    #[arg(long)]
    pub(crate) purge_events: bool,

    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// Accepts a day, or a point in time with a zone, and leaves it as it is: the service reads either.
fn day(text: &str) -> Result<String, String> {
    let is_day = text.parse::<jiff::civil::Date>().is_ok() && !text.contains(['T', ' ', ':']);
    if is_day || text.parse::<jiff::Timestamp>().is_ok() {
        Ok(text.to_owned())
    } else {
        Err("it is a day such as 2030-03-01, or a time with a zone such as 2030-03-01T09:00:00Z".to_owned())
    }
}
