use std::path::PathBuf;

use clap::Args;

/// Examples under the help of `demo`.
const EXAMPLES: &str = "\
Examples:
  meetstream demo
  meetstream demo --out /tmp/demo
  meetstream demo --json | jq .type";

/// Flags of `demo`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DemoArgs {
    /// Folder for the recordings, a folder per bot in it
    #[arg(long, value_name = "FOLDER", default_value = "meetstream-demo")]
    pub(crate) out: PathBuf,
}
