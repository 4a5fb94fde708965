use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::api::LoginProvider;
use crate::model::ResourceId;

/// Manage MIA agents, which speak through bots
#[derive(Args, Debug)]
pub(crate) struct AgentArgs {
    #[command(subcommand)]
    pub(crate) command: AgentCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AgentCommand {
    /// Make an agent from a JSON file
    #[command(after_help = "Examples:
  meetstream agent create agent.json
  meetstream agent create - < agent.json")]
    Create {
        /// JSON configuration, passed on as it is; - is stdin
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Delete agents
    #[command(after_help = "Examples:
  meetstream agent delete AGENT --yes")]
    Delete {
        /// The agents' ids
        #[arg(value_name = "AGENT", required = true)]
        agents: Vec<ResourceId>,

        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
    /// List agents
    #[command(after_help = "Examples:
  meetstream agent list")]
    List,
    /// Print an agent's configuration
    #[command(after_help = "Examples:
  meetstream agent show AGENT
  meetstream agent show AGENT --jq .response.agent_config > agent.json")]
    Show {
        /// The agent's id
        #[arg(value_name = "AGENT")]
        agent: ResourceId,
    },
    /// Change sections of an agent from a JSON file
    #[command(after_help = "Examples:
  meetstream agent update AGENT changes.json")]
    Update {
        /// The agent's id
        #[arg(value_name = "AGENT")]
        agent: ResourceId,

        /// JSON with the changed sections, passed on as it is; - is stdin
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// Manage domains whose accounts sign in to meetings
#[derive(Args, Debug)]
pub(crate) struct LoginDomainArgs {
    #[command(subcommand)]
    pub(crate) command: LoginDomainCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LoginDomainCommand {
    /// Add a domain
    #[command(after_help = "Examples:
  meetstream login-domain add google acme.com --name Acme --mode if-required
  meetstream login-domain add teams acme.onmicrosoft.com")]
    Add {
        /// Whose accounts
        #[arg(value_name = "google|teams")]
        provider: LoginChoice,

        /// The domain
        #[arg(value_name = "DOMAIN")]
        domain: ResourceId,

        /// Its name for people
        #[arg(long, value_name = "NAME")]
        name: Option<String>,

        /// When bots sign in; Teams knows only `always`
        #[arg(long, value_name = "MODE")]
        mode: Option<LoginMode>,
    },
    /// List domains
    #[command(after_help = "Examples:
  meetstream login-domain list google")]
    List {
        /// Whose accounts
        #[arg(value_name = "google|teams")]
        provider: LoginChoice,
    },
    /// Remove a domain; of Teams, its accounts go with it
    #[command(after_help = "Examples:
  meetstream login-domain remove teams acme.onmicrosoft.com --yes")]
    Remove {
        /// Whose accounts
        #[arg(value_name = "google|teams")]
        provider: LoginChoice,

        /// The domain
        #[arg(value_name = "DOMAIN")]
        domain: ResourceId,

        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
    /// Show a domain and its accounts
    #[command(after_help = "Examples:
  meetstream login-domain show google acme.com")]
    Show {
        /// Whose accounts
        #[arg(value_name = "google|teams")]
        provider: LoginChoice,

        /// The domain
        #[arg(value_name = "DOMAIN")]
        domain: ResourceId,
    },
    /// Change a domain's name or mode
    #[command(after_help = "Examples:
  meetstream login-domain update google acme.com --mode always")]
    Update {
        /// Whose accounts
        #[arg(value_name = "google|teams")]
        provider: LoginChoice,

        /// The domain
        #[arg(value_name = "DOMAIN")]
        domain: ResourceId,

        /// Its name for people
        #[arg(long, value_name = "NAME", required_unless_present = "mode")]
        name: Option<String>,

        /// When bots sign in; Teams knows only `always`
        #[arg(long, value_name = "MODE")]
        mode: Option<LoginMode>,
    },
}

/// Manage accounts that sign in to meetings
#[derive(Args, Debug)]
pub(crate) struct LoginArgs {
    #[command(subcommand)]
    pub(crate) command: LoginCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LoginCommand {
    /// Add an account
    ///
    /// A Teams password is asked for, or read from stdin or a file; Google needs the SSO key and certificate as files.
    #[command(after_help = "Examples:
  meetstream login add teams --domain acme.com --email bot@acme.com --password-stdin < password.txt
  meetstream login add google --domain acme.com --email bot@acme.com --key key.pem --cert cert.pem")]
    Add {
        /// Whose account
        #[arg(value_name = "google|teams")]
        provider: LoginChoice,

        /// Its domain
        #[arg(long, value_name = "DOMAIN")]
        domain: ResourceId,

        /// Its address
        #[arg(long, value_name = "EMAIL")]
        email: String,

        /// Add it without using it yet
        #[arg(long)]
        inactive: bool,

        #[command(flatten)]
        secrets: LoginSecrets,
    },
    /// Use an account no more
    #[command(after_help = "Examples:
  meetstream login disable teams LOGIN
  meetstream login disable google LOGIN --domain acme.com")]
    Disable(OneLogin),
    /// Use an account again
    #[command(after_help = "Examples:
  meetstream login enable teams LOGIN")]
    Enable(OneLogin),
    /// List accounts of a domain
    #[command(after_help = "Examples:
  meetstream login list teams --domain acme.com")]
    List {
        /// Whose accounts
        #[arg(value_name = "google|teams")]
        provider: LoginChoice,

        /// Their domain
        #[arg(long, value_name = "DOMAIN")]
        domain: ResourceId,
    },
    /// Remove an account
    #[command(after_help = "Examples:
  meetstream login remove teams LOGIN --yes")]
    Remove {
        #[command(flatten)]
        login: OneLogin,

        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
    /// Replace an account's password (Teams) or key and certificate (Google)
    #[command(after_help = "Examples:
  meetstream login set-secret teams LOGIN --password-stdin < password.txt
  meetstream login set-secret google LOGIN --domain acme.com --key key.pem --cert cert.pem")]
    SetSecret {
        #[command(flatten)]
        login: OneLogin,

        #[command(flatten)]
        secrets: LoginSecrets,
    },
    /// Show an account
    #[command(after_help = "Examples:
  meetstream login show teams LOGIN
  meetstream login show google LOGIN --domain acme.com")]
    Show(OneLogin),
}

/// One account.
#[derive(Args, Debug)]
pub(crate) struct OneLogin {
    /// Whose account
    #[arg(value_name = "google|teams")]
    pub(crate) provider: LoginChoice,

    /// The account's id
    #[arg(value_name = "LOGIN")]
    pub(crate) login: ResourceId,

    /// Its domain; Google needs it
    #[arg(long, value_name = "DOMAIN", required_if_eq("provider", "google"))]
    pub(crate) domain: Option<ResourceId>,
}

/// What an account signs in with. Never on the command line.
#[derive(Args, Debug)]
pub(crate) struct LoginSecrets {
    /// Read the password from stdin (Teams)
    #[arg(long, conflicts_with = "password_file")]
    pub(crate) password_stdin: bool,

    /// File with the password (Teams)
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,

    /// PEM file with the SSO private key (Google)
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,

    /// PEM file with the SSO certificate (Google)
    #[arg(long, value_name = "FILE")]
    pub(crate) cert: Option<PathBuf>,
}

/// Whose accounts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum LoginChoice {
    /// Google Workspace
    Google,
    /// Microsoft Teams
    Teams,
}

impl From<LoginChoice> for LoginProvider {
    fn from(choice: LoginChoice) -> Self {
        match choice {
            LoginChoice::Google => Self::Google,
            LoginChoice::Teams => Self::Teams,
        }
    }
}

/// When bots sign in.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum LoginMode {
    /// In every meeting
    Always,
    /// Where guests are not let in
    IfRequired,
}

/// Manage the bucket that recordings are kept in
#[derive(Args, Debug)]
pub(crate) struct StorageArgs {
    #[command(subcommand)]
    pub(crate) command: StorageCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StorageCommand {
    /// Use the service's own storage again, for future bots
    #[command(after_help = "Examples:
  meetstream storage clear --yes")]
    Clear {
        /// Name of the configuration
        #[arg(long, value_name = "NAME", default_value = "aws")]
        key_name: ResourceId,

        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
    /// Keep recordings of future bots in a bucket of yours
    ///
    /// The configuration is a JSON file in the API's own words: provider, `bucket_name`, region, `access_key_id`,
    /// `secret_key`, `access_mode` (`read_write` or `write_only`), prefix, prefixes, `endpoint_url`. The secret key may
    /// be left out of the file and read from another one. The service checks the bucket at once.
    #[command(after_help = "Examples:
  meetstream storage set bucket.json
  meetstream storage set bucket.json --secret-key-file key.txt")]
    Set {
        /// JSON configuration; - is stdin
        #[arg(value_name = "FILE")]
        file: PathBuf,

        /// File with the secret key
        #[arg(long, value_name = "FILE")]
        secret_key_file: Option<PathBuf>,
    },
    /// Show where recordings are kept
    #[command(after_help = "Examples:
  meetstream storage show")]
    Show,
}
