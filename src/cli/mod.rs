//! The command line as types, a file per command. Parsing does no I/O.

mod agent;
mod api;
mod auth;
mod bots;
mod calendar;
mod config;
mod create;
mod defaults;
mod demo;
mod doctor;
mod elsewhere;
pub(crate) mod events;
mod explain;
mod fetch;
mod global;
mod groups;
mod help;
mod invocation;
mod listen;
mod live;
mod login;
mod mcp;
mod moment;
#[cfg(test)]
mod named_commands;
mod pipeline;
mod record;
mod sandbox;
mod shell;
mod simulate;
mod storage;
mod suggested;
mod topics;
mod tunnel;
mod typed;
mod usage_error;
mod values;
mod verify;
mod watch;

use clap::{Parser, Subcommand};

pub(crate) use agent::{AgentArgs, AgentCommand};
pub(crate) use api::{ApiArgs, RawField};
pub(crate) use auth::{AuthArgs, AuthCommand};
pub(crate) use bots::{
    BotArg, BotsArg, DeleteArgs, ImageArgs, ListArgs, PauseArgs, PlatformChoice, RemoveArgs, ResumeArgs, SayArgs,
    ShowArgs, StatusArgs, TranscribeArgs, TranscriptsArgs,
};
pub(crate) use calendar::{
    AutoJoinCommand, BotConfigArgs, CalendarArgs, CalendarCommand, CalendarEventsArgs, CalendarProvider, ConnectArgs,
    DisconnectArgs, RescheduleArgs, ScheduleArgs, Switch, UnscheduleArgs,
};
pub(crate) use config::{ConfigArgs, ConfigCommand};
pub(crate) use create::{
    AccessArgs, BotArgs, CreateArgs, Layout, LeavingArgs, RecordingArgs, SendingArgs, TranscriptArgs,
};
pub(crate) use demo::DemoArgs;
pub(crate) use doctor::DoctorArgs;
pub(crate) use events::EventsArgs;
pub(crate) use explain::ExplainArgs;
pub(crate) use fetch::{FetchArgs, FetchKind};
pub(crate) use global::GlobalArgs;
pub(crate) use help::{Detail, HelpArgs, HelpStyle};
pub(crate) use listen::ListenArgs;
pub(crate) use live::{LiveArgs, LiveViewArgs};
pub(crate) use login::{
    CertificateArgs, GoogleLogin, GoogleLoginCommand, LoginArgs, LoginDomainArgs, LoginDomainCommand,
    LoginDomainProvider, LoginMode, LoginProviderCommand, PasswordArgs, TeamsLoginCommand,
};
pub(crate) use mcp::McpArgs;
pub(crate) use pipeline::{PipelineArgs, RelayArgs};
pub(crate) use record::{OnInterrupt, RecordArgs};
pub(crate) use sandbox::SandboxArgs;
pub(crate) use shell::{CompletionsArgs, ManArgs};
pub(crate) use simulate::SimulateArgs;
pub(crate) use storage::{StorageArgs, StorageCommand, StorageProvider, StorageSetArgs};
pub(crate) use topics::Topic;
pub(crate) use tunnel::TunnelArgs;
pub(crate) use typed::Typed;
pub(crate) use usage_error::UsageError;
pub(crate) use verify::{SignArgs, VerifyArgs};
pub(crate) use watch::WatchArgs;

/// Send bots into meetings, receive their webhooks, bring home what they recorded
#[derive(Debug, Parser)]
#[command(name = "meetstream", version, about, propagate_version = true, arg_required_else_help = true)]
#[command(disable_help_subcommand = true)]
#[command(after_help = "Examples:
  # The whole job, against the emulated service; no account needed
  meetstream demo
  # Store the API key
  meetstream auth login
  # Send a bot, follow it, bring home its files
  meetstream record https://meet.google.com/abc-defg-hij
  # Receive webhooks, and relay them to an app
  meetstream listen --forward 3000/hooks
  # Bring home what the newest bot recorded
  meetstream fetch all @last

