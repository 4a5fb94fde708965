use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::mpsc;

use super::fault::Fault;
use crate::model::{HostName, Trust};
use crate::webhook::scenario::{Envelope, Scenario, Speed};
use crate::webhook::signature::Keys;

/// How the sandbox behaves.
#[derive(Clone, Debug)]
pub struct Options {
    /// How much faster than real its bots live.
    pub speed: Speed,
    /// Signs the webhooks; `None` leaves them unsigned, as the service leaves per-bot callbacks.
    pub keys: Option<Keys>,
    /// The lifecycle of every bot that does not pick its own; `None` lets the bot's provider decide.
    pub scenario: Option<Scenario>,
    /// The generation of the webhooks' envelope.
    pub envelope: Envelope,
    /// What goes wrong from the beginning; `PUT /sandbox/faults` changes it.
    pub faults: Vec<Fault>,
    /// How long links to media are valid; `None` for as long as the service's are.
    pub link_lifetime: Option<Duration>,
    /// What clients may call the sandbox by, beside its address and the names that this machine has for itself.
    pub allowed_hosts: Vec<HostName>,
    /// Gets a notice of everything that happens, as long as the channel has room.
    pub notices: Option<mpsc::Sender<Notice>>,
    /// Whom receivers of webhooks must be vouched for by.
    pub trust: Trust,
    /// Tells the time.
    pub clock: fn() -> Timestamp,
}

/// Something that happened in the sandbox.
#[derive(Clone, Debug)]
pub enum Notice {
    /// A request was answered.
    Answered {
        /// The request's method.
        method: String,
        /// The request's path, without its query.
        path: String,
        /// The answer's status.
        status: u16,
        /// Why nothing was done, where the request was made for a web page or for another server.
        refused: Option<String>,
    },
    /// A bot was created.
    Created {
        /// Its id.
        bot_id: String,
        /// The lifecycle that it will live.
        scenario: Scenario,
    },
    /// A webhook was sent.
    Delivered(Delivered),
    /// Something happened on a web socket of a bot.
    Channel(ChannelNotice),
    /// Something that a bot was asked for is not done.
    Ignored {
        /// The bot.
        bot_id: String,
        /// What, and why.
        told: String,
    },
}

/// What happened on a web socket of a bot.
#[derive(Clone, Debug)]
pub struct ChannelNotice {
    /// The bot.
    pub bot_id: String,
    /// `audio`, `control` or `video`.
    pub channel: &'static str,
    /// What became of it.
    pub state: ChannelState,
    /// More about that; may be empty.
    pub told: String,
}

/// What became of a web socket, or of a message on it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChannelState {
    /// It was open, and broke.
    Broken,
    /// It is over.
    Closed,
    /// A command was carried out.
    Command,
    /// A message was not acted on.
    Ignored,
    /// It was opened.
    Open,
    /// It could not be opened.
    Unreachable,
}

impl ChannelState {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Closed => "closed",
            Self::Command => "command",
            Self::Ignored => "ignored",
            Self::Open => "open",
            Self::Unreachable => "unreachable",
        }
    }
}

/// How the sending of one webhook went.
#[derive(Clone, Debug)]
pub struct Delivered {
    /// The bot.
    pub bot_id: String,
    /// The event's specific name.
    pub name: &'static str,
    /// The status of the answer, or why there was none.
    pub outcome: Result<u16, String>,
    /// From sending to the answer.
    pub took: Duration,
}
