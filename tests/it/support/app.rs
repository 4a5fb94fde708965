use std::io::{BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;

use super::http::{Hooked, read_head};
use super::process::PATIENCE;

/// What an [`App`] answers.
#[derive(Clone, Debug)]
pub(crate) struct AppAnswer {
    pub(crate) status: u16,
    pub(crate) headers: &'static str,
    pub(crate) body: &'static str,
}

/// An answer without anything but its status.
pub(crate) fn status(status: u16) -> AppAnswer {
    AppAnswer { status, headers: "", body: "" }
}

/// The user's app: keeps what comes and answers as it is told, until it is dropped; then nobody is there.
pub(crate) struct App {
    address: SocketAddr,
    requests: Receiver<Hooked>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl App {
    /// An app on a free port.
    pub(crate) fn start(decide: impl Fn(&Hooked) -> AppAnswer + Send + Sync + 'static) -> Self {
        Self::on(0, decide)
    }

    /// An app on a port.
    pub(crate) fn on(port: u16, decide: impl Fn(&Hooked) -> AppAnswer + Send + Sync + 'static) -> Self {
        Self::at(TcpListener::bind(("127.0.0.1", port)).unwrap(), decide)
    }

    /// An app at an address.
    pub(crate) fn at(listener: TcpListener, decide: impl Fn(&Hooked) -> AppAnswer + Send + Sync + 'static) -> Self {
        let address = listener.local_addr().unwrap();
        let (sender, requests) = channel();
        let stopped = Arc::new(AtomicBool::new(false));
        let (stop, decide) = (Arc::clone(&stopped), Arc::new(decide));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let (sender, decide) = (sender.clone(), Arc::clone(&decide));
                std::thread::spawn(move || {
                    let mut reader = BufReader::new(stream);
                    let Some((first, headers)) = read_head(&mut reader) else { return };
                    let mut hooked =
                        Hooked { path: first.split(' ').nth(1).unwrap().to_owned(), headers, body: Vec::new() };
                    hooked.body = vec![0; hooked.header("content-length").unwrap().parse().unwrap()];
                    if reader.read_exact(&mut hooked.body).is_err() {
                        return;
                    }
                    drop(sender.send(hooked.clone()));
                    let AppAnswer { status, headers, body } = decide(&hooked);
                    let length = body.len();
                    let answer = format!(
                        "HTTP/1.1 {status} X\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
                    );
                    drop(reader.get_mut().write_all(answer.as_bytes()));
                });
            }
        });
        Self { address, requests, stopped, thread: Some(thread) }
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    /// The next request.
    pub(crate) fn take(&self) -> Hooked {
        self.requests.recv_timeout(PATIENCE).expect("a request")
    }

    /// Every request that has come by now.
    pub(crate) fn so_far(&self) -> Vec<Hooked> {
        self.requests.try_iter().collect()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
        drop(self.thread.take().unwrap().join());
    }
}

/// A socket at each address of `localhost` that this machine has; nobody is at the same port of the other one.
pub(crate) fn localhost_sockets() -> Vec<TcpListener> {
    let lone = |(address, other)| {
        let mut sockets = (0..20).filter_map(|_| TcpListener::bind((address, 0)).ok());
        sockets.find(|socket| TcpStream::connect((other, socket.local_addr().unwrap().port())).is_err())
    };
    [("127.0.0.1", "::1"), ("::1", "127.0.0.1")].into_iter().filter_map(lone).collect()
}

/// A port where nobody is.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
