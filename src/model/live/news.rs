use super::AudioFrame;
use crate::model::BotId;

/// What happens on a channel on which a bot sends its sound.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SoundNews {
    /// A bot has opened it, and said who it is.
    Opened(BotId),
    /// A piece of its sound.
    Piece(BotId, AudioFrame),
    /// Something came that is no sound, and was left out. It is told once a channel.
    Odd {
        /// The bot, where it has said who it is.
        bot_id: Option<BotId>,
        /// What it was.
        problem: String,
    },
    /// It is closed.
    Closed(BotId),
}
