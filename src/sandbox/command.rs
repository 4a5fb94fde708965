//! What a bot is told on its control channel, and what comes of it (`docs/api.md`, "Live channels").

use std::time::Duration;

use tokio::time::Instant;

use super::state::State;
use crate::model::live::{BYTES_PER_SECOND, Command, ControlMessage};
use crate::model::{BotId, Platform};

/// What a bot is doing for whoever controls it.
#[derive(Debug, Default)]
pub(super) struct Controls {
    /// When the sound that it was given has been played.
    played_at: Option<Instant>,
}

impl Controls {
    /// Does what a message says, and tells what was done; `Err` says why nothing was.
    pub(super) fn take(&mut self, state: &State, bot_id: &BotId, text: &str) -> Result<String, String> {
        let message = ControlMessage::read(text).map_err(|error| error.to_string())?;
        if message.bot_id.is_some_and(|named| named != *bot_id) {
            return Err("the command is for another bot".to_owned());
        }
        Ok(match message.command {
            Command::Interrupt => self.interrupt(state, bot_id),
            Command::SendAudio { pcm } => self.play(state, pcm.len()),
            Command::SendChat { is_final: false, .. } => "sendchat: more of the message is to come".to_owned(),
            Command::SendChat { text, .. } => say(state, bot_id, "sendchat", &text),
            Command::SendImage { image } => format!("sendimg: the camera shows a picture of {} bytes", image.len()),
            Command::SendImageUrl { .. } => {
                "sendimg_url: the camera shows a picture; the sandbox does not fetch it".to_owned()
            }
            Command::SendMessage { text } => say(state, bot_id, "sendmsg", &text),
        })
    }

    fn play(&mut self, state: &State, bytes: usize) -> String {
        let length =
            Duration::from_secs_f64(f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / f64::from(BYTES_PER_SECOND));
        let now = Instant::now();
        let began = self.played_at.filter(|at| *at > now).unwrap_or(now);
        let until = began + state.options.speed.scaled(length);
        self.played_at = Some(until);
        let queue = state.options.speed.real(until - now);
        format!("sendaudio: {:.1} s of sound, {:.1} s to be played", length.as_secs_f64(), queue.as_secs_f64())
    }

    fn interrupt(&mut self, state: &State, bot_id: &BotId) -> String {
        let platform = state.with_bot(&bot_id.to_string(), |bot| bot.request.platform).flatten();
        if platform != Some(Platform::GoogleMeet) {
            return "interrupt: nothing is dropped, as only Google Meet does so".to_owned();
        }
        let left = self.played_at.take().map_or(Duration::ZERO, |at| at.saturating_duration_since(Instant::now()));
        format!("interrupt: {:.1} s of sound are dropped", state.options.speed.real(left).as_secs_f64())
    }
}

/// Writes in the meeting's chat.
fn say(state: &State, bot_id: &BotId, command: &str, text: &str) -> String {
    state.with_bot(&bot_id.to_string(), |bot| bot.say(text, state.options.speed));
    format!("{command}: {} characters are in the chat", text.chars().count())
}
