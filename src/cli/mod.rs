//! The command line as types, a file per command. Parsing does no I/O.

mod auth;
mod config;
mod create;
mod demo;
pub(crate) mod events;
mod explain;
mod fetch;
mod global;
mod listen;
mod sandbox;
mod shell;
mod simulate;
mod verify;

use clap::{Parser, Subcommand};

pub(crate) use auth::{AuthArgs, AuthCommand};
pub(crate) use config::{ConfigArgs, ConfigCommand};
pub(crate) use create::{AccessArgs, CreateArgs, Layout, LeavingArgs, RecordingArgs, TranscriptArgs};
pub(crate) use demo::DemoArgs;
pub(crate) use events::EventsArgs;
pub(crate) use explain::ExplainArgs;
pub(crate) use fetch::{FetchArgs, FetchKind};
pub(crate) use global::GlobalArgs;
pub(crate) use listen::ListenArgs;
pub(crate) use sandbox::SandboxArgs;
pub(crate) use shell::CompletionsArgs;
pub(crate) use simulate::SimulateArgs;
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
