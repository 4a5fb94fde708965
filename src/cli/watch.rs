use clap::Args;

use super::{BotsArg, PipelineArgs};
use crate::model::Span;

/// Follow bots through the API: show what happens, fetch what becomes ready; no webhooks needed
///
/// Ends when every bot's session is complete. What the journal has of them already is shown first. Beside a listener
/// that runs it keeps a journal of its own.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  # Show and fetch until the session is complete; exit 8 if it failed
  meetstream watch @last
  # Until the bot has left the meeting
  meetstream watch @last --until stopped
  meetstream watch BOT --artifacts audio --out meetings
  # Relay what happens to an app, as if it were webhooks
  meetstream watch @last --forward 3000/hook
  meetstream list -q | meetstream watch - --json")]
pub(crate) struct WatchArgs {
    #[command(flatten)]
    pub(crate) bots: BotsArg,

    #[command(flatten)]
    pub(crate) pipeline: PipelineArgs,

    /// How often to ask the API at most
    #[arg(long, value_name = "DURATION", default_value = "2s")]
    pub(crate) poll_every: Span,
}
