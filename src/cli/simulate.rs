use std::path::PathBuf;

use clap::Args;

use super::sandbox::EnvelopeChoice;
use super::values;
use crate::model::{Assignment, Target};
use crate::webhook::scenario::Speed;
use crate::webhook::simulation::{Rate, Share, Simulated};

/// Scenarios and examples under the help of `simulate`.
const SCENARIOS: &str = "\
Scenarios:
  post-call            the meeting is recorded, then processed
  streaming-only       words during the meeting only: audio, but no transcript afterwards
  lobby-timeout        nobody admits the bot
  denied               the host refuses the bot
  kicked               a participant removes the bot
  failed               the bot breaks down in the meeting
  recording-denied     the host refuses the recording, and the stop looks clean
  permission-regained  the host refuses the recording, then allows it
  audio-failed         the meeting is recorded, but the audio cannot be made
  transcript-failed    the meeting is recorded, but no transcript can be made
  done-failed          the transcript fails, and only the end of the processing tells of it
  join-retried         two attempts to join fail, the third succeeds
  data-deletion        as post-call, and then the data are erased
Any event can be sent alone: `meetstream explain` lists them.

Examples:
  meetstream simulate post-call --to 3000/webhooks
  meetstream simulate kicked --to http://127.0.0.1:3333/webhook --envelope event
  meetstream simulate audio.processed --to 3000 --set bot_id=b-1
  meetstream simulate post-call --to 3000 --duplicate 0.2 --drop 0.1 \\
    --shuffle --seed 7
  meetstream simulate post-call --to 3000 --bots 1000 --rate 500";

/// Flags of `simulate`.
#[derive(Args, Debug)]
#[command(after_help = SCENARIOS)]
pub(crate) struct SimulateArgs {
    /// Scenario to play, or event to send alone
    #[arg(value_name = "SCENARIO", required_unless_present = "from")]
    #[arg(value_parser = super::suggested::simulated(), hide_possible_values = true)]
    pub(crate) simulated: Option<Simulated>,

    /// Where to send: 3000, 3000/hook, host:port/path or a whole URL
    #[arg(long, value_name = "URL")]
    pub(crate) to: Target,

    /// Send the payload of this event of the journal instead
    #[arg(long, value_name = "SEQ", value_parser = values::whole::<i64>(values::SEQUENCE), conflicts_with_all = ["simulated", "envelope", "attributes", "video"])]
    pub(crate) from: Option<i64>,

    /// Generation of the envelope
    #[arg(long, value_name = "GENERATION", default_value = "two-layer")]
    pub(crate) envelope: EnvelopeChoice,

    /// How many times faster than real
    #[arg(long, value_name = "X", default_value = "60")]
    pub(crate) speed: Speed,

    /// Change a value of every payload that has it, such as bot_id=b-1; a path that none has is an error
    #[arg(long, value_name = "PATH=VALUE")]
    pub(crate) set: Vec<Assignment>,

    /// Custom attribute of the bot, such as tenant=acme
    #[arg(long = "attr", value_name = "KEY=VALUE", value_parser = attribute)]
    pub(crate) attributes: Vec<(String, String)>,

    /// The bot was asked for a video too
    #[arg(long)]
    pub(crate) video: bool,

    /// How many webhooks are sent twice, such as 0.2
    #[arg(long, value_name = "SHARE", default_value = "0")]
    pub(crate) duplicate: Share,

    /// How many webhooks are never sent, such as 0.1
    #[arg(long, value_name = "SHARE", default_value = "0")]
    pub(crate) drop: Share,

    /// Leave the order to chance
    #[arg(long)]
    pub(crate) shuffle: bool,

    /// Seed of all chance: the same seed disturbs the same webhooks
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = values::whole::<u64>(0..=u64::MAX))]
    pub(crate) seed: u64,

    /// How many bots play at the same time
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = values::whole::<u32>(1..=1_000_000))]
    pub(crate) bots: u32,

    /// Webhooks a second over all bots, in place of the scenario's own timing
    #[arg(long, value_name = "R")]
    pub(crate) rate: Option<Rate>,

    /// Sign with the first secret in this file [default: the configured secret, if any]
    #[arg(long, value_name = "FILE", conflicts_with = "unsigned")]
    pub(crate) secret_file: Option<PathBuf>,

    /// Do not sign, as the service does not sign per-bot callbacks
    #[arg(long)]
    pub(crate) unsigned: bool,
}

fn attribute(text: &str) -> Result<(String, String), &'static str> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        Some(_) | None => Err("an attribute is written like key=value"),
    }
}

#[cfg(test)]
mod tests {
    use super::SCENARIOS;
    use crate::webhook::scenario::Scenario;

    #[test]
    fn the_help_tells_every_scenario_in_its_own_words() {
        for &scenario in Scenario::ALL {
            let line = SCENARIOS.lines().find(|line| line.trim_start().starts_with(scenario.as_str()));
            assert!(line.is_some_and(|line| line.ends_with(scenario.summary())), "{scenario}: {line:?}");
        }
    }
}
