//! What two deliveries of one event share.

use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::model::{BotId, Event, ServiceTime};

/// Names an event across its deliveries: bot, name and timestamp; without a timestamp, the body too
/// (`docs/architecture.md`, "Duplicates and order"). Shown in hexadecimal, as in the header `X-Meetstream-Event-Key`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct EventKey([u8; 16]);

impl EventKey {
    /// The key of an event that came with a body.
    ///
    /// Chunks and participant events share their timestamp with others of the same moment, so the body counts there
    /// even beside a timestamp.
    pub fn of(event: &Event, body: &[u8]) -> Self {
        let name = &event.name;
        let bot = event.bot_id.as_ref().map(BotId::as_str).or(event.odd_bot_id.as_deref()).unwrap_or_default();
        let mut digest = Sha256::new();
        let timestamp = event.timestamp.as_ref().map(ServiceTime::as_str);
        for part in [bot, name.as_str(), timestamp.unwrap_or_default()] {
            digest.update(part.as_bytes());
            // No part holds a zero byte that JSON did not escape into being; the separator keeps "a"+"b" apart from
            // "ab".
            digest.update([0]);
        }
        if timestamp.is_none() || name.is_stream() {
            digest.update(body);
        }
        let digest: [u8; 32] = digest.finalize().into();
        Self(digest.as_chunks::<16>().0.first().copied().unwrap_or_default())
    }

    /// The key as the journal keeps it.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<[u8; 16]> for EventKey {
    /// Takes a key back from where [`EventKey::as_bytes`] has put it.
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for EventKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex::encode(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::webhook::envelope;

    fn key(body: &str) -> String {
        EventKey::of(&envelope::parse(body.as_bytes()).unwrap(), body.as_bytes()).to_string()
    }

    #[test]
    fn the_body_counts_only_without_a_timestamp() {
        let stamped = key(r#"{"event":"bot.done","bot_id":"b-1","timestamp":"t","message":"a"}"#);
        assert_eq!(stamped, key(r#"{"bot_id":"b-1","event":"bot.done","timestamp":"t"}"#));
        assert_eq!(stamped.len(), 32);
        assert_ne!(key(r#"{"event":"bot.done","bot_id":"b-1"}"#), key(r#"{"event":"bot.done", "bot_id":"b-1"}"#));
    }
}
