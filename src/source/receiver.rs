use std::convert::Infallible;
use std::future::poll_fn;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hyper::StatusCode;
use hyper::server::conn::http1::{self, Parts};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Handle};
use tokio::sync::{oneshot, watch};
use tokio::task::{JoinHandle, JoinSet};

use super::connections::{Activity, Connections};
use super::{Intake, RejectionReason};
use crate::model::{ExitStatus, Failure, Hint, Situation};

/// How long a request's head may take, and how long a connection may wait for one (`docs/architecture.md`,
/// "Deliveries").
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// How often connections that have waited too long for a head are looked for: a tenth of what they may wait, so
/// that none waits much longer.
const SWEEP: Duration = Duration::from_secs(1);
/// Connections at a time (`docs/architecture.md`, "Deliveries").
const CONNECTIONS: usize = 1_024;
/// The longest head, in bytes. Proxies let 8 KiB through.
const LONGEST_HEAD: usize = 64 << 10;
/// How much is read of what comes after the last answer of a connection, in bytes.
const LINGER: u64 = 4 << 20;
/// What a TLS connection begins with: a handshake record (RFC 8446, section 5.1).
const TLS_HANDSHAKE: &[u8] = b"\x16\x03";
/// What an HTTP/2 connection begins with (RFC 9113, section 3.4).
const HTTP2_PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// The answer to what no HTTP/1.1 server understands.
const BAD_REQUEST: &[u8] = b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
/// Open files that the process may need: the connections, the journal, downloads, commands.
#[cfg(unix)]
const DESCRIPTORS: u64 = 4_096;
/// How long to leave the socket alone when the system has no room for another connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// The webhook server: a socket that is bound, and then served.
#[derive(Debug)]
pub(crate) struct Receiver {
    listener: std::net::TcpListener,
    address: SocketAddr,
}

/// A receiver that takes deliveries, on threads of its own: whatever reactions do delays no answer. Dropping it closes
/// every connection.
#[derive(Debug)]
pub(crate) struct Receiving {
    stop: Option<oneshot::Sender<()>>,
    /// `None` once it has ended.
    serving: Option<JoinHandle<()>>,
    _threads: [Thread; 2],
}

/// A thread that runs the tasks of a runtime. Dropping it drops them.
#[derive(Debug)]
struct Thread {
    runtime: Handle,
    /// The thread ends when this end of the channel is dropped.
    _open: oneshot::Sender<()>,
}

/// Why there is no receiver.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReceiverError {
    /// The address cannot be had.
    #[error("cannot listen on {address}")]
    Bind {
        address: SocketAddr,
        #[source]
        source: io::Error,
    },
    /// It has ended although nobody asked it to.
    #[error("the receiver has ended unexpectedly")]
    Ended,
    /// The system gives it no threads, or no way to wait.
    #[error("cannot start the receiver")]
    Start(#[source] io::Error),
}

impl Failure for ReceiverError {
    fn exit_status(&self) -> ExitStatus {
        ExitStatus::Unavailable
    }

    fn kind(&self) -> &'static str {
        "receiver"
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        let hint = match self {
            Self::Bind { address, source } if source.kind() == io::ErrorKind::AddrInUse => {
                format!("port {} is taken; use another with --port N, or any free one with --port 0", address.port())
            }
            Self::Bind { address, source } if source.kind() == io::ErrorKind::PermissionDenied => {
                format!("port {} needs rights that you lack; use one above 1023, or --port 0", address.port())
            }
            Self::Bind { .. } => "check --host and --port; --port 0 takes any free port".to_owned(),
            Self::Ended | Self::Start(_) => return None,
        };
        Some(hint.into())
    }
}

