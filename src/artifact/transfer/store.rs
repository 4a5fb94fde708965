use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use jiff::Timestamp;
use reqwest::header::{ACCEPT_ENCODING, HeaderValue, IF_NONE_MATCH, IF_RANGE, RANGE};
use reqwest::redirect::Policy;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::Url;

use super::bounds::Slowest;
use super::fault::Fault;
use super::head::{Head, unsatisfied_total};
use super::link::LinkError;
use super::policy::FIRST_PAUSE;
use crate::api::MediaBody;
use crate::http::{Clients, beginning, is_transient, retry_after};
use crate::model::{Trust, is_loopback};

/// The HTTP clients for media, and the memory that all transfers share. Cheap to clone.
#[derive(Clone, Debug)]
pub(in crate::artifact) struct Store {
    clients: Arc<Clients>,
    budget: Arc<Semaphore>,
    /// For files that are whole and wait for the disk. A disk syncs many at once in the time that it takes for one.
    pub(super) finishing: Arc<Semaphore>,
    pub(super) clock: fn() -> Timestamp,
    pub(super) limits: Limits,
}

/// The numbers that decide how patient and how greedy transfers are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How long no byte may come.
    pub(super) stall: Duration,
    /// How little may come.
    pub(super) slowest: Slowest,
    /// The pause after a first attempt that brought nothing.
    pub(super) pause: Duration,
}

/// A store that sends nothing for half a minute is given up: stores and proxies themselves wait no longer. One that sends less
/// than 1 KiB a second for a minute would take a day for an hour of sound.
const LIMITS: Limits = Limits {
    stall: Duration::from_secs(30),
    slowest: Slowest { bytes: 60 << 10, within: Duration::from_mins(1) },
    pause: FIRST_PAUSE,
};
/// How long, and how far in bytes, the reason for a 400 is read: a few lines of XML.
const REASON: Duration = Duration::from_secs(10);
const LONGEST_REASON: u64 = 4 << 10;
/// Bytes that may wait for the disks, of all files together: more than a disk takes while a thread is woken, and little of
/// the 32 MiB that a download may use.
const BUDGET: usize = 4 << 20;
/// Files that are synced at the same time: each has a thread and an open file, and systems allow 256 open files or more.
const FINISHING: usize = 64;
/// Redirects that are followed: a link to another region is one, and browsers give up after twenty.
const REDIRECTS: usize = 5;

/// What is wanted of an object.
#[derive(Clone, Debug)]
pub(super) struct Want {
    /// The first byte.
    pub(super) from: u64,
    /// The tag that the object must have, for anything but the whole of it.
    pub(super) etag: Option<String>,
    /// The tag with which the whole of it is not wanted: it is here.
    pub(super) unless: Option<String>,
}

/// A body as it arrives.
pub(super) enum Body {
    /// From a store.
    Store(reqwest::Response),
    /// From the API itself.
    Api(MediaBody),
}

impl Store {
    pub(in crate::artifact) fn new(clock: fn() -> Timestamp, trust: Trust) -> Self {
        Self {
            clients: Arc::new(Clients::new(trust, |builder| builder.redirect(redirects()))),
            budget: Arc::new(Semaphore::new(BUDGET)),
            finishing: Arc::new(Semaphore::new(FINISHING)),
            clock,
            limits: LIMITS,
        }
    }

    /// The same with other numbers.
    #[cfg(test)]
    pub(super) fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Waits for room for so many bytes on their way to a disk. `None` never comes: the budget is not closed.
    pub(super) async fn room(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        let permits = u32::try_from(bytes.min(BUDGET)).unwrap_or(u32::MAX);
        Arc::clone(&self.budget).acquire_many_owned(permits).await.ok()
    }

    /// Asks for an object from a byte on, and reads the head of the answer; `None` where it is not wanted.
    pub(super) async fn open(&self, url: &Url, want: &Want) -> Result<Option<(Head, Body)>, Fault> {
        let mut request =
            self.clients.to(url).map_err(Fault::Client)?.get(url.clone()).header(ACCEPT_ENCODING, "identity");
        if let (1.., Some(etag)) = (want.from, &want.etag) {
            request = request.header(RANGE, format!("bytes={}-", want.from));
            request = request.header(IF_RANGE, HeaderValue::from_str(etag).map_err(|_| Fault::Changed)?);
        }
        if let (0, Some(etag)) = (want.from, &want.unless) {
            request = request.header(IF_NONE_MATCH, HeaderValue::from_str(etag).map_err(|_| Fault::Changed)?);
        }
        let sent = tokio::time::timeout(self.limits.stall, request.send()).await;
        let response = sent.map_err(|_| Fault::Stalled { after: self.limits.stall })?.map_err(Fault::of_client)?;
        let status = response.status().as_u16();
        let head = match status {
            200 => Head::whole(response.headers()),
            206 => Head::part(response.headers()).ok_or(Fault::WrongRange)?,
            304 if want.unless.is_some() => return Ok(None),
            _ => return Err(refusal(status, response).await),
        };
        Ok(Some((head, Body::Store(response))))
    }
}

impl Body {
    /// The next bytes; `None` at the end.
    pub(super) async fn chunk(&mut self, stall: Duration) -> Result<Option<Bytes>, Fault> {
        let next = async {
            match self {
                Self::Store(response) => response.chunk().await.map_err(Fault::of_client),
                Self::Api(body) => body.chunk().await.map_err(|source| Fault::Link(LinkError::Api(source))),
            }
        };
        tokio::time::timeout(stall, next).await.map_err(|_| Fault::Stalled { after: stall })?
    }
}

/// Stores redirect to other stores, but nobody is led from `https` into the clear, nor by plain `http` off this machine.
fn redirects() -> Policy {
    Policy::custom(|attempt| {
        let downgraded =
            attempt.previous().iter().any(|url| url.scheme() == "https") && attempt.url().scheme() != "https";
        let clear = attempt.url().scheme() == "http" && !is_loopback(attempt.url());
        if attempt.previous().len() > REDIRECTS || downgraded || clear {
            attempt.error("the store redirects in circles, or into the clear")
        } else {
            attempt.follow()
        }
    })
}

/// Sorts the answers that are no object. Stores answer an expired or malformed signature with 400, 401 or 403.
async fn refusal(status: u16, response: reqwest::Response) -> Fault {
    match status {
        401 | 403 => Fault::Refused { status },
        400 => {
            let body = tokio::time::timeout(REASON, beginning(response, LONGEST_REASON)).await.unwrap_or_default();
            let text = String::from_utf8_lossy(&body);
            if ["Expired", "Signature", "Token"].iter().any(|word| text.contains(word)) {
                Fault::Refused { status }
            } else {
                Fault::Rejected { status }
            }
        }
        404 | 410 => Fault::Gone { status },

        _ if is_transient(status) => {
            Fault::Busy { status, retry_after: retry_after(response.headers(), SystemTime::now()) }
        }
        416 => Fault::Unsatisfiable { total: unsatisfied_total(response.headers()) },
        _ => Fault::Rejected { status },
    }
}
