//! What tests in every room build.

use super::{Auth, Delivery, Event, Headers, Record, Seq, Source};

/// The first record of a journal: an event that came as a webhook with this body, unsigned, at this time.
pub(crate) fn record(event: Event, body: &str, at: &str) -> Record {
    let delivery = Delivery {
        received_at: at.parse().unwrap(),
        source: Source::Webhook,
        auth: Auth::None,
        headers: Headers::default(),
        query: None,
        body: body.as_bytes().to_vec().into(),
        event,
    };
    Record { seq: Seq(1), reason: delivery.event.stop_reason(), delivery, duplicate: false, late: false }
}
