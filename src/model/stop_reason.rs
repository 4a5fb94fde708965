use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Explanation, Tone, folded};

/// Why a bot's participation ended: the answer of `bot.stopped`, decoded (`docs/api.md`, "How a stop is read").
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// The host refused the bot, or refused the recording.
    Denied,
    /// The bot broke down; there may be partial media.
    Failed,
    /// A participant removed the bot; media exist up to then.
    Kicked,
    /// Nobody admitted the bot in time.
    NotAllowed,
    /// The meeting ended, the bot was removed through the API, or everyone left.
    Stopped,
}

impl StopReason {
    /// Every reason, the everyday one first.
    pub const ALL: [Self; 5] = [Self::Stopped, Self::Kicked, Self::NotAllowed, Self::Denied, Self::Failed];

    /// Reads a `bot_status` without regard to case, `_` or spaces. Anything unknown counts as a normal stop, because
    /// the service says `Stopped` for every exit that it does not tell apart.
    pub fn from_status(status: &str) -> Self {
        match folded(status).as_str() {
            "notallowed" => Self::NotAllowed,
            "denied" | "recordingpermissiondenied" => Self::Denied,
            "error" | "failed" => Self::Failed,
            "kicked" => Self::Kicked,
            _ => Self::Stopped,
        }
    }

    /// Whether the bot never took part, so that no media can exist.
    pub fn never_took_part(self) -> bool {
        match self {
            Self::Denied | Self::NotAllowed => true,
            Self::Failed | Self::Kicked | Self::Stopped => false,
        }
    }

    /// Whether it says how the bot stopped, and not only that it did.
    pub fn is_specific(self) -> bool {
        match self {
            Self::Denied | Self::Failed | Self::Kicked | Self::NotAllowed => true,
            Self::Stopped => false,
        }
    }

    /// How it is to be taken at a glance.
    pub fn tone(self) -> Tone {
        match self {
            Self::Denied | Self::Failed | Self::NotAllowed => Tone::Bad,
            Self::Kicked => Tone::Warning,
            Self::Stopped => Tone::Good,
        }
    }

    /// What it means, and what to do about it.
    pub fn explanation(self) -> Explanation {
        let (meaning, next) = match self {
            Self::Denied => (
                "the host refused the bot, or refused the recording; there is no recording",
                "ask the host to admit it, then create a new bot",
            ),
            Self::Failed => (
                "the bot broke down; there may be a partial recording",
                "read the message, fetch what there is, and create a new bot if the meeting goes on",
            ),
            Self::Kicked => (
                "a participant removed the bot; what it recorded until then is processed",
                "wait for the `*.processed` events; tell the host what the bot is there for",
            ),
            Self::NotAllowed => (
                "nobody admitted the bot before its waiting-room timeout; there is no recording",
                "admit the bot earlier, raise `waiting_room_timeout`, or use a signed-in bot; then create a new one",
            ),
            Self::Stopped => (
                "the meeting ended, everyone left, a timeout ran out, or the bot was called back",
                "wait for the `*.processed` events, then fetch; an older service says this of a kick too",
            ),
        };
        Explanation { meaning, next }
    }

    /// The name used in records and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Failed => "failed",
            Self::Kicked => "kicked",
            Self::NotAllowed => "not_allowed",
            Self::Stopped => "stopped",
        }
    }
}

impl fmt::Display for StopReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_read_without_regard_to_case() {
        for (status, reason) in [
            ("NotAllowed", StopReason::NotAllowed),
            ("not_allowed", StopReason::NotAllowed),
            ("DENIED", StopReason::Denied),
            ("FAILED", StopReason::Failed),
            ("Error", StopReason::Failed),
            ("Stopped", StopReason::Stopped),
            ("SomethingNew", StopReason::Stopped),
        ] {
            assert_eq!(StopReason::from_status(status), reason, "{status}");
        }
    }
}
