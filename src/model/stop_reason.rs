use std::fmt;

use serde::{Deserialize, Serialize};

use super::folded;

/// Why a bot's participation ended: the answer of `bot.stopped`, decoded (Webhook Events guide, section 4).
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
    /// Reads the specific name of a two-layer event, such as `bot.kicked`; `None` for names that are not terminal.
    pub fn from_event_name(name: &str) -> Option<Self> {
        match name {
            "bot.denied" => Some(Self::Denied),
            "bot.failed" => Some(Self::Failed),
            "bot.kicked" => Some(Self::Kicked),
            "bot.notallowed" => Some(Self::NotAllowed),
            "bot.stopped" => Some(Self::Stopped),
            _ => None,
        }
    }

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