`meetstream COMMAND --help` explains a command, `-h` briefly. Statuses and variables: see the topics.")]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Every command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Record(Box<RecordArgs>),
    Create(Box<CreateArgs>),
    Listen(Box<ListenArgs>),
    Watch(Box<WatchArgs>),
    Live(Box<LiveArgs>),
    /// Download what a session left: recordings, transcript, chat and more
    Fetch(FetchArgs),
    List(ListArgs),
    Status(StatusArgs),
    Show(ShowArgs),
    Remove(RemoveArgs),
    Delete(DeleteArgs),
    Say(SayArgs),
    Image(ImageArgs),
    Pause(PauseArgs),
    Resume(ResumeArgs),
    Transcribe(TranscribeArgs),
    Transcripts(TranscriptsArgs),
    Events(EventsArgs),
    /// Explain an event or the reason of a stop, and what to do
    Explain(ExplainArgs),
    /// Check a webhook's signature, offline
    Verify(VerifyArgs),
    /// Make a webhook's signature, offline
    Sign(SignArgs),
    /// Send the webhooks of a whole meeting to any endpoint, without a meeting
    Simulate(SimulateArgs),
    Mcp(McpArgs),
    /// Emulate the service on this machine: API, webhooks and media, no account needed
    Sandbox(SandboxArgs),
    /// See the whole job done in seconds, against the sandbox: no account needed
    Demo(DemoArgs),
    Calendar(CalendarArgs),
    Agent(AgentArgs),
    LoginDomain(LoginDomainArgs),
    Login(LoginArgs),
    Storage(StorageArgs),
    Api(ApiArgs),
    Auth(AuthArgs),
    Config(ConfigArgs),
    Doctor(DoctorArgs),
    /// Print what has a shell complete commands, flags, bots and other values
    Completions(CompletionsArgs),
    /// Print manual pages
    Man(ManArgs),
    /// Explain a command or a topic
    Help(HelpArgs),
}

