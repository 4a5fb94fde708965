//! A web socket that a bot opens to its user: opened anew when it breaks, a few times, and closed when the bot leaves.
//! Nothing of it holds up the bot or its webhooks.

use std::ops::ControlFlow;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Error, Message};
use url::Url;

use super::command::Controls;
use super::feed::{Channel, Feed};
use super::options::{ChannelNotice, ChannelState, Notice};
use super::presence::{Presence, Reached, leave, reach};
use super::sender::Socket;
use super::state::State;
use crate::http::Backoff;
use crate::model::{BotId, lenient_json};

/// How often a socket is opened again.
const RETRIES: u32 = 3;

/// How long a bot waits before it opens a socket again, at real speed.
const PAUSES: Backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_secs(4));

/// How long the other side may take nothing of what it is sent, or leave a farewell unanswered.
const PATIENCE: Duration = Duration::from_secs(10);

/// After how many pieces of video the other side is asked whether it keeps up.
const PING_EVERY: u32 = 5;

/// A socket and what is sent on it.
pub(super) struct Line<'a> {
    state: &'a State,
    bot_id: BotId,
    channel: Channel,
    presence: watch::Receiver<Presence>,
    feed: Feed,
    controls: Controls,
    /// The next piece.
    next: u32,
    /// Pieces that were sent.
    sent: u32,
    pings: u64,
    pongs: u64,
}

impl<'a> Line<'a> {
    pub(super) fn new(state: &'a State, bot_id: BotId, channel: Channel, presence: watch::Receiver<Presence>) -> Self {
        let (feed, controls) = (channel.feed(), Controls::default());
        Self { state, bot_id, channel, presence, feed, controls, next: 0, sent: 0, pings: 0, pongs: 0 }
    }

    /// Holds the socket open until the bot has left, or as long as can be.
    pub(super) async fn run(mut self, url: &Url) {
        let speed = self.state.options.speed;
        for failures in 1.. {
            let broken = match self.state.sender.open(url).await {
                Err(error) => (ChannelState::Unreachable, error.to_string()),
                Ok(mut socket) => {
                    self.tell(ChannelState::Open, String::new());
                    match self.converse(&mut socket).await {
                        Ok(()) => return self.close(socket).await,
                        Err(why) => (ChannelState::Broken, why),
                    }
                }
            };
            self.tell(broken.0, broken.1);
            let pause = speed.scaled(PAUSES.pause(failures));
            if failures > RETRIES || timeout(pause, leave(&mut self.presence, speed)).await.is_ok() {
                let told = if failures > RETRIES { "it is not opened again" } else { "the bot has left" };
                return self.tell(ChannelState::Closed, told.to_owned());
            }
        }
    }

    /// Sends what there is and takes what comes, until the bot has left; `Err` says why it ended before.
    async fn converse(&mut self, socket: &mut Socket) -> Result<(), String> {
        for message in self.feed.greeting(&self.bot_id) {
            send(socket, message).await?;
        }
        loop {
            tokio::select! {
                message = socket.next() => {
                    if self.take(message)?.is_break() {
                        return Err("the other side closed it".to_owned());
                    }
                }
                reached = upcoming(&self.feed, self.next, &mut self.presence, self.state) => match reached {
                    Reached::Gone => return Ok(()),
                    Reached::Paused => self.next += 1,
                    Reached::Heard => {
                        if let Some(piece) = self.feed.piece(self.next) {
                            send(socket, Message::Binary(piece)).await?;
                            self.sent += 1;
                        }
                        self.next += 1;
                        self.ping(socket).await?;
                    }
                },
            }
        }
    }

    /// Asks now and then whether whoever takes the video keeps up.
    async fn ping(&mut self, socket: &mut Socket) -> Result<(), String> {
        if self.channel != Channel::Video || !self.sent.is_multiple_of(PING_EVERY) {
            return Ok(());
        }
        self.pings += 1;
        let sent_at = self.now().as_millisecond();
        let ping =
            json!({"type": "video_latency_ping", "bot_id": self.bot_id, "seq": self.pings, "sent_at_ms": sent_at});
        send(socket, Message::text(ping.to_string())).await
    }

