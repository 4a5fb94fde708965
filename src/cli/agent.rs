use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::model::ResourceId;

/// Keep the agents (MIA) that speak through bots
///
/// Configurations are JSON files in the API's own words; they are passed on as they are.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream agent create --example > agent.json
  meetstream agent create --file agent.json
  meetstream agent list")]
pub(crate) struct AgentArgs {
    #[command(subcommand)]
    pub(crate) command: AgentCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AgentCommand {
    /// List agents
    #[command(after_help = "Examples:
  meetstream agent list
  meetstream agent list -q")]
    List,
    /// Print an agent's configuration
    #[command(after_help = "Examples:
  meetstream agent show AGENT
  meetstream agent show AGENT > agent.json")]
    Show {
        /// Agent id
        #[arg(value_name = "AGENT")]
        agent: ResourceId,
    },
    /// Make an agent from a JSON file
    #[command(after_help = "Examples:
  meetstream agent create --example > agent.json
  meetstream agent create --file agent.json
  jq '.agent_name = \"Copy\"' agent.json | meetstream agent create --file -")]
    Create {
        /// JSON file with the configuration; - is stdin. Lines that begin with // are comments
        #[arg(long, short, value_name = "FILE", required_unless_present = "example")]
        file: Option<PathBuf>,
        /// Print a configuration to begin with, its fields explained, and make nothing
        #[arg(long, conflicts_with = "file")]
        example: bool,
    },
    /// Change the sections of an agent that a JSON file holds
    #[command(after_help = "Examples:
  meetstream agent update AGENT --file changes.json
  echo '{\"agent_name\":\"Anna\"}' | meetstream agent update AGENT --file -")]
    Update {
        /// Agent id
        #[arg(value_name = "AGENT")]
        agent: ResourceId,
        /// JSON file with the changed sections; - is stdin
        #[arg(long, short, value_name = "FILE")]
        file: PathBuf,
    },
    /// Delete an agent
    ///
    /// Asks for its id to be typed, unless --yes is given.
    #[command(after_help = "Examples:
  meetstream agent delete AGENT
  meetstream agent delete AGENT --yes")]
    Delete {
        /// Agent id
        #[arg(value_name = "AGENT")]
        agent: ResourceId,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
}
