use serde_json::{Value, json};

use crate::model::{BotId, lenient_json};

/// What a bot says first on every channel that it opens.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Handshake {
    /// The bot that opened the channel.
    pub bot_id: BotId,
}

impl Handshake {
    /// Reads a text message; `None` for any other than a handshake that names a bot.
    pub fn read(message: &str) -> Option<Self> {
        let message = lenient_json::read(message.as_bytes()).ok()?;
        let text = |key| message.get(key).and_then(Value::as_str);
        (text("type")? == "ready").then_some(())?;
        Some(Self { bot_id: text("bot_id")?.parse().ok()? })
    }

    /// The text message.
    pub fn write(&self) -> String {
        json!({"type": "ready", "bot_id": self.bot_id, "message": "Ready to receive messages"}).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handshake_is_read_as_it_is_written_and_nothing_else_is() {
        let handshake = Handshake { bot_id: "b-1".parse().unwrap() };
        assert_eq!(Handshake::read(&handshake.write()), Some(handshake));
        for message in [
            "",
            "ready",
            "[]",
            r#"{"type":"ready"}"#,
            r#"{"type":"ack","bot_id":"b-1"}"#,
            r#"{"type":"ready","bot_id":"../x"}"#,
        ] {
            assert_eq!(Handshake::read(message), None, "{message}");
        }
    }
}
