use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use serde_json::Value;

use super::process::PATIENCE;

/// What a server answered.
#[derive(Debug)]
pub(crate) struct HttpReply {
    pub(crate) status: u16,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl HttpReply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// One request on a connection of its own, to the end of its answer.
pub(crate) fn http(method: &str, url: &str, headers: &[(&str, &str)], body: &[u8]) -> HttpReply {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut head = format!("{method} /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    write!(stream, "{head}content-length: {}\r\n\r\n", body.len()).unwrap();
    // A server may answer and close before it has read the whole body.
    drop(stream.write_all(body));
    let mut reader = BufReader::new(stream);
    let (first, headers) = read_head(&mut reader).expect("an answer");
    let status = first.split(' ').nth(1).unwrap().parse().unwrap();
    let mut body = Vec::new();
    reader.read_to_end(&mut body).unwrap();
    HttpReply { status, headers, body }
}

/// One request that came to a [`Hook`].
#[derive(Clone, Debug)]
pub(crate) struct Hooked {
    pub(crate) path: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Hooked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The specific name of the event.
    pub(crate) fn name(&self) -> String {
        let body = self.json();
        let name = body.get("bot_event").or(body.get("event")).and_then(Value::as_str);
        name.unwrap_or("unnamed").to_owned()
    }
}

/// Somebody's webhook handler: keeps what comes, and answers as it is told.
pub(crate) struct Hook {
    address: SocketAddr,
    requests: Receiver<Hooked>,
}

impl Hook {
    /// A handler that accepts everything.
    pub(crate) fn start() -> Self {
        Self::answering(|_| 200)
    }

    /// A handler that leaves the sender of these events waiting until the test sends a word for each. As webhooks of
    /// one bot come one after the other, the bot stands still meanwhile.
    pub(crate) fn holding(names: &'static [&'static str]) -> (Self, Sender<()>) {
        let (release, released) = channel();
        let released = Mutex::new(released);
        let hook = Self::answering(move |hooked| {
            if names.contains(&hooked.name().as_str()) {
                released.lock().unwrap().recv_timeout(PATIENCE).expect("a release");
            }
            200
        });
        (hook, release)
    }

    /// A handler that decides on each request's status.
    pub(crate) fn answering(decide: impl Fn(&Hooked) -> u16 + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, requests) = channel();
        std::thread::spawn(move || {
            let decide = &decide;
            std::thread::scope(|scope| {
                for stream in listener.incoming().map_while(Result::ok) {
                    let sender = sender.clone();
                    scope.spawn(move || {
                        let mut reader = BufReader::new(stream);
                        let Some((first, headers)) = read_head(&mut reader) else { return };
                        let length = find(&headers, "content-length").map_or(0, |length| length.parse().unwrap());
                        let mut body = vec![0; length];
                        if reader.read_exact(&mut body).is_err() {
                            return;
                        }
                        let path = first.split(' ').nth(1).unwrap().to_owned();
                        let hooked = Hooked { path, headers, body };
                        drop(sender.send(hooked.clone()));
                        let status = decide(&hooked);
                        let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
                        drop(reader.get_mut().write_all(answer.as_bytes()));
                    });
                }
            });
        });
        Self { address, requests }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    /// The next request.
    pub(crate) fn take(&self) -> Hooked {
        self.requests.recv_timeout(PATIENCE).expect("a webhook")
    }

    /// Every request up to and including the first with this specific name.
    pub(crate) fn take_until(&self, name: &str) -> Vec<Hooked> {
        let mut taken = Vec::new();
        loop {
            let hooked = self.take();
            let found = hooked.name() == name;
            taken.push(hooked);
            if found {
                return taken;
            }
        }
    }

    /// Every request that has come by now.
    pub(crate) fn so_far(&self) -> Vec<Hooked> {
        self.requests.try_iter().collect()
    }
}

fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// Reads the first line and the headers; `None` when the other side closes without a word.
pub(super) fn read_head(reader: &mut BufReader<TcpStream>) -> Option<(String, Vec<(String, String)>)> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end().to_owned();
        if line.is_empty() {
            break;
        }
        lines.push(line);
    }
    let headers = lines.iter().skip(1).filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())).collect();
    Some((lines.first()?.clone(), headers))
}
