//! The sound of meetings: web sockets that bots open to the receiver, below its secret path.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{SinkExt as _, StreamExt as _};
use http_body_util::Full;
use hyper::http::request::Parts;
use hyper::{Request, Response};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::CapacityError;
use tokio_tungstenite::tungstenite::handshake::server::create_response;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::model::BotId;
use crate::model::live::{AudioFrame, Handshake, SoundNews};

/// What stands behind the secret path where bots send their sound.
pub(crate) const BELOW: &str = "/audio";

/// Bots that may send their sound at a time.
const CHANNELS: usize = 32;
/// The largest message, in bytes: more than ten seconds of sound.
const LARGEST: usize = 1 << 20;
/// News that may wait for whoever takes them. A bot whose sound finds no room waits.
const WAITING: usize = 64;
/// How long a channel may be silent before it is asked whether it is still there, and as long again before it is closed.
const SILENCE: Duration = Duration::from_secs(30);
/// How long a channel may take to say which bot it is of.
const INTRODUCTION: Duration = Duration::from_secs(10);
/// How long what was sent before the end may take to arrive.
const LAST_SOUND: Duration = Duration::from_secs(1);

/// Where sound is taken. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct SoundIntake {
    news: mpsc::Sender<SoundNews>,
    places: Arc<Semaphore>,
}

impl SoundIntake {
    /// One that hands on what happens.
    pub(crate) fn new() -> (Self, mpsc::Receiver<SoundNews>) {
        let (news, taken) = mpsc::channel(WAITING);
        (Self { news, places: Arc::new(Semaphore::new(CHANNELS)) }, taken)
    }

    /// Takes what a bot sends on a connection on which [`agree`] has agreed to a web socket, until either side closes it.
    /// `read` was read of it already.
    pub(super) async fn take(&self, stream: TcpStream, read: Bytes, mut ended: watch::Receiver<bool>) {
        let config = WebSocketConfig::default().max_message_size(Some(LARGEST)).max_frame_size(Some(LARGEST));
        let socket = WebSocketStream::from_partially_read(stream, read.into(), Role::Server, Some(config)).await;
        let mut channel = Channel { socket, bot_id: None, is_odd: false, news: &self.news };
        let ended = async {
            // A receiver that was dropped has ended too.
            drop(ended.wait_for(|ended| *ended).await);
            tokio::time::sleep(LAST_SOUND).await;
        };
        let code = match self.places.try_acquire() {
            Ok(_place) => tokio::select! {
                code = channel.take_all() => code,
                () = ended => CloseCode::Away,
            },
            Err(_) => CloseCode::Again,
        };
        let close = CloseFrame { code, reason: "".into() };
        // A bot that does not take its leave is left.
        drop(timeout(LAST_SOUND, channel.socket.close(Some(close))).await);
        if let Some(bot_id) = channel.bot_id {
            drop(self.news.send(SoundNews::Closed(bot_id)).await);
        }
    }
}

/// The answer that agrees to a web socket; `None` for a request that asks for none.
pub(super) fn agree(head: Parts) -> Option<Response<Full<Bytes>>> {
    create_response(&Request::from_parts(head, ())).ok().map(|answer| answer.map(|()| Full::default()))
}

/// One bot's web socket.
struct Channel<'a> {
    socket: WebSocketStream<TcpStream>,
    bot_id: Option<BotId>,
    /// Whether it was told that something came that is no sound.
    is_odd: bool,
    news: &'a mpsc::Sender<SoundNews>,
}

impl Channel<'_> {
    /// Takes messages until there are no more; returns with what code to close.
    async fn take_all(&mut self) -> CloseCode {
        let mut was_asked = false;
        loop {
            let patience = if self.bot_id.is_some() { SILENCE } else { INTRODUCTION };
            let message = match timeout(patience, self.socket.next()).await {
                Ok(Some(Ok(message))) => message,
                Ok(Some(Err(Error::Capacity(CapacityError::MessageTooLong { size, .. })))) => {
                    self.tell_odd(format!("a message of {size} bytes, more than {LARGEST}")).await;
                    return CloseCode::Size;
                }
                Ok(Some(Err(Error::Utf8(_)))) => return CloseCode::Invalid,
                Ok(Some(Err(_)) | None) => return CloseCode::Normal,
                Err(_) if was_asked || self.bot_id.is_none() => return CloseCode::Policy,
                Err(_) => {
                    was_asked = true;
                    if self.socket.send(Message::Ping(Bytes::new())).await.is_err() {
                        return CloseCode::Normal;
                    }
                    continue;
                }
            };
            was_asked = false;
            let news = match (message, &self.bot_id) {
                (Message::Text(text), None) => {
                    let Some(handshake) = Handshake::read(&text) else {
                        self.tell_odd("a first message that does not say which bot it is of".to_owned()).await;
                        return CloseCode::Policy;
                    };
                    self.bot_id = Some(handshake.bot_id.clone());
                    SoundNews::Opened(handshake.bot_id)
                }
                (Message::Binary(_), None) => {
                    self.tell_odd("sound before it was said which bot it is of".to_owned()).await;
                    return CloseCode::Policy;
                }
                (Message::Binary(message), Some(bot_id)) => match AudioFrame::decode(&message) {
                    Ok(frame) => SoundNews::Piece(bot_id.clone(), frame),
                    Err(error) => {
                        self.tell_odd(format!("a message that is no sound: {error}")).await;
                        continue;
                    }
                },
                (Message::Text(_), Some(_)) => {
                    self.tell_odd("a text where sound is due".to_owned()).await;
                    continue;
                }
                // What answers it is sent with the next look, which finds the end.
                (Message::Close(_) | Message::Frame(_) | Message::Ping(_) | Message::Pong(_), _) => continue,
            };
            if self.news.send(news).await.is_err() {
                return CloseCode::Away;
            }
        }
    }

    /// Tells that something was left out, once.
    async fn tell_odd(&mut self, problem: String) {
        if !std::mem::replace(&mut self.is_odd, true) {
            drop(self.news.send(SoundNews::Odd { bot_id: self.bot_id.clone(), problem }).await);
        }
    }
}
