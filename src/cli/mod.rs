//! The command line as types, a file per command. Parsing does no I/O.

mod agent;
mod api;
mod auth;
mod bots;
mod calendar;
mod config;
mod create;
mod demo;
mod doctor;
mod elsewhere;
pub(crate) mod events;
mod explain;
mod fetch;
mod global;
mod listen;
mod login;
mod moment;
mod pipeline;
mod record;
mod sandbox;
mod shell;
mod simulate;
mod storage;
mod suggested;
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
    BotArg, BotsArg, DeleteArgs, ImageArgs, ListArgs, PauseArgs, RemoveArgs, ResumeArgs, SayArgs, ShowArgs, StatusArgs,
    TranscribeArgs, TranscriptsArgs,
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
pub(crate) use listen::ListenArgs;
pub(crate) use login::{
    CertificateArgs, GoogleLogin, GoogleLoginCommand, LoginArgs, LoginDomainArgs, LoginDomainCommand,
    LoginDomainProvider, LoginMode, LoginProviderCommand, PasswordArgs, TeamsLoginCommand,
};
pub(crate) use pipeline::{PipelineArgs, RelayArgs};
pub(crate) use record::{OnInterrupt, RecordArgs};
pub(crate) use sandbox::SandboxArgs;
pub(crate) use shell::CompletionsArgs;
pub(crate) use simulate::SimulateArgs;
pub(crate) use storage::{StorageArgs, StorageCommand, StorageProvider, StorageSetArgs};
pub(crate) use tunnel::TunnelArgs;
pub(crate) use typed::Typed;
pub(crate) use usage_error::UsageError;
pub(crate) use verify::{SignArgs, VerifyArgs};
pub(crate) use watch::WatchArgs;

/// Send bots into meetings, receive their webhooks, bring home what they recorded
#[derive(Debug, Parser)]
#[command(name = "meetstream", version, about, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = "Examples:
  meetstream demo                                        the whole job, against the sandbox
  meetstream auth login                                  store the API key
  meetstream record --link URL                           send a bot, follow it, bring home its files
  meetstream listen --forward 3000/hooks                 receive webhooks and relay them
  meetstream create --link URL --callback-url URL        send a bot, and its webhooks there
  meetstream fetch all @last                             bring home what the newest bot recorded")]
#[command(after_long_help = "Examples:
  meetstream demo                                        the whole job, against the sandbox
  meetstream auth login                                  store the API key
  meetstream record --link URL                           send a bot, follow it, bring home its files
  meetstream listen --forward 3000/hooks                 receive webhooks and relay them
  meetstream create --link URL --callback-url URL        send a bot, and its webhooks there
  meetstream fetch all @last                             bring home what the newest bot recorded

Exit status:
  0  done
  1  any other failure
  2  usage, configuration or input error
  3  not ready yet, or a wait ran out
  4  no key, or the key was refused (401, 403)
  5  not found, deleted or expired (404, 410)
  6  the API or the network is unavailable after retries; the port or tunnel could not be had
  7  a signature or timestamp did not verify
  8  the bot's session failed (not admitted, denied, error, failed processing)
  9  some artifacts were saved, some could not be
  130, 143  interrupted, terminated

Environment:
  MEETSTREAM_API_KEY, MEETSTREAM_API_URL, MEETSTREAM_WEBHOOK_SECRET, MEETSTREAM_PROFILE,
  MEETSTREAM_CONFIG, MEETSTREAM_STATE_DIR, MEETSTREAM_CA_FILE, SSL_CERT_FILE, SSL_CERT_DIR, NO_COLOR,
  FORCE_COLOR")]
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
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(after_help = "Examples:
  meetstream man > meetstream.1")]
    Man,
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
                | Self::Completions(_)
                | Self::Man
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

    /// Adds every command with its help's examples, and whether it does something by itself.
    fn commands_with_help(command: &Command, path: &str, found: &mut Vec<(String, String, bool)>) {
        for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
            commands_with_help(inner, &format!("{path} {}", inner.get_name()), found);
        }
        let text = command.get_after_help().or(command.get_after_long_help());
        found.push((path.to_owned(), text.map(ToString::to_string).unwrap_or_default(), !command.has_subcommands()));
    }

    /// Splits a line as a shell does, into the words of each command of a pipe. Redirections are left out, and what
    /// stands after two spaces: the explanation.
    fn commands(line: &str) -> Vec<Vec<String>> {
        let (mut commands, mut word, mut quote) = (vec![Vec::new()], None::<String>, None);
        let mut last = ' ';
        for character in line.chars().chain([' ']) {
            if quote.is_none() && last == ' ' && character == ' ' {
                break;
            }
            last = character;
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
    fn every_command_has_examples_and_accepts_them() {
        let mut found = Vec::new();
        commands_with_help(&super::Cli::command(), "meetstream", &mut found);
        let examples: Vec<Vec<String>> = found
            .iter()
            .flat_map(|(_, text, _)| text.lines())
            .filter_map(|line| line.strip_prefix("  "))
            .flat_map(commands)
            .filter(|words| words.first().is_some_and(|word| word == "meetstream"))
            .collect();
        let mut problems = Vec::new();
        for words in &examples {
            if let Err(error) = super::Cli::try_parse_from(words)
                && error.kind() != clap::error::ErrorKind::DisplayHelp
            {
                problems.push(format!("{words:?}: {error}"));
            }
        }
        for (path, ..) in found.iter().filter(|(_, _, acts)| *acts) {
            let words: Vec<&str> = path.split(' ').collect();
            if !examples.iter().any(|example| example.iter().zip(&words).filter(|(a, b)| a == b).count() == words.len())
            {
                problems.push(format!("{path}: no examples"));
            }
        }
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
}
