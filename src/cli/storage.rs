use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Have recordings kept in a bucket of your own
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream storage show
  meetstream storage clear --yes")]
pub(crate) struct StorageArgs {
    #[command(subcommand)]
    pub(crate) command: StorageCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StorageCommand {
    /// Show the bucket in use; the service never tells credentials
    #[command(after_help = "Examples:
  meetstream storage show
  meetstream storage show --json")]
    Show,
    Set(Box<StorageSetArgs>),
    /// Go back to the service's own storage; files that are in the bucket stay there
    ///
    /// Counts for bots that are sent from then on. Asks for the provider's name to be typed, unless --yes is given.
    #[command(after_help = "Examples:
  meetstream storage clear
  meetstream storage clear --provider alibaba-oss --yes")]
    Clear {
        /// Whose bucket
        #[arg(long, value_name = "PROVIDER", default_value = "aws")]
        provider: StorageProvider,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
}

/// Set the bucket that recordings of future bots go to
///
/// The service tries the bucket before it accepts it. The secret key is asked for without being shown, or read from a
/// file or stdin.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream storage set --bucket recordings --region eu-central-1 \\
    --access-key-id AKIA0123456789
  meetstream storage set --bucket recordings --region eu-central-1 \\
    --access-key-id AKIA0123456789 --secret-key-file - < key
  meetstream storage set --file storage.json --secret-key-file key \\
    --access-mode write-only")]
pub(crate) struct StorageSetArgs {
    /// JSON file under the flags, in the API's own words; - is stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// Whose bucket [default: aws]
    #[arg(long, value_name = "PROVIDER")]
    pub(crate) provider: Option<StorageProvider>,

    /// Name of the bucket
    #[arg(long, value_name = "NAME", required_unless_present = "file")]
    pub(crate) bucket: Option<String>,

    /// Region of the bucket
    #[arg(long, value_name = "REGION", required_unless_present = "file")]
    pub(crate) region: Option<String>,

    /// Id of the access key
    #[arg(long, value_name = "ID", required_unless_present = "file")]
    pub(crate) access_key_id: Option<String>,

    /// File with the secret key; - is stdin [default: ask for it]
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_key_file: Option<PathBuf>,

    /// Whether the service may read back what it wrote; without, it cannot serve downloads [default: read-write]
    #[arg(long, value_name = "MODE")]
    pub(crate) access_mode: Option<AccessMode>,

    /// Folder in the bucket [default: the service's, meetstream]
    #[arg(long, value_name = "PREFIX")]
    pub(crate) prefix: Option<String>,

    /// Folder of one kind of files; repeatable
    #[arg(long, value_name = "KIND=PREFIX", value_parser = kind_prefix)]
    pub(crate) kind_prefix: Vec<(String, String)>,

    /// Address of the store, where it is not the provider's own
    #[arg(long, value_name = "URL", value_parser = super::values::url)]
    pub(crate) endpoint_url: Option<url::Url>,
}

/// Whose bucket.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum StorageProvider {
    /// Amazon S3, and stores that speak like it
    Aws,
    /// Alibaba Cloud OSS
    AlibabaOss,
}

impl StorageProvider {
    /// The service's word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::AlibabaOss => "alibaba_oss",
        }
    }
}

/// What the service may do in the bucket.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum AccessMode {
    /// Write, and read back for downloads
    ReadWrite,
    /// Write only
    WriteOnly,
}

impl AccessMode {
    /// The service's word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::ReadWrite => "read_write",
            Self::WriteOnly => "write_only",
        }
    }
}

/// Kinds of files that have a folder of their own.
const KINDS: [&str; 4] = ["audio", "video", "transcript", "metadata"];

fn kind_prefix(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((kind, prefix)) if KINDS.contains(&kind) && !prefix.is_empty() => Ok((kind.to_owned(), prefix.to_owned())),
        Some(_) | None => Err(format!("it is written KIND=PREFIX, where KIND is one of {}", KINDS.join(", "))),
    }
}
