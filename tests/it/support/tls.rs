use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;

use base64::Engine as _;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::TestEnv;

/// An authority that no system knows.
pub(crate) struct Authority {
    certificate: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

/// What a server shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Shown {
    /// A certificate for its name.
    Good,
    /// One whose time is over.
    Expired,
    /// One for another name.
    Other,
    /// The authority's own.
    Authority,
}

/// HTTPS before a server that speaks HTTP. It lives as long as the test process.
pub(crate) struct TlsFront {
    port: u16,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap().der().clone();
        Self { certificate, issuer: Issuer::new(params, key) }
    }

    /// Its certificate in PEM.
    pub(crate) fn pem(&self) -> String {
        let text = base64::engine::general_purpose::STANDARD.encode(&self.certificate);
        format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
    }

    /// The file with its certificate.
    pub(crate) fn file(&self, env: &TestEnv) -> PathBuf {
        env.file("authority.pem", self.pem())
    }

    /// What a server of these names shows, and its key.
    fn identity(&self, shown: Shown) -> (CertificateDer<'static>, PrivateKeyDer<'static>) {
        let names: &[&str] =
            if shown == Shown::Other { &["elsewhere.example"] } else { &["localhost", "127.0.0.1", "store.example"] };
        let mut params = CertificateParams::new(names.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap();
        if shown == Shown::Expired {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2021, 1, 1);
        }
        if shown == Shown::Authority {
            let key = PrivatePkcs8KeyDer::from(self.issuer.key().serialize_der());
            return (self.certificate.clone(), key.into());
        }
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap().der().clone();
        (certificate, PrivatePkcs8KeyDer::from(key.serialize_der()).into())
    }
}

impl TlsFront {
    /// Stands before the server at `url`.
    pub(crate) fn before(url: &str, authority: &Authority, shown: Shown) -> Self {
        let host = url.strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
        let (certificate, key) = authority.identity(shown);
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (config, host) = (Arc::clone(&config), host.clone());
                // A client that does not trust us goes away.
                std::thread::spawn(move || pass(stream, config, &host).unwrap_or_default());
            }
        });
        Self { port }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The same path of the server behind it.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("https://localhost:{}{path}", self.port)
    }
}

/// Passes one request on, and its answer back. As a proxy is asked, it is the proxy and the server.
fn pass(mut stream: TcpStream, config: Arc<ServerConfig>, host: &str) -> std::io::Result<()> {
    let mut start = [0; 7];
    if stream.peek(&mut start)? == start.len() && &start == b"CONNECT" {
        let mut line = Vec::new();
        let mut byte = [0];
        while !line.ends_with(b"\r\n\r\n") {
            stream.read_exact(&mut byte)?;
            line.push(byte[0]);
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
    }
    let mut connection = ServerConnection::new(config).unwrap();
    if let Err(error) = connection.complete_io(&mut stream) {
        // What was not understood is answered, as TLS servers do.
        connection.write_tls(&mut stream)?;
        return Err(error);
    }
    let mut reader = BufReader::new(StreamOwned::new(connection, stream));
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        if line == "\r\n" {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap(),
            "connection" => continue,
            _ => {}
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let mut behind = TcpStream::connect(host)?;
    behind.write_all(format!("{head}connection: close\r\n\r\n").as_bytes())?;
    behind.write_all(&body)?;
    let mut answer = Vec::new();
    behind.read_to_end(&mut answer)?;
    let mut stream = reader.into_inner();
    stream.write_all(&answer)?;
    stream.conn.send_close_notify();
    stream.flush()
}
