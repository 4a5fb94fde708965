use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::model::ResourceId;

/// Keep the domains whose accounts sign bots in to meetings
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream login-domain google list
  meetstream login-domain teams show example.com")]
pub(crate) struct LoginDomainArgs {
    #[command(subcommand)]
    pub(crate) provider: LoginDomainProvider,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LoginDomainProvider {
    /// Domains of Google Workspace, for Google Meet
    #[command(after_help = "Examples:
  meetstream login-domain google list
  meetstream login-domain google show example.com")]
    Google {
        #[command(subcommand)]
        command: LoginDomainCommand,
    },
    /// Domains of Microsoft Teams
    #[command(after_help = "Examples:
  meetstream login-domain teams list
  meetstream login-domain teams show example.com")]
    Teams {
        #[command(subcommand)]
        command: LoginDomainCommand,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum LoginDomainCommand {
    /// List domains
    #[command(after_help = "Examples:
  meetstream login-domain google list
  meetstream login-domain teams list --json")]
    List,
    /// Show a domain and its accounts
    #[command(after_help = "Examples:
  meetstream login-domain google show example.com
  meetstream login-domain teams show example.com --json")]
    Show {
        /// The domain
        #[arg(value_name = "DOMAIN")]
        domain: ResourceId,
    },
    /// Add a domain
    #[command(after_help = "Examples:
  meetstream login-domain google add example.com --login-mode if-required
  meetstream login-domain teams add example.com --name 'Example Inc.'")]
    Add {
        /// The domain
        #[arg(value_name = "DOMAIN")]
        domain: ResourceId,
        /// Its name for people
        #[arg(long, short, value_name = "NAME")]
        name: Option<String>,
        /// When bots sign in; Teams knows `always` only
        #[arg(long, value_name = "MODE")]
        login_mode: Option<LoginMode>,
    },
    /// Change a domain
    #[command(after_help = "Examples:
  meetstream login-domain google update example.com --login-mode always
  meetstream login-domain teams update example.com --name Example")]
    Update {
        /// The domain
        #[arg(value_name = "DOMAIN")]
        domain: ResourceId,
        /// Its name for people
        #[arg(long, short, value_name = "NAME", required_unless_present = "login_mode")]
        name: Option<String>,
        /// When bots sign in; Teams knows `always` only
        #[arg(long, value_name = "MODE")]
        login_mode: Option<LoginMode>,
    },
    /// Remove a domain
    ///
    /// Of Teams, its accounts go with it; of Google, it is refused while an account is active. Asks for the domain to
    /// be typed, unless --yes is given.
    #[command(after_help = "Examples:
  meetstream login-domain google remove example.com
  meetstream login-domain teams remove example.com --yes")]
    Remove {
        /// The domain
        #[arg(value_name = "DOMAIN")]
        domain: ResourceId,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
}

/// When bots sign in.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum LoginMode {
    /// To every meeting
    Always,
    /// To meetings that guests cannot join
    IfRequired,
}

impl LoginMode {
    /// The service's word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::IfRequired => "if_required",
        }
    }
}

/// Keep the accounts that sign bots in to meetings
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream login google list --domain example.com
  meetstream login teams list --domain example.com")]
pub(crate) struct LoginArgs {
    #[command(subcommand)]
    pub(crate) provider: LoginProviderCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LoginProviderCommand {
    /// Accounts of Google Workspace, signed in by SSO
    #[command(after_help = "Examples:
  meetstream login google list --domain example.com
  meetstream login google show LOGIN --domain example.com")]
    Google {
        #[command(subcommand)]
        command: GoogleLoginCommand,
    },
    /// Accounts of Microsoft Teams, signed in by password
    #[command(after_help = "Examples:
  meetstream login teams list --domain example.com
  meetstream login teams show LOGIN")]
    Teams {
        #[command(subcommand)]
        command: TeamsLoginCommand,
    },
}

/// One account of Google: the service wants its domain with every call.
#[derive(Args, Debug)]
pub(crate) struct GoogleLogin {
    /// Login id
    #[arg(value_name = "LOGIN")]
    pub(crate) login: ResourceId,

    /// Its domain
    #[arg(long, short, value_name = "DOMAIN")]
    pub(crate) domain: ResourceId,
}

/// The key and the certificate that an account signs in with.
#[derive(Args, Debug)]
pub(crate) struct CertificateArgs {
    /// PEM file with the private key of the SSO profile; - is stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: PathBuf,

