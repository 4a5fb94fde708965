//! The simplest receiver that keeps an event before it answers: one writer thread, and one transaction for everything
//! that waits. It knows no repeats, no reactions and no limits; what `listen` does beyond it should cost nothing.

use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, mpsc};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::{Request, Response, StatusCode};
use meetstream::model::{BotId, Event, Secret};
use meetstream::webhook::envelope;
use meetstream::webhook::signature::{Keys, SIGNATURE_HEADER, Signature};
use rusqlite::Connection;
use tokio::sync::oneshot;

/// Checks signatures, and hands on what is to be kept.
#[derive(Clone)]
pub(crate) struct Plain {
    keys: Arc<Keys>,
    writer: mpsc::Sender<Delivery>,
}

struct Delivery {
    body: Bytes,
    event: Event,
    kept: oneshot::Sender<()>,
}

impl Plain {
    #[expect(clippy::disallowed_methods, reason = "it is what the journal is compared with")]
    pub(crate) fn start(database: &Path, secret: &Secret) -> Self {
        let connection = Connection::open(database).unwrap();
        connection.pragma_update(None, "journal_mode", "wal").unwrap();
        connection.pragma_update(None, "synchronous", "full").unwrap();
        let schema = "CREATE TABLE events (seq INTEGER PRIMARY KEY, bot TEXT, name TEXT NOT NULL, body BLOB NOT NULL);
            CREATE INDEX of_bot ON events (bot, seq);";
        connection.execute_batch(schema).unwrap();
        let (writer, deliveries) = mpsc::channel();
        std::thread::spawn(move || write(connection, &deliveries));
        Self { keys: Arc::new(Keys::new([secret]).unwrap()), writer }
    }

    pub(crate) async fn answer(self, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
        let (head, body) = request.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let signature = head.headers.get(SIGNATURE_HEADER).and_then(|value| value.to_str().ok());
        let signature = signature.and_then(|text| text.parse::<Signature>().ok());
        if signature.is_none_or(|signature| self.keys.verify(&body, &signature).is_err()) {
            let mut refused = Response::new(Full::default());
            *refused.status_mut() = StatusCode::UNAUTHORIZED;
            return Ok(refused);
        }
        let event = envelope::parse(&body).unwrap();
        let (kept, is_kept) = oneshot::channel();
        self.writer.send(Delivery { body, event, kept }).unwrap();
        is_kept.await.unwrap();
        Ok(Response::new(Full::new(Bytes::from_static(b"ok\n"))))
    }
}

fn write(mut connection: Connection, deliveries: &mpsc::Receiver<Delivery>) {
    while let Ok(first) = deliveries.recv() {
        let group: Vec<_> = std::iter::once(first).chain(deliveries.try_iter()).collect();
        let transaction = connection.transaction().unwrap();
        {
            let insert = "INSERT INTO events (bot, name, body) VALUES (?1, ?2, ?3)";
            let mut insert = transaction.prepare_cached(insert).unwrap();
            for Delivery { body, event, .. } in &group {
                let bot = event.bot_id.as_ref().map(BotId::as_str);
                insert.execute((bot, event.name.as_str(), &body[..])).unwrap();
            }
        }
        transaction.commit().unwrap();
        for delivery in group {
            delivery.kept.send(()).unwrap_or_default();
        }
    }
}
