use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::{Value, json};

use super::SAMPLE_RATE;
use crate::model::{BotId, json_words, lenient_json};

/// A text message on the control channel: what the bot is to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ControlMessage {
    /// The bot that is meant, where the message names one.
    pub bot_id: Option<BotId>,
    /// What it is to do.
    pub command: Command,
}

/// What a bot can be told to do on the control channel.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Command {
    /// Drop the sound that is still to be played. Only Google Meet does so.
    Interrupt,
    /// Play sound in the meeting (see [`SAMPLE_RATE`]).
    SendAudio {
        /// Whole samples.
        pcm: Vec<u8>,
    },
    /// Write in the meeting's chat, with the role of who speaks, possibly a piece at a time.
    SendChat {
        /// Who is said to speak.
        role: Role,
        /// All that was written so far.
        text: String,
        /// Whether nothing more follows.
        is_final: bool,
    },
    /// Show a picture as the bot's camera.
    SendImage {
        /// A JPEG or a PNG.
        image: Vec<u8>,
    },
    /// Show a picture as the bot's camera.
    SendImageUrl {
        /// A public address.
        url: String,
    },
    /// Write in the meeting's chat.
    SendMessage {
        /// The text.
        text: String,
    },
}

/// Who is said to speak in a chat message.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The bot itself.
    #[default]
    Assistant,
    /// A person.
    User,
}

/// Why a message on the control channel is no command.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseCommandError {
    /// A member that is not base64.
    #[error("`{member}` is not base64")]
    Base64 {
        /// Its name.
        member: &'static str,
    },
    /// A member without which there is nothing to do.
    #[error("`{command}` needs `{member}`")]
    Missing {
        /// What was to be done.
        command: &'static str,
        /// What it lacks.
        member: &'static str,
    },
    /// No `command`.
    #[error("it has no `command`")]
    Nameless,
    /// No JSON object.
    #[error("{0}")]
    NotJson(String),
    /// Sound in another form than the one that is played.
    #[error("`sendaudio` takes PCM of 16 bits, 48,000 samples a second, one channel")]
    OtherSound,
    /// A command that nobody knows.
    #[error("there is no command `{0}`")]
    Unknown(String),
}

