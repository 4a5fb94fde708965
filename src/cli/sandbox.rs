use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::model::{HostName, Span};
use crate::sandbox::Fault;
use crate::webhook::scenario::{Envelope, Scenario, Speed};

/// Examples under the help of `sandbox`.
const EXAMPLES: &str = r#"Examples:
  meetstream sandbox --port 4000 --speed 60
  meetstream sandbox --scenario denied
  meetstream sandbox --port 0 --json
  meetstream sandbox --host 0.0.0.0 --allow-host box.local
  meetstream sandbox --fault duplicate --fault shuffle
  meetstream sandbox --fault drop=audio.processed

A bot picks its own lifecycle with the custom attribute `scenario`:
  meetstream create https://meet.google.com/abc-defg-hij --attr scenario=kicked

While a meeting goes on, its words go to `--live-transcript-webhook` and who comes and goes to `--participant-webhook`
of `create`; `--live-audio-ws`, `--live-video-ws` and `--control-ws` are web sockets that the bot opens. A line `ignored` says what a bot was asked for and is not done.

Faults, to try a webhook handler or a client with:
  drop=all, drop=EVENT  webhooks, or those of one event, are not sent; the bot moves on all the same
  duplicate             every webhook is sent twice
  shuffle               webhooks of a bot overtake each other, in the same way each time
  unavailable           every call of the API is answered 503
  rate-limited          every call of the API is answered 429, with `Retry-After: 1`
  no-timeline           `bot_details` has no `StatusTimeline`
  odd-timeline          `StatusTimeline` is out of order, and has stages that nobody knows
  no-artifact-status    `bot_details` has no `AudioStatus`, `TranscriptStatus`, `VideoStatus`, `ManifestStatus`

They change while it runs; and it counts what it is asked, per bot and route:
  curl -X PUT http://127.0.0.1:4000/sandbox/faults -d '["unavailable"]'
  curl -X PUT http://127.0.0.1:4000/sandbox/faults -d '[]'
  curl http://127.0.0.1:4000/sandbox/requests"#;

/// Flags of `sandbox`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SandboxArgs {
    /// Port to listen on; 0 takes any free one and prints it
    #[arg(long, value_name = "N", default_value_t = 4000, value_parser = super::values::whole::<u16>(super::values::PORTS))]
    pub(crate) port: u16,

    /// Address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = super::values::ip_address)]
    pub(crate) host: IpAddr,

    /// Name that clients call it by, beside its address and localhost; may be repeated
    ///
    /// What a web page has its visitor's browser send is refused: requests with the header Origin or a Sec-Fetch-, and those
    /// for another host.
    #[arg(long, value_name = "NAME")]
    pub(crate) allow_host: Vec<HostName>,

    /// How many times faster than real its meetings are
    #[arg(long, value_name = "X", default_value = "1")]
    pub(crate) speed: Speed,

    /// Sign the webhooks with the first secret in this file
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_file: Option<PathBuf>,

    /// Lifecycle of every bot that does not pick its own; without it, the bot's transcription provider decides
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<Scenario>,

    /// Generation of the webhooks' envelope
    #[arg(long, value_name = "GENERATION", default_value = "two-layer")]
    pub(crate) envelope: EnvelopeChoice,

    /// Something that goes wrong on purpose, may be repeated; the words are below
    #[arg(long, value_name = "FAULT")]
    pub(crate) fault: Vec<Fault>,

    /// How long links to media are valid, such as 5s, to try out expired ones [default: as the service: audio 1h, video 10m]
    #[arg(long, value_name = "DURATION")]
    pub(crate) link_lifetime: Option<Span>,
}

/// A generation of the envelope, on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum EnvelopeChoice {
    /// The published guide's: `event` alone
    Event,
    /// What arrives today: `event` and `bot_event`
    TwoLayer,
}

impl From<EnvelopeChoice> for Envelope {
    fn from(choice: EnvelopeChoice) -> Self {
        match choice {
            EnvelopeChoice::Event => Self::Event,
            EnvelopeChoice::TwoLayer => Self::TwoLayer,
        }
    }
}
