//! What a bot sends while it is in a meeting, and what it takes, in the words of both ends (`docs/api.md`, "Live
//! channels").

mod chunk;
mod command;
mod frame;
mod handshake;
mod news;

pub use chunk::Chunk;
pub use command::{Command, ControlMessage, ParseCommandError, Role};
pub use frame::{AudioFrame, AudioFrameError, BYTES_PER_SECOND, SAMPLE_RATE, wav_header};
pub use handshake::Handshake;
pub use news::SoundNews;
