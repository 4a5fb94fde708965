use clap::{Args, Subcommand};

/// Store, check and remove the API key
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream auth login
  meetstream auth status
  meetstream auth logout")]
pub(crate) struct AuthArgs {
    #[command(subcommand)]
    pub(crate) command: AuthCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AuthCommand {
    /// Store an API key in the profile, after checking it
    ///
    /// Asks for the key without showing it, or reads it from stdin. Keys are made on the service's dashboard. Never put a key on a command line: other users of the machine see it there.
    #[command(after_help = "Examples:
  meetstream auth login
  meetstream auth login --stdin < key.txt
  meetstream --profile staging auth login --stdin < key.txt")]
    Login {
        /// Read the key from stdin
        #[arg(long)]
        stdin: bool,
    },
    /// Remove the API key from the profile
    #[command(after_help = "Examples:
  meetstream auth logout")]
    Logout,
    /// Show which key is used, where it came from, and whether the API accepts it
    #[command(after_help = "Examples:
  meetstream auth status
  meetstream auth status --json")]
    Status,
}
