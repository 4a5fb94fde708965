use clap::{Args, Subcommand};

/// Show and change the configuration
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream config list --show-origin
  meetstream config set bot_name Notetaker
  meetstream config path")]
pub(crate) struct ConfigArgs {
    #[command(subcommand)]
    pub(crate) command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Write a commented config file to begin with; asks for the key on a terminal
    #[command(after_help = "Examples:
  meetstream config init
  meetstream config init --project")]
    Init {
        /// Write `.meetstream.toml` into this folder instead, for whoever works on the project
        #[arg(long)]
        project: bool,
    },
    /// Have the project file count as it is: it runs commands, or relays to other machines
    #[command(after_help = "Examples:
  meetstream config allow")]
    Allow,
    /// Print one setting in effect, secrets masked
    #[command(after_help = "Examples:
  meetstream config get api_url
  meetstream config get listen.port")]
    Get {
        /// Name of the setting, such as `api_url`
        #[arg(value_parser = super::suggested::setting(), hide_possible_values = true)]
        key: String,
    },
    /// Print every setting in effect, secrets masked
    #[command(after_help = "Examples:
  meetstream config list
  meetstream config list --show-origin")]
    List {
        /// Say where each value came from
        #[arg(long)]
        show_origin: bool,
    },
    /// Print where the config file is
    #[command(after_help = "Examples:
  meetstream config path")]
    Path,
    /// Change one setting of the profile in the config file
    ///
    /// Secrets are read from stdin, several webhook secrets one a line. A list is written with commas.
    #[command(after_help = "Examples:
  meetstream config set bot_name Notetaker
  meetstream config set listen.port 4000
  meetstream config set listen.forward 3000/hooks
  meetstream config set webhook_secrets --stdin < secrets.txt")]
    Set {
        /// Name of the setting, such as `bot_name`
        #[arg(value_parser = super::suggested::setting(), hide_possible_values = true)]
        key: String,
        /// Its new value
        #[arg(required_unless_present = "stdin", conflicts_with = "stdin")]
        value: Option<String>,
        /// Read the value from stdin
        #[arg(long)]
        stdin: bool,
    },
    /// Remove one setting of the profile from the config file
    #[command(after_help = "Examples:
  meetstream config unset listen.port")]
    Unset {
        /// Name of the setting, such as `bot_name`
        #[arg(value_parser = super::suggested::setting(), hide_possible_values = true)]
        key: String,
    },
}
