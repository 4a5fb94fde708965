use clap::Args;

/// Examples under the help of `explain`.
const EXAMPLES: &str = "\
Examples:
  meetstream explain bot.stopped
  meetstream explain NotAllowed
  meetstream explain";

/// Flags of `explain`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExplainArgs {
    /// Name of an event, reason of a stop, or value of `bot_status`; every one without it
    #[arg(value_parser = super::suggested::term(), hide_possible_values = true)]
    pub(crate) name: Option<String>,
}