    /// PEM file with the certificate; - is stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) cert_file: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GoogleLoginCommand {
    /// List accounts
    #[command(after_help = "Examples:
  meetstream login google list --domain example.com")]
    List {
        /// Their domain
        #[arg(long, short, value_name = "DOMAIN")]
        domain: ResourceId,
    },
    /// Show an account
    #[command(after_help = "Examples:
  meetstream login google show LOGIN --domain example.com")]
    Show(GoogleLogin),
    /// Add an account with its key and certificate
    #[command(after_help = "Examples:
  meetstream login google add --domain example.com --email bot@example.com \\
    --key-file key.pem --cert-file cert.pem")]
    Add {
        /// Its domain
        #[arg(long, short, value_name = "DOMAIN")]
        domain: ResourceId,
        /// Its address
        #[arg(long, short, value_name = "EMAIL", value_parser = email)]
        email: String,
        #[command(flatten)]
        certificate: CertificateArgs,
        /// Add it, but do not use it yet
        #[arg(long)]
        inactive: bool,
    },
    /// Replace an account's key and certificate
    #[command(after_help = "Examples:
  meetstream login google set-cert LOGIN --domain example.com \\
    --key-file key.pem --cert-file cert.pem")]
    SetCert {
        #[command(flatten)]
        login: GoogleLogin,
        #[command(flatten)]
        certificate: CertificateArgs,
    },
    /// Use an account
    #[command(after_help = "Examples:
  meetstream login google enable LOGIN --domain example.com")]
    Enable(GoogleLogin),
    /// Use an account no more
    #[command(after_help = "Examples:
  meetstream login google disable LOGIN --domain example.com")]
    Disable(GoogleLogin),
    /// Remove an account
    ///
    /// Asks for its id to be typed, unless --yes is given.
    #[command(after_help = "Examples:
  meetstream login google remove LOGIN --domain example.com --yes")]
    Remove {
        #[command(flatten)]
        login: GoogleLogin,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
}

/// One account of Teams.
#[derive(Args, Debug)]
pub(crate) struct TeamsLogin {
    /// Login id
    #[arg(value_name = "LOGIN")]
    pub(crate) login: ResourceId,
}

/// Where a password comes from; asked for without being shown unless a flag says.
#[derive(Args, Debug)]
pub(crate) struct PasswordArgs {
    /// File with the password; - is stdin [env: MEETSTREAM_LOGIN_PASSWORD] [default: ask for it]
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,

    /// Read the password from stdin
    #[arg(long, conflicts_with = "password_file")]
    pub(crate) password_stdin: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TeamsLoginCommand {
    /// List accounts
    #[command(after_help = "Examples:
  meetstream login teams list --domain example.com")]
    List {
        /// Their domain
        #[arg(long, short, value_name = "DOMAIN")]
        domain: ResourceId,
    },
    /// Show an account
    #[command(after_help = "Examples:
  meetstream login teams show LOGIN")]
    Show(TeamsLogin),
    /// Add an account with its password
    #[command(after_help = "Examples:
  meetstream login teams add --domain example.com --email bot@example.com
  meetstream login teams add --domain example.com --email bot@example.com \\
    --password-stdin < password.txt")]
    Add {
        /// Its domain
        #[arg(long, short, value_name = "DOMAIN")]
        domain: ResourceId,
        /// Its address
        #[arg(long, short, value_name = "EMAIL", value_parser = email)]
        email: String,
        #[command(flatten)]
        password: PasswordArgs,
        /// Add it, but do not use it yet
        #[arg(long)]
        inactive: bool,
    },
    /// Replace an account's password, and use it again
    #[command(after_help = "Examples:
  meetstream login teams set-password LOGIN
  meetstream login teams set-password LOGIN --password-file password.txt")]
    SetPassword {
        #[command(flatten)]
        login: TeamsLogin,
        #[command(flatten)]
        password: PasswordArgs,
    },
    /// Use an account
    #[command(after_help = "Examples:
  meetstream login teams enable LOGIN")]
    Enable(TeamsLogin),
    /// Use an account no more
    #[command(after_help = "Examples:
  meetstream login teams disable LOGIN")]
    Disable(TeamsLogin),
    /// Remove an account
    ///
    /// Asks for its id to be typed, unless --yes is given.
    #[command(after_help = "Examples:
  meetstream login teams remove LOGIN --yes")]
    Remove {
        #[command(flatten)]
        login: TeamsLogin,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
}

/// Accepts what may be an address; the service knows better.
fn email(text: &str) -> Result<String, String> {
    let text = text.trim();
    let is_plausible = text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
        && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    if is_plausible { Ok(text.to_owned()) } else { Err("it is an address such as bot@example.com".to_owned()) }
}
