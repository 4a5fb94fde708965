use clap::Args;

/// Find out what does not work on this machine, and what to do about it
///
/// Looks at the configuration and who may read it, the API and the key, the clock, proxies, the listener's port, the
/// journal and the output folder, and changes nothing. Says what to do about each problem, and prints no secret. Exits
/// with 1 if something has failed; warnings exit with 0.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream doctor
  meetstream doctor --timeout 3s --json
  meetstream doctor --jq '.checks[] | select(.status != \"pass\") | .advice[]'")]
pub(crate) struct DoctorArgs {}
