//! Delivers webhooks: best effort and never again, as the service does, unless a fault is switched on.

use std::time::Instant;

use serde_json::Value;
use url::Url;

use super::options::{Delivered, Notice};
use super::outgoing::Outgoing;
use super::state::State;
use crate::model::EventKind;

/// What stands in for an answer to a webhook that a fault drops.
const DROPPED: &str = "dropped: a fault is switched on";

/// A webhook, ready to be sent.
#[derive(Clone, Debug)]
pub(super) struct Webhook {
    pub(super) kind: EventKind,
    pub(super) url: Url,
    pub(super) body: Value,
}

/// Sends a webhook that nothing of the same bot can overtake.
pub(super) async fn deliver_alone(state: &State, bot_id: &str, webhook: Webhook) {
    let mut outgoing = Outgoing::default();
    let mut due = outgoing.pass(webhook, &state.faults());
    due.extend(outgoing.rest());
    deliver(state, bot_id, due).await;
}

/// Sends webhooks of one bot, each after the answer to the one before.
pub(super) async fn deliver(state: &State, bot_id: &str, webhooks: Vec<Webhook>) {
    for Webhook { kind, url, body } in webhooks {
        let began = Instant::now();
        let outcome = if state.faults().iter().any(|fault| fault.drops(kind)) {
            Err(DROPPED.to_owned())
        } else {
            let bytes = body.to_string().into_bytes();
            let sent = state.sender.send(&url, bytes, state.options.keys.as_ref(), (state.options.clock)()).await;
            sent.map(|answer| answer.status).map_err(|error| error.to_string())
        };
        let (bot_id, name, took) = (bot_id.to_owned(), kind.name(), began.elapsed());
        state.tell(Notice::Delivered(Delivered { bot_id, name, outcome, took }));
    }
}
