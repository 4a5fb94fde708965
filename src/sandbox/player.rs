//! Plays a bot's lifecycle: waits, moves the bot, and sends the webhook. Delivery is best effort and never retried, as
//! the service's is.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use super::{Delivered, Notice, Shared};
use crate::webhook::scenario::{Step, Subject};

/// Plays a bot's webhooks from the beginning.
pub(super) async fn play(shared: Arc<Shared>, bot_id: String, mut steps: Vec<Step>) {
    let Some((removal, deletion)) =
        shared.with_bot(&bot_id, |bot| (Arc::clone(&bot.removal), Arc::clone(&bot.deletion)))
    else {
        return;
    };
    let mut began = tokio::time::Instant::now();
    let mut next = 0;
    while let Some(step) = steps.get(next).copied() {
        tokio::select! {
            biased;
            () = deletion.notified() => return,
            () = removal.notified() => {
                if shared.with_bot(&bot_id, |bot| bot.stopped.is_none()) == Some(true) {
                    let recorded = steps.iter().take(next).any(|step| step.name() == "bot.recording");
                    steps = Step::removal(recorded, &steps);
                    began = tokio::time::Instant::now();
                    next = 0;
                }
            }
            () = tokio::time::sleep_until(began + shared.options.speed.scaled(step.after)) => {
                next += 1;
                send_step(&shared, &bot_id, &step).await;
            }
        }
    }
}

/// Makes the transcript of a later run, and tells `callback_url` of it.
pub(super) async fn transcribe(shared: Arc<Shared>, bot_id: String, callback_url: Option<Url>, delay: Duration) {
    tokio::time::sleep(shared.options.speed.scaled(delay)).await;
    let Some(step) = Step::single("transcription.processed") else { return };
    let now = (shared.options.clock)();
    let moved = shared.with_bot(&bot_id, |bot| {
        let at = bot.next_time(now);
        bot.apply(&step, at);
        at
    });
    if let (Some(at), Some(url)) = (moved, callback_url) {
        let subject = Subject { bot_id: &bot_id, custom_attributes: None, at };
        let body = step.render(&subject, shared.options.envelope);
        deliver(&shared, &bot_id, step.name(), &url, &body).await;
    }
}

/// Tells a bot's callback of the erasure of its data, at a time after every other webhook of the bot.
pub(super) async fn tell_deletion(shared: Arc<Shared>, bot_id: String, at: Timestamp, callback_url: Url) {
    let Some(step) = Step::single("data_deletion") else { return };
    let body = step.render(&Subject { bot_id: &bot_id, custom_attributes: None, at }, shared.options.envelope);
    deliver(&shared, &bot_id, step.name(), &callback_url, &body).await;
}

async fn send_step(shared: &Shared, bot_id: &str, step: &Step) {
    let envelope = shared.options.envelope;
    let now = (shared.options.clock)();
    let message = shared.with_bot(bot_id, |bot| {
        let at = bot.next_time(now);
        bot.apply(step, at);
        let attributes = &bot.request.custom_attributes;
        let body = step.render(&Subject { bot_id, custom_attributes: Some(attributes), at }, envelope);
        (bot.request.callback_url.clone(), body)
    });
    if step.name() == "data_deletion" {
        shared.forget(bot_id);
    }
    if let Some((Some(url), body)) = message {
        deliver(shared, bot_id, step.name(), &url, &body).await;
    }
}

async fn deliver(shared: &Shared, bot_id: &str, name: &'static str, url: &Url, body: &Value) {
    let bytes = body.to_string().into_bytes();
    let began = Instant::now();
    let sent = shared.sender.send(url, bytes, shared.options.keys.as_ref(), (shared.options.clock)()).await;
    let outcome = sent.map(|answer| answer.status).map_err(|error| error.to_string());
    shared.tell(Notice::Delivered(Delivered { bot_id: bot_id.to_owned(), name, outcome, took: began.elapsed() }));
}
