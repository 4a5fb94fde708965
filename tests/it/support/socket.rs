use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};

use serde_json::Value;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Message, WebSocket, accept};

use super::process::PATIENCE;

/// Somebody's server for web sockets.
pub(crate) struct SocketHost {
    address: SocketAddr,
    streams: Receiver<TcpStream>,
}

/// A web socket that a bot opened.
pub(crate) struct OpenSocket(WebSocket<TcpStream>);

/// A message that came on it.
#[derive(Debug)]
pub(crate) enum Came {
    Text(Value),
    Binary(Vec<u8>),
    /// The other side said that it ends, with this code.
    Closed(u16),
}

impl SocketHost {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, streams) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                drop(sender.send(stream));
            }
        });
        Self { address, streams }
    }

    pub(crate) fn url(&self) -> String {
        format!("ws://{}/socket", self.address)
    }

    /// The block of `create_bot` that names it.
    pub(crate) fn block(&self) -> Value {
        serde_json::json!({"websocket_url": self.url()})
    }

    /// The next socket that is opened.
    pub(crate) fn open(&self) -> OpenSocket {
        let stream = self.streams.recv_timeout(PATIENCE).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        OpenSocket(accept(stream).expect("a handshake"))
    }
}

impl OpenSocket {
    /// The next message.
    pub(crate) fn next(&mut self) -> Came {
        loop {
            match self.0.read().expect("a message") {
                Message::Text(text) => return Came::Text(serde_json::from_str(text.as_str()).unwrap()),
                Message::Binary(bytes) => return Came::Binary(bytes.to_vec()),
                Message::Close(frame) => {
                    let code = frame.map_or(CloseCode::Status, |frame| frame.code);
                    // The answer to it is on its way out when the connection has ended.
                    while self.0.read().is_ok() {}
                    return Came::Closed(code.into());
                }
                Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
            }
        }
    }

    /// The next message, which is text.
    pub(crate) fn text(&mut self) -> Value {
        match self.next() {
            Came::Text(text) => text,
            other @ (Came::Binary(_) | Came::Closed(_)) => panic!("{other:?}"),
        }
    }

    pub(crate) fn send(&mut self, text: &Value) {
        self.0.send(Message::text(text.to_string())).unwrap();
    }

    /// Every message up to the end, and the code of that.
    pub(crate) fn rest(&mut self) -> (Vec<Came>, u16) {
        let mut messages = Vec::new();
        loop {
            match self.next() {
                Came::Closed(code) => return (messages, code),
                message @ (Came::Binary(_) | Came::Text(_)) => messages.push(message),
            }
        }
    }
}
