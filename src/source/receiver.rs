use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::Intake;
use super::connections::{Activity, Connections};

/// How long a request's head may take, and how long a connection may wait for one (`design.md`, section 5).
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// Connections at a time (`design.md`, section 5).
const CONNECTIONS: usize = 1_024;
/// The longest head, in bytes. Ours: ten times what proxies let through.
const LONGEST_HEAD: usize = 64 << 10;
/// Open files that the process may need: the connections, the journal, downloads, commands.
#[cfg(unix)]
const DESCRIPTORS: u64 = 4_096;
/// How long to leave the socket alone when the system has no room for another connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// The webhook server: a socket that is bound, and then served.
#[derive(Debug)]
pub(crate) struct Receiver {
    listener: TcpListener,
    address: SocketAddr,
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
}

impl ReceiverError {
    pub(crate) fn hint(&self) -> String {
        match self {
            Self::Bind { address, source } if source.kind() == io::ErrorKind::AddrInUse => {
                format!("port {} is taken; use another with --port N, or any free one with --port 0", address.port())
            }
            Self::Bind { address, source } if source.kind() == io::ErrorKind::PermissionDenied => {
                format!("port {} needs rights that you lack; use one above 1023, or --port 0", address.port())
            }
            Self::Bind { .. } => "check --host and --port; --port 0 takes any free port".to_owned(),
        }
    }
}

impl Receiver {
    /// Takes the address; port 0 takes a free one.
    ///
    /// # Errors
    /// When it is taken, not ours, or not allowed.
    pub(crate) async fn bind(host: IpAddr, port: u16) -> Result<Self, ReceiverError> {
        let wanted = SocketAddr::new(host, port);
        let failed = |source| ReceiverError::Bind { address: wanted, source };
        allow_descriptors();
        let listener = TcpListener::bind(wanted).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok(Self { listener, address })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes deliveries until `stop` resolves; then takes no more connections, and returns when those that are open
    /// have been answered. Dropping it closes them.
    pub(crate) async fn serve(self, intake: Arc<Intake>, stop: impl Future<Output = ()>) {
        let mut stop = pin!(stop);
        let (ending, ended) = watch::channel(false);
        let mut connections = Connections::new(CONNECTIONS);
        let mut tasks = JoinSet::new();
        loop {
            tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, _)) if connections.make_room() => {
                        let activity = Activity::new();
                        let task = serve_connection(stream, Arc::clone(&intake), Arc::clone(&activity), ended.clone());
                        connections.opened(tasks.spawn(task), activity);
                    }
                    // Every place is taken by a request in hand: closed at once.
                    Ok(_) => {}
                    Err(_) => {
                        // Out of file descriptors, mostly; what fails for one connection passes with the next.
                        connections.drop_idlest();
                        tokio::time::sleep(ACCEPT_PAUSE).await;
                    }
                },
                Some(done) = tasks.join_next_with_id() => connections.closed(match done {
                    Ok((id, ())) => id,
                    Err(error) => error.id(),
                }),
                () = &mut stop => break,
            }
        }
        drop(self.listener);
        ending.send_replace(true);
        while tasks.join_next().await.is_some() {}
    }
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
    stream: TcpStream,
    intake: Arc<Intake>,
    activity: Arc<Activity>,
    mut ended: watch::Receiver<bool>,
) {
    // Answers are small and should not wait for more; a socket that refuses is slower, no worse.
    stream.set_nodelay(true).unwrap_or_default();
    let service = service_fn(move |request| {
        let busy = activity.begin();
        let intake = Arc::clone(&intake);
        async move {
            let response = intake.answer(request).await;
            drop(busy);
            Ok::<_, Infallible>(response)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(LONGEST_HEAD)
        .pipeline_flush(true)
        // Whoever ends its side after the body still gets an answer, and its event is kept to the end.
        .half_close(true)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    // What goes wrong with a connection is its client's affair: it has been answered, or has not been.
    tokio::select! {
        done = connection.as_mut() => drop(done),
        _ = ended.changed() => {
            connection.as_mut().graceful_shutdown();
            drop(connection.await);
        }
    }
}