impl Receiver {
    /// Takes the address; port 0 takes a free one.
    ///
    /// # Errors
    /// When it is taken, is no address of this machine, or is not allowed.
    pub(crate) async fn bind(host: IpAddr, port: u16) -> Result<Self, ReceiverError> {
        let wanted = SocketAddr::new(host, port);
        let failed = |source| ReceiverError::Bind { address: wanted, source };
        allow_descriptors();
        let listener = TcpListener::bind(wanted).await.and_then(TcpListener::into_std).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok(Self { listener, address })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes deliveries from now on: one thread accepts connections, and shares them with a second, so that the next
    /// deliveries are read while the journal answers the last.
    ///
    /// # Errors
    /// When the system gives it no threads.
    pub(crate) fn start(self, intake: Intake) -> Result<Receiving, ReceiverError> {
        let (stop, stopped) = oneshot::channel::<()>();
        let first = Thread::start("receiver").map_err(ReceiverError::Start)?;
        let second = Thread::start("receiver-2").map_err(ReceiverError::Start)?;
        let listener = {
            let _runtime = first.runtime.enter();
            TcpListener::from_std(self.listener).map_err(ReceiverError::Start)?
        };
        let stopped = async {
            // A handle that was dropped stops the receiver too.
            stopped.await.unwrap_or_default();
        };
        let runtimes = [first.runtime.clone(), second.runtime.clone()];
        let serving = first.runtime.spawn(serve(listener, intake, runtimes, stopped));
        Ok(Receiving { stop: Some(stop), serving: Some(serving), _threads: [first, second] })
    }
}

impl Receiving {
    /// Resolves when it has ended by itself, which it should not. Cancel safe.
    pub(crate) async fn failed(&mut self) -> ReceiverError {
        self.ended().await;
        ReceiverError::Ended
    }

    /// Takes no more connections, and resolves when those that are open have been answered.
    pub(crate) async fn finish(mut self) {
        if let Some(stop) = self.stop.take() {
            stop.send(()).unwrap_or_default();
        }
        self.ended().await;
    }

    async fn ended(&mut self) {
        if let Some(serving) = &mut self.serving {
            // A task that panicked has ended too.
            drop(serving.await);
            self.serving = None;
        }
    }
}

impl Thread {
    fn start(name: &str) -> io::Result<Self> {
        let (open, closed) = oneshot::channel::<()>();
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || drop(runtime.block_on(closed)))?;
        Ok(Self { runtime: handle, _open: open })
    }
}

/// Takes deliveries until `stop` resolves; then takes no more connections, and returns when those that are open have
/// been answered.
async fn serve(listener: TcpListener, intake: Intake, runtimes: [Handle; 2], stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    let threads = runtimes.map(|runtime| (runtime, Arc::new(intake.clone())));
    let mut turns = threads.iter().cycle();
    let (ending, ended) = watch::channel(false);
    let mut connections = Connections::new(CONNECTIONS);
    let mut tasks = JoinSet::new();
    let mut sweep = tokio::time::interval(SWEEP);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) if connections.make_room() => {
                    let (Ok(stream), Some((thread, intake))) = (stream.into_std(), turns.next()) else { continue };
                    let activity = Activity::new();
                    let task = serve_connection(stream, Arc::clone(intake), Arc::clone(&activity), ended.clone());
                    connections.opened(tasks.spawn_on(task, thread), activity);
                }
                // Every connection has a request in hand: this one is closed at once.
                Ok(_) => {}
                Err(_) => {
                    // Mostly there are no file descriptors left; other failures are of one connection.
                    connections.drop_idlest();
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            },
            Some(done) = tasks.join_next_with_id() => connections.closed(match done {
                Ok((id, ())) => id,
                Err(error) => error.id(),
            }),
            _ = sweep.tick() => connections.drop_waiting(HEAD_TIMEOUT),
            () = &mut stop => break,
        }
    }
    drop(listener);
    ending.send_replace(true);
    while tasks.join_next().await.is_some() {}
}

/// Asks the system for as many open files as the connections and everything else need. Where it refuses, the accept
/// loop makes do with fewer.
fn allow_descriptors() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};

        let mut limit = getrlimit(Resource::Nofile);
        let wanted = limit.maximum.map_or(DESCRIPTORS, |maximum| maximum.min(DESCRIPTORS));
        if limit.current.is_some_and(|current| current < wanted) {
            limit.current = Some(wanted);
            setrlimit(Resource::Nofile, limit).unwrap_or_default();
        }
    }
}

