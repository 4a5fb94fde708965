use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::bots::BotsArg;
use crate::model::{BotRef, ResourceId};

/// Connect calendars and have bots join their events
#[derive(Args, Debug)]
pub(crate) struct CalendarArgs {
    #[command(subcommand)]
    pub(crate) command: CalendarCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CalendarCommand {
    /// Have a bot join every meeting of the calendars, or not
    #[command(after_help = "Examples:
  meetstream calendar auto-join status
  meetstream calendar auto-join on --name Notetaker --video
  meetstream calendar auto-join off")]
    AutoJoin {
        /// What to do
        #[arg(value_name = "on|off|status")]
        switch: Switch,

        #[command(flatten)]
        config: BotConfigArgs,
    },
    /// Cancel scheduled bots that have not joined yet
    #[command(after_help = "Examples:
  meetstream calendar cancel 6667fd0c-0165-471a-a880-06a1180be377")]
    Cancel {
        #[command(flatten)]
        bots: BotsArg,
    },
    /// Connect a Google or Outlook calendar
    ///
    /// The refresh token and the client's secret are read from files, or from stdin as two lines: the secret, then the
    /// token.
    #[command(after_help = "Examples:
  meetstream calendar connect google --client-id ID --client-secret-file secret.txt --refresh-token-file token.txt
  meetstream calendar connect outlook --client-id ID --stdin < secrets.txt")]
    Connect(ConnectArgs),
    /// Disconnect a calendar; scheduled bots are cancelled
    #[command(after_help = "Examples:
  meetstream calendar disconnect --yes
  meetstream calendar disconnect --provider google --account ID --yes")]
    Disconnect {
        /// Whose calendar, where several are connected
        #[arg(long, value_name = "PROVIDER")]
        provider: Option<CalendarProvider>,

        /// Which account, where several are connected
        #[arg(long, value_name = "ID")]
        account: Option<ResourceId>,

        /// Forget its events too
        #[arg(long)]
        purge_events: bool,

        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
    /// List events
    #[command(after_help = "Examples:
  meetstream calendar events
  meetstream calendar events --from 2030-03-01T00:00:00Z --until 2030-03-08T00:00:00Z --all")]
    Events {
        /// Only this calendar
        #[arg(long, value_name = "ID")]
        calendar: Option<ResourceId>,

        /// From then on: a date with a zone
        #[arg(long, value_name = "DATE")]
        from: Option<String>,

        /// Until then: a date with a zone
        #[arg(long, value_name = "DATE")]
        until: Option<String>,

        /// How many a page has
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        limit: Option<u32>,

        /// Follow the list to its end
        #[arg(long)]
        all: bool,

        /// Only what the service has stored, without asking the calendar's provider
        #[arg(long)]
        stored: bool,

        /// Show dates instead of times from now
        #[arg(long)]
        absolute: bool,
    },
    /// List connected calendars
    #[command(after_help = "Examples:
  meetstream calendar list")]
    List,
    /// Have every occurrence of a series joined, or only single ones
    #[command(after_help = "Examples:
  meetstream calendar recurrence EVENT on")]
    Recurrence {
        /// The event's id
        #[arg(value_name = "EVENT")]
        event: ResourceId,

        /// Whether the series is joined
        #[arg(value_name = "on|off")]
        switch: OnOff,
    },
    /// Change when, or as whom, a scheduled bot joins
    #[command(after_help = "Examples:
  meetstream calendar reschedule 6667fd0c-0165-471a-a880-06a1180be377 --at 2030-03-01T09:00:00Z")]
    Reschedule {
        /// Bot id, the beginning of one that the journal knows, or @last
        #[arg(value_name = "BOT")]
        bot: BotRef,

        /// When to join: a date with a zone
        #[arg(long, value_name = "DATE", required_unless_present_any = ["name", "attr"])]
        at: Option<String>,

        /// Name of the bot in the meeting
        #[arg(long, short, value_name = "NAME")]
        name: Option<String>,

        /// Text that comes back with every webhook; repeatable
        #[arg(long, value_name = "KEY=VALUE", value_parser = super::create::attribute)]
        attr: Vec<(String, String)>,
    },
    /// Have a bot join an event
    #[command(after_help = "Examples:
  meetstream calendar schedule EVENT --name Notetaker
  meetstream calendar schedule EVENT --all-occurrences --payload bot.json")]
    Schedule {
        /// The event's id
        #[arg(value_name = "EVENT")]
        event: ResourceId,

        /// Only the occurrence on this day, such as 2030-03-01
        #[arg(long, value_name = "DATE", conflicts_with = "all_occurrences")]
        occurrence: Option<jiff::civil::Date>,

        /// Every occurrence of the series
        #[arg(long)]
        all_occurrences: bool,

        /// How many occurrences at most
        #[arg(long, value_name = "N", requires = "all_occurrences", value_parser = clap::value_parser!(u32).range(1..))]
        occurrence_limit: Option<u32>,

        #[command(flatten)]
        config: BotConfigArgs,
    },
    /// List bots that are scheduled to join events
    #[command(after_help = "Examples:
  meetstream calendar scheduled")]
    Scheduled {
        /// Show dates instead of times from now
        #[arg(long)]
        absolute: bool,
    },
    /// Have no bot join an event
    #[command(after_help = "Examples:
  meetstream calendar unschedule EVENT
  meetstream calendar unschedule EVENT --all-occurrences")]
    Unschedule {
        /// The event's id
        #[arg(value_name = "EVENT")]
        event: ResourceId,

        /// Nor its other occurrences
        #[arg(long)]
        all_occurrences: bool,
    },
}

/// Which bot joins an event.
#[derive(Args, Debug)]
pub(crate) struct BotConfigArgs {
    /// Name of the bot in the meeting
    #[arg(long, short, value_name = "NAME")]
    pub(crate) name: Option<String>,

    /// Record video too
    #[arg(long)]
    pub(crate) video: bool,

    /// Where the bot's webhooks go
    #[arg(long, value_name = "URL")]
    pub(crate) callback_url: Option<url::Url>,

    /// Who transcribes
    #[arg(long, value_name = "PROVIDER", value_parser = super::create::provider_parser())]
    pub(crate) transcript: Option<crate::model::Provider>,

    /// JSON configuration under the flags, in the calendar API's own words; - is stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) payload: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct ConnectArgs {
    /// Whose calendar
    #[arg(value_name = "google|outlook")]
    pub(crate) provider: CalendarProvider,

    /// OAuth client of yours
    #[arg(long, value_name = "ID")]
    pub(crate) client_id: String,

    /// File with the OAuth client's secret
    #[arg(long, value_name = "FILE", required_unless_present = "stdin", conflicts_with = "stdin")]
    pub(crate) client_secret_file: Option<PathBuf>,

    /// File with the refresh token
    #[arg(long, value_name = "FILE", required_unless_present = "stdin", conflicts_with = "stdin")]
    pub(crate) refresh_token_file: Option<PathBuf>,

    /// Read the secret and the token from stdin, a line each
    #[arg(long)]
    pub(crate) stdin: bool,

    /// Take the place of an account that is connected already (Outlook)
    #[arg(long)]
    pub(crate) replace: bool,
}

/// Whose calendar.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum CalendarProvider {
    /// Google Calendar
    Google,
    /// Microsoft Outlook
    Outlook,
}

/// A switch that can be asked for its state.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Switch {
    /// Every meeting
    On,
    /// Only scheduled ones
    Off,
    /// Show which
    Status,
}

/// A switch.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum OnOff {
    /// Yes
    On,
    /// No
    Off,
}
