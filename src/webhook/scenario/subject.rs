//! Whom and when a payload speaks of, and the generation that it is written in.

use jiff::Timestamp;
use serde_json::{Map, Value};

/// Which generation of the envelope is spoken (`docs/api.md`, "Generations of the envelope").
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Envelope {
    /// The published guide's: `event` names the event, and the reason of a stop is in `bot_status` alone.
    Event,
    /// What arrives today: `event` and, for most events, the specific name in `bot_event`.
    #[default]
    TwoLayer,
}

/// Whom a payload speaks of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The bot's id.
    pub bot_id: &'a str,
    /// `custom_attributes` as given when the bot was created; `None` leaves the key out.
    pub custom_attributes: Option<&'a Map<String, Value>>,
    /// When it happened.
    pub at: Timestamp,
}

/// The time as each generation writes it.
pub(super) fn written(at: Timestamp, envelope: Envelope) -> String {
    let form = match envelope {
        Envelope::Event => "%Y-%m-%dT%H:%M:%S%.6f+00:00",
        Envelope::TwoLayer => "%Y-%m-%dT%H:%M:%S%.3fZ",
    };
    at.strftime(form).to_string()
}