async fn serve_connection(
    stream: std::net::TcpStream,
    intake: Arc<Intake>,
    activity: Arc<Activity>,
    mut ended: watch::Receiver<bool>,
) {
    // A socket that the runtime cannot watch is closed.
    let Ok(stream) = TcpStream::from_std(stream) else { return };
    // Answers are small, and should not wait for more to send; where this fails they are only slower.
    stream.set_nodelay(true).unwrap_or_default();
    let (taking, asking) = (Arc::clone(&intake), Arc::clone(&activity));
    let is_socket = Arc::new(AtomicBool::new(false));
    let agreed = Arc::clone(&is_socket);
    let service = service_fn(move |request| {
        let busy = asking.begin();
        let (intake, agreed) = (Arc::clone(&taking), Arc::clone(&agreed));
        Box::pin(async move {
            let response = intake.answer(request).await;
            agreed.store(response.status() == StatusCode::SWITCHING_PROTOCOLS, Ordering::Relaxed);
            drop(busy);
            Ok::<_, Infallible>(response)
        })
    });
    let mut connection = http1::Builder::new()
        // hyper would arm a timer for each head; `Connections` looks for slow heads once a second instead.
        .header_read_timeout(None)
        .max_buf_size(LONGEST_HEAD)
        // A sender that closes its side after the body still gets an answer.
        .half_close(true)
        .serve_connection(TokioIo::new(stream), service);
    let served = tokio::select! {
        biased;
        served = poll_fn(|context| connection.poll_without_shutdown(context)) => served,
        _ = ended.changed() => {
            Pin::new(&mut connection).graceful_shutdown();
            poll_fn(|context| connection.poll_without_shutdown(context)).await
        }
    };
    let Parts { io, read_buf, .. } = connection.into_parts();
    let mut stream = io.into_inner();
    if let (Ok(()), true, Some(sound)) = (&served, is_socket.load(Ordering::Relaxed), &intake.sound) {
        let _busy = activity.begin();
        return sound.take(stream, read_buf, ended).await;
    }
    // What else ends a connection changes nothing: each of its requests was answered, or was not.
    if let Err(error) = served
        && let Some(reason) = unread(&error, &read_buf)
    {
        if matches!(reason, RejectionReason::Http2) {
            // hyper leaves it to its caller to speak HTTP/2, and says nothing.
            stream.write_all(BAD_REQUEST).await.unwrap_or_default();
        }
        intake.tell_unread(reason);
    }
    tokio::select! {
        () = close(stream) => {}
        // Resolves at once where it has ended already.
        _ = ended.wait_for(|ended| *ended) => {}
    }
}

/// Why a head could not be read; `None` where there was none.
fn unread(error: &hyper::Error, unread: &[u8]) -> Option<RejectionReason> {
    if !error.is_parse() {
        return None;
    }
    Some(if unread.starts_with(TLS_HANDSHAKE) {
        RejectionReason::Tls
    } else if unread.starts_with(HTTP2_PREFACE) {
        RejectionReason::Http2
    } else if error.is_parse_too_large() {
        RejectionReason::HeadTooLarge
    } else {
        RejectionReason::Malformed { problem: error.to_string() }
    })
}

/// Closes a connection so that its last answer arrives: a socket that is closed with bytes unread is reset, and the other
/// side loses what it has not read by then. So what still comes is read, for as long as any connection may idle.
async fn close(mut stream: TcpStream) {
    if stream.shutdown().await.is_ok() {
        let mut rest = stream.take(LINGER);
        drop(tokio::io::copy(&mut rest, &mut tokio::io::sink()).await);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::AllowedHosts;
    use crate::journal::{Journals, Location};
    use crate::source::{BodyBudget, SecretPath, TrustPolicy};

    impl Receiving {
        /// One whose thread has broken down.
        pub(crate) fn broken() -> Self {
            let threads = ["receiver", "receiver-2"].map(|name| Thread::start(name).unwrap());
            Self { stop: None, serving: Some(tokio::spawn(async { panic!("broken") })), _threads: threads }
        }
    }

    #[tokio::test]
    async fn an_end_that_nobody_asked_for_is_told() {
        let intake = Intake {
            trust: TrustPolicy {
                path: "/webhook".parse().unwrap(),
                token: None,
                secret_path: SecretPath::Optional,
                keys: None,
                allow_unsigned: false,
                tolerance: Duration::ZERO,
                hosts: AllowedHosts::new("127.0.0.1".parse().unwrap(), []),
            },
            journal: Journals::default().open(&Location::Memory).unwrap(),
            sound: None,
            max_body: 1,
            budget: BodyBudget::new(1),
            clock: jiff::Timestamp::now,
            report: Arc::new(|_| {}),
        };
        let receiver = Receiver::bind("127.0.0.1".parse().unwrap(), 0).await.unwrap();
        let address = receiver.address();
        let mut receiving = receiver.start(intake).unwrap();
        drop(TcpStream::connect(address).await.unwrap());
        drop(receiving.stop.take());
        assert!(matches!(receiving.failed().await, ReceiverError::Ended));
        assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
        receiving.finish().await;
        assert!(matches!(Receiving::broken().failed().await, ReceiverError::Ended));
    }
}
