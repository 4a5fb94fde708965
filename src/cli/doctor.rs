use clap::Args;

use crate::model::BotRef;

/// Find out what does not work, on this machine or with one bot, and what to do about it
///
/// Looks at the configuration and who may read it, the API and the key, the clock, proxies, the listener's port, the
/// journal and the output folder, and changes nothing. With a bot: why it is silent, has failed or has no transcript, by
/// what the service says and the journal knows; without a key or a network, by the journal alone. Says what to do about each problem, and prints no secret. Exits
/// with 1 if something has failed; warnings exit with 0.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream doctor
  meetstream doctor @last
  meetstream doctor --timeout 3s --json
  meetstream doctor --jq '.checks[] | select(.status != \"pass\") | .advice[]'")]
pub(crate) struct DoctorArgs {
    /// Bot to look at instead: its id, the beginning of one that the journal knows, or @last
    #[arg(value_name = "BOT")]
    pub(crate) bot: Option<BotRef>,
}
