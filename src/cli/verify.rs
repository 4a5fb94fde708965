use std::path::PathBuf;

use clap::Args;

use crate::model::Span;

/// Examples under the help of `verify`.
const VERIFY_EXAMPLES: &str = "\
Examples:
  meetstream verify body.json --secret-file secret --signature sha256=40617f6c…
  meetstream verify --signature \"$SIGNATURE\" \\
    --timestamp \"$TIMESTAMP\" < body.json

The body must be the bytes as they arrived. Per-bot callbacks are not signed: only webhook endpoints made in the
dashboard have a secret.";

/// Examples under the help of `sign`.
const SIGN_EXAMPLES: &str = "\
Examples:
  meetstream sign body.json --secret-file secret
  printf '{}' | meetstream sign
  curl -d @body.json http://127.0.0.1:3333/webhook \\
    -H \"X-MeetStream-Signature: $(meetstream sign body.json)\"";

/// Flags of `verify`.
#[derive(Args, Debug)]
#[command(after_help = VERIFY_EXAMPLES)]
pub(crate) struct VerifyArgs {
    /// Body of the webhook as it arrived; standard input without it
    pub(crate) file: Option<PathBuf>,

    /// Value of the X-MeetStream-Signature header: one signature, or several with commas between them; may be repeated
    #[arg(long, value_name = "VALUE")]
    pub(crate) signature: Vec<String>,

    /// Value of the X-MeetStream-Timestamp header, to be checked against now: ISO 8601, or seconds or milliseconds since 1970
    #[arg(long, value_name = "VALUE")]
    pub(crate) timestamp: Option<String>,

    /// How far the timestamp may be from now
    #[arg(long, value_name = "DURATION", default_value = "5m", requires = "timestamp")]
    pub(crate) tolerance: Span,

    /// Webhook secrets, one a line [default: the configured ones]
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_file: Option<PathBuf>,
}

/// Flags of `sign`.
#[derive(Args, Debug)]
#[command(after_help = SIGN_EXAMPLES)]
pub(crate) struct SignArgs {
    /// Body to sign; standard input without it
    pub(crate) file: Option<PathBuf>,

    /// Webhook secrets, one a line; the first one signs [default: the configured ones]
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_file: Option<PathBuf>,
}
