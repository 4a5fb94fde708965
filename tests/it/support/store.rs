use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// An API with one bot and a store with its recording, which misbehave as a test says. It lives as long as the test.
pub(crate) struct MediaService {
    address: String,
    shared: Arc<Shared>,
}

/// How it misbehaves.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Habits {
    /// The recording's length in bytes.
    pub(crate) length: usize,
    /// Connections close after so many bytes of a body.
    pub(crate) drop_after: Option<usize>,
    /// Links are refused after so long.
    pub(crate) link_life: Option<Duration>,
    /// A pause after every 64 KiB.
    pub(crate) pace: Duration,
    /// The store does not say how long it is.
    pub(crate) hides_length: bool,
}

struct Shared {
    habits: Habits,
    data: Vec<u8>,
    /// Bytes of bodies that were sent.
    sent: AtomicU64,
    /// When each link was given.
    links: Mutex<Vec<Instant>>,
    requests: AtomicUsize,
}

impl MediaService {
    /// The bot whose recording it has.
    pub(crate) const BOT: &str = "b-media";

    pub(crate) fn start(habits: Habits) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let mut data = vec![0; habits.length];
        fastrand::Rng::with_seed(11).fill(&mut data);
        data[..12].copy_from_slice(b"RIFF\0\0\0\0WAVE");
        let (sent, links, requests) = (AtomicU64::new(0), Mutex::default(), AtomicUsize::new(0));
        let shared = Arc::new(Shared { habits, data, sent, links, requests });
        let (serving, host) = (Arc::clone(&shared), address.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (shared, host) = (Arc::clone(&serving), host.clone());
                // A client that goes away ends its thread, and nothing else.
                std::thread::spawn(move || shared.serve(stream, &host).unwrap_or_default());
            }
        });
        Self { address, shared }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/api/v1", self.address)
    }

    pub(crate) fn data(&self) -> &[u8] {
        &self.shared.data
    }

    /// Bytes of the recording that were sent so far.
    pub(crate) fn sent(&self) -> u64 {
        self.shared.sent.load(Ordering::SeqCst)
    }

    /// Links that were given so far.
    pub(crate) fn links(&self) -> usize {
        self.shared.links.lock().unwrap().len()
    }

    /// Requests to the store so far.
    pub(crate) fn requests(&self) -> usize {
        self.shared.requests.load(Ordering::SeqCst)
    }
}

impl Shared {
    fn serve(&self, stream: TcpStream, host: &str) -> Option<()> {
        let mut reader = BufReader::new(stream.try_clone().ok()?);
        let mut stream = stream;
        let mut first = String::new();
        reader.read_line(&mut first).ok()?;
        let (mut from, mut authorized) = (None, false);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(": ")?;
            match name.to_ascii_lowercase().as_str() {
                "range" => from = value.strip_prefix("bytes=")?.trim_end_matches('-').parse::<usize>().ok(),
                "authorization" => authorized = true,
                _ => {}
            }
        }
        let target = first.split(' ').nth(1)?;
        let Some((_, number)) = target.split_once("/object.wav?link=") else {
            return respond(&mut stream, "200 OK", &self.link(host));
        };
        self.requests.fetch_add(1, Ordering::SeqCst);
        let given = self.links.lock().unwrap()[number.parse::<usize>().ok()?];
        if authorized || self.habits.link_life.is_some_and(|life| given.elapsed() > life) {
            return respond(&mut stream, "403 Forbidden", "<Code>AccessDenied</Code>");
        }
        self.send(&mut stream, from)
    }

    fn link(&self, host: &str) -> String {
        let mut links = self.links.lock().unwrap();
        links.push(Instant::now());
        format!(r#"{{"audio_url":"http://{host}/object.wav?link={}"}}"#, links.len() - 1)
    }

    fn send(&self, stream: &mut TcpStream, from: Option<usize>) -> Option<()> {
        let (total, start) = (self.data.len(), from.unwrap_or(0));
        let status = if from.is_some() { "206 Partial Content" } else { "200 OK" };
        let length = total - start;
        if self.habits.hides_length {
            return self.send_in_chunks(stream);
        }
        let range = from.map(|from| format!("Content-Range: bytes {from}-{}/{total}\r\n", total - 1));
        let head = format!(
            "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{}ETag: \"media\"\r\nAccept-Ranges: bytes\r\n\r\n",
            range.unwrap_or_default()
        );
        stream.write_all(head.as_bytes()).ok()?;
        let end = self.habits.drop_after.map_or(total, |after| total.min(start + after));
        for part in self.data[start..end].chunks(64 << 10) {
            stream.write_all(part).ok()?;
            self.sent.fetch_add(u64::try_from(part.len()).unwrap(), Ordering::SeqCst);
            self.pause();
        }
        Some(())
    }

    /// The whole, with no word of its length.
    fn send_in_chunks(&self, stream: &mut TcpStream) -> Option<()> {
        stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n").ok()?;
        for part in self.data.chunks(64 << 10) {
            stream.write_all(&[format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat()).ok()?;
            self.sent.fetch_add(u64::try_from(part.len()).unwrap(), Ordering::SeqCst);
            self.pause();
        }
        stream.write_all(b"0\r\n\r\n").ok()
    }

    fn pause(&self) {
        if !self.habits.pace.is_zero() {
            std::thread::park_timeout(self.habits.pace);
        }
    }
}

fn respond(stream: &mut TcpStream, status: &str, body: &str) -> Option<()> {
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
    stream.write_all(format!("{head}{body}").as_bytes()).ok()
}