    /// Takes what came; it breaks off when the other side says that nothing more comes.
    fn take(&mut self, message: Option<Result<Message, Error>>) -> Result<ControlFlow<()>, String> {
        match message {
            None | Some(Ok(Message::Close(_)) | Err(Error::ConnectionClosed | Error::AlreadyClosed)) => {
                Ok(ControlFlow::Break(()))
            }
            Some(Err(error)) => Err(reason(&error)),
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Ok(ControlFlow::Continue(())),
            Some(Ok(Message::Binary(bytes))) => {
                self.tell(ChannelState::Ignored, format!("a binary message of {} bytes", bytes.len()));
                Ok(ControlFlow::Continue(()))
            }
            Some(Ok(Message::Text(text))) => {
                self.take_text(text.as_str());
                Ok(ControlFlow::Continue(()))
            }
        }
    }

    fn take_text(&mut self, text: &str) {
        match self.channel {
            Channel::Control => {
                let (state, told) = match self.controls.take(self.state, &self.bot_id, text) {
                    Ok(done) => (ChannelState::Command, done),
                    Err(why) => (ChannelState::Ignored, why),
                };
                self.tell(state, told);
            }
            Channel::Video if is_pong(text) => self.pongs += 1,
            Channel::Audio | Channel::Video => {
                self.tell(ChannelState::Ignored, "commands are taken on the control channel alone".to_owned());
            }
        }
    }

    /// Says that nothing more comes, and waits for the other side to have heard it.
    async fn close(mut self, mut socket: Socket) {
        let farewell = self.feed.farewell(&self.bot_id, self.sent);
        let ended = async {
            if let Some(farewell) = farewell {
                send(&mut socket, farewell).await?;
            }
            let normal = CloseFrame { code: CloseCode::Normal, reason: "the bot has left".into() };
            socket.close(Some(normal)).await.map_err(|error| reason(&error))?;
            while self.take(socket.next().await)?.is_continue() {}
            Ok::<(), String>(())
        };
        match timeout(PATIENCE, ended).await {
            Ok(Ok(())) => {
                let told = match self.channel {
                    Channel::Audio => format!("{} messages of sound were sent", self.sent),
                    Channel::Control => "the bot has left".to_owned(),
                    Channel::Video => {
                        let (sent, pings, pongs) = (self.sent, self.pings, self.pongs);
                        format!("{sent} fragments were sent, {pongs} of {pings} video_latency_ping answered")
                    }
                };
                self.tell(ChannelState::Closed, told);
            }
            Ok(Err(why)) => self.tell(ChannelState::Broken, why),
            Err(_) => self.tell(ChannelState::Broken, "the other side did not close it".to_owned()),
        }
    }

    fn now(&self) -> Timestamp {
        (self.state.options.clock)()
    }

    fn tell(&self, state: ChannelState, told: String) {
        let (bot_id, channel) = (self.bot_id.to_string(), self.channel.as_str());
        self.state.tell(Notice::Channel(ChannelNotice { bot_id, channel, state, told }));
    }
}

/// Waits until a piece is due; where there is none, until the bot has left.
async fn upcoming(feed: &Feed, index: u32, presence: &mut watch::Receiver<Presence>, state: &State) -> Reached {
    let Some(due) = feed.due(index) else {
        leave(presence, state.options.speed).await;
        return Reached::Gone;
    };
    reach(presence, due, state.options.speed).await
}

async fn send(socket: &mut Socket, message: Message) -> Result<(), String> {
    match timeout(PATIENCE, socket.send(message)).await {
        Ok(sent) => sent.map_err(|error| reason(&error)),
        Err(_) => Err(format!("the other side took nothing for {} s", PATIENCE.as_secs())),
    }
}

fn is_pong(text: &str) -> bool {
    let message = lenient_json::read(text.as_bytes()).ok();
    message.is_some_and(|message| message.get("type").and_then(Value::as_str) == Some("video_latency_pong"))
}

/// Why a socket broke, in a few words.
#[expect(clippy::wildcard_enum_match_arm, reason = "the library has more reasons, and will have others")]
fn reason(error: &Error) -> String {
    let words = match error {
        Error::ConnectionClosed | Error::AlreadyClosed => "the other side closed it",
        Error::Capacity(_) => "a message is too large",
        Error::Protocol(_) | Error::Utf8(_) => "what came is no message of a web socket",
        _ => "the connection broke",
    };
    words.to_owned()
}