impl ControlMessage {
    /// Reads a text message, as leniently as the service's own clients write one: `message` or `msg`, and the form of the
    /// sound only where it is told.
    ///
    /// # Errors
    /// For one that is no command, or lacks what it needs.
    pub fn read(message: &str) -> Result<Self, ParseCommandError> {
        let message =
            lenient_json::read(message.as_bytes()).map_err(|error| ParseCommandError::NotJson(json_words(&error)))?;
        let text = |member: &str| message.get(member).and_then(Value::as_str);
        let needed = |command, member: &'static str| {
            text(member).map(str::to_owned).ok_or(ParseCommandError::Missing { command, member })
        };
        let decoded = |command, member| {
            STANDARD.decode(needed(command, member)?).map_err(|_| ParseCommandError::Base64 { member })
        };
        let command = match text("command").ok_or(ParseCommandError::Nameless)? {
            "interrupt" => Command::Interrupt,
            "sendaudio" => {
                let is = |member, expected: u64| {
                    message.get(member).and_then(Value::as_u64).is_none_or(|value| value == expected)
                };
                let pcm = decoded("sendaudio", "audiochunk")?;
                if !is("sample_rate", SAMPLE_RATE.into()) || !is("channels", 1) || pcm.len() % 2 != 0 {
                    return Err(ParseCommandError::OtherSound);
                }
                Command::SendAudio { pcm }
            }
            "sendchat" => Command::SendChat {
                role: if text("role") == Some("user") { Role::User } else { Role::Assistant },
                text: needed("sendchat", "text")?,
                is_final: message.get("is_final").and_then(Value::as_bool).unwrap_or(true),
            },
            "sendimg" => Command::SendImage { image: decoded("sendimg", "img")? },
            "sendimg_url" => Command::SendImageUrl { url: needed("sendimg_url", "img_url")? },
            "sendmsg" => Command::SendMessage {
                text: needed("sendmsg", "message").or_else(|error| needed("sendmsg", "msg").map_err(|_| error))?,
            },
            other => return Err(ParseCommandError::Unknown(other.to_owned())),
        };
        Ok(Self { bot_id: text("bot_id").and_then(|id| id.parse().ok()), command })
    }

    /// The text message.
    pub fn write(&self) -> String {
        let mut message = match &self.command {
            Command::Interrupt => json!({"command": "interrupt", "action": "clear_audio_queue"}),
            Command::SendAudio { pcm } => json!({
                "command": "sendaudio", "audiochunk": STANDARD.encode(pcm), "sample_rate": SAMPLE_RATE,
                "encoding": "pcm16", "channels": 1, "endianness": "little",
            }),
            Command::SendChat { role, text, is_final } => {
                json!({"command": "sendchat", "role": role, "text": text, "is_final": is_final})
            }
            Command::SendImage { image } => json!({"command": "sendimg", "img": STANDARD.encode(image)}),
            Command::SendImageUrl { url } => json!({"command": "sendimg_url", "img_url": url}),
            // Platforms differ in which of the two they read.
            Command::SendMessage { text } => json!({"command": "sendmsg", "message": text, "msg": text}),
        };
        if let (Some(bot_id), Some(members)) = (&self.bot_id, message.as_object_mut()) {
            members.insert("bot_id".to_owned(), json!(bot_id));
        }
        message.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_read_as_it_is_written() {
        let text = || "Hello".to_owned();
        for command in [
            Command::Interrupt,
            Command::SendAudio { pcm: vec![1, 2, 3, 4] },
            Command::SendChat { role: Role::User, text: text(), is_final: false },
            Command::SendImage { image: vec![0xff, 0xd8] },
            Command::SendImageUrl { url: "https://example.com/a.png".to_owned() },
            Command::SendMessage { text: text() },
        ] {
            let message = ControlMessage { bot_id: "b-1".parse().ok(), command };
            assert_eq!(ControlMessage::read(&message.write()), Ok(message.clone()), "{}", message.write());
        }
    }

    #[test]
    fn a_message_may_lack_what_can_be_guessed() {
        for (message, command) in [
            (r#"{"command":"sendmsg","msg":"Hi"}"#, Command::SendMessage { text: "Hi".to_owned() }),
            (r#"{"command":"interrupt"}"#, Command::Interrupt),
            (r#"{"command":"sendaudio","audiochunk":"AAA="}"#, Command::SendAudio { pcm: vec![0, 0] }),
            (
                r#"{"command":"sendchat","text":"Hi"}"#,
                Command::SendChat { role: Role::Assistant, text: "Hi".to_owned(), is_final: true },
            ),
        ] {
            assert_eq!(ControlMessage::read(message), Ok(ControlMessage { bot_id: None, command }), "{message}");
        }
    }

    #[test]
    fn what_is_no_command_is_refused_with_the_reason() {
        for (message, reason) in [
            ("hello", "no value begins here"),
            ("[]", "no `command`"),
            (r#"{"command":7}"#, "no `command`"),
            (r#"{"command":"dance"}"#, "no command `dance`"),
            (r#"{"command":"sendmsg"}"#, "`sendmsg` needs `message`"),
            (r#"{"command":"sendimg","img":"%%"}"#, "`img` is not base64"),
            (r#"{"command":"sendaudio","audiochunk":"AA=="}"#, "16 bits"),
            (r#"{"command":"sendaudio","audiochunk":"AAA=","sample_rate":16000}"#, "48,000"),
        ] {
            let error = ControlMessage::read(message).unwrap_err().to_string();
            assert!(error.contains(reason), "{message}: {error}");
        }
    }
}