impl Command {
    /// Whether it makes or mends the configuration, or needs none.
    pub(crate) fn mends_configuration(&self) -> bool {
        matches!(
            self,
            Self::Auth(AuthArgs { command: AuthCommand::Login { .. } | AuthCommand::Logout })
                | Self::Config(ConfigArgs {
                    command: ConfigCommand::Init { .. }
                        | ConfigCommand::Path
                        | ConfigCommand::Set { .. }
                        | ConfigCommand::Unset { .. }
                })
        )
    }
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _, Parser as _};

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }

    /// Adds every command below one with its name and the text at the end of its help.
    fn commands_with_help(command: &Command, path: &str, found: &mut Vec<(String, String)>) {
        for inner in command.get_subcommands() {
            commands_with_help(inner, &format!("{path} {}", inner.get_name()), found);
        }
        found.push((path.to_owned(), command.get_after_help().map(ToString::to_string).unwrap_or_default()));
    }

    fn every_command() -> Vec<(String, String)> {
        let mut found = Vec::new();
        commands_with_help(&super::Cli::command(), "meetstream", &mut found);
        found
    }

    /// The lines that people paste, those that go on below joined.
    fn lines(help: &str) -> Vec<String> {
        let joined = help.replace(" \\\n    ", " ");
        let indented = joined.lines().filter_map(|line| line.strip_prefix("  "));
        indented.filter(|line| !line.starts_with(['#', ' '])).map(str::to_owned).collect()
    }

    /// Splits a line as a shell does, into the words of each command of a pipe. Redirections are left out.
    fn commands(line: &str) -> Vec<Vec<String>> {
        let (mut commands, mut word, mut quote) = (vec![Vec::new()], None::<String>, None);
        for character in line.chars().chain([' ']) {
            match (quote, character) {
                (Some(open), close) if open == close => quote = None,
                (None, '\'' | '"') => {
                    word.get_or_insert_default();
                    quote = Some(character);
                }
                (None, ' ') => match word.take() {
                    Some(mark) if mark == "|" => commands.push(Vec::new()),
                    Some(text) => commands.last_mut().unwrap().push(text),
                    None => {}
                },
                (Some(_) | None, _) => word.get_or_insert_default().push(character),
            }
        }
        for command in &mut commands {
            if let Some(at) = command.iter().position(|word| word == "<" || word == ">") {
                command.truncate(at);
            }
        }
        commands
    }

    #[test]
    fn every_command_has_examples_and_accepts_them_as_they_stand() {
        let found = every_command();
        let examples: Vec<Vec<String>> = found
            .iter()
            .flat_map(|(_, text)| lines(text))
            .flat_map(|line| commands(&line))
            .filter(|words| words.first().is_some_and(|word| word == "meetstream"))
            .collect();
        let mut problems = Vec::new();
        for words in &examples {
            if let Err(error) = super::Cli::try_parse_from(words) {
                problems.push(format!("{words:?}: {error}"));
            }
        }
        for (path, text) in &found {
            if !text.contains("Examples:\n  ") || !text.contains(path.as_str()) {
                problems.push(format!("{path}: no examples"));
            }
            // Rows of tables are fitted when they are shown.
            let copied = text.lines().filter(|line| line.starts_with("  ") && !line.trim_start().contains("  "));
            let long = copied.filter(|line| line.chars().count() > 80);
            problems.extend(long.map(|line| format!("{path}: too long: {line}")));
        }
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    /// Every command of the tree, in both details and several widths.
    fn helps(check: impl Fn(&Command, super::Detail, usize, &str)) {
        fn walk(root: &Command, command: &Command, check: &impl Fn(&Command, super::Detail, usize, &str)) {
            for width in [40, 60, 80, 100] {
                let style = super::HelpStyle { width, palette: crate::output::Palette::new(false) };
                for detail in [super::Detail::Short, super::Detail::Long] {
                    check(command, detail, width, &style.command(root, command, detail));
                }
            }
            for inner in command.get_subcommands() {
                walk(root, inner, check);
            }
        }
        let mut root = super::Cli::command();
        root.build();
        walk(&root, &root, &check);
    }

    #[test]
    fn examples_stay_whole_and_everything_else_fits() {
        helps(|command, _, width, text| {
            let verbatim = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let copied: Vec<&str> = verbatim.lines().filter(|line| line.starts_with("  ")).collect();
            for line in verbatim.lines().filter(|line| line.starts_with("  meetstream")) {
                assert!(text.lines().any(|shown| shown == line), "{width}: {line}\n{text}");
            }
            for line in text.lines().filter(|line| !copied.contains(line)) {
                let is_word = line.trim_start().split(' ').count() == 1
                    || line.starts_with("  -")
                    || line.starts_with("      --")
                    || line.trim_start().starts_with("[default:");
                assert!(line.chars().count() <= width || is_word, "{width}: {line}\n{text}");
                assert_eq!(line, line.trim_end(), "{text}");
            }
        });
    }

    #[test]
    fn the_flags_of_every_command_come_last_and_once() {
        helps(|_, _, _, text| {
            let (before, after) = text.split_once("Global options:").unwrap();
            assert!(!before.contains("--ca-file") && after.contains("--ca-file"), "{text}");
            assert!(!after.contains("\n\n"), "{text}");
        });
    }

    #[test]
    fn short_help_has_a_line_a_flag_and_fits_a_screen() {
        helps(|command, detail, width, text| {
            if width == 80 && detail == super::Detail::Short {
                let name = command.get_bin_name().unwrap_or_default();
                assert!(text.lines().count() <= 80, "{name}: {} lines\n{text}", text.lines().count());
            }
        });
    }

    #[test]
    fn defaults_that_the_configuration_decides_are_shown_at_their_flags() {
        helps(|command, detail, width, text| {
            if (command.get_name(), detail, width) == ("listen", super::Detail::Long, 100) {
                for default in ["listen.host`, else 127.0.0.1]", "else 3333]", "else /webhook]", "else recordings]"] {
                    assert!(text.contains(default), "{default}: {text}");
                }
            }
        });
    }
}
