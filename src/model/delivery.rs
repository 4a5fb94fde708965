use std::fmt;

use bytes::Bytes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Event, Headers, MOST_UNPACKED, QueryString, StopReason, unpacked};

/// A place in the journal: 1 for the first event, without gaps while one writer appends.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Seq(pub i64);

impl fmt::Display for Seq {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// How far a delivery has proved itself: what proves more is more.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Auth {
    /// Nothing was proved.
    None,
    /// It arrived on the secret path.
    Path,
    /// Its signature is valid under a configured secret.
    Signature,
}

impl Auth {
    /// The name used in records and in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Path => "path",
            Self::Signature => "signature",
        }
    }
}

/// Where a delivery came from.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// Read from the API because no webhook told.
    Poll,
    /// Taken from a journal or an export.
    Replay,
    /// An HTTP request to the receiver.
    Webhook,
}

impl Source {
    /// The name used in records and in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Poll => "poll",
            Self::Replay => "replay",
            Self::Webhook => "webhook",
        }
    }
}

/// What a source hands to the journal: the bytes, how they came, and what they say.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// When the last byte had come.
    pub received_at: Timestamp,
    /// Where it came from.
    pub source: Source,
    /// How far it is trusted.
    pub auth: Auth,
    /// The headers, for forwarding and for `events show`.
    pub headers: Headers,
    /// What followed the `?` of the address that it was sent to, the secret path's token left out.
    pub query: Option<QueryString>,
    /// The body, byte for byte as it came; [`Delivery::payload`] is what is in it.
    pub body: Bytes,
    /// The body, read.
    pub event: Event,
}

impl Delivery {
    /// How far it is believed: by what it proved when it came; what the service was asked for, as far as anything.
    pub fn trust(&self) -> Auth {
        match self.source {
            Source::Poll => Auth::Signature,
            Source::Replay | Source::Webhook => self.auth,
        }
    }

    /// What is in the body: JSON in UTF-8, whatever was put around it on its way; the body itself if it was not understood.
    pub fn payload(&self) -> Bytes {
        if self.event.is_unparsed() {
            return self.body.clone();
        }
        unpacked(&self.headers, &self.body, MOST_UNPACKED).unwrap_or_else(|_| self.body.clone())
    }

    /// Whether something was put around the payload on its way.
    pub fn is_packed(&self) -> bool {
        self.payload() != self.body
    }

    /// Whether it is sure that the service said this: it was asked for it, or it proved itself when it came.
    pub fn is_proven(&self) -> bool {
        self.trust() > Auth::None
    }
}

/// A delivery that the journal has kept.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its place.
    pub seq: Seq,
    /// When it came, where from, how far trusted, and what it says.
    pub delivery: Delivery,
    /// Why the bot stopped, on a terminal event.
    pub reason: Option<StopReason>,
    /// Whether the journal held the same event already.
    pub duplicate: bool,
    /// Whether the session had already got further than this event tells.
    pub late: bool,
}

impl Record {
    /// Whether it repeats what only unproven webhooks had told, and proves it: nobody need hear of it again, but what
    /// must not be done without a proof can be done.
    pub fn is_confirmation(&self) -> bool {
        self.duplicate && self.delivery.source == Source::Poll
    }
}
