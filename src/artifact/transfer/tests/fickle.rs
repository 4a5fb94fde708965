//! A store that misbehaves on purpose: raw HTTP/1.1 over loopback, one request a connection, every byte decided by the
//! test.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The store; it stops when it is dropped.
pub(super) struct Fickle {
    pub(super) address: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    accepting: JoinHandle<()>,
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) method: String,
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
}

/// What the store does on a connection, step by step; then it closes it.
#[derive(Clone, Debug)]
pub(super) enum Act {
    Send(Bytes),
    Wait(Duration),
    /// Never says anything more.
    Hang,
}

/// An object in the store.
#[derive(Clone, Debug)]
pub(super) struct Object {
    pub(super) data: Bytes,
    pub(super) etag: String,
}

/// A well-made answer, to be spoilt.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
}

impl Asked {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The first byte of the range asked for.
    pub(super) fn from(&self) -> Option<usize> {
        self.header("range")?.strip_prefix("bytes=")?.strip_suffix('-')?.parse().ok()
    }
}

impl Object {
    pub(super) fn new(length: usize, seed: u64) -> Self {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut data = b"RIFF\0\0\0\0WAVE".to_vec();
        data.resize(length.max(12), 0);
        random.fill(&mut data[12..]);
        Self { data: data.into(), etag: format!("\"tag-{seed}\"") }
    }

    pub(super) fn of(data: &[u8], etag: &str) -> Self {
        Self { data: Bytes::copy_from_slice(data), etag: etag.to_owned() }
    }

    /// What a faultless store answers.
    pub(super) fn answer(&self, asked: &Asked) -> Reply {
        let from = asked.from().filter(|_| asked.header("if-range").is_none_or(|tag| tag == self.etag));
        let total = self.data.len();
        let common = |mut more: Vec<(String, String)>| {
            more.push(("ETag".to_owned(), self.etag.clone()));
            more.push(("Accept-Ranges".to_owned(), "bytes".to_owned()));
            more.push(("Content-Type".to_owned(), "audio/wav".to_owned()));
            more
        };
        if asked.header("if-none-match") == Some(self.etag.as_str()) {
            return Reply { status: 304, headers: common(Vec::new()), body: Bytes::new() };
        }
        match from {
            Some(from) if from >= total => Reply {
                status: 416,
                headers: vec![("Content-Range".to_owned(), format!("bytes */{total}"))],
                body: Bytes::new(),
            },
            Some(from) => Reply {
                status: 206,
                headers: common(vec![("Content-Range".to_owned(), format!("bytes {from}-{}/{total}", total - 1))]),
                body: self.data.slice(from..),
            },
            None => Reply { status: 200, headers: common(Vec::new()), body: self.data.clone() },
        }
    }
}

impl Reply {
    pub(super) fn error(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Bytes::from_static(b"<Error/>") }
    }

    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// The head, with the body's length.
    pub(super) fn head(&self) -> Bytes {
        self.clone().header("Content-Length", &self.body.len().to_string()).bare_head()
    }

    /// The head as it is.
    pub(super) fn bare_head(&self) -> Bytes {
        let mut head = format!("HTTP/1.1 {} X\r\nConnection: close\r\n", self.status);
        for (name, value) in &self.headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.push_str("\r\n");
        head.into()
    }

    /// Everything, as it should be.
    pub(super) fn whole(&self) -> Vec<Act> {
        vec![Act::Send(self.head()), Act::Send(self.body.clone())]
    }

    /// The head, and no more than so many bytes of the body.
    pub(super) fn cut(&self, after: usize) -> Vec<Act> {
        vec![Act::Send(self.head()), Act::Send(self.body.slice(..after.min(self.body.len())))]
    }

    /// The body in chunks, without a length.
    pub(super) fn chunked(&self, end: bool) -> Vec<Act> {
        let mut body = Vec::new();
        for chunk in self.body.chunks(10_000) {
            body.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
            body.extend(chunk);
            body.extend(b"\r\n");
        }
        if end {
            body.extend(b"0\r\n\r\n");
        }
        let head = self.clone().header("Transfer-Encoding", "chunked").bare_head();
        vec![Act::Send(head), Act::Send(body.into())]
    }
}

impl Fickle {
    /// Does what `play` says for each request and its number, from 0.
    pub(super) async fn start(play: impl Fn(&Asked, usize) -> Vec<Act> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, play) = (Arc::clone(&asked), Arc::new(play));
        let accepting = tokio::spawn(async move {
            let mut connections = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let (log, play) = (Arc::clone(&log), Arc::clone(&play));
                connections.spawn(async move { serve(stream, &log, &*play).await });
            }
        });
        Self { address, asked, accepting }
    }

    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Fickle {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn serve(stream: TcpStream, log: &Mutex<Vec<Asked>>, play: &(dyn Fn(&Asked, usize) -> Vec<Act> + Send + Sync)) {
    let mut stream = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        match stream.read_line(&mut line).await {
            Ok(0) | Err(_) => return,
            Ok(_) if line == "\r\n" => break,
            Ok(_) => lines.push(line.trim_end().to_owned()),
        }
    }
    let mut first = lines[0].split(' ');
    let asked = Asked {
        method: first.next().unwrap().to_owned(),
        target: first.next().unwrap().to_owned(),
        headers: lines[1..]
            .iter()
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    };
    let number = {
        let mut log = log.lock().unwrap();
        log.push(asked.clone());
        log.len() - 1
    };
    for act in play(&asked, number) {
        match act {
            // A client that has seen enough closes the connection.
            Act::Send(bytes) if stream.write_all(&bytes).await.is_err() => return,
            Act::Send(_) => {}
            Act::Wait(time) => tokio::time::sleep(time).await,
            Act::Hang => std::future::pending().await,
        }
    }
    drop(stream.shutdown().await);
}
