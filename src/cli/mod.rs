//! The command line as types, a file per command. Parsing does no I/O.

mod agent;
mod api;
mod auth;
mod bots;
mod calendar;
mod config;
mod create;
mod demo;
pub(crate) mod events;
mod explain;
mod fetch;
mod global;
mod listen;
mod login;
mod moment;
mod sandbox;
mod shell;
mod simulate;
mod storage;
mod verify;

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
pub(crate) use create::{AccessArgs, CreateArgs, Layout, LeavingArgs, RecordingArgs, TranscriptArgs};
pub(crate) use demo::DemoArgs;
pub(crate) use events::EventsArgs;
pub(crate) use explain::ExplainArgs;
pub(crate) use fetch::{FetchArgs, FetchKind};
pub(crate) use global::GlobalArgs;
pub(crate) use listen::{ListenArgs, RelayArgs};
pub(crate) use login::{
    CertificateArgs, GoogleLogin, GoogleLoginCommand, LoginArgs, LoginDomainArgs, LoginDomainCommand,
    LoginDomainProvider, LoginMode, LoginProviderCommand, PasswordArgs, TeamsLoginCommand,
};
pub(crate) use sandbox::SandboxArgs;
pub(crate) use shell::CompletionsArgs;
pub(crate) use simulate::SimulateArgs;
pub(crate) use storage::{StorageArgs, StorageCommand, StorageProvider, StorageSetArgs};
pub(crate) use verify::{SignArgs, VerifyArgs};

/// Send bots into meetings, receive their webhooks, bring home what they recorded
#[derive(Debug, Parser)]
#[command(name = "meetstream", version, about, propagate_version = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Every command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Events(EventsArgs),
    Listen(Box<ListenArgs>),
    Auth(AuthArgs),
    Config(ConfigArgs),
    Create(Box<CreateArgs>),
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
    Calendar(CalendarArgs),
    Agent(AgentArgs),
    LoginDomain(LoginDomainArgs),
    Login(LoginArgs),
    Storage(StorageArgs),
    Api(ApiArgs),
    /// Download what a session left: recordings, transcript, chat and more
    Fetch(FetchArgs),
    /// See the whole job done in seconds, against the sandbox: no account needed
    Demo(DemoArgs),
    /// Emulate the service on this machine: API, webhooks and media, no account needed
    Sandbox(SandboxArgs),
    /// Send the webhooks of a whole meeting to any endpoint, without a meeting
    Simulate(SimulateArgs),
    /// Check a webhook's signature, offline
    Verify(VerifyArgs),
    /// Make a webhook's signature, offline
    Sign(SignArgs),
    /// Explain an event or the reason of a stop, and what to do
    Explain(ExplainArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
